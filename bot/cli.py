"""The command line: run, preview, say, status and pack."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence

from bot.settings import BadSetting, settings_from_environment
from db.errors import RecordUnavailable
from db.packfile import PackError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status: 0 done, 1 could not, 2 typed wrong."""
    options = _parser().parse_args(arguments)
    try:
        return asyncio.run(_run(options, settings_from_environment()))
    except (BadSetting, RecordUnavailable, PackError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    except BrokenPipeError:
        # The reader of our output, such as `head`, has seen enough.
        sys.stderr.close()
        return 0
