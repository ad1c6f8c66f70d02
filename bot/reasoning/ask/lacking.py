"""What is asked of, and is not on record."""

from __future__ import annotations

import re

from bot.reasoning.ask.clause import Clause
from bot.reasoning.ask.finding import NEAR
from bot.reasoning.ask.told import Gap, Part, Verdict
from bot.reasoning.ask.window import inside
from db.records import TRACK_KINDS, Event, Kind

_WEDDING = re.compile(r"\b(?:wed|wedded|weds|married|marri(?:es|ed|age)|marry|wedding)\b", re.IGNORECASE)

_AGAIN = re.compile(r"\brenew\w*\b|\bceremony\b|\bsecond wedding\b", re.IGNORECASE)


def is_wedding(event: Event) -> bool:
    """Whether an event about somebody beside the couple tells of a wedding."""
    return event.kind not in {Kind.DENIAL, Kind.NEW_PARTNER_ENDED} and _WEDDING.search(event.summary) is not None


def again(clause: Clause) -> Part | None:
    """Whether they did something once more: the second event of its kind, or that there is none."""
    reading = clause.reading
    kinds = clause.track_kinds - {Kind.RECONCILED}
    if not kinds:
        return None
    dated = [e for e in clause.ground.dated() if e.asserted and inside(e, clause.window) is not False]
    same = [event for event in dated if event.kind in kinds]
    if len(same) >= 2:
        nth = reading.nth if reading.nth and reading.nth <= len(same) else 0
        return clause.part(*clause.happened(same[nth - 1]), verdict=Verdict.YES) if clause.is_bare else None
    alone = reading.of_one
    beside = [e for e in dated if e.partner and clause.is_about(*e.about[:1]) and is_wedding(e)] if alone else []
    if Kind.MARRIED in kinds and beside:
        return clause.part(clause.says(beside[0]), verdict=Verdict.YES)
    if Kind.MARRIED in kinds and (once_more := [e for e in dated if e not in same and _AGAIN.search(e.summary)]):
        # Neither a wedding nor none.
        return clause.missing(Gap.NOT_TOLD, clause.says(once_more[0]))
    near = [c for c in clause.found if c.event.kind not in TRACK_KINDS and c.coverage >= NEAR]
    state = clause.state(clause.ground.today)
    return clause.part(*clause.tells(near[:1]), state, verdict=Verdict.NO, gap=Gap.NOT_SO)


def unsaid(clause: Clause) -> Part:
    """What no event tells: of a kind that changes a track, that the record has no such event."""
    reading = clause.reading
    if clause.track_kinds and clause.is_bare and not reading.others:
        claims = [c for c in clause.found if c.event.kind in reading.kinds]
        return clause.part(*clause.tells(claims[:1]), clause.state(), gap=Gap.NOT_SO)
    return clause.missing()
