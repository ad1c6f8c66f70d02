"""A question made plain: text-speak spelled out, slips mended, names and possessives told from the words."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reasoning.ask.text import cleaned, known, lemma, lexicon_words, words_of
from tests.reasoning.ask.asking import VOCABULARY, said, words

MARKS = ("https://a.example/b", "<@123>", "**", "||", "`", "\u200b", "\u202e", "\\", "é", "ß", "İ", "’", "x" * 9, "n't")
TEXTS = st.text(max_size=40) | st.lists(st.sampled_from(MARKS) | st.text(max_size=6), max_size=9).map("".join)


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("are they https://a.example/b?c=d together", "are they together"),
        ("HTTPS://A.EXAMPLE/B together", "together"),
        ("www.a.example together", "together"),
        ("<@123456789012345678> are they together", "are they together"),
        ("<@!12> <@&34> <#56> together", "together"),
        ("<t:0:R> <:ring:1> <a:ring:2> <id:guide> together", "together"),
        ("**are** __they__ ~~still~~ ||together||", "are they still together"),
        ("> are \\*they\\* together", "are they together"),
        ("mar\u200brie\u200dd \u202ethey\u202c", "married they"),
        ("\ufeffmar\xadried\x00", "married"),
        ("are\n\tthey\u2028 together\u2003", "are they together"),
        ("they’re ‘over’ `now` ain´t it", "they're 'over' 'now' ain't it"),
        ("5 < 6", "5 < 6"),
        ("ann@a.example", "ann@a.example"),
        ("\u200b \n", ""),
        ("", ""),
    ],
)
def test_what_a_person_can_see(typed: str, seen: str) -> None:
    assert cleaned(typed) == seen


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        # Text-speak.
        ("r they still 2gether", "are they still together"),
        ("wen did dey brake up", "when did they break up"),
        ("y did u say dat", "why did you say that"),
        ("him & her w/ them, w/o us", "him and her with them , without us"),
        ("were dey marrid b4 then", "were they married before then"),
        ("her bf n his gf", "her boyfriend and his girlfriend"),
        ("seperated coz of wat", "separated because of what"),
        ("gonna get bak 2getha", "going to get back together"),
        # Numbers count, or stand for "to" and "for".
        ("back 2 him", "back to him"),
        ("file 4 divorce", "file for divorce"),
        ("4 divorce she filed", "4 divorce she filed"),
        ("2 years 4 months", "2 years 4 months"),
        ("1 or 2", "1 or 2"),
        ("2 of them", "2 of them"),
        ("on may 2 2015", "on may 2 2015"),
        # Contractions, with their apostrophes and without.
        ("they're married", "they are married"),
        ("theyre married", "they are married"),
        ("they've split", "they have split"),
        ("she'll marry", "she will marry"),
        ("they'd split", "they had split"),
        ("I'm sure", "i am sure"),
        ("didn't they", "did not they"),
        ("didnt they", "did not they"),
        ("won't she", "will not she"),
        ("can't she", "can not she"),
        ("ain't they", "are not they"),
        ("who's that", "who is that"),
        ("whos that", "who is that"),
        ("it's over, that's it", "it is over , that is it"),
        ("what’s new", "what is new"),
        ("odette's ring", "odette's ring"),
        ("is she with ana de armas", "is she with ana de armas"),
        # Noise, and letters held too long.
        ("omg lol are they together tbh", "are they together"),
        ("hahaha lmaooo looool ommmg they split", "they split"),
        ("hmmm uhhh ummm they split", "they split"),
        ("did he file hehe haha", "did he file"),
        ("please they split pls", "they split"),
        ("sooooo they spliiiit", "they spliit"),
        # Written otherwise.
        ("ARE THEY TOGETHER", "are they together"),
        ("ﬁled café Zoë", "filed cafe zoe"),
        ("¿they split…", "they split..."),
        ('they "split" (really)', "they split really"),
        ("", ""),
    ],
)
def test_text_speak_is_spelled_out(typed: str, plain: str) -> None:
    assert said(typed).text == plain


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("marrige", "marriage"),
        ("weding", "wedding"),
        ("enagged", "engaged"),
        ("engagemnt", "engagement"),
        ("divrce", "divorce"),
        ("resturant", "restaurant"),
        ("yessss", "yes"),
        ("loooove", "love"),
        # An ending left off.
        ("dancin", "dancing"),
        ("kissin", "kissing"),
        # What the record knows comes first.
        ("odete", "odette"),
        ("ruffus", "rufus"),
        ("marlow", "marlowe"),
        ("heorn", "heron"),
        ("lantren", "lantern"),
    ],
)
def test_a_misspelt_word_is_mended(typed: str, mended: str) -> None:
    assert [word.text for word in words(typed, VOCABULARY)] == [mended]


@pytest.mark.parametrize(
    "typed", ["wed", "thorn", "split", "xyz", "qwrtzk", "2014", "heron", "silas", "zelda", "rodrigo", "odets", "gala"]
)
def test_a_word_that_is_known_or_like_no_other_is_left(typed: str) -> None:
    assert [word.text for word in words(typed, VOCABULARY)] == [typed]


@pytest.mark.parametrize(
    ("typed", "texts"),
    [
        # A name is no slip of an English word, but may be one of another name.
        ("was it Weding", ["was", "it", "weding"]),
        ("was it weding", ["was", "it", "wedding"]),
        ("did Dancin file", ["did", "dancin", "file"]),
        ("did Odete file", ["did", "odette", "file"]),
        # Hyphens separate words.
        ("odette-rufus", ["odette", "rufus"]),
        ("head-to-toe, all-black", ["head", "to", "toe", "all", "black"]),
        ("a post-split weding-dress", ["a", "post", "split", "wedding", "dress"]),
    ],
)
def test_words_with_a_capital_or_a_hyphen(typed: str, texts: list[str]) -> None:
    assert [word.text for word in words(typed, VOCABULARY)] == texts


def test_words_are_mended_by_the_vocabulary_at_hand() -> None:
    assert [word.text for word in words("odete", frozenset())] == ["odete"]
    assert [word.text for word in words("odete", frozenset({"odette"}))] == ["odette"]


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        # By a capital that no sentence begins with.
        ("was Rufus with Silas", {"rufus", "silas"}),
        ("they split. Was it in Verona", {"verona"}),
        ("is Wonder dating Hope", set[str]()),
        ("did Grace leave", {"grace"}),
        ("Grace did leave", set[str]()),
        ("did grace leave", set[str]()),
        # Where all are written so, none tells anything.
        ("DID GRACE LEAVE", set[str]()),
        ("Did Grace Leave", set[str]()),
        # By no dictionary's knowing them, or only with a capital.
        ("is he with zelda", {"zelda"}),
        ("is he with brenda", {"brenda"}),
        ("they were qwrtzkly qwrtzking", set[str]()),
        # Words that ask are nobody's names.
        ("did The Wedding happen", set[str]()),
        ("was it in 2014", set[str]()),
    ],
)
def test_names_are_told_from_words(typed: str, named: set[str]) -> None:
    assert {word.text for word in words(typed) if word.name} == named


@pytest.mark.parametrize(
    ("typed", "owners"),
    [
        ("odette's wedding", ["odette"]),
        ("odette’s and rufus's wedding", ["odette", "rufus"]),
        ("odettes wedding", ["odette"]),
        ("rufus' ring", ["rufus"]),
        ("the couples' wedding", ["couples"]),
        ("thornlowes wedding", ["thornlowe"]),
        ("a week's wait", ["week"]),
        ("zeldas ring", list[str]()),
        ("the kisses", list[str]()),
        ("rufus split", list[str]()),
        ("what's new", list[str]()),
    ],
)
def test_possessives_with_their_apostrophe_and_without(typed: str, owners: list[str]) -> None:
    assert [word.text for word in words(typed, VOCABULARY) if word.owner] == owners


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("married", "marry"),
        ("marries", "marry"),
        ("wore", "wear"),
        ("left", "leave"),
        ("leaves", "leave"),
        ("met", "meet"),
        ("splitting", "split"),
        ("filing", "file"),
        ("wedding", "wedding"),
        ("dating", "date"),
        ("exes", "ex"),
        ("children", "child"),
        ("were", "be"),
        ("him", "he"),
        ("silas", "silas"),
        ("qwrtzk", "qwrtzk"),
    ],
)
def test_lemmas(word: str, form: str) -> None:
    assert lemma(word) == form


@pytest.mark.parametrize(
    ("word", "english"), [("marry", True), ("the", True), ("heron", True), ("marrige", False), ("qwrtzk", False)]
)
def test_known_words(word: str, english: bool) -> None:
    assert known(word) is english


@settings(max_examples=150, deadline=None, derandomize=True)
@given(TEXTS)
def test_what_is_seen_has_no_mark_of_its_own(text: str) -> None:
    seen = cleaned(text)
    assert seen == " ".join(seen.split())
    assert not re.search(r"[*_~|>\\`’‘´]", seen)
    assert not {unicodedata.category(c)[0] for c in seen} & {"C"}
    assert set(seen) <= set(unicodedata.normalize("NFKC", text)) | set(text) | set(" '")


@settings(max_examples=150, deadline=None, derandomize=True)
@given(TEXTS)
def test_a_plain_text_is_small_and_bare(text: str) -> None:
    plain = said(text)
    assert plain.text == plain.text.lower() == " ".join(plain.text.split())
    assert not any(unicodedata.combining(c) for c in plain.text)
    assert plain.capitals == {word.lower() for word in plain.capitals}


@settings(max_examples=150, deadline=None, derandomize=True)
@given(TEXTS)
def test_words_are_those_of_the_text_or_known_ones(text: str) -> None:
    plain = said(text)
    for word in words_of(plain.text, plain, VOCABULARY):
        assert word.text in plain.text or word.text in VOCABULARY or known(word.text)
        # A name is a form of nothing.
        assert word.lemma in {lemma(word.text), word.text}
        assert not (word.name and (word.text in lexicon_words() or word.text.isdigit()))


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(sorted(VOCABULARY)), min_size=1, max_size=6))
def test_words_of_the_record_are_never_changed(known_words: list[str]) -> None:
    plain = said("")
    assert [word.text for word in words_of(" ".join(known_words), plain, VOCABULARY)] == known_words
