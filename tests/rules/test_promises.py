"""What holds of every note, whatever is written in it."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from growth import assert_in_proportion
from hypothesis import given, settings
from hypothesis import strategies as st

from recall import gates, offering, ranking
from recall.cards import Tier, faces
from recall.deckfiles import read
from recall.drafts import Draft, Outcome
from recall.generators import EXPLICIT
from recall.language.verbs import readings
from recall.language.words import words
from recall.notes import Context, Fate, Note, PlacedNote, Span

TESTS = Path(__file__).parents[1]
FOLDERS = ("rules/corpus", "corpus/tune", "corpus/measure")
"""Of notes by many hands; those that measure the rules are read by this machine alone, so that
what fails is told by its place and not by its words."""


class Found(NamedTuple):
    """A note, and where it stands."""

    place: str
    placed: PlacedNote


def files() -> list[Path]:
    return [path for folder in FOLDERS for path in sorted((TESTS / folder).glob("*.md"))]


@cache
def corpus() -> tuple[Found, ...]:
    """Return the notes of every file of invented talks."""
    return tuple(
        Found(f"{path.parent.relative_to(TESTS)}/{path.name}:{placed.note.span.first}", placed)
        for path in files()
        for placed in read(path.name, path.read_bytes()).notes
    )


@cache
def outcomes() -> tuple[Outcome, ...]:
    """Return what became of every note, in the same order."""
    return tuple(ranking.decide(*found.placed) for found in corpus())


def ready_drafts() -> list[tuple[str, Draft, PlacedNote]]:
    return [
        (found.place, draft, found.placed)
        for found, outcome in zip(corpus(), outcomes(), strict=True)
        for draft in outcome.drafts
        if draft.tier is Tier.READY
    ]


TWICE = pytest.mark.parametrize(
    "every", [pytest.param(1, marks=pytest.mark.slow, id="all"), pytest.param(5, id="a fifth")]
)
"""What is decided twice: whatever throws dice throws them at a fifth of the corpus too."""


@TWICE
def test_a_note_gives_the_same_cards_every_time(every: int) -> None:
    """Cards are pinned to their notes; a rule that throws dice would unpin them."""
    decided = [*zip(corpus(), outcomes(), strict=True)][::every]

    changed = [
        found.place for found, once in reversed(decided) if once != ranking.decide(*found.placed)
    ]
    assert changed == []


@TWICE
def test_asking_why_changes_no_card(every: int) -> None:
    """Gates that nobody needs to hear are not asked; that may cost reasons, never cards."""
    heard = [
        (found.place, once, ranking.decide(*found.placed, why=True))
        for found, once in [*zip(corpus(), outcomes(), strict=True)][::every]
    ]

    changed = [
        place
        for place, once, again in heard
        if (once.fate, once.reason, once.drafts) != (again.fate, again.reason, again.drafts)
    ]
    assert changed == []


@TWICE
def test_another_run_gives_the_same_bytes(every: int) -> None:
    """The order of a set depends on the run; no card may depend on it."""
    # This run has drawn a seed of its own.
    here = "".join(f"{outcome}\n" for outcome in outcomes()[::every])

    assert printed_with("1", files(), every) == hashlib.sha256(here.encode()).hexdigest()


PRINT = """
import sys
from pathlib import Path
from recall import ranking
from recall.deckfiles import read
every, paths = int(sys.argv[1]), [Path(name) for name in sys.argv[2:]]
notes = [placed for path in paths for placed in read(path.name, path.read_bytes()).notes]
for placed in notes[::every]:
    print(ranking.decide(*placed))
"""


def printed_with(seed: str, paths: list[Path], every: int) -> str:
    """Return a fingerprint of what is made of notes, of one in `every`, with a seed for hashes."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", PRINT, str(every), *map(str, paths)]
    output = subprocess.run(command, env=environment, capture_output=True, check=True).stdout
    return hashlib.sha256(output).hexdigest()


def test_prose_gives_two_ready_cards_at_most_or_three_drafts_to_choose_from() -> None:
    """More cards of one sentence are a burden; lists and sets have one for each item."""
    crowded = [
        found.place
        for found, outcome in zip(corpus(), outcomes(), strict=True)
        if not found.placed.note.children
        and sum(draft.pattern not in offering.LIST_PATTERNS for draft in outcome.drafts)
        > (2 if outcome.fate is Fate.READY else 3)
    ]

    assert crowded == []


