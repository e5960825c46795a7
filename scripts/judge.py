"""Sheets for blind judges of cards, what they found, and the figures that come of it.

`sheet SET OUT` shuffles the cards that today's rules make of `tests/corpus/SET`, with decoys
whose faults are known, and writes `OUT/sheet.md` for the judges and `OUT/key.json` for the next
step. A judge writes `OUT/NAME.jsonl`: a line `{"item": 1, "verdict": "keep", "fault": ""}` for
each card and `{"bullet": "polished:12", "claim": true}` for each bullet. `take OUT ROUND` drops
judges who passed a decoy and keeps the rest in `tests/corpus/judged/ROUND.jsonl`. `figures`
prints what all rounds say; `figures --write` puts it into `docs/cards.md`.

`sheet SET OUT --further` asks about drafts that a better card of the same note outdoes, and that
nobody has judged yet; `take OUT NAME --further` keeps what is said of them for
`scripts/calibrate.py`. They are in no figure.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from recall import ranking
from recall.cards import Gap, GapText, Question, Tier, Wording
from recall.context import context_line
from recall.deckfiles import read
from recall.drafts import Draft
from recall.notes import Context, Note, PlacedNote

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "tests" / "corpus"
JUDGED = CORPUS / "judged"
FURTHER = JUDGED / "further"
PAGE = ROOT / "docs" / "cards.md"
FROM, TO = "<!-- figures -->", "<!-- /figures -->"

VERDICTS = ("keep", "edit", "reject")
DECOYS_OF_A_KIND = 2


Row = dict[str, Any]
"""One line of a round: a card with its judgements, or a bullet and whether it makes a claim."""


class Item(NamedTuple):
    """One card to be judged: an entry of the key."""

    file: str
    """Stem of the file in its set."""

    line: int
    tier: str
    """`ready`, `draft`, or `decoy`."""

    pattern: str
    """Name of the pattern, or of the decoy's fault."""

    confidence: float
    kind: str
    front: str
    back: str


# Cards --------------------------------------------------------------------------------------


def folder_of(name: str) -> Path:
    """Return the folder of a set; `decks` are those that come with the project."""
    return ROOT / name if name == "decks" else CORPUS / name


def notes_of(folder: Path) -> Iterator[tuple[str, PlacedNote]]:
    """Give every list item of every file of a set, with the stem of its file."""
    for path in sorted(folder.glob("*.md")):
        for placed in read(path.name, path.read_bytes()).notes:
            yield path.stem, placed


def shown(wording: Wording) -> tuple[str, str]:
    """Return front and back as a judge sees them; gaps stand in double brackets."""
    if isinstance(wording, Question):
        return wording.front, wording.back or wording.answer
    pieces = [
        piece if isinstance(piece, str) else f"[[{piece.slot}: {piece.answer}]]"
        for piece in wording.pieces
    ]
    return "".join(pieces), "each gap is a card of its own; the others are shown"


def item(file: str, note: Note, draft: Draft) -> Item:
    """Return a draft as an item."""
    front, back = shown(draft.wording)
    kind = "gaps" if isinstance(draft.wording, GapText) else "question"
    extra = f"\n(also on the back: {draft.extra})" if draft.extra else ""
    line = note.span.first
    return Item(
        file, line, draft.tier, draft.pattern, round(draft.confidence, 3), kind, front, back + extra
    )


def cards_of(folder: Path) -> Iterator[tuple[Item, PlacedNote, Draft]]:
    """Give every card that today's rules make of a set."""
    for file, placed in notes_of(folder):
        for draft in ranking.decide(*placed).drafts:
            yield item(file, placed.note, draft), placed, draft


def outdone_in(folder: Path) -> Iterator[tuple[Item, PlacedNote, Draft]]:
    """Give the drafts that better cards of their notes outdo, as far as nobody has judged them."""
    rows = [row for found in (rounds(), further()) for rows in found.values() for row in rows]
    known = {(row["file"], row["line"], row["front"]) for row in rows if "front" in row}
    for file, placed in notes_of(folder):
        for refusal in ranking.decide(*placed, why=True).refusals:
            asked = item(file, placed.note, refusal.draft)
            if refusal.gate == "rank" and (file, asked.line, asked.front) not in known:
                yield asked, placed, refusal.draft


# Decoys -------------------------------------------------------------------------------------


def leaking(question: Question, note: Note, other: Question) -> Question:
    """The question holds its answer."""
    return question._replace(front=f"{question.front.rstrip('?¿')}: {question.answer}?", back="")


def foreign(question: Question, note: Note, other: Question) -> Question:
    """The answer is that of another talk."""
    return question._replace(answer=other.answer, back="")


