"""`recall add`: copies of notes come into the collection."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from recall.cli.explain import note_lines, summary
from recall.cli.opening import OpenCollection
from recall.cli.output import complain, done, patience, place, say
from recall.cli.preview import counted
from recall.cli.wording import scan_line
from recall.collection.adding import AddPlan, PlannedFile, Step


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--dry-run", is_flag=True, help="Only show what it would do.")
@click.option("--yes", is_flag=True, help="Do it without asking.")
@click.pass_obj
def add(open_collection: OpenCollection, files: tuple[str, ...], dry_run: bool, yes: bool) -> None:
    """Copy Markdown FILEs into the collection, showing first what they become.

    A folder stands for all the Markdown in it. Adding the same file again updates its
    copy, unless you changed the copy.

    \b
    Examples:
      recall add talk.md
      recall add ~/talks
      recall add --dry-run ~/blog/_posts/*.md
    """
    with open_collection() as collection:
        with patience("Reading the files …"):
            plan = collection.plan_add([Path(file) for file in files])
        for file in plan.files:
            _show(file, collection.folder)
        if not dry_run and plan.copies and (yes or _agreed(plan)):
            report = collection.apply_add(plan)
            places = [place(collection.folder, file.path) for file in report.copied]
            with done(f"Added {', '.join(places)}."):
                for where in places:
                    say(f"Added {where}.")
                if line := scan_line(report.scan):
                    say(line)
        else:
            say("Nothing was added.")


def _agreed(plan: AddPlan) -> bool:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        say("To add without being asked, say `recall add --yes …`.")
        return False
    return click.confirm(f"Add {counted(len(plan.copies), 'file')}?", default=True)


def _show(file: PlannedFile, folder: Path) -> None:
    origin = file.origin
    for problem in file.explanation.problems:
        # Its words are those of the copy, which is still to be made.
        complain(f"{place(origin.parent, origin.name, problem.span.first)}: {problem.message}")
    copied = f"{place(origin.parent, origin.name)} → {place(folder, file.path)}"
    say(f"{copied}: {_WORDS[file.step]}{summary(file.explanation)}")
    if file.step is Step.TOUCHED:
        say(file.difference())
    if file.step in (Step.NEW, Step.UPDATE):
        for explained in file.explanation.notes:
            for line in note_lines(explained):
                say(line)
        for twin in file.twins:
            known = place(folder, twin.known)
            say(f"Comes in as a draft, nearly the same as {known}: {twin.front}")


_WORDS = {
    Step.NEW: "",
    Step.UPDATE: "updates the copy; ",
    Step.SAME: "already there as it is; ",
    Step.TOUCHED: "you changed the copy, so it is left alone; what this file has else:\n",
}
