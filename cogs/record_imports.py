"""Attached packs: shown before anything is done, applied by a button, and taken back by another."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Self, assert_never

import aiohttp
import discord
from discord.ext import commands

from bot.bundles import MAX_FILE
from bot.client import Shiplog
from bot.importing import Fate
from bot.imports import ChangedSince, Imported, ImportRefused, Imports, NotImported, Prepared
from bot.questions import At
from bot.replies.controls import Window
from bot.replies.import_cards import imported_reply, prepared_reply, refused_reply, taken_back_reply
from bot.replies.notices import notice
from bot.replies.words import bundle_words
from bot.replies.words import import_words as words
from cogs.acting import By
from cogs.announcing import announce
from cogs.buttons import GuardedButton
from cogs.own_groups import keep_groups
from cogs.speaking import Interaction, Reply, answer_click, change_card

log = logging.getLogger(__name__)

_NAME = "Imports"
_PAGE = re.compile(r"import:show:(?P<number>\d{1,18}):(?P<index>\d{1,9})(?P<ends>e?)")
_APPLY = re.compile(r"import:(?P<side>apply|take):(?P<number>\d{1,18}):(?P<digest>[0-9a-f]{16})")
_UNDO = re.compile(r"import:(?P<verb>undo|put-back):(?P<batch>\d{1,18})")
_WHY = {
    NotImported.GONE: words.GONE,
    NotImported.NOT_YOURS: words.NOT_YOURS,
    NotImported.BEFORE: words.APPLIED_BEFORE,
    NotImported.BUSY: words.BUSY,
}


class ImportPage(GuardedButton, template=_PAGE):
    """Another page of what an import would do."""

    @classmethod
    def of(cls, number: int, at: At, label: str) -> Self:
        """The button for the page at a place."""
        return cls(f"import:show:{number}:{at.index}{'e' if at.ends else ''}", label)

    async def press(self, interaction: Interaction, by: By, said: Mapping[str, str]) -> None:
        """Show it in place of the card."""
        await interaction.response.defer()
        bot = interaction.client
        outcome = await imports_of(bot).look(
            int(said["number"]), server=by.server, editor=by.editor, commands=bot.typed_commands, today=bot.today()
        )
        at = At(int(said["index"]), ends=bool(said["ends"]))
        await _show(interaction, by, outcome, at)


class ApplyImport(GuardedButton, template=_APPLY):
    """Applies an import as it was shown; `take` the file's side in conflicts."""

    style = discord.ButtonStyle.primary

    @classmethod
    def of(cls, prepared: Prepared, *, take: bool) -> Self:
        """The button for one import, as it stands now."""
        side, label = ("take", words.TAKE) if take else ("apply", words.APPLY)
        return cls(f"import:{side}:{prepared.number}:{prepared.digest}", label)

    async def press(self, interaction: Interaction, by: By, said: Mapping[str, str]) -> None:
        """Apply it, and say so to everybody; or show what it would do by now."""
        await interaction.response.defer()
        bot = interaction.client
        outcome = await imports_of(bot).apply(
            int(said["number"]),
            said["digest"],
            take=said["side"] == "take",
            server=by.server,
            editor=by.editor,
            commands=bot.typed_commands,
            today=bot.today(),
        )
        if not isinstance(outcome, Imported):
            await _show(interaction, by, outcome, At(0))
            return
        reply = Reply(imported_reply(outcome), (UndoImport.of(outcome.prepared.number),))
        message = await _told(interaction, reply)
        await announce(bot, by.server, message)
        await _keep_commands(interaction, by, {plan.slug for plan in outcome.prepared.plans if plan.here is None})


class UndoImport(GuardedButton, template=_UNDO):
    """Takes an import back, or puts it back; then it turns into its opposite."""

    @classmethod
    def of(cls, batch: int, *, again: bool = False) -> Self:
        """The button that takes back what a batch wrote; `again` where that took another one back."""
        verb, label = ("put-back", words.PUT_BACK) if again else ("undo", words.UNDO)
        return cls(f"import:{verb}:{batch}", label)

    async def press(self, interaction: Interaction, by: By, said: Mapping[str, str]) -> None:
        """Do it, and show what it left in place of the message with the button."""
        await interaction.response.defer()
        bot, again = interaction.client, said["verb"] == "put-back"
        taken = await imports_of(bot).take_back(int(said["batch"]), again=again, server=by.server, editor=by.editor)
        match taken:
            case None:
                await answer_click(interaction, Reply(notice(words.NO_SUCH_BATCH), private=True))
                return
            case ImportRefused():
                await answer_click(interaction, Reply(refused_reply(taken), private=True))
                return
            case _:
                pass
        blocks = taken_back_reply(taken, again=again)
        if taken.batch is None:
            await answer_click(interaction, Reply(blocks, private=True))
            return
        await change_card(interaction, Reply(blocks, (UndoImport.of(taken.batch, again=not again),)))
        await announce(bot, by.server, interaction.message)
        await _keep_commands(interaction, by, set())


