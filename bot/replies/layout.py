"""A card's blocks as Discord components."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.questions import encode
from bot.replies.cards import Tone
from bot.replies.controls import Menu, Row
from bot.replies.markdown import Blocks, visible

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
# What the custom ids of links and menus begin with; then comes whose card it is, and what is asked.
LINK, MENU = "go", "pick"
Control = ui.DynamicItem[Any]


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that goes with a card, and its words for who cannot see it."""

    name: str
    data: bytes
    alt: str


def card_view(
    blocks: Blocks,
    controls: Sequence[Control] = (),
    *,
    rows: Sequence[Row] = (),
    owner: int = 0,
    image: Image | None = None,
) -> ui.LayoutView:
    """A message's components: the blocks in one container, rows of links, then menus and at most five buttons.

    `owner` is the Discord user whose card it is: a link changes it in place for that one alone.
    The view is finished: discord.py keeps nothing of it, and registered dynamic items take clicks.
    """
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.Container(*_with_rules(blocks.texts, image), accent_colour=COLOURS[blocks.tone]))
    if blocks.attached is not None:
        view.add_item(ui.File(f"attachment://{ATTACHED}"))
    for row in rows:
        view.add_item(ui.ActionRow[ui.LayoutView](*_items(row, owner)))
    for menu in controls:
        if not isinstance(menu.item, ui.Button):
            view.add_item(ui.ActionRow[Any](menu))
    if buttons := [control for control in controls if isinstance(control.item, ui.Button)]:
        view.add_item(ui.ActionRow[Any](*buttons))
    view.stop()
    return view


def card_files(blocks: Blocks, image: Image | None = None) -> list[discord.File]:
    """The files that go with a card."""
    files: list[discord.File] = []
    if blocks.attached is not None:
        files.append(discord.File(io.BytesIO(blocks.attached.encode()), ATTACHED))
    if image is not None:
        files.append(discord.File(io.BytesIO(image.data), image.name, description=image.alt))
    return files


def _with_rules(texts: Sequence[str], image: Image | None) -> Iterator[ui.Item[ui.LayoutView]]:
    for number, text in enumerate(texts):
        if number:
            yield ui.Separator()
        yield ui.TextDisplay(text)
        if image is not None and not number:
            yield ui.MediaGallery(discord.MediaGalleryItem(f"attachment://{image.name}", description=image.alt))


def _items(row: Row, owner: int) -> Iterator[ui.Item[ui.LayoutView]]:
    """A row's buttons, or its menu; their custom ids say all that a click needs, after a restart too."""
    if isinstance(row, Menu):
        yield ui.Select(custom_id=f"{MENU}:{owner:x}:{row.name}", placeholder=row.prompt, options=_options(row))
        return
    for link in row:
        yield ui.Button(
            label=cut(link.label, 80), custom_id=f"{LINK}:{owner:x}:{encode(link.to)}", disabled=not link.enabled
        )


def _options(menu: Menu) -> list[discord.SelectOption]:
    return [
        discord.SelectOption(
            label=cut(choice.label, 100),
            value=encode(choice.to),
            description=cut(choice.help, 100) if choice.help else None,
            default=choice.chosen,
        )
        for choice in menu.choices
    ]


def cut(text: str, most: int) -> str:
    """A label that Discord allows so many characters, without invisible marks."""
    seen = visible(text)
    return seen if len(seen) <= most else f"{seen[: most - 1]}…"
