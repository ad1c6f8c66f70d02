"""What the commands about articles take, typed as `name: value` or as slash options, and their form."""

from __future__ import annotations

import re
from collections.abc import Mapping

from discord import ui
from discord.ext import commands

from bot.replies.words import editor_words
from bot.replies.words import source_edit_words as words
from bot.typed_articles import ARTICLE_FIELDS
from cogs.forms import TextField, form
from db.records import MAX_TEXT, MAX_URL

# What the custom ids of these forms begin with: an empty one for a couple, and one for a draft.
NEW = "source-form:new:"
DRAFT = "source-form:draft:"
# What the drafts of these forms are for.
ADD, EDIT = "source-add", "source-edit"
_MOST_DATE = 60
# Discord shows no preview of a link in angle brackets.
_LINK_BEHIND = re.compile(r"(?P<couple>\S.*?)\s+<?(?P<url>(?:https?://|www\.)[^\s>]+)>?", re.IGNORECASE)
_MOST = {"title": MAX_TEXT, "publisher": MAX_TEXT, "url": MAX_URL, "published": _MOST_DATE}


class _ArticleFlags(commands.FlagConverter, case_insensitive=True):
    """What an article says of itself."""

    title: str | None = commands.flag(default=None, description=words.OPTIONS["title"])
    publisher: str | None = commands.flag(default=None, description=words.OPTIONS["publisher"])
    url: str | None = commands.flag(default=None, description=words.OPTIONS["url"])
    published: str | None = commands.flag(default=None, description=words.OPTIONS["published"])

    def fields(self) -> dict[str, str]:
        """What was typed of the article, by field."""
        return {name: value for name, value in self if name in ARTICLE_FIELDS and value and value.strip()}


class AddFlags(_ArticleFlags, case_insensitive=True):
    """What `source add` takes."""

    # discord.py finds what needs no name in front only where the class itself has it.
    couple: str = commands.flag(positional=True, description=words.OPTIONS["couple"])


def link_behind(couple: str) -> tuple[str, str]:
    """ "kimye https://…": a couple, and the link that is typed behind it without a name; "" where none is."""
    found = _LINK_BEHIND.fullmatch(couple.strip())
    return (found["couple"], found["url"]) if found else (couple, "")


class EditFlags(_ArticleFlags, case_insensitive=True):
    """What `source edit` takes."""

    couple: str = commands.flag(positional=True, description=words.OPTIONS["couple"])
    source: str = commands.flag(description=words.OPTIONS["source"])


class ListFlags(commands.FlagConverter, case_insensitive=True):
    """What `source list` takes."""

    couple: str = commands.flag(positional=True, description=words.OPTIONS["couple"])
    article: str | None = commands.flag(default=None, description=words.OPTIONS["article"])


def article_form(custom_id: str, couple: str, typed: Mapping[str, str], *, title: str = words.FORM_ADD) -> ui.Modal:
    """A form for a couple's article, filled in with what has been typed before."""
    fields = [
        TextField(name, editor_words.FIELD_LABELS[name], words.FORM_HELP[name], _MOST[name], needed=False)
        for name in ARTICLE_FIELDS
    ]
    return form(f"{title}: {couple}", custom_id, fields, typed)
