"""Right answers written by hand: ours for invented couples, and the shared ones for the shipped packs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import pytest

from bot.packs import checked_pack, shipped_packs
from bot.reasoning.status import status_of
from bot.replies.status_json import status_json
from db.records import Record

HERE = Path(__file__).parent
COUPLES = sorted(path.stem for path in (HERE / "couples").glob("*.toml"))
FIELDS = set(
    {"couple", "as_of", "known_by", "romantic", "legal", "since", "reported_only", "confirmed", "possible"}
    | {"ambiguous", "partners", "because", "newest_evidence"}
)
Row = Mapping[str, Any]


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


OWN = _rows(HERE / "status.jsonl")


def _record(folder: Traversable, slug: str) -> Record:
    file = folder.joinpath(f"{slug}.toml")
    pack = checked_pack(file.name, file.read_text(encoding="utf-8"))
    return Record(pack.couple, pack.events)


def _differences(record: Record, row: Row) -> Iterator[str]:
    found = status_json(
        status_of(record, as_of=date.fromisoformat(row["as_of"]), known=date.fromisoformat(row["known_by"]))
    )
    for field in sorted(FIELDS & row.keys()):
        if found[field] != row[field]:
            yield (
                f"{row['couple']} as of {row['as_of']} known by {row['known_by']}, {field}:"
                f" {found[field]!r}, right is {row[field]!r}: {row['why']}"
            )


@pytest.mark.parametrize("slug", COUPLES)
def test_our_rows(slug: str) -> None:
    record = _record(HERE / "couples", slug)
    rows = [row for row in OWN if row["couple"] == slug]
    assert rows, f"no row asks about {slug}"
    wrong = [line for row in rows for line in _differences(record, row)]
    assert not wrong, "\n".join(wrong)


def test_our_rows_compare_every_field() -> None:
    short = [row for row in OWN if set(row) != FIELDS | {"why"}]
    assert not short
    assert len(OWN) >= 100
    assert {row["couple"] for row in OWN} == set(COUPLES)


def test_the_json_has_the_fields_of_the_rows() -> None:
    record = _record(HERE / "couples", COUPLES[0])
    found = status_json(status_of(record, as_of=date(2020, 1, 1), known=date(2020, 1, 1)))
    assert set(found) == FIELDS
    assert json.loads(json.dumps(found)) == found


def test_our_rows_reach_every_state() -> None:
    romantic = {row["romantic"] for row in OWN}
    legal = {row["legal"] for row in OWN}
    assert romantic == {"not_yet", "dating", "engaged", "married", "apart"}
    assert legal == {"unmarried", "married", "divorce_pending", "legally_single", "divorced"}


@pytest.mark.parametrize("slug", ["kimye", "bennifer", "tayvis"])
@pytest.mark.parametrize("packs", ["shipped", "shared"])
def test_the_shared_rows(shared: Path, packs: str, slug: str) -> None:
    record = _record(shipped_packs() if packs == "shipped" else shared / "packs", slug)
    rows = [row for row in _rows(shared / "packs" / "status.jsonl") if row["couple"] == slug]
    assert rows, f"no row asks about {slug}"
    wrong = [line for row in rows for line in _differences(record, row)]
    assert not wrong, "\n".join(wrong)


def test_there_are_seventy_shared_rows(shared: Path) -> None:
    assert len(_rows(shared / "packs" / "status.jsonl")) == 70
