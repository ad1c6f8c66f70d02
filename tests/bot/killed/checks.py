"""What has to be in a record of which editors at work had acknowledged some changes when they were killed."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from db.versions import COUPLES, EVENTS, SOURCES, Kept
from tests.bot.killed.promises import SIGNED, WRITING, Promise, promise_from

_KEPT = {kept.versions: kept for kept in (COUPLES, SOURCES, EVENTS)}
# Of each kind of entry: what is wrong, as (what, row). `v` is a version, `e` its entry.
_ENTRIES = """
    SELECT '{entries} without a version', e.id FROM {entries} e
        WHERE NOT EXISTS (SELECT 1 FROM {versions} WHERE {of} = e.id)
    UNION ALL SELECT '{versions} in a layer that is not theirs', v.id
        FROM {versions} v JOIN {entries} e ON e.id = v.{of} WHERE e.server IS NOT NULL AND v.layer IS NOT e.server
    UNION ALL SELECT '{versions} of no import', v.id FROM {versions} v LEFT JOIN imports i ON i.id = v.batch
        WHERE v.batch IS NOT NULL AND (i.applied_at IS NULL OR i.packs IS NOT NULL OR i.server IS NOT v.layer)
"""
_LINKS = """
    SELECT 'event_versions without a source', v.id FROM event_versions v
        WHERE NOT EXISTS (SELECT 1 FROM event_sources WHERE version_id = v.id)
    UNION ALL SELECT 'a gap in the links', version_id FROM event_sources
        GROUP BY version_id HAVING count(*) <> max(place) + 1
    UNION ALL SELECT 'a gap in the disputes', version_id FROM event_disputes
        GROUP BY version_id HAVING count(*) <> max(place) + 1
    UNION ALL SELECT 'a source from elsewhere', v.id FROM event_versions v JOIN events e ON e.id = v.event_id
        JOIN event_sources l ON l.version_id = v.id JOIN sources s ON s.id = l.source_id
        WHERE s.couple_id <> e.couple_id OR ifnull(s.server, v.layer) IS NOT v.layer
    UNION ALL SELECT 'a dispute elsewhere', v.id FROM event_versions v JOIN events e ON e.id = v.event_id
        JOIN event_disputes l ON l.version_id = v.id JOIN events d ON d.id = l.event_id
        WHERE d.couple_id <> e.couple_id OR ifnull(d.server, v.layer) IS NOT v.layer
    UNION ALL SELECT 'an event of another server''s couple', e.id FROM events e JOIN couples c ON c.id = e.couple_id
        WHERE c.server IS NOT NULL AND e.server IS NOT c.server
"""
_SUGGESTIONS = """
    SELECT 'a suggestion with half a decision', id FROM suggestions WHERE
        (decision IS NULL) <> (decided_at IS NULL) OR (decision IS 'accepted') <> (event_id IS NOT NULL)
    UNION ALL SELECT 'an accepted suggestion without its event', s.id FROM suggestions s
        WHERE s.decision = 'accepted' AND NOT EXISTS (
            SELECT 1 FROM events e JOIN event_versions v ON v.event_id = e.id WHERE e.id = s.event_id
                AND e.couple_id = s.couple_id AND v.layer = s.server AND v.editor = s.decided_by AND v.action = 'add')
"""
# Of the files that wait to be applied, the oldest are given up when there are many.
_GIVEN_UP = frozenset({"attach"})
# An older name of one of the two is read as the one of now.
_NAMES = """
    SELECT 'an event about nobody of its couple', v.id FROM couples c JOIN events e ON e.couple_id = c.id
        JOIN event_versions v ON v.id = (SELECT max(id) FROM event_versions WHERE event_id = e.id)
        JOIN json_each(v.about) a
        WHERE a.value NOT IN (
            SELECT json_extract(p.value, '$.name') FROM couple_versions n, json_each(n.people) p
            WHERE n.couple_id = c.id)
