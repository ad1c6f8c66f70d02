"""Every outcome as a reply: the status card, and what is said where there is none to show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import assert_never

from bot.answers import DateUnclear, DateUnreadable, StatusAnswer, StatusOutcome
from bot.asking import CommandMisspelt, CoupleShared, CoupleUnknown, CoupleWithin, NothingAsked, VerbUnknown
from bot.replies.cards import Card, Claim, Line, Remark, Section, Tone
from bot.replies.markdown import Blocks, blocks, fitting
from bot.replies.status_card import DETAILS, one_line, status_card
from bot.replies.words import notice_words, shared_words
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

    def status_on(self, couple: Couple, day: date, known_by: date | None = None) -> str:
        """The command that shows it on a day, from what was known by another."""
        as_of, known = ("as_of:", "known_by:") if self.slash else ("", "known by ")
        return f"{self.status(couple)} {as_of}{day.isoformat()}" + (
            f" {known}{known_by.isoformat()}" if known_by else ""
        )

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

    def status_on(self, couple: Couple, day: date, known_by: date | None = None) -> str:
        """The command that shows it on a day, from what was known by another."""
        known = f" --known-by {known_by.isoformat()}" if known_by else ""
        return f"{self.status(couple)} --as-of {day.isoformat()}{known}"

    @property
    def couples(self) -> str:
        """The command that lists the couples."""
        return f"{self.prefix}say {Commands('!').couples}"


def status_reply(outcome: StatusOutcome, commands: Commands) -> Blocks:
    """The reply to a question for a status."""
    match outcome:
        case StatusAnswer():
            return _status_blocks(outcome, commands)
        case DateUnclear(typed=typed, readings=readings):
            title = notice_words.date_unclear(typed, readings.first, readings.second)
            return notice(
                title,
                notice_words.try_instead([_clear(commands, outcome, day) for day in (readings.first, readings.second)]),
            )
        case DateUnreadable(_, field, typed):
            return notice(notice_words.date_unreadable(field, typed))
        case _:
            assert_never(outcome)


@lru_cache(maxsize=200)
def _status_blocks(answer: StatusAnswer, commands: Commands) -> Blocks:
    status = answer.status
    known = status.known_by if status.known_by != answer.today else None

    def on_day(day: date) -> str:
        return commands.status_on(status.couple, day, known)

    return fitting(status_card(answer, on_day=on_day, detail=detail) for detail in DETAILS)


def request_reply(
    request: VerbUnknown | CoupleUnknown | CoupleShared | CoupleWithin | CommandMisspelt | NothingAsked,
    known: Sequence[StoredCouple],
    commands: Commands,
) -> Blocks:
    """The reply to a line that asks for nothing we have: what it may have meant, and what there is."""
    match request:
        case VerbUnknown(stored, typed, near):
            hint = notice_words.try_instead([commands.status(stored.couple)])
            title = notice_words.verb_unknown(typed, stored.couple.name)
            return notice(title, f"{shared_words.DID_YOU_MEAN} “{near}”? {hint}" if near else hint)
        case CoupleUnknown(typed, near):
            title = notice_words.couple_unknown(typed)
            return fitting([_offer(title, near, shared_words.DID_YOU_MEAN, known, commands)])
        case CoupleShared(typed, couples):
            return fitting(
                [_offer(notice_words.couple_shared(typed), couples, shared_words.DID_YOU_MEAN, known, commands)]
            )
        case CoupleWithin(stored, typed):
            title = notice_words.verb_unknown(typed, stored.couple.name)
            return notice(title, notice_words.try_instead([commands.status(stored.couple)]))
        case CommandMisspelt(typed, near):
            return notice(notice_words.command_unknown(typed), f"{shared_words.DID_YOU_MEAN} {commands.prefix}{near}?")
        case NothingAsked():
            return fitting([_offer(notice_words.GUIDE_TITLE, (), "", known, commands, tone=Tone.PLAIN)])
        case _:
            assert_never(request)


def couples_reply(page: int, pages: int, answers: Sequence[StatusAnswer], commands: Commands) -> Blocks:
    """One page of the couples on record, each with its status in a line and its command."""
    if not answers:
        return blocks(Card(Remark(notice_words.NO_COUPLES)))
    lines: list[Line] = []
    for answer in answers:
        couple, line = answer.status.couple, one_line(answer)
        text = f"{line.lead} {line.text} {commands.status(couple)}"
        sources = line.sources[:1] if isinstance(line, Claim) else ()
        lead = f"{couple.name}:"
        lines.append(Claim(text, (sources[0],), lead) if sources else Remark(text, lead))
    sections = [Section(tuple(lines), entries=True)]
    if pages > 1:
        sections.append(Section((Remark(notice_words.page_of(page, pages)),), small=True))
    return fitting([Card(Remark(notice_words.COUPLES_TITLE), tuple(sections))])


def notice(title: str, *lines: str) -> Blocks:
    """A short reply of our own words, where something is not as it was meant."""
    sections = (Section(tuple(Remark(line) for line in lines)),) if lines else ()
    return fitting([Card(Remark(title), sections, Tone.WRONG)])


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
        lines.append(Remark(shared_words.more(len(known) - len(shown), commands.couples)))
    if not lines:
        lines.append(Remark(notice_words.NO_COUPLES))
    return Card(
        Remark(title), (Section(tuple(lines), heading if meant else notice_words.ON_RECORD, entries=True),), tone
    )


def _clear(commands: Commands, unclear: DateUnclear, day: date) -> str:
    """The command that was meant, if this is the day that was meant."""
    if unclear.field == "as_of":
        return commands.status_on(unclear.couple, day)
    return commands.status_on(unclear.couple, unclear.as_of, day)
