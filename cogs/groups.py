"""Slash commands about a couple: its own, and those of `ship`, which name it in an option."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from discord import app_commands

from bot.asking import named_couple
from bot.client import Shiplog
from bot.questions import Question, Verb
from bot.reasoning.names import Names
from bot.replies.layout import cut
from bot.replies.notices import misunderstood_reply
from bot.replies.words import command_words
from cogs.choices import CHOICES
from cogs.reading import answer_question
from cogs.speaking import Context, Interaction, Reply, answer, commands_of, server_of
from db.records import Couple
from db.rows import StoredCouple

log = logging.getLogger(__name__)

# Discord takes 100 global commands; past these the rest stay reachable through /ship.
MAX_COUPLE_GROUPS = 80
_Callback = TypeVar("_Callback", bound=Callable[..., Any])


async def ask(interaction: Interaction, slug: str, verb: Verb, **options: str | None) -> None:
    """Answer a slash command about a couple as the record has it now: it may have been renamed, or be gone."""
    await answer_question(await Context.from_interaction(interaction), replace(Question(slug, verb), **options))


async def ask_by_name(interaction: Interaction, couple: str, verb: Verb, **options: str | None) -> None:
    """Answer a slash command about a couple that is named in an option."""
    names = await interaction.client.answers.archive.names(server_of(interaction))
    found = named_couple(couple, names)
    if isinstance(found, StoredCouple):
        await ask(interaction, found.couple.slug, verb, **options)
        return
    ctx = await Context.from_interaction(interaction)
    blocks, rows = misunderstood_reply(found, names.couples, await commands_of(ctx))
    await answer(ctx, Reply(blocks, rows=rows, private=True))


def _command(verb: Verb) -> Callable[[Any], app_commands.Command[Any, ..., None]]:
    return app_commands.command(name=verb.value, description=command_words.VERBS[verb])


_couple = app_commands.describe(couple=command_words.COUPLE)
_on_a_day = app_commands.describe(as_of=command_words.AS_OF, known_by=command_words.KNOWN_BY)
_article = app_commands.describe(article=command_words.ARTICLE)


def _in_a_period(callback: _Callback) -> _Callback:
    described = app_commands.describe(since=command_words.FROM, until=command_words.TO, show=command_words.SHOW)
    return app_commands.rename(since="from", until="to")(described(callback))


class _Asking(app_commands.Group):
    """A group of slash commands whose options all have autocomplete."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        for command in self.walk_commands():
            if isinstance(command, app_commands.Command):
                for parameter in command.parameters:
                    command.autocomplete(parameter.name)(CHOICES[parameter.name])


class CoupleGroup(_Asking):
    """The slash commands of one couple: `/kimye status`; an `own` one is a server's own."""

    def __init__(self, couple: Couple, *, own: bool = False) -> None:
        self._slug = couple.slug
        # A server's own commands are nowhere but in that server.
        only_here = {
            "allowed_contexts": app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
            "allowed_installs": app_commands.AppInstallationType(guild=True, user=False),
        }
        where = only_here if own else {}
        super().__init__(name=couple.slug, description=cut(command_words.of_couple(couple.name), 100), **where)

    @_command(Verb.STATUS)
    @_on_a_day
    async def status(self, interaction: Interaction, as_of: str | None = None, known_by: str | None = None) -> None:
        """Are they together?"""
        await ask(interaction, self._slug, Verb.STATUS, as_of=as_of, known_by=known_by)

    @_command(Verb.TIMELINE)
    @_in_a_period
    async def timeline(
        self, interaction: Interaction, since: str | None = None, until: str | None = None, show: str | None = None
    ) -> None:
        """Their events."""
        await ask(interaction, self._slug, Verb.TIMELINE, since=since, until=until, show=show)

    @_command(Verb.WHY)
    @_on_a_day
    async def why(self, interaction: Interaction, as_of: str | None = None, known_by: str | None = None) -> None:
        """How their status follows."""
        await ask(interaction, self._slug, Verb.WHY, as_of=as_of, known_by=known_by)

    @_command(Verb.RUMOURS)
    async def rumours(self, interaction: Interaction) -> None:
        """What is only said."""
        await ask(interaction, self._slug, Verb.RUMOURS)

    @_command(Verb.SOURCES)
    @_article
    async def sources(self, interaction: Interaction, article: str | None = None) -> None:
        """Their articles."""
        await ask(interaction, self._slug, Verb.SOURCES, article=article)

    @_command(Verb.PICTURE)
    async def picture(self, interaction: Interaction) -> None:
        """Their story, drawn."""
        await ask(interaction, self._slug, Verb.PICTURE)


class ShipGroup(_Asking):
    """The same of any couple, wherever its own commands are not to be had: `/ship status`."""

    def __init__(self) -> None:
        super().__init__(name="ship", description=command_words.SHIP)

    @_command(Verb.STATUS)
    @_couple
    @_on_a_day
    async def status(
        self, interaction: Interaction, couple: str, as_of: str | None = None, known_by: str | None = None
    ) -> None:
        """Are they together?"""
        await ask_by_name(interaction, couple, Verb.STATUS, as_of=as_of, known_by=known_by)

    @_command(Verb.TIMELINE)
    @_couple
    @_in_a_period
    async def timeline(
        self,
        interaction: Interaction,
        couple: str,
        since: str | None = None,
        until: str | None = None,
        show: str | None = None,
    ) -> None:
        """Their events."""
        await ask_by_name(interaction, couple, Verb.TIMELINE, since=since, until=until, show=show)

    @_command(Verb.WHY)
    @_couple
    @_on_a_day
    async def why(
        self, interaction: Interaction, couple: str, as_of: str | None = None, known_by: str | None = None
    ) -> None:
        """How their status follows."""
        await ask_by_name(interaction, couple, Verb.WHY, as_of=as_of, known_by=known_by)

    @_command(Verb.RUMOURS)
    @_couple
    async def rumours(self, interaction: Interaction, couple: str) -> None:
        """What is only said."""
        await ask_by_name(interaction, couple, Verb.RUMOURS)

    @_command(Verb.SOURCES)
    @_couple
    @_article
    async def sources(self, interaction: Interaction, couple: str, article: str | None = None) -> None:
        """Their articles."""
        await ask_by_name(interaction, couple, Verb.SOURCES, article=article)

    @_command(Verb.PICTURE)
    @_couple
    async def picture(self, interaction: Interaction, couple: str) -> None:
        """Their story, drawn."""
        await ask_by_name(interaction, couple, Verb.PICTURE)


def add_couple_groups(bot: Shiplog, names: Names) -> None:
    """Give each shipped couple its own slash commands, as far as Discord has room."""
    shipped = [stored for stored in names.couples if stored.server is None]
    for stored in shipped[:MAX_COUPLE_GROUPS]:
        bot.tree.add_command(CoupleGroup(stored.couple))
    if len(shipped) > MAX_COUPLE_GROUPS:
        log.warning(
            "%d couples have no slash command of their own; /ship answers for them.", len(shipped) - MAX_COUPLE_GROUPS
        )
