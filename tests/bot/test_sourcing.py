"""Articles as editors type and name them: every mistake at once, and what becomes of each change."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.archive import Archive
from bot.edits import Doing, NothingToDo, NotSaved
from bot.entry import read_entry
from bot.mistakes import Mistake
from bot.sourcing import (
    ArticleChanged,
    ArticleChangedMeanwhile,
    ArticleKnown,
    ArticleUnknown,
    Saving,
    Sourcing,
    changed_fields,
    typed_of,
    without_rumours,
)
from bot.typed_articles import ARTICLE_FIELDS, article_parts, read_article, typed_fields_of
from db.changes import Action
from db.dates import parse_date
from db.guard import minor_mark
from db.records import Certainty, Event, Record, Source
from db.rows import StoredCouple
from db.seen_sources import Citing, SeenSource
from db.store import Store
from db.versions import Version
from tests.conftest import TODAY
from tests.db.samples import ELSEWHERE, HERE, load_sample
from tests.reasoning.making import COUPLE

WHOLE = {"title": "A headline", "publisher": "The Paper", "url": "https://paper.example/x", "published": "16 sept 2021"}
SOURCE = Source("", "A headline", "The Paper", "https://paper.example/x", parse_date("2021-09-16"))
MISSING = Mistake("title", "It is missing.")
MINORS = (minor_mark("Zed Zephyr Zoomer"),)
EDITOR = 7001


def read(**fields: str) -> Source | tuple[Mistake, ...]:
    return read_article(fields, MINORS, TODAY, missing=MISSING)


def wrong(**fields: str) -> list[str | None]:
    """The fields that are mistaken."""
    found = read(**fields)
    assert not isinstance(found, Source)
    assert all(mistake.sentence.endswith(".") for mistake in found)
    return [mistake.field for mistake in found]


# ------------------------------------------------------------ typed fields
def test_the_four_fields_are_an_article() -> None:
    assert read(**WHOLE) == SOURCE
    assert read(title="A headline") == Source("", "A headline")
    assert read(url="paper.example/x") == Source("", None, "paper.example", "https://paper.example/x")
    assert read(url="<https://www.paper.example/x>") == Source("", None, "paper.example", "https://www.paper.example/x")


@pytest.mark.parametrize(
    ("fields", "mistaken"),
    [
        ({}, ["title"]),
        ({"publisher": "The Paper"}, ["title"]),
        ({"published": "2021"}, ["title"]),
        ({**WHOLE, "url": "javascript:alert(1)"}, ["url"]),
        ({**WHOLE, "url": "https://user@paper.example/x"}, ["url"]),
        ({"url": "ftp://paper.example/x"}, ["url"]),
        ({**WHOLE, "url": f"https://paper.example/{'x' * 500}"}, ["url"]),
        ({**WHOLE, "url": "https://paper.example/zed-zephyr-zoomer"}, ["url"]),
        ({**WHOLE, "title": "x" * 301}, ["title"]),
        ({**WHOLE, "title": "Zed Zephyr Zoomer turns three"}, ["title"]),
        ({**WHOLE, "publisher": "Write to a@paper.example"}, ["publisher"]),
        ({**WHOLE, "published": "3/4/2021"}, ["published"]),
        ({**WHOLE, "published": "some day"}, ["published"]),
        ({**WHOLE, "published": "2030"}, ["published"]),
        ({"title": "x" * 301, "url": "mailto:x", "published": "5/6/2020"}, ["title", "url", "published"]),
    ],
)
def test_every_mistake_is_told_at_once(fields: dict[str, str], mistaken: list[str]) -> None:
    assert wrong(**fields) == mistaken


def test_a_date_with_two_readings_is_asked_back() -> None:
    found = read(**{**WHOLE, "published": "3/4/2021"})
    assert isinstance(found, tuple)
    assert "3 April 2021 or 4 March 2021" in found[0].sentence
    assert article_parts("A headline\n3/4/2021", TODAY) == {"title": "A headline", "published": "3/4/2021"}


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from(ARTICLE_FIELDS), st.text(max_size=40)))
def test_any_text_is_an_article_or_told_what_is_wrong(fields: dict[str, str]) -> None:
    found = read_article(typed_of(fields), MINORS, TODAY, missing=MISSING)
    if isinstance(found, Source):
        assert found.title or (found.publisher and found.url)
        assert read_article(typed_fields_of(found), MINORS, TODAY, missing=MISSING) == found
    else:
        assert found


def test_a_dash_takes_a_field_away() -> None:
    assert changed_fields(SOURCE, {"published": "-"}) == {**typed_fields_of(SOURCE), "published": "-"}
    assert typed_of({**WHOLE, "url": " - ", "published": ""}) == {"title": "A headline", "publisher": "The Paper"}


def test_the_link_of_an_event_may_be_the_id_of_an_article() -> None:
    fields = {"date": "2021", "kind": "statement", "certainty": "confirmed", "summary": "They say so.", "url": "s9"}
    known = replace(SOURCE, key="s9")
    found = read_entry(fields, Record(COUPLE, ()), TODAY, articles=[known])
    assert isinstance(found, Event)
    assert found.sources == (known,)
    anew = read_entry({**fields, "title": "Else"}, Record(COUPLE, ()), TODAY, articles=[known])
    assert isinstance(anew, Event)
    assert anew.sources == (replace(SOURCE, title="Else"),)
    unknown = read_entry(fields, Record(COUPLE, ()), TODAY)
    assert isinstance(unknown, tuple)
    assert "is no web link" in unknown[0].sentence


# ------------------------------------------------------------ rumours
def seen(*certainties: Certainty) -> SeenSource:
    version = Version(1, 1, None, Action.ADD, False, None, datetime.now(UTC), "", None, SOURCE)
    return SeenSource(version, True, tuple(Citing(f"{each}", each) for each in certainties))


@pytest.mark.parametrize(
    ("certainties", "named"),
    [
        ((), [()]),
        ((Certainty.RUMOURED,), []),
        ((Certainty.DENIED, Certainty.RUMOURED), []),
        ((Certainty.RUMOURED, Certainty.REPORTED, Certainty.CONFIRMED), [("reported", "confirmed")]),
    ],
)
def test_what_rumours_alone_cite_is_left_out_where_they_are_hidden(
    certainties: tuple[Certainty, ...], named: list[tuple[str, ...]]
) -> None:
    assert [keys for _, keys in without_rumours([seen(*certainties)])] == named


# ------------------------------------------------------------ changes
class Desk:
    """One server's editor at the sample record."""

    def __init__(self, store: Store, stored: StoredCouple, server: int = HERE) -> None:
        self.service, self.stored, self.server = Sourcing(Archive(store)), stored, server
        self.who: dict[str, Any] = {"server": server, "editor": EDITOR}

    async def add(self, **fields: str) -> Saving:
        return await self.service.add(self.stored, fields, today=TODAY, **self.who)

    async def named(self, typed: str) -> SeenSource:
        found = await self.service.named(typed, self.stored, self.server)
        assert isinstance(found, SeenSource)
        return found

    async def edit(self, key: str, *, seen: int | None = None, **fields: str) -> Saving:
        article = await self.named(key)
        changed = changed_fields(article.source, fields)
        version = seen or article.version.id
        return await self.service.edit(self.stored, article, changed, today=TODAY, seen=version, **self.who)

    async def undo(self, changed: ArticleChanged, *, again: bool = False) -> Saving:
        return await self.service.undo(self.stored, changed.number, changed.version, again=again, **self.who)


