"""The form for an event: which five things it asks for, and what it is filled in with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from discord import ui

from bot.replies.words import editor_words, event_words, shared_words
from bot.typed_events import as_form, form_fields
from cogs.forms import ChoiceField, Field, TextField, form
from db.records import MAX_SUMMARY, MAX_TEXT, PARTNER_KINDS, Certainty, Kind

# What the custom ids of these forms begin with: an empty one for a couple, and one for a draft.
NEW = "event-form:new:"
DRAFT = "event-form:draft:"
# For why an event is retracted; then comes its number.
REASON = "event-form:retract:"
_MOST_ARTICLE = 1000
_MOST_DATE = 60
_MOST_REASON = 200


def event_form(
    custom_id: str, couple: str, typed: Mapping[str, str], shown: Sequence[str] = (), *, title: str = ""
) -> ui.Modal:
    """A form for a couple's event, filled in with what has been typed before; `shown` are its fields."""
    fields = as_form(typed)
    asked = shown or form_fields(typed)
    named = f"{title or editor_words.FORM_FOR}: {couple}"
    return form(named, custom_id, [_field(name, fields) for name in asked], fields)


def reason_form(number: int, key: str) -> ui.Modal:
    """A form for why an event is retracted."""
    why = TextField("reason", event_words.REASON, event_words.REASON_HELP, _MOST_REASON, long=True)
    return form(f"{event_words.RETRACT} {key}", f"{REASON}{number}", [why], {})


def _field(name: str, typed: Mapping[str, str]) -> Field:
    label = editor_words.FIELD_LABELS[name]
    match name:
        case "kind":
            # A form has no room for the partner that some kinds need: they are there where one was typed.
            kinds = [kind for kind in Kind if kind not in PARTNER_KINDS or typed.get("partner")]
            labels = {kind.value: (shared_words.capital(editor_words.KIND[kind]), None) for kind in kinds}
            return ChoiceField(name, label, labels, editor_words.FORM_KIND if len(kinds) < len(Kind) else None)
        case "certainty":
            meanings = {
                c.value: (shared_words.capital(shared_words.CERTAINTY[c]), editor_words.CERTAINTY_MEANS[c])
                for c in Certainty
            }
            return ChoiceField(name, label, meanings)
        case "date":
            return TextField(name, label, editor_words.FORM_DATE, _MOST_DATE)
        case "summary":
            return TextField(name, label, editor_words.FORM_SUMMARY, MAX_SUMMARY, long=True)
        case "article":
            return TextField(name, label, editor_words.FORM_ARTICLE, _MOST_ARTICLE, long=True)
        case _:
            return TextField(name, label, editor_words.FORM_HELP[name], MAX_TEXT, needed=False)
