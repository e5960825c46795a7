"""Cards that a machine made of a note anew, for it had not heard of those that the note had.

A note may come to another machine before the journal does, and be edited before it has: to that
machine it is new. Once both are heard of, the prompt with the longer history stays, and asks what
the note says by now.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from recall import matching
from recall.cards import PromptId, Tier
from recall.collection.changes import Changes, KeptPrompt, Orphaned, reworded
from recall.collection.decided import Decided, home_of, known_of
from recall.matching import Offer, PlacedPin, Spot
from recall.store import wordings
from recall.store.notes import NoteRow
from recall.store.prompts import StoredPrompt

AreStrangers = Callable[[StoredPrompt, StoredPrompt], bool]
"""Says of two prompts whether each may have been made where the other one was not known."""


def with_the_learned(
    plan: Changes,
    decided: Sequence[Decided],
    rows: Sequence[NoteRow],
    waiting: Sequence[StoredPrompt],
    are_strangers: AreStrangers,
) -> Changes:
    """Return the plan, in which what was learned of a note stays where it was asked anew.

    `rows` are the notes that are known, `waiting` prompts of notes that are still to come.
    """
    asked = {one.old.prompt_id for one in plan.unsure}
    asked |= {one.old.prompt_id for one in plan.likely}
    lost = [one.old for one in plan.orphaned if one.old.prompt_id not in asked]
    learned = {
        one.prompt_id: one
        for one in (*lost, *waiting)
        if one.reviewed and not one.refused and not one.orphan
    }
    kept = {one.old.prompt_id: one for one in plan.kept}
    anew = [
        (place, kept.get(new.prompt_id) or KeptPrompt(new, new.content))
        for place, note in enumerate(decided)
        for new in note.pinned
        if not new.refused and any(are_strangers(old, new) for old in learned.values())
    ]
    for heir, instead in _heirs(decided, rows, learned, anew, are_strangers):
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
    learned: dict[PromptId, StoredPrompt],
    anew: Sequence[tuple[int, KeptPrompt]],
    are_strangers: AreStrangers,
) -> list[tuple[KeptPrompt, StoredPrompt]]:
    """Return the learned prompts as they go on, each with the one whose place it takes."""
    if not anew:
        return []
    here = [PlacedPin(note.path, note.placed.note.span.first, note.pin) for note in decided]
    new_homes = {home_of(one.old.content) for _, one in anew}
    known = [PlacedPin(row.path, row.line, row.pin) for row in rows]
    before = [home for home in known if home not in new_homes]
    alignment = matching.align(before, here)
    hunks = {before[i]: hunk for i, hunk in alignment.known_hunks.items()}
    found = matching.match(
        [known_of(one, alignment.renamed, hunks) for one in learned.values()],
        [_offer(now, decided[place], alignment.hunks.get(place)) for place, now in anew],
    )
    heirs = []
    for number, match in found.kept.items():
        old, (_, now) = learned[match.prompt_id], anew[number]
        if old.answers > now.old.answers and are_strangers(old, now.old):
            wording = wordings.to_json(match.slots.wording)
            content = now.content._replace(wording=wording, tier=Tier.READY)
            heirs.append((reworded(old, content, match.edit, match.slots), now.old))
    return heirs


def _offer(now: KeptPrompt, note: Decided, hunk: int | None) -> Offer:
    content = now.content
    return Offer(
        wordings.from_json(content.wording),
        content.fingerprint,
        content.note_text,
        Spot(note.path, note.placed.context.section, content.line, hunk),
        content.anchor,
    )
