"""Every case under `tests/cases`: what a note says and the cards that come of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from recall import ranking
from recall.cards import faces, kind_of
from recall.confidence import UNJUDGED
from recall.deckfiles import read
from recall.drafts import Draft
from recall.notes import CardsMode, Context, Fate, Party, PlacedNote

CASES = Path(__file__).parent / "cases"
ANY = "*"


@dataclass(frozen=True)
class Case:
    """One case, as its file has it."""

    title: str
    note: str
    facts: dict[str, str]
    blocks: dict[str, str] = field(default_factory=dict)
    """By the words after the fence: `cards`, `cards at least`, `cards but not`."""


def cases_of(text: str) -> Iterator[Case]:
    """Give the cases of one file, in their order."""
    title, fence, info = "", "", ""
    blocks: dict[str, str] = {}
    lines: list[str] = []
    for line in [*text.splitlines(), "## "]:
        if fence:
            if line.strip() == fence:
                blocks[info] = "\n".join(lines)
                fence = ""
            else:
                lines.append(line)
        elif opening := re.fullmatch(r"(`{3,})(note|cards(?: at least| but not)?)", line.strip()):
            fence, info, lines = opening[1], opening[2], []
        elif line.startswith("## "):
            if blocks:
                yield _case(title, blocks)
            title, blocks = line[3:].strip(), {}


def _case(title: str, blocks: dict[str, str]) -> Case:
    head, mark, body = blocks.pop("note").rpartition("\n---\n")
    facts = dict(line.split(": ", 1) for line in head.splitlines()) if mark else {}
    return Case(title, (body if mark else head + body).replace("→", "\t"), facts, blocks)


def placed_notes(case: Case) -> list[PlacedNote]:
    """Return the notes of the case, each with the context that the case states."""
    file = read("case.md", case.note.encode())
    assert not file.problems, [str(problem) for problem in file.problems]
    return [PlacedNote(note, _stated(context, case.facts)) for note, context in file.notes]


def _stated(context: Context, facts: dict[str, str]) -> Context:
    changes: dict[str, object] = dict(facts)
    if "party" in facts:
        changes["party"] = Party(facts["party"])
    if "cards" in facts:
        changes["cards"] = CardsMode(facts["cards"])
    if "tags" in facts:
        changes["tags"] = tuple(tag.strip() for tag in facts["tags"].split(","))
    return replace(context, **changes)  # type: ignore[arg-type]


def outcome_lines(case: Case) -> list[list[str]]:
    """Return what comes out of the case: one list of lines per card or fate."""
    entries: list[list[str]] = []
    for note, context in placed_notes(case):
        outcome = ranking.decide(note, context, fit=UNJUDGED)
        for draft in outcome.drafts:
            entries.extend(_card_lines(draft))
        if outcome.reason is not None or outcome.fate not in (Fate.READY, Fate.DRAFT):
            entries.append([f"{outcome.fate}: {outcome.reason}"])
    return entries


def _card_lines(draft: Draft) -> Iterator[list[str]]:
    kind = kind_of(draft.wording)
    for face in faces(draft.wording, draft.extra):
        lines = [f"{draft.tier} {kind} {draft.pattern}"]
        lines += _marked("Q: ", face.front)
        lines += _marked("A: ", face.answer)
        if kind != "cloze" and face.back != face.answer:
            lines += _marked("B: ", face.back)
        lines += _marked("+ ", face.extra) if face.extra else []
        yield lines


def _marked(mark: str, text: str) -> list[str]:
    first, *more = text.split("\n")
    return [mark + first, *(" " * len(mark) + line for line in more if line.strip())]


def stated_lines(block: str) -> list[list[str]]:
    """Return the entries of a `cards` block, in the form of `outcome_lines`."""
    entries: list[list[str]] = []
    for line in filter(str.strip, block.splitlines()):
        starts = re.match(
            r"(ready|draft) (basic|reversed|cloze) |(ready|draft|needs-you|skipped):", line
        )
        if starts or not entries or (line.startswith("Q: ") and entries[-1][-1].startswith("Q: ")):
            entries.append([])
        entries[-1].append(line)
    return entries


def agrees(stated: list[str], actual: list[str]) -> bool:
    """Tell whether a card or fate is the one that the case states."""
    if stated[0].startswith("Q: "):
        return stated[0] in actual
    head, rest = stated[0], stated[1:]
    if head.endswith(ANY):
        return actual[0].startswith(head[:-1]) and rest == actual[1:]
    return stated == actual


def check(case: Case) -> None:
    """Raise AssertionError where the outcome is not what the case states."""
    actual = outcome_lines(case)
    shown = "\n".join(line for entry in actual for line in entry)
    if "cards" in case.blocks:
        stated = stated_lines(case.blocks["cards"])
        same = len(stated) == len(actual) and all(map(agrees, stated, actual))
        assert same, f"{case.title}\n\nstated:\n{case.blocks['cards']}\n\ncame out:\n{shown}"
    for entry in stated_lines(case.blocks.get("cards at least", "")):
        found = any(agrees(entry, other) for other in actual)
        assert found, f"{case.title}\n\nmissing:\n{entry}\n\ncame out:\n{shown}"
    for entry in stated_lines(case.blocks.get("cards but not", "")):
        found = any(agrees(entry, other) for other in actual)
        assert not found, f"{case.title}\n\nmust not come out:\n{entry}\n\ncame out:\n{shown}"


def all_cases() -> Iterator[object]:
    for path in sorted(CASES.glob("*/*.md")):
        for number, case in enumerate(cases_of(path.read_text(encoding="utf-8")), start=1):
            name = f"{path.parent.name}-{path.stem}-{number}-{case.title}"
            yield pytest.param(case, id=name)


@pytest.mark.parametrize("case", list(all_cases()))
def test_a_case_gives_the_cards_it_states(case: Case) -> None:
    """Cases are how a syntax or a rule says what it promises."""
    check(case)
