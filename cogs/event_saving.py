"""What becomes of an event that was typed: saved, or handed back with a button that opens the form again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.asking import NotNamed
from bot.client import Shiplog
from bot.edits import Changed, ChangedMeanwhile, ChangedUnseen, NothingToDo, NotSaved
from bot.failures import failure_sentence
from bot.mistakes import Mistake
from bot.replies.editor_cards import meanwhile_reply, not_saved_reply
from bot.replies.notices import MOST_OFFERED, unclear_couple
from bot.replies.words import editor_words, entry_words, notice_words
from cogs.acting import By
from cogs.event_buttons import FixForm, done_reply, edit_draft
from cogs.speaking import Reply
from db.errors import RecordUnavailable
from db.rows import StoredCouple
from db.store import Draft

Outcome = Changed | ChangedUnseen | NotSaved | ChangedMeanwhile | NothingToDo


def new_draft(by: By, stored: StoredCouple, typed: Mapping[str, str]) -> Draft:
    """What was typed for a new event of a couple."""
    return Draft(by.server, by.editor, stored.couple.slug, typed)


async def save(
    bot: Shiplog, by: By, stored: StoredCouple, draft: Draft
) -> tuple[Reply, Changed | ChangedUnseen | None]:
    """Save a draft, and say what was changed; where it cannot be, hand it back with a button for the form."""
    try:
        outcome = await _outcome(bot, by, stored, draft)
    except RecordUnavailable as error:
        # Not in the record, which has just refused to be written: Discord waits three seconds in all.
        number = bot.drafts.keep_in_memory(draft)
        return replace(handed_back(error, draft.fields), controls=(FixForm.of(number),)), None
    match outcome:
        case NotSaved(mistakes):
            blocks = not_saved_reply(editor_words.NOT_SAVED, mistakes, draft.fields)
            return Reply(blocks, (FixForm.of(await bot.drafts.keep(draft, mistakes)),), private=True), None
        case ChangedMeanwhile(now):
            again = edit_draft(by, now, draft.fields)
            blocks = meanwhile_reply(outcome, draft.fields)
            return Reply(blocks, (FixForm.of(await bot.drafts.keep(again)),), private=True), None
        case NothingToDo():
            return done_reply(outcome), None
        case Changed() | ChangedUnseen():
            return done_reply(outcome), outcome


async def _outcome(bot: Shiplog, by: By, stored: StoredCouple, draft: Draft) -> Outcome:
    today = bot.today()
    if draft.purpose != "edit":
        return await bot.editing.add(stored, draft.fields, server=by.server, editor=by.editor, today=today)
    entry = await bot.editing.entries.numbered(draft.target or 0, by.server)
    if entry is None:
        return NothingToDo(str(draft.target))
    return await bot.editing.edit(
        entry,
        draft.fields,
        server=by.server,
        editor=by.editor,
        today=today,
        seen=draft.seen or 0,
        reason=draft.fields.get("reason", ""),
    )


def handed_back(error: Exception, typed: Mapping[str, str]) -> Reply:
    """What was typed, with an apology for a failure that was not the editor's."""
    mistake = Mistake(None, failure_sentence(error, "an event"))
    return Reply(not_saved_reply(editor_words.NOT_SAVED, (mistake,), typed), private=True)


async def which_couple(bot: Shiplog, by: By, name: str, found: NotNamed, typed: Mapping[str, str]) -> Reply:
    """Hand back what was typed for a couple that is not clear, with a form for each that may be meant."""
    title, meant = unclear_couple(name, found)
    if meant:
        return await _offered(bot, by, title, meant, typed)
    names = await bot.answers.archive.names(by.server)
    have = Mistake("couple", notice_words.on_record([stored.couple.slug for stored in names.couples[:20]]))
    return Reply(not_saved_reply(title, (have,), typed), private=True)


async def without_couple(bot: Shiplog, by: By, typed: Mapping[str, str]) -> Reply:
    """Hand back what was typed for no couple, with a form for each of the first couples."""
    names = await bot.answers.archive.names(by.server)
    return await _offered(bot, by, entry_words.flag_missing("couple"), names.couples, typed)


async def _offered(bot: Shiplog, by: By, title: str, meant: Sequence[StoredCouple], typed: Mapping[str, str]) -> Reply:
    drafts = [(await bot.drafts.keep(new_draft(by, stored, typed)), stored.couple) for stored in meant[:MOST_OFFERED]]
    buttons = tuple(FixForm.of(number, couple) for number, couple in drafts)
    return Reply(not_saved_reply(title, (), typed), buttons, private=True)
