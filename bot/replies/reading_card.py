"""How a plain question was read: what was asked, the events it may mean with their scores, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.plainly import Told
from bot.reasoning.ask.asked import Asked
from bot.reasoning.ask.finding import SETTLES, TELLS, Candidate
from bot.reasoning.ask.terms import Term
from bot.reasoning.ask.text import lexicon_words
from bot.reasoning.ask.told import Gap, Happened, Identity, Part, Says, StateIs
from bot.replies.cards import Card, Claim, Line, Remark, Section, cited
from bot.replies.words import ask_words, reading_words, shared_words

# Of the events that one part of a question may mean.
MOST_SHOWN = 5


def reading_card(answer: Told, most: int = MOST_SHOWN) -> Card:
    """How every part of a question was read, with so many events each. No word of it is shown that nobody knows."""
    sections: list[Section] = []
    for place, part in enumerate(answer.parts, start=1):
        named = [Remark("", reading_words.number(place))] if len(answer.parts) > 1 else []
        sections.append(Section((*named, *_read(part)), entries=True))
        if shown := tuple(map(_candidate, part.candidates[:most])):
            sections.append(Section(shown, reading_words.CANDIDATES, entries=True))
        sections.append(Section(tuple(map(Remark, _outcome(part))), reading_words.OUTCOME))
    return Card(Remark(reading_words.TITLE), tuple(sections))


def _read(part: Part) -> Iterator[Line]:
    """What was understood of a part."""
    reading = part.reading
    yield Remark(reading_words.asked(reading.asked, reading.state), reading_words.ASKED_LEAD)
    yield Remark(reading_words.whom(part.couple.name, reading.people, reading.others), reading_words.WHOM)
    yield Remark(reading_words.days(part.window), reading_words.DAYS)
    if known := next((time.span.last for time in reading.times if time.known), None):
        yield Remark(shared_words.day(known), reading_words.KNOWN)
    if (anchor := reading.anchor) is not None:
        words = reading_words.about(*_words(anchor.terms, ()))
        yield Remark(reading_words.beside(anchor.relation, words), reading_words.BESIDE)
    if (event := part.anchor) is not None:
        dated = shared_words.dated(event.date) if event.date else shared_words.UNDATED
        yield Claim(shared_words.event(event.summary, event.certainty), cited(event, most=1), dated, under=True)
    yield Remark(reading_words.about(*_words(reading.topics, part.candidates)), reading_words.ABOUT)


def _candidate(candidate: Candidate) -> Line:
    event = candidate.event
    lead = reading_words.candidate(event.kind, candidate.coverage, candidate.score, tuple(_against(candidate)))
    return Claim(shared_words.event(event.summary, event.certainty), cited(event, most=1), lead)


def _against(candidate: Candidate) -> Iterator[str]:
    """What lowers an event's score below what it covers."""
    if not candidate.inside:
        yield reading_words.PERHAPS if candidate.inside is None else reading_words.OUTSIDE
    if not candidate.agent:
        yield reading_words.BY_OTHER
    if candidate.opposite:
        yield reading_words.CONTRARY


def _words(terms: Iterable[Term], candidates: Iterable[Candidate]) -> tuple[list[str], int]:
    """What is known of some terms, and how many are not: by the lexicon's name, or the word that an event tells of."""
    told = [candidate.missing for candidate in candidates]
    known: list[str] = []
    untold = 0
    for term in terms:
        if term.concept is not None:
            known.append(term.concept.name)
        elif term.text in lexicon_words() or (not term.owner and any(term not in missing for missing in told)):
            known.append(term.text)
        else:
            untold += 1
    return list(dict.fromkeys(known)), untold


def _outcome(part: Part) -> Iterator[str]:
    """Why the threshold held or not, or what told it otherwise."""
    settles = part.reading.asked is Asked.WHETHER and (part.verdict is not None or part.gap is not None)
    needed = SETTLES if settles else TELLS
    best = max(part.candidates, key=lambda candidate: candidate.coverage, default=None)
    match part.gap:
        case None:
            yield _told_by(part, needed, settles=settles)
        case Gap.FUTURE | Gap.CHILD | Gap.PRIVATE | Gap.NO_SUCH_DAY:
            yield reading_words.NOT_ASKED_OF_EVENTS
            yield ask_words.GAPS[part.gap]
        case _ if best is None:
            yield reading_words.NO_EVENT
        case gap:
            yield reading_words.threshold(needed, best.coverage, settles=settles)
            if best.coverage >= needed:
                yield _lacking(best, gap, part.candidates)


def _told_by(part: Part, needed: float, *, settles: bool) -> str:
    """What told an answer: a status, an event that covers enough, or a sum."""
    match part.statements:
        case (StateIs() | Identity(), *_):
            return reading_words.BY_STATUS
        case (Happened(event) | Says(event), *_):
            covers = (candidate.coverage for candidate in part.candidates if candidate.event is event)
            if (coverage := max(covers, default=0.0)) >= needed:
                return reading_words.threshold(needed, coverage, settles=settles)
        case _:
            pass
    return reading_words.WORKED_OUT


def _lacking(best: Candidate, gap: Gap, candidates: Iterable[Candidate]) -> str:
    """What an event does not tell, though it covers enough."""
    if gap in {Gap.NOT_TOLD, Gap.NOT_SO} and best.missing:
        return reading_words.leaves_out(*_words(best.missing, candidates))
    return reading_words.but(ask_words.GAPS[gap])
