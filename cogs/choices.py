"""What autocomplete offers: at most 25 choices of 100 characters, from what is kept in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import islice
from typing import TypeVar

from discord import app_commands
from rapidfuzz import fuzz, process, utils

from bot.asking import SHOW_WORDS, named_couple
from bot.outcomes import SourcesAnswer, TimelineAnswer
from bot.questions import Question, Verb
from bot.reasoning.timeline import Show
from bot.reasoning.when import Day, Span, TwoReadings, Unreadable, read_day, read_span
from bot.replies.controls import MAX_CHOICES
from bot.replies.couples_card import PER_PAGE
from bot.replies.layout import cut
from bot.replies.words import control_words, example_words, notice_words, shared_words
from cogs.speaking import Interaction, server_of
from db.rows import StoredCouple

_ALIKE = 60.0
# A sentence has room for much that is like a few letters.
_ALIKE_IN_A_SENTENCE = 80.0
# Discord's own limit for what a choice sends.
MAX_CHOICE = 100
Choices = list[app_commands.Choice[str]]
_Value = TypeVar("_Value")


def offered(pairs: Iterable[tuple[str, str]]) -> Choices:
    """Choices from labels and values, as many as Discord takes and no two labels alike.

    A value that is too long for Discord is left out: what it stands for can still be typed.
    """
    seen: Counter[str] = Counter()
    choices: Choices = []
    for label, value in islice((pair for pair in pairs if len(pair[1]) <= MAX_CHOICE), MAX_CHOICES):
        name = cut(label, 100)
        seen[name] += 1
        told_apart = name if seen[name] == 1 else f"{cut(name, 95)} ({seen[name]})"
        choices.append(app_commands.Choice(name=told_apart, value=value))
    return choices


async def couple_choices(interaction: Interaction, typed: str) -> Choices:
    """Couples whose names begin with or resemble what is typed."""
    names = await interaction.client.answers.archive.names(server_of(interaction))
    found = names.near(typed, MAX_CHOICES, cutoff=50) if typed.strip() else names.couples
    return offered((stored.couple.name, stored.couple.slug) for stored in found)


async def couple_chosen(interaction: Interaction) -> StoredCouple | None:
    """The couple whose command is being typed, or that its `couple` option names so far."""
    names = await interaction.client.answers.archive.names(server_of(interaction))
    if named := interaction.namespace.couple:
        found = named_couple(str(named), names)
        return found if isinstance(found, StoredCouple) else None
    group = interaction.command.parent if isinstance(interaction.command, app_commands.Command) else None
    return names.by_slug(group.name) if group else None


async def day_choices(interaction: Interaction, typed: str) -> Choices:
    """How a typed day is read; with nothing typed, today and the days that decided the status."""
    today = interaction.client.today()
    if typed.strip():
        match read_day(typed, today):
            case Day(day):
                return offered([_day(day)])
            case TwoReadings(first, second):
                return offered([_day(first), _day(second)])
            case Unreadable():
                days = {label: (label, day) for label, day in await _days(interaction, today)}
                return offered(_like(typed, days, alike=_ALIKE_IN_A_SENTENCE))
    return offered(await _days(interaction, today))


async def _days(interaction: Interaction, today: date) -> list[tuple[str, str]]:
    """Today, and the days that decided the status, newest first, by what happened."""
    days = [(shared_words.today(today), today.isoformat())]
    if (stored := await couple_chosen(interaction)) is not None:
        shown = await interaction.client.answers.on_day(
            stored, server_of(interaction), as_of=Day(today), known=today, today=today
        )
        days += [
            (f"{shared_words.dated(event.when)} {event.summary}", min(event.when.latest, today).isoformat())
            for event in reversed(shown.status.because[-MAX_CHOICES:])
        ]
    return days


async def period_choices(interaction: Interaction, typed: str) -> Choices:
    """How a typed day, month or year is read; with nothing typed, the years that have events."""
    today = interaction.client.today()
    if not typed.strip():
        timeline = await _timeline(interaction)
        years = timeline.timeline.years() if timeline else []
        return offered((control_words.counted(str(year), count), str(year)) for year, _, count in years)
    match read_span(typed, today):
        case Span(first, last) if first == last:
            return offered([_day(first)])
        case Span(first, last):
            return offered([(shared_words.between(first, last), cut(typed.strip(), 100))])
        case TwoReadings(first, second):
            return offered([_day(first), _day(second)])
        case Unreadable():
            return []


async def show_choices(interaction: Interaction, typed: str) -> Choices:
    """The parts of a timeline, each with how many events it has; also by what else people call them."""
    timeline = await _timeline(interaction)
    counts = dict(timeline.timeline.counts) if timeline else {}
    found = _like(typed, SHOW_WORDS | {show.value: show for show in Show}) if typed.strip() else list(Show)
    labels = {show: control_words.SHOW[show] for show in found}
    return offered(
        (control_words.counted(label, counts[show]) if show in counts else label, show.value)
        for show, label in labels.items()
    )


async def article_choices(interaction: Interaction, typed: str) -> Choices:
    """The articles whose outlet or headline holds or resembles what is typed, the newest first."""
    stored = await couple_chosen(interaction)
    if stored is None:
        return []
    bot, question = interaction.client, Question(stored.couple.slug, Verb.SOURCES)
    answer = await bot.answers.answer(question, server_of(interaction), today=bot.today())
    articles = answer.articles if isinstance(answer, SourcesAnswer) else ()
    labels = {article.key: shared_words.source(article.source) for article in articles}
    found = _like(typed, {f"{label} {key}": key for key, label in labels.items()}) if typed.strip() else list(labels)
    return offered((labels[key], key) for key in found)


async def question_choices(interaction: Interaction, typed: str) -> Choices:
    """What is typed, and examples of questions about the couples that it names, or the first ones there are."""
    names = await interaction.client.answers.archive.names(server_of(interaction))
    asked = " ".join(typed.split())
    couples = names.in_message(asked) or names.with_one_of(asked) or list(names.couples[:MAX_CHOICES])
    examples = [
        example_words.example(question, [person.name for person in stored.couple.people])
        for question in example_words.QUESTIONS
        for stored in couples
    ]
    found = _like(asked, {example: example for example in examples}) if asked else examples
    # Discord takes a choice of at most so many characters; what is longer can still be sent as typed.
    whole = [question for question in dict.fromkeys([asked, *found]) if 0 < len(question) <= MAX_CHOICE]
    return offered((question, question) for question in whole)


async def page_choices(interaction: Interaction, typed: str) -> list[app_commands.Choice[int]]:
    """The pages of the list of couples, by the first couple on each."""
    couples = (await interaction.client.answers.archive.names(server_of(interaction))).couples
    pages = [
        (number, notice_words.page(number, first.couple.name))
        for number, first in enumerate(couples[::PER_PAGE], start=1)
        if str(number).startswith(typed.strip())
    ]
    return [app_commands.Choice(name=cut(label, 100), value=number) for number, label in pages[:MAX_CHOICES]]


# What each option of a couple's commands offers, by its name in the code.
CHOICES = {
    "couple": couple_choices,
    "as_of": day_choices,
    "known_by": day_choices,
    "since": period_choices,
    "until": period_choices,
    "show": show_choices,
    "article": article_choices,
}


def word_choices(values: Mapping[str, str], typed: str) -> Choices:
    """The values whose words hold or resemble what is typed."""
    called = {f"{value} {label}".replace("_", " "): value for value, label in values.items()}
    found = _like(typed.replace("_", " "), called) if typed.strip() else list(values)
    return offered((values[value], value) for value in found)


async def _timeline(interaction: Interaction) -> TimelineAnswer | None:
    """The whole timeline of the couple chosen so far."""
    stored = await couple_chosen(interaction)
    if stored is None:
        return None
    bot, question = interaction.client, Question(stored.couple.slug, Verb.TIMELINE)
    answer = await bot.answers.answer(question, server_of(interaction), today=bot.today())
    return answer if isinstance(answer, TimelineAnswer) else None


def _like(typed: str, called: Mapping[str, _Value], *, alike: float = _ALIKE) -> list[_Value]:
    """What is called like a typed text: what holds it, or where nothing does, what resembles it."""
    wanted = typed.strip().casefold()
    if holding := [value for name, value in called.items() if wanted in name.casefold()]:
        return list(dict.fromkeys(holding))
    near = process.extract(
        typed, list(called), scorer=fuzz.partial_ratio, processor=utils.default_process, score_cutoff=alike, limit=50
    )
    return list(dict.fromkeys(called[name] for name, _, _ in near))


def _day(day: date) -> tuple[str, str]:
    return shared_words.day(day), day.isoformat()
