"""What Discord takes: its documented limits, and its own schema where that file is at hand.

SimCord accepts more than Discord does, so every request of every conversation is held to these. One table of
rules, long as it is, is easier to hold beside Discord's documentation than several.
"""

from __future__ import annotations

import copy
import json
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, cast

from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012
from simcord.types import HttpLogEntry

Raw = Mapping[str, Any]

# How many commands of each kind: those that are typed, and those in the menus of users and of messages.
CHAT_INPUT, USER_MENU, MESSAGE_MENU = 1, 2, 3
MAX_COMMANDS = {CHAT_INPUT: 100, USER_MENU: 5, MESSAGE_MENU: 5}
MAX_COMMAND_SIZE = 8000
MAX_COMPONENTS, MAX_TEXT = 40, 4000
MAX_ATTACHMENTS, MAX_ALT_TEXT, MAX_GALLERY = 10, 1024, 10
MAX_PLACEHOLDER = 150
EPHEMERAL, COMPONENTS_V2 = 1 << 6, 1 << 15
ACTION_ROW, BUTTON, SELECT, TEXT_INPUT = 1, 2, 3, 4
TEXT, GALLERY, FILE, SEPARATOR, CONTAINER, LABEL = 10, 12, 13, 14, 17, 18
IN_CONTAINERS = frozenset({ACTION_ROW, TEXT, GALLERY, FILE, SEPARATOR})
SUBCOMMAND, GROUP = 1, 2
MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATED, CHOICES, MODAL = 4, 5, 6, 7, 8, 9
_ATTACHED = "attachment://"

# The schema of a request's body, by method and path; a callback's depends on its type too.
_SCHEMAS = {
    ("PUT", r"/applications/\d+/commands"): "/applications/{application_id}/commands",
    ("PUT", r"/applications/\d+/guilds/\d+/commands"): "/applications/{application_id}/guilds/{guild_id}/commands",
    ("POST", r"/channels/\d+/messages"): "/channels/{channel_id}/messages",
    ("PATCH", r"/channels/\d+/messages/\d+"): "/channels/{channel_id}/messages/{message_id}",
    ("POST", r"/users/@me/channels"): "/users/@me/channels",
    ("POST", r"/webhooks/\d+/[^/]+"): "/webhooks/{webhook_id}/{webhook_token}",
    ("PATCH", r"/webhooks/\d+/[^/]+/messages/@original"): "/webhooks/{webhook_id}/{webhook_token}/messages/@original",
}
_CALLBACK = re.compile(r"/interactions/\d+/[^/]+/callback")
_CALLBACK_SCHEMAS = {
    MESSAGE: "CreateMessageInteractionCallbackRequest",
    DEFERRED: "CreateMessageInteractionCallbackRequest",
    DEFERRED_UPDATE: "UpdateMessageInteractionCallbackRequest",
    UPDATED: "UpdateMessageInteractionCallbackRequest",
    CHOICES: "ApplicationCommandAutocompleteCallbackRequest",
    MODAL: "ModalInteractionCallbackRequest",
}


