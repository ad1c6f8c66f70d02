"""The events that a reading speaks of, each with how much of it it covers."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from bot.reasoning.ask.asked import Asked
from bot.reasoning.ask.concepts import StateAsked
from bot.reasoning.ask.lexicon import EVERY
from bot.reasoning.ask.people import People
from bot.reasoning.ask.reading import Reading
from bot.reasoning.ask.small_words import STOP
from bot.reasoning.ask.terms import Term
from bot.reasoning.ask.text import lemma
from bot.reasoning.ask.window import Window, inside
from bot.reasoning.names import plain
from db.records import TRACK_KINDS, Certainty, Event, Kind

# The share of what is asked that an event has to cover to tell it; to settle it by yes, more.
TELLS = 0.5
SETTLES = 0.6
# Below it an event has too little to do with a question to be named beside it.
NEAR = 0.2


class Search(Protocol):
    """Full-text search: the places of the events that hold any of some phrases, with their BM25 scores."""

    def __call__(self, phrases: Iterable[str], *, told_only: bool) -> Mapping[int, float]:
        """Search what events tell, and what is cited for it unless `told_only`."""
        ...


_AS_PARTNERS = {
    Kind.DATING_STARTED: Kind.NEW_PARTNER,
    Kind.RECONCILED: Kind.NEW_PARTNER,
    Kind.BROKE_UP: Kind.NEW_PARTNER_ENDED,
    Kind.SEPARATED: Kind.NEW_PARTNER_ENDED,
    Kind.DIVORCE_FILED: Kind.NEW_PARTNER_ENDED,
    Kind.DIVORCE_FINALIZED: Kind.NEW_PARTNER_ENDED,
}
# Kinds of which words that come near to them tell too little.
_DECIDED = TRACK_KINDS | {Kind.CHILD_BORN}
OF_BOTH = frozenset(
    {
        Kind.DATING_STARTED,
        Kind.MARRIED,
        Kind.RECONCILED,
        Kind.SEPARATED,
        Kind.DIVORCE_WITHDRAWN,
        Kind.DECLARED_LEGALLY_SINGLE,
        Kind.DIVORCE_FINALIZED,
    }
)
_HEADLINE, _LOOSELY, _CLOSELY = 0.4, 0.45, 0.7
# What a score is multiplied by where the day may be another, is another, or somebody else did it.
_PERHAPS, _ANOTHER_DAY, _ANOTHER = 0.85, 0.4, 0.7
# And where it is about somebody beside the couple, of whom nothing is asked.
_BESIDE = 0.7
# What certainty adds, so that of two that cover the same the surer comes first.
_CONFIRMED, _ASSERTED = 0.03, 0.02
# What two who are seen somewhere are, whatever the words.
_AT_ONCE = frozenset({"attend", "together"})
_TALK_OF = re.compile(
    r"\b(?:the|of|fresh|online|reunion|dating|split|this|such|any|new|more|divorce|wedding|off|all) talk\b"
)
_TALKS = re.compile(r"\b(?:talk\w*|sp[eo]ak\w*|spoke\w*|contact\w*|communicat\w*|chat\w*)\b")
_MOST, _NAME, _UNTOLD, _OWNER = 3.0, 4.0, 2.0, 0.4


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event with the share of the question that it covers. `missing` are the terms that it does not tell of,
    and `loose` those that it tells of in words that only come near.

    `inside` is whether its date lies in the days asked about: None where that cannot be told. `agent` is whether
    it is by whom the question means, and `opposite` whether it tells the contrary.
    """

    event: Event
    coverage: float
    score: float
    missing: tuple[Term, ...]
    loose: tuple[Term, ...] = ()
    inside: bool | None = True
    agent: bool = True
    opposite: bool = False


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A term with how well each event tells of it, by its place, and what that weighs."""

    term: Term
    match: Mapping[int, float]
    weight: float

    def is_loose(self, place: int) -> bool:
        """Whether an event tells of it in words that only come near."""
        return bool(self.term.kinds & _DECIDED) and 0 < abs(self.match.get(place, 0.0)) < _CLOSELY


@dataclass
class Finder:
    """Finds events of one record; `search` gives BM25 scores by the place of an event among `events`."""

    events: Sequence[Event]
    people: People
    search: Search
    _found: dict[tuple[tuple[str, ...], bool], Mapping[int, float]] = field(
        default_factory=dict[tuple[tuple[str, ...], bool], Mapping[int, float]]
    )

    def candidates(self, reading: Reading, window: Window) -> tuple[Candidate, ...]:
        """Every event that covers some of a reading, the best first."""
        wanted = [_Wanted(term, match, self._weight(term, match)) for term, match in self._matched(reading)]
        wanted += [_Wanted(Term(name, name=True), self._about(name), _MOST) for name in reading.others]
        places = sorted({place for one in wanted for place in one.match})
        found = [self._candidate(place, reading, window, wanted) for place in places]
        kept = (candidate for candidate in found if candidate.coverage > 0)
        return tuple(sorted(kept, key=lambda candidate: candidate.score, reverse=True))

    def _matched(self, reading: Reading) -> Iterator[tuple[Term, Mapping[int, float]]]:
        return ((term, self._matches(term, reading)) for term in reading.topics)

    def within(self, window: Window) -> tuple[Event, ...]:
        """The dated events that may lie in some days, in the order of the record."""
        return tuple(event for event in self.events if event.date and inside(event, window) is not False)

    def _candidate(self, place: int, reading: Reading, window: Window, wanted: Sequence[_Wanted]) -> Candidate:
        event = self.events[place]
        covered = sum(abs(one.match.get(place, 0.0)) * one.weight for one in wanted)
        coverage = min(covered / sum(one.weight for one in wanted), 1.0)
        fits, agent = inside(event, window), self._is_by(event, reading)
        score = coverage * (1.0 if fits else _PERHAPS if fits is None else _ANOTHER_DAY) * (1.0 if agent else _ANOTHER)
        if event.partner and not reading.others and (reading.both or len(reading.people) > 1):
            score *= _BESIDE
        return Candidate(
            event,
            coverage,
            score + _CONFIRMED * (event.certainty is Certainty.CONFIRMED) + _ASSERTED * event.asserted,
            missing=tuple(one.term for one in wanted if place not in one.match and not one.term.owner),
            loose=tuple(one.term for one in wanted if one.is_loose(place)),
            inside=fits,
            agent=agent,
            # A sign tells that the opposite of a concept is what matched.
            opposite=any(one.match.get(place, 0.0) < 0 for one in wanted),
        )

    def _matches(self, term: Term, reading: Reading) -> Mapping[int, float]:
        """How well each event matches a term, from 0 to 1, by the event's place; negative for the opposite."""
        found, concept = self._by_words(term), term.concept
        if concept is None:
            return found
        if concept.opposite:
            other = EVERY[concept.opposite]
            literal = self._literally(term)
            against = self._searched((*other.says, *other.finds))
            found |= {place: -0.9 for place in against if place not in literal}
        found = self._known_better(concept.name, found)
        kinds, nearly = term.kinds, term.nearly
        if reading.others or (concept.state is StateAsked.DATING and reading.of_one):
            kinds, nearly = (
                frozenset(_AS_PARTNERS[kind] for kind in kinds if kind in _AS_PARTNERS),
                (nearly if reading.others else nearly | kinds)
                | {_AS_PARTNERS[kind] for kind in nearly if kind in _AS_PARTNERS},
            )
        for place, event in enumerate(self.events):
            if event.kind in kinds:
                found[place] = 1.0
            elif event.kind in nearly:
                found[place] = max(found.get(place, 0.0), 0.9)
        return found

    def _known_better(self, concept: str, found: dict[int, float]) -> dict[int, float]:
        """What the words found, for the concepts of which more is known than words."""
        events = list(enumerate(self.events))
        if concept == "talk":
            return {place: score for place, score in found.items() if not _is_hearsay(self.events[place].summary)}
        if concept == "rumour":
            claims = (place for place, event in events if not event.asserted and event.kind is not Kind.DENIAL)
            return found | dict.fromkeys(claims, 0.9)
        if concept in _AT_ONCE:
            seen = (place for place, event in events if event.kind is Kind.SEEN_TOGETHER)
            return found | {place: max(found.get(place, 0.0), 0.7) for place in seen}
        return found

    def _literally(self, term: Term) -> Mapping[int, float]:
        asked = term.concept.asks if term.concept else ()
        return self._searched(() if term.text in asked else (term.text, *term.lemmas))

    def _by_words(self, term: Term) -> dict[int, float]:
        """How well each event matches a term by its text."""
        said = [phrase for concept in term.concepts for phrase in concept.says]
        texts = self._searched(tuple(said))
        phrases = self._searched(tuple(phrase for phrase in said if " " in phrase))
        loosely = self._searched(tuple(phrase for concept in term.concepts for phrase in concept.finds))
        literal = self._literally(term)
        # Where an event's kind can say it, its words alone say less.
        least, more = (0.55, 0.7) if term.concept and all(one.kinds for one in term.concepts) else (0.7, 0.9)
        # A headline speaks of more than the one event that cites it.
        headlines = self._searched((term.text,), told_only=False)
        found = (
            dict.fromkeys(headlines, _HEADLINE)
            | _graded(loosely, _LOOSELY)
            | _graded(texts, least)
            | _graded(phrases, 0.7)
            | _graded(literal, more)
        )
        if term.verb:
            # No verb is written with a capital within a sentence: nobody lives on Saturday Night Live.
            found = {place: score for place, score in found.items() if _has_in_small(self.events[place].summary, term)}
        return found

    def _searched(self, phrases: tuple[str, ...], *, told_only: bool = True) -> Mapping[int, float]:
        key = (phrases, told_only)
        if key not in self._found:
            self._found[key] = self.search(phrases, told_only=told_only)
        return self._found[key]

    def _about(self, name: str) -> Mapping[int, float]:
        """The events that are about somebody outside the couple, or tell of them."""
        words = plain(name).split()
        texts = self._searched((" ".join(words), words[-1]))
        return {place: 1.0 for place, event in enumerate(self.events) if event.partner == name} | dict.fromkeys(
            texts, 1.0
        )

    def _weight(self, term: Term, match: Mapping[int, float]) -> float:
        """What a term says: the rarer, the more; most where no event tells of it."""
        count = len(match)
        if not count:
            weight = _NAME if term.name else _UNTOLD
        else:
            size = len(self.events)
            weight = max(1.0, _MOST * math.log2(1 + size / count) / math.log2(1 + size)) if size > 1 else _MOST
        return weight * (_OWNER if term.owner and not count else 1.0)

    def _is_by(self, event: Event, reading: Reading) -> bool:
        """Whether an event is by the one whom a question is about: where either is not told, it may be."""
        if not reading.people or reading.both or reading.asked is Asked.WHO:
            return True
        subject = self.people.subject(event)
        asked = reading.people[0]
        return subject in {None, asked} or not _by_one(event) or self.people.tells_what_did(event, asked)


def _graded(scores: Mapping[int, float], least: float) -> dict[int, float]:
    """BM25 scores as shares from `least` on: the best has a tenth more."""
    best = max(scores.values(), default=0.0)
    return {place: least + (0.1 * max(score, 0.0) / best if best > 0 else 0.0) for place, score in scores.items()}


def _is_hearsay(text: str) -> bool:
    """Whether the only talk in a text is the talk of the town."""
    return _TALK_OF.search(text) is not None and _TALKS.search(_TALK_OF.sub("", text)) is None


def _has_in_small(text: str, term: Term) -> bool:
    """Whether a text has something of a term without a capital."""
    finds = (phrase for concept in term.concepts for phrase in concept.finds)
    words = {word for phrase in (*term.phrases, *finds) for word in phrase.split()} - STOP
    stems = tuple(lemma(word)[:4] for word in words)
    written = re.findall(r"[^\W\d_]+", text)
    small = [word for at, word in enumerate(written) if at == 0 or word.islower()]
    return any(word.lower().startswith(stems) or lemma(word.lower()).startswith(stems) for word in small)


def _by_one(event: Event) -> bool:
    """Whether it matters by which of the two an event is."""
    return event.kind not in OF_BOTH
