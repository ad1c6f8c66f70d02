"""Whether an event tells the contrary of what is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.reasoning.ask.clause import Clause
from bot.reasoning.ask.concepts import StateAsked
from bot.reasoning.ask.finding import Candidate
from bot.reasoning.ask.lexicon import EVERY, FORMER
from bot.reasoning.ask.reading import Reading
from bot.reasoning.ask.small_words import LIGHT, STOP

_NEGATION = re.compile(
    r"\b(?:not|never|no longer|nobody|isn.t|wasn.t|aren.t|didn.t|no|false|untrue|yet to|neither|nor|nothing|none"
    r"|refus\w+|declin\w+|denie[sd])\b",
    re.IGNORECASE,
)
# "has he ever said that", of which a text says that he never commented on it.
_SPEAKS = re.compile(r"\b(?:say|said|comment\w*|confirm\w*|admit\w*|address\w*|talk\w*|spoke\w*|respond\w*)\b")
_SILENT = re.compile(
    r"\b(?:never|not|neither\b.*|nobody|n.t) (?:\w+ )?(?:commented|confirmed|spoken|responded|addressed)\b"
    r"|\bno comment\b|\bdeclin\w+ to (?:comment|say)\b|\brefus\w+ to (?:comment|say)\b"
)
_PLANS = re.compile(r"\bplan\w*\b")
_PLANNED = re.compile(r"\bplanned (?:for|to)\b")
_PAIRED = frozenset({StateAsked.TOGETHER, StateAsked.DATING, StateAsked.MARRIED, StateAsked.ENGAGED})


def contradicts(clause: Clause, candidate: Candidate) -> bool:
    """Whether an event tells the contrary of what its words are about."""
    reading = clause.reading
    text = clause.ground.people.without_asides(candidate.event.summary, reading.people)
    if candidate.opposite:
        return not _speaks_of(_opposites(reading), text, _NEGATION)
    if reading.state in _PAIRED and re.search(FORMER, text) and "ex" not in reading.text.split():
        return True
    if candidate.event.kind in reading.kinds:
        return False
    if _SPEAKS.search(reading.text) and _SILENT.search(text):
        return True
    return _speaks_of(_phrases(reading), text, _NEGATION)


def only_planned(reading: Reading, text: str) -> bool:
    """Whether a text says of what is asked that it was planned, where no plan is asked about."""
    return not _PLANS.search(reading.text) and _speaks_of(_phrases(reading), text, _PLANNED)


def _phrases(reading: Reading) -> Iterator[str]:
    """What is asked, in all the words for it."""
    return (phrase for term in reading.topics for phrase in term.phrases)


def _opposites(reading: Reading) -> Iterator[str]:
    """The contrary of what is asked: who did not attend stayed away."""
    opposites = (concept.opposite for term in reading.topics for concept in term.concepts)
    return (phrase for opposite in opposites if opposite for phrase in EVERY[opposite].says)


def _speaks_of(phrases: Iterable[str], text: str, behind: re.Pattern[str]) -> bool:
    """Whether a text has a word of some phrases shortly behind some words."""
    asked = {word[:6] for phrase in phrases for word in phrase.split() if word not in STOP and word not in LIGHT}
    following = (re.findall(r"[a-z]+", text[found.end() :].lower())[:4] for found in behind.finditer(text))
    return any(_alike(word, stem) for words in following for word in words for stem in asked)


def _alike(word: str, stem: str) -> bool:
    return min(len(word), len(stem)) > 3 and (word.startswith(stem) or stem.startswith(word))
