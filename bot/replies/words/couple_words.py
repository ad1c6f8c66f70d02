"""What editors of couples are told."""

from __future__ import annotations

from collections.abc import Sequence

from bot.replies.commands import Commands
from bot.replies.words.shared_words import counted

# How the commands are described where people pick them: at most 100 characters each.
HOW = "Editors: how to keep this server's couples"
ADD = "Editors: add a couple, by a form, by options, or with all of its events from a pack"
EDIT = "Editors: change what a couple and its people are called"
REMOVE = "Editors: take a couple out of this server's record; it can be put back"
ALIAS = "Editors: what else a couple, or one of the two, is called"
ALIAS_ADD = "Editors: let a couple, or one of the two, be found by another name"
ALIAS_REMOVE = "Editors: take an alias away"
MINOR = "Editors: names of minor children, which no text about a couple may hold"
MINOR_ADD = "Editors: keep a minor child's name out of all texts about a couple; only you see this"
MINOR_CLEAR = "Editors: allow again the names that this server kept out"
OPTIONS = {
    "name": "What the couple is called, such as Ann Example & Bo Sample",
    "first": "The first of the two: the full name, then aliases, parted by commas",
    "second": "The second of the two: the full name, then aliases, parted by commas",
    "slug": "A short name for commands, a-z, 0-9 and -; without it, it is made of the name",
    "aliases": "What else the couple is called, parted by commas",
    "pack": "One of the couples that come with me, with all of its events",
    "file": "A pack of your own (.toml, or a .zip with one): the couple with all of its events",
    "couple": "Which couple: a name, or part of one",
    "reason": "Why it is removed, in one sentence",
    "alias": "The name, such as Ann and Bo",
    "person": "The one of the two who is called so; left out, it is the couple",
    "minor": "The child's full name; only a mark is kept that nobody can read the name off",
}
LABELS = {
    "name": "Name",
    "first": "First person",
    "second": "Second person",
    "slug": "Slug",
    "aliases": "Aliases",
    "reason": "Reason",
    "person": "Person",
}
FORM_ADD = "Add a couple"
FORM_HELP = {
    "name": "Such as Ann Example & Bo Sample",
    "first": "Full name, then aliases, parted by commas",
    "second": "Full name, then aliases, parted by commas",
    "slug": "For commands: a-z, 0-9 and -. Empty: made of the name",
    "aliases": "What else the two are called together, parted by commas or lines",
}
OPEN_ADD, EDIT_BUTTON, UNDO, PUT_BACK, FIX = "Add a couple", "Edit", "Undo", "Put it back", "Fix it"
MARK_PROMPT = "The child's full name, which is neither shown nor stored: "


def form_edit(slug: str) -> str:
    """The title of the form of a couple, whose slug stays."""
    return f"Edit {slug} (the slug stays)"


def entry(kind: str, key: str, sentence: str) -> str:
    """What is wrong with one entry of a pack."""
    return f"{kind} “{key[:60]}”: {sentence}"


CONFIRMED_NEEDS_A_LINK = "it is confirmed, and no article of it has a link; add the link, or say reported."


MINOR_NO_NAME = "That is no full name: write first and last name, two to six words, so that no town is meant by it."
MINOR_THERE = "That name is kept out already."
MINOR_NONE = "This server keeps no name out of the texts about them, so there is nothing to clear."
MINOR_TYPED = "Not kept: everybody here can read what you typed."
MINOR_TYPED_DO = (
    "Delete your message now, and use the slash command /couple minor add: then nobody sees the name, and it is"
    " stored nowhere."
)
MINOR_KEPT = "Kept out from now on."
MINOR_KEPT_SAYS = (
    "No event, article, name or alias about {} may hold that full name. The name itself is stored nowhere, only a mark"
    " that nobody can read it off."
)
MINOR_HELD = "Texts on record that hold it, to be edited or retracted:"
MINOR_HELD_NAMES = "A name or an alias of the couple holds it: change that with /couple edit."


def added(name: str) -> str:
    """A new couple."""
    return f"{name} is on this server's record."


def edited(name: str) -> str:
    """A couple that is called otherwise."""
    return f"Saved: {name}."


def removed(name: str) -> str:
    """A couple that is gone from this server."""
    return f"{name} is removed from this server's record."


def undone(name: str, *, stands: bool) -> str:
    """A change that was taken back."""
    return f"Undone: {name} is as before." if stands else f"Undone: {name} is no longer on this server's record."


def put_back(name: str) -> str:
    """A change that holds again."""
    return f"Put back: {name} is on this server's record."


REMOVED_EVENTS = "Its events and articles are kept, and come back with it."
REMOVED_SHIPPED = "It is gone from this server alone; other servers see it as before."


def from_pack(events: int, articles: int) -> str:
    """What came with a couple."""
    return f"With {counted(events, 'event', 'events')} and {counted(articles, 'article', 'articles')} from the pack."


