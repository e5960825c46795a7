"""Write `recall/language/data/salience.json`: what words say of which phrase a card hides.

People who write cards chose, for every note of the sets in `tests/corpus/judged/hidden`, the one
phrase they would hide (`card`, with the phrase in double brackets), often a second one. The model
is a conditional logit over the phrases of a note, with a quadratic penalty, found by AdaGrad.
`--check` prints how often the likeliest phrase of a note is one that was chosen, each hand told
from the others; what it learns for that stands in `tests/corpus/judged/hidden/left-out.json`,
for `scripts/calibrate.py`: what it learns of chances must not know the choices.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

import judge

from recall.language import salience
from recall.language.salience import Parts, Weights

DATA = judge.ROOT / "recall" / "language" / "data" / "salience.json"
HIDDEN = judge.JUDGED / "hidden"
LEFT_OUT = HIDDEN / "left-out.json"

PARTS = 5
"""Parts of the hands that are left out, one after the other."""

PENALTY = 5.0
"""As strong as so many choices; 3 to 12 are as good."""

ROUNDS = 60
RATE = 0.15

LEAST = 0.05
"""Weights nearer to nothing than this are not written."""

ALIKE = 0.6
"""Share of the words from which two phrases are one choice."""


class Choice(NamedTuple):
    """A note and which of its phrases were chosen."""

    hand: str
    parts: tuple[Parts, ...]
    wanted: dict[tuple[int, int, int], float]
    """Share of the choice by sentence, first word and the word behind the last."""


# What was chosen ------------------------------------------------------------------------------


def choices() -> list[Choice]:
    """Return every choice that today's phrases have."""
    found = []
    for path in sorted(HIDDEN.glob("*.jsonl")):
        name = path.stem
        placed = {
            (file, at.note.span.first): at for file, at in judge.notes_of(judge.folder_of(name))
        }
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            at = placed.get((row["file"], row["line"]))
            if at is None or "card" not in row:
                continue
            parts = salience.parts_of(
                at.note.text, at.context.language, salience.shown_above(at.context)
            )
            wanted = _wanted(parts, [row["card"], row.get("second", "")])
            if wanted:
                found.append(Choice(f"{name}/{row['file']}", parts, wanted))
    return found


CHOSEN = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)


def _wanted(parts: Sequence[Parts], cards: Iterable[str]) -> dict[tuple[int, int, int], float]:
    """Return the phrases that cards hide; one that is nearly chosen counts for a quarter."""
    wanted: dict[tuple[int, int, int], float] = defaultdict(float)
    for card in cards:
        if not (found := CHOSEN.search(card)):
            continue
        hidden = salience.keys_of(found[1]).split()
        before = salience.keys_of(card[: found.start()]).split()
        near = [
            (alike, _in_place(one, first, before), (number, first, behind))
            for number, one in enumerate(parts)
            for first, behind, _ in one.spans
            if (alike := _alike(one, first, behind, hidden)) >= ALIKE
        ]
        for alike, place, span in near:
            if place == max(fit for _, fit, _ in near):
                wanted[span] += 1.0 if alike == 1 else 0.25 * alike
    total = sum(wanted.values())
    return {span: share / total for span, share in wanted.items()}


def _alike(parts: Parts, first: int, behind: int, hidden: Sequence[str]) -> float:
    mine = {word.key for word in parts.words[first:behind] if word.key}
    return len(mine & set(hidden)) / len(mine | set(hidden))


def _in_place(parts: Parts, first: int, before: Sequence[str]) -> bool:
    """Tell whether the word before a phrase is the one before the gap, of those that are alike."""
    return bool(before) and first > 0 and parts.words[first - 1].key == before[-1]


# The model ----------------------------------------------------------------------------------


