"""What is wrong with the citations of a reply, judged from its text as Discord gets it and from the record alone.

A line is a remark if it has exactly one of the shapes below and repeats nothing that the record says happened;
every other line states a fact. A fact ends in the numbers of its sources, each number stands for one article of
the list beneath (or of the line that is about the article itself), and that article is one of those that the
record cites for the event, the other relationship or the dates that the line tells of.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from bot.reasoning.ask.told import Verdict
from bot.replies.words import ask_words, example_words
from db.dates import EdtfDate, Precision
from db.records import Certainty, Event, Record, Source

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_MONTH = rf"(?:{'|'.join(MONTHS)})"
_DAY = rf"\d{{1,2}} {_MONTH} \d{{1,4}}"
_WHEN = re.compile(
    rf"{_DAY}|{_MONTH} \d{{1,4}}|winter \d{{1,4}}–\d\d|(?:spring|summer|autumn) \d{{1,4}}|\b\d{{1,4}}\b", re.IGNORECASE
)
_PERIOD = rf"(?: on {_DAY}|(?: from {_DAY})?(?: to {_DAY})?)"
_SHOWS = "everything|milestones|sightings and gestures|rumours and denials|other partners"
_COUNT = r"[\d,]+"
_PLACE = rf"(?:{_COUNT}–)?{_COUNT} of {_COUNT}"
# Verdicts and gaps know no couple; a "Yes." that stands alone has to have something cited beneath it.
_VERDICT, _GAP = ("|".join(map(re.escape, words.values())) for words in (ask_words.VERDICTS, ask_words.GAPS))
_AFFIRMED = ask_words.VERDICTS[Verdict.YES]
_PLAINLY_ASKED = (
    f"(?:{_VERDICT})(?: (?:{_GAP}))?",
    "(?:(?:No|Not yet)[.] |{couple}: (?:{people}[.] )?)?Nothing confirmed or reported has them as a couple{by}[.]",
    _GAP,
    "{many} couples, one by one:",
    "{couple}",
    "{couple}: {command}",
    "From the record of {couple}(?:(?:,| and) of {couple})*[.]",
    *(
        re.escape(example_words.example(question, ["PEOPLE"])).replace("PEOPLE", "[^?]+")
        for question in example_words.QUESTIONS
    ),
    *map(re.escape, (ask_words.NOT_A_QUESTION,)),
    *map(re.escape, (ask_words.TOO_LONG, ask_words.NOT_ON_RECORD, ask_words.WHICH_COUPLE, ask_words.ACROSS)),
    re.escape(ask_words.ON_RECORD),
    re.escape(ask_words.left_out(2)).replace("2", "{many}").replace("ones", "ones?"),
)
# What states no fact about a couple, word for word; {couple} is the name of one, {people} its two, {many} a number,
# {place} what is shown of a list.
_REMARKS = (
    *(
        "{couple}: (?:timeline|rumours|sources|one source|drawn timeline)",
        "A drawn timeline of {couple}, as of {day}[.]",
    ),
    "{couple} · (?:today, |as of ){day}(?:, from what was known by {day})?",
    "(?:Together[?] )?Not yet[.] Nothing confirmed or reported has them as a couple(?: by {day})?[.]",
    "{couple}: Not yet[.] Nothing confirmed or reported has them as a couple[.] {command}",
    "“[^”]*” is still to come, so this is as of today[.]",
    "{day} is still to come: this is how things stand as far as is known[.]",
    "Confirmed events alone say: not a couple yet[.]",
    "The record holds no (?:dated event of them that was known then|rumour of them|article about them|couple yet)[.]",
    "and {many} more; to see them: {command}",
    *("What decided it", "With somebody else", "Only a rumour", "Undated", "Step by step", "Left out", "What it shows"),
    *("Nothing to draw yet[.]", "What the record says"),
    "{place}, newest first: (?:{shows})(?:{period})[.]",
    "(?:Nothing|No (?:{shows})) on record{period}[.]",
    "{many} undated events? (?:is|are) left out, as a period was asked for[.]",
    *("{place}, newest first; {many} came true(?:, {many} more by report)?[.]", "A rumour never changes a status[.]"),
    "{place} articles?(?: like “[^”]*”)?, newest first[.]",
    "It carries {many} events?(?:, newest first; here: {place})?[.]",
    *("No event on record decides it[.]", "{place}, oldest first[.]"),
    "and {many} lines? more, too long for one message",
    *(
        "Rumours like it",
        "No rumour on record is like that message[.]",
        "That message names no couple of the record[.]",
    ),
    *("That message names {many} couples?[.]", "and {many} couples? more", "These are on record:"),
    "It names one person of a couple[.] Is this whom it means[?]",
    *("Couples on record", "{place} couples[.]"),
    "“[^”]*” can be {day} or {day}[.] Which one[?]",
    "“[^”]*” is not a date I can read(?: for \\S+)?[.] Write it like .*[.]",
    "“[^”]*” is after “[^”]*”: the earlier one comes first[.]",
    "“[^”]*” is no part of a timeline that I know[.]",
    "No article about {couple} is called “[^”]*”[.]",
    "The record has no couple called “[^”]*”[.]",
    "Type {command}(?: or {command})*[.]",
    *_PLAINLY_ASKED,
)
_NUMBER = r"(?:\[\[(\d+)\]\]\(([^()\s]+)\)|\\\[(\d+)\\\])"
_CITED = re.compile(rf"^(.*?)((?: (?:{_NUMBER})+)?)$")
_LISTED = re.compile(rf"^{_NUMBER} (.+)$")
_BEGINNING = re.compile(r"^(?:## |### |  - |- |-# )")
_LEAD = re.compile(r"^\*\*((?:\\.|[^\\*])+)\*\* ?")
_INVISIBLE = frozenset({"Cc", "Cf", "Cs"})
LIST_BEGINS = "-# **Sources**"

_OLDEST = "Oldest article: "

Number = tuple[int, str | None]


@lru_cache(maxsize=20_000)
def shown(text: str) -> str:
    """A text as a reader sees it: without marks for escaping, and without what is invisible."""
    return stored(re.sub(r"\\([^\w\s]|_)", r"\1", text))


@lru_cache(maxsize=20_000)
def stored(text: str) -> str:
    """A text of the record as a reader ought to see it."""
    plain = (" " if c.isspace() else c for c in text)
    return " ".join("".join(c for c in plain if unicodedata.category(c) not in _INVISIBLE).split())


@lru_cache(maxsize=20_000)
def spelled(value: EdtfDate) -> str:
    """A date in words, without its "about"."""
    first = value.first
    match value.precision:
        case Precision.DAY:
            return f"{first.day} {MONTHS[first.month - 1]} {first.year}"
        case Precision.MONTH:
            return f"{MONTHS[first.month - 1]} {first.year}"
        case Precision.YEAR:
            return str(first.year)
        case Precision.SEASON:
            season = SEASONS[int(value.text[5:7])]
            return (
                f"{season} {first.year}–{(first.year + 1) % 100:02}" if season == "winter" else f"{season} {first.year}"
            )


@lru_cache(maxsize=20_000)
def named(source: Source) -> str:
    """An article as it is to be listed: headline, outlet, date."""
    return stored(", ".join(filter(None, (source.title and f"“{source.title}”", source.publisher, _published(source)))))


def teller(source: Source) -> str:
    """Who told something, and when."""
    return stored(f"{source.publisher or f'“{source.title}”'}, {_published(source)}")


def _published(source: Source) -> str:
    if source.published is None:
        return "undated"
    return ("about " if source.published.approximate else "") + spelled(source.published)


@dataclass(frozen=True)
class Line:
    """A line of a reply: its text as seen, and the numbers that it ends in."""

    text: str
    numbers: tuple[Number, ...]
    under: bool
    heading: bool


@dataclass(frozen=True)
class Named:
    """An article with its number, as listed or as a line about itself."""

    number: int
    url: str | None
    name: str


def _listed(raw: str) -> Named | None:
    found = _LISTED.match(raw)
    return Named(int(found[1] or found[3]), found[2], shown(found[4])) if found else None


def read_line(raw: str) -> Line:
    beginning = found[0] if (found := _BEGINNING.match(raw)) else ""
    split = _CITED.match(raw.removeprefix(beginning))
    assert split is not None, raw
    text = _LEAD.sub(lambda lead: f"{lead[1]} ", split[1])
    return Line(shown(text), _numbers(split[2]), beginning == "  - ", beginning == "### ")


def _numbers(text: str) -> tuple[Number, ...]:
    return tuple((int(linked or bare), url or None) for linked, url, bare in re.findall(_NUMBER, text))


class Judge:
    """Judges replies about the couples of some records."""

    def __init__(self, records: Sequence[Record]) -> None:
        self.events = [event for record in records for event in record.events]
        self.summaries = [(stored(event.summary), event) for event in self.events]
        self.partners = {_partner(event) for event in self.events if event.partner}
        self.names: dict[str, set[Source]] = {}
        for source in {source for event in self.events for source in event.sources}:
            self.names.setdefault(named(source), set()).add(source)
        couples = "|".join(re.escape(stored(record.couple.name)) for record in records)
        people = "|".join(" and ".join(re.escape(stored(p.name)) for p in r.couple.people) for r in records)
        said = "|".join(_REMARKS).replace("{couple}", f"(?:{couples}) ?").replace("{people}", f"(?:{people})")
        said = (
            said.replace("{by}", "(?: by {day})?")
            .replace("{place}", _PLACE)
            .replace("{many}", _COUNT)
            .replace("{day}", _DAY)
            .replace("{period}", _PERIOD)
            .replace("{shows}", _SHOWS)
        )
        self.remarks = re.compile(said.replace("{command}", r"[!/][^.“”]+"))

    def complaints(self, texts: Iterable[str]) -> Iterator[str]:
        """All that is wrong with a reply's citations; nothing where all is well."""
        lines = "\n".join(texts).split("\n")
        end = lines.index(LIST_BEGINS) if LIST_BEGINS in lines else len(lines)
        listed = [_listed(raw.removeprefix("-# ")) for raw in lines[end + 1 :]]
        itself: list[Named] = []
        facts: list[Line] = []
        for raw in lines[:end]:
            line, about_itself = read_line(raw), _listed(raw.removeprefix("- "))
            if about_itself and not line.numbers:
                itself.append(about_itself)
            else:
                facts.append(line)
        if None in listed:
            yield f"not a list of sources: {lines[end + 1 :]}"
        numbered = [*itself, *filter(None, listed)]
        meant = {article.number: self._articles(article.name) for article in numbered}
        used = [number for line in facts for number in line.numbers]
        yield from _numbering(numbered, used, {article.number for article in itself})
        yield from _linking([*used, *((article.number, article.url) for article in numbered)], meant)
        if facts and facts[0].text == _AFFIRMED and not used:
            yield "a yes that cites nothing"
        year: str | None = None
        above: Line | None = None
        for line in facts:
            if line.heading:
                year = line.text if re.fullmatch(r"\d{1,4}", line.text) else None
            if not line.heading or year is None:
                yield from self._of_line(line, above, meant, year)
            above = above if line.under else line

    def _articles(self, name: str) -> set[Source]:
        """The articles that a line of the list may name: names are cut where there is little room."""
        name = re.sub(r": [\d,]+ events?$", "", name)
        if name in self.names:
            return self.names[name]
        if not name.endswith("…"):
            return set()
        return {s for full, some in self.names.items() if len(name) > 70 and full.startswith(name[:-1]) for s in some}

    def _of_line(
        self, line: Line, above: Line | None, meant: Mapping[int, set[Source]], year: str | None
    ) -> Iterator[str]:
        told, with_whom = self._told(line), self._partners_in(line)
        if not line.numbers:
            if told or with_whom or not self.remarks.fullmatch(line.text):
                yield f"uncited: {line.text}"
            return
        yield from _of_event(line, told, year)
        cited = {source for number, _ in line.numbers for source in meant.get(number, ())}
        if line.text.startswith(_OLDEST):
            yield from _of_the_oldest(line, cited, self._told(above) if above else [])
        behind = told or (self._told(above) if line.under and above else [])
        if not behind:
            behind = [event for event in self.events if not with_whom or _partner(event) in with_whom]
            yield from _dates_uncited(line, behind, cited)
        carrying = {source for event in behind for source in event.sources}
        for number, _ in line.numbers:
            if number in meant and not meant[number] & carrying:
                yield f"[{number}] does not carry: {line.text}"

    def _told(self, line: Line) -> list[Event]:
        """The events whose own words stand in a line; the longest words where one holds another's."""
        found = [(said, event) for said, event in self.summaries if said in line.text]
        longest = max((len(said) for said, _ in found), default=0)
        return [event for said, event in found if len(said) == longest]

    def _partners_in(self, line: Line) -> set[str]:
        return {name for name in self.partners if f" with {name}, " in line.text.casefold()}


