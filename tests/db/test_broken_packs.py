"""Packs with one mistake each: the refusal names the file, the entry and the field, and what is right."""

from __future__ import annotations

import pytest

from bot.packs import RESERVED, checked_pack
from db.packfile import MOST_PROBLEMS, PackError
from tests.db.samples import PACK, pack_text

FIRST_PERSON = '[[people]]\nname = "Abby Ash"\n'
OVER = 'kind = "broke_up"'
OVER_SUMMARY = 'summary = "They break up."'
OVER_SOURCES = 'sources = ["b", "a"]'
URL = 'url = "https://paper.example/b"'
NEW_PARTNER = """
[[events]]
id = "cy"
date = "2020-02"
kind = "new_partner"
certainty = "confirmed"
summary = "Ash dates Cy."
about = ["Abby Ash"]
partner = "Cy Cole"
sources = ["a"]
"""
CY_FIRST = ('[[events]]\nid = "met"', NEW_PARTNER + '[[events]]\nid = "met"')
CY_BEFORE_THEM = pack_text(CY_FIRST, ('disputes = ["met", "over"]', 'disputes = ["over"]'))

# What is changed in the sample, the entry, the field, and words of what would be right.
MISTAKES: dict[str, tuple[tuple[str, str], str, str | None, str]] = {
    "not TOML": (("format = 1", "format ="), "this is not TOML", None, "line 1"),
    "a key twice": (("format = 1", "format = 1\nformat = 1"), "this is not TOML", None, "line 2"),
    "no such day": (('"2021-06-01"', "2021-06-31"), "this is not TOML", None, "Invalid date"),
    "endless nesting": (("version = 1", f"version = {'[' * 5000}"), "this is not TOML", None, ""),
    "endless number": (("version = 1", f"version = {'9' * 5000}"), "this is not TOML", None, ""),
    "no format": (("format = 1\n", ""), "the pack", "format", "write format = 1"),
    "later format": (("format = 1", "format = 2"), "the pack", "format", "is 2; write format = 1"),
    "true as format": (("format = 1", "format = true"), "the pack", "format", "write format = 1"),
    "no version": (("version = 1\n", ""), "the pack", "version", "such as version = 1"),
    "true as version": (("version = 1", "version = true"), "the pack", "version", "such as version = 1"),
    "version nought": (("version = 1", "version = 0"), "the pack", "version", "a whole number from 1 up"),
    "version in quotes": (("version = 1", 'version = "1"'), "the pack", "version", "a whole number"),
    "version of 20 digits": (("version = 1", f"version = {10**20}"), "the pack", "version", "a whole number"),
    "unknown field on top": (("version = 1", "version = 1\nauthor = 1"), "the pack", "author", "here go couple, "),
    "no couple": (('[couple]\nslug = "abby-bo"\nname = "Abby & Bo"\n', "[pair]\n"), "the pack", "couple", "[couple]"),
    "one person": ((FIRST_PERSON, ""), "the pack", "people", "lists 1; a couple has exactly two [[people]]"),
    "three people": ((FIRST_PERSON, FIRST_PERSON + '[[people]]\nname = "Cy"\n'), "the pack", "people", "lists 3"),
    "both the same": (('name = "Bo Birch"', 'name = "abby ash"'), "the pack", "people", "two people"),
    "a person nameless": (('name = "Bo Birch"', 'aliases = ["Bo"]'), "person number 2", "name", 'write name = "…"'),
    "capitals in slug": (('"abby-bo"', '"Abby-Bo"'), "the couple", "slug", 'a-z, 0-9 and -, such as "kimye"'),
    "dash at slug's end": (('"abby-bo"', '"abby-"'), "the couple", "slug", "a-z, 0-9 and -"),
    "slug of 33": (('"abby-bo"', f'"{"a" * 33}"'), "the couple", "slug", "has 33 characters; at most 32 fit"),
    "slug a command": (('"abby-bo"', '"event"'), "the couple", "slug", "is the name of a command; choose another"),
    "name a command": (('"Abby & Bo"', '"Ship!"'), "the couple", "name", "is the name of a command"),
    "alias a command": (('["AbBo"]', '["Couples"]'), "the couple", "aliases", '"couples" is the name of a command'),
    "alias no text": (('["AbBo"]', "[7]"), "the couple", "aliases", 'such as aliases = ["…"]'),
    "alias of two lines": (('["AbBo"]', '["Ab\\nBo"]'), "the couple", "aliases", "write it on one line"),
    "alias of 301": (('["AbBo"]', f'["{"a" * 301}"]'), "the couple", "aliases", "at most 300 fit"),
    "misspelt field": (('name = "Bo Birch"', 'name = "Bo Birch"\nalias = 1'), 'person "Bo Birch"', "alias", "aliases"),
    "sources no list": (('[[sources]]\nid = "a"', '[x]\nid = "a"'), "the pack", "x", "is no field"),
    "script url": ((URL, 'url = "javascript:alert(1)"'), 'source "b"', "url", "begin with https:// or http://"),
    "url without host": ((URL, 'url = "https:///b"'), 'source "b"', "url", "begin with https:// or http://"),
    "url with a space": ((URL, 'url = "https://a b"'), 'source "b"', "url", "is no web link"),
    "url of 600": ((URL, f'url = "https://x.example/{"a" * 582}"'), 'source "b"', "url", "at most 500 fit"),
    "nothing to cite by": ((URL, ""), 'source "b"', "title", "write a title, or a publisher and a url"),
    "published when?": (('"2020-07"', '"July 2020"'), 'source "b"', "published", "write 2021-02-19, 2021-02"),
    "same source twice": (('id = "b"', 'id = "a"'), "the pack", "sources", 'the id "a" stands twice'),
    "same event twice": (('id = "no"', 'id = "met"'), "the pack", "events", "give each entry an id of its own"),
    "event nameless": (('id = "over"\n', ""), "event number 2", "id", 'write id = "…"'),
    "unknown kind": ((OVER, 'kind = "split"'), 'event "over"', "kind", "one of dating_started, engaged"),
    "unknown certainty": (
        ('certainty = "reported"', 'certainty = "sure"'),
        'event "met"',
        "certainty",
        "one of confirmed, reported, rumoured, denied",
    ),
    "no summary": ((OVER_SUMMARY + "\n", ""), 'event "over"', "summary", 'write summary = "…"'),
    "summary of 201": ((OVER_SUMMARY, f'summary = "{"a" * 201}"'), 'event "over"', "summary", "at most 200 fit"),
    "summary of two lines": ((OVER_SUMMARY, 'summary = "a\\nb"'), 'event "over"', "summary", "on one line"),
    "no such date": (('"2021-06-01"', '"2021-02-30"'), 'event "over"', "date", "is not a day of the calendar"),
    "year 99999": (('"2021-06-01"', '"99999"'), 'event "over"', "date", "2021-22 (summer)"),
    "questioned date": (('"2021-06-01"', '"2021-06?"'), 'event "over"', "date", "2021-08~ (about August)"),
    "about a stranger": (('["Abby Ash"]', '["Abby"]'), 'event "no"', "about", 'to be "Abby Ash" or "Bo Birch"'),
    "no sources": ((OVER_SOURCES, ""), 'event "over"', "sources", "names one or more sources"),
    "empty sources": ((OVER_SOURCES, "sources = []"), 'event "over"', "sources", "names one or more sources"),
    "unknown source": ((OVER_SOURCES, 'sources = ["z"]'), 'event "over"', "sources", '"z" is not the id of a source'),
    "disputes itself": (('["met", "over"]', '["no"]'), 'event "no"', "disputes", "the ids of other events"),
    "disputes nothing": (('["met", "over"]', '["z"]'), 'event "no"', "disputes", '"z" is not the id of an event'),
    "disputes in a ring": (
        (OVER_SOURCES, OVER_SOURCES + '\ndisputes = ["no"]'),
        'event "',
        "disputes",
        "leave one of them out",
    ),
    "new partner unnamed": (
        (OVER, 'kind = "new_partner"\nabout = ["Bo Birch"]'),
        'event "over"',
        "partner",
        "somebody outside the couple",
    ),
    "new partner of both": (
        (OVER, 'kind = "new_partner"\npartner = "Cy"'),
        'event "over"',
        "about",
        "the one person of the couple whose new_partner this is",
    ),
    "partner inside": ((OVER, OVER + '\npartner = "bo birch"'), 'event "over"', "partner", "name somebody else"),
    "known too early": (
        (OVER_SUMMARY, OVER_SUMMARY + '\nknown_from = "2021-05"'),
        'event "over"',
        "known_from",
        "the later day it came out",
    ),
    "out of order": (('"2021-06-01"', '"2020-04-30"'), 'event "over"', "date", "in the order of the story"),
}


