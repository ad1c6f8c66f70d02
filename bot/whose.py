"""Whose record a question in plain words is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.archive import Archive
from bot.asking import CoupleTakenDown
from bot.plainly import AcrossCouples, NoQuestion, NotOnRecord, Unasked, Undecided, WhichCouple
from bot.reasoning.ask.asked import bare
from bot.reasoning.ask.people import pronoun_of
from bot.reasoning.ask.small_words import LIGHT, STOP
from bot.reasoning.ask.splitting import clauses_of, is_question
from bot.reasoning.ask.text import Said, Word, known, lexicon_words, words_of
from bot.reasoning.names import Names, plain
from bot.searching import Searchables
from db.records import Couple
from db.rows import StoredCouple

# So many couples that share a person's name are looked into; of more, the asker is asked.
_MOST_LOOKED_INTO = 5
_LONGEST_NAME = 4
# Months and days have capitals, and are nobody's names here.
_DATED = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday"
    r"|wednesday|thursday|friday|saturday|sunday|halloween|christmas|thanksgiving|valentine(?:'?s)?|easter|jan|feb"
    r"|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b"
)
_THE_COUPLE = frozenset(
    ["they", "them", "their", "theirs", "couple", "pair", "both", "marriage", "relationship", "wedding", "divorce"]
) | {"parties", "husband", "wife"}
_AT_LARGE = re.compile(r"\b(?:happen\w*|status|situation|latest|news|updates?|going on)\b")
_TO_US = re.compile(r"(?:are|r|do|can|will|could|who are|what are|how are) (?:you|u)\b|you are\b|fuck\b|shut up\b")


class Whose:
    """Finds the couples that a question is about, of those that a server sees."""

    def __init__(self, archive: Archive, searchables: Searchables) -> None:
        self._archive = archive
        self._searchables = searchables

    async def of(
        self, said: Said, names: Names, server: int | None, asked_of: StoredCouple | None
    ) -> list[StoredCouple] | Undecided:
        """The couples whose records are asked; `asked_of` is the one that the question was put to."""
        words = words_of(_DATED.sub(" ", said.text), said, names.words)
        text = " ".join(word.text for word in words)
        if couples := names.in_message(text):
            return [asked_of] if asked_of in couples and asked_of else couples
        if gone := names.taken_down_within(said.text):
            return CoupleTakenDown(gone)
        if asked_of is not None:
            return [asked_of]
        persons = names.with_one_of(text)
        if len(persons) == 1:
            return persons
        if persons:
            return await self._of_several(persons, words, server)
        if beside := await self._beside(said, names, server):
            return beside if len(beside) == 1 else WhichCouple(tuple(stored.couple for stored in beside))
        return await self._of_nobody(said, names, server)

    async def _of_several(
        self, persons: Sequence[StoredCouple], words: Sequence[Word], server: int | None
    ) -> list[StoredCouple] | Undecided:
        """Several couples of whom one person is named: the same person's, or different people's."""
        couples = tuple(stored.couple for stored in persons)
        if len(persons) > _MOST_LOOKED_INTO:
            return WhichCouple(couples)
        found = [(stored, (await self._searchables.of(stored, server)).people.found_in(words)) for stored in persons]
        if len({person for _, whom in found for person in whom.people}) == 1:
            return WhichCouple(couples)
        across = AcrossCouples(couples, await self._archive.hides_rumours(server))
        return next(([stored] for stored, whom in found if whom.others), across)

    async def _beside(self, said: Said, names: Names, server: int | None) -> list[StoredCouple]:
        """The couples whose record has somebody of this name beside them."""
        partners = await self._archive.partners(server)
        words = plain(said.text).split()
        ids = {
            couple
            for count in range(2, _LONGEST_NAME + 1)
            for start in range(len(words) - count + 1)
            for couple in partners.get(" ".join(words[start : start + count]), ())
        }
        if not ids and (single := {word for word in words if not known(word)}):
            # A first or last name alone, if it can be nobody else's.
            found = [couples for name, couples in partners.items() if single & {*name.split()[:1], *name.split()[-1:]}]
            ids = set(found[0]) if len(found) == 1 else set[int]()
        return [stored for stored in names.couples if stored.id in ids]

    async def _of_nobody(self, said: Said, names: Names, server: int | None) -> list[StoredCouple] | Undecided:
        """Where nobody of ours is named: the only couple, or none."""
        on_record = tuple(stored.couple for stored in names.couples)
        only = names.couples[0] if len(names.couples) == 1 else None
        vocabulary = (await self._searchables.of(only, server)).vocabulary if only else names.words
        words = words_of(_DATED.sub(" ", said.text), said, vocabulary)
        if _names_others(words, vocabulary if only else frozenset()):
            return NotOnRecord(on_record, await self._archive.hides_rumours(server))
        if not on_record or not _asks_something(said, words, vocabulary if only else frozenset()):
            return NoQuestion(Unasked.NOISE, on_record)
        return [only] if only else WhichCouple(on_record)


def of_one(said: Said, stored: StoredCouple, others: Sequence[StoredCouple], names: Names) -> Said:
    """A question about several couples as it is asked of one: its own clauses, without the names of the others."""
    if not others:
        return said
    clauses = clauses_of(said.text, names.words)
    named = [names.in_message(clause) for clause in clauses]
    own = [clause for clause, couples in zip(clauses, named, strict=True) if stored in couples or not couples]
    text = " ; ".join(own)
    for couple in (other.couple for other in others):
        for name in sorted(_called(couple) - _called(stored.couple), key=len, reverse=True):
            text = re.sub(rf"\b{re.escape(name)}\b", " ", text)
    return Said(text, said.capitals)


def without_taken_down(said: Said, names: Names) -> Said:
    """A question without the clauses that ask about nobody but a couple taken down."""
    if names.taken_down_within(said.text) is None:
        return said
    clauses = clauses_of(said.text, names.words)
    kept = [clause for clause in clauses if names.in_message(clause) or not names.taken_down_within(clause)]
    return Said(" ; ".join(kept), said.capitals) if kept else said


def _called(couple: Couple) -> frozenset[str]:
    """Everything that a couple and its people are called, made plain."""
    people = (name for person in couple.people for name in (person.name, *person.aliases))
    return frozenset(map(plain, (couple.slug, couple.name, *couple.aliases, *people)))


def _names_others(words: Sequence[Word], vocabulary: frozenset[str]) -> bool:
    """Whether a text names somebody of whom the record does not tell, and nobody of whom it does."""
    if _is_of_the_couple(words):
        return False
    return any(word.name and not word.owner and word.text not in vocabulary and len(word.text) > 2 for word in words)


def _asks_something(said: Said, words: Sequence[Word], vocabulary: frozenset[str]) -> bool:
    """Whether a text asks of anything that a record may tell."""
    if _TO_US.match(bare(said.text)):
        return False
    told_of = vocabulary | lexicon_words()
    content = (word for word in words if word.text not in STOP and word.text not in LIGHT)
    anything = any(word.text not in STOP and word.text not in LIGHT for word in words) or _AT_LARGE.search(said.text)
    asks = is_question(said.text) and anything
    return bool(_is_of_the_couple(words) or asks) or any(
        not told_of.isdisjoint({word.text, word.lemma}) for word in content
    )


def _is_of_the_couple(words: Iterable[Word]) -> bool:
    return any(word.text in _THE_COUPLE or pronoun_of(word.text) for word in words)