async def desk(store: Store, server: int = HERE) -> Desk:
    couple = await load_sample(store)
    [stored] = [each for each in await store.couples(server) if each.id == couple]
    return Desk(store, stored, server)


async def test_added_edited_undone_and_put_back(empty_store: Store) -> None:
    here = await desk(empty_store)
    new = await here.add(**WHOLE)
    assert isinstance(new, ArticleChanged)
    assert (new.doing, new.before, new.cited) == (Doing.ADDED, None, 0)
    assert new.after == replace(SOURCE, key=new.key)
    changed = await here.edit(new.key, published="-", title="Another")
    assert isinstance(changed, ArticleChanged)
    assert changed.after == Source(new.key, "Another", "The Paper", "https://paper.example/x")
    assert changed.before == new.after
    assert isinstance(await here.undo(new), NothingToDo), "changed since"
    undone = await here.undo(changed)
    assert isinstance(undone, ArticleChanged)
    assert (undone.doing, undone.after) == (Doing.UNDONE, new.after)
    back = await here.undo(undone, again=True)
    assert isinstance(back, ArticleChanged)
    assert (back.doing, back.after) == (Doing.PUT_BACK, changed.after)


async def test_what_makes_it_an_article_cannot_be_taken_away(empty_store: Store) -> None:
    here = await desk(empty_store)
    assert isinstance(await here.edit("a", title="-"), NotSaved)
    assert isinstance(await here.edit("b", url="-"), NotSaved)
    assert isinstance(await here.edit("b", url="-", title="Its headline", publisher="-"), NotSaved)


