"""Names of decks and tags as Anki keeps them, so that it need not change any of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b

from recall.anki.fields import tidy

_LONGEST = 200
"""Characters of one part of a name; Anki has no limit, its screens do."""

# Anki's own deck has id 1, and an id made at an instant is its milliseconds: ours look like
# decks made between 2001 and 2020.
_FIRST_ID = 1_000_000_000_000
_IDS = 600_000_000_000


def deck_id(name: str) -> int:
    """Return the id that a deck of the name always has."""
    digest = blake2b(name.casefold().encode(), digest_size=8).digest()
    return _FIRST_ID + int.from_bytes(digest) % _IDS


def deck_names(wanted: Iterable[str]) -> dict[str, str]:
    """Return the name in Anki for each deck name.

    Anki is blind to case: of names, and parents, that differ in it alone, all take the
    spelling that comes first.
    """
    spelling: dict[tuple[str, ...], str] = {}
    return {name: "::".join(_spelt(_parts(name), spelling)) for name in wanted}


def _parts(name: str) -> list[str]:
    parts = (re.sub(r"\s+", " ", tidy(part))[:_LONGEST].strip(" :") for part in name.split("::"))
    return [part for part in parts if part] or ["Recall"]


def _spelt(parts: list[str], spelling: dict[tuple[str, ...], str]) -> list[str]:
    folded = [part.casefold() for part in parts]
    return [
        spelling.setdefault(tuple(folded[: depth + 1]), part) for depth, part in enumerate(parts)
    ]


@lru_cache(maxsize=1024)  # Most notes of a talk have the same.
def tags(wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Return the tags without the spaces and quotes that Anki would split or drop them at."""
    made = (re.sub(r'[\s"]+', "_", tidy(tag)).strip("_:") for tag in wanted)
    joined = ("::".join(part for part in tag.split("::") if part) for tag in made)
    return tuple({tag.casefold(): tag for tag in joined if tag}.values())
