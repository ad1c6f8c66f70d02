"""With whom one of the two was, or is, outside the couple."""

from __future__ import annotations

import re

from bot.reasoning.ask.asked import Asked
from bot.reasoning.ask.clause import MOST, MOST_LISTED, Clause
from bot.reasoning.ask.times import Relation
from bot.reasoning.ask.told import Gap, Identity, Part, RunIs
from bot.reasoning.ask.window import inside, reaches
from bot.reasoning.calculus import standing
from bot.reasoning.partners import OtherRelationship, Run, partner_stories

_JUST_BEFORE = re.compile(r"\b(?:right|just|immediately|shortly) before\b")
_NOW = re.compile(r"\b(?:is|are|does|do|now|currently|these days)\b")


def partners(clause: Clause) -> Part | None:
    """Those beside one of the two, in the days asked about; None where there are none."""
    reading, ground = clause.reading, clause.ground
    runs = _runs(clause)
    if clause.is_later:
        return clause.missing(Gap.NOT_TOLD, *map(RunIs, _open(clause)))
    together = ground.status(clause.day).state.together and not reading.others and reading.anchor is None
    if together and (_NOW.search(reading.text) or not runs):
        return clause.part(Identity(ground.status(clause.day)))
    if clause.window.open and _NOW.search(reading.text):
        if current := _open(clause):
            return clause.part(*(told for run in current for told in (RunIs(run), clause.says(run.since))))
        return clause.missing(Gap.NOT_TOLD, *(clause.says(run.ended or run.started[0]) for run in runs[-1:]))
    if "break up" in clause.concepts:
        runs = [run for run in runs if run.ended is not None and inside(run.ended, clause.window) is not False]
    else:
        runs = [run for run in runs if reaches(run.started[0], run.ended, clause.window)]
    if not runs:
        return None
    runs.sort(key=lambda run: run.started[0].when.first, reverse=not reading.first)
    if _wants_the_next(clause):
        runs = [min(runs, key=lambda run: run.started[0].when.first)]
    elif _JUST_BEFORE.search(reading.text):
        runs = runs[-1:] if reading.first else runs[:1]
    shown = runs[: MOST_LISTED if reading.asked is Asked.LIST else MOST]
    ended = [run.ended for run in shown if run.ended is not None] if len(shown) == 1 else []
    told = (clause.says(run.started[0]) for run in shown)
    return clause.part(*told, *map(clause.says, ended), more=len(runs) - len(shown))


def _runs(clause: Clause) -> list[Run]:
    """The runs of whom the question is about that had begun by the day asked about."""
    ground = clause.ground
    stories = partner_stories(ground.record.couple, standing(ground.dated()))
    day = min(clause.day, ground.today)
    # "who after Pete" asks for somebody else.
    beside = clause.reading.anchor.others if clause.reading.anchor else ()
    return [
        run
        for story in stories
        if clause.is_about(story.person)
        for run in story.runs(day)
        if run.started[0].partner not in beside
    ]


def _open(clause: Clause) -> list[OtherRelationship]:
    return [run for run in clause.ground.status(clause.day).partners if clause.is_about(run.person)]


def _wants_the_next(clause: Clause) -> bool:
    """Whether the first one after an event is asked for: "who did he date right after the split"."""
    reading = clause.reading
    after = reading.anchor is not None and reading.anchor.relation is Relation.AFTER
    return after and reading.asked is Asked.WHO and not reading.last
