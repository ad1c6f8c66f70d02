"""Questions in plain words: whose record answers them, and what it tells."""

from __future__ import annotations

import re
from datetime import date

from bot.archive import Archive
from bot.asking import CoupleTakenDown
from bot.plainly import NoQuestion, Plainly, Told, Unasked
from bot.reasoning.ask.answering import following, part_of
from bot.reasoning.ask.ground import ground_of
from bot.reasoning.ask.limits import MAX_QUESTION
from bot.reasoning.ask.reading import Reading, inherited, read_clause
from bot.reasoning.ask.splitting import MOST_CLAUSES, clauses_of
from bot.reasoning.ask.text import Said, cleaned, made_plain
from bot.reasoning.ask.told import Part
from bot.reasoning.status import newest_evidence
from bot.reasoning.timeline import told_by
from bot.searching import Searchable, Searchables
from bot.whose import Whose, of_one, without_taken_down

# Of the couples that one question names.
MOST_COUPLES = 3
# Discord's own limit for a message.
_LONGEST = 2000


class Asks:
    """Answers questions in plain words from an archive."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._searchables = Searchables(archive)
        self._whose = Whose(archive, self._searchables)

    async def ask(self, text: str, server: int | None, *, today: date, slug: str | None = None) -> Plainly:
        """What the record tells of a question; `slug` is the couple that it was put to."""
        names = await self._archive.names(server)
        on_record = tuple(stored.couple for stored in names.couples)
        shown = cleaned(text[:_LONGEST])
        if unasked := _unasked(shown):
            return NoQuestion(unasked, on_record)
        asked_of = names.by_slug(slug) if slug else None
        if slug and asked_of is None and (gone := names.taken_down(slug)):
            return CoupleTakenDown(gone)
        said = made_plain(shown)
        couples = await self._whose.of(said, names, server, asked_of)
        if not isinstance(couples, list):
            return couples
        gone, said = names.taken_down_within(said.text), without_taken_down(said, names)
        parts: list[Part] = []
        for stored in couples[:MOST_COUPLES]:
            others = [other for other in couples if other is not stored]
            searchable = await self._searchables.of(stored, server)
            parts += _parts(searchable, of_one(said, stored, others, names), today)
        left_out = max(0, len(couples) - MOST_COUPLES) + max(0, len(clauses_of(said.text, names.words)) - MOST_CLAUSES)
        if not parts:
            return NoQuestion(Unasked.NOISE, on_record)
        hidden = await self._archive.hides_rumours(server)
        return Told(tuple(parts), today, left_out, taken_down=gone, rumours_hidden=hidden)


def _unasked(text: str) -> Unasked | None:
    """Why a text cannot be a question, if it cannot."""
    if not text:
        return Unasked.EMPTY
    if len(text) > MAX_QUESTION:
        return Unasked.TOO_LONG
    return None if re.search(r"[^\W\d_]", text) else Unasked.NOISE


def _parts(searchable: Searchable, said: Said, today: date) -> list[Part]:
    """The answer to each clause, from the record of one couple."""
    parts: list[Part] = []
    for alone in _readings(searchable, said, today):
        reading = following(alone, parts[-1]) if parts else alone
        known = next((time.span.last for time in reading.times if time.known), today)
        ground = ground_of(
            searchable.record, searchable.people, searchable.index.found, today=today, known=min(known, today)
        )
        part = part_of(reading, ground)
        if not any(_same(part, other) for other in parts):
            parts.append(part)
    return parts


def _same(part: Part, other: Part) -> bool:
    """Whether two clauses come to the same."""
    return (part.statements, part.gap, part.verdict) == (other.statements, other.gap, other.verdict)


def _readings(searchable: Searchable, said: Said, today: date) -> list[Reading]:
    """Each clause as it is read; what one leaves out is taken from the one before."""
    people = searchable.people
    newest = newest_evidence(told_by(searchable.record.events, today))
    readings: list[Reading] = []
    for clause in clauses_of(people.with_last_names(said.text), people.words)[:MOST_CLAUSES]:
        reading = read_clause(
            clause,
            said,
            people,
            vocabulary=searchable.vocabulary,
            today=today,
            newest=min(newest.when.latest, today) if newest else None,
        )
        readings.append(inherited(reading, readings[-1]) if readings else reading)
    return readings
