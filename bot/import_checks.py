"""What is wrong with an import, taken together with what a server has: sentences that name couple, entry and field."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from bot.couples import name_mistakes
from bot.importing import ImportPlan, as_here, merged
from bot.reasoning.names import Names, plain
from bot.replies.words import guard_words
from bot.replies.words import import_words as words
from db.checks import event_mistakes, pack_mistakes
from db.dates import EdtfDate
from db.guard import private_in, private_in_url
from db.records import Certainty, Couple, Event, Pack, Source


def import_mistakes(plan: ImportPlan, names: Names, commands: Collection[str], today: date) -> tuple[str, ...]:
    """What keeps a plan from being applied, whichever side is taken; each is told once.

    `names` are the couples of the server, and `commands` the names of our commands.
    """
    found = [*_of_couple(plan, names, commands), *_of_entries(plan, today)]
    for take in (False, True):
        found += _together(plan, take=take)
    return tuple(dict.fromkeys(found))


def _of_couple(plan: ImportPlan, names: Names, commands: Collection[str]) -> Iterator[str]:
    pack = plan.pack.couple
    if plan.here is not None:
        here = [person.name for person in plan.here.couple.says.people]
        there = [person.name for person in pack.people]
        if sorted(here) != sorted(there):
            yield words.at(plan.slug, words.THE_COUPLE, words.PEOPLE, words.other_people(here, there))
    for entry in plan.entries:
        if isinstance(entry.says, Couple):
            for mistake in name_mistakes(entry.says, names, commands):
                yield f"{plan.slug}: {words.THE_COUPLE}: {mistake.sentence}"


def _of_entries(plan: ImportPlan, today: date) -> Iterator[str]:
    """What is wrong with entries that would be written, each by itself."""
    minors = {*plan.pack.couple.minors, *(plan.here.couple.says.minors if plan.here else ())}
    for entry in plan.entries:
        match entry.says:
            case Source() as source:
                named = words.of_source(entry.key)
                wrong = [*_private_source(source, minors), *_to_come("published", source.published, today)]
            case Event() as event:
                named = words.of_event(entry.key)
                wrong = [*_private_event(event, minors), *event_mistakes(event), *_to_come("date", event.date, today)]
                wrong += _to_come("known_from", event.known_from, today)
            case Couple():
                continue
        for field, sentence in wrong:
            yield words.at(plan.slug, named, field, sentence)


def _private_source(source: Source, minors: Collection[str]) -> Iterator[tuple[str, str]]:
    yield from _private(minors, id=source.key, title=source.title, publisher=source.publisher)
    if source.url and (found := private_in_url(source.url, minors)):
        yield "url", guard_words.refused("it", found).removesuffix(".")


def _private_event(event: Event, minors: Collection[str]) -> Iterator[tuple[str, str]]:
    yield from _private(minors, id=event.key, summary=event.summary, partner=event.partner)


def _private(minors: Collection[str], **texts: str | None) -> Iterator[tuple[str, str]]:
    for field, text in texts.items():
        if text and (found := private_in(text, minors)):
            yield field, guard_words.refused("it", found).removesuffix(".")


def _to_come(field: str, when: EdtfDate | None, today: date) -> Iterator[tuple[str, str]]:
    if when and when.first > today:
        yield field, words.to_come(when, today.isoformat())


def _together(plan: ImportPlan, *, take: bool) -> Iterator[str]:
    """What is wrong with the record as it would be, and is not wrong with it as it is."""
    would_be = merged(plan, take=take)
    had: set[str] = set()
    if plan.here is not None:
        as_it_is = as_here(plan.here)
        had = {*pack_mistakes(as_it_is), *_unlinked(plan, as_it_is, {}), *_inside(plan, as_it_is)}
    says = {entry.key: entry.says for entry in plan.applied(take=take) if isinstance(entry.says, Source)}
    for mistake in pack_mistakes(would_be):
        if mistake not in had:
            yield f"{plan.slug}: {mistake}"
    yield from (
        mistake for mistake in (*_unlinked(plan, would_be, says), *_inside(plan, would_be)) if mistake not in had
    )


def _unlinked(plan: ImportPlan, pack: Pack, says: dict[str, Source]) -> Iterator[str]:
    """Confirmed events without an article that has a link; `says` is what the file says of articles."""
    here = {key: version.says for key, version in plan.here.sources.items()} if plan.here else {}
    for event in pack.events:
        articles = [says.get(source.key) or here.get(source.key) or source for source in event.sources]
        if event.certainty is Certainty.CONFIRMED and not any(article.url for article in articles):
            named = words.of_event(event.key)
            yield words.at(plan.slug, named, words.CERTAINTY, words.CONFIRMED_NEEDS_A_LINK)


def _inside(plan: ImportPlan, pack: Pack) -> Iterator[str]:
    """Partners who are one of the couple by another of their names."""
    called = {plain(name) for person in pack.couple.people for name in (person.name, *person.aliases)}
    exact = {person.name.casefold() for person in pack.couple.people}
    for event in pack.events:
        if event.partner and plain(event.partner) in called and event.partner.casefold() not in exact:
            yield words.at(plan.slug, words.of_event(event.key), words.PARTNER, words.PARTNER_INSIDE)
