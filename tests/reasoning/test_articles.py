"""The articles behind a record: each once, with every event that it carries."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from tomllib import loads

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.packs import checked_pack, shipped_packs
from bot.questions import MAX_WORD
from bot.reasoning.articles import Article, articles_of, find_articles
from bot.reasoning.names import plain
from bot.reasoning.timeline import told_by
from db.dates import parse_date
from db.records import Event, Record, Source
from tests.reasoning.making import TODAY, event
from tests.reasoning.strategies import asked_days, hostile_stories

PACKS = {
    entry.name: entry.read_text(encoding="utf-8")
    for entry in sorted(shipped_packs().iterdir(), key=lambda entry: entry.name)
    if entry.name.endswith(".toml")
}


@pytest.mark.parametrize("name", PACKS)
def test_the_shipped_packs_counted_by_hand(name: str) -> None:
    """From the file itself: every article that an event names, with as many events as name it."""
    file, pack = loads(PACKS[name]), checked_pack(name, PACKS[name])
    articles = articles_of(told_by(pack.events, TODAY))
    named = [key for told in file["events"] for key in told["sources"]]
    assert {article.source.key: len(article.events) for article in articles} == {key: named.count(key) for key in named}
    titles = {source["id"]: source.get("title") for source in file["sources"]}
    assert all(article.source.title == titles[article.source.key] for article in articles)
    dates = {source["id"]: source.get("published", "") for source in file["sources"]}
    firsts = [parse_date(text).first if (text := dates[a.source.key]) else date.min for a in articles]
    assert firsts == sorted(firsts, reverse=True)


def article(name: str, published: str | None = None, *, publisher: str | None = "The Paper") -> Source:
    dated = parse_date(published) if published else None
    return Source(name, f"About {name}", publisher, f"https://example.org/{name}", dated)


def keys(articles: tuple[Article, ...]) -> list[str]:
    return [found.source.key for found in articles]


def carrying(when: str | None, *sources: Source, key: str = "") -> Event:
    first, *others = sources
    made = event("statement", when, key=key or f"{when}")
    return Event(made.key, made.kind, made.certainty, made.summary, (first, *others), made.date)


def test_the_newest_article_comes_first_and_undated_ones_last() -> None:
    told = [
        carrying("2019", article("none"), article("may", "2020-05")),
        carrying("2020", article("day", "2020-05-02"), article("year", "2020")),
        carrying("2021", article("about", "2020-05-03~"), article("nothing")),
    ]
    assert keys(articles_of(told)) == ["about", "day", "may", "year", "nothing", "none"]
    assert articles_of([]) == ()


def test_articles_of_one_day_stand_as_their_newest_events_do() -> None:
    same = "2020-05-02"
    told = [carrying("2019", article("old", same)), carrying("2021", article("new", same), article("newer", same))]
    assert keys(articles_of(told)) == ["new", "newer", "old"]


def test_an_event_counts_once_for_an_article() -> None:
    one = article("one")
    (found,) = articles_of([carrying("2019", one, one), carrying(None, one, key="b"), carrying("2020", one, key="c")])
    assert [carried.key for carried in found.events] == ["c", "2019", "b"], "newest first, undated last"


@settings(max_examples=40, deadline=None, derandomize=True)
@given(hostile_stories(), asked_days)
def test_articles_and_events_carry_each_other(record: Record, today: date) -> None:
    told = told_by(record.events, today)
    articles = articles_of(told)
    assert len({found.source for found in articles}) == len(articles)
    assert {(found.source, e.key) for found in articles for e in found.events} == {
        (source, e.key) for e in told for source in e.sources
    }
    assert sum(len(found.events) for found in articles) == sum(len(set(e.sources)) for e in told)
    dates = [found.source.published.first if found.source.published else date.min for found in articles]
    assert all(newer >= older for newer, older in pairwise(dates))
    assert len({found.key for found in articles}) == len(articles)


def test_a_key_stays_the_same_and_fits_a_button() -> None:
    """Written down, since buttons of old messages carry it."""
    found = Article(Source("paper", "A headline", "The Paper", "https://example.org/a", parse_date("2021-02-03")), ())
    assert found.key == KEY
    assert found.key == Article(found.source, (event("married", "2020"),)).key
    assert len(found.key) <= MAX_WORD
    assert set(found.key) <= set("0123456789abcdef")


KEY = "0d5b759dc199b76b"


@pytest.mark.parametrize("name", PACKS)
def test_no_two_articles_share_a_key(name: str) -> None:
    articles = articles_of(checked_pack(name, PACKS[name]).events)
    assert len({found.key for found in articles}) == len(articles)
    for found in articles:
        assert find_articles(articles, found.key) == (found,)


PAPERS = articles_of(
    [
        carrying(
            "2020",
            article("kim", "2020-03-01", publisher="Page Six"),
            Source("bare", None, "Capital FM", "https://example.org/c"),
            article("le café", "2020-02-01", publisher="Página/12"),
            Source("alone", "Six things we know"),
            article("спорт", "2020-01-01", publisher="Спорт"),
        )
    ]
)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Page Six", ["kim"]),
        ("page six", ["kim"]),
        ("six", ["kim", "alone"]),
        ("SIX  THINGS", ["alone"]),
        ("page-six", ["kim"]),
        ("capital fm", ["bare"]),
        ("capital", ["bare"]),
        ("pagina 12", ["le café"]),
        ("cafe", ["le café"]),
        ("about", ["kim", "le café", "спорт"]),
        ("СПОРТ", ["спорт"]),
        ("six about", ["kim"]),
        ("nobody", []),
        ("", []),
        ("!?", []),
        ("💍", []),
        ("https://example.org/c", []),
    ],
)
def test_articles_are_found_by_outlet_and_headline(asked: str, found: list[str]) -> None:
    assert keys(find_articles(PAPERS, asked)) == found


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(max_size=30) | st.sampled_from(["page", "six", "café", "kim"]))
def test_any_text_finds_some_of_the_articles_in_their_order(asked: str) -> None:
    found = find_articles(PAPERS, asked)
    assert [one for one in PAPERS if one in found] == list(found)
    if not plain(asked):
        assert found == ()
