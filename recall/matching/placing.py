"""Which note is which between two scans: the same, in the place of another, or moved."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from types import MappingProxyType
from typing import NamedTuple

from recall.matching.fingerprints import folded
from recall.matching.sayings import sentences


class PlacedPin(NamedTuple):
    """A note, by its pin and where it stands."""

    path: str
    line: int
    pin: str


class Alignment(NamedTuple):
    """How the notes of one scan meet those of the scan before; both by their positions."""

    same: Mapping[int, int]
    """The known note for every new one that has its pin."""

    hunks: Mapping[int, int]
    """A number for every new note that stands where others stood before."""

    known_hunks: Mapping[int, int]
    """The same number for the notes that stood there."""

    renamed: Mapping[str, str]
    """The new path of every file that was renamed, by its former one."""


def align(
    known: Sequence[PlacedPin],
    new: Sequence[PlacedPin],
    texts: Mapping[PlacedPin, str] = MappingProxyType({}),
) -> Alignment:
    """Return which notes stayed, which moved, and which took the place of which.

    Notes of one pin in one file stay in their order; what is left of them is met in
    other files, in the order of the files. By the `texts` of notes, as far as they are given, a
    file is known again all whose bullets were split or joined while it was renamed.
    """
    same: dict[int, int] = {}
    hunks: dict[int, int] = {}
    known_hunks: dict[int, int] = {}
    places, known_places = _by_path(new), _by_path(known)
    renamed = renames(known, new)
    renamed |= _renamed_in_parts(known, new, texts, renamed)
    for path, ours in sorted(places.items()):
        theirs = known_places.get(renamed.get(path, path), [])
        pins, known_pins = [new[i].pin for i in ours], [known[i].pin for i in theirs]
        matcher = SequenceMatcher(None, known_pins, pins, autojunk=False)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            if tag == "equal":
                same.update(zip(ours[j1:j2], theirs[i1:i2], strict=True))
            elif tag == "replace":
                hunks.update(dict.fromkeys(ours[j1:j2], ours[j1]))
                known_hunks.update(dict.fromkeys(theirs[i1:i2], ours[j1]))
    same.update(_met(same, known, new, lambda note: (note.pin, note.path)))
    same.update(_met(same, known, new, lambda note: (note.pin,)))
    same = _uncrossed(same, known, new)
    return Alignment(same, hunks, known_hunks, {old: path for path, old in renamed.items()})


def with_texts_apart(alignment: Alignment, known: Sequence[str], new: Sequence[str]) -> Alignment:
    """Return the alignment, in which notes of one text take each other's place alone.

    Their pins differ where a language or a speaker was told anew for all of them. `known` and
    `new` are the texts of all notes.
    """
    hunks, known_hunks = dict[int, int](), dict[int, int]()
    ours, theirs = _by_hunk(alignment.hunks), _by_hunk(alignment.known_hunks)
    for hunk, places in ours.items():
        before = theirs[hunk]
        texts, known_texts = [new[i] for i in places], [known[i] for i in before]
        for tag, i1, i2, j1, j2 in SequenceMatcher(
            None, known_texts, texts, autojunk=False
        ).get_opcodes():
            for i, j in zip(range(i1, i2), range(j1, j2), strict=False) if tag == "equal" else ():
                hunks[places[j]] = known_hunks[before[i]] = places[j]
            if tag == "replace":
                hunks.update(dict.fromkeys(places[j1:j2], places[j1]))
                known_hunks.update(dict.fromkeys(before[i1:i2], places[j1]))
    return alignment._replace(hunks=hunks, known_hunks=known_hunks)


def _by_hunk(hunks: Mapping[int, int]) -> dict[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for place, hunk in hunks.items():
        found[hunk].append(place)
    return found


def _uncrossed(
    same: Mapping[int, int], known: Sequence[PlacedPin], new: Sequence[PlacedPin]
) -> dict[int, int]:
    """Return the pairs, in which notes of one pin that went from file to file keep their order."""
    alike: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    for ours, theirs in same.items():
        alike[new[ours].path, known[theirs].path, new[ours].pin].append(ours)
    straight: dict[int, int] = {}
    for group in alike.values():
        theirs_in_order = sorted((same[ours] for ours in group), key=lambda i: (known[i].line, i))
        ours_in_order = sorted(group, key=lambda i: (new[i].line, i))
        straight.update(zip(ours_in_order, theirs_in_order, strict=True))
    return straight


def _met(
    same: Mapping[int, int],
    known: Sequence[PlacedPin],
    new: Sequence[PlacedPin],
    key: Callable[[PlacedPin], tuple[str, ...]],
) -> dict[int, int]:
    """Return the known note for every new one not yet in `same` that has a key like its own."""
    taken = set(same.values())
    free: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for index in reversed(_in_order(known)):
        if index not in taken:
            free[key(known[index])].append(index)
    return {
        index: free[key(new[index])].pop()
        for index in _in_order(new)
        if index not in same and free.get(key(new[index]))
    }


def _renamed_in_parts(
    known: Sequence[PlacedPin],
    new: Sequence[PlacedPin],
    texts: Mapping[PlacedPin, str],
    renamed: Mapping[str, str],
) -> dict[str, str]:
    """Return the former name of more files: most of the sentences of both are the same.

    One that shares but a few with a longer one need not be it.
    """
    stood, stand = {one.path for one in known}, {one.path for one in new}
    gone, come = stood - stand - set(renamed.values()), stand - stood - renamed.keys()
    if not (gone and come):
        return {}
    olds = [part for one in known if one.path in gone for part in _parts(one, texts)]
    news = [part for one in new if one.path in come for part in _parts(one, texts)]
    return renames(olds, news, of=max)


def _parts(note: PlacedPin, texts: Mapping[PlacedPin, str]) -> Iterator[PlacedPin]:
    """Yield the sentences of a note as if each were one."""
    for sentence in sentences(texts.get(note, "")):
        yield note._replace(pin=folded(sentence))


def renames(
    known: Sequence[PlacedPin],
    new: Sequence[PlacedPin],
    *,
    of: Callable[[int, int], int] = min,
) -> dict[str, str]:
    """Return the former name of every file that was renamed: most of its notes are the same.

    `of` says of which of the two files, by how much they have.
    """
    places, known_places = _by_path(new), _by_path(known)
    come, gone = places.keys() - known_places.keys(), known_places.keys() - places.keys()
    homes = defaultdict(set)
    for path in gone:
        for i in known_places[path]:
            homes[known[i].pin].add(path)
    shared = Counter(
        (path, home)
        for path in come
        for pin in {new[i].pin for i in places[path]}
        for home in homes.get(pin, ())
    )
    renamed: dict[str, str] = {}
    for (path, home), count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        enough = 2 * count >= of(len(places[path]), len(known_places[home]))
        if enough and path not in renamed and home not in renamed.values():
            renamed[path] = home
    return renamed


def _by_path(notes: Sequence[PlacedPin]) -> dict[str, list[int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index in _in_order(notes):
        places[notes[index].path].append(index)
    return dict(places)


def _in_order(notes: Sequence[PlacedPin]) -> list[int]:
    return sorted(range(len(notes)), key=lambda i: (notes[i].path, notes[i].line, i))
