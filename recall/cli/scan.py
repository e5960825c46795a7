"""`recall scan`: the notes are read, and what that changes is shown or stored."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from recall.cli.check import PROBLEMS
from recall.cli.opening import OpenCollection
from recall.cli.output import complain, done, on_terminal, patience, say, say_json
from recall.cli.wording import count_words, plan_line, problem_line, question_lines, to_decide
from recall.collection import Collection, losses
from recall.collection.scan import ScanPlan

if TYPE_CHECKING:
    from recall.collection.changes import Question
    from recall.collection.deciding import OpenQuestion


@click.command()
@click.option("--dry-run", is_flag=True, help="Only show what it would do, card by card.")
@click.option("--yes", is_flag=True, help="Do it without asking, even if learned cards go.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def scan(ctx: click.Context, dry_run: bool, yes: bool, as_json: bool) -> None:
    """Read the notes that changed. Other commands do it too; this one shows what comes of it.

    A card whose note was edited or moved keeps its history. One whose note is gone is
    suspended until the note comes back; where a whole file or most of a deck is gone, and
    cards of it were learned, you are asked first, or without a terminal it ends with 1.
    Where it named faults in the notes it ends with 3; everything else is stored.

    \b
    Examples:
      recall scan --dry-run
      recall scan
    """
    open_collection: OpenCollection = ctx.obj
    with open_collection() as collection:
        with patience("Reading the notes that changed …"):
            plan = collection.plan_scan()
        if not dry_run:
            plan = collection.apply_scan(plan, agreed=_agreed(plan, yes)).plan
        with done("" if dry_run else "What the notes changed is stored."):
            if as_json:
                asked = collection.asked_with(plan) if dry_run else collection.undecided()
                say_json(_plain(plan, asked, applied=not dry_run))
            else:
                _show(plan, collection.folder, dry_run=dry_run)
                if not dry_run:
                    decide(collection, told=len(plan.questions))
    ctx.exit(PROBLEMS if any(not problem.remark for problem in plan.problems) else 0)


def _agreed(plan: ScanPlan, yes: bool) -> bool:
    if yes or not plan.drastic or not on_terminal():
        return yes
    complain(losses.sentence(plan.losses))
    return click.confirm("Go on?", default=False, err=True)


def _show(plan: ScanPlan, folder: Path, *, dry_run: bool) -> None:
    words = count_words(plan.counts)
    would = "Would change: " if dry_run else ""
    say(f"{would}{words}." if words else "Nothing changed.")
    if dry_run:
        for line in plan.lines:
            say(plan_line(line, folder))
        if plan.drastic:
            complain(f"{losses.sentence(plan.losses)} `recall scan` asks first.")
    for problem in plan.problems:
        if not problem.remark:
            complain(problem_line(problem, folder))


def decide(collection: Collection, *, told: int = 0) -> None:
    """Ask what only a person can tell; without a terminal say that there is something to ask.

    So many questions were `told` of just now; those of earlier scans are asked too.
    """
    questions = collection.undecided()
    if questions and not on_terminal():
        say(to_decide(len(questions), len(questions) - told))
        return
    for question in questions:
        for line in question_lines(question, collection.folder):
            say(line)
        while (answer := _same_fact()) == "?":
            say(HELP)
        if answer != "l":
            collection.decide(question, same=answer == "y")


HELP = """\
  y  The same fact in other words: the card now goes on with the history of the one before.
  n  Another fact: the card now starts as new, the one before stays suspended with its history.
  l  Later: nothing changes, and the next `recall scan` asks again."""


def _same_fact() -> str:
    answer: str = click.prompt(
        "The same fact? y keeps its history, n starts anew, l asks later, ? explains",
        type=click.Choice(["y", "n", "l", "?"]),
        default="l",
        show_choices=False,
    )
    return answer


def _plain(
    plan: ScanPlan, asked: Sequence[OpenQuestion | Question], *, applied: bool
) -> dict[str, object]:
    return {
        "applied": applied,
        "counts": {fate.value: count for fate, count in plan.counts.items()},
        "cards": [
            {
                "fate": line.fate,
                "file": line.path,
                "line": line.line,
                "deck": line.deck,
                "front": line.front,
                "before": line.before,
            }
            for line in plan.lines
        ],
        "to_decide": [
            {"before": q.before, "after": q.after, "file": q.path, "line": q.line} for q in asked
        ],
        "drastic": [loss.deck for loss in plan.losses],
        "problems": [
            {"file": p.path, "line": p.span.first, "message": p.message, "remark": p.remark}
            for p in plan.problems
        ],
    }
