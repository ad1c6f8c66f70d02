"""What members propose to their server's editors: kept, accepted, rejected, withdrawn; each asked once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from bot.archive import Archive
from bot.editing import Editing, changing
from bot.edits import Changed, ChangedUnseen
from bot.entry import read_entry, similar_event
from bot.mistakes import Mistake
from bot.replies.words import guard_words
from bot.replies.words import suggestion_words as words
from bot.typed_events import typed_fields
from db.guard import private_in
from db.layers import Written
from db.records import Event
from db.rows import StoredCouple
from db.suggestions import Decided, Decision, Suggestion

# A member may have so many open suggestions in a server.
MOST_OPEN = 5
# What was rejected or withdrawn goes after so long, as soon as another suggestion is kept.
KEPT_FOR = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A suggestion as it reads now. `stored` is None where its couple is gone, taken down too.

    `event` is None where it can no longer be saved as it is: `mistakes` say why. `similar` is a standing event
    that it looks like.
    """

    suggestion: Suggestion
    stored: StoredCouple | None
    event: Event | None
    mistakes: tuple[Mistake, ...] = ()
    similar: Event | None = None


@dataclass(frozen=True, slots=True)
class TooMany:
    """A suggestion that was not kept: its member has as many open ones as may be."""

    open: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class Accepted:
    """A suggestion that became an event: what was proposed, and what that did to the record."""

    proposal: Proposal
    event: Event
    done: Changed | ChangedUnseen

    @property
    def edited(self) -> bool:
        """Whether the editor changed it before."""
        return self.proposal.event != self.event


@dataclass(frozen=True, slots=True)
class CannotAccept:
    """A suggestion that is still open, since the record cannot take it so."""

    proposal: Proposal
    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True, slots=True)
class Closed:
    """A suggestion that was rejected or withdrawn just now."""

    proposal: Proposal


@dataclass(frozen=True, slots=True)
class Over:
    """A suggestion that had been decided before; its number, where this server has none of it."""

    number: int
    proposal: Proposal | None


