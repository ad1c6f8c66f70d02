"""Brings a database to the newest schema, one numbered .sql file after another, all or nothing."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import RecordUnavailable, sqlite_errors_as_sentences

if TYPE_CHECKING:
    from sqlite_utils import Database

# "SHIP" in ASCII: tells our databases from those of other programs.
APPLICATION_ID = 0x53484950
# How many seconds a start waits for another program that is creating or upgrading the record.
PATIENCE = 5.0


def migration_files() -> list[tuple[int, str]]:
    """Every migration as (its number, its SQL), in order."""
    found = [
        (int(entry.name.split("_")[0]), entry.read_text(encoding="utf-8"))
        for entry in files("db").joinpath("migrations").iterdir()
        if entry.name.endswith(".sql")
    ]
    return sorted(found)


def prepare(path: Path) -> None:
    """Create or upgrade the database at `path`.

    Raises RecordUnavailable where the file is newer than this program, belongs to another one, or
    cannot be used.
    """
    migrations = migration_files()
    with sqlite_errors_as_sentences(path.name):
        connection = sqlite3.connect(path, isolation_level=None, timeout=PATIENCE)
        try:
            version = _version(connection, path.name, newest=migrations[-1][0])
            if version < migrations[-1][0]:
                _use_wal(connection)
                _apply(connection, migrations)
        finally:
            connection.close()


def _version(connection: sqlite3.Connection, name: str, *, newest: int) -> int:
    # One statement: another program that starts at the same time may create the tables meanwhile.
    version, application, tables = connection.execute(
        "SELECT user_version, application_id, (SELECT count(*) FROM sqlite_schema)"
        " FROM pragma_user_version, pragma_application_id"
    ).fetchone()
    if application != APPLICATION_ID:
        if tables:
            raise RecordUnavailable(name, "that database belongs to another program; name another file")
        return 0
    if version > newest:
        raise RecordUnavailable(
            name,
            f"this record was written by a newer Shiplog (version {version}, this one knows {newest});"
            f" start that one, or name another file",
        )
    return int(version)


def _use_wal(connection: sqlite3.Connection) -> None:
    """Switch to WAL. SQLite does not wait, as it does elsewhere, where two programs switch at once."""
    give_up = time.monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if not error.sqlite_errorname.startswith("SQLITE_BUSY") or time.monotonic() > give_up:
                raise
            time.sleep(0.01)
        else:
            return


def _apply(connection: sqlite3.Connection, migrations: list[tuple[int, str]]) -> None:
    # sqlite-utils is only needed on the one start in many that upgrades.
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

    steps = Migrations("shiplog")
    for number, sql in migrations:
        steps(name=f"{number:04}")(_step(number, sql))
    # The write lock comes first, so that of two programs that start at once one waits for the other.
    connection.execute("BEGIN IMMEDIATE")
    try:
        steps.apply(Database(connection))
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _step(number: int, sql: str) -> Callable[[Database], None]:
    """One migration as sqlite-utils runs it: each statement of its file, and its number with them."""

    def step(database: Database) -> None:
        for statement in _statements(sql):
            database.conn.execute(statement)
        database.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.conn.execute(f"PRAGMA user_version = {number}")

    return step


def _statements(sql: str) -> Iterator[str]:
    """The statements of a script one by one: executescript() would commit before the first."""
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
