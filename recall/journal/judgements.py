"""What a person decided about prompts: which of their judgements holds in the end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from recall.store import columns
from recall.store.derived import NewRow
from recall.store.prompts import ACCEPTED


class Judgement(NamedTuple):
    """What a person decided about one prompt."""

    source: str
    """The entry of the decision."""
    verdict: str | None
    tier: str | None = None
    """What comes with it; None where the prompt keeps its own."""
    known: int | None = None
    """How many answers its cards had had where it was decided; None where that is not told."""


class Judgements:
    """Those of each prompt that hold; the last one counts."""

    def __init__(self) -> None:
        self._of: defaultdict[str, list[Judgement]] = defaultdict(list)

    def judge(self, prompt: NewRow, said: Judgement) -> None:
        """Let a judgement hold from now on; raises ValueError where no prompt can have it."""
        must_hold(said)
        self._of[str(prompt["prompt_id"])].append(said)
        _let_hold(prompt, said)

    def unjudge(self, prompt: NewRow, source: str, before: Judgement) -> None:
        """Let a judgement hold no longer: then the last of the others counts, or what was `before`
        them all."""
        there = self._of[str(prompt["prompt_id"])]
        counted = bool(there) and there[-1].source == source
        there[:] = [one for one in there if one.source != source]
        if counted:
            _let_hold(prompt, before)
            if there:
                _let_hold(prompt, there[-1])

    def unknowing(self, answers: Mapping[str, int]) -> Iterator[tuple[str, Judgement]]:
        """Give the prompts that were refused, or proposed again, without knowing of all `answers`
        that their cards had had."""
        for prompt_id, judgements in self._of.items():
            said = judgements[-1] if judgements else None
            if said is None or said.verdict == ACCEPTED or said.known is None:
                continue
            if answers[prompt_id] > said.known:
                yield prompt_id, said


def must_hold(said: Judgement) -> None:
    """See that a prompt can have been judged so; raises ValueError."""
    columns.check(columns.PROMPTS, {"verdict": said.verdict})
    if said.tier is not None:
        columns.check(columns.PROMPTS, {"tier": said.tier})
    if said.known is not None and not columns.is_number(said.known):
        raise ValueError(said.known)


def _let_hold(prompt: NewRow, said: Judgement) -> None:
    prompt["verdict"] = said.verdict
    if said.tier is not None:
        prompt["tier"] = said.tier
