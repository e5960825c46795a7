"""What becomes of learned cards when their notes are edited, and the truth is known.

`python tests/benchmarks/edits.py [--commits N] [--seed S] [--write] [--json] [--show FATE]
[--parts NAME]`

A journal of some twenty files with all cards learned is edited as a note history is: commit by
commit, each of one kind of edit in some bullets or of all kinds, with a scan after every one. First
the kinds that matching was made for (`tests/notekeeping/kinds.py`), then habits it was not made for
(`tests/notekeeping/habits.py`), then edits in several places of one bullet or list, and such as are
taken back (`tests/notekeeping/several.py`). `--write` puts the figures into `docs/reliability.md`;
`--show` prints every card of a fate. Beside it stand two policies of other tools on the same
edits: a hash of the whole card, as hashcards has it, and an id made from the front alone. A third,
the line a card stands on, only proves that a history on another fact would be noticed.
"""

from __future__ import annotations

import argparse
import json
import platform
import random
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests")]

from notekeeping import several, tables  # noqa: E402
from notekeeping.habits import HABITS  # noqa: E402
from notekeeping.kinds import KINDS, Kind  # noqa: E402
from notekeeping.several import SEVERAL  # noqa: E402
from notekeeping.trial import PLACE, Counts, Fate, History, sources  # noqa: E402

PAGE = ROOT / "docs" / "reliability.md"
START, END = "<!-- edits -->\n", "<!-- /edits -->"
BATCH = 50
"""Commits until the journal is begun anew: edits on edits make nonsense in the end."""

EDITS = 6
"""In one commit, at most."""


class Part(NamedTuple):
    name: str
    kinds: Sequence[Kind]
    at_once: bool


PARTS = [
    Part("kinds of edit, one at a time", KINDS, False),
    Part("kinds of edit, all at once", KINDS, True),
    Part("other habits, one at a time", HABITS, False),
    Part("other habits, all at once", HABITS, True),
    Part("several places, one kind at a time", SEVERAL, False),
    Part("several places, all at once", SEVERAL, True),
]


def run(part: Part, commits: int, seed: int, shown: Sequence[str]) -> Counts:
    """Return what became of the cards under so many commits."""
    sums: Counts = {}
    for batch, first in enumerate(range(0, commits, BATCH)):
        pages = {"trades.md": several.page()} if part.kinds is SEVERAL else {}
        with History(seed * 1000 + batch, sources(), pages) as history:
            count = min(BATCH, commits - first)
            history.run(part.kinds, commits=count, edits=EDITS, at_once=part.at_once)
            tables.added(sums, history.counts)
            for one in history.seen:
                if one.fate.value in shown and one.policy == "Recall":
                    print(one.told(), flush=True)
    return sums


def machine() -> str:
    return f"Python {platform.python_version()}"


def written(page: str, text: str) -> str:
    """Return the page with the section; it is put at the end where there is none."""
    if START not in page:
        return f"{page.rstrip()}\n\n{START}{text}{END}\n"
    before, _, rest = page.partition(START)
    return before + START + text + END + rest.partition(END)[2]


