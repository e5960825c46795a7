"""Whose gaps a prompt asks for: those that an author marked, or those that the rules chose."""

from __future__ import annotations

from recall.cards import Face, GapText, Tier, Wording, faces
from recall.generators.gaps import Gaps
from recall.store import wordings
from recall.store.prompts import Content, StoredPrompt


def is_of_author(content: Content) -> bool:
    """Return whether an author marked the gaps, and they are asked for."""
    return content.pattern == Gaps.name and _is_asked_with_gaps(content)


def is_of_rules(content: Content) -> bool:
    """Return whether the rules chose the gaps, and these are asked for."""
    return content.pattern != Gaps.name and _is_asked_with_gaps(content)


def _is_asked_with_gaps(content: Content) -> bool:
    return content.tier == Tier.READY and isinstance(wording_of(content), GapText)


def is_asked(prompt: StoredPrompt, content: Content) -> bool:
    """Return whether gaps of an author are asked by the prompt, which says this by now."""
    return not prompt.orphan and not prompt.refused and is_of_author(content)


def wording_of(content: Content) -> Wording:
    """Return what is asked, as it was stored."""
    return wordings.from_json(content.wording)


def faces_of(content: Content) -> tuple[Face, ...]:
    """Return the cards as they are asked, slot by slot."""
    return faces(wording_of(content))
