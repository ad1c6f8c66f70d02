"""What the record tells of a topic, of a time, and of what may come."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.reasoning.ask.asked import Asked
from bot.reasoning.ask.clause import MOST_LISTED, Clause
from bot.reasoning.ask.company import partners
from bot.reasoning.ask.concepts import StateAsked
from bot.reasoning.ask.finding import NEAR, SETTLES, Candidate
from bot.reasoning.ask.lacking import again, unsaid
from bot.reasoning.ask.lexicon import FAKED
from bot.reasoning.ask.saying import asks_what_was_said, is_said
from bot.reasoning.ask.suiting import names_in, suits
from bot.reasoning.ask.terms import Term
from bot.reasoning.ask.told import Gap, Part, StateIs
from bot.reasoning.ask.window import EVER, inside
from db.records import TRACK_KINDS, Certainty, Kind

_GAPS = {
    Asked.WHERE: Gap.NO_PLACE,
    Asked.WHY: Gap.NO_REASON,
    Asked.HOW_MUCH: Gap.NO_NUMBER,
    Asked.WHO: Gap.NO_NAME,
}
_OF_AN_EVENT = frozenset({Asked.WHY, Asked.WHERE, Asked.WHO})
# What has what is asked for has to be about as much to the point as the best.
_TO_THE_POINT = 0.7
# A reason is told in other events than what it is the reason of.
_A_REASON = 0.5
_LISTED = 0.5
_SEVERAL = re.compile(r",|\b(?:in order|order of|chronolog\w+)\b")
_MOST_IN_A_TIME = 5
_HOW_THINGS_ARE = re.compile(
    r"\b(?:state|situation|status|each other|going on|how (?:were|are|was|is) (?:things|it)|stand|stood"
    r"|what were they)\b"
)
_STANDING = re.compile(
    r"\b(?:situation|status|state of (?:things|affairs|play))\b|\bwhere\b.*\bst(?:and|ood)s?\b|\bto each other\b"
    r"|\bin the eyes of the law\b|\blegally speaking\b"
)
# "what did he make her" asks of something, "what are they up to" of anything.
_DID_WHAT = re.compile(r"\bwhat (?:did|does|do|has|have|had) (?:he|she|they|it)\b(?!.*\bup to\b)")
_HAPPENS = re.compile(r"\bhappen\w*\b|\b(?:go(?:ing|es)?|went) (?:on|down)\b")
_NAMED = re.compile(
    r"\bname of\b|\btitle\b|\b(?:what|which) (?:song|track|album|film|movie|show|book|perfume)\b|\b(?:is|are|was"
    r"|were) .* (?:called|named)\b|\bwhat .* called\b|\bnamed\b"
)
# Somebody of whom a text gives no name.
_NAMELESS = re.compile(r"\b(?:unnamed|unidentified|anonymous|mystery|some(?:one|body) else|unknown)\b", re.IGNORECASE)
_LINKED = re.compile(r"\blink\w*\b|\brumou?r\w*\b")
_TOLD_WHOM = re.compile(r"\bdid\b.*\b(?:tell|say|confirm|talk|speak|open up)\b")
_WHICH = re.compile(r"\b(?:who|whom|which)\b")
_TALK = Term(
    "speculation",
    lemmas=("speculation", "time will tell", "only time", "hopeful", "hope", "caution", "wants", "whether"),
)


def tell(clause: Clause) -> Part:
    """What is told of a topic, if it has what is asked for: a place, a reason, a name."""
    reading = clause.reading
    if reading.asked is Asked.WHAT and clause.concepts == frozenset({"rumour"}) and not reading.others:
        return listed(clause)
    return _of_standing(clause) or _of_events(clause)


def _of_standing(clause: Clause) -> Part | None:
    """How the two stood, if that is asked in so many words."""
    reading = clause.reading
    if reading.asked in {Asked.WHAT, Asked.WHERE} and _STANDING.search(reading.text) and not reading.others:
        status = clause.ground.status(clause.moment)
        return clause.part(StateIs(status), *map(clause.says, status.because[-1:]))
    return None


def _of_events(clause: Clause) -> Part:
    """What events tell, if they have what is asked for."""
    reading = clause.reading
    good = [c for c in clause.telling() if not _is_of_another(clause, c)]
    if reading.again and (part := again(clause)) and part.gap:
        return replace(part, verdict=None)
    if reading.asked in _OF_AN_EVENT and _never_happened(clause, good):
        return unsaid(clause)
    # Whom somebody told of a time may have heard it later.
    told_whom = reading.asked is Asked.SOURCE and reading.people and _TOLD_WHOM.search(reading.text)
    said = [c for c in good if is_said(clause, c.event)] if told_whom else []
    good = said or _in_time(clause, good)
    if not good:
        return at_large(clause) if not clause.window.open and _HAPPENS.search(reading.text) else clause.missing()
    if asks_what_was_said(clause):
        good = [c for c in good if is_said(clause, c.event)]
        if not good:
            return clause.missing()
    fit = _suiting(clause, good)
    if _wants_a_name(clause, fit):
        named = [c for c in fit if _gives_name(clause, c)]
        told = clause.tells(clause.best(named))
        return clause.part(*told) if named else clause.missing(Gap.NO_NAME, *clause.tells(good[:1]))
    if not fit:
        return clause.missing(_GAPS.get(reading.asked, Gap.NOT_TOLD), *clause.tells(good[:2]))
    if reading.asked is Asked.WHO and fit[0].event.kind is Kind.DIVORCE_FILED:
        return clause.part(*clause.happened(fit[0].event))
    return clause.part(*clause.tells(clause.best(fit)), sourced=reading.asked is Asked.SOURCE)


def _is_of_another(clause: Clause, candidate: Candidate) -> bool:
    """Whether an event only comes near to a wedding or the like that is itself on record."""
    asked = clause.reading.kinds
    kinds = frozenset(kind for term in candidate.loose for kind in term.kinds)
    faked = "fake" not in clause.concepts and re.search(FAKED, candidate.event.summary)
    if faked and candidate.event.kind not in asked:
        kinds |= asked
    return any(e.asserted and e.kind in kinds for e in clause.ground.events)


def _gives_name(clause: Clause, candidate: Candidate) -> bool:
    """Whether an event has a name that answers; beside somebody unnamed only one of several words is a person's."""
    text = candidate.event.summary
    names = names_in(text, clause.ground.people, clause.reading)
    nameless = _NAMELESS.search(text) and not _NAMED.search(clause.reading.text)
    return any(" " in name for name in names) if nameless else bool(names)


