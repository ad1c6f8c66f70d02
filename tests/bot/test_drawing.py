"""Drawn timelines: their size, what is hatched, and that no text of a record upsets them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from typing import cast

import pytest
from PIL import Image

from bot.drawing import draw
from bot.drawing.fonts import drawable
from bot.drawing.page import WIDTH
from bot.packs import checked_pack, shipped_packs
from bot.reasoning.chart import Chart, chart_of
from bot.replies.picture_lines import MAX_ALT_TEXT, alt_text, chart_lines
from db.records import Certainty, Couple, Event, Kind, Person, Record
from tests.reasoning.making import ANN, BEN, TODAY, event, record

DATING, LIGHT_DATING = (0x56, 0xB4, 0xE9), (199, 228, 240)
# Reading a date takes milliseconds, so that there are few of them.
SOME_DAYS = [(2, "-03"), (5, ""), (5, "-17"), (8, "~"), (11, "-30")]
INK = (0x1B, 0x1B, 0x1F)
HOSTILE = [
    "$x^2$ \\frac{1}{$",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 \u2764\ufe0f \U0001f1eb\U0001f1f7",
    "محمد علي",
    "עברית (שלום) abc",
    "王小明",
    "a\u0301\u0302\u0489 \u202eevil\u2066\u2069",
    "x\ny\tz\x00\x1b",
    "W" * 200,
    "\ufb01 \u0e01\u0e33 \u0b95\u0bcd",
    "\u200b",
]


def chart(*events: Event, today: date = TODAY) -> Chart:
    return chart_of(record(*events), today)


def shipped(slug: str) -> Chart:
    pack = checked_pack(slug, shipped_packs().joinpath(f"{slug}.toml").read_text(encoding="utf-8"))
    return chart_of(Record(pack.couple, pack.events), TODAY)


def picture(made: Chart) -> Image.Image:
    """A chart's picture, of the width that it has to have and no taller than a phone can show."""
    drawn = draw(made)
    assert drawn.startswith(b"\x89PNG\r\n")
    image = Image.open(BytesIO(drawn)).convert("RGB")
    assert image.width == WIDTH
    assert 100 < image.height < 1800
    return image


def count(image: Image.Image, colour: tuple[int, int, int]) -> int:
    """How many pixels have a colour, but for what antialiasing does to it."""
    colours = cast("list[tuple[int, tuple[int, int, int]]]", image.getcolors(image.width * image.height))
    return sum(many for many, found in colours if all(abs(a - b) <= 3 for a, b in zip(found, colour, strict=True)))


def partner(kind: str, when: str, whom: str, *, who: str = ANN) -> Event:
    return event(kind, when, key=f"{kind}-{when}-{whom}", about=(who,), partner=whom)


@pytest.mark.parametrize("slug", ["kimye", "bennifer", "tayvis"])
def test_the_shipped_records_are_drawn(slug: str) -> None:
    made = shipped(slug)
    picture(made)
    assert draw(shipped(slug)) == draw(made), "equal charts, equal bytes"
    assert draw(replace(made, today=TODAY + timedelta(days=40))) != draw(made)


def test_a_picture_says_nothing_of_what_drew_it() -> None:
    assert Image.open(BytesIO(draw(chart()))).info == {}


@pytest.mark.parametrize("first", ["2026-11-21", "2026-11-01", "2026-03-05", "2019-22", "1926~", "0001-01-01", "0001~"])
def test_any_span_is_drawn(first: str) -> None:
    drawn = picture(chart(event("dating_started", first)))
    assert drawn.tobytes() != picture(chart()).tobytes(), "the band is there"


@pytest.mark.parametrize("today", [date.min, date(1, 3, 1), date.max])
def test_any_today_is_drawn(today: date) -> None:
    drawn = picture(chart(event("dating_started", f"{today.year:04}"), today=today))
    assert drawn.tobytes() != picture(chart(today=today)).tobytes(), "the band is there"


def test_without_a_band_it_says_so() -> None:
    empty = picture(chart())
    rumoured = picture(chart(event("engaged", "2020", "rumoured"), partner("new_partner", "2019", "Cleo")))
    assert empty.height < rumoured.height
    assert count(empty, DATING) == count(rumoured, DATING) == 0


