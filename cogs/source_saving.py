"""What becomes of an article that was typed: saved, or handed back with a button that opens the form again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.asking import NotNamed
from bot.client import Shiplog
from bot.edits import NothingToDo, NotSaved
from bot.failures import failure_sentence
from bot.mistakes import Mistake
from bot.replies.commands import Commands
from bot.replies.editor_cards import not_saved_reply
from bot.replies.notices import MOST_OFFERED, unclear_couple
from bot.replies.source_edit_cards import article_known_reply, article_meanwhile_reply
from bot.replies.words import couple_words, editor_words, notice_words
from bot.replies.words import source_edit_words as words
from bot.sourcing import ArticleChanged, ArticleChangedMeanwhile, ArticleKnown, Saving, of_rumours
from bot.typed_articles import typed_fields_of
from cogs.acting import By
from cogs.couple_removed import removed_here
from cogs.couple_saving import Back
from cogs.source_buttons import FixArticle, done_reply, edit_draft, sourcing
from cogs.source_form import ADD, EDIT
from cogs.speaking import Reply, private
from db.errors import RecordUnavailable
from db.rows import StoredCouple
from db.seen_sources import SeenSource
from db.store import Draft

# So many couples are named where it is not clear which is meant.
_MOST_NAMED = 20


def new_draft(by: By, stored: StoredCouple, typed: Mapping[str, str]) -> Draft:
    """What was typed for a new article of a couple."""
    return Draft(by.server, by.editor, stored.couple.slug, typed, purpose=ADD)


async def save(
    bot: Shiplog,
    by: By,
    stored: StoredCouple,
    draft: Draft,
    commands: Commands,
    *,
    typed: Mapping[str, str] | None = None,
) -> tuple[Reply, bool]:
    """Save a draft, and say whether it was; where it cannot be, hand it back with a button that opens the form.

    `typed` is what was typed where all can read it, and the reply too; None for a slash command or a form.
    """
    try:
        outcome = await _outcome(bot, by, stored, draft)
        hides = await bot.servers.hides_rumours(by.server)
    except RecordUnavailable as error:
        # Not in the record, which has just refused to be written: Discord waits three seconds in all.
        number = bot.drafts.keep_in_memory(draft)
        return replace(handed_back(error, typed or draft.fields), controls=(FixArticle.of(number),)), False
    openly = typed is not None
    if isinstance(outcome, ArticleChanged):
        return done_reply(outcome, commands, openly=openly, hide_rumours=hides), True
    # What the article said before is not handed back: nobody typed it.
    handed = draft.fields if typed is None else typed
    reply = await _not_saved(bot, by, stored, draft, outcome, handed=handed, hushed=hides and openly)
    return reply, False


async def _not_saved(
    bot: Shiplog,
    by: By,
    stored: StoredCouple,
    draft: Draft,
    outcome: NotSaved | ArticleChangedMeanwhile | ArticleKnown | NothingToDo,
    *,
    handed: Mapping[str, str],
    hushed: bool,
) -> Reply:
    """What stands in the way of a draft, and what was typed; `hushed` names an article of rumours by its id."""
    match outcome:
        case NotSaved(mistakes):
            blocks = not_saved_reply(editor_words.NOT_SAVED, mistakes, handed)
            return Reply(blocks, (FixArticle.of(await bot.drafts.keep(draft, mistakes)),), private=True)
        case ArticleChangedMeanwhile(now):
            again = edit_draft(by, stored, now, draft.fields)
            blocks = article_meanwhile_reply(outcome, handed, id_only=hushed and of_rumours(now))
            return Reply(blocks, (FixArticle.of(await bot.drafts.keep(again)),), private=True)
        case ArticleKnown(article):
            id_only, edits = hushed and of_rumours(article), draft.purpose == EDIT
            blocks = article_known_reply(article, handed, twice=edits, id_only=id_only)
            return Reply(blocks, await _offered(bot, by, stored, draft, article), private=True)
        case NothingToDo(key):
            return private(words.changed_already(key))


async def _offered(
    bot: Shiplog, by: By, stored: StoredCouple, draft: Draft, article: SeenSource
) -> tuple[FixArticle, ...]:
    """Forms for the article that the record has already, and for what was typed."""
    edits = draft.purpose == EDIT
    # What was typed of it fills only what it does not say yet.
    filled = typed_fields_of(article.source) if edits else {**draft.fields, **typed_fields_of(article.source)}
    number = await bot.drafts.keep(edit_draft(by, stored, article, filled))
    buttons = [FixArticle.of(number, words.EDIT_THAT)]
    if edits:
        buttons.append(FixArticle.of(await bot.drafts.keep(draft)))
    return tuple(buttons)


async def _outcome(bot: Shiplog, by: By, stored: StoredCouple, draft: Draft) -> Saving:
    service, today = sourcing(bot), bot.today()
    if draft.purpose != EDIT:
        return await service.add(stored, draft.fields, server=by.server, editor=by.editor, today=today)
    article = await service.numbered(stored, draft.target or 0, by.server)
    if article is None:
        return NothingToDo(str(draft.target))
    return await service.edit(
        stored, article, draft.fields, server=by.server, editor=by.editor, today=today, seen=draft.seen or 0
    )


def handed_back(error: Exception, typed: Mapping[str, str]) -> Reply:
    """What was typed, with an apology for a failure that was not the editor's."""
    mistake = Mistake(None, failure_sentence(error, "an article"))
    return Reply(not_saved_reply(editor_words.NOT_SAVED, (mistake,), typed), private=True)


async def which_couple(
    bot: Shiplog, by: By, name: str, found: NotNamed, typed: Mapping[str, str], *, forms: bool = False
) -> Reply:
    """Hand back what was typed for a couple that is not clear; with `forms`, a form for each that may be meant."""
    if removed := await removed_here(bot, by.server, found):
        put_back = (Mistake("couple", couple_words.REMOVED_HERE_DO),)
        blocks = not_saved_reply(couple_words.removed_before(removed.couple.name), put_back, typed)
        return Reply(blocks, (Back.again(removed.version),), private=True)
    title, meant = unclear_couple(name, found)
    couples = meant or (await bot.answers.archive.names(by.server)).couples
    have = Mistake("couple", notice_words.on_record([stored.couple.slug for stored in couples[:_MOST_NAMED]]))
    buttons: list[FixArticle] = []
    for stored in meant[:MOST_OFFERED] if forms else ():
        number = await bot.drafts.keep(new_draft(by, stored, typed))
        buttons.append(FixArticle.of(number, f"{editor_words.FIX}: {stored.couple.name}"))
    return Reply(not_saved_reply(title, () if buttons else (have,), typed), tuple(buttons), private=True)
