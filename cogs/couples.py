"""Readers' commands: a line that names a couple, and the list of couples."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.asking import NothingAsked, read_request
from bot.client import Shiplog
from bot.questions import AskedPlainly, At, CouplesAsked, Question
from bot.replies.couples_card import PER_PAGE
from bot.replies.notices import misunderstood_reply
from bot.replies.words import command_words
from cogs.choices import page_choices
from cogs.groups import ShipGroup, add_couple_groups
from cogs.help import overview
from cogs.own_groups import OwnGroups
from cogs.reading import answer_question
from cogs.speaking import Context, Interaction, Reply, answer, commands_of, server_of


class Couples(commands.Cog):
    """What readers ask of couples."""

    def __init__(self, bot: Shiplog) -> None:
        self.bot = bot

    @commands.command(hidden=True)
    async def ship(self, ctx: Context, *, text: str = "") -> None:
        """A line that names a couple, "kim and kanye status sept 2021", or asks something: "are they together?"."""
        names = await self.bot.answers.archive.names(server_of(ctx))
        request = read_request(text, names, self.bot.typed_commands, self.bot.today())
        if isinstance(request, Question | AskedPlainly):
            await answer_question(ctx, request)
        elif isinstance(request, NothingAsked):
            await answer(ctx, overview(self.bot, await commands_of(ctx), names))
        else:
            blocks, rows = misunderstood_reply(request, names.couples, await commands_of(ctx))
            await answer(ctx, Reply(blocks, rows=rows))

    @commands.hybrid_command(name="couples", description=command_words.COUPLES)
    @app_commands.describe(page=command_words.PAGE)
    async def couples(self, ctx: Context, page: commands.Range[int, 1, 10_000] = 1) -> None:
        """Whom the record knows."""
        await answer_question(ctx, CouplesAsked(At((page - 1) * PER_PAGE)))

    @couples.autocomplete("page")
    async def _page_choices(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[int]]:
        return await page_choices(interaction, typed)


async def setup(bot: Shiplog) -> None:
    """Add the readers' commands, and the slash commands of couples."""
    await bot.add_cog(Couples(bot))
    bot.tree.add_command(ShipGroup())
    add_couple_groups(bot, await bot.answers.archive.names(None))
    await bot.add_cog(OwnGroups(bot))
