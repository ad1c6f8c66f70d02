"""An editor's typed fields: every good spelling, every mistake."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.entry import read_entry, similar_event
from bot.mistakes import Mistake
from bot.typed_articles import typed_article, typed_fields_of
from bot.typed_events import FIELDS, FORM_FIELDS, as_form, fields_to_mend, form_fields, laid_over
from db.records import Certainty, Event, Kind, Record, Source
from tests.reasoning.making import ANN, BEN, COUPLE, TODAY, event

WED = event("married", "2014-05-24", key="wedding")
RECORD = Record(COUPLE, (WED, event("reconciled", "2021-09-16", "rumoured", key="talk")))
GOOD = {
    "date": "16 sept 2021",
    "kind": "statement",
    "certainty": "confirmed",
    "summary": "They say nothing.",
    "article": "https://example.org/a",
}


def entry(**fields: str) -> Event | tuple[Mistake, ...]:
    return read_entry({**GOOD, **fields}, RECORD, TODAY)


def good(**fields: str) -> Event:
    found = entry(**fields)
    assert isinstance(found, Event), found
    return found


def wrong(**fields: str) -> dict[str, str]:
    """The mistakes, by field."""
    found = entry(**fields)
    assert not isinstance(found, Event)
    for mistake in found:
        assert mistake.field is not None
        assert mistake.field in FIELDS
        assert mistake.sentence[-1] in ".?"
        assert len(mistake.sentence) < 600
    return {str(mistake.field): mistake.sentence for mistake in found}


def test_the_five_things_are_enough() -> None:
    found = good()
    assert (found.kind, found.certainty, found.summary) == (Kind.STATEMENT, Certainty.CONFIRMED, "They say nothing.")
    assert found.date is not None
    assert found.date.text == "2021-09-16"
    assert (found.about, found.partner, found.known_from, found.disputes) == ((), None, None, ())
    (source,) = found.sources
    assert (source.url, source.publisher, source.title) == ("https://example.org/a", "example.org", None)


def test_everything_at_once() -> None:
    found = good(
        kind="new partner", about="ann", partner=" Cleo  Cox ", known_from="oct 2021", disputes="talk, wedding talk",
        title="A headline", publisher="The Paper", url="https://example.org/b", published="2021-09-17", article="",
    )  # fmt: skip
    assert (found.kind, found.about, found.partner) == (Kind.NEW_PARTNER, (ANN,), "Cleo Cox")
    assert found.known_from is not None
    assert found.known_from.text == "2021-10"
    assert found.disputes == ("talk", "wedding")
    (source,) = found.sources
    assert (source.title, source.publisher, source.url) == ("A headline", "The Paper", "https://example.org/b")
    assert source.published is not None
    assert source.published.text == "2021-09-17"


def test_all_mistakes_are_told_at_once() -> None:
    found = read_entry({}, RECORD, TODAY)
    assert isinstance(found, tuple)
    assert {mistake.field for mistake in found} == set(FORM_FIELDS)
    assert set(wrong(date="banana", kind="weding", summary="", url="javascript:alert(1)", about="Zoe")) == {
        *("date", "kind", "summary", "url", "about")
    }


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        *(("2021-08~", "2021-08~"), ("about aug 2021", "2021-08~"), ("summer 2021", "2021-22"), ("2021", "2021")),
        *(("yesterday", "2026-11-20"), ("2026", "2026"), ("2026-11-21", "2026-11-21"), ("today", "2026-11-21")),
    ],
)
def test_dates(typed: str, text: str) -> None:
    found = good(date=typed).date
    assert found is not None
    assert found.text == text


@pytest.mark.parametrize("typed", ["undated", "Undated", " UNDATED. "])
def test_an_event_may_be_undated(typed: str) -> None:
    assert good(date=typed).date is None


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        *(("", "missing"), ("  ", "missing"), ("banana", "banana"), ("02/03/2021", "2021-02-03"), ("99999", "99999")),
        *(("02/03/2021", "2021-03-02"), ("2021-02-30", "2021-02-30"), ("2021?", "2021?"), ("early 2021", "early 2021")),
        *(("tomorrow", "still to come"), ("dec 2026", "still to come"), ("2027", "still to come")),
        ("9999-12-31", "still to come"),
    ],
)
def test_dates_that_are_none(typed: str, says: str) -> None:
    assert says in wrong(date=typed)["date"]


@pytest.mark.parametrize("kind", [kind for kind in Kind if not kind.startswith("new_partner")])
def test_kinds_by_their_word(kind: Kind) -> None:
    assert good(kind=kind.value).kind is kind
    assert good(kind=kind.value.replace("_", " ").upper()).kind is kind


@pytest.mark.parametrize(
    ("typed", "kind"),
    [("got engaged", Kind.ENGAGED), ("Filed for divorce", Kind.DIVORCE_FILED), ("denial", Kind.DENIAL)],
)
def test_kinds_by_what_readers_see(typed: str, kind: Kind) -> None:
    assert good(kind=typed).kind is kind


@pytest.mark.parametrize(
    ("typed", "says"),
    [("maried", "married"), ("divorce filled", "divorce_filed"), ("xyz", "dating_started"), ("", "missing")],
)
def test_kinds_that_are_none(typed: str, says: str) -> None:
    assert says in wrong(kind=typed)["kind"]


@pytest.mark.parametrize(
    ("typed", "certainty"),
    [
        *(("Confirmed", Certainty.CONFIRMED), ("reported", Certainty.REPORTED), ("rumour", Certainty.RUMOURED)),
        *(("rumoured", Certainty.RUMOURED), ("DENIED", Certainty.DENIED), ("rumor,", Certainty.RUMOURED)),
    ],
)
def test_certainties(typed: str, certainty: Certainty) -> None:
    assert good(certainty=typed).certainty is certainty


@pytest.mark.parametrize(("typed", "says"), [("rumord", "rumour"), ("sure", "confirmed"), ("", "missing")])
def test_certainties_that_are_none(typed: str, says: str) -> None:
    assert says in wrong(certainty=typed)["certainty"]


def test_summaries() -> None:
    assert good(summary="  two\nlines  ").summary == "two lines"
    assert good(summary="x" * 200).summary == "x" * 200
    assert good(summary="@everyone **שלום** 💍").summary == "@everyone **שלום** 💍"
    assert "201" in wrong(summary="x" * 201)["summary"]
    assert "5,000" in wrong(summary="😀" * 5000)["summary"]
    assert "missing" in wrong(summary=" \n ")["summary"]


@pytest.mark.parametrize(
    ("typed", "title", "publisher", "url", "published"),
    [
        ("https://www.example.org/a", None, "example.org", "https://www.example.org/a", None),
        ("www.example.org/a", None, "example.org", "https://www.example.org/a", None),
        ("A headline", "A headline", None, None, None),
        ("A headline | The Paper", "A headline", "The Paper", None, None),
        (
            "A headline\nThe Paper\nhttps://e.org/a\n2021-09-16",
            "A headline",
            "The Paper",
            "https://e.org/a",
            "2021-09-16",
        ),
        ("https://e.org/a | 16 sept 2021 | A headline", "A headline", "e.org", "https://e.org/a", "2021-09-16"),
        ("Kim: the whole story", "Kim: the whole story", None, None, None),
        ("A headline https://e.org/a", "A headline", "e.org", "https://e.org/a", None),
        ("A headline | Outlet | Sept 2021", "A headline", "Outlet", None, "2021-09"),
    ],
)
def test_articles(typed: str, title: str | None, publisher: str | None, url: str | None, published: str | None) -> None:
    (source,) = good(article=typed, certainty="reported").sources
    assert (source.title, source.publisher, source.url) == (title, publisher, url)
    assert (source.published and source.published.text) == published


@pytest.mark.parametrize(
    "url",
    [
        *(
            "javascript:alert(1)",
            "ftp://example.org",
            "https://",
            "https://exa mple.org",
            "example",
            "data:text/html,x",
        ),
        *("file:///etc/passwd", "http//x", "https://e.org/" + "x" * 500, "https://[::1", "https://e.org/<x>"),
    ],
)
def test_links_that_are_none(url: str) -> None:
    assert "https://" in wrong(url=url, article="")["url"]


@pytest.mark.parametrize("article", ["javascript:alert(1)", "ftp://example.org/x"])
def test_a_wrong_link_in_the_form(article: str) -> None:
    assert wrong(article=article).keys() <= {"article", "url"}


def test_articles_that_are_none() -> None:
    assert "missing" in wrong(article="")["article"]
    assert "missing" in wrong(article="", publisher="The Paper")["article"]
    assert "300" in wrong(title="x" * 301)["title"]
    assert "300" in wrong(publisher="x" * 301)["publisher"]
    assert "banana" in wrong(published="banana")["published"]
    assert "2021-02-03" in wrong(published="02/03/2021")["published"]


@pytest.mark.parametrize(
    ("typed", "about"),
    [
        ("Ann", (ANN,)),
        ("ben birch", (BEN,)),
        ("both", ()),
        ("", ()),
        ("Ann and Ben", ()),
        ("ann, ben", ()),
        ("ANN", (ANN,)),
    ],
)
def test_about(typed: str, about: tuple[str, ...]) -> None:
    assert good(about=typed).about == about


@pytest.mark.parametrize("typed", ["Zoe", "Ann and Zoe", "Annn", "everyone", "!"])
def test_about_nobody_of_them(typed: str) -> None:
    assert ANN in wrong(about=typed)["about"]


def test_partners() -> None:
    assert "partner" in wrong(kind="new_partner", about="Ann")
    assert "about" in wrong(kind="new_partner", partner="Cleo")
    assert "about" in wrong(kind="new_partner_ended", partner="Cleo", about="both")
    assert "outside" in wrong(kind="new_partner", about="Ann", partner="ben")["partner"]
    assert "300" in wrong(kind="new_partner", about="Ann", partner="x" * 301)["partner"]


def test_known_from() -> None:
    assert "known_from" in wrong(known_from="2021-09-15"), "it cannot be known before it happened"
    assert good(known_from="sept 2021").known_from is not None
    assert "banana" in wrong(known_from="banana")["known_from"]
    assert "2021-03-02" in wrong(known_from="02/03/2021")["known_from"]


def test_disputes() -> None:
    assert good(disputes="talk").disputes == ("talk",)
    assert "nobody" in wrong(disputes="talk, nobody")["disputes"]


@pytest.mark.parametrize(
    ("added", "like"),
    [
        (event("married", "2014-05-24", key=""), WED),
        (event("married", "2014", "reported", key=""), WED),
        (event("married", "2014-05-24~", key=""), WED),
        (event("married", "2014-05-25", key=""), None),
        (event("married", None, key=""), None),
        (event("engaged", "2014-05-24", key=""), None),
        (WED, None),
    ],
)
def test_an_event_that_looks_like_one_that_stands(added: Event, like: Event | None) -> None:
    assert similar_event(added, RECORD) == like


def test_two_undated_ones_are_alike_by_their_summary() -> None:
    one = event("statement", None, key="one")
    assert similar_event(event("statement", None, key=""), Record(COUPLE, (one,))) == one
    assert similar_event(event("statement", "2014", key=""), Record(COUPLE, (one,))) is None


_TYPED = st.text(max_size=30) | st.sampled_from(
    ["2021", "undated", "02/03/2021", "married", "new_partner", "rumoured", "https://e.org", "Ann", "talk", "[" * 40]
)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.dictionaries(st.sampled_from(FIELDS), _TYPED))
def test_any_fields_are_an_event_or_mistakes(fields: dict[str, Any]) -> None:
    found = read_entry(fields, RECORD, TODAY)
    if isinstance(found, Event):
        assert found.summary.strip()
        assert found.date is None or found.date.first <= TODAY
    else:
        assert found
        assert all(mistake.field in FIELDS and mistake.sentence for mistake in found)


UNTITLED = Source("", None, "People", "https://people.com/a", None)


@pytest.mark.parametrize("source", [UNTITLED, Source("", "T", "P"), Source("", "T", None, "https://e.org/a")])
def test_an_article_typed_again_is_the_same(source: Source) -> None:
    (again,) = good(article=typed_article(source), certainty="reported").sources
    assert (again.title, again.url) == (source.title, source.url)
    assert again.publisher == (source.publisher or "e.org")
    (shown,) = good(
        article=as_form({**GOOD, "article": "", **typed_fields_of(source)})["article"], certainty="reported"
    ).sources
    assert (shown.title, shown.publisher, shown.url) == (again.title, again.publisher, again.url)


def test_several_links_are_several_articles_and_what_has_no_place_is_asked_back() -> None:
    assert len(good(article="https://people.com/5\nhttps://tmz.com/6").sources) == 2
    assert "part two articles" in wrong(article="A headline\nhttps://people.com/5\nhttps://tmz.com/6")["article"]
    assert "last week" in wrong(article="Headline\nhttps://people.com/5\nPeople\nlast week")["article"]


@pytest.mark.parametrize("nothing", ["-", "none", "Nobody", "—"])
def test_what_may_be_empty_can_be_emptied(nothing: str) -> None:
    found = good(about=nothing, partner=nothing, known_from=nothing, disputes=nothing)
    assert (found.about, found.partner, found.known_from, found.disputes) == ((), None, None, ())


def test_an_event_is_disputed_by_its_number_too() -> None:
    found = read_entry({**GOOD, "disputes": "#41, wedding"}, RECORD, TODAY, numbers={"41": "talk"})
    assert isinstance(found, Event)
    assert found.disputes == ("talk", "wedding")


def test_a_part_of_the_one_article_is_laid_over_it() -> None:
    event = replace(good(), sources=(Source("s1", "A headline", "People", "https://people.com/a"),))
    over = laid_over(event, {"published": "2024-05-04"})
    assert (over["title"], over["publisher"], over["published"]) == ("A headline", "People", "2024-05-04")
    assert "article" not in over
    assert laid_over(event, {"summary": "Other."})["article"] == "A headline | People | https://people.com/a"


@pytest.mark.parametrize("kind", ["Statement", "new partner", "NEW_PARTNER"])
def test_the_form_has_what_is_wrong_and_what_was_chosen(kind: str) -> None:
    typed = {**GOOD, "kind": kind, "date": "soon"}
    shown = fields_to_mend((Mistake("date", "x"),), typed)
    assert set(shown) == set(form_fields(typed))
    assert ("partner" in shown) is ("new" in kind.casefold())
    assert as_form(typed)["kind"] in set(Kind)
