"""Where a collection is and what its settings are, read from files and the environment."""

from __future__ import annotations

import os
from pathlib import Path

from recall.errors import NoCollectionError
from recall.settings import Settings


def find_collection(named: str | None) -> Path:
    """Return the folder of the collection.

    The first of: `named`, `RECALL_COLLECTION`, the nearest folder upwards with a
    `recall.toml`, `./decks`. Raises NoCollectionError.
    """
    word = named or os.environ.get("RECALL_COLLECTION")
    if word:
        return Path(word)
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "recall.toml").is_file():
            return folder
    if (here / "decks").is_dir():
        return here / "decks"
    raise NoCollectionError(here)


def load(folder: Path) -> Settings:
    """Return the settings of the collection in `folder`."""
    return Settings()
