"""What becomes of a note: its drafts gated, ranked and tiered, or a reason why there are none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from recall import context as bullets
from recall import gates, generators
from recall.cards import Tier, faces
from recall.drafts import Draft, Outcome, Refusal
from recall.generators.generator import Generator
from recall.generators.imperative import imperative
from recall.generators.written import belongs_to, without_written, written_below
from recall.language import asides
from recall.language.attribution import Whose, is_note_takers
from recall.language.detect import UNDETERMINED, language_of
from recall.language.reading import read
from recall.language.words import content_words
from recall.notes import CardsMode, Context, Fate, Note, NoteKind

READY_FROM = 0.75
"""Confidence from which a draft enters the schedule by itself."""

CHILD_READY_FROM = 0.84
"""Confidence from which a child of a list has a card beside that of its list."""

PROSE_CARDS = 2
"""Cards that one bullet of prose gives at most."""

NEVER_READY = frozenset({"completion", "says-about", "statement"})
"""Patterns whose cards a person must have seen first."""

LIST_PATTERNS = frozenset({"list", "list-gaps"})


class Judged(NamedTuple):
    """The drafts of a note that may be shown, tiered and best first, and the rest."""

    passed: tuple[Draft, ...]
    refused: tuple[Refusal, ...]
    barred: tuple[Refusal, ...]
    """Drafts among the passed that a gate keeps from being ready."""


def decide(note: Note, context: Context) -> Outcome:
    """Return the one fate of the note with its drafts, refusals and reason."""
    if note.skip or context.cards is CardsMode.NONE:
        return Outcome(Fate.SKIPPED, _switched_off(note))
    written = tuple(_drafts(generators.EXPLICIT, note, context))
    if written:
        return Outcome(Fate.READY, None, written)
    if part := belongs_to(note, context):
        return Outcome(Fate.READY, part)
    if context.cards is CardsMode.EXPLICIT or note.kind is not NoteKind.BULLET:
        return Outcome(Fate.SKIPPED, "only explicit cards are wanted here")
    if reason := skip_reason(note, context):
        return Outcome(Fate.SKIPPED, reason)
    outcome = _by_rules(without_written(note), context)
    if outcome.fate is Fate.NEEDS_YOU and (below := written_below(note)):
        outcome = Outcome(Fate.READY, below)
    return _as_child(outcome, context) if context.parent else outcome


def _as_child(outcome: Outcome, context: Context) -> Outcome:
    """Return the fate of a nested note, knowing whether its parent's list asks for it.

    Then it has cards of its own only where it surely makes a claim of its own.
    """
    parent = context.parent
    assert parent is not None
    alone = without_written(parent)
    above = _above(alone, replace(context, parent=None, previous=None, siblings=(), source=None))
    if not above.drafts or above.drafts[0].pattern not in LIST_PATTERNS:
        return outcome
    own = tuple(draft for draft in outcome.drafts if draft.confidence >= CHILD_READY_FROM)
    if above.fate is Fate.READY:
        own = own if outcome.fate is Fate.READY else ()
        reason = f"asked for by the list in line {parent.span.first}"
        return replace(outcome, fate=Fate.READY, reason=reason, drafts=own)
    if outcome.fate is Fate.READY and own:
        return outcome
    reason = f"asked for by the draft of the list in line {parent.span.first}"
    return replace(outcome, fate=Fate.DRAFT, reason=reason, drafts=())


def _switched_off(note: Note) -> str:
    return "marked to be skipped" if note.skip else "cards are switched off for this deck"


@lru_cache(maxsize=4)
def _above(parent: Note, context: Context) -> Outcome:
    """Return what became of the parent; its children ask one after the other."""
    told = language_of(parent.text)
    language = context.language if told == UNDETERMINED else told
    return _by_rules(parent, replace(context, siblings=(parent,), language=language))


TO_DO = re.compile(r"(?:TODO|FIXME)\b")
"""Words that mark a task where there is no box to tick."""


def skip_reason(note: Note, context: Context) -> str | None:
    """Return why no card is to be made of the note at all, or None."""
    if note.task or TO_DO.match(note.text):
        return "a task"
    if not note.text.strip() and not note.children:
        return "empty"
    if bullets.is_metadata(note):
        return "metadata: it says who, when or where"
    if bullets.is_link_only(note):
        return "link only"
    if _has_link(note) and bullets.is_resource_list(context.siblings):
        return "one of a list of resources"
    return None


def _has_link(note: Note) -> bool:
    """Tell whether the list needs to be looked at: without a link this is no resource of it."""
    return "](" in note.text or "://" in note.text


def _drafts(family: Iterable[Generator], note: Note, context: Context) -> Iterator[Draft]:
    for generator in family:
        yield from generator.draft(note, context)


def _by_rules(note: Note, context: Context) -> Outcome:
    drafts = tuple(_drafts(generators.rules_for(context.language), note, context))
    judged = _judge(filter(_is_sure, drafts), note, context)
    unsure = tuple(draft for draft in drafts if not _is_sure(draft))
    if not any(draft.tier is Tier.READY for draft in judged.passed):
        last = _drafts(generators.last_resort(context.language), note, context)
        for more in (unsure, last):
            judged = _both(judged, _judge(more, note, context))
        unsure = ()
    ready = [draft for draft in judged.passed if draft.tier is Tier.READY]
    chosen = _different(ready) or judged.passed[:1]
    left = (*_left_over(judged, chosen), *map(_outdone, unsure))
    refused = (*judged.refused, *judged.barred, *left)
    if not chosen:
        return Outcome(Fate.NEEDS_YOU, needs_you_reason(note, context), (), refused)
    if chosen[0].tier is Tier.READY:
        return Outcome(Fate.READY, None, chosen, refused)
    return Outcome(Fate.DRAFT, _why_draft(chosen[0], judged.barred), chosen, refused)


def _both(one: Judged, other: Judged) -> Judged:
    return Judged(
        (*one.passed, *other.passed), (*one.refused, *other.refused), (*one.barred, *other.barred)
    )


def _judge(drafts: Iterable[Draft], note: Note, context: Context) -> Judged:
    """Put every draft before the gates: it is ready, a draft, or refused."""
    passed: list[Draft] = []
    refused: list[Refusal] = []
    barred: list[Refusal] = []
    for draft in drafts:
        faults = list(gates.refusals(draft, note, context))
        refusals = [Refusal(draft, gate.name, reason) for gate, reason in faults]
        if any(gate.bars is Tier.DRAFT for gate, _ in faults):
            refused += refusals
            continue
        barred += refusals
        passed.append(_tiered(draft, barred=bool(faults)))
    passed.sort(key=lambda draft: (draft.tier is Tier.DRAFT, -draft.confidence))
    return Judged(tuple(passed), tuple(refused), tuple(barred))


def _is_sure(draft: Draft) -> bool:
    """Tell whether the draft is ready if no gate bars it."""
    return draft.confidence >= READY_FROM and draft.pattern not in NEVER_READY


def _tiered(draft: Draft, *, barred: bool) -> Draft:
    return replace(draft, tier=Tier.READY if _is_sure(draft) and not barred else Tier.DRAFT)


def _different(drafts: list[Draft]) -> tuple[Draft, ...]:
    """Return the best drafts that test different things; a list brings all of its own."""
    if drafts and drafts[0].pattern in LIST_PATTERNS:
        return tuple(draft for draft in drafts if draft.pattern in LIST_PATTERNS)
    chosen: list[Draft] = []
    for draft in drafts:
        if len(chosen) < PROSE_CARDS and not any(
            alike(draft, other) or _shows(other, draft) for other in chosen
        ):
            chosen.append(draft)
    return tuple(sorted(chosen, key=drafts.index))


def alike(one: Draft, other: Draft) -> bool:
    """Tell whether two drafts ask for the same words."""
    mine, theirs = _answer_words(one), _answer_words(other)
    if not mine or not theirs:
        return True
    shared = len(mine & theirs) / min(len(mine), len(theirs))
    return shared > 0.5


def _shows(better: Draft, draft: Draft) -> bool:
    """Tell whether the question of the better draft gives the answer of the other away."""
    shown = {word for face in faces(better.wording) for word in content_words(face.front)}
    return _answer_words(draft) <= shown


def _answer_words(draft: Draft) -> set[str]:
    return {word for face in faces(draft.wording) for word in content_words(face.answer)}


def _left_over(judged: Judged, chosen: tuple[Draft, ...]) -> Iterator[Refusal]:
    taken = {draft.wording for draft in chosen}
    taken |= {refusal.draft.wording for refusal in judged.barred}
    for draft in judged.passed:
        if draft.wording not in taken:
            yield _outdone(draft)


def _outdone(draft: Draft) -> Refusal:
    return Refusal(draft, "rank", "a better card asks for it")


def _why_draft(draft: Draft, barred: Iterable[Refusal]) -> str:
    for refusal in barred:
        if refusal.draft.wording == draft.wording:
            return refusal.reason
    return UNSURE.get(draft.pattern, "not sure enough to go in by itself")


UNSURE = {
    "completion": "a plain statement: its end is hidden, which is easily guessed",
    "says-about": "a plain statement: what is asked is vague",
}
"""Why the drafts of a pattern always wait for a person."""


def needs_you_reason(note: Note, context: Context) -> str:
    """Return in words why no card could be made of the note."""
    found = read(note, context)
    if asides.is_reaction(note.text):
        return "a reaction, not a claim"
    if not found.claims and is_note_takers(note.text):
        return "the note-taker's own words, not a claim of the talk"
    if not found.claims or asides.is_meta(found.claims[0].text):
        return "a reaction, not a claim"
    if found.unresolved:
        return f"unresolved “{found.unresolved}”: nothing before it says who or what"
    if all(claim.whose is Whose.NOTE_TAKER for claim in found.claims):
        return "the note-taker's own words, not a claim of the talk"
    if all(imperative(claim.bare) for claim in found.claims):
        return "bare advice: it says neither why nor when"
    return "no pattern finds a claim with one right answer"
