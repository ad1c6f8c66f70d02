"""What somebody's message tells of an event: its link, headline and day, as an editor would type them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.reasoning.when import read_date
from bot.typed_articles import NO_TITLE
from db.checks import is_http_url
from db.dates import EdtfDate
from db.links import same_link
from db.records import MAX_SUMMARY

_LINK = re.compile(r"https?://[^\s<>|)\]]+")
_DAY_BEFORE = re.compile(r"\b(?:yesterday|last night)\b", re.IGNORECASE)
# So many articles of one message are taken.
_MOST = 5
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
    articles = [each for each in previews if each.url and is_http_url(each.url)]
    shown = {same_link(each.url or "") for each in articles}
    for url in _links(text):
        if same_link(url) not in shown:
            shown.add(same_link(url))
            articles.append(Preview(url))
    articles = [replace(each, published=each.published or _day_in(each.url or "")) for each in articles]
    said = " ".join(filter(None, (text, *(each.title for each in previews))))
    published = min((each.published for each in articles if each.published), default=None)
    fields = {
        "date": _written(said, today) or min(published or _told(text, sent), today).isoformat(),
        "article": "\n\n".join(_typed(each, today) for each in articles[:_MOST]),
        # Somebody's own words, to be said anew: a link says better what happened.
        "summary": "" if articles else " ".join(text.split())[:MAX_SUMMARY],
    }
    return {name: value for name, value in fields.items() if value}


def _typed(article: Preview, today: date) -> str:
    """An article as the form has it: its parts on a line each."""
    untitled = NO_TITLE if article.publisher and not article.title else None
    published = article.published.isoformat() if article.published and article.published <= today else None
    parts = (untitled, article.title, article.publisher, article.url, published)
    return "\n".join(" ".join(part.replace("|", "-").split()) for part in parts if part)


def _links(text: str) -> Iterator[str]:
    found = (each[0].rstrip(".,;:!?'\"") for each in _LINK.finditer(text))
    return (url for url in found if is_http_url(url))


def _told(text: str, sent: date) -> date:
    """The day that a message tells of: the one before it was written, where it says so."""
    return sent - timedelta(days=1) if _DAY_BEFORE.search(text) else sent


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