def dangling(question: Question, note: Note, other: Question) -> Question:
    """The question points at something that nobody sees."""
    return question._replace(front="Why does it do that with them?", back="")


def vague(question: Question, note: Note, other: Question) -> Question:
    """The question has a hundred answers."""
    return question._replace(front="What was said about this topic?", back="")


def invented(question: Question, note: Note, other: Question) -> Question:
    """The answer ends in a claim that the note does not make."""
    answer = question.answer.rstrip(".")
    return question._replace(answer=f"{answer}, which doubles the price every 7 months", back="")


DECOYS: tuple[Callable[[Question, Note, Question], Question], ...] = (
    leaking,
    foreign,
    dangling,
    vague,
    invented,
)


def hidden_article(text: str) -> GapText | None:
    """Return the text with a gap that anybody fills, or None where it has no such word."""
    found = re.search(r" (the|of|to|de|la|que) ", text)
    if not found:
        return None
    before, after = text[: found.start(1)], text[found.end(1) :]
    return GapText((before, Gap(1, found[1]), after))


def decoys(
    cards: Sequence[tuple[Item, PlacedNote, Draft]], dice: random.Random
) -> Iterator[tuple[Item, PlacedNote]]:
    """Give cards with faults that no judge may miss, made from real ones."""
    questions = [
        (placed, draft.wording)
        for _, placed, draft in cards
        if isinstance(draft.wording, Question) and len(draft.wording.answer.split()) > 2
    ]
    for spoil in DECOYS:
        for placed, question in dice.sample(questions, DECOYS_OF_A_KIND):
            far = [q for there, q in questions if there.context.deck != placed.context.deck]
            spoilt = spoil(question, placed.note, dice.choice(far))
            yield _decoy(placed, spoilt, spoil.__name__), placed
    plain = [placed for _, placed, _ in cards if not placed.note.children]
    gaps = [(placed, hidden_article(placed.note.text)) for placed in plain]
    found = [(placed, gap) for placed, gap in gaps if gap]
    for placed, gap in dice.sample(found, DECOYS_OF_A_KIND):
        yield _decoy(placed, gap, hidden_article.__name__), placed


def _decoy(placed: PlacedNote, wording: Wording, fault: str) -> Item:
    draft = Draft(wording, placed.note.span, fault)
    made = item("", placed.note, draft)
    return made._replace(tier="decoy", line=placed.note.span.first)


# Sheets -------------------------------------------------------------------------------------


def write_sheet(folder: Path, out: Path, seed: int, *, outdone: bool = False) -> None:
    """Write the judges' sheet and the key to it."""
    dice = random.Random(seed)
    made = list(cards_of(folder))
    cards = list(outdone_in(folder)) if outdone else made
    items = [(item, placed) for item, placed, _ in cards]
    items += decoys(made, dice)
    dice.shuffle(items)
    out.mkdir(parents=True, exist_ok=True)
    lines = ["# Bullets", ""]
    for file, placed in notes_of(folder):
        lines.append(f"- {file}:{placed.note.span.first} | {_one_line(placed.note.text)}")
    lines += ["", "# Cards", ""]
    for number, (card, placed) in enumerate(items, 1):
        lines += [f"## {number}", "", *_around(placed), "", *_as_lines(card, placed.context), ""]
    (out / "sheet.md").write_text("\n".join(lines), encoding="utf-8")
    key = {
        "set": folder.name,
        "items": [card._asdict() for card, _ in items],
        "bullets": [bullet(file, placed) for file, placed in notes_of(folder)],
    }
    (out / "key.json").write_text(json.dumps(key, ensure_ascii=False, indent=1), encoding="utf-8")
    say(f"{len(items)} items, {len(key['bullets'])} bullets")


ASKED = re.compile(r"asked for by the (?:draft of the )?list in line (?P<line>\d+)")


def bullet(file: str, placed: PlacedNote) -> dict[str, str | None]:
    """Return a bullet, and the place of the list whose cards ask for it."""
    asked = ASKED.match(ranking.decide(*placed).reason or "")
    return {
        "bullet": f"{file}:{placed.note.span.first}",
        "list": f"{file}:{asked['line']}" if asked else None,
    }


def _around(placed: PlacedNote) -> Iterator[str]:
    note, context = placed
    yield f"headings: {' › '.join(context.section) or '(none)'}"
    if context.lead_in:
        yield f"introduced by: {context.lead_in}"
    if context.parent:
        yield f"below the bullet: {_one_line(context.parent.text)}"
    if context.previous:
        yield f"after the bullet: {_one_line(context.previous.text)}"
    yield f"BULLET: {_one_line(note.text)}"
    for child in note.children:
        yield f"  with the bullet below it: {_one_line(child.text)}"


