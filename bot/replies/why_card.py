"""How a status follows, as a card: each deciding event with what it changed, then what was left out."""

from __future__ import annotations

from collections.abc import Iterator

from bot.outcomes import WhyAnswer
from bot.questions import At, Verb
from bot.reasoning.why import LeftOut, Step
from bot.replies.cards import Card, Claim, Line, Remark, Section, cited
from bot.replies.controls import Row, Window, pages, verbs
from bot.replies.event_lines import dispute_lines
from bot.replies.markdown import Blocks
from bot.replies.status_card import one_line, where_in_time, whom_and_when
from bot.replies.windows import Detail, windowed
from bot.replies.words import shared_words, why_words

# Each stands with what it changed: more would be a long way down on a phone.
PER_PAGE = 6


def why_reply(answer: WhyAnswer, at: At) -> tuple[Blocks, tuple[Row, ...]]:
    """The page of a derivation at a place, with what can be pressed under it."""
    entries = (*answer.derivation.steps, *answer.derivation.left_out)

    def card_of(window: Window, detail: Detail) -> Card:
        return _card(answer, entries[window.start : window.stop], window, detail)

    asked = answer.asked
    window, blocks = windowed(len(entries), at, card_of, per_page=PER_PAGE)
    return blocks, (
        *pages(asked, window),
        verbs(asked.slug, Verb.WHY, as_of=asked.as_of, known_by=asked.known_by),
    )


def _card(answer: WhyAnswer, shown: tuple[Step | LeftOut, ...], window: Window, detail: Detail) -> Card:
    steps = tuple(line for entry in shown if isinstance(entry, Step) for line in _step(entry, detail))
    left_out = tuple(line for entry in shown if isinstance(entry, LeftOut) for line in _left_out(entry, detail))
    under = [whom_and_when(answer.status), *where_in_time(answer.status)]
    if not answer.derivation.steps:
        under.append(Remark(why_words.NOTHING_DECIDED))
    if not window.whole:
        under.append(Remark(why_words.place(window.start + 1, window.stop, window.total)))
    sections = (
        Section(tuple(under)),
        Section(steps, why_words.STEPS, entries=True),
        Section(left_out, why_words.LEFT_OUT, entries=True),
    )
    return Card(one_line(answer.status), tuple(section for section in sections if section.lines))


def _step(step: Step, detail: Detail) -> Iterator[Line]:
    """An event, and beneath it what it changed."""
    event = step.event
    text = shared_words.event(event.summary, event.certainty)
    yield Claim(text, cited(event, most=detail), shared_words.dated(event.when))
    changed = why_words.change(step.before, step.after)
    yield Claim(changed if step.sure else why_words.perhaps(changed), cited(event, most=1), under=True)


def _left_out(entry: LeftOut, detail: Detail) -> Iterator[Line]:
    """An event, why it does not count, and what disputes it."""
    event = entry.event
    lead = why_words.left_out(entry.reason, event.date, event.known_from)
    # The reason says what a rumour or a denied claim is.
    text = shared_words.event(event.summary, event.certainty) if event.asserted else event.summary
    yield Claim(text, cited(event, most=detail), lead)
    yield from dispute_lines(entry.disputed_by, detail)
