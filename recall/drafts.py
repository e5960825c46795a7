"""What is proposed to be asked about a note, before it is a card, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from recall.cards import Tier, Wording
from recall.notes import Fate, Span


@dataclass(frozen=True, slots=True)
class Draft:
    """What a generator proposes to ask about a note."""

    wording: Wording
    span: Span
    pattern: str
    """Name of the pattern or syntax that made it."""

    extra: str = ""
    """What the back adds: an aside, a qualification, the rest of the bullet."""

    confidence: float = 1.0
    """From 0 to 1: the chance that a strict reviewer keeps it; explicit syntax has 1."""

    tier: Tier = Tier.READY
    """The best it may have: DRAFT where its rule knows that a person must see it first."""

    def weighed(self, confidence: float, *, ready: bool) -> Draft:
        """Return the draft with its chance, and whether that is enough: `replace` takes longer."""
        tier = self.tier if ready else Tier.DRAFT
        return Draft(self.wording, self.span, self.pattern, self.extra, confidence, tier)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A draft that was not taken, and what stood against it."""

    draft: Draft
    gate: str
    """Name of the gate, or `rank` when better drafts took its place."""

    reason: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one note."""

    fate: Fate
    reason: str | None = None
    """In words, when no ready card came of it or another note asks for it."""

    drafts: tuple[Draft, ...] = ()
    refusals: tuple[Refusal, ...] = ()
