"""A record of thousands of couples: a generated one, written as the bot writes it, then copied under other names."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from db.changes import Change
from db.packstore import Origin
from db.records import Couple, Person
from db.rows import Value, couple_values
from db.store import open_store
from tests.bench.records import generated

COUPLES, EVENTS = 5_000, 40
# What a row's copy adds to these columns, once for each couple, so that all point at rows of their own.
_STRIDE = 1_000
_NUMBERED = {
    "couples": ("id",),
    "couple_versions": ("id", "couple_id"),
    "sources": ("id", "couple_id"),
    "source_versions": ("id", "source_id"),
    "events": ("id", "couple_id"),
    "event_versions": ("id", "event_id"),
    "event_sources": ("version_id", "source_id"),
    "event_disputes": ("version_id", "event_id"),
    "pack_loads": ("id", "couple_id"),
}
_NAMED = ("slug", "name", "aliases", "people")
_FIRST = ("Mara", "Dov", "Ines", "Karl", "Ada", "Tom", "Zoe", "Emil", "Noor", "Jan", "Rosa", "Finn", "Lea", "Otis")
_SYLLABLES = (
    *("ba", "de", "fi", "go", "hu", "ka", "le", "mi", "no"),
    *("pu", "ra", "se", "ti", "vo", "wu", "zel", "mor", "xan"),
)


def crowd_couple(number: int) -> Couple:
    """One of the couples, by its number: two first names that many have, and surnames that nobody else has."""
    size = len(_SYLLABLES)
    stem = "".join(_SYLLABLES[number // step % size] for step in (1, size, size * size))
    people = (
        Person(f"{_FIRST[number % len(_FIRST)]} {stem.capitalize()}son"),
        Person(f"{_FIRST[(number // 3 + 5) % len(_FIRST)]} {stem.capitalize()}berg"),
    )
    return Couple(f"{stem}-{stem}", f"{people[0].name} & {people[1].name}", people, (f"{stem}ship",))


async def write_crowd(path: Path) -> None:
    """Write the record: 5,000 couples with 40 events each, in about two seconds."""
    pack = replace(generated(EVENTS, talk=False), couple=crowd_couple(0))
    async with open_store(path) as store:
        change = Change(datetime.now(UTC), "benchmark")
        await store.load_pack(pack, digest=pack.couple.slug, origin=Origin.FILE, change=change)
    with closing(sqlite3.connect(path)) as connection:
        _name_copies(connection)
        connection.execute("PRAGMA synchronous = OFF")
        for table, numbered in _NUMBERED.items():
            columns = [str(row[1]) for row in connection.execute(f"PRAGMA table_info({table})")]
            copied = (f"{c}_of(n)" if c in _NAMED else f"{c} + n * {_STRIDE}" if c in numbered else c for c in columns)
            connection.execute(
                f"""
                WITH RECURSIVE copies (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copies WHERE n + 1 < {COUPLES})
                INSERT INTO {table} ({", ".join(columns)}) SELECT {", ".join(copied)} FROM copies CROSS JOIN {table}
                """
            )
        connection.commit()


def _name_copies(connection: sqlite3.Connection) -> None:
    """Let SQL have the values of a couple's row by the couple's number."""
    for column in _NAMED:
        connection.create_function(f"{column}_of", 1, partial(_value, column))


def _value(column: str, number: int) -> Value:
    couple = crowd_couple(number)
    return couple.slug if column == "slug" else couple_values(couple)[column]
