"""What becomes of learned cards when their notes are edited, and the truth is known.

Run it with `python tests/benchmarks/edits.py`, for machines with `--json`. The decks of the
repository are copied, every card is taken for answered, and each round makes edits of one
kind in many bullets, then scans. A card of an edited bullet was

- kept, with its history, as if nothing had happened;
- flagged: kept, and due at once as changed since it was learned;
- asked about: out of the queue until a person says whether it is the same fact;
- lost: taken for gone, though its fact is still there;
- let go, where another fact came in the place of its own;
- or wrong: its history went silently to another fact.

Beside it stand two policies of other tools on the same edits: a hash of the whole card, and
an id made from the front alone.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Container, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from recall.cards import faces
from recall.collection import Collection
from recall.settings import Settings

DECKS = Path(__file__).resolve().parents[2] / "decks"
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
SHARE = 0.5
"""Of the bullets, that are edited in one round."""

NOUNS = "compilers harbours gardens teachers violins markets rivers surgeons bridges".split()
SAID_OTHERWISE = {
    " because ": " since ", " are not ": " aren't ", " a lot of ": " much ", " is not ": " isn't ",
    " such as ": " like ", " and ": " and also ", " can ": " can well ",
}  # fmt: skip

Block = tuple[str, ...]
"""The lines of one bullet of the first level, with all below it."""


class Edited(NamedTuple):
    """One bullet after an edit."""

    path: str
    block: Block
    same: bool
    """Whether it still states all that it stated."""


Edit = Callable[[random.Random, str, Block], Edited | None]
"""What becomes of a bullet; None where this kind of edit finds nothing to do."""


def in_place(change: Callable[[random.Random, str], str], *, same: bool = True) -> Edit:
    """Return the edit that changes the first line of a bullet where it stands."""

    def edit(dice: random.Random, path: str, block: Block) -> Edited | None:
        first = change(dice, block[0])
        return None if first == block[0] else Edited(path, (first, *block[1:]), same)

    return edit


def slip(dice: random.Random, line: str) -> str:
    found = list(re.finditer(r"[a-z]{5,}", line))
    if not found:
        return line
    word = dice.choice(found)
    at = dice.randrange(word.start() + 1, word.end() - 1)
    return line[:at] + dice.choice([line[at + 1 :], line[at + 1] + line[at] + line[at + 2 :]])


def emphasis(dice: random.Random, line: str) -> str:
    found = list(re.finditer(r"(?<![\w*`_/=])[A-Za-z]{5,}(?![\w*`_/=])", line))
    if not found:
        return line
    word = dice.choice(found)
    return f"{line[: word.start()]}**{word[0]}**{line[word.end() :]}"


def other_words(dice: random.Random, line: str) -> str:
    found = [words for words in SAID_OTHERWISE if words in line]
    return line.replace(words := dice.choice(found), SAID_OTHERWISE[words], 1) if found else line


def other_noun(dice: random.Random, line: str) -> str:
    found = list(re.finditer(r"(?<![\w*`_/=-])[a-z]{4,}s(?![\w*`_/=:-])", line))
    if not found:
        return line
    word = dice.choice(found)
    return line[: word.start()] + dice.choice(NOUNS) + line[word.end() :]


def other_number(dice: random.Random, line: str) -> str:
    return re.sub(r"(?<=\s)\d+", lambda found: str(int(found[0]) + dice.randrange(1, 9)), line)


def moved(dice: random.Random, path: str, block: Block) -> Edited:
    return Edited(f"moved-{path}", block, True)


def moved_and_slipped(dice: random.Random, path: str, block: Block) -> Edited:
    return Edited(f"moved-{path}", (slip(dice, block[0]), *block[1:]), True)


def other_elsewhere(dice: random.Random, path: str, block: Block) -> Edited | None:
    first = other_noun(dice, block[0])
    return None if first == block[0] else Edited(f"moved-{path}", (first, *block[1:]), False)


KINDS: dict[str, Edit] = {
    "typo": in_place(slip),
    "emphasis": in_place(emphasis),
    "moved to another file": moved,
    "moved, with a typo": moved_and_slipped,
    "reworded": in_place(other_words),
    "another number": in_place(other_number, same=False),
    "another noun": in_place(other_noun, same=False),
    "another noun, elsewhere": other_elsewhere,
}


def blocks(lines: list[str]) -> Iterator[tuple[int, Block]]:
    """Give every bullet of the first level with the line it begins on, counted from 0."""
    at = 0
    while at < len(lines):
        end = at + 1
        if re.match(r"[-*] ", lines[at]):
            while end < len(lines) and re.match(r"\s+\S", lines[end]):
                end += 1
            yield at, tuple(lines[at:end])
        at = end


class Truth(NamedTuple):
    """Where the first line of a bullet stands now, and what it states no more."""

    path: str
    line: int
    gone: frozenset[str]
    """Words; a card that has none of them asks the same fact as before."""

    def of(self, card: sqlite3.Row) -> Truth:
        """Return the truth about one card of the bullet."""
        shown = frozenset(re.findall(r"\w+", f"{card['front']} {card['answer']}"))
        return self._replace(gone=self.gone & shown)

    @property
    def same(self) -> bool:
        return not self.gone


def edit_all(folder: Path, dice: random.Random, edit: Edit) -> dict[tuple[str, int], Truth]:
    """Edit a share of the bullets; return the truth about those, by their former places.

    Only cards of the bullet itself are followed, not those of the bullets below it.
    """
    truth: dict[tuple[str, int], Truth] = {}
    written: dict[str, list[str]] = {}
    for file in sorted(folder.glob("*.md")):
        lines = file.read_text(encoding="utf-8").split("\n")
        starts = dict(blocks(lines))
        out = written.setdefault(file.name, [])
        # What is moved keeps its speaker, as in a file that is split.
        written[f"moved-{file.name}"] = [*lines[: lines.index("---", 1) + 1], "", "# More", ""]
        at = 0
        while at < len(lines):
            block = starts.get(at, (lines[at],))
            edited = edit(dice, file.name, block) if at in starts else None
            if edited is None or dice.random() > SHARE:
                out += block
            else:
                there = written[edited.path]
                gone = _words(block) - _words(edited.block) if not edited.same else frozenset()
                truth[file.name, at + 1] = Truth(edited.path, len(there) + 1, gone)
                there += edited.block
            at += len(block)
    for name, lines in written.items():
        (folder / name).write_text("\n".join(lines) + "\n", "utf-8")
    return truth


def _words(block: Block) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", "\n".join(block)))


LEARNED = """
update cards set state = 'review', stability = 5, difficulty = 5, reviews = 1,
    due_day = '2026-12-20', last_day = '2026-11-20' where shelved = 0
