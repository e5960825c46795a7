"""How long an export takes beside genanki writing the same notes, and how large it is.

Run it with `python tests/benchmarks/export.py`, for machines with `--json`. It makes a
collection of 10,000 cards in 500 decks in a temporary folder. The two take turns, and the
ratios of times that stood side by side are printed: milliseconds change with the machine and
the hour, ratios hardly. genanki gets its fields ready made; ours are made from Markdown
stored in SQLite, which is why writing alone is measured too.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import genanki

from recall.anki import package
from recall.anki.notes import AnkiNote
from recall.collection import Collection, phone
from recall.settings import Settings

CARDS = 10_000
CARDS_A_FILE = 20
ROUNDS = 7

KINDS = (
    "- Why does process {n} grow until it is killed? :: Because its cache {n} never forgets",
    "- Which part of compiler {n} reads the source? :: The front end of number {n}",
    "- Compiler {n} has a ==front end== that reads the source and no other part.",
    "- What does `std::vector<int>` number {n} do when *full*? :: It doubles `capacity()`",
)


def make_decks(folder: Path) -> None:
    """Write the cards: questions and gaps, every fourth with code and emphasis."""
    for first in range(0, CARDS, CARDS_A_FILE):
        lines = ["---", f"title: Talk {first}", "cards: explicit", "tags: [ai]", "---", ""]
        lines += [KINDS[n % len(KINDS)].format(n=n) for n in range(first, first + CARDS_A_FILE)]
        (folder / f"talk-{first:05}.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def genanki_model() -> genanki.Model:
    """Return a note type with as many fields as ours and the plainest of templates."""
    names = [f"Field{n}" for n in range(16)]
    template = {"name": "Card", "qfmt": "{{Field0}}", "afmt": "{{FrontSide}}<hr>{{Field1}}"}
    return genanki.Model(
        1_691_000_000_000, "Plain", fields=[{"name": n} for n in names], templates=[template]
    )


def write_with_genanki(notes: Sequence[AnkiNote], file: Path, *, one_deck: bool) -> None:
    """Write the fields that are ready as genanki's own documentation shows it."""
    model = genanki_model()
    decks: dict[str, genanki.Deck] = {}
    for note in notes:
        name = "All" if one_deck else note.deck
        deck = decks.setdefault(name, genanki.Deck(1_000_000_000_000 + len(decks), name))
        fields = [*note.fields, *[""] * (16 - len(note.fields))]
        deck.add_note(genanki.Note(model=model, fields=fields, guid=note.guid, tags=note.tags))
    genanki.Package(list(decks.values())).write_to_file(file)


class Ratio(NamedTuple):
    """How long, or large, ours is beside genanki's."""

    what: str
    times: float


def seconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def measure(folder: Path) -> list[Ratio]:
    """Return the medians of ratios taken in turn."""
    decks = folder / "decks"
    decks.mkdir()
    make_decks(decks)
    ours, theirs = folder / "ours.apkg", folder / "theirs.apkg"
    with Collection.open(decks, Settings(), lambda: datetime.now(UTC)) as collection:
        collection.refresh()
        notes = [note for note, _ in phone.outgoing(collection._base)]
        rounds = [
            (
                seconds(lambda: collection.export(ours)),
                seconds(lambda: ours.write_bytes(package.packed(notes))),
                seconds(lambda: write_with_genanki(notes, theirs, one_deck=False)),
                seconds(lambda: write_with_genanki(notes, theirs, one_deck=True)),
            )
            for _ in range(ROUNDS)
        ]
    whole, alone, many_decks, one_deck = zip(*rounds, strict=True)
    return [
        Ratio("whole export / genanki", median_ratio(whole, many_decks)),
        Ratio("writing alone / genanki", median_ratio(alone, many_decks)),
        Ratio("whole export / genanki, one deck", median_ratio(whole, one_deck)),
        Ratio("writing alone / genanki, one deck", median_ratio(alone, one_deck)),
        Ratio("size / genanki's", ours.stat().st_size / theirs.stat().st_size),
    ]


def median_ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    return statistics.median(one / other for one, other in zip(ours, theirs, strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ratios = measure(Path(folder))
    if arguments.json:
        sys.stdout.write(
            json.dumps({ratio.what: round(ratio.times, 3) for ratio in ratios}, indent=2) + "\n"
        )
        return
    for what, times in ratios:
        sys.stdout.write(f"{times:6.2f}  {what}\n")


if __name__ == "__main__":
    main()
