"""Open questions: whether a prompt that is gone and a new one ask the same fact."""

from __future__ import annotations

import os
from typing import NamedTuple

from recall import matching
from recall.cards import PromptId, Tier, faces
from recall.collection.base import Base, moment_of
from recall.collection.changes import Changes, Orphaned, reworded, told_apart
from recall.collection.storing import store
from recall.errors import RecallError
from recall.matching import Edit
from recall.store import log, prompts, wordings
from recall.store.log import Dice, Event, EventKind
from recall.store.prompts import StoredPrompt


class OpenQuestion(NamedTuple):
    """Whether two prompts ask the same fact."""

    prompt_id: PromptId
    """The older one, which has a history."""
    candidate: PromptId
    before: str
    """What the older one asked, with its answer where the newer one asks the same."""
    after: str
    path: str
    line: int


class AlreadyDecidedError(RecallError):
    """The question is not open any more."""

    def __str__(self) -> str:
        return "That was decided meanwhile, or one of the two notes has changed again."


def undecided(base: Base) -> list[OpenQuestion]:
    """Return every open question, oldest first."""
    pairs = prompts.undecided(base.db)
    stored = {
        p.prompt_id: p for p in prompts.by_id(base.db, {one for pair in pairs for one in pair})
    }
    return [_question(stored[old], stored[new]) for old, new in pairs]


def _question(old: StoredPrompt, new: StoredPrompt) -> OpenQuestion:
    place = new.content
    before, after = told_apart(old.content, place)
    return OpenQuestion(old.prompt_id, new.prompt_id, before, after, place.path, place.line)


def decide(base: Base, question: OpenQuestion, *, same: bool, dice: Dice = os.urandom) -> None:
    """Answer the question for good.

    If they are the `same`, the older prompt comes back with its history in the place and
    words of the newer one, which goes. Raises AlreadyDecidedError.
    """
    moment = moment_of(base)
    pair = (question.prompt_id, question.candidate)
    with base.db.writing() as writer:
        if pair not in prompts.undecided(writer):
            raise AlreadyDecidedError
        body = {"candidate": question.candidate, "same": same}
        log.append_all(writer, [Event(EventKind.DECIDED, question.prompt_id, body)], moment, dice)
        if same:
            stored = {p.prompt_id: p for p in prompts.by_id(writer, pair)}
            changes = _merged(stored[question.prompt_id], stored[question.candidate])
            store(writer, changes, files=(), gone=(), moment=moment, dice=dice)
        prompts.drop_undecided(writer, [question.prompt_id])


def _merged(old: StoredPrompt, new: StoredPrompt) -> Changes:
    """Return the older prompt in the place of the newer one."""
    gone = {card.slot: card.answer for card in old.cards if card.retired}
    wording = wordings.from_json(new.content.wording)
    plan = matching.assign_slots(wordings.from_json(old.content.wording), wording, gone)
    if plan is None:
        raise AlreadyDecidedError
    first = faces(plan.wording, new.content.extra)[0]
    content = new.content._replace(
        wording=wordings.to_json(plan.wording),
        front=first.front,
        answer=first.answer,
        tier=Tier.READY,
    )
    kept = reworded(old, content, Edit.REWORDED, plan)
    return Changes({}, (), (kept,), (Orphaned(new, whole=False),), ())
