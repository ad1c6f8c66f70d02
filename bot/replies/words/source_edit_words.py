"""What editors are told of articles."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reasoning.when import EXAMPLES
from bot.replies.commands import Commands
from bot.replies.words import shared_words
from bot.replies.words.editor_words import NOT_SAVED
from bot.replies.words.shared_words import counted
from db.records import Source

# How the commands are described where people pick them: at most 100 characters each.
HOW = "Editors: the articles that the record rests on, and how to add and change them"
ADD = "Editors: add an article that events can cite; with the couple alone, a form"
EDIT = "Editors: change an article for all events that cite it; with the article alone, the form filled in"
LIST = "Editors: every article of a couple, with its id and the events that cite it"
OPTIONS = {
    "couple": "Whose article it is: a name, or part of one",
    "source": "Which article: words of its headline, outlet or date, its id or its link",
    "title": "The article's headline",
    "publisher": "The article's outlet; left out, it is the site of the link",
    "url": "The article's link",
    "published": f"The day the article came out, such as {EXAMPLES}",
    "article": "Only those whose outlet and headline hold these words",
}
CHANGED = "Type - for what is to be taken away."
FORM_ADD, FORM_EDIT = "Add an article", "Edit an article"
FORM_HELP = {
    "title": "Its headline, as it stands there",
    "publisher": "Who published it; empty: the site of the link",
    "url": "https://…",
    "published": "2021-09-16, Sept 2021 or about Aug 2021; empty if not known",
}
OPEN_FORM, EDIT_BUTTON, EDIT_THAT = "Add an article", "Edit", "Edit it"
FORM_HINT = "Or open the form for a couple:"
DRAFT_GONE = "That form is too old and has been cleared away; open a new one with /source add."
NOT_ENOUGH = "An article needs a headline, or an outlet and a link: write one of them."
NO_DIFFERENCE = "Nothing in it is otherwise than before."
ID_ONLY = "Only rumours cite it, and rumours are hidden in this server: as a slash command, I show it to you alone."
SHIPPED_STAYS = "It is of the shipped record: what other servers see of it stays as it was."
NONE = "The record holds no article about them yet."
UNUSED = "no event cites it yet"
RUMOURS_LEFT_OUT = (
    "Rumours are hidden here: what they alone cite is left out, and they are not named. Use /source list to see all."
)


def usage(prefix: str, slug: str) -> str:
    """Whole typed commands."""
    return (
        f"{prefix}source add couple: {slug} title: A headline publisher: An outlet url: https://example.org/article"
        " published: 16 sept 2021"
    )


def others(prefix: str, slug: str) -> str:
    """The other commands of articles, typed."""
    return (
        f"{prefix}source edit {slug} source: s41 published: 16 sept 2021 · {prefix}source list {slug} article: capital"
    )


def source_missing(commands: Commands) -> str:
    """An article to edit that was not named."""
    return f"Name the article: its id, as {commands.typed('source list')} shows it, or its link."


def added(key: str) -> str:
    """An article was added."""
    return f"Saved as {key}."


def edited(key: str) -> str:
    """An article says something else."""
    return f"Saved: {key} is changed."


def undone(key: str, *, stands: bool) -> str:
    """A change was taken back."""
    return f"Undone: {key} is {'as it was before' if stands else 'no longer on record'}."


def put_back(key: str, *, stands: bool) -> str:
    """What was taken back was put back."""
    return f"Put back: {key} {'says so again' if stands else 'is no longer on record'}."


def cited(count: int, commands: Commands) -> str:
    """How much of the record says something else of its source by now."""
    if not count:
        return f"No event cites it yet: give it as url in {commands.typed('event add')}."
    return f"{counted(count, 'event cites it', 'events cite it')}, and {'shows' if count == 1 else 'show'} it so."


def used_by(keys: Sequence[str], total: int) -> str:
    """The events that cite an article: the first few by their ids, and how many more."""
    if not total:
        return UNUSED
    more = f" and {total - len(keys)} more" if total > len(keys) else ""
    named = f": {', '.join(keys)}{more}" if keys else ""
    return f"used by {counted(total, 'event', 'events')}{named}"


def in_list(key: str, used: str) -> str:
    """What stands behind an article in the list."""
    return f"{key}, {used}"


def offered(source: Source) -> str:
    """An article as autocomplete offers it: its outlet and date first, as headlines are long."""
    date = shared_words.when(source.published) if source.published else "undated"
    parts = (source.publisher, date, source.title and f"“{source.title}”", source.key)
    return ", ".join(part for part in parts if part)


def known(key: str, source: Source, used: str) -> str:
    """An article that the record has, typed again."""
    return f"The record has that article already as {key} ({shared_words.source(source)}), {used}."


def known_by_id(key: str, used: str) -> str:
    """The same, of an article that may not be shown where everybody reads."""
    return f"The record has that article already as {key}, {used}."


def not_twice(key: str) -> str:
    """A change by which two articles would be one."""
    return f"{NOT_SAVED} That is the link or headline of another article, {key}: edit that one instead."


def link_needed(events: Sequence[str]) -> str:
    """A link that cannot go."""
    confirmed = "the confirmed event" if len(events) == 1 else "the confirmed events"
    return (
        f"The link has to stay: {confirmed} {', '.join(events)} would have no article with a link. Write another"
        " link, or give them another article first."
    )


def still_cited(key: str, events: Sequence[str], total: int) -> str:
    """An article that cannot go."""
    return (
        f"{key} stays: it is {used_by(events, total)}, which would be left without it."
        " Give them another article first, or retract them."
    )


def unknown(typed: str, couple: str, commands: Commands) -> str:
    """A text that names no article."""
    hint = "pick one from the list" if commands.slash else f"look for it with {commands.typed('source list')}"
    return f"No article of {couple} is called “{typed[:60]}”: write its id or link, or {hint}."


def changed_already(key: str) -> str:
    """An undo or an edit that has nothing to do."""
    return f"{key} has been changed already; nothing was done."


def title(couple: str) -> str:
    """Whose articles are listed."""
    return f"{couple}: articles"


def of_couple(key: str, couple: str) -> str:
    """One article by itself."""
    return f"{key} · {couple}"


def none_like(words: str) -> str:
    """A filter that leaves nothing."""
    return f"No article here has “{words}” in its outlet or headline."


def place(shown: str, total: int, words: str) -> str:
    """Which articles a card shows, counted from 1: "1–9 of 88 articles with “capital”, newest first."."""
    named = f" with “{words}”" if words else ""
    return f"{shown} {'article' if total == 1 else 'articles'}{named}, newest first."
