"""Discord's users, channels and roles in replies: as mentions, which ping nobody, since no reply is allowed to."""

from __future__ import annotations

import re
import secrets

from bot.replies.words import editor_words

# What stands around an id until it is markdown. It is drawn anew at each start, so that no stored text has it.
_OPEN = f"\ue000{secrets.token_hex(8)}"
_CLOSE = "\ue001"
_SIGNS = {"u": "@", "c": "#", "r": "@&"}
_MARKED = re.compile(f"{_OPEN}([ucr])(\\d{{1,20}}){_CLOSE}")


def who(editor: int | None) -> str:
    """A Discord user by their id, for a remark; None is somebody whose id was erased."""
    return editor_words.ERASED if editor is None else f"{_OPEN}u{editor}{_CLOSE}"


def channel(number: int) -> str:
    """A channel by its id, for a remark."""
    return f"{_OPEN}c{number}{_CLOSE}"


def role(number: int) -> str:
    """A role by its id, for a remark."""
    return f"{_OPEN}r{number}{_CLOSE}"


def with_mentions(escaped: str) -> str:
    """Escaped text in which users, channels and roles are what Discord shows by name."""
    return _MARKED.sub(lambda found: f"<{_SIGNS[found[1]]}{found[2]}>", escaped)
