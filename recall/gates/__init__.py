"""The hard faults of a card as code: what no rule may hand to the schedule.

A gate looks at the faces a draft shows, beside its note and context. It bars a draft from
being READY (a person may still mend it), or refuses it altogether (`bars` is DRAFT):

    for gate, reason in gates.refusals(draft, note, context): …

Where nobody asks for every reason, a `Trial` asks no more gates than it takes to decide.

What an author wrote in explicit syntax is never refused: `ranking` does not ask.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from recall.cards import Tier
from recall.drafts import Draft, Refusal
from recall.gates import (
    answers,
    counted,
    credited,
    definite,
    faithful,
    gaps,
    grammar,
    hollow,
    leaks,
    leaning,
    markup,
    mention,
    moved,
    owners,
    parted,
    pieces,
    questions,
    references,
    torn,
    trivial,
)
from recall.gates.gate import Gate
from recall.gates.seen import Seen, seen
from recall.notes import Context, Note

__all__ = ["GATES", "Gate", "Trial", "refusals"]

GATES: tuple[Gate, ...] = (
    *questions.GATES,
    *answers.GATES,
    *markup.GATES,
    *leaks.GATES,
    *gaps.GATES,
    *trivial.GATES,
    *counted.GATES,
    *torn.GATES,
    *pieces.GATES,
    *parted.GATES,
    *hollow.GATES,
    *leaning.GATES,
    *references.GATES,
    *definite.GATES,
    *mention.GATES,
    *faithful.GATES,
    *owners.GATES,
    *credited.GATES,
    *grammar.GATES,
    *moved.GATES,
)
"""Every gate, those that refuse most cheaply first."""

REFUSING = tuple(
    sorted(
        (gate for gate in GATES if gate.bars is Tier.DRAFT),
        key=lambda gate: gate.name != references.DANGLING,
    )
)
"""First the one that refuses four of five drafts that are refused at all."""


OFTEN_FAILED = (
    references.DANGLING,
    "guessable gap",
    "first mention",
    "lost number",
    "first person",
)
"""Gates at which half of the drafts fail that fail at any."""

SOONEST_TOLD = tuple(sorted(GATES, key=lambda gate: gate.name not in OFTEN_FAILED))
"""Every gate, in the order in which it is soonest known that a draft fails."""

BARRING = tuple(gate for gate in GATES if gate.bars is Tier.READY)


def refusals(draft: Draft, note: Note, context: Context) -> Iterator[tuple[Gate, str]]:
    """Yield the gates that the draft does not pass, each with its reason in words.

    After one that refuses it altogether no further reason is sought.
    """
    return Trial(draft, note, context).reasons()


class Trial:
    """One draft before the gates, which are asked only once somebody needs to know."""

    def __init__(self, draft: Draft, note: Note, context: Context) -> None:
        self.draft = draft
        self._note = note
        self._context = context
        self._found: dict[str, str | None] = {}

    @cached_property
    def _cards(self) -> tuple[Seen, ...]:
        return seen(self.draft, self._note, self._context)

    @cached_property
    def is_refused(self) -> bool:
        """Whether nobody is to see the draft."""
        return self._first(REFUSING) is not None

    @cached_property
    def bar(self) -> str | None:
        """Why the draft cannot be ready, as the first gate says that keeps it from it."""
        return self._first(BARRING)

    @cached_property
    def passes(self) -> bool:
        """Whether nothing stands against the draft."""
        return self._first(SOONEST_TOLD) is None

    @cached_property
    def only_points(self) -> bool:
        """Whether it is refused for nothing but a word whose meaning the heading may tell.

        *They* or *her* may be the speaker's own people; a word far inside points at what the card
        is about.
        """
        pointing, *others = REFUSING
        if self._first((pointing,)) is None:
            return False
        may_be_known = references.tells_of_their_own, references.points_late
        known = any(all(map(one, self._cards)) for one in may_be_known)
        return known and self._first(others) is None

    def _first(self, gates: Iterable[Gate]) -> str | None:
        """Return what the first of the gates says that the draft does not pass.

        Each is asked once, whoever wants to know. There are hundreds of questions to a note, so
        that what each of them costs beside its answer is kept small.
        """
        cards, found = self._cards, self._found
        for gate in gates:
            name = gate.name
            if name not in found:
                found[name] = gate.fault_of(cards)
            if reason := found[name]:
                return reason
        return None

    def reasons(self) -> Iterator[tuple[Gate, str]]:
        """Yield the gates that the draft does not pass, up to one that refuses it altogether."""
        for gate in GATES:
            if reason := self._first((gate,)):
                yield gate, reason
                if gate.bars is Tier.DRAFT:
                    return

    def refusals(self) -> tuple[Refusal, ...]:
        """Return all that stands against the draft, up to what refuses it altogether."""
        return tuple(Refusal(self.draft, gate.name, reason) for gate, reason in self.reasons())
