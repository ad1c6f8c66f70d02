"""What is said about somebody else's message."""

from __future__ import annotations

from bot.replies.words.shared_words import counted

TITLE = "What the record says"
TOGETHER = "Together?"
LIKE_IT = "Rumours like it"
NO_RUMOUR = "No rumour on record is like that message."
NO_COUPLE = "That message names no couple of the record."
ONE_PERSON = "It names one person of a couple. Is this whom it means?"
ON_RECORD = "These are on record:"


def several(named: int) -> str:
    """A message about more than one couple."""
    return f"That message names {counted(named, 'couple', 'couples')}."


def more_couples(count: int) -> str:
    """Couples that one reply has no room for."""
    return f"and {counted(count, 'couple', 'couples')} more"
