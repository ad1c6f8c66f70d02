"""What is wrong with what was typed of a couple, and what to type instead."""

from __future__ import annotations

from collections.abc import Sequence

from bot.replies.words import couple_words


def missing(name: str) -> str:
    """A field that nothing stands in."""
    like = "Ann Example & Bo Sample" if name == "name" else "Ann Example, Ann: the full name, then aliases"
    return f"{couple_words.LABELS[name]} is missing: write it like {like}."


def holds_link(label: str) -> str:
    """A name that would be a link wherever it is shown."""
    return f"{label} holds a link: write the name alone."


def too_long(label: str, length: int, most: int) -> str:
    """More text than fits."""
    return f"{label} has {length:,} characters: shorten it to at most {most}."


def no_letters(label: str, typed: str) -> str:
    """A name that nobody can type, since nothing of it counts."""
    return f"{label} “{typed[:40]}” holds no letter or digit: write a name that people can type."


def too_many(label: str, count: int, most: int) -> str:
    """More aliases than anybody types."""
    return f"{label} has {count} aliases: keep at most {most}."


def bad_slug(typed: str) -> str:
    """A slug of characters that commands cannot have."""
    return f"Slug “{typed[:40]}” may hold only a-z, 0-9 and - inside, at most 32 of them, such as ann-and-bo."


def no_slug(name: str) -> str:
    """A name of which no slug can be made."""
    return f"Write a slug of a-z, 0-9 and -, such as ann-and-bo: none can be made of “{name[:40]}”."


def same_person(name: str) -> str:
    """A couple of one."""
    return f"Both people are called “{name[:40]}”: a couple is two people with different names."


def of_both(called: str) -> str:
    """A name that either of the two has."""
    return f"Both people are called “{called[:40]}”: leave it out for one of them, or make it an alias of the couple."


def is_command(name: str, called: str) -> str:
    """A name that is a command's."""
    return f"{couple_words.LABELS[name]} “{called[:40]}” is the name of a command of mine: choose another."


def is_taken(name: str, called: str, by: str) -> str:
    """A name that another couple has here."""
    return f"{couple_words.LABELS[name]} “{called[:40]}” is what {by[:60]} is called here: choose another."


def slug_taken(slug: str, by: str, *, made: bool) -> str:
    """A slug that another couple has here."""
    if made:
        return f"Slug “{slug}”, made of the name, is {by[:60]}'s here: write another."
    return f"Slug “{slug}” is {by[:60]}'s here: choose another, or edit that couple."


def was_taken_down(slug: str) -> str:
    """A couple that may not come back by another door."""
    return f"The couple {slug} was taken down by whoever runs this bot, at somebody's request: it cannot be added."


PEOPLE_STAY = (
    "The two people's names stay, because shipped events name them: add another name as an alias behind the comma."
)
ALIAS_MISSING = "The alias is missing: write what the couple is called too."
REASON_MISSING = "The reason is missing: say in a few words why the couple is removed."


def alias_there(alias: str, whose: str) -> str:
    """An alias that is there already."""
    return f"{whose[:60]} is called “{alias[:60]}” already."


def alias_unknown(alias: str, aliases: Sequence[str]) -> str:
    """An alias that is not there."""
    have = f"the aliases are {', '.join(aliases[:20])}" if aliases else "there are none"
    return f"No alias “{alias[:60]}” is there: {have}."


def person_unknown(typed: str, names: Sequence[str]) -> str:
    """Somebody who is not of the couple."""
    return f"“{typed[:60]}” is neither of the two: write {' or '.join(names)}, or leave it out for the couple."
