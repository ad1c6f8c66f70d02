"""Yes or no: whether something happened."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.reasoning.ask import states
from bot.reasoning.ask.asked import Asked
from bot.reasoning.ask.clause import Clause
from bot.reasoning.ask.company import partners
from bot.reasoning.ask.concepts import StateAsked
from bot.reasoning.ask.lacking import again
from bot.reasoning.ask.settling import INTENT, event_part
from bot.reasoning.ask.spans import how_many, when
from bot.reasoning.ask.standing import single, state_part, with_others
from bot.reasoning.ask.telling import at_large, listed, tell
from bot.reasoning.ask.told import Counted, Part, Verdict
from db.records import Kind

_WHICH_OF_THEM = re.compile(r"(?:is|was) it\b.*\bor\b.*\b(?:who|that)\b")
_HAVE_BEEN = re.compile(
    r"\b(?:have|has|had)\b.*\bbeen (?:married|divorced|engaged|separated|together|dating|apart|single"
    r"|broken up)\b.*\bsince\b"
)
_OR = re.compile(r"\bor\b")
_BEFORE_OR_AFTER = re.compile(r"\bbefore or after\b")
_TWICE = re.compile(r"\b(?:more than once|(?:multiple|several|two|many) times)\b")


def whether(clause: Clause) -> Part:
    """Whether it is so: by the status where a state is asked about, else by the events."""
    reading = clause.reading
    alone = reading.others or len(reading.people) == 1
    if reading.state is StateAsked.SINGLE and alone and all(t.concept and t.concept.state for t in reading.topics):
        return clause.missing() if reading.others else single(clause)
    if reading.others and (part := with_others(clause)) is not None:
        return part
    if (part := _without_verdict(clause)) is not None:
        return part
    if not reading.others and (part := _of_the_two(clause)) is not None:
        return part
    if _TWICE.search(reading.text) and clause.track_kinds:
        return _more_than_once(clause)
    if reading.again and not INTENT.search(reading.text) and (part := again(clause)):
        return part
    if reading.choice:
        return tell(clause)
    if _asks_of_anybody(clause):
        part = partners(clause) or clause.missing()
        return replace(part, verdict=None if part.gap else Verdict.YES)
    return _by_event(clause)


def _of_the_two(clause: Clause) -> Part | None:
    """How the two stand, where that is all that is asked."""
    reading = clause.reading
    if reading.state is not None and _is_plain_state(clause):
        return state_part(clause, reading.state)
    if reading.topics:
        return None
    if reading.still:
        return state_part(clause, StateAsked.TOGETHER)
    return clause.missing() if reading.event else at_large(clause)


def _without_verdict(clause: Clause) -> Part | None:
    """What has no verdict: "the rumours", a denial of who knows what, which of the two, which of several spouses."""
    reading, concepts = clause.reading, clause.concepts
    if "spouse" in concepts and reading.nth:
        return clause.missing()
    if reading.choice and _WHICH_OF_THEM.match(clause.text):
        return tell(Clause(replace(reading, asked=Asked.WHO), clause.ground))
    either = _BEFORE_OR_AFTER.search(reading.text) or (len(reading.times) > 1 and _OR.search(reading.text))
    if either and reading.times:
        return when(Clause(replace(reading, asked=Asked.WHEN, times=()), clause.ground))
    if len(concepts) != 1 or reading.others:
        return None
    return listed(clause) if "rumour" in concepts else tell(clause) if "deny" in concepts else None


def _by_event(clause: Clause) -> Part:
    """Whether it happened, and, of what they "have" done, whether it still holds."""
    part = event_part(clause)
    if part.verdict is Verdict.YES and _is_undone(clause):
        return state_part(clause, clause.reading.state or StateAsked.TOGETHER)
    return part


def _is_plain_state(clause: Clause) -> bool:
    """Whether nothing but a state is asked about: "are they married", not "did they marry in Rome"."""
    reading = clause.reading
    if any(not (term.concept and term.concept.state) for term in reading.topics):
        return False
    if reading.of_one and Kind.DIVORCE_FILED in reading.kinds:
        # By whom it was is asked, too.
        return False
    if reading.state in {StateAsked.TOGETHER, StateAsked.SINGLE} or reading.still or _dates_then(clause):
        return True
    if _HAVE_BEEN.search(reading.text):
        return True
    return not reading.event and not (reading.doubted and reading.state is StateAsked.BACK)


def _dates_then(clause: Clause) -> bool:
    """Whether "did they date in 2013" asks how it stood then, and not when it began."""
    return clause.reading.state is StateAsked.DATING and not clause.window.open and not clause.reading.anchor


def _more_than_once(clause: Clause) -> Part:
    """Whether they did it more than once, in the days asked about."""
    part = how_many(clause)
    counted = part.statements[:1]
    if not counted or not isinstance(counted[0], Counted):
        return part
    return replace(part, verdict=Verdict.YES if len(counted[0].events) > 1 else Verdict.NO)


def _asks_of_anybody(clause: Clause) -> bool:
    """Whether it is about one of the two with anybody: "did she date someone in 2021"."""
    reading = clause.reading
    alone = reading.of_one and not reading.others
    return alone and reading.state is StateAsked.DATING and clause.concepts == frozenset({"date"}) and clause.is_bare


def _is_undone(clause: Clause) -> bool:
    """Whether what they "have" done holds no longer: "have they split" of two who came back together."""
    reading = clause.reading
    if not reading.result or reading.state is None or reading.others or not clause.is_bare:
        return False
    return states.verdict(reading.state, clause.ground.status(clause.day)) is Verdict.NO
