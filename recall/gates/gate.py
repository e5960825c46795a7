"""What a gate is: one hard fault of a card, as code, with its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from recall.cards import Tier
from recall.gates.seen import Seen

Fault = Callable[[Seen], str | None]
"""Looks at one card and says in words what is wrong with it; None when nothing is."""


@dataclass(frozen=True, slots=True)
class Gate:
    """One fault that no ready card may have."""

    name: str
    fault: Fault
    bars: Tier = Tier.READY
    """The best tier it keeps a draft out of: READY lets it pass as a draft for a person to
    mend, DRAFT refuses it altogether."""

    def fault_of(self, cards: Iterable[Seen]) -> str | None:
        """Return what is wrong with the first of the cards that does not pass."""
        fault = self.fault
        for card in cards:
            if reason := fault(card):
                return reason
        return None
