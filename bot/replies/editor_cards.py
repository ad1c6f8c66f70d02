"""What editors see: an event as readers will see it, what it changed, and what could not be saved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from bot.editing import Added, Moment, NothingToggled, Toggled
from bot.entry import FIELDS, Mistake
from bot.replies.cards import Card, Claim, Line, Remark, Section, Sentence, Tone, cited
from bot.replies.markdown import Blocks, fitting
from bot.replies.notices import notice
from bot.replies.status_card import one_line, other_relationship
from bot.replies.words import editor_words, shared_words
from db.records import Event, Kind

# A field of the list of what was typed shows so many characters; the whole stays in the form.
SHOWN = 300
# Discord's own limit for one text of a form.
MAX_TYPED = 4000


def added_reply(added: Added) -> Blocks:
    """An event as readers will see it, its id, and how the status changed by it."""
    event = added.event
    lines = (*_as_readers_see(event), Remark(editor_words.kind_and_certainty(event.kind, event.certainty)))
    notes = (*_changes(added), *_hints(added))
    return fitting([Card(Remark(editor_words.saved(event.key)), (Section(lines), Section(notes, entries=True)))])


def toggled_reply(outcome: Toggled | NothingToggled) -> Blocks:
    """An event retracted or restored, and the status that this leaves."""
    if isinstance(outcome, NothingToggled):
        return notice(editor_words.not_standing(outcome.key))
    key = outcome.event.key
    title = editor_words.put_back(key) if outcome.stands else editor_words.undone(key)
    lines = (*_as_readers_see(outcome.event), _led(editor_words.NOW, one_line(outcome.after)))
    return fitting([Card(Remark(title), (Section(lines),))])


def not_saved_reply(title: str, mistakes: tuple[Mistake, ...], fields: Mapping[str, str]) -> Blocks:
    """What is wrong, and what was typed, handed back."""
    sections = [Section(tuple(Remark(mistake.sentence) for mistake in mistakes), editor_words.WRONG, entries=True)]
    typed = tuple(
        Remark(_short(fields[name]), f"{editor_words.FIELD_LABELS[name]}:") for name in FIELDS if fields.get(name)
    )
    if typed:
        sections.append(Section(typed, editor_words.TYPED, entries=True))
    blocks = fitting([Card(Remark(title), tuple(section for section in sections if section.lines), Tone.WRONG)])
    if any(len(text) > MAX_TYPED for text in fields.values()):
        whole = "\n\n".join(f"{editor_words.FIELD_LABELS[name]}: {fields[name]}" for name in FIELDS if fields.get(name))
        return replace(blocks, attached=whole)
    return blocks


def _as_readers_see(event: Event) -> tuple[Line]:
    return (Claim(event.summary, cited(event), shared_words.dated(event.date) if event.date else shared_words.UNDATED),)


def _changes(added: Added) -> Iterator[Line]:
    """How the status changed: today's, or else that of the day of the event; and the other relationships."""
    then = added.then
    if _differs(added.today):
        yield _led(editor_words.WAS, one_line(added.today.before))
        yield _led(editor_words.NOW, one_line(added.today.after))
    else:
        yield _led(editor_words.STAYS, one_line(added.today.after))
        if then and _differs(then):
            yield _led(editor_words.was_on(then.after.status.as_of), one_line(then.before))
            yield _led(editor_words.NOW, one_line(then.after))
    had = {(run.person, run.partner) for run in added.today.before.status.partners}
    has = {(run.person, run.partner): run for run in added.today.after.status.partners}
    for pair in has.keys() - had:
        yield replace(other_relationship(has[pair]), lead=editor_words.NOW)
    for person, partner in sorted(had - has.keys()):
        yield Remark(editor_words.no_longer_open(person, partner), editor_words.NOW)


def _differs(moment: Moment) -> bool:
    before, after = one_line(moment.before), one_line(moment.after)
    return (before.lead, before.text) != (after.lead, after.text)


def _hints(added: Added) -> Iterator[Line]:
    """What the editor may want to mend."""
    status = added.today.after.status
    if status.state.together and (added.event in status.because or added.event.kind is Kind.NEW_PARTNER):
        for run in status.partners:
            yield Remark(editor_words.still_open(run.person, run.partner))
    if added.similar:
        yield Remark(editor_words.similar(added.similar.key, added.similar.summary))
    known, typed = added.event.sources[0], added.typed
    if typed.title not in {None, known.title} or typed.published not in {None, known.published}:
        yield Remark(editor_words.source_known(known))


def _led(lead: str, line: Sentence) -> Sentence:
    return replace(line, lead=lead, text=f"{line.lead} {line.text}")


def _short(typed: str) -> str:
    typed = " ".join(typed.split())
    return typed if len(typed) <= SHOWN else f"{typed[: SHOWN - 1]}…"
