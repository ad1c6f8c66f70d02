"""What channels are told of changes: those that follow a couple, and a server's log."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from bot.replies.cards import Card, Claim, Line, Listed, Remark, Section, Sentence, Tone, cited
from bot.replies.editor_cards import as_readers_see, dated, details, differences, differs
from bot.replies.markdown import Blocks, fitting
from bot.replies.people import channel, who
from bot.replies.status_card import one_line
from bot.replies.words import editor_words, event_words, shared_words, told_words
from bot.told import EntryLogged, EventChange, News, ShippedMoved, Step, What
from db.records import Couple, Event, Source

# Of many changes in one message, so many are shown.
MOST_SHOWN = 5
_MOST_EDITORS = 5


def news_card(news: News) -> tuple[Blocks, tuple[EventChange, ...]]:
    """What a channel is told, and the changes of which it is told what they say."""
    couple = news.stored.couple
    if len(news.changes) == 1:
        [change] = news.changes
        title, shown = told_words.news(change.what, couple.name), news.changes
        told = Section(tuple(_told(change, news)))
    else:
        title, shown = told_words.many_news(len(news.changes), couple.name), news.changes[:MOST_SHOWN]
        told = Section(tuple(_summed_up(news.changes, couple)), entries=True)
    sections = (told, Section(tuple(_status(news)), entries=True))
    return _card(title, sections), shown


def logged_card(entry: EntryLogged, said_in: str | None) -> Blocks:
    """What an editor did to one entry, for a server's log; `said_in` links to the reply that they got."""
    version = entry.last
    title = told_words.logged(entry.kind, entry.key, _action(entry), entry.couple.name)
    reason = () if entry.id_only else (Remark(version.reason, told_words.REASON),)
    by = (Remark(who(version.editor), told_words.BY), *reason, *_link(said_in))
    return _card(title, (Section(by), Section(tuple(_entry(entry)))))


def many_logged_card(entries: Sequence[EntryLogged], said_in: str | None) -> Blocks:
    """What editors did to many entries at once, summed up for a server's log."""
    editors = list(dict.fromkeys(who(entry.last.editor) for entry in entries))
    reasons = {None if entry.id_only else entry.last.reason for entry in entries}
    reason = reasons.pop() if len(reasons) == 1 else None
    counted = Counter((entry.kind, _action(entry)) for entry in entries)
    by = (
        Remark(told_words.several(editors, _MOST_EDITORS), told_words.BY),
        *((Remark(reason, told_words.REASON),) if reason else ()),
        *_link(said_in),
        Remark(told_words.log_counts([(kind, action, count) for (kind, action), count in counted.items()])),
    )
    more = len(entries) - MOST_SHOWN
    lines: list[Line] = [*map(_in_short, entries[:MOST_SHOWN])]
    if more > 0:
        lines.append(Remark(told_words.and_more_logged(more)))
    return _card(told_words.many_logged(len(entries)), (Section(by), Section(tuple(lines), entries=True)))


def shipped_card(moved: ShippedMoved) -> Blocks:
    """What a new pack says of events that a server has its own edits of."""
    lines = [line for step in moved.steps[:MOST_SHOWN] for line in _moved(step, moved)]
    if (more := len(moved.steps) - MOST_SHOWN) > 0:
        lines.append(Remark(told_words.and_more_logged(more)))
    return _card(told_words.shipped_moved(moved.couple.name), (Section(tuple(lines), entries=True),))


def failed_card(number: int, couple: Couple, most: int) -> Blocks:
    """A channel, by Discord's id, that could not be told; for a server's log."""
    told = Section((Remark(told_words.channel_failed(channel(number), couple.name, most)),))
    return _card(told_words.FAILED_TITLE, (told,), Tone.WRONG)


def _card(title: str, sections: Sequence[Section], tone: Tone = Tone.PLAIN) -> Blocks:
    return fitting([Card(Remark(title), tuple(section for section in sections if section.lines), tone)])


def _told(change: EventChange, news: News) -> Iterator[Line]:
    """One change, as readers are told of it."""
    if change.what is What.CHANGED and change.before and change.after:
        yield from _differences(change.before, change.after)
        return
    yield _event(change.event)
    if news.earlier:
        if news.earlier.event.summary != change.event.summary:
            yield as_readers_see(news.earlier.event, told_words.TOLD_HERE)
        yield Remark(news.earlier.link, told_words.TOLD_THERE)


