"""What is typed behind `couple`: flags, which couple, and what stands behind its name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from discord.ext import commands

from bot.asking import named_couple
from bot.client import Shiplog
from bot.replies.notices import misunderstood_reply
from bot.replies.words import couple_words as words
from cogs.speaking import Context, Reply, answer, commands_of
from db.rows import StoredCouple

_PERSON = re.compile(r"^(?P<alias>.*?)\s*\bperson:\s*(?P<person>.+)$", re.IGNORECASE | re.DOTALL)


class AddFlags(commands.FlagConverter, case_insensitive=True):
    """What `couple add` takes, typed as `name: value` or as slash options."""

    name: str | None = commands.flag(default=None, description=words.OPTIONS["name"])
    first: str | None = commands.flag(default=None, description=words.OPTIONS["first"])
    second: str | None = commands.flag(default=None, description=words.OPTIONS["second"])
    slug: str | None = commands.flag(default=None, description=words.OPTIONS["slug"])
    aliases: str | None = commands.flag(default=None, description=words.OPTIONS["aliases"])
    pack: str | None = commands.flag(default=None, description=words.OPTIONS["pack"])

    def fields(self) -> dict[str, str]:
        """What was typed, by field, without the pack."""
        return {name: value for name, value in self if name != "pack" and value and value.strip()}


@dataclass(frozen=True, slots=True)
class Named:
    """A couple that was named, and what was typed behind its name."""

    stored: StoredCouple
    behind: str


async def named(bot: Shiplog, ctx: Context, server: int, couple: str, behind: str = "") -> Named | None:
    """The couple that a command names; None where it is not clear, which has been answered then.

    A typed name may have several words, without quotes: "kim and kanye the wrong people".
    """
    names = await bot.answers.archive.names(server)
    first = named_couple(couple, names)
    if ctx.interaction is None:
        found, rest = names.split(f"{couple} {behind}".strip())
        # What has no letters, such as an emoji, belongs to any name that stands before it.
        if len(found) == 1 and (rest or first != found[0]):
            return Named(found[0], rest)
    if isinstance(first, StoredCouple):
        return Named(first, behind)
    blocks, rows = misunderstood_reply(first, names.couples, await commands_of(ctx))
    await answer(ctx, Reply(blocks, rows=rows, private=True))
    return None


def alias_and_person(typed: str) -> tuple[str, str | None]:
    """ "Kim K person: Kim": the alias, and whose it is."""
    found = _PERSON.match(typed)
    return (found["alias"].strip(), found["person"].strip()) if found else (typed.strip(), None)


def what_is_missing(error: commands.UserInputError) -> str | None:
    """Why a typed command could not be read; nothing was wrong where nothing was typed."""
    match error:
        case commands.MissingFlagArgument(flag=flag):
            return words.flag_missing(flag.name)
        case commands.TooManyFlags(flag=flag):
            return words.flag_twice(flag.name)
        case commands.MissingRequiredArgument(param=param):
            return words.argument_missing(param.name)
        case _:
            return None
