"""`recall init`: a folder of Markdown becomes a collection."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from recall.cli import output
from recall.cli.opening import OpenCollection
from recall.cli.output import complain, say
from recall.cli.preview import card_lines, tally_line
from recall.cli.wording import problem_line
from recall.errors import UsageError
from recall.naming import from_home

if TYPE_CHECKING:
    from recall.collection.starting import InitReport


@click.command()
@click.argument("folder", required=False)
@click.option("--include", multiple=True, metavar="GLOB", help="Only these files are decks.")
@click.option("--exclude", multiple=True, metavar="GLOB", help="These files are no decks.")
@click.pass_obj
def init(
    open_collection: OpenCollection,
    folder: str | None,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
) -> None:
    """Make FOLDER, or the one you stand in, a collection: its Markdown files are your decks.

    Your notes are only read; what Recall remembers goes into FOLDER/.recall.

    \b
    Examples:
      recall init ~/notes
      recall init ~/blog --include '_posts/*learnings*.md'
    """
    from recall.collection import starting

    named = _named(folder, open_collection.folder)
    with output.patience("Looking through the folder …"):
        if named:
            report = starting.start(from_home(named), include, exclude)
        else:
            report = starting.start_here(Path.cwd(), include, exclude)
    with output.done(f"{report.folder} is a collection now."):
        _show(report)


def _named(argument: str | None, option: str | None) -> str | None:
    """Return the folder that was named, by either way of naming it."""
    if argument and option:
        raise UsageError(f"Two folders were named, {option} with -C and {argument}. Name one.")
    if argument == "":
        raise UsageError(
            "The name of the folder is empty. For the one you stand in, leave it out."
            " Nothing was changed."
        )
    return argument or option


def _show(report: InitReport) -> None:
    for problem in report.problems:
        if not problem.remark:
            complain(problem_line(problem, report.folder))
    verb = "is a collection already" if report.was_one else "is now a collection"
    say(f"{report.folder} {verb}. {_files(report)}")
    for card in report.examples:
        say()
        for line in card_lines(card):
            say(line)
    say()
    say(f"Settings: {report.settings_file}")
    say(f"What you learn is kept in: {report.folder / '.recall'}")
    if report.was_one and not report.is_learned:
        say(_NOTHING_LEARNED.format(report.folder / ".recall"))
    step = "review" if report.tally.ready else "jot TEXT"
    if _same(report.default, report.folder):
        say("Recall uses this collection wherever no other one is near.")
        say(f"Next: recall {step}")
    else:
        if report.default is None:
            say("Where it is not near, name it with -C: your own settings cannot be written.")
        else:
            say(f"Where no collection is near, Recall still uses {report.default}.")
        say(f"Next: recall -C {report.folder} {step}")


_NOTHING_LEARNED = (
    "Nothing learned is here yet. If you had learned from these notes before, put {} back as"
    " another machine, Git or a backup of your disk has it, before you go on: `recall rebuild`"
    " brings all back from its folder `journal`."
)


def _files(report: InitReport) -> str:
    """Return what the folder has, as far as it was looked through."""
    if not report.files:
        return "It has no Markdown yet." if report.is_counted else _NOT_COUNTED
    files = f"{report.files:,} Markdown file{'s' * (report.files != 1)}"
    if not report.is_counted:
        files = f"At least {files}"
    if report.looked_at < report.files:
        files += f"; in the first {report.looked_at}"
    more = "" if report.is_counted else f". {_NOT_COUNTED}"
    return f"{files}: {tally_line(report.tally)}{more}"


_NOT_COUNTED = (
    "It holds too much to be looked through now, and every command will look through it: choose"
    " your notes with `recall config set include`."
)


def _same(one: Path | None, other: Path) -> bool:
    return one is not None and one.resolve() == other.resolve()