"""
_CITED = """SELECT json_group_array(source_id) FROM
    (SELECT source_id FROM event_sources WHERE version_id = {} ORDER BY place)"""
_DISPUTED = """SELECT json_group_array(event_id) FROM
    (SELECT event_id FROM event_disputes WHERE version_id = {} ORDER BY place)"""


@dataclass(slots=True)
class Told:
    """A promise, and what was said of it: nothing, that it was kept as a row, or that nothing was written."""

    promise: Promise
    kept: int | None = None
    none: bool = False

    @property
    def open(self) -> bool:
        """Whether nobody knows: the process was killed."""
        return self.kept is None and not self.none


def told_by(lines: Iterable[str]) -> list[Told]:
    """What a process had said."""
    told: list[Told] = []
    for word, _, rest in (line.partition(" ") for line in lines if not line.startswith(WRITING)):
        if word == "try":
            told.append(Told(promise_from(rest)))
            continue
        by, _, row = rest.partition(" ")
        [last] = [each for each in told if each.promise.by == int(by) and each.open]
        last.kept, last.none = (int(row), False) if word == "kept" else (None, True)
    return told


def wrong(path: Path) -> list[tuple[object, ...]]:
    """Whatever is half done in a record, or no longer whole."""
    with closing(sqlite3.connect(path)) as connection:
        statements = [_ENTRIES.format(entries=k.entries, versions=k.versions, of=k.of) for k in _KEPT.values()]
        found = [row for each in (*statements, _LINKS, _SUGGESTIONS, _NAMES) for row in connection.execute(each)]
        found += connection.execute("PRAGMA foreign_key_check").fetchall()
        return [*found, *(row for row in connection.execute("PRAGMA integrity_check") if row != ("ok",))]


def broken(path: Path, told: Sequence[Told]) -> list[str]:
    """The promises that a record does not keep, of all that were made since the first of these."""
    if not told:
        return []
    with closing(sqlite3.connect(path)) as connection:
        return _Record(connection, told).broken()


class _Record:
    def __init__(self, connection: sqlite3.Connection, told: Sequence[Told]) -> None:
        self._connection = connection
        self._told = told
        self._dropped = {each.promise.drops for each in told}
        first = min(each.promise.by for each in told)
        self._signed = {table: self._counted(where, first) for table, where in SIGNED.items()}

    def broken(self) -> list[str]:
        wrong = [f"{each}: {why}" for each in self._told for why in self._of(each)]
        may: dict[int, set[str]] = defaultdict(set)
        for each in self._told:
            may[each.promise.by] |= {*each.promise.rows, *each.promise.may}
        for table, signed in self._signed.items():
            wrong += [f"nobody said that {by} writes {table}" for by in signed if table not in may[by]]
        return wrong

    def _counted(self, where: str, first: int) -> Mapping[int, int]:
        table, _, column = where.rpartition(" WHERE ")
        statement = f"SELECT {column}, count(*) FROM {table} WHERE {column} >= ? GROUP BY 1"
        return dict(self._connection.execute(statement, (first,)).fetchall())

    def _of(self, told: Told) -> list[str]:
        promise = told.promise
        there = {table: self._signed[table].get(promise.by, 0) for table in (*promise.rows, *promise.may)}
        if promise.drops is not None:
            found = self._value("SELECT count(*) FROM drafts WHERE id = ?", promise.drops)
            return ["the draft is there"] if found and not told.open else []
        if promise.batch is not None and (why := self._applied(told, any(there.values()))):
            return [why]
        if not any(there.values()):
            gone = told.kept is None or told.kept in self._dropped or not promise.rows or promise.kind in _GIVEN_UP
            return [] if gone else ["nothing of it is there"]
        if told.none:
            return [f"something of it is there: {there}"]
        if any(there[table] != number for table, number in promise.rows.items()):
            return [f"half of it is there: {there}"]
        return self._said(told)

    def _applied(self, told: Told, written: bool) -> str | None:
        """What is wrong with an import, of which something is written or not."""
        promise = told.promise
        assert promise.batch is not None
        applied = bool(self._value("SELECT applied_at IS NOT NULL FROM imports WHERE id = ?", promise.batch))
        if told.open:
            # Of one that changes nothing, nobody can tell.
            return f"applied: {applied}" if promise.rows and applied != written else None
        return f"applied: {applied}" if applied != (told.kept is not None) else None

    def _said(self, told: Told) -> list[str]:
        """What is wrong with the row that a promise is about."""
        promise = told.promise
        table, rows = next(iter(promise.rows.items()))
        if rows != 1 or promise.batch is not None:
            return []
        columns = ", ".join(["id", *promise.says])
        row = self._connection.execute(f"SELECT {columns} FROM {SIGNED[table]} = ?", (promise.by,)).fetchone()
        says = dict(zip(["id", *promise.says], row, strict=True))
        expected = {"id": told.kept if told.kept is not None else says["id"], **promise.says}
        wrong = [f"it says {says}"] if says != expected else []
        if promise.cites is not None and not self._cites(says["id"], promise.cites):
            wrong.append("it cites others")
        if promise.disputes is not None and self._disputes(says["id"]) != [*promise.disputes]:
            wrong.append(f"it disputes {self._disputes(says['id'])}")
        if promise.again and not self._repeats(_KEPT[table], says["id"]):
            wrong.append("it says what nobody said before")
        return wrong

    def _cites(self, version: int, cites: Sequence[str]) -> bool:
        """Whether a version cites articles that had these links or headlines once."""
        statement = """SELECT v.url, v.title FROM event_sources l JOIN source_versions v ON v.source_id = l.source_id
            WHERE l.version_id = ? AND l.place = ?"""
        found = [self._connection.execute(statement, (version, place)).fetchall() for place in range(len(cites))]
        number = self._value("SELECT count(*) FROM event_sources WHERE version_id = ?", version)
        return number == len(cites) and all(
            any(cited in said for said in rows) for cited, rows in zip(cites, found, strict=True)
        )

    def _disputes(self, version: int) -> list[str]:
        statement = "SELECT key FROM event_disputes l JOIN events e ON e.id = l.event_id WHERE version_id = ?"
        return [key for (key,) in self._connection.execute(f"{statement} ORDER BY place", (version,))]

    def _repeats(self, kept: Kept, version: int) -> bool:
        """Whether a version says what an older one of its entry said, with the same links."""
        columns = kept.columns.removeprefix("place, ").split(", ")
        same = " AND ".join(f"o.{column} IS v.{column}" for column in columns)
        if kept is EVENTS:
            same += "".join(
                f" AND ({links.format('o.id')}) = ({links.format('v.id')})" for links in (_CITED, _DISPUTED)
            )
        statement = f"SELECT count(*) FROM {kept.versions} v JOIN {kept.versions} o ON o.{kept.of} = v.{kept.of}"
        return bool(self._value(f"{statement} AND o.id < v.id AND {same} WHERE v.id = ?", version))

    def _value(self, statement: str, value: int) -> int | None:
        row = self._connection.execute(statement, (value,)).fetchone()
        return row[0] if row else None


def kinds(told: Iterable[Told]) -> Counter[str]:
    """How many changes of each kind were acknowledged."""
    return Counter(each.promise.kind for each in told if each.kept is not None)
