"""`recall explain`: the fate of every bullet of a file, and the cards that come of it."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import click

from recall.cards import Face, Kind, Tier, faces, kind_of
from recall.cli.output import complain, patience, say, say_json
from recall.collection.explaining import ExplainedNote, Explanation, files_in
from recall.collection.explaining import explain as explain_file
from recall.context import context_line
from recall.drafts import Draft
from recall.errors import RecallError
from recall.notes import Fate, Problem
from recall.paths import shown_path

WIDTH = 96

Found = TypeVar("Found")


@click.command()
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    metavar="FILE…",
    type=click.Path(path_type=Path, readable=False),
)
@click.option("--json", "as_json", is_flag=True, help="Print data for a program.")
@click.pass_context
def explain(ctx: click.Context, paths: tuple[Path, ...], as_json: bool) -> None:
    """Show what becomes of every bullet: its cards, or why it has none.

    Nothing is stored. A folder stands for the Markdown files in it.

    \b
    Examples:
      recall explain talk.md
      recall explain notes/ --json
    """
    files = [file for path in paths for file in _or_complaint(files_in, path) or ()]
    read = [_or_complaint(_patiently, file) for file in files]
    explanations = [explanation for explanation in read if explanation]
    if not explanations:
        ctx.exit(1)
    if as_json:
        shapes = [_shape_of_file(explanation) for explanation in explanations]
        alone = len(paths) == 1 and not paths[0].is_dir()
        say_json(shapes[0] if alone else shapes)
    else:
        for number, explanation in enumerate(explanations):
            if number:
                say()
            _show(explanation)


def _patiently(file: Path) -> Explanation:
    with patience(f"Reading {shown_path(str(file))} …"):
        return explain_file(file)


def _or_complaint(call: Callable[[Path], Found], path: Path) -> Found | None:
    """Return what the call finds; what cannot be read is said and stops no other file."""
    try:
        return call(path)
    except RecallError as error:
        complain(str(error))
        return None


# For a person ----------------------------------------------------------------------------------


def _show(explanation: Explanation) -> None:
    say(f"{shown_path(explanation.file)}: {summary(explanation)}")
    for problem in explanation.problems:
        say(str(problem))
    section: tuple[str, ...] | None = None
    for explained in explanation.notes:
        line = context_line(explained.context)
        if explained.context.section != section and line:
            say()
            say(f"  {line}")
        section = explained.context.section
        say()
        for text in note_lines(explained):
            say(text)


def summary(explanation: Explanation) -> str:
    """Return how many bullets a file has and what became of them, in one line."""
    count = explanation.list_items()
    fates = explanation.fates()
    words = {
        Fate.READY: "ready",
        Fate.DRAFT: "draft" if fates[Fate.DRAFT] == 1 else "drafts",
        Fate.NEEDS_YOU: "need you",
        Fate.SKIPPED: "skipped",
    }
    parts = [f"{fates[fate]} {word}" for fate, word in words.items() if fates[fate]]
    others = len(explanation.notes) - count
    items = "1 list item" if count == 1 else f"{count} list items"
    more = f" and {others} written outside of lists" if others else ""
    return f"{items}{more}: {', '.join(parts)}" if parts else f"{items}{more}"


def note_lines(explained: ExplainedNote) -> Iterator[str]:
    """Yield the lines that show one note: its fate, and its cards or the reason for none."""
    note, outcome = explained.note, explained.outcome
    fate = outcome.fate.replace("-", " ")
    head = f"{note.span.first:5d}  {fate:<9}  {'  ' * note.depth}"
    yield from _wrapped(head, " ".join(note.text.split()) or "(empty)")
    indent = " " * 18
    if outcome.reason:
        yield from _wrapped(indent, f"({outcome.reason})")
    for draft in outcome.drafts:
        yield from _draft_lines(draft, indent)
    if not outcome.drafts:
        for refusal in outcome.refusals[:1]:
            face = faces(refusal.draft.wording)[0]
            yield from _wrapped(f"{indent}best refused: ", f"{face.front} → {face.answer}")
            yield from _wrapped(f"{indent}  ", f"by {refusal.gate}: {refusal.reason}")


def _draft_lines(draft: Draft, indent: str) -> Iterator[str]:
    for face in faces(draft.wording, draft.extra):
        mark = "" if draft.tier is Tier.READY else ", draft"
        yield from _wrapped(f"{indent}Q  ", f"{face.front}  [{draft.pattern}{mark}]")
        yield from _wrapped(f"{indent}A  ", face.answer)
        if face.extra:
            yield from _wrapped(f"{indent}+  ", face.extra)


def _wrapped(head: str, text: str) -> Iterator[str]:
    """Give the text behind its head, further lines below its beginning."""
    below = " " * len(head)
    for line in text.split("\n") or [""]:
        yield from textwrap.wrap(
            line, WIDTH, initial_indent=head, subsequent_indent=below, break_on_hyphens=False
        ) or [head.rstrip()]
        head = below


# For a program ---------------------------------------------------------------------------------


def _shape_of_file(explanation: Explanation) -> dict[str, object]:
    return {
        "file": explanation.file,
        "title": explanation.title,
        "problems": [_shape_of_problem(problem) for problem in explanation.problems],
        "notes": [_shape_of_note(explained) for explained in explanation.notes],
    }


def _shape_of_problem(problem: Problem) -> dict[str, object]:
    return {"line": problem.span.first, "message": problem.message}


def _shape_of_note(explained: ExplainedNote) -> dict[str, object]:
    note, context, outcome = explained.note, explained.context, explained.outcome
    return {
        "line": note.span.first,
        "end_line": note.span.last,
        "kind": note.kind,
        "depth": note.depth,
        "text": note.text,
        "section": list(context.section),
        "deck": context.deck,
        "speaker": context.speaker,
        "talk": context.talk,
        "source": context.source,
        "language": context.language,
        "fate": outcome.fate,
        "reason": outcome.reason,
        "cards": [
            _shape_of_card(draft, face, context_line(context))
            for draft in outcome.drafts
            for face in faces(draft.wording, draft.extra)
        ],
        "refused": [
            {
                "front": faces(refusal.draft.wording)[0].front,
                "pattern": refusal.draft.pattern,
                "gate": refusal.gate,
                "reason": refusal.reason,
            }
            for refusal in outcome.refusals
        ],
    }


def _shape_of_card(draft: Draft, face: Face, line: str) -> dict[str, object]:
    kind: Kind = kind_of(draft.wording)
    return {
        "kind": kind,
        "tier": draft.tier,
        "front": face.front,
        "answer": face.answer,
        "back": face.back,
        "extra": face.extra,
        "context": line,
        "pattern": draft.pattern,
    }
