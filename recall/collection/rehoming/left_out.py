"""Learned gaps that earlier scans left out of the queue though their sentence stands."""

from __future__ import annotations

from recall.collection.changes import Changes, MovedCard
from recall.collection.rehoming.authored import is_asked, is_of_author
from recall.collection.rehoming.come import in_queue
from recall.collection.rehoming.gone import gone_before, gone_with
from recall.collection.rehoming.rounds import SAME, Rounds, anywhere, home, path
from recall.generators.gaps import Gaps
from recall.store import prompts, stranded
from recall.store.database import Reader
from recall.store.prompts import StoredPrompt


def with_left_out(reader: Reader, plan: Changes) -> Changes:
    """Return the plan, in which learned gaps that earlier scans left out go on in the files that
    were read, where nothing else becomes of them or of what stands there."""
    busy = {one.old.prompt_id for one in plan.kept} | {one.old.prompt_id for one in plan.orphaned}
    for one in plan.moved:
        busy |= {one.old.prompt_id, one.prompt_id or one.old.prompt_id}
    more = [
        one
        for one in left_out(reader)
        if one.content.path in plan.notes and not {one.old.prompt_id, one.prompt_id} & busy
    ]
    return plan._replace(moved=(*plan.moved, *more)) if more else plan


def left_out(reader: Reader) -> list[MovedCard]:
    """Return the learned gaps that are out of the queue though their sentence stands in their
    file, as they would go on there: nobody has answered it, nor answers it elsewhere."""
    pairs = stranded.with_unanswered(reader, Gaps.name)
    if not pairs:
        return []
    stored = {p.prompt_id: p for p in prompts.by_id(reader, {one for two in pairs for one in two})}
    paths = {one.content.path for one in stored.values()}
    there = [one for one in prompts.in_files(reader, paths) if is_asked(one, one.content)]
    answered = [come for one in there for come in in_queue(one, one.content, answered=True)]
    come = [come for one in there for come in in_queue(one, one.content, answered=False)]
    out = [stored[old] for old, _ in sorted(pairs)]
    gone = list(gone_before(reader, _NOTHING, out, (*answered, *come)))
    asked = Rounds(answered)
    asked.settle(gone, path, least=SAME)
    still_asked = {one.card.card_id for one in asked.moved}
    rounds = Rounds(come)
    free = [one for one in gone if one.card.card_id not in still_asked]
    rounds.settle(free, home, least=SAME)
    rounds.settle(free, path, least=SAME)
    return [one for one in rounds.moved if (one.old.prompt_id, one.prompt_id) in pairs]


_NOTHING = Changes({}, (), (), (), ())


def untouched(old: StoredPrompt, new: StoredPrompt) -> list[MovedCard]:
    """Return the learned gaps of a prompt that is gone whose sentences stand in their own words in
    another one, which is another fact for all that."""
    if not (is_of_author(old.content) and is_asked(new, new.content)):
        return []
    gone = list(gone_with(old))
    rounds = Rounds(in_queue(new, new.content, answered=False))
    rounds.settle(gone, path, least=SAME)
    rounds.settle((one for one in gone if one.names_its_own), anywhere, least=SAME)
    return rounds.moved
