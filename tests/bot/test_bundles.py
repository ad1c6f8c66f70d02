"""Packs in and out of an attached file: what is written is read back, and what is wrong is refused in time."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.bundles import MAX_EVENTS, MAX_FILE, MAX_PACKS, MAX_UNPACKED, BundleRefused, read_bundle, write_bundle
from bot.packs import pack_of, shipped_packs
from db.packfile import MOST_PROBLEMS, PackError, read_pack
from db.packwriter import write_pack
from db.records import Pack, Record
from tests.db.samples import PACK, pack_text, sample_pack
from tests.reasoning.strategies import hostile_stories, stories

SHIPPED = tuple(
    read_pack(entry.name, entry.read_text(encoding="utf-8"))
    for entry in sorted(shipped_packs().iterdir(), key=lambda entry: entry.name)
    if entry.name.endswith(".toml")
)
HEAD = PACK[: PACK.index("[[events]]")]
EVENT = """[[events]]
id = "x%d"
date = "2020-05"
kind = "statement"
certainty = "reported"
summary = "They say that they are dating."
sources = ["a", "b"]
"""
LONG = f"0x{'f' * 38}"
DAMAGED = "x.zip: this zip is damaged and cannot be read; make it anew and attach that."


def zipped(*files: tuple[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as bundle:
        for name, content in files:
            bundle.writestr(name, content)
    return data.getvalue()


def changed(data: bytes, place: int, new: bytes) -> bytes:
    return data[:place] + new + data[place + len(new) :]


def directory(data: bytes) -> int:
    """Where the central directory of a zip begins."""
    (place,) = struct.unpack("<L", data[-6:-2])
    assert data[place : place + 4] == b"PK\x01\x02"
    return place


def refused(data: bytes, name: str = "x.zip") -> str:
    with pytest.raises(BundleRefused) as error:
        read_bundle(name, data)
    assert str(error.value) == "\n".join(error.value.problems)
    return str(error.value)


def tries(data: bytes, name: str) -> Sequence[Pack] | None:
    """The packs of a file; None where it is refused. Nothing else may come of it."""
    try:
        return read_bundle(name, data)
    except BundleRefused as error:
        said = error.problems
    assert said
    assert all(problem.strip() for problem in said)
    return None


def as_text(name: str, text: str) -> Pack | str:
    """What the reader of packs makes of a text, or says of it."""
    try:
        return read_pack(name, text)
    except PackError as error:
        return str(error)


def events(count: int) -> str:
    return HEAD + "".join(EVENT % number for number in range(count))


def test_the_shipped_packs_are_read_back_as_written() -> None:
    assert read_bundle("all.zip", write_bundle(SHIPPED)) == SHIPPED


@given(stories() | hostile_stories(), st.integers(1, 9))
def test_any_pack_is_read_back_or_refused_as_its_text_is(record: Record, version: int) -> None:
    pack = pack_of(record, version)
    name = f"{pack.couple.slug}.toml"
    expected = as_text(name, write_pack(pack))
    if isinstance(expected, Pack):
        assert read_bundle("x.zip", write_bundle([pack])) == (expected,)
        assert read_bundle(name, write_pack(pack).encode()) == (expected,)
    else:
        assert refused(write_bundle([pack])) == expected


def test_the_same_packs_make_the_same_bytes_in_any_order() -> None:
    first = write_bundle(SHIPPED)
    assert first == write_bundle(SHIPPED[::-1])
    with zipfile.ZipFile(io.BytesIO(first)) as bundle:
        assert bundle.namelist() == [f"{pack.couple.slug}.toml" for pack in SHIPPED]
        assert {entry.date_time for entry in bundle.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_bytes_and_not_the_name_tell_a_zip() -> None:
    assert read_bundle("a.toml", zipped(("a.toml", PACK))) == (sample_pack(),)
    assert read_bundle("a.txt", PACK.encode()) == (sample_pack(),)
    assert read_bundle("a.toml", b"\xef\xbb\xbf" + PACK.replace("\n", "\r\n").encode()) == (sample_pack(),)
    assert "is called a zip and is none" in refused(PACK.encode())


def test_what_is_no_pack_in_a_zip_is_left_alone() -> None:
    nested = zipped(("bomb.toml", b"\0" * 10**7))
    data = zipped(
        ("folder.toml/", ""),
        ("readme.txt", b"\xff\xff"),
        ("nested.zip", nested),
        ("__MACOSX/._a.toml", b"\0\1"),
        (".hidden.toml", b"\0\1"),
        (".git/a.toml", b"\0\1"),
        ("../../../etc/./A.TOML", PACK),
    )
    assert read_bundle("x.zip", data) == (sample_pack(),)


def test_a_path_is_only_a_name() -> None:
    said = refused(zipped(("../../etc/cron.toml", "format = 2")))
    assert said.startswith("cron.toml: the pack, field `format`: is 2; write format = 1.\n")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "x.zip: this file is empty; attach a pack (.toml), or a .zip of packs."),
        (b"a" * (MAX_FILE + 1), "x.zip: this file has more than 2 MB; at most that fits into one import: split it."),
        (zipped(), "x.zip: this zip holds no pack; a pack is a file that ends in .toml."),
        (zipped(("cat.png", b"\x89PNG")), "x.zip: this zip holds no pack; a pack is a file that ends in .toml."),
        (zipped(("a.toml", b"\xff\xfea")), "a.toml: this is not UTF-8 text; a pack is a text file, saved as UTF-8."),
        (
            zipped(*((f"{number}.toml", PACK) for number in range(MAX_PACKS + 1))),
            "x.zip: this zip holds 101 packs; at most 100 fit into one import: split it.",
        ),
        (
            zipped(("a/x.toml", PACK), ("b\\X.toml", PACK)),
            "x.zip: two files in this zip are called X.toml; leave one of them out or rename it.",
        ),
        (
            zipped(("a.toml", PACK), ("b.toml", PACK)),
            "b.toml: a.toml is about abby-bo too; leave one of the two out.",
        ),
        (
            zipped(("a.toml", PACK), method=zipfile.ZIP_LZMA),
            "x.zip: a.toml in this zip is packed in a way that is not read here; make the zip anew with deflate.",
        ),
        (b"PK\x03\x04" + b"\0" * 100, DAMAGED),
        (
            zipped(("a.toml", events(20_000))),
            "x.zip: this file holds 20,000 events; at most 5,000 fit into one import: split it.",
        ),
        (
            # Not told by counting headers, but all the same.
            zipped(("a.toml", events(MAX_EVENTS + 1).replace("[[events]]", '[["events"]]'))),
            "x.zip: this file holds 5,001 events; at most 5,000 fit into one import: split it.",
        ),
        (
            zipped(("a.toml", HEAD + "aliases = [" + '"a",' * 250_000 + "]")),
            "x.zip: this file holds 250,025 fields and list entries; at most 250,000 fit into one import: split it.",
        ),
        (
            zipped(("a.toml", 'a = """\n' + '\\"' * 501 + '"""')),
            "a.toml: the text “?" + '\\"' * 19 + "\\…” has 502 characters; a field of a pack holds at most 500.",
        ),
        (
            zipped(("a.toml", "a." * 20 + "a = 1")),
            "a.toml: this is no pack: it has a key of many parts joined by dots; the keys of a pack are single words.",
        ),
        (
            zipped(("a.toml", f"version = {LONG}{LONG[2:] * 20}")),
            f"a.toml: this is no pack: it has a key or number of hundreds of characters, which begins with {LONG}.",
        ),
    ],
    # The bytes themselves hold the time of day, and would make ids of megabytes.
    ids=lambda value: value[:60] if isinstance(value, str) else "",
)
def test_what_is_refused_says_what_is_wrong(data: bytes, said: str) -> None:
    assert refused(data) == said


