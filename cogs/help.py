"""What the bot can do, generated from its commands; what it is, and what it stores."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

import bot as shiplog
from bot.client import Shiplog
from bot.questions import Question, Verb
from bot.reasoning.names import Names, closest_word
from bot.replies.commands import Commands
from bot.replies.help_card import Topic, about_blocks, help_reply, privacy_blocks, topic_reply
from bot.replies.notices import notice
from bot.replies.words import command_words, example_words, help_words, notice_words
from cogs.choices import word_choices
from cogs.groups import CoupleGroup, ShipGroup
from cogs.speaking import Context, Interaction, Reply, answer, commands_of, server_of
from db.records import Couple

_Root = app_commands.Command[Any, ..., Any] | app_commands.Group | app_commands.ContextMenu
# In examples, where the record holds no couple yet.
_NOBODY = "couple"


class Help(commands.Cog):
    """What readers can ask, and of whom."""

    def __init__(self, bot: Shiplog) -> None:
        self.bot = bot
        self.privacy = files("bot").joinpath("privacy.md").read_text(encoding="utf-8").strip()

    @commands.hybrid_command(name="help", description=command_words.HELP)
    @app_commands.describe(command=command_words.COMMAND)
    async def show_help(self, ctx: Context, *, command: str | None = None) -> None:
        """What can be asked, or one command."""
        names = await self.bot.answers.archive.names(server_of(ctx))
        typing = await commands_of(ctx)
        if command is None:
            await answer(ctx, overview(self.bot, typing, names))
            return
        topics = _every_topic(self.bot, typing, names)
        wanted = " ".join(command.casefold().removeprefix("/").removeprefix(typing.prefix).split())
        # "kimye timeline" asks about `timeline`, and "kimye" about all that can be asked of them.
        of_couple, verb = names.split(wanted)
        wanted = verb if of_couple else wanted
        if of_couple and not wanted:
            await answer(ctx, overview(self.bot, typing, names, of_couple[0].couple))
        elif gone := names.taken_down_first(wanted):
            await answer(ctx, Reply(notice(notice_words.couple_taken_down(gone)), private=True))
        elif near := wanted if wanted in topics else closest_word(wanted, tuple(topics)):
            await answer(ctx, Reply(topic_reply(topics[near])))
        else:
            there = [topic for part in _topics(self.bot, typing, names) for topic in part]
            unknown = notice(help_words.unknown(command), help_words.these(there))
            await answer(ctx, Reply(unknown, private=True))

    @show_help.autocomplete("command")
    async def _command_choices(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        names = await self.bot.answers.archive.names(server_of(interaction))
        topics = _every_topic(self.bot, Commands("", slash=True), names)
        return word_choices({name: f"{name}: {topic.purpose}" for name, topic in topics.items()}, typed)

    @commands.hybrid_command(name="about", description=command_words.ABOUT)
    async def show_about(self, ctx: Context) -> None:
        """What the bot is."""
        await answer(ctx, Reply(about_blocks(shiplog.__version__, self.bot.settings.source_url, self.privacy)))

    @commands.hybrid_command(name="privacy", description=command_words.PRIVACY)
    async def show_privacy(self, ctx: Context) -> None:
        """What is stored about Discord users."""
        await answer(ctx, Reply(privacy_blocks(self.privacy)))


def overview(bot: Shiplog, typing: Commands, names: Names, example: Couple | None = None) -> Reply:
    """All that can be asked, with one couple, or the first of those that are there, as the example."""
    verbs, _ = _topics(bot, typing, names, example)
    couples = [stored.couple for stored in names.couples]
    people = (example or couples[0]).people if example or couples else ()
    plainly = typing.plainly(example_words.example(example_words.QUESTIONS[0], [person.name for person in people]))
    topics = tuple(verbs.values()), tuple(_asking(bot, typing)), tuple(_keeping(bot, typing))
    more = typing.help(Verb.TIMELINE), typing.help("event")
    blocks, rows = help_reply(*topics, couples, plainly=plainly, more=more)
    return Reply(blocks, rows=rows)


def _topics(
    bot: Shiplog, typing: Commands, names: Names, example: Couple | None = None
) -> tuple[dict[str, Topic], dict[str, Topic]]:
    """Every command by its name: the verbs of couples, with one of them as the example, and the others."""
    couples = [example] if example else [stored.couple for stored in names.couples]
    slug = couples[0].slug if couples else _NOBODY
    return dict(_verbs(bot, typing, slug)), dict(_others(bot, typing))


def _every_topic(bot: Shiplog, typing: Commands, names: Names) -> dict[str, Topic]:
    """All that can be asked about: every command, and the groups of those that have one."""
    verbs, others = _topics(bot, typing, names)
    return verbs | others | dict(_groups(bot, typing))


def _groups(bot: Shiplog, typing: Commands) -> Iterator[tuple[str, Topic]]:
    """The groups of commands that are no couple's, with what is in them."""
    for root in bot.tree.get_commands(type=discord.AppCommandType.chat_input):
        if isinstance(root, app_commands.Group) and not isinstance(root, CoupleGroup):
            inside = tuple((_usage(bot, typing, c.qualified_name), c.description) for c in _leaves(root))
            yield root.name, Topic(_usage(bot, typing, root.name), root.description, inside)


