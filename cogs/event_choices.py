"""What autocomplete offers while an editor types a command about events."""

from __future__ import annotations

from bot.access import Right
from bot.entries import Entry
from bot.replies.event_cards import offered_as
from bot.replies.words import editor_words, shared_words
from cogs import source_choices
from cogs.acting import acting, may
from cogs.choices import Choices, couple_chosen, offered, word_choices
from cogs.speaking import Interaction
from db.records import Certainty, Kind
from db.rows import StoredCouple

# Whether a command is about events that stand, or about retracted ones; the others take both.
_STANDING = {"edit": True, "retract": True, "restore": False}


async def event_choices(interaction: Interaction, typed: str) -> Choices:
    """Events whose summary, date or couple hold or resemble what is typed; the newest first."""
    if not await may(interaction, Right.EDIT):
        return []
    by = await acting(interaction, Right.EDIT)
    entries = await interaction.client.editing.entries.offered(typed, by.server)
    stands = _STANDING.get(interaction.command.name if interaction.command else "")
    fit = [entry for entry in entries if stands is None or entry.version.stands is stands]
    return offered((offered_as(entry), str(entry.number)) for entry in fit)


async def kind_choices(_: Interaction, typed: str) -> Choices:
    """The kinds of events, by their word or by the one that readers see."""
    return word_choices({kind.value: editor_words.KIND[kind] for kind in Kind}, typed)


async def certainty_choices(_: Interaction, typed: str) -> Choices:
    """The certainties, each with what it means."""
    called = {c.value: f"{shared_words.CERTAINTY[c]}: {editor_words.CERTAINTY_MEANS[c]}" for c in Certainty}
    return word_choices(called, typed)


async def about_choices(interaction: Interaction, typed: str) -> Choices:
    """The two of the couple."""
    found = await couple_meant(interaction)
    people = found.couple.people if found else ()
    return word_choices({person.name: person.name for person in people}, typed)


async def dispute_choices(interaction: Interaction, typed: str) -> Choices:
    """The events of the couple that an event may speak against, the newest first."""
    found = await couple_meant(interaction)
    if found is None or not await may(interaction, Right.EDIT):
        return []
    by = await acting(interaction, Right.EDIT)
    record = await interaction.client.editing.entries.record(found, by.server)
    return word_choices({event.key: f"{event.key}: {event.summary}" for event in reversed(record.events)}, typed)


async def link_choices(interaction: Interaction, typed: str) -> Choices:
    """The links of articles that the couple's record has, to be cited again."""
    return await source_choices.link_choices(interaction, await couple_meant(interaction), typed)


async def couple_meant(interaction: Interaction) -> StoredCouple | None:
    """The couple that is being typed about: named, or that of the event to edit."""
    if (named := interaction.namespace.event) and await may(interaction, Right.EDIT):
        by = await acting(interaction, Right.EDIT)
        found = await interaction.client.editing.entries.named(str(named), by.server)
        return found.stored if isinstance(found, Entry) else None
    return await couple_chosen(interaction)
