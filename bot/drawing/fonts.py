"""The font of a drawn timeline: which letters it has, how wide a text is, and where it has to be cut."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from functools import cache, lru_cache
from pathlib import Path

import matplotlib
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font

from bot.replies.words import picture_words

# Sizes in pixels.
TITLE, TEXT = 32, 23
# A pixel is a point: sizes mean what they say.
DPI = 72


@cache
def font(size: int, *, bold: bool) -> FontProperties:
    """The font in one size."""
    return FontProperties(fname=_file(bold=bold), size=size)


@lru_cache(1024)
def width(text: str, size: int = TEXT, *, bold: bool = False) -> float:
    """How many pixels wide a text is."""
    return _ruler().get_text_width_height_descent(text, font(size, bold=bold), ismath=False)[0]


def drawable(text: str) -> str:
    """Stored text on one line, without invisible marks, and with a box for what the font cannot draw."""
    kept: list[str] = []
    for character in unicodedata.normalize("NFC", text):
        category = unicodedata.category(character)[0]
        if character.isspace():
            kept.append(" ")
        elif ord(character) in _letters() and category != "C":
            kept.append(character)
        # One box for a whole emoji, which may be several characters.
        elif category not in "CM" and kept[-1:] != [picture_words.NO_SUCH_LETTER]:
            kept.append(picture_words.NO_SUCH_LETTER)
    return "".join(kept)


def cut(text: str, room: float, size: int = TEXT, *, bold: bool = False) -> str:
    """Text that is no wider than the room, its end cut off where it has to be."""
    if width(text, size, bold=bold) <= room:
        return text

    def first(length: int) -> str:
        return text[:length].rstrip() + picture_words.CUT

    return first(bisect_left(range(len(text)), True, key=lambda n: width(first(n + 1), size, bold=bold) > room))


@cache
def _file(*, bold: bool) -> Path:
    """The font that comes with matplotlib, so that no machine's own fonts change a picture."""
    return Path(matplotlib.get_data_path(), "fonts", "ttf", f"DejaVuSans{'-Bold' if bold else ''}.ttf")


@cache
def _letters() -> frozenset[int]:
    """The characters that the font can draw, both plain and bold."""
    plain, bold = (FT2Font(str(_file(bold=bold))).get_charmap() for bold in (False, True))
    return frozenset(plain.keys() & bold.keys())


@cache
def _ruler() -> RendererAgg:
    return RendererAgg(1, 1, DPI)
