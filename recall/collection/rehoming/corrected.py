"""Sentences in which one name was corrected, or a *not*, while they moved, and of which nobody can
be asked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import product
from typing import NamedTuple

from recall import matching
from recall.cards import GapText
from recall.collection.asked_apart import Doubt
from recall.collection.changes import Changes
from recall.collection.decided import Decided
from recall.collection.rehoming.come import Come
from recall.collection.rehoming.gone import Gone
from recall.collection.rehoming.marked import said
from recall.collection.rehoming.rounds import Rounds
from recall.language import words
from recall.store.prompts import StoredPrompt

APART = 4
"""Words of content that two sentences of which one corrects the other may have apart: a name of two
words on either side."""


class Texts:
    """What the notes said, and say, for looking sentences up."""

    def __init__(self, stored: Iterable[StoredPrompt], decided: Iterable[Decided]) -> None:
        self._stored = stored
        self._decided = decided

    def have(self, old: GapText, new: GapText) -> bool:
        """Return whether a sentence still stands somewhere, or another one stood there before."""
        return said(old) in self._now or said(new) in self._before

    @cached_property
    def _before(self) -> str:
        return _joined(one.content.note_text for one in self._stored)

    @cached_property
    def _now(self) -> str:
        return _joined(one.placed.note.text for one in self._decided)


def _joined(texts: Iterable[str]) -> str:
    """Return texts with their gaps filled."""
    return "\n".join(matching.folded(_MARKS.sub(r"\1", text)) for text in texts)


_MARKS = re.compile(r"\{\{c\d+::(.*?)(?:::.*?)?\}\}|==")


def settle_corrected(
    rounds: Rounds, gone: Iterable[Gone], plan: Changes, doubts: Sequence[Doubt], texts: Texts
) -> None:
    """Let cards go on, due today, in what nobody can be asked about: its bullet has learned cards
    of other sentences, or their prompt is asked about already, of another one. The sentence is what
    it was but for one name or *not*."""
    pairs = list(_corrected(rounds.left(gone), _unasked(rounds, plan, doubts), texts))
    olds, news = Counter(id(one) for one, _ in pairs), Counter(id(one) for _, one in pairs)
    rounds.take(
        one.moved_to(there)._replace(changed=True)
        for one, there in pairs
        if olds[id(one)] == news[id(there)] == 1
    )


def _unasked(rounds: Rounds, plan: Changes, doubts: Sequence[Doubt]) -> list[Come]:
    """Return the gaps of which no question can be: of prompts that are kept, or that have learned
    cards by now, or of which the question would be another one."""
    filled = {one.added for one in rounds.moved} - {None}
    asked = {one.old.prompt_id: one.added for one in plan.unsure if one.added not in filled}
    for old, _, added in doubts:
        if added not in filled:
            asked.setdefault(old.prompt_id, added)
    unasked = filled | {one.added for one in doubts} - {*asked.values()}
    new = {(one.old.prompt_id, slot) for one in plan.kept for slot in one.added}
    return [one for one in rounds.come if one.added in unasked or (one.prompt_id, one.slot) in new]


class _Said(NamedTuple):
    """A sentence, and its words of content."""

    text: GapText
    words: frozenset[str]


def _said(text: GapText) -> _Said:
    return _Said(text, frozenset(words.content_words(text.full)))


def _corrected(
    gone: Iterable[Gone], come: Iterable[Come], texts: Texts
) -> Iterator[tuple[Gone, Come]]:
    """Give the gaps that stand in the sentence of another one of their file, in which one thing was
    corrected."""
    olds = [(one, _said(text)) for one in gone if one.names_its_own and (text := one.sentence)]
    news = [(one, _said(text)) for one in come if (text := one.sentence)]
    for (one, old), (there, new) in product(olds, news):
        if (
            len(old.words ^ new.words) <= APART
            and one.content.path == there.content.path
            and _may_be_refilled(one, there)
            and matching.is_corrected_in_a_word(old.text, new.text)
            and not texts.have(old.text, new.text)
        ):
            yield one, there


def _may_be_refilled(gone: Gone, come: Come) -> bool:
    """Return whether a gap hides what it hid, or is no item of several: another item is another
    card."""
    same = matching.folded(gone.card.answer) == matching.folded(come.answer)
    return same or (
        isinstance(gone.wording, GapText) and matching.is_no_item(gone.wording, gone.slot)
    )
