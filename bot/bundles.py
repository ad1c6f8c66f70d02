"""Packs in and out of an attached file, bytes in and bytes out: one pack, or a zip of packs.

Whoever may import attaches what they like, so nothing here believes a header: sizes are counted
while reading, and what would take long to read is refused before it is.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise

from bot.replies.words import bundle_words as words
from db.packfile import MOST_PROBLEMS, PackError, read_pack
from db.packwriter import write_pack
from db.records import MAX_URL, Pack

# As attached, in bytes; whoever downloads asks this first.
MAX_FILE = 2 * 10**6
# All packs of a zip together, unpacked, in bytes.
MAX_UNPACKED = 8 * 10**6
MAX_PACKS = 100
MAX_EVENTS = 5_000
# Fields and list entries: half as many again as so many events with two articles each have.
MAX_VALUES = 250_000

_CHUNK = 1 << 16
_MAX_NAME = 60
# A zip begins with a file, with its end where it is empty, or with the mark of one in several parts.
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_LOCAL_HEADER = 30
_ENCRYPTED = 0x1
# What zipfile raises over bytes that are no whole zip.
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError),
    *(NotImplementedError, RuntimeError, OverflowError, LookupError),
)

# Strings and comments of TOML. Each ends where its line or the text does if nothing else ends it, so that
# no character is looked at twice.
_TOKEN = re.compile(
    r'"{3}(?:[^"\\]++|\\[\s\S]|"(?!""))*+(?:"{3,5}|\\?\Z)'
    r"|'{3}(?:[^']++|'(?!''))*+(?:'{3,5}|\Z)"
    r'|"(?:[^"\\\n]++|\\.)*+"?'
    r"|'[^'\n]*+'?"
    r"|#[^\n]*+"
)
_ESCAPE = re.compile(r"\\(?:u.{4}|U.{8}|.)")
_EVENT = re.compile(r"^[ \t]*+\[\[[ \t]*+events[ \t]*+\]\]", re.MULTILINE)
# tomllib reads long numbers and keys by patterns that take much memory.
_LONG_WORD = re.compile(r"(?<![\w+-])[\w+-]{501}")
# The time that tomllib takes grows with the square of a key's parts.
_DEEP_KEY = re.compile(r'(?<![\w-])(?:(?:[\w-]++|")[ \t]*+\.[ \t]*+){9}')


class BundleRefused(Exception):
    """An attached file that was refused whole; `problems` are sentences for who attached it."""

    def __init__(self, *problems: str) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


def write_bundle(packs: Sequence[Pack]) -> bytes:
    """Packs of different couples as a zip; the same packs make the same bytes."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as bundle:
        for pack in sorted(packs, key=lambda pack: pack.couple.slug):
            # The first day that a zip can tell.
            entry = zipfile.ZipInfo(f"{pack.couple.slug}.toml", (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            bundle.writestr(entry, write_pack(pack).encode(), compresslevel=9)
    return file.getvalue()


def read_bundle(name: str, data: bytes) -> tuple[Pack, ...]:
    """The packs in an attached file: a pack of its own, or a zip of packs, told apart by their bytes.

    Raises BundleRefused with everything that is wrong. Stories and names are not checked here.
    """
    name = _called(name)
    if not data:
        raise BundleRefused(words.empty(name))
    if len(data) > MAX_FILE:
        raise BundleRefused(words.too_large(name, MAX_FILE))
    if data.startswith(_ZIP):
        files = _unzipped(name, data)
    elif name.casefold().endswith(".zip"):
        raise BundleRefused(words.no_zip(name))
    else:
        files = {name: data}
    texts = {file: _text(file, content) for file, content in files.items()}
    _refuse_heavy(name, texts)
    return _packs(name, texts)


def _packs(name: str, texts: Mapping[str, str]) -> tuple[Pack, ...]:
    """The packs of texts by their files' names; all that is wrong with any of them is told at once.

    Of a thousand mistakes and more, the files behind those are not read.
    """
    packs: dict[str, Pack] = {}
    problems: list[str] = []
    for file, text in texts.items():
        if len(problems) >= MOST_PROBLEMS:
            break
        try:
            packs[file] = read_pack(file, text)
        except PackError as error:
            problems += error.problems
        except RecursionError:
            problems.append(words.nested_too_deep(file))
    files: dict[str, str] = {}
    for file, pack in packs.items():
        other = files.setdefault(pack.couple.slug, file)
        if other != file:
            problems.append(words.couple_twice(file, other, pack.couple.slug))
    events = sum(len(pack.events) for pack in packs.values())
    if events > MAX_EVENTS:
        problems.append(words.too_many_events(name, events, MAX_EVENTS))
    if problems:
        raise BundleRefused(*problems)
    return tuple(packs.values())


def _unzipped(name: str, data: bytes) -> dict[str, bytes]:
    """The contents of the packs in a zip by their files' names; nothing else in it is unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as bundle:
            entries = [entry for entry in bundle.infolist() if _is_pack(entry)]
            _refuse_unreadable(name, entries)
            contents: dict[str, bytes] = {}
            left = MAX_UNPACKED
            for entry in entries:
                content = _unpacked(bundle, entry, most=left)
                if content is None:
                    raise BundleRefused(words.unpacks_too_large(name, MAX_UNPACKED))
                left -= len(content)
                contents[_file_of(entry)] = content
    except _BROKEN:
        raise BundleRefused(words.broken_zip(name)) from None
    return contents


def _unpacked(bundle: zipfile.ZipFile, entry: zipfile.ZipInfo, *, most: int) -> bytes | None:
    """What an entry holds; None as soon as that is more than `most` bytes, whatever its header says."""
    content = bytearray()
    with bundle.open(entry) as file:
        while chunk := file.read(_CHUNK):
            content += chunk
            if len(content) > most:
                return None
    return bytes(content)


def _is_pack(entry: zipfile.ZipInfo) -> bool:
    """Whether an entry is named like a pack, and is no hidden file of somebody's computer."""
    parts = _parts(entry)
    hidden = any(part == "__MACOSX" or (part.startswith(".") and part not in {".", ".."}) for part in parts)
    return parts[-1].casefold().endswith(".toml") and not hidden


def _parts(entry: zipfile.ZipInfo) -> list[str]:
    return entry.filename.replace("\\", "/").split("/")


def _file_of(entry: zipfile.ZipInfo) -> str:
    """What an entry is called here: its name without folders."""
    return _called(_parts(entry)[-1])


def _refuse_unreadable(name: str, entries: Sequence[zipfile.ZipInfo]) -> None:
    """Refuse what can be told without unpacking anything."""
    if not entries:
        raise BundleRefused(words.no_pack(name))
    if len(entries) > MAX_PACKS:
        raise BundleRefused(words.too_many_files(name, len(entries), MAX_PACKS))
    seen: set[str] = set()
    for entry in entries:
        file = _file_of(entry)
        if entry.flag_bits & _ENCRYPTED:
            raise BundleRefused(words.encrypted(name, file))
        # Others that Python knows may take as much memory as the entry itself asks for.
        if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise BundleRefused(words.unknown_compression(name, file))
        if file.casefold() in seen:
            raise BundleRefused(words.file_twice(name, file))
        seen.add(file.casefold())
    by_place = sorted(entries, key=lambda entry: entry.header_offset)
    for entry, following in pairwise(by_place):
        if entry.header_offset + _LOCAL_HEADER + entry.compress_size > following.header_offset:
            raise BundleRefused(words.broken_zip(name))


def _called(name: str) -> str:
    """A file's name as a sentence may hold it: short, and without characters that do not show."""
    shown = "".join(character if character.isprintable() else "?" for character in name)
    return shown if len(shown) <= _MAX_NAME else f"{shown[: _MAX_NAME - 10]}…{shown[-9:]}"


def _text(name: str, content: bytes) -> str:
    try:
        # Some editors begin UTF-8 with a mark, which TOML does not know.
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BundleRefused(words.no_text(name)) from None


@dataclass(frozen=True, slots=True)
class _Weight:
    """How much of what takes time a text holds, as far as counting tells."""

    events: int
    values: int


def _refuse_heavy(name: str, texts: Mapping[str, str]) -> None:
    """Refuse, before any of it is read as TOML, what would take long or much memory to read."""
    weights = [_weight(file, text) for file, text in texts.items()]
    events = sum(weight.events for weight in weights)
    if events > MAX_EVENTS:
        raise BundleRefused(words.too_many_events(name, events, MAX_EVENTS))
    values = sum(weight.values for weight in weights)
    if values > MAX_VALUES:
        raise BundleRefused(words.too_many_values(name, values, MAX_VALUES))
    for file, text in texts.items():
        _refuse_long_texts(file, text)


def _weight(name: str, text: str) -> _Weight:
    """The weight of a text; refuses keys and numbers that no pack has."""
    quotes = sum(text.count(mark) for mark in "\"'#")
    if quotes > 4 * MAX_VALUES:
        return _Weight(0, quotes // 2)
    bones = _TOKEN.sub('"', text)
    if long := _LONG_WORD.search(bones):
        raise BundleRefused(words.word_too_long(name, _called(long[0][:40])))
    if _DEEP_KEY.search(bones):
        raise BundleRefused(words.key_too_deep(name))
    # Each value follows one of these, and a string is a key or a value.
    values = max(sum(bones.count(mark) for mark in "=,["), bones.count('"'))
    return _Weight(len(_EVENT.findall(bones)), values)


def _refuse_long_texts(name: str, text: str) -> None:
    """Refuse texts that are longer than any field: each problem of their entry would repeat them."""
    for said in _strings(text):
        if len(said) > MAX_URL and (length := len(_ESCAPE.sub("x", said))) > MAX_URL:
            raise BundleRefused(words.text_too_long(name, _called(said[:40]), length, MAX_URL))


def _strings(text: str) -> Iterator[str]:
    for token in _TOKEN.finditer(text):
        if not token[0].startswith("#"):
            yield token[0].strip("\"'")
