"""What editors do to couples and articles."""

from __future__ import annotations

from bot.couple_outcomes import Deed
from bot.couples import typed_couple
from bot.sourcing import ArticleChanged
from tests.bot.killed.desk import PACKED, RENAMED, Editor, as_json, version_of, word
from tests.bot.killed.of_packs import adopt
from tests.bot.killed.promises import Promise
from tests.conftest import TODAY

# A server's own couples begin so: those of editors, those whose people get other names, those of packs.
_OWN = ("c-", RENAMED, PACKED)
_MOST_COUPLES = 3


async def add_couple(editor: Editor) -> None:
    """Add a couple, or remove one where there are many."""
    by, own = editor.new(), editor.chance.choice(_OWN)
    couples = [each for each in (await editor.desk.archive.names(editor.server)).couples if each.server]
    if sum(each.couple.slug.startswith(own) for each in couples) >= _MOST_COUPLES:
        await _remove_couple(editor, by, own)
    elif own == PACKED:
        await adopt(editor, by)
    else:
        name, people = f"C {word(by)}", [f"Ann {word(by)}", f"Bo {word(by)}"]
        fields = {"name": name, "first": f"{people[0]}, An {word(by)}", "second": people[1], "slug": f"{own}{word(by)}"}

        async def add() -> int | None:
            return version_of(await editor.desk.couples.add(fields, server=editor.server, editor=by))

        says = {"name": name, "layer": editor.server, "action": "add", "json_extract(people, '$[1].name')": people[1]}
        await editor.keep(Promise("add couple", by, {"couple_versions": 1}, says=says), add)


async def _remove_couple(editor: Editor, by: int, own: str) -> None:
    if (stored := await editor.couple(own)) is None:
        return
    reason = f"reason {word(by)}"

    async def remove() -> int | None:
        return version_of(await editor.desk.couples.remove(stored, reason, server=editor.server, editor=by))

    says = {"couple_id": stored.id, "layer": editor.server, "action": "retract", "reason": reason}
    async with editor.desk.turn(stored.couple):
        await editor.keep(Promise("remove couple", by, {"couple_versions": 1}, says=says, again=True), remove)


async def rename(editor: Editor) -> None:
    """Call the two of a couple otherwise."""
    by, couples = editor.new(), editor.desk.couples
    if (stored := await editor.couple(RENAMED)) is None:
        return
    async with editor.desk.turn(stored.couple):
        seen = await couples.seen(stored.id, editor.server)
        if seen is None or not seen.stands:
            return
        fields = {**typed_couple(seen.says), "first": f"Ann {word(by)}", "second": f"Bo {word(by)}"}

        async def edit() -> int | None:
            outcome = await couples.edit(stored.id, fields, server=editor.server, editor=by, seen=seen.id)
            return version_of(outcome)

        says = {"couple_id": stored.id, "name": seen.says.name, "json_extract(people, '$[0].name')": fields["first"]}
        await editor.keep(Promise("rename", by, {"couple_versions": 1}, says=says), edit)


async def add_alias(editor: Editor) -> None:
    by, alias = editor.new(), f"Alias {word(editor.first + editor.made)}"
    stored = await editor.couple()
    if stored is None or len(stored.couple.aliases) > 20:
        return

    async def add() -> int | None:
        return version_of(await editor.desk.couples.add_alias(stored, alias, None, server=editor.server, editor=by))

    says = {"couple_id": stored.id, "layer": editor.server, "aliases": as_json([*stored.couple.aliases, alias])}
    async with editor.desk.turn(stored.couple):
        await editor.keep(Promise("add alias", by, {"couple_versions": 1}, says=says), add)


async def undo_couple(editor: Editor) -> None:
    """Take back what was last done to a couple: one that was removed comes back."""
    by, store = editor.new(), editor.desk.store
    versions = {each.entry: each for each in await store.couple_versions(editor.server) if each.layer == editor.server}
    if not versions:
        return
    version = editor.chance.choice([*versions.values()])

    async def undo() -> int | None:
        outcome = await editor.desk.couples.take_back(version.id, server=editor.server, editor=by, deed=Deed.UNDONE)
        return version_of(outcome)

    says = {"couple_id": version.entry, "layer": editor.server, "reason": "undone"}
    promise = Promise("undo couple", by, {"couple_versions": 1}, may=("event_versions",), says=says, again=True)
    async with editor.desk.turn(version.says):
        await editor.keep(promise, undo)


async def change_source(editor: Editor) -> None:
    """Add an article, or let one say something else, or what it said before."""
    by, desk = editor.new(), editor.desk
    if (stored := await editor.couple()) is None:
        return
    here = editor.server
    url, title = f"https://news.example/{word(by)}", f"Title {word(by)}"
    fields = {"title": title, "publisher": "The News", "url": url, "published": "2019-03-04"}
    says: dict[str, str | int | None] = {**fields, "layer": here}
    articles = await desk.sourcing.articles(stored, here)
    article = editor.chance.choice(articles) if articles and editor.likely(0.6) else None
    rows = {"source_versions": 1}
    if article is None:

        async def change() -> int | None:
            return _saved(await desk.sourcing.add(stored, fields, server=here, editor=by, today=TODAY))

        promise = Promise("add source", by, rows, says=says | {"action": "add"})
    elif article.version.layer == here and editor.likely(0.5):
        number, version = article.version.entry, article.version.id

        async def change() -> int | None:
            return _saved(await desk.sourcing.undo(stored, number, version, server=here, editor=by, again=False))

        promise = Promise("undo source", by, rows, says={"source_id": number, "layer": here}, again=True)
    else:
        number, seen = article.version.entry, article.version.id

        async def change() -> int | None:
            outcome = await desk.sourcing.edit(stored, article, fields, server=here, editor=by, today=TODAY, seen=seen)
            return _saved(outcome)

        promise = Promise("edit source", by, rows, says=says | {"source_id": number, "action": "change"})
    await editor.keep(promise, change)


def _saved(outcome: object) -> int | None:
    return outcome.version if isinstance(outcome, ArticleChanged) else None
