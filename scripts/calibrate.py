"""Write `recall/language/data/kept.json`: what the signs of a card say of whether judges keep it.

Run it after a round of judging (`scripts/judge.py`), with `python scripts/calibrate.py SET…`; the
sets named are those that may be learnt from, never the one that measures. Every card that was
judged counts, chosen or not (`tests/corpus/judged`, and `further` in it); the cards that
`tests/examples/cards.json` asks for count as kept. The model is a logistic regression with a
quadratic penalty (ridge), found by Newton's method; the penalty draws signs and patterns that
were seldom seen to nothing. `--check` prints how well the chances agree with the verdicts, each
hand foretold from the others.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import NamedTuple

import judge
import salience

from recall import ranking
from recall.cards import Gap, GapText, Question, Wording, faces
from recall.confidence import SCORE_READY_FROM, UNJUDGED, Fit, chance
from recall.drafts import Draft
from recall.gap_signs import Signs
from recall.language.detect import language_of
from recall.language.salience import Phrase, Weights, parts_of, shown_above, weighed
from recall.notes import Context, Note, PlacedNote, Span
from recall.signs import SCORE, signs

DATA = judge.ROOT / "recall" / "language" / "data" / "kept.json"
EXAMPLES = judge.ROOT / "tests" / "examples" / "cards.json"

PENALTY = 120.0
"""Of the weight of a sign over its usual spread: as strong as so many judged cards, roughly.

Among 20, 60, 120 and 250 the chances that 120 gives agree best with hands that were left out.
"""

PENALTY_OF_PATTERNS = 8.0
"""The same for a pattern; each is rarer than a sign."""

TRUST = 0.8
"""What the judgements weigh beside the rules' own word.

Chances of hands that were left out are as good with 0.8 as with 1, and the rules know kinds of
notes that no judge has seen.
"""

ROUNDS = 30

SCORES_AS_THEY_WERE = frozenset(
    {"first-contact-tune", "first-contact-measure", "second-tune", "second-measure"}
)
"""Rounds whose confidence is the rule's own score; later ones have a chance made of it."""

WAS_READY_FROM = 0.6
"""The chance that was shown, when cards were judged, for a score of SCORE_READY_FROM."""

OF_EXAMPLES = 8.0
"""How many judgements a card of the examples is worth."""


MILDER = frozenset(
    "tune measure fresh later latest last seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth".split()
)
"""Sets whose judges were not told that what nobody needs to keep is a fault."""

OF_MILDER = 0.5
"""How many judgements one of theirs is worth.

With it the chances of the later sets' gaps, each hand foretold from the others, are a little better
than with 1: of those from 75 % two judges kept 84 in 100 and not 82.
"""

CHOSEN = "-chosen"
"""Ending of rounds on cards whose phrase was told by those who chose what to hide.

What they would say of salience were circular, as such a phrase is good however salient it is.
"""


class Verdict(NamedTuple):
    """A card as it was known before, and what came of it."""

    pattern: str
    signs: Signs
    kept: float
    """Share of judges who keep it."""

    hand: str
    weight: float = 1.0


# What was judged ----------------------------------------------------------------------------


def verdicts(sets: Iterable[str]) -> list[Verdict]:
    """Return what judges said of all cards of the sets, the last word on each."""
    found: dict[tuple[str, str, int, str], Verdict] = {}
    weights = json.loads(salience.LEFT_OUT.read_text(encoding="utf-8"))
    for name in sets:
        placed = {
            (file, at.note.span.first): at for file, at in judge.notes_of(judge.folder_of(name))
        }
        scores = {key: _scores(at) for key, at in placed.items()}
        for row, raw in _rows_of(name):
            place = row["file"], row["line"]
            at = placed.get(place)
            if at is None:
                continue
            score = scores[place].get(row["front"], _score(row["confidence"], raw))
            draft = Draft(wording_of(row), at.note.span, row["pattern"], "", score)
            kept = sum(one["verdict"] == "keep" for one in row["judgements"])
            found[name, row["file"], row["line"], row["front"]] = Verdict(
                row["pattern"],
                signs(draft, *at, _likely(at, weights[salience.part_of(f"{name}/{row['file']}")])),
                kept / len(row["judgements"]),
                row["file"],
                OF_MILDER if name in MILDER else 1.0,
            )
    return [*found.values(), *examples()]