class DiscordRules:
    """Holds requests to the limits, and to Discord's schema if there is a file of it."""

    def __init__(self, openapi: Path | None) -> None:
        self._paths: Raw = {}
        # Any: the library's own types are loose.
        self._validators: dict[str, Any] = {}
        self._registry: Registry[Any] = Registry()
        self._seen: dict[str, tuple[str, ...]] = {}
        self._shapes: dict[str, tuple[str, ...]] = {}
        self.has_schema = openapi is not None
        if openapi is not None:
            document = json.loads(openapi.read_text(encoding="utf-8"))
            # An id is taken as a number too: discord.py sends those of a menu's defaults so.
            document["components"]["schemas"]["SnowflakeType"]["type"] = ["string", "integer"]
            self._paths = document["paths"]
            resource = Resource.from_contents(document, default_specification=DRAFT202012)
            self._registry = self._registry.with_resource("discord", resource).crawl()

    def problems(self, request: HttpLogEntry) -> tuple[str, ...]:
        """All that Discord would refuse, or that this bot never sends: empty where all is well."""
        if request.method == "GET" or request.json is None:
            return ()
        body = json.dumps([request.method, re.sub(r"\d+", "0", request.path), request.json], sort_keys=True)
        if body not in self._seen:
            found = [
                *limit_problems(request),
                *(self._schema_problems_of_its_shape(request) if self.has_schema else ()),
            ]
            self._seen[body] = tuple(f"{request.method} {request.path}: {problem}" for problem in found)
        return self._seen[body]

    def _schema_problems_of_its_shape(self, request: HttpLogEntry) -> tuple[str, ...]:
        """What a request breaks of the schema; one of the same shape, texts of like lengths in it, breaks the same."""
        if not self.has_schema:
            return ()
        shape = repr((request.method, re.sub(r"\d+", "0", request.path), _shape(request.json)))
        if shape not in self._shapes:
            self._shapes[shape] = tuple(self.schema_problems(request))
        return self._shapes[shape]

    def schema_problems(self, request: HttpLogEntry) -> Iterator[str]:
        """What a request breaks of Discord's schema."""
        pointer = _schema_pointer(request)
        if pointer is None:
            yield "the tests know no schema for this request: add it to tests/discord_rules.py"
            return
        if pointer not in self._validators:
            schema = {"$ref": f"discord#{pointer}"}
            self._validators[pointer] = Draft202012Validator(schema, registry=self._registry)
        for error in self._validators[pointer].iter_errors(_as_the_schema_has_it(request.json)):
            deepest = max([error, *error.context], key=lambda e: len(e.absolute_path))
            yield f"schema: at {deepest.json_path}: {deepest.message[:300]}"


# Limits of Discord's for texts: of two on the same side of all of them, a schema takes both or none.
_LENGTHS = (0, 32, 45, 80, 100, 150, 256, 512, 1024, 2000, 4000)


def _shape(body: Any) -> Any:
    """A body with texts by their lengths and whether they are numbers, and each list by the shapes in it.

    How many there are of each is held to the documented limits.
    """
    if isinstance(body, dict):
        return {key: _shape(value) for key, value in cast("dict[str, Any]", body).items()}
    if isinstance(body, list):
        return sorted({repr(_shape(value)) for value in cast("list[Any]", body)})
    return (bisect_left(_LENGTHS, len(body)), body.isdecimal()) if isinstance(body, str) else body


def _as_the_schema_has_it(body: Any) -> Any:
    """A body with its new files numbered in text: discord.py counts them in numbers, which Discord takes too."""
    if isinstance(body, list):
        return cast("list[Any]", body)
    whole: dict[str, Any] = copy.deepcopy(body)
    for attachment in (whole.get("data") or whole).get("attachments") or ():
        attachment["id"] = str(attachment["id"])
    return whole


def _schema_pointer(request: HttpLogEntry) -> str | None:
    if _CALLBACK.fullmatch(request.path):
        name = _CALLBACK_SCHEMAS.get(request.json["type"]) if request.json else None
        return f"/components/schemas/{name}" if name else None
    for (method, path), template in _SCHEMAS.items():
        if method == request.method and re.fullmatch(path, request.path):
            escaped = template.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D")
            return f"/paths/{escaped}/{method.lower()}/requestBody/content/application~1json/schema"
    return None


def limit_problems(request: HttpLogEntry) -> Iterator[str]:
    """What a request breaks of the documented limits and of our own promises."""
    body: Any = request.json
    if request.path.endswith("/commands"):
        yield from commands_problems(body)
    elif request.path == "/users/@me/channels":
        # It opens a direct message, and holds none yet.
        return
    elif not _CALLBACK.fullmatch(request.path):
        yield from message_problems(body)
    elif body["type"] in {MESSAGE, UPDATED}:
        yield from message_problems(body["data"])
    elif body["type"] == MODAL:
        yield from modal_problems(body["data"])
    elif body["type"] == CHOICES:
        yield from choices_problems(body["data"]["choices"])
    elif body["type"] in {DEFERRED, DEFERRED_UPDATE}:
        yield from deferral_problems(body["type"], body.get("data") or {})
    else:
        yield f"an answer of type {body['type']}"