def test_as_many_events_as_fit_are_read() -> None:
    [pack] = read_bundle("x.zip", zipped(("a.toml", events(MAX_EVENTS))))
    assert len(pack.events) == MAX_EVENTS


def test_the_most_of_everything_is_not_too_much() -> None:
    summary = "They say, and they say it = [again], that “all is well”, # and so on." * 2
    one = replace(sample_pack().events[0], summary=summary, disputes=())
    count = MAX_EVENTS // 2
    both = [
        replace(
            sample_pack(),
            couple=replace(sample_pack().couple, slug=slug),
            sources=tuple(
                replace(sample_pack().sources[1], key=f"s{n}", title=f"Title, {n}") for n in range(2 * count)
            ),
            events=tuple(replace(one, key=f"e{n}") for n in range(count)),
        )
        for slug in ("one", "two")
    ]
    cited = [
        replace(
            pack,
            events=tuple(
                replace(event, sources=(pack.sources[2 * n], pack.sources[2 * n + 1]))
                for n, event in enumerate(pack.events)
            ),
        )
        for pack in both
    ]
    assert read_bundle("x.zip", write_bundle(cited)) == tuple(cited)


def test_all_that_is_wrong_with_all_files_is_told() -> None:
    data = zipped(
        ("b.toml", pack_text(('kind = "denial"', 'kind = "denail"'), ('slug = "abby-bo"', 'slug = "Abby"'))),
        ("a.toml", pack_text(('disputes = ["met", "over"]', 'disputes = ["met", "ovre"]'))),
    )
    with pytest.raises(BundleRefused) as error:
        read_bundle("x.zip", data)
    assert [problem.split(": ")[0] for problem in error.value.problems] == ["b.toml", "b.toml", "a.toml"]
    assert error.value.problems[2] == (
        'a.toml: event "no", field `disputes`: "ovre" is not the id of an event of this pack.'
    )


