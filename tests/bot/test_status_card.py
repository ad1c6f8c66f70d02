"""The status as a card: what the headline says, and what stands under it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings

from bot.answers import answered, status_answer
from bot.outcomes import ClaimAnswer, ClaimsAnswer, StatusAnswer, WhyAnswer
from bot.questions import FIRST, AskedPlainly, Question, Verb
from bot.reasoning.when import Day
from bot.replies.cards import Card, Claim, Line, Listed, Tone
from bot.replies.claim_card import claims_reply
from bot.replies.commands import Commands
from bot.replies.markdown import MAX_CHARACTERS, Blocks, escape, fitting
from bot.replies.status_card import STATUS_DETAILS, StatusDetail, one_line, status_card
from bot.replies.why_card import why_reply
from bot.replies.words import control_words, shared_words, status_words, why_words
from db.dates import parse_date
from db.records import Certainty, Event, Kind, Record, Source
from tests.bot.test_markdown import listed, numbers
from tests.reasoning.making import ANN, COUPLE, TODAY, day, event, record
from tests.reasoning.strategies import stories


def answer(
    *events: Event, as_of: str = "2026-11-21", known: str = "2026-11-21", not_yet: str | None = None
) -> StatusAnswer:
    return status_answer(record(*events), as_of=Day(day(as_of), not_yet), known=day(known), today=TODAY)


WHY = "!ann-ben why"


def card(*events: Event, as_of: str = "2026-11-21", known: str = "2026-11-21", not_yet: str | None = None) -> Card:
    return status_card(answer(*events, as_of=as_of, known=known, not_yet=not_yet), why=WHY)


def headline(*events: Event, as_of: str = "2026-11-21") -> str:
    line = one_line(answer(*events, as_of=as_of))
    return f"{line.lead} {line.text}"


def text(made: Card) -> str:
    """All that a card says, without its marks."""
    return "\n".join(sentence(line) for line in made.lines())


def section(made: Card, heading: str) -> str:
    """What stands under a heading."""
    return "\n".join(sentence(line) for part in made.sections if part.heading == heading for line in part.lines)


def sentence(line: Line) -> str:
    """A line of a status with its lead; it never holds a source as a line of its own."""
    assert not isinstance(line, Listed)
    return f"{line.lead} {line.text}".strip()


def verdict_of(made: Card) -> str:
    """What the headline begins with."""
    assert not isinstance(made.title, Listed)
    return made.title.lead


DATED = event("dating_started", "2010-01-05")
RING = event("engaged", "2011-02-06")
WED = event("married", "2012-03-07")
FILED = event("divorce_filed", "2013-04-08")
SINGLE = event("declared_legally_single", "2014-05-09")
DIVORCED = event("divorce_finalized", "2015-06-10")
BACK = event("reconciled", "2016-07-11")


@pytest.mark.parametrize(
    ("events", "verdict", "says", "also"),
    [
        ((), "Not yet.", "a couple", ""),
        ((DATED,), "Yes.", "Dating since 5 January 2010", ""),
        ((DATED, RING), "Yes.", "Engaged since 6 February 2011", ""),
        ((DATED, event("broke_up", "2011-02-06")), "No.", "Apart since 6 February 2011", ""),
        ((RING, event("engagement_ended", "2012-01-01")), "No.", "Apart since 1 January 2012", ""),
        ((WED,), "Yes.", "Married since 7 March 2012", ""),
        ((WED, event("separated", "2013-01-01")), "No.", "Separated since 1 January 2013", "Still married in law"),
        ((WED, FILED), "No.", "Divorce pending since 8 April 2013", ""),
        ((WED, FILED, BACK), "Yes.", "Back together since 11 July 2016", "divorce case has been open"),
        ((WED, FILED, event("divorce_withdrawn", "2014-01-01")), "No.", "Separated", "Still married in law"),
        ((WED, FILED, SINGLE), "No.", "Legally single since 9 May 2014", "no final divorce"),
        ((WED, FILED, SINGLE, BACK), "Yes.", "Dating since 11 July 2016", "no final divorce"),
        ((WED, SINGLE, BACK, event("engaged", "2017-01-01")), "Yes.", "Engaged since", "no final divorce"),
        ((WED, FILED, DIVORCED), "No.", "Divorced since 10 June 2015", "Apart since 8 April 2013"),
        ((WED, DIVORCED, BACK), "Yes.", "Dating since 11 July 2016", "Divorced from each other since 10 June 2015"),
        ((WED, DIVORCED, BACK, event("engaged", "2017-01-01")), "Yes.", "Engaged since", "Divorced from each other"),
        ((WED, DIVORCED, BACK, event("broke_up", "2017-01-01")), "No.", "Divorced since", "Apart since 1 January 2017"),
        ((WED, DIVORCED, event("married", "2018-01-01")), "Yes.", "Married since 1 January 2018", ""),
    ],
)
def test_the_headline_of_every_state(events: tuple[Event, ...], verdict: str, says: str, also: str) -> None:
    said = headline(*events)
    assert said.startswith(f"{verdict} ")
    assert says in said
    assert said.endswith(".")
    assert "eportedly" not in text(card(*events))
    assert also in text(card(*events))
    for line in card(*events).lines():
        assert isinstance(line, Claim) or "since" not in line.text


@pytest.mark.parametrize(
    ("events", "tone"),
    [((), Tone.NOT_YET), ((DATED,), Tone.YES), ((WED, FILED), Tone.NO), ((event("married", "2026"),), Tone.UNSURE)],
)
def test_the_colour_repeats_the_verdict(events: tuple[Event, ...], tone: Tone) -> None:
    assert card(*events).tone is tone


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("2020-02-03", "since 3 February 2020"),
        ("2020-02", "since February 2020"),
        ("2020", "since 2020"),
        ("2020-22", "since summer 2020"),
        ("2020-02~", "since about February 2020"),
    ],
)
def test_since_is_as_exact_as_the_date(date: str, shown: str) -> None:
    assert headline(event("dating_started", date)).endswith(f"{shown}.")


def test_what_is_only_reported_says_so_and_what_is_sure() -> None:
    made = card(DATED, event("broke_up", "2012-01-01", "reported"))
    assert "reportedly apart since 1 january 2012" in made.title.text.lower()
    assert "Confirmed events alone say: dating" in text(made)
    assert "(reported)" in section(made, status_words.WHAT_DECIDED)


def test_a_reported_start_confirmed_later_gives_both_days() -> None:
    reported, confirmed = event("engaged", "2025-08-10", "reported"), event("engaged", "2025-08-26")
    assert "Engaged since 26 August 2025 (reportedly since 10 August 2025)" in headline(reported, confirmed)
    assert "Reportedly engaged since 10 August 2025" in headline(reported, confirmed, as_of="2025-08-25")


def test_a_reported_new_start_of_a_confirmed_state() -> None:
    story = (DATED, event("broke_up", "2012-01-01", "reported"), event("reconciled", "2013-01-01", "reported"))
    said = headline(*story)
    assert said.startswith("Yes. Dating")
    assert "since 1 January 2013 (reportedly)" in said


def test_the_law_is_reported_only_on_its_own_track() -> None:
    assert "Reportedly divorced" in headline(WED, FILED, event("divorce_finalized", "2015-01-01", "reported"))
    split = event("separated", "2013-01-01", "reported")
    assert "eportedly" not in headline(WED, split, FILED)


@pytest.mark.parametrize(
    ("events", "verdict", "readings"),
    [
        ((event("dating_started", "2012-04"),), "Can't tell.", "dating or not a couple yet"),
        ((DATED, event("broke_up", "2012-04")), "Can't tell.", "apart or dating"),
        ((DATED, event("engaged", "2012-04")), "Yes.", "engaged or dating"),
        ((WED, event("divorce_filed", "2012-04")), "Can't tell.", "divorce pending or married"),
        ((WED, event("separated", "2012-03-08"), event("divorce_filed", "2012-04")), "No.", "pending or separated"),
        ((event("dating_started", "2012-05~"),), "Can't tell.", "not a couple yet or dating"),
    ],
)
def test_a_vague_day_names_the_readings(events: tuple[Event, ...], verdict: str, readings: str) -> None:
    made = card(*events, as_of="2012-04-15")
    assert verdict_of(made) == verdict
    assert readings in made.title.text.lower()
    assert shared_words.when(events[-1].when) in text(made), "it says which date is vague, as exactly as it is known"


def test_the_same_state_by_two_ways_is_not_vague() -> None:
    assert headline(DATED, event("dating_started", "2012-04"), as_of="2012-04-15").startswith("Yes. Dating since 5")


def test_before_the_first_event() -> None:
    made = card(DATED, as_of="2009-01-01")
    assert verdict_of(made) == "Not yet."
    assert "before the record" in text(made)
    assert "5 January 2010" in text(made)
    assert "ever were" not in text(made), "they became a couple later, and the record knows"


def test_after_the_newest_evidence() -> None:
    said = text(card(DATED, as_of="2020-01-01"))
    assert "newer than 5 January 2010" in said
    assert "newer than" not in text(card(DATED)), "today's card says how old it is instead"
    assert re.search(r"5 January 2010, 16 years ago", text(card(DATED)))


def test_in_the_future() -> None:
    assert "1 January 2030 is still to come" in text(card(DATED, as_of="2030-01-01"))


def test_a_month_still_to_come() -> None:
    said = text(card(DATED, not_yet="dec 2026"))
    assert "“dec 2026” is still to come" in said


def test_hindsight_is_named() -> None:
    said = text(card(DATED, as_of="2015-01-01", known="2015-01-02"))
    assert "known by 2 January 2015" in said
    assert "known by" not in text(card(DATED, as_of="2015-01-01"))


def test_nothing_known_at_all() -> None:
    made = card(DATED, as_of="2009-01-01", known="2009-01-01")
    assert verdict_of(made) == "Not yet."
    assert "2010" not in text(made)
    assert status_words.NO_EVIDENCE in text(made)


def test_a_rumour_stands_under_its_own_heading_with_what_disputes_it() -> None:
    rumour = event("reconciled", "2026-09-01", "rumoured", key="talk")
    against = event("statement", "2026-09-05", "reported", disputes=("talk",))
    made = card(WED, DIVORCED, rumour, against)
    told = section(made, status_words.RUMOUR)
    assert "umour" in status_words.RUMOUR
    assert "1 September 2026" in told
    assert rumour.summary in told
    assert f"Against it, 5 September 2026: {against.summary}" in told
    assert "reconciled" not in section(made, status_words.WHAT_DECIDED) + made.title.text
    assert section(card(WED, DIVORCED, rumour, against, as_of="2026-08-31"), status_words.RUMOUR) == ""


def test_other_relationships_are_never_plain_present() -> None:
    start = event("new_partner", "2023-01-05", "reported", about=(ANN,), partner="Cleo")
    seen = event("seen_together", "2026-03", about=(ANN,), partner="Cleo")
    told = section(card(WED, DIVORCED, start, seen), status_words.OTHER_RELATIONSHIPS)
    assert "Ann Ash with Cleo" in told
    assert "reportedly since 5 January 2023" in told
    assert "last heard of in March 2026" in told
    assert " is " not in told
    ended = event("new_partner_ended", "2026-05-01", about=(ANN,), partner="Cleo")
    assert section(card(WED, DIVORCED, start, seen, ended), status_words.OTHER_RELATIONSHIPS) == ""


def test_what_decided_is_newest_first_and_cut_at_whole_entries() -> None:
    story = [event("broke_up" if n % 2 else "dating_started", f"{1990 + n}-01-01", key=f"e{n}") for n in range(30)]
    told = section(card(*story), status_words.WHAT_DECIDED).splitlines()
    assert "1 January 2019" in told[0]
    assert "1 January 2018" in told[1]
    shown = len(told) - 1
    assert told[-1].strip() == f"and {30 - shown} more; to see them: {WHY}", "the command shows those left out"
    whole = section(card(*story[:shown]), status_words.WHAT_DECIDED)
    assert len(whole.splitlines()) == shown, "where nothing is left out, nothing says so"


@pytest.mark.parametrize("detail", STATUS_DETAILS)
def test_every_fact_is_a_claim(detail: StatusDetail) -> None:
    story = (WED, FILED, DIVORCED, event("reconciled", "2026-09-01", "rumoured"))
    made = status_card(answer(*story), why=WHY, detail=detail)
    for line in made.lines():
        assert isinstance(line, Claim) or not re.search(r"happened|[Mm]arried|[Dd]ivorced", line.text)


def _hostile(number: int, kind: str, date: str, summary: str, sources: int) -> Event:
    cited = tuple(
        Source(f"s{number}-{n}", "*" * 300, "_" * 300, f"https://e.org/{number}/{n}/".ljust(500, "("))
        for n in range(sources)
    )
    when = parse_date(date)
    return Event(f"e{number}", Kind(kind), Certainty.CONFIRMED, summary, (cited[0], *cited[1:]), when)


@pytest.mark.parametrize(
    ("events", "date", "sources"),
    [(1, "2021-01-01", 200), (6, "2021-01-01", 200), (6, "2021", 200), (300, "2021", 1), (10_000, "2021-01-01", 1)],
)
@pytest.mark.parametrize("summary", ["😀" * 200, "*" * 200])
def test_a_hostile_record_still_fits(events: int, date: str, sources: int, summary: str) -> None:
    kinds = ("dating_started", "broke_up")
    story = [_hostile(n, kinds[n % 2], date, summary, sources) for n in range(events)]
    one = answer(*story, as_of="2021-06-01")
    made = fitting([status_card(one, why=WHY, detail=detail) for detail in STATUS_DETAILS])
    assert sum(map(len, made.texts)) <= MAX_CHARACTERS
    first = made.texts[0].splitlines()[0]
    assert re.search(r"\[\d+\\?\]", first), "the verdict keeps its number"
    assert numbers(made), "and no number stands without its source"
    assert numbers(made) == listed(made)


def steps_told(told: Record) -> str:
    """All that the `why` command says of the steps of today's status, from page to page."""
    why = answered(Question(COUPLE.slug, Verb.WHY), told, TODAY)
    assert isinstance(why, WhyAnswer)
    said, at = list[str](), FIRST
    while True:
        blocks, rows = why_reply(why, at)
        said.append("\n".join(blocks.texts).partition(f"### {why_words.LEFT_OUT}")[0])
        links = [link for row in rows if isinstance(row, tuple) for link in row]
        on = [link for link in links if link.label == control_words.NEXT and link.enabled]
        if not on:
            return "\n".join(said)
        to = on[0].to
        assert not isinstance(to, AskedPlainly)
        assert to.at.index > at.index, "each page leads further on"
        at = to.at


