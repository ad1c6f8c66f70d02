"""Articles in a server's layer: one row each, whatever cites them, and no change that breaks what rests on them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from db.articles import Known, LinkNeeded, SourceWritten, StillCited
from db.layers import Outdated, Written
from db.records import Certainty, Event, Source
from db.seen_sources import SeenSource
from db.store import Store
from db.versions import EVENTS, SOURCES
from tests.db.samples import BY_EDITOR, ELSEWHERE, HERE, article, event, load_sample, rows

SHIPPED = "b"


async def added(store: Store, couple: int, source: Source, server: int = HERE) -> SourceWritten:
    """An article that was added."""
    written = await store.articles.add(couple, server, source, BY_EDITOR)
    assert isinstance(written, SourceWritten)
    return written


async def seen(store: Store, couple: int, key: str, server: int = HERE) -> SeenSource:
    """An article that is there, by its id."""
    [found] = [each for each in await store.articles.seen(couple, server) if each.source.key == key]
    return found


async def edited(
    store: Store, couple: int, was: SeenSource, now: Source
) -> SourceWritten | Outdated | Known | StillCited | LinkNeeded | None:
    """What comes of an edit of an article as it is seen."""
    return await store.articles.edit(couple, was.number, HERE, now, BY_EDITOR, seen=was.version.id)


async def cites(store: Store, couple: int, source: Source, certainty: Certainty = Certainty.REPORTED) -> Written:
    """An event of this server that cites an article."""
    cited: Event = replace(event("x", source), certainty=certainty)
    return await store.layers.add_event(couple, HERE, cited, BY_EDITOR)


async def keys(store: Store, couple: int, server: int = HERE) -> list[str]:
    """The ids of the articles that a server's editors can name."""
    return [source.key for source in await store.sources(couple, server)]


async def test_an_article_is_added_under_an_id_of_its_own_and_seen_here_alone(empty_store: Store) -> None:
    couple = await load_sample(empty_store)
    written = await added(empty_store, couple, article("new"))
    here = await seen(empty_store, couple, written.after.source.key)
    assert (written.before, here.cited_by, here.shipped, here.there) == (None, (), False, True)
    assert replace(here.source, key="") == article("new")
    assert here.source.key not in await keys(empty_store, couple, ELSEWHERE)
    assert (await seen(empty_store, couple, SHIPPED)).shipped


async def test_the_same_link_is_one_article(empty_store: Store) -> None:
    couple = await load_sample(empty_store)
    first = await added(empty_store, couple, article("new"))
    for url in ("http://m.paper.example/new/?utm_source=x", "https://www.paper.example/new"):
        again = await empty_store.articles.add(couple, HERE, Source("", "Else", None, url), BY_EDITOR)
        assert again == Known(first.after)
    shipped = await empty_store.articles.add(couple, HERE, Source("", None, "P", "http://paper.example/b/"), BY_EDITOR)
    assert isinstance(shipped, Known)
    assert shipped.article.source.key == SHIPPED
    assert isinstance(await empty_store.articles.add(couple, ELSEWHERE, article("new"), BY_EDITOR), SourceWritten)


async def test_without_a_link_the_headline_and_outlet_tell(empty_store: Store) -> None:
    couple = await load_sample(empty_store)
    first = await added(empty_store, couple, Source("", "A headline", "The Paper"))
    assert await empty_store.articles.add(couple, HERE, Source("", "A headline", "The Paper"), BY_EDITOR) == Known(
        first.after
    )
    assert await added(empty_store, couple, Source("", "A headline", "Another Paper"))


async def test_an_edit_holds_for_every_event_that_cites_it_and_in_this_server_only(empty_store: Store) -> None:
    couple = await load_sample(empty_store)
    was = await seen(empty_store, couple, SHIPPED)
    assert [citing.key for citing in was.cited_by] == ["no", "over"]
    written = await edited(empty_store, couple, was, replace(was.source, title="Told anew"))
    assert isinstance(written, SourceWritten)
    assert written.before == was
    told = {source for each in (await empty_store.events(couple, HERE)).listed for source in each.sources}
    assert "Told anew" in {source.title for source in told}
    assert (await seen(empty_store, couple, SHIPPED, ELSEWHERE)).source == was.source
    back = await empty_store.articles.take_back(couple, was.number, HERE, written.version, BY_EDITOR)
    assert isinstance(back, SourceWritten)
    assert back.after.version == was.version, "as shipped again"
    again = await empty_store.articles.take_back(couple, was.number, HERE, back.version, BY_EDITOR)
    assert isinstance(again, SourceWritten)
    assert again.after.source.title == "Told anew"


