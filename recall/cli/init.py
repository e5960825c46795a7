"""`recall init`: a folder of Markdown becomes a collection."""

from __future__ import annotations

from pathlib import Path

import click

from recall.cli.output import complain, say
from recall.cli.preview import card_lines, counted, tally_line


@click.command()
@click.argument("folder", default=".")
@click.option("--include", multiple=True, metavar="GLOB", help="Only these files are decks.")
@click.option("--exclude", multiple=True, metavar="GLOB", help="These files are no decks.")
def init(folder: str, include: tuple[str, ...], exclude: tuple[str, ...]) -> None:
    """Make FOLDER a collection: its Markdown files are your decks.

    Your notes are only read; what Recall remembers goes into FOLDER/.recall.

    \b
    Examples:
      recall init ~/notes
      recall init ~/blog --include '_posts/*learnings*.md'
    """
    from recall.collection import starting

    report = starting.start(Path(folder).expanduser(), include, exclude)
    for problem in report.problems:
        complain(str(problem))
    found = f"{counted(report.files, 'Markdown file')}: {tally_line(report.tally)}"
    verb = "is a collection already" if report.was_one else "is now a collection"
    say(f"{report.folder} {verb}. {found if report.files else 'It has no Markdown yet.'}")
    for card in report.examples:
        say()
        for line in card_lines(card):
            say(line)
    say()
    say(f"Settings: {report.settings_file}")
    say(f"What you learn is kept in: {report.folder / '.recall'}")
    step = "review" if report.tally.ready else "jot TEXT"
    if _same(report.default, report.folder):
        say("Recall uses this collection wherever no other one is near.")
        say(f"Next: recall {step}")
    else:
        say(f"Where no collection is near, Recall still uses {report.default}.")
        say(f"Next: recall -C {report.folder} {step}")


def _same(one: Path | None, other: Path) -> bool:
    return one is not None and one.resolve() == other.resolve()
