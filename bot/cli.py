"""The command line: run, preview, say, ask, status, pack, mark, backup, takedown and erase."""

from __future__ import annotations

import argparse
import asyncio
import io
import logging
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from bot import scripting, takedown
from bot.answers import Answers
from bot.archive import Archive
from bot.scripting import CannotAnswer, StatusScript, open_record, typed_lines
from bot.settings import BadSetting, CannotRun, Settings, settings_from_environment
from bot.takedown import CannotTakeDown
from db.errors import RecordUnavailable
from db.packfile import PackError
from db.store import open_store

PORT = 8765
_MOST_IN_SQLITE = 2**63 - 1
_ASKED_LIKE = (
    'Lines for --jsonl are like {"id": "1", "question": "when did they marry?"}; answers have the id, the "reply" as it'
    ' is seen in Discord, whether it is "answered", and the ids of the "sources" cited; a line that asks nothing gets'
    ' an "error".'
)
_EXPECTED = (BadSetting, CannotRun, CannotAnswer, CannotTakeDown, RecordUnavailable, PackError)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit status: 0 done, 1 could not; argparse exits with 2."""
    options = _parser().parse_args(arguments)
    if options.command == "ask" and options.jsonl == (options.question is not None):
        options.refuse(
            'write one question in quotes, such as "did they marry?", or --jsonl for lines of standard input'
        )
    if options.command == "takedown" and not _is_takedown(options):
        options.refuse("write a couple's slug with --reason, or with --lift, or --list alone")
    try:
        settings = settings_from_environment()
        connects = options.command in {None, "run"} and settings.token is not None
        _log_to_stderr(settings, quiet=not connects)
        asyncio.run(_run(options, settings))
    except _EXPECTED as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever reads our output, such as `head`, has seen enough.
        sys.stderr.close()
    return 0


def _parser() -> argparse.ArgumentParser:
    installed = Path(sys.argv[0]).name == "shiplog"
    parser = argparse.ArgumentParser(
        prog="shiplog" if installed else "python -m bot", description=__doc__, epilog="Without a command: run."
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser("run", help="connect to Discord; without DISCORD_TOKEN, open the preview")

    preview = commands.add_parser("preview", help="the same bot in a local browser page, no token needed")
    preview.add_argument("--port", type=_port, default=PORT, help=f"where to serve it ({PORT})")
    _add_viewer(preview)

    say = commands.add_parser("say", help="say something to the bot offline and print its reply")
    say.add_argument("line", nargs="?", help="such as '!kimye status' or '/kimye status as_of:2021-09-16'")
    _add_viewer(say)
    _add_today(say)

    _add_ask(commands.add_parser("ask", help="ask a question in plain words", epilog=_ASKED_LIKE))

    status = commands.add_parser("status", help="the status of a couple on a day")
    status.add_argument("couple", help="a couple's name, or - for lines of COUPLE AS_OF [KNOWN_BY]")
    status.add_argument("--as-of", metavar="D", help="the day asked about (today)")
    status.add_argument("--known-by", metavar="D", help="leave out what came out after this day")
    status.add_argument("--json", action="store_true", help="print one line of JSON")
    _add_today(status)

    pack = commands.add_parser("pack", help="check, export or load a couple's record as a file")
    verbs = pack.add_subparsers(dest="verb", metavar="VERB", required=True)
    check = verbs.add_parser("check", help="say whether packs are right, and what is wrong")
    check.add_argument("files", nargs="+", type=Path, metavar="FILE")
    export = verbs.add_parser("export", help="print a couple's record as a pack")
    export.add_argument("couple", metavar="COUPLE")
    export.add_argument("--server", type=int, metavar="ID", help="as one server sees it, with its own additions")
    load = verbs.add_parser("load", help="bring a pack into the shipped record")
    load.add_argument("file", type=Path, metavar="FILE")

    commands.add_parser("mark", help="ask for a minor child's name and print its mark, for a pack's `minors`")

    backup = commands.add_parser("backup", help="make a whole copy of the record, also while the bot runs")
    backup.add_argument(
        "file", type=Path, metavar="FILE", help="a new file for the copy; to restore it, name it in SHIPLOG_DB"
    )

    _add_takedown(commands.add_parser("takedown", help="have no server answer about a couple any more, or list those"))

    erase = commands.add_parser("erase", help="remove a Discord user's id from the record")
    erase.add_argument("user", type=_user_id, metavar="ID", help="the Discord user's id, such as 123456789012345678")
    return parser


def _add_ask(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("question", nargs="?", metavar='"QUESTION"', help='such as "are kim and kanye back together?"')
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--explain", action="store_true", help="print below the answer how the question was read")
    shape.add_argument("--json", action="store_true", help="print one line of JSON")
    shape.add_argument("--jsonl", action="store_true", help="answer lines of standard input, each with a line of JSON")
    parser.add_argument("--pack", type=Path, metavar="FILE", help="ask of this pack alone, not of the record")
    _add_today(parser)
    parser.set_defaults(refuse=parser.error)


def _add_takedown(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("slug", nargs="?", metavar="SLUG", help="the couple's slug, such as kimye")
    parser.add_argument("--reason", metavar="TEXT", help="why, for --list; nobody sees it in Discord")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--lift", action="store_true", help="answer about the couple again")
    what.add_argument("--list", action="store_true", help="list what is taken down, since when and why")
    parser.set_defaults(refuse=parser.error)


def _is_takedown(options: argparse.Namespace) -> bool:
    """Whether what was typed behind `takedown` goes together."""
    if options.list:
        return options.slug is None and options.reason is None
    return options.slug is not None and (options.lift or options.reason is not None)


def _add_viewer(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--as", dest="viewer", choices=["member", "editor"], default="member", help="whom to act as (member)"
    )


def _add_today(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--today", type=_iso_day, metavar="D", help="the day to call today, such as 2021-09-16")


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f'"{text}" is no port: write a number from 0 to 65535')
    return int(text)


def _user_id(text: str) -> int:
    if not text.isdecimal() or len(text) > 20 or int(text) > _MOST_IN_SQLITE:
        raise argparse.ArgumentTypeError(
            f'"{text}" is no Discord user id: write a whole number, such as 123456789012345678'
        )
    return int(text)


def _iso_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is no day: write it like 2021-09-16') from None


def _log_to_stderr(settings: Settings, *, quiet: bool) -> None:
    """Logs as the setting says; without Discord only what went wrong, beside the answers themselves."""
    level = max(settings.log_level, logging.WARNING) if quiet else settings.log_level
    # discord.py tells much at DEBUG, and warns of parts that a simulated Discord leaves out.
    logging.getLogger("discord").setLevel(max(level, logging.ERROR if quiet else logging.INFO))
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")


def utc_today() -> date:
    """The day it is, in UTC."""
    return datetime.now(UTC).date()


async def _run(options: argparse.Namespace, settings: Settings) -> None:
    match options.command:
        case "ask":
            await _ask(options, settings)
        case "status":
            await _status(options, settings)
        case "pack":
            await _pack(options, settings)
        case "mark" | "backup" as command:
            print(scripting.marked_name() if command == "mark" else scripting.back_up_record(settings, options.file))
        case "takedown":
            await _takedown(options, settings)
        case "erase":
            await _erase(options, settings)
        case "say":
            await _say(options, settings)
        case "preview":
            await _preview(settings, options.port, options.viewer)
        case _ if settings.token:
            # Only this one speaks to Discord itself.
            from bot.service import serve

            await serve(settings, settings.token, today=utc_today)
        case _:
            print("No DISCORD_TOKEN is set, in the environment or in .env: opening the local preview instead.")
            await _preview(settings, PORT, "member")


async def _ask(options: argparse.Namespace, settings: Settings) -> None:
    # Answers are written in Discord's markdown, which the other scripts need none of.
    from bot.ask_script import AskScript, open_pack
    from bot.asks import Asks

    async with open_pack(options.pack) if options.pack else open_record(settings) as store:
        script = AskScript(Asks(Archive(store)), options.today or utc_today())
        if options.jsonl:
            _read_as_utf_8()
            for line in typed_lines():
                print(await script.line(line), flush=True)
        elif options.json:
            print(await script.json(options.question))
        else:
            print(await script.text(options.question, explain=options.explain))


def _read_as_utf_8() -> None:
    """Whatever the terminal's own encoding is, JSON comes as UTF-8, and a wrong byte spoils its line alone."""
    stdin: object = sys.stdin
    if isinstance(stdin, io.TextIOWrapper):
        stdin.reconfigure(encoding="utf-8-sig", errors="replace")