def _verbs(bot: Shiplog, typing: Commands, slug: str) -> Iterator[tuple[str, Topic]]:
    """What can be asked of every couple, with one of them as the example."""
    for command in _leaves(bot.tree.get_command("ship")):
        usage = typing.asking(Question(slug, Verb(command.name)))
        yield command.name, _topic(usage, command)


def _asking(bot: Shiplog, typing: Commands) -> Iterator[Topic]:
    """The readers' commands but for the verbs, each in a line, and what they find in the menus of messages."""
    kept = {root.name.casefold() for root in _roots(bot) if _of_a_server(root)}
    for name, topic in _others(bot, typing):
        if name not in kept and name.split()[0] not in kept:
            yield topic


def _keeping(bot: Shiplog, typing: Commands) -> Iterator[Topic]:
    """What servers have for keeping the record: a line for each command or group of commands."""
    for root in filter(_of_a_server, _roots(bot)):
        if isinstance(root, app_commands.ContextMenu):
            yield Topic(root.name, command_words.IN_MENUS.get(root.name, command_words.IN_A_MENU))
        else:
            yield Topic(_usage(bot, typing, root.name), root.description)


def _roots(bot: Shiplog) -> list[_Root]:
    """Every command, group and entry of a menu, but for those of couples."""
    return [root for root in bot.tree.get_commands() if not isinstance(root, CoupleGroup)]


def _of_a_server(root: _Root) -> bool:
    """Whether a command is for servers alone."""
    contexts = root.allowed_contexts
    return contexts is not None and not contexts.dm_channel


def _others(bot: Shiplog, typing: Commands) -> Iterator[tuple[str, Topic]]:
    """Every other command, as it is typed here, and what stands in the menus of messages."""
    for root in bot.tree.get_commands(type=discord.AppCommandType.chat_input):
        if isinstance(root, ShipGroup):
            yield root.name, Topic(f"/{root.name}", root.description)
        elif not isinstance(root, CoupleGroup):
            for command in _leaves(root):
                yield command.qualified_name, _topic(_usage(bot, typing, command.qualified_name), command)
    for menu in bot.tree.get_commands(type=discord.AppCommandType.message):
        yield menu.name.casefold(), Topic(menu.name, command_words.IN_MENUS.get(menu.name, command_words.IN_A_MENU))


def _usage(bot: Shiplog, typing: Commands, name: str) -> str:
    """How a command is typed: what a group does by itself has a name of its own only as a slash command."""
    if typing.slash:
        return f"/{name}"
    return f"{typing.prefix}{name if bot.get_command(name) else name.split(maxsplit=1)[0]}"


def _leaves(root: object) -> Iterator[app_commands.Command[Any, ..., Any]]:
    """The commands of a group, or the command itself."""
    if isinstance(root, app_commands.Group):
        for command in root.commands:
            yield from _leaves(command)
    elif isinstance(root, app_commands.Command):
        yield root


def _topic(usage: str, command: app_commands.Command[Any, ..., Any]) -> Topic:
    options = {p.display_name: str(p.description) for p in command.parameters if p.name != "couple"}
    return Topic(usage, command.description, tuple(options.items()))


async def setup(bot: Shiplog) -> None:
    """Add the commands that tell of the bot itself."""
    await bot.add_cog(Help(bot))
