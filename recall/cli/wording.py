"""Sentences that more than one command says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from recall.cli.output import place

if TYPE_CHECKING:
    from recall.collection.deciding import OpenQuestion
    from recall.collection.scan import CardFate, PlanLine, ScanReport
    from recall.notes import Problem

# How a count of cards is said, in the order in which it is read out.
_COUNTED = {
    "new": "{} new",
    "draft": "{} draft{s}",
    "edited": "{} edited (kept)",
    "changed": "{} changed (due today)",
    "moved": "{} moved",
    "revived": "{} back",
    "gone": "{} gone (suspended)",
    "draft gone": "{} draft{s} gone",
    "to decide": "{} to decide",
}


def count_words(counts: Mapping[CardFate, int]) -> str:
    """Return the counts of a scan in one line, such as `12 new, 3 edited (kept), 1 moved`."""
    words = {fate.value: count for fate, count in counts.items() if count}
    return ", ".join(
        form.format(words[fate], s="s" * (words[fate] != 1))
        for fate, form in _COUNTED.items()
        if fate in words
    )


def scan_line(report: ScanReport) -> str | None:
    """Return in one line what a scan changed, or None when nobody has to hear of it."""
    words = count_words(report.counts)
    if not report.applied:
        from recall.collection import losses

        lost = losses.sentence(report.losses)
        said = f"{words}. {lost}" if words else f"{lost[0].lower()}{lost[1:]}"
        return f"Notes changed: {said} That was not taken in. {losses.ways_on(report.losses)}"
    asks = f" {ASKS}" if "to decide" in report.counts else ""
    return f"Notes changed: {words}.{asks}" if words else None


ASKS = "`recall scan` asks whether it is the same fact."


def to_decide(count: int, of_before: int = 0) -> str:
    """Return how many questions are open, and where they are asked.

    `of_before` are those of them that are not of what was just told.
    """
    before = f" ({of_before} of before)" if 0 < of_before < count else ""
    return f"{count} to decide{before}: run `recall scan` in a terminal."


def kept_back_line(report: ScanReport) -> str:
    """Return what an edit would have cost, where a scan left it to the person."""
    from recall.collection import losses

    return (
        f"{losses.sentence(report.losses)} That was not taken in. `recall undo` gives the file"
        " back what it had; to suspend the cards, say `recall scan --yes`."
    )


def kept_back_words(report: ScanReport) -> str:
    """Return the same for a line of a screen, which may be cut: what to do comes first."""
    from recall.collection import losses

    return f"Undo gives the file back: {losses.words(report.losses)} would be suspended."


def problem_line(problem: Problem, folder: Path) -> str:
    """Return what is wrong in a collection's notes in one line: `notes/talk.md:3: message`."""
    return f"{place(folder, problem.path, problem.span.first)}: {problem.message}"


def plan_line(line: PlanLine, folder: Path) -> str:
    """Return one card of a plan in one line, such as `notes/talk.md:3: new: What is a lapse?`."""
    was = f"  (was: {_one_line(line.before)})" if line.before else ""
    where = place(folder, line.path, line.line)
    return f"{where}: {line.fate}: {_one_line(line.front)}{was}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def question_lines(question: OpenQuestion, folder: Path) -> list[str]:
    """Return what a person has to see to say whether two prompts ask the same."""
    return [
        place(folder, question.path, question.line),
        f"  before: {_one_line(question.before)}",
        f"  now:    {_one_line(question.after)}",
    ]
