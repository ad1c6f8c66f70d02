"""What the operator is told who takes a couple down, or puts it back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.replies.words.shared_words import day

NONE = "No couple is taken down."
LIFTED = "lifted"


def taken_down(slug: str, name: str) -> str:
    """A takedown is done."""
    return (
        f"{slug}: {name} is taken down. Nobody is answered about it any more, in no server, under no name;"
        " the bot may go on running. Its slash command goes with the next start."
    )


def already_down(slug: str, since: date, reason: str) -> str:
    """A takedown that is in force already."""
    return f"{slug} is taken down already, since {day(since)}: {reason}"


def put_back(slug: str) -> str:
    """A takedown is lifted."""
    return f"{slug} is answered about again. A slash command of its own comes back with the next start."


def no_such_couple(slug: str, near: Sequence[str]) -> str:
    """A slug that no couple has, in no server."""
    meant = f"did you mean {' or '.join(near)}?" if near else "write a couple's slug, such as kimye."
    return f"No couple has the slug “{slug[:60]}”: {meant}"


def not_down(slug: str, those: Sequence[str]) -> str:
    """A takedown to be lifted that is not there."""
    return f"“{slug[:60]}” is not taken down; taken down: {', '.join(those) or 'none'}."


def reason_wrong(most: int) -> str:
    """A reason that is missing or too long."""
    return f"Give the reason in at most {most} characters, such as --reason “asked for by her lawyers”."


def in_pack(slug: str) -> str:
    """A pack that would bring back a couple that is taken down."""
    return f"the couple: {slug} was taken down; lift that first: python -m bot takedown {slug} --lift"


def listed(slug: str, since: date, reason: str) -> str:
    """One takedown in force."""
    return f"{slug}: since {day(since)}: {reason}"
