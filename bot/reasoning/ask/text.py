"""A question as it was typed, made plain: text-speak spelled out, slips mended, words with their lemmas."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from bot.reasoning.ask.foreign import in_english
from bot.reasoning.ask.lexicon import EVERY
from bot.reasoning.ask.small_words import ASKING, LIGHT, NOISE, SLANG, STOP

_ALIKE = 80.0
_SHORTEST_MENDED = 4
_MOST_SLIPS = 10
_SHORTEST_ENGLISH = 6
_ENGLISH_ALIKE = 90.0
_LINK = re.compile(r"https?://\S*|<[@#:/a-z][^>]*>|www\.\S+", re.IGNORECASE)
_TOKEN = re.compile(r"[^\s,;:?!()\"“”«»¿¡…]+|[,;:?!]")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*'?")
# A number that counts something is no "to" or "for".
_COUNTS = re.compile(
    r"^(?:\d|year|month|week|day|time|kid|child|of|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|%|or)", re.IGNORECASE
)
_STRAIGHT = str.maketrans(dict.fromkeys("’‘`´", "'"))
# Endings of words that nobody is called by.
_ENGLISH = re.compile(r"(?:ly|ing|ed|tion|ness|ment|able|ful|less|ity|ish|\d)$")
_LAUGHTER = re.compile(r"l+o+l+|lma+o+|l+m+f*a+o+|(?:ha|he|xd){2,}h?|o+m+g+|ro+fl|u+h+|u+m+|hm+")
_ENDINGS = (
    (r"n't$", " not"),
    (r"'re$", " are"),
    (r"'ve$", " have"),
    (r"'ll$", " will"),
    (r"'m$", " am"),
    (r"'d$", " had"),
)
# After these, "'s" is a verb.
_IS = re.compile(r"^(what|who|where|when|how|why|that|it|he|she|there|here|this)'s$")
# Where the dictionary has another word in mind than people have here.
_LEMMAS = {
    "left": "leave", "buying": "buy", "wed": "wed", "weds": "wed", "ex": "ex", "exes": "ex", "dating": "date",
    "married": "marry", "hitched": "hitched", "found": "find", "fell": "fall", "ended": "end", "gone": "go",
    "went": "go", "broke": "break", "broken": "break", "met": "meet", "filing": "file", "wedding": "wedding",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a question with its lemma; `name` where it looks like one, `owner` where it owns what follows."""

    text: str
    lemma: str
    name: bool = False
    owner: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A question made plain: lower-case text, and the words that were written with a capital."""

    text: str
    capitals: frozenset[str]


def cleaned(text: str) -> str:
    """What a person can see of a text: no links, mentions, invisible or markdown marks."""
    # Some letters are many when taken apart: before a question is measured.
    straight = unicodedata.normalize("NFKC", text.translate(_STRAIGHT))
    shown = "".join(" " if c.isspace() else c for c in straight if c.isspace() or _seen(c))
    return " ".join(re.sub(r"[*_~|>\\]+", " ", _LINK.sub(" ", shown)).split())


def _seen(character: str) -> bool:
    return not unicodedata.category(character).startswith("C")


def made_plain(text: str) -> Said:
    """A cleaned text in lower case without accents, English, and with text-speak spelled out."""
    spelled = _spelled_out(_bare(in_english(text.lower())))
    return Said(re.sub(r"\s+", " ", spelled).strip(), _capitals(_bare(text)))


def _bare(text: str) -> str:
    """A text without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _capitals(text: str) -> frozenset[str]:
    """The words with a capital that no sentence begins with; none where all are written so."""
    words = _WORD.findall(text)
    raised = [word for word in words if word[:1].isupper()]
    if len(raised) > 2 and len(raised) >= 0.8 * len(words):
        return frozenset()
    firsts = {found[1] for found in re.finditer(r"(?:^|[.?!]\s+)[^\w]*([^\W_]+)", text)}
    return frozenset(_owner(word.lower())[0] for word in raised if word not in firsts)


def _spelled_out(text: str) -> str:
    tokens = _TOKEN.findall(text)
    return " ".join(_replaced(token, tokens[place + 1] if place + 1 < len(tokens) else "", first=place == 0)
                    for place, token in enumerate(tokens))  # fmt: skip


def _replaced(token: str, following: str, *, first: bool) -> str:
    bare = re.sub(r"([^\W\d])\1{2,}", r"\1\1", token.strip("."))
    if bare in {"2", "4"} and (_COUNTS.match(following) or not following or first):
        return token
    if bare in NOISE or _LAUGHTER.fullmatch(bare):
        return ""
    if bare == "s":
        return ""
    if slang := SLANG.get(bare):
        return slang
    if found := _IS.match(bare):
        return f"{found[1]} is"
    for ending, full in _ENDINGS:
        if re.search(ending, bare):
            stem = re.sub(ending, "", bare)
            return {"wo": "will", "ca": "can"}.get(stem, stem) + full
    return bare if len(bare) < len(token.strip(".")) else token


