"""What a message tells of an event."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.linked import Preview, fields_of_message
from bot.typed_articles import article_parts
from bot.typed_events import FIELDS
from tests.conftest import TODAY

SENT = date(2026, 11, 20)
LINK = "https://www.news.example/2021/09/16/rare-post"
TWO = "https://a.example/x\n\nhttps://b.example/y"


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("", {"date": "2026-11-20"}),
        ("they kissed!!", {"date": "2026-11-20", "summary": "they kissed!!"}),
        ("they kissed yesterday", {"date": "2026-11-19", "summary": "they kissed yesterday"}),
        (f"omg {LINK} !!", {"date": "2021-09-16", "article": f"{LINK}\n2021-09-16"}),
        (f"<{LINK}>", {"date": "2021-09-16", "article": f"{LINK}\n2021-09-16"}),
        (f"{LINK} {LINK}?utm_source=x", {"date": "2021-09-16", "article": f"{LINK}\n2021-09-16"}),
        ("https://a.example/x.", {"date": "2026-11-20", "article": "https://a.example/x"}),
        ("https://a.example/x https://b.example/y", {"date": "2026-11-20", "article": TWO}),
        ("seen on 3 March 2022 in Rome", {"date": "2022-03-03", "summary": "seen on 3 March 2022 in Rome"}),
        ("March 3rd, 2022: seen", {"date": "2022-03-03", "summary": "March 3rd, 2022: seen"}),
        ("back in sept 2021", {"date": "2021-09", "summary": "back in sept 2021"}),
        ("the wedding is on 3 March 2099", {"date": "2026-11-20", "summary": "the wedding is on 3 March 2099"}),
        ("javascript://x", {"date": "2026-11-20", "summary": "javascript://x"}),
        ("https://a.example/2021/13/45/x", {"date": "2026-11-20", "article": "https://a.example/2021/13/45/x"}),
        ("https://a.example/2099/01/01/x", {"date": "2026-11-21", "article": "https://a.example/2099/01/01/x"}),
    ],
)
def test_what_a_text_tells(text: str, fields: dict[str, str]) -> None:
    assert fields_of_message(text, [], SENT, TODAY) == fields


def test_what_discord_shows_of_a_link_comes_first() -> None:
    preview = Preview("https://a.example/x", "They wed on 2 Feb 2022", "The Paper", date(2022, 2, 3))
    assert fields_of_message("look https://a.example/x?utm_source=b", [Preview(title=None), preview], SENT, TODAY) == {
        "date": "2022-02-02",
        "article": "They wed on 2 Feb 2022\nThe Paper\nhttps://a.example/x\n2022-02-03",
    }


def test_an_outlet_without_a_headline_is_not_taken_for_one() -> None:
    found = fields_of_message("", [Preview("https://a.example/x", None, "The Paper")], SENT, TODAY)
    assert found["article"] == "-\nThe Paper\nhttps://a.example/x"
    assert article_parts(found["article"], TODAY) == {"publisher": "The Paper", "url": "https://a.example/x"}


def test_a_link_of_another_kind_is_none() -> None:
    assert "article" not in fields_of_message("", [Preview("javascript:alert(1)", "T")], SENT, TODAY)


@given(st.text(max_size=400), st.none() | st.text(max_size=60))
def test_any_message_gives_fields_of_an_event(text: str, title: str | None) -> None:
    found = fields_of_message(text, [Preview(title=title)], SENT, TODAY)
    assert found.keys() <= set(FIELDS)
    assert all(found.values())
    assert len(found.get("summary", "")) <= 200
