"""Long lists in pages: every entry on one of them, however long it is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.questions import FIRST, LAST, At, Question, Verb
from bot.replies.cards import Card, Claim, Remark, Section
from bot.replies.controls import Window, pages
from bot.replies.markdown import Blocks
from bot.replies.windows import PER_PAGE, Detail, window_at, windowed
from db.records import Source

places = st.builds(At, st.integers(0, 250) | st.just(10**6 - 1), st.booleans()) | st.sampled_from([FIRST, LAST])
totals = st.integers(0, 200)
# Of so many characters; some longer than a message, or than half of one.
sizes = st.lists(st.sampled_from([10, 10, 10, 400, 900, 1900, 2100, 5000]), max_size=25)


def shown(lengths: list[int], at: At) -> tuple[Window, Blocks]:
    """A page of entries that are so long."""

    def card_of(window: Window, detail: Detail) -> Card:
        lines = tuple(
            Claim(f"entry{number}:".ljust(lengths[number], "x"), (Source(f"s{number}", f"title {number}"),))
            for number in range(window.start, window.stop)
        )
        return Card(Remark("Title"), (Section(lines, entries=True),) if lines else ())

    return windowed(len(lengths), at, card_of)


def entries(made: Blocks) -> list[int]:
    """Which entries a page shows."""
    lines = "\n".join(made.texts).split("\n")
    return [int(line[len("- entry") :].partition(":")[0]) for line in lines if line.startswith("- entry")]


@settings(max_examples=300, deadline=None, derandomize=True)
@given(totals, places, st.integers(1, PER_PAGE))
def test_a_window_lies_inside_its_list_and_holds_what_it_can(total: int, at: At, count: int) -> None:
    window = window_at(at, total, count)
    assert window.total == total
    assert 0 <= window.start <= window.stop <= total
    assert window.stop - window.start <= count
    assert window.stop > window.start or total == 0
    if at.ends:
        assert window.stop == min(max(at.index, count), total)
        assert window.stop - window.start == min(count, total)
    elif at.index < total:
        assert window.start == at.index
    else:
        assert window == window_at(LAST, total, count), "a place beyond the end is the last page"


@settings(max_examples=60, deadline=None, derandomize=True)
@given(totals, st.integers(1, PER_PAGE))
def test_next_after_next_shows_everything_once(total: int, count: int) -> None:
    found: list[int] = []
    at: At | None = FIRST
    while at is not None:
        window = window_at(at, total, count)
        found += range(window.start, window.stop)
        at = At(window.stop) if window.stop < total else None
    assert found == list(range(total))


# Each page is laid out up to nine times.
@settings(max_examples=40, deadline=None, derandomize=True)
@given(sizes)
def test_next_after_next_shows_everything_once_however_long(lengths: list[int]) -> None:
    found: list[int] = []
    at: At | None = FIRST
    while at is not None:
        window, made = shown(lengths, at)
        assert made.fits
        assert entries(made) == list(range(window.start, window.stop))
        found += entries(made)
        at = At(window.stop) if window.stop < len(lengths) else None
    assert found == list(range(len(lengths)))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(sizes, places)
def test_a_page_fits_and_back_ends_where_it_began(lengths: list[int], at: At) -> None:
    window, made = shown(lengths, at)
    assert made.fits
    assert entries(made) == list(range(window.start, window.stop))
    assert bool(entries(made)) == bool(lengths), "an entry too long for a message is shown all the same"
    before, back = shown(lengths, At(window.start, ends=True))
    assert back.fits
    if window.start:
        # Before a full page there may be too few for another: then it is the first page.
        assert before.stop == window.start or (before.start == 0 and window.start < before.stop)
        assert before.start < window.start


@settings(max_examples=60, deadline=None, derandomize=True)
@given(sizes.filter(bool), places)
def test_back_after_back_comes_to_the_beginning(lengths: list[int], at: At) -> None:
    window, _ = shown(lengths, at)
    steps = 0
    while window.start:
        window, _ = shown(lengths, At(window.start, ends=True))
        steps += 1
    assert steps <= len(lengths)


@pytest.mark.parametrize(
    ("at", "start", "stop"),
    [(FIRST, 0, 9), (At(9), 9, 18), (At(95), 95, 102), (LAST, 93, 102), (At(5000), 93, 102), (At(102), 93, 102),
     (At(18, ends=True), 9, 18), (At(4, ends=True), 0, 9), (At(0, ends=True), 0, 9), (At(102, ends=True), 93, 102)],
)  # fmt: skip
def test_pages_of_a_hundred_and_two(at: At, start: int, stop: int) -> None:
    assert window_at(at, 102, 9) == Window(start, stop, 102)


@pytest.mark.parametrize(("length", "left"), [(5000, True), (3900, False)])
def test_an_entry_longer_than_a_message_is_cut(length: int, left: bool) -> None:
    window, made = shown([length, 10], FIRST)
    assert (window.start, window.stop) == (0, 1)
    assert ("…" in "".join(made.texts)) is left


@pytest.mark.parametrize("fitting", Detail)
def test_as_much_is_said_of_an_entry_as_fits(fitting: Detail) -> None:
    def card_of(window: Window, detail: Detail) -> Card:
        return Card(Remark("Title"), (Section((Remark(f"{detail.name} " * (1 if detail <= fitting else 1000)),)),))

    assert fitting.name in "".join(windowed(3, FIRST, card_of)[1].texts)


@pytest.mark.parametrize(
    ("window", "enabled"),
    [
        (Window(0, 9, 102), "next last"),
        (Window(9, 18, 102), "first back next last"),
        (Window(93, 102, 102), "first back"),
        (Window(5, 9, 9), "first back"),
        (Window(0, 9, 9), None),
        (Window(0, 0, 0), None),
    ],
)
def test_what_can_be_pressed_from_a_page(window: Window, enabled: str | None) -> None:
    asked = Question("kimye", Verb.RUMOURS)
    rows = list(pages(asked, window))
    if enabled is None:
        assert rows == []
        return
    links = [link for row in rows if isinstance(row, tuple) for link in row]
    names = ("first", "back", "next", "last")
    assert " ".join(name for name, link in zip(names, links, strict=True) if link.enabled) == enabled
    assert [link.to for link in links] == [
        Question("kimye", Verb.RUMOURS, at=at) for at in (FIRST, At(window.start, ends=True), At(window.stop), LAST)
    ]
