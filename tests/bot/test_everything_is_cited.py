"""Every reply of every verb, walked as a reader walks, cites what it says; `citations` says what that means."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers import MOST_CLAIMS, answered, status_answer
from bot.outcomes import ClaimAnswer, ClaimsAnswer, Outcome, StatusAnswer
from bot.packs import checked_pack, shipped_packs
from bot.questions import FIRST, AskedPlainly, CouplesAsked, Question, Request, Verb, decode, encode
from bot.reasoning.claims import rumours_like
from bot.reasoning.rumours import rumours_of
from bot.reasoning.timeline import Show, told_by
from bot.reasoning.when import Day
from bot.replies.claim_card import claims_reply
from bot.replies.commands import Commands
from bot.replies.controls import Menu, Row
from bot.replies.couples_card import PER_PAGE, couples_reply
from bot.replies.layout import card_view
from bot.replies.markdown import Blocks
from bot.replies.present import Shown, present
from bot.replies.windows import window_at
from db.dates import parse_date
from db.records import MAX_SLUG, Event, Record, Source
from tests.bot.citations import Judge
from tests.discord_rules import components_problems
from tests.reasoning.making import COUPLE, TODAY, event, record
from tests.reasoning.strategies import asked_days, hostile_stories

LONGEST_ID = 2**64 - 1
TYPED, SLASH = Commands("!"), Commands("!", slash=True)
SHIPPED = sorted(entry.name for entry in shipped_packs().iterdir() if entry.name.endswith(".toml"))
MESSAGES = (
    "omg they are back together!!",
    "she filed for divorce, it's over",
    "is he dating Pete Davidson? or Bianca Censori?",
    "nothing to see here",
    "married, engaged, split, reunited, expecting and seeing each other, with Cleo Cox and Dan Dorn",
)


class Walker:
    """Asks, and goes wherever the buttons and menus under the replies lead."""

    def __init__(self, records: Sequence[Record], today: date) -> None:
        self.records, self.today = records, today
        self.judge = Judge(records)
        self._record = {record.couple.slug: record for record in records}
        self._answers: dict[Question, Outcome] = {}

    def complaints(self, asked: Iterable[Request], most: int) -> Iterator[str]:
        """What is wrong with the replies to some requests, and to those that lead on from them."""
        waiting = deque(dict.fromkeys(asked))
        seen = set(waiting)
        while waiting and most:
            most -= 1
            request = waiting.popleft()
            reply = self._reply(request)
            yield from (f"{request}: {wrong}" for wrong in self.wrong(reply.blocks, reply.rows))
            onward = [to for to in leads(reply.rows) if to not in seen]
            seen.update(onward)
            waiting.extend(onward)

    def wrong(self, blocks: Blocks, rows: Sequence[Row]) -> Iterator[str]:
        """What is wrong with one reply: its citations, its size, where its buttons lead."""
        yield from self.judge.complaints(blocks.texts)
        view = card_view(blocks, rows=tuple(rows), owner=LONGEST_ID)
        yield from components_problems(view.to_components())
        yield from (f"a button asks something else than {to}" for to in leads(rows) if decode(encode(to)) != to)

    def _reply(self, request: Request) -> Shown:
        assert not isinstance(request, AskedPlainly), "no card of a verb asks in plain words"
        if isinstance(request, CouplesAsked):
            window = window_at(request.at, len(self.records), PER_PAGE)
            return Shown(
                *couples_reply([self.status(r) for r in self.records[window.start : window.stop]], window, TYPED)
            )
        question = replace(request, at=FIRST)
        if question not in self._answers:
            self._answers[question] = answered(question, self._record[question.slug], self.today)
        return present(self._answers[question], request.at, TYPED)

    def status(self, record: Record) -> StatusAnswer:
        """How things stand today."""
        return status_answer(record, as_of=Day(self.today), known=self.today, today=self.today)

    def claims(self) -> Iterator[str]:
        """What is wrong with the replies to messages about the couples."""
        couples = tuple(record.couple for record in self.records)
        for text in MESSAGES:
            claims = [
                ClaimAnswer(self.status(r), rumours_like(text, rumours_of(told_by(r.events, self.today))))
                for r in self.records
            ]
            answers = [ClaimsAnswer((claim,), 1, (), couples) for claim in claims]
            answers.append(ClaimsAnswer(tuple(claims[:MOST_CLAIMS]), len(claims) + 1, (), couples))
            for answer in answers:
                yield from self.wrong(*claims_reply(answer, SLASH))
        # Where no couple is named: one person of theirs, or nobody of the record.
        for one_named in (couples[:1], ()):
            yield from self.wrong(*claims_reply(ClaimsAnswer((), 0, one_named, couples), SLASH))


def leads(rows: Iterable[Row]) -> list[Request]:
    """Where a reader can go from a reply."""
    links = [link.to for row in rows if not isinstance(row, Menu) for link in row if link.enabled]
    return [*links, *(choice.to for row in rows if isinstance(row, Menu) for choice in row.choices)]


def questions(slug: str, days: Sequence[date]) -> Iterator[Request]:
    """Every verb; status and reasons on some days, from what was known at once and long before or after."""
    yield CouplesAsked()
    yield from (Question(slug, verb) for verb in Verb)
    yield from (Question(slug, Verb.TIMELINE, show=show.value) for show in Show)
    for place, day in enumerate(days):
        known = days[(place * 7 + 3) % len(days)].isoformat()
        for verb in (Verb.STATUS, Verb.WHY):
            yield from (
                Question(slug, verb, as_of=day.isoformat(), known_by=by) for by in (None, day.isoformat(), known)
            )


def awkward(slug: str) -> Iterator[Request]:
    """Options that mean something else, nothing, or much."""
    yield Question(slug, as_of="9999-12-31", known_by="0001-01-01")
    yield from (
        Question(slug, Verb.STATUS, as_of=typed) for typed in ("2031", "02/03/2021", "soonish [1]", "2026-12-01")
    )
    yield Question(slug, Verb.TIMELINE, since="2012-03-01", until="2012-12-31")
    yield Question(slug, as_of="02/03/2021", known_by="1 may 2022")
    yield Question(slug, Verb.TIMELINE, since="2020", until="1990")
    yield Question(slug, Verb.TIMELINE, since="02/03/2020", until="last christmas", show="gossip")
    yield Question(slug, Verb.TIMELINE, since="1970", until="1971", show="gossip")
    yield from (Question(slug, Verb.TIMELINE, show=typed) for typed in ("rumors", "rumuors", "[1] since 2012"))
    yield from (
        Question(slug, Verb.SOURCES, article=typed) for typed in ("e", "the", "capital fm", "שלום", "nobody [1]")
    )


@cache
def shipped() -> tuple[Record, ...]:
    """The shipped records, in the order of their packs' names."""
    packs = (checked_pack(name, shipped_packs().joinpath(name).read_text(encoding="utf-8")) for name in SHIPPED)
    return tuple(Record(pack.couple, pack.events) for pack in packs)