class Suggesting:
    """The suggestions of servers. Methods raise RecordUnavailable, with nothing changed."""

    def __init__(self, archive: Archive, editing: Editing) -> None:
        self._archive = archive
        self._store = archive.store
        self._editing = editing

    async def read(
        self, stored: StoredCouple, fields: Mapping[str, str], *, server: int, today: date
    ) -> Event | tuple[Mistake, ...]:
        """The event that was typed, or what is wrong with it."""
        record = await self._editing.entries.record(stored, server)
        return read_entry(fields, record, today, articles=await self._store.sources(stored.id, server))

    async def keep(
        self,
        stored: StoredCouple,
        event: Event,
        typed: Mapping[str, str],
        *,
        server: int,
        member: int,
        channel: int,
        today: date,
    ) -> Suggestion | TooMany:
        """Keep what was typed and read as an event, until it is decided."""
        settled = _settled(event)
        # "Yesterday" is another day tomorrow; what would not read the same again is kept as it was typed.
        same = await self.read(stored, settled, server=server, today=today) == event
        now = datetime.now(UTC)
        new = Suggestion(0, server, member, stored.id, settled if same else dict(typed), now, channel=channel)
        kept = await self._store.suggestions.keep(new, most=MOST_OPEN, keep_from=now - KEPT_FOR)
        return kept or TooMany(await self.open_of(member, server))

    async def open_of(self, member: int, server: int) -> tuple[Suggestion, ...]:
        """What a member has proposed in a server and nobody has decided."""
        return await self._store.suggestions.open_of(member, server, now=datetime.now(UTC))

    async def proposal(self, suggestion: Suggestion, today: date) -> Proposal:
        """A suggestion as it reads now."""
        stored = await self._couple(suggestion)
        if stored is None:
            return Proposal(suggestion, None, None, (Mistake(None, words.COUPLE_GONE),))
        read = await self.read(stored, suggestion.fields, server=suggestion.server, today=today)
        if not isinstance(read, Event):
            return Proposal(suggestion, stored, None, read)
        record = await self._editing.entries.record(stored, suggestion.server)
        return Proposal(suggestion, stored, read, similar=similar_event(read, record))

    async def numbered(self, number: int, server: int, today: date) -> Proposal | None:
        """A suggestion of a server by its number."""
        found = await self._store.suggestions.find(number, server=server)
        return await self.proposal(found, today) if found else None

    async def accept(
        self, number: int, *, server: int, editor: int, today: date, fields: Mapping[str, str] | None = None
    ) -> Accepted | CannotAccept | Over:
        """Add what was proposed, as it is or as `fields` have it; by whoever is the first to."""
        proposal = await self.numbered(number, server, today)
        if proposal is None or proposal.suggestion.decided:
            return Over(number, proposal)
        stored, event = proposal.stored, proposal.event
        if stored is None:
            return CannotAccept(proposal, proposal.mistakes)
        if fields is not None:
            typed = await self.read(stored, fields, server=server, today=today)
            if not isinstance(typed, Event):
                return CannotAccept(proposal, typed)
            event = typed
        elif event is None:
            return CannotAccept(proposal, proposal.mistakes)
        elif twin := await self._meanwhile(proposal, stored):
            return CannotAccept(proposal, (Mistake(None, words.added_meanwhile(twin.key, twin.summary)),))
        accepting = event

        async def save() -> Written | None:
            change = changing(words.reason(number), editor)
            return await self._store.suggestions.accept(number, accepting, server=server, change=change)

        done = await self._editing.add_read(stored, accepting, save, server=server, today=today)
        if done is None:
            return Over(number, await self.numbered(number, server, today))
        decided = Decided(Decision.ACCEPTED, editor, datetime.now(UTC), event=done.number)
        return Accepted(replace(proposal, suggestion=replace(proposal.suggestion, decided=decided)), accepting, done)

    async def reject(
        self, number: int, reason: str, *, server: int, editor: int, today: date
    ) -> Closed | CannotAccept | Over:
        """Close a suggestion for a reason, or for none."""
        proposal = await self.numbered(number, server, today)
        if proposal is None or proposal.suggestion.decided:
            return Over(number, proposal)
        text = " ".join(reason.split())
        minors = proposal.stored.couple.minors if proposal.stored else ()
        if private := private_in(text, minors):
            return CannotAccept(
                proposal, (Mistake("reason", guard_words.refused(words.REASON, private), private=True),)
            )
        change = changing(text, editor)
        closed = await self._store.suggestions.reject(number, server=server, change=change)
        return await self._closed(number, proposal, closed, today)

    async def withdraw(self, number: int, *, server: int, member: int, today: date) -> Closed | Over:
        """Let a member withdraw what they proposed themselves; others' suggestions are none of theirs."""
        proposal = await self.numbered(number, server, today)
        if proposal is None or proposal.suggestion.member != member:
            return Over(number, None)
        closed = await self._store.suggestions.withdraw(number, server=server, change=changing("", member))
        return await self._closed(number, proposal, closed, today)

    async def _closed(self, number: int, before: Proposal, closed: Suggestion | None, today: date) -> Closed | Over:
        if closed is None:
            return Over(number, await self.numbered(number, before.suggestion.server, today))
        return Closed(replace(before, suggestion=closed))

    async def _couple(self, suggestion: Suggestion) -> StoredCouple | None:
        names = await self._archive.names(suggestion.server)
        return next((each for each in names.couples if each.id == suggestion.couple), None)

    async def _meanwhile(self, proposal: Proposal, stored: StoredCouple) -> Event | None:
        """An event that a suggestion looks like, and that says so only since the suggestion was made."""
        suggestion, similar = proposal.suggestion, proposal.similar
        if similar is None:
            return None
        seen = await self._store.seen_events(stored.id, suggestion.server)
        younger = any(each.says.key == similar.key and each.made_at > suggestion.made_at for each in seen)
        return similar if younger else None


def _settled(event: Event) -> dict[str, str]:
    """An event as fields that read the same on any later day."""
    fields = typed_fields(event)
    if len(event.sources) > 1:
        return fields
    [source] = event.sources
    fields.pop("article", None)
    published = source.published and source.published.text
    parts = {"title": source.title, "publisher": source.publisher, "url": source.url, "published": published}
    return fields | {name: text for name, text in parts.items() if text}
