"""What becomes of a note: its drafts gated, ranked and tiered, or a reason why there are none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import chain, islice
from typing import NamedTuple

from recall import context as bullets
from recall import gates, generators
from recall.cards import Question, Tier
from recall.confidence import READY_FROM, UNJUDGED, Fit, chance, fitted, weaknesses
from recall.drafts import Draft, Outcome, Refusal
from recall.generators.entire import with_whole_figure
from recall.generators.fragments import Family, family_of
from recall.generators.gaps import without_marks
from recall.generators.generator import Generator
from recall.generators.imperative import imperative
from recall.generators.listing import without_details
from recall.generators.quoting import said
from recall.generators.tidied import tidied
from recall.generators.together import behind_the_rest, from_the_start
from recall.generators.written import belongs_to, without_written, written_below
from recall.habits import NO_HABITS, Habits
from recall.language import asides, bare, stance, voices
from recall.language.attribution import is_note_takers
from recall.language.between import parted
from recall.language.detect import UNDETERMINED, language_of
from recall.language.rare import Rare
from recall.language.reading import read
from recall.language.tokens import Apart, set_apart
from recall.notes import CardsMode, Context, Fate, Note, NoteKind
from recall.offering import (
    LIST_PATTERNS,
    SET_PATTERNS,
    different,
    is_sure,
    likeliest_first,
    only_pointing,
    the_rest,
    to_offer,
)
from recall.signs import score_alone, signs

CHILD_READY_FROM = 0.63
"""Confidence from which a child of a list has a card beside that of its list."""

NEVER_READY = frozenset({"completion", "says-about", "statement"})
"""Patterns whose cards a person must have seen first, until their habits say otherwise."""

NEVER = 2.0
"""More than any chance."""

WHOLE = LIST_PATTERNS | {"enumeration", "examples", "good-at", "two-things", "wrong"}
"""Patterns whose answers are long on purpose: several things, or the reason in full.

What judges think of long answers and of commas in them says nothing against these.
"""


class Weights(NamedTuple):
    """What makes a chance of a rule's score."""

    fit: Fit
    habits: Habits


def decide(
    note: Note,
    context: Context,
    habits: Habits = NO_HABITS,
    fit: Fit | None = None,
    *,
    why: bool = False,
) -> Outcome:
    """Return the one fate of the note with its drafts and reason.

    Its refusals are told where no card came of it, and otherwise where somebody asks `why`.
    `habits` are those of the person whose note it is: they move the tiers of the rules.
    `fit` says what judges keep, as `confidence.fitted` does unless another is given.
    """
    weights = Weights(fit or fitted(), habits)
    as_written, parent = note, context.parent
    note, context = bare.shown(note), bare.around(context)
    if note.skip or context.cards is CardsMode.NONE:
        return Outcome(Fate.SKIPPED, _switched_off(note))
    written = tuple(_drafts(generators.EXPLICIT, note, context))
    if written:
        return Outcome(Fate.READY, None, written)
    if part := belongs_to(note, context):
        return Outcome(Fate.READY, part)
    if context.cards is CardsMode.EXPLICIT or note.kind is not NoteKind.BULLET:
        return Outcome(Fate.SKIPPED, "only explicit cards are wanted here")
    if len(note.text) > LONGEST:
        return Outcome(Fate.NEEDS_YOU, f"longer than {LONGEST:,} characters: split it")
    if reason := skip_reason(as_written, context):
        return Outcome(Fate.SKIPPED, reason)
    outcome = _by_rules(without_written(note), context, weights, why=why)
    if outcome.fate is Fate.NEEDS_YOU and (below := written_below(note)):
        outcome = Outcome(Fate.READY, below)
    if parent:
        asked_for = skip_reason(parent, replace(context, siblings=())) is None
        return _as_child(outcome, context, weights) if asked_for else outcome
    family = family_of(note, context)
    return _as_member(outcome, family, context, weights, note) if family else outcome


def _as_child(outcome: Outcome, context: Context, weights: Weights) -> Outcome:
    """Return the fate of a nested note, knowing whether its parent's list asks for it.

    Then it has cards of its own only where it surely makes a claim of its own.
    """
    parent = context.parent
    assert parent is not None
    alone = without_written(parent)
    around = replace(context, parent=None, previous=None, siblings=(), source=None)
    above = _above(alone, around, weights)
    if not above.drafts or above.drafts[0].pattern not in LIST_PATTERNS:
        return outcome
    return _as_item(outcome, above, parent)