def _in_time(clause: Clause, good: list[Candidate]) -> list[Candidate]:
    """Those of the days asked about; only what is asserted where the thing itself is on record."""
    good = [c for c in good if c.inside is not False]
    if clause.reading.asked not in _OF_AN_EVENT:
        return good
    # A rumour has no reason, no place and nobody who did it where the thing itself is on record.
    sure = [c for c in good if c.event.asserted]
    return sure if any(c.event.kind in clause.reading.kinds for c in sure) else good


def _suiting(clause: Clause, good: list[Candidate]) -> list[Candidate]:
    """Of those that are as much to the point as the best, the ones that have what is asked for."""
    reading = clause.reading
    least = _A_REASON if reading.asked is Asked.WHY else _TO_THE_POINT
    # Why one of them did not do it may be told of the other.
    whoever = reading.asked is Asked.WHY and reading.negated
    fit = [
        c
        for c in good
        if c.score >= good[0].score * least and (c.agent or whoever) and suits(reading, c.event, clause.ground.people)
    ]
    if not (reading.first or reading.last):
        return fit
    of_kind = [
        c for c in fit if c.event.kind in reading.kinds and c.event.date and (reading.others or not c.event.partner)
    ]
    return [(min if reading.first else max)(of_kind, key=lambda c: c.event.when.first)] if of_kind else fit


def _wants_a_name(clause: Clause, fit: list[Candidate]) -> bool:
    """Whether nothing but a name answers: it is asked for, or the best only tells of somebody unnamed."""
    text = clause.reading.text
    if clause.reading.asked is Asked.SOURCE:
        return False
    nameless = bool(fit) and _NAMELESS.search(fit[0].event.summary) is not None
    return _NAMED.search(text) is not None or (nameless and _WHICH.search(text) is not None)


def _never_happened(clause: Clause, good: list[Candidate]) -> bool:
    """Whether a question takes for granted what the record does not have: "why did they remarry"."""
    if not clause.track_kinds or clause.reading.others or not clause.is_bare:
        return False
    return not any(c.event.asserted and c.event.kind in TRACK_KINDS for c in good)