def words_of(text: str, said: Said, vocabulary: frozenset[str]) -> tuple[Word, ...]:
    """The words of a plain text; those that nobody knows are mended by what the lexicon and the vocabulary hold."""
    words: list[Word] = []
    slips = 0
    for token in _WORD.findall(text):
        # To look for what a word is meant for takes its time: no question has more slips than so many.
        word = _word(token, said, vocabulary, mend=slips < _MOST_SLIPS)
        slips += not known(token)
        words.append(word)
    return tuple(words)


def _word(token: str, said: Said, vocabulary: frozenset[str], *, mend: bool) -> Word:
    text, owner = _owner(token)
    capital = text in said.capitals
    if text not in vocabulary and not text.isdigit():
        if not owner and text.endswith("s") and text[:-1] in vocabulary and (not known(text) or _named(text)):
            # "kanyes wedding", without its apostrophe.
            text, owner = text[:-1], True
        elif mend and not known(text):
            text = _mended(text, vocabulary, name=capital)
            if not owner and not known(text) and text not in vocabulary and text.endswith("s") and known(text[:-1]):
                text, owner = text[:-1], True
    strange = not known(text) and not _ENGLISH.search(text)
    name = (
        text not in lexicon_words()
        and text not in LIGHT
        and text not in ASKING
        and not text.isdigit()
        and (capital or strange or _named(text))
    )
    # With a capital, "Met" is no form of "meet".
    return Word(text, text if capital and text not in lexicon_words() else lemma(text), name, owner)


def _owner(token: str) -> tuple[str, bool]:
    """A word without its possessive ending, and whether it had one."""
    if token.endswith("'s") and len(token) > 2:
        return token[:-2], True
    return (token[:-1], True) if token.endswith("s'") else (token.strip("'"), False)


@lru_cache(maxsize=20_000)
def lemma(word: str) -> str:
    """The form under which a dictionary has a word: "marry" for "married"."""
    if found := _LEMMAS.get(word):
        return found
    form = _headword(word).lower()
    if form == word and word.endswith("ing") and len(word) > 6:
        # A noun to the dictionary: "splitting", "filing".
        stems = (word[:-3], f"{word[:-3]}e", word[:-4] if word[-4] == word[-5] else "")
        return next((stem for stem in stems if stem in lexicon_words()), form)
    return form


@lru_cache(maxsize=20_000)
def known(word: str) -> bool:
    """Whether a word is English, or one of ours."""
    if word in lexicon_words() or word in STOP or word in LIGHT:
        return True
    # The dictionary takes a tenth of a second to load: only questions need it.
    from simplemma import is_known

    return is_known(word, lang="en")


def _headword(word: str) -> str:
    """The word as the dictionary has it."""
    from simplemma import lemmatize

    return lemmatize(word, lang="en")


@lru_cache(maxsize=20_000)
def _named(word: str) -> bool:
    """Whether the dictionary writes a word with a capital only."""
    return _headword(word)[:1].isupper()


@cache
def lexicon_words() -> frozenset[str]:
    """Every word of the lexicon's phrases."""
    phrases = (phrase for concept in EVERY.values() for phrase in (*concept.says, *concept.asks))
    return frozenset(word for phrase in phrases for word in phrase.replace("-", " ").split() if word != "*")


def _mended(word: str, vocabulary: frozenset[str], *, name: bool) -> str:
    """The word that an unknown one is meant for, if one is near enough; a name is no slip of an English word."""
    if len(word) < _SHORTEST_MENDED:
        return word
    if not name and word.endswith("in") and known(f"{word}g"):
        return f"{word}g"
    for words in (vocabulary,) if name else (vocabulary, lexicon_words()):
        near = [other for other in _by_first_letter(words).get(word[0], ()) if abs(len(other) - len(word)) <= 2]
        if found := process.extractOne(word, near, scorer=fuzz.ratio, score_cutoff=_ALIKE):
            return found[0] if name or words is vocabulary else _nearer(word, found[0])
        # Letters in the wrong order are the commonest slip, and cost a ratio most.
        if swapped := next(
            (other for other in near if len(other) == len(word) and sorted(other) == sorted(word)), None
        ):
            return swapped
    return _english(word) if len(word) >= _SHORTEST_ENGLISH and not name else word


def _nearer(word: str, other: str) -> str:
    """Of a word of the lexicon and a form of another, what is the smaller slip: "raisng" is "raising", no "ring"."""
    form = _english(word)
    ours = lemma(form) in lexicon_words() and fuzz.ratio(word, form) > fuzz.ratio(word, other)
    return form if ours else other


@lru_cache(maxsize=256)
def _by_first_letter(words: frozenset[str]) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        found[word[:1]].append(word)
    return found


@lru_cache(maxsize=5_000)
def _english(word: str) -> str:
    """The English word of which this is a slip of a letter; names of people are seldom so near to one."""
    near = [other for other in _english_words().get(word[0], ()) if abs(len(other) - len(word)) <= 1]
    found = process.extractOne(word, near, scorer=fuzz.ratio, score_cutoff=_ENGLISH_ALIKE)
    return found[0] if found else word


@cache
def _english_words() -> Mapping[str, Sequence[str]]:
    """The words of the dictionary by their first letter."""
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory

    words: dict[str, list[str]] = defaultdict(list)
    for word in DefaultDictionaryFactory().get_dictionary("en"):
        if word.isascii() and word.islower():
            words[word[0]].append(word)
    return words
