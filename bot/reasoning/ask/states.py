"""Whether two people are what a question asks, by their status."""

from __future__ import annotations

from bot.reasoning.ask.concepts import StateAsked
from bot.reasoning.ask.told import Verdict
from bot.reasoning.calculus import Legal, Romantic, State
from bot.reasoning.status import Status

_OVER = frozenset({Legal.DIVORCED, Legal.LEGALLY_SINGLE})


def verdict(asked: StateAsked, status: Status) -> Verdict:
    """Whether it is so; can't tell where the readings that vague dates leave open differ."""
    verdicts = {_verdict(asked, state) for state in status.possible}
    return verdicts.pop() if len(verdicts) == 1 else Verdict.CANT_TELL


def _verdict(asked: StateAsked, state: State) -> Verdict:
    match asked:
        case StateAsked.TOGETHER | StateAsked.DATING | StateAsked.BACK:
            so = state.together
        case StateAsked.ENGAGED:
            so = state.romantic is Romantic.ENGAGED
        case StateAsked.MARRIED:
            return _married(state)
        case StateAsked.MARRIED_IN_LAW:
            so = state.legal in {Legal.MARRIED, Legal.DIVORCE_PENDING}
        case StateAsked.DIVORCED:
            return _divorced(state)
        case StateAsked.DIVORCING:
            so = state.legal in {Legal.DIVORCE_PENDING, *_OVER}
        case StateAsked.APART | StateAsked.SINGLE:
            so = state.romantic is Romantic.APART
    if so:
        return Verdict.YES
    return Verdict.NOT_YET if state.romantic is Romantic.NOT_YET else Verdict.NO


def _married(state: State) -> Verdict:
    if state.legal is Legal.MARRIED:
        # Parted, but married in law, is not what people mean by a plain yes.
        return Verdict.NOT_QUITE if state.romantic is Romantic.APART else Verdict.YES
    if state.legal is Legal.DIVORCE_PENDING:
        return Verdict.NOT_QUITE
    never = state.legal is Legal.UNMARRIED and state.romantic is not Romantic.APART
    return Verdict.NOT_YET if never else Verdict.NO


def _divorced(state: State) -> Verdict:
    if state.legal in _OVER:
        return Verdict.YES
    return Verdict.NOT_YET if state.legal is Legal.DIVORCE_PENDING else Verdict.NO
