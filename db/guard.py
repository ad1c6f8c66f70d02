"""What no text of the record may hold: names of minor children, street addresses, phone numbers, e-mail addresses.

The names of minors stand nowhere, not even here: a couple has *marks* of them, one-way digests.
A text is searched by marking each of its runs of words and looking the marks up. Somebody who
already suspects a name can check it against a mark; nobody can read a name off one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum
from hashlib import sha256
from urllib.parse import unquote

from db import streets

_MARK_PREFIX = "shiplog minor: "
_MARK_LENGTH = 32  # hexadecimal characters: 128 bits
_MOST_WORDS = 6
_MOST_LETTERS_JOINED = 30  # longer than any handle that joins a full name, as in #JaneDoe
_MOST_UNQUOTINGS = 3

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

# The providers that people mean when they write an address in words only.
_PROVIDER = r"(?:gmail|googlemail|yahoo|hotmail|outlook|icloud|aol|proton|protonmail|gmx|web|live|msn)"
_AT = r"\s*[(\[{<]\s*at\s*[)\]}>]\s*"
_DOT = r"(?:\.|\s*[(\[{<]\s*dot\s*[)\]}>]\s*|\s+dot\s+)"
_HOST = rf"[\w-]+(?:{_DOT}[\w-]+)*{_DOT}"
# What ends like a picture's name is one, as in photo@2x.jpg.
_ENDING = r"(?!(?:jpe?g|png|gif|webp|avif|svg|css|js|html?|php)\b)(?:xn--[\w-]+|[^\W\d_]{2,})\b"
_EMAIL = (
    rf"[\w.!#$%&'*+=?^{{|}}~-]*[\w+]@{_HOST}{_ENDING}"
    rf"|\w{_AT}{_HOST}{_ENDING}"
    rf"|\w\s*(?:@|\sat\s)\s*{_PROVIDER}(?:\.|\s*\(?\s*dot\s*\)?\s*)[a-z]{{2,3}}\b"
)

_REGIONS = ("US", "GB", "DE", "FR", "ES", "IT", "AU", "BR", "IN", "MX", "PT")
_SEVEN_DIGITS = r"\d(?:[^\w\n,;:]{0,4}\d){6}"
_CALL = (
    r"(?:phones?|tel|telephone|telefon|teléfono|telefono|téléphone|mobile|móvil|handy|cell|fax|whatsapp|dial|hotline"
    r"|number is|text (?:him|her|them|me|us) (?:at|on)|(?:call|reach) (?:him|her|them|me|us)(?: (?:at|on))?)"
)
_NUMBER_TO_CALL = rf"\b{_CALL}\b\W{{0,3}}(?:\w+\W{{1,2}}){{0,2}}[+(]*\d(?:[ ./()-]{{0,3}}\d){{5}}"
_ALONE = r"(?<![\d+])(?<!\d[ ./-])"
_NO_MORE = r"(?![ ./-]?\d)"
_YEAR = r"(?:19|20)\d\d"
# Digits that are no phone number, taken out before one is looked for.
_COUNTED = "|".join(
    (
        rf"{_ALONE}{_YEAR}[-/.]\d\d?(?:[-/.]\d\d?)?{_NO_MORE}",
        rf"{_ALONE}\d\d?([-/.])\d\d?\1(?:{_YEAR}|\d\d){_NO_MORE}",
        rf"{_ALONE}{_YEAR}(?:\s?[-–—/ ]\s?(?:{_YEAR}|\d\d\b)){{1,6}}{_NO_MORE}",
        r"[$€£¥₹]\s?\d[\d., ]*|\b(?:USD|EUR|GBP)\s?\d[\d., ]*",
        r"\d[\d., ]*\s?(?:[$€£¥₹%]|(?:USD|EUR|GBP|dollars|euros|pounds|million|billion)\b)",
        rf"{_ALONE}\d\d?(?:[-–:]\d\d?){{1,2}}{_NO_MORE}",
    )
)
# A sum in thousands; a phone number in threes looks the same, and is one where the text says to call it.
_THOUSANDS = rf"{_ALONE}[1-9]\d{{0,2}}(?:[ .,'’]\d{{3}})+{_NO_MORE}"


class Private(StrEnum):
    """What a text holds that may not be stored."""

    MINOR = "minor"
    ADDRESS = "address"
    PHONE = "phone"
    EMAIL = "email"


def minor_mark(name: str) -> str:
    """The mark of a minor's full name: 32 hexadecimal characters that the name cannot be read from.

    Spelling that does not change who is meant (case, accents, punctuation, spaces) gives the same mark.
    Raises ValueError unless the name has two to six words: one alone may be a city or anybody.
    """
    words = _words(name)
    if not 2 <= len(words) <= _MOST_WORDS:
        raise ValueError(f"a full name has 2 to {_MOST_WORDS} words, and this one has {len(words)}")
    return _mark(words)


def private_in(text: str, minors: Collection[str] = ()) -> Private | None:
    """What a text (a summary, title, publisher, name or reason) holds that may not be stored, or None.

    `minors` are marks, as minor_mark makes them. Only the first that is found is told.
    """
    if _names_one_of(text, minors):
        return Private.MINOR
    plain = _visible(text)
    if re.search(_EMAIL, plain, re.IGNORECASE):
        return Private.EMAIL
    if not re.search(r"\d", plain):
        return None
    if _has_phone_number(plain):
        return Private.PHONE
    return Private.ADDRESS if streets.has_address(plain) else None


def private_in_url(url: str, minors: Collection[str] = ()) -> Private | None:
    """What a link holds that may not be stored, or None: a minor's name, or an e-mail address.

    Other digits in a link are ids, which look like phone numbers and mean nothing.
    """
    plain = url
    for _ in range(_MOST_UNQUOTINGS):
        plain = unquote(plain)
    if _names_one_of(plain, minors):
        return Private.MINOR
    return Private.EMAIL if re.search(_EMAIL, _visible(plain), re.IGNORECASE) else None


def _visible(text: str) -> str:
    """A text as it looks: no full-width or invisible characters, and single spaces."""
    seen = "".join(char for char in unicodedata.normalize("NFKC", text) if unicodedata.category(char) != "Cf")
    return " ".join(seen.split())


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


def _names_one_of(text: str, minors: Collection[str]) -> bool:
    """Whether some run of words of a text has one of some marks."""
    if not minors:
        return False
    marks = frozenset(minors)
    # What cannot be seen may part two words, or stand in the middle of one.
    forms = {text, re.sub("[\u00ad\u200b-\u200d\u2060\ufeff]", " ", text)}
    return any(_mark(run) in marks for form in forms for part in re.split(_PAUSE, form) for run in _runs(_words(part)))


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    """What may be a full name in a text: its runs of words, also without initials, and its joined words apart."""
    runs = {run for word in set(words) if len(word) <= _MOST_LETTERS_JOINED for run in _apart(word)}
    without_initials = [word for word in words if len(word) > 1]
    for line in (words, without_initials, _joined_initials(words)):
        for length in range(2, _MOST_WORDS + 1):
            for start in range(len(line) - length + 1):
                *first, last = line[start : start + length]
                # A link has no apostrophe: "jane-does-dress" is hers.
                runs |= {(*first, last), (*first, last.removesuffix("s"))}
    return runs


def _joined_initials(words: Sequence[str]) -> list[str]:
    """Words with each single letter joined to what follows: "o brien" in a link is O'Brien."""
    return re.sub(r"\b(\w) ", r"\1", " ".join(words)).split()


def _apart(word: str) -> Iterator[tuple[str, ...]]:
    """One word as two or three, each of two letters or more: a handle may be a full name."""
    for first in range(2, len(word) - 1):
        yield word[:first], word[first:]
        for second in range(first + 2, len(word) - 1):
            yield word[:first], word[first:second], word[second:]


def _has_phone_number(text: str) -> bool:
    """Whether a text holds a number that can be called, in any country's form."""
    left = re.sub(_COUNTED, " — ", text, flags=re.IGNORECASE)
    if re.search(_NUMBER_TO_CALL, left, re.IGNORECASE):
        return True
    left = re.sub(_THOUSANDS, " — ", left)
    if not re.search(_SEVEN_DIGITS, left):
        return False
    # Few texts come this far, and the tables of numbers take a while to load.
    from phonenumbers import PhoneNumberMatcher

    return any(PhoneNumberMatcher(left, region).has_next() for region in _REGIONS)