def _likely(placed: PlacedNote, weights: Weights) -> tuple[Phrase, ...]:
    """Return the phrases of a note as told by those who never saw its hand."""
    note, context = placed
    return weighed(parts_of(note.text, context.language, shown_above(context)), weights)


def _rows_of(name: str) -> Iterator[tuple[judge.Row, bool]]:
    """Yield the judged cards of a set, the newest last, and whether their scores are raw."""
    known = {**judge.further(), **judge.rounds()}
    for title, rows in known.items():
        if rows and rows[0]["set"] == name and not title.endswith(CHOSEN):
            yield from (
                (row, title in SCORES_AS_THEY_WERE) for row in rows if row.get("judgements")
            )


def _scores(placed: PlacedNote) -> dict[str, float]:
    """Return what today's rules think of their drafts of a note, by how a judge sees them."""
    return {judge.shown(draft.wording)[0]: draft.confidence for draft in ranking.drafted(*placed)}


def _score(confidence: float, raw: bool) -> float:
    """Return what the rule thought of a card, from the chance that was shown for it.

    Where the chance was made of more signs than the score, that is no more than a guess.
    """
    if raw:
        return confidence
    odds = _log_odds(confidence) + _log_odds(SCORE_READY_FROM) - _log_odds(WAS_READY_FROM)
    return 1 / (1 + math.exp(-odds))


def _log_odds(share: float) -> float:
    share = min(max(share, 0.001), 0.999)
    return math.log(share / (1 - share))


GAP = re.compile(r"\[\[(\d+): (.*?)\]\]", re.DOTALL)


def wording_of(row: judge.Row) -> Wording:
    """Return the wording that `judge.shown` wrote down."""
    front: str = row["front"]
    if row["kind"] != "gaps":
        return Question(front, row["back"].partition("\n(also on the back")[0])
    pieces: list[str | Gap] = []
    at = 0
    for found in GAP.finditer(front):
        pieces += [front[at : found.start()], Gap(int(found[1]), found[2])]
        at = found.end()
    return GapText(tuple(piece for piece in (*pieces, front[at:]) if piece))


def examples() -> Iterator[Verdict]:
    """Yield the cards that the examples ask for, as kept."""
    for case in json.loads(EXAMPLES.read_text(encoding="utf-8"))["cases"]:
        placed = _placed(case)
        wanted = {(card["kind"] == "cloze", card["answer"]) for card in case["cards"]}
        for draft in ranking.decide(*placed, fit=UNJUDGED).drafts:
            asked = {
                (isinstance(draft.wording, GapText), face.answer) for face in faces(draft.wording)
            }
            if case["tier"] == "ready" and asked <= wanted:
                odds = _log_odds(draft.confidence) - UNJUDGED.level
                score = 1 / (1 + math.exp(-odds))
                known = signs(Draft(draft.wording, draft.span, draft.pattern, "", score), *placed)
                yield Verdict(draft.pattern, known, 1.0, "examples", OF_EXAMPLES)


def _placed(case: Mapping[str, str]) -> PlacedNote:
    children = tuple(
        Note(text, Span(line, line), depth=1) for line, text in enumerate(case["children"], start=2)
    )
    note = Note(case["note"], Span(1, 1), children)
    return PlacedNote(
        note,
        Context(
            speaker=case["speaker"],
            pronoun=case["pronoun"],
            language=language_of(case["note"]),
            siblings=(note,),
        ),
    )


# The model ----------------------------------------------------------------------------------


