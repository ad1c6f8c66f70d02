"""An invented couple with a story, and questions about it read as the bot reads them."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from datetime import date

from bot.reasoning.ask.people import People
from bot.reasoning.ask.reading import Reading, inherited, read_clause
from bot.reasoning.ask.splitting import clauses_of
from bot.reasoning.ask.terms import Term, partners_named, terms_of
from bot.reasoning.ask.text import Said, Word, cleaned, made_plain, words_of
from db.dates import parse_date
from db.records import Couple, Event, Person, Record, Source
from tests.reasoning.making import TODAY, event

ODETTE, RUFUS = "Odette Marlowe", "Rufus Thorne"
SILAS = "Silas Penhallow"
NEWEST = date(2025, 8, 20)
HERON = Source("heron", "Odette and Rufus dazzle", "The Daily Heron", "https://example.org/h", parse_date("2016-05-03"))
COUPLE = Couple(
    "odefus",
    "Odette Marlowe & Rufus Thorne",
    (Person(ODETTE, ("Odette", "Ode M")), Person(RUFUS, ("Rufus", "Roo"))),
    ("Odette and Rufus", "Thornlowe"),
)


def told(summary: str, happened: Event) -> Event:
    """An event in other words."""
    return replace(happened, summary=summary)


STORY = (
    told("Odette Marlowe and Rufus Thorne begin dating.", event("dating_started", "2012-04")),
    told("Odette Marlowe and Rufus Thorne marry at Castle Verona.", event("married", "2014-06-01")),
    told(
        "The couple attend the Lantern Gala of the Velvet Society.", event("seen_together", "2016-05-02", source=HERON)
    ),
    told("She says that her marriage is over.", event("statement", "2020-02-01", about=(ODETTE,))),
    told("Odette Marlowe files for divorce.", event("divorce_filed", "2021-02-19", about=(ODETTE,))),
    told("He wants his wife back, he says.", event("reconciliation_plea", "2021-06-01", about=(RUFUS,))),
    told(f"Odette Marlowe dates {SILAS}.", event("new_partner", "2021-10-30", about=(ODETTE,), partner=SILAS)),
)
RECORD = Record(COUPLE, STORY)
PEOPLE = People(RECORD)


def words_in(*texts: str) -> frozenset[str]:
    """The words of some texts in lower case."""
    return frozenset(word for text in texts for word in re.findall(r"[^\W_]+", text.lower()))


VOCABULARY = PEOPLE.words | words_in(
    *(text for e in STORY for s in e.sources for text in (e.summary, s.title or "", s.publisher or ""))
)


def said(text: str) -> Said:
    """A question as it is made plain."""
    return made_plain(cleaned(text))


def words(text: str, vocabulary: frozenset[str] = frozenset()) -> tuple[Word, ...]:
    """The words of a question as it was typed."""
    plainly = said(text)
    return words_of(plainly.text, plainly, vocabulary)


def terms(text: str) -> list[Term]:
    """What a question as it was typed speaks of, but for the two."""
    rest = PEOPLE.found_in(words(text, VOCABULARY)).rest
    return list(terms_of(partners_named(rest, VOCABULARY), PEOPLE))


def readings(text: str, people: People = PEOPLE, vocabulary: frozenset[str] = VOCABULARY) -> list[Reading]:
    """Each clause of a question, with what it leaves out."""
    plainly = said(text)
    found: list[Reading] = []
    for clause in clauses_of(plainly.text, people.words):
        read = read_clause(clause, plainly, people, vocabulary=vocabulary, today=TODAY, newest=NEWEST)
        found.append(inherited(read, found[-1]) if found else read)
    return found


def reading(text: str) -> Reading:
    """The only clause of a question."""
    (only,) = readings(text)
    return only


def concepts(found: Collection[Term]) -> list[str]:
    """What some terms are taken for."""
    return [term.concept.name for term in found if term.concept]
