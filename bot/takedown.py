"""Couples that the operator takes down everywhere: which ones that hides, and the command that does it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.reasoning.names import Names, plain
from bot.replies.words import takedown_words as words
from db.records import Couple, Person
from db.rows import StoredCouple
from db.store import Store
from db.takedowns import Takedown

# Of the slugs that one may have meant.
_MOST_NEAR = 3
_ALIKE = 60.0
MAX_REASON = 500


class CannotTakeDown(Exception):
    """A takedown, or lifting one, that cannot be; the message is one sentence."""


def standing_names(couples: Sequence[StoredCouple], takedowns: Sequence[Takedown]) -> Names:
    """The names of the couples that a server sees, without those that were taken down."""
    # Of two with the same slug, a server's own stands last, and hides the shipped one.
    seen = {stored.couple.slug: stored for stored in couples}.values()
    if not takedowns:
        return Names(tuple(seen))
    gone = [stored for stored in seen if any(_is(stored.couple, takedown) for takedown in takedowns)]
    called = [*(stored.couple for stored in gone), *map(_couple, takedowns)]
    return Names([stored for stored in seen if stored not in gone], called)


async def take_down(store: Store, slug: str, reason: str, *, made_at: datetime) -> str:
    """Take a couple down everywhere, and say so; raises CannotTakeDown where no couple has that slug."""
    slug, reason = slug.strip().lower(), " ".join(reason.split())
    if not 0 < len(reason) <= MAX_REASON:
        raise CannotTakeDown(words.reason_wrong(MAX_REASON))
    if already := await _standing(store, slug):
        return words.already_down(slug, already.made_at.date(), already.reason)
    everybodys = await store.takedowns.couples()
    same = [stored.couple for stored in everybodys if stored.couple.slug == slug]
    if not same:
        near = Names(everybodys).near(slug, _MOST_NEAR, cutoff=_ALIKE)
        raise CannotTakeDown(words.no_such_couple(slug, [stored.couple.slug for stored in near]))
    first, second = same[0].people
    called = dict.fromkeys(name for couple in same for name in (couple.name, *couple.aliases))
    await store.takedowns.take_down(Takedown(slug, tuple(called), (first.name, second.name), reason, made_at))
    return words.taken_down(slug, same[0].name)


async def lift(store: Store, slug: str, reason: str | None, *, made_at: datetime) -> str:
    """Answer about a couple again, and say so; raises CannotTakeDown where it is not taken down."""
    slug = slug.strip().lower()
    takedown = await _standing(store, slug)
    if takedown is None:
        raise CannotTakeDown(words.not_down(slug, [each.slug for each in await store.takedowns.standing()]))
    lifted = Takedown(slug, takedown.names, takedown.people, " ".join((reason or "").split()) or words.LIFTED, made_at)
    await store.takedowns.lift(lifted)
    return words.put_back(slug)


async def listed(store: Store) -> str:
    """Every takedown in force, with its day and reason."""
    lines = [words.listed(each.slug, each.made_at.date(), each.reason) for each in await store.takedowns.standing()]
    return "\n".join(lines) or words.NONE


async def _standing(store: Store, slug: str) -> Takedown | None:
    return next((each for each in await store.takedowns.standing() if each.slug == slug), None)


def _is(couple: Couple, takedown: Takedown) -> bool:
    """Whether a couple is the one taken down: by its slug, or since the two are the same people."""
    one, other = ({_compared(name) for name in (person.name, *person.aliases)} for person in couple.people)
    first, second = map(_compared, takedown.people)
    same = (first in one and second in other) or (first in other and second in one)
    return same or couple.slug == takedown.slug


def _compared(name: str) -> str:
    # A name may hold no letter at all.
    return plain(name) or name


def _couple(takedown: Takedown) -> Couple:
    """A couple taken down, as far as its names go; the record may not have it any more."""
    first, second = map(Person, takedown.people)
    return Couple(takedown.slug, takedown.slug, (first, second), takedown.names)
