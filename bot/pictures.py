"""Pictures, drawn off the event loop and kept: equal records give equal pictures."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from bot.reasoning.chart import Chart

# A picture takes some 100 KB, and its chart holds on to a couple's events.
_KEPT = 20


class Pictures:
    """Draws each chart once. `draw` runs in a thread of its own, one chart at a time."""

    def __init__(self, draw: Callable[[Chart], bytes] | None = None) -> None:
        self._draw = draw or _drawn
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="pictures")
        self._drawings: dict[Chart, asyncio.Future[bytes]] = {}

    def ready(self, chart: Chart) -> bool:
        """Whether a chart has been drawn already."""
        drawing = self._drawings.get(chart)
        return drawing is not None and drawing.done()

    async def png(self, chart: Chart) -> bytes:
        """A chart's picture; who asks while it is being drawn waits for that one."""
        # Kept anew under this very object, which is found at once the next time.
        drawing = self._drawings.pop(chart, None) or self._begun(chart)
        self._drawings[chart] = drawing
        while len(self._drawings) > _KEPT:
            self._drawings.pop(next(iter(self._drawings)))
        # Whoever stops waiting does not stop the drawing for the others.
        return await asyncio.shield(drawing)

    def _begun(self, chart: Chart) -> asyncio.Future[bytes]:
        """A drawing that has begun; one that fails is not kept, so that the next who asks tries again."""

        def forget_failure(done: asyncio.Future[bytes]) -> None:
            failed = done.cancelled() or done.exception() is not None
            if failed and self._drawings.get(chart) is done:
                self._drawings.pop(chart)

        drawing = asyncio.get_running_loop().run_in_executor(self._thread, self._draw, chart)
        drawing.add_done_callback(forget_failure)
        return drawing

    def close(self) -> None:
        """Let the thread go."""
        self._thread.shutdown(wait=False, cancel_futures=True)


def _drawn(chart: Chart) -> bytes:
    # The drawing library takes a second to load: nobody pays for it before the first picture.
    from bot.drawing import draw

    return draw(chart)
