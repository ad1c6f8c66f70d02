"""Short texts packed into few characters, for buttons: deflated, and written as characters of 14 bits each."""

from __future__ import annotations

import zlib

# 16,384 characters from here on are assigned, of one unit each, and stay as they are in any normal form.
_FIRST, _BITS = 0x4E00, 14
_RAW = -15
# What a text may unpack to, so that no forged one takes up memory.
_MOST_BYTES = 2000

# Words of questions, the commonest last, where they cost least.
# Never edited after a release: buttons sent before hold texts that were packed with it.
_COMMON = (
    b" anniversary honeymoon Instagram Twitter magazine reportedly allegedly supposedly apparently officially "
    b" publicly social media album podcast concert stadium restaurant birthday Christmas Valentine's Day New Year's "
    b" Thanksgiving Halloween spring summer autumn fall winter city country "
    b" house home movie film show award gala premiere red carpet dinner vacation holiday interview "
    b" husband wife boyfriend girlfriend mother father kids children baby family friends court judge papers lawyer "
    b" prenup custody settlement money million ring dress guests ceremony vows officiated invited photographed "
    b" counselling therapy rumours rumors rumour rumor denied confirmed reported claimed announced apologised "
    b" sources source according said says told posted wrote wore met meet kissed spotted seen proposed proposal "
    b" unfollowed deleted moved living lived left leave cheated rekindled reconciled reconcile reunited separated "
    b" called off the engagement engaged engagement legally single finalized finalised final filed for divorce "
    b" breakup broke up break up split up over between reason reasons actually really already exactly currently "
    b" before after during since until about because January February March April May June July August September "
    b" October November December in 19 in 20 by 20 "
    b" how many times how much how often whose which one what happened what was what is what did where was where did "
    b" why did who is who was who did who filed how long have how long were how did is it true that are they still "
    b" first last time date day month year years months ago now new with from into their them his her he she him "
    b" relationship wedding marriage married marry couple dating together again back together?\n get getting got "
    b" have has had been do does did they were was are the is in the at the of the on to a and when did \nare \nwhen "
)


def pack(text: str) -> str:
    """A text in about a third of its characters."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, _RAW, 9, zlib.Z_DEFAULT_STRATEGY, _COMMON)
    data = deflate.compress(text.encode("utf-8", "replace")) + deflate.flush()
    groups = -(-len(data) * 8 // _BITS)
    number = int.from_bytes(data, "big") << (groups * _BITS - len(data) * 8)
    shifts = range((groups - 1) * _BITS, -1, -_BITS)
    return "".join(chr(_FIRST + (number >> shift & (1 << _BITS) - 1)) for shift in shifts)


def unpack(packed: str) -> str | None:
    """The text that was packed; None for what nobody packed, or is too long."""
    number = 0
    for character in packed:
        value = ord(character) - _FIRST
        if not 0 <= value < 1 << _BITS:
            return None
        number = number << _BITS | value
    whole, rest = divmod(len(packed) * _BITS, 8)
    inflate = zlib.decompressobj(_RAW, _COMMON)
    try:
        data = inflate.decompress((number >> rest).to_bytes(whole, "big"), _MOST_BYTES)
        # Of the last character's bits, those that fill it up may make one byte.
        ended = inflate.eof and inflate.unused_data in {b"", b"\0"}
        return data.decode() if ended else None
    except (zlib.error, UnicodeDecodeError):
        return None
