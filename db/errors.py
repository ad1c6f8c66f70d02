"""What can go wrong with the record's file, each as one sentence for a person."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager


class RecordUnavailable(Exception):
    """The record's file cannot serve; the message is one clear sentence that names the file.

    `reason` is the sentence without the file's name, for people who are not its operator.
    """

    def __init__(self, name: str, reason: str) -> None:
        self.reason = reason
        super().__init__(f"{name}: {reason}.")


BUSY = "another program is holding the record; try again in a moment"
_SENTENCES = {
    "SQLITE_BUSY": BUSY,
    "SQLITE_LOCKED": BUSY,
    "SQLITE_READONLY": "the record is read-only here; make its file and folder writable",
    "SQLITE_FULL": "the disk is full; make room and try again",
    "SQLITE_NOTADB": "that file is not a database; name another one or move it away",
    "SQLITE_CORRUPT": "the database file is damaged; restore it from a backup",
    "SQLITE_CANTOPEN": "the database file cannot be opened; check that its folder exists and may be written",
    "SQLITE_PERM": "the database file may not be opened; check its permissions",
    "SQLITE_AUTH": "the database file may not be opened; check its permissions",
    "SQLITE_IOERR": "the disk failed to read or write the record; check the disk",
}


@contextmanager
def sqlite_errors_as_sentences(name: str) -> Generator[None]:
    """Turn the failures that the file or disk causes into RecordUnavailable, and leave bugs alone."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorname", None) or ""
        for prefix, sentence in _SENTENCES.items():
            if code.startswith(prefix):
                raise RecordUnavailable(name, sentence) from error
        raise