async def test_the_second_of_two_editors_is_told(empty_store: Store) -> None:
    couple = await load_sample(empty_store)
    was = await seen(empty_store, couple, SHIPPED)
    first = await edited(empty_store, couple, was, replace(was.source, title="First"))
    assert isinstance(first, SourceWritten)
    assert await edited(empty_store, couple, was, replace(was.source, title="Second")) == Outdated(first.version)
    assert (await seen(empty_store, couple, SHIPPED)).source.title == "First"


async def test_no_edit_makes_two_articles_one(empty_store: Store) -> None:
    couple = await load_sample(empty_store)
    one = await added(empty_store, couple, article("one"))
    two = await added(empty_store, couple, article("two"))
    taken = replace(article("two"), url="http://paper.example/one/")
    assert await edited(empty_store, couple, two.after, taken) == Known(one.after)
    same = replace(article("one"), url="https://paper.example/one?utm_medium=y", title="Mended")
    assert isinstance(await edited(empty_store, couple, one.after, same), SourceWritten)


async def test_what_no_change_touches_may_stand_twice(empty_store: Store, tmp_path: Path) -> None:
    couple = await load_sample(empty_store)
    one = await added(empty_store, couple, article("one"))
    twin = Source("", "A twin", "The Paper", "https://paper.example/twin")
    two = await added(empty_store, couple, twin)
    # As two of a pack, or of an import, may: the edit of another field is not to blame for it.
    rows(
        tmp_path / "record.db",
        "INSERT INTO source_versions (source_id, layer, action, title, publisher, url, made_at, reason)"
        " VALUES (:id, :server, 'change', 'A twin', 'The Paper', 'https://paper.example/one', '2026-01-01', 'x')",
        {"id": two.after.number, "server": HERE},
    )
    now = await seen(empty_store, couple, two.after.source.key)
    assert now.source.url == one.after.source.url
    assert isinstance(await edited(empty_store, couple, now, replace(now.source, title="Other")), SourceWritten)


async def test_a_confirmed_event_keeps_an_article_with_a_link(empty_store: Store) -> None:
    couple = await load_sample(empty_store)
    one = await added(empty_store, couple, article("one"))
    bare = replace(article("one"), url=None)
    reported = await cites(empty_store, couple, article("one"))
    confirmed = await cites(empty_store, couple, article("one"), Certainty.CONFIRMED)
    refused = await edited(empty_store, couple, one.after, bare)
    assert isinstance(refused, LinkNeeded)
    assert refused.events == (confirmed.key,)
    assert (await seen(empty_store, couple, one.after.source.key)).source.url, "rolled back"
    [*_, version] = await empty_store.event_versions(couple, HERE, confirmed.entry)
    other = replace(version.says, sources=(*version.says.sources, article("other")))
    await empty_store.layers.edit_event(confirmed.entry, HERE, other, BY_EDITOR, seen=version.id)
    assert isinstance(await edited(empty_store, couple, one.after, bare), SourceWritten)
    assert reported.key in {citing.key for citing in (await seen(empty_store, couple, one.after.source.key)).cited_by}


async def test_an_undo_that_would_take_the_link_away_is_refused(empty_store: Store) -> None:
    couple = await load_sample(empty_store)
    bare = await added(empty_store, couple, replace(article("one"), url=None))
    linked = await edited(empty_store, couple, bare.after, article("one"))
    assert isinstance(linked, SourceWritten)
    confirmed = await cites(empty_store, couple, article("one"), Certainty.CONFIRMED)
    refused = await empty_store.articles.take_back(couple, bare.after.number, HERE, linked.version, BY_EDITOR)
    assert isinstance(refused, LinkNeeded)
    assert refused.events == (confirmed.key,)


