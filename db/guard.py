"""What no text of the record may hold: names of minor children, street addresses, phone numbers, e-mail addresses.

The names of minors stand nowhere, not even here: a couple has *marks* of them, one-way digests.
A text is searched by marking each of its runs of words and looking the marks up. Somebody who
already suspects a name can check it against a mark; nobody can read a name off one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from enum import StrEnum
from urllib.parse import unquote

from db import streets
from db.minor_names import minor_mark, names_one_of

__all__ = ["MOST_SEARCHED", "Private", "minor_mark", "private_in", "private_in_url"]

# What is longer is never stored: its callers refuse it. No text may hold up the bot for longer than a moment.
MOST_SEARCHED = 2_000
# A character that stands for more than this is a whole word, such as ﷺ, and hides nothing.
_MOST_EXPANDED = 4
_MOST_UNQUOTINGS = 3
# More digits than this are no story, and may be full of numbers to call.
_MOST_DIGITS = 60

# The providers that people mean when they write an address in words only.
_PROVIDER = r"(?:gmail|googlemail|yahoo|hotmail|outlook|icloud|aol|proton|protonmail|gmx|web|live|msn)"
_AT = r"\s*[(\[{<]\s*at\s*[)\]}>]\s*"
_DOT = r"(?:\.|\s*[(\[{<]\s*dot\s*[)\]}>]\s*|\s+dot\s+)"
_HOST = rf"[\w-]+(?:{_DOT}[\w-]+)*{_DOT}"
# What ends like a picture's name is one, as in photo@2x.jpg.
_ENDING = r"(?!(?:jpe?g|png|gif|webp|avif|svg|css|js|html?|php)\b)(?:xn--[\w-]+|[^\W\d_]{2,})\b"
_EMAIL = (
    rf"[\w+]@{_HOST}{_ENDING}"
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
        r"\d[\d., ]{0,30}\s?(?:[$€£¥₹%]|(?:USD|EUR|GBP|dollars|euros|pounds|million|billion)\b)",
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


def private_in(text: str, minors: Collection[str] = ()) -> Private | None:
    """What a text (a summary, title, publisher, name or reason) holds that may not be stored, or None.

    `minors` are marks, as minor_mark makes them. Only the first that is found is told. No more than the first
    MOST_SEARCHED characters are searched: what is longer is never stored.
    """
    if names_one_of(text[:MOST_SEARCHED], minors):
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

    Other digits in a link are ids, which look like phone numbers and mean nothing. No more than the first
    MOST_SEARCHED characters are searched: what is longer is never stored.
    """
    plain = url[:MOST_SEARCHED]
    for _ in range(_MOST_UNQUOTINGS):
        plain = unquote(plain)
    if names_one_of(plain, minors):
        return Private.MINOR
    return Private.EMAIL if re.search(_EMAIL, _visible(plain), re.IGNORECASE) else None


def _visible(text: str) -> str:
    """A text as it looks: no full-width or invisible characters, and single spaces."""
    short = "".join(map(_no_word, text[:MOST_SEARCHED]))
    seen = "".join(char for char in unicodedata.normalize("NFKC", short) if unicodedata.category(char) != "Cf")
    return " ".join(seen.split())[:MOST_SEARCHED]


def _no_word(char: str) -> str:
    return char if char.isascii() or len(unicodedata.normalize("NFKC", char)) <= _MOST_EXPANDED else " "


def _has_phone_number(text: str) -> bool:
    """Whether a text holds a number that can be called, in any country's form, or more digits than a story has."""
    left = re.sub(_COUNTED, " — ", text, flags=re.IGNORECASE)
    if re.search(_NUMBER_TO_CALL, left, re.IGNORECASE):
        return True
    left = re.sub(_THOUSANDS, " — ", left)
    if not re.search(_SEVEN_DIGITS, left):
        return False
    if sum(map(str.isdigit, left)) > _MOST_DIGITS:
        return True
    # Few texts come this far, and the tables of numbers take a while to load.
    from phonenumbers import PhoneNumberMatcher

    return any(PhoneNumberMatcher(left, region).has_next() for region in _REGIONS)
