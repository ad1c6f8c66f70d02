"""What autocomplete offers: at most 25 choices of 100 characters, from what is kept in memory."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from discord import app_commands

from bot.asking import named_couple
from bot.reasoning.when import Day, TwoReadings, Unreadable, read_day
from bot.replies.words import shared_words
from cogs.speaking import Interaction, cut, server_of
from db.rows import StoredCouple

MAX_CHOICES = 25


async def couple_choices(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """Couples whose names begin with or resemble what is typed."""
    names = await interaction.client.answers.archive.names(server_of(interaction))
    found = names.near(typed, MAX_CHOICES, cutoff=50) if typed.strip() else names.couples[:MAX_CHOICES]
    return [app_commands.Choice(name=cut(s.couple.name, 100), value=s.couple.slug) for s in found]


async def couple_chosen(interaction: Interaction) -> StoredCouple | None:
    """The couple that the `couple` option names so far, beside the option that is being typed."""
    names = await interaction.client.answers.archive.names(server_of(interaction))
    found = named_couple(str(interaction.namespace.couple or ""), names)
    return found if isinstance(found, StoredCouple) else None


async def day_choices(
    interaction: Interaction, stored: StoredCouple | None, typed: str
) -> list[app_commands.Choice[str]]:
    """How a typed day is read; with nothing typed, today and the days that decided the status."""
    today = interaction.client.today()
    if typed.strip():
        match read_day(typed, today):
            case Day(day):
                return [_day_choice(shared_words.day(day), day)]
            case TwoReadings(first, second):
                return [_day_choice(shared_words.day(day), day) for day in (first, second)]
            case Unreadable():
                return []
    choices = [_day_choice(f"Today, {shared_words.day(today)}", today)]
    if stored is not None:
        shown = await interaction.client.answers.on_day(
            stored, server_of(interaction), as_of=Day(today), known=today, today=today
        )
        choices += [
            _day_choice(f"{shared_words.dated(event.when)} {event.summary}", min(event.when.latest, today))
            for event in reversed(shown.status.because)
        ]
    return choices[:MAX_CHOICES]


def _day_choice(text: str, day: date) -> app_commands.Choice[str]:
    return app_commands.Choice(name=cut(text, 100), value=day.isoformat())


def word_choices(values: Mapping[str, str], typed: str) -> list[app_commands.Choice[str]]:
    """The values whose words hold what is typed."""
    return [
        app_commands.Choice(name=cut(label, 100), value=value)
        for value, label in values.items()
        if typed.casefold().replace("_", " ") in f"{value} {label}".casefold().replace("_", " ")
    ][:MAX_CHOICES]
