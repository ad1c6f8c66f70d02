"""Whether a typed line is a question in somebody's own words, and not the name of something."""

from __future__ import annotations

import re

_BEFORE = r"(?:(?:so|and|but|ok|okay|hey|hi|hello|well|wait|also|omg|wtf|pls|please|then|now)\b[\s,]+)*"
_WORDS = (
    r"who|whose|whom|what|wat|when|where|why|which|how|is|isn'?t|are|aren'?t|was|wasn'?t|were|weren'?t|do|don'?t|does"
    r"|doesn'?t|did|didn'?t|has|hasn'?t|have|haven'?t|had|hadn'?t|will|won'?t|would|can|could|should|tell me|any idea"
)
_BEGINS = re.compile(rf"{_BEFORE}(?:{_WORDS})(?:'?s|'?re|'?d|'?ve|'?ll)?\s+\S", re.IGNORECASE)
_BEHIND_THE_MARK = " !.\"')”’"


def begins_as_question(text: str) -> bool:
    """Whether a text begins like a question of several words: "are they", "so when did"."""
    return _BEGINS.match(text.replace("’", "'")) is not None


def reads_as_question(text: str) -> bool:
    """Whether a text begins like a question, or ends with its mark."""
    ends = text.rstrip(_BEHIND_THE_MARK).endswith("?") and any(map(str.isalnum, text))
    return ends or begins_as_question(text)
