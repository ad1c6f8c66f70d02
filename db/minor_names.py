"""Names of minor children in a text, found by marks that nobody can read a name off."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from hashlib import sha256

_MARK_PREFIX = "shiplog minor: "
_MARK_LENGTH = 32  # hexadecimal characters: 128 bits
_MOST_WORDS = 6
_MOST_LETTERS_JOINED = 30  # longer than any handle that joins a full name, as in #JaneDoe
_WORDS_REMEMBERED = 20_000

# Letters that look alike or that no accent was taken from: the forms left after NFKD and casefolding.
_ALIKE = str.maketrans(
    {
        **dict(zip("аеорсухіјѕкмтнвԁԛԝһ", "aeopcyxijskmthbdqwh", strict=True)),
        **dict(zip("αοεικρτχυ", "aoeikptxy", strict=True)),
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
    }
)
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼʻ´`＇", "'"))
# Where a run of words ends; a short word before a full stop is an abbreviation, as in "Jr. Doe".
_PAUSE = r"(?<=\w{3})\.\s+|[,;:!?]\s+"
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
# A nickname between two names, as in "Jane “Jay” Doe" and "Jane (Jay) Doe".
_NICKNAME = re.compile(r"""(?<!\w)["“”„«»‘’'(\[]\w[\w .-]{0,29}["“”„«»‘’')\]](?!\w)""")
_COMMA = re.compile(r",\s*")
_PART = re.compile(r"[.;:!?]\s+")
# Words that are no middle name, and no given name, even where a headline writes them with a capital letter.
_SMALL_WORDS = (
    "a after also an and are as at back before but by for from get gets go goes had has have he head heads her his in"
    " into is it its leave leaves meet meets near new no not now of off on or out over she so the their then they to"
    " up visit visits vs was we were when where while who why will with x you"
)
_SMALL = frozenset(_SMALL_WORDS.split())
# "In Rio, Doe said": the place is no given name.
_PLACING = frozenset(("around", "at", "from", "in", "inside", "near", "of", "outside", "over", "through", "to"))


def minor_mark(name: str) -> str:
    """The mark of a minor's full name: 32 hexadecimal characters that the name cannot be read from.

    Spelling that does not change who is meant (case, accents, punctuation, spaces) gives the same mark.
    Raises ValueError unless the name has two to six words: one alone may be a city or anybody.
    """
    words = _words(name)
    if not 2 <= len(words) <= _MOST_WORDS:
        raise ValueError(f"a full name has 2 to {_MOST_WORDS} words, and this one has {len(words)}")
    return _mark(words)


def names_one_of(text: str, minors: Collection[str]) -> bool:
    """Whether a text holds a name that has one of some marks, in any form that people write names in."""
    if not minors:
        return False
    marks = frozenset(minors)
    # What cannot be seen may part two words, or stand in the middle of one.
    forms = {form for seen in (text, _UNSEEN.sub(" ", text)) for form in (seen, _NICKNAME.sub(" ", seen))}
    return any(
        any(_stands_in(part, marks) for part in re.split(_PAUSE, form))
        or any(_mark(run) in marks for part in _PART.split(form) for run in _around(part))
        for form in forms
    )


def _stands_in(part: str, marks: frozenset[str]) -> bool:
    """Whether some run of words of a part of a sentence has one of some marks."""
    words = _words(part)
    return any(_joins(word, marks) for word in set(words)) or any(_mark(run) in marks for run in _runs(words))


def _words(text: str) -> list[str]:
    """The plain words of a text: no case, accents, possessives or punctuation. Letters and digits part."""
    seen = unicodedata.normalize("NFKD", text.casefold().translate(_APOSTROPHES))
    bare = "".join(char for char in seen if unicodedata.category(char) not in {"Cf", "Mn", "Mc", "Me"})
    folded = bare.casefold().translate(_ALIKE)
    whole = re.sub(r"(?<=\w)'(?=\w)", "", re.sub(r"(?<=\w)'s\b", "", folded))
    return re.findall(r"[^\W\d_]+|\d+", whole)


def _mark(words: Sequence[str]) -> str:
    # A lone half of a surrogate pair is no text, but it may stand in one.
    return sha256((_MARK_PREFIX + " ".join(words)).encode(errors="surrogatepass")).hexdigest()[:_MARK_LENGTH]


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    """What may be a full name in a text: its runs of words, also without initials."""
    runs: set[tuple[str, ...]] = set()
    lines = {tuple(words), tuple(word for word in words if len(word) > 1), tuple(_joined_initials(words))}
    for line in lines:
        for start in range(len(line) - 1):
            for end in range(start + 2, min(start + _MOST_WORDS, len(line)) + 1):
                runs.add(line[start:end])
                if line[end - 1].endswith("s"):
                    # A link has no apostrophe: "jane-does-dress" is hers.
                    runs.add((*line[start : end - 1], line[end - 1].removesuffix("s")))
    return runs


def _around(part: str) -> Iterator[tuple[str, ...]]:
    """Full names that something stands in: a middle name, or a comma, as in "Doe, Jane"."""
    before: list[str] = []
    for clause in _COMMA.split(part):
        tokens = re.findall(r"[^\s_/–—-]+", clause)
        yield from _without_middle(tokens)
        if before and tokens:
            yield from _over_comma(before, tokens)
        before = tokens


def _without_middle(tokens: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Runs without one word in their middle, where all begin with a capital letter."""
    for at in range(1, len(tokens) - 1):
        if not all(map(_capital, tokens[at - 1 : at + 2])) or tokens[at].casefold() in _SMALL:
            continue
        for first, last in ((at - 1, at + 2), (at - 2, at + 2), (at - 1, at + 3)):
            if first >= 0 and last <= len(tokens):
                yield from _written(*tokens[first:at], *tokens[at + 1 : last])


def _over_comma(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """What stands around a comma, the surname first or last: not in "Bo Doe, Jane said", nor in "In Rio, Doe said"."""
    for many in (1, 2):
        if many > len(before):
            return
        leads = before[-many - 1] if many < len(before) else ""
        for more in (1, 2):
            if more > len(after) or not (_capital(before[-many]) and _capital(after[0])):
                continue
            if not _capital(leads) or leads.casefold() in _SMALL:
                yield from _written(*after[:more], *before[-many:])
            if leads.casefold() not in _PLACING:
                yield from _written(*before[-many:], *after[:more])


def _written(*tokens: str) -> Iterator[tuple[str, ...]]:
    words = _words(" ".join(tokens))
    if 2 <= len(words) <= _MOST_WORDS:
        yield tuple(words)
        yield (*words[:-1], words[-1].removesuffix("s"))


def _capital(token: str) -> bool:
    """Whether a word begins with a capital letter, whatever mark stands before it."""
    return next((char.isupper() or char.istitle() for char in token if char.isalpha()), False)


def _joined_initials(words: Sequence[str]) -> list[str]:
    """Words with each single letter joined to what follows: "o brien" in a link is O'Brien."""
    return re.sub(r"\b(\w) ", r"\1", " ".join(words)).split()


@lru_cache(maxsize=_WORDS_REMEMBERED)
def _joins(word: str, marks: frozenset[str]) -> bool:
    """Whether one word is a marked name of two or three words of two letters or more: a handle may be one."""
    size = len(word)
    if not 4 <= size <= _MOST_LETTERS_JOINED:
        return False
    digests = {bytes.fromhex(mark) for mark in marks}
    most = _MARK_LENGTH // 2
    for first in range(2, size - 1):
        begun = sha256(f"{_MARK_PREFIX}{word[:first]} ".encode())
        whole = begun.copy()
        whole.update(word[first:].encode())
        if whole.digest()[:most] in digests:
            return True
        for second in range(first + 2, size - 1):
            whole = begun.copy()
            whole.update(f"{word[first:second]} {word[second:]}".encode())
            if whole.digest()[:most] in digests:
                return True
    return False
