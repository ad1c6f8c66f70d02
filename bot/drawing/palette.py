"""The colours of a drawn timeline."""

from __future__ import annotations

from matplotlib.colors import to_rgb

from bot.reasoning.calculus import Legal, Romantic

Colour = str | tuple[float, float, float]

# An opaque light page, so that the colours are the same on Discord's dark and light themes.
PAGE, LANE, GRID = "#F8F7F3", "#EAE8E1", "#CFCCC3"
INK, FAINT = "#1B1B1F", "#55555C"
# Okabe and Ito's hues, which stay apart for colour-blind eyes.
HUES: dict[Romantic | Legal, str] = {
    Romantic.DATING: "#56B4E9",
    Romantic.ENGAGED: "#F0E442",
    Romantic.MARRIED: "#009E73",
    Romantic.APART: "#BDBDBD",
    Legal.MARRIED: "#009E73",
    Legal.DIVORCE_PENDING: "#E69F00",
    Legal.LEGALLY_SINGLE: "#CC79A7",
    Legal.DIVORCED: "#6A6A73",
}
# The states whose hue is too dark for a word in ink.
DARK = frozenset[Romantic | Legal]({Legal.DIVORCED})
# Those of the first and the second person's other relationships.
PEOPLE = ("#0072B2", "#D55E00")


def light(hue: str) -> Colour:
    """A hue mixed with the page's colour: that of what rests on reports alone."""
    share = 0.3
    red, green, blue = (a * share + b * (1 - share) for a, b in zip(to_rgb(hue), to_rgb(PAGE), strict=True))
    return red, green, blue
