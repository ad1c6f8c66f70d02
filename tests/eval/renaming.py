"""The same story of other people: packs and questions with every name replaced and every year moved."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import cast

from rapidfuzz.distance import OSA, Levenshtein

from db.dates import EdtfDate, parse_date
from db.records import MAX_SUMMARY, Couple, Event, Pack, Person, Source, Sources
from tests.eval import words
from tests.eval.proper import Name, ProperNames
from tests.eval.questions import Question

# After 28 years every day is on the same weekday again, leap days and Thanksgiving included.
YEARS = 28
_YEAR = re.compile(r"(?<!\w)((?:19|20)\d\d)(?![\d_]|s\b)")
# '21, "back in 21" and 16/9/21.
_SHORT_YEAR = re.compile(
    r"(?:(?<=\s)|^)['’](\d\d)\b|(?<=\bin )([012]\d)\b(?! ?(?:[/.:-]|days|weeks|months|years|hours|min))"
    r"|(?<![\w/.-])(\d{1,2}[/.-]\d{1,2}[/.-])(\d\d)(?![\w/.-])"
)
_ACCORDING = "according to"
_MOVING = re.compile(rf"\b(?:{'|'.join((*sorted(words.MOVING), *words.MOVING_PHRASES))})\b", re.IGNORECASE)


@dataclass(frozen=True)
class Renaming:
    """A consistent renaming of some packs and of the questions about them."""

    packs: tuple[Pack, ...]
    years: int = YEARS

    def text(self, text: str) -> str:
        """A text with its names replaced, in the letters' case that they have in it, and its years moved."""
        return self._moved(self._pattern.sub(self._renamed, text))

    def pack(self, pack: Pack) -> Pack:
        """The pack renamed; its ids and links tell nothing any more."""
        sources = {source.key: self._source(source) for source in pack.sources}
        couple = pack.couple
        people = tuple(Person(self.text(p.name), tuple(map(self.text, p.aliases))) for p in couple.people)
        return Pack(
            pack.version,
            Couple(
                self.text(couple.slug).casefold(),
                self.text(couple.name),
                (people[0], people[1]),
                tuple(map(self.text, couple.aliases)),
            ),
            tuple(sources.values()),
            tuple(self._event(event, sources) for event in pack.events),
        )

    def question(self, question: Question) -> Question:
        """The question and what its answer holds, renamed; misspelt names are misspelt alike."""
        answer = question.answer
        return replace(
            question,
            question=self._moved(self._question_pattern.sub(self._renamed_in_question, question.question)),
            answer=replace(
                answer,
                must_contain_any=tuple(tuple(map(self.text, parts)) for parts in answer.must_contain_any),
                must_not_contain=tuple(map(self.text, answer.must_not_contain)),
                cite=tuple(self._source_keys.get(key, key) for key in answer.cite),
            ),
        )

    def day(self, day: date) -> date:
        """A day moved by the years."""
        return day.replace(year=day.year + self.years)

    @cached_property
    def _names(self) -> ProperNames:
        return ProperNames(self.packs)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest = sorted(self._names.names.values(), key=lambda name: len(name.old), reverse=True)
        return re.compile("|".join(map(_written, longest)) or r"(?!)")

    @cached_property
    def _question_pattern(self) -> re.Pattern[str]:
        """The names, and whatever word may be a misspelt one."""
        return re.compile(rf"{self._pattern.pattern}|(?<!\w)[^\W\d_]{{4,}}(?!\w)")

    @cached_property
    def _source_keys(self) -> dict[str, str]:
        return _numbered("source", {source.key for pack in self.packs for source in pack.sources})

    @cached_property
    def _event_keys(self) -> dict[str, str]:
        return _numbered("event", {event.key for pack in self.packs for event in pack.events})

    def _renamed(self, found: re.Match[str]) -> str:
        name = self._names.names[_key(found[0])]
        return _in_case_of(found[0], name.new, name.old)

    def _renamed_in_question(self, found: re.Match[str]) -> str:
        name = self._names.names.get(_key(found[0]))
        if name is None:
            return self._misspelt(found[0])
        if name.cased and " " not in name.old and not _means_a_name(found, name):
            return found[0]
        return self._renamed(found)

    def _misspelt(self, typed: str) -> str:
        """A slip of a name as the same slip of the new name; any other word stays."""
        key = _unaccented(typed.casefold())
        slips = 2 if len(key) >= 8 else 1
        if key in self._names.everyday:
            return typed
        for old, new in self._names.misspellable.items():
            if key[0] == old[0] and OSA.distance(old, key, score_cutoff=slips) <= slips:
                return _in_case_of(typed, _slipped(old, key, new), old.title())
        return typed

    def _moved(self, text: str) -> str:
        if not self.years:
            return text
        text = _SHORT_YEAR.sub(lambda found: f"{found[3] or ''}20{found[1] or found[2] or found[4]}", text)
        return _YEAR.sub(lambda found: str(int(found[1]) + self.years), text)

    def _date(self, when: EdtfDate | None) -> EdtfDate | None:
        return parse_date(f"{when.first.year + self.years:04}{when.text[4:]}") if when else None

    def _source(self, source: Source) -> Source:
        key = self._source_keys[source.key]
        return Source(
            key,
            source.title and self.text(source.title),
            source.publisher and self.text(source.publisher),
            source.url and f"https://example.com/{key}",
            self._date(source.published),
        )

    def _event(self, event: Event, sources: dict[str, Source]) -> Event:
        first, *others = (sources[source.key] for source in event.sources)
        cited: Sources = (first, *others)
        return replace(
            event,
            key=self._event_keys[event.key],
            # Names may come out longer than the old ones.
            summary=self.text(event.summary)[:MAX_SUMMARY],
            sources=cited,
            date=self._date(event.date),
            about=tuple(map(self.text, event.about)),
            partner=event.partner and self.text(event.partner),
            known_from=self._date(event.known_from),
            disputes=tuple(self._event_keys[key] for key in event.disputes),
        )


