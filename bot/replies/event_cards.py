"""One event for its editors: what the record holds of it, and every version that it had."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.entries import Entry
from bot.replies.cards import Card, Line, Remark, Section, Tone
from bot.replies.controls import Window
from bot.replies.editor_cards import as_readers_see, details, differences
from bot.replies.markdown import Blocks, fitting
from bot.replies.people import who
from bot.replies.words import event_words, shared_words
from db.changes import Action
from db.records import Event
from db.versions import Version

# Of a history, so many versions stand on one card.
PER_PAGE = 5


def event_reply(entry: Entry, versions: Sequence[Version[Event]]) -> Blocks:
    """An event as it stands for a server, and what the shipped record has made of it since."""
    event = entry.event
    state = () if entry.version.stands else (Remark(event_words.RETRACTED_HERE),)
    told = Section((*state, as_readers_see(event), *details(event)))
    foot = Section((Remark(event_words.named_by(entry.number, event.key, len(versions))),), small=True)
    title = Remark(event_words.event_of(event.key, entry.stored.couple.name))
    changed = Section(tuple(_shipped_since(entry.version, versions)))
    sections = [section for section in (told, changed, foot) if section.lines]
    return fitting([Card(title, tuple(sections), Tone.PLAIN if entry.version.stands else Tone.WRONG)])


def history_reply(entry: Entry, versions: Sequence[Version[Event]], window: Window) -> Blocks:
    """The versions of an event in a window of its history, the newest first."""
    numbered = list(enumerate(versions, start=1))
    shown = numbered[::-1][window.start : window.stop]
    title = Remark(event_words.history_of(entry.event.key, entry.stored.couple.name))
    sections = [_version(number, version, versions) for number, version in shown]
    if not window.whole:
        place = shared_words.place(window.start + 1, window.stop, window.total)
        sections.append(Section((Remark(event_words.versions_shown(place)),), small=True))
    return fitting([Card(title, tuple(sections))])


def entries_offered(entries: Sequence[Entry]) -> list[str]:
    """Events to choose from, as text."""
    return [offered_as(entry) for entry in entries]


def offered_as(entry: Entry) -> str:
    """An event as autocomplete and lists offer it."""
    event = entry.event
    when = shared_words.dated(event.date) if event.date else shared_words.UNDATED
    return event_words.entry(entry.number, when, event.summary, entry.stored.couple.name)


def _version(number: int, version: Version[Event], versions: Sequence[Version[Event]]) -> Section:
    where = event_words.SHIPPED if version.layer is None else event_words.HERE
    action = event_words.FOLLOWS if version.follows else event_words.ACTIONS[version.action]
    heading = event_words.version_line(number, action, where, version.made_at)
    return Section(tuple(_told(version, versions)), heading)


def _told(version: Version[Event], versions: Sequence[Version[Event]]) -> Iterator[Line]:
    shipped = version.layer is None and version.editor is None
    editor = event_words.SHIPPED_RECORD if shipped else who(version.editor)
    yield Remark(event_words.by(editor, version.reason))
    before = _before(version, versions)
    if before is None or version.action in {Action.ADD, Action.RETRACT, Action.RESTORE}:
        yield as_readers_see(version.says)
    else:
        yield from differences(before.says, version.says)


def _before(version: Version[Event], versions: Sequence[Version[Event]]) -> Version[Event] | None:
    """What a server saw of an event before a version: its own layer's, or else the shipped one."""
    earlier = [each for each in versions if each.id < version.id]
    own = [each for each in earlier if each.layer == version.layer]
    return next(reversed(own or earlier), None)


def _shipped_since(seen: Version[Event], versions: Sequence[Version[Event]]) -> Iterator[Line]:
    """The newest shipped version, where it is newer than what a server says itself."""
    shipped = next((each for each in reversed(versions) if each.layer is None), None)
    if shipped is not None and seen.layer is not None and shipped.id > seen.id:
        yield Remark(event_words.shipped_changed(shipped.made_at))
        yield as_readers_see(shipped.says)
