"""Which couple a text means: exact names first, near ones only as a suggestion."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from rapidfuzz import fuzz, process

from db.records import Couple
from db.rows import StoredCouple

CLOSE = 75.0
_SHORTEST_GUESS = 4
_SHORTEST_PERSON = 3
_LONGEST_LINE = 60
_LONGEST_MESSAGE = 1500


def plain(text: str) -> str:
    """A name as it is compared: lower case, without accents or punctuation, `&` and `+` as "and"."""
    decomposed = unicodedata.normalize("NFKD", re.sub(r"[&+]", " and ", text)).casefold()
    letters = "".join(c if c.isalnum() else " " for c in decomposed if not unicodedata.combining(c))
    return " ".join(letters.split())


class Names:
    """The couples that one reader sees, by everything they are called.

    `gone` are those that were taken down: they are found by no method but those whose names say so.
    """

    def __init__(self, couples: Sequence[StoredCouple], gone: Sequence[Couple] = ()) -> None:
        self._by_slug: dict[str, StoredCouple] = {stored.couple.slug: stored for stored in couples}
        self.couples = tuple(couples)
        called: dict[str, list[StoredCouple]] = defaultdict(list)
        for stored in self.couples:
            couple = stored.couple
            for name in {plain(n) for n in (couple.slug, couple.name, *couple.aliases)}:
                called[name].append(stored)
        self._called = dict(called)
        # The words of the longest name.
        self.longest = max((len(name.split()) for name in called), default=0)
        self._gone = (
            Names([StoredCouple(-number, None, couple) for number, couple in enumerate(gone)]) if gone else None
        )

    def by_slug(self, slug: str) -> StoredCouple | None:
        """The couple with exactly this slug; a server's own comes before a shipped one."""
        return self._by_slug.get(slug)

    def named(self, text: str) -> tuple[StoredCouple, ...]:
        """The couples that a text names exactly: usually one, several where they share a name."""
        return tuple(self._called.get(plain(text), ())) or self._named_by_people(plain(text))

    def split(self, text: str) -> tuple[tuple[StoredCouple, ...], str]:
        """The couples that a text begins by naming, by the longest name that fits, and what follows."""
        words = text.split()
        for count in range(min(len(words), self.longest + 2), 0, -1):
            if found := self.named(" ".join(words[:count])):
                return found, " ".join(words[count:])
        return (), text

    def within(self, text: str) -> list[StoredCouple]:
        """The couples that a text names anywhere, each once."""
        words = text.split()[:_LONGEST_LINE]
        found = [
            stored
            for start in range(len(words))
            for count in range(1, min(len(words) - start, self.longest + 2) + 1)
            for stored in self.named(" ".join(words[start : start + count]))
        ]
        return list({stored.id: stored for stored in found}.values())

    def in_message(self, text: str) -> list[StoredCouple]:
        """The couples that a message of any length names: by a name of theirs, or by both people."""
        found: dict[int, StoredCouple] = {}
        seen: dict[int, set[int]] = defaultdict(set)
        for name in self._phrases(text):
            found.update((stored.id, stored) for stored in self._called.get(name, ()))
            for stored, place in self._persons.get(name, ()):
                seen[stored.id].add(place)
                if len(seen[stored.id]) == 2:
                    found[stored.id] = stored
        return list(found.values())

    def with_one_of(self, text: str) -> list[StoredCouple]:
        """The couples of whom a message names a person."""
        found = (stored for name in self._phrases(text) for stored, _ in self._persons.get(name, ()))
        return list({stored.id: stored for stored in found}.values())

    def _phrases(self, text: str) -> Iterator[str]:
        """The runs of words of a message that may be names, in the order of reading."""
        words = plain(text).split()[:_LONGEST_MESSAGE]
        for start in range(len(words)):
            for count in range(1, min(len(words) - start, self.longest + 2) + 1):
                yield " ".join(words[start : start + count])

    def of_person(self, text: str) -> list[StoredCouple]:
        """The couples of a person whom a text names, and nobody else."""
        typed = plain(text)
        return [stored for stored, _ in self._persons.get(typed, ())] if len(typed) >= _SHORTEST_PERSON else []

    def near(self, text: str, limit: int = 25, *, cutoff: float = 0.0) -> list[StoredCouple]:
        """The couples whose names are most like a text, best first, each once."""
        found = process.extract(plain(text), self._spellings, scorer=fuzz.WRatio, score_cutoff=cutoff, limit=limit * 8)
        return list({stored.id: stored for name, _, _ in found for stored in self._called[name]}.values())[:limit]

    def misspelt(self, text: str) -> list[StoredCouple]:
        """The couples that a text seems to misspell, best first: much stricter than `near`."""
        typed = plain(text)
        words = typed.split()
        guesses = {" ".join(words[:count]) for count in range(1, min(len(words), self.longest) + 1)}
        scored = [
            (score, name)
            for guess in guesses
            if len(guess) >= _SHORTEST_GUESS
            for name, score, _ in process.extract(guess, self._spellings, scorer=fuzz.ratio, score_cutoff=CLOSE)
        ]
        # Letters in the wrong order are the commonest slip, and cost a ratio most.
        scored += [(CLOSE, name) for guess in guesses for name in self._anagrams.get(_letters(guess), ())]
        ordered = [stored for _, name in sorted(scored, reverse=True) for stored in self._called[name]]
        return list({stored.id: stored for stored in ordered}.values())

    def taken_down(self, text: str) -> str | None:
        """The slug of the couple taken down that a text names: by slug, by any name, or as one person and the other."""
        found = self._gone.named(text) if self._gone else ()
        return found[0].couple.slug if found else None

    def taken_down_first(self, text: str) -> str | None:
        """The slug of the couple taken down that a text begins by naming, if no longer name of another fits."""
        words, longest = text.split(), max(self.longest, self._gone.longest if self._gone else 0)
        for count in range(min(len(words), longest + 2) if self._gone else 0, 0, -1):
            called = " ".join(words[:count])
            if (slug := self.taken_down(called)) or self.named(called):
                return slug
        return None

    def taken_down_within(self, text: str) -> str | None:
        """The slug of a couple taken down that a message of any length names."""
        found = self._gone.in_message(text) if self._gone else ()
        return found[0].couple.slug if found else None

    def taken_down_as(self, couple: Couple) -> str | None:
        """The slug of the couple taken down that a couple would bring back: by a name, or by being the same two."""
        first, second = ((person.name, *person.aliases) for person in couple.people)
        called = [couple.slug, couple.name, *couple.aliases, *(f"{a} and {b}" for a in first for b in second)]
        return next((slug for name in called if (slug := self.taken_down(name))), None)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of the names of couples and people."""
        return frozenset(word for name in (*self._called, *self._persons) for word in name.split())

    @cached_property
    def _anagrams(self) -> dict[str, list[str]]:
        """The names of one word by their letters."""
        names: dict[str, list[str]] = defaultdict(list)
        for name in self._called:
            if " " not in name and len(name) > _SHORTEST_GUESS:
                names[_letters(name)].append(name)
        return names

    @cached_property
    def _spellings(self) -> list[str]:
        return list(self._called)

    def _named_by_people(self, text: str) -> tuple[StoredCouple, ...]:
        """The couples that a text names as one person and the other."""
        left, both, right = text.partition(" and ")
        if not both:
            return ()
        others = {(stored.id, 1 - place) for stored, place in self._persons.get(right, ())}
        return tuple(stored for stored, place in self._persons.get(left, ()) if (stored.id, place) in others)

    @cached_property
    def _persons(self) -> dict[str, list[tuple[StoredCouple, int]]]:
        """Whose name a text is: couples with the place, 0 or 1, of the person in them."""
        persons: dict[str, list[tuple[StoredCouple, int]]] = defaultdict(list)
        for stored in self.couples:
            for place, person in enumerate(stored.couple.people):
                for name in {plain(n) for n in (person.name, *person.aliases)}:
                    persons[name].append((stored, place))
        return persons


def _letters(word: str) -> str:
    """A word's first letter, then the others in order: the same for words that only swap some."""
    return word[:1] + "".join(sorted(word[1:]))


def closest_word(typed: str, words: Sequence[str]) -> str | None:
    """The one of a few known words that a typed word seems to misspell, or None."""
    found = process.extractOne(plain(typed), words, scorer=fuzz.ratio, score_cutoff=CLOSE)
    return found[0] if found else None
