"""What is wrong with an attached file of packs: whole sentences, each naming the file."""

from __future__ import annotations


def _megabytes(size: int) -> str:
    return f"{size // 10**6} MB"


def empty(name: str) -> str:
    """A file without a byte."""
    return f"{name}: this file is empty; attach a pack (.toml), or a .zip of packs."


def too_large(name: str, most: int) -> str:
    """More bytes than are taken."""
    return f"{name}: this file has more than {_megabytes(most)}; at most that fits into one import: split it."


def unpacks_too_large(name: str, most: int) -> str:
    """A zip that holds more than it looks like."""
    return f"{name}: this zip unpacks to more than {_megabytes(most)}; at most that fits into one import: split it."


def too_many_files(name: str, found: int, most: int) -> str:
    """A zip of more packs than are taken."""
    return f"{name}: this zip holds {found:,} packs; at most {most:,} fit into one import: split it."


def too_many_events(name: str, found: int, most: int) -> str:
    """More events than are taken."""
    return f"{name}: this file holds {found:,} events; at most {most:,} fit into one import: split it."


def too_many_values(name: str, found: int, most: int) -> str:
    """More fields and list entries than so many events can have."""
    return f"{name}: this file holds {found:,} fields and list entries; at most {most:,} fit into one import: split it."


def text_too_long(name: str, begins: str, found: int, most: int) -> str:
    """A text that no field of a pack takes."""
    return f"{name}: the text “{begins}…” has {found:,} characters; a field of a pack holds at most {most:,}."


def word_too_long(name: str, begins: str) -> str:
    """A key or number that goes on and on."""
    return f"{name}: this is no pack: it has a key or number of hundreds of characters, which begins with {begins}."


def key_too_deep(name: str) -> str:
    """Keys such as a.b.c.d…, of which packs have none."""
    return f"{name}: this is no pack: it has a key of many parts joined by dots; the keys of a pack are single words."


def nested_too_deep(name: str) -> str:
    """Lists in lists in lists."""
    return f"{name}: this is no pack: its lists and tables lie too deep in each other."


def no_text(name: str) -> str:
    """Bytes that are no UTF-8."""
    return f"{name}: this is not UTF-8 text; a pack is a text file, saved as UTF-8."


def no_zip(name: str) -> str:
    """Called a zip, and none."""
    return f"{name}: this is called a zip and is none; attach a pack (.toml), or a .zip of packs."


def broken_zip(name: str) -> str:
    """A zip that cannot be read to its end."""
    return f"{name}: this zip is damaged and cannot be read; make it anew and attach that."


def encrypted(name: str, entry: str) -> str:
    """A zip with a password."""
    return f"{name}: {entry} in this zip has a password; make the zip anew without one."


def unknown_compression(name: str, entry: str) -> str:
    """A zip that is packed in a way that few programs know."""
    return f"{name}: {entry} in this zip is packed in a way that is not read here; make the zip anew with deflate."


def no_pack(name: str) -> str:
    """A zip of other things."""
    return f"{name}: this zip holds no pack; a pack is a file that ends in .toml."


def file_twice(name: str, entry: str) -> str:
    """Two files of a zip that are called the same."""
    return f"{name}: two files in this zip are called {entry}; leave one of them out or rename it."


def couple_twice(name: str, other: str, slug: str) -> str:
    """Two packs of one couple."""
    return f"{name}: {other} is about {slug} too; leave one of the two out."
