"""What prompts ask that stand elsewhere: no learned card becomes a copy of one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from recall import matching
from recall.cards import PromptId
from recall.collection import holding
from recall.collection.holding import Held
from recall.matching import Edit
from recall.store import prompts, versions
from recall.store.database import Reader


def standing(
    reader: Reader, free: Set[PromptId], asked: Iterable[str]
) -> Mapping[str, frozenset[str]]:
    """Return which of these fingerprints are of prompts that stand elsewhere, and all that
    those ever asked; `free` are the prompts that may go to another note."""
    there = [
        one
        for one in prompts.live_by_fingerprint(reader, asked)
        if one.prompt_id not in free and not one.refused
    ]
    told = versions.versions(reader, [one.prompt_id for one in there])
    found: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for one in there:
        before = told.get(one.prompt_id, ())
        found[one.content.fingerprint] |= {version.fingerprint for version in before}
    return found


def without_copies_of_others(
    reader: Reader, held: Sequence[Held], free: Set[PromptId]
) -> list[Held]:
    """Return what is held but what would ask from now on what another prompt does, that stands
    elsewhere: see `matching.is_copy_of_another`."""
    now = [holding.kept_by_holding(one) for one in held]
    changed = {one.content.fingerprint for one in now if one.edit > Edit.SMALL}
    there = standing(reader, free, changed) if changed else {}
    return [
        one
        for one, kept in zip(held, now, strict=True)
        if kept.edit <= Edit.SMALL
        or not matching.is_copy_of_another(
            one.prompt.content.fingerprint, kept.content.fingerprint, there
        )
    ]
