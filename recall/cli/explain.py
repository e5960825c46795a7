"""`recall explain`: the fate of every bullet of a file, and the cards that come of it."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from recall.cards import Face, Kind, Tier, faces, kind_of
from recall.cli.opening import OpenCollection
from recall.cli.output import complain, patience, say, say_json
from recall.collection.explaining import ExplainedNote, Explanation, files_in
from recall.collection.explaining import explain as explain_file
from recall.context import context_line
from recall.drafts import Draft, Refusal
from recall.errors import RecallError
from recall.matching import fingerprint
from recall.notes import Fate, Problem
from recall.paths import shown_path

if TYPE_CHECKING:
    from recall.collection.regenerating import Bullet, CardChange

WIDTH = 80

Found = TypeVar("Found")

Pinned = Mapping[int, "Bullet"]
"""How the collection's cards differ from what the rules say today, by the lines of their notes."""


@click.command()
@click.argument(
    "words",
    nargs=-1,
    required=True,
    metavar="FILE…",
)
@click.option("--why", is_flag=True, help="Show every card that was refused too, and by what.")
@click.option("--json", "as_json", is_flag=True, help="Print data for a program.")
@click.pass_context
def explain(ctx: click.Context, words: tuple[str, ...], why: bool, as_json: bool) -> None:
    """Show what becomes of every bullet: its cards, or why it has none.

    Behind each question stands the pattern that asks it. Nothing is stored. A folder stands
    for the Markdown files in it.

    \b
    Examples:
      recall explain talk.md
      recall explain --why talk.md
      recall explain notes/ --json
    """
    paths = [ctx.obj.named(word) for word in words]
    files = [file for path in paths for file in _or_complaint(files_in, path) or ()]
    read = [_or_complaint(partial(_read, ctx.obj, why=why or as_json), file) for file in files]
    explained = [one for one in read if one]
    if not explained:
        ctx.exit(1)
    if as_json:
        shapes = [_shape_of_file(explanation, pinned) for explanation, pinned in explained]
        alone = len(paths) == 1 and not paths[0].is_dir()
        say_json(shapes[0] if alone else shapes)
    else:
        for number, (explanation, pinned) in enumerate(explained):
            if number:
                say()
            _show(explanation, pinned, why=why)


def _read(open_collection: OpenCollection, file: Path, *, why: bool) -> tuple[Explanation, Pinned]:
    """Return what the rules say of a file, and where its collection, if it has one, differs.

    Explaining needs no collection: one that cannot be read has nothing to say.
    """
    with patience(f"Reading {shown_path(str(file))} …"):
        with suppress(RecallError):
            collection = open_collection.around(file)
            if collection is not None:
                with collection:
                    bullets = collection.plan_regenerate([str(file)]).bullets
                    pinned = {bullet.line: bullet for bullet in bullets}
                    return collection.explain(file, why=why), pinned
        return explain_file(file, why=why), {}


def _or_complaint(call: Callable[[Path], Found], path: Path) -> Found | None:
    """Return what the call finds; what cannot be read is said and stops no other file."""
    try:
        return call(path)
    except RecallError as error:
        complain(str(error))
        return None


# For a person ----------------------------------------------------------------------------------


def _show(explanation: Explanation, pinned: Pinned, *, why: bool) -> None:
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
        for text in note_lines(explained, why=why):
            say(text)
        if bullet := pinned.get(explained.note.span.first):
            for text in _wrapped(_INDENT, _otherwise(bullet)):
                say(text)
    if pinned:
        count = f"{len(pinned)} note" + ("s have" if len(pinned) > 1 else " has")
        say()
        reasons = {_HABITS if one.by_habits else _RULES for one in pinned.values()}
        why_so = " or ".join(sorted(reasons, reverse=True))
        say(f"{count} other cards in the collection ({why_so}): recall regenerate")


_RULES, _HABITS = "older rules", "your decisions since"


def _otherwise(bullet: Bullet) -> str:
    counts = Counter(one.change.value for one in bullet.changes)
    parts = ", ".join(f"{count} {change}" for change, count in counts.items())
    today = "what you decided since" if bullet.by_habits else "today's rules"
    return f"(the collection has other cards; by {today}: {parts})"


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


