"""Buttons under editors' cards: they open forms, take changes back, and show an event and its history."""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Self, TypeVar

import discord

from bot.client import Shiplog
from bot.edits import Changed, ChangedMeanwhile, ChangedUnseen, NothingToDo, NotSaved
from bot.entries import Entry
from bot.entry import read_entry
from bot.questions import At
from bot.replies.controls import Window
from bot.replies.editor_cards import changed_reply, not_saved_reply, saved_reply
from bot.replies.event_cards import PER_PAGE, event_reply, history_reply
from bot.replies.notices import notice
from bot.replies.windows import window_at
from bot.replies.words import control_words, editor_words, event_words
from bot.typed_events import fields_to_mend, typed_fields
from cogs.acting import By
from cogs.announcing import announce
from cogs.buttons import GuardedButton
from cogs.couple_meant import couple_by_slug
from cogs.event_form import DRAFT, NEW, event_form, reason_form
from cogs.hushing import hushed_card, hushed_change, hushed_changed_card
from cogs.speaking import Interaction, Reply, answer_click, change_card, private
from db.records import Couple, Event
from db.store import Draft

log = logging.getLogger(__name__)
_Sent = TypeVar("_Sent")
# With one of these, an event has been typed, and not only picked.
_TYPED = frozenset({"date", "certainty", "summary"})
_OPEN = re.compile(r"event:open:(?P<slug>[a-z0-9-]{1,32})")
_FIX = re.compile(r"event:fix:(?P<number>m?\d{1,18})")
_UNDO = re.compile(r"event:(?P<verb>undo|put-back):(?P<number>\d{1,18}):(?P<version>\d{1,18})")
_DO = re.compile(r"event:(?P<verb>edit|retract|restore|show):(?P<number>\d{1,18})")
_HISTORY = re.compile(r"event:history:(?P<number>\d{1,18}):(?P<start>\d{1,6})")


class OpenForm(GuardedButton, template=_OPEN):
    """Opens the empty form for a couple."""

    style = discord.ButtonStyle.primary

    @classmethod
    def of(cls, couple: Couple) -> Self:
        """The button for one couple."""
        return cls(f"event:open:{couple.slug}", f"{editor_words.OPEN_FORM}: {couple.name}")

    async def press(self, interaction: Interaction, by: By, said: Mapping[str, str]) -> None:
        """Open it."""
        stored = await couple_by_slug(interaction.client, by.server, said["slug"])
        if isinstance(stored, str):
            await answer_click(interaction, private(stored))
            return
        await interaction.response.send_modal(event_form(f"{NEW}{stored.couple.slug}", stored.couple.name, {}))


class FixForm(GuardedButton, template=_FIX):
    """Opens the form filled in with a draft, showing the fields that are wrong."""

    style = discord.ButtonStyle.primary

    @classmethod
    def of(cls, number: str, couple: Couple | None = None) -> Self:
        """The button for one draft; with the couple's name where several are offered."""
        return cls(f"event:fix:{number}", f"{editor_words.FIX}: {couple.name}" if couple else editor_words.FIX)

    @classmethod
    def opening(cls, number: str) -> Self:
        """The button for a draft that has no mistakes yet: it opens the form for the first time."""
        return cls(f"event:fix:{number}", editor_words.OPEN_FORM)

    async def press(self, interaction: Interaction, by: By, said: Mapping[str, str]) -> None:
        """Open it for the editor who typed the draft."""
        bot, number = interaction.client, said["number"]
        draft = await bot.drafts.find(number, server=by.server, editor=by.editor)
        if draft is None:
            await answer_click(interaction, private(editor_words.DRAFT_GONE))
            return
        stored = await couple_by_slug(bot, by.server, draft.couple)
        if isinstance(stored, str):
            await answer_click(interaction, private(stored))
            return
        # A form that has not been sent yet shows what it asks for, not what is missing.
        shown: tuple[str, ...] = ()
        if draft.fields.keys() & _TYPED:
            record = await bot.editing.entries.record(stored, by.server)
            read = read_entry(draft.fields, record, bot.today(), key=await _key(interaction, by, draft))
            shown = () if isinstance(read, Event) else fields_to_mend(read, draft.fields)
        await interaction.response.send_modal(
            event_form(f"{DRAFT}{number}", stored.couple.name, draft.fields, shown, title=_form_title(draft))
        )


