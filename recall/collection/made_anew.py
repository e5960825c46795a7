"""Cards that a machine made of a note anew, for it had not heard of those that the note had.

A note may come to another machine before the journal does, and be edited before it has: to that
machine it is new. Once both are heard of, the prompt with the longer history stays, and asks what
the note says by now.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from recall import matching
from recall.cards import PromptId, Tier
from recall.collection import doubting
from recall.collection.changes import Changes, KeptPrompt, Likely, Orphaned, Unsure, reworded
from recall.collection.decided import Decided, home_of, known_of
from recall.collection.doubting import Doubt
from recall.matching import Kept, Offer, PlacedPin, Spot
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
    met = _met(decided, rows, learned, anew) if anew else _NOBODY
    for heir, instead in met.heirs:
        plan = plan._replace(
            kept=(*(one for one in plan.kept if one.old is not instead), heir),
            orphaned=(
                *(one for one in plan.orphaned if one.old is not heir.old),
                Orphaned(instead, whole=False, replaced=True),
            ),
        )
    return plan._replace(
        added=(*plan.added, *(doubting.added(decided, doubt) for doubt in met.doubts)),
        unsure=(
            *plan.unsure,
            *(Unsure(one.orphaned.old, n) for n, one in enumerate(met.doubts, len(plan.added))),
        ),
        likely=(*plan.likely, *met.likely),
    )


class _Met(NamedTuple):
    """What became of learned prompts whose notes were asked anew."""

    heirs: Sequence[tuple[KeptPrompt, StoredPrompt]]
    """Those that go on, each with the one whose place it takes."""
    likely: Sequence[Likely]
    """Those of which a person is to say so."""
    doubts: Sequence[Doubt]
    """Those of which that is to be asked, and nothing of their note asks what they do."""


_NOBODY = _Met((), (), ())


def _met(
    decided: Sequence[Decided],
    rows: Sequence[NoteRow],
    learned: Mapping[PromptId, StoredPrompt],
    anew: Sequence[tuple[int, KeptPrompt]],
) -> _Met:
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
    left = [Orphaned(learned[prompt_id], whole=True) for prompt_id in found.left]
    return _Met(
        [(_heir(*pair), pair[1].old) for pair in pairs if pair[0].answers > pair[1].old.answers],
        [Likely(learned[prompt_id], anew[n][1].old) for prompt_id, n in found.unsure],
        [*_reworded(decided, left, anew, alignment.hunks, hunks)],
    )


def _reworded(
    decided: Sequence[Decided],
    left: Sequence[Orphaned],
    anew: Sequence[tuple[int, KeptPrompt]],
    here: Mapping[int, int],
    before: Mapping[PlacedPin, int],
) -> Iterator[Doubt]:
    """Yield the prompts whose note stood alone where one stands now that may say the same.

    `here` and `before` are the hunks of the notes, by place and by home.
    """
    came, gone = Counter(here.values()), Counter(before.values())
    changed = {(decided[place].path, hunk) for place, hunk in here.items()}
    changed |= {(home.path, hunk) for home, hunk in before.items()}
    files = Counter(path for path, _ in changed)
    places = {here[place]: place for place, now in anew if place in here and not now.old.reviewed}
    for one in left:
        hunk = before.get(home_of(one.old.content), -1)
        place = places.get(hunk)
        if place is not None and came[hunk] == gone[hunk] == 1:
            is_only_change = files[one.old.content.path] == 1
            found = doubting.reworded(one, decided[place], is_only_change=is_only_change)
            if found is not None:
                del places[hunk]
                yield Doubt(one, place, found)


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
