"""What editors see: an event as readers will see it, what a change did, and what could not be saved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bot.edits import Changed, ChangedMeanwhile, Doing, Moment
from bot.mistakes import Mistake
from bot.replies.cards import Card, Claim, Line, Remark, Section, Sentence, Tone, cited
from bot.replies.markdown import Blocks, fitting
from bot.replies.people import who
from bot.replies.status_card import one_line, other_relationship
from bot.replies.words import editor_words, shared_words
from bot.typed_articles import ARTICLE_FIELDS
from bot.typed_events import FIELDS, MAX_TYPED
from db.records import Event, Kind, Source

# A field of the list of what was typed shows so many characters; the whole stays in the form.
SHOWN = 300
_DONE = {
    Doing.ADDED: editor_words.added,
    Doing.EDITED: editor_words.edited,
    Doing.RETRACTED: editor_words.retracted,
    Doing.RESTORED: editor_words.restored,
    Doing.UNDONE: editor_words.undone,
    Doing.PUT_BACK: editor_words.put_back,
}


def changed_reply(changed: Changed) -> Blocks:
    """An event as readers will see it, or what it said, and how the status changed by it."""
    title = Remark(_DONE[changed.doing](changed.key, stands=changed.after is not None))
    sections = [Section(tuple(_told(changed))), Section(tuple(notes(changed)), entries=True)]
    return fitting([Card(title, tuple(section for section in sections if section.lines))])


def saved_reply(changed: Changed) -> Blocks:
    """What was done, in a sentence, where the whole reply could not be sent."""
    title = _DONE[changed.doing](changed.key, stands=changed.after is not None)
    return fitting([Card(Remark(title), (Section((Remark(editor_words.REPLY_LOST),)),))])


def hidden_change_reply(changed: Changed) -> Blocks:
    """What was done to a rumour, where rumours are hidden: not what it says, nor what it was."""
    title = _DONE[changed.doing](changed.key, stands=changed.after is not None)
    lines = (Remark(editor_words.NOT_SHOWN_WHY), *status_changes(changed.today, changed.then))
    return fitting([Card(Remark(title), (Section(lines, entries=True),))])


def meanwhile_reply(changed: ChangedMeanwhile, fields: Mapping[str, str]) -> Blocks:
    """What somebody else changed, and what was typed, handed back."""
    now = changed.now.version
    lines: list[Line] = [Remark(editor_words.changed_by(who(now.editor), now.reason))]
    if changed.seen is not None:
        lines += differences(changed.seen.says, now.says)
    if not now.stands:
        lines.append(Remark(editor_words.retracted_already(now.says.key)))
    sections = [Section(tuple(lines)), *typed_section(fields)]
    title = Remark(editor_words.changed_meanwhile(now.says.key))
    return fitting([Card(title, tuple(sections), Tone.WRONG)])


def not_saved_reply(title: str, mistakes: tuple[Mistake, ...], fields: Mapping[str, str]) -> Blocks:
    """What is wrong, and what was typed, handed back."""
    wrong = Section(tuple(Remark(mistake.sentence) for mistake in mistakes), editor_words.WRONG, entries=True)
    sections = [section for section in (wrong, *typed_section(repeatable(mistakes, fields))) if section.lines]
    blocks = fitting([Card(Remark(title), tuple(sections), Tone.WRONG)])
    fields = repeatable(mistakes, fields)
    if any(len(text) > MAX_TYPED for text in fields.values()):
        whole = "\n\n".join(f"{_label(name)}: {fields[name]}" for name in _in_order(fields))
        return replace(blocks, attached=whole)
    return blocks


def repeatable(mistakes: Sequence[Mistake], fields: Mapping[str, str]) -> dict[str, str]:
    """What was typed, but for what holds a private detail: a reply may be read by others."""
    private = {mistake.field for mistake in mistakes if mistake.private}
    if private & set(ARTICLE_FIELDS):
        private |= {*ARTICLE_FIELDS, "article"}
    return {name: editor_words.NOT_REPEATED if name in private and text else text for name, text in fields.items()}


def typed_section(fields: Mapping[str, str]) -> list[Section]:
    """What was typed, field by field; no section where nothing was."""
    typed = tuple(Remark(_short(fields[name]), f"{_label(name)}:") for name in _in_order(fields))
    return [Section(typed, editor_words.TYPED, entries=True)] if typed else []


def _in_order(fields: Mapping[str, str]) -> list[str]:
    """The fields that something was typed into: those of an event first, in their order."""
    ordered = [*(name for name in FIELDS if name in fields), *(name for name in fields if name not in FIELDS)]
    return [name for name in ordered if fields[name]]


def _label(name: str) -> str:
    return editor_words.FIELD_LABELS.get(name, shared_words.capital(name.replace("_", " ")))


def as_readers_see(event: Event, lead: str = "") -> Claim:
    """An event in its own words, with its sources; its date leads it, unless something else does."""
    return Claim(event.summary, cited(event), lead or dated(event))


def dated(event: Event) -> str:
    """An event's date, before what happened then."""
    return shared_words.dated(event.date) if event.date else shared_words.UNDATED


