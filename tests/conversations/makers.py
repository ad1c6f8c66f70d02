"""What is there to be tried: events, articles, couples, drafts and the like, made when a text names them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from bot.imports import Imported, Prepared
from bot.suggesting import TooMany
from cogs.couple_saving import editing_of
from cogs.record_imports import imports_of
from db.articles import SourceWritten
from db.changes import Change
from db.layers import Written
from db.records import Couple, Person
from db.store import Draft
from db.versions import COUPLES, EVENTS
from tests.conversations.making import TYPED, Making
from tests.conversations.record_files import sample
from tests.conversations.telling import stored
from tests.db.samples import article

Maker = Callable[[Making], Awaitable[tuple[object, ...]]]


async def _name(making: Making) -> tuple[str]:
    return (making.next(),)


async def _event(making: Making) -> tuple[object, ...]:
    written = await making.world.store.layers.add_event(
        (await making.kimye()).id, making.server, making.told(), making.change()
    )
    return written.entry, written.version, written.key


async def _gone(making: Making) -> tuple[object, ...]:
    number, *_ = await _event(making)
    assert isinstance(number, int)
    await making.world.store.layers.retract(EVENTS, number, making.server, making.change())
    return (number,)


async def _undone(making: Making) -> tuple[object, ...]:
    number, version, _ = await _event(making)
    assert isinstance(version, int)
    back = await making.world.store.layers.take_back(EVENTS, version, making.server, making.change())
    assert back
    return number, back.version


async def _couple(making: Making) -> tuple[object, ...]:
    name = making.next()
    people = (Person(f"Ann {name.title()}"), Person(f"Bo {name.title()}"))
    couple = Couple(f"own-{name}", f"Confidential couple {name}", people, (f"Alias {name}",))
    written = await making.world.store.layers.add_couple(making.server, couple, making.change())
    return written.entry, written.version, couple.slug, couple.aliases[0]


async def _removed(making: Making) -> tuple[object, ...]:
    number, *_ = await _couple(making)
    assert isinstance(number, int)
    removed = await making.world.store.layers.retract(COUPLES, number, making.server, making.change())
    assert isinstance(removed, Written)
    return (removed.version,)


async def _marked(making: Making) -> tuple[object, ...]:
    _, _, slug, _ = await _couple(making)
    couple = await stored(making.world, str(slug))
    await editing_of(making.world.bot).mark_minor(couple, "Kit Kidd", server=making.server, editor=making.others)
    return (slug,)


async def _source(making: Making) -> tuple[object, ...]:
    told = article(f"confidential-{making.next()}")
    written = await making.world.store.articles.add((await making.kimye()).id, making.server, told, making.change())
    assert isinstance(written, SourceWritten)
    return written.after.number, written.version, written.after.source.key


async def _unsaid(making: Making) -> tuple[object, ...]:
    number, version, _ = await _source(making)
    assert isinstance(number, int)
    assert isinstance(version, int)
    store, couple = making.world.store, await making.kimye()
    back = await store.articles.take_back(couple.id, number, making.server, version, making.change())
    assert isinstance(back, SourceWritten)
    return number, back.version


async def _suggested(making: Making, member: int) -> tuple[object, ...]:
    bot, couple = making.world.bot, await making.kimye()
    kept = await bot.suggesting.keep(
        couple,
        replace(making.told(), key="new"),
        {**TYPED, "summary": f"Confidential to {making.world.guild.name}, {making.next()}."},
        server=making.server,
        member=member,
        channel=making.world.channel.id,
        today=bot.today(),
    )
    assert not isinstance(kept, TooMany)
    return (kept.number,)


async def _suggestion(making: Making) -> tuple[object, ...]:
    return await _suggested(making, making.others)


async def _mine(making: Making) -> tuple[object, ...]:
    return await _suggested(making, making.owner)


async def _mended(making: Making) -> tuple[object, ...]:
    [number] = await _suggestion(making)
    assert isinstance(number, int)
    return (await making.draft("accept", {**TYPED, "summary": f"As edited, {making.next()}."}, number),)


async def _prepared(making: Making) -> Prepared:
    bot, name = making.world.bot, making.next()
    renamed = (('slug = "abby-bo"', f'slug = "own-{name}"'), ('name = "Abby & Bo"', f'name = "Confidential & {name}"'))
    prepared = await imports_of(bot).receive(
        f"{name}.toml",
        sample(*renamed, ('aliases = ["AbBo"]', "aliases = []")),
        server=making.server,
        editor=making.owner,
        commands=bot.typed_commands,
        today=bot.today(),
    )
    assert isinstance(prepared, Prepared)
    return prepared


async def _import(making: Making) -> tuple[object, ...]:
    prepared = await _prepared(making)
    return prepared.number, prepared.digest


async def _batch(making: Making) -> tuple[object, ...]:
    bot, prepared = making.world.bot, await _prepared(making)
    applied = await imports_of(bot).apply(
        prepared.number,
        prepared.digest,
        take=False,
        server=making.server,
        editor=making.owner,
        commands=bot.typed_commands,
        today=bot.today(),
    )
    assert isinstance(applied, Imported)
    return (prepared.number,)


async def _batch_back(making: Making) -> tuple[object, ...]:
    [batch] = await _batch(making)
    assert isinstance(batch, int)
    imports = imports_of(making.world.bot)
    taken = await imports.take_back(batch, again=False, server=making.server, editor=making.others)
    return (getattr(taken, "batch", None),)


async def _setting(making: Making) -> tuple[object, ...]:
    changed = await making.world.store.servers.change(
        making.server,
        lambda now: replace(now, log_channel=None if now.log_channel else making.world.channel.id),
        editor=making.others,
        made_at=datetime.now(UTC),
    )
    return (changed.version,)


async def _role(making: Making) -> tuple[object, ...]:
    return (making.world.guild.create_role(making.next()).id,)


async def _channel(making: Making) -> tuple[object, ...]:
    return (making.world.guild.create_text_channel(making.next()).id,)


async def _followed(making: Making) -> tuple[object, ...]:
    channel = making.world.guild.create_text_channel(making.next())
    couple = await making.kimye()
    await making.world.store.follows.follow(
        making.server, couple.id, channel.id, editor=making.others, made_at=datetime.now(UTC)
    )
    return (channel.id,)


async def _erasable(making: Making) -> tuple[object, ...]:
    who = 10**17 + next(making.numbers)
    change = Change(datetime.now(UTC), "an interview", who)
    await making.world.store.layers.add_event((await making.kimye()).id, making.server, making.told(), change)
    return (who,)


def _draft(purpose: str, fields: Mapping[str, str] = TYPED) -> Maker:
    async def make(making: Making) -> tuple[object, ...]:
        return (await making.draft(purpose, fields),)

    return make


async def _memory(making: Making) -> tuple[object, ...]:
    made = Draft(making.server, making.owner, "kimye", TYPED)
    return (making.world.bot.drafts.keep_in_memory(made),)


async def _couple_draft(making: Making) -> tuple[object, ...]:
    name = making.next().title()
    fields = {"name": f"Draft {name}", "first": f"Ann {name}", "second": f"Bo {name}", "slug": f"draft-{name.lower()}"}
    return (await making.draft("couple-add", fields),)


MAKERS: Mapping[tuple[str, ...], Maker] = {
    ("n",): _name,
    ("event", "version", "key"): _event,
    ("gone",): _gone,
    ("undone", "undoing"): _undone,
    ("couple", "couple_version", "slug", "alias"): _couple,
    ("removal",): _removed,
    ("marked",): _marked,
    ("source", "source_version", "source_key"): _source,
    ("unsaid", "unsaying"): _unsaid,
    ("suggestion",): _suggestion,
    ("mine",): _mine,
    ("mended",): _mended,
    ("import", "digest"): _import,
    ("batch",): _batch,
    ("batch_back",): _batch_back,
    ("setting",): _setting,
    ("role",): _role,
    ("channel",): _channel,
    ("followed",): _followed,
    ("erasable",): _erasable,
    ("draft",): _draft("add"),
    ("memory",): _memory,
    ("couple_draft",): _couple_draft,
    ("source_draft",): _draft("source-add", {"title": "Typed as a draft", "url": "https://news.example/as-a-draft"}),
    ("suggest_draft",): _draft("suggest"),
    ("prefix_draft",): _draft("prefix", {"prefix": "?"}),
}