@pytest.mark.parametrize("place", range(len(SHIPPED)), ids=SHIPPED)
def test_every_reply_about_a_shipped_couple_is_cited(place: int) -> None:
    record = shipped()[place]
    dated = [event.when for event in record.events if event.date]
    days = sorted(
        {day for when in dated for day in (when.first, when.earliest, when.latest, when.latest + timedelta(1))}
    )
    slug = record.couple.slug
    found = Walker(shipped(), TODAY).complaints([*questions(slug, days[::3]), *awkward(slug)], most=3000)
    assert list(found) == []


def test_every_answer_about_a_message_is_cited() -> None:
    assert list(Walker(shipped(), TODAY).claims()) == []


# Each record is walked over up to sixty cards.
@settings(max_examples=20, deadline=None, derandomize=True)
@given(hostile_stories(), st.lists(asked_days, min_size=1, max_size=3))
def test_every_reply_about_any_couple_is_cited(record: Record, days: list[date]) -> None:
    for today in (TODAY, max(days)):
        walker = Walker([record], today)
        slug = record.couple.slug
        assert list(walker.complaints([*questions(slug, days), *awkward(slug)], most=60)) == []
        assert list(walker.claims()) == []


def crowded(count: int, sources: int, title: str | None, url: str) -> Record:
    """A couple with so many events, each of them in so many articles that no two share."""
    kinds = ("dating_started", "engaged", "married", "separated", "divorce_finalized", "seen_together")
    events: list[Event] = []
    for number in range(count):
        told = event(
            kinds[number % len(kinds)],
            f"{1990 + number // 12}-{number % 12 + 1:02}-07",
            key=f"e{number}",
            certainty="reported" if number % 5 == 0 else "rumoured" if number % 7 == 0 else "confirmed",
            disputes=(f"e{number - 1}",) if number % 4 == 0 else (),
        )
        first, *others = (
            Source(
                f"s{number}-{n}", title and f"{number}.{n} {title}"[:300], f"{number}.{n} Paper", f"{url}{number}-{n}"
            )
            for n in range(sources)
        )
        events.append(replace(told, summary=f"Event {number}. ".ljust(200, "x"), sources=(first, *others)))
    return Record(replace(COUPLE, slug="a" * MAX_SLUG), tuple(events))


@pytest.mark.parametrize(
    "record",
    [
        crowded(0, 1, None, "https://example.org/"),
        crowded(1, 200, "*שלום* [1] " * 30, "https://example.org/"),
        crowded(20, 200, "*_[`" * 75, "https://example.org/".ljust(480, "x")),
        crowded(150, 1, None, "https://example.org/"),
    ],
    ids=["no event", "one event", "two hundred long articles each", "many events"],
)
def test_every_reply_about_a_crowded_record_is_cited(record: Record) -> None:
    slug = record.couple.slug
    period = Question(slug, Verb.TIMELINE, since="1990-01-01", until="2026-11-21", show="milestones")
    walker = Walker([record], TODAY)
    assert (
        list(walker.complaints([period, *questions(slug, [date(1990, 1, 7), TODAY]), *awkward(slug)], most=120)) == []
    )
    assert list(walker.claims()) == []


