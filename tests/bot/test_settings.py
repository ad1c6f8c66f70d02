"""Settings: what is taken, and one sentence naming each that is wrong."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import pytest

from bot.settings import BadSetting, Settings, read_settings


def test_nothing_set_is_the_defaults() -> None:
    assert read_settings({}) == Settings(None, Path("shiplog.db"), "!", None, None, logging.INFO)


def test_everything_set(tmp_path: Path) -> None:
    found = read_settings(
        {
            "DISCORD_TOKEN": " secret-token ",
            "SHIPLOG_DB": str(tmp_path / "my.db"),
            "SHIPLOG_PREFIX": "ship!",
            "SHIPLOG_PACKS": str(tmp_path),
            "SHIPLOG_EDITOR_ROLE": "Log keepers",
            "SHIPLOG_LOG_LEVEL": "debug",
            "SOMETHING_ELSE": "ignored",
        }
    )
    assert found == Settings("secret-token", tmp_path / "my.db", "ship!", tmp_path, "Log keepers", logging.DEBUG)


def test_empty_values_count_as_not_set() -> None:
    names = ("DISCORD_TOKEN", "SHIPLOG_DB", "SHIPLOG_PREFIX", "SHIPLOG_PACKS", "SHIPLOG_EDITOR_ROLE")
    assert read_settings(dict.fromkeys(names, "  ")) == Settings()
    assert read_settings(dict.fromkeys(names, None)) == Settings()


def test_the_token_is_not_shown() -> None:
    assert "secret-token" not in repr(read_settings({"DISCORD_TOKEN": "secret-token"}))


def test_a_home_folder_is_expanded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert read_settings({"SHIPLOG_DB": "~/my.db"}).db == tmp_path / "my.db"


@pytest.mark.parametrize("level", ["debug", "INFO", "Warning", "error"])
def test_log_levels(level: str) -> None:
    assert read_settings({"SHIPLOG_LOG_LEVEL": level}).log_level == getattr(logging, level.upper())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("SHIPLOG_PREFIX", value) for value in ("/", "/x", "@", "<@1>", "#", "a b", "x" * 11, "a\tb")),
        *(("SHIPLOG_LOG_LEVEL", value) for value in ("loud", "10", "notset", "critical!", "x" * 3000)),
        *(("SHIPLOG_DB", value) for value in (".", "/", "/no/such/folder/x.db", "no-such-folder/x.db")),
        *(("SHIPLOG_PACKS", value) for value in ("/no/such/folder", "pyproject.toml", f"{__file__}")),
        ("SHIPLOG_EDITOR_ROLE", "x" * 101),
    ],
)
def test_a_wrong_value_is_named_in_one_sentence(name: str, value: str) -> None:
    with pytest.raises(BadSetting) as refused:
        read_settings({name: value})
    sentence = str(refused.value)
    assert sentence.startswith(name)
    assert sentence.endswith(".")
    assert "write" in sentence, "it says what would be right"
    assert "\n" not in sentence
    assert len(sentence) < 300


def test_nothing_is_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "SHIPLOG_PREFIX", "?")
    assert read_settings({}).prefix == "!"