def _as_member(
    outcome: Outcome, family: Family, context: Context, weights: Weights, note: Note
) -> Outcome:
    """Return the fate of a fragment, knowing whether the set it belongs to asks for it.

    The first of a set has its cards.
    """
    first = family.members[0]
    if first.span == note.span:
        return outcome
    around = replace(context, previous=None, source=None)
    of_set = _of_set(without_written(first), around, weights)
    if not any(draft.pattern in SET_PATTERNS for draft in of_set.drafts):
        return outcome
    return _as_item(outcome, of_set, first)


def _as_item(outcome: Outcome, above: Outcome, asking: Note) -> Outcome:
    """Return the fate of a note that the list of another one asks for."""
    own = tuple(draft for draft in outcome.drafts if draft.confidence >= CHILD_READY_FROM)
    if above.fate is Fate.READY:
        own = own if outcome.fate is Fate.READY else ()
        reason = f"asked for by the list in line {asking.span.first}"
        return replace(outcome, fate=Fate.READY, reason=reason, drafts=own)
    if outcome.fate is Fate.READY and own:
        return replace(outcome, drafts=own)
    reason = f"asked for by the draft of the list in line {asking.span.first}"
    return replace(outcome, fate=Fate.DRAFT, reason=reason, drafts=())


def _switched_off(note: Note) -> str:
    return "marked to be skipped" if note.skip else "cards are switched off for this deck"


@lru_cache(maxsize=4)
def _above(parent: Note, context: Context, weights: Weights) -> Outcome:
    """Return what became of the parent; its children ask one after the other."""
    told = language_of(parent.text)
    language = context.language if told == UNDETERMINED else told
    return _by_rules(parent, replace(context, siblings=(parent,), language=language), weights)


@lru_cache(maxsize=4)
def _of_set(first: Note, context: Context, weights: Weights) -> Outcome:
    """Return what became of the first note of a set; the others ask one after the other."""
    return _by_rules(first, context, weights)


TO_DO = Rare(
    r"(?:TODO|FIXME)\b|(?:to-?do|to do|pendiente)\s*:", "do|fixme|pendiente", flags=re.IGNORECASE
)
"""Words that mark a task where there is no box to tick."""

DOUBT = Rare(r"\W*\?{2,}", "?")
"""How a note to oneself begins that asks for more."""


def skip_reason(note: Note, context: Context) -> str | None:
    """Return why no card is to be made of the note at all, or None."""
    if note.task or TO_DO.match(note.text):
        return "a task"
    if not bare.as_shown(note.text).strip() and not note.children:
        return "a remark that no page shows" if "%%" in note.text else "empty"
    if DOUBT.match(note.text) and not note.children:
        return "a question to oneself"
    if stance.is_pointer(note.text) and not note.children:
        return "it points to something else to read"
    if bullets.is_metadata(note):
        return "metadata: it says who, when or where"
    if reason := bullets.lone_markup(note):
        return reason
    if _has_link(note) and bullets.is_resource_list(context.siblings):
        return "one of a list of resources"
    return None


def _has_link(note: Note) -> bool:
    """Tell whether the list needs to be looked at: without a link this is no resource of it."""
    return "](" in note.text or "://" in note.text


def _drafts(family: Iterable[Generator], note: Note, context: Context) -> Iterator[Draft]:
    for generator in family:
        yield from generator.draft(note, context)


LONGEST = 10_000
"""Characters of a note that rules look at. Some of their patterns take the square of the time."""

MOST_DRAFTS = 60
"""Drafts of one note that are looked at; a note with a thousand numbers is no insight."""


def _some_drafts(family: Iterable[Generator], note: Note, context: Context) -> Iterator[Draft]:
    return islice(_drafts(family, note, context), MOST_DRAFTS)


