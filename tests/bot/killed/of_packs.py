"""What editors do with whole packs: adopt them, attach and apply them, take an import back."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from bot.exporting import export
from bot.imports import Imported, Prepared
from db.packfile import read_pack
from db.packwriter import write_pack
from db.records import Couple, Event, Pack, Source
from db.undoing import TakenBack
from tests.bot.killed.desk import PACKED, Editor, version_of, word
from tests.bot.killed.promises import Promise
from tests.conftest import TODAY
from tests.db.samples import pack_text

_VERSIONS: dict[type, str] = {Couple: "couple_versions", Source: "source_versions", Event: "event_versions"}


def _new_pack(by: int) -> Pack:
    name = word(by)
    text = pack_text(
        ('"abby-bo"', f'"{PACKED}{name}"'),
        ('"Abby & Bo"', f'"P {name}"'),
        ('"AbBo"', f'"PP {name}"'),
        ('title = "They met"', f'title = "They met"\nurl = "https://packs.example/{name}"'),
    )
    return read_pack("pack.toml", text)


async def adopt(editor: Editor, by: int) -> None:
    pack = _new_pack(by)

    async def adopt() -> int | None:
        return version_of(await editor.desk.couples.adopt(pack, server=editor.server, editor=by))

    rows = {"couple_versions": 1, "source_versions": len(pack.sources), "event_versions": len(pack.events)}
    says = {"name": pack.couple.name, "layer": editor.server, "action": "add"}
    await editor.keep(Promise("adopt", by, rows, says=says), adopt)


async def bring_in(editor: Editor) -> None:
    """Attach a new pack, or one that says something else of a couple, and apply it."""
    by, desk, here = editor.new(), editor.desk, editor.server
    changed = await _changed_pack(editor, by)
    data = write_pack(changed or _new_pack(by)).encode()
    prepared: list[Prepared] = []

    async def attach() -> int | None:
        received = await desk.imports.receive("p.toml", data, server=here, editor=by, commands=(), today=TODAY)
        if not isinstance(received, Prepared) or not received.number:
            return None
        prepared.append(received)
        return received.number

    says = {"server": here, "name": "p.toml"}
    number = await editor.keep(Promise("attach", by, {"imports": 1}, says=says), attach)
    if number is None:
        return
    [shown], take = prepared, editor.likely(0.5)

    async def apply() -> int | None:
        outcome = await desk.imports.apply(
            number, shown.digest, take=take, server=here, editor=by, commands=(), today=TODAY
        )
        if not isinstance(outcome, Imported):
            return None
        desk.applied.append((number, here))
        return number

    await editor.keep(_applying(shown, by, take=take, known=changed is not None), apply)


def _applying(shown: Prepared, by: int, *, take: bool, known: bool) -> Promise:
    """What an import writes as it was shown; `known` says that the server has, or had, the couple of its pack."""
    [plan] = shown.plans
    if known and plan.here is None:
        # It was removed meanwhile, and what its rows say already is not written again.
        may = ("source_versions", "event_versions")
        return Promise("apply anew", by, {"couple_versions": 1}, may=may, batch=shown.number)
    rows = Counter(_VERSIONS[type(entry.says)] for entry in plan.applied(take=take))
    return Promise("apply anew" if plan.here is None else "apply", by, dict(rows), batch=shown.number)


async def _changed_pack(editor: Editor, by: int) -> Pack | None:
    """A couple's export in which somebody has changed much; None where there is none."""
    stored = await editor.couple(PACKED)
    exported = await export(editor.desk.archive, editor.server, stored) if stored else None
    if exported is None or editor.likely(0.3):
        return None
    [pack] = exported.packs
    couple = replace(pack.couple, aliases=(f"Alias {word(by)}",)) if editor.likely(0.5) else pack.couple
    sources = {source.key: replace(source, publisher=f"The {word(by)}") for source in pack.sources}
    events = [
        replace(event, summary=f"Said {word(by)} {number}.", sources=tuple(sources[each.key] for each in event.sources))
        for number, event in enumerate(pack.events)
    ]
    return replace(pack, couple=couple, sources=tuple(sources.values()), events=tuple(events))


async def take_back_import(editor: Editor) -> None:
    by, desk = editor.new(), editor.desk
    if not desk.applied:
        return
    number, server = editor.chance.choice(desk.applied[-3:])

    async def undo() -> int | None:
        taken = await desk.imports.take_back(number, again=False, server=server, editor=by)
        return taken.batch if isinstance(taken, TakenBack) else None

    tables = tuple(_VERSIONS.values())
    await editor.keep(Promise("undo import", by, {"imports": 1}, may=tables, says={"server": server}), undo)
