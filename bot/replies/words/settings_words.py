"""What is said of a server's settings."""

from __future__ import annotations

from bot.replies.words.notice_words import shown
from bot.server_settings import Setting, Trouble
from bot.settings import PREFIX_RULE

COMMAND = "Who manages this server: the editors' role, channels, prefix and rumours"
TITLE = "Settings of this server"
LABELS = {
    Setting.EDITOR_ROLE: "Editor role",
    Setting.SUGGESTIONS_CHANNEL: "Suggestions channel",
    Setting.LOG_CHANNEL: "Log channel",
    Setting.PREFIX: "Prefix",
    Setting.HIDE_RUMOURS: "Rumours",
}
MEANS = {
    Setting.EDITOR_ROLE: "Its members change this server's record, beside those who manage the server.",
    Setting.SUGGESTIONS_CHANNEL: "What members propose with /suggest comes there, for editors to decide.",
    Setting.LOG_CHANNEL: "Every change to the record is posted there, with a link.",
    Setting.PREFIX: "It comes before a typed command; a mention of me always works too.",
    Setting.HIDE_RUMOURS: "While they are hidden, nothing that I answer here shows any; the record keeps them.",
}
PROMPTS = {
    Setting.EDITOR_ROLE: "Choose the editors' role",
    Setting.SUGGESTIONS_CHANNEL: "Choose the suggestions channel",
    Setting.LOG_CHANNEL: "Choose the log channel",
}
NOTHING = "none"
HIDDEN, SHOWN = "hidden", "shown"
HIDE, SHOW, CHANGE_PREFIX, UNDO, PUT_BACK, FIX = (
    *("Hide rumours", "Show rumours", "Prefix…"),
    *("Undo", "Put it back", "Fix it"),
)
SAME = "That is so already: nothing was changed."
NOT_NEWEST = "The settings have been changed since then: nothing was undone."
NOT_CHANGED = "Nothing was changed."
FORM_TITLE = "The prefix of this server"
TYPED = "What you typed:"
TROUBLES = {
    Trouble.NO_ROLE: "There is no such role in this server: choose another one.",
    Trouble.EVERYBODYS: "That is everybody's role: choose one that only editors have.",
    Trouble.MANAGED: "That role belongs to a bot or an integration: choose one that members can be given.",
    Trouble.NO_CHANNEL: "There is no such channel in this server: choose another one.",
    Trouble.NO_TEXT_CHANNEL: "That is no text channel: choose one.",
    Trouble.NOT_SEEN: "I cannot see that channel: give me View Channel there, or choose another one.",
    Trouble.NOT_WRITTEN_IN: "I may not write in that channel: give me Send Messages there, or choose another one.",
    Trouble.NO_PREFIX: f"That cannot be a prefix: {PREFIX_RULE}",
}


def no_role(operators: str | None) -> str:
    """What holds where a server has no editors' role of its own."""
    return (
        f"none chosen, so the role called {shown(operators)}" if operators else "none, so only who manages the server"
    )


def no_prefix(operators: str) -> str:
    """What holds where a server has no prefix of its own."""
    return f"{operators} (as everywhere)"


def prefix_help(operators: str) -> str:
    """What a form says of the prefix."""
    return f"At most 10 characters, such as ! or s?; nothing for {operators}"


def changed(before: str, after: str, who: str) -> str:
    """ "none → #log, by @somebody"."""
    return f"{before} → {after}, by {who}"
