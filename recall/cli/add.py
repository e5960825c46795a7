"""`recall add`: copies of notes come into the collection, and a person looks at their cards."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from recall import naming
from recall.cli.explain import note_lines, summary
from recall.cli.fresh import refreshed
from recall.cli.inbox import walked
from recall.cli.opening import OpenCollection
from recall.cli.output import complain, done, on_terminal, patience, place, say
from recall.cli.preview import counted
from recall.cli.wording import scan_line
from recall.collection.adding import AddPlan, PlannedFile, Step

if TYPE_CHECKING:
    from recall.collection import Collection


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--dry-run", is_flag=True, help="Only show what it would do.")
@click.option("--yes", is_flag=True, help="Do it without asking; drafts wait in the inbox.")
@click.option("--plain", is_flag=True, help="Lines of text instead of the whole screen.")
@click.pass_context
def add(ctx: click.Context, files: tuple[str, ...], dry_run: bool, yes: bool, plain: bool) -> None:
    """Copy Markdown FILEs into the collection and go through their cards.

    A folder stands for all the Markdown in it. Adding the same file again updates its
    copy, unless you changed the copy. On a terminal every bullet is then shown with its
    cards; where you leave, `recall inbox --ready` goes on.

    \b
    Examples:
      recall add talk.md
      recall add ~/talks
      recall add --dry-run ~/blog/_posts/*.md
    """
    open_collection: OpenCollection = ctx.obj
    walks = not (dry_run or yes) and on_terminal()
    with open_collection() as collection:
        with patience("Reading the files …"):
            plan = collection.plan_add([naming.named(file, collection.folder) for file in files])
        for file in plan.files:
            _show(file, collection.folder, cards=not walks)
        if dry_run or not (plan.copies or plan.unknown):
            say("Nothing was added.")
            if not dry_run:
                # A kill may have left copies that nobody has read yet.
                refreshed(collection)
            return
        if plan.copies and not (yes or _agreed(plan)):
            say("Nothing was added.")
            return
        _add(collection, plan)
        if walks and plan.copies:
            paths = [file.path for file in plan.copies]
            words = [str(collection.folder / path) for path in paths]
            ctx.exit(walked(collection, collection.walk(words, fresh=paths), plain=plain))


def _add(collection: Collection, plan: AddPlan) -> None:
    report = collection.apply_add(plan)
    places = [place(collection.folder, file.path) for file in report.copied]
    with done(f"Added {', '.join(places)}." if places else ""):
        for where in places:
            say(f"Added {where}.")
        for file in plan.unknown:
            say(f"{place(collection.folder, file.path)} is known as its copy now.")
        if line := scan_line(report.scan):
            say(line)


def _agreed(plan: AddPlan) -> bool:
    if not on_terminal():
        say("To add without being asked, say `recall add --yes …`.")
        return False
    return click.confirm(f"Add {counted(len(plan.copies), 'file')}?", default=True)


def _show(file: PlannedFile, folder: Path, *, cards: bool) -> None:
    """Show what would become of a file; its `cards` unless they are walked through next."""
    origin = file.origin
    for problem in file.explanation.problems:
        # Its words are those of the copy, which is still to be made.
        complain(f"{place(origin.parent, origin.name, problem.span.first)}: {problem.message}")
    copied = f"{place(origin.parent, origin.name)} → {place(folder, file.path)}"
    say(f"{copied}: {_WORDS[file.step]}{summary(file.explanation)}")
    if file.step is Step.TOUCHED:
        say(file.difference())
    if file.step in (Step.NEW, Step.UPDATE) and cards:
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