def test_disputes_in_a_circle_are_refused() -> None:
    text = pack_text(('summary = "They start dating."\n', 'summary = "They start dating."\ndisputes = ["no"]\n'))
    assert "its disputes lead back to itself" in refused(text.encode(), "a.toml")


def test_a_bomb_is_put_down_early() -> None:
    # A third of a gigabyte, made in parts: its header tells its size, or lies.
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as bundle, bundle.open("a.toml", "w") as file:
        for _ in range(320):
            file.write(b" " * 2**20)
    bomb = data.getvalue()
    assert len(bomb) < MAX_FILE
    size = directory(bomb) + 24
    assert struct.unpack("<L", bomb[size : size + 4]) == (320 * 2**20,)
    said = "x.zip: this zip unpacks to more than 8 MB; at most that fits into one import: split it."
    tracemalloc.start()
    try:
        assert refused(bomb) == said
        assert refused(changed(bomb, size, struct.pack("<L", 100))) == DAMAGED
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 4 * MAX_UNPACKED


def test_many_files_together_unpack_to_too_much() -> None:
    data = zipped(*((f"{number}.toml", b"#" * (MAX_UNPACKED // 9)) for number in range(10)))
    assert "unpacks to more than 8 MB" in refused(data)


def test_entries_that_share_their_bytes_are_refused() -> None:
    data = zipped(("a.toml", PACK), ("b.toml", PACK))
    second = directory(data) + 46 + len("a.toml")
    assert data[second : second + 4] == b"PK\x01\x02"
    assert refused(changed(data, second + 42, struct.pack("<L", 0))) == DAMAGED


def test_a_password_is_told() -> None:
    data = zipped(("a.toml", PACK))
    flagged = changed(changed(data, 6, b"\x01"), directory(data) + 8, b"\x01")
    assert refused(flagged) == "x.zip: a.toml in this zip has a password; make the zip anew without one."


def test_a_long_or_odd_name_is_cut() -> None:
    said = refused(b"\xff", "a" * 5000 + "\u202e\n.toml")
    assert said == f"{'a' * 50}…aa??.toml: this is not UTF-8 text; a pack is a text file, saved as UTF-8."


def test_a_zip_cut_off_anywhere_is_refused() -> None:
    data = write_bundle([sample_pack()])
    for length in range(len(data)):
        assert refused(data[:length])


def test_a_zip_with_any_bit_turned_is_read_or_refused() -> None:
    data = zipped(("a.toml", "format = 1"), ("b.txt", "b"))
    places = [(place, 1 << bit) for place in range(len(data)) for bit in range(8)]
    found = [tries(changed(data, place, bytes([data[place] ^ bit])), "x.zip") for place, bit in places]
    assert None in found


GOOD = write_bundle([sample_pack()])
CHANGES = st.lists(
    st.tuples(st.integers(0, len(GOOD)), st.integers(0, 8), st.binary(max_size=8)), min_size=1, max_size=6
)


@settings(max_examples=500)
@given(CHANGES)
def test_a_zip_changed_anyhow_is_read_as_it_was_or_refused(changes: Sequence[tuple[int, int, bytes]]) -> None:
    data = GOOD
    for place, removed, added in changes:
        data = data[:place] + added + data[place + removed :]
    # Each entry carries a checksum: what is still read is what was written.
    assert tries(data, "x.toml") in {None, (sample_pack(),)}


@settings(max_examples=500)
@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"PK\x05\x06", b"format = 1\n"]))
def test_bytes_of_any_kind_are_refused(data: bytes, beginning: bytes) -> None:
    assert tries(beginning + data, "x.toml") is None


TOML = st.sampled_from(
    ['"', '"""', "'", "'''", "\\", "#", "\n", "[", "]", "[[", "{", "}", ",", "=", ".", "a", "1", " "]
)


@settings(max_examples=500)
@given(st.lists(TOML, max_size=40).map("".join), st.integers(0, len(PACK)))
def test_text_of_any_kind_is_refused_as_by_the_reader_of_packs(text: str, place: int) -> None:
    inserted = PACK[:place] + text + PACK[place:]
    expected = as_text("a.toml", inserted)
    assert tries(inserted.encode(), "a.toml") == ((expected,) if isinstance(expected, Pack) else None)


def test_of_a_zip_made_to_hold_many_mistakes_a_thousand_are_told() -> None:
    wrong = "\n".join(f"x{n} = 1" for n in range(2_400))
    told = refused(zipped(*((f"{n}.toml", wrong) for n in range(MAX_PACKS)))).splitlines()
    assert MOST_PROBLEMS <= len(told) <= MOST_PROBLEMS + 1
    assert told[-1] == "0.toml: more is wrong than is listed here; mend these first."
