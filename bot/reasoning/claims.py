"""What a message claims: the couples that it names, and the rumours of theirs that it is like."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from bot.reasoning.names import plain
from bot.reasoning.rumours import Rumour
from db.records import Kind

_ALIKE = 65.0
# The words by which people claim that something has happened.
_SAID: dict[Kind, str] = {
    Kind.DATING_STARTED: r"dating|seeing (?:each other|one another)|an item|hooking up|hanging out|new couple",
    Kind.ENGAGED: r"engage\w*|propos\w+|fianc\w+|(?:pop\w*|ask\w*) the question|said yes",
    Kind.ENGAGEMENT_ENDED: r"call\w* (?:it )?off|off the (?:wedding|engagement)",
    Kind.MARRIED: (
        r"(?:re)?marr\w+|weds|wedded|wedding\w*|newly ?weds?|hitched|t(?:ie\w*|ying) the knot|elop\w+|husband|wife"
    ),
    Kind.SEPARATED: r"split\w*|separat\w+|living apart|moved out|br(?:oke\w*|eak\w*) ?up|call\w* it quits",
    Kind.BROKE_UP: r"split\w*|br(?:oke\w*|eak\w*) ?up|(?:it s|its|it is) over|over between|dumped|call\w* it quits",
    Kind.DIVORCE_FILED: r"divorc\w+|fil\w+ for divorce",
    Kind.DIVORCE_WITHDRAWN: r"call\w* off (?:the|their) divorce|drop\w* the divorce|withdr\w+",
    Kind.DIVORCE_FINALIZED: r"divorc\w+",
    Kind.RECONCILED: (
        r"(?:back|bk) (?:together|2gether|with|on)|(?:get\w*|got) (?:back|bk)|reconcil\w+|rekindl\w+|reunit\w+|reunion"
        r"|renew\w* (?:their )?vows|(?:to|2)gether again"
    ),
    Kind.CHILD_BORN: r"bab(?:y|ies)|pregnan\w+|expecting",
}


def kinds_claimed(text: str) -> frozenset[Kind]:
    """The kinds of event that a text speaks of."""
    said = plain(text)
    return frozenset(kind for kind, words in _SAID.items() if re.search(rf"\b(?:{words})\b", said))


def rumours_like(text: str, rumours: Iterable[Rumour]) -> tuple[Rumour, ...]:
    """The rumours that a text may repeat: of a kind that it speaks of, of somebody whom it names, or worded alike.

    The best come first; of equally good ones, in the order given.
    """
    kinds, said = kinds_claimed(text), plain(text)
    scored = [(_score(rumour, kinds, said), rumour) for rumour in rumours]
    found = sorted((pair for pair in scored if pair[0] > 0), key=lambda pair: pair[0], reverse=True)
    return tuple(rumour for _, rumour in found)


def _score(rumour: Rumour, kinds: frozenset[Kind], said: str) -> float:
    """How much a text is like a rumour: 0 where it is not."""
    event = rumour.event
    alike = fuzz.token_sort_ratio(said, plain(event.summary))
    if event.partner is not None:
        # Talk of somebody else is only meant where that person is named.
        return 2.0 if _names(said, event.partner) else 0.0
    if event.kind in kinds:
        return 1.0 + alike / 100
    return alike / 100 if alike >= _ALIKE else 0.0


def _names(said: str, person: str) -> bool:
    """Whether a text names somebody, whole or by the last name."""
    names = plain(person).split()
    return bool(names) and re.search(rf"\b{re.escape(names[-1])}\b", said) is not None
