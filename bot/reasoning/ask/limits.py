"""How long a question may be, for who only carries one."""

from __future__ import annotations

MAX_QUESTION = 300
