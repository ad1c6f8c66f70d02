"""An event as an editor types it: by fields of a command, or the five that a form holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from bot.mistakes import Mistake
from bot.reasoning.names import plain
from bot.replies.words import editor_words, shared_words
from bot.typed_articles import ARTICLE_FIELDS, NO_TITLE, typed_article, typed_fields_of
from db.records import PARTNER_KINDS, Certainty, Event, Kind

# What the form asks for; Discord's forms hold five things.
FORM_FIELDS = ("date", "kind", "certainty", "summary", "article")
# What a command may also say. `article` may be typed whole, or as title, publisher, url, published.
FIELDS = (*FORM_FIELDS, *ARTICLE_FIELDS, "about", "partner", "known_from", "disputes")
# What is typed for a date that nobody knows.
UNDATED = "undated"
# Discord's own limit for one text of a form.
MAX_TYPED = 4000
# What is typed where a field that may be empty is to be emptied.
_NOTHING = frozenset({"-", "–", "—", "none", "nobody", "nothing"})
_CLEARED = frozenset({"about", "partner", "known_from", "disputes"})
_Word = TypeVar("_Word", bound=StrEnum)


def spellings(values: type[_Word], labels: Mapping[_Word, str]) -> dict[str, _Word]:
    """What a value of a closed set may be typed as: its own word, the one that readers see, the American one."""
    spelt = {plain(value): value for value in values} | {plain(label): value for value, label in labels.items()}
    return {**spelt, **{word.replace("rumour", "rumor"): value for word, value in spelt.items()}}


KINDS = spellings(Kind, editor_words.KIND)
CERTAINTIES = spellings(Certainty, shared_words.CERTAINTY)


def typed_text(fields: Mapping[str, str], name: str) -> str:
    """What was typed into a field, on one line; "" where it is to be empty."""
    typed = " ".join(fields.get(name, "").split())
    if name not in _CLEARED:
        return typed.rstrip(",") if name in {"date", "kind", "certainty"} else typed
    return "" if typed.casefold() in _NOTHING else typed


def typed_fields(event: Event) -> dict[str, str]:
    """An event as an editor would type it."""
    fields = {
        "date": event.date.text if event.date else UNDATED,
        "kind": event.kind.value,
        "certainty": event.certainty.value,
        "summary": event.summary,
        "article": "\n\n".join(map(typed_article, event.sources)),
        "about": ", ".join(event.about),
        "partner": event.partner or "",
        "known_from": event.known_from.text if event.known_from else "",
        "disputes": ", ".join(event.disputes),
    }
    if len(fields["article"]) > MAX_TYPED:
        fields["article"] = "\n\n".join(source.key for source in event.sources)
    return {name: value for name, value in fields.items() if value}


def laid_over(event: Event, typed: Mapping[str, str]) -> dict[str, str]:
    """What was typed over an event: the rest stays, also of an article of which a part was typed."""
    fields = typed_fields(event)
    if any(name in typed for name in ARTICLE_FIELDS):
        del fields["article"]
        # Of several articles, nobody can tell which one a part is of.
        fields |= typed_fields_of(event.sources[0]) if len(event.sources) == 1 else {}
    return {**fields, **typed}


def as_form(fields: Mapping[str, str]) -> dict[str, str]:
    """Typed fields as the form shows them: the article's parts on a line each, words as its lists have them."""
    shown = dict(fields)
    for name, spelt in (("kind", KINDS), ("certainty", CERTAINTIES)):
        shown[name] = spelt.get(plain(typed_text(fields, name)), fields.get(name, ""))
    parts = [fields[name] for name in ARTICLE_FIELDS if fields.get(name)]
    if fields.get("publisher") and not fields.get("title"):
        # Or the outlet would be taken for the headline.
        parts.insert(0, NO_TITLE)
    shown["article"] = fields.get("article") or "\n".join(parts)
    return shown


def with_form(fields: Mapping[str, str], sent: Mapping[str, str]) -> dict[str, str]:
    """Typed fields after a form was sent: what it asked for is as sent, the rest stays.

    An article that was sent as the form showed it stays as it was typed, also where the form had no room for it.
    """
    if _same(sent.get("article", ""), as_form(fields)["article"][:MAX_TYPED]):
        return {**fields, **{name: value for name, value in sent.items() if name != "article"}}
    replaced = ARTICLE_FIELDS if "article" in sent else ()
    return {**{name: value for name, value in fields.items() if name not in replaced}, **sent}


def article_untouched(fields: Mapping[str, str], event: Event) -> bool:
    """Whether nobody touched what stands in an event's form for its articles."""
    typed_apart = any(name in fields for name in ARTICLE_FIELDS)
    return not typed_apart and _same(fields.get("article", ""), typed_fields(event)["article"])


def _same(one: str, other: str) -> bool:
    """Whether two texts differ in nothing but space."""
    return one.split() == other.split()


def form_fields(typed: Mapping[str, str]) -> tuple[str, ...]:
    """What a form asks for: where a new partner was chosen before, their name in place of the kind."""
    if KINDS.get(plain(typed_text(typed, "kind"))) in PARTNER_KINDS and not typed_text(typed, "partner"):
        return tuple("partner" if name == "kind" else name for name in FORM_FIELDS)
    return FORM_FIELDS


def fields_to_mend(mistakes: Sequence[Mistake], typed: Mapping[str, str]) -> tuple[str, ...]:
    """The five fields that a form shows to mend mistakes: the mistaken ones, then its usual ones."""
    mistaken = ["article" if m.field in ARTICLE_FIELDS else m.field for m in mistakes if m.field in FIELDS]
    shown = tuple(dict.fromkeys([*mistaken, *form_fields(typed)]))[: len(FORM_FIELDS)]
    return tuple(sorted(shown, key=FIELDS.index))
