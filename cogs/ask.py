"""Questions in plain words, by a command; lines that name a couple or mention the bot come from `couples`."""

from __future__ import annotations

from typing import Any

from discord import app_commands
from discord.ext import commands

from bot.client import Shiplog
from bot.questions import AskedPlainly
from bot.replies.words import command_words
from cogs.choices import Choices, question_choices
from cogs.misread import show_how
from cogs.reading import answer_question
from cogs.speaking import Context, Interaction


class Ask(commands.Cog):
    """What readers ask in their own words."""

    @commands.hybrid_command(name="ask", description=command_words.ASK)
    @app_commands.describe(question=command_words.QUESTION)
    async def ask(self, ctx: Context, *, question: str) -> None:
        """Anything about the couples on record."""
        await answer_question(ctx, AskedPlainly(question))

    @ask.autocomplete("question")
    async def _question_choices(self, interaction: Interaction, typed: str) -> Choices:
        return await question_choices(interaction, typed)

    async def cog_command_error(self, ctx: commands.Context[Any], error: Exception) -> None:
        """A bare `ask` is told what to ask."""
        await show_how(ctx, error, lambda _: answer_question(ctx, AskedPlainly("")))


async def setup(bot: Shiplog) -> None:
    """Add the command that takes any question."""
    await bot.add_cog(Ask())