def names_a_moving_day(text: str) -> bool:
    """Whether a text names a holiday that the moon moves: 28 years later it is on another day."""
    return _MOVING.search(text) is not None


def renamings(packs: Sequence[Pack]) -> tuple[Renaming, Renaming]:
    """The renaming with its years moved, and the one for questions that name a moving holiday."""
    return Renaming(tuple(packs)), Renaming(tuple(packs), years=0)


def _numbered(of: str, keys: set[str]) -> dict[str, str]:
    """Ids that tell nothing, in the order of the old ones."""
    return {key: f"{of}-{number:04}" for number, key in enumerate(sorted(keys), start=1)}


def _unaccented(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _means_a_name(found: re.Match[str], name: Name) -> bool:
    """Whether an everyday word is a name here: "according to people" is the magazine, "People say ..." is not."""
    before = found.string[: found.start()].rstrip()
    opens = before[-1:] in {"", ".", "!", "?"}
    return before.endswith(_ACCORDING) or (found[0] == name.old and not opens)


def _key(found: str) -> str:
    return " ".join(found.casefold().replace("’", "'").split())


def _written(name: Name) -> str:
    """The pattern of a name: free in its case, and with "kims" for "kim's" where no other word is hidden in it."""
    letters = re.escape(name.old).replace(r"\ ", r"\s+").replace("'", "['’]")
    if name.cased:
        return rf"(?<!\w){letters}(?!\w)|(?<={_ACCORDING} )(?i:{letters})(?!\w)"
    unless = r"(?!s\b)" if len(name.old) > 2 else ""
    return rf"(?<!\w)(?i:{letters})(?!{unless}\w)"


def _in_case_of(typed: str, new: str, old: str) -> str:
    if typed.islower():
        return new.lower()
    return new.upper() if typed.isupper() and not old.isupper() and len(typed) > 1 else new


def _slipped(old: str, typed: str, new: str) -> str:
    """A new name with the slip that makes `typed` of `old`, at about the same place; none for a mere accent."""
    letters = list(new.casefold())
    if typed == old:
        return new
    if len(typed) == len(old) and sorted(typed) == sorted(old):
        place = next(place for place, both in enumerate(zip(old, typed, strict=True)) if both[0] != both[1])
        place = min(place, len(letters) - 2)
        letters[place : place + 2] = reversed(letters[place : place + 2])
        return "".join(letters).capitalize()
    edits = cast(list[tuple[str, int, int]], Levenshtein.editops(old, typed).as_list())
    for kind, at, typed_at in reversed(edits):
        place = min(at * len(letters) // len(old), len(letters) - 1)
        match kind:
            case "delete":
                del letters[place]
            case "insert":
                letters.insert(place + 1, typed[typed_at])
            case _:
                letters[place] = typed[typed_at]
    return "".join(letters).capitalize()
