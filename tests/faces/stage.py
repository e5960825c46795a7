"""A stage for the review screen: play keys on it and read what stands there."""

from __future__ import annotations

import asyncio
from itertools import count

from textual.pilot import Pilot

from recall.screen.app import ReviewApp
from recall.screen.sitting import Sitting

Step = str | tuple[int, int]
"""A key, or a new size of the terminal."""


def lines_of(app: ReviewApp) -> list[str]:
    """Return the rows of the screen as text, without the spaces at their ends."""
    strips = app.screen._compositor.render_strips()
    return [strip.text.rstrip() for strip in strips]


def text_of(app: ReviewApp) -> str:
    """Return the screen as one text, its empty lines left out."""
    return "\n".join(line.strip() for line in lines_of(app) if line.strip())


def play(
    sitting: Sitting, *steps: Step, size: tuple[int, int] = (80, 24), patient: bool = True
) -> list[list[str]]:
    """Return the rows of the screen at the start and after every step.

    `patient` lets a second pass before each key, so that none is taken for a held one.
    """
    seconds = count(1)
    app = ReviewApp(sitting, ticks=lambda: float(next(seconds)) if patient else 0.0)

    async def run() -> list[list[str]]:
        async with app.run_test(size=size) as pilot:
            screens = [lines_of(app)]
            for step in steps:
                await _take(pilot, step)
                if app._exit:
                    break
                screens.append(lines_of(app))
            return screens

    return asyncio.run(run())


async def _take(pilot: Pilot[None], step: Step) -> None:
    if isinstance(step, tuple):
        await pilot.resize_terminal(*step)
    else:
        await pilot.press(step)
    await pilot.pause()
