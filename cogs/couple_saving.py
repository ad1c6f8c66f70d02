"""What becomes of a change to a couple: saved, told and answered; or handed back with a button that opens the form."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Self, assert_never

import discord
from discord.ext import commands

from bot.client import Shiplog
from bot.couple_editing import CoupleEditing
from bot.couple_outcomes import (
    Adding,
    CoupleChanged,
    CoupleHere,
    CoupleNotSaved,
    CoupleOutdated,
    CoupleRemoved,
    Deed,
    Editing,
    MinorKept,
    NothingDone,
)
from bot.couples import EDIT_FIELDS, FIELDS
from bot.failures import failure_sentence
from bot.mistakes import Mistake
from bot.replies.commands import Commands
from bot.replies.couple_cards import (
    couple_changed_reply,
    couple_meanwhile_reply,
    couple_not_saved_reply,
    minor_kept_reply,
    removed_before_reply,
    unreachable_reply,
)
from bot.replies.notices import notice
from bot.replies.words import couple_words as words
from bot.sync import Synced
from cogs.acting import By
from cogs.announcing import announce
from cogs.buttons import GuardedButton
from cogs.couple_buttons import Fix
from cogs.groups import MAX_COUPLE_GROUPS, CoupleGroup
from cogs.own_groups import keep_groups
from cogs.speaking import Interaction, Reply, answer_click, commands_of
from db.errors import RecordUnavailable
from db.store import Draft

ADD, EDIT = "couple-add", "couple-edit"
Outcome = Adding | Editing | MinorKept
Send = Callable[[Reply], Awaitable[discord.Message | None]]
_NAME = "CoupleKeeper"
_BACK = re.compile(r"couple:(?P<way>undo|redo):(?P<version>\d{1,18})")


class CoupleKeeper(commands.Cog, name=_NAME):
    """The one place where couples are changed, so that no two changes cross."""

    def __init__(self, bot: Shiplog) -> None:
        self.bot = bot

    @cached_property
    def editing(self) -> CoupleEditing:
        """Changes couples; it knows the commands of every cog, which are loaded by the first change."""
        typed = {name for command in self.bot.commands for name in (command.name, *command.aliases)}
        others = {each.name for each in self.bot.tree.get_commands() if not isinstance(each, CoupleGroup)}
        return CoupleEditing(self.bot.answers.archive, frozenset(typed | others))


def editing_of(bot: Shiplog) -> CoupleEditing:
    """What changes couples."""
    match bot.get_cog(_NAME):
        case CoupleKeeper() as keeper:
            return keeper.editing
        case _:
            raise LookupError("the cog that changes couples is not loaded")


class Back(GuardedButton, template=_BACK):
    """Takes back one change of a couple, if it is the newest here."""

    @classmethod
    def of(cls, changed: CoupleChanged) -> Self:
        """The button that takes a change back: what was removed or undone is put back by it."""
        if changed.deed is Deed.UNDONE or changed.after is None:
            return cls.again(changed.version)
        return cls(f"couple:undo:{changed.version}", words.UNDO)

    @classmethod
    def again(cls, version: int) -> Self:
        """The button that puts back what a version removed or undid."""
        return cls(f"couple:redo:{version}", words.PUT_BACK)

    async def press(self, interaction: Interaction, by: By, said: Mapping[str, str]) -> None:
        """Do it, and answer with what it did."""
        bot, deed = interaction.client, Deed.UNDONE if said["way"] == "undo" else Deed.PUT_BACK
        outcome = await editing_of(bot).take_back(int(said["version"]), server=by.server, editor=by.editor, deed=deed)

        async def send(reply: Reply) -> discord.Message | None:
            return await answer_click(interaction, reply)

        await finish(bot, by, outcome, send, await commands_of(interaction))


async def save(bot: Shiplog, draft: Draft) -> Outcome | Reply:
    """Save what was typed into the form or as options; or hand it back where the record fails."""
    editing = editing_of(bot)
    try:
        if draft.purpose == ADD:
            return await editing.add(draft.fields, server=draft.server, editor=draft.editor)
        return await editing.edit(
            draft.target or 0, draft.fields, server=draft.server, editor=draft.editor, seen=draft.seen or 0
        )
    except RecordUnavailable as error:
        # Not in the record, which has just refused to be written: Discord waits three seconds in all.
        number = bot.drafts.keep_in_memory(draft)
        return replace(handed_back(error, draft.fields), controls=(Fix.of(number),))


def handed_back(error: Exception, typed: Mapping[str, str]) -> Reply:
    """What was typed, with an apology for a failure that was not the editor's."""
    mistake = Mistake(None, failure_sentence(error, "a couple"))
    return Reply(couple_not_saved_reply(words.NOT_SAVED, (mistake,), typed), private=True)


