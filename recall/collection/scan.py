"""Scanning: what the decks say now against what is stored, first as a plan, then as a fact."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Set
from contextlib import suppress
from typing import NamedTuple

from recall.collection import changes, losses, planning, storing
from recall.collection.base import Base, moment_of
from recall.collection.changes import CardFate, Changes, KeptPrompt, PlanLine, Question
from recall.collection.freshness import is_deck
from recall.collection.losses import Loss
from recall.collection.rehoming.left_out import left_out
from recall.collection.survey import Survey, survey
from recall.errors import BusyError, DamagedError, RecallError, UnwritableFileError
from recall.generators.gaps import Gaps
from recall.notes import Problem
from recall.reviews import EventId
from recall.store import claims, notes, prompts
from recall.store.claims import UNREAD
from recall.store.log import Dice, last_id
from recall.store.stranded import stranded, with_gaps_learned_elsewhere

__all__ = [
    "CardFate",
    "DrasticPlanError",
    "PlanLine",
    "Question",
    "ScanPlan",
    "ScanReport",
    "apply",
    "is_deck",
    "plan",
]


class ScanPlan(NamedTuple):
    """What a scan would do."""

    lines: tuple[PlanLine, ...]
    """One for every card that a person would want to hear of, by file and line."""

    questions: tuple[Question, ...]
    problems: tuple[Problem, ...]
    """Every fault in the notes, also in files that did not change."""

    losses: tuple[Loss, ...]
    """Decks that would lose learned cards; where there is one, a person has to agree."""

    changes: Changes
    survey: Survey
    stamp: EventId | None
    """The last entry of the log when the plan was made: tells whether something was written
    since, answers too."""

    @property
    def counts(self) -> Mapping[CardFate, int]:
        """How many cards there are of each fate; fates without cards are left out."""
        return Counter(line.fate for line in self.lines)

    @property
    def drastic(self) -> bool:
        """Whether to ask before it is applied."""
        return bool(self.losses)

    @property
    def is_nothing(self) -> bool:
        """Whether everything is stored as it stands, down to the times of the files."""
        return not self.survey.rows and not self.survey.gone


class ScanReport(NamedTuple):
    """What a scan did."""

    plan: ScanPlan
    applied: bool
    """False when the plan was drastic and nobody agreed to it: then the losses are left to a
    person, with all else in their files, and what the plan says besides was stored."""

    undecided: int
    """How many questions are open, those of earlier scans too."""

    @property
    def lines(self) -> tuple[PlanLine, ...]:
        return self.plan.lines

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.plan.problems

    @property
    def losses(self) -> tuple[Loss, ...]:
        return self.plan.losses

    @property
    def counts(self) -> Mapping[CardFate, int]:
        """How many cards there are of each fate; fates without cards are left out."""
        return self.plan.counts


class DrasticPlanError(RecallError):
    """Applying the plan would take learned cards out of the queue, and nobody agreed."""

    def __init__(self, found: tuple[Loss, ...]) -> None:
        super().__init__(found)
        self.losses = found

    def __str__(self) -> str:
        said, how = losses.sentence(self.losses), losses.ways_on(self.losses)
        return f"{said} Nothing was changed. {how}"


class NotScannedError(RecallError):
    """Something was written into the notes, but the cards of it could not be stored."""

    def __init__(self, why: UnwritableFileError | BusyError | DamagedError) -> None:
        super().__init__(why)
        self.why = why
        self.exit_code = why.exit_code

    def __str__(self) -> str:
        if isinstance(self.why, DamagedError):
            return (
                "Your notes are written, and their cards come as soon as the database is whole"
                f" again. {self.why.after_writing()}"
            )
        why = self.why.what()
        todo = self.why.advice() if isinstance(self.why, UnwritableFileError) else ""
        return (
            "Your notes are written; the next `recall scan` makes their cards, so do not say it"
            f" again. {why}{todo}"
        )


def plan(base: Base) -> ScanPlan:
    """Return what a scan would do."""
    stamp = last_id(base.db)
    again = {one.path for one in stranded(base.db)} | claims.caught_up(base.db)
    again |= {one.content.path for one in left_out(base.db)}
    if claims.is_shared(base.db):
        again |= with_gaps_learned_elsewhere(base.db, Gaps.name)
    return _plan_of(base, survey(base, again), stamp)


def _plan_of(base: Base, found: Survey, stamp: EventId | None) -> ScanPlan:
    todo = planning.changes(base.db, found)
    return ScanPlan(
        lines=changes.lines(todo),
        questions=changes.questions(todo),
        problems=found.problems,
        losses=_losses(base, todo),
        changes=todo,
        survey=found,
        stamp=stamp,
    )


def _losses(base: Base, todo: Changes) -> tuple[Loss, ...]:
    if not todo.orphaned:
        return ()
    studied = prompts.cards_by_place(base.db)
    files = notes.files(base.db)
    return losses.losses(
        todo,
        studied,
        lambda path: _is_left_out(base, path),
        _gone_on(base, todo),
        {path for path, row in files.items() if row.size == UNREAD and not row.digest},
    )


def _gone_on(base: Base, todo: Changes) -> set[str]:
    """Return the files that are gone, and of which other notes stand elsewhere now."""
    gone = {one.old.content.path for one in todo.orphaned} - todo.notes.keys()
    there = {row.pin for rows in todo.notes.values() for row in rows}
    return {row.path for row in notes.notes_in(base.db, gone) if row.pin in there}


def _is_left_out(base: Base, path: str) -> bool:
    return not is_deck(base, path) and base.file(path).is_file()


def would_lose(base: Base, found: Survey) -> tuple[Loss, ...]:
    """Return the decks that would lose learned cards by what a look at the files has found."""
    known = {deck.path for deck in found.read} - found.new_paths
    return _losses(base, planning.changes(base.db, found)) if found.gone or known else ()


def apply(
    base: Base, plan: ScanPlan, *, agreed: bool = False, dice: Dice = os.urandom
) -> ScanReport:
    """Store what the plan says, all of it or nothing.

    If another process wrote meanwhile, a new plan is made and stored instead. A drastic
    plan needs a person who `agreed`; raises DrasticPlanError.
    """
    if plan.is_nothing:
        return _report(base, plan, applied=True)
    with base.db.writing() as writer:
        if last_id(writer) != plan.stamp:
            plan = _plan_again(base)
        if plan.drastic and not agreed:
            raise DrasticPlanError(plan.losses)
        storing.store(
            writer,
            plan.changes,
            files=plan.survey.rows,
            gone=sorted(plan.survey.gone),
            moment=moment_of(base),
            dice=dice,
        )
    return _report(base, plan, applied=True)


_plan_again = plan


def refresh(base: Base) -> ScanReport:
    """Scan, but leave learned cards that would go to a person, and all else in their files."""
    planned = plan(base)
    if planned.drastic:
        return _without_losses(base, planned)
    try:
        return apply(base, planned)
    except DrasticPlanError as error:
        return _report(base, _nothing_of(planned, error.losses), applied=False)


def _without_losses(base: Base, planned: ScanPlan) -> ScanReport:
    """Store what the plan says of other files than those that lose cards."""
    held = {path for loss in planned.losses for path in loss.paths}
    nothing = _nothing_of(planned, planned.losses)
    if any(_leaves(one, held) for one in planned.changes.kept):
        # Without its old place a card that moved would be another one in the new place.
        return _report(base, nothing, applied=False)
    rest = _plan_of(base, planned.survey.without(held), planned.stamp)
    if not rest.drastic:
        with suppress(DrasticPlanError):
            done = apply(base, rest)
            return done._replace(
                plan=done.plan._replace(losses=planned.losses, problems=planned.problems),
                applied=False,
            )
    return _report(base, nothing, applied=False)


def _leaves(one: KeptPrompt, held: Set[str]) -> bool:
    return one.old.content.path in held and one.content.path not in held


def _nothing_of(planned: ScanPlan, found: tuple[Loss, ...]) -> ScanPlan:
    return planned._replace(lines=(), losses=found)


def after_writing(base: Base) -> ScanReport:
    """Scan what was just written into the notes; raises NotScannedError."""
    try:
        return refresh(base)
    except NOT_SCANNED as error:
        raise NotScannedError(error) from error


NOT_SCANNED = (UnwritableFileError, BusyError, DamagedError)
"""What can prevent a scan of notes that were written."""


def _report(base: Base, plan: ScanPlan, *, applied: bool) -> ScanReport:
    undecided = len(prompts.undecided(base.db))
    return ScanReport(plan, applied, undecided)
