"""Discord's markdown as it is seen: in Discord, and at a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.replies.cards import Card, Claim, Remark, Section
from bot.replies.markdown import blocks, escape, visible
from bot.replies.plain import plain_text, visible_text
from db.records import Source

PAPER = Source("a", "A *headline* [1]", "The Paper", "https://paper.example/a_(b)")
BARE = Source("b", "A title alone")


@pytest.mark.parametrize(
    ("markdown", "seen"),
    [
        ("", ""),
        ("plain", "plain"),
        ("## A heading", "A heading"),
        ("### A heading\n-# small\n# Big", "A heading\nsmall\nBig"),
        ("**Yes.** They married.", "Yes. They married."),
        (r"2 \* 3 \_ \[1\] \# \\", "2 * 3 _ [1] # \\"),
        (r"\*\*not bold\*\*", "**not bold**"),
        (r"**a \*\* b** c", "a ** b c"),
        ("They married. [[1]](https://a.example)[[2]](https://b.example)", "They married. [1][2]"),
        ("[the card](https://a.example) and more", "the card and more"),
        (r"\[1\] “A headline”, The Paper", "[1] “A headline”, The Paper"),
        ("-# [[1]](https://a.example) “A headline”", "[1] “A headline”"),
        ("\u2068שלום\u2069 there, @\u200beveryone", "שלום there, @everyone"),
        ("- an entry\n  - beneath it", "- an entry\n  - beneath it"),
        (r"\# no heading", "# no heading"),
        ("one\n\ntwo", "one\n\ntwo"),
    ],
)
def test_markdown_is_seen_as_discord_shows_it(markdown: str, seen: str) -> None:
    assert visible_text(markdown) == seen


def test_a_whole_card_is_seen_without_its_links() -> None:
    card = Card(
        Claim("They married.", (PAPER, BARE), "Yes."),
        (Section((Remark("A_remark"),), "What *decided* it", entries=True), Section((Remark("From it."),), small=True)),
    )
    assert visible_text("\n\n".join(blocks(card).texts)).splitlines() == [
        "Yes. They married. [1][2]",
        "",
        "What *decided* it",
        "- A_remark",
        "",
        "From it.",
        "Sources",
        "[1] “A *headline* [1]”, The Paper, undated",
        "[2] “A title alone”, undated",
    ]


def test_at_a_terminal_the_list_has_the_links_too() -> None:
    card = Card(Claim("They married.", (PAPER, BARE)))
    seen, told = (show("\n\n".join(blocks(card).texts)) for show in (visible_text, plain_text))
    assert told.splitlines() == [
        f"{line} <https://paper.example/a_%28b%29>" if line.startswith("[1] “") else line for line in seen.splitlines()
    ]


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(max_size=80) | st.lists(st.sampled_from([*"*_[]()`~|<>#-1. \\@אa"]), max_size=20).map("".join))
def test_stored_text_is_seen_as_it_is(text: str) -> None:
    assert visible_text(f"x{escape(text)}") == f"x{visible(text)}"
    assert visible_text(f"**x{escape(text)}x** y") == f"x{visible(text)}x y"
