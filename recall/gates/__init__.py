"""The hard faults of a card as code: what no rule may hand to the schedule.

A gate looks at the faces a draft shows, beside its note and context. It bars a draft from
being READY (a person may still mend it), or refuses it altogether (`bars` is DRAFT):

    for gate, reason in gates.refusals(draft, note, context): …

What an author wrote in explicit syntax is never refused: `ranking` does not ask.
"""

from __future__ import annotations

from collections.abc import Iterator

from recall.cards import Tier
from recall.drafts import Draft
from recall.gates import (
    answers,
    faithful,
    gaps,
    grammar,
    leaks,
    markup,
    mention,
    moved,
    owners,
    questions,
    references,
    trivial,
)
from recall.gates.gate import Gate
from recall.gates.seen import seen
from recall.notes import Context, Note

__all__ = ["GATES", "Gate", "refusals"]

GATES: tuple[Gate, ...] = (
    *questions.GATES,
    *answers.GATES,
    *markup.GATES,
    *leaks.GATES,
    *gaps.GATES,
    *trivial.GATES,
    *references.GATES,
    *mention.GATES,
    *faithful.GATES,
    *owners.GATES,
    *grammar.GATES,
    *moved.GATES,
)
"""Every gate, those that refuse most cheaply first."""


def refusals(draft: Draft, note: Note, context: Context) -> Iterator[tuple[Gate, str]]:
    """Yield the gates that the draft does not pass, each with its reason in words.

    After one that refuses it altogether no further reason is sought.
    """
    cards = seen(draft, note, context)
    for gate in GATES:
        if reason := gate.fault_of(cards):
            yield gate, reason
            if gate.bars is Tier.DRAFT:
                return
