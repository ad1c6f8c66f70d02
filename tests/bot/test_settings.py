"""Settings: what is taken, and one sentence naming each that is wrong."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import pytest

from bot.settings import BadSetting, Settings, read_settings


def test_nothing_set_is_the_defaults() -> None:
    assert read_settings({}) == Settings(None, Path("shiplog.db"), "!", None, None, None, logging.INFO)


def test_everything_set(tmp_path: Path) -> None:
    found = read_settings(
        {
            "DISCORD_TOKEN": " secret-token ",
            "SHIPLOG_DB": str(tmp_path / "my.db"),
            "SHIPLOG_PREFIX": "ship!",
            "SHIPLOG_PACKS": str(tmp_path),
            "SHIPLOG_EDITOR_ROLE": "Log keepers",
            "SHIPLOG_SOURCE_URL": " https://code.example/shiplog ",
            "SHIPLOG_LOG_LEVEL": "debug",
            "SOMETHING_ELSE": "ignored",
        }
    )
    assert found == Settings(
        token="secret-token",
        db=tmp_path / "my.db",
        prefix="ship!",
        packs=tmp_path,
        editor_role="Log keepers",
        source_url="https://code.example/shiplog",
        log_level=logging.DEBUG,
    )


def test_empty_values_count_as_not_set() -> None:
    shiplogs = ("DB", "PREFIX", "PACKS", "EDITOR_ROLE", "SOURCE_URL", "LOG_LEVEL")
    names = ("DISCORD_TOKEN", *(f"SHIPLOG_{name}" for name in shiplogs))
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
        *(
            ("SHIPLOG_SOURCE_URL", value)
            for value in ("code.example", "ftp://code.example", "javascript:alert(1)", "https://", "x" * 3000)
        ),
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
