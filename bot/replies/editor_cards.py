"""What editors see: an event as readers will see it, what it changed, and what could not be saved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from bot.editing import Added, NothingToggled, Toggled
from bot.entry import FIELDS, Mistake
from bot.replies import words
from bot.replies.cards import Card, Claim, Line, Remark, Section, Tone, cited
from bot.replies.markdown import Blocks, fitting
from bot.replies.notices import notice
from bot.replies.status_card import one_line

# A field of the list of what was typed shows so many characters; the whole stays in the form.
SHOWN = 300
# Discord's own limit for one text of a form.
MAX_TYPED = 4000


def added_reply(added: Added) -> Blocks:
    """An event as readers will see it, its id, and how the status changed by it."""
    event = added.event
    when = words.dated(event.date) if event.date else words.UNDATED
    lines: list[Line] = [
        Claim(event.summary, cited(event), when),
        Remark(words.kind_and_certainty(event.kind, event.certainty)),
    ]
    notes: list[Line] = list(_change_of_status(added))
    if added.after.status.state.together:
        notes += [Remark(words.still_open(run.person, run.partner)) for run in added.after.status.partners]
    if added.similar:
        notes.append(Remark(words.similar(added.similar.key, added.similar.summary)))
    return fitting([Card(Remark(words.saved(event.key)), (Section(tuple(lines)), Section(tuple(notes), entries=True)))])


def toggled_reply(outcome: Toggled | NothingToggled) -> Blocks:
    """An event retracted or restored, and the status that this leaves."""
    if isinstance(outcome, NothingToggled):
        return notice(words.not_standing(outcome.key))
    title = words.put_back(outcome.key) if outcome.stands else words.undone(outcome.key)
    return fitting([Card(Remark(title), (Section((_led(words.NOW, one_line(outcome.after)),)),))])


def not_saved_reply(title: str, mistakes: tuple[Mistake, ...], fields: Mapping[str, str]) -> Blocks:
    """What is wrong, and what was typed, handed back."""
    sections = [Section(tuple(Remark(mistake.sentence) for mistake in mistakes), words.WRONG, entries=True)]
    typed = tuple(Remark(_short(fields[name]), f"{words.FIELD_LABELS[name]}:") for name in FIELDS if fields.get(name))
    if typed:
        sections.append(Section(typed, words.TYPED, entries=True))
    blocks = fitting([Card(Remark(title), tuple(section for section in sections if section.lines), Tone.WRONG)])
    if any(len(text) > MAX_TYPED for text in fields.values()):
        whole = "\n\n".join(f"{words.FIELD_LABELS[name]}: {fields[name]}" for name in FIELDS if fields.get(name))
        return replace(blocks, attached=whole)
    return blocks


def _change_of_status(added: Added) -> Iterator[Line]:
    before, after = one_line(added.before), one_line(added.after)
    if (before.lead, before.text) == (after.lead, after.text):
        yield _led(words.STAYS, after)
    else:
        yield _led(words.WAS, before)
        yield _led(words.NOW, after)


def _led(lead: str, line: Line) -> Line:
    return replace(line, lead=lead, text=f"{line.lead} {line.text}")


def _short(typed: str) -> str:
    typed = " ".join(typed.split())
    return typed if len(typed) <= SHOWN else f"{typed[: SHOWN - 1]}…"
