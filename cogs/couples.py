"""Readers' commands: a couple's status, by its own command, by `ship`, and the list of couples."""

from __future__ import annotations

import logging

from discord import app_commands
from discord.ext import commands

from bot.answers import StatusAnswer
from bot.asking import CoupleShared, CoupleUnknown, StatusAsked, named_couple, read_request
from bot.client import Shiplog
from bot.reasoning.names import Names
from bot.reasoning.when import EXAMPLES, Day
from bot.replies.notices import PER_PAGE, couples_reply, request_reply, status_reply
from cogs.choices import couple_choices, couple_chosen, day_choices
from cogs.speaking import Context, Interaction, Reply, answer, commands_of, cut, server_of
from db.records import Couple
from db.rows import StoredCouple

log = logging.getLogger(__name__)

# Discord takes 100 global commands; past these the rest stay reachable through /ship.
MAX_COUPLE_GROUPS = 80
AS_OF = f"The day asked about, such as {EXAMPLES}"
KNOWN_BY = "Leave out what came out after this day"
COUPLE = "Whom you ask about: a name, or part of one"


class Couples(commands.Cog):
    """What readers ask of couples."""

    def __init__(self, bot: Shiplog) -> None:
        self.bot = bot

    @commands.command(hidden=True)
    async def ship(self, ctx: Context, *, text: str = "") -> None:
        """A line that names a couple: "kim and kanye status sept 2021"."""
        names = await self.bot.answers.archive.names(server_of(ctx))
        request = read_request(text, names, self.bot.typed_commands, self.bot.today())
        if isinstance(request, StatusAsked):
            await show_status(ctx, request)
        else:
            await answer(ctx, Reply(request_reply(request, names.couples, commands_of(ctx))))

    ship_group = app_commands.Group(name="ship", description="Ask about any couple on record")

    @ship_group.command(name="status", description="Are they together? Since when, and who says so")
    @app_commands.describe(couple=COUPLE, as_of=AS_OF, known_by=KNOWN_BY)
    async def ship_status(
        self, interaction: Interaction, couple: str, as_of: str | None = None, known_by: str | None = None
    ) -> None:
        """The status of any couple, wherever its own command is not to be had."""
        ctx = await Context.from_interaction(interaction)
        names = await self.bot.answers.archive.names(server_of(ctx))
        found = named_couple(couple, names)
        await show_status_or_help(ctx, names, found, as_of, known_by)

    @ship_status.autocomplete("couple")
    async def _couple_choices(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return await couple_choices(interaction, typed)

    @ship_status.autocomplete("as_of")
    @ship_status.autocomplete("known_by")
    async def _day_choices(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return await day_choices(interaction, await couple_chosen(interaction), typed)

    @commands.hybrid_command(name="couples", description="Whom the record knows, each with its status in a line")
    @app_commands.describe(page="Which page of the list")
    async def couples(self, ctx: Context, page: commands.Range[int, 1, 1000] = 1) -> None:
        """Whom the record knows."""
        server = server_of(ctx)
        names = await self.bot.answers.archive.names(server)
        pages = max(1, -(-len(names.couples) // PER_PAGE))
        page = min(page, pages)
        today = self.bot.today()
        shown = names.couples[(page - 1) * PER_PAGE : page * PER_PAGE]
        answers = [
            await self.bot.answers.on_day(stored, server, as_of=Day(today), known=today, today=today)
            for stored in shown
        ]
        await answer(ctx, Reply(couples_reply(page, pages, answers, commands_of(ctx))))


class CoupleGroup(app_commands.Group):
    """The slash commands of one couple: `/kimye status`."""

    def __init__(self, bot: Shiplog, couple: Couple) -> None:
        self._bot = bot
        self._slug = couple.slug
        super().__init__(name=couple.slug, description=cut(f"What the record says of {couple.name}", 100))

    @app_commands.command(name="status", description="Are they together? Since when, and who says so")
    @app_commands.describe(as_of=AS_OF, known_by=KNOWN_BY)
    async def status(self, interaction: Interaction, as_of: str | None = None, known_by: str | None = None) -> None:
        """The couple's status."""
        ctx = await Context.from_interaction(interaction)
        names = await self._bot.answers.archive.names(server_of(ctx))
        # The couple as the record has it now: it may have been renamed, or be gone.
        found = names.by_slug(self._slug) or CoupleUnknown(self._slug, ())
        await show_status_or_help(ctx, names, found, as_of, known_by)

    @status.autocomplete("as_of")
    @status.autocomplete("known_by")
    async def _day_choices(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        names = await self._bot.answers.archive.names(server_of(interaction))
        return await day_choices(interaction, names.by_slug(self._slug), typed)


async def show_status_or_help(
    ctx: Context,
    names: Names,
    found: StoredCouple | CoupleUnknown | CoupleShared,
    as_of: str | None,
    known_by: str | None,
) -> None:
    """Answer a slash command for a couple that may not be there."""
    if isinstance(found, StoredCouple):
        await show_status(ctx, StatusAsked(found, as_of, known_by))
    else:
        await answer(ctx, Reply(request_reply(found, names.couples, commands_of(ctx)), private=True))


async def show_status(ctx: Context, asked: StatusAsked) -> None:
    """Answer a question for a status."""
    outcome = await ctx.bot.answers.status(
        asked.stored, server_of(ctx), today=ctx.bot.today(), as_of=asked.as_of, known_by=asked.known_by
    )
    private = not isinstance(outcome, StatusAnswer)
    await answer(ctx, Reply(status_reply(outcome, commands_of(ctx)), private=private))


def add_couple_groups(bot: Shiplog, names: Names) -> None:
    """Give each shipped couple its own slash commands, as far as Discord has room."""
    shipped = [stored for stored in names.couples if stored.server is None]
    for stored in shipped[:MAX_COUPLE_GROUPS]:
        bot.tree.add_command(CoupleGroup(bot, stored.couple))
    if len(shipped) > MAX_COUPLE_GROUPS:
        log.warning(
            "%d couples have no slash command of their own; /ship answers for them.", len(shipped) - MAX_COUPLE_GROUPS
        )


async def setup(bot: Shiplog) -> None:
    """Add the readers' commands, and the slash commands of each shipped couple."""
    await bot.add_cog(Couples(bot))
    add_couple_groups(bot, await bot.answers.archive.names(None))