@settings(max_examples=60, deadline=None, derandomize=True)
@given(stories(most=14))
def test_following_the_hint_shows_every_deciding_event(told: Record) -> None:
    shown = status_answer(told, as_of=Day(TODAY), known=TODAY, today=TODAY)
    made = status_card(shown, why=WHY, detail=StatusDetail(2, 1))
    because = shown.status.because
    listed_here = [e for e in because if e.summary in section(made, status_words.WHAT_DECIDED)]
    assert listed_here == list(because[-2:])
    hint = f"and {len(because) - 2} more; to see them: {WHY}"
    assert (hint in text(made)) is (len(because) > 2)
    assert ("to see them" in text(made)) is (len(because) > 2)
    steps = steps_told(told)
    assert [e.key for e in because if e.summary not in steps] == []


def test_a_withdrawn_case_leaves_an_old_marriage() -> None:
    withdrawn = event("divorce_withdrawn", "2014-05")
    back = text(card(WED, FILED, withdrawn, BACK))
    assert "Still married in law: the divorce case was withdrawn in May 2014." in back
    assert "Still married in law: the divorce case was withdrawn in May 2014." in text(card(WED, FILED, withdrawn))


def test_a_second_wedding_is_a_wedding() -> None:
    again = event("married", "2017-07-07")
    assert "Married since 7 July 2017" in headline(WED, FILED, event("divorce_withdrawn", "2014-05"), again)