def test_every_note_has_a_fate_and_a_reason_unless_it_is_ready() -> None:
    """No bullet is dropped in silence."""
    silent = [
        found.place
        for found, outcome in zip(corpus(), outcomes(), strict=True)
        if outcome.fate is not Fate.READY and not outcome.reason
    ]

    assert silent == []


def test_every_ready_card_passes_every_gate() -> None:
    """Only ready cards enter the schedule by themselves."""
    faults = [
        (place, draft.pattern, gate.name)
        for place, draft, (note, context) in ready_drafts()
        for gate, _ in gates.refusals(draft, note, context)
        if draft.pattern not in WRITTEN
    ]

    assert faults == []


WRITTEN = {syntax.name for syntax in EXPLICIT}


CONNECTING = set(
    "because to so that of from it they is are not will have has do does would i you but 1 2 3 4 5"
    " as due thanks a".split()
)
"""Words a rule may add to an answer: the mark of its relation, and what contractions open to."""


def lemmas(text: str) -> set[str]:
    found: set[str] = set()
    for word in words(text.lower()):
        found.add(word)
        found |= {reading.lemma for reading in readings(word)}
        found |= set(re.split(r"[-'’]", word))
    return found


def around(note: Note, context: Context) -> str:
    """Return all that a card of the note may quote: itself, its list, what introduces it."""
    below = (child.text for child in note.children)
    beside = (other.text for other in context.siblings)
    above = (other.text for other in (context.parent, context.previous) if other)
    names = (context.speaker, context.lead_in, context.topic, *context.section)
    return " ".join((note.text, *below, *beside, *above, *filter(None, names)))


def test_the_words_of_an_answer_are_the_words_of_the_note() -> None:
    """The author is quoted, never paraphrased."""
    strange = []
    for place, draft, (note, context) in ready_drafts():
        known = lemmas(around(note, context))
        for face in faces(draft.wording):
            foreign = {
                word
                for word in words(face.answer.lower())
                if word not in CONNECTING and not lemmas(word) & known
            }
            if foreign:
                strange.append((place, draft.pattern, len(foreign)))

    assert strange == []


PIECES = st.sampled_from(
    "because so that when if not but instead of is are 40% **bold** `code` $x_1$ [a](http://b.c)"
    " ( ) “ ” : , . ; – ? ! I think the more rather than first then We need to She says that"
    " models tests reviews fail grow small teams Paris it they https://a.b/c {{x}} <b> e.g. ... vs"
    " ñ 中文 - 1) | == ::".split(" ")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=24).map(" ".join))
def test_no_note_breaks_the_rules(text: str) -> None:
    """Whatever a person writes, they get a fate and no traceback."""
    note = Note(text, Span(1, 1))

    outcome = ranking.decide(note, Context(speaker="Ada Rowe", pronoun="she", siblings=(note,)))

    assert outcome.fate in Fate
    assert all(draft.wording for draft in outcome.drafts)


HARD = [
    "because ", "a, ", "not x but ", "the more ", "it is ", "(", "**", "`", "$", "[", "word ",
    "I think ", "if you ", "40% ", "for x, ", "instead of ", ": ", "- ", "a so b, ", "“", "at ",
]  # fmt: skip


def decided(text: str) -> object:
    note = Note(text, Span(1, 1))
    context = Context(speaker="Ada Rowe", pronoun="she", siblings=(note,))
    return ranking.decide(note, context)


@pytest.mark.parametrize("piece", HARD)
def test_a_note_takes_time_in_proportion_to_its_length(piece: str) -> None:
    """A pattern that is worse than linear would hang on one long paragraph."""
    assert_in_proportion(lambda text: decided(f"Tests {text}"), piece, length=2_000)


@pytest.mark.parametrize(
    "bullet", ["- It grows by {} percent.", "- Then it falls again, by {} percent."]
)
def test_bullets_that_each_lean_on_the_one_before_may_be_thousands(bullet: str) -> None:
    """A card shows the last few of them at most, so no more are looked at."""
    numbers = range(10, 2_010)

    def last_of(count: int) -> list[object]:
        text = "\n".join(map(bullet.format, numbers[-count:]))
        outcome = ranking.decide(*read("list.md", text.encode()).notes[-1])
        return [outcome.fate, *(draft.wording for draft in outcome.drafts)]

    assert last_of(len(numbers)) == last_of(20)
