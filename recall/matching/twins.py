"""Cards that ask what another card asks already."""

from __future__ import annotations

from collections.abc import Sequence

from recall.cards import GapText, Wording
from recall.matching.edits import compare
from recall.matching.fingerprints import fingerprint, whole
from recall.matching.telling import TellingWords

TWIN = 85.0
"""Likeness from which two cards are near-twins."""


def near_twins(drafts: Sequence[Wording], known: Sequence[Wording]) -> dict[int, int]:
    """Return the known wording that each draft nearly repeats, both by their positions.

    Two that differ by a number, a name or a negation are no twins.
    """
    telling = TellingWords({place: whole(wording) for place, wording in enumerate(known)})
    same = {fingerprint(wording): place for place, wording in enumerate(known)} if drafts else {}
    found: dict[int, int] = {}
    for number, draft in enumerate(drafts):
        twin = same.get(fingerprint(draft))
        if twin is None:
            twin = _twin(draft, known, telling.sharing(whole(draft)))
        if twin is not None:
            found[number] = twin
    return found


def twins_among(drafts: Sequence[Wording]) -> dict[int, int]:
    """Return, for every wording that nearly repeats one before it, the position of that one."""
    telling = TellingWords({place: whole(wording) for place, wording in enumerate(drafts)})
    first: dict[str, int] = {}
    found: dict[int, int] = {}
    for number, draft in enumerate(drafts):
        twin: int | None = first.setdefault(fingerprint(draft), number)
        if twin == number:
            before = [place for place in telling.sharing(whole(draft)) if place < number]
            twin = _twin(draft, drafts, before)
        if twin is not None:
            found[number] = twin
    return found


def _twin(draft: Wording, known: Sequence[Wording], candidates: Sequence[int]) -> int | None:
    for place in candidates:
        other = known[place]
        if isinstance(other, GapText) is not isinstance(draft, GapText):
            continue
        comparison = compare(whole(other), whole(draft))
        if comparison.likeness >= TWIN and not comparison.contradictions:
            return place
    return None
