"""An editor's typed fields into a couple, or into what is wrong with each of them; and what a couple may be called."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from bot.mistakes import Mistake
from bot.packs import RESERVED
from bot.reasoning.names import Names, plain
from bot.reasoning.story import story_mistakes
from bot.replies.words import couple_refusals, guard_words
from bot.replies.words import couple_words as words
from db.guard import Private, private_in, private_in_url
from db.records import MAX_SLUG, SLUG_PATTERN, Certainty, Couple, Event, Pack, Person, Record
from db.rows import StoredCouple

FIELDS = ("name", "first", "second", "slug", "aliases")
# The slug of a couple never changes.
EDIT_FIELDS = ("name", "first", "second", "aliases")
MAX_NAME = 100
MAX_ALIASES = 25
PEOPLE = ("first", "second")
_PARTED = re.compile(r"[,;\n]+")
# Letters that are not made of one of a-z and a mark.
_LATIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
_QUOTES = {'"': '"', "'": "'", "“": "”", "„": "“", "‘": "’", "«": "»"}


def read_couple(
    fields: Mapping[str, str], names: Names, commands: Collection[str], *, before: StoredCouple | None = None
) -> Couple | tuple[Mistake, ...]:
    """The couple that an editor typed; or every mistake in it.

    `names` are the couples of this server, `commands` the names of our commands, and `before` is the couple
    that is being edited: it keeps its slug, and a shipped one the names of its people.
    """
    typed = _Typed(fields, names, before)
    couple = typed.couple()
    was = before.couple if before else None
    wrong = (*typed.mistakes, *_other_people(couple, before), *name_mistakes(couple, names, commands, was))
    return wrong or couple


def couple_mistakes(
    couple: Couple, names: Names, commands: Collection[str], before: StoredCouple
) -> tuple[Mistake, ...]:
    """Why a couple may not be called so from now on, where it was called as `before` says."""
    return (*_other_people(couple, before), *name_mistakes(couple, names, commands, before.couple))


def typed_couple(couple: Couple) -> dict[str, str]:
    """A couple as an editor would type it."""
    first, second = (", ".join([person.name, *person.aliases]) for person in couple.people)
    fields = {"name": couple.name, "first": first, "second": second, "slug": couple.slug}
    return {**fields, "aliases": ", ".join(couple.aliases)}


def slug_of(name: str) -> str:
    """A slug made of a name: "ann-and-bo"; empty where the name has letters that no slug takes."""
    called = plain(name).translate(_LATIN)
    # Of a name in another script, or of signs, only the "and" of its "&" might be left.
    if not called.isascii() or called == "and":
        return ""
    parts = called.split()
    while len("-".join(parts)) > MAX_SLUG and len(parts) > 1:
        parts.pop()
    return "-".join(parts)[:MAX_SLUG]


def name_mistakes(
    couple: Couple, names: Names, commands: Collection[str], before: Couple | None = None
) -> tuple[Mistake, ...]:
    """Why a couple may not be called so in a server whose couples have these names.

    What it was called `before` is not asked again: another name is no reason to mend that.
    """
    return (
        *_badly_called(couple, before),
        *_commands_names(couple, commands, before),
        *clashes(couple, names, before),
        *_private_names(couple, before),
    )


def clashes(couple: Couple, names: Names, before: Couple | None = None) -> tuple[Mistake, ...]:
    """What a couple is called that another couple of the server is called too, or one that was taken down."""
    if down := names.taken_down_as(couple):
        return (Mistake("name", couple_refusals.was_taken_down(down)),)
    return tuple(
        Mistake(name, couple_refusals.is_taken(name, called, other.couple.name))
        for name, called in _new(_called(couple), before)
        if (other := next((each for each in names.named(called) if each.couple.slug != couple.slug), None))
    )


def all_names(couple: Couple) -> Iterator[tuple[str, str]]:
    """All that a couple and its people are called, by field."""
    yield from _called(couple)
    for name, person in zip(PEOPLE, couple.people, strict=True):
        yield from ((name, called) for called in (person.name, *person.aliases))


def pack_mistakes(pack: Pack) -> tuple[Mistake, ...]:
    """What keeps a server from storing a pack that was read whole: its story, and texts that hold private details."""
    return (*(Mistake(None, mistake) for mistake in story_mistakes(pack)), *_private_texts(pack), *_unlinked(pack))


def _badly_called(couple: Couple, before: Couple | None) -> Iterator[Mistake]:
    """Names that nobody can type, that are too long or too many, or that do not make two people."""
    for name, called in _new(all_names(couple), before):
        if len(called) > MAX_NAME and name != "slug":
            yield Mistake(name, couple_refusals.too_long(words.LABELS[name], len(called), MAX_NAME))
        elif called and not plain(called):
            yield Mistake(name, couple_refusals.no_letters(words.LABELS[name], called))
        elif "://" in called:
            yield Mistake(name, couple_refusals.holds_link(words.LABELS[name]))
    first, second = couple.people
    for name, place in (("aliases", None), ("first", 0), ("second", 1)):
        count, had = len(aliases_of(couple, place)), len(aliases_of(before, place)) if before else 0
        if count > max(MAX_ALIASES, had):
            yield Mistake(name, couple_refusals.too_many(words.LABELS[name], count, MAX_ALIASES))
    if plain(first.name) and plain(first.name) == plain(second.name):
        yield Mistake("second", couple_refusals.same_person(second.name))
    else:
        yield from _shared_names(couple, before)


def _shared_names(couple: Couple, before: Couple | None) -> Iterator[Mistake]:
    """A name by which either of the two would be meant; one that was there before is no reason to mend it."""
    shared, had = _of_both(couple), _of_both(before) if before else frozenset[str]()
    for called in (called for person in couple.people for called in (person.name, *person.aliases)):
        if plain(called) in shared - had:
            yield Mistake("second", couple_refusals.of_both(called))
            return


def _of_both(couple: Couple) -> frozenset[str]:
    one, other = ({plain(called) for called in (each.name, *each.aliases)} for each in couple.people)
    return frozenset(name for name in one & other if name)


def _other_people(couple: Couple, before: StoredCouple | None) -> Iterator[Mistake]:
    """Other names of a shipped couple's people, whom shipped events name."""
    if before and before.server is None:
        for name, was, now in zip(PEOPLE, before.couple.people, couple.people, strict=True):
            if now.name and was.name != now.name:
                yield Mistake(name, couple_refusals.PEOPLE_STAY)


