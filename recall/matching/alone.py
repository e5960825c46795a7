"""Prompts and drafts that stand alone: the only one on either side is most often what it was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence

from recall.matching.known import Known, Offer, Spot


def alone(known: Sequence[Known], offers: Sequence[Offer]) -> set[tuple[int, int]]:
    """Return the positions of prompts and drafts that are the only ones where they stand, or of a
    note in these words, both ways."""
    in_hunk = _only_ones((one.spot.hunk for one in known), (one.spot.hunk for one in offers))
    in_text = _only_ones((one.note_text for one in known), (one.note_text for one in offers))
    return in_hunk | in_text


def only_changes(known: Iterable[Known], offers: Iterable[Offer]) -> frozenset[int]:
    """Return the hunks of one note beside which nothing is gone from their files, or has come."""
    stood = _notes_by_path(one.spot for one in known if not one.orphan)
    stand = _notes_by_path(one.spot for one in offers)
    return frozenset(
        hunk
        for path, ((hunk, _), *others) in stood.items()
        if not others and hunk is not None and [one for one, _ in stand[path]] == [hunk]
    )


def _only_ones(knowns: Iterable[Hashable], offers: Iterable[Hashable]) -> set[tuple[int, int]]:
    """Return the positions of the two that have one key, where no other on their side has it."""
    known_by, offer_by = _places_by(knowns), _places_by(offers)
    return {
        (known_by[key][0], offer_by[key][0])
        for key in known_by.keys() & offer_by.keys()
        if len(known_by[key]) == len(offer_by[key]) == 1
    }


def _places_by(keys: Iterable[Hashable]) -> dict[Hashable, list[int]]:
    found: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place, key in enumerate(keys):
        if key is not None:
            found[key].append(place)
    return found


def _notes_by_path(spots: Iterable[Spot]) -> Mapping[str, set[tuple[int | None, int]]]:
    """Return the hunk and the line of every note."""
    found: defaultdict[str, set[tuple[int | None, int]]] = defaultdict(set)
    for spot in spots:
        found[spot.path].add((spot.hunk, spot.line))
    return found