def ask_with(slash: str, typed: str) -> str:
    """How the couple is asked about."""
    return f"{slash} or {typed}"


ASK = "Ask:"


def left_and_came(left: Sequence[str], came: Sequence[str]) -> str:
    """What a list holds no more, and what it holds now."""
    parts = [f"added {_quoted(came)}"] if came else []
    parts += [f"left out {_quoted(left)}"] if left else []
    return "; ".join(parts) or "in another order"


def _quoted(texts: Sequence[str]) -> str:
    return ", ".join(f"“{text}”" for text in texts)


MINORS_LABEL = "Names of minors kept out:"
NOT_SAVED = "Not saved yet."
NOT_DONE = "Not done."
NOTHING_CHANGED = "Nothing to save: that is how it is on record already."
CHANGED_SINCE = "That has been changed since; nothing was done."
NOT_HERE = "That couple is no longer on this server's record."
DRAFT_GONE = "That form is too old and has been cleared away; open a new one with /couple add or /couple edit."


def meanwhile(name: str) -> str:
    """Somebody else was faster."""
    return f"Not saved yet: {name} has been changed meanwhile."


def by_whom(who: str) -> str:
    """Who was faster."""
    return f"By {who}:"


MEANWHILE_DO = "Press Fix it to see what you typed; saving it then replaces that change."


def here_already(name: str) -> str:
    """A pack of a couple that is here."""
    return f"{name} is on this server's record already."


def here_do(slug: str, commands: Commands) -> str:
    """What to do with a pack of a couple that is here."""
    edit = f"{commands.typed('couple edit')} {'couple:' if commands.slash else ''}{slug}"
    return f"Change it with {edit}; what a pack adds to it comes in by {commands.typed('record import')}."


def removed_before(name: str) -> str:
    """A couple that this server had and removed."""
    return f"This server had {name} and removed it."


REMOVED_BEFORE_DO = "Put it back as it was, and edit it then; or choose another slug for another couple."
REMOVED_HERE_DO = "Put it back with the button, and do it again."


def put_back_by(slug: str) -> str:
    """Where no button can be given that puts a couple back."""
    return f"To put it back, use /couple edit couple:{slug}."


def pack_unknown(typed: str, near: Sequence[str]) -> str:
    """A pack that does not come with the bot."""
    return f"No pack is called “{typed[:40]}”. There are: {', '.join(near)}."


def pack_wrong(name: str) -> str:
    """A pack that was refused whole."""
    return f"{name[:60]} was not added: nothing of it is on record."


def one_pack(count: int) -> str:
    """An attached zip with several packs."""
    return f"It holds {count} packs: attach one, or bring in all of them by the command record import."


def file_too_large(size: int, most: int) -> str:
    """A file that is not even downloaded."""
    return f"The file has {size:,} bytes; at most {most:,} are read."


FILE_GONE = "Discord did not give me the file: attach it again."
PACK_OR_FILE = "Give a pack, a file or the names of the two: only one of these at a time."


def more_wrong(count: int) -> str:
    """Mistakes beyond those listed."""
    return f"and {counted(count, 'mistake', 'mistakes')} more."


def how(prefix: str, slug: str) -> tuple[str, ...]:
    """Every command, as it is typed."""
    return (
        f"{prefix}couple add name: Ann Example & Bo Sample first: Ann Example, Ann second: Bo Sample aliases: AnnBo",
        f"{prefix}couple add pack: {slug}",
        f"{prefix}couple edit {slug}",
        f"{prefix}couple remove {slug} the wrong people",
        f"{prefix}couple alias add {slug} The Two",
        f"{prefix}couple alias add {slug} K person: the one of the two",
        f"{prefix}couple alias remove {slug} The Two",
        "/couple minor add, as a slash command alone, so that nobody reads the name",
    )


def edit_by_form(name: str) -> str:
    """A typed command that a form follows."""
    return f"Edit {name} in the form:"


def flag_missing(name: str) -> str:
    """A typed flag with nothing behind it."""
    return f"Nothing stands behind “{name}:”."


def flag_twice(name: str) -> str:
    """A typed flag that stands twice."""
    return f"“{name}:” stands twice; where your text holds it, use the form."


def argument_missing(name: str) -> str:
    """A typed command that stops too early."""
    return f"The {name} is missing."


def no_command_of_its_own(slug: str, why: str) -> str:
    """A couple that has no slash command of its own now."""
    return f"/{slug} is not there: {why}"


def reach_it(slug: str, prefix: str) -> str:
    """How to ask about it meanwhile."""
    return f"/ship status couple:{slug} and {prefix}{slug} answer, and /couples lists it."


def past_most(most: int) -> str:
    """More couples than Discord has room for."""
    return f"this server has more than {most} couples of its own, and Discord has no room for more commands."


TOMORROW = "Discord takes 200 new commands a day for a server, and today's are used up. It comes by itself tomorrow."
LATER = "Discord did not take it. It comes when a couple changes next, or when I start anew."