async def finish(
    bot: Shiplog, by: By, outcome: Outcome | Reply, send: Send, commands: Commands, *, draft: Draft | None = None
) -> None:
    """Answer a change of a couple by `send`; what was saved is announced, and its slash commands kept in step."""
    reply = outcome if isinstance(outcome, Reply) else await reply_to(bot, outcome, commands, draft)
    message = await send(reply)
    changed = outcome.changed if isinstance(outcome, MinorKept) else outcome
    if not isinstance(changed, CoupleChanged):
        return
    await announce(bot, by.server, None if reply.private else message)
    if changed.own:
        kept = await keep_groups(bot, by.server)
        why = _why_unreachable(changed, past=changed.couple.slug in kept.past, synced=kept.synced)
        if why:
            await send(Reply(unreachable_reply(changed.couple.slug, why, commands.prefix), private=True))


async def reply_to(bot: Shiplog, outcome: Outcome, commands: Commands, draft: Draft | None) -> Reply:
    """What a change did, or what stands in its way; `draft` is what was typed, to be handed back."""
    typed: Mapping[str, str] = draft.fields if draft else {}
    match outcome:
        case CoupleChanged():
            private = outcome.before is not None and outcome.before == _without_new_minors(outcome)
            return Reply(couple_changed_reply(outcome, commands), (Back.of(outcome),), private=private)
        case MinorKept(changed):
            return Reply(minor_kept_reply(outcome), (Back.of(changed),), private=True)
        case CoupleNotSaved(mistakes):
            title = words.NOT_SAVED if draft else words.NOT_DONE
            reply = Reply(couple_not_saved_reply(title, mistakes, typed), private=True)
            return await _with_fix(bot, reply, draft, mistakes)
        case CoupleOutdated(now):
            again = replace(draft, seen=now.id) if draft else None
            return await _with_fix(bot, Reply(couple_meanwhile_reply(outcome, typed), private=True), again)
        case CoupleRemoved(_, version):
            reply = Reply(removed_before_reply(outcome), private=True)
            fixed = await _with_fix(bot, reply, draft if draft and draft.purpose == ADD else None)
            return replace(fixed, controls=(Back.again(version), *fixed.controls))
        case CoupleHere(couple):
            blocks = notice(words.here_already(couple.name), words.here_do(couple.slug, commands))
            return Reply(blocks, private=True)
        case NothingDone(sentence):
            return Reply(notice(sentence), private=True)
        case _:
            assert_never(outcome)


def asked_fields(draft: Draft) -> tuple[str, ...]:
    """What the form of a draft asks for."""
    return FIELDS if draft.purpose == ADD else EDIT_FIELDS


async def _with_fix(bot: Shiplog, reply: Reply, draft: Draft | None, mistakes: Sequence[Mistake] = ()) -> Reply:
    return replace(reply, controls=(Fix.of(await bot.drafts.keep(draft, mistakes)),)) if draft else reply


def _without_new_minors(changed: CoupleChanged) -> object:
    """A couple after a change, but for the minors' names kept out: of these nobody else needs to hear."""
    return replace(changed.after, minors=changed.before.minors) if changed.after and changed.before else None


def _why_unreachable(changed: CoupleChanged, *, past: bool, synced: Synced) -> str | None:
    """Why a couple that has just come has no slash command of its own."""
    if changed.after is None or changed.before is not None:
        return None
    if past:
        return words.past_most(MAX_COUPLE_GROUPS)
    match synced:
        case Synced.DONE:
            return None
        case Synced.TOMORROW:
            return words.TOMORROW
        case Synced.REFUSED | Synced.AWAY:
            return words.LATER