def _new(called: Iterable[tuple[str, str]], before: Couple | None) -> Iterator[tuple[str, str]]:
    """Of what a couple is called, by field, what it was not called before."""
    had = frozenset(all_names(before)) if before else frozenset[tuple[str, str]]()
    return (each for each in called if each not in had)


def _called(couple: Couple) -> Iterator[tuple[str, str]]:
    """All that a couple is called, by field."""
    yield "slug", couple.slug
    yield "name", couple.name
    yield from (("aliases", alias) for alias in couple.aliases)


def _commands_names(couple: Couple, commands: Collection[str], before: Couple | None) -> Iterator[Mistake]:
    taken = {plain(command) for command in (*RESERVED, *commands)}
    for name, called in _new(_called(couple), before):
        if plain(called) in taken:
            yield Mistake(name, couple_refusals.is_command(name, called))


def _private_names(couple: Couple, before: Couple | None) -> Iterator[Mistake]:
    """Names that hold what no text may; each field is told once."""
    found: set[str] = set()
    for name, called in _new(all_names(couple), before):
        if name not in found and (private := private_in(called, couple.minors)):
            found.add(name)
            yield Mistake(name, guard_words.refused(words.LABELS[name], private), private=True)


def _private_texts(pack: Pack) -> Iterator[Mistake]:
    minors = pack.couple.minors
    for source in pack.sources:
        private = _private_of(minors, source.key, source.title, source.publisher)
        if private := private or private_in_url(source.url or "", minors):
            yield _at("source", source.key, guard_words.refused("it", private))
    for event in pack.events:
        if private := _private_of(minors, event.key, event.summary, event.partner):
            yield _at("event", event.key, guard_words.refused("it", private))


def _private_of(minors: Collection[str], *texts: str | None) -> Private | None:
    return next((found for text in texts if text and (found := private_in(text, minors))), None)


def _unlinked(pack: Pack) -> Iterator[Mistake]:
    for event in pack.events:
        if event.certainty is Certainty.CONFIRMED and not any(source.url for source in event.sources):
            yield _at("event", event.key, words.CONFIRMED_NEEDS_A_LINK)