def _by_rules(note: Note, context: Context, weights: Weights, *, why: bool = False) -> Outcome:
    """Return what becomes of the prose of a note; its code, tables and pictures go to the backs."""
    note = _as_read(note, context)
    apart = _apart(note.text)
    if apart.prose == note.text:
        return _of_prose(note, context, weights, why=why)
    if not apart.prose and not bullets.is_markup_alone(note.text):
        return Outcome(Fate.NEEDS_YOU, "its words speak of the code or table that stands with them")
    outcome = _of_prose(replace(note, text=apart.prose), context, weights, why=why)
    return replace(outcome, drafts=_showing(outcome.drafts, apart))


def _as_read(note: Note, context: Context) -> Note:
    """Return the note as rules read it, without what its author wrote only for the page."""
    note = bare.bared(replace(note, text=without_marks(note.text)))
    spelt = bare.first_sign_spelt(note.text, context.language)
    return replace(note, text=spelt) if spelt else note


def _showing(drafts: Iterable[Draft], apart: Apart) -> tuple[Draft, ...]:
    """Return the drafts with the code, tables and pictures of their note on the back."""
    return tuple(
        replace(draft, extra="\n\n".join(filter(None, (draft.extra, apart.shown))))
        for draft in drafts
    )


def _apart(text: str) -> Apart:
    """Return the prose of a note, and the code, tables and pictures at its edges and in it."""
    at_edges = set_apart(text)
    between = parted(at_edges.prose)
    if between.prose == at_edges.prose:
        return at_edges
    return Apart(between.prose, "\n\n".join(filter(None, (between.shown, at_edges.shown))))


def _of_prose(note: Note, context: Context, weights: Weights, *, why: bool = False) -> Outcome:
    note = without_details(note, context)
    drafts = tuple(_weighed(_by_patterns(note, context), note, context, weights))
    sure = _trials(filter(is_sure, drafts), note, context)
    if not (chosen := different(sure)):
        more = tuple(_weighed(_any_phrase(drafts, note, context, weights), note, context, weights))
        drafts += more
        sure += _trials(filter(is_sure, more), note, context)
        chosen = different(sure)
    unsure = tuple(draft for draft in drafts if not is_sure(draft))
    if chosen:
        told = _told((sure,), chosen, unsure) if why else ()
        return Outcome(Fate.READY, None, chosen, told)
    new = _unlike(_last_drafts(note, context), drafts)
    last = _weighed(new, note, context, weights)
    rounds = (sure, _trials(unsure, note, context), _trials(last, note, context))
    if chosen := different(rounds[-1]):
        return Outcome(Fate.READY, None, chosen, _told(rounds, chosen) if why else ())
    offered = to_offer(chain(*rounds))
    offered += the_rest(chain(*rounds), offered)
    offered += only_pointing(chain(*rounds), offered)
    if not offered:
        return Outcome(Fate.NEEDS_YOU, needs_you_reason(note, context), (), _told(rounds))
    chosen = tuple(replace(trial.draft, tier=Tier.DRAFT) for trial in offered)
    told = _told(rounds, chosen) if why else ()
    return Outcome(Fate.DRAFT, _why_draft(offered[0], note, context, weights.fit), chosen, told)


def others(
    note: Note,
    context: Context,
    is_known: Callable[[Draft], bool],
    habits: Habits = NO_HABITS,
    fit: Fit | None = None,
) -> tuple[Draft, ...]:
    """Return what else could be asked of a note than what `is_known`, the likeliest first.

    They are drafts to choose from, as those of a note without a ready card are, and no gate
    refuses one. There are none of a note of which rules ask nothing, nor of one that a list
    asks for: that one has its card.
    """
    outcome = decide(note, context, habits, fit)
    if not outcome.drafts or (outcome.fate is Fate.READY and outcome.reason):
        return ()
    note, context = bare.shown(note), bare.around(context)
    if any(_drafts(generators.EXPLICIT, note, context)):
        return ()
    note = _as_read(without_written(note), context)
    apart = _apart(note.text)
    prose = without_details(replace(note, text=apart.prose), context)
    drafts = _other_drafts(prose, context, Weights(fit or fitted(), habits), is_known)
    return _showing(drafts, apart)


