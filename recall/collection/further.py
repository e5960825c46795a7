"""What else could be asked of a bullet that has a ready card: worked out when it is wanted.

Note and rules tell it, so that nothing of it is stored until a person decides.
"""

from __future__ import annotations

from collections.abc import Mapping

from recall import deckfiles, ranking
from recall.collection import freshness
from recall.collection.base import Base
from recall.collection.decided import Decided
from recall.collection.inbox import Kind, Waiting, proposed
from recall.drafts import Draft
from recall.errors import UnreadableFileError
from recall.matching import PlacedPin, fingerprint, pin
from recall.notes import PlacedNote
from recall.offering import is_worded_like
from recall.store import notes, prompts, settled, wordings

Placed = dict[tuple[str, str], Mapping[PlacedPin, PlacedNote]]
"""The notes of files that were read, by path and digest: the next bullet costs little."""

REASON = "what else could be asked"
"""Why further drafts are shown."""


def beside(base: Base, bullet: Waiting, read: Placed | None = None) -> Waiting | None:
    """Return the bullet as it waits with what else could be asked of it; None without anything.

    What it has is among its `others` then. Nothing is worded like a card that it has or had.
    """
    row = notes.at(base.db, *bullet.place)
    placed = _notes(base, bullet.path, {} if read is None else read).get(bullet.place)
    if row is None or placed is None:
        return None
    drafts = ranking.others(*placed, _Known(base, bullet.place), settled.habits(base.db))
    if not drafts:
        return None
    return bullet._replace(
        kind=Kind.DRAFT,
        reason=REASON,
        proposals=tuple(proposed(draft, None) for draft in drafts),
        others=(*bullet.others, *bullet.proposals),
        placed=Decided(placed, bullet.path, bullet.pin, (), None, row, None),
    )


def _notes(base: Base, path: str, read: Placed) -> Mapping[PlacedPin, PlacedNote]:
    """Return the notes of a file, if it is what the last scan read."""
    key = (path, notes.digest_of(base.db, path))
    if key not in read:
        read[key] = _read(base, *key)
    return read[key]


def _read(base: Base, path: str, digest: str) -> Mapping[PlacedPin, PlacedNote]:
    try:
        data = deckfiles.bytes_of(base.file(path))
    except UnreadableFileError:
        return {}
    if freshness.digest(data) != digest:
        return {}
    found = deckfiles.read(path, data).notes
    return {PlacedPin(path, one.note.span.first, pin(*one)): one for one in found}


class _Known:
    """What a note is asked, or was: its cards, be they accepted or not, and what was rejected."""

    def __init__(self, base: Base, place: PlacedPin) -> None:
        there = prompts.of_note(base.db, *place)
        self._wordings = [wordings.from_json(one.content.wording) for one in there]
        self._rejected = {
            one.fingerprint
            for one in settled.rejected(base.db)
            if (one.path, one.pin) == (place.path, place.pin)
        }

    def __call__(self, draft: Draft) -> bool:
        return fingerprint(draft.wording) in self._rejected or any(
            is_worded_like(draft.wording, known) for known in self._wordings
        )
