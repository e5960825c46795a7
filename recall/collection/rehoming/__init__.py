"""Bullets with gaps of their author's that were split, became one, or were cut and pasted: each
learned gap whose sentence stands somewhere goes on there."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from recall.cards import PromptId
from recall.collection.asked_apart import Doubt, asked_apart, without_cards
from recall.collection.changes import Changes, MovedCard
from recall.collection.copies import MOST
from recall.collection.decided import Decided
from recall.collection.rehoming.authored import is_of_author, is_of_rules
from recall.collection.rehoming.back_home import WaysBack
from recall.collection.rehoming.come import (
    Come,
    come_now,
    come_of_rules,
    waiting,
    waiting_elsewhere,
)
from recall.collection.rehoming.corrected import Texts, settle_corrected
from recall.collection.rehoming.gone import Gone, gone_before, gone_now
from recall.collection.rehoming.marked import settle_marked
from recall.collection.rehoming.places import Places
from recall.collection.rehoming.rounds import SAME, Rounds, anywhere, home, path
from recall.collection.rehoming.touched import doubts, settle_touched
from recall.collection.rehoming.unmarked import back_in_their_own
from recall.store.database import Reader
from recall.store.prompts import StoredPrompt


def rehomed(
    reader: Reader,
    plan: Changes,
    decided: Sequence[Decided],
    places: Places,
    stored: Iterable[StoredPrompt],
) -> Changes:
    """Return the plan, in which no learned gap is out of the queue while its sentence has come
    elsewhere.

    All gaps of a bullet are one prompt, and only one bullet can have that: the cards of the others
    go on in the prompts of theirs. Below the heading that it had a sentence may have a word more;
    elsewhere in its file, in another one, or where it has been gone for a while, it has to be in
    its own words. What was touched while its bullet was split is looked for in its place, as if the
    sentence had been a bullet; where it says something else by then, or may, a person is asked.
    `stored` are the prompts that are known.
    """
    plan = back_in_their_own(reader, plan)
    out, there = list(gone_now(plan, is_of_author)), list(come_now(plan))
    back = WaysBack(reader, out, there)
    there += waiting(plan, decided)
    there += _elsewhere(reader, plan, out, {one.prompt_id for one in there})
    by_rules = list(come_of_rules(plan)) if out else []
    if not (there or by_rules):
        return plan
    rounds = Rounds(there, places)
    rounds.take(back.unchanged())
    _settle(rounds, plan, out, by_rules)
    if rounds.come:
        _settle_before(rounds, list(gone_before(reader, plan, stored, rounds.come)))
    rounds.take(back.others(rounds.left(out), rounds.come))
    texts = Texts(stored, decided)
    doubtful = list(doubts(rounds, out, texts.have))
    _leave_to_an_answer(rounds, doubtful, plan)
    settle_corrected(rounds, out, plan, doubtful, texts)
    if rounds.moved:
        plan = _with(plan, rounds.moved)
    return asked_apart(plan, doubtful)


def _elsewhere(
    reader: Reader, plan: Changes, out: Sequence[Gone], known: Container[PromptId | None]
) -> Iterator[Come]:
    if 0 < len(out) <= MOST:
        sentences = [(one.old.prompt_id, text) for one in out if (text := one.sentence) is not None]
        yield from waiting_elsewhere(reader, plan, sentences, known)


def _settle(rounds: Rounds, plan: Changes, out: Sequence[Gone], by_rules: Iterable[Come]) -> None:
    """Look for the cards that this scan takes out, the surest homes first; of a gap that was
    unmarked the rules may ask the same."""
    rounds.settle(out, home)
    rounds.settle(out, path, least=SAME)
    asked = {(one.old.prompt_id, one.added) for one in plan.unsure}
    settle_marked(rounds, [*out, *gone_now(plan, is_of_rules)], asked)
    settle_touched(rounds, out)
    rounds.settle(out, anywhere, least=SAME)
    unmarked = Rounds(by_rules, rounds.places)
    settle_marked(unmarked, rounds.left(out), asked)
    rounds.take(unmarked.moved)
    # In other files, too, the rest of a bullet is where a card of it went.
    settle_touched(rounds, out)


def _settle_before(rounds: Rounds, before: Sequence[Gone]) -> None:
    """Look for the cards that went with earlier scans."""
    rounds.settle(before, home, least=SAME)
    rounds.settle(before, path, least=SAME)
    # Of whom *it* is said elsewhere nobody can tell by then.
    rounds.settle((one for one in before if one.names_its_own), anywhere, least=SAME)


def _leave_to_an_answer(rounds: Rounds, doubtful: Iterable[Doubt], plan: Changes) -> None:
    """Let no card go on alone that went with all of its bullet, where that is away from where it
    stood and there is a doubt about another card: a question is about a prompt, and what that may
    be has no learned card yet."""
    away = {one.old.prompt_id for one in rounds.moved if rounds.places.has_left(one)}
    away &= {one.old.prompt_id for one in plan.orphaned}
    for old, _, added in doubtful:
        if old.prompt_id in away and _is_all_there(rounds.moved, old.prompt_id, added):
            rounds.leave(added)


def _is_all_there(moved: Sequence[MovedCard], prompt_id: PromptId, added: int) -> bool:
    """Return whether the cards of a prompt that moved are in what was added, and no others are."""
    sources = {one.old.prompt_id for one in moved if one.added == added}
    homes = {(one.added, one.prompt_id) for one in moved if one.old.prompt_id == prompt_id}
    return sources == {prompt_id} and homes == {(added, None)}


def _with(plan: Changes, moved: Sequence[MovedCard]) -> Changes:
    """Return the plan with the moves, and without the questions that they answer."""
    cards = {one.card.card_id for one in moved}
    filled = {one.added for one in moved}
    return plan._replace(
        moved=tuple(moved),
        orphaned=tuple(one._replace(old=without_cards(one.old, cards)) for one in plan.orphaned),
        unsure=tuple(one for one in plan.unsure if one.added not in filled),
    )
