"""What stands behind a verb is cut into whole phrases, or not offered at all."""

from __future__ import annotations

import pytest

from recall.generators.setting import points_out
from recall.language.phrases import mains, phrases


def hidden(sentence: str) -> list[tuple[str, str]]:
    """Return the phrases of a sentence that could be hidden, each with its role."""
    return [
        (str(phrase.role), main.text[phrase.start : phrase.end])
        for main in mains(sentence)
        for phrase in phrases(main)
    ]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Each sack of lime is a week of work", [("complement", "a week of work")]),
        ("Tar protects a hull from worms", [("object", "a hull"), ("place", "worms")]),
        (
            "Frost harms vines more than it harms the stakes",
            [("object", "vines"), ("compared", "the stakes")],
        ),
        ("A dam holds back gravel", [("object", "gravel")]),
        ("The mill settles its debts with flour", [("object", "debts"), ("means", "flour")]),
        (
            "The wind tore the sail and broke the mast",
            [("object", "the sail"), ("outcome", "broke the mast"), ("object", "the mast")],
        ),
    ],
)
def test_a_clause_shows_its_whole_phrases(sentence: str, found: list[tuple[str, str]]) -> None:
    """A gap that ends in the middle of a phrase has many right answers."""
    assert hidden(sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "The foreman gave the cranes nicknames",
        "Goats eat thistles, nettles and willows",
        "Bread and butter",
        "Clay is shelter and beavers dig for it",
    ],
)
def test_what_cannot_be_cut_with_certainty_is_left_whole(sentence: str) -> None:
    """Two objects, a list, no verb, a second clause: half of it would be hidden."""
    assert hidden(sentence) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("It costs more than the boat", "It"),
        ("After the storm they fell", "they"),
        ("The old ones leak", "ones"),
        ("Rope is cheap. It carries rot", ""),
        ("It is hard to splice a wet rope", ""),
        ("A boat and the rope that holds it", ""),
    ],
)
def test_a_word_points_out_of_a_text_or_into_it(text: str, word: str) -> None:
    """A sentence is shown behind the one that its pronoun means."""
    assert points_out(text) == word
