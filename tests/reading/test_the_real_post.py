"""The first user's own journal, read as it is: lines, talks, sources, what is reported.

The post itself is no part of the repository; it is looked for in the folder `shared` beside
the checkout.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from recall.collection.explaining import explain
from recall.deckfiles import read
from recall.notes import DeckFile, Fate

POST = Path(__file__).resolve().parents[3] / "shared" / "notes" / "ai-learnings.md"

pytestmark = pytest.mark.skipif(
    not POST.exists(), reason="the folder shared/notes is not beside this checkout"
)

OUTCOMES = {
    30: "draft: but object subject",
    31: "ready: list list-gaps",
    32: "ready:",
    33: "ready:",
    34: "ready: because because",
    35: "ready: wrong",
    36: "draft: quoted advice salient",
    48: "draft: opinion",
    50: "skipped:",
    51: "draft: because place first-then",
    75: "ready: not not-why",
    76: "ready: explanation",
    77: "ready: but",
    78: "draft: salient salient salient",
    79: "ready: contrast",
    80: "draft: salient salient says-about",
    81: "draft: salient salient",
    91: "ready: denied",
    92: "draft: salient salient salient",
    93: "draft: instead salient salient",
    94: "ready: purpose",
    95: "ready: good-at good-at",
    96: "draft: salient when salient",
}
"""The fate of each line and the patterns of its cards; lines 32 and 33 are asked for by 31."""

VIDEO = "https://www.youtube.com/watch?v="


@pytest.fixture(scope="module")
def post() -> DeckFile:
    return read("ai-learnings.md", POST.read_bytes())


def test_all_list_items_stand_on_their_lines(post: DeckFile):
    """23 of them: 21 at the top and 2 nested, one wrapped by hand."""
    spans = [tuple(note.span) for note, _ in post.notes]

    assert [first for first, _ in spans] == [
        *range(30, 37), 48, 50, 51, *range(75, 82), *range(91, 97),
    ]  # fmt: skip
    assert [span for span in spans if span[0] != span[1]] == [(48, 49)]
    assert [note.span.first for note, _ in post.notes if note.depth] == [32, 33]
    assert {c.parent.span.first for n, c in post.notes if n.depth and c.parent} == {31}


def test_every_talk_has_its_speaker_deck_and_video(post: DeckFile):
    """H1 and H2 are of one rank there, and the videos stand in frames of two hosts."""
    title = "AI learnings compilation"
    talks = list(dict.fromkeys((c.speaker, c.deck, c.source) for _, c in post.notes))

    assert post.title == title
    assert talks == [
        ("Geoffrey Hinton", f"{title}::Geoffrey Hinton", f"{VIDEO}n4IQOBka8bc"),
        ("Peter Norvig", f"{title}::Peter Norvig", f"{VIDEO}ia6aJIplmtc"),
        ("Andrej Karpathy", f"{title}::Andrej Karpathy", f"{VIDEO}LCEmiRjPEtQ"),
        ("Laura Tacho", f"{title}::Laura Tacho", f"{VIDEO}xHHlhoRC8W4"),
    ]
    assert {c.section for _, c in post.notes} == {(speaker,) for speaker, _, _ in talks}
    assert {c.tags for _, c in post.notes} == {("Inteligencia Artificial",)}
    assert {c.language for _, c in post.notes} == {"en"}


def test_every_list_has_its_lead_in_and_hinton_his_pronoun(post: DeckFile):
    """The line above a list is bold in one talk and ends in a colon in the others."""
    lead_ins = dict.fromkeys(c.lead_in for _, c in post.notes)
    pronouns = {c.speaker: c.pronoun for _, c in post.notes}

    assert [len((line or "").split()) for line in lead_ins] == [6, 4, 4, 14]
    assert all(line and line.endswith(":") for line in lead_ins)
    assert pronouns["Geoffrey Hinton"] == "he"


def test_the_damaged_dash_is_repaired(post: DeckFile):
    """It parts the title of a talk from its guest."""
    talk = next(c.talk for _, c in post.notes if c.speaker == "Laura Tacho")

    assert talk is not None
    assert len(talk.split()) == 8
    assert "â" not in talk
    assert "Tacho" not in talk


def test_sections_of_prose_are_reported_and_nothing_else(post: DeckFile):
    """Three sections hold no list; none of them may vanish without a word."""
    assert [(problem.span.first, problem.message.split(":")[0]) for problem in post.problems] == [
        (12, "no bullets here"),
        (53, "no bullets here"),
        (61, "no bullets here"),
    ]


def test_every_line_has_its_fate_and_its_patterns():
    """A change of the rules shows which of the first user's cards it touches."""
    outcomes = {
        explained.note.span.first: " ".join(
            [f"{explained.outcome.fate}:", *(draft.pattern for draft in explained.outcome.drafts)]
        )
        for explained in explain(POST).notes
    }

    assert outcomes == OUTCOMES


def test_every_list_item_has_a_fate_and_those_without_ready_cards_a_reason():
    """Never silence."""
    explanation = explain(POST)
    fates = Counter(note.outcome.fate for note in explanation.notes)
    pointer = next(note for note in explanation.notes if note.note.span.first == 50)

    assert fates.total() == 23
    assert fates[Fate.READY] >= 9
    assert pointer.outcome.fate is Fate.SKIPPED
    assert all(note.outcome.reason for note in explanation.notes if not note.outcome.drafts)