INTRODUCTION = """\
## When you edit your notes

Each card of a journal of some twenty files was learned; then the files were edited commit by commit
and scanned after each. *Kept* are cards that go on with their history, *due at once* those of them
that come back today because a number, a name or a word of content changed; for *lost* ones the fact
is still in the notes; *wrong* is a history on another fact, or one that goes on silently though its
fact changed. *Let go* is right where the fact was changed, replaced or taken out, or where its
author asks for it with a card of their own. Beside it, on the same edits: what a hash of the card's
text (hashcards) and an id made from its front would have kept. The same harness found {seen}
histories on another fact for a policy that is wrong on purpose: the card is whatever stands on its
line.

What is asked about is mostly what a careful reader could not tell either: a bullet went, and one
that differs in a word or a number came in another file; the year and the count of a short bullet
are both others now, and it may be the next year or a correction; a question hangs on a word such as
*because* that gave way to *until*; hardly a word of a note or list is left, and nothing else of its
file changed. Each card of a note counts, and a list has as many as it has items, so that the share
of one table swings by a per cent or two from seed to seed. A number that was counted again is not
asked about, nor are two numbers of a bullet of which enough stays, nor is a list of which half of
the items stay or every one speaks of what no other does. The parts of several places are harsher
than life: in one commit up to six edits meet in eight lists and ten bullets of figures.
A bullet that says by now, word for word, what another one has said all along is asked about: two
files may be about to exchange their names, of which only one has come; once both have, each card
goes on with its own sentence, unasked, also where you had said that the first one was edited.

What goes unasked is a bullet that another one with no word in common took the place of: it may be
the same in other words, but mostly it is another. So it is with an item of a list, of which the
others go on, and the card of the whole list is due today. Bullets that are merged keep the cards of
both, also where a gap is marked in one of them or in both, whether a stop, a semicolon or *and*
joins them. Where a bullet with gaps is split, each gap goes on in the bullet that has its sentence;
and of two gaps that hide the same word each goes with its own sentence, however the bullet is put.
A clause with its own subject and verb (*Raft waits … and Zab waits …*) counts as a sentence there.
A gap that was unmarked, and a sentence that was cut, have their card again where they come back in
their own words, be it in another bullet or another file; and where the sentences of a bullet are
written out first and the bullet goes later, each card goes on in the bullet that has its sentence,
in another file, too, and beside gaps that were learned there already. What was touched as its
bullet was split, and is taken back, be it with the split or before, is as it was. Another sentence
that comes beside one that was unmarked and hides the same is another card, and so is the next fact
of its kind that is written into another bullet.
A gap whose number is corrected while words are added around it, or taken away, keeps its card too,
as long as it stands next to the words that it stood next to, and another gap is what it was: it is
due today. So it is where the bullet moved, to another file too, and a sentence of it is what it
was; where another word or a *not* is in the one that was touched, you are asked about the bullet,
and what nobody touched goes on after the answer.
A sentence that is touched while it goes to another file than the rest of its bullet, be it with the
whole file parted into two, is asked about as a bullet of its own would be.
A sentence that is touched while its bullet is split keeps its card too, due today if its fact
changed; where it names another by then, or got a *not* or an *any*, it is asked about, and the
other gaps of its bullet go on meanwhile. Where nobody can be asked, because the sentence came into
a bullet with learned cards of its own, its bullet was turned round, or another sentence of it is
asked about, it goes on and is due today, as one that stays in its place does: as long as one name,
number or *not* is all that changed, and the sentence it was stands nowhere any more. So does a gap
that hides another name in a sentence that is otherwise what it was, unless it is an item of
several. Where a bullet is split while you are asked about it, each sentence that nobody touched
goes on at once, and the answer is about the other one. A learned gap that an older version left
out, though its sentence stands, is named by `recall doctor`; `recall scan` gives it back.

    python tests/benchmarks/edits.py --commits {commits}

"""


ALL_MET = "All goals met, in each part and by each kind of edit"


def missed(counts: dict[str, Counts], total: Counts) -> list[str]:
    """Return, in words, which goals were missed: in each part, and in all."""
    return tables.shortfalls_by_table({**counts, "all parts together": total})


def section(counts: dict[str, Counts], commits: int, seed: int) -> str:
    day = datetime.now(UTC).date()
    total: Counts = {}
    parts = []
    for name, found in counts.items():
        tables.added(total, found)
        parts.append(f"{name}: {sum(map(tables.cards, found.values())):,} cards")
    end = (
        f"{day}, seed {seed}, {commits} commits, {machine()}: {'; '.join(parts)}."
        f" {'. '.join(missed(counts, total)) or ALL_MET}.\n\n"
    )
    seen = tables.summed(total, set(total))[PLACE][Fate.WRONG]
    return INTRODUCTION.format(seen=f"{seen:,}", commits=commits) + end + tables.table(total)


def main() -> int:
    """Return 1 when a history went to another fact, or the harness could not have seen it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--commits", type=int, default=400)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--write", action="store_true", help="write docs/reliability.md")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--show", nargs="*", default=[], choices=[fate.value for fate in Fate])
    parser.add_argument("--parts", nargs="*", default=[], help="those whose names begin so")
    given = parser.parse_args()
    parts = [
        part
        for part in PARTS
        if not given.parts or any(part.name.startswith(name) for name in given.parts)
    ]
    counts = {}
    for part in parts:
        counts[part.name] = run(part, given.commits // len(parts), given.seed, given.show)
        if not given.json:
            print(f"seed {given.seed}, {part.name}\n{tables.table(counts[part.name])}", flush=True)
    total: Counts = {}
    for found in counts.values():
        tables.added(total, found)
    if given.json:
        print(json.dumps({name: tables.plain(found) for name, found in counts.items()}))
    if given.write:
        text = section(counts, given.commits, given.seed)
        PAGE.write_text(written(PAGE.read_text("utf-8"), text), "utf-8")
    print("\n".join(missed(counts, total)) or f"{ALL_MET}.", file=sys.stderr)
    fates = tables.summed(total, set(total))
    return int(fates["Recall"][Fate.WRONG] > 0 or not fates[PLACE][Fate.WRONG])


if __name__ == "__main__":
    sys.exit(main())