def _as_lines(card: Item, context: Context) -> Iterator[str]:
    yield f"context line shown with the question: {context_line(context)}"
    yield f"CARD ({card.kind}): {_one_line(card.front)}"
    yield f"BACK: {_one_line(card.back)}"


def _one_line(text: str) -> str:
    return text.replace("\n", " ⏎ ")


# What judges found --------------------------------------------------------------------------


def rows_in(path: Path) -> list[Row]:
    """Return the objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def take(out: Path, name: str, into: Path = JUDGED) -> None:
    """Keep what honest judges said as one round."""
    key = json.loads((out / "key.json").read_text(encoding="utf-8"))
    items = [Item(**item) for item in key["items"]]
    cards: dict[int, list[dict[str, str]]] = defaultdict(list)
    claims: dict[str, list[bool]] = defaultdict(list)
    for path in sorted(out.glob("*.jsonl")):
        said = {row["item"]: row for row in rows_in(path) if "item" in row}
        missing = [number for number in range(1, len(items) + 1) if number not in said]
        passed = [
            number
            for number, item in enumerate(items, 1)
            if item.tier == "decoy" and number in said and said[number]["verdict"] != "reject"
        ]
        say(f"{path.stem}: {len(said)} cards, missing {missing}, decoys passed {passed}")
        if missing or passed:
            say(f"{path.stem} is not used")
            continue
        for number, row in said.items():
            judgement = {"verdict": row["verdict"], "fault": row.get("fault", "")}
            cards[number].append(judgement)
        for row in rows_in(path):
            if "bullet" in row:
                claims[row["bullet"]].append(bool(row["claim"]))
    lines = [
        {"set": key["set"], **item._asdict(), "judgements": cards[number]}
        for number, item in enumerate(items, 1)
        if item.tier != "decoy"
    ]
    lines.sort(key=lambda row: (row["file"], row["line"], row["tier"] == "draft", row["front"]))
    if into == JUDGED:
        lines += [
            {"set": key["set"], **bullet, "claim": claims[bullet["bullet"]]}
            for bullet in key["bullets"]
        ]
    into.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in lines)
    (into / f"{name}.jsonl").write_text(text, encoding="utf-8")


# Figures ------------------------------------------------------------------------------------


class Figures(NamedTuple):
    """What one round says of some of its cards and bullets."""

    cards: int
    ready: int
    ready_kept: float
    """Share of ready cards that every judge keeps as they are."""

    ready_fair: float
    """Share of the judgements of ready cards that say keep."""

    ready_usable: float
    """Share of ready cards that no judge rejects."""

    drafts: int
    drafts_kept: float
    claims: int
    """Bullets of which most judges say that they make a claim."""

    covered: float
    """Share of those with a card that every judge keeps, their own or that of their list."""

    covered_ready: float
    agreed: float
    """Share of cards of which all judges say the same of keep or not."""

    kappa: float
    """Cohen's kappa of the first two judges, keep or not."""


def figures(rows: Sequence[Row]) -> Figures:
    """Return the figures of the rows of one round."""
    cards = [row for row in rows if "front" in row and row["judgements"]]
    ready = [row for row in cards if row["tier"] == Tier.READY]
    drafts = [row for row in cards if row["tier"] == Tier.DRAFT]
    claims = [row for row in rows if "bullet" in row and sum(row["claim"]) * 2 > len(row["claim"])]
    kept = {_place(row) for row in cards if _kept(row)}
    kept_ready = {_place(row) for row in ready if _kept(row)}
    return Figures(
        len(cards),
        len(ready),
        _share(map(_kept, ready)),
        _share(word == "keep" for row in ready for word in _verdicts(row)),
        _share("reject" not in _verdicts(row) for row in ready),
        len(drafts),
        _share(map(_kept, drafts)),
        len(claims),
        _share(bool(kept & {row["bullet"], row.get("list")}) for row in claims),
        _share(bool(kept_ready & {row["bullet"], row.get("list")}) for row in claims),
        _share(len({word == "keep" for word in _verdicts(row)}) == 1 for row in cards),
        _kappa([tuple(word == "keep" for word in _verdicts(row)[:2]) for row in cards]),
    )


def _verdicts(row: Row) -> list[str]:
    return [judgement["verdict"] for judgement in row["judgements"]]


def _kept(row: Row) -> bool:
    return all(word == "keep" for word in _verdicts(row))


def _place(row: Row) -> str:
    return f"{row['file']}:{row['line']}"


def _share(each: Iterable[bool]) -> float:
    found = list(each)
    return statistics.fmean(found) if found else float("nan")


