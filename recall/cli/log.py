"""`recall log`: everything that ever happened to the cards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

import click

from recall.cli.looking import Looking
from recall.cli.output import complain, place, say, say_json
from recall.screen.text import one_line

if TYPE_CHECKING:
    from recall.collection.listing import CardRow

FILE_ADDED = "file-added"
"""The kind of entry whose subject is a file."""

NOTHING_FOUND = 1

LONG = 60
"""Characters of a question that tell which one it is."""


BOOKKEEPING = ("notes-read", "undecided", "proposed")
"""Kinds of entries that another one beside them tells of, or that no person did."""


@click.command(cls=Looking)
@click.argument("words", nargs=-1, metavar="[WORD…]")
@click.option("-n", "--last", type=click.IntRange(min=1), help="Only the last so many.")
@click.option("--all", "everything", is_flag=True, help="What the program noted for itself, too.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line, all of them.")
@click.pass_context
def log(
    ctx: click.Context, words: tuple[str, ...], last: int | None, everything: bool, as_json: bool
) -> None:
    """Show every answer and decision, oldest first.

    With WORDs, only the lines that have all of them: a question, a card's id, a day, "answered".
    The exit code is 1 when no line has.

    \b
    Examples:
      recall log -n 20
      recall log raft leader
      recall log 2026-11-23 answered again
      recall log --json > history.jsonl
    """
    with ctx.obj() as collection:
        entries = collection.log()
        fronts = {} if as_json else _fronts(collection.cards())
        joined = collection.joined()
        zone, folder = collection.zone, collection.folder
    if as_json:
        for entry in entries:
            say_json(entry, indent=None)
        return
    wanted = [entry for entry in entries if everything or entry["kind"] not in BOOKKEEPING]
    taken_back = {str(entry["id"]): entry for entry in entries}
    sought = [joined.get(word, word).casefold() for word in words]
    lines = [_line(entry, fronts, taken_back, joined, zone, folder) for entry in wanted]
    found = [line for line in lines if all(word in line.casefold() for word in sought)]
    for line in found[-last if last else 0 :]:
        say(line)
    if words and not found:
        complain(f"No line of the log has {one_line(' '.join(words))!r}.")
        ctx.exit(NOTHING_FOUND)


def _fronts(rows: Iterable[CardRow]) -> dict[str, str]:
    """Return the question of every card, and that of every prompt: the one of its first card."""
    fronts: dict[str, str] = {}
    for row in rows:
        fronts[row.id] = row.front
        fronts.setdefault(row.prompt, row.front)
    return fronts


def _line(
    entry: Mapping[str, object],
    fronts: Mapping[str, str],
    entries: Mapping[str, Mapping[str, object]],
    joined: Mapping[str, str],
    zone: tzinfo | None,
    folder: Path,
) -> str:
    """Return one entry as a person reads it, at the time the clock on the wall showed.

    `entries` are all of them, by their ids; a card that two machines made is `joined`: it has the
    id that it has here, whichever of them did something with it.
    """
    at = f"{_on_the_wall(entry['at'], zone):%Y-%m-%d %H:%M:%S}"
    what, kind = _words(entry), str(entry["kind"])
    about_it = entry
    if kind == "withdrawn" and (told := entries.get(str(entry["subject"]))):
        what, about_it = f"{what}: {_words(told)}", told
    elif kind == "review":
        what = f"{what}, {_back(entry, zone)}"
    named = str(about_it.get("card") or about_it.get("subject"))
    subject = one_line(joined.get(named, named))
    if about_it["kind"] == FILE_ADDED:
        subject = place(folder, str(about_it["subject"]))
    about = _question(about_it) or fronts.get(subject) or _note_text(about_it)
    asked = f"  {_short(one_line(about))}" if about else ""
    return f"{at}  {subject}  {what}{asked}"


def _words(entry: Mapping[str, object]) -> str:
    """Return what happened, in words."""
    kind, body = str(entry["kind"]), entry.get("body")
    said = kind.replace("-", " ")
    if kind == "review":
        return f"answered {entry['rating']}"
    if not isinstance(body, dict):
        return said
    if kind == "withdrawn":
        by = body.get("restore")
        return f"taken back by the restore of {one_line(str(by))}" if by else "taken back"
    if kind in ("rejected", "edited") and body.get("instead"):
        return "left out, another was taken"
    if kind == "buried":
        return f"{said} until {body.get('to')}"
    if kind == "prompt-changed" and body.get("brought_forward"):
        return f"{said}, comes back at once"
    if kind == "exported":
        return f"{said}, {len(body):,} notes that were new or changed"
    if kind == "decided":
        return f"{said}: {'the same fact' if body.get('same') else 'another fact'}"
    return said


def _question(entry: Mapping[str, object]) -> str:
    """Return what a scan asked, as it was put; empty for any other entry."""
    body = entry.get("body")
    if entry["kind"] != "decided" or not isinstance(body, dict):
        return ""
    return str(body.get("question") or "")


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
