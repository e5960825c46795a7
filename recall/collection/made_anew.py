"""Cards that a machine made of a note anew, for it had not heard of those that the note had.

A note may come to another machine before the journal does, and be edited before it has: to that
machine it is new. Once both are heard of, the prompt with the longer history stays, and asks what
the note says by now.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from recall import matching
from recall.cards import PromptId, Tier
from recall.collection.changes import Changes, KeptPrompt, Orphaned, reworded
from recall.collection.decided import Decided, home_of, known_of
from recall.matching import Edit, Kept, Offer, PlacedPin, Spot
from recall.store import wordings
from recall.store.notes import NoteRow
from recall.store.prompts import StoredPrompt

WasHere = Callable[[StoredPrompt], bool]
"""Says whether the note of a prompt was here before this scan."""


def with_the_learned(
    plan: Changes, decided: Sequence[Decided], rows: Sequence[NoteRow], was_here: WasHere
) -> Changes:
    """Return the plan, in which what was learned of a note stays where it was asked anew.

    `rows` are the notes that are known.
    """
    asked = {one.old.prompt_id for one in plan.unsure}
    asked |= {one.old.prompt_id for one in plan.likely}
    learned = {
        one.old.prompt_id: one.old
        for one in plan.orphaned
        if one.old.prompt_id not in asked and one.old.reviewed and was_here(one.old)
    }
    if not learned:
        return plan
    kept = {one.old.prompt_id: one for one in plan.kept}
    anew = [
        (place, kept.get(new.prompt_id) or KeptPrompt(new, new.content))
        for place, note in enumerate(decided)
        for new in note.pinned
        if not new.refused and not new.orphan and not was_here(new)
    ]
    for heir, instead in _heirs(decided, rows, learned, anew):
        plan = plan._replace(
            kept=(*(one for one in plan.kept if one.old is not instead), heir),
            orphaned=(
                *(one for one in plan.orphaned if one.old is not heir.old),
                Orphaned(instead, whole=False, replaced=True),
            ),
        )
    return plan


def _heirs(
    decided: Sequence[Decided],
    rows: Sequence[NoteRow],
    learned: Mapping[PromptId, StoredPrompt],
    anew: Sequence[tuple[int, KeptPrompt]],
) -> list[tuple[KeptPrompt, StoredPrompt]]:
    """Return the learned prompts as they go on, each with the one whose place it takes."""
    if not anew:
        return []
    here = [PlacedPin(note.path, note.placed.note.span.first, note.pin) for note in decided]
    homes = {home_of(one.old.content) for _, one in anew}
    known = [PlacedPin(row.path, row.line, row.pin) for row in rows]
    before = [home for home in known if home not in homes]
    alignment = matching.align(before, here)
    hunks = {before[i]: hunk for i, hunk in alignment.known_hunks.items()}
    found = matching.match(
        [known_of(one, alignment.renamed, hunks) for one in learned.values()],
        [_offer(now, decided[place], alignment.hunks.get(place)) for place, now in anew],
    )
    pairs = [(learned[match.prompt_id], anew[n][1], match) for n, match in found.kept.items()]
    return [
        (_heir(old, now, match), now.old)
        for old, now, match in pairs
        if old.answers > now.old.answers and _is_of_the_same(old, now, match)
    ]


def _is_of_the_same(old: StoredPrompt, now: KeptPrompt, match: Kept) -> bool:
    """Return whether it is the same fact, or another number in it."""
    texts = (old.content.note_text, now.content.note_text)
    return match.edit is not Edit.FACT or matching.is_same_but_for_numbers(*texts)


def _heir(old: StoredPrompt, now: KeptPrompt, match: Kept) -> KeptPrompt:
    wording = wordings.to_json(match.slots.wording)
    content = now.content._replace(wording=wording, tier=Tier.READY)
    return reworded(old, content, match.edit, match.slots)


def _offer(now: KeptPrompt, note: Decided, hunk: int | None) -> Offer:
    content = now.content
    return Offer(
        wordings.from_json(content.wording),
        content.fingerprint,
        content.note_text,
        Spot(note.path, note.placed.context.section, content.line, hunk),
        content.anchor,
    )
