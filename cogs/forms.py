"""Forms: finished before they are sent, read from the interaction, the same before and after a restart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.replies.layout import cut
from bot.typed_events import MAX_TYPED
from cogs.speaking import Interaction

# Discord's own limits for the items of a form, its title, and the label and help of an item.
MAX_ITEMS = 5
_MAX_TITLE = 45
_MAX_LABEL = 45
_MAX_HELP = 100
# No number that we give has so many digits, and SQLite takes none; 0 is nothing that there is.
_NO_NUMBER = re.compile(r"(?<![a-z0-9-])\d{19,}(?![a-z0-9-])", re.ASCII)


@dataclass(frozen=True, slots=True)
class TextField:
    """A text that a form asks for: at most `most` characters, on one line or, if `long`, on several."""

    name: str
    label: str
    help: str
    most: int
    long: bool = False
    needed: bool = True


@dataclass(frozen=True, slots=True)
class ChoiceField:
    """One of a few values: what each is called, and what it means."""

    name: str
    label: str
    choices: Mapping[str, tuple[str, str | None]]
    help: str | None = None


Field = TextField | ChoiceField


def form(title: str, custom_id: str, fields: Iterable[Field], typed: Mapping[str, str]) -> ui.Modal:
    """A form filled in with what has been typed before.

    It is finished, so that discord.py keeps nothing of it. What is sent comes in as an interaction with the
    form's custom id, which is handled alike before and after a restart.
    """
    made = ui.Modal(title=cut(title, _MAX_TITLE), custom_id=custom_id, timeout=None)
    for field in fields:
        made.add_item(_label(field, typed.get(field.name, "")))
    made.stop()
    return made


def sent_form(interaction: Interaction, begins: str) -> tuple[str, dict[str, str]] | None:
    """What stands behind the beginning of a sent form's custom id, and what its fields hold; None for others."""
    data: dict[str, Any] = dict(interaction.data or {})
    custom_id = str(data.get("custom_id", ""))
    if interaction.type is not discord.InteractionType.modal_submit or not custom_id.startswith(begins):
        return None
    return _NO_NUMBER.sub("0", custom_id.removeprefix(begins)), dict(_values(data.get("components", [])))


def _values(components: list[Any]) -> Iterator[tuple[str, str]]:
    for component in components:
        inner = component.get("component", component)
        if "values" in inner:
            yield inner["custom_id"], next(iter(inner["values"]), "")
        elif "value" in inner:
            yield inner["custom_id"], inner["value"] or ""
        yield from _values(inner.get("components", []))


def _label(field: Field, typed: str) -> ui.Label[Any]:
    item = _text(field, typed) if isinstance(field, TextField) else _select(field, typed)
    help_text = cut(field.help, _MAX_HELP) if field.help else None
    return ui.Label(text=cut(field.label, _MAX_LABEL), description=help_text, component=item)


def _text(field: TextField, typed: str) -> ui.TextInput[Any]:
    typed = typed[:MAX_TYPED]
    return ui.TextInput(
        custom_id=field.name,
        style=discord.TextStyle.paragraph if field.long else discord.TextStyle.short,
        default=typed or None,
        required=field.needed,
        # What is handed back may be longer than what may be typed: Discord refuses it otherwise.
        max_length=max(field.most, len(typed)),
    )


def _select(field: ChoiceField, chosen: str) -> ui.Select[Any]:
    return ui.Select(
        custom_id=field.name,
        options=[
            discord.SelectOption(
                label=cut(label, 100), value=value, description=means and cut(means, 100), default=value == chosen
            )
            for value, (label, means) in field.choices.items()
        ],
    )
