"""What an attached pack would make of a server's record: a plan as data, which says and writes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from bot.import_articles import articles_here
from bot.reasoning.story import in_story_order
from db.changes import Action
from db.importing import CoupleChanges, Put
from db.records import Couple, Event, Pack, Person, Source, Sources
from db.rows import StoredCouple, StoredEvents
from db.versions import Version

_Says = TypeVar("_Says", Couple, Source, Event)
Entry = Couple | Source | Event


class Fate(StrEnum):
    """What would become of an entry. In conflict is what this server says otherwise itself."""

    CONFLICT = "conflict"
    CHANGED = "changed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Here:
    """A couple as a server sees it: the events that stand, and the versions that count, by id.

    `cited` are the ids of the articles that the standing events cite.
    """

    stored: StoredCouple
    listed: StoredEvents
    couple: Version[Couple]
    sources: Mapping[str, Version[Source]]
    events: Mapping[str, Version[Event]]
    cited: frozenset[str]


@dataclass(frozen=True, slots=True)
class Before:
    """An entry as a server sees it now: its row, the version that counts, whether it stands, and what it says."""

    row: int
    version: int
    stands: bool
    says: Entry


@dataclass(frozen=True, slots=True)
class Planned:
    """An entry that the record does not have as the file has it. `before` is None for one that is new.

    A couple's `key` is its slug.
    """

    fate: Fate
    key: str
    says: Entry
    before: Before | None = None


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What one pack would make of a couple; `here` is None where the server does not have that couple.

    `same` counts the entries that are here as the file has them.
    """

    pack: Pack
    here: Here | None
    entries: tuple[Planned, ...]
    same: int

    @property
    def slug(self) -> str:
        """The couple's slug."""
        return self.pack.couple.slug

    def of(self, fate: Fate) -> int:
        """How many entries have a fate."""
        return sum(entry.fate is fate for entry in self.entries)

    def applied(self, *, take: bool) -> Iterator[Planned]:
        """The entries that would be written; `take` the file's side where they are in conflict."""
        return (entry for entry in self.entries if take or entry.fate is not Fate.CONFLICT)


def plan(pack: Pack, here: Here | None) -> ImportPlan:
    """What a pack would make of a couple as a server sees it."""
    if here is None:
        entries = [Planned(Fate.ADDED, pack.couple.slug, pack.couple)]
        entries += [Planned(Fate.ADDED, source.key, source) for source in pack.sources]
        entries += [Planned(Fate.ADDED, event.key, event) for event in pack.events]
        return ImportPlan(pack, None, tuple(entries), 0)
    articles = articles_here(pack.sources, {key: version.says for key, version in here.sources.items()})
    by_key = {source.key: source for source in articles.values()}
    planned = [
        *_against(_couple(pack.couple, here.couple.says), pack.couple.slug, here.couple, here),
        *(entry for key, source in by_key.items() for entry in _against(source, key, here.sources.get(key), here)),
        *(
            entry
            for event in pack.events
            for entry in _against(_event(event, articles), event.key, here.events.get(event.key), here)
        ),
    ]
    order = list(Fate)
    entries = sorted((entry for entry in planned if entry), key=lambda entry: order.index(entry.fate))
    return ImportPlan(pack, here, tuple(entries), sum(entry is None for entry in planned))


def work(plan: ImportPlan, *, take: bool) -> CoupleChanges | Pack:
    """What is to be written for a plan; a couple that is not here is added from its pack as it is."""
    if plan.here is None:
        return plan.pack
    applied = list(plan.applied(take=take))
    return CoupleChanges(
        couple=plan.here.stored.id,
        called=next((entry.says for entry in applied if isinstance(entry.says, Couple)), None),
        sources=tuple(_put(entry, entry.says) for entry in applied if isinstance(entry.says, Source)),
        events=tuple(_put(entry, entry.says) for entry in applied if isinstance(entry.says, Event)),
        source_rows={key: version.entry for key, version in plan.here.sources.items()},
        event_rows={key: version.entry for key, version in plan.here.events.items()},
    )


