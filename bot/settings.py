"""Settings from the environment or `.env`, read once and checked."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from db.checks import is_http_url

MAX_PREFIX = 10
PREFIX_RULE = (
    f"write 1 to {MAX_PREFIX} characters that can be seen, not only letters, that do not begin with / @ # or <,"
    " such as !."
)
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


class BadSetting(ValueError):
    """A setting that cannot be used; the message is one sentence that names it."""


class CannotRun(Exception):
    """The world around keeps the bot from running; the message is one sentence."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How this Shiplog runs. `packs` None stands for the shipped packs."""

    token: str | None = field(default=None, repr=False)
    db: Path = Path("shiplog.db")
    prefix: str = "!"
    packs: Path | None = None
    editor_role: str | None = None
    source_url: str | None = None
    log_level: int = logging.INFO


def is_prefix(text: str) -> bool:
    """Whether a text can stand before typed commands: Discord keeps some beginnings for itself."""
    seen = text.isprintable() and not any(character.isspace() for character in text)
    return 0 < len(text) <= MAX_PREFIX and seen and not text.startswith(("/", "@", "<", "#")) and not text.isalnum()


def read_settings(values: Mapping[str, str | None]) -> Settings:
    """Settings from names and values; raises BadSetting for a value that cannot be used."""
    given = {name: value.strip() for name, value in values.items() if value and value.strip()}
    prefix = given.get("SHIPLOG_PREFIX", "!")
    if not is_prefix(prefix):
        raise BadSetting(f'SHIPLOG_PREFIX is "{prefix[:20]}"; {PREFIX_RULE}')
    level = given.get("SHIPLOG_LOG_LEVEL", "INFO").upper()
    if level not in LOG_LEVELS:
        raise BadSetting(f'SHIPLOG_LOG_LEVEL is "{level[:20]}"; write one of {", ".join(LOG_LEVELS)}.')
    db = Path(given.get("SHIPLOG_DB", "shiplog.db")).expanduser()
    if db.is_dir() or not db.parent.is_dir():
        raise BadSetting(f'SHIPLOG_DB is "{db}"; write the path of a file in a folder that exists.')
    packs = Path(given["SHIPLOG_PACKS"]).expanduser() if "SHIPLOG_PACKS" in given else None
    if packs is not None and not packs.is_dir():
        raise BadSetting(f'SHIPLOG_PACKS is "{packs}"; write the path of a folder that holds .toml packs.')
    role = given.get("SHIPLOG_EDITOR_ROLE")
    if role is not None and len(role) > 100:
        raise BadSetting("SHIPLOG_EDITOR_ROLE is longer than a role's name can be; write the name or the id of a role.")
    source_url = given.get("SHIPLOG_SOURCE_URL")
    if source_url is not None and not is_http_url(source_url):
        raise BadSetting(f'SHIPLOG_SOURCE_URL is "{source_url[:60]}"; write a link that begins with https://.')
    return Settings(
        given.get("DISCORD_TOKEN"), db, prefix, packs, role, source_url, logging.getLevelNamesMapping()[level]
    )


def settings_from_environment() -> Settings:
    """Settings from the environment, and from `.env` here for what it leaves out."""
    from dotenv import dotenv_values

    try:
        written = dotenv_values(".env")
    except UnicodeDecodeError:
        raise BadSetting(".env is not UTF-8 text; save it as that, or write it anew from .env.example.") from None
    return read_settings({**written, **os.environ})