def details(event: Event) -> Iterator[Line]:
    """How the record files an event."""
    yield Remark(editor_words.kind_and_certainty(event.kind, event.certainty))
    said = {"about": event.about, "partner": event.partner, "known_from": event.known_from, "disputes": event.disputes}
    for name in (name for name, value in said.items() if value):
        yield Remark(_fields(event)[name], f"{editor_words.FIELD_LABELS[name]}:")


def differences(before: Event, after: Event) -> Iterator[Line]:
    """What is otherwise from one version of an event to another, field by field; with sources for what is told."""
    was, now = _fields(before), _fields(after)
    for name in (name for name in was if was[name] != now[name]):
        if name == "summary":
            yield as_readers_see(before, editor_words.WAS)
            yield as_readers_see(after, editor_words.NOW)
        else:
            yield Remark(editor_words.from_to(was[name], now[name]), f"{editor_words.FIELD_LABELS[name]}:")


def _fields(event: Event) -> dict[str, str]:
    """An event's fields as they are shown."""
    return {
        "date": shared_words.when(event.date) if event.date else editor_words.UNDATED,
        "kind": editor_words.KIND[event.kind],
        "certainty": shared_words.CERTAINTY[event.certainty],
        "summary": event.summary,
        "article": "; ".join(map(shared_words.source, event.sources)),
        "about": " and ".join(event.about) or editor_words.ABOUT_BOTH,
        "partner": event.partner or "",
        "known_from": shared_words.when(event.known_from) if event.known_from else "",
        "disputes": ", ".join(event.disputes),
    }


def _told(changed: Changed) -> Iterator[Line]:
    before, after = changed.before, changed.after
    if before and after:
        told = list(differences(before, after))
        if not any(isinstance(line, Claim) for line in told):
            yield as_readers_see(after)
        yield from told or [Remark(editor_words.NO_DIFFERENCE)]
    elif event := after or before:
        yield as_readers_see(event)
        yield from details(event)


def notes(changed: Changed) -> Iterator[Line]:
    """How the status changed by a change, and what its editor may want to mend."""
    yield from status_changes(changed.today, changed.then)
    if changed.doing in {Doing.ADDED, Doing.EDITED} and changed.after:
        yield from _hints(changed, changed.after)


def status_changes(today: Moment, then: Moment | None) -> Iterator[Line]:
    """How the status changed: today's, or else that of the day of the event; and the other relationships."""
    if differs(today):
        yield _led(editor_words.WAS, one_line(today.before))
        yield _led(editor_words.NOW, one_line(today.after))
    else:
        yield _led(editor_words.STAYS, one_line(today.after))
        if then and differs(then):
            yield _led(editor_words.was_on(then.after.status.as_of), one_line(then.before))
            yield _led(editor_words.NOW, one_line(then.after))
    had = {(run.person, run.partner) for run in today.before.status.partners}
    has = {(run.person, run.partner): run for run in today.after.status.partners}
    for pair in has.keys() - had:
        yield replace(other_relationship(has[pair]), lead=editor_words.NOW)
    for person, partner in sorted(had - has.keys()):
        yield Remark(editor_words.no_longer_open(person, partner), editor_words.NOW)


def differs(moment: Moment) -> bool:
    """Whether a change changed the status."""
    before, after = one_line(moment.before), one_line(moment.after)
    return (before.lead, before.text) != (after.lead, after.text)


def _hints(changed: Changed, event: Event) -> Iterator[Line]:
    """What the editor may want to mend."""
    status = changed.today.after.status
    if status.state.together and (event in status.because or event.kind is Kind.NEW_PARTNER):
        for run in status.partners:
            yield Remark(editor_words.still_open(run.person, run.partner))
    if changed.similar:
        yield Remark(editor_words.similar(changed.similar.key, changed.similar.summary))
    yield from _known_articles(event.sources, changed.typed or ())


def _known_articles(known: Sequence[Source], typed: Sequence[Source]) -> Iterator[Line]:
    """Articles that the record had before, and that say something else of themselves than was typed."""
    for has, wrote in zip(known, typed, strict=False):
        if wrote.title not in {None, has.title} or wrote.published not in {None, has.published}:
            yield Remark(editor_words.source_known(has))


def _led(lead: str, line: Sentence) -> Sentence:
    return replace(line, lead=lead, text=f"{line.lead} {line.text}")


def _short(typed: str) -> str:
    typed = " ".join(typed.split())
    return typed if len(typed) <= SHOWN else f"{typed[: SHOWN - 1]}…"
