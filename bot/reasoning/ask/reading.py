"""A clause of a question, read: what is asked, of whom, of which time, and about what."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.reasoning.ask.asked import Asked, asked_by, bare, is_choice, is_doubted, wants_exact_day
from bot.reasoning.ask.lexicon import ALIKE, StateAsked
from bot.reasoning.ask.people import People, pronoun_of
from bot.reasoning.ask.small_words import LIGHT, STOP
from bot.reasoning.ask.terms import Term, partners_named, terms_of
from bot.reasoning.ask.text import Said, Word, words_of
from bot.reasoning.ask.times import Relation, TimePhrase, time_phrases
from db.records import Kind


@dataclass(frozen=True, slots=True)
class Anchor:
    """An event by which a clause tells its time: "after the gala"."""

    relation: Relation
    terms: tuple[Term, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A clause as it was read. `people` are of the couple, in the order named; `others` are partners on record."""

    text: str
    asked: Asked
    terms: tuple[Term, ...] = ()
    state: StateAsked | None = None
    people: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    both: bool = False
    times: tuple[TimePhrase, ...] = ()
    anchor: Anchor | None = None
    exact: bool = False
    negated: bool = False
    again: bool = False
    still: bool = False
    first: bool = False
    last: bool = False
    choice: bool = False
    doubted: bool = False
    event: bool = False
    result: bool = False
    elliptic: bool = False

    @property
    def kinds(self) -> frozenset[Kind]:
        """The kinds of event that the clause speaks of."""
        return frozenset(kind for term in self.terms for kind in term.kinds)

    @property
    def topics(self) -> tuple[Term, ...]:
        """What is spoken of, and says something."""
        return tuple(term for term in self.terms if not term.light)


_EVENT = re.compile(r"\b(?:did|get|gets|got|getting|have|has|had|gotten)\b")
_RESULT = re.compile(r"\b(?:have|has|had)\b(?!.*\b(?:ever|got|gotten)\b)")
_BY_THEN = re.compile(r"\bhad\b.*\b(?:already|yet|by then)\b")
_NEGATED = re.compile(r"\b(?:not|never|no longer|cannot)\b")
_ANCHOR = re.compile(
    r"\b(right after|straight after|soon after|just after|shortly after|shortly before|right before|just before"
    r"|by the time|after|before|since|until|following|when|while|during|prior to|once)\b"
)
_TURNS = frozenset({"did", "do", "does", "was", "were", "is", "are", "had", "has"})
# By the last word of a joint; any other is an "after".
_RELATIONS = {
    **dict.fromkeys(("before", "to", "until", "time"), Relation.BEFORE),
    **dict.fromkeys(("when", "while", "during"), Relation.AT),
    "since": Relation.SINCE,
}
# "was he at the gala": nothing else says what is asked.
_AT = re.compile(r"^(?:was|were|is|are) (?:\w+ ){1,3}(?:not )?at (?:the|a|his|her|their) ")
_THE_EXES = re.compile(r"\bthe (?:two )?exes\b")
_HER_EX = re.compile(r"\b(?:her|his|their) ex(?:[- ](?:wife|husband|spouse))?\b")
_WITH = re.compile(r"\bwith\b")


def read_clause(
    text: str, said: Said, people: People, *, vocabulary: frozenset[str], today: date, newest: date | None
) -> Reading:
    """Read one clause of a plain text about a couple."""
    whole = text
    text = bare(text)
    text = _THE_EXES.sub("they", text)
    times = time_phrases(text, today=today, newest=newest)
    timeless = _without(text, times)
    if _BY_THEN.search(timeless):
        # "on the 25th, had he already" asks until then.
        times = tuple(replace(time, relation=Relation.BY) if time.relation is Relation.AT else time for time in times)
    asked = asked_by(timeless)
    ex = asked not in {Asked.WHO, Asked.LIST} and _HER_EX.search(timeless) is not None
    words = words_of(_HER_EX.sub(" ", timeless) if ex else timeless, said, vocabulary)
    main, anchor = _split_anchor(words, asked)
    found = people.found_in(main)
    terms = tuple(terms_of(partners_named(found.rest, vocabulary), people))
    state = next((term.concept.state for term in terms if term.concept and term.concept.state), None)
    if state is StateAsked.DIVORCED and re.search(r"\bgetting (?:a )?divorced?\b", timeless):
        state = StateAsked.DIVORCING
    if state is None and _WITH.search(timeless) and not [term for term in terms if not (term.light or term.name)]:
        state = StateAsked.TOGETHER
    if _AT.search(timeless) and not any(term.concept and term.concept.name == "attend" for term in terms):
        terms = (Term("attend", tuple(concept for concept in ALIKE if concept.name == "attend")), *terms)
    named = found.people
    if len(named) < 2:
        meant = (person for word in main if (who := pronoun_of(word.text)) for person in people.of_gender(who))
        named = tuple(dict.fromkeys((*named, *meant))) if not found.people or not found.others else named
    plural = any(word.text in {"they", "them", "their", "both", "each", "couple", "pair", "two"} for word in main)
    return Reading(
        text=whole,
        asked=asked,
        terms=_told_apart(terms, asked),
        state=state,
        people=named,
        others=found.others,
        both=plural or found.couple or len(named) == 2 or (ex and not named),
        times=times,
        anchor=_anchor(anchor, people),
        exact=wants_exact_day(text),
        negated=bool(_NEGATED.search(timeless)),
        again=bool(re.search(r"\b(?:again|second time|twice|remarr\w+)\b", timeless)),
        still=bool(re.search(r"\b(?:still|anymore|any more|no longer)\b", timeless)),
        first=bool(re.search(r"\b(?:first|originally|initially|earliest|oldest)\b", timeless)),
        last=bool(re.search(r"\b(?:last|latest|newest|most recent\w*|recently|lately)\b", timeless)),
        choice=is_choice(timeless),
        doubted=is_doubted(whole),
        event=bool(_EVENT.search(timeless)) or anchor is not None,
        result=bool(_RESULT.search(timeless)),
        elliptic=not [term for term in terms if not term.light],
    )


