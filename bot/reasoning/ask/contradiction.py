"""Whether an event tells the contrary of what is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.reasoning.ask.clause import Clause
from bot.reasoning.ask.concepts import StateAsked
from bot.reasoning.ask.finding import Candidate
from bot.reasoning.ask.lexicon import EVERY, FAKED, FORMER
from bot.reasoning.ask.reading import Reading
from bot.reasoning.ask.small_words import STOP
from bot.reasoning.ask.text import lemma

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
_AS_ONE = re.compile(r"\b(?:together|with each other)\b")
_EACH_ALONE = re.compile(r"\b(?:separately|apart|alone|on (?:his|her|their) own)\b")
_REAL = re.compile(
    r"\b(?:real|genuine|legit|for real)\W*$|\b(?:real|genuine) (?:wedding|ceremony|marriage|relationship|breakup"
    r"|split)\b"
)
_DENIES = re.compile(
    r"\b(?:refus\w+|declin\w+|reject\w*)\b|\b(?:say|says|said|claim\w*|tell|told|tweet\w*|admit\w*|insist\w*"
    r"|confirm\w*|post\w*|wr[io]te)\b.*\b(?:not|never|no longer)\b"
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth")
# Of these, what is one is none of the others.
_EXCLUSIVE = (
    frozenset({"black", "white", "red", "blue", "green", "pink", "purple", "yellow", "orange", "brown", "grey"}),
    frozenset({"diamond", "sapphire", "ruby", "emerald", "pearl", "opal", "topaz", "amethyst"}),
)
# Behind these, what somebody came "to" do is done.
_COMES_TO = frozenset({"came", "comes", "began", "begins", "begin", "started", "starts", "managed", "got", "continued"})
_NUMBERS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_THINGS = "kids?|child(?:ren)?|sons?|daughters?|weddings?|times|rings?|songs?|photos?|pictures?|houses?|guests"
_COUNTED = re.compile(rf"\b(\d{{1,2}}|{'|'.join(_NUMBERS[1:])}) ({_THINGS})\b")
_KIDS = {"kid": "child", "kids": "child", "child": "child"}
_PLANS = re.compile(
    r"\b(?:plan\w*|want\w*|vow\w*|promis\w*|say|says|said|will|would|going to|threat\w*|hope\w*|intend\w*|talk\w*"
    r"|claim\w*|tell|told|know|sure|if)\b"
)
_PLANNED = re.compile(
    r"\b(?:planned (?:for|to)|(?:will|would)(?! (?:always|never))|whether|not sure|unsure|unclear"
    r"|(?:vow|promis|threaten|hop|plan|want|wish|intend)\w* to)\b"
)
_PAIRED = frozenset({StateAsked.TOGETHER, StateAsked.DATING, StateAsked.MARRIED, StateAsked.ENGAGED})


def contradicts(clause: Clause, candidate: Candidate) -> bool:
    """Whether an event tells the contrary of what its words are about."""
    reading = clause.reading
    text = clause.ground.people.without_asides(candidate.event.summary, reading.people)
    if candidate.opposite:
        return not _speaks_of(_opposites(reading), text, _NEGATION)
    if reading.state in _PAIRED and re.search(FORMER, text) and "ex" not in reading.text.split():
        return True
    if _contradicts_value(reading, text):
        return True
    if candidate.event.kind in reading.kinds:
        return False
    against = (stays_silent, _contradicts_apart, _contradicts_number, _contradicts_order)
    if any(contrary(reading, text) for contrary in against):
        return True
    if _REAL.search(reading.text) and re.search(FAKED, text):
        return True
    if _DENIES.search(reading.text):
        # "did he refuse to say it": that he refuses is no contrary.
        return False
    return _speaks_of(_phrases(reading), text, _NEGATION)


def stays_silent(reading: Reading, text: str) -> bool:
    """Whether a text says that nobody commented, where it is asked who did."""
    return _SPEAKS.search(reading.text) is not None and _SILENT.search(text) is not None


def _contradicts_apart(reading: Reading, text: str) -> bool:
    return _AS_ONE.search(reading.text) is not None and _EACH_ALONE.search(text) is not None


def _contradicts_number(reading: Reading, text: str) -> bool:
    """Whether a text counts what is asked about, and comes to another number."""
    asked = counts_of(reading.text)
    told = counts_of(text.lower())
    return any(told[what] != number for what, number in asked.items() if what in told)


def counts_of(text: str) -> dict[str, int]:
    """What a text counts, by the beginning of its word: "four children"."""
    found: dict[str, int] = {}
    for counted in _COUNTED.finditer(text):
        number, what = counted[1], counted[2][:5]
        found[_KIDS.get(what, what)] = int(number) if number.isdigit() else _NUMBERS.index(number)
    return found


def only_planned(reading: Reading, text: str) -> bool:
    """Whether a text says of what is asked that it was planned, where no plan is asked about."""
    verbs = [lemma(term.text.split()[0])[:5] for term in reading.topics if term.verb]
    if any(_only_behind_to(verb, text) for verb in verbs):
        return True
    return not _PLANS.search(reading.text) and _speaks_of(_phrases(reading), text, _PLANNED, within=7)


def _only_behind_to(verb: str, text: str) -> bool:
    """Whether a verb only tells an aim: "to beat him", but not "he came to beat him"."""
    found = list(re.finditer(rf"(?:\b(\w+) )?\b(\w+) {re.escape(verb)}\w*", text.lower()))
    return bool(found) and all(each[2] == "to" and each[1] not in _COMES_TO for each in found)


def _contradicts_value(reading: Reading, text: str) -> bool:
    """Whether a text gives another colour or stone than the one that is asked about."""
    asked, told = (set(re.findall(r"[a-z]+", said.lower())) for said in (reading.text, text))
    return any(asked & values and told & values and not asked & told & values for values in _EXCLUSIVE)


def _contradicts_order(reading: Reading, text: str) -> bool:
    """Whether a text counts another one of several than is asked about: "the second post"."""
    told = ordinals_in(text)
    return reading.nth is not None and bool(told) and reading.nth not in told


def ordinals_in(text: str) -> set[int]:
    """Which ones of several a text tells of: 2 for "his second"."""
    return {number for number, word in enumerate(_ORDINALS, 1) if re.search(rf"\b{word}\b", text)}


def _phrases(reading: Reading) -> Iterator[str]:
    """What is asked, in all the words for it."""
    return (phrase for term in reading.topics for phrase in term.phrases)


def _opposites(reading: Reading) -> Iterator[str]:
    """The contrary of what is asked: who did not attend stayed away."""
    opposites = (concept.opposite for term in reading.topics for concept in term.concepts)
    return (phrase for opposite in opposites if opposite for phrase in EVERY[opposite].says)


def _speaks_of(phrases: Iterable[str], text: str, behind: re.Pattern[str], *, within: int = 4) -> bool:
    """Whether a text has a word of some phrases shortly behind some words."""
    asked = {word[:6] for phrase in phrases for word in phrase.split() if word not in STOP}
    following = (re.findall(r"[a-z]+", text[found.end() :].lower())[:within] for found in behind.finditer(text))
    return any(_alike(word, stem) for words in following for word in words for stem in asked)


def _alike(word: str, stem: str) -> bool:
    return min(len(word), len(stem)) > 3 and (word.startswith(stem) or stem.startswith(word))
