"""Imports for tests: kept, applied, and looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from db.changes import Action
from db.importing import CoupleChanges, Put
from db.imports import Applied
from db.records import Event, Pack, Source
from db.store import Store
from db.versions import Version
from tests.db.samples import (
    BY_EDITOR,
    EDITOR,
    HERE,
    MADE_AT,
    PACK,
    article,
    event,
    load_sample,
)

LATER = MADE_AT + timedelta(days=8)


async def keep(store: Store, server: int = HERE, *, made_at: datetime = MADE_AT) -> int:
    """An attached file."""
    return await store.imports.keep(
        "packs.toml", [PACK], server=server, editor=EDITOR, made_at=made_at, keep_from=made_at - timedelta(days=7)
    )


async def apply(store: Store, *work: CoupleChanges | Pack, server: int = HERE) -> int:
    """Apply changes as an import, and return its number."""
    number = await keep(store, server)
    stamp = await store.imports.stamp(server)
    assert await store.imports.apply(number, work, server=server, change=BY_EDITOR, stamp=stamp) is Applied.NOW
    return number


async def changes(
    store: Store, couple: int, *, sources: Sequence[Put[Source]] = (), events: Sequence[Put[Event]] = ()
) -> CoupleChanges:
    """Changes of the sample couple."""
    source_rows, event_rows = await store.source_rows(couple, HERE), await store.event_rows(couple, HERE)
    return CoupleChanges(couple, None, tuple(sources), tuple(events), source_rows, event_rows)


async def seen(store: Store, couple: int, server: int = HERE) -> dict[str, Version[Event]]:
    """The versions of events that count for a server, by their ids."""
    return {version.says.key: version for version in await store.seen_events(couple, server)}


async def told(store: Store, couple: int, server: int = HERE) -> list[Event]:
    """The events that stand for a server, in order."""
    events = await store.events(couple, server)
    return [*events.listed, *events.added]


async def an_import(store: Store) -> tuple[int, int]:
    """The sample couple with an import: an event and an article added, and both changed. Returns row and number."""
    couple = await load_sample(store)
    before = await seen(store, couple)
    over = before["over"]
    sources = {source.key: source for source in await store.sources(couple, HERE)}
    new = replace(article("new"), key="new")
    work = await changes(
        store,
        couple,
        sources=[
            Put("new", Action.ADD, new),
            Put(
                "a",
                Action.CHANGE,
                replace(sources["a"], title="How they met"),
                row=(await store.source_rows(couple, HERE))["a"],
            ),
        ],
        events=[
            Put("late", Action.ADD, replace(event("late"), key="late", sources=(new,), disputes=("over",))),
            Put("over", Action.CHANGE, replace(over.says, summary="They part."), row=over.entry, seen=over.id),
        ],
    )
    return couple, await apply(store, work)
