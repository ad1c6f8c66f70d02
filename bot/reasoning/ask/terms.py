"""What the words of a question speak of: things that the record names, concepts of the lexicon, and other words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from bot.reasoning.ask.concepts import Concept
from bot.reasoning.ask.lexicon import EVERY, KINDS
from bot.reasoning.ask.people import SOMEBODY, People
from bot.reasoning.ask.small_words import LIGHT, STOP
from bot.reasoning.ask.text import Word, lemma, lexicon_words
from db.records import Kind


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that is spoken of: what the lexicon takes a phrase for, or a word of its own."""

    text: str
    concepts: tuple[Concept, ...] = ()
    lemmas: tuple[str, ...] = ()
    name: bool = False
    owner: bool = False
    light: bool = False
    verb: bool = False

    @property
    def concept(self) -> Concept | None:
        """What it is taken for first of all."""
        return self.concepts[0] if self.concepts else None

    @property
    def phrases(self) -> tuple[str, ...]:
        """The words it is spoken of by, its own first."""
        return (self.text, *self.lemmas, *(phrase for concept in self.concepts for phrase in concept.says))

    @property
    def kinds(self) -> frozenset[Kind]:
        """The kinds of event that it may speak of."""
        return frozenset(kind for concept in self.concepts for kind in concept.kinds)

    @property
    def nearly(self) -> frozenset[Kind]:
        """The kinds of event that come near to it."""
        return frozenset(kind for concept in self.concepts for kind in concept.nearly)


_LEADS_TO_NAME = frozenset({"with", "dating", "date", "dated", "seeing", "kissing", "marry", "married"})
# Forms that mean what their lemma alone does not: "see" is only to look.
_AS_WRITTEN = {"seeing": "date", "petitioned": "file for divorce", "divorcing": "divorcing"}
# And what means something else where somebody does it: "did he stage it", but "on stage".
_AS_VERB = {"stage": "fake", "staged": "fake", "sign": "sign", "signed": "sign"}
# Words that may stand in the middle of a phrase, somebody's name among them.
_BETWEEN = (
    "… i he she they him her them his their the a be not still really now wife husband ex marriage family it all this"
    " that love first second"
)
_WITHIN = frozenset(_BETWEEN.split())
# Verbs that a small word behind them makes another of.
_TURNED = "call give take turn put make break let throw hand pay bring hold cut pull"
_PHRASAL = frozenset(_TURNED.split())
_PARTICLES = frozenset({"off", "back", "up", "out", "away", "over", "down", "through"})
_SUBJECTS = frozenset({"he", "she", "they", "to", "ever", "never", "still"})
# Lemmas that say nothing alone, whatever phrase they come from.
_BARE = frozenset({"do", "be", "have", "go", "get", "come", "take", "make", "thing", "say"})


def terms_of(words: Sequence[Word], people: People) -> Iterator[Term]:
    """What the words speak of: what the record names so, else by the longest phrase that fits, else each by itself."""
    place = 0
    while place < len(words):
        if thing := _thing_at(words, place, people):
            yield Term(" ".join(thing))
            place += len(thing)
            continue
        if found := _phrase_at(words, place):
            concepts, length = found
            if length == 1 and words[place].text in LIGHT and concepts[0] not in KINDS:
                yield Term(words[place].text, light=True)
                place += 1
                continue
            text = " ".join(word.text for word in words[place : place + length])
            yield Term(text, concepts, verb=place > 0 and _leads_to_verb(words[place - 1]))
            place += length
            continue
        word = words[place]
        place += 1
        if word.lemma in _PHRASAL and place < len(words) and words[place].text in _PARTICLES:
            # "call off" means something else than either of its words.
            yield Term(f"{word.text} {words[place].text}", lemmas=(f"{word.lemma} {words[place].text}",))
            place += 1
            continue
        if word is SOMEBODY or word.text in STOP or len(word.text) < 2:
            continue
        light = word.text in LIGHT or word.lemma in LIGHT
        meant = people.abbreviated.get(word.text, ()) if word.name else ()
        yield Term(word.text, lemmas=(word.lemma, *meant), name=word.name, owner=word.owner, light=light)


def _leads_to_verb(word: Word) -> bool:
    """Whether a word is of those that somebody's doing stands behind: "do they live"."""
    return word is SOMEBODY or word.text in _SUBJECTS


def partners_named(words: Sequence[Word], vocabulary: frozenset[str]) -> tuple[Word, ...]:
    """The words, of which those that nobody knows behind "with" or "dating" are taken for a name."""
    named: list[Word] = []
    expected = 0
    for word in words:
        strange = (
            word.text not in vocabulary
            and word.text not in STOP
            and word.text not in LIGHT
            and word.text not in lexicon_words()
        )
        named.append(replace(word, name=True) if expected and strange else word)
        expected = 2 if word.text in _LEADS_TO_NAME else expected - 1 if strange and expected else 0
    return tuple(named)


def _thing_at(words: Sequence[Word], place: int, people: People) -> tuple[str, ...]:
    for name in people.things.get(words[place].text, ()):
        if tuple(word.text for word in words[place : place + len(name)]) == name:
            return name
    return ()


def _phrase_at(words: Sequence[Word], place: int) -> tuple[tuple[Concept, ...], int] | None:
    if (meant := _AS_WRITTEN.get(words[place].text)) is not None:
        return (EVERY[meant],), 1
    if place and (meant := _AS_VERB.get(words[place].text)) is not None and _leads_to_verb(words[place - 1]):
        return (EVERY[meant],), 1
    for pattern, concepts in _patterns().get(words[place].lemma, ()):
        if length := _fits(pattern, words, place):
            return concepts, length
    return None


def _fits(pattern: Sequence[str], words: Sequence[Word], place: int) -> int:
    """How many words a phrase takes up from a place on; 0 where it does not stand there."""
    at = place
    for number, part in enumerate(pattern):
        if part == "*":
            following = pattern[number + 1]
            reach = next(
                (gap for gap in range(4) if at + gap < len(words) and words[at + gap].lemma == following), None
            )
            if reach is None:
                return 0
            at += reach
        elif at < len(words) and words[at].lemma == part:
            at += 1
        else:
            return 0
    return at - place


@cache
def _patterns() -> Mapping[str, tuple[tuple[tuple[str, ...], tuple[Concept, ...]], ...]]:
    """The lexicon's phrases as lemmas, by their first one, the longest first, each with what it may speak of."""
    table: dict[str, dict[tuple[str, ...], tuple[Concept, ...]]] = {}
    for concept in EVERY.values():
        for phrase in (*concept.says, *concept.asks):
            lemmas = tuple(
                part if part == "*" else lemma(part) for part in phrase.replace("-", " ").replace("'s", "").split()
            )
            if len(lemmas) == 1 and (lemmas[0] in STOP or lemmas[0] in _BARE):
                continue
            phrases = table.setdefault(lemmas[0], {})
            phrases[lemmas] = tuple(dict.fromkeys((*phrases.get(lemmas, ()), concept)))
    return {
        first: tuple(sorted(phrases.items(), key=lambda pair: len(pair[0]), reverse=True))
        for first, phrases in table.items()
    }