def _kappa(pairs: Sequence[tuple[bool, ...]]) -> float:
    """Return the agreement of two judges beyond chance (Cohen 1960): 1 is all, 0 is chance."""
    both = [pair for pair in pairs if len(pair) == 2]
    if not both:
        return float("nan")
    same = _share(one == other for one, other in both)
    first, second = (_share(pair[at] for pair in both) for at in (0, 1))
    chance = first * second + (1 - first) * (1 - second)
    return (same - chance) / (1 - chance) if chance < 1 else 1.0


def rounds() -> dict[str, list[Row]]:
    """Return the rows of every round, in the order of their names."""
    return {path.stem: rows_in(path) for path in sorted(JUDGED.glob("*.jsonl"))}


def further() -> dict[str, list[Row]]:
    """Return the rows of drafts that were not chosen, in the order of their names."""
    return {path.stem: rows_in(path) for path in sorted(FURTHER.glob("*.jsonl"))}


def table(parts: dict[str, Figures]) -> Iterator[str]:
    """Give figures as lines of a Markdown table."""
    yield (
        "| | ready | kept by all | of judgements | usable | drafts | kept by all |"
        " claims | with a kept card | ready | agreed | kappa |"
    )
    yield "|---|" + "---:|" * 11
    for name, row in parts.items():
        cells = [
            *(f"{row.ready}", f"{row.ready_kept:.0%}", f"{row.ready_fair:.0%}"),
            *(f"{row.ready_usable:.0%}", f"{row.drafts}", f"{row.drafts_kept:.0%}"),
            *(f"{row.claims}", f"{row.covered:.0%}", f"{row.covered_ready:.0%}"),
            *(f"{row.agreed:.0%}", f"{row.kappa:.2f}"),
        ]
        yield f"| {name} | " + " | ".join("–" if "nan" in cell else cell for cell in cells) + " |"


def summary(found: dict[str, list[Row]]) -> Iterator[str]:
    """Give a line for each round."""
    yield from table({name: figures(rows) for name, rows in found.items()})


def details(name: str, rows: Sequence[Row]) -> Iterator[str]:
    """Give one round by hand, by pattern, and by the faults of its ready cards."""
    cards = [row for row in rows if "front" in row]
    by_hand: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_hand[row.get("file") or row["bullet"].split(":")[0]].append(row)
    yield f"\n### {name}, by hand\n"
    yield from table({hand: figures(by_hand[hand]) for hand in sorted(by_hand)})
    by_pattern: dict[str, list[Row]] = defaultdict(list)
    for card in cards:
        by_pattern[card["pattern"]].append(card)
    yield f"\n### {name}, by pattern\n"
    yield from table({pattern: figures(by_pattern[pattern]) for pattern in sorted(by_pattern)})
    faults = Counter(
        judgement["fault"].split(":")[0].strip() or "unnamed"
        for card in cards
        if card["tier"] == Tier.READY
        for judgement in card["judgements"]
        if judgement["verdict"] != "keep"
    )
    yield f"\n### {name}, faults of ready cards\n"
    yield from (f"- {fault}: {count}" for fault, count in faults.most_common())


def page(found: dict[str, list[Row]]) -> Iterator[str]:
    """Give what `docs/cards.md` says: all rounds, and those that measure in detail."""
    yield from summary(found)
    for name, rows in found.items():
        if not name.endswith("tune"):
            yield from details(name, rows)


def write(lines: Iterable[str]) -> None:
    """Put the figures between their marks on the page."""
    text = PAGE.read_text(encoding="utf-8")
    before, _, rest = text.partition(FROM)
    _, _, after = rest.partition(TO)
    PAGE.write_text(f"{before}{FROM}\n" + "\n".join(lines) + f"\n{TO}{after}", encoding="utf-8")


def say(text: str) -> None:
    """Write a line."""
    sys.stdout.write(text + "\n")


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    does = parser.add_subparsers(dest="does", required=True)
    sheet = does.add_parser("sheet")
    sheet.add_argument("set")
    sheet.add_argument("out", type=Path)
    sheet.add_argument("--seed", type=int, default=1)
    sheet.add_argument("--further", action="store_true", help="ask about drafts not chosen")
    taking = does.add_parser("take")
    taking.add_argument("out", type=Path)
    taking.add_argument("round")
    taking.add_argument("--further", action="store_true")
    telling = does.add_parser("figures")
    telling.add_argument("round", nargs="?", help="one round in detail")
    telling.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if options.does == "sheet":
        folder = folder_of(options.set)
        write_sheet(folder, options.out, options.seed, outdone=options.further)
    elif options.does == "take":
        take(options.out, options.round, FURTHER if options.further else JUDGED)
    elif options.write:
        write(page(rounds()))
    else:
        found = rounds()
        lines = details(options.round, found[options.round]) if options.round else summary(found)
        say("\n".join(lines))


if __name__ == "__main__":
    main()