def deferral_problems(kind: int, data: Raw) -> Iterator[str]:
    """Of an answer that is still to come: it holds no message yet, only who is to see the one that comes."""
    if said := sorted(data.keys() - {"flags"}):
        yield f"a deferred answer with {', '.join(said)}"
    if int(data.get("flags") or 0) & ~(EPHEMERAL if kind == DEFERRED else 0):
        yield f"a deferred answer of type {kind} with flags {data['flags']}"


def commands_problems(commands: Sequence[Raw]) -> Iterator[str]:
    """Of all commands that are registered together."""
    kinds = Counter(_kind(command) for command in commands)
    yield from (
        f"{count} commands of type {kind}" for kind, count in kinds.items() if count > MAX_COMMANDS.get(kind, 0)
    )
    for kind in kinds:
        names = [str(command["name"]) for command in commands if _kind(command) == kind]
        yield from _repeated(f"command of type {kind}", names)
    for command in commands:
        yield from command_problems(command)


def command_problems(command: Raw) -> Iterator[str]:
    """Of one command with everything in it."""
    name = command["name"]
    if (size := _size(command)) > MAX_COMMAND_SIZE:
        yield f"/{name} has {size} characters in all"
    yield from _typed_problems(command) if _kind(command) == CHAT_INPUT else _menu_problems(command)


def _menu_problems(command: Raw) -> Iterator[str]:
    """Of a command in the menu of a user or a message: only its name is shown."""
    name = command["name"]
    if not 1 <= len(name) <= 32 or not name.strip():
        yield f"{name!r} is no name in a menu"
    yield from (f"{name!r}: {part} in a menu" for part in ("description", "options") if command.get(part))


def _typed_problems(command: Raw) -> Iterator[str]:
    for path, depth, node in _command_nodes(command, ()):
        where = f"/{' '.join(path)}"
        if not re.fullmatch(r"[-_'\w]{1,32}", node["name"]) or node["name"] != node["name"].lower():
            yield f"{where}: {node['name']!r} is no name"
        if not 1 <= len(node.get("description") or "") <= 100:
            yield f"{where}: a description of {len(node.get('description') or '')} characters"
        options: Sequence[Raw] = node.get("options") or ()
        if len(options) > 25:
            yield f"{where}: {len(options)} options"
        yield from _repeated(f"{where}: option", [option["name"] for option in options])
        required = [bool(option.get("required")) for option in options if option["type"] not in {SUBCOMMAND, GROUP}]
        if required != sorted(required, reverse=True):
            yield f"{where}: a required option after an optional one"
        if len({option["type"] in {SUBCOMMAND, GROUP} for option in options}) > 1:
            yield f"{where}: options beside subcommands"
        if node.get("type") == GROUP and depth > 1:
            yield f"{where}: a group inside a group"
        if node.get("autocomplete") and node.get("choices"):
            yield f"{where}: choices beside autocomplete"
        yield from (f"{where}: {problem}" for problem in choices_problems(node.get("choices") or ()))


def choices_problems(choices: Sequence[Raw]) -> Iterator[str]:
    """Of the choices of an option, fixed or offered while typing."""
    if len(choices) > 25:
        yield f"{len(choices)} choices"
    for choice in choices:
        if not 1 <= len(choice["name"]) <= 100 or not 1 <= len(str(choice["value"])) <= 100:
            yield f"a choice that is empty or over 100 characters: {choice}"
    yield from _repeated("choice", [choice["name"] for choice in choices])


