"""What a scan would change, as data: what to write, and what to show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from recall import matching
from recall.cards import CardId, Face, GapText, PromptId, Tier, Wording, faces
from recall.matching import Edit, SlotPlan
from recall.store import wordings
from recall.store.notes import NoteRow
from recall.store.prompts import PLACE, Content, StoredCard, StoredPrompt
from recall.store.settled import SILENT, SettledNote
from recall.store.versions import Stretch


class CardFate(StrEnum):
    """What a scan does with a card; every card that is not left alone has one."""

    NEW = "new"
    DRAFT = "draft"
    """New, but a person has to accept it."""
    EDITED = "edited"
    """Shows other words and keeps its history."""
    CHANGED = "changed"
    """Edited so that what was learned may hold no longer: it comes back today."""
    MOVED = "moved"
    GONE = "gone"
    """Out of the queue, with its history, until its text comes back."""
    DRAFT_GONE = "draft gone"
    """A draft whose note is gone; it was in no queue."""
    REVIVED = "revived"
    UNDECIDED = "to decide"
    """Gone, unless a person says that what came is the same: one for every question, however many
    cards hang on it."""


class PlanLine(NamedTuple):
    """One card that a scan would do something with, or one question about some."""

    fate: CardFate
    path: str
    line: int
    deck: str
    front: str
    before: str | None = None
    """What it asked before, where that was something else."""


class Question(NamedTuple):
    """Two prompts of which a person has to say whether they ask the same fact."""

    prompt_id: PromptId
    """The one with the history."""
    before: str
    after: str
    path: str
    line: int


class AddedPrompt(NamedTuple):
    """A prompt to be given its ids."""

    content: Content
    answers: Mapping[int, str]
    """By slot: one card each."""
    refused: bool = False
    """Whether a person rejected just this before."""


class KeptPrompt(NamedTuple):
    """A stored prompt that changes."""

    old: StoredPrompt
    content: Content
    edit: Edit = Edit.NONE
    answers: Mapping[int, str] = {}
    """By slot; empty when the wording stays."""
    retired: tuple[CardId, ...] = ()
    back: tuple[CardId, ...] = ()
    """Cards of slots that were gone and come back."""
    changed: tuple[CardId, ...] = ()
    """Cards whose fact changed."""
    as_learned: Mapping[CardId, Stretch] = {}
    """Cards that ask again what their last answer was given to, with when they asked it."""
    added: tuple[int, ...] = ()
    """Slots that have no card yet."""

    def differs_in(self, fields: Iterable[str]) -> bool:
        """Return whether the prompt had something else in one of the columns."""
        old = self.old.content
        return any(getattr(old, field) != getattr(self.content, field) for field in fields)


def reworded(old: StoredPrompt, content: Content, edit: Edit, plan: SlotPlan) -> KeptPrompt:
    """Return a stored prompt with a new wording, its cards as the plan has them."""
    cards = {card.slot: card for card in old.cards}
    now = {face.slot for face in faces(plan.wording)}
    gone = [slot for slot, card in cards.items() if slot not in now and not card.retired]
    back = dict.fromkeys(cards[slot].card_id for slot in plan.revived)
    facts = [slot for slot, kind in {**plan.kept, **plan.revived}.items() if kind is Edit.FACT]
    return KeptPrompt(
        old,
        content,
        edit,
        {face.slot: face.answer for face in faces(plan.wording)},
        retired=tuple(cards[slot].card_id for slot in gone),
        back=tuple(back | dict.fromkeys(retired_though_asked(old, content))),
        changed=tuple(cards[slot].card_id for slot in facts if cards[slot].reviews),
        added=plan.added,
    )


def retired_though_asked(old: StoredPrompt, content: Content) -> Iterator[CardId]:
    """Give the cards of the prompt that are out though the wording asks for them.

    One machine may have split a bullet while another one, which had not heard of it, turned its
    halves round: then the gap that went is in the words that were told last.
    """
    retired = {card.slot: card.card_id for card in old.cards if card.retired}
    if retired:
        there = faces(wordings.from_json(content.wording))
        yield from (retired[face.slot] for face in there if face.slot in retired)


class Orphaned(NamedTuple):
    """A stored prompt whose note, or whose question, is gone."""

    old: StoredPrompt
    whole: bool
    """Whether its whole note is gone, and may come back whole."""
    replaced: bool = False
    """Whether one that asks the same has its place, so that nobody misses it."""

    @property
    def is_draft(self) -> bool:
        """Whether it was never asked: nobody has accepted it, or somebody does not want it."""
        return self.old.content.tier == Tier.DRAFT or self.old.refused


class Unsure(NamedTuple):
    """An orphan that may be an added prompt."""

    old: StoredPrompt
    added: int
    """Position among the added prompts."""


class Likely(NamedTuple):
    """An orphan that may be a prompt which has been there for a while."""

    old: StoredPrompt
    there: StoredPrompt


class MovedCard(NamedTuple):
    """A card that goes on in another prompt, for its gap stands there now."""

    old: StoredPrompt
    """The prompt that it was of."""
    card: StoredCard
    slot: int
    """That it gets."""
    content: Content
    """Of the prompt in which it goes on."""
    added: int | None = None
    """Position of its prompt among the added ones; None where that is a stored one."""
    prompt_id: PromptId | None = None
    """Of its prompt where that is stored."""
    changed: bool = False
    """Whether its fact changed with it."""
    as_learned: Stretch | None = None
    """When it asked what it asks again now, where its last answer was given to that."""


class SettledAgain(NamedTuple):
    """A note of which a person decided that it has no cards, as it stands now."""

    old: SettledNote
    now: SettledNote
    refused: Mapping[PromptId, int] = {}
    """Prompts that were proposed while the note said something else, and go again, with the
    answers that they ever had."""

    def changed(self) -> dict[str, object]:
        """Return the columns that the log is told."""
        old = self.old._asdict()
        return {
            field: value
            for field, value in self.now._asdict().items()
            if field not in SILENT and value != old[field]
        } | ({"refused": self.refused} if self.refused else {})


class Changes(NamedTuple):
    """All that a scan has to write about prompts and notes."""

    notes: Mapping[str, Sequence[NoteRow]]
    """By path, for every file that was read anew."""
    added: tuple[AddedPrompt, ...]
    kept: tuple[KeptPrompt, ...]
    orphaned: tuple[Orphaned, ...]
    unsure: tuple[Unsure, ...]
    unasked: tuple[Unsure, ...] = ()
    """The same of prompts that nobody has answered here: a person is asked once a machine is heard
    of on which they were learned."""
    likely: tuple[Likely, ...] = ()
    settled: tuple[SettledAgain, ...] = ()
    """Those that are not where they were, or not as they were."""
    opened: tuple[SettledNote, ...] = ()
    """Notes that say something else since a person decided about them."""
    moved: tuple[MovedCard, ...] = ()
    """Cards that take the places of others, which nobody has answered and which go where they
    were."""
    logged: Mapping[PromptId, StoredPrompt] = {}
    """What the log has of prompts that the last scan saw on other notes here."""

    def against_the_log(self) -> Changes:
        """Return the same, in which those prompts change from what the log has them to be."""
        if not self.logged:
            return self

        def logged(one: StoredPrompt) -> StoredPrompt:
            return self.logged.get(one.prompt_id, one)

        return self._replace(
            kept=tuple(_in_the_words_of(logged(one.old), one) for one in self.kept),
            orphaned=tuple(one._replace(old=logged(one.old)) for one in self.orphaned),
            logged={},
        )


def _in_the_words_of(logged: StoredPrompt, kept: KeptPrompt) -> KeptPrompt:
    """Return what becomes of the prompt that the log has; its words stay where only its place is
    another one."""
    seen, content = kept.old.content, kept.content
    if (content.pin, content.wording) == (seen.pin, seen.wording):
        content = content._replace(pin=logged.content.pin)
    return kept._replace(old=logged, content=content)


# What is shown ----------------------------------------------------------------------------


def lines(changes: Changes) -> tuple[PlanLine, ...]:
    """Return one line for every card that a person would want to hear of, and for every question,
    by place."""
    asked = _asked(changes)
    told = _slots_that_move(changes)
    told |= {old.prompt_id: {card.slot for card in old.cards} for old, _ in asked}
    found = [
        *(
            line
            for number, one in enumerate(changes.added)
            if not one.refused
            for line in _added_lines(one, told[number])
        ),
        *(line for one in changes.kept for line in _kept_lines(one, told[one.old.prompt_id])),
        *(
            line
            for one in changes.orphaned
            if not one.replaced
            for line in _orphaned_lines(one, told[one.old.prompt_id])
        ),
        *(_asked_line(old, new) for old, new in asked),
        *map(_moved_line, changes.moved),
    ]
    return tuple(sorted(found, key=lambda line: (line.path, line.line)))


def _slots_that_move(changes: Changes) -> defaultdict[PromptId | int | None, set[int]]:
    """Return the slots that cards leave or get, by their prompts, or the positions of added
    ones."""
    found: defaultdict[PromptId | int | None, set[int]] = defaultdict(set)
    for one in changes.moved:
        found[one.old.prompt_id].add(one.card.slot)
        found[one.prompt_id if one.added is None else one.added].add(one.slot)
    return found


def _moved_line(one: MovedCard) -> PlanLine:
    before = _faces(one.old.content).get(one.card.slot)
    fate = CardFate.CHANGED if one.changed else CardFate.EDITED
    if one.card.retired or one.old.orphan:
        fate = CardFate.REVIVED
    return _line(
        fate,
        one.content,
        _faces(one.content)[one.slot],
        before.front if before else None,
    )


def _added_lines(one: AddedPrompt, told: set[int]) -> Iterator[PlanLine]:
    """Give a line for every card but those whose slots are `told` of otherwise."""
    fate = CardFate.DRAFT if one.content.tier == Tier.DRAFT else CardFate.NEW
    for slot, face in _faces(one.content).items():
        if slot not in told:
            yield _line(fate, one.content, face)


def _kept_lines(one: KeptPrompt, told: set[int]) -> Iterator[PlanLine]:
    before, after = _faces(one.old.content), _faces(one.content)
    for card in one.old.cards:
        if card.slot in told:
            continue
        if card.slot in after and (fate := _kept_fate(one, card.card_id)):
            old = before.get(card.slot)
            yield _line(fate, one.content, after[card.slot], old.front if old else None)
        elif card.card_id in one.retired and card.slot in before:
            yield _line(CardFate.GONE, one.content, before[card.slot])
    for slot in one.added:
        if slot not in told:
            yield _line(CardFate.NEW, one.content, after[slot])


def _kept_fate(one: KeptPrompt, card_id: CardId) -> CardFate | None:
    """Return what becomes of a card that stays; None when nobody would notice."""
    if one.old.orphan or card_id in one.back:
        return CardFate.REVIVED
    if card_id in one.changed:
        return CardFate.CHANGED
    if one.differs_in(("wording", "extra")):
        return CardFate.EDITED
    return CardFate.MOVED if one.differs_in(PLACE) else None


def _orphaned_lines(one: Orphaned, told: set[int]) -> Iterator[PlanLine]:
    fate = CardFate.DRAFT_GONE if one.is_draft else CardFate.GONE
    for slot, face in _faces(one.old.content).items():
        if slot not in told:
            yield _line(fate, one.old.content, face)


def _asked_line(old: StoredPrompt, new: Content) -> PlanLine:
    place, (before, _) = old.content, told_apart(learned_part(old), new)
    return PlanLine(CardFate.UNDECIDED, place.path, place.line, place.deck, before)


def _line(fate: CardFate, content: Content, face: Face, before: str | None = None) -> PlanLine:
    other = before if before != face.front else None
    return PlanLine(fate, content.path, content.line, content.deck, face.front, other)


def _faces(content: Content) -> dict[int, Face]:
    wording = wordings.from_json(content.wording)
    return {face.slot: face for face in faces(wording, content.extra)}


def questions(changes: Changes) -> tuple[Question, ...]:
    """Return what a person has to decide."""
    return tuple(_question(old, new) for old, new in _asked(changes))


def _asked(changes: Changes) -> list[tuple[StoredPrompt, Content]]:
    """Return the prompts that are asked about, each with what may be the same."""
    return [
        *((one.old, changes.added[one.added].content) for one in changes.unsure),
        *((one.old, one.there.content) for one in changes.likely),
    ]


def _question(old: StoredPrompt, new: Content) -> Question:
    return Question(old.prompt_id, *told_apart(learned_part(old), new), new.path, new.line)


def learned_part(old: StoredPrompt) -> Content:
    """Return a prompt that is asked about, without the gaps that nobody has answered, or that went
    on elsewhere."""
    wording = wordings.from_json(old.content.wording)
    learned = {card.slot for card in old.cards if card.reviews}
    if not isinstance(wording, GapText) or matching.is_list(wording):
        return old.content
    if learned.isdisjoint(gap.slot for gap in wording.gaps):
        return old.content
    only = matching.with_gaps(wording, learned)
    first = faces(only, old.content.extra)[0]
    return old.content._replace(
        wording=wordings.to_json(only), front=first.front, answer=first.answer
    )


def asks_only_what_nobody_learned(old: StoredPrompt, now: Wording) -> bool:
    """Return whether every gap that is asked for now stands in its own words where the prompt had
    one that nobody has answered: then what was learned of it is not there, and nothing to ask."""
    before = wordings.from_json(old.content.wording)
    learned = {card.slot for card in old.cards if card.reviews}
    unlearned = {face.slot for face in faces(before)} - learned
    there = {face.slot: (now, face.slot) for face in faces(now)}
    here = {slot: (before, slot) for slot in unlearned}
    return bool(there) and len(matching.standing(here, there, least=100)) == len(there)


def unasked(plan: Changes) -> Changes:
    """Return the plan with those questions for later that the rest of it leaves open: the prompt
    goes, or is gone, and nobody wants it away; and what it may be has no history."""
    there = {one.old.prompt_id for one in plan.kept}
    there |= {one.old.prompt_id for one in plan.orphaned if one.replaced}
    taken = {one.added for one in plan.unsure} | {one.added for one in plan.moved}
    return plan._replace(
        unasked=tuple(
            one
            for one in plan.unasked
            if one.old.prompt_id not in there and one.added not in taken
            if not (one.old.refused or plan.added[one.added].refused)
        )
    )


def told_apart(old: Content, new: Content) -> tuple[str, str]:
    """Return what two prompts ask, with their answers where these are others: what changed may be
    hidden.

    Where questions and answers are the same, it is what their notes say.
    """
    if old.answer != new.answer:
        return f"{old.front} → {old.answer}", f"{new.front} → {new.answer}"
    if " ".join(old.front.split()) != " ".join(new.front.split()):
        return old.front, new.front
    # The rules make no card of the note as it is now: what it says has to be looked at.
    return old.note_text, new.note_text
