"""What somebody's message tells of an event: its link, headline and day, as an editor would type them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.reasoning.when import read_date
from bot.typed_articles import host_of
from db.checks import is_http_url
from db.dates import EdtfDate
from db.records import MAX_SUMMARY

_LINK = re.compile(r"https?://[^\s<>|)\]]+")
_IN_PATH = re.compile(r"/(20\d\d|19\d\d)[/-]([01]?\d)[/-]([0-3]?\d)(?=[/-]|$)")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_WRITTEN = re.compile(
    rf"\b(?:\d{{4}}-\d\d-\d\d|{_DAY} (?:of )?{_MONTH},? \d{{4}}|{_MONTH} {_DAY},? \d{{4}}|{_MONTH} \d{{4}})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Preview:
    """What Discord shows of a link: all of it may be missing."""

    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: date | None = None


def fields_of_message(text: str, previews: Sequence[Preview], sent: date, today: date) -> dict[str, str]:
    """The fields of an event's form, as far as a message tells them; `sent` is the day it was written."""
    preview = next((each for each in previews if each.url and is_http_url(each.url)), None)
    url = preview.url if preview else next(_links(text), None)
    title = next((each.title for each in previews if each.title), None)
    published = (preview and preview.published) or _day_in(url or "")
    fields = {
        "date": _written(f"{title or ''} {text}", today) or min(published or sent, today).isoformat(),
        "title": title or "",
        "publisher": ((preview and preview.publisher) or host_of(url)) if url else "",
        "url": url or "",
        "published": published.isoformat() if published and published <= today else "",
        # Somebody's own words, to be said anew: a link says better what happened.
        "summary": "" if url else " ".join(text.split())[:MAX_SUMMARY],
    }
    return {name: value for name, value in fields.items() if value}


def _links(text: str) -> Iterator[str]:
    return (found[0].rstrip(".,;:!?'\"") for found in _LINK.finditer(text) if is_http_url(found[0]))


def _day_in(url: str) -> date | None:
    """The day in a link's path, where outlets put the day an article came out."""
    if (found := _IN_PATH.search(url)) is None:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def _written(text: str, today: date) -> str | None:
    """The first date that a text writes out, if it has passed."""
    for found in _WRITTEN.finditer(text):
        match read_date(found[0], today):
            case EdtfDate() as when if when.first <= today:
                return when.text
            case _:
                continue
    return None