def _partner(event: Event) -> str:
    return stored(event.partner or "").casefold()


def _of_event(line: Line, told: Sequence[Event], year: str | None) -> Iterator[str]:
    """An event under another day or year than its own, or than the one on which it became known; a report as a fact."""
    days = {spelled(day) for event in told for day in (event.date, event.known_from) if day}
    if told and all(event.date for event in told) and not any(day.casefold() in line.text.casefold() for day in days):
        yield f"not the date of it: {line.text}"
    if told and all(event.certainty is Certainty.REPORTED for event in told) and not line.text.endswith(" (reported)"):
        yield f"only reported: {line.text}"
    if year and not line.under and not any(event.date and event.date.first.year == int(year) for event in told):
        yield f"not of {year}: {line.text}"


def _of_the_oldest(line: Line, cited: set[Source], told: Sequence[Event]) -> Iterator[str]:
    """An article called the oldest that is another one than those cited, or younger than another of the event's."""
    articles = [source for source in cited if teller(source) == line.text[len(_OLDEST) :]]
    if not articles:
        yield f"told by somebody else: {line.text}"
        return
    if not any(set(articles) & set(_oldest(event)) for event in told):
        yield f"not the oldest: {line.text}"


def _oldest(event: Event) -> Sequence[Source]:
    """The articles about an event of which none is younger than another: all of them where no day is known."""
    first = min((source.published.first for source in event.sources if source.published), default=None)
    return [
        source for source in event.sources if first is None or (source.published and source.published.first == first)
    ]