def learn(found: Sequence[Choice]) -> dict[str, float]:
    """Return the weights under which the choices are likeliest, drawn to nothing."""
    weights: dict[str, float] = defaultdict(float)
    seen: dict[str, float] = defaultdict(lambda: 1e-3)
    pull = PENALTY / max(1, len(found))
    for round_ in range(ROUNDS):
        rate = RATE / (1 + round_ / 20)
        for choice in found:
            for name, slope in _slopes(choice, weights).items():
                slope -= pull * weights[name]
                seen[name] += slope * slope
                weights[name] += rate * slope / math.sqrt(seen[name])
    return {
        name: round(weight, 2) for name, weight in sorted(weights.items()) if abs(weight) >= LEAST
    }


def _slopes(choice: Choice, weights: Weights) -> dict[str, float]:
    """Return for every name how much more often it was chosen than the weights foretell."""
    spans = [
        (number, one, first, behind, names, odds)
        for number, one in enumerate(choice.parts)
        for first, behind, names, odds in _odds(one, weights)
    ]
    most = max(odds for *_, odds in spans)
    total = sum(math.exp(odds - most) for *_, odds in spans)
    slopes: dict[str, float] = defaultdict(float)
    sides: dict[tuple[int, int, str], float] = defaultdict(float)
    steps: dict[tuple[int, int], float] = defaultdict(float)
    for number, _, first, behind, names, odds in spans:
        missing = choice.wanted.get((number, first, behind), 0.0) - math.exp(odds - most) / total
        sides[number, first, "begins"] += missing
        sides[number, behind - 1, "ends"] += missing
        steps[number, first] += missing
        steps[number, behind] -= missing
        for name in names:
            slopes[name] += missing
    for (number, at, side), missing in sides.items():
        for name in getattr(choice.parts[number], side)[at]:
            slopes[name] += missing
    for number, one in enumerate(choice.parts):
        inside = accumulate(steps[number, at] for at in range(len(one.words)))
        for names, missing in zip(one.inside, inside, strict=True):
            if missing:
                for name in names:
                    slopes[name] += missing
    return slopes


def _odds(parts: Parts, weights: Weights) -> Iterator[tuple[int, int, tuple[str, ...], float]]:
    begins, ends, inside = (
        [sum(weights.get(name, 0.0) for name in names) for names in side]
        for side in (parts.begins, parts.ends, parts.inside)
    )
    before = (0.0, *accumulate(inside))
    for first, behind, names in parts.spans:
        together = sum(weights.get(name, 0.0) for name in names)
        odds = begins[first] + ends[behind - 1] + before[behind] - before[first] + together
        yield first, behind, names, odds


# Hands that are left out ----------------------------------------------------------------------


def part_of(hand: str) -> int:
    """Return the part in which a hand is left out, the same for all its files."""
    return sum(map(ord, hand.partition("/")[2])) % PARTS


def without_each(found: Sequence[Choice]) -> list[dict[str, float]]:
    """Return the weights learnt without each part of the hands."""
    return [learn([one for one in found if part_of(one.hand) != part]) for part in range(PARTS)]


def checked(found: Sequence[Choice], weights: Sequence[Weights]) -> str:
    """Say how often the likeliest phrases are chosen ones, told from other hands."""
    hits = [0, 0]
    for choice in found:
        ranked = sorted(
            (
                (odds, (number, first, behind))
                for number, one in enumerate(choice.parts)
                for first, behind, _, odds in _odds(one, weights[part_of(choice.hand)])
            ),
            reverse=True,
        )
        for place, most in enumerate((1, 3)):
            hits[place] += any(span in choice.wanted for _, span in ranked[:most])
    first, three = (hit / len(found) for hit in hits)
    return (
        f"{len(found)} choices; the likeliest phrase is one in {first:.0%}, of three in {three:.0%}"
    )


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    found = choices()
    if options.check:
        parts = without_each(found)
        LEFT_OUT.write_text(
            json.dumps(parts, indent=0, ensure_ascii=False) + "\n", encoding="utf-8"
        )
        judge.say(checked(found, parts))
        return
    text = json.dumps(learn(found), indent=0, sort_keys=True, ensure_ascii=False)
    DATA.write_text(text + "\n", encoding="utf-8")
    judge.say(f"{len(found)} choices; written to {DATA.relative_to(judge.ROOT)}")


if __name__ == "__main__":
    sys.exit(main())