async def _status(options: argparse.Namespace, settings: Settings) -> None:
    async with open_record(settings) as store:
        script = StatusScript(Answers(Archive(store)), options.today or utc_today())
        if options.couple == "-":
            for line in typed_lines():
                print(await script.line(line), flush=True)
        else:
            print(await script.one(options.couple, options.as_of, options.known_by, as_json=options.json))


async def _pack(options: argparse.Namespace, settings: Settings) -> None:
    if options.verb == "check":
        for line in scripting.check_packs(options.files):
            print(line)
        return
    async with open_record(settings) as store:
        if options.verb == "export":
            print(await scripting.export_pack(store, options.couple, options.server), end="")
        else:
            print(await scripting.load_pack(store, options.file))


async def _erase(options: argparse.Namespace, settings: Settings) -> None:
    # Without the packs: a broken one is no reason to keep anybody's id.
    async with open_store(settings.db) as store:
        print(await scripting.erase_editor(store, options.user))


async def _takedown(options: argparse.Namespace, settings: Settings) -> None:
    # Without the packs, as for `erase`.
    async with open_store(settings.db) as store:
        now = datetime.now(UTC)
        if options.list:
            print(await takedown.listed(store))
        elif options.lift:
            print(await takedown.lift(store, options.slug, options.reason, made_at=now))
        else:
            print(await takedown.take_down(store, options.slug, options.reason, made_at=now))


async def _say(options: argparse.Namespace, settings: Settings) -> None:
    # The simulated Discord is only needed by `say` and `preview`.
    from bot.offline import stage

    async with open_record(settings) as store, stage(store, settings, today=lambda: options.today or utc_today()) as on:
        by = on.editor if options.viewer == "editor" else on.member
        for line in [options.line] if options.line is not None else typed_lines():
            print(await on.say(line, by=by), end="\n" if options.line is not None else "\n\n", flush=True)


async def _preview(settings: Settings, port: int, viewer: str) -> None:
    from bot.preview import show_preview

    async with open_record(settings) as store:
        try:
            await show_preview(store, settings, port=port, viewer=viewer, today=utc_today)
        except OSError as error:
            reason = error.strerror or str(error)
            raise CannotRun(f"Port {port} cannot be used ({reason}): name another with --port.") from None
