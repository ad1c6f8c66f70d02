"""A card's blocks as Discord components."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

import discord
from discord import ui

from bot.replies.cards import Tone
from bot.replies.markdown import Blocks

# Colour repeats what the words say; the hues stay apart for colour-blind eyes.
COLOURS = {
    Tone.YES: discord.Colour(0x2A9D8F),
    Tone.NO: discord.Colour(0xD1495B),
    Tone.NOT_YET: discord.Colour(0x8D99AE),
    Tone.UNSURE: discord.Colour(0xE9C46A),
    Tone.PLAIN: discord.Colour(0x5865F2),
    Tone.WRONG: discord.Colour(0xE9C46A),
}
ATTACHED = "what-you-typed.txt"
Control = ui.DynamicItem[ui.Button[Any]]


def card_view(blocks: Blocks, controls: Sequence[Control] = ()) -> ui.LayoutView:
    """A message's components: the blocks in one container, then at most five buttons.

    The view is finished: discord.py keeps nothing of it, and registered dynamic items take clicks.
    """
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.Container(*_with_rules(blocks.texts), accent_colour=COLOURS[blocks.tone]))
    if blocks.attached is not None:
        view.add_item(ui.File(f"attachment://{ATTACHED}"))
    if controls:
        row = ui.ActionRow[ui.LayoutView]()
        for control in controls:
            row.add_item(control)
        view.add_item(row)
    view.stop()
    return view


def card_files(blocks: Blocks) -> list[discord.File]:
    """The files that go with a card."""
    if blocks.attached is None:
        return []
    return [discord.File(io.BytesIO(blocks.attached.encode()), ATTACHED)]


def _with_rules(texts: Sequence[str]) -> Iterator[ui.Item[ui.LayoutView]]:
    for number, text in enumerate(texts):
        if number:
            yield ui.Separator()
        yield ui.TextDisplay(text)
