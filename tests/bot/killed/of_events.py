"""What editors do to events, and to what members suggest."""

from __future__ import annotations

from dataclasses import replace

from bot.entries import Entry
from bot.suggesting import Accepted, Closed
from db.records import Event
from db.suggestions import Suggestion
from tests.bot.killed.desk import RENAMED, Editor, as_json, row_of, word
from tests.bot.killed.promises import Promise
from tests.conftest import TODAY


async def add_event(editor: Editor) -> None:
    by, desk = editor.new(), editor.desk
    stored = await editor.couple()
    if stored is None:
        return
    async with desk.turn(stored.couple):
        if (stored := await editor.again(stored)) is None:
            return
        fields, event = editor.typed(by, await desk.editing.entries.record(stored, editor.server))

        async def add() -> int | None:
            return row_of(await desk.editing.add(stored, fields, server=editor.server, editor=by, today=TODAY))

        says = {**event.says, "action": "add", "layer": editor.server}
        await editor.keep(replace(event, kind="add event", says=says), add)


async def edit_event(editor: Editor) -> None:
    by, desk = editor.new(), editor.desk
    stored = await editor.couple()
    if stored is None:
        return
    async with desk.turn(stored.couple):
        stored = await editor.again(stored)
        entry = await editor.entry(stored) if stored else None
        if stored is None or entry is None:
            return
        record = await desk.editing.entries.record(stored, editor.server)
        fields, event = editor.typed(by, record, entry.event.key)

        async def edit() -> int | None:
            outcome = await desk.editing.edit(
                entry,
                fields,
                server=editor.server,
                editor=by,
                today=TODAY,
                seen=entry.version.id,
                reason=f"reason {word(by)}",
            )
            return row_of(outcome)

        says = {"event_id": entry.number, "action": "change", "layer": editor.server, "reason": f"reason {word(by)}"}
        await editor.keep(replace(event, kind="edit event", says={**event.says, **says}), edit)


async def _found(editor: Editor, *, stands: bool | None = None, changed: bool = False) -> Entry | None:
    """An event of some couple."""
    stored = await editor.couple()
    return None if stored is None else await editor.entry(stored, stands=stands, changed=changed)


async def retract_event(editor: Editor) -> None:
    by, reason = editor.new(), f"reason {word(editor.first + editor.made)}"
    if (entry := await _found(editor, stands=True)) is None:
        return

    async def retract() -> int | None:
        editing = editor.desk.editing
        return row_of(await editing.retract(entry, server=editor.server, editor=by, today=TODAY, reason=reason))

    says = {"event_id": entry.number, "action": "retract", "layer": editor.server, "reason": reason}
    await editor.keep(Promise("retract event", by, {"event_versions": 1}, says=says, again=True), retract)


async def restore_event(editor: Editor) -> None:
    by, reason = editor.new(), f"reason {word(editor.first + editor.made)}"
    if (entry := await _found(editor, stands=False)) is None:
        return

    async def restore() -> int | None:
        editing = editor.desk.editing
        return row_of(await editing.restore(entry, server=editor.server, editor=by, today=TODAY, reason=reason))

    says = {"event_id": entry.number, "layer": editor.server, "reason": reason}
    await editor.keep(Promise("restore event", by, {"event_versions": 1}, says=says, again=True), restore)


async def undo_event(editor: Editor) -> None:
    by, again = editor.new(), editor.likely(0.5)
    if (entry := await _found(editor, changed=True)) is None:
        return

    async def undo() -> int | None:
        outcome = await editor.desk.editing.undo(
            entry, entry.version.id, server=editor.server, editor=by, today=TODAY, again=again
        )
        return row_of(outcome)

    says = {"event_id": entry.number, "layer": editor.server, "reason": "put back" if again else "undone"}
    await editor.keep(Promise("undo event", by, {"event_versions": 1}, says=says, again=True), undo)


async def suggest(editor: Editor) -> None:
    by, desk = editor.new(), editor.desk
    stored = await editor.couple()
    if stored is None or stored.couple.slug.startswith(RENAMED):
        return
    fields, _ = editor.typed(by, await desk.editing.entries.record(stored, editor.server))
    event = await desk.suggesting.read(stored, fields, server=editor.server, today=TODAY)
    if not isinstance(event, Event):
        return

    async def keep() -> int | None:
        kept = await desk.suggesting.keep(
            stored, event, fields, server=editor.server, member=by, channel=1, today=TODAY
        )
        if not isinstance(kept, Suggestion):
            return None
        desk.suggestions.append((kept.number, editor.server))
        return kept.number

    says = {"json_extract(fields, '$.summary')": event.summary, "server": editor.server, "couple_id": stored.id}
    await editor.keep(Promise("suggest", by, {"suggestions": 1}, says=says), keep)


async def accept(editor: Editor) -> None:
    by, desk = editor.new(), editor.desk
    if not desk.suggestions:
        return
    number, server = editor.chance.choice(desk.suggestions)
    proposal = await desk.suggesting.numbered(number, server, TODAY)
    if proposal is None or proposal.stored is None or proposal.event is None:
        return
    record = await desk.editing.entries.record(proposal.stored, server)
    fields, promised = editor.typed(by, record) if editor.likely(0.5) else (None, _promised(by, proposal.event))

    async def take() -> int | None:
        outcome = await desk.suggesting.accept(number, server=server, editor=by, today=TODAY, fields=fields)
        return outcome.done.version if isinstance(outcome, Accepted) else None

    says = {**promised.says, "action": "add", "layer": server}
    rows = {"event_versions": 1, "decisions": 1}
    await editor.keep(replace(promised, kind="accept", rows=rows, says=says), take)


def _promised(by: int, event: Event) -> Promise:
    """What is to be there of an event that is accepted as it was suggested."""
    says = {
        "kind": event.kind.value,
        "certainty": event.certainty.value,
        "summary": event.summary,
        "date": event.date and event.date.text,
        "about": as_json([*event.about]),
        "partner": event.partner,
    }
    cites = tuple(source.url or source.title or "" for source in event.sources)
    return Promise("", by, {}, may=("source_versions",), says=says, cites=cites, disputes=event.disputes)


async def reject(editor: Editor) -> None:
    by, desk = editor.new(), editor.desk
    if not desk.suggestions:
        return
    number, server = editor.chance.choice(desk.suggestions)
    reason = f"reason {word(by)}"

    async def close() -> int | None:
        outcome = await desk.suggesting.reject(number, reason, server=server, editor=by, today=TODAY)
        return number if isinstance(outcome, Closed) else None

    says = {"id": number, "decision": "rejected", "reason": reason, "event_id": None}
    await editor.keep(Promise("reject", by, {"decisions": 1}, says=says), close)
