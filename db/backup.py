"""A whole copy of a record, also while the bot and others write to it."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

from db.errors import RecordUnavailable, sqlite_errors_as_sentences
from db.migrate import APPLICATION_ID, PATIENCE

_DAMAGED = "the record is damaged, and a copy would be too; restore an older backup"
_TAKEN = "that file is there already; move it away, or name another for the copy"
# What SQLite keeps beside a database, and would take for the copy's own if it was left there by another.
_COMPANIONS = ("-wal", "-shm", "-journal")


def back_up(source: Path, target: Path) -> None:
    """Copy the record at `source` into a new file: all of it as it is at one moment, checked before it gets its name.

    Any record of ours is copied as it is, also one of a newer Shiplog. The copy needs no other file beside
    it, and may be read by whoever may read the source. Raises RecordUnavailable, and leaves no file behind.
    """
    called = target.name or str(target)
    with _as_sentences(called):
        _refuse_taken(called, target)
        handle, name = tempfile.mkstemp(".partial", ".shiplog-", target.parent)
        made = Path(name)
        try:
            with _snapshot(source) as record:
                _copy(record, made, called)
            _refuse_broken(made, source.name)
            os.fchmod(handle, source.stat().st_mode & 0o777)
            os.fsync(handle)
            _name(made, called, target)
        finally:
            os.close(handle)
            made.unlink(missing_ok=True)
        _keep_names(target.parent)


def _refuse_taken(called: str, target: Path) -> None:
    """Refuse a target that would overwrite something, or be mixed up with what lies beside it."""
    if target.is_dir():
        raise RecordUnavailable(called, "that is a folder; name a new file in it")
    for taken in (target, *(target.with_name(f"{target.name}{ending}") for ending in _COMPANIONS)):
        if os.path.lexists(taken):
            raise RecordUnavailable(taken.name, _TAKEN)


@contextmanager
def _snapshot(source: Path) -> Generator[sqlite3.Connection]:
    """A connection that sees the record as it is now until it is closed, and cannot change it."""
    if _is_missing(source):
        raise RecordUnavailable(source.name, "there is no such file; name the record with SHIPLOG_DB")
    address = f"{source.absolute().as_uri()}?mode=ro"
    with (
        sqlite_errors_as_sentences(source.name),
        closing(sqlite3.connect(address, uri=True, isolation_level=None, timeout=PATIENCE)) as record,
    ):
        record.execute("BEGIN")
        # The first statement fixes the moment. backup() alone would wait for ever for a locked file.
        application, _ = record.execute(
            "SELECT application_id, (SELECT count(*) FROM sqlite_schema) FROM pragma_application_id"
        ).fetchone()
        if application != APPLICATION_ID:
            raise RecordUnavailable(source.name, "that file is no record of Shiplog; name the record with SHIPLOG_DB")
        yield record


def _is_missing(path: Path) -> bool:
    try:
        return not path.exists()
    except OSError:
        # In a folder that may not be looked into: SQLite says so.
        return False


def _copy(record: sqlite3.Connection, made: Path, called: str) -> None:
    """All pages, in one go.

    The online backup takes them from the record's one moment while others go on writing, and the copy is in
    write-ahead mode as well; one made by VACUUM INTO is not, and whoever restores it would find readers and
    writers waiting for each other.
    """
    with sqlite_errors_as_sentences(called), closing(sqlite3.connect(made, isolation_level=None)) as copy:
        # A copy that fails is thrown away whole: it needs no journal.
        copy.execute("PRAGMA journal_mode = OFF")
        record.backup(copy)


def _refuse_broken(made: Path, name: str) -> None:
    """Refuse a copy that SQLite finds wrong, and with it the record of that name."""
    # Nobody else knows the file: it is read without locks, and without a log beside it.
    address = f"{made.absolute().as_uri()}?mode=ro&immutable=1"
    with sqlite_errors_as_sentences(name), closing(sqlite3.connect(address, uri=True)) as copy:
        if copy.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
            raise RecordUnavailable(name, _DAMAGED)


def _name(made: Path, called: str, target: Path) -> None:
    """Give a finished copy its name. Unlike a rename, a link never takes the place of a file that came meanwhile."""
    try:
        target.hardlink_to(made)
    except FileExistsError:
        raise
    except OSError:
        # Some disks know no links.
        _refuse_taken(called, target)
        made.rename(target)


def _keep_names(folder: Path) -> None:
    """Make a power cut keep the new name too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _as_sentences(called: str) -> Generator[None]:
    """Turn what a disk or folder refuses into RecordUnavailable."""
    try:
        yield
    except FileExistsError:
        raise RecordUnavailable(called, _TAKEN) from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise RecordUnavailable(called, f"no copy can be made there ({reason}); name a file elsewhere") from error
