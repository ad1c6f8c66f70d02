"""The questions in one text."""

from __future__ import annotations

import re
from collections.abc import Collection

from bot.reasoning.ask.asked import AUXILIARIES, has_form, politeness
from bot.reasoning.ask.small_words import STOP

# Of the questions in one message that are answered.
MOST_CLAUSES = 3
# What such a beginning asks of the rest: "is it true that", "do you know if".
_WHETHER = re.compile(
    r"\b(?:true|official|confirmed|correct|a fact|the case|if|whether|think|reckon|believe|suppose|sure|certain"
    r"|positive)(?: that)?[\s,:]*$"
)
# What stands before a question: "kimye: had she", "in may 2021, had she".
_LEAD = re.compile(
    r"^(?:[^:?;]{1,60}?\s?:\s*|(?:in|by|on|at|as of|before|after|since|during|until)\b[^,?;]{1,40},\s*)+"
)
# Behind a time, or a statement: "by may, had she", "they split, or did they".
_TURNED = re.compile(rf"\b{AUXILIARIES}(?: not| n't)? (\w+)")
_ORDERS = re.compile(r"^(?:please )?(?:give|gimme|show|quote|cite|describe|list|name|find)\b")
_SUBJECTS = frozenset({"he", "she", "they", "it", "we", "you", "i", "anyone", "anybody", "someone", "somebody"})
_CLAUSE = re.compile(
    r"\s*;+\s*|\s*,?\s*\b(?:and|but|also|plus|n|&)\s+(?=(?:also )?(?:when|who|where|why|how|what|did|does|do|is|are"
    r"|was|were|has|have|which|if so|since when|will|(?:from|to|with|by|for|on|in|at) (?:who|whom|what|which))\b)"
    r"|\s*,\s*(?=(?:when|who|where|why|how|what|which|any truth)\b)|(?<=\w)\.\s+"
)
# Hearts and the like, before the first word.
_MARKS = re.compile(r"^[^\w'\"(]+")
_BY_THEMSELVES = re.compile(
    r"^(?:true|right|really|is (?:that|it|this) (?:true|legit|right|real|so|correct)|legit|or not|correct|yes or no"
    r"|yes|no|thanks?|real|for real|innit|please|confirm(?: it| that)?(?: and cite it)?|fact or fiction"
    r"|true or false|what is the truth|any truth(?: (?:to|in|behind) (?:it|that|this|them))?(?: or (?:not|no|na|nah"
    r"|what))?)$"
)


def clauses_of(text: str, names: Collection[str] = ()) -> tuple[str, ...]:
    """The questions in one, without what only asks whether they are so; `names` are the words of names."""
    # The mark of a question stays with it.
    marked = re.sub(r"\s*\?[?\s]*", " ? ; ", text)
    parts = [_MARKS.sub("", part).strip(" ,.") for part in _CLAUSE.split(marked) if part and re.search(r"\w", part)]
    kept = [part for part in parts if not _BY_THEMSELVES.match(part.rstrip(" ?"))]
    if len(kept) < len(parts) and kept:
        # "X filed. True?" doubts what stands before it.
        kept[-1] += " really"
    joined: list[str] = []
    complete = True
    for part in kept:
        # What is no question of its own belongs to the next: "I heard a thing. is it so".
        if complete:
            joined.append(part)
        else:
            joined[-1] += f" {part}"
        if not part.endswith("?") and _whether_it_is_so(part):
            joined[-1] += " ?"
        complete = is_question(part, names) or (part.endswith("?") and not _only_names(part, names))
    return tuple(joined)


def _only_names(text: str, names: Collection[str]) -> bool:
    """Whether a text says nothing but whom it is about: "kim and kanye?"."""
    return all(word in names or word in STOP for word in re.findall(r"\w+", text))


def _whether_it_is_so(text: str) -> bool:
    """Whether a text begins by asking if the rest is so: "is it true that they split"."""
    polite = politeness(text)
    return polite != text and _WHETHER.search(polite) is not None


def is_question(text: str, names: Collection[str] = ()) -> bool:
    """Whether a text has the form of a question; `names` are the words of names."""
    rest = _LEAD.sub("", text)
    rest = rest.removeprefix(politeness(rest))
    turned = any(found[1] in _SUBJECTS or found[1] in names for found in _TURNED.finditer(rest))
    return turned or has_form(rest) or _ORDERS.match(rest) is not None or _whether_it_is_so(text)
