"""Answers to plain questions as cards: some of them word by word, and what holds of every one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.plainly import AcrossCouples, NoQuestion, NotOnRecord, Plainly, Told, Unasked, WhichCouple
from bot.questions import Question, Request, Verb
from bot.reasoning.ask.asked import Asked
from bot.reasoning.ask.reading import Reading
from bot.reasoning.ask.told import Counted, Gap, Happened, Lasted, Part, Says, StateIs, Statement, Verdict
from bot.reasoning.status import status_of
from bot.replies.ask_card import MAX_ANSWER, ask_card, ask_rows
from bot.replies.ask_statements import ROOMS, statement_lines
from bot.replies.cards import Claim, Tone
from bot.replies.commands import Commands
from bot.replies.controls import Menu
from bot.replies.notices import MOST_OFFERED
from bot.replies.plain import visible_text
from bot.replies.words import ask_words, shared_words
from db.records import Couple, Event, Person
from tests.reasoning.ask import inventing
from tests.reasoning.ask.inventing import Asking
from tests.reasoning.making import COUPLE, SOURCE, TODAY, event, record

vera, tess, everybody = inventing.vera, inventing.tess, inventing.everybody

TYPED = Commands("!")
READING = Reading("did they marry", Asked.WHETHER)
WED = event("married", "2012-03-07", key="wed")
SPLIT = event("separated", "2014-05", "reported", key="split")
TALK = event("reconciled", "2015-01-01", "rumoured", key="talk")
AGAINST = event("denial", "2015-01-05", key="against", disputes=("talk",))


def part(*statements: Statement, verdict: Verdict | None = None, gap: Gap | None = None, more: int = 0) -> Part:
    return Part(COUPLE, READING, verdict=verdict, gap=gap, statements=statements, newest=WED, more=more)


def told(*parts: Part) -> Told:
    return Told(parts, TODAY)


def shown(answer: Plainly) -> str:
    """A card as it is read in Discord."""
    return visible_text("\n\n".join(ask_card(answer, TYPED).texts))


def lines(answer: Plainly) -> list[str]:
    return shown(answer).splitlines()


def led_to(answer: Plainly) -> list[Request]:
    """Where the buttons in the only row lead."""
    [row] = ask_rows(answer)
    assert not isinstance(row, Menu)
    return [link.to for link in row]


def titles(count: int) -> tuple[Couple, ...]:
    """So many couples."""
    return tuple(
        Couple(f"pair-{number}", f"Pair {number}", (Person(f"Ann {number}"), Person(f"Ben {number}")))
        for number in range(count)
    )


# ------------------------------------------------------------ whole cards
MARRIED = """\
Yes. They married on 20 August 2011. [1]
20 August 2011: Lund and Hart marry in Florence before 150 guests. [1]

From the record of Vera Lund & Milo Hart.
Sources
[1] “The whole story”, The Invented Herald, 1 February 2026"""
RUMOUR = """\
Not confirmed.
24 December 2018, only a rumour, told by Parlour Talk: \
A single unnamed source says that Lund and Hart are back together. [1]
  Against it, 27 December 2018: Lund denies that she is back with Hart. [2]

From the record of Vera Lund & Milo Hart.
Sources
[1] Parlour Talk, undated
[2] “The whole story”, The Invented Herald, 1 February 2026"""
NO_PLACE = """\
The record doesn't say where.
14 February 2010: Hart proposes with a sapphire ring that he designed. [1]

From the record of Vera Lund & Milo Hart.
Newest evidence: 10 February 2025, 1 year ago. [1]
Sources
[1] “The whole story”, The Invented Herald, 1 February 2026"""
LENGTH = """\
About 1 year and 6 months: from 14 February 2010 (they got engaged) to 20 August 2011 (they married). [1]

From the record of Vera Lund & Milo Hart.
Sources
[1] “The whole story”, The Invented Herald, 1 February 2026"""
BY_WHOM = """\
No. Vera Lund filed for divorce on 1 March 2018. [1]
1 March 2018: Lund files for divorce because she is tired of long tours. [1]

From the record of Vera Lund & Milo Hart.
Sources
[1] “What the court papers say”, The Invented Gazette, March 2018"""
UNDATED = """\
The record gives no date for it.
Undated: Lund says that she sold her house in Oslo. [1]

From the record of Vera Lund & Milo Hart.
Newest evidence: 10 February 2025, 1 year ago. [1]
Sources
[1] “The whole story”, The Invented Herald, 1 February 2026"""
CHILD = """\
I don't name anybody's children.

From the record of Vera Lund & Milo Hart."""
SEVERAL = """\
2 couples, one by one:

