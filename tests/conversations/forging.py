"""Interactions that no client of Discord's own would send: forged ids and forms, from where none is offered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
from simcord import interactions
from simcord.backend import serializers
from simcord.results import InteractionResult, ResponseMessage

from tests.conversations.conftest import World
from tests.conversations.pressing import Person, forge, forge_menu

COMMAND, COMPONENT, FORM = 2, 3, 5
_SELECTED = frozenset({"kind", "certainty"})


@dataclass
class Forger:
    """What the next interactions say in place of what their client would."""

    world: World
    owners: dict[str, str] = field(default_factory=dict[str, str])
    _instead: tuple[int, dict[str, Any]] | None = None

    def installed_by(self, person: int | None) -> None:
        """From now on, interactions are authorized by a person alone; None: by nobody in particular."""
        self.owners = {} if person is None else {"1": str(person)}

    def payload(self, began: Any, *args: Any, **options: Any) -> Any:
        """An interaction as SimCord begins it, with what is forged."""
        if self._instead is not None:
            options["type"], options["data"] = self._instead
        record, payload = began(*args, **options)
        payload["authorizing_integration_owners"] = dict(self.owners)
        return record, payload

    async def press(
        self, person: Person, card: ResponseMessage, custom_id: str, value: str | None = None
    ) -> InteractionResult:
        """Press a button with this id under a message, or choose a value in a menu with it."""
        if value is None:
            self._bare(card)
            forge(self.world, card, custom_id)
            return await person.click(card, custom_id=custom_id)
        forge_menu(self.world, card, custom_id, value)
        return await person.select(card, [value], custom_id=custom_id)

    async def send(
        self, person: Person, card: ResponseMessage, custom_id: str, fields: Mapping[str, str]
    ) -> InteractionResult:
        """Send a form with this id, whoever opened one."""
        parts = [{"type": 18, "id": n, "component": _field(n, *item)} for n, item in enumerate(fields.items(), 1)]
        return await self._click(person, card, FORM, {"custom_id": custom_id, "components": parts})

    async def menu(self, person: Person, card: ResponseMessage, name: str) -> InteractionResult:
        """Use an entry of a message's menu on the message itself."""
        backend = self.world.env.backend
        found = backend.find_command(name, None, type=3)
        assert found, name
        message = dict(serializers.message_payload(backend, backend.get_message(card.channel_id, card.id)))
        resolved = {"messages": {str(card.id): message}}
        data = {"id": found["id"], "name": name, "type": 3, "target_id": str(card.id), "resolved": resolved}
        return await self._click(person, card, COMMAND, data)

    def _bare(self, card: ResponseMessage) -> None:
        """Take the controls of a message away: one of them may have the id that is forged."""
        stored = self.world.env.backend.get_message(card.channel_id, card.id)
        stored.components = [part for part in stored.components if part["type"] != 1]

    async def _click(self, person: Person, card: ResponseMessage, kind: int, data: dict[str, Any]) -> InteractionResult:
        self._bare(card)
        forge(self.world, card, "forged")
        self._instead = kind, data
        try:
            return await person.click(card, custom_id="forged")
        finally:
            self._instead = None


def forger_of(world: World, monkeypatch: pytest.MonkeyPatch) -> Forger:
    """Lets interactions be forged; also, every command is then there to be sent from a direct message."""
    forger, began = Forger(world), interactions.base_payload

    def base_payload(*args: Any, **options: Any) -> Any:
        return forger.payload(began, *args, **options)

    monkeypatch.setattr(interactions, "base_payload", base_payload)
    return forger


def offer_everywhere(world: World) -> None:
    """Let every command be sent from a direct message too, as a client that keeps to no rule could."""
    for command in world.env.backend.commands[None].values():
        command["contexts"] = [0, 1, 2]


def _field(number: int, name: str, value: str) -> dict[str, Any]:
    if name in _SELECTED:
        return {"type": 3, "id": 100 + number, "custom_id": name, "values": [value]}
    return {"type": 4, "id": 100 + number, "custom_id": name, "value": value}