def test_a_vague_date_is_hatched() -> None:
    exact = picture(chart(event("dating_started", "2020-01-01"), event("broke_up", "2023-06-01")))
    vague = picture(chart(event("dating_started", "2020"), event("broke_up", "2023-06-01")))
    assert vague.height > exact.height, "the legend explains the hatches"
    band = (0, 150, WIDTH, 250)
    assert count(vague.crop(band), INK) > count(exact.crop(band), INK) + 200
    assert count(vague.crop(band), DATING) < count(exact.crop(band), DATING)


def test_what_is_only_reported_looks_unlike_what_is_confirmed() -> None:
    sure, reported = (chart(event("dating_started", "2020-01-01", kind)) for kind in ("confirmed", "reported"))
    assert count(picture(sure), DATING) > 10_000
    assert count(picture(sure), LIGHT_DATING) < 100
    assert count(picture(reported), DATING) < 100
    assert count(picture(reported), LIGHT_DATING) > 10_000
    later = chart(event("dating_started", "2020-01-01", "reported"), event("dating_started", "2023-01-01"))
    assert count(picture(later), DATING) > 10_000
    assert count(picture(later), LIGHT_DATING) > 10_000


def test_only_the_newest_other_relationships_are_drawn() -> None:
    def ended(number: int) -> tuple[Event, Event]:
        whom = f"Partner {number}"
        return (
            partner("new_partner", f"{1990 + number}-01-01", whom),
            partner("new_partner_ended", f"{1990 + number}-09-01", whom),
        )

    some, more, many = (
        picture(chart(*(one for number in range(30 - count, 30) for one in ended(number)))) for count in (12, 13, 30)
    )
    assert some.height < more.height == many.height


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_text_upsets_a_picture(hostile: str) -> None:
    couple = Couple("x", hostile, (Person(ANN), Person(hostile + "!")))
    events = (
        event("dating_started", "2024-05-05"),
        partner("new_partner", "2001", hostile),
        partner("new_partner", "2024", hostile, who=hostile + "!"),
        partner("new_partner_ended", "2026", hostile),
    )
    made = chart_of(Record(couple, events), TODAY)
    picture(made)
    assert len(alt_text(made, 10**6)) <= MAX_ALT_TEXT


