"""`recall lint`: what a strict reviewer would say of the cards, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from recall import naming
from recall.cli.fresh import refreshed
from recall.cli.opening import OpenCollection
from recall.cli.output import patience, place, say, say_json
from recall.cli.preview import counted
from recall.collection.choosing import NotInCollectionError
from recall.collection.linting import Finding, lint_files
from recall.screen.text import one_line

FOUND = 3

Placed = tuple[Path, Finding]
"""The folder that the path of a finding is below, and the finding."""


@click.command()
@click.argument("words", nargs=-1, metavar="[FILE or DECK…]")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def lint(ctx: click.Context, words: tuple[str, ...], as_json: bool) -> None:
    """Look over the cards as a strict reviewer would; exit code 3 when there is something.

    Each line is path:line: what is wrong, and what to do. It looks at cards you wrote (Q: and
    A:, front :: back, gaps) and at what the rules make ready. A fault spoils a card; advice
    says how it could be better. Where a card is meant so, write <!-- recall: meant so --> on
    its bullet or below it.

    Without a word it looks at the collection. A FILE need not be in one; a folder stands for
    the Markdown files in it.

    \b
    Examples:
      recall lint
      recall lint talk.md
      recall lint "Geoffrey Hinton"
    """
    with patience("Looking over the cards …"):
        found = _found(ctx.obj, words)
    if as_json:
        say_json([_as_data(folder, finding) for folder, finding in found])
    else:
        for folder, finding in found:
            say(_line(folder, finding))
        say(_outcome([finding for _, finding in found]))
    ctx.exit(FOUND if found else 0)


def _found(open_collection: OpenCollection, words: Sequence[str]) -> list[Placed]:
    """Return what is found in the collection, or in files that belong to none."""
    loose: list[Path] = []
    decks: list[str] = []
    found: list[Placed] = []
    for word in words:
        path = open_collection.named(word)
        if not (naming.is_there(path) or word.lower().endswith(naming.ENDINGS)):
            decks.append(word)
            continue
        collection = open_collection.around(path)
        if collection is None:
            loose.append(path)
            continue
        with collection:
            refreshed(collection)
            try:
                found += [(collection.folder, one) for one in collection.lint([str(path)])]
            except NotInCollectionError:
                loose.append(path)
    if decks or not words:
        with open_collection() as collection:
            refreshed(collection)
            found += [(collection.folder, one) for one in collection.lint(decks)]
    return found + [(Path(), one) for one in lint_files(loose)]


def _line(folder: Path, one: Finding) -> str:
    advice = "advice: " if one.is_advice else ""
    where = place(folder, one.path, one.line)
    asked = f" ({_short(one.front)})" if one.front else ""
    return f"{where}: {advice}{one.name}: {one.message}{asked}"


def _short(front: str) -> str:
    text = one_line(front)
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1].rstrip()}…"


SHOWN = 60
"""Characters of a question that tell which one is meant."""


def _outcome(found: Sequence[Finding]) -> str:
    advice = sum(one.is_advice for one in found)
    faults = len(found) - advice
    if not found:
        return "Nothing to say against the cards."
    pieces = "1 piece of advice" if advice == 1 else f"{advice} pieces of advice"
    said = [counted(faults, "fault")] * bool(faults) + [pieces] * bool(advice)
    return f"{', '.join(said)}."


def _as_data(folder: Path, one: Finding) -> dict[str, object]:
    return {
        "file": one.path,
        "path": str((folder / one.path).absolute()),
        "line": one.line,
        "name": one.name,
        "message": one.message,
        "advice": one.is_advice,
        "front": one.front,
        "pattern": one.pattern,
    }
