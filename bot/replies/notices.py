"""Every outcome as a reply: the status card, and what is said where there is none to show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import assert_never

from bot.answers import DateUnclear, DateUnreadable, StatusAnswer, StatusOutcome
from bot.asking import CommandMisspelt, CoupleShared, CoupleUnknown, NothingAsked, VerbUnknown
from bot.replies import words
from bot.replies.cards import Card, Claim, Line, Remark, Section, Tone
from bot.replies.markdown import Blocks, blocks, fitting
from bot.replies.status_card import DETAILS, one_line, status_card
from db.records import Couple
from db.rows import StoredCouple

PER_PAGE = 10


@dataclass(frozen=True, slots=True)
class Commands:
    """How the one who asked types commands: with a prefix such as "!", or as slash commands."""

    prefix: str
    slash: bool = False

    def status(self, couple: Couple) -> str:
        """The command that shows a couple's status."""
        return f"/{couple.slug} status" if self.slash else f"{self.prefix}{couple.slug} status"

    def status_on(self, couple: Couple) -> str:
        """The same, up to where the day is typed."""
        return f"{self.status(couple)} {'as_of:' if self.slash else ''}"

    @property
    def couples(self) -> str:
        """The command that lists the couples."""
        return "/couples" if self.slash else f"{self.prefix}couples"


@dataclass(frozen=True, slots=True)
class TerminalCommands(Commands):
    """The commands of somebody at a terminal."""

    prefix: str = "python -m bot "

    def status(self, couple: Couple) -> str:
        """The command that shows a couple's status."""
        return f"{self.prefix}status {couple.slug}"

    def status_on(self, couple: Couple) -> str:
        """The same, up to where the day is typed."""
        return f"{self.status(couple)} --as-of "


def status_reply(outcome: StatusOutcome, commands: Commands) -> Blocks:
    """The reply to a question for a status."""
    match outcome:
        case StatusAnswer():
            return _status_blocks(outcome, commands)
        case DateUnclear(couple, field, typed, readings):
            title = words.date_unclear(typed, readings.first, readings.second)
            days = (readings.first, readings.second)
            return _wrong(title, words.try_instead([_with_day(commands, couple, field, day) for day in days]))
        case DateUnreadable(_, field, typed):
            return _wrong(words.date_unreadable(field, typed))
        case _:
            assert_never(outcome)


@lru_cache(maxsize=200)
def _status_blocks(answer: StatusAnswer, commands: Commands) -> Blocks:
    earlier = commands.status_on(answer.status.couple)
    return fitting(status_card(answer, earlier=earlier, detail=detail) for detail in DETAILS)


def request_reply(
    request: VerbUnknown | CoupleUnknown | CoupleShared | CommandMisspelt | NothingAsked,
    known: Sequence[StoredCouple],
    commands: Commands,
) -> Blocks:
    """The reply to a line that asks for nothing we have: what it may have meant, and what there is."""
    match request:
        case VerbUnknown(stored, typed, near):
            hint = words.try_instead([commands.status(stored.couple)])
            title = words.verb_unknown(typed, stored.couple.name)
            return _wrong(title, f"{words.DID_YOU_MEAN} “{near}”? {hint}" if near else hint)
        case CoupleUnknown(typed, near):
            title = words.couple_unknown(_short(typed))
            return fitting([_offer(title, near, words.DID_YOU_MEAN, known, commands)])
        case CoupleShared(typed, couples):
            return fitting([_offer(words.couple_shared(_short(typed)), couples, words.DID_YOU_MEAN, known, commands)])
        case CommandMisspelt(typed, near):
            return _wrong(words.command_unknown(_short(typed)), f"{words.DID_YOU_MEAN} {commands.prefix}{near}?")
        case NothingAsked():
            return fitting([_offer(words.GUIDE_TITLE, (), "", known, commands, tone=Tone.PLAIN)])
        case _:
            assert_never(request)


def couples_reply(page: int, pages: int, answers: Sequence[StatusAnswer], commands: Commands) -> Blocks:
    """One page of the couples on record, each with its status in a line and its command."""
    if not answers:
        return blocks(Card(Remark(words.NO_COUPLES)))
    lines: list[Line] = []
    for answer in answers:
        couple, line = answer.status.couple, one_line(answer)
        text = f"{line.lead} {line.text} {commands.status(couple)}"
        sources = line.sources[:1] if isinstance(line, Claim) else ()
        lead = f"{couple.name}:"
        lines.append(Claim(text, (sources[0],), lead) if sources else Remark(text, lead))
    sections = [Section(tuple(lines), entries=True)]
    if pages > 1:
        sections.append(Section((Remark(words.page_of(page, pages)),), small=True))
    return fitting([Card(Remark(words.COUPLES_TITLE), tuple(sections))])


def notice(title: str, *lines: str, tone: Tone = Tone.WRONG) -> Blocks:
    """A short reply of our own words."""
    sections = (Section(tuple(Remark(line) for line in lines)),) if lines else ()
    return fitting([Card(Remark(title), sections, tone)])


_wrong = notice


def _offer(
    title: str,
    meant: Sequence[StoredCouple],
    heading: str,
    known: Sequence[StoredCouple],
    commands: Commands,
    *,
    tone: Tone = Tone.WRONG,
) -> Card:
    """Couples that may have been meant, or else some that there are."""
    shown = list(meant[:5]) or list(known[:5])
    lines: list[Line] = [Remark(commands.status(stored.couple), f"{stored.couple.name}:") for stored in shown]
    if not meant and len(known) > len(shown):
        lines.append(Remark(words.more(len(known) - len(shown), commands.couples)))
    if not lines:
        lines.append(Remark(words.NO_COUPLES))
    return Card(Remark(title), (Section(tuple(lines), heading if meant else words.ON_RECORD, entries=True),), tone)


def _with_day(commands: Commands, couple: Couple, field: str, day: date) -> str:
    if field == "as_of":
        return f"{commands.status_on(couple)}{day.isoformat()}"
    return f"{commands.status(couple)} {'known_by:' if commands.slash else 'known by '}{day.isoformat()}"


def _short(typed: str) -> str:
    return typed if len(typed) <= 60 else f"{typed[:59]}…"
