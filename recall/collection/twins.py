"""Cards of new files that repeat one that was there before: they wait as drafts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from recall import matching
from recall.cards import Tier
from recall.collection.changes import AddedPrompt, Orphaned
from recall.store import prompts, wordings
from recall.store.database import Reader


def with_twins_as_drafts(
    reader: Reader,
    added: Sequence[AddedPrompt],
    orphaned: Sequence[Orphaned],
    *,
    fresh: Set[str],
    away: Set[str],
) -> Iterator[AddedPrompt]:
    """Give the added prompts, those of `fresh` files as drafts where they repeat a card.

    What stands in the files that are `away` was not there before, or is there no more.
    """
    suspects = [n for n, one in enumerate(added) if one.content.path in fresh]
    gone = {one.old.prompt_id for one in orphaned}
    others = prompts.live_outside(reader, away) if suspects else []
    twins = matching.near_twins(
        [wordings.from_json(added[n].content.wording) for n in suspects],
        [wordings.from_json(one.content.wording) for one in others if one.prompt_id not in gone],
    )
    doubtful = {suspects[place] for place in twins}
    for number, one in enumerate(added):
        if number in doubtful:
            one = one._replace(content=one.content._replace(tier=Tier.DRAFT))
        yield one
