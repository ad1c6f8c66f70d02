"""What an attached pack would make of a record: the plan, and what is wrong with it, as data alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import count
from typing import TypeVar

import pytest

from bot.import_checks import import_mistakes
from bot.importing import Fate, Here, ImportPlan, merged, plan, work
from bot.reasoning.names import Names
from db.changes import Action
from db.guard import minor_mark
from db.importing import CoupleChanges
from db.packfile import read_pack
from db.records import Certainty, Couple, Event, Kind, Pack, Person, Source
from db.rows import StoredCouple, StoredEvents
from db.versions import Version
from tests.conftest import TODAY
from tests.db.samples import HERE, MADE_AT, day, pack_text, sample_pack

SAMPLE = sample_pack()
ROWS = count(1)
NOBODY = Names(())
Says = TypeVar("Says", Couple, Source, Event)


def version(says: Says, *, own: bool = False, action: Action = Action.ADD) -> Version[Says]:
    """A version that counts."""
    row = next(ROWS)
    return Version(row + 1000, row, HERE if own else None, action, False, None, MADE_AT, "", None, says)


def here(pack: Pack = SAMPLE, *, own: frozenset[str] = frozenset(), gone: frozenset[str] = frozenset()) -> Here:
    """A couple as a server sees it: `own` entries are of its own layer, `gone` ones retracted."""

    def seen(key: str, says: Says) -> Version[Says]:
        action = Action.RETRACT if key in gone else Action.ADD
        return version(says, own=key in own, action=action)

    couple = seen(pack.couple.slug, pack.couple)
    standing = tuple(event for event in pack.events if event.key not in gone)
    return Here(
        StoredCouple(couple.entry, None, pack.couple),
        StoredEvents(standing, ()),
        couple,
        {source.key: seen(source.key, source) for source in pack.sources},
        {event.key: seen(event.key, event) for event in pack.events},
        frozenset(source.key for event in standing for source in event.sources),
    )


def pack(*changes: tuple[str, str]) -> Pack:
    """The sample pack with texts replaced."""
    return read_pack("sample.toml", pack_text(*changes))


def fates(planned: ImportPlan) -> dict[str, Fate]:
    """What becomes of the entries that are not here as they are there, by their ids."""
    return {entry.key: entry.fate for entry in planned.entries}


def wrong(planned: ImportPlan, *, names: Names = NOBODY, today: date = TODAY) -> tuple[str, ...]:
    """What keeps a plan from being applied."""
    return import_mistakes(planned, names, ("help",), today)


def test_a_couple_that_is_not_here_is_added_whole() -> None:
    planned = plan(SAMPLE, None)
    assert fates(planned) == dict.fromkeys(("abby-bo", "a", "b", "met", "over", "no"), Fate.ADDED)
    assert work(planned, take=False) == SAMPLE
    assert wrong(planned) == ('abby-bo: event "no", field `certainty`: x',)[:0]


def test_what_is_here_as_it_is_there_is_left_alone() -> None:
    planned = plan(SAMPLE, here())
    assert planned.entries == ()
    assert planned.same == 6


CHANGED = pack(("They break up.", "They part."), ('"They met"', '"How they met"'), ('"AbBo"', '"Boab"'))


def test_what_nobody_here_has_touched_is_changed_and_what_this_server_says_itself_is_in_conflict() -> None:
    assert set(fates(plan(CHANGED, here())).values()) == {Fate.CHANGED}
    planned = plan(CHANGED, here(own=frozenset({"over", "a", "abby-bo"})))
    assert fates(planned) == dict.fromkeys(("abby-bo", "a", "over"), Fate.CONFLICT)
    kept, taken = work(planned, take=False), work(planned, take=True)
    assert isinstance(kept, CoupleChanges)
    assert isinstance(taken, CoupleChanges)
    assert (kept.called, kept.sources, kept.events) == (None, (), ())
    assert taken.called == CHANGED.couple
    assert [(put.key, put.action, put.row) for put in taken.events] == [
        ("over", Action.CHANGE, planned.here and planned.here.events["over"].entry)
    ]


def test_an_event_that_this_server_retracted_is_in_conflict_and_one_that_a_pack_dropped_comes_back() -> None:
    retracted = plan(SAMPLE, here(own=frozenset({"no"}), gone=frozenset({"no"})))
    assert fates(retracted) == {"no": Fate.CONFLICT}
    dropped = plan(SAMPLE, here(gone=frozenset({"no"})))
    assert fates(dropped) == {"no": Fate.CHANGED}
    changes = work(dropped, take=False)
    assert isinstance(changes, CoupleChanges)
    assert [put.action for put in changes.events] == [Action.RESTORE]


def test_an_article_that_an_event_cites_is_there_even_if_it_was_retracted() -> None:
    assert plan(SAMPLE, here(own=frozenset({"a"}), gone=frozenset({"a"}))).entries == ()
    uncited = replace(SAMPLE, sources=(*SAMPLE.sources, article("c", "https://paper.example/c")))
    assert fates(plan(uncited, here(uncited, own=frozenset({"c"}), gone=frozenset({"c"})))) == {"c": Fate.CONFLICT}


def test_a_dispute_with_what_is_retracted_here_is_no_difference() -> None:
    exported = replace(SAMPLE, events=(SAMPLE.events[0], replace(SAMPLE.events[2], disputes=("met",))))
    assert plan(exported, here(own=frozenset({"over"}), gone=frozenset({"over"}))).entries == ()


def test_about_both_is_about_nobody_in_particular() -> None:
    both = replace(SAMPLE.events[0], about=("Abby Ash", "Bo Birch"))
    assert plan(replace(SAMPLE, events=(both, *SAMPLE.events[1:])), here()).entries == ()


def article(key: str, url: str | None = "https://paper.example/b", **said: str) -> Source:
    """An article of the file."""
    return Source(key, said.get("title"), said.get("publisher", "The Paper"), url, day("2020-07-01"))


def citing(source: Source) -> Pack:
    """A pack of one event that cites an article."""
    told = Event("new", Kind.STATEMENT, Certainty.CONFIRMED, "They say so.", (source,), day("2021-08-01"))
    return Pack(1, SAMPLE.couple, (source,), (told,))


@pytest.mark.parametrize(
    "url", ["http://www.paper.example/b/?utm_source=x", "https://m.paper.example/b/amp", "https://paper.example/b"]
)
def test_an_article_is_recognised_by_its_link(url: str) -> None:
    planned = plan(citing(article("mine", url, title="A headline")), here())
    assert fates(planned) == {"b": Fate.CHANGED, "new": Fate.ADDED}
    changes = work(planned, take=False)
    assert isinstance(changes, CoupleChanges)
    [put] = changes.sources
    # What the file does not say, or says in other letters, stays; what it says anew is said.
    assert put.says == Source("b", "A headline", "The Paper", "https://paper.example/b", day("2020-07-01"))
    assert [source.key for source in changes.events[0].says.sources] == ["b"]


def test_an_article_without_a_link_is_recognised_by_its_headline() -> None:
    known = Source("mine", "They met")
    assert fates(plan(citing(known), here())) == {"new": Fate.ADDED}


def test_an_id_that_was_given_elsewhere_is_no_reason_to_take_two_articles_for_one() -> None:
    given = replace(SAMPLE, sources=tuple(replace(source, key=f"s{n}") for n, source in enumerate(SAMPLE.sources)))
    other = article("s1", "https://other.example/x")
    planned = plan(citing(other), here(replace(given, events=()), own=frozenset({"s1"})))
    assert fates(planned) == {"s1-2": Fate.ADDED, "new": Fate.ADDED}
    said = [entry.says for entry in planned.entries if isinstance(entry.says, Event)]
    assert [source.url for source in said[0].sources] == ["https://other.example/x"]


def test_marks_of_minors_are_never_lost() -> None:
    marks = (minor_mark("Jane Doe"),)
    marked = replace(SAMPLE, couple=replace(SAMPLE.couple, minors=marks))
    assert plan(SAMPLE, here(marked)).entries == ()
    [entry] = plan(marked, here()).entries
    assert isinstance(entry.says, Couple)
    assert entry.says.minors == marks


def test_people_in_another_order_are_the_same_people() -> None:
    first, second = SAMPLE.couple.people
    turned = replace(SAMPLE, couple=replace(SAMPLE.couple, people=(second, first)))
    assert plan(turned, here()).entries == ()
    assert wrong(plan(turned, here())) == ()


def test_the_record_would_be_in_the_order_of_the_story() -> None:
    between = Event(
        "between", Kind.ENGAGED, Certainty.REPORTED, "Engaged.", SAMPLE.events[0].sources, day("2020-12-01")
    )
    later = replace(SAMPLE.events[0], date=day("2020-12-24"))
    planned = plan(replace(SAMPLE, events=(later, *SAMPLE.events[1:], between)), here())
    assert [event.key for event in merged(planned, take=False).events] == ["between", "met", "over", "no"]
    assert wrong(planned) == ()


CASES = {
    "other people": (
        pack(('name = "Bo Birch"', 'name = "Bob Burch"')),
        "the couple, field `people`: names Abby Ash and",
    ),
    "a date to come": (pack(("2021-06-01", "2027-06-01"), ("2021-07-01", "2027-07-01")), 'event "over", field `date`'),
    "a phone number": (
        pack(("They break up.", "They break up: call 212-555-0187.")),
        'event "over", field `summary`: it holds a phone number',
    ),
    "an e-mail address": (
        pack(('"They met"', '"Mail bo@birch.example"')),
        'source "a", field `title`: it holds an e-mail',
    ),
    "a link that names somebody's address": (
        pack(("https://paper.example/b", "https://paper.example/b?to=bo@birch.example")),
        'source "b", field `url`: it holds an e-mail',
    ),
    "confirmed without a link": (
        pack(('sources = ["b", "a"]', 'sources = ["a"]')),
        'event "over", field `certainty`: is confirmed, and none',
    ),
    "a reserved name": (pack(('"AbBo"', '"help"')), "the couple: Aliases “help” is the name of a command"),
    "an article to come": (pack(('published = "2020-07"', 'published = "2027"')), 'source "b", field `published`'),
}


@pytest.mark.parametrize("name", CASES)
def test_what_may_not_be_stored_is_told_with_couple_entry_and_field(name: str) -> None:
    bad, begins = CASES[name]
    for planned in (plan(bad, here()), *([] if name == "other people" else [plan(bad, None)])):
        assert any(sentence.startswith(f"abby-bo: {begins}") for sentence in wrong(planned)), wrong(planned)
        assert all(sentence.endswith(".") for sentence in wrong(planned))
    assert wrong(plan(SAMPLE, here())) == ()


def test_a_minors_name_is_refused_by_the_marks_of_the_file_and_of_the_record() -> None:
    named = pack(("They break up.", "Jane Doe turns four."))
    marks = (minor_mark("Jane Doe"),)
    marked = replace(SAMPLE, couple=replace(SAMPLE.couple, minors=marks))
    begins = 'abby-bo: event "over", field `summary`: it names a minor child'
    assert wrong(plan(named, here())) == ()
    for planned in (plan(named, here(marked)), plan(replace(named, couple=marked.couple), None)):
        [sentence] = wrong(planned)
        assert sentence.startswith(begins)
        assert "Jane" not in sentence


def test_a_partner_by_another_name_of_the_couple_is_refused() -> None:
    couple = replace(SAMPLE.couple, people=(Person("Abby Ash", ("Abs",)), Person("Bo Birch")))
    partner = Event(
        "p", Kind.NEW_PARTNER, Certainty.REPORTED, "With Abs.", SAMPLE.events[0].sources, day("2021-08-01"),
        about=("Bo Birch",), partner="abs",
    )  # fmt: skip
    bad = replace(SAMPLE, couple=couple, events=(*SAMPLE.events, partner))
    assert wrong(plan(bad, None)) == (
        'abby-bo: event "p", field `partner`: names one of the couple; name somebody outside it.',
    )


def test_a_cycle_that_arises_only_with_what_is_here_is_refused() -> None:
    says_no = replace(SAMPLE, events=(*SAMPLE.events[:2], replace(SAMPLE.events[2], disputes=("over",))))
    answers = replace(
        SAMPLE,
        events=(SAMPLE.events[0], replace(SAMPLE.events[1], disputes=("no",)), replace(SAMPLE.events[2], disputes=())),
    )
    own = frozenset({"no"})
    planned = plan(answers, here(says_no, own=own))
    assert fates(planned) == {"no": Fate.CONFLICT, "over": Fate.CHANGED}
    [sentence] = wrong(planned)
    assert "field `disputes`: its disputes lead back to itself" in sentence
    assert wrong(plan(answers, here(says_no))) == ()


def test_what_is_wrong_already_keeps_nothing_out() -> None:
    unlinked = pack(('sources = ["b", "a"]', 'sources = ["a"]'))
    added = replace(unlinked.events[0], key="new", kind=Kind.STATEMENT)
    more = replace(unlinked, events=(*unlinked.events, added))
    assert wrong(plan(more, here(unlinked))) == ()


def test_an_article_may_not_lose_the_link_that_a_confirmed_event_rests_on() -> None:
    told = Source("b", "A headline", "The Paper")
    bare = Pack(1, SAMPLE.couple, (told,), ())
    sentences = wrong(plan(bare, here()))
    assert [sentence.partition(",")[0] for sentence in sentences] == ['abby-bo: event "over"', 'abby-bo: event "no"']


def test_what_moves_stands_where_its_date_puts_it() -> None:
    moved = pack(("2021-06-01", "2020-01-01"), ("2021-07-01", "2020-02-01"), ("2020-05", "2019-05"))
    planned = plan(moved, here(own=frozenset({"met"})))
    assert wrong(planned) == ()
    assert [event.key for event in merged(planned, take=False).events] == ["over", "no", "met"]
    assert [event.key for event in merged(planned, take=True).events] == ["met", "over", "no"]