def message_problems(message: Raw) -> Iterator[str]:
    """Of a message that the bot sends or changes."""
    if not int(message.get("flags") or 0) & COMPONENTS_V2:
        yield "no IS_COMPONENTS_V2 flag"
    yield from (f"{name} beside components" for name in ("content", "embeds", "poll") if message.get(name))
    mentions: Raw | None = message.get("allowed_mentions")
    if mentions is None or mentions.get("parse") != [] or any(mentions.get(k) for k in ("users", "roles")):
        yield f"allowed_mentions is {mentions}: somebody may be pinged"
    elif mentions.get("replied_user"):
        yield "the reply pings its author"
    top: Sequence[Raw] = message.get("components") or ()
    if wrong := [c["type"] for c in top if c["type"] not in IN_CONTAINERS | {CONTAINER}]:
        yield f"components of types {wrong} at the top"
    yield from components_problems(top)
    yield from _attachment_problems(message.get("attachments") or (), list(walk(top)))


def _attachment_problems(attachments: Sequence[Raw], every: Sequence[Raw]) -> Iterator[str]:
    """Of a message's files, and of what its components show of them."""
    if len(attachments) > MAX_ATTACHMENTS:
        yield f"{len(attachments)} attachments"
    names = [str(attachment["filename"]) for attachment in attachments if attachment.get("filename")]
    for attachment in attachments:
        if len(attachment.get("description") or "") > MAX_ALT_TEXT:
            yield f"an attachment's description of {len(attachment['description'])} characters"
    shown = [str(component["file"]["url"]) for component in every if component["type"] == FILE]
    shown += [str(item["media"]["url"]) for gallery in every if gallery["type"] == GALLERY for item in gallery["items"]]
    for url in shown:
        if url.startswith(_ATTACHED) and url.removeprefix(_ATTACHED) not in names:
            yield f"{url} is not among the attachments {names}"


def modal_problems(modal: Raw) -> Iterator[str]:
    """Of a form."""
    if not 1 <= len(modal["title"]) <= 45:
        yield f"a title of {len(modal['title'])} characters"
    if not 1 <= len(modal["custom_id"]) <= 100:
        yield f"a custom id of {len(modal['custom_id'])} characters"
    top: Sequence[Raw] = modal["components"]
    if not 1 <= len(top) <= 5:
        yield f"a form of {len(top)} fields"
    if wrong := [c["type"] for c in top if c["type"] not in {TEXT, LABEL}]:
        yield f"fields of types {wrong} at the top of a form"
    yield from components_problems(top)


def components_problems(top: Sequence[Raw]) -> Iterator[str]:
    """Of all components of one message or form together."""
    every = list(walk(top))
    if not 1 <= len(every) <= MAX_COMPONENTS:
        yield f"{len(every)} components"
    text = sum(len(component["content"]) for component in every if component["type"] == TEXT)
    if text > MAX_TEXT:
        yield f"{text} characters of text"
    yield from _repeated("custom id", [component["custom_id"] for component in every if "custom_id" in component])
    for component in every:
        yield from _component_problems(component)


def _component_problems(component: Raw) -> Iterator[str]:
    if not 1 <= len(component.get("custom_id", "-")) <= 100:
        yield f"a custom id of {len(component['custom_id'])} characters"
    problems_of = _PROBLEMS_OF.get(component["type"])
    if problems_of is not None:
        yield from problems_of(component)


def _row_problems(row: Raw) -> Iterator[str]:
    children: Sequence[Raw] = row["components"]
    if not 1 <= len(children) <= (5 if all(child["type"] == BUTTON for child in children) else 1):
        yield f"a row of {len(children)} components"


def _text_problems(text: Raw) -> Iterator[str]:
    if not text["content"].strip():
        yield "an empty text"


def _file_problems(file: Raw) -> Iterator[str]:
    if not str(file["file"]["url"]).startswith(_ATTACHED):
        yield f"a file that is not attached: {file['file']['url']}"


def _container_problems(container: Raw) -> Iterator[str]:
    children: Sequence[Raw] = container["components"]
    if not children:
        yield "an empty container"
    if wrong := [child["type"] for child in children if child["type"] not in IN_CONTAINERS]:
        yield f"components of types {wrong} in a container"


