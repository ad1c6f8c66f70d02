"""What is asked of, and is not on record."""

from __future__ import annotations

from bot.reasoning.ask.clause import Clause
from bot.reasoning.ask.finding import NEAR, inside
from bot.reasoning.ask.told import Gap, Part, Verdict
from db.records import TRACK_KINDS, Kind


def again(clause: Clause) -> Part | None:
    """That they did not do something once more, unless there is a second event of its kind."""
    kinds = clause.track_kinds - {Kind.RECONCILED}
    if not kinds:
        return None
    dated = [e for e in clause.ground.dated() if e.asserted and inside(e, clause.window) is not False]
    if sum(event.kind in kinds for event in dated) >= 2:
        return None
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
