"""What is typed behind `couple`: flags, which couple, and what stands behind its name."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from discord.ext import commands

from bot.asking import NotNamed, named_couple
from bot.reasoning.names import Names
from bot.replies.notices import notice
from bot.replies.words import couple_words as words
from cogs.couple_removed import not_named_reply
from cogs.speaking import Context, Reply, answer
from db.rows import StoredCouple

_PERSON = re.compile(r"^(?P<alias>.*?)\s*\bperson:\s*(?P<person>.+)$", re.IGNORECASE | re.DOTALL)
_COUPLE = "couple"


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
    """A couple that was named, what was typed behind its name, and what was typed as `name: value`."""

    stored: StoredCouple
    behind: str
    flags: Mapping[str, str] = field(default_factory=dict[str, str])

    def said(self, flag: str) -> str:
        """The value of a flag, which may also stand behind the couple without its name."""
        return self.flags.get(flag, self.behind)


async def named(ctx: Context, server: int, couple: str, behind: str = "", flags: Sequence[str] = ()) -> Named | None:
    """The couple that a command names; None where it is not clear, which has been answered then.

    A typed name may have several words, without quotes: "kim and kanye the wrong people"; or all is typed
    with its name, "couple: kim and kanye reason: the wrong people", where `flags` are those beside the couple: the
    first of them may also stand behind the couple without its name.
    """
    names = await ctx.bot.answers.archive.names(server)
    if ctx.interaction is None:
        found = read_named(couple, behind, names, flags)
    else:
        stored = named_couple(couple, names)
        found = Named(stored, behind) if isinstance(stored, StoredCouple) else stored
    match found:
        case Named():
            return found
        case None:
            await answer(ctx, Reply(notice(words.flag_missing(_COUPLE)), private=True))
        case _:
            typed = "" if ctx.interaction else _without_flag(f"{couple} {behind}")
            await answer(ctx, await not_named_reply(ctx, server, found, names, typed))
    return None


def read_named(couple: str, behind: str, names: Names, flags: Sequence[str] = ()) -> Named | NotNamed | None:
    """The couple of a typed line, of which `couple` is the first word; None where no couple stands in it."""
    typed = f"{couple} {behind}".strip()
    before, said = _flags(typed, {_COUPLE, *flags})
    if _COUPLE in said and not before:
        called = said.pop(_COUPLE)
        found, rest = names.split(called)
        # What would stand there twice, once without its name, is rather a part of the couple's.
        if len(found) == 1 and not (rest and said.keys() & flags[:1]):
            return Named(found[0], rest, said)
        meant = named_couple(called, names)
        return Named(meant, "", said) if isinstance(meant, StoredCouple) else meant if called else None
    found, rest = names.split(before)
    if said and _COUPLE not in said and len(found) == 1 and not rest:
        return Named(found[0], "", said)
    first = named_couple(couple, names)
    found, rest = names.split(typed)
    # What has no letters, such as an emoji, belongs to any name that stands before it.
    if len(found) == 1 and (rest or first != found[0]):
        return Named(found[0], rest)
    return Named(first, behind) if isinstance(first, StoredCouple) else first


def alias_and_person(found: Named) -> tuple[str, str | None]:
    """ "Kim K person: Kim": the alias, and whose it is."""
    if found.flags:
        return found.said("alias"), found.flags.get("person")
    read = _PERSON.match(found.behind)
    return (read["alias"].strip(), read["person"].strip()) if read else (found.behind.strip(), None)


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


def _flags(typed: str, flags: Collection[str]) -> tuple[str, dict[str, str]]:
    """What stands before the first flag, and the value of each; one that stands again is a part of a value."""
    marks: dict[str, re.Match[str]] = {}
    for mark in re.finditer(rf"(?<!\S)({'|'.join(flags)}):", typed, re.IGNORECASE):
        marks.setdefault(mark[1].casefold(), mark)
    if not marks:
        return typed.strip(), {}
    begins, *others = (mark.start() for mark in marks.values())
    ends = [*others, len(typed)]
    values = {name: typed[mark.end() : end].strip() for (name, mark), end in zip(marks.items(), ends, strict=True)}
    return typed[:begins].strip(), values


def _without_flag(typed: str) -> str:
    return re.sub(rf"^\s*{_COUPLE}:\s*", "", typed, flags=re.IGNORECASE)
