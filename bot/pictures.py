"""Pictures, drawn off the event loop and kept: equal records give equal pictures."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from bot.reasoning.chart import Chart

# A picture takes some 60 KB.
_KEPT = 50


class Pictures:
    """Draws each chart once. `draw` runs in a thread of its own, one chart at a time."""

    def __init__(self, draw: Callable[[Chart], bytes] | None = None) -> None:
        self._draw = draw or _drawn
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="pictures")
        self._drawings: dict[Chart, asyncio.Future[bytes]] = {}

    def ready(self, chart: Chart) -> bool:
        """Whether a chart has been drawn already."""
        drawing = self._kept(chart)
        return drawing is not None and drawing.done()

    async def png(self, chart: Chart) -> bytes:
        """A chart's picture; who asks while it is being drawn waits for that one."""
        drawing = self._kept(chart)
        if drawing is None:
            while len(self._drawings) >= _KEPT:
                self._drawings.pop(next(iter(self._drawings)))
            loop = asyncio.get_running_loop()
            drawing = self._drawings[chart] = loop.run_in_executor(self._thread, self._draw, chart)
        try:
            # Whoever stops waiting does not stop the drawing for the others.
            return await asyncio.shield(drawing)
        except Exception:
            self._drawings.pop(chart, None)
            raise

    def _kept(self, chart: Chart) -> asyncio.Future[bytes] | None:
        """The drawing of an equal chart, from now on under this very object, which is found at once again."""
        if (drawing := self._drawings.pop(chart, None)) is not None:
            self._drawings[chart] = drawing
        return drawing

    def close(self) -> None:
        """Let the thread go."""
        self._thread.shutdown(wait=False, cancel_futures=True)


def _drawn(chart: Chart) -> bytes:
    # The drawing library takes a second to load: nobody pays for it before the first picture.
    from bot.drawing import draw

    return draw(chart)
