"""Whether an event has what a question asks for: a place, a number, a reason, a name."""

from __future__ import annotations

import re

from bot.reasoning.ask.asked import Asked
from bot.reasoning.ask.finding import OF_BOTH
from bot.reasoning.ask.people import People
from bot.reasoning.ask.reading import Reading
from bot.reasoning.names import plain
from db.records import Event, Kind

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# Capitals that name neither anybody nor any place.
_NO_NAME = re.compile(
    rf"\b(?:{_MONTHS}|Spring|Summer|Autumn|Winter|Instagram|Twitter|God|Valentine\S*|Christmas|Thanksgiving|Halloween"
    r"|New Year\S*|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)
_NAME = re.compile(r"(?<![.:] )(?<!^)\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")
# An outlet that tells it is not what it tells of.
_TELLER = (
    r"(?:tells?|told|per|by|to) {0}"
    r"|{0}(?:['’]s?)? (?:\w+ )?(?:sources?|insiders?|says|said|reports?|reported|story|headline)"
)
_DATED = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{_MONTHS})\b|\b(?:19|20)\d\d\b")
_NUMBER = re.compile(
    r"\b(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|twice|once|several|first"
    r"|second|third|fourth|fifth)\b"
)
_HOW_OLD = re.compile(r"\bhow old\b")
_AGED = (
    r"(?:,| (?:was|is|turns|turned|aged|at)) \d\d\b(?! \w+ \d{4})|,? (?:an? )?\d\d-year-old\b|,? \d\d years old\b"
    r"| \d\d(?:th|rd|st|nd) birthday\b"
)
_COUNTED = ("people", "person", "guest", "time", "fan", "source", "insider")
_RELATIVE = re.compile(
    r"['’]s? (?:\w+ )?(?:sister|brother|mother|father|mom|dad|parents|friend|cousin|daughter|son|publicist|lawyers?"
    r"|attorney|representative|spokes\w+|manager|chef|stylist|doctor|pastor|priest)\b"
)
_MONEY = re.compile(r"[$£€]\s?\d|\b\d[\d,.]*\s?(?:k|m|million|billion|dollars|euros|pounds)\b|\bdollars\b")
_REASON = re.compile(
    r"\b(?:because|due to|for the sake|so that|led to|leads? to|inspired?|motives?|reasons?|blam\w+|problems|issues"
    r"|differences|put (?:it |the \w+ )?down|caus\w+|support\w*|wants?|prompt\w+|citing|strain"
    r"|for the children|felt|feels?|needed|made it (?:hard|difficult|impossible)|for \w+ing"
    r"|to (?:support|win|keep|focus|back|show|protect|avoid|give|stay|stop|save|help))\b"
)
_SOMEWHERE = re.compile(
    r"\b(?:in|at|on|aboard|outside|near) (?:an?|the|his|her|their) (?:\w+ )?(?:boat|ship|beach|park|garden|church"
    r"|chapel|castle|hotel|restaurant|club|stadium|house|home|theat\w+|cinema|set|island|villa|farm|studio"
    r"|airport|plane|train|pub|bar|museum|lake|mountain|city hall|court\w*|school|university|backyard|vineyard)\b"
)
_PLACE = re.compile(
    r"\b(?:(?:in|at|on|outside|near|around|inside|leaving)\s+(?:the |a |an |his |her |their )?(?:[a-z]+ )?"
    r"|(?:to|from)\s+(?:the )?)([A-Z][\w’'-]+(?: (?:[A-Z]|di|de|of)[\w’'-]*)*)"
)


def suits(reading: Reading, event: Event, people: People) -> bool:
    """Whether an event has what is asked for."""
    text = event.summary
    match reading.asked:
        case Asked.HOW_MUCH:
            return _MONEY.search(text) is not None
        case Asked.HOW_MANY:
            return _counts(text, reading)
        case Asked.WHERE:
            known = set(plain(reading.text).split()) | people.words
            named = _PLACE.findall(_NO_NAME.sub("", text))
            return any(not set(plain(place).split()) & known for place in named) or _SOMEWHERE.search(text) is not None
        case Asked.WHY:
            return event.kind is not Kind.MARRIED and _REASON.search(text) is not None
        case Asked.WHO:
            asked = () if reading.choice else (*reading.people, *reading.others)
            told = {event.partner, *event.about, people.subject(event)} - {None, *asked}
            # Of what two did together, one may be named and the other asked for.
            both = event.kind in OF_BOTH and len(reading.people) == 1
            return bool(told or both or names_in(text, people, reading) or _RELATIVE.search(text))
        case _:
            return True


def asks_for_age(text: str) -> bool:
    """Whether it is asked how old somebody was."""
    return _HOW_OLD.search(text) is not None


def tells_age(event: Event, person: str) -> bool:
    """Whether an event tells how old somebody was: "West, 44,", "on her sister Lund's 33rd birthday"."""
    names = "|".join(map(re.escape, person.split()))
    return re.search(rf"\b(?:{names})\b(?:['’]s)?(?:{_AGED})", event.summary) is not None


def _counts(text: str, reading: Reading) -> bool:
    """Whether a text has a number of what is counted: "four children"."""
    counted = re.search(r"how many (?:of (?:the|their|his|her) )?(\w+)", reading.text)
    term = next((term for term in reading.topics if counted and counted[1] in term.text.split()), None)
    stems = tuple(word.split()[0][:5] for word in (_COUNTED if term is None else term.phrases))
    dateless = _DATED.sub("", text)
    return any(
        word.startswith(stems)
        for number in _NUMBER.finditer(dateless)
        for word in plain(dateless[number.end() :]).split()[:3]
    )


def names_in(text: str, people: People, reading: Reading) -> tuple[str, ...]:
    """The proper names of a text that are neither of our people, nor in the question, nor of who tells it."""
    asked = set(plain(reading.text).split())
    return tuple(
        name
        for name in _NAME.findall(text)
        if not set(plain(name).split()) <= people.words
        and not set(plain(name).split()) & asked
        and not _NO_NAME.fullmatch(name)
        and not re.search(_TELLER.format(re.escape(name)), text)
        and not re.search(rf"\b(?:in|at|on|near|outside) (?:the )?{re.escape(name)}", text)
    )
