"""What holds of every note, whatever is written in it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from growth import assert_in_proportion
from hypothesis import given, settings
from hypothesis import strategies as st

from recall import gates, ranking
from recall.cards import Tier, faces
from recall.deckfiles import read
from recall.drafts import Draft
from recall.language.verbs import readings
from recall.language.words import words
from recall.notes import Context, Fate, Note, PlacedNote, Span

CORPUS = Path(__file__).parent / "corpus"


@cache
def corpus() -> tuple[PlacedNote, ...]:
    """Return the notes of every file of invented talks."""
    return tuple(
        placed
        for path in sorted(CORPUS.glob("*.md"))
        for placed in read(path.name, path.read_bytes()).notes
    )


def ready_drafts() -> list[tuple[Draft, PlacedNote]]:
    return [
        (draft, placed)
        for placed in corpus()
        for draft in ranking.decide(*placed).drafts
        if draft.tier is Tier.READY
    ]


def test_a_note_gives_the_same_cards_every_time() -> None:
    """Cards are pinned to their notes; a rule that throws dice would unpin them."""
    once = [ranking.decide(*placed) for placed in corpus()]

    again = [ranking.decide(*placed) for placed in reversed(corpus())]

    assert once == again[::-1]


def test_prose_gives_two_cards_at_most() -> None:
    """More cards of one sentence are a burden; lists have one for each item."""
    crowded = [
        note.text
        for note, context in corpus()
        if not note.children and len(ranking.decide(note, context).drafts) > 2
    ]

    assert crowded == []


def test_every_note_has_a_fate_and_a_reason_unless_it_is_ready() -> None:
    """No bullet is dropped in silence."""
    silent = [
        note.text
        for note, context in corpus()
        if (outcome := ranking.decide(note, context)).fate is not Fate.READY and not outcome.reason
    ]

    assert silent == []


def test_every_ready_card_passes_every_gate() -> None:
    """Only ready cards enter the schedule by themselves."""
    faults = [
        (draft.pattern, reason)
        for draft, (note, context) in ready_drafts()
        for _, reason in gates.refusals(draft, note, context)
    ]

    assert faults == []


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


def test_the_words_of_an_answer_are_the_words_of_the_note() -> None:
    """The author is quoted, never paraphrased."""
    strange = []
    for draft, (note, context) in ready_drafts():
        known = lemmas(" ".join([note.text, *(child.text for child in note.children)]))
        known |= lemmas(context.speaker or "")
        for face in faces(draft.wording):
            for word in words(face.answer.lower()):
                if word not in CONNECTING and not lemmas(word) & known:
                    strange.append((word, face.answer))

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
