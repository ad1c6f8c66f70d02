"""What makes an event or a pack wrong in itself, as sentences that say what would be right."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from urllib.parse import urlsplit

from db.records import PARTNER_KINDS, TRACK_KINDS, Event, Pack


def is_http_url(url: str) -> bool:
    """Whether a text is a link that may be shown: http or https, with a host and no spaces."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    # A name before the host, as in https://known.com@other.com, only ever deceives.
    whole = parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc
    return whole and not re.search(r"[\s\x00-\x1f\x7f<>]", url)


def out_of_order(events: Sequence[Event]) -> Iterator[tuple[Event, Event]]:
    """Pairs of deciding events, the first listed before the second but surely later than it."""
    latest_start: Event | None = None
    for event in events:
        if event.date is None or not event.asserted or event.kind not in TRACK_KINDS:
            continue
        if latest_start is None or latest_start.date is None:
            latest_start = event
        elif latest_start.date.earliest > event.date.latest:
            yield latest_start, event
        elif event.date.earliest > latest_start.date.earliest:
            latest_start = event


def event_mistakes(event: Event) -> Iterator[tuple[str, str]]:
    """What is wrong with one event taken by itself, as (field, what is wrong and what is right)."""
    if event.kind in PARTNER_KINDS:
        if event.partner is None:
            yield "partner", f"is missing; {event.kind} names somebody outside the couple"
        if len(event.about) != 1:
            yield "about", f"has to name the one person of the couple whose {event.kind} this is"
    if event.key in event.disputes:
        yield "disputes", "names the event itself; it names the ids of other events"
    if event.date and event.known_from and event.known_from.latest < event.date.earliest:
        yield (
            "known_from",
            f"{event.known_from} lies before the event's own date {event.date}; it is the later day it came out",
        )


def pack_mistakes(pack: Pack) -> Iterator[str]:
    """Mistakes between entries: disputes, partners, and the order of the story."""
    keys = {event.key for event in pack.events}
    names = {person.name.casefold() for person in pack.couple.people}
    if len(names) == 1:
        yield "the pack, field `people`: both have the same name; a couple is two people."
    for event in pack.events:
        for key in event.disputes:
            if key not in keys:
                yield f'event "{event.key}", field `disputes`: "{key}" is not the id of an event of this pack.'
        if event.partner is not None and event.partner.casefold() in names:
            yield f'event "{event.key}", field `partner`: "{event.partner}" is one of the couple; name somebody else.'
    for key in in_a_cycle({event.key: event.disputes for event in pack.events}):
        yield f'event "{key}", field `disputes`: its disputes lead back to itself; leave one of them out.'
    for before, event in out_of_order(pack.events):
        yield (
            f'event "{event.key}", field `date`: {event.date} is over before "{before.key}" ({before.date}), which is'
            f" listed earlier; list the events in the order of the story."
        )


def in_a_cycle(disputes: Mapping[str, Collection[str]]) -> Iterator[str]:
    """One event of a chain of disputes that comes back to where it began, if there is one."""
    try:
        TopologicalSorter({key: set(disputed) - {key} for key, disputed in disputes.items()}).prepare()
    except CycleError as error:
        yield str(error.args[1][0])