"""
CARDS = """
select card_id, prompt_id, front, cards.answer, path, note_line, orphan, retired, changed
from cards join prompts using (prompt_id) where reviews > 0
"""


def trial(seed: int, edit: Edit) -> dict[str, Counter[str]]:
    """Return what became of the cards of the edited bullets, by policy."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "notes"
        shutil.copytree(DECKS, folder, ignore=shutil.ignore_patterns(".*"))
        with Collection.open(folder, Settings(time_zone="UTC"), lambda: NOW) as collection:
            collection.apply_scan(collection.plan_scan())
            db = collection._base.db
            with db.writing() as writer:
                writer.run(LEARNED)
            before = db.rows(CARDS)
            truth = edit_all(folder, random.Random(seed), edit)
            collection.apply_scan(collection.plan_scan(), agreed=True)
            after = {row["card_id"]: row for row in db.rows(CARDS)}
            asked = {question.prompt_id for question in collection.undecided()}
            made = drafts(collection, folder)
    found: dict[str, Counter[str]] = {policy: Counter() for policy in ("recall", "hash", "front")}
    for card in before:
        there = truth.get((card["path"], card["note_line"]))
        if there is None:
            continue
        there = there.of(card)
        found["recall"][fate(after[card["card_id"]], there, asked)] += 1
        for policy, keys in (("hash", ("front", "answer")), ("front", ("front",))):
            kept = tuple(card[key] for key in keys) in made[policy]
            found[policy][said(kept, there.same)] += 1
    return found


def drafts(collection: Collection, folder: Path) -> dict[str, set[tuple[str, ...]]]:
    """Return what the edited decks ask, as the two other policies know cards."""
    shown = [
        face
        for file in sorted(folder.glob("*.md"))
        for note in collection.explain(file).notes
        for draft in note.outcome.drafts
        for face in faces(draft.wording, draft.extra)
    ]
    return {
        "hash": {(face.front, face.answer) for face in shown},
        "front": {(face.front,) for face in shown},
    }


def fate(row: sqlite3.Row, there: Truth, asked: Container[str]) -> str:
    """Return what became of one learned card."""
    if row["orphan"] or row["retired"]:
        if row["prompt_id"] in asked:
            return "asked"
        return "lost" if there.same else "let go"
    at_home = (row["path"], row["note_line"]) == (there.path, there.line)
    if row["changed"] and at_home:
        return "flagged"
    return "kept" if at_home and there.same else "wrong"


def said(kept: bool, same: bool) -> str:
    if same:
        return "kept" if kept else "lost"
    return "wrong" if kept else "let go"


FATES = ("kept", "flagged", "asked", "lost", "let go", "wrong")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    table: dict[str, dict[str, Counter[str]]] = {}
    for kind, edit in KINDS.items():
        sums: dict[str, Counter[str]] = {}
        for seed in range(arguments.seeds):
            for policy, counts in trial(seed, edit).items():
                sums.setdefault(policy, Counter()).update(counts)
        table[kind] = sums
    if arguments.json:
        print(json.dumps(table))
    else:
        show(table)
    return int(any(kind["recall"]["wrong"] for kind in table.values()))


def show(table: dict[str, dict[str, Counter[str]]]) -> None:
    print(f"{'':26}{'':8}" + "".join(f"{fate:>9}" for fate in FATES))
    for kind, policies in table.items():
        for policy, counts in policies.items():
            name = kind if policy == "recall" else ""
            print(f"{name:26}{policy:8}" + "".join(f"{counts[fate]:9d}" for fate in FATES))


if __name__ == "__main__":
    sys.exit(main())
