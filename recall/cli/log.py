"""`recall log`: everything that ever happened to the cards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

import click

from recall.cli.output import place, say, say_json
from recall.screen.text import one_line

if TYPE_CHECKING:
    from recall.collection.listing import CardRow

FILE_ADDED = "file-added"
"""The kind of entry whose subject is a file."""

LONG = 60
"""Characters of a question that tell which one it is."""


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@click.pass_context
def log(ctx: click.Context, as_json: bool) -> None:
    """Show every answer and decision, oldest first.

    \b
    Examples:
      recall log | tail
      recall log --json > history.jsonl
    """
    with ctx.obj() as collection:
        entries = collection.log()
        fronts = {} if as_json else _fronts(collection.cards())
        zone, folder = collection.zone, collection.folder
    for entry in entries:
        if as_json:
            say_json(entry, indent=None)
        else:
            say(_line(entry, fronts, zone, folder))


def _fronts(rows: Iterable[CardRow]) -> dict[str, str]:
    """Return the question of every card, and that of every prompt: the one of its first card."""
    fronts: dict[str, str] = {}
    for row in rows:
        fronts[row.id] = row.front
        fronts.setdefault(row.prompt, row.front)
    return fronts


def _line(
    entry: Mapping[str, object], fronts: Mapping[str, str], zone: tzinfo | None, folder: Path
) -> str:
    """Return one entry as a person reads it, at the time the clock on the wall showed."""
    at = f"{_on_the_wall(entry['at'], zone):%Y-%m-%d %H:%M:%S}"
    kind = str(entry["kind"])
    if kind == "review":
        what, subject = f"answered {entry['rating']}, {_back(entry, zone)}", str(entry["card"])
    else:
        what, subject = kind.replace("-", " "), one_line(str(entry["subject"]))
        if kind == FILE_ADDED:
            subject = place(folder, str(entry["subject"]))
    about = fronts.get(subject) or _note_text(entry)
    asked = f"  {_short(one_line(about))}" if about else ""
    return f"{at}  {subject}  {what}{asked}"


def _note_text(entry: Mapping[str, object]) -> str:
    """Return the note that a decision was about; empty where it was about something else."""
    body = entry.get("body")
    return str(body["note_text"]) if isinstance(body, dict) and _of_note(entry) else ""


def _of_note(entry: Mapping[str, object]) -> bool:
    return entry["kind"] in ("note-only", "skipped", "edited")


def _back(entry: Mapping[str, object], zone: tzinfo | None) -> str:
    if entry.get("due_day"):
        return f"back {entry['due_day']}"
    return f"back at {_on_the_wall(entry['due_at'], zone):%H:%M}"


def _on_the_wall(instant: object, zone: tzinfo | None) -> datetime:
    return datetime.fromisoformat(str(instant)).astimezone(zone)


def _short(text: str) -> str:
    return text if len(text) <= LONG else f"{text[: LONG - 1].rstrip()}…"
