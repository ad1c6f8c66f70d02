"""Yes or no: which event settles it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.reasoning.ask.clause import ALIKE, Clause
from bot.reasoning.ask.concepts import StateAsked
from bot.reasoning.ask.contradiction import contradicts, counts_of, only_planned, ordinals_in, stays_silent
from bot.reasoning.ask.finding import NEAR, SETTLES, Candidate
from bot.reasoning.ask.lacking import unsaid
from bot.reasoning.ask.lexicon import CHILDREN
from bot.reasoning.ask.saying import asks_if_said, is_said
from bot.reasoning.ask.standing import ASKS_NEGATIVELY, ONE_SIDED, state_part
from bot.reasoning.ask.times import Relation
from bot.reasoning.ask.told import Gap, Part, Says, Verdict
from db.records import TRACK_KINDS, Certainty, Event, Kind

_NEARLY_ALL = 0.65
_AS_WELL = 0.95
# In days: what was said of one longer ago is over.
_PREGNANCY = 300
INTENT = re.compile(r"\b(?:want\w*|wish\w*|plan\w*|intend\w*|refus\w+|tr(?:y|ies|ied)|going to|about to|supposed to)\b")
_BY_ONE = re.compile(
    r"\bpropos\w+\b|\bpop\w* the question\b|\b(?:call|break|broke)\w* (?:it |\w+ )?off\b|\bend\w* (?:it|things)\b"
)
_PROPOSES = re.compile(r"\b(?:propos\w+|pop\w*|question|knee)\b")
_TRIES = re.compile(
    r"\b(?:tr(?:y|ies|ied|ying)|want\w*|wish\w*|beg\w*|plead\w*|plea\w*|ask\w*|hop\w+|pray\w*|chas\w+|fight\w*"
    r"|fought)\b"
)
# From whom to whom something went has to be told, too.
_GIVES = re.compile(r"\b(?:give|gives|gave|given|giving|gift\w*|present\w*)\b")
_GETS = re.compile(
    r"\b(?:gets?|got|win|won|wins|receive[ds]?) (?:the |a |any |his |her |their |full |sole |joint |half |share )*"
    r"(?:custody|house|home|money|ring|award|alimony|dog|kids|children|cash|settlement)\b"
)
_GIVEN = re.compile(r"\b(?:g[eo]ts?|receiv\w+|award\w*|grant\w*|w[oi]ns?|giv\w+|gave|shares?|sharing|ha[sd]|have)\b")
_CONFIRMS = re.compile(r"\bconfirm\w*\b")
_ONE_OF_THEM = re.compile(r"\b(?:he|she|him|her)\b")


def event_part(clause: Clause) -> Part:
    """Whether an event settles it."""
    reading = clause.reading
    # How it was says nothing of what it was.
    adverbs = all(term.text.endswith("ly") for term in reading.topics)
    if adverbs or (reading.others and ONE_SIDED.search(reading.text)):
        return clause.missing()
    good = _telling(clause)
    by_kind = [c for c in good if c.event.kind in reading.kinds] or good
    if not by_kind:
        return _contrary(clause) or unsaid(clause)
    top = _later(clause, by_kind) or _first_choice(by_kind)
    if not top.agent:
        return clause.missing() if top.missing else _by_the_other(clause, top)
    if top.inside is False and not _tells_by_its_date(clause, top):
        return clause.missing()
    if not top.event.asserted:
        return _claimed(clause, top)
    if (
        reading.kinds == frozenset({Kind.DIVORCE_FINALIZED})
        and top.event.kind is Kind.DIVORCE_FILED
        and not reading.others
    ):
        # To file for it is not to be divorced.
        return state_part(clause, StateAsked.DIVORCED)
    if top.event.kind is Kind.DENIAL and Kind.DENIAL not in reading.kinds:
        return _denied(clause, top.event) or _contrary(clause) or clause.missing()
    if top.inside is False:
        return clause.part(*clause.happened(top.event), verdict=Verdict.NO)
    if top.inside is None and top.event.date is not None and (_tells_all(clause, top) or contradicts(clause, top)):
        return clause.part(*clause.happened(top.event), verdict=Verdict.CANT_TELL)
    return _settled(clause, top, good)


def _contrary(clause: Clause) -> Part | None:
    """What tells the contrary in other words: "she is not calling off the divorce"."""
    told = (c for c in clause.found if not c.missing and c.event.asserted and c.agent and c.inside)
    contrary = next((c for c in told if contradicts(clause, c)), None)
    return clause.part(clause.says(contrary.event), verdict=Verdict.NO) if contrary else None


def _claimed(clause: Clause, top: Candidate) -> Part:
    """What is only claimed; whether somebody said it is another question, and has no verdict."""
    reading, event = clause.reading, top.event
    if event.kind not in reading.kinds and (contrary := _contrary(clause)):
        return contrary
    if top.missing and event.kind not in reading.kinds:
        return clause.missing()
    if stays_silent(reading, event.summary):
        return clause.part(clause.says(event), verdict=Verdict.NO)
    if asks_if_said(clause, by_anybody=True):
        return clause.part(clause.says(event))
    denied = event.certainty is Certainty.DENIED
    return clause.part(clause.says(event), verdict=Verdict.NO if denied else Verdict.NOT_CONFIRMED)


def _telling(clause: Clause) -> list[Candidate]:
    """What tells enough to settle it, and what is asked of first of all."""
    # Words that come near to a kind tell of it where somebody beside the couple is named, who has no such kinds.
    loosely, head = bool(clause.reading.others), clause.head
    good = [c for c in clause.telling(SETTLES) if head not in c.missing and (loosely or head not in c.loose)]
    counted = counts_of(clause.reading.text).keys()
    good = [c for c in good if counted <= counts_of(c.event.summary.lower()).keys()] or good
    if "deny" in clause.concepts and clause.reading.people:
        good = [c for c in good if is_said(clause, c.event)]
    elif asks_if_said(clause):
        good = [c for c in good if is_said(clause, c.event)] or good
    if not clause.reading.others and (clause.reading.both or len(clause.reading.people) > 1):
        # What one of them was to somebody else tells nothing of the two.
        good = [c for c in good if not c.event.partner]
    return [c for c in good if _holds_still(clause, c)] if _is_of_now(clause) else good


def _is_of_now(clause: Clause) -> bool:
    """Whether it is asked how something is, and not what was: "do they still talk"."""
    text = clause.text
    children = Kind.CHILD_BORN in clause.reading.kinds or clause.concepts & CHILDREN
    lasting = clause.track_kinds or (children and "pregnant" not in clause.concepts)
    if not clause.window.open or clause.reading.others or lasting:
        return False
    subject = "|".join(("they", "he", "she", "both", *sorted(map(re.escape, clause.ground.people.words))))
    return re.match(rf"(?:is|are|do|does) (?:{subject})\b", text) is not None or clause.reading.still


def _holds_still(clause: Clause, candidate: Candidate) -> bool:
    """Whether what an event tells may be so yet: nothing has changed between the two since."""
    changes = [e for e in clause.ground.dated() if e.asserted and e.kind in TRACK_KINDS]
    event = candidate.event
    if "pregnant" in clause.concepts:
        return event.date is not None and (clause.ground.today - event.when.latest).days < _PREGNANCY
    lasting = event.date is None or event.kind is Kind.CHILD_BORN or not changes
    return lasting or event.when.latest >= changes[-1].when.earliest


def _later(clause: Clause, pool: Sequence[Candidate]) -> Candidate | None:
    """The event that is known to have come later than "by then", before any rumour of that time."""
    last, kinds = clause.window.last, clause.track_kinds
    if clause.window.first is not None or last is None or any(c.event.asserted and c.inside is not False for c in pool):
        return None
    later = (c for c in pool if c.event.asserted and c.event.date and c.event.kind in kinds and c.agent)
    return next((c for c in later if c.event.when.earliest > last and not c.missing), None)


def _first_choice(pool: Sequence[Candidate]) -> Candidate:
    """Of the candidates that settle it, what is said to have happened, in the days asked about, before the rest."""
    best = max(candidate.score for candidate in pool)
    for inside in (True, None, False):
        for candidate in pool:
            if candidate.event.asserted and candidate.agent and candidate.inside is inside:
                if candidate.score >= best * ALIKE:
                    return candidate
                break
    # That the other of the two did it says more than a rumour.
    return next((c for c in pool if c.event.asserted and not c.agent and c.coverage >= pool[0].coverage), pool[0])


def _by_the_other(clause: Clause, top: Candidate) -> Part:
    """What was done by the other of the two, and what is told of the one who is asked about."""
    if top.event.kind not in clause.reading.kinds:
        return clause.missing()
    subject, meant = clause.ground.people.subject, clause.reading.people[0]
    theirs = [c for c in clause.found if c.coverage >= NEAR and c.event.asserted and subject(c.event) == meant]
    return clause.part(*clause.happened(top.event), *clause.tells(theirs[:1]), verdict=Verdict.NO)


def _tells_by_its_date(clause: Clause, top: Candidate) -> bool:
    """Whether an event of another day tells that it was not so on the day asked about."""
    reading = clause.reading
    if reading.others or not reading.times:
        return False
    until = any(time.relation in {Relation.BY, Relation.BEFORE} for time in reading.times)
    return until or (top.event.kind in TRACK_KINDS and top.event.kind in reading.kinds)


def _denied(clause: Clause, denial: Event) -> Part | None:
    """The claim that a denial speaks against, if it is what is asked about."""
    kinds = clause.reading.kinds
    claims = (e for e in clause.ground.events if e.key in denial.disputes and not e.asserted and e.kind in kinds)
    claim = next(claims, None)
    return clause.part(Says(claim, (denial,)), verdict=Verdict.NO) if claim else None


def _settled(clause: Clause, top: Candidate, good: Sequence[Candidate]) -> Part:
    """The event that settles it, and beside one that changes no track what tells it too."""
    contrary = contradicts(clause, top)
    if clause.reading.result and (newest := _newest(top, good)) is not top:
        top, contrary = newest, contradicts(clause, newest)
    if contrary and not clause.reading.result and (told := _tells_so(clause, top, good)):
        if told.inside is None:
            return clause.part(*clause.happened(told.event), clause.says(top.event), verdict=Verdict.CANT_TELL)
        top, contrary = told, False
    if not contrary and not _tells_all(clause, top):
        return clause.missing(Gap.NOT_TOLD, *clause.happened(top.event))
    verdict = Verdict.NO if contrary else None if _is_ambiguous(clause, top) else Verdict.YES
    if (
        verdict is Verdict.YES
        and _CONFIRMS.search(clause.reading.text)
        and top.event.certainty is not Certainty.CONFIRMED
    ):
        verdict = Verdict.NOT_CONFIRMED
    others = [c for c in clause.best(good) if c.event.asserted and c.event is not top.event and c.inside is not False]
    beside = clause.tells(others[:1]) if top.event.kind not in TRACK_KINDS else ()
    return clause.part(*clause.happened(top.event), *beside, verdict=verdict)


def _newest(top: Candidate, good: Sequence[Candidate]) -> Candidate:
    """Of what tells it and what tells its contrary, the newest, which is how it "has" come to be."""
    alike = [c for c in good if c.coverage >= top.coverage * _AS_WELL and c.event.asserted and c.event.date and c.agent]
    if not top.opposite and not any(c.opposite for c in alike):
        return top
    return max(alike, key=lambda c: c.event.when.latest, default=top)


def _tells_so(clause: Clause, contrary: Candidate, good: Sequence[Candidate]) -> Candidate | None:
    """What tells it as well as something tells the contrary: that they talked again, and that they once did not."""
    least = contrary.coverage * _AS_WELL
    other = (c for c in good if c.coverage >= least and c.event.asserted and c.agent and c.inside is not False)
    return next((c for c in other if not contradicts(clause, c) and _tells_all(clause, c)), None)


def _tells_all(clause: Clause, top: Candidate) -> bool:
    """Whether an event tells enough for a yes: all that is asked, or nearly, and not that somebody only meant to."""
    reading, event = clause.reading, top.event
    if ONE_SIDED.search(reading.text) or (_GIVES.search(reading.text) and not _GIVES.search(event.summary)):
        return False
    if (reading.nth or 0) > 1 and not reading.kinds and reading.nth not in ordinals_in(event.summary):
        return False
    if counts_of(reading.text).keys() - counts_of(event.summary.lower()).keys():
        return False
    if not reading.kinds and _GETS.search(reading.text) and not _GIVEN.search(event.summary):
        return False
    if event.kind is Kind.RECONCILIATION_PLEA and event.kind in reading.kinds and not _TRIES.search(reading.text):
        # To ask for somebody back is not to win them back.
        return False
    if event.kind not in reading.kinds and only_planned(reading, event.summary):
        return False
    if event.kind not in TRACK_KINDS or event.kind not in reading.kinds:
        return not top.missing or top.coverage >= _NEARLY_ALL
    # Who proposed, or ended it, is more than that it happened.
    if event.kind is Kind.ENGAGED and _BY_ONE.search(reading.text) and not _PROPOSES.search(event.summary):
        return False
    agent = bool(reading.people) and not reading.both and clause.ground.people.subject(event) is None
    return not top.missing and not INTENT.search(reading.text) and not (agent and _BY_ONE.search(reading.text))


def _is_ambiguous(clause: Clause, top: Candidate) -> bool:
    """Whether "yes" may be taken for two things: "they never married, right?", or "did he", and it is not told who."""
    reading = clause.reading
    stated = reading.negated and not ASKS_NEGATIVELY.match(reading.text)
    unknown = not reading.people and not reading.both and _ONE_OF_THEM.search(reading.text) is not None
    return stated or (unknown and clause.ground.people.subject(top.event) is not None)
