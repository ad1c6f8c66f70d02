"""A cooldown for each person in each channel, told once."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from discord.app_commands import AppCommandError
from discord.ext.commands import CommandError, Cooldown

_MOST = 10_000


class TooFast(CommandError, AppCommandError):
    """One use too many: how many seconds to wait, and whether that has been said already."""

    def __init__(self, seconds: int, *, told: bool) -> None:
        self.seconds = seconds
        self.told = told
        super().__init__()


@dataclass
class _Turn:
    bucket: Cooldown
    told: bool = False


@dataclass
class Pace:
    """At most `uses` answers in `seconds`, for each person in each channel. `clock` is in seconds."""

    uses: int = 8
    seconds: float = 20.0
    clock: Callable[[], float] = time.monotonic
    _turns: dict[tuple[int, int], _Turn] = field(default_factory=dict[tuple[int, int], _Turn])

    def count(self, channel: int | None, person: int) -> None:
        """Count one use; raises TooFast where it is one too many."""
        now = self.clock()
        if len(self._turns) >= _MOST:
            self._turns = {key: turn for key, turn in self._turns.items() if turn.bucket.get_tokens(now) < self.uses}
        turn = self._turns.setdefault((channel or 0, person), _Turn(Cooldown(self.uses, self.seconds)))
        retry_after = turn.bucket.update_rate_limit(now)
        if retry_after is None:
            turn.told = False
            return
        told, turn.told = turn.told, True
        raise TooFast(math.ceil(retry_after), told=told)
