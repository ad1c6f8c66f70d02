"""Discord markdown as text for a terminal: no marks, and each article's link once, in the list."""

from __future__ import annotations

import re

_LINK = re.compile(r"\[((?:\[\d+\]|[^\[\]])+)\]\((https?://[^)\s]+)\)")
_ISOLATES = str.maketrans("", "", "\u2066\u2067\u2068\u2069\u200b")


def plain_text(markdown: str) -> str:
    """The text that a reader sees, with links written out where the sources are listed."""
    urls: dict[str, str] = {}

    def label(found: re.Match[str]) -> str:
        if re.fullmatch(r"\[\d+\]", found[1]):
            urls[found[1]] = found[2]
            return found[1]
        return f"{found[1]} <{found[2]}>"

    lines = [_unmarked(line) for line in _LINK.sub(label, markdown).translate(_ISOLATES).splitlines()]
    return "\n".join(_with_url(line, urls) for line in lines)


def _unmarked(line: str) -> str:
    line = re.sub(r"^(?:#{1,3}|-#) ", "", line)
    line = re.sub(r"(?<!\\)\*\*(.+?)(?<!\\)\*\*", r"\1", line)
    return re.sub(r"\\([\W\d_])", r"\1", line)


def _with_url(line: str, urls: dict[str, str]) -> str:
    listed = re.match(r"\[\d+\](?= \S)", line)
    return f"{line} <{urls[listed[0]]}>" if listed and listed[0] in urls else line


def visible_text(markdown: str) -> str:
    """The text as it is seen in Discord, where a link shows its label alone."""
    shown = _LINK.sub(lambda found: found[1], markdown).translate(_ISOLATES)
    return "\n".join(_unmarked(line) for line in shown.splitlines())
