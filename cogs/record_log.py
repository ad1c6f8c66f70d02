"""The log of the record: who changed what, page by page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Self

from bot.asking import CoupleUnknown, NotNamed, named_couple
from bot.client import Shiplog
from bot.questions import At
from bot.reasoning.names import Names
from bot.reasoning.when import Span, TwoReadings, Unreadable, read_span
from bot.replies.controls import Window
from bot.replies.notices import notice
from bot.replies.record_cards import LogPage, log_reply, log_window
from bot.replies.words import notice_words
from bot.replies.words import record_words as words
from cogs.acting import By
from cogs.buttons import GuardedButton
from cogs.couple_removed import not_named_reply, removed_here
from cogs.record_options import LogFlags, user_in
from cogs.speaking import Context, Interaction, Reply, answer_click, change_card, commands_of
from db.logbook import LogFilter
from db.rows import StoredCouple

_NOTHING = "-"
_PAGE = re.compile(
    r"log:(?P<index>\d{1,9})(?P<ends>e?):(?P<editor>\d{1,18}|[0-8]\d{18}|-):(?P<couple>\d{1,18}|-)"
    r":(?P<first>\d{8}|-):(?P<last>\d{8}|-)"
)


class LogPageButton(GuardedButton, template=_PAGE):
    """Another page of the log: it carries the place and the filter."""

    @classmethod
    def of(cls, at: At, chosen: LogFilter, label: str) -> Self:
        """The button for the page at a place."""
        ids = [_NOTHING if number is None else str(number) for number in (chosen.editor, chosen.couple)]
        days = [f"{day:%Y%m%d}".rjust(8, "0") if day else _NOTHING for day in (chosen.first, chosen.last)]
        return cls(f"log:{at.index}{'e' if at.ends else ''}:{':'.join([*ids, *days])}", label)

    async def press(self, interaction: Interaction, by: By, said: Mapping[str, str]) -> None:
        """Show it in place of the card."""
        chosen = _chosen(said)
        if chosen is None:
            await answer_click(interaction, Reply(notice(notice_words.BUTTON_UNKNOWN), private=True))
            return
        public = interaction.message is None or not interaction.message.flags.ephemeral
        at = At(int(said["index"]), ends=bool(said["ends"]))
        await change_card(interaction, await log_shown(interaction.client, by, chosen, at, public=public))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the log is to be filtered by, as it was typed."""

    editor: int | None
    couple: str
    day: str


async def asked_log(ctx: Context, by: By, flags: LogFlags) -> Reply:
    """The newest changes that fit what was typed, or what is unclear about it."""
    bot, typed = ctx.bot, ctx.interaction is None
    names = await bot.answers.archive.names(by.server)
    asked = _Asked(flags.editor, flags.couple or "", flags.day or "")
    asked = _unnamed(asked, names, bot.today()) if typed else asked
    couple: int | None = None
    if asked.couple:
        found = named_couple(asked.couple, names)
        if not isinstance(found, StoredCouple):
            return await _unread(ctx, by, found, names)
        couple = found.id
    first = last = None
    if asked.day:
        match read_span(asked.day, bot.today()):
            case Span(first=first, last=last):
                pass
            case TwoReadings(one, other):
                return Reply(notice(notice_words.date_unclear(asked.day, one, other)), private=True)
            case Unreadable():
                return Reply(notice(notice_words.date_unreadable("day", asked.day)), private=True)
    chosen = LogFilter(asked.editor, couple, first, last)
    return await log_shown(bot, by, chosen, At(0), public=typed)


def _unnamed(asked: _Asked, names: Names, today: date) -> _Asked:
    """What was typed with no `name:` in front, which arrives as the couple: a couple, a member, a day, or two of them.

    What is none of these stays the couple's.
    """
    editor, text = (None, asked.couple) if asked.editor else user_in(asked.couple)
    editor = editor or asked.editor
    if not text or asked.day or isinstance(named_couple(text, names), StoredCouple):
        return _Asked(editor, text, asked.day)
    couples, behind = names.split(text)
    if len(couples) == 1 and _is_day(behind, today):
        return _Asked(editor, couples[0].couple.slug, behind)
    return _Asked(editor, "", text) if _is_day(text, today) else _Asked(editor, text, "")


def _is_day(text: str, today: date) -> bool:
    return bool(text) and not isinstance(read_span(text, today), Unreadable)


async def _unread(ctx: Context, by: By, found: NotNamed, names: Names) -> Reply:
    """What is said of a text that names no couple; a typed one may have been meant for anything else."""
    removed = await removed_here(ctx.bot, by.server, found)
    if isinstance(found, CoupleUnknown) and ctx.interaction is None and removed is None:
        return Reply(notice(words.log_unread(found.typed, (await commands_of(ctx)).prefix)), private=True)
    return await not_named_reply(ctx, by.server, found, names)


async def log_shown(bot: Shiplog, by: By, chosen: LogFilter, at: At, *, public: bool) -> Reply:
    """A page of the log; `public` says that everybody sees it."""
    store, names = bot.store, await bot.answers.archive.names(by.server)
    known = {stored.id: stored for stored in names.couples}
    # What was taken down is told of nowhere.
    hidden = {stored.id for stored in await store.couples(by.server)} - known.keys()
    base = log_window(at, await store.logbook.count(by.server, chosen, hidden=hidden))
    changes = await store.logbook.changes(by.server, chosen, start=base.start, stop=base.stop, hidden=hidden)
    couple = known.get(chosen.couple) if chosen.couple is not None else None
    page = LogPage(
        changes=changes,
        base=base,
        chosen=chosen,
        couple=couple.couple.name if couple else None,
        since=await store.logbook.shipped_since(by.server, hidden=hidden),
        hide_rumours=public and await bot.servers.hides_rumours(by.server),
    )
    window, blocks = log_reply(page, at)
    return Reply(blocks, tuple(_controls(window, chosen)), private=True)


def _controls(window: Window, chosen: LogFilter) -> list[LogPageButton]:
    buttons: list[LogPageButton] = []
    if window.start:
        buttons.append(LogPageButton.of(At(window.start, ends=True), chosen, words.LATER))
    if window.stop < window.total:
        buttons.append(LogPageButton.of(At(window.stop), chosen, words.EARLIER))
    return buttons


def _chosen(said: Mapping[str, str]) -> LogFilter | None:
    """The filter that a button carries; None for one that no button of ours has."""
    editor, couple = (None if said[name] == _NOTHING else int(said[name]) for name in ("editor", "couple"))
    try:
        first, last = (None if said[name] == _NOTHING else date.fromisoformat(said[name]) for name in ("first", "last"))
    except ValueError:
        return None
    return LogFilter(editor, couple, first, last)