def test_the_list_of_couples_cites_both_days_of_a_start_confirmed_later() -> None:
    reported = event("engaged", "2025-08-10", "reported", source=Source("first", "They may be engaged"))
    walker = Walker([record(reported, event("engaged", "2025-08-26"))], TODAY)
    assert list(walker.complaints([CouplesAsked()], most=1)) == []


GOOD = record(
    event("married", "2012-03-07"), event("engaged", "2011-02-06", source=Source("b", "Another", url="https://b.org/"))
)


def doctored(old: str, new: str) -> list[str]:
    """What is wrong with a good reply in which something was changed."""
    texts = present(answered(Question("ann-ben", Verb.TIMELINE), GOOD, TODAY), FIRST, TYPED).blocks.texts
    whole = "\n".join(texts)
    assert old in whole
    return list(Judge([GOOD]).complaints([whole.replace(old, new, 1)]))


NUMBER = "[[1]](https://example.org/a)"


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        (f" {NUMBER}", "", "uncited: 7 March 2012: married happened."),
        (NUMBER, f"{NUMBER}\\[3\\]", "[3] is not listed"),
        (NUMBER, f"{NUMBER}[[2]](https://b.org/)", "[2] does not carry"),
        (NUMBER, "[[2]](https://b.org/)", "[1] is listed and not used"),
        (NUMBER, "[[1]](https://evil.org/)", "[1] leads to"),
        (NUMBER, "\\[1\\]", "[1] is nowhere a link"),
        (
            "newest first: everything.",
            "newest first: everything.\nThey married in 2012.",
            "uncited: They married in 2012.",
        ),
        ("1–2 of 2, newest first: everything.", "Happy since 2012.", "uncited: Happy since 2012."),
        ("-# \\[2\\]", "-# \\[1\\]", "[1] is listed 2 times"),
        ("-# \\[1\\]", "-# \\[3\\]", "[1] is not listed"),
        ("-# \\[1\\] “A headline”", "-# \\[1\\] “Made up”", "[1] is no article of the record"),
        ("7 March 2012", "8 March 2012", "not the date of it"),
        ("### 2012", "### 2011", "not of 2011"),
        ("- **7 March", "- They may have parted.\n- **7 March", "uncited: They may have parted."),
        ("-# **Sources**", "", "[1] is not listed"),
    ],
)
def test_a_doctored_reply_is_found_out(old: str, new: str, wrong: str) -> None:
    assert doctored(NUMBER, NUMBER) == []
    found = doctored(old, new)
    assert any(wrong in complaint for complaint in found), found


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("Ann Ash with Cleo Cox, since 2 May 2013. \\[1\\]", "[1] does not carry"),
        ("Ann Ash with Cleo Cox, since 2 May 2013.", "uncited"),
        ("Married since 7 March 2012. \\[1\\]", "no source for 7 March 2012"),
        ("Confirmed events alone say: married.", "uncited"),
        ("**Together?** Yes. Married since 7 March 2012.", "uncited"),
        ("**Together?** Not yet. They married in 2012.", "uncited"),
        ("1–2 of 3, newest first; 2 came true, 1 more by report: Cleo.", "uncited"),
        ("Nothing to draw yet. Cleo happened.", "uncited"),
        ("  - **But later, 16 July 2022:** They married.", "uncited"),
        ("and 4 more; to see them: !ann-ben why Cleo happened.", "uncited"),
        ("  - **Oldest article:** The Paper, 3 February 2022 \\[1\\]", "told by somebody else"),
        ("8 June 2015: Dan happened. \\[1\\]", "only reported"),
        ("- Cleo happened. \\[1\\]\n  - **Oldest article:** The Paper, 3 February 2021 \\[1\\]", "not the oldest"),
    ],
)
def test_a_line_that_cites_the_wrong_article_is_found_out(said: str, wrong: str) -> None:
    other = Source("c", "Elsewhere", "The Paper", None, parse_date("2021-02-03"))
    older = Source("d", "Before", "The Courier", None, parse_date("2021-02"))
    judge = Judge(
        [
            record(
                event("married", "2012-03-07"),
                event("new_partner", "2013-05-02", about=("Ann Ash",), partner="Cleo Cox"),
                replace(event("statement", "2014-01-01"), summary="Cleo happened.", sources=(other, older)),
                replace(event("statement", "2015-06-08", "reported"), summary="Dan happened.", sources=(other,)),
            )
        ]
    )
    listed = "-# **Sources**\n-# \\[1\\] “Elsewhere”, The Paper, 3 February 2021"
    found = list(judge.complaints([said, listed]))
    assert any(wrong in complaint for complaint in found), found
