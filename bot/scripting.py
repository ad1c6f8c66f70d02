"""The commands for scripts: `status`, `pack`, `mark`, `backup` and `erase`, which need no Discord."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from getpass import getpass
from pathlib import Path

from bot import packs
from bot.answers import Answers, status_outcome
from bot.archive import Archive
from bot.asking import CoupleTakenDown, named_couple
from bot.outcomes import DateUnclear, DateUnreadable, StatusAnswer
from bot.questions import Question
from bot.reasoning.story import story_mistakes
from bot.replies.status_json import status_json
from bot.replies.words import couple_words, notice_words, takedown_words
from bot.settings import Settings
from db.backup import back_up
from db.changes import Change
from db.guard import minor_mark
from db.packfile import PackError
from db.packstore import Loaded, Origin
from db.packwriter import write_pack
from db.rows import StoredCouple
from db.store import Store, open_store

log = logging.getLogger(__name__)


class CannotAnswer(Exception):
    """A question from the terminal that has no answer; the message is one sentence."""


@asynccontextmanager
async def open_record(settings: Settings) -> AsyncGenerator[Store]:
    """The record that the settings name, with their packs loaded."""
    async with open_store(settings.db) as store:
        await packs.load_folder(store, settings.packs or packs.shipped_packs())
        yield store


@dataclass(frozen=True, slots=True)
class StatusScript:
    """Answers `status` from one open record, on one day."""

    answers: Answers
    today: date

    async def ask(self, couple: str, as_of: str | None, known_by: str | None) -> StatusAnswer:
        """The status of a couple; raises CannotAnswer where name or day cannot be read."""
        stored = await find_couple(self.answers.archive, couple)
        record = await self.answers.archive.record(stored, None)
        question = Question(stored.couple.slug, as_of=as_of, known_by=known_by)
        match status_outcome(question, record, self.today):
            case StatusAnswer() as answer:
                return answer
            case DateUnclear(typed=typed, readings=readings):
                raise CannotAnswer(notice_words.date_unclear(typed, readings.first, readings.second))
            case DateUnreadable(field=field, typed=typed):
                raise CannotAnswer(notice_words.date_unreadable(field, typed))

    async def one(self, couple: str, as_of: str | None, known_by: str | None, *, as_json: bool) -> str:
        """The answer as JSON, or as the text of the card."""
        answer = await self.ask(couple, as_of, known_by)
        if as_json:
            return json.dumps(status_json(answer.status), ensure_ascii=False)
        # Cards are written in Discord's markdown; JSON needs none of it.
        from bot.replies.commands import TerminalCommands
        from bot.replies.plain import plain_text
        from bot.replies.present import status_reply

        blocks, _ = status_reply(answer, TerminalCommands())
        return plain_text("\n\n".join(blocks.texts))

    async def line(self, line: str) -> str:
        """The JSON answer to "COUPLE AS_OF [KNOWN_BY]", or its error."""
        match line.split():
            case [couple, as_of, *rest] if len(rest) <= 1:
                try:
                    return await self.one(couple, as_of, rest[0] if rest else None, as_json=True)
                except CannotAnswer as error:
                    return json.dumps({"error": str(error)}, ensure_ascii=False)
            case _:
                return json.dumps({"error": "Write COUPLE AS_OF [KNOWN_BY], such as: kimye 2021-09-16"})


async def find_couple(archive: Archive, typed: str, server: int | None = None) -> StoredCouple:
    """The couple that a text names; raises CannotAnswer."""
    names = await archive.names(server)
    found = named_couple(typed, names)
    if isinstance(found, StoredCouple):
        return found
    if isinstance(found, CoupleTakenDown):
        raise CannotAnswer(notice_words.couple_taken_down(found.slug))
    have = notice_words.on_record([stored.couple.slug for stored in names.couples[:20]])
    raise CannotAnswer(f"{notice_words.couple_unknown(typed)} {have}")


def check_packs(files: list[Path]) -> Iterator[str]:
    """A line for each pack, if all are right and go together; raises PackError otherwise."""
    read = {file.name: packs.read_checked(file)[0] for file in files}
    packs.no_couple_twice(read)
    for name, pack in read.items():
        yield f"{name}: right, {pack.couple.slug} version {pack.version}, {len(pack.events)} events."


async def export_pack(store: Store, couple: str, server: int | None) -> str:
    """A couple's record as a pack, as every server sees it or as one does."""
    archive = Archive(store)
    stored = await find_couple(archive, couple, server)
    loaded = (await store.pack_loads()).get(stored.couple.slug)
    pack = packs.pack_of(await archive.record(stored, server), loaded.version if loaded else 1)
    for mistake in story_mistakes(pack):
        log.warning("`pack check` would have this mended: %s", mistake)
    return write_pack(pack)


async def load_pack(store: Store, file: Path) -> str:
    """Bring a pack into the shipped record; raises PackError where it may not."""
    pack, digest = packs.read_to_load(file)
    names = await Archive(store).names(None)
    if gone := names.taken_down_as(pack.couple):
        raise PackError(file.name, [takedown_words.in_pack(gone)])
    packs.refuse_taken_names(file.name, pack.couple, names)
    change = Change(datetime.now(UTC), f"{file.name}, version {pack.version}")
    loaded = await store.load_pack(pack, digest=digest, origin=Origin.FILE, change=change)
    if loaded in {Loaded.KEPT, Loaded.OLDER}:
        raise PackError(file.name, [packs.not_newer(pack, loaded)])
    return f"{pack.couple.slug}: {loaded}, version {pack.version}, {len(pack.events)} events."


def marked_name() -> str:
    """The mark of a minor's name that is asked for; the name itself is neither shown, stored nor repeated.

    Raises CannotAnswer where that is no full name.
    """
    # Typed behind the command, it would stay in the shell's history.
    name = getpass(couple_words.MARK_PROMPT) if sys.stdin.isatty() else sys.stdin.readline()
    try:
        return minor_mark(name)
    except ValueError:
        raise CannotAnswer(couple_words.MINOR_NO_NAME) from None


def back_up_record(settings: Settings, file: Path) -> str:
    """Copy the record that the settings name into a new file; raises RecordUnavailable."""
    back_up(settings.db, file)
    return f"{file}: a whole copy of {settings.db}, {file.stat().st_size:,} bytes."


async def erase_editor(store: Store, editor: int) -> str:
    """Take a Discord user's id out of the record, and say how many entries had it."""
    match await store.erase_editor(editor):
        case 0:
            return f"No entry names {editor}."
        case 1:
            return f"Erased: 1 entry no longer names {editor}."
        case count:
            return f"Erased: {count} entries no longer name {editor}."


def typed_lines() -> Iterator[str]:
    """The lines of standard input that say something."""
    return (line.strip() for line in sys.stdin if line.strip())