def fit(found: Sequence[Verdict]) -> Fit:
    """Return the weights under which what judges said is likeliest, drawn to nothing."""
    names = sorted({name for verdict in found for name in verdict.signs})
    patterns = sorted({verdict.pattern for verdict in found})
    spread = [_spread([verdict.signs.get(name, 0.0) for verdict in found]) for name in names]
    rows = [
        [
            1.0,
            *(
                verdict.signs.get(name, 0.0) / size
                for name, size in zip(names, spread, strict=True)
            ),
            *(float(verdict.pattern == name) for name in patterns),
        ]
        for verdict in found
    ]
    weights = [0.0] * len(rows[0])
    penalties = [0.0, *([PENALTY] * len(names)), *([PENALTY_OF_PATTERNS] * len(patterns))]
    for _ in range(ROUNDS):
        change = _step(rows, found, weights, penalties)
        weights = [weight + step for weight, step in zip(weights, change, strict=True)]
        if max(map(abs, change)) < 1e-6:
            break
    weights = [TRUST * weight for weight in weights]
    weights[0] += (1 - TRUST) * UNJUDGED.level
    weights[1 + names.index(SCORE)] += (1 - TRUST) * spread[names.index(SCORE)]
    of_signs = [
        weight / size for weight, size in zip(weights[1 : 1 + len(names)], spread, strict=True)
    ]
    return Fit(
        round(weights[0], 3),
        {name: round(weight, 3) for name, weight in zip(names, of_signs, strict=True)},
        {
            name: round(weight, 3)
            for name, weight in zip(patterns, weights[1 + len(names) :], strict=True)
        },
    )


def _spread(values: Sequence[float]) -> float:
    """Return the standard deviation of the values; 1 where they are all the same."""
    mean = sum(values) / len(values)
    return math.sqrt(sum((value - mean) ** 2 for value in values) / len(values)) or 1.0


def _step(
    rows: list[list[float]],
    found: Sequence[Verdict],
    weights: list[float],
    penalties: list[float],
) -> list[float]:
    """Return by how much Newton's method moves the weights."""
    size = len(weights)
    slope = [-penalty * weight for penalty, weight in zip(penalties, weights, strict=True)]
    bend = [[penalties[i] if i == j else 0.0 for j in range(size)] for i in range(size)]
    for row, verdict in zip(rows, found, strict=True):
        odds = sum(weight * value for weight, value in zip(weights, row, strict=True))
        expected = 1 / (1 + math.exp(-odds))
        sure = expected * (1 - expected) * verdict.weight
        there = [(at, value) for at, value in enumerate(row) if value]
        for i, one in there:
            slope[i] += verdict.weight * (verdict.kept - expected) * one
            line, times = bend[i], sure * one
            for j, other in there:
                line[j] += times * other
    return _solved(bend, slope)


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


PARTS = 8
"""Parts of the hands that are left out, one after the other."""


def foretold(found: Sequence[Verdict]) -> list[tuple[float, float]]:
    """Return chance and verdict of each card, the chance from what was said of other hands."""
    hands = sorted({verdict.hand for verdict in found} - {"examples"})
    pairs = []
    for part in range(PARTS):
        left_out = set(hands[part::PARTS])
        others = fit([verdict for verdict in found if verdict.hand not in left_out])
        pairs += [
            (chance(one.pattern, one.signs, others), one.kept)
            for one in found
            if one.hand in left_out
        ]
    return pairs


def checked(found: Sequence[Verdict]) -> Iterator[str]:
    """Give how well chances that were foretold agree with the verdicts, a line for each tenth."""
    pairs = foretold(found)
    kept = [told for told, share in pairs if share == 1]
    left = [told for told, share in pairs if share < 1]
    above = sum((one > other) + (one == other) / 2 for one in kept for other in left)
    yield f"a kept card is told from one that is not in {above / (len(kept) * len(left)):.0%}"
    for low in range(0, 100, 10):
        inside = [share for told, share in pairs if low <= told * 100 < low + 10]
        if inside:
            mean = sum(inside) / len(inside)
            yield f"{low:3}-{low + 10} %: {len(inside):4} cards, {mean:.0%} kept"


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sets", nargs="+")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    found = verdicts(options.sets)
    if options.check:
        judge.say("\n".join(checked(found)))
        return
    text = json.dumps(asdict(fit(found)), indent=1, sort_keys=True, ensure_ascii=False)
    DATA.write_text(text + "\n", encoding="utf-8")
    judge.say(f"{len(found)} judged cards; written to {DATA.relative_to(judge.ROOT)}")


if __name__ == "__main__":
    sys.exit(main())