async def test_an_article_that_events_cite_by_now_stays(empty_store: Store) -> None:
    couple = await load_sample(empty_store)
    one = await added(empty_store, couple, article("one"))
    citing = await cites(empty_store, couple, article("one"))
    number = one.after.number
    refused = await empty_store.articles.take_back(couple, number, HERE, one.version, BY_EDITOR)
    assert isinstance(refused, StillCited)
    assert [each.key for each in refused.article.cited_by] == [citing.key]
    assert (await seen(empty_store, couple, one.after.source.key)).version == one.after.version
    await empty_store.layers.retract(EVENTS, citing.entry, HERE, BY_EDITOR)
    gone = await empty_store.articles.take_back(couple, number, HERE, one.version, BY_EDITOR)
    assert isinstance(gone, SourceWritten)
    assert not gone.after.there
    assert one.after.source.key not in await keys(empty_store, couple)
    # An event that comes back brings the article that it cites.
    await empty_store.layers.restore(EVENTS, citing.entry, HERE, BY_EDITOR)
    assert one.after.source.key in await keys(empty_store, couple)


async def test_one_that_was_taken_back_is_recognised_no_more_and_comes_back_as_long_as_it_is_alone(
    empty_store: Store,
) -> None:
    couple = await load_sample(empty_store)
    one = await added(empty_store, couple, article("one"))
    number = one.after.number
    gone = await empty_store.articles.take_back(couple, number, HERE, one.version, BY_EDITOR)
    assert isinstance(gone, SourceWritten)
    assert gone.before == one.after
    assert await empty_store.articles.edit(couple, number, HERE, article("x"), BY_EDITOR, seen=gone.version) is None
    citing = await cites(empty_store, couple, article("one"))
    [cited] = [each for each in (await empty_store.events(couple, HERE)).added if each.key == citing.key]
    assert cited.sources[0].key != one.after.source.key
    refused = await empty_store.articles.take_back(couple, number, HERE, gone.version, BY_EDITOR)
    assert isinstance(refused, Known)
    assert refused.article.source == cited.sources[0]
    two = await added(empty_store, couple, article("two"))
    undone = await empty_store.articles.take_back(couple, two.after.number, HERE, two.version, BY_EDITOR)
    assert isinstance(undone, SourceWritten)
    back = await empty_store.articles.take_back(couple, two.after.number, HERE, undone.version, BY_EDITOR)
    assert isinstance(back, SourceWritten)
    assert back.after.there
    assert back.after.source == two.after.source


async def test_a_retracted_article_that_an_event_cites_still_counts(empty_store: Store) -> None:
    couple = await load_sample(empty_store)
    shipped = await seen(empty_store, couple, SHIPPED)
    await empty_store.layers.retract(SOURCES, shipped.number, HERE, BY_EDITOR)
    now = await seen(empty_store, couple, SHIPPED)
    assert not now.version.stands
    assert isinstance(
        await empty_store.articles.add(couple, HERE, replace(shipped.source, key=""), BY_EDITOR), Known
    ), "or the link would stand twice"


async def test_no_row_or_version_of_another_server_is_reached(empty_store: Store) -> None:
    couple = await load_sample(empty_store)
    theirs = await added(empty_store, couple, article("theirs"), ELSEWHERE)
    number, version = theirs.after.number, theirs.version
    store = empty_store.articles
    assert await store.edit(couple, number, HERE, article("x"), BY_EDITOR, seen=version) is None
    assert await store.take_back(couple, number, HERE, version, BY_EDITOR) is None
    ours = await added(empty_store, couple, article("ours"))
    assert await store.take_back(couple, ours.after.number, HERE, version, BY_EDITOR) is None
    other = await added(empty_store, couple, article("other"))
    assert await store.take_back(couple, ours.after.number, HERE, other.version, BY_EDITOR) is None
    assert (await seen(empty_store, couple, theirs.after.source.key, ELSEWHERE)).version == theirs.after.version
    assert {ours.after.source.key, other.after.source.key} <= {*await keys(empty_store, couple)}
