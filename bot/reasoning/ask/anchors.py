"""By which event a clause tells its time: "after the gala", "before they married", "while they were engaged"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.reasoning.ask.asked import Asked
from bot.reasoning.ask.lexicon import CHILDREN, EVERY
from bot.reasoning.ask.people import People, pronoun_of
from bot.reasoning.ask.small_words import ASKING, LIGHT, STOP
from bot.reasoning.ask.terms import Term, terms_of
from bot.reasoning.ask.text import Word
from bot.reasoning.ask.times import Relation


@dataclass(frozen=True, slots=True)
class Anchor:
    """An event by which a clause tells its time; `lasting` where it means as long as something was so,
    `others` partners on record whom it names, `year` its own: "since the 2016 split".
    """

    relation: Relation
    terms: tuple[Term, ...]
    text: str
    lasting: bool = False
    others: tuple[str, ...] = ()
    year: int | None = None


Ends = tuple[Anchor, Anchor]

_ANCHOR = re.compile(
    r"\b(right after|straight after|soon after|just after|shortly after|shortly before|right before|just before"
    r"|by the time|after|before|since|until|following|when|while|during|prior to|once)\b"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_ASKS = ASKING - {"when"}
_UNTIL = frozenset({"since", "until", "till", "from", "to"})
_SUBJECTS = frozenset({"they", "he", "she", "it"})
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "their", "this", "that", "everyone", "people"})
_THE = frozenset({"the", "his", "her", "their"})
_PARTICIPLE = re.compile(r"(?:ed|en|split|left|got|met|gone)$")
_HAVE = frozenset({"has", "have", "had", "ever"})
_TURNS = frozenset({"did", "do", "does", "was", "were", "is", "are", "had", "has"})
# By the last word of a joint; any other is an "after".
_RELATIONS = {
    **dict.fromkeys(("before", "to", "until", "time"), Relation.BEFORE),
    **dict.fromkeys(("when", "while", "during"), Relation.AT),
    "since": Relation.SINCE,
}
_BY_THEN = re.compile(r"\bhad\b.*\b(?:already|yet|by then)\b")
# What stands before the first of two events, and before the second.
_FROM = (("between", {"and"}), ("after", {"before"}), ("from", {"to", "until", "till"}))
_ORDERED = (("first", {"or"}), ("earlier", {"or"}), ("", {"or"}))
_ORDER = re.compile(
    r"\b(?:came|was|happened|is|comes) (?:first|earlier)\b.*\bor\b|\bbefore or after\b|\bafter or before\b"
)
_OF_SOMEBODY = frozenset({Asked.WHO, Asked.LIST, Asked.WHETHER, Asked.HOW_MANY})
_WAS_SO = frozenset({"was", "were"})


def asks_until_then(text: str) -> bool:
    """Whether a day only ends the time that is meant: "on the 25th, had he already"."""
    return _BY_THEN.search(text) is not None


def split_anchor(
    words: Sequence[Word], asked: Asked, people: People, text: str
) -> tuple[tuple[Word, ...], Anchor | None]:
    """The words of a clause, and what tells its time behind a "before", "after" or "when"."""
    main, found = _split(words, asked, people)
    return main, _anchor(*found, asked, people, until_then=asks_until_then(text)) if found else None


def split_ends(
    words: Sequence[Word], asked: Asked, people: People, *, ordered: bool
) -> tuple[tuple[Word, ...], Ends | None]:
    """The words of a clause, and the two events of a "between the kiss and the wedding".

    Where it is `ordered`, all of it is two events: "did they kiss before or after the wedding".
    """
    for lead, joints in _ORDERED if ordered else _FROM if asked is Asked.HOW_LONG else _FROM[:2]:
        start = next((at for at, word in enumerate(words) if word.text == lead), None if lead else -1)
        if start is None:
            continue
        for at in (at for at in range(start + 2, len(words)) if words[at].text in joints):
            first, second = words[start + 1 : at], words[at + 1 :]
            if first[-1].text == "but":
                # "after the kiss but before the wedding".
                first = first[:-1]
            if any(word.text == "one" for word in second):
                # "the kiss in Rome and the one in Paris".
                second = (*[word for word in first if _says_something(word)][:1], *second)
            one, other = (
                _anchor(joint, tuple(side), Asked.WHAT, people, until_then=False)
                for joint, side in (("after", first), ("before", second))
            )
            if one and other:
                return () if ordered else tuple(words[:start]), (one, other)
    return tuple(words), None


def asks_for_order(text: str) -> bool:
    """Whether it is asked which of two came first."""
    return _ORDER.search(text) is not None


def _says_something(word: Word) -> bool:
    return word.text not in STOP and word.text not in LIGHT


def _split(
    words: Sequence[Word], asked: Asked, people: People
) -> tuple[tuple[Word, ...], tuple[str, tuple[Word, ...]] | None]:
    text = " ".join(word.text for word in words)
    for found in _ANCHOR.finditer(text):
        before = len(text[: found.start()].split())
        joint, rest = found[1], tuple(words[before + len(found[1].split()) :])
        # "how long after the wedding did she file": the question goes on.
        leads = not any(word.text in _ASKS or word.text in _TURNS for word in words[:before])
        turns = (
            at
            for at in range(1, len(rest) - 1)
            if _turns(rest[at], rest[at + 1], people) or (leads and rest[at].text in _ASKS)
        )
        turn = next(turns, _company(rest, people))
        head = (*words[:before], *rest[turn:])
        # "who did she date before him" says something of the time, too.
        whom = asked is Asked.WHO and any(pronoun_of(word.text) for word in rest[:turn])
        says_something = whom or any(map(_says_something, rest[:turn]))
        if head and says_something and not _only_asks_when(joint, words[:before], rest, asked, people):
            return head, (joint, rest[:turn])
    return tuple(words), None


def _company(rest: Sequence[Word], people: People) -> int:
    """Where "with Pete" begins in "after she split from him with Pete", which is of the question; else the end."""
    for at, word in enumerate(rest[:-1]):
        if word.text == "with" and people.found_in(rest[:at]).people and people.found_in(rest[at + 1 :]).others:
            return at
    return len(rest)


def _only_asks_when(joint: str, before: Sequence[Word], rest: Sequence[Word], asked: Asked, people: People) -> bool:
    """Whether a joint is no anchor: a question word, the "since" of "have since", the "once" of "she once said"."""
    if joint == "since" and any(word.text in _HAVE for word in before[-2:]) and _PARTICIPLE.search(rest[0].text):
        # "have since divorced", not "has happened since the wedding".
        return True
    if joint == "once" and rest[0].text not in _SUBJECTS | _DETERMINERS | people.words:
        return True
    if joint not in {"when", "once", "while", "since"}:
        return False
    if not before or (rest and rest[0].text == "when"):
        return asked is not Asked.WHETHER
    if before and before[-1].text in _UNTIL:
        return True
    return joint == "when" and asked in {Asked.WHAT, Asked.WHETHER, Asked.WHO} and len(before) < 2


def _turns(word: Word, following: Word, people: People) -> bool:
    """Whether a question goes on with a word: "did she"."""
    begins = following.text in _SUBJECTS or following.text in people.words or following.text in _THE
    return word.text in _TURNS and begins


def _anchor(joint: str, words: tuple[Word, ...], asked: Asked, people: People, *, until_then: bool) -> Anchor | None:
    year = next((int(word.text) for word in words if _YEAR.fullmatch(word.text)), None)
    found = people.found_in([word for word in words if not _YEAR.fullmatch(word.text)])
    terms = tuple(term for term in terms_of(found.rest, people) if not term.light)
    if terms and all(term.concept and term.concept.name in CHILDREN for term in terms):
        # "after the baby" is after it was born.
        terms = tuple(replace(term, concepts=(EVERY["child born"], *term.concepts)) for term in terms)
    relation = _RELATIONS.get(joint.rsplit(maxsplit=1)[-1], Relation.AFTER)
    ordered = relation in {Relation.BEFORE, Relation.AFTER, Relation.SINCE}
    if not terms and found.people and asked in _OF_SOMEBODY and ordered:
        # "before him", "after her": before the two were together, and after.
        meant = "start dating" if relation is Relation.BEFORE else "break up"
        terms = (Term(meant, (EVERY[meant],)),)
    if not terms and not found.others:
        return None
    if relation is Relation.AT and until_then:
        # "had they already met when he proposed".
        relation = Relation.BY
    lasting = joint in {"while", "during"} or any(word.text in _WAS_SO for word in words)
    return Anchor(relation, terms, " ".join(word.text for word in words), lasting, found.others, year)
