"""Open questions: whether a prompt that is gone and a new one ask the same fact."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from recall import matching
from recall.cards import CardId, PromptId, Tier, faces
from recall.collection import reverting
from recall.collection.base import Base, moment_of
from recall.collection.changes import (
    Changes,
    KeptPrompt,
    MovedCard,
    Orphaned,
    learned_part,
    questions,
    reworded,
    told_apart,
)
from recall.collection.decided import retired_answers
from recall.collection.rehoming.left_out import left_out, untouched
from recall.collection.reuniting import OF_PLACE
from recall.collection.storing import store
from recall.errors import RecallError
from recall.matching import Edit
from recall.store import answers, log, prompts, undoing, wordings
from recall.store.database import Writer
from recall.store.log import Dice, Event, EventKind, Moment
from recall.store.prompts import StoredPrompt
from recall.store.undoing import Act

if TYPE_CHECKING:
    from recall.scheduling import Forgetting


class OpenQuestion(NamedTuple):
    """Whether two prompts ask the same fact."""

    prompt_id: PromptId
    """The older one, which has a history."""
    candidate: PromptId
    before: str
    """What the older one asked, with its answer where the newer one has another one."""
    after: str
    path: str
    line: int


class AlreadyDecidedError(RecallError):
    """The question is not open any more."""

    def __str__(self) -> str:
        return (
            "That was decided meanwhile, or one of the two notes has changed again. `recall scan`"
            " asks what is still open."
        )


def undecided(base: Base) -> list[OpenQuestion]:
    """Return every open question, oldest first."""
    pairs = prompts.undecided(base.db)
    stored = {
        p.prompt_id: p for p in prompts.by_id(base.db, {one for pair in pairs for one in pair})
    }
    return [_question(stored[old], stored[new]) for old, new in pairs]


def left_open(base: Base, changes: Changes) -> list[OpenQuestion]:
    """Return the questions of earlier scans that would be open with the changes, oldest first."""
    kept = {one.old.prompt_id: one for one in changes.kept}
    settled = {one.old.prompt_id for one in changes.orphaned}
    settled |= {prompt_id for prompt_id, one in kept.items() if one.old.orphan}
    settled |= {one.prompt_id for one in questions(changes)}
    found = []
    for question in undecided(base):
        if not settled.isdisjoint((question.prompt_id, question.candidate)):
            continue
        there = kept.get(question.candidate)
        found.append(_moved(question, there) if there else question)
    return found


def _moved(question: OpenQuestion, there: KeptPrompt) -> OpenQuestion:
    return question._replace(path=there.content.path, line=there.content.line)


def _question(old: StoredPrompt, new: StoredPrompt) -> OpenQuestion:
    place = new.content
    before, after = told_apart(learned_part(old), place)
    return OpenQuestion(old.prompt_id, new.prompt_id, before, after, place.path, place.line)


def decide(base: Base, question: OpenQuestion, *, same: bool, dice: Dice = os.urandom) -> None:
    """Answer the question, until it is taken back.

    If they are the `same`, the older prompt comes back with its history in the place and
    words of the newer one, which goes. Raises AlreadyDecidedError.
    """
    moment = moment_of(base)
    pair = (question.prompt_id, question.candidate)
    with base.db.writing() as writer:
        asked = prompts.undecided(writer)
        if pair not in asked:
            raise AlreadyDecidedError
        settled = pair if same else pair[:1]
        body: dict[str, object] = {
            "candidate": question.candidate,
            "same": same,
            # The older prompt asks something else from now on, and may have other gaps.
            "question": question.before,
            "asked": [each for each in asked if not {*each}.isdisjoint(settled)],
        }
        if same:
            stored = {p.prompt_id: p for p in prompts.by_id(writer, pair)}
            old, new = stored[question.prompt_id], stored[question.candidate]
            kept = _merged(old, new)
            changes = Changes({}, (), (kept,), (Orphaned(new, whole=False),), ())
            logged = store(writer, changes, files=(), gone=(), moment=moment, dice=dice)
            body |= {
                "before": reverting.columns_before(kept),
                "now": kept.content.fingerprint,
                "forward": reverting.brought_forward(logged),
            }
            prompts.drop_undecided(writer, [question.prompt_id])
            left = [one for one in left_out(writer) if one.old.prompt_id == pair[0]]
        else:
            old, new = (prompts.by_id(writer, [one])[0] for one in pair)
            left = untouched(old, new)
        body |= {"parted": _go_on_elsewhere(writer, left, moment, dice)}
        log.append_all(writer, [Event(EventKind.DECIDED, question.prompt_id, body)], moment, dice)
        prompts.drop_undecided(writer, [question.prompt_id])


def _go_on_elsewhere(
    writer: Writer, moved: Sequence[MovedCard], moment: Moment, dice: Dice
) -> dict[str, tuple[int, PromptId | None]]:
    """Let the cards of the older prompt go on that the answer leaves out: in other notes, where its
    own was split while the question was open, or, of another fact, in the sentences that nobody
    touched. Return the slot that each of them had, and its prompt now."""
    changes = Changes({}, (), (), (), (), moved=tuple(moved))
    store(writer, changes, files=(), gone=(), moment=moment, dice=dice)
    return {one.card.card_id: (one.card.slot, one.prompt_id) for one in moved}


def _merged(old: StoredPrompt, new: StoredPrompt) -> KeptPrompt:
    """Return the older prompt in the place of the newer one."""
    wording = wordings.from_json(new.content.wording)
    before = wordings.from_json(old.content.wording)
    # What is asked about is what was learned: of a gap that went on elsewhere nothing was.
    learned = old._replace(content=learned_part(old))
    plan = matching.assign_slots(
        wordings.from_json(learned.content.wording), wording, retired_answers(learned), said=True
    ) or matching.assign_slots(before, wording, retired_answers(old), said=True)
    if plan is None:
        raise AlreadyDecidedError
    first = faces(plan.wording, new.content.extra)[0]
    content = new.content._replace(
        wording=wordings.to_json(plan.wording),
        front=first.front,
        answer=first.answer,
        tier=Tier.READY,
    )
    return reworded(old, content, Edit.REWORDED, plan)


# Taking back ------------------------------------------------------------------------------


def take_back(
    writer: Writer, act: Act, forgetting: Forgetting, moment: Moment, dice: Dice = os.urandom
) -> None:
    """Withdraw a decision: what was one are two again, and the question is open again.

    To be called inside a transaction. The newer prompt has the place and words that the note
    has now. Where one of them went another way since, both stay as they are.
    """
    body = json.loads(
        str(writer.scalar("select body from events where event_id = ?", (act.event_id,)))
    )
    forward = body.get("forward", {})
    log.append_all(
        writer, [Event(EventKind.WITHDRAWN, each, {}) for each in (act.event_id, *forward)], moment
    )
    same_as = answers.joined(writer)
    asked = [tuple(same_as.get(one, one) for one in pair) for pair in body["asked"]]
    old_id = same_as.get(act.card_id, act.card_id)
    if body["same"]:
        _part(writer, old_id, body, same_as, moment, dice)
        for card_id in (card for cards in forward.values() for card in cards):
            undoing.restore(writer, CardId(same_as.get(card_id, card_id)), forgetting)
    else:
        _come_back(writer, PromptId(old_id), body.get("parted", {}), same_as, moment, dice)
    there = {p.prompt_id: p for p in prompts.by_id(writer, {one for pair in asked for one in pair})}
    open_again = [
        (PromptId(old), PromptId(new))
        for old, new in asked
        if there[PromptId(old)].orphan
        and not there[PromptId(new)].orphan
        # What was learned may stand elsewhere by now: then there is nothing to ask.
        and answers.ever_given(writer, PromptId(old))
    ]
    prompts.put_undecided(writer, open_again)
    events = [Event(EventKind.UNDECIDED, old, {"candidate": new}) for old, new in open_again]
    log.append_all(writer, events, moment, dice)


def _part(
    writer: Writer,
    old_id: str,
    body: Mapping[str, Any],
    same_as: Mapping[str, str],
    moment: Moment,
    dice: Dice,
) -> None:
    """Let the older prompt go again, as it was, and the newer one come back in its place."""
    new_id = same_as.get(body["candidate"], body["candidate"])
    stored = {p.prompt_id: p for p in prompts.by_id(writer, (old_id, new_id))}
    old, new = stored[PromptId(old_id)], stored[PromptId(new_id)]
    if old.orphan or not new.orphan or _asks_as_before(old, body["before"]):
        return
    _come_back(writer, old.prompt_id, body.get("parted", {}), same_as, moment, dice)
    (old,) = prompts.by_id(writer, (old.prompt_id,))
    before = reverting.as_it_was(old, old.content._replace(**body["before"]))
    kept = (before, _in_its_place(new, old, body["now"]))
    back = Changes({}, (), kept, (), ())
    store(writer, back, files=(), gone=(), moment=moment, dice=dice)
    away = tuple(
        Orphaned(p, whole=bool(p.content.pin)) for p in prompts.by_id(writer, (old.prompt_id,))
    )
    store(writer, Changes({}, (), (), away, ()), files=(), gone=(), moment=moment, dice=dice)


def _come_back(
    writer: Writer,
    old: PromptId,
    parted: Mapping[str, Sequence[Any]],
    same_as: Mapping[str, str],
    moment: Moment,
    dice: Dice,
) -> None:
    """Let the cards that went on elsewhere by the decision, and are still there, be where they
    were."""
    events = []
    for name, (slot, there) in parted.items():
        card_id = CardId(same_as.get(name, name))
        if prompts.prompt_of(writer, card_id) == same_as.get(there, there):
            prompts.exchange(writer, card_id, old, slot)
            events.append(Event(EventKind.CARD_MOVED, card_id, {"prompt_id": old, "slot": slot}))
    log.append_all(writer, events, moment, dice)


def _asks_as_before(old: StoredPrompt, before: Mapping[str, Any]) -> bool:
    """Return whether the edit that was asked about has been taken back, and parts nothing more."""
    return "fingerprint" in before and old.content.fingerprint == before["fingerprint"]


def _in_its_place(new: StoredPrompt, old: StoredPrompt, fingerprint: str) -> KeptPrompt:
    """Return the newer prompt where the older one stands, with its words if they are others now."""
    if old.content.fingerprint == fingerprint:
        place = {field: getattr(old.content, field) for field in OF_PLACE}
        return KeptPrompt(new, new.content._replace(**place))
    kept = _merged(new, old)
    return kept._replace(content=kept.content._replace(tier=new.content.tier))
