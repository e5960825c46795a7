"""Cards that were learned on one machine while another wrote cards of its own in their place.

Whoever wrote them knew of proposals and of nothing learned: both stand.
"""

from __future__ import annotations

from collections.abc import Sequence

from recall.collection.decided import Decided, whole_text
from recall.collection.holding import Held
from recall.store import answers, settled
from recall.store.database import Reader
from recall.store.prompts import StoredPrompt


def held(reader: Reader, decided: Sequence[Decided], left: Sequence[StoredPrompt]) -> list[Held]:
    """Return the prompts that stay on their notes beside what was written in their place.

    `left` are those that no draft is.
    """
    learned = {p.prompt_id: p for p in left if p.reviewed and not p.refused}
    known = settled.worded_over(reader, learned) if learned else {}
    found = []
    for prompt_id, count in known.items():
        prompt = learned[prompt_id]
        place = _place_of(prompt, decided)
        if place is not None and answers.ever_given(reader, prompt_id) > count:
            found.append(Held(prompt, place, decided[place]))
    return found


def _place_of(prompt: StoredPrompt, decided: Sequence[Decided]) -> int | None:
    """Return the place of the note that says, in the same file, what the prompt was made of."""
    content = prompt.content
    places = (
        place
        for place, note in enumerate(decided)
        if note.path == content.path and whole_text(note.placed.note) == content.note_text
    )
    return next(places, None)
