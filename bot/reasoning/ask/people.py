"""Whom a question names: the two of the couple, and those with whom the record has seen them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from bot.reasoning.ask.small_words import STOP
from bot.reasoning.ask.text import Word
from bot.reasoning.names import plain
from db.records import Event, Record


class Pronoun(StrEnum):
    """How English speaks of one person."""

    SHE = "she"
    HE = "he"


_PRONOUNS = {
    **dict.fromkeys(("she", "her", "hers", "herself"), Pronoun.SHE),
    **dict.fromkeys(("he", "him", "his", "himself"), Pronoun.HE),
}
_JOINS = frozenset({"and", "&"})
# "kimye when did they marry", but not "kim and kanye are divorced".
_ASKS_ON = re.compile(
    r"(?:when|who|where|why|how|what|which|whose|since when)\b"
    r"|(?:is|are|was|were|did|does|do|has|have|had) (?:they|he|she|the|their|it|there)\b"
)
_LONGEST = 5
# What somebody may be called that a question is full of.
_ALSO_WORDS = frozenset({"will", "may", "hope", "chance", "bet", "mark"})
_SUBJECTS = frozenset({"they", "he", "she", "it", "i", "we", "you", "the", "there"})
# Where a name stood, so that no phrase reaches over it.
SOMEBODY = Word("…", "…")


def pronoun_of(word: str) -> Pronoun | None:
    """The pronoun that a word is a form of."""
    return _PRONOUNS.get(word)


@dataclass(frozen=True, slots=True)
class Found:
    """Whom some words name; `rest` are the other words, and `couple` tells whether the couple's own name is used.

    `owners` are those of the people of whom only something of theirs is spoken of: "Kim's album"; `joined` is
    whether both are named as one: "Kim and Kanye".
    """

    people: tuple[str, ...]
    owners: tuple[str, ...]
    others: tuple[str, ...]
    couple: bool
    joined: bool
    rest: tuple[Word, ...]


class People:
    """Who is who in a record."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self.names = tuple(person.name for person in record.couple.people)

    @cached_property
    def _called(self) -> dict[str, str]:
        """Who is called what; the couple as a whole is called "" here."""
        couple = self._record.couple
        called = {plain(name): "" for name in (couple.slug, couple.name, *couple.aliases)}
        for person in couple.people:
            called |= {plain(name): person.name for name in (person.name, *person.aliases)}
        for name, who in self._parts_of_names((*self.names, *self.partners)):
            called.setdefault(name, who)
        return called

    @staticmethod
    def _parts_of_names(people: Sequence[str]) -> Iterator[tuple[str, str]]:
        """The whole names first, then the first and the last of each."""
        yield from ((plain(who), who) for who in people)
        for who in people:
            names = plain(who).split()
            yield from ((name, who) for name in (names[:1] + names[-1:]))

    @cached_property
    def partners(self) -> tuple[str, ...]:
        """Everybody outside the couple whom an event names as a partner."""
        return tuple(dict.fromkeys(event.partner for event in self._record.events if event.partner))

    @cached_property
    def things(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """What the record names by several words, such as "met gala", by the first of them, the longest first."""
        found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for words in self._runs:
            # A sentence's first word has its capital from there.
            for name in (words, words[1:]):
                if len(name) > 1 and name[0] not in STOP and not set(name) & self.words:
                    found[name[0]].add(name)
        return {first: tuple(sorted(names, key=len, reverse=True)) for first, names in found.items()}

    @cached_property
    def abbreviated(self) -> Mapping[str, tuple[str, ...]]:
        """What the record names by several words, or by some of these, by their initials: "la" for "los angeles"."""
        found: dict[str, set[str]] = defaultdict(set)
        for words in self._runs:
            for count in (2, 3):
                for start in range(len(words) - count + 1):
                    name = words[start : start + count]
                    if not set(name) & self.words:
                        found["".join(word[0] for word in name)].add(" ".join(name))
        return {initials: tuple(sorted(names)) for initials, names in found.items()}

    @cached_property
    def _runs(self) -> frozenset[tuple[str, ...]]:
        """Words that stand together in the record's texts, each with a capital."""
        texts = (text for event in self._record.events for text in (event.summary, *_outlets(event)))
        runs = (run for text in texts for run in re.findall(r"\b[A-Z][\w-]+(?: [A-Z][\w-]+)+", text))
        return frozenset(tuple(plain(run).split()) for run in runs)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of their names."""
        return frozenset(word for name in self._called for word in name.split())

    def found_in(self, words: Sequence[Word]) -> Found:
        """Whom some words name, by the longest names that fit."""
        people, owners, others, rest = list[str](), list[str](), list[str](), list[Word]()
        couple = joined = False
        place, last = 0, -_LONGEST
        while place < len(words):
            for count in range(min(_LONGEST, len(words) - place), 0, -1):
                name = " ".join(word.text for word in words[place : place + count])
                who = self._called.get(name)
                if who is not None and not (count == 1 and len(name) < 2):
                    break
            else:
                rest.append(words[place])
                place += 1
                continue
            between = {word.text for word in words[last:place]} if last >= 0 else None
            owner = words[place + count - 1].owner
            # "Kim and Kanye", "Kim's and Kanye's", but not "is Kim Kanye's".
            together = between in ({"and"}, {"or"}) or (between == set() and not owner)
            joined = joined or (who in self.names and who not in people and together)
            place += count
            last = place if who in self.names else -_LONGEST
            rest.append(SOMEBODY)
            if not who:
                couple = True
            elif who in self.names:
                (owners if words[place - 1].owner else people).append(who)
            else:
                others.append(who)
        # "Kim's and Kanye's wedding" is of both.
        owned = tuple(dict.fromkeys(owners))
        return Found(
            tuple(dict.fromkeys(people or owners)), owned, tuple(dict.fromkeys(others)), couple, joined, tuple(rest)
        )

    def with_last_names(self, text: str) -> str:
        """A plain text in which a name that is a small word too, as "will" is, gives way to the last name."""
        words, kept = text.split(), list[str]()
        for at, word in enumerate(words):
            last = self._last_names.get(word.removesuffix("'s"))
            following = words[at + 1] if at + 1 < len(words) else ""
            begins = at == 0 or words[at - 1] in {"?", ";", ",", "and", "so"}
            if last is None or following in _SUBJECTS or (begins and following in self.words - {last}):
                kept.append(word)
            elif following.removesuffix("'s") != last:
                kept.append(last + ("'s" if word.endswith("'s") else ""))
        return " ".join(kept)

    @cached_property
    def _last_names(self) -> dict[str, str]:
        """The last names of those whose first name is a small word too, by that."""
        found = {name: plain(self._called[name]).split()[-1:] for name in _ALSO_WORDS & self._called.keys()}
        return {name: last[0] for name, last in found.items() if last and last[0] not in _ALSO_WORDS}

    def of_gender(self, pronoun: Pronoun) -> tuple[str, ...]:
        """The one of the two whom the record speaks of as "she" or "he", if it tells them apart."""
        return tuple(name for name in self.names if self._genders.get(name) is pronoun)

    @cached_property
    def _genders(self) -> dict[str, Pronoun]:
        votes: dict[str, Counter[Pronoun]] = defaultdict(Counter)
        for event in self._record.events:
            if len(event.about) == 1:
                votes[event.about[0]].update(set(_pronouns(event.summary)))
        return {name: best for name, counts in votes.items() if (best := _clear(counts)) is not None}

    def subject(self, event: Event) -> str | None:
        """Which of the two an event is by; None where it is by both, or does not say."""
        if len(event.about) == 1:
            return event.about[0]
        words = plain(event.summary).split()
        for count in (3, 2, 1):
            who = self._called.get(" ".join(words[:count]))
            if who in self.names:
                return who if words[count : count + 1] != ["and"] else None
        return None

    def without_heading(self, text: str) -> str:
        """A question without the couple's name before it: "kimye: when did they marry"."""
        words = text.split()
        count = next((at for at, word in enumerate(words) if word not in self.words and word not in _JOINS), len(words))
        named = self.found_in([Word(word, word) for word in words[:count] if word in self.words])
        if not (named.couple or len(named.people) > 1) or count == len(words):
            return text
        if words[count] in {":", ",", "-"} and count + 1 < len(words):
            return " ".join(words[count + 1 :])
        return " ".join(words[count:]) if _ASKS_ON.match(" ".join(words[count:])) else text

    def without_asides(self, text: str, people: Sequence[str]) -> str:
        """A text without what it tells in passing of others of the couple than these: "Kanye, who did not attend"."""
        for other in (name for name in self.names if people and name not in people):
            text = re.sub(rf"{self._who[other]}[^,;.]*", "", text)
        return text

    def tells_what_did(self, event: Event, person: str) -> bool:
        """Whether an event by somebody else tells, too, what a person did: "Kanye, who did not attend"."""
        return person in self._who and re.search(self._who[person], event.summary) is not None

    @cached_property
    def _who(self) -> dict[str, str]:
        """How a text begins to tell of each of the two in passing: "Kanye, who"."""
        called = {
            person.name: sorted({person.name, *person.aliases, *person.name.split()}, key=len, reverse=True)
            for person in self._record.couple.people
        }
        return {name: rf"\b(?:{'|'.join(map(re.escape, names))}),? who\b" for name, names in called.items()}


def _outlets(event: Event) -> Iterator[str]:
    return (source.publisher for source in event.sources if source.publisher)


def _pronouns(text: str) -> Iterator[Pronoun]:
    return (found for word in re.findall(r"[a-z]+", text.lower()) if (found := _PRONOUNS.get(word)))


def _clear(counts: Counter[Pronoun]) -> Pronoun | None:
    """The pronoun that is used clearly more often."""
    ordered = counts.most_common()
    if not ordered or (len(ordered) > 1 and ordered[0][1] < 1.5 * ordered[1][1]):
        return None
    return ordered[0][0]
