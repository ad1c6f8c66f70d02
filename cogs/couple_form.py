"""The form for a couple: what it asks for, and what it is filled in with."""

from __future__ import annotations

import re
from collections.abc import Mapping

from discord import ui

from bot.couples import EDIT_FIELDS, FIELDS, MAX_NAME
from bot.replies.words import couple_words as words
from cogs.forms import TextField, form
from db.records import MAX_SLUG

BEGINS = "couple-form:"
_EDIT = re.compile(r"edit:(\d{1,18}):(\d{1,18})")
_FIX = re.compile(r"fix:(m?\d{1,18})")
_MOST = {"name": MAX_NAME, "slug": MAX_SLUG, "first": 1000, "second": 1000, "aliases": 3000}
_NEEDED = frozenset({"name", "first", "second"})


def couple_form(
    custom_id: str = f"{BEGINS}new", typed: Mapping[str, str] | None = None, *, edits: str | None = None
) -> ui.Modal:
    """The form for a couple, filled in with what has been typed; `edits` is the slug of one that is there."""
    fields = [
        TextField(
            name,
            words.LABELS[name],
            words.FORM_HELP[name],
            _MOST[name],
            long=name == "aliases",
            needed=name in _NEEDED,
        )
        for name in (FIELDS if edits is None else EDIT_FIELDS)
    ]
    title = words.FORM_ADD if edits is None else words.form_edit(edits)
    return form(title, custom_id, fields, typed or {})


def edit_id(number: int, seen: int) -> str:
    """The custom id of a form that changes the couple of a row, as its editor saw it."""
    return f"{BEGINS}edit:{number}:{seen}"


def fix_id(number: str) -> str:
    """The custom id of a form for a draft."""
    return f"{BEGINS}fix:{number}"


def edited(behind: str) -> tuple[int, int] | None:
    """The couple and the version that a form's custom id names."""
    found = _EDIT.fullmatch(behind)
    return (int(found[1]), int(found[2])) if found else None


def fixed(behind: str) -> str | None:
    """The draft that a form's custom id names."""
    found = _FIX.fullmatch(behind)
    return found[1] if found else None
