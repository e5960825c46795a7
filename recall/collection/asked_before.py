"""Questions that an edit answers: the note that was asked about says by now what was learned, or
corrects it as a single edit would have."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from recall import matching
from recall.cards import GapText, Tier, Wording, faces
from recall.collection.changes import (
    AddedPrompt,
    Changes,
    KeptPrompt,
    Orphaned,
    Unsure,
    reworded,
)
from recall.collection.decided import Decided, home_of, known_of
from recall.matching import Kept, Known, Offer, PlacedPin, Spot
from recall.store import prompts, wordings
from recall.store.database import Reader
from recall.store.prompts import Content, StoredPrompt

HERE = 0
"""The hunk of the note that a question is about: the learned card stood there."""


def answered_by_edit(
    reader: Reader, plan: Changes, decided: Sequence[Decided], hunks: Mapping[PlacedPin, int]
) -> Changes:
    """Return the plan, in which a learned card goes on that a question is open about, if the note
    it may be of is edited now to what surely is the same fact.

    Whoever changed the year and the count, and then the year back, has corrected the count. Where
    that cannot be told from the edit either, the question is asked of what stands there now.
    """
    asked = prompts.undecided(reader)
    candidates = {one.prompt_id: one for one in prompts.by_id(reader, {new for _, new in asked})}
    back = {one.old.prompt_id for one in plan.kept}
    for old in prompts.by_id(reader, {old for old, _ in asked} - back):
        if old.orphan and old.reviewed and not old.refused:
            there = [candidates[new] for one, new in asked if one == old.prompt_id]
            homes = {hunks.get(home_of(one.content)) for one in there} - {None}
            places = {
                (one.path, one.placed.note.span.first) for one in decided if one.hunk in homes
            }
            plan = _answered(plan, old, there, places)
    return plan


_Now = AddedPrompt | KeptPrompt


def _answered(
    plan: Changes, old: StoredPrompt, candidates: Sequence[StoredPrompt], places: set[Place]
) -> Changes:
    """Return the plan for one prompt; `places` are those of the notes that it may be of."""
    names = {one.prompt_id for one in candidates}
    filled = {one.added for one in plan.moved}
    offers: list[_Now] = [
        *(
            one
            for at, one in enumerate(plan.added)
            if _place(one.content) in places and at not in filled and not one.refused
        ),
        *(
            one
            for one in plan.kept
            if one.old.prompt_id in names and not one.old.reviewed and one.differs_in(("wording",))
        ),
    ]
    if not offers:
        return plan
    known = _known(old, offers[0], candidates)
    found = matching.match([known], [_offer(one.content) for one in offers])
    for number, match in (found.kept or _by_sentence(old, known, offers)).items():
        return _in_place_of(plan, _heir(old, offers[number].content, match), offers[number])
    away = {one.old.prompt_id for one in plan.orphaned}
    if names <= away:
        for _, number in found.unsure:
            return _asked_anew(plan, old, offers[number])
    return plan


def _by_sentence(old: StoredPrompt, known: Known, offers: Sequence[_Now]) -> Mapping[int, Kept]:
    """Return which of the offers asks for the one learned gap in the words of its sentence: the
    rest of its bullet stands elsewhere by now, and something else may stand beside it."""
    learned = {card.slot for card in old.cards if card.reviews}
    slots = [face.slot for face in faces(known.wording) if face.slot in learned]
    alone = matching.alone(known.wording, slots[0]) if len(slots) == 1 else None
    if alone is None:
        return {}
    text = matching.renumbered(alone, {gap.slot: slots[0] for gap in alone.gaps})
    name = matching.fingerprint(text)
    # What stands in the places of gaps that went on elsewhere is out, and keeps its slot.
    gone = {card.slot: card.answer for card in old.cards if card.slot != slots[0]}
    sentence = known._replace(wording=text, fingerprint=name, note_text=text.full, gone=gone)
    asked = [_offer(one.content) for one in offers]
    there = [at for at, one in enumerate(asked) if _has_gap_of(one.wording, text, slots[0])]
    found = matching.match([sentence], [asked[at] for at in there])
    return {there[number]: match for number, match in found.kept.items()}


def _has_gap_of(now: Wording, sentence: GapText, slot: int) -> bool:
    """Return whether the gap of a sentence is one of a text, in the same words."""
    there = {face.slot: (now, face.slot) for face in faces(now)}
    return bool(matching.standing({slot: (sentence, slot)}, there, least=100))


def _in_place_of(plan: Changes, heir: KeptPrompt, instead: _Now) -> Changes:
    """Return the plan with a learned prompt in the place of one that is not."""
    plan = plan._replace(
        unsure=tuple(one for one in plan.unsure if one.old.prompt_id != heir.old.prompt_id)
    )
    if isinstance(instead, AddedPrompt):
        return _without_added(plan, plan.added.index(instead))._replace(kept=(*plan.kept, heir))
    return plan._replace(
        kept=(*(one for one in plan.kept if one is not instead), heir),
        orphaned=(*plan.orphaned, Orphaned(instead.old, whole=False, replaced=True)),
    )


def _without_added(plan: Changes, at: int) -> Changes:
    return plan._replace(
        added=(*plan.added[:at], *plan.added[at + 1 :]),
        unsure=_without_place(plan.unsure, at),
        unasked=_without_place(plan.unasked, at),
        moved=tuple(
            one if one.added is None else one._replace(added=one.added - (one.added > at))
            for one in plan.moved
        ),
    )


def _without_place(pairs: Iterable[Unsure], at: int) -> tuple[Unsure, ...]:
    return tuple(
        one._replace(added=one.added - (one.added > at)) for one in pairs if one.added != at
    )


def _asked_anew(plan: Changes, old: StoredPrompt, now: _Now) -> Changes:
    """Return the plan, in which the question is about what stands there now."""
    if not isinstance(now, AddedPrompt):
        return plan
    others = (one for one in plan.unsure if one.old.prompt_id != old.prompt_id)
    return plan._replace(unsure=(*others, Unsure(old, plan.added.index(now))))


def _heir(old: StoredPrompt, now: Content, match: Kept) -> KeptPrompt:
    wording = wordings.to_json(match.slots.wording)
    content = now._replace(wording=wording, tier=Tier.READY)
    return reworded(old, content, match.edit, match.slots)


def _known(old: StoredPrompt, now: _Now, candidates: Sequence[StoredPrompt]) -> Known:
    """Return the prompt as if it had stood there until now.

    Where that alone would tell that it is one of the candidates, it was asked about because it had
    stood elsewhere: then it still has.
    """
    here = known_of(old, {}, {})._replace(spot=_spot(now.content), orphan=False)
    asked = [_offer(one.content) for one in candidates]
    if not matching.match([here], asked).kept:
        return here
    return here._replace(spot=here.spot._replace(hunk=None))


def _offer(now: Content) -> Offer:
    wording = wordings.from_json(now.wording)
    return Offer(wording, now.fingerprint, now.note_text, _spot(now), now.anchor)


def _spot(now: Content) -> Spot:
    return Spot(now.path, tuple(json.loads(now.section)), now.line, HERE)


Place = tuple[str, int]
"""The file of a note, and its first line."""


def _place(content: Content) -> Place:
    return content.path, content.note_line
