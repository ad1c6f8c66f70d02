"""Suggestions as editors see them, open and decided, and what is told to who made them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from bot.edits import Changed
from bot.replies.cards import Card, Line, Remark, Section, Tone
from bot.replies.editor_cards import as_readers_see, details, differences, notes
from bot.replies.markdown import Blocks, fitting
from bot.replies.people import who
from bot.replies.words import editor_words
from bot.replies.words import suggestion_words as words
from bot.suggesting import Accepted, Over, Proposal
from db.records import Event
from db.suggestions import Decided, Decision, Suggestion


def open_card(proposal: Proposal) -> Blocks:
    """A suggestion for the editors to decide: the event as readers would see it, and who proposed it."""
    suggestion, stored = proposal.suggestion, proposal.stored
    title = words.title(suggestion.number, stored.couple.name if stored else "")
    similar = proposal.similar
    looks = [Remark(words.similar(similar.key, similar.summary), f"{words.LOOKS_LIKE}:")] if similar else []
    return _card(title, [Section((_by(suggestion), *_said(proposal))), Section(tuple(looks), entries=True)])


def decided_card(proposal: Proposal, decided: Decided, *, key: str = "", told: bool = True) -> Blocks:
    """A suggestion that is decided: what became of it, and by whom; `key` is the id of its event."""
    suggestion = proposal.suggestion
    number, by = suggestion.number, who(decided.by)
    match decided.what:
        case Decision.ACCEPTED:
            title, line = words.accepted(number, key), words.accepted_by(by, edited=False)
        case Decision.REJECTED:
            title, line = words.rejected(number), words.rejected_by(by, decided.reason)
        case Decision.WITHDRAWN:
            title, line = words.withdrawn(number), words.withdrawn_by(by)
        case _:
            assert_never(decided.what)
    section = Section((_by(suggestion), Remark(line), *_said(proposal)))
    return _card(title, [section, _untold(told=told)])


def accepted_card(accepted: Accepted, *, told: bool = True) -> Blocks:
    """A suggestion that became an event: how the event and the status are now."""
    suggestion, done = accepted.proposal.suggestion, accepted.done
    decided = suggestion.decided
    line = words.accepted_by(who(decided and decided.by), edited=accepted.edited)
    changed = notes(done) if isinstance(done, Changed) else [Remark(editor_words.saved_unseen(done.key))]
    return _card(
        words.accepted(suggestion.number, done.key),
        [
            Section((_by(suggestion), Remark(line), *_became(accepted))),
            Section(tuple(changed), entries=True),
            _untold(told=told),
        ],
    )


def over_card(over: Over) -> Blocks:
    """What is said of a suggestion on which nothing is left to decide: who decided what."""
    if over.proposal is None or over.proposal.suggestion.decided is None:
        return _notice(words.unknown(over.number))
    decided = over.proposal.suggestion.decided
    by = who(decided.by)
    match decided.what:
        case Decision.ACCEPTED:
            line = words.accepted_by(by, edited=False)
        case Decision.REJECTED:
            line = words.rejected_by(by, decided.reason)
        case Decision.WITHDRAWN:
            line = words.withdrawn_by(by)
        case _:
            assert_never(decided.what)
    return _notice(words.decided_before(over.number), Remark(line))


def sent_card(suggestion: Suggestion, where: str) -> Blocks:
    """To who suggested it: it is with the editors; `where` is their channel, if the member sees it."""
    return _card(words.sent(suggestion.number, where), [Section((Remark(words.SENT_HINT),))])


def open_ones_card(title: str, couples: Sequence[tuple[Suggestion, str]], *, summaries: bool) -> Blocks:
    """A member's open suggestions, each with its couple's name, "" where that is gone.

    `summaries` says what each is about, which is for who suggested it alone.
    """
    lines: list[Line] = []
    for suggestion, couple in couples:
        lead = words.one_open(suggestion.number, couple, suggestion.made_at.date())
        summary = suggestion.fields.get("summary", "") if summaries and couple else ""
        lines.append(Remark(f"“{summary}”", f"{lead}:") if summary else Remark("", lead))
    hint = words.WITHDRAW_HINT if lines else words.NONE_OPEN
    return _card(title, [Section((Remark(hint),)), Section(tuple(lines), entries=True)])


def told_accepted_card(accepted: Accepted, server: str) -> Blocks:
    """To who suggested it: it is in the record, with what an editor changed."""
    couple = accepted.done.stored.couple.name
    edited = [Remark(words.EDITED_BEFORE)] if accepted.edited else []
    return _card(words.told_accepted(accepted.done.key, couple, server), [Section((*edited, *_became(accepted)))])


def told_rejected_card(proposal: Proposal, decided: Decided, server: str) -> Blocks:
    """To who suggested it: it was not taken, and why."""
    couple = proposal.stored.couple.name if proposal.stored else ""
    section = Section((Remark(words.because(decided.reason)), *_said(proposal)))
    return _card(words.told_rejected(couple, server), [section])


def _became(accepted: Accepted) -> Iterator[Line]:
    """The event that a suggestion became, and field by field what an editor made of it."""
    before, done = accepted.proposal.event, accepted.done
    after = (done.after if isinstance(done, Changed) else None) or accepted.event
    if not accepted.edited or before is None:
        yield from _event(after)
        return
    # An article has an id once it is saved: it is the same one before and after, listed once.
    same = before.sources == accepted.event.sources
    yield from differences(replace(before, sources=after.sources) if same else before, after)


def _said(proposal: Proposal) -> Iterator[Line]:
    """What was suggested; of a couple that is gone, nothing is told."""
    if proposal.event is not None:
        yield from _event(proposal.event)
    elif proposal.stored is None:
        yield Remark(words.OF_NOBODY_HERE)
    else:
        yield Remark(words.UNREADABLE)
        yield from (Remark(mistake.sentence) for mistake in proposal.mistakes)


def _event(event: Event) -> Iterator[Line]:
    yield as_readers_see(event)
    yield from details(event)


def _by(suggestion: Suggestion) -> Line:
    return Remark(who(suggestion.member), f"{words.BY}:")


def _untold(*, told: bool) -> Section:
    return Section(() if told else (Remark(words.UNTOLD),), small=True)


def _notice(title: str, *lines: Line) -> Blocks:
    return _card(title, [Section(lines)], Tone.WRONG)


def _card(title: str, sections: list[Section], tone: Tone = Tone.PLAIN) -> Blocks:
    return fitting([Card(Remark(title), tuple(section for section in sections if section.lines), tone)])