_INDENT = " " * 18


def note_lines(explained: ExplainedNote, *, why: bool = False) -> Iterator[str]:
    """Yield the lines that show one note: its fate, and its cards or the reason for none.

    With `why` they show every draft that was refused too.
    """
    note, outcome = explained.note, explained.outcome
    fate = outcome.fate.replace("-", " ")
    head = f"{note.span.first:5d}  {fate:<9}  {'  ' * note.depth}"
    yield from _wrapped(head, " ".join(note.text.split()) or "(empty)")
    if outcome.reason:
        yield from _wrapped(_INDENT, f"({outcome.reason})")
    verdicts = {one.fingerprint: one.verdict for one in explained.decided}
    for draft in outcome.drafts:
        verdict = verdicts.pop(fingerprint(draft.wording), None)
        yield from _draft_lines(draft, _INDENT, verdict)
    for card in explained.decided:
        if (verdict := verdicts.get(card.fingerprint)) in ("accepted", "draft"):
            yield from _wrapped(f"{_INDENT}Q  ", f"{card.front}  [{verdict}]")
            yield from _wrapped(f"{_INDENT}A  ", card.answer)
    refused = _different(outcome.refusals)
    if not why:
        # An item that its list asks for has no card of its own, and misses none.
        has_card = outcome.fate in (Fate.READY, Fate.DRAFT)
        refused = [] if has_card else refused[:1]
    for refusal in refused:
        yield from _refusal_lines(refusal)


def _different(refusals: Iterable[Refusal]) -> list[Refusal]:
    """Return the refusals without those that are told alike."""
    told = {(_gist(one.draft), one.gate, one.reason): one for one in reversed(tuple(refusals))}
    return list(reversed(told.values()))


def _refusal_lines(refusal: Refusal) -> Iterator[str]:
    yield from _wrapped(f"{_INDENT}✗  ", f"{_gist(refusal.draft)}  [{refusal.draft.pattern}]")
    by = "" if refusal.gate == "rank" else f"{refusal.gate}: "
    yield from _wrapped(f"{_INDENT}   ", f"{by}{refusal.reason}")


def _gist(draft: Draft) -> str:
    face = faces(draft.wording)[0]
    return f"{face.front} → {face.answer}"


def _draft_lines(draft: Draft, indent: str, verdict: str | None) -> Iterator[str]:
    """Yield the lines of a draft; `verdict` is what a person said of it."""
    tier = "" if draft.tier is Tier.READY else ", draft"
    mark = f", {verdict}" if verdict else tier
    for face in faces(draft.wording, draft.extra):
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


def _shape_of_file(explanation: Explanation, pinned: Pinned) -> dict[str, object]:
    return {
        "file": explanation.file,
        "title": explanation.title,
        "problems": [_shape_of_problem(problem) for problem in explanation.problems],
        "notes": [
            _shape_of_note(explained, _changes(pinned.get(explained.note.span.first)))
            for explained in explanation.notes
        ],
    }


def _changes(bullet: Bullet | None) -> Sequence[CardChange]:
    return bullet.changes if bullet else ()


def _shape_of_problem(problem: Problem) -> dict[str, object]:
    return {"line": problem.span.first, "message": problem.message}


def _shape_of_note(explained: ExplainedNote, otherwise: Sequence[CardChange]) -> dict[str, object]:
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
        "decided": [
            {"verdict": one.verdict, "front": one.front, "answer": one.answer}
            for one in explained.decided
        ],
        "refused": [_shape_of_refusal(refusal) for refusal in outcome.refusals],
        "pinned": [
            {
                "change": one.change,
                "before": one.before.front if one.before else None,
                "after": one.after.front if one.after else None,
            }
            for one in otherwise
        ],
    }


def _shape_of_refusal(refusal: Refusal) -> dict[str, object]:
    face = faces(refusal.draft.wording)[0]
    return {
        "front": face.front,
        "answer": face.answer,
        "pattern": refusal.draft.pattern,
        "gate": refusal.gate,
        "reason": refusal.reason,
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
