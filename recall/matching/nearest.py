"""Which texts come nearest to words that were found nowhere, as after a slip of the finger."""

from __future__ import annotations

from collections.abc import Mapping

LEAST = 70.0
"""From 0 to 100: below this a text is something else."""


def nearest(words: str, texts: Mapping[str, str], *, limit: int) -> list[str]:
    """Return the keys of the texts most like `words`, best first.

    A text counts by the part of it that fits best, so that a few words find a long one.
    """
    # Only now: a search that finds something needs no guesses.
    from rapidfuzz import fuzz, process, utils

    found = process.extract(
        words,
        texts,
        scorer=fuzz.partial_ratio,
        processor=utils.default_process,
        limit=limit,
        score_cutoff=LEAST,
    )
    return [key for _, _, key in sorted(found, key=lambda hit: (-hit[1], hit[2]))]
