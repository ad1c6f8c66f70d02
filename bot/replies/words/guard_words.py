"""What is said of texts that may not be stored: private details of anybody, and the names of children."""

from __future__ import annotations

from db.guard import Private

_FOUND = {
    Private.MINOR: "names a minor child: write “their daughter” or “their son”, and for an article leave its title out",
    Private.ADDRESS: "holds an address: say the town, or leave it out",
    Private.PHONE: "holds a phone number: leave it out",
    Private.EMAIL: "holds an e-mail address: leave it out",
}


def holds(key: str, found: Private) -> str:
    """What was written before may not come back, as the detail would come back with it."""
    return f"{key} {_FOUND[found]}. So it can't come back as it was."


def refused(label: str, found: Private) -> str:
    """A text that is not stored, and what to type instead; the detail itself is not repeated."""
    return f"{label} {_FOUND[found]}."