def _other_drafts(
    note: Note, context: Context, weights: Weights, is_known: Callable[[Draft], bool]
) -> Iterator[Draft]:
    drafts = tuple(_by_patterns(note, context))
    drafts += tuple(_any_phrase(drafts, note, context, weights))
    drafts += tuple(_unlike(_last_drafts(note, context), drafts))
    # A list is asked for as a whole, or not at all.
    new = (one for one in drafts if one.pattern not in LIST_PATTERNS and not is_known(one))
    trials = _trials(_weighed(new, note, context, weights), note, context)
    offered = to_offer(trials)
    for trial in (*offered, *the_rest(trials, offered)):
        yield replace(trial.draft, tier=Tier.DRAFT)


def _by_patterns(note: Note, context: Context) -> Iterator[Draft]:
    """Yield what the rules draft that know the sentence."""
    for draft in _some_drafts(generators.rules_for(context.language), note, context):
        yield _shown_whole(draft, note, context)


def _any_phrase(
    known: Iterable[Draft], note: Note, context: Context, weights: Weights
) -> Iterator[Draft]:
    """Yield what a person would hide, where chances are known: it takes longer than the rules."""
    if not weights.fit.takes_rules_at_their_word:
        weighed = (
            tidied(from_the_start(with_whole_figure(draft), note, context), note, context)
            for draft in _some_drafts(generators.WEIGHED, note, context)
        )
        yield from _unlike(weighed, known)


def _last_drafts(note: Note, context: Context) -> Iterator[Draft]:
    """Yield what is drafted of a plain statement."""
    for draft in _some_drafts(generators.last_resort(context.language), note, context):
        yield _shown_whole(draft, note, context)


def _shown_whole(draft: Draft, note: Note, context: Context) -> Draft:
    """Return the draft of a rule with its whole figure, behind what its note says first, tidied."""
    shown = behind_the_rest(with_whole_figure(draft), note, context)
    return tidied(from_the_start(shown, note, context), note, context)


def _unlike(drafts: Iterable[Draft], known: Iterable[Draft]) -> Iterator[Draft]:
    """Yield the drafts whose wording nothing before them has."""
    seen = {draft.wording for draft in known}
    for draft in drafts:
        if draft.wording not in seen:
            seen.add(draft.wording)
            yield draft


def drafted(note: Note, context: Context) -> Iterator[Draft]:
    """Yield all that rules draft of the prose of a note, each with its rule's own score."""
    prose = bare.bared(without_written(bare.shown(note)))
    prose = without_details(replace(prose, text=_apart(prose.text).prose), context)
    for family in (
        generators.rules_for(context.language),
        generators.last_resort(context.language),
        generators.WEIGHED,
    ):
        for draft in _some_drafts(family, prose, context):
            yield from dict.fromkeys((draft, _shown_whole(draft, prose, context)))


def _trials(drafts: Iterable[Draft], note: Note, context: Context) -> tuple[gates.Trial, ...]:
    return tuple(gates.Trial(draft, note, context) for draft in drafts)


QUESTION_READY_FROM = 0.62
"""Chance from which a question is ready.

Those that the examples ask for begin here. Of 51 that ask why something is so, in ten sets at first
contact, two judges kept 34 and one or both rejected 1.
"""


SELDOM_KEPT = frozenset(
    "advice before denied examples explained if label means never-do otherwise question so"
    " superlative two-things when wrong".split()
) | {"so that"}
"""Patterns of questions of which judges kept hardly one in four, where they were ready."""

SELDOM_KEPT_READY_FROM = 0.75
"""Chance from which a question of one of these is ready, as those of the examples are."""


def _weighed(
    drafts: Iterable[Draft], note: Note, context: Context, weights: Weights
) -> Iterator[Draft]:
    """Give the drafts with the chance that this person keeps each of them."""
    for draft in drafts:
        kept = kept_chance(draft, note, context, weights.fit)
        sure = weights.habits.chance(draft.pattern, kept)
        yield draft.weighed(sure, ready=sure >= _ready_from(draft, weights))


