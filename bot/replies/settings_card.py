"""A server's settings as a card: what is chosen, what it does, and what the last change was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import assert_never

from bot.replies import people
from bot.replies.cards import Card, Line, Remark, Section, Tone
from bot.replies.markdown import Blocks, fitting
from bot.replies.words import settings_words as words
from bot.server_settings import NotNewest, Outcome, Refused, Setting, Trouble
from bot.settings import Settings
from db.servers import ServerSettings, SettingsChanged

# What was typed is shown so far.
_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Shown:
    """What a card shows: a server's settings, those of the bot's operator, and what cannot serve as things are."""

    settings: ServerSettings
    operators: Settings
    troubles: Mapping[Setting, Trouble]


def settings_card(shown: Shown, outcome: Outcome | None = None, editor: int | None = None) -> Blocks:
    """The settings, below what came of the last try to change them, and by whom."""
    tone = Tone.WRONG if isinstance(outcome, Refused | NotNewest) or shown.troubles else Tone.PLAIN
    sections = (
        Section(tuple(_came_of_it(outcome, shown.operators, editor)) if outcome else ()),
        Section(tuple(_lines(shown)), entries=True),
    )
    return fitting([Card(Remark(words.TITLE), tuple(section for section in sections if section.lines), tone)])


def refused_prefix(typed: str) -> Blocks:
    """What was typed for a prefix that cannot be one, handed back."""
    lines = (Remark(words.TROUBLES[Trouble.NO_PREFIX]), Remark(typed[:_SHOWN], words.TYPED))
    return fitting([Card(Remark(words.NOT_CHANGED), (Section(lines),), Tone.WRONG)])


def _lines(shown: Shown) -> Iterator[Line]:
    for setting in Setting:
        yield Remark(f"{_value(setting, shown.settings, shown.operators)} · {words.MEANS[setting]}", _lead(setting))
        if trouble := shown.troubles.get(setting):
            yield Remark(words.TROUBLES[trouble], under=True)


def _came_of_it(outcome: Outcome, operators: Settings, editor: int | None) -> Iterator[Line]:
    match outcome:
        case Refused(setting, trouble):
            yield Remark(f"{words.TROUBLES[trouble]} {words.NOT_CHANGED}", _lead(setting))
        case NotNewest():
            yield Remark(words.NOT_NEWEST)
        case SettingsChanged(before, after) if before == after:
            yield Remark(words.SAME)
        case SettingsChanged(before, after):
            for setting in Setting:
                was, now = (_value(setting, each, operators) for each in (before, after))
                if was != now:
                    yield Remark(words.changed(was, now, people.who(editor)), _lead(setting))
        case _:
            assert_never(outcome)


def _lead(setting: Setting) -> str:
    return f"{words.LABELS[setting]}:"


def _value(setting: Setting, settings: ServerSettings, operators: Settings) -> str:
    """What is chosen, or what holds where nothing is."""
    match setting:
        case Setting.EDITOR_ROLE:
            chosen = settings.editor_role
            return people.role(chosen) if chosen else words.no_role(operators.editor_role)
        case Setting.SUGGESTIONS_CHANNEL:
            return people.channel(settings.suggestions_channel) if settings.suggestions_channel else words.NOTHING
        case Setting.LOG_CHANNEL:
            return people.channel(settings.log_channel) if settings.log_channel else words.NOTHING
        case Setting.PREFIX:
            return settings.prefix or words.no_prefix(operators.prefix)
        case Setting.HIDE_RUMOURS:
            return words.HIDDEN if settings.hide_rumours else words.SHOWN
        case _:
            assert_never(setting)
