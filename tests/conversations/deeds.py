"""How each thing that can be done is done: typed, by slash command, pressed, sent as a form, from a message's menu."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.questions import Question, Verb, encode
from tests.conversations.making import TYPED
from tests.conversations.record_files import sample

# What comes of it: something is written, a form opens; anything else is a text that the reply holds.
WRITES, OPENS = "something is written", "a form opens"


@dataclass(frozen=True, slots=True)
class Typed:
    """A line, without the prefix."""

    line: str
    does: str
    file: bytes | None = None


@dataclass(frozen=True, slots=True)
class Slash:
    """A slash command with its options; a channel and an editor stand there by their ids."""

    name: str
    options: Mapping[str, Any]
    does: str


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button, or a value of a menu, by its custom id."""

    custom_id: str
    does: str
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """A form by its custom id, filled in."""

    custom_id: str
    fields: Mapping[str, str]
    does: str = WRITES


@dataclass(frozen=True, slots=True)
class Menu:
    """An entry of a message's menu."""

    name: str
    does: str


Way = Typed | Slash | Pressed | Sent | Menu

_FORM = {
    "date": "2026-11-01",
    "kind": "statement",
    "certainty": "confirmed",
    "summary": "They speak, {n}.",
    "article": "A headline {n}\nAn Outlet\nhttps://news.example/{n}\n2 nov 2026",
}
_EVENT = {**TYPED, "couple": "kimye", "summary": "They speak, {n}.", "url": "https://news.example/{n}"}
_COUPLE = {"name": "Pair {n}", "first": "Ann {n}", "second": "Bo {n}", "slug": "pair-{n}"}
_SOURCE = {"title": "Title {n}", "url": "https://news.example/{n}"}
_PACK = sample()


def _flags(fields: Mapping[str, str]) -> str:
    return " ".join(f"{name}: {value}" for name, value in fields.items())


def _both(name: str, typed: str, options: Mapping[str, Any], does: str, by_slash: str = "") -> tuple[Way, ...]:
    return Typed(f"{name} {typed}".strip(), does), Slash(name, options, by_slash or does)