def refusal(text: str) -> list[str]:
    with pytest.raises(PackError) as refused:
        checked_pack("mine.toml", text)
    return list(refused.value.problems)


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_named_with_what_would_be_right(mistake: str) -> None:
    change, entry, field, remedy = MISTAKES[mistake]
    where = f"mine.toml: {entry}" if field is None else f"field `{field}`: "
    told = [problem for problem in refusal(pack_text(change)) if where in problem and remedy in problem]
    assert len(told) == 1
    assert told[0].startswith(f"mine.toml: {entry}")
    assert told[0].endswith(".")
    assert len(told[0]) < 700


def test_the_sample_itself_is_right() -> None:
    assert checked_pack("mine.toml", PACK).couple.slug == "abby-bo"


@pytest.mark.parametrize("word", sorted(RESERVED))
def test_no_couple_takes_the_name_of_a_command(word: str) -> None:
    [problem] = refusal(pack_text(('["AbBo"]', f'["fine", "{word.upper()}"]')))
    assert problem == f'mine.toml: the couple, field `aliases`: "{word}" is the name of a command; choose another.'


def test_a_relationship_left_open_when_the_couple_gets_together_is_refused() -> None:
    [problem] = refusal(CY_BEFORE_THEM)
    assert problem == (
        'mine.toml: event "cy", field `partner`: the relationship with Cy Cole is left open when the couple gets'
        ' together ("met"); list a new_partner_ended for it before that.'
    )


