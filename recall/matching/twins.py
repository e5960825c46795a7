"""Cards that ask what another card asks already."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from recall.cards import GapText, Wording
from recall.matching.edits import compare, content_stems

TWIN = 85.0
"""Likeness from which two cards are near-twins."""

_COMMON = 60


def near_twins(drafts: Sequence[Wording], known: Sequence[Wording]) -> dict[int, int]:
    """Return the known wording that each draft nearly repeats, both by their positions.

    Two that differ by a number, a name or a negation are no twins.
    """
    by_stem: defaultdict[str, list[int]] = defaultdict(list)
    for place, wording in enumerate(known):
        for stem in content_stems(_whole(wording)):
            by_stem[stem].append(place)
    found: dict[int, int] = {}
    for number, draft in enumerate(drafts):
        twin = _twin(draft, known, _candidates(draft, by_stem))
        if twin is not None:
            found[number] = twin
    return found


def _candidates(draft: Wording, by_stem: dict[str, list[int]]) -> list[int]:
    shared: Counter[int] = Counter()
    for stem in content_stems(_whole(draft)):
        places = by_stem.get(stem, ())
        if len(places) <= _COMMON:
            shared.update(places)
    return sorted(shared, key=lambda place: (-shared[place], place))[:8]


def _twin(draft: Wording, known: Sequence[Wording], candidates: Sequence[int]) -> int | None:
    for place in candidates:
        other = known[place]
        if isinstance(other, GapText) is not isinstance(draft, GapText):
            continue
        comparison = compare(_whole(other), _whole(draft))
        if comparison.likeness >= TWIN and not comparison.contradictions:
            return place
    return None


def _whole(wording: Wording) -> str:
    if isinstance(wording, GapText):
        return wording.full
    return f"{wording.front}\n{wording.answer}"