async def test_a_link_that_a_confirmed_event_rests_on_cannot_be_taken_away(empty_store: Store) -> None:
    here = await desk(empty_store)
    refused = await here.edit("b", url="-", title="Its headline")
    assert isinstance(refused, NotSaved)
    [mistake] = refused.mistakes
    assert mistake.field == "url"
    assert "the confirmed events over, no would have no article with a link" in mistake.sentence


async def test_the_same_article_is_recognised_for_add_and_edit(empty_store: Store) -> None:
    here = await desk(empty_store)
    new = await here.add(**WHOLE)
    assert isinstance(new, ArticleChanged)
    known = await here.add(url="http://m.paper.example/x/?fbclid=1")
    assert isinstance(known, ArticleKnown)
    assert known.article.source.key == new.key
    twice = await here.edit("b", url="http://www.paper.example/x")
    assert isinstance(twice, ArticleKnown)
    assert twice.article.source.key == new.key


async def test_the_second_of_two_is_shown_what_the_first_did(empty_store: Store) -> None:
    here = await desk(empty_store)
    was = await here.named("b")
    await here.edit("b", title="First")
    second = await here.edit("b", seen=was.version.id, title="Second")
    assert isinstance(second, ArticleChangedMeanwhile)
    assert second.seen == was.version
    assert second.now.source.title == "First"


async def test_an_article_is_named_by_its_id_or_its_link(empty_store: Store) -> None:
    here = await desk(empty_store)
    for typed in ("b", " B ", "https://paper.example/b", "paper.example/b", "http://m.paper.example/b/?utm_source=z"):
        assert (await here.named(typed)).source.key == "b"
    for typed in ("the paper", "july 2020", "2020-07"):
        unknown = await here.service.named(typed, here.stored, HERE)
        assert isinstance(unknown, ArticleUnknown)
        assert [near.source.key for near in unknown.near] == ["b"]
    nobody = await here.service.named("nothing of the kind", here.stored, HERE)
    assert isinstance(nobody, ArticleUnknown)
    assert nobody.near == ()


async def test_another_server_names_and_reaches_nothing_of_it(empty_store: Store) -> None:
    here = await desk(empty_store)
    new = await here.add(**WHOLE)
    assert isinstance(new, ArticleChanged)
    there = Desk(empty_store, here.stored, ELSEWHERE)
    assert isinstance(await there.service.named(new.key, here.stored, ELSEWHERE), ArticleUnknown)
    assert await there.service.numbered(here.stored, new.number, ELSEWHERE) is None
    assert isinstance(await there.undo(new), NothingToDo)
    assert isinstance(await there.add(**WHOLE), ArticleChanged), "its own row"
    assert (await here.named(new.key)).version.id == new.version
