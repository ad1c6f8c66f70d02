"""The bot as it connects: to a stand-in for Discord on this machine, and to the preview's page."""

from __future__ import annotations

import asyncio
import json
import logging
import shutil
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Any

import aiohttp
import discord
import pytest
from aiohttp import web

from bot.preview import show_preview
from bot.service import granted_flags, serve
from bot.settings import BadSetting, CannotRun, Settings
from db.store import Store
from tests.conftest import TODAY

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
CONTENT_GRANTED = 1 << 19


def today() -> date:
    """The tests' day."""
    return TODAY


@pytest.fixture
def settings(tmp_path: Path, shipped_record: Path) -> Settings:
    """Settings with a record of their own."""
    shutil.copyfile(shipped_record, tmp_path / "record.db")
    return Settings(token="not.a.token", db=tmp_path / "record.db")


@asynccontextmanager
async def discord_at(monkeypatch: pytest.MonkeyPatch, handler: Handler) -> AsyncGenerator[int]:
    """A stand-in for Discord's HTTP API on this machine that answers all with one handler."""
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", handler)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    monkeypatch.setattr("discord.http.Route.BASE", f"http://127.0.0.1:{port}/api/v10")
    try:
        yield port
    finally:
        await runner.cleanup()


def knows_us(*, flags: int, gateway: Handler) -> Handler:
    """A Discord that lets the token in and grants an application's flags."""
    user = {"id": "1", "username": "shiplog", "discriminator": "0", "avatar": None}
    application = {"id": "1", "name": "Shiplog", "flags": flags, "description": "", "icon": None, "owner": user}
    application |= {"bot_public": True, "bot_require_code_grant": False, "verify_key": "", "team": None, "summary": ""}

    async def handler(request: web.Request) -> web.StreamResponse:
        match request.path.removeprefix("/api/v10"):
            case "/users/@me":
                return in_json(user)
            case "/oauth2/applications/@me":
                return in_json(application)
            case "/gateway/bot":
                limit = {"total": 1000, "remaining": 1000, "reset_after": 1, "max_concurrency": 1}
                url = f"ws://{request.host}/gateway"
                return in_json({"url": url, "shards": 1, "session_start_limit": limit})
            case "/gateway":
                return await gateway(request)
            case _:
                return in_json([])

    return handler


def in_json(value: object, status: int = 200) -> web.Response:
    """An answer as Discord words it: discord.py does not read JSON that names its charset."""
    return web.Response(body=json.dumps(value).encode(), status=status, content_type="application/json")


async def no_gateway(_: web.Request) -> web.StreamResponse:
    """A gateway that nobody is meant to reach."""
    return web.Response(status=404)


async def identify(socket: web.WebSocketResponse) -> dict[str, Any]:
    """What the bot introduces itself with; a heartbeat may come before it."""
    while (payload := await socket.receive_json())["op"] != 2:
        pass
    return payload


def intents_of(payload: dict[str, Any]) -> discord.Intents:
    """The intents that a gateway was asked for."""
    value = payload["d"]["intents"]
    return discord.Intents(**{name: bool(value & flag) for name, flag in discord.Intents.VALID_FLAGS.items()})


async def test_a_wrong_token_is_one_sentence(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    async def refuse(_: web.Request) -> web.StreamResponse:
        return in_json({"message": "401: Unauthorized", "code": 0}, status=401)

    async with discord_at(monkeypatch, refuse):
        with pytest.raises(BadSetting, match=r"^DISCORD_TOKEN is wrong: [^.]+\.$") as raised:
            await serve(settings, "not.a.token", today=today)
    assert "not.a.token" not in str(raised.value)


async def test_without_a_network_it_says_so(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    async with discord_at(monkeypatch, no_gateway):
        pass
    # Nobody listens there any more.
    with pytest.raises(CannotRun, match=r"^Discord cannot be reached: "):
        await serve(settings, "not.a.token", today=today)


async def test_a_refused_intent_is_one_sentence(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    identified: list[dict[str, Any]] = []

    async def refuse_intents(request: web.Request) -> web.StreamResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 60_000}})
        identified.append(await identify(socket))
        await socket.close(code=4014, message=b"Disallowed intent(s).")
        return socket

    async with discord_at(monkeypatch, knows_us(flags=CONTENT_GRANTED, gateway=refuse_intents)):
        with pytest.raises(CannotRun, match=r"message content intent"):
            await serve(settings, "a.good.token", today=today)
    [payload] = identified
    asked = intents_of(payload)
    assert asked.message_content
    assert not asked.members
    assert not asked.presences


@pytest.mark.parametrize("flags", [0, CONTENT_GRANTED])
async def test_only_what_discord_granted_is_asked_for(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, flags: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    asked: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()

    async def take(request: web.Request) -> web.StreamResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 60_000}})
        asked.set_result(await identify(socket))
        await socket.receive()
        return socket

    async with discord_at(monkeypatch, knows_us(flags=flags, gateway=take)):
        serving = asyncio.create_task(serve(settings, "a.good.token", today=today))
        intents = intents_of(await asyncio.wait_for(asked, 10))
        serving.cancel()
        with suppress(asyncio.CancelledError):
            await serving
    assert intents.message_content is bool(flags)
    assert ("has not granted the message content intent" in caplog.text) is not bool(flags)
    assert "Commands synced." in caplog.text


async def test_the_flags_of_the_application_are_read_first(monkeypatch: pytest.MonkeyPatch) -> None:
    async with discord_at(monkeypatch, knows_us(flags=CONTENT_GRANTED, gateway=no_gateway)):
        assert (await granted_flags("a.good.token")).gateway_message_content_limited


@pytest.mark.parametrize("viewer", ["member", "editor"])
async def test_the_preview_serves_its_page(store: Store, capsys: pytest.CaptureFixture[str], viewer: str) -> None:
    showing = asyncio.create_task(show_preview(store, Settings(), port=0, viewer=viewer, today=today))
    try:
        out = ""
        async with asyncio.timeout(10):
            while "Stop with Ctrl+C" not in out:
                await asyncio.sleep(0.02)
                assert not showing.done()
                out += capsys.readouterr().out
        url = out.removeprefix("Preview: ").split()[0]
        assert url.startswith("http://127.0.0.1:")
        assert "Type !kimye status, or pick /kimye status." in out
        async with aiohttp.ClientSession() as session, session.get(url) as page:
            assert page.status == 200
            assert "<html" in (await page.text()).lower()
    finally:
        showing.cancel()
        with suppress(asyncio.CancelledError):
            await showing
