"""Packs written: a couple's record as TOML text."""

from __future__ import annotations

from db.packfile import FORMAT
from db.records import Event, Pack, Source


def write_pack(pack: Pack) -> str:
    """A pack as TOML text that `read_pack` reads back to the same pack."""
    # Only an export writes TOML; reading needs none of it.
    import tomli_w

    return tomli_w.dumps(
        {
            "format": FORMAT,
            "version": pack.version,
            "couple": {
                "slug": pack.couple.slug,
                "name": pack.couple.name,
                "aliases": list(pack.couple.aliases),
                **_filled(minors=list(pack.couple.minors)),
            },
            "people": [{"name": person.name, "aliases": list(person.aliases)} for person in pack.couple.people],
            "sources": [_source_table(source) for source in pack.sources],
            "events": [_event_table(event) for event in pack.events],
        }
    )


def _source_table(source: Source) -> dict[str, object]:
    return _filled(
        id=source.key,
        title=source.title,
        publisher=source.publisher,
        url=source.url,
        published=source.published and source.published.text,
    )


def _event_table(event: Event) -> dict[str, object]:
    return _filled(
        id=event.key,
        date=event.date and event.date.text,
        kind=event.kind.value,
        certainty=event.certainty.value,
        summary=event.summary,
        about=list(event.about),
        known_from=event.known_from and event.known_from.text,
        partner=event.partner,
        sources=[source.key for source in event.sources],
        disputes=list(event.disputes),
    )


def _filled(**values: object) -> dict[str, object]:
    """The fields that hold something: TOML has no word for nothing."""
    return {field: value for field, value in values.items() if value}
