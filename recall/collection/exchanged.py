"""Notes that exchanged their places one after the other, as a person had said that the first was
edited: the second one shows that it was not, and each has the card again that was learned of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from recall.collection.changes import Changes, KeptPrompt
from recall.collection.reuniting import heir
from recall.matching import Edit
from recall.store import prompts, versions
from recall.store.database import Reader
from recall.store.prompts import StoredPrompt


class _Pair(NamedTuple):
    """A prompt that would ask what another one asked, which asks what it asked itself so far."""

    turned: KeptPrompt
    other: StoredPrompt


def exchanged(reader: Reader, plan: Changes) -> Changes:
    """Return the plan, in which no card becomes what another one was, that is by now what the first
    one was: each goes to its own sentence."""
    for pair in _pairs(reader, plan):
        plan = _crossed(plan, pair)
    return plan


def _pairs(reader: Reader, plan: Changes) -> Iterator[_Pair]:
    turned = [one for one in plan.kept if _says_something_else(one)]
    if not turned:
        return
    names = {one.old.content.fingerprint for one in turned}
    mine = {one.old.prompt_id for one in turned}
    busy = mine | {one.old.prompt_id for one in plan.orphaned}
    others: defaultdict[str, list[StoredPrompt]] = defaultdict(list)
    for other in prompts.live_by_fingerprint(reader, names):
        if other.prompt_id not in busy and other.reviewed and not other.refused:
            others[other.content.fingerprint].append(other)
    if not others:
        return
    ids = {other.prompt_id for there in others.values() for other in there}
    asked = {
        prompt_id: {version.fingerprint for version in past}
        for prompt_id, past in versions.versions(reader, ids | mine).items()
    }
    for one in turned:
        now, there = one.content.fingerprint, others[one.old.content.fingerprint]
        # Of two copies that are corrected, and changed back, each has been both.
        if now not in asked.get(one.old.prompt_id, set()):
            was = [other for other in there if now in asked.get(other.prompt_id, set())]
            for other in was[:1]:
                there.remove(other)
                yield _Pair(one, other)


def _says_something_else(one: KeptPrompt) -> bool:
    old = one.old
    is_anchored = old.content.anchor is not None and old.content.anchor == one.content.anchor
    return one.edit is Edit.FACT and old.reviewed and not old.orphan and not is_anchored


def _crossed(plan: Changes, pair: _Pair) -> Changes:
    """Return the plan with both prompts, each where the other one would have been."""
    turned, other = pair
    there = next((one for one in plan.kept if one.old.prompt_id == other.prompt_id), None)
    stands = there or KeptPrompt(other, other.content)
    back, forth = heir(other, turned), heir(turned.old, stands)
    if back is None or forth is None:
        return plan
    rest = (one for one in plan.kept if one is not turned and one is not there)
    return plan._replace(kept=(*rest, back, forth))