def merged(plan: ImportPlan, *, take: bool) -> Pack:
    """The couple's whole record as it would be, in the order of the story."""
    if plan.here is None:
        return plan.pack
    says = {entry.key: entry.says for entry in plan.applied(take=take) if isinstance(entry.says, Event)}
    couples = [entry.says for entry in plan.applied(take=take) if isinstance(entry.says, Couple)]
    listed: list[Event] = []
    added: list[Event] = []
    for event in plan.here.listed.listed:
        now = says.pop(event.key, event)
        (listed if _stays_in_place(event, now) else added).append(now)
    added += [says.pop(event.key, event) for event in plan.here.listed.added]
    # What is new, or comes back, stands where its date puts it.
    events = in_story_order(listed, [*added, *says.values()])
    keys = {event.key for event in events}
    standing = tuple(replace(e, disputes=tuple(key for key in e.disputes if key in keys)) for e in events)
    called = couples[0] if couples else plan.here.couple.says
    return Pack(plan.pack.version, called, tuple(dict.fromkeys(s for e in events for s in e.sources)), standing)


def as_here(here: Here) -> Pack:
    """A couple's record as it is, as a pack."""
    return merged(ImportPlan(Pack(1, here.couple.says, (), ()), here, (), 0), take=False)


def _put(entry: Planned, says: _Says) -> Put[_Says]:
    before = entry.before
    if before is None:
        return Put(entry.key, Action.ADD, says)
    action = Action.CHANGE if before.stands else Action.RESTORE
    return Put(entry.key, action, says, row=before.row, seen=before.version)


def _against(says: _Says, key: str, before: Version[_Says] | None, here: Here) -> Iterator[Planned | None]:
    """What becomes of an entry of the file; None where it is here as it is there."""
    if before is None:
        yield Planned(Fate.ADDED, key, says)
    elif _is_there(before, here) and _same(says, before.says, here):
        yield None
    else:
        own = before.layer is not None
        was = Before(before.entry, before.id, before.stands, before.says)
        yield Planned(Fate.CONFLICT if own else Fate.CHANGED, key, says, was)


def _is_there(version: Version[_Says], here: Here) -> bool:
    """Whether an entry is on record: it stands, or is an article that an event cites still."""
    return version.stands or (isinstance(version.says, Source) and version.says.key in here.cited)


def _same(one: Entry, other: Entry, here: Here) -> bool:
    return _compared(one, here) == _compared(other, here)


def _compared(entry: Entry, here: Here) -> object:
    """What has to be equal for two entries to say the same."""
    if not isinstance(entry, Event):
        return entry
    about = () if len(set(entry.about)) > 1 else entry.about
    # A dispute with an event that is retracted has nothing left to name; no pack holds it.
    disputes = tuple(key for key in entry.disputes if key not in here.events or here.events[key].stands)
    cited = tuple(source.key for source in entry.sources)
    told = (entry.kind, entry.certainty, entry.summary, entry.date, entry.partner, entry.known_from)
    return told, about, disputes, cited


def _stays_in_place(before: Event, now: Event) -> bool:
    """Whether an event keeps its place in a pack's story: another day may belong elsewhere."""
    return (before.kind, before.certainty, before.date) == (now.kind, now.certainty, now.date)


def _couple(couple: Couple, before: Couple) -> Couple:
    """What a couple would be called: its people keep their order, and no mark of a minor's name is lost."""
    aliases = {person.name: person.aliases for person in couple.people}
    first, second = (Person(person.name, aliases.get(person.name, person.aliases)) for person in before.people)
    minors = tuple(dict.fromkeys([*before.minors, *couple.minors]))
    return replace(couple, people=(first, second), minors=minors)


def _event(event: Event, articles: Mapping[str, Source]) -> Event:
    """An event that cites its articles by the ids that they have, or would have, here."""
    first, *others = dict.fromkeys(articles[source.key] for source in event.sources)
    cited: Sources = (first, *others)
    return replace(event, sources=cited)