async def _key(interaction: Interaction, by: By, draft: Draft) -> str:
    """The id of the event that a draft changes, or "" for a new one."""
    if draft.target is None:
        return ""
    entry = await interaction.client.editing.entries.numbered(draft.target, by.server)
    return entry.event.key if entry else ""


class Undo(GuardedButton, template=_UNDO):
    """Takes back one version of an event, if it is the newest here; then it turns into its opposite."""

    @classmethod
    def of(cls, number: int, version: int, *, again: bool = False) -> Self:
        """The button that takes a version back; `again` where that version took another one back."""
        verb, label = ("put-back", editor_words.PUT_BACK) if again else ("undo", editor_words.UNDO)
        return cls(f"event:{verb}:{number}:{version}", label)

    async def press(self, interaction: Interaction, by: By, said: Mapping[str, str]) -> None:
        """Do it, and show what it left in place of the message with the button."""
        bot, number, again = interaction.client, int(said["number"]), said["verb"] == "put-back"
        entry = await bot.editing.entries.numbered(number, by.server)
        if entry is None:
            await answer_click(interaction, private(editor_words.not_standing(str(number))))
            return
        outcome = await bot.editing.undo(
            entry, int(said["version"]), server=by.server, editor=by.editor, today=bot.today(), again=again
        )
        reply = done_reply(outcome, again=not again)
        if reply.private:
            await answer_click(interaction, reply)
        else:
            shown = await hushed_changed_card(interaction, by.server, reply, outcome)
            await told(lambda each: change_card(interaction, each), shown, outcome)
        if isinstance(outcome, Changed | ChangedUnseen):
            await announce(bot, by.server, interaction.message)


class Do(GuardedButton, template=_DO):
    """Edits, retracts, restores or shows one event."""

    @classmethod
    def of(cls, verb: str, number: int) -> Self:
        """The button for one verb and event."""
        return cls(f"event:{verb}:{number}", event_words.DO[verb])

    async def press(self, interaction: Interaction, by: By, said: Mapping[str, str]) -> None:
        """Do it."""
        bot = interaction.client
        entry = await bot.editing.entries.numbered(int(said["number"]), by.server)
        if entry is None:
            await answer_click(interaction, private(editor_words.not_standing(said["number"])))
            return
        match said["verb"]:
            case "edit":
                await open_edit(interaction, by, entry, {})
            case "retract":
                await interaction.response.send_modal(reason_form(entry.number, entry.event.key))
            case "restore":
                outcome = await bot.editing.restore(
                    entry, server=by.server, editor=by.editor, today=bot.today(), reason=""
                )
                reply = await hushed_change(interaction, by.server, done_reply(outcome), outcome)
                message = await told(lambda each: answer_click(interaction, each), reply, outcome)
                await announce(bot, by.server, message)
            case _:
                reply, said_by = await shown_reply(bot, by, entry)
                await change_card(interaction, await hushed_card(interaction, by.server, reply, *said_by))


class History(GuardedButton, template=_HISTORY):
    """A page of an event's history."""

    @classmethod
    def of(cls, number: int, start: int = 0, label: str = event_words.HISTORY_TITLE) -> Self:
        """The button for the versions from a place on, counted from the newest."""
        return cls(f"event:history:{number}:{start}", label)

    async def press(self, interaction: Interaction, by: By, said: Mapping[str, str]) -> None:
        """Show them in place of the card."""
        entry = await interaction.client.editing.entries.numbered(int(said["number"]), by.server)
        if entry is None:
            await answer_click(interaction, private(editor_words.not_standing(said["number"])))
            return
        reply, versions = await history_shown(interaction.client, by, entry, int(said["start"]))
        await change_card(interaction, await hushed_card(interaction, by.server, reply, *versions))


