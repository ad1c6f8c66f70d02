"""Cards as Discord markdown: stored text is inert, claims are numbered, messages fit."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.replies.cards import Card, Claim, Line, Listed, Remark, Section, Tone
from bot.replies.markdown import MAX_CHARACTERS, Blocks, blocks, escape, fitting, link, visible
from bot.replies.words import shared_words
from db.dates import parse_date
from db.records import Source

# A mark that Discord reads where it stands, and what it reads at a line's start.
ACTIVE = re.compile(r"[*_~|`<>\[\]]|@everyone|@here|@[!&]?\d{17}")
AT_START = re.compile(r"\s*(?:[#>+-]|\d+[.)]\s)")
HOSTILE = [
    *("**bold**", "*i*", "_i_", "__u__", "~~s~~", "||spoiler||", "`code`", "```py\ncode```", "\\*x*", "\\", "a\\"),
    *("[text](https://evil.example)", "[a](b) **bold** `code` ||x|| (c)", "[x]\n(https://evil.example)", "[[1]](y)"),
    *("# heading", "### heading", "  # heading", "- item", "-# small", "+ item", "* item", "1. item", "12) item"),
    *("> quote", ">>> quote", "first\n# second", "first\r\n- second", "first\u2028# second", "a\u0085> b"),
    *("@everyone", "@here", "<@123456789012345678>", "<@!123456789012345678>", "<@&123456789012345678>"),
    *("<#123456789012345678>", "</status:1>", "<t:0:R>", "<:a:1>", "<a:b:123>", "<id:guide>", "<https://evil.example>"),
    *(
        "@\u200beveryone",
        "*\u200b*bold**",
        "a\u202eb",
        "\u2066x",
        "zero\u200bwidth",
        "\ufeff",
        "\u2060",
        "\xad",
        "\x00\x1b[31m",
    ),
    *("שלום [1]", "مرحبا **x**", "\u05d0", "😀" * 50, "\U0001f469\u200d\U0001f467", "", " "),
]


def unescaped(text: str) -> str:
    """What Discord shows of escaped text."""
    return re.sub(r"\\([^\w\s]|_)", r"\1", text)


def inert(text: str) -> bool:
    """Whether Discord reads no mark in a text."""
    bare = text.strip("\u2068\u2069")
    left = re.sub(r"\\(?:[^\w\s]|_)", "", bare)
    return not (ACTIVE.search(left) or AT_START.match(bare) or "\n" in bare or re.search(r"\\(?=[\w\s]|$)", left))


def shown(text: str) -> str:
    """A text as it has to look: no control characters, spaces plain."""
    kept = (" " if c.isspace() else c for c in text)
    return "".join(c for c in kept if unicodedata.category(c) not in {"Cc", "Cf", "Cs"})


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_shows_as_it_is(text: str) -> None:
    escaped = escape(text)
    assert inert(escaped), escaped
    assert shown(unescaped(escaped)) == shown(text)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(max_size=60) | st.lists(st.sampled_from([*HOSTILE, *"[]()*_`<>@#-1. x\\"]), max_size=6).map("".join))
def test_any_text_shows_as_it_is(text: str) -> None:
    escaped = escape(text)
    assert inert(escaped), escaped
    assert shown(unescaped(escaped)) == shown(text)


@pytest.mark.parametrize(
    "text", ["a\u200bb", "a\u202eb", "a\u2066b", "a\x00b", "a\x1bb", "a\ufeffb", "a\u200eb", "a\xadb"]
)
def test_invisible_characters_go(text: str) -> None:
    assert escape(text) == "ab"


def test_joined_emoji_stay_whole() -> None:
    family = "\U0001f469\u200d\U0001f467"
    assert escape(family) == family


@pytest.mark.parametrize(
    ("before", "part", "after"),
    [
        ("", "שלום", ""),
        ("", "١٢", ""),
        ("see ", "مرحبا", " there"),
        ("see ", "مرحبا 12 - שלום", ", there"),
        ("", "א", "!?"),
        ("1. ", "א", " b"),
        ("“", "א ב", "” 12"),
    ],
)
def test_right_to_left_parts_stand_apart(before: str, part: str, after: str) -> None:
    assert unescaped(escape(f"{before}{part}{after}")) == f"{before}\u2068{part}\u2069{after}"


def test_text_without_right_to_left_letters_has_no_isolates() -> None:
    assert escape("plain") == "plain"
    assert escape("déjà 王 12") == "déjà 王 12"
    assert escape("א b ג") == "\u2068א\u2069 b \u2068ג\u2069", "each part by itself"


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    st.lists(
        st.sampled_from([*HOSTILE, *"[](*-1. x\\", "א", "ב ג", "م", "٣", "é", "\u202e", "\u2069"]), max_size=8
    ).map("".join)
    | st.text(max_size=40)
)
def test_every_right_to_left_letter_stands_inside_an_isolate(text: str) -> None:
    escaped = escape(text)
    # Mentions are broken by a space of no width, which `visible` has none of.
    assert unescaped(re.sub("[\u2068\u2069\u200b]", "", escaped)) == visible(text)
    inside = False
    for character in escaped:
        if character in "\u2068\u2069":
            assert inside is (character == "\u2069"), "they are balanced, and none stands in another"
            inside = not inside
        elif unicodedata.bidirectional(character) in {"R", "AL", "AN"}:
            assert inside
        elif unicodedata.bidirectional(character) == "L":
            assert not inside, "what runs from left to right is not isolated with it"
    assert not inside


@pytest.mark.parametrize(
    ("url", "part"),
    [
        ("https://e.org/a_(b)", "https://e.org/a_%28b%29"),
        ("https://e.org/a b\\c", "https://e.org/a%20b%5Cc"),
        ("https://e.org/<x>", "https://e.org/%3Cx%3E"),
        ("https://e.org/a\u00a0\n)", "https://e.org/a%C2%A0%0A%29"),
    ],
)
def test_a_link_ends_where_it_should(url: str, part: str) -> None:
    assert link("[1]", url) == f"[[1]]({part})"


def source(name: str, url: str | None = "https://example.org/", title: str | None = "A title") -> Source:
    return Source(name, title, "The Paper", url and f"{url}{name}", parse_date("2021-02"))


ONE, TWO, BARE = source("one"), source("two", title=None), source("three", url=None)


def test_claims_end_in_numbers_that_are_links() -> None:
    card = Card(
        Claim("Yes.", (ONE,)), (Section((Claim("Twice.", (TWO, ONE)), Remark("Ours."), Claim("Bare.", (BARE,)))),)
    )
    text = "\n".join(blocks(card).texts)
    assert "Yes. [[1]](https://example.org/one)" in text
    assert "Twice. [[1]](https://example.org/one)[[2]](https://example.org/two)" in text
    assert "Bare. \\[3\\]" in text, "without a link the number is plain"
    assert "Ours.\n" in text


def test_the_sources_are_listed_with_title_outlet_and_date() -> None:
    last = blocks(Card(Claim("Yes.", (ONE, TWO)))).texts[-1].splitlines()
    assert [line for line in last if "“A title”, The Paper, February 2021" in line and "\\[1\\]" in line]
    assert [line for line in last if "\\[2\\] The Paper, February 2021" in line]


def test_a_card_without_claims_lists_no_sources() -> None:
    assert blocks(Card(Remark("Hello."))).texts == ("## Hello.",)


def test_a_long_list_of_sources_is_listed_whole_and_linked_once() -> None:
    many = tuple(source(f"s{number}") for number in range(30))
    made = blocks(Card(Claim("Yes.", (many[0], *many[1:]))), linked=False, longest=10)
    assert "example.org" not in made.texts[0]
    assert made.texts[-1].count("example.org") == 30, "what is listed is linked there"
    assert made.texts[-1].count("“A title”…") == 30, "by a name of ten characters"
    assert numbers(made) == listed(made) == set(range(1, 31))


def test_a_source_that_is_itself_a_line_is_listed_once() -> None:
    card = Card(Remark("Articles"), (Section((Listed(ONE, "2 events"), Claim("Said.", (TWO,))), entries=True),))
    text = "\n".join(blocks(card).texts)
    assert "- [[1]](https://example.org/one) “A title”, The Paper, February 2021: 2 events" in text
    assert text.count("A title") == 1
    assert "-# \\[2\\] The Paper, February 2021" in text


def test_lines_go_before_the_sources_of_those_that_stay() -> None:
    told = tuple(Claim(f"claimed {n}", (source(f"s{n}", f"https://e.org/{'x' * 80}/"),)) for n in range(100))
    made = fitting([Card(Remark("Title"), (Section(told, "Heading", entries=True),))])
    kept = [line for line in made.texts[1].splitlines() if line.startswith("- claimed")]
    assert 10 < len(kept) < 100
    assert [line.split()[2] for line in kept] == [str(n) for n in range(len(kept))], "the first ones stay"
    assert numbers(made) == listed(made) == set(range(1, len(kept) + 1))
    assert f"and {100 - len(kept)} lines more" in "\n".join(made.texts)
    assert sum(map(len, made.texts)) > MAX_CHARACTERS - 300, "no more goes than has to"


def test_a_claim_of_very_many_sources_keeps_the_first_few() -> None:
    many = tuple(source(f"s{n}", f"https://e.org/{'x' * 80}/") for n in range(200))
    made = fitting([Card(Claim("Yes.", (many[0], *many[1:])))])
    assert numbers(made) == listed(made) == {1, 2, 3}


def test_headings_bullets_and_small_print() -> None:
    card = Card(
        Remark("Title"),
        (Section((Remark("one"),), "Heading", entries=True), Section((Remark("fine"),), small=True)),
        Tone.NO,
    )
    made = blocks(card)
    assert made.texts == ("## Title", "### Heading\n- one", "-# fine")
    assert made.tone is Tone.NO


def test_the_first_card_that_fits_is_taken() -> None:
    long, short = Card(Remark("x" * 5000)), Card(Remark("short"))
    assert fitting([long, short]).texts == ("## short",)
    assert fitting(card for card in [long, short]).texts == ("## short",)


def test_what_does_not_fit_is_cut_at_whole_lines_and_says_so() -> None:
    lines = tuple(Remark(f"line {number} " + "x" * 90 + " end") for number in range(100))
    made = fitting([Card(Remark("Title"), (Section(lines, "Heading", entries=True),))])
    text = "\n".join(made.texts)
    kept = [line for line in text.splitlines() if line.startswith("- line")]
    assert 30 < len(kept) < 100
    assert all(line.endswith("end") for line in kept)
    assert f"and {100 - len(kept)} lines more" in text


@st.composite
def sources(draw: st.DrawFn) -> Source:
    url = draw(st.sampled_from([None, 20, 500]))
    nasty = draw(st.sampled_from(["(", "x", ")", "é"]))
    return Source(
        f"s{draw(st.integers(0, 400))}",
        draw(st.sampled_from(["A title", "*" * 300, "😀" * 300])),
        draw(st.sampled_from([None, "The Paper", "_" * 300])),
        "https://e.org/".ljust(url, nasty) if url else None,
    )


@st.composite
def lines(draw: st.DrawFn) -> Line:
    text = draw(st.sampled_from(["word " * 40, "😀" * 200, "*" * 200, "שלום " * 40, "@everyone " * 20, "x"]))
    if draw(st.booleans()):
        return Remark(text)
    first, *others = draw(st.lists(sources(), min_size=1, max_size=4))
    times = draw(st.sampled_from([1, 1, 50]))
    more = tuple(Source(f"m{number}", "T", None, "https://e.org/".ljust(100, "x")) for number in range(times - 1))
    if draw(st.integers(0, 5)) == 0:
        return Listed(first, draw(st.sampled_from(["", "2 events"])))
    return Claim(f"claimed {text}", (first, *others, *more), under=draw(st.booleans()))


@st.composite
def cards(draw: st.DrawFn) -> Card:
    sections: list[Section] = []
    for _ in range(draw(st.integers(0, 3))):
        some = draw(st.lists(lines(), min_size=1, max_size=4)) * draw(st.sampled_from([1, 1, 20]))
        sections.append(Section(tuple(some), draw(st.sampled_from([None, "Heading"])), entries=draw(st.booleans())))
    return Card(draw(lines()), tuple(sections))


LISTED = re.compile(r"^-# \\?\[{1,2}(\d+)\\?\]", re.MULTILINE)


ITSELF = re.compile(r"^(?:## |(?:  )?- )?\\?\[{1,2}(\d+)\\?\]", re.MULTILINE)


def listed(made: Blocks) -> set[int]:
    """The numbers of the list of sources at the end."""
    _, heading, below = made.texts[-1].partition(f"-# **{shared_words.SOURCES}**\n")
    return {int(number) for number in LISTED.findall(below)} if heading else set()


def numbers(made: Blocks) -> set[int]:
    """The numbers that stand behind lines."""
    *above, last = made.texts
    said = "\n".join([*above, last.partition(f"-# **{shared_words.SOURCES}**\n")[0]])
    return {int(number) for number in re.findall(r"\[(\d+)\\?\]", said)}


def themselves(made: Blocks) -> set[int]:
    """The numbers of the lines that are a source themselves, and begin with its number."""
    return {int(number) for text in made.texts for number in ITSELF.findall(text)}


def uncited(made: Blocks) -> list[str]:
    """The lines that claim something and show no number."""
    shown_lines = "\n".join(made.texts).splitlines()
    return [line for line in shown_lines if "claimed " in line and not re.search(r"\[\d+\\?\]", line)]


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(cards(), min_size=1, max_size=3))
def test_every_message_fits_and_every_claim_is_numbered(variants: list[Card]) -> None:
    made = fitting(variants)
    assert sum(len(text) for text in made.texts) <= MAX_CHARACTERS
    assert all(text.strip() for text in made.texts)
    assert uncited(made) == []
    assert listed(made) | themselves(made) == numbers(made), "no number without its source, no source without a line"
    assert made.texts[0].startswith("## ")
