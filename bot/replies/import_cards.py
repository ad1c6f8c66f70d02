"""An attached file for its editors: what it would do, entry by entry, and what was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.importing import Entry, Fate, ImportPlan, Planned
from bot.imports import Imported, ImportRefused, Prepared
from bot.questions import At
from bot.replies.cards import Card, Remark, Section, Tone
from bot.replies.controls import Window
from bot.replies.markdown import Blocks, fitting
from bot.replies.windows import Detail, windowed
from bot.replies.words import import_words as words
from bot.replies.words import shared_words
from db.records import Certainty, Couple, Event, Source
from db.undoing import TakenBack

# Of what is to be mended, and of a text, so much is shown.
_MOST_MISTAKES = 25
_SHOWN = 100
_MOST_COUPLES = 12


def prepared_reply(prepared: Prepared, at: At, *, hide_rumours: bool, changed: bool = False) -> tuple[Window, Blocks]:
    """What an import would do: counts for each couple, and a page of its entries.

    `changed` says that it was not applied, since it would do something else than was shown before.
    """
    entries = [
        (plan, entry) for fate in Fate for plan in prepared.plans for entry in plan.entries if entry.fate is fate
    ]
    title = words.title(prepared.name) if entries else words.NOTHING_NEW
    head = [Remark(words.CHANGED_SINCE)] if changed else []
    counts = [_counts(plan) for plan in prepared.plans[:_MOST_COUPLES]]
    if len(prepared.plans) > _MOST_COUPLES:
        counts.append(Remark(shared_words.left_out(len(prepared.plans) - _MOST_COUPLES)))
    conflicts = prepared.of(Fate.CONFLICT)
    foot = [Remark(words.CONFLICT_MEANS)] if conflicts else []
    if conflicts and conflicts == len(entries):
        foot.append(Remark(words.ONLY_CONFLICTS))

    def card(window: Window, _: Detail) -> Card:
        shown = entries[window.start : window.stop]
        lines = tuple(_line(plan, entry, hidden=hide_rumours) for plan, entry in shown)
        place = shared_words.place(window.start + 1, window.stop, window.total)
        footer = foot if window.whole else [Remark(words.shown(place)), *foot]
        sections = (Section((*head, *counts)), Section(lines, entries=True), Section(tuple(footer), small=True))
        return Card(Remark(title), tuple(section for section in sections if section.lines))

    return windowed(len(entries), at, card)


def refused_reply(refused: ImportRefused) -> Blocks:
    """What has to be mended before a file can be imported; nothing of it was."""
    lines = [Remark(problem) for problem in refused.problems[:_MOST_MISTAKES]]
    if more := len(refused.problems) - len(lines):
        lines.append(Remark(words.more_wrong(more)))
    return fitting([Card(Remark(words.WRONG), (Section(tuple(lines), words.TO_MEND, entries=True),), Tone.WRONG)])


def imported_reply(imported: Imported) -> Blocks:
    """An import that is in the record, with its counts."""
    prepared = imported.prepared
    lines = [_counts(plan, imported) for plan in prepared.plans if any(plan.applied(take=imported.take))]
    if not imported.take and (conflicts := prepared.of(Fate.CONFLICT)):
        lines.append(Remark(words.kept_conflicts(conflicts)))
    shown = lines[:_MOST_COUPLES]
    if len(lines) > len(shown):
        shown.append(Remark(shared_words.left_out(len(lines) - len(shown))))
    return fitting([Card(Remark(words.applied(prepared.name)), (Section(tuple(shown), entries=True),))])


def taken_back_reply(taken: TakenBack, *, again: bool) -> Blocks:
    """An import that was undone, or put back."""
    if not taken.entries:
        return fitting([Card(Remark(words.NOTHING_TAKEN_BACK), tone=Tone.WRONG)])
    lines = (Remark(words.not_taken_back(taken.kept)),) if taken.kept else ()
    sections = (Section(lines),) if lines else ()
    return fitting([Card(Remark(words.taken_back(taken.name, taken.entries, again=again)), sections)])


def _counts(plan: ImportPlan, imported: Imported | None = None) -> Remark:
    fates = {fate: plan.of(fate) for fate in Fate}
    if imported is None:
        return Remark(words.counts(plan.slug, fates, plan.same, new=plan.here is None))
    if imported.take:
        # What was in conflict says by now what the file says.
        fates[Fate.CHANGED] += fates[Fate.CONFLICT]
    fates[Fate.CONFLICT] = 0
    return Remark(words.counts(plan.slug, fates, 0, new=plan.here is None))


def _line(plan: ImportPlan, entry: Planned, *, hidden: bool) -> Remark:
    kind = words.KINDS[type(entry.says).__name__]
    before = entry.before
    secret = hidden and any(_is_rumour(said) for said in (entry.says, before and before.says))
    said = "" if secret else _short(_title(entry.says))
    key = entry.key if len(entry.key) <= _SHOWN else f"{entry.key[:_SHOWN]}…"
    text = words.entry(kind, key, said, plan.slug)
    if before is not None and not secret:
        differing = list(_differences(before.says, entry.says))
        if not before.stands:
            differing.insert(0, words.RETRACTED)
        text += f" ({'; '.join(differing[:4])})" if differing else ""
    return Remark(text, f"{words.FATES[entry.fate]}:")


def _is_rumour(said: Entry | None) -> bool:
    """Whether an entry is, or may tell, a rumour: a headline may."""
    if isinstance(said, Event):
        return said.certainty in {Certainty.RUMOURED, Certainty.DENIED}
    return isinstance(said, Source)


def _title(said: Entry) -> str:
    match said:
        case Couple():
            return said.name
        case Source():
            return said.title or said.publisher or ""
        case Event():
            return said.summary


def _differences(here: Entry, there: Entry) -> Iterator[str]:
    was, now = _fields(here), _fields(there)
    for field in was:
        if was[field] != now.get(field):
            yield words.differs(field, _short(was[field]), _short(now.get(field, "")))


def _fields(said: Entry) -> dict[str, str]:
    match said:
        case Couple():
            people = "; ".join(", ".join((person.name, *person.aliases)) for person in said.people)
            marks = str(len(said.minors) or "")
            return {"name": said.name, "aliases": _list(said.aliases), "people": people, "minors": marks}
        case Source():
            published = said.published.text if said.published else ""
            texts = {"title": said.title, "publisher": said.publisher, "url": said.url}
            return {**{field: text or "" for field, text in texts.items()}, "published": published}
        case Event():
            return {
                "date": said.date.text if said.date else "",
                "kind": said.kind.value,
                "certainty": said.certainty.value,
                "summary": said.summary,
                "about": _list(said.about),
                "partner": said.partner or "",
                "known_from": said.known_from.text if said.known_from else "",
                "sources": _list([source.key for source in said.sources]),
                "disputes": _list(said.disputes),
            }


def _list(texts: Sequence[str]) -> str:
    return ", ".join(texts)


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
