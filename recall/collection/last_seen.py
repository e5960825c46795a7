"""Where prompts stood when the last scan saw them, if the log has them elsewhere by now.

What was edited here since was edited where it stood: so that is the place in which its prompts are
to be met, but for those of which something has come that is nearer to what the log has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from recall import matching
from recall.collection.decided import home_of
from recall.matching import Alignment, PlacedPin
from recall.store.notes import NoteRow
from recall.store.prompts import StoredPrompt


def aligned(
    known: Sequence[PlacedPin],
    new: Sequence[PlacedPin],
    behind: tuple[Sequence[PlacedPin], Sequence[PlacedPin]],
    texts: Mapping[PlacedPin, str],
) -> Alignment:
    """Return which note is which, by where they stand among all that stand here.

    `behind` are those that are behind the log, as the last scan saw them and as they stand;
    `texts` those of all others.
    """
    if not behind[0]:
        return matching.align(known, new, texts)
    every = matching.align([*known, *behind[0]], [*new, *behind[1]], texts)
    return every._replace(
        same={i: j for i, j in every.same.items() if i < len(new) and j < len(known)},
        hunks={i: hunk for i, hunk in every.hunks.items() if i < len(new)},
        known_hunks={j: hunk for j, hunk in every.known_hunks.items() if j < len(known)},
    )


def where_they_stood(
    stood: Sequence[tuple[StoredPrompt, NoteRow]],
    prompts: Iterable[StoredPrompt],
    known: Sequence[PlacedPin],
    alignment: Alignment,
    texts: Mapping[int, str],
) -> Iterator[StoredPrompt]:
    """Yield the prompts that are to be met where they stood, as if the log had them there.

    `stood` has them with the notes they were of here, `prompts` are all, and `texts` those of the
    notes that stand here now, by their places.
    """
    if not stood:
        return
    met = {known[place] for place in alignment.same.values()}
    hunks = {known[place]: hunk for place, hunk in alignment.known_hunks.items()}
    told: defaultdict[int, list[str]] = defaultdict(list)
    for place, hunk in alignment.hunks.items():
        told[hunk].append(texts[place])
    there: defaultdict[PlacedPin, list[StoredPrompt]] = defaultdict(list)
    for one in prompts:
        if not one.orphan:
            there[home_of(one.content)].append(one)

    def nearness(one: StoredPrompt, home: PlacedPin) -> float:
        """Return how like the prompt's note is what stands there, from 0 to 100."""
        if home in met:
            return 100
        now = told[hunks[home]] if home in hunks else ()
        return max((matching.likeness(one.content.note_text, text) for text in now), default=0)

    for one, row in stood:
        logged, seen = home_of(one.content), PlacedPin(row.path, row.line, row.pin)
        if logged in met or _is_rivalled(one, there[seen]):
            continue
        if nearness(one, logged) <= nearness(one, seen):
            yield _seen_on(one, row)


def _is_rivalled(one: StoredPrompt, there: Iterable[StoredPrompt]) -> bool:
    """Return whether another prompt asks the same there, with no shorter history."""
    asked = one.content.fingerprint
    return any(p.content.fingerprint == asked and p.answers >= one.answers for p in there)


def _seen_on(prompt: StoredPrompt, row: NoteRow) -> StoredPrompt:
    """Return the prompt in the place of a note, with the words that it has."""
    shift = row.line - prompt.content.note_line
    return prompt._replace(
        content=prompt.content._replace(
            path=row.path,
            section=row.section,
            pin=row.pin,
            note_line=row.line,
            line=prompt.content.line + shift,
            end_line=prompt.content.end_line + shift,
        )
    )
