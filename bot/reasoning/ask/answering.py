"""From a reading to an answer: which events tell it, and whether they tell enough."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.reasoning.ask.asked import Asked
from bot.reasoning.ask.clause import Clause
from bot.reasoning.ask.finding import SETTLES
from bot.reasoning.ask.ground import Ground
from bot.reasoning.ask.lexicon import CHILDREN
from bot.reasoning.ask.reading import Reading
from bot.reasoning.ask.saying import said_by
from bot.reasoning.ask.spans import how_long, how_many, when
from bot.reasoning.ask.telling import at_large, future, listed, tell
from bot.reasoning.ask.times import Relation, TimePhrase
from bot.reasoning.ask.told import Gap, Part, Says
from bot.reasoning.ask.whether import whether
from bot.reasoning.ask.who import who
from bot.reasoning.when import Span

# Where somebody is to be found: never told, whatever the record holds.
_ADDRESS = re.compile(
    r"\b(?:what|which) (?:was |is |were )?(?:the )?(?:street|house number)\b|\b(?:home|street|email|mail|exact"
    r"|private|his|her|their|'s|the|what is \w+) address\b|\bphone number\b"
)
# What they own, whom they love beside what they made known, how they are.
_PRIVATE = re.compile(
    r"\bwhere (?:do|does|is|are|did)\b.*\b(?:lives?|living|reside)\b(?!.*\b(?:apart|together|separate))"
    r"|\bnet worth\b|\bhow (?:much|rich)\b.*\b(?:earns?|makes?|worth|money|owns?)\b|\b(?:is|are|was|were|be|been"
    r"|has|have|had)\b.{0,30}\b(?:gay(?! marriage)|lesbian|bisexual|transgender|hiv|std|cancer|bipolar|suicid\w*"
    r"|medication|social security)\b"
)
_THEN = re.compile(r"\b(?:by then|by that time|by that point|at the time|at that time|at that point|back then)\b")
_BY_NAME = re.compile(
    r"\bnames? (?:of|are|is)\b|\bwhat .*\b(?:called|named)\b|\b(?:kids?|child|children|son|daughter|baby)(?:'s"
    r"|s')? names?\b|\bname (?:all |of )?(?:the|their|his|her)\b|\bwho (?:is|are|was) (?:\w+ ){0,3}?(?:kids?|child"
    r"|children|sons?|daughters?|baby)\b"
)
_ANSWERS: Mapping[Asked, Callable[[Clause], Part]] = {
    Asked.FUTURE: future,
    Asked.WHETHER: whether,
    Asked.HOW_LONG: how_long,
    Asked.WHO: who,
    Asked.WHEN: when,
    Asked.LIST: listed,
    Asked.HOW_MANY: how_many,
}


def part_of(reading: Reading, ground: Ground) -> Part:
    """The answer to one clause about the couple of a record."""
    clause = Clause(reading, ground)
    if _asks_for_children_by_name(reading):
        return clause.part(gap=Gap.CHILD)
    if _ADDRESS.search(reading.text) or (_PRIVATE.search(reading.text) and not clause.telling(SETTLES)):
        return clause.part(gap=Gap.PRIVATE)
    if reading.no_day:
        return clause.part(gap=Gap.NO_SUCH_DAY)
    if clause.names_a_stranger:
        return clause.missing()
    # As the clause has it, its anchor may have become what is asked about.
    reading = clause.reading
    if reading.ordered and clause.ends:
        return clause.part(*map(clause.says, clause.ends))
    if reading.asked in {Asked.WHAT, Asked.WHERE, Asked.WHY} and not reading.topics and not reading.others:
        return said_by(clause) or at_large(clause)
    return _ANSWERS.get(reading.asked, tell)(clause)


def following(reading: Reading, before: Part) -> Reading:
    """A clause that speaks of "then", of the day of what the one before it told."""
    then = _THEN.search(reading.text)
    told = (s.event for s in before.statements if isinstance(s, Says) and s.event.date)
    if then is None or reading.times or reading.anchor or (event := next(told, None)) is None:
        return reading
    relation = Relation.BY if then[0].startswith("by") else Relation.AT
    span = Span(event.when.earliest, event.when.latest, None)
    return replace(reading, times=(TimePhrase(0, 0, relation, span),))


def _asks_for_children_by_name(reading: Reading) -> bool:
    """Whether it is about who somebody's children are: they are never named here."""
    children = any(term.concept and term.concept.name in CHILDREN for term in reading.terms)
    return children and _BY_NAME.search(reading.text) is not None