def _without(text: str, times: Sequence[TimePhrase]) -> str:
    for time in sorted(times, key=lambda time: time.start, reverse=True):
        text = f"{text[: time.start]} {text[time.end :]}"
    return " ".join(text.split())


def _split_anchor(words: Sequence[Word], asked: Asked) -> tuple[tuple[Word, ...], tuple[str, tuple[Word, ...]] | None]:
    """The words of the clause, and those behind a "before", "after" or "when" that tells its time."""
    text = " ".join(word.text for word in words)
    for found in _ANCHOR.finditer(text):
        joint = found[1]
        if joint in {"when", "once", "while", "since"} and found.start() == 0 and asked is not Asked.WHETHER:
            continue
        before = len(text[: found.start()].split())
        if joint == "since" and before and words[before - 1].text in {"has", "have", "had", "ever"}:
            continue
        behind = before + len(joint.split())
        rest = tuple(words[behind:])
        following: tuple[Word, ...] = ()
        # "how long after the wedding did she file": the question goes on.
        if (
            turn := next((place for place, word in enumerate(rest) if place and word.text in _TURNS), None)
        ) is not None:
            rest, following = rest[:turn], rest[turn:]
        if not any(word.text not in STOP and (word.text not in LIGHT) for word in rest):
            continue
        head = (*words[:before], *following)
        if not head:
            continue
        if joint == "when" and asked in {Asked.WHAT, Asked.WHETHER, Asked.WHO} and len(head) < 2:
            continue
        return head, (joint, rest)
    return tuple(words), None


def _anchor(anchor: tuple[str, tuple[Word, ...]] | None, people: People) -> Anchor | None:
    if anchor is None:
        return None
    joint, words = anchor
    terms = tuple(term for term in terms_of(people.found_in(words).rest, people) if not term.light)
    if not terms:
        return None
    relation = _RELATIONS.get(joint.split()[-1], Relation.AFTER)
    return Anchor(relation, terms, " ".join(word.text for word in words))


# Who is asked for by what they are: "which rapper".
_PLACES = re.compile(r"city|town|country|state|stadium|place|venue")
_ROLES = re.compile(
    r"rapper|singer|actor|actress|model|comedian|star|athlete|player|wom[ae]n|m[ae]n|person|guy|girl|celebrity"
    r"|designer|politician|spokes\w+"
)


def _told_apart(terms: tuple[Term, ...], asked: Asked) -> tuple[Term, ...]:
    """The terms without the word that only asks: "source" in "which source"."""
    asking = {
        Asked.SOURCE: {"source", "insider", "own up", "rumour"},
        Asked.LIST: {"name", "reconcile"} if any(t.concept and t.concept.name == "clue" for t in terms) else {"name"},
        Asked.WHY: {"issue"},
        Asked.WHO: {"actor", "model", "celebrity"},
        Asked.WHERE: {"venue"},
    }.get(asked, set[str]())
    if not asking or len([t for t in terms if not t.light]) < 2:
        return terms
    return tuple(replace(t, light=True) if _only_asks(t, asked, asking) else t for t in terms)


def _only_asks(term: Term, asked: Asked, asking: Collection[str]) -> bool:
    if (asked is Asked.WHO and _ROLES.fullmatch(term.text)) or (asked is Asked.WHERE and _PLACES.fullmatch(term.text)):
        return True
    return term.concept is not None and term.concept.name in asking


def inherited(reading: Reading, before: Reading) -> Reading:
    """A clause such as "and why?" or "does Kim?" with what it leaves out taken from the one before."""
    people = reading.people or before.people
    if not reading.elliptic or reading.others:
        return replace(reading, people=people) if not reading.people and not reading.both else reading
    return replace(
        reading,
        terms=(*before.terms, *reading.terms),
        state=reading.state or before.state,
        people=people,
        others=reading.others or before.others,
        times=reading.times or before.times,
        anchor=reading.anchor or before.anchor,
        event=reading.event or before.event,
    )