def done_reply(
    outcome: Changed | ChangedUnseen | NothingToDo | NotSaved | ChangedMeanwhile, *, again: bool = False
) -> Reply:
    """What a change did, with a button that takes it back; `again` where the change took another one back."""
    match outcome:
        case Changed():
            return Reply(changed_reply(outcome), (Undo.of(outcome.number, outcome.version, again=again),))
        case ChangedUnseen():
            undo = Undo.of(outcome.number, outcome.version, again=again)
            return Reply(notice(editor_words.saved_unseen(outcome.key)), (undo,))
        case NothingToDo(key, why):
            return private(why or editor_words.not_standing(key))
        case NotSaved(mistakes, typed):
            return Reply(not_saved_reply(editor_words.NOT_SAVED, mistakes, typed), private=True)
        case ChangedMeanwhile(now):
            return private(editor_words.not_standing(now.event.key))


async def told(send: Callable[[Reply], Awaitable[_Sent]], reply: Reply, outcome: object) -> _Sent | None:
    """Send the reply to a change; where Discord refuses it, say in short what was saved: it is, all the same."""
    try:
        return await send(reply)
    except discord.HTTPException as error:
        if not isinstance(outcome, Changed) or isinstance(error, discord.NotFound):
            raise
        log.warning("The reply to a change of %s was not taken: %s", outcome.key, error)
        return await send(Reply(saved_reply(outcome), reply.controls, private=reply.private))


async def open_edit(interaction: Interaction, by: By, entry: Entry, typed: Mapping[str, str]) -> None:
    """Open the form filled in with an event, and with what has been typed over it."""
    if not entry.version.stands:
        blocks = notice(editor_words.retracted_already(entry.event.key))
        await answer_click(interaction, Reply(blocks, (Do.of("restore", entry.number),), private=True))
        return
    draft = edit_draft(by, entry, {**typed_fields(entry.event), **typed})
    number = await interaction.client.drafts.keep(draft)
    await interaction.response.send_modal(
        event_form(f"{DRAFT}{number}", entry.stored.couple.name, draft.fields, title=_form_title(draft))
    )


def edit_draft(by: By, entry: Entry, typed: Mapping[str, str]) -> Draft:
    """What was typed for an event that is there, as it is seen now."""
    slug, version = entry.stored.couple.slug, entry.version
    return Draft(by.server, by.editor, slug, typed, purpose="edit", target=entry.number, seen=version.id)


async def shown_reply(bot: Shiplog, by: By, entry: Entry) -> tuple[Reply, tuple[Event, ...]]:
    """An event by itself, with what can be done to it, and all that it ever said."""
    versions = await bot.store.event_versions(entry.stored.id, by.server, entry.number)
    reply = Reply(event_reply(entry, versions), event_controls(entry), private=True)
    return reply, tuple(version.says for version in versions)


def event_controls(entry: Entry) -> tuple[GuardedButton, ...]:
    """What can be done to an event as it stands."""
    verbs = ("edit", "retract") if entry.version.stands else ("restore",)
    return (*(Do.of(verb, entry.number) for verb in verbs), History.of(entry.number))


async def history_shown(bot: Shiplog, by: By, entry: Entry, start: int) -> tuple[Reply, tuple[Event, ...]]:
    """A page of an event's history, with buttons to the others, and all that the event ever said."""
    versions = await bot.store.event_versions(entry.stored.id, by.server, entry.number)
    window = window_at(At(start), len(versions), PER_PAGE)
    reply = Reply(history_reply(entry, versions, window), history_controls(entry, window), private=True)
    return reply, tuple(version.says for version in versions)


def history_controls(entry: Entry, window: Window) -> tuple[GuardedButton, ...]:
    """The pages beside the one shown, and the event itself."""
    pages: list[GuardedButton] = []
    if window.start:
        pages.append(History.of(entry.number, max(window.start - PER_PAGE, 0), control_words.BACK))
    if window.stop < window.total:
        pages.append(History.of(entry.number, window.stop, control_words.NEXT))
    return (*pages, Do.of("show", entry.number))


def _form_title(draft: Draft) -> str:
    return editor_words.FORM_EDIT if draft.purpose == "edit" else editor_words.FORM_FOR