def why_of(*events: Event, as_of: str | None = None, known_by: str | None = None) -> str:
    """All that the `why` command says on its first page."""
    asked = Question(COUPLE.slug, Verb.WHY, as_of=as_of, known_by=known_by)
    why = answered(asked, record(*events), TODAY)
    assert isinstance(why, WhyAnswer)
    return "\n".join(why_reply(why, FIRST)[0].texts)


def test_the_reasons_say_where_in_time_the_day_lies() -> None:
    assert "before the record" in why_of(DATED, as_of="2009-01-01")
    assert "newer than 5 January 2010" in why_of(DATED, as_of="2020-01-01")
    assert "1 January 2030 is still to come" in why_of(DATED, as_of="2030-01-01")
    assert "newer than" not in why_of(DATED)
    assert "No event on record decides it." in why_of()
    assert "No event on record decides it." in why_of(DATED, as_of="2009-01-01")
    assert "decides it" not in why_of(DATED)


def test_a_report_that_is_left_out_says_that_it_is_one() -> None:
    report = event("broke_up", "2012-01-01", "reported", key="report")
    told = why_of(DATED, report, event("denial", "2012-02-01", disputes=("report",)))
    assert f"**1 January 2012, reported, then denied:** {escape(report.summary)} (reported)" in told
    undated = event("engaged", None, "reported")
    assert f"{escape(undated.summary)} (reported)" in why_of(DATED, undated)
    rumour = event("engaged", "2012-01-01", "rumoured")
    assert f"{escape(rumour.summary)} (rumour" not in why_of(DATED, rumour)


def claims_card(*claims: ClaimAnswer) -> Blocks:
    answer = ClaimsAnswer(claims, len(claims), (), (COUPLE,))
    return claims_reply(answer, Commands("!"))[0]


def test_the_verdict_beneath_a_message_answers_a_question_of_its_own() -> None:
    claim = ClaimAnswer(answer(WED, DIVORCED), ())
    title, verdict, *_ = "\n".join(claims_card(claim).texts).splitlines()
    assert title == "## What the record says", "the message itself is neither true nor false"
    assert verdict.startswith("**Together?** No. Divorced since 10 June 2015. [[1]]")
    assert claims_card(claim).tone is Tone.PLAIN
    several = "\n".join(claims_card(claim, ClaimAnswer(answer(), ())).texts)
    assert "**Together?** No. Divorced since 10 June 2015." in several
    assert "**Together?** Not yet. Nothing confirmed or reported has them as a couple." in several
