"""What is said of what members propose: to them, to the editors, and under what is decided."""

from __future__ import annotations

from datetime import date

from bot.replies.words.shared_words import counted, day

SUGGEST = "Propose an event to this server's editors, by options or by a form"
TITLE = "Suggest an event"
EDIT_TITLE = "Accept as edited"
REJECT_TITLE = "Reject suggestion"
PICK_TITLE = "Suggest an event: what is it about?"
ACCEPT, EDIT, REJECT, WITHDRAW, MINE = "Accept", "Edit", "Reject", "Withdraw", "My suggestions"
REASON = "Reason"
REASON_HELP = "Why, in a few words, or nothing: whoever suggested it is told"
NOT_SENT = "Not sent yet."
NOT_ACCEPTED = "Not accepted yet."
NOT_REJECTED = "Not rejected yet."
NO_CHANNEL = (
    "This server takes no suggestions yet: ask a member with Manage Server to choose a channel for them in /settings."
)
CANNOT_POST = (
    "I cannot write in the channel for suggestions: ask a member with Manage Server to let me, or to choose another"
    " one in /settings."
)
NOT_TAKEN = "Discord did not take the suggestion, so it is not sent: try again in a moment."
FORM_GONE = "That form is too old and has been cleared away; open a new one with /suggest."
COUPLE_GONE = "Its couple is no longer on record here: it can be rejected, and not accepted."
OF_NOBODY_HERE = "Its couple is no longer on record here."
BY = "Suggested by"
LOOKS_LIKE = "Looks like"
NONE_OPEN = "You have no open suggestions here."
OPEN_TITLE = "Your open suggestions here"
WITHDRAW_HINT = "Withdraw one with its button, also where its card is gone from the editors' channel."
UNTOLD = "Whoever suggested it could not be told: they left, or take no direct messages."
UNREADABLE = "It can no longer be saved as it was suggested:"
EDITED_BEFORE = "An editor changed it before it was saved."
NO_REASON = "No reason was given."


def title(number: int, couple: str) -> str:
    """The card of a suggestion."""
    return f"Suggestion {number}: {couple}"


def accepted(number: int, key: str) -> str:
    """The card of a suggestion that became an event."""
    return f"Suggestion {number}: accepted{f', saved as {key}' if key else ''}"


def rejected(number: int) -> str:
    """The card of a suggestion that was not taken."""
    return f"Suggestion {number}: rejected"


def withdrawn(number: int) -> str:
    """The card of a suggestion that its member took back."""
    return f"Suggestion {number}: withdrawn"


def accepted_by(editor: str, *, edited: bool) -> str:
    """Who accepted it."""
    return f"Accepted{' as edited' if edited else ''} by {editor}."


def rejected_by(editor: str, reason: str) -> str:
    """Who rejected it, and why."""
    return f"Rejected by {editor}{f': “{reason}”' if reason else '; no reason was given.'}"


def withdrawn_by(member: str) -> str:
    """Who took it back."""
    return f"Withdrawn by {member}, who suggested it."


def similar(key: str, summary: str) -> str:
    """A standing event that a suggestion looks like."""
    return f"{key}, which stands already (“{summary}”)."


def added_meanwhile(key: str, summary: str) -> str:
    """An event that says the same, and came between a suggestion and its acceptance."""
    return (
        f"{key} looks like the same, and stands since after this was suggested (“{summary}”): reject this one, or"
        " press Edit and send the form to add it all the same."
    )


def reason(number: int) -> str:
    """Why an event was added: it stands in the history, so it names nobody."""
    return f"a suggestion (number {number})"


def sent(number: int, where: str) -> str:
    """A suggestion is with the editors."""
    return f"Suggestion {number} is sent{f' to {where}' if where else ''}."


SENT_HINT = "An editor decides about it, and I tell you what in a direct message, if you take them from here."


def too_many(count: int) -> str:
    """A member has as many open suggestions as may be."""
    return (
        f"Not sent yet: you have {counted(count, 'suggestion', 'suggestions')} open here, which is the most. Wait until"
        " an editor decides, or withdraw one, also where its card is gone."
    )


def too_soon(seconds: int) -> str:
    """A member suggests too fast."""
    return f"Not sent yet: the last one was just now. Send it again in {counted(seconds, 'second', 'seconds')}."


def one_open(number: int, couple: str, made: date) -> str:
    """One of a member's open suggestions."""
    return f"Suggestion {number}, {couple or 'a couple that is no longer here'}, {day(made)}"


def withdraw(number: int) -> str:
    """The button that withdraws one of several."""
    return f"{WITHDRAW} {number}"


def decided_before(number: int) -> str:
    """A suggestion on which nothing is left to decide."""
    return f"Suggestion {number} was decided already; nothing was done."


def unknown(number: int) -> str:
    """A number that is no suggestion of this server, or not of who asks."""
    return f"There is no suggestion {number} here that is yours to decide."


def told_accepted(key: str, couple: str, server: str) -> str:
    """To who suggested it: it is in the record."""
    return f"Your suggestion is in the record of {couple} as {key} ({server})."


def told_rejected(couple: str, server: str) -> str:
    """To who suggested it: it is not taken."""
    return f"Your suggestion{f' about {couple}' if couple else ''} was not taken ({server})."


def because(reason: str) -> str:
    """Why a suggestion was not taken."""
    return f"The reason: “{reason}”" if reason else NO_REASON


def example(prefix: str, slug: str) -> str:
    """A whole typed command."""
    return (
        f"{prefix}suggest couple: {slug} date: 16 sept 2021 kind: reconciled certainty: rumoured"
        " summary: Fans took a post as a sign of a reunion. title: A headline publisher: An outlet"
        " url: https://example.org/article"
    )


FORM_HINT = "Or open the form for a couple:"
