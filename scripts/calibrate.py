"""Write `recall/language/data/kept.json`: what the judges' verdicts say of each pattern.

Run it after a round of judging (`scripts/judge.py`), with `python scripts/calibrate.py SET…`; the
sets named are those that may be learnt from, never the one that measures. Only cards that today's
rules still make count. The model is a logistic regression with a quadratic penalty (ridge), found
by Newton's method; the penalty draws patterns that were seldom judged to the mean of all.
`--check` prints how well the chances agree with the verdicts, each set foretold from the others.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import NamedTuple

import judge

from recall import generators, ranking
from recall.confidence import Fit, Seen, chance, features
from recall.drafts import Draft
from recall.notes import PlacedNote

DATA = judge.ROOT / "recall" / "language" / "data" / "kept.json"

PENALTY = 1.5
"""Of a pattern's weight: as strong as so many judged cards with even odds, roughly."""

PENALTY_OF_NOTES = 0.3
ROUNDS = 40


class Verdict(NamedTuple):
    """A draft as it was known before, and what came of it."""

    seen: Seen
    kept: float
    """Share of judges who keep it."""

    file: str


# What was judged ----------------------------------------------------------------------------


def verdicts(sets: Iterable[str]) -> list[Verdict]:
    """Return what judges said of the cards that today's rules still make, the last word first."""
    found: dict[tuple[str, int, str], Verdict] = {}
    for name in sets:
        placed = {
            (file, at.note.span.first): at for file, at in judge.notes_of(judge.CORPUS / name)
        }
        rounds = [rows for rows in judge.rounds().values() if rows and rows[0]["set"] == name]
        for row in (row for rows in rounds for row in rows if row.get("judgements")):
            at = placed[row["file"], row["line"]]
            draft = _draft(at, row["front"])
            if draft is None:
                continue
            kept = sum(one["verdict"] == "keep" for one in row["judgements"])
            seen = ranking.seen_of(draft, *at)
            verdict = Verdict(seen, kept / len(row["judgements"]), f"{name}/{row['file']}")
            found[f"{name}/{row['file']}", row["line"], row["front"]] = verdict
    return list(found.values())


def _draft(placed: PlacedNote, front: str) -> Draft | None:
    """Return the draft of today's rules that shows the front, or None."""
    language = placed.context.language
    for family in (generators.rules_for(language), generators.last_resort(language)):
        for generator in family:
            for draft in generator.draft(*placed):
                if judge.shown(draft.wording)[0] == front:
                    return draft
    return None


# The model ----------------------------------------------------------------------------------


def fit(found: Sequence[Verdict]) -> Fit:
    """Return the weights under which what judges said is likeliest, drawn to nothing."""
    names = sorted({verdict.seen.pattern for verdict in found})
    rows = [
        [1.0, *features(verdict.seen), *(float(verdict.seen.pattern == name) for name in names)]
        for verdict in found
    ]
    weights = [0.0] * len(rows[0])
    measured = len(rows[0]) - 1 - len(names)
    penalties = [0.0, *([PENALTY_OF_NOTES] * measured), *([PENALTY] * len(names))]
    for _ in range(ROUNDS):
        weights = _step(rows, [verdict.kept for verdict in found], weights, penalties)
    found_weights = [round(weight, 3) for weight in weights]
    of_notes, of_patterns = found_weights[: 1 + measured], found_weights[1 + measured :]
    return Fit(*of_notes, patterns=dict(zip(names, of_patterns, strict=True)))


def _step(
    rows: list[list[float]], kept: list[float], weights: list[float], penalties: list[float]
) -> list[float]:
    """Return the weights after one step of Newton's method."""
    size = len(weights)
    slope = [-penalty * weight for penalty, weight in zip(penalties, weights, strict=True)]
    bend = [[penalties[i] if i == j else 0.0 for j in range(size)] for i in range(size)]
    for row, share in zip(rows, kept, strict=True):
        odds = sum(weight * value for weight, value in zip(weights, row, strict=True))
        expected = 1 / (1 + math.exp(-odds))
        there = [(at, value) for at, value in enumerate(row) if value]
        for i, one in there:
            slope[i] += (share - expected) * one
            for j, other in there:
                bend[i][j] += expected * (1 - expected) * one * other
    change = _solved(bend, slope)
    return [weight + step for weight, step in zip(weights, change, strict=True)]


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Return the solution of a system of linear equations, by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for at in range(size):
        best = max(range(at, size), key=lambda row: abs(rows[row][at]))
        rows[at], rows[best] = rows[best], rows[at]
        pivot = rows[at][at]
        rows[at] = [value / pivot for value in rows[at]]
        for other in range(size):
            if other != at and (factor := rows[other][at]):
                rows[other] = [a - factor * b for a, b in zip(rows[other], rows[at], strict=True)]
    return [row[-1] for row in rows]


def foretold(found: Sequence[Verdict]) -> list[tuple[float, float]]:
    """Return chance and verdict of each card, the chance from what was said of other files."""
    pairs = []
    for file in sorted({verdict.file for verdict in found}):
        others = fit([verdict for verdict in found if verdict.file != file])
        pairs += [(chance(v.seen, others), v.kept) for v in found if v.file == file]
    return pairs


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sets", nargs="+")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    found = verdicts(options.sets)
    if options.check:
        pairs = foretold(found)
        for low in range(0, 100, 10):
            inside = [kept for told, kept in pairs if low <= told * 100 < low + 10]
            if inside:
                mean = sum(inside) / len(inside)
                judge.say(f"{low:3}-{low + 10} %: {len(inside):4} cards, {mean:.0%} kept")
        return
    text = json.dumps(asdict(fit(found)), indent=1, sort_keys=True, ensure_ascii=False)
    DATA.write_text(text + "\n", encoding="utf-8")
    judge.say(f"{len(found)} judged cards; written to {DATA.relative_to(judge.ROOT)}")


if __name__ == "__main__":
    sys.exit(main())