def listed(clause: Clause) -> Part:
    """Every one of what is asked for, as far as there is room."""
    reading, events = clause.reading, clause.ground.events
    if re.search(r"\brumou?rs?\b|\bgossip\b", reading.text):
        told = [
            e for e in events if not e.asserted and e.kind is not Kind.DENIAL and inside(e, clause.window) is not False
        ]
        if told:
            return clause.part(*map(clause.says, told[: -MOST_LISTED - 1 : -1]), more=max(0, len(told) - MOST_LISTED))
    if _lists_partners(clause) and (part := partners(clause)) is not None:
        return _with_rumoured(clause, part) if _LINKED.search(reading.text) else part
    singly = {event.key: event for term in reading.topics if (event := clause.tells_of(term)) is not None}
    if len(reading.topics) >= 3 and len(singly) >= 2 and _SEVERAL.search(reading.text):
        return clause.part(*map(clause.says, sorted(singly.values(), key=events.index)))
    good = [c for c in clause.telling() if not c.event.partner or reading.others]
    if not good:
        return clause.missing() if reading.topics else at_large(clause)
    of_tracks = all(term.kinds and term.kinds <= TRACK_KINDS for term in reading.topics)
    of_kind = [c for c in good if of_tracks and c.event.kind in reading.kinds]
    good = of_kind if len(of_kind) > 1 else good
    best = [c.event for c in good if c.score >= good[0].score * _LISTED]
    shown = sorted(best[:MOST_LISTED], key=events.index)
    return clause.part(*map(clause.says, shown), more=len(best) - len(shown))


def _with_rumoured(clause: Clause, part: Part) -> Part:
    """The partners of one of the two, and those who are only said to be."""
    claims = [e for e in clause.ground.events if e.kind is Kind.NEW_PARTNER and not e.asserted]
    meant = (e for e in claims if clause.is_about(*e.about) and inside(e, clause.window) is not False)
    told = (*part.statements, *map(clause.says, meant))
    return replace(part, statements=told[:MOST_LISTED], more=part.more + max(0, len(told) - MOST_LISTED))


def _lists_partners(clause: Clause) -> bool:
    """Whether those beside one of the two are to be listed."""
    reading, concepts = clause.reading, clause.concepts
    if reading.state is StateAsked.DATING or "move on" in concepts or concepts == frozenset({"together"}):
        return True
    with_whom = reading.state is StateAsked.TOGETHER and not reading.topics
    return with_whom or re.search(r"\bex(?:es)?\b|\bpartners?\b", reading.text) is not None


def at_large(clause: Clause) -> Part:
    """What happened in some days, how things stood on a day, or what is the newest."""
    ground = clause.ground
    text = clause.reading.text
    particular = clause.reading.asked in {Asked.WHERE, Asked.WHY} or _DID_WHAT.search(text)
    if clause.window.open and particular and not _HAPPENS.search(text) and not _HOW_THINGS_ARE.search(text):
        return clause.missing()
    if clause.window.open:
        return clause.part(clause.state(), *([clause.says(ground.newest)] if ground.newest else []))
    if _HOW_THINGS_ARE.search(clause.reading.text):
        status = ground.status(clause.day)
        return clause.part(StateIs(status), *map(clause.says, status.because[-1:]))
    subject, people = ground.people.subject, clause.reading.people
    events = [
        event
        for event in ground.finder.within(clause.window)
        if (not people or subject(event) in {None, *people}) and suits(clause.reading, event, ground.people)
    ]
    if not events:
        return clause.missing()
    order = {Certainty.CONFIRMED: 0, Certainty.REPORTED: 1}
    events.sort(key=lambda event: (event.kind not in TRACK_KINDS, order.get(event.certainty, 2)))
    shown = sorted(events[:_MOST_IN_A_TIME], key=lambda event: event.when.first)
    return clause.part(*map(clause.says, shown), more=len(events) - len(shown))


def future(clause: Clause) -> Part:
    """What nobody can know: what the record holds of it is talk."""
    reading, ground = clause.reading, clause.ground
    found = ground.finder.candidates(replace(reading, terms=(*reading.terms, _TALK)), EVER)
    near = [
        c
        for c in found
        if c.coverage >= NEAR and (reading.others or not c.event.partner) and not any(term.name for term in c.missing)
    ]
    told = [c for c in clause.found if c.coverage >= SETTLES and not c.event.partner]
    talk = [c for c in near if not (c.event.asserted and c.event.kind in TRACK_KINDS)]
    talked = [c for c in talk if _TALK not in c.missing] or talk
    shown = told[:1] if told and reading.topics and not clause.track_kinds else talked[:1]
    return clause.part(*clause.tells(shown), clause.state(ground.today), gap=Gap.FUTURE)
