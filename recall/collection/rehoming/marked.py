"""Gaps that are marked anew: how much of a sentence is hidden, and the bullet around it, may both
be others while its words are the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable

from recall import matching
from recall.cards import GapText, PromptId, Wording
from recall.collection.rehoming.come import Come
from recall.collection.rehoming.gone import Gone, points_back
from recall.collection.rehoming.rounds import Rounds
from recall.collection.rehoming.touched import PARTS, Part
from recall.language import words
from recall.matching import Edit

TELLING = 2
"""Words of content before a gap that tell what its clause speaks of, and what is said of it."""


def settle_marked(
    rounds: Rounds, gone: Iterable[Gone], asked: Container[tuple[PromptId, int | None]]
) -> None:
    """Look for cards that this scan takes out among gaps of the same words, wherever these stand.
    That may be a gap that the rules asked for while its author had none there, or that they ask for
    since its author has none.

    What a person is asked of, prompt by prompt, goes with the answer as a whole: `asked` has the
    prompts, each with what was added that may be it.
    """
    gone = list(gone)
    for before, after in (*PARTS, (_own_clause, _own_clause)):
        there = _by_words(rounds.come, after)
        for one in rounds.left(gone):
            if (text := before(one.wording, one.slot)) is not None:
                same = there.get(said(text), [])
                free = [pair for pair in same if (one.old.prompt_id, pair[0].added) not in asked]
                _settle(rounds, one, text, free)


def _by_words(come: Iterable[Come], part: Part) -> dict[str, list[tuple[Come, GapText]]]:
    there: defaultdict[str, list[tuple[Come, GapText]]] = defaultdict(list)
    for one in come:
        if (text := part(one.wording, one.slot)) is not None:
            there[said(text)].append((one, text))
    return there


def _settle(rounds: Rounds, gone: Gone, text: GapText, there: list[tuple[Come, GapText]]) -> None:
    for come, now in there:
        plan = matching.assign_slots(text, now, {})
        if come in rounds.come and plan is not None and plan.kept:
            rounds.take([gone.moved_to(come)._replace(changed=plan.edit is Edit.FACT)])
            return


def said(text: GapText) -> str:
    """Return the words with the gaps filled, blind to case and to the stop behind them."""
    return matching.folded(text.full).rstrip(" .,;:!")


def _own_clause(text: Wording, slot: int) -> GapText | None:
    """Return the clause of a gap where it says itself what it speaks of: *has ==one leader==* is
    said of what stands before it."""
    found = matching.clause(text, slot)
    if found is None or not isinstance(ahead := found.pieces[0], str):
        return None
    is_told = len(words.content_words(ahead)) >= TELLING and not points_back(ahead)
    return found if is_told else None