def _summed_up(changes: Sequence[EventChange], couple: Couple) -> Iterator[Line]:
    """Many changes: how many there are of each, and the first few."""
    counted = Counter(change.what for change in changes)
    yield Remark(told_words.counts([(what, counted[what]) for what in What if counted[what]]))
    for change in changes[:MOST_SHOWN]:
        yield _led(told_words.DID[change.what], _event(change.event))
    yield Remark(told_words.and_more(len(changes) - MOST_SHOWN, couple.slug))


def _status(news: News) -> Iterator[Line]:
    """How the status changed, if it did."""
    if differs(news.status):
        yield _led(told_words.STATUS_WAS, one_line(news.status.before))
        yield _led(told_words.STATUS_NOW, one_line(news.status.after))


def _event(event: Event) -> Claim:
    """An event with its day, and the word for one that is not confirmed."""
    return Claim(shared_words.event(event.summary, event.certainty), cited(event), dated(event))


def _differences(before: Event, after: Event) -> Iterator[Line]:
    """What is otherwise, beneath what the event says now, if that is not told by it."""
    told = list(differences(before, after))
    if not any(isinstance(line, Claim) for line in told):
        yield _event(after)
    yield from told or [Remark(told_words.SAME_AS_BEFORE)]


def _entry(entry: EntryLogged) -> Iterator[Line]:
    """What one entry said before an editor's change, and what it says after it."""
    if entry.id_only:
        yield Remark(told_words.ID_ONLY)
        return
    step = entry.step
    match step.before, step.after, step.version.says:
        case (Event() as before, Event() as after, _):
            yield from _differences(before, after)
        case (Source() as before, Source() as after, _) if before != after:
            yield Listed(before, told_words.BEFORE)
            yield Listed(after, told_words.AFTER)
        case (Couple() as before, Couple() as after, _):
            yield from _couple_differences(before, after)
        case (before, after, said):
            yield from _whole(after or before or said)


def _whole(said: Event | Source | Couple) -> Iterator[Line]:
    """All that an entry says, or said last."""
    match said:
        case Event():
            yield _event(said)
            yield from details(said)
        case Source():
            yield Listed(said)
        case Couple():
            yield from (Remark(value, f"{name}:") for name, value in _fields(said).items() if value)
        case _:
            assert_never(said)


def _couple_differences(before: Couple, after: Couple) -> Iterator[Line]:
    was, now = _fields(before), _fields(after)
    changed = [Remark(editor_words.from_to(was[n], now[n]), f"{n}:") for n in was if was[n] != now[n]]
    if before.minors != after.minors:
        # Only how many: a name stands nowhere, and its mark tells nobody anything.
        counts = editor_words.from_to(f"{len(before.minors)}", f"{len(after.minors)}")
        changed.append(Remark(counts, f"{told_words.MINORS}:"))
    yield from changed or [Remark(told_words.SAME_AS_BEFORE)]


def _fields(couple: Couple) -> dict[str, str]:
    """What a couple is called."""
    return {
        told_words.NAME: couple.name,
        told_words.ALIASES: ", ".join(couple.aliases),
        told_words.PEOPLE: "; ".join(", ".join((person.name, *person.aliases)) for person in couple.people),
    }


def _in_short(entry: EntryLogged) -> Line:
    """One of many changes by editors, on a line."""
    lead = told_words.entry(entry.kind, entry.key, _action(entry))
    said = entry.step.after or entry.step.before or entry.last.says
    if entry.id_only:
        return Remark(f"{lead}.")
    match said:
        case Event():
            return replace(_event(said), lead=f"{lead}:")
        case Source():
            return Listed(said, lead)
        case Couple():
            return Remark(said.name, f"{lead}:")
        case _:
            assert_never(said)


def _action(entry: EntryLogged) -> str:
    version = entry.last
    return event_words.FOLLOWS if version.follows else event_words.ACTIONS[version.action]


def _moved(step: Step[Event], moved: ShippedMoved) -> Iterator[Line]:
    """A shipped event as it is now, and the server's own that stays."""
    shipped, key = step.version, step.version.says.key
    if key in moved.hidden:
        yield Remark(told_words.ID_ONLY, f"{key}:")
        return
    if shipped.stands:
        yield Claim(shipped.says.summary, cited(shipped.says), told_words.shipped_says(key))
    else:
        yield Remark(told_words.SHIPPED_RETRACTED, f"{key}:")
    if step.after:
        yield Claim(step.after.summary, cited(step.after), told_words.STAYS, under=True)
    else:
        yield Remark(told_words.STAYS_RETRACTED, under=True)


def _link(said_in: str | None) -> tuple[Line, ...]:
    return (Remark(said_in, told_words.SAID_IN),) if said_in else ()


def _led(lead: str, line: Sentence) -> Sentence:
    return replace(line, lead=lead, text=" ".join(filter(None, (line.lead, line.text))))