class ImportKeeper(commands.Cog, name=_NAME):
    """Holds what imports, and takes clicks on its cards."""

    def __init__(self, bot: Shiplog) -> None:
        self.bot = bot
        self.imports = Imports(bot.answers.archive)

    async def cog_load(self) -> None:
        """Take clicks on buttons sent before this start too."""
        self.bot.add_dynamic_items(ImportPage, ApplyImport, UndoImport)


def imports_of(bot: Shiplog) -> Imports:
    """What imports."""
    keeper = bot.get_cog(_NAME)
    if isinstance(keeper, ImportKeeper):
        return keeper.imports
    raise LookupError("the cog that imports is not loaded")


async def received(bot: Shiplog, by: By, file: discord.Attachment, *, public: bool) -> Reply:
    """What an attached file would do, or what is wrong with it; `public` says that everybody sees the reply."""
    if file.size > MAX_FILE:
        return Reply(refused_reply(ImportRefused((bundle_words.too_large(file.filename, MAX_FILE),))), private=True)
    try:
        data = await file.read()
    except discord.HTTPException:
        return Reply(notice(words.CANNOT_BE_READ), private=True)
    outcome = await imports_of(bot).receive(
        file.filename,
        data,
        server=by.server,
        editor=by.editor,
        commands=bot.typed_commands,
        today=bot.today(),
    )
    if isinstance(outcome, ImportRefused):
        return Reply(refused_reply(outcome), private=True)
    hides = public and await bot.servers.hides_rumours(by.server)
    return _prepared(outcome, At(0), hide_rumours=hides)


async def _told(interaction: Interaction, reply: Reply) -> discord.Message | None:
    """Tell everybody what was applied; where Discord does not take that, the card says so, with the button."""
    try:
        message = await answer_click(interaction, reply)
    except (discord.HTTPException, aiohttp.ClientError, TimeoutError, OSError) as error:
        log.warning("An import was applied, and its public reply could not be sent: %s", error)
        await change_card(interaction, reply)
        return None
    try:
        await change_card(interaction, replace(reply, controls=()))
    except (discord.HTTPException, aiohttp.ClientError, TimeoutError, OSError) as error:
        log.warning("The card of an import that was applied could not be changed: %s", error)
    return message


async def _show(
    interaction: Interaction, by: By, outcome: Prepared | ChangedSince | ImportRefused | NotImported, at: At
) -> None:
    """Show an import in place of its card, or say privately why there is nothing to show."""
    private = interaction.message is not None and interaction.message.flags.ephemeral
    hides = not private and await interaction.client.servers.hides_rumours(by.server)
    match outcome:
        case Prepared():
            await change_card(interaction, _prepared(outcome, at, hide_rumours=hides))
        case ChangedSince(now):
            await change_card(interaction, _prepared(now, at, hide_rumours=hides, changed=True))
        case ImportRefused():
            await answer_click(interaction, Reply(refused_reply(outcome), private=True))
        case NotImported():
            await answer_click(interaction, Reply(notice(_WHY[outcome]), private=True))
        case _:
            assert_never(outcome)


def _prepared(prepared: Prepared, at: At, *, hide_rumours: bool, changed: bool = False) -> Reply:
    window, blocks = prepared_reply(prepared, at, hide_rumours=hide_rumours, changed=changed)
    return Reply(blocks, tuple(_controls(prepared, window)), private=True)


def _controls(prepared: Prepared, window: Window) -> list[GuardedButton]:
    buttons: list[GuardedButton] = []
    if window.start:
        buttons.append(ImportPage.of(prepared.number, At(window.start, ends=True), words.EARLIER))
    if window.stop < window.total:
        buttons.append(ImportPage.of(prepared.number, At(window.stop), words.LATER))
    if prepared.of(Fate.ADDED) + prepared.of(Fate.CHANGED):
        buttons.append(ApplyImport.of(prepared, take=False))
    if prepared.of(Fate.CONFLICT):
        buttons.append(ApplyImport.of(prepared, take=True))
    return buttons


async def _keep_commands(interaction: Interaction, by: By, slugs: set[str]) -> None:
    """Bring the slash commands of this server's couples in step, and tell of new ones that have no room."""
    kept = await keep_groups(interaction.client, by.server)
    if past := sorted(slugs & kept.past):
        await answer_click(interaction, Reply(notice(words.without_commands(past)), private=True))