def test_a_couple_that_a_denial_takes_apart_leaves_nothing_open() -> None:
    assert len(checked_pack("mine.toml", pack_text(CY_FIRST)).events) == 4


def test_a_relationship_begun_while_the_couple_is_together_is_refused_unless_it_ends() -> None:
    together = pack_text((OVER, 'kind = "engaged"')) + NEW_PARTNER.replace("2020-02", "2022-02")
    [problem] = refusal(together)
    assert problem.startswith('mine.toml: event "cy", field `partner`: ')
    assert "left open while the couple is together" in problem
    ended = NEW_PARTNER.replace('"cy"', '"cy-ends"').replace("new_partner", "new_partner_ended")
    assert len(checked_pack("mine.toml", together + ended.replace("2020-02", "2022-03")).events) == 5


@pytest.mark.parametrize("untold", ['certainty = "rumoured"', 'certainty = "denied"'])
def test_only_what_is_asserted_can_be_left_open(untold: str) -> None:
    rumour = CY_BEFORE_THEM.replace('certainty = "confirmed"', untold, 1)
    assert rumour != CY_BEFORE_THEM
    assert len(checked_pack("mine.toml", rumour).events) == 4


@pytest.mark.parametrize(
    "crafted",
    [
        "\n".join(f"x{n} = 1" for n in range(3_000)),
        "\n".join(f"[[events]]\nid = '{'e' * 400}{n}'" for n in range(3_000)),
        pack_text(('["met", "over"]', repr([f"z{n}" for n in range(3_000)]))),
    ],
    ids=["fields", "entries", "between entries"],
)
def test_of_a_file_made_to_hold_many_mistakes_a_thousand_are_told(crafted: str) -> None:
    problems = refusal(crafted)
    assert MOST_PROBLEMS <= len(problems) <= MOST_PROBLEMS + 1
    assert max(map(len, problems)) < 300
    assert sum(map(len, problems)) < 300_000


def test_an_entry_and_a_field_are_called_by_the_beginning_of_a_long_name() -> None:
    long = "e" * 200
    told = refusal(pack_text(('id = "over"', f'id = "{long}"\n{long} = 1'), ('kind = "broke_up"', 'kind = "split"')))
    assert all(problem.startswith(f'mine.toml: event "{"e" * 79}…", field ') for problem in told)
    assert any(f"field `{'e' * 79}…`: is no field of a pack" in problem for problem in told)
