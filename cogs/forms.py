"""The form for an event: how it looks, how it is read, before and after a restart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import discord
from discord import ui

from bot.entry import FIELDS, FORM_FIELDS, as_form
from bot.replies.editor_cards import MAX_TYPED
from bot.replies.layout import cut
from bot.replies.words import editor_words, shared_words
from db.records import MAX_SUMMARY, PARTNER_KINDS, Certainty, Kind

NEW = "event-form:new:"
DRAFT = "event-form:draft:"


def event_form(custom_id: str, couple: str, typed: Mapping[str, str], shown: Sequence[str] = FORM_FIELDS) -> ui.Modal:
    """A form for a couple's event, filled in with what has been typed before.

    It is finished, so that discord.py keeps nothing of it. What is sent comes in as an interaction with the
    form's custom id, which is handled alike before and after a restart.
    """
    fields = as_form(typed)
    form = ui.Modal(title=cut(f"{editor_words.FORM_FOR}: {couple}", 45), custom_id=custom_id, timeout=None)
    for name in shown:
        form.add_item(_item(name, fields))
    form.stop()
    return form


def _item(name: str, fields: Mapping[str, str]) -> ui.Label[Any]:
    match name:
        case "kind":
            # A form has no room for the partner that some kinds need: they are there where one was typed.
            kinds = [kind for kind in Kind if kind not in PARTNER_KINDS or fields.get("partner")]
            labels = {kind: (shared_words.capital(editor_words.KIND[kind]), None) for kind in kinds}
            return _select(name, fields, labels, editor_words.FORM_KIND if len(kinds) < len(Kind) else None)
        case "certainty":
            meanings = {
                c: (shared_words.capital(shared_words.CERTAINTY[c]), editor_words.CERTAINTY_MEANS[c]) for c in Certainty
            }
            return _select(name, fields, meanings)
        case "date":
            return _text(name, fields, 60, editor_words.FORM_DATE)
        case "summary":
            return _text(name, fields, MAX_SUMMARY, editor_words.FORM_SUMMARY, long=True)
        case "article":
            return _text(name, fields, 1000, editor_words.FORM_ARTICLE, long=True)
        case _:
            return _text(name, fields, 300, editor_words.FORM_HELP[name], needed=False)


def sent_fields(data: Mapping[str, Any]) -> dict[str, str]:
    """What a sent form holds, by field, from the interaction's own data."""
    return {name: value for name, value in _values(data.get("components", [])) if name in FIELDS}


def _values(components: list[Any]) -> Iterator[tuple[str, str]]:
    for component in components:
        inner = component.get("component", component)
        if "values" in inner:
            yield inner["custom_id"], next(iter(inner["values"]), "")
        elif "value" in inner:
            yield inner["custom_id"], inner["value"] or ""
        yield from _values(inner.get("components", []))


def _text(
    name: str, fields: Mapping[str, str], most: int, help_text: str, *, long: bool = False, needed: bool = True
) -> ui.Label[Any]:
    typed = fields.get(name, "")[:MAX_TYPED]
    # What is handed back may be longer than what may be typed: Discord refuses it otherwise.
    field: ui.TextInput[Any] = ui.TextInput(
        custom_id=name,
        style=discord.TextStyle.paragraph if long else discord.TextStyle.short,
        default=typed or None,
        required=needed,
        max_length=max(most, len(typed)),
    )
    return ui.Label(text=editor_words.FIELD_LABELS[name], description=help_text, component=field)


def _select(
    name: str, fields: Mapping[str, str], options: Mapping[Any, tuple[str, str | None]], help_text: str | None = None
) -> ui.Label[Any]:
    chosen = fields.get(name)
    select: ui.Select[Any] = ui.Select(
        custom_id=name,
        options=[
            discord.SelectOption(label=label, value=value.value, description=means, default=value.value == chosen)
            for value, (label, means) in options.items()
        ],
    )
    return ui.Label(text=editor_words.FIELD_LABELS[name], description=help_text, component=select)