def _at(kind: str, key: str, sentence: str) -> Mistake:
    return Mistake(None, words.entry(kind, key, sentence))


def aliases_in(typed: str) -> tuple[str, ...]:
    """Aliases as they are typed: parted by commas or lines, each once, without the quotes around."""
    parts = (unquoted(" ".join(part.split())) for part in _PARTED.split(unquoted(typed.strip())))
    return tuple(dict.fromkeys(part for part in parts if part))


def unquoted(typed: str) -> str:
    """A text without the quotes that stand around all of it."""
    inside = typed[1:-1].strip()
    quotes = {typed[:1], typed[-1:]}
    if len(typed) < 2 or _QUOTES.get(typed[0]) != typed[-1] or any(mark in inside for mark in quotes):
        return typed
    return inside


def place_of(couple: Couple, person: str) -> int | None:
    """Which of the two a text names: 0 or 1, None for neither."""
    wanted = plain(person)
    called = [{plain(name) for name in (each.name, *each.aliases)} for each in couple.people]
    return next((place for place, names in enumerate(called) if wanted in names), None)


def aliases_of(couple: Couple, place: int | None) -> tuple[str, ...]:
    """The aliases of a couple, or of the one of the two at a place."""
    return couple.aliases if place is None else couple.people[place].aliases


def with_aliases(couple: Couple, place: int | None, aliases: tuple[str, ...]) -> Couple:
    """A couple with other aliases, or with others for the one of the two at a place."""
    if place is None:
        return replace(couple, aliases=aliases)
    first, second = couple.people
    people = (replace(first, aliases=aliases), second) if place == 0 else (first, replace(second, aliases=aliases))
    return replace(couple, people=people)


def held_by(record: Record, mark: str) -> tuple[str, ...]:
    """The ids of the events that hold a marked name in their texts, or in those of their articles."""
    return tuple(event.key for event in record.events if _holds(event, mark))


def _holds(event: Event, mark: str) -> bool:
    articles = (text for source in event.sources for text in (source.title, source.publisher))
    return any(
        private_in(text, (mark,)) is Private.MINOR for text in (event.summary, event.partner, *articles) if text
    ) or any(private_in_url(source.url, (mark,)) is Private.MINOR for source in event.sources if source.url)


@dataclass
class _Typed:
    fields: Mapping[str, str]
    names: Names
    before: StoredCouple | None
    mistakes: list[Mistake] = field(default_factory=list[Mistake])

    def couple(self) -> Couple:
        """The couple as it is typed, with an empty text for what is missing."""
        name = self._needed("name", self._line("name"))
        people = (self._person(0), self._person(1))
        aliases = aliases_in(self.fields.get("aliases", ""))
        minors = self.before.couple.minors if self.before else ()
        return Couple(self._slug(name), name, people, aliases, minors)

    def _line(self, name: str) -> str:
        return " ".join(self.fields.get(name, "").split())

    def _needed(self, name: str, typed: str) -> str:
        if not typed:
            self.mistakes.append(Mistake(name, couple_refusals.missing(name)))
        return typed

    def _person(self, place: int) -> Person:
        """One of the two: "Kim Kardashian, Kim, Kim K"."""
        typed = self._line(PEOPLE[place])
        known = self.before.couple.people[place].name if self.before else ""
        # A name that the record has may hold a comma.
        if known and (typed == known or typed.startswith(f"{known},")):
            called, rest = known, typed.removeprefix(known)
        else:
            called, _, rest = typed.partition(",")
        return Person(self._needed(PEOPLE[place], called.strip()), aliases_in(rest))

    def _slug(self, name: str) -> str:
        """The slug that stays, that was typed, or that is made of the name."""
        if self.before:
            return self.before.couple.slug
        typed = self._line("slug").lower()
        slug = typed or slug_of(name)
        if typed and not re.fullmatch(SLUG_PATTERN, typed):
            self.mistakes.append(Mistake("slug", couple_refusals.bad_slug(typed)))
        elif name and not slug:
            self.mistakes.append(Mistake("slug", couple_refusals.no_slug(name)))
        elif slug and (other := self.names.by_slug(slug)):
            self.mistakes.append(Mistake("slug", couple_refusals.slug_taken(slug, other.couple.name, made=not typed)))
        return slug
