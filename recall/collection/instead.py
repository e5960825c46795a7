"""Drafts that wait instead of rejected cards, where a note says again what was asked of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from recall import ranking
from recall.collection.decided import Decided
from recall.drafts import Draft
from recall.habits import Habits
from recall.matching import fingerprint
from recall.notes import Fate
from recall.offering import is_worded_like
from recall.store import notes
from recall.store.settled import Asked


def with_instead(
    decided: Iterable[Decided], offered: Mapping[Asked, bool], habits: Habits
) -> Iterator[Decided]:
    """Give the notes, those whose ready cards were all rejected with what was offered instead.

    An edit that is taken back brings the drafts back that waited before it. `offered` says of
    everything that was rejected whether something was.
    """
    for note in decided:
        yield _with_others(note, habits) if _has_lost_all(note, offered) else note


def is_instead(note: Decided) -> bool:
    """Tell whether what is asked of the note waits instead of rejected cards."""
    return note.outcome is not None and note.outcome.reason == notes.INSTEAD


def _has_lost_all(note: Decided, offered: Mapping[Asked, bool]) -> bool:
    outcome = note.outcome
    if outcome is None or outcome.fate is not Fate.READY or outcome.reason or not outcome.drafts:
        return False
    asked = [Asked(note.path, note.pin, fingerprint(draft.wording)) for draft in outcome.drafts]
    return all(one in offered for one in asked) and any(offered[one] for one in asked)


def _with_others(note: Decided, habits: Habits) -> Decided:
    outcome = note.outcome
    assert outcome is not None
    asked = [draft.wording for draft in outcome.drafts]

    def is_known(draft: Draft) -> bool:
        return any(is_worded_like(draft.wording, known) for known in asked)

    others = ranking.others(*note.placed, is_known, habits)
    if not others:
        return note
    drafts = (*outcome.drafts, *others)
    return note._replace(
        outcome=replace(outcome, fate=Fate.DRAFT, reason=notes.INSTEAD, drafts=drafts)
    )