def _button_problems(button: Raw) -> Iterator[str]:
    if not 1 <= len(button.get("label") or "") <= 80:
        yield f"a button without a label or with one over 80 characters: {button}"
    if ("url" in button) == ("custom_id" in button):
        yield f"a button that is neither a link nor ours, or both: {button}"


def _gallery_problems(gallery: Raw) -> Iterator[str]:
    items: Sequence[Raw] = gallery["items"]
    if not 1 <= len(items) <= MAX_GALLERY:
        yield f"a gallery of {len(items)} items"
    for item in items:
        if not str(item["media"]["url"]).startswith((_ATTACHED, "https://", "http://")):
            yield f"{item['media']['url']} is no url of a picture"
        if (said := item.get("description")) is not None and not 1 <= len(said) <= MAX_ALT_TEXT:
            yield f"a picture's description of {len(said)} characters"


def _label_problems(label: Raw) -> Iterator[str]:
    if not 1 <= len(label["label"]) <= 45:
        yield f"a field's label of {len(label['label'])} characters: {label['label']!r}"
    if not 1 <= len(label.get("description") or "-") <= 100:
        yield f"a field's description of {len(label['description'])} characters: {label['description']!r}"


def _text_input_problems(field: Raw) -> Iterator[str]:
    least, most = field.get("min_length") or 0, field.get("max_length") or MAX_TEXT
    if not 0 <= least <= most <= MAX_TEXT or most < 1:
        yield f"a text of {least} to {most} characters"
    if len(field.get("value") or "") > most:
        yield f"a text of {len(field['value'])} characters filled in where {most} fit"
    if len(field.get("placeholder") or "") > 100:
        yield "a placeholder over 100 characters"


def _select_problems(select: Raw) -> Iterator[str]:
    options: Sequence[Raw] = select["options"]
    if not 1 <= len(options) <= 25:
        yield f"a select of {len(options)} options"
    yield from _repeated("option value", [option["value"] for option in options])
    if len(select.get("placeholder") or "") > MAX_PLACEHOLDER:
        yield f"a placeholder of {len(select['placeholder'])} characters in a select"
    for option in options:
        if not all(1 <= len(option[part]) <= 100 for part in ("label", "value")):
            yield f"an option that is empty or over 100 characters: {option}"
        if len(option.get("description") or "") > 100:
            yield f"an option's description over 100 characters: {option}"
    if sum(bool(option.get("default")) for option in options) > (select.get("max_values") or 1):
        yield "more options chosen beforehand than may be chosen"


_PROBLEMS_OF = {
    ACTION_ROW: _row_problems,
    BUTTON: _button_problems,
    SELECT: _select_problems,
    TEXT_INPUT: _text_input_problems,
    TEXT: _text_problems,
    GALLERY: _gallery_problems,
    FILE: _file_problems,
    CONTAINER: _container_problems,
    LABEL: _label_problems,
}


def walk(components: Sequence[Raw]) -> Iterator[Raw]:
    """Every component, nested ones too."""
    for component in components:
        yield component
        inner: Sequence[Raw] = component.get("components") or (
            [component["component"]] if "component" in component else []
        )
        yield from walk(inner)


def _command_nodes(node: Raw, above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], int, Raw]]:
    path = (*above, str(node["name"]))
    yield path, len(above), node
    for option in node.get("options") or ():
        yield from _command_nodes(option, path)


def _kind(command: Raw) -> int:
    """Where a command is found; one that doesn't say is typed."""
    return int(command.get("type") or CHAT_INPUT)


def _size(node: Raw) -> int:
    own = len(node["name"]) + len(node.get("description") or "")
    choices = sum(len(choice["name"]) + len(str(choice["value"])) for choice in node.get("choices") or ())
    return own + choices + sum(_size(option) for option in node.get("options") or ())


def _repeated(what: str, values: Sequence[str]) -> Iterator[str]:
    yield from (f"{what} {value!r} {count} times" for value, count in Counter(values).items() if count > 1)