def _ready_from(draft: Draft, weights: Weights) -> float:
    """Return the chance from which a draft of its kind may be ready."""
    asked = isinstance(draft.wording, Question) and draft.pattern not in WHOLE
    if draft.pattern in NEVER_READY and not weights.habits.is_clear(draft.pattern):
        return NEVER
    if weights.fit.takes_rules_at_their_word:
        return READY_FROM
    if draft.pattern in SELDOM_KEPT and isinstance(draft.wording, Question):
        return SELDOM_KEPT_READY_FROM
    decided = weights.habits.of(draft.pattern)
    spurned = decided.refused > decided.kept
    return QUESTION_READY_FROM if asked and not spurned else READY_FROM


def kept_chance(draft: Draft, note: Note, context: Context, fit: Fit) -> float:
    """Return the chance that a judge keeps the draft, whose confidence is its rule's score.

    A list is asked for as a whole, by itself and by the notes in it: its rule alone says
    whether it is one.
    """
    if fit.takes_rules_at_their_word:
        return chance(draft.pattern, score_alone(draft), fit)
    if draft.pattern in WHOLE:
        return chance(draft.pattern, score_alone(draft), UNJUDGED)
    return chance(draft.pattern, signs(draft, note, context), fit)


def _told(
    rounds: tuple[tuple[gates.Trial, ...], ...],
    chosen: tuple[Draft, ...] = (),
    untried: Iterable[Draft] = (),
) -> tuple[Refusal, ...]:
    """Return all that was not taken: what is refused, what may not be ready, what is outdone."""
    tried = [trial for trials in rounds for trial in trials]
    refused = [one for trial in tried if trial.is_refused for one in trial.refusals()]
    barred = [one for trial in tried if not trial.is_refused for one in trial.refusals()]
    taken = {draft.wording for draft in chosen} | {one.draft.wording for one in barred}
    passed = [trial for trials in rounds for trial in likeliest_first(trials)]
    left = [
        trial.draft for trial in passed if not trial.is_refused and trial.draft.wording not in taken
    ]
    return (*refused, *barred, *map(_outdone, (*left, *untried)))


def _outdone(draft: Draft) -> Refusal:
    return Refusal(draft, "rank", "a better card asks for it")


def _why_draft(best: gates.Trial, note: Note, context: Context, fit: Fit) -> str:
    """Return what keeps the draft from being ready, in words."""
    if best.is_refused:
        return next(reason for gate, reason in best.reasons() if gate.bars is Tier.DRAFT)
    if reason := best.bar or UNSURE.get(best.draft.pattern):
        return reason
    if fit.takes_rules_at_their_word or best.draft.pattern in WHOLE:
        return "not sure enough to go in by itself"
    against = weaknesses(signs(best.draft, note, context), fit)
    return ": ".join(filter(None, ("not sure enough to go in by itself", ", ".join(against))))


UNSURE = {
    "completion": "a plain statement: its end is hidden, which is easily guessed",
    "says-about": "a plain statement: what is asked is vague",
}
"""Why the drafts of a pattern always wait for a person."""


def _why_nothing_is_quoted(note: Note, context: Context) -> str:
    sentences = said(note, context)
    if asides.is_reaction(note.text):
        return "a reaction, not a claim"
    if not sentences:
        return "the note-taker's own words, not a claim of the talk"
    if all(sentence.sure < 1 for sentence in sentences):
        return "it leans on words that are not in it, or on somebody else's"
    return "no pattern finds a claim with one right answer"


def needs_you_reason(note: Note, context: Context) -> str:
    """Return in words why no card could be made of the note."""
    if context.language != "en":
        return _why_nothing_is_quoted(note, context)
    if bullets.is_markup_alone(note.text):
        return "code or maths alone: no words say what to ask of it"
    found = read(note, context)
    if voices.answered_below(note, context):
        return "a question; the answers below it have cards of their own"
    if stance.is_errand(note.text):
        return "a note to oneself, not a claim of the talk"
    if asides.is_reaction(note.text):
        return "a reaction, not a claim"
    if not found.claims and (found.own or is_note_takers(note.text)):
        return "the note-taker's own words, not a claim of the talk"
    if not found.claims or asides.is_meta(found.claims[0].text):
        return "a reaction, not a claim"
    if found.unresolved:
        return f"unresolved “{found.unresolved}”: nothing before it says who or what"
    if all(imperative(claim.bare) for claim in found.claims):
        return "bare advice: it says neither why nor when"
    return "no pattern finds a claim with one right answer"