def test_ten_thousand_events_are_drawn() -> None:
    kinds = (*list(Kind)[:11], Kind.STATEMENT)
    some = [event("engaged", f"{year}-{month:02}{rest}") for year in range(1990, 2020) for month, rest in SOME_DAYS]
    events = [
        replace(
            some[number * len(some) // 10_000],
            key=f"e{number}",
            kind=kinds[number * 7 % 12],
            certainty=list(Certainty)[number % 5 % 3],
        )
        for number in range(10_000)
    ]
    made = chart(*events)
    picture(made)
    told = alt_text(made, 10**6)
    assert len(told) <= MAX_ALT_TEXT
    *whole, last = told.splitlines()
    lines = [f"{line.lead} {line.text}".strip() for line in chart_lines(made)]
    assert whole[1:] == lines[: len(whole) - 1], "it is cut at whole lines"
    assert last == f"and {len(lines) - len(whole) + 1:,} more"
    assert int(last.split()[1].replace(",", "")) > 1000


def test_a_text_of_few_lines_says_how_many_more_there_are() -> None:
    made = chart(*(event("broke_up" if n % 2 else "dating_started", f"{2000 + n}") for n in range(6)))
    lines = alt_text(made, 10**6).splitlines()
    assert len(lines) == 7
    assert alt_text(made, 6).splitlines() == lines
    assert alt_text(made, 4).splitlines() == [*lines[:5], "and 2 more"]
    assert alt_text(made, 0).splitlines() == [lines[0], "and 6 more"]


def test_what_the_font_lacks_is_a_box() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert drawable(f"Ann? {family} 王小明 b") == "Ann? □ □ b", "one for a run of them"
    assert drawable("a\nb\u200b\u202ec") == "a bc"


@pytest.mark.parametrize(
    ("events", "lines"),
    [
        ((), []),
        (
            (
                event("dating_started", "2010"),
                event("married", "2012-03-07"),
                event("separated", "2020-12", "reported"),
            ),
            [
                "Apart: reportedly since December 2020.",
                "Married in law: since 7 March 2012.",
                "Married: 7 March 2012 to December 2020 (reportedly).",
                "Dating: 2010 to 7 March 2012.",
            ],
        ),
        (
            (event("dating_started", "2025-08-10", "reported"), event("dating_started", "2025-08-26")),
            ["Dating: since 26 August 2025 (reportedly since 10 August 2025)."],
        ),
        (
            (
                event("dating_started", "2025-08-10", "reported"),
                event("dating_started", "2025-08-26"),
                event("engaged", "2026"),
            ),
            ["Engaged: perhaps since 2026.", "Dating: 26 August 2025 (reportedly from 10 August 2025) to 2026."],
        ),
        (
            (event("dating_started", "2025", "reported"), event("broke_up", "2025", "reported")),
            ["Apart: reportedly since 2025.", "Dating: reportedly 2025."],
        ),
        (
            (
                event("dating_started", "2010"),
                event("broke_up", "2011", "reported"),
                event("reconciled", "2012", "reported"),
                event("engaged", "2013"),
            ),
            [
                "Engaged: since 2013.",
                "Dating: 2012 (reportedly) to 2013.",
                "Apart: reportedly 2011 to 2012.",
                "Dating: 2010 to 2011 (reportedly).",
            ],
        ),
        (
            (event("married", "2010"), event("separated", "2011"), event("reconciled", "2012")),
            [
                "Back together: since 2012.",
                "Married in law: since 2010.",
                "Apart: 2011 to 2012.",
                "Married: 2010 to 2011.",
            ],
        ),
        (
            (
                partner("new_partner", "2020-01-02", "Cleo"),
                partner("new_partner_ended", "2021", "Cleo"),
                partner("new_partner", "2022", "Dan", who=BEN),
                event("seen_together", "2026-03", about=(BEN,), partner="Dan"),
            ),
            [f"{BEN} with Dan, since 2022; last heard of in March 2026.", f"{ANN} with Cleo, 2 January 2020 to 2021."],
        ),
        # What lasts comes before what has ended, the two of them before somebody else.
        (
            (
                event("dating_started", "2019"),
                partner("new_partner", "2020-01-02", "Cleo"),
                partner("new_partner_ended", "2021", "Cleo"),
                event("married", "2022-01-01"),
                partner("new_partner", "2023-03", "Dan", who=BEN),
                event("engaged", "2018", "rumoured"),
            ),
            [
                "Married: since 1 January 2022.",
                "Married in law: since 1 January 2022.",
                f"{BEN} with Dan, since March 2023, when it was last heard of.",
                "Dating: 2019 to 1 January 2022.",
                f"{ANN} with Cleo, 2 January 2020 to 2021.",
                "Only rumour: one claim, from 2018, which decides nothing.",
            ],
        ),
        (
            (event("dating_started", "2026-11-21"),),
            ["Dating: since 21 November 2026."],
        ),
        (
            (event("dating_started", "2026-11", "reported"),),
            ["Dating: perhaps reportedly since November 2026."],
        ),
        (
            tuple(event("engaged", "2020", "rumoured", key=f"e{n}") for n in range(1200)),
            ["Only rumour: 1,200 claims, the newest from 2020; they decide nothing."],
        ),
        (
            (event("engaged", "2020", "rumoured"), event("engaged", "2019-05", "denied")),
            ["Only rumour: 2 claims, the newest from 2020; they decide nothing."],
        ),
    ],
)
def test_a_picture_in_words(events: tuple[Event, ...], lines: list[str]) -> None:
    made = chart(*events)
    assert [f"{line.lead} {line.text}".strip() for line in chart_lines(made)] == lines
    told = alt_text(made, 10**6)
    title = "A drawn timeline of Ann Ash & Ben Birch, as of 21 November 2026."
    assert told.splitlines() == ([title, *lines] if lines else [f"{title} Nothing to draw yet."])
