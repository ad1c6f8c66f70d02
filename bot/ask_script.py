"""The command `ask`: plain questions from a terminal or from lines of JSON, of the record or of one pack alone."""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from bot.asks import Asks
from bot.plainly import Plainly, Told
from bot.replies.ask_card import ask_card
from bot.replies.commands import TerminalCommands
from bot.replies.markdown import blocks
from bot.replies.plain import plain_text, visible_text
from bot.replies.reading_card import reading_card
from bot.scripting import load_pack
from db.store import Store, open_store

log = logging.getLogger(__name__)

_SUCH_AS = '{"id": "1", "question": "are they back together?"}'
_FAILED = "This question failed, and the log says why."


@asynccontextmanager
async def open_pack(file: Path) -> AsyncGenerator[Store]:
    """A record that holds one pack and nothing else, gone afterwards; raises PackError where the pack is wrong."""
    with TemporaryDirectory(prefix="shiplog-ask-") as folder:
        async with open_store(Path(folder) / "record.db") as store:
            await load_pack(store, file)
            yield store


@dataclass(frozen=True, slots=True)
class AskScript:
    """Answers plain questions from one open record, on one day."""

    asks: Asks
    today: date

    async def text(self, question: str, *, explain: bool = False) -> str:
        """The answer as a reader sees it, with links in its list; `explain` adds how the question was read."""
        answer = await self._answer(question)
        cards = [ask_card(answer, TerminalCommands())]
        if explain and isinstance(answer, Told):
            cards.append(blocks(reading_card(answer)))
        # Each by itself: the numbers of their sources begin anew.
        return "\n\n".join(plain_text("\n\n".join(card.texts)) for card in cards)

    async def json(self, question: str) -> str:
        """The answer as one line of JSON."""
        return _line(await self._told(question))

    async def line(self, line: str) -> str:
        """The JSON answer to {"id": …, "question": …}, or its error."""
        try:
            given: object = json.loads(line)
        except (ValueError, RecursionError):
            return _line({"id": None, "error": f"This line is no JSON: write it like {_SUCH_AS}."})
        asked = cast("dict[str, object]", given) if isinstance(given, dict) else {}
        question = asked.get("question")
        whose = {"id": asked.get("id")}
        if not isinstance(question, str):
            return _line({**whose, "error": f'This line has no text as its "question": write it like {_SUCH_AS}.'})
        try:
            return _line({**whose, **await self._told(question)})
        except Exception:
            # One question is no reason to leave the others without an answer.
            log.exception("A question of standard input failed")
            return _line({**whose, "error": _FAILED})

    async def _answer(self, question: str) -> Plainly:
        return await self.asks.ask(question, None, today=self.today)

    async def _told(self, question: str) -> dict[str, object]:
        answer = await self._answer(question)
        shown = ask_card(answer, TerminalCommands())
        return {
            "reply": visible_text("\n\n".join(shown.texts)),
            "answered": isinstance(answer, Told) and all(part.answered for part in answer.parts),
            "sources": [source.key for source in shown.sources],
        }


def _line(said: dict[str, object]) -> str:
    # Escaped: an id may hold half a character, which no output takes.
    return json.dumps(said)