_KIMYE = {"couple": "kimye"}
DEEDS: Mapping[str, tuple[Way, ...]] = {
    # ------------------------------------------------------------ readers
    "/ship": (Typed("ship kimye", "Divorced"), Slash("ship status", _KIMYE, "Divorced")),
    "/kimye": (Typed("kimye", "Divorced"), Slash("kimye status", {}, "Divorced")),
    "/ask": _both("ask", "are kim and kanye divorced?", {"question": "are kim and kanye divorced?"}, "Yes"),
    "/couples": _both("couples", "", {}, "Kim Kardashian"),
    "/help": _both("help", "", {}, "Ask me"),
    "/about": _both("about", "", {}, "record"),
    "/privacy": _both("privacy", "", {}, "Discord"),
    "Is this true?": (Menu("Is this true?", "Kim Kardashian"),),
    "go": (Pressed(f"go:1:{encode(Question('kimye', Verb.TIMELINE))}", "timeline"),),
    "pick": (Pressed("pick:1:show", "timeline", encode(Question("kimye", Verb.TIMELINE))),),
    # ------------------------------------------------------------ members
    "/suggest": (Typed(f"suggest {_flags(_EVENT)}", WRITES), Slash("suggest", _EVENT, WRITES)),
    "suggest:open": (Pressed("suggest:open:kimye", OPENS),),
    "suggest:mine": (Pressed("suggest:mine", "suggestions"),),
    "suggest-form:new": (Sent("suggest-form:new:kimye", _FORM),),
    "suggest:fix": (Pressed("suggest:fix:{suggest_draft}", OPENS),),
    "suggest:pick": (
        Pressed("suggest:pick:couple:{suggest_draft}", "what is it about", "tayvis"),
        Pressed("suggest:pick:kind:{suggest_draft}", "what is it about", "denial"),
        Pressed("suggest:pick:about:{suggest_draft}", "what is it about", "Kanye West"),
        Pressed("suggest:pick:partner:{suggest_draft}", "what is it about", "-else-"),
    ),
    "suggest:withdraw": (Pressed("suggest:withdraw:{mine}", WRITES),),
    "suggest-form:draft": (Sent("suggest-form:draft:{suggest_draft}", _FORM),),
    # ------------------------------------------------------------ events
    "/event help": (Typed("event", "event add couple"), Slash("event help", {}, "event add couple")),
    "/event add": _both("event add", _flags(_EVENT), _EVENT, WRITES),
    "/event show": _both("event show", "{event}", {"event": "{event}"}, "confidential"),
    "/event edit": _both(
        "event edit", "{event} summary: Otherwise {n}.", {"event": "{event}", "summary": "Otherwise {n}."}, WRITES
    ),
    "/event retract": _both(
        "event retract", "{event} wrong article", {"event": "{event}", "reason": "wrong article"}, WRITES
    ),
    "/event restore": _both("event restore", "{gone}", {"event": "{gone}"}, WRITES),
    "/event history": _both("event history", "{event}", {"event": "{event}"}, "an interview"),
    "Log as event": (Menu("Log as event", OPENS),),
    "event:open": (Pressed("event:open:kimye", OPENS),),
    "event:edit": (Pressed("event:edit:{event}", OPENS),),
    "event:retract": (Pressed("event:retract:{event}", OPENS),),
    "event:restore": (Pressed("event:restore:{gone}", WRITES),),
    "event:show": (Pressed("event:show:{event}", "confidential"),),
    "event:history": (Pressed("event:history:{event}:0", "an interview"),),
    "event:undo": (Pressed("event:undo:{event}:{version}", WRITES),),
    "event:put-back": (Pressed("event:put-back:{undone}:{undoing}", WRITES),),
    "event-form:new": (Sent("event-form:new:kimye", _FORM),),
    "event-form:retract": (Sent("event-form:retract:{event}", {"reason": "wrong article"}),),
    "event:fix": (Pressed("event:fix:{draft}", OPENS),),
    "event:pick": (
        Pressed("event:pick:couple:{draft}", "what is it about", "tayvis"),
        Pressed("event:pick:kind:{draft}", "what is it about", "denial"),
        Pressed("event:pick:about:{draft}", "what is it about", "Kanye West"),
        Pressed("event:pick:partner:{draft}", "what is it about", "-else-"),
    ),
    "event-form:draft": (Sent("event-form:draft:{draft}", _FORM),),
    # ------------------------------------------------------------ couples
    "/couple help": (Typed("couple", "couple add"), Slash("couple help", {}, "couple add")),
    "/couple add": _both("couple add", _flags(_COUPLE), _COUPLE, WRITES),
    "/couple edit": _both("couple edit", "{slug}", {"couple": "{slug}"}, "Confidential couple", OPENS),
    "/couple remove": _both(
        "couple remove", "{slug} not a couple", {"couple": "{slug}", "reason": "not a couple"}, WRITES
    ),
    "/couple alias": (Typed("couple alias", "couple add"),),
    "/couple alias add": _both(
        "couple alias add", "{slug} Nick {n}", {"couple": "{slug}", "alias": "Nick {n}"}, WRITES
    ),
    "/couple alias remove": _both(
        "couple alias remove", "{slug} {alias}", {"couple": "{slug}", "alias": "{alias}"}, WRITES
    ),
    "/couple minor": (Typed("couple minor", "couple add"),),
    "/couple minor add": _both(
        "couple minor add", "{slug} Kit Kidd", {"couple": "{slug}", "name": "Kit Kidd"}, "/couple minor add", WRITES
    ),
    "/couple minor clear": _both("couple minor clear", "{marked}", {"couple": "{marked}"}, WRITES),
    "couple:new": (Pressed("couple:new", OPENS),),
    "couple:edit": (Pressed("couple:edit:{couple}", OPENS),),
    "couple:undo": (Pressed("couple:undo:{couple_version}", WRITES),),
    "couple:redo": (Pressed("couple:redo:{removal}", WRITES),),
    "couple:fix": (Pressed("couple:fix:{couple_draft}", OPENS),),
    "couple-form:new": (Sent("couple-form:new", _COUPLE),),
    "couple-form:edit": (Sent("couple-form:edit:{couple}:{couple_version}", _COUPLE),),
    "couple-form:fix": (Sent("couple-form:fix:{couple_draft}", _COUPLE),),
    # ------------------------------------------------------------ articles
    "/source help": (Typed("source", "source add"), Slash("source help", {}, "source add")),
    "/source add": _both("source add", f"kimye {_flags(_SOURCE)}", {**_KIMYE, **_SOURCE}, WRITES),
    "/source edit": _both(
        "source edit",
        "kimye source: {source_key} title: Otherwise {n}",
        {"couple": "kimye", "source": "{source_key}", "title": "Otherwise {n}"},
        WRITES,
    ),
    "/source list": _both("source list", "kimye", _KIMYE, "articles"),
    "source:open": (Pressed("source:open:kimye", OPENS),),
    "source:edit": (Pressed("source:edit:kimye:{source}", OPENS),),
    "source:undo": (Pressed("source:undo:kimye:{source}:{source_version}", WRITES),),
    "source:put-back": (Pressed("source:put-back:kimye:{unsaid}:{unsaying}", WRITES),),
    "source:list": (Pressed("source:list:kimye:0:", "articles"),),
    "source:fix": (Pressed("source:fix:{source_draft}", OPENS),),
    "source-form:new": (Sent("source-form:new:kimye", _SOURCE),),
    "source-form:draft": (Sent("source-form:draft:{source_draft}", _SOURCE),),
    # ------------------------------------------------------------ suggestions, decided
    "suggest:accept": (Pressed("suggest:accept:{suggestion}", WRITES),),
    "suggest:edit": (Pressed("suggest:edit:{suggestion}", OPENS),),
    "suggest:reject": (Pressed("suggest:reject:{suggestion}", OPENS),),
    "suggest-form:edit": (Sent("suggest-form:edit:{suggestion}", _FORM),),
    "suggest-form:reject": (Sent("suggest-form:reject:{suggestion}", {"reason": "no"}),),
    "suggest:mend": (Pressed("suggest:mend:{mended}", OPENS),),
    "suggest-form:mend": (Sent("suggest-form:mend:{mended}", _FORM),),
    # ------------------------------------------------------------ the whole record
    "/record help": (Typed("record", "record export"), Slash("record help", {}, "record export")),
    "/record export": _both("record export", "kimye", _KIMYE, "Exported"),
    "/record log": _both("record log", "", {}, "Who changed what"),
    "/record import": (
        Typed("record import", WRITES, _PACK),
        Slash("record import", {"file": ("packs.toml", _PACK)}, WRITES),
    ),
    "log": (Pressed("log:0:-:-:-:-", "Who changed what"),),
    "import:show": (Pressed("import:show:{import}:0", "would do"),),
    "import:apply": (Pressed("import:apply:{import}:{digest}", WRITES),),
    "import:take": (Pressed("import:take:{import}:{digest}", WRITES),),
    "import:undo": (Pressed("import:undo:{batch}", WRITES),),
    "import:put-back": (Pressed("import:put-back:{batch_back}", WRITES),),
    "/record erase": _both("record erase", "{erasable}", {"editor": "{erasable}"}, "Erase an id"),
    "record:erase": (Pressed("record:erase:{erasable}", WRITES),),
    # ------------------------------------------------------------ the server
    "/follow": _both("follow", "kimye <#{channel}>", {**_KIMYE, "channel": "{channel}"}, WRITES),
    "/unfollow": _both("unfollow", "kimye <#{followed}>", {**_KIMYE, "channel": "{followed}"}, WRITES),
    "/settings": _both("settings", "", {}, "Settings of this server"),
    "settings:editor_role": (Pressed("settings:editor_role", WRITES, "{role}"),),
    "settings:suggestions_channel": (Pressed("settings:suggestions_channel", WRITES, "{channel}"),),
    "settings:log_channel": (Pressed("settings:log_channel", WRITES, "{channel}"),),
    "settings:prefix": (Pressed("settings:prefix", OPENS),),
    "settings:fix": (Pressed("settings:fix:{prefix_draft}", OPENS),),
    "settings:rumours:hide": (Pressed("settings:rumours:hide", WRITES),),
    "settings:rumours:show": (Pressed("settings:rumours:show", WRITES),),
    "settings:undo": (Pressed("settings:undo:{setting}:1", WRITES),),
    "settings-form": (Sent("settings-form:{prefix_draft}", {"prefix": "?"}),),
}
