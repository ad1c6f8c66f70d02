"""Questions answered: the same from a typed line, a slash command, a button and a menu."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.client import Shiplog
from bot.questions import AskedPlainly, CouplesAsked, Request
from bot.reasoning.when import Day
from bot.replies.commands import Commands
from bot.replies.couples_card import PER_PAGE, couples_reply
from bot.replies.layout import Image
from bot.replies.present import Shown, present
from bot.replies.windows import window_at
from cogs.speaking import Context, Reply, answer, commands_of, server_of

PICTURE_NAME = "timeline.png"


@dataclass(frozen=True, slots=True)
class Asker:
    """Where somebody asks, which decides the record, and how they type commands."""

    bot: Shiplog
    server: int | None
    commands: Commands


async def asker_of(ctx: Context) -> Asker:
    """The one who sent a command."""
    return Asker(ctx.bot, server_of(ctx), await commands_of(ctx))


async def reply_to(request: Request, asker: Asker, wait: Callable[[], Awaitable[object]]) -> Reply:
    """The reply to a request; `wait` is called before what may take longer than Discord waits."""
    shown = await _shown(request, asker)
    image = None
    if (drawing := shown.drawing) is not None:
        if not asker.bot.pictures.ready(drawing.chart):
            await wait()
        image = Image(PICTURE_NAME, await asker.bot.pictures.png(drawing.chart), drawing.alt)
    return Reply(shown.blocks, private=shown.private, rows=shown.rows, image=image)


async def answer_question(ctx: Context, request: Request) -> None:
    """Answer a request that came as a typed or slash command."""
    await answer(ctx, await reply_to(request, await asker_of(ctx), ctx.defer))


async def _shown(request: Request, asker: Asker) -> Shown:
    if isinstance(request, CouplesAsked):
        return await _couples(request, asker)
    if isinstance(request, AskedPlainly):
        return await _plainly(request, asker)
    outcome = await asker.bot.answers.answer(request, asker.server, today=asker.bot.today())
    return present(outcome, request.at, asker.commands)


async def _plainly(asked: AskedPlainly, asker: Asker) -> Shown:
    """A question in plain words, answered, or how it is read."""
    # What reads plain words is loaded with the first question.
    from bot.replies.asked import asked_reply

    bot = asker.bot
    answer = await bot.asks.ask(asked.text, asker.server, today=bot.today(), slug=asked.slug)
    return asked_reply(answer, asked, asker.commands)


async def _couples(request: CouplesAsked, asker: Asker) -> Shown:
    """Whom the record knows: the status of those on one page only, as there may be many."""
    bot, today = asker.bot, asker.bot.today()
    couples = (await bot.answers.archive.names(asker.server)).couples
    window = window_at(request.at, len(couples), PER_PAGE)
    answers = [
        await bot.answers.on_day(stored, asker.server, as_of=Day(today), known=today, today=today)
        for stored in couples[window.start : window.stop]
    ]
    return Shown(*couples_reply(answers, window, asker.commands))