Vera Lund & Milo Hart
- No. Divorced since 7 May 2019. [1]
- 7 May 2019: A judge ends the marriage. [1]
Tess Moor & Odin Vale
- Yes. Engaged since 4 July 2020. [2]
- 4 July 2020: Vale proposes on his ferry to Skye. [2]

From the record of Vera Lund & Milo Hart and of Tess Moor & Odin Vale.
Sources
[1] “What the court papers say”, The Invented Gazette, March 2018
[2] “The whole story”, The Invented Herald, 1 February 2026"""


@pytest.mark.parametrize(
    ("question", "card"),
    [
        ("did they marry?", MARRIED),
        ("did they get back together?", RUMOUR),
        ("where did they get engaged?", NO_PLACE),
        ("how long were they engaged?", LENGTH),
        ("did milo file for divorce?", BY_WHOM),
        ("when did vera sell her house?", UNDATED),
        ("what are their kids called?", CHILD),
        # The second question's answer is what the first has told.
        ("when did they marry and where?", MARRIED.removeprefix("Yes. ")),
    ],
)
def test_a_whole_card(vera: Asking, question: str, card: str) -> None:
    assert shown(vera(question)) == card


def test_a_whole_card_of_two_couples(everybody: Asking) -> None:
    assert shown(everybody("are vera and milo, and tess and odin together?")) == SEVERAL


# ------------------------------------------------------------ parts
@pytest.mark.parametrize("verdict", Verdict)
def test_the_verdict_comes_first_and_gives_the_colour(verdict: Verdict) -> None:
    answer = told(part(Happened(WED), verdict=verdict))
    assert lines(answer)[0] == f"{ask_words.VERDICTS[verdict]} They married on 7 March 2012. [1]"
    tones = {Verdict.YES: Tone.YES, Verdict.NO: Tone.NO, Verdict.NOT_YET: Tone.NOT_YET}
    assert ask_card(answer, TYPED).tone is tones.get(verdict, Tone.UNSURE)


@pytest.mark.parametrize("gap", Gap)
def test_what_is_missing_comes_first_without_a_colour(gap: Gap) -> None:
    answer = told(part(Says(WED), gap=gap))
    assert lines(answer)[0] == ask_words.GAPS[gap]
    assert ask_card(answer, TYPED).tone is Tone.PLAIN


def test_a_verdict_and_a_gap_are_said_in_one() -> None:
    answer = told(part(verdict=Verdict.NO, gap=Gap.NOT_SO))
    assert lines(answer)[0] == f"{ask_words.VERDICTS[Verdict.NO]} {ask_words.GAPS[Gap.NOT_SO]}"


def test_how_new_the_record_is_stands_under_what_is_missing_alone() -> None:
    fresh = "Newest evidence: 7 March 2012, 14 years ago. [1]"
    assert fresh in lines(told(part(Says(WED), gap=Gap.NOT_TOLD)))
    assert fresh not in lines(told(part(Says(WED), verdict=Verdict.YES)))
    assert fresh not in lines(told(part(gap=Gap.CHILD)))
    assert fresh in lines(told(part(Happened(WED)), part(gap=Gap.NO_PLACE)))


def test_a_long_statement_has_the_couples_name_as_its_title() -> None:
    assert lines(told(part(Says(WED))))[:2] == [COUPLE.name, "7 March 2012: married happened. [1]"]
    assert lines(told(part(Happened(WED))))[0] == "They married on 7 March 2012. [1]"


def test_what_one_part_has_told_is_not_told_again() -> None:
    first, again, other = part(Happened(WED), Says(WED)), part(Says(WED)), part(Says(SPLIT))
    assert shown(told(first, again)) == shown(told(first))
    assert shown(told(first, other)) != shown(told(first))


def test_what_there_was_no_room_for_is_counted_with_what_is_not_stated() -> None:
    most = ROOMS[0].statements
    events = tuple(Says(event("seen_together", f"20{number + 10}-01-01")) for number in range(most + 3))
    said = shown(told(part(*events, more=5)))
    assert said.count("seen_together happened") == most
    timeline = TYPED.asking(Question(COUPLE.slug, Verb.TIMELINE))
    assert shared_words.more(8, timeline) in said
    assert timeline not in shown(told(part(*events[:most])))
    assert timeline not in shown(told(part(*events[:most], gap=Gap.NOT_TOLD)))


def test_a_rumour_says_that_it_is_one_who_tells_it_and_what_speaks_against_it() -> None:
    text = lines(told(part(Says(TALK, (AGAINST,)), verdict=Verdict.NOT_CONFIRMED)))
    assert text[1] == "1 January 2015, only a rumour, told by The Paper: reconciled happened. [1]"
    assert text[2].strip() == "Against it, 5 January 2015: denial happened. [1]"
    denied = replace(TALK, certainty=type(TALK.certainty)("denied"))
    assert "claimed, and denied" in shown(told(part(Says(denied))))


def test_a_report_is_no_fact() -> None:
    assert "Reportedly they separated in May 2014." in shown(told(part(Happened(SPLIT))))
    assert "separated happened. (reported)" in shown(told(part(Says(SPLIT))))


def test_who_tells_it_is_named_where_that_is_asked() -> None:
    asked = replace(part(Says(WED)), sourced=True)
    assert any(line.startswith(ask_words.TOLD_BY) and line.endswith("[1]") for line in lines(told(asked)))
    assert ask_words.TOLD_BY not in shown(told(part(Says(WED))))


def of_every_kind() -> Iterator[Statement]:
    status = status_of(record(WED, SPLIT), as_of=TODAY, known=TODAY)
    yield from (StateIs(status), Happened(WED), Happened(SPLIT), Says(WED), Says(SPLIT), Says(TALK, (AGAINST,)))
    yield Lasted(WED, SPLIT, TODAY, (25, 26), (785, 815))
    yield Lasted(WED, None, TODAY, (176, 176), (5373, 5373))
    yield Lasted(WED, None, TODAY, (176, 176), (5373, 5373), heard=SPLIT)
    yield Counted((WED, SPLIT))
    yield Says(replace(WED, date=None))


@pytest.mark.parametrize("statement", [*of_every_kind()], ids=lambda statement: type(statement).__name__)
def test_every_sentence_of_a_statement_has_its_sources(statement: Statement) -> None:
    for room in ROOMS:
        sentences = list(statement_lines(statement, room, TODAY))
        assert sentences
        assert all(isinstance(sentence, Claim) and sentence.sources == (SOURCE,) for sentence in sentences)


def test_however_much_there_is_it_fits_with_less_room() -> None:
    sources = tuple(replace(SOURCE, key=f"s{n}", url=f"https://example.org/{n}", title="T" * 290) for n in range(9))
    long = (replace(event("statement", f"2012-01-{n + 1:02}"), summary="w" * 200) for n in range(9))
    answer = told(part(*(Says(replace(told, sources=(sources[0], *sources[1:]))) for told in long)))
    card = ask_card(answer, TYPED)
    assert card.length <= MAX_ANSWER
    assert "w" * 200 in shown(answer)


def test_a_claim_names_who_tells_it_or_the_title_of_the_article() -> None:
    nameless = replace(SOURCE, publisher=None)
    claim: Event = replace(TALK, sources=(nameless,), date=None)
    assert "Undated, only a rumour, told by “A headline”: " in shown(told(part(Says(claim))))


# ------------------------------------------------------------ no answer
@pytest.mark.parametrize(
    ("answer", "title"),
    [
        (NoQuestion(Unasked.EMPTY, titles(2)), ask_words.NOT_A_QUESTION),
        (NoQuestion(Unasked.NOISE, titles(2)), ask_words.NOT_A_QUESTION),
        (NoQuestion(Unasked.TOO_LONG, titles(2)), ask_words.TOO_LONG),
        (NotOnRecord(titles(2)), ask_words.NOT_ON_RECORD),
        (WhichCouple(titles(2)), ask_words.WHICH_COUPLE),
        (AcrossCouples(titles(2)), ask_words.ACROSS),
    ],
)
def test_what_is_no_answer_says_so_names_the_couples_and_leads_to_them(answer: Plainly, title: str) -> None:
    first, *rest = lines(answer)
    assert first == title
    assert all(any(number in line for line in rest) for number in "01")
    assert led_to(answer) == [Question("pair-0"), Question("pair-1")]
    assert ask_card(answer, TYPED).tone is Tone.WRONG


def test_of_many_couples_some_are_named_and_the_rest_counted() -> None:
    answer = WhichCouple(titles(MOST_OFFERED + 4))
    text = shown(answer)
    assert f"Pair {MOST_OFFERED - 1}:" in text
    assert f"Pair {MOST_OFFERED}:" not in text
    assert shared_words.more(4, TYPED.couples) in text
    assert len(led_to(answer)) == MOST_OFFERED


def test_of_no_couples_nothing_is_offered() -> None:
    for answer in (NoQuestion(Unasked.EMPTY, ()), NotOnRecord(())):
        assert len(lines(answer)) == 1
        assert ask_rows(answer) == ()


def test_an_answer_leads_to_the_status_the_timeline_and_the_rumours_of_its_first_couple() -> None:
    expected = [Question(COUPLE.slug, verb) for verb in (Verb.STATUS, Verb.TIMELINE, Verb.RUMOURS)]
    assert led_to(told(part(Says(WED)), part(Says(SPLIT)))) == expected
