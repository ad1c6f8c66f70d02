"""Short texts in few characters, and what nobody packed."""

from __future__ import annotations

import unicodedata
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.packing import pack, unpack

FIRST, LAST = 0x4E00, 0x4E00 + 2**14 - 1
whole = st.characters(exclude_categories=["Cs"])


def written(data: bytes) -> str:
    """Bytes as the characters that a text is packed in."""
    bits = "".join(f"{byte:08b}" for byte in data)
    groups = [bits[place : place + 14].ljust(14, "0") for place in range(0, len(bits), 14)]
    return "".join(chr(FIRST + int(group, 2)) for group in groups)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(whole, max_size=300) | st.lists(st.sampled_from(["are", " they ", "back", "?", "é", "🙂"])).map("".join))
def test_a_text_comes_back_as_it_was(text: str) -> None:
    packed = pack(text)
    assert unpack(packed) == text
    assert all(FIRST <= ord(character) <= LAST for character in packed)
    assert unicodedata.normalize("NFKC", packed) == packed, "nothing on the way changes it"


@settings(max_examples=500, deadline=None, derandomize=True)
@given(st.text(max_size=90) | st.text(st.characters(min_codepoint=FIRST, max_codepoint=LAST), max_size=90))
def test_any_text_is_unpacked_without_harm(text: str) -> None:
    unpacked = unpack(text)
    assert unpacked is None or unpack(pack(unpacked)) == unpacked


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(), st.data())
def test_what_was_cut_or_changed_on_the_way_is_read_without_harm(text: str, data: st.DataObject) -> None:
    packed = pack(text)
    place = data.draw(st.integers(0, len(packed) - 1))
    for spoilt in (packed[:place], packed[:place] + chr(FIRST + place) + packed[place + 1 :], packed + chr(LAST)):
        assert unpack(spoilt) is None or unpack(pack(str(unpack(spoilt)))) == unpack(spoilt)


@pytest.mark.parametrize("text", ["", "abc", "\u4dff", "\u8e00", "一" * 90, "\ud800", "🙂"])
def test_what_nobody_packed(text: str) -> None:
    assert unpack(text) is None


def test_what_unpacks_to_much_or_to_no_text_is_not_unpacked() -> None:
    for data in (b"x" * 10**6, b"\xff\xfe\xfd"):
        deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
        assert unpack(written(deflate.compress(data) + deflate.flush())) is None
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    assert unpack(written(deflate.compress(b"why?") + deflate.flush())) == "why?"


def test_half_a_character_is_packed_as_a_question_mark() -> None:
    assert unpack(pack("a\ud800b")) == "a?b"


def test_a_question_takes_less_than_half_of_its_characters() -> None:
    text = "are they back together, and when did they get married?"
    assert len(pack(text)) < len(text) / 2.5