def _dates_uncited(line: Line, behind: Sequence[Event], cited: set[Source]) -> Iterator[str]:
    """Dates of the record for which a line cites no article that carries one of that date."""
    for said in _WHEN.findall(line.text):
        dated = [event for event in behind if event.date and spelled(event.date).casefold() == said.casefold()]
        if dated and not any(cited & set(event.sources) for event in dated):
            yield f"no source for {said}: {line.text}"


def _numbering(numbered: Sequence[Named], used: Sequence[Number], itself: set[int]) -> Iterator[str]:
    """Numbers that are not listed, listed twice, or listed and not used."""
    times = Counter(article.number for article in numbered)
    if sorted(times) != list(range(1, len(times) + 1)):
        yield f"the numbers are {sorted(times)}"
    yield from (f"[{number}] is listed {count} times" for number, count in times.items() if count > 1)
    standing = {number for number, _ in used}
    yield from (f"[{number}] is not listed" for number in standing - set(times))
    yield from (f"[{number}] is listed and not used" for number in set(times) - standing - itself)


def _linking(shown_numbers: Sequence[Number], meant: Mapping[int, set[Source]]) -> Iterator[str]:
    """Numbers that lead elsewhere than to their article, or to an article of which nothing is known."""
    linked: dict[int, set[str]] = {}
    for number, url in shown_numbers:
        if url:
            linked.setdefault(number, set()).add(unquote(url))
    for number, articles in meant.items():
        if not articles:
            yield f"[{number}] is no article of the record"
        elif number not in linked and all(article.url for article in articles):
            yield f"[{number}] is nowhere a link"
        elif elsewhere := linked.get(number, set()) - {unquote(article.url or "") for article in articles}:
            yield f"[{number}] leads to {elsewhere}"
