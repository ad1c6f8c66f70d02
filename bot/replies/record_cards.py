"""The record as a whole for its editors: what was exported, who changed what, and erasing somebody's id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.exporting import Exported
from bot.questions import At
from bot.replies.cards import Card, Remark, Section, Tone
from bot.replies.controls import Window
from bot.replies.markdown import Blocks, fitting
from bot.replies.notices import notice
from bot.replies.people import who
from bot.replies.windows import PER_PAGE, Detail, window_at, windowed
from bot.replies.words import record_words as words
from bot.replies.words import shared_words
from db.logbook import LogFilter, Logged, Part, ShippedSince
from db.records import Certainty

_RUMOURS = frozenset({Certainty.RUMOURED, Certainty.DENIED})
_MOST_LISTED = 25
_MOST_SINCE = 3
_SHOWN = 160


def exported_reply(exported: Exported) -> Blocks:
    """What is in the zip that goes with this reply, and what a check would find in it."""
    if exported.data is None:
        return notice(words.TOO_LARGE)
    packs = [Remark(words.exported(pack.couple.slug, len(pack.events), len(pack.sources))) for pack in exported.packs]
    mend = [Remark(mistake) for mistake in exported.to_mend]
    sections = (
        Section(_listed(packs), entries=True),
        Section(_listed(mend), words.TO_MEND, entries=True),
        Section((Remark(words.LOAD_HINT),), small=True),
    )
    return fitting([Card(Remark(words.EXPORTED), tuple(section for section in sections if section.lines))])


def _listed(lines: Sequence[Remark]) -> tuple[Remark, ...]:
    if len(lines) <= _MOST_LISTED:
        return tuple(lines)
    return (*lines[:_MOST_LISTED], Remark(shared_words.left_out(len(lines) - _MOST_LISTED)))


@dataclass(frozen=True, slots=True)
class LogPage:
    """A page of the log: the changes of `window` out of all that the filter lets through.

    `couple` is what the couple asked for is called. `hide_rumours` shows them by their ids only.
    """

    changes: Sequence[Logged]
    base: Window
    chosen: LogFilter
    couple: str | None
    since: Sequence[ShippedSince]
    hide_rumours: bool


def log_window(at: At, total: int) -> Window:
    """The largest window of the log that one card may show."""
    return window_at(at, total, PER_PAGE)


def log_reply(page: LogPage, at: At) -> tuple[Window, Blocks]:
    """Who changed what, the newest first."""
    head = tuple(_since(page)) if page.base.start == 0 else ()
    filters = tuple(_filters(page))

    def card(window: Window, _: Detail) -> Card:
        first = page.base.start
        lines = tuple(_line(each, page) for each in page.changes[window.start - first : window.stop - first])
        foot = () if window.whole else (Remark(words.changes_shown(_place(window))),)
        sections = (
            Section((*filters, *head)),
            Section(lines or (Remark(words.NOTHING_LOGGED),), entries=True),
            Section(foot, small=True),
        )
        return Card(Remark(words.LOG_TITLE), tuple(section for section in sections if section.lines))

    return windowed(page.base.total, at, card)


def erase_reply(editor: int, changes: int) -> Blocks:
    """What erasing somebody's id would do, before it is done."""
    lines = (Remark(who(editor), words.ERASE_WHOSE), Remark(words.ERASE_IRREVERSIBLE))
    small = Section((Remark(words.ERASE_ELSEWHERE),), small=True)
    return fitting([Card(Remark(words.erase_title(changes)), (Section(lines), small), Tone.WRONG)])


def erased_reply(rows: int) -> Blocks:
    """An id is gone from a server's record."""
    small = Section((Remark(words.ERASE_ELSEWHERE),), small=True)
    return fitting([Card(Remark(words.erased(rows)), (small,))])


def _filters(page: LogPage) -> list[Remark]:
    chosen = page.chosen
    found = [Remark(who(chosen.editor), words.EDITOR)] if chosen.editor is not None else []
    if page.couple is not None:
        found.append(Remark(page.couple, words.OF_COUPLE))
    if chosen.first and chosen.last:
        one = chosen.first == chosen.last
        days = shared_words.day(chosen.first) if one else shared_words.between(chosen.first, chosen.last)
        found.append(Remark(days, words.DAYS))
    return found


def _since(page: LogPage) -> list[Remark]:
    lines = [
        Remark(words.shipped_since(each.part, each.key, each.slug, _said(each, page)))
        for each in page.since[:_MOST_SINCE]
    ]
    if more := len(page.since) - len(lines):
        lines.append(Remark(words.more_shipped_since(more)))
    return lines


def _line(change: Logged, page: LogPage) -> Remark:
    if change.part is Part.SETTINGS:
        done = words.SETTINGS_CHANGED
    else:
        action = words.FOLLOWS if change.follows else words.ACTIONS[change.action]
        done = words.did(action, change.part, _short(change.key), change.slug, _said(change, page))
    why = f" {words.because(_short(change.reason))}" if change.reason and not _is_hidden(change, page) else ""
    return Remark(f"{who(change.editor)} {done}{why}", f"{words.at(change.made_at)}:")


def _said(entry: Logged | ShippedSince, page: LogPage) -> str:
    return "" if _is_hidden(entry, page) else _short(entry.said)


def _is_hidden(entry: Logged | ShippedSince, page: LogPage) -> bool:
    """Whether an entry is shown by its id only; a headline may tell a rumour too."""
    return page.hide_rumours and (entry.certainty in _RUMOURS or entry.part is Part.SOURCE)


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def _place(window: Window) -> str:
    return shared_words.place(window.start + 1, window.stop, window.total)
