"""A clause of a question, read: what is asked, of whom, of which time, and about what."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.reasoning.ask.anchors import Anchor, Ends, asks_for_order, asks_until_then, split_anchor, split_ends
from bot.reasoning.ask.asked import Asked, asked_by, bare, is_choice, is_doubted, wants_exact_day
from bot.reasoning.ask.concepts import StateAsked
from bot.reasoning.ask.lexicon import EVERY
from bot.reasoning.ask.people import Found, People, pronoun_of
from bot.reasoning.ask.terms import Term, partners_named, terms_of
from bot.reasoning.ask.text import Said, Word, words_of
from bot.reasoning.ask.times import Relation, TimePhrase, time_phrases
from db.records import Kind


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
    ends: Ends | None = None
    ordered: bool = False
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
    no_day: bool = False
    nth: int | None = None
    elliptic: bool = False

    @property
    def of_one(self) -> bool:
        """Whether it is about one of the two alone."""
        return len(self.people) == 1 and not self.both

    @property
    def kinds(self) -> frozenset[Kind]:
        """The kinds of event that the clause speaks of."""
        return frozenset(kind for term in self.terms for kind in term.kinds)

    @property
    def topics(self) -> tuple[Term, ...]:
        """What is spoken of, and says something."""
        return tuple(term for term in self.terms if not term.light)


_EVENT = re.compile(r"\b(?:did|never|ever|get|gets|got|getting|have|has|had|gotten)\b")
_GETTING = re.compile(r"^(?:are|is) .*\bgetting back\b")
# "the last time", but not "how long did it last".
_LAST = re.compile(r"^last\b|\b(?:latest|newest|most recent\w*|recently|lately)\b|\blast\b(?!\W*$)")
_RESULT = re.compile(r"\b(?:have|has|had)\b(?!.*\b(?:ever|got|gotten)\b)")
_KNOWN_TO = re.compile(
    r"\b(?:known|public knowledge|(?:anyone|anybody|everyone|people|fans|we|they) (?:know|knew)(?! now)"
    r"|out in the open|publicly (?:engaged|married|together|dating|divorced|separated|known))\b"
)
# "had it been announced by may": was it known by then.
_PUBLISHED = re.compile(
    r"\b(?:been|was|were|got|gone|went|come|came) (?:publicly |officially )?(?:announced|made public|made official"
    r"|revealed|disclosed|public|out in the open)\b"
)
_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b"
)
# What is written like a day, and is none.
_NO_DAY = re.compile(
    rf"\b\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{1,4}}\b|\byear 0+\b|\b(?:3[2-9]|[4-9]\d)(?:st|nd|rd|th)? (?:of )?{_MONTHS}"
    r"|\b3[01](?:st|th)? (?:of )?feb(?:ruary)?\b|\bfeb(?:ruary)? 3[01]\b"
    r"|\b31(?:st)? (?:of )?(?:apr(?:il)?|june?|sept?(?:ember)?|nov(?:ember)?)\b"
)
_NTHS = ("first", "second", "third", "fourth", "fifth", "sixth")
_NTH = re.compile(rf"\b(?:({'|'.join(_NTHS)})|([1-6])(?:st|nd|rd|th))\b")
_NEGATED = re.compile(r"\b(?:not|never|no longer|cannot)\b")
# "was he at the gala": nothing else says what is asked.
_AT = re.compile(r"^(?:was|were|is|are) (?:\w+ ){1,3}(?:not )?at (?:the|a|his|her|their) ")
# "is she seeing anybody, now that it is over", "whom did he date apart from her".
_ASIDE = re.compile(
    r"^(?:going by|judging by|according to|per|by) (?!then)[^,]{0,40}\b(?:papers?|judge?ment|petition|filings?"
    r"|documents?|records?)\b\s*,|\W*\bnow that\b.*|\W*\b(?:by|in|going by|judging by) (?:his|her"
    r"|their) own (?:account|words?|telling|admission|version)\b\s*,?|\W*\bthe way (?:he|she|they) tells? it\b"
    r"|\W*\bas (?:he|she|they) tells? it\b|\b(?:apart from|other than|besides|except(?: for)?|aside from)(?= )"
)
_THE_EXES = re.compile(r"\bthe (?:two )?exes\b")
_HER_EX = re.compile(r"\b(?:her|his|their) ex(?:[- ](?:wife|husband|spouse))?\b")
_OVER = re.compile(
    r"\b(?:is|are|was|were|they|it|things)\b.*\b(?:over|done|through|finished|history)(?: now| already| yet"
    r"| between\b.*| for good)?\W*$"
)
_OFFICIAL = re.compile(r"^(?:is|are|was|were)\b.*\bofficial\W*$")
# Whose girlfriend she is, is of the two.
_OF_TWO = frozenset({StateAsked.DATING, StateAsked.TOGETHER, StateAsked.MARRIED, StateAsked.ENGAGED})
_PLURAL = frozenset({"they", "them", "their", "both", "each", "couple", "pair", "two"})
_GETTING_DIVORCED = re.compile(r"\bgetting (?:a )?divorced?\b")
_WITH = re.compile(r"\bwith\b")


def read_clause(
    text: str, said: Said, people: People, *, vocabulary: frozenset[str], today: date, newest: date | None
) -> Reading:
    """Read one clause of a plain text about a couple."""
    whole = text
    text = bare(people.without_heading(bare(text)))
    text = _THE_EXES.sub("they", _ASIDE.sub("", text))
    times, timeless = _times_in(text, today, newest)
    asked = asked_by(timeless)
    ex = asked not in {Asked.WHO, Asked.LIST} and _HER_EX.search(timeless) is not None
    words = words_of(_HER_EX.sub(" ", timeless) if ex else timeless, said, vocabulary)
    ordered = asks_for_order(timeless)
    main, ends = split_ends(words, asked, people, ordered=ordered)
    main, anchor = split_anchor(main, asked, people, timeless)
    found = people.found_in(main)
    terms = _told_apart(tuple(terms_of(partners_named(found.rest, vocabulary), people)), asked)
    if any(time.known for time in times) and _PUBLISHED.search(timeless):
        terms = tuple(replace(t, light=True) if t.concept and t.concept.name == "announce" else t for t in terms)
    state = _state_asked(terms, timeless)
    if _AT.search(timeless) and not any(term.concept and term.concept.name == "attend" for term in terms):
        terms = (Term("attend", (EVERY["attend"],)), *terms)
    named = found.people
    if len(named) < 2:
        meant = (person for word in main if (who := pronoun_of(word.text)) for person in people.of_gender(who))
        named = tuple(dict.fromkeys((*named, *meant))) if not found.people or not found.others else named
    return Reading(
        text=whole,
        asked=asked,
        terms=terms,
        state=state,
        people=named,
        others=found.others,
        both=_is_of_both(main, found, state) or (ex and not named),
        times=times,
        anchor=anchor,
        ends=ends,
        ordered=ordered,
        exact=wants_exact_day(text),
        negated=bool(_NEGATED.search(timeless)),
        again=bool(re.search(r"\b(?:again|second time|twice|remarr\w+)\b", timeless)),
        still=bool(re.search(r"\b(?:still|anymore|any more|no longer)\b", timeless)),
        first=bool(re.search(r"\b(?:first|originally|initially|earliest|oldest)\b", timeless)),
        last=bool(_LAST.search(timeless)),
        choice=is_choice(timeless),
        doubted=is_doubted(whole),
        event=bool(_EVENT.search(timeless) and not _GETTING.search(timeless)) or anchor is not None or ends is not None,
        result=bool(_RESULT.search(timeless)),
        no_day=bool(_NO_DAY.search(timeless)),
        nth=_nth(timeless),
        elliptic=not [term for term in terms if not term.light],
    )


def _is_of_both(words: Sequence[Word], found: Found, state: StateAsked | None) -> bool:
    """Whether a clause is about the couple, and not about one of the two alone."""
    couple = found.couple and len(found.people) != 1
    of_two = state in _OF_TWO and bool(found.owners) and len({*found.people, *found.owners}) > 1
    return any(word.text in _PLURAL for word in words) or found.joined or couple or of_two


def _times_in(text: str, today: date, newest: date | None) -> tuple[tuple[TimePhrase, ...], str]:
    """The times of a clause, and the clause without them."""
    times = time_phrases(text, today=today, newest=newest)
    timeless = _without(text, times)
    if _KNOWN_TO.search(timeless):
        # What was known then is asked, of how things stood then.
        times = (*times, *(replace(time, relation=Relation.BY, known=True) for time in times if not time.known))
    if _PUBLISHED.search(timeless):
        until = (Relation.BY, Relation.BEFORE)
        times = tuple(
            replace(time, relation=Relation.BY, known=True) if time.relation in until else time for time in times
        )
    if asks_until_then(timeless):
        # "on the 25th, had he already" asks until then.
        times = tuple(replace(time, relation=Relation.BY) if time.relation is Relation.AT else time for time in times)
    return times, timeless


def _state_asked(terms: Sequence[Term], text: str) -> StateAsked | None:
    """What somebody is asked to be, as the first thing that is spoken of has it."""
    state = next((t.concept.state for t in terms if t.concept and t.concept.state and not t.light), None)
    if state is StateAsked.DIVORCED and _GETTING_DIVORCED.search(text):
        return StateAsked.DIVORCING
    if _OVER.search(text) and all(t.light or _is_over(t) for t in terms):
        return StateAsked.APART
    if state is None and not [term for term in terms if not (term.light or term.name)]:
        return StateAsked.DATING if _OFFICIAL.search(text) else StateAsked.TOGETHER if _WITH.search(text) else None
    return state


def _is_over(term: Term) -> bool:
    return term.concept is not None and term.concept.state in {StateAsked.APART, StateAsked.TOGETHER}


def _nth(text: str) -> int | None:
    """Which of several events of a kind is meant: "the second wedding"."""
    found = _NTH.search(text)
    if found is None:
        return None
    return int(found[2]) if found[2] else _NTHS.index(found[1]) + 1


def _without(text: str, times: Sequence[TimePhrase]) -> str:
    for time in sorted(times, key=lambda time: time.start, reverse=True):
        text = f"{text[: time.start]} {text[time.end :]}"
    return " ".join(text.split())


# Who is asked for by what they are: "which rapper".
_PLACES = re.compile(r"city|town|country|state|place|venue|location|spot")
_ROLES = re.compile(
    r"rapper|singer|actor|actress|model|comedian|star|athlete|player|wom[ae]n|m[ae]n|person|guy|girl|celebrity"
    r"|designer|politician|spokes\w+"
)


def _told_apart(terms: tuple[Term, ...], asked: Asked) -> tuple[Term, ...]:
    """The terms without the word that only asks: "source" in "which source"."""
    asking = {
        Asked.SOURCE: {"source", "insider", "own up", "rumour", "headline"},
        Asked.LIST: {"name", "reconcile"} if any(t.concept and t.concept.name == "clue" for t in terms) else {"name"},
        Asked.WHY: {"issue"},
        Asked.WHETHER: {"clue"},
        Asked.WHO: {"actor", "model", "celebrity"},
        Asked.WHERE: set[str](),
        Asked.WHEN: {"date"},
    }.get(asked)
    if asking is None or len([t for t in terms if not t.light]) < 2:
        return terms
    return tuple(replace(t, light=True) if _only_asks(t, asked, asking) else t for t in terms)


def _only_asks(term: Term, asked: Asked, asking: Collection[str]) -> bool:
    if (asked is Asked.WHO and _ROLES.fullmatch(term.text)) or (asked is Asked.WHERE and _PLACES.fullmatch(term.text)):
        return True
    return term.concept is not None and term.concept.name in asking


def inherited(reading: Reading, before: Reading) -> Reading:
    """A clause such as "and why?" or "does Kim?" with what it leaves out taken from the one before."""
    # Who it was may be anybody.
    anybody = reading.both or (reading.asked is Asked.WHO and not reading.elliptic)
    people = reading.people or (() if anybody else before.people)
    if not reading.elliptic or reading.others:
        return replace(reading, people=people) if not reading.people and not reading.both else reading
    return replace(
        reading,
        terms=(*before.terms, *reading.terms),
        state=reading.state or before.state,
        people=people,
        both=reading.both or (not reading.people and before.both),
        others=reading.others or before.others,
        times=reading.times or before.times,
        anchor=reading.anchor or before.anchor,
        event=reading.event or before.event,
    )
