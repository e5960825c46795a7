"""Gaps of one bullet that hide the same word: the sentence says which of them is which."""

from __future__ import annotations

import pytest
from memory.notebook import Notebook

from recall.cards import faces
from recall.store import wordings

INSULIN = "Insulin ==lowers== blood sugar."
METFORMIN = "Metformin ==lowers== liver output of sugar."
BYTE = "A byte has ==8== bits."
OCTOPUS = "An octopus has ==8== arms."
PYTHON = "Python appeared in ==1991=="
LINUX = "Linux appeared in ==1991=="
RAFT = "every follower of Raft waits for ==30 ms== before it stands"
ZAB = "every follower of Zab waits for ==30 ms== before it stands"
NAMES = (
    "insulin", "metformin", "statins", "byte", "octopus", "python", "linux", "raft", "zab"
)  # fmt: skip


def _page(*bullets: str) -> str:
    vacuum = "# Talk\n\n- Vacuum removes :: dead rows\n"
    return vacuum + "".join(f"- {bullet}\n" for bullet in bullets)


def _unmarked(sentence: str) -> str:
    return sentence.replace("==", "")


def _asked(notebook: Notebook) -> dict[str, str]:
    """Return what every gap that was learned is asked by, as it is shown, by its card's id."""
    wording = {
        row["prompt_id"]: wordings.from_json(row["wording"])
        for row in notebook.base.db.rows("select prompt_id, wording from prompts")
    }
    return {
        card.card_id: face.front
        for card in notebook.live()
        for face in faces(wording[card.prompt_id])
        if card.reviews and face.slot == card.slot and "[…]" in face.front
    }


def _subjects(notebook: Notebook) -> dict[str, str]:
    """Return whom or what each of them is about: the last one named ahead of the gap."""
    return {
        card_id: max(NAMES, key=front.partition("[…]")[0].casefold().rfind)
        for card_id, front in _asked(notebook).items()
    }


def _learned(notebook: Notebook, *bullets: str) -> dict[str, str]:
    notebook.after(_page(*bullets))
    notebook.learn()
    return _subjects(notebook)


@pytest.mark.parametrize(
    "after",
    [
        [f"{METFORMIN} {INSULIN}"],
        [INSULIN, METFORMIN],
        [METFORMIN, INSULIN],
        [f"{INSULIN[:-1]}, and {METFORMIN}"],
        [f"{METFORMIN[:-1]} while {INSULIN}"],
        [f"Statins ==lowers== cholesterol. {INSULIN} {METFORMIN}"],
        [f"Nobody lowers a dose by himself. {METFORMIN} {INSULIN}"],
    ],
)
def test_each_goes_with_its_sentence_however_the_bullet_is_put(
    notebook: Notebook, after: list[str]
):
    known = _learned(notebook, f"{INSULIN} {METFORMIN}")
    notebook.after(_page(*after))

    assert sorted(known.values()) == ["insulin", "metformin"]
    assert _subjects(notebook) == known
    assert notebook.collection.undecided() == []


@pytest.mark.parametrize(
    ("after", "stays"),
    [
        (f"{_unmarked(INSULIN)} {METFORMIN}", "metformin"),
        (f"{METFORMIN} {_unmarked(INSULIN)}", "metformin"),
        (f"{INSULIN} {_unmarked(METFORMIN)}", "insulin"),
        (METFORMIN, "metformin"),
        (INSULIN, "insulin"),
        (f"Statins ==lowers== cholesterol. {METFORMIN}", "metformin"),
    ],
)
def test_of_two_the_one_stays_whose_sentence_has_its_gap(
    notebook: Notebook, after: str, stays: str
):
    """The other one is suspended with what was learned, and is nobody else's."""
    known = _learned(notebook, f"{INSULIN} {METFORMIN}")
    notebook.after(_page(after))

    assert _subjects(notebook) == {key: one for key, one in known.items() if one == stays}
    notebook.after(_page(f"{INSULIN} {METFORMIN}"))
    assert _subjects(notebook) == known


def test_a_mark_that_goes_to_the_same_word_of_another_sentence_is_another_card(
    notebook: Notebook,
):
    known = _learned(notebook, f"{INSULIN} {_unmarked(METFORMIN)}")
    notebook.after(_page(f"{_unmarked(INSULIN)} {METFORMIN}"))
    other = _subjects(notebook)
    asked = [card.reviews for card in notebook.live() if "[…]" in card.front]
    notebook.after(_page(f"{INSULIN} {_unmarked(METFORMIN)}"))

    assert (other, asked) == ({}, [0])
    assert _subjects(notebook) == known


def test_a_gap_that_was_unmarked_comes_back_in_its_own_sentence_alone(notebook: Notebook):
    """Its sentence stands there still: another one that hides the same is a new card."""
    known = _learned(notebook, f"{INSULIN} {BYTE}")
    byte = {card_id: one for card_id, one in known.items() if one == "byte"}
    notebook.after(_page(f"{_unmarked(INSULIN)} {BYTE}"))
    notebook.after(_page(f"{_unmarked(INSULIN)} {BYTE} {METFORMIN}"))
    meanwhile = _subjects(notebook)
    asked = {card.answer: card.reviews for card in notebook.live() if "[…]" in card.front}
    notebook.after(_page(f"{INSULIN} {BYTE} {METFORMIN}"))

    assert meanwhile == byte
    assert asked == {"8": 1, "lowers": 0}
    assert _subjects(notebook) == known
    assert notebook.collection.undecided() == []


def test_a_learned_bullet_of_another_file_brings_its_own_card_beside_one_that_is_unmarked(
    notebook: Notebook,
):
    notebook.after(_page(METFORMIN), "other.md")
    known = _learned(notebook, f"{INSULIN} {BYTE}")
    notebook.after(_page(f"{_unmarked(INSULIN)} {BYTE}"))
    notebook.write(_page(), "other.md")
    notebook.after(_page(f"{_unmarked(INSULIN)} {BYTE} {METFORMIN}"))
    meanwhile = _subjects(notebook)
    notebook.after(_page(f"{INSULIN} {BYTE} {METFORMIN}"))

    assert {*known.values()} == {"insulin", "metformin", "byte"}
    assert meanwhile == {card_id: one for card_id, one in known.items() if one != "insulin"}
    assert _subjects(notebook) == known


@pytest.mark.parametrize(("marked", "subject"), [(0, "insulin"), (1, "metformin")])
def test_of_two_that_were_unmarked_the_one_comes_back_that_is_marked(
    notebook: Notebook, marked: int, subject: str
):
    """Whichever was unmarked first, and whatever is written beside them."""
    known = _learned(notebook, f"{INSULIN} {METFORMIN} {BYTE}")
    both = [_unmarked(INSULIN), _unmarked(METFORMIN)]
    notebook.after(_page(f"{both[0]} {METFORMIN} {BYTE}"))
    notebook.after(_page(f"{both[0]} {both[1]} {BYTE}"))
    both[marked] = [INSULIN, METFORMIN][marked]
    notebook.after(_page(f"{both[1]} {both[0]} {BYTE} So it is."))

    assert _subjects(notebook) == {
        card_id: one for card_id, one in known.items() if one in (subject, "byte")
    }


@pytest.mark.parametrize(
    "reworded",
    [
        "Insulin ==lowers== the sugar that is in the blood.",
        "In the blood insulin ==lowers== the sugar.",
    ],
)
def test_a_gap_that_was_unmarked_comes_back_when_its_sentence_is_in_other_words(
    notebook: Notebook, reworded: str
):
    known = _learned(notebook, f"{INSULIN} {BYTE}")
    for sentence in (_unmarked(INSULIN), _unmarked(reworded), reworded):
        notebook.after(_page(f"{sentence} {BYTE}"))

    assert _subjects(notebook) == known


@pytest.mark.parametrize(
    "joined",
    [
        f"{INSULIN[:-1]}, and {METFORMIN}",
        f"{METFORMIN[:-1]}, and {INSULIN}",
        f"{INSULIN} {METFORMIN}",
        f"{METFORMIN} {INSULIN}",
    ],
)
def test_two_bullets_that_become_one_keep_each_its_own(notebook: Notebook, joined: str):
    known = _learned(notebook, INSULIN, METFORMIN)
    for bullets in ([joined], [INSULIN, METFORMIN], [joined], [METFORMIN, INSULIN]):
        notebook.after(_page(*bullets))
        assert _subjects(notebook) == known
    assert notebook.collection.undecided() == []


def test_two_in_one_sentence_are_told_apart_by_the_words_next_to_them(notebook: Notebook):
    known = _learned(notebook, "There are ==8== bits in a byte and ==8== arms on an octopus.")
    before = {card_id: front.split("[…]")[1][:5] for card_id, front in _asked(notebook).items()}
    notebook.after(_page("There are ==8== arms on an octopus and ==8== bits in a byte."))
    after = {card_id: front.split("[…]")[1][:5] for card_id, front in _asked(notebook).items()}

    assert len(known) == 2
    assert after == before


def test_a_split_and_a_join_a_day_later_leave_each_where_it_belongs(notebook: Notebook):
    known = _learned(notebook, f"{BYTE} {OCTOPUS}")
    for bullets in (
        [BYTE, OCTOPUS],
        [f"{OCTOPUS} {BYTE}"],
        [OCTOPUS, BYTE],
        [f"{BYTE[:-1]}, and {OCTOPUS[0].lower()}{OCTOPUS[1:]}"],
        [f"{BYTE} {OCTOPUS}"],
    ):
        notebook.after(_page(*bullets))
        assert _subjects(notebook) == known
    assert notebook.collection.undecided() == []


@pytest.mark.parametrize("joint", [" and ", ", and ", ", while ", "; ", " but "])
@pytest.mark.parametrize(("first", "second"), [(PYTHON, LINUX), (RAFT, ZAB)])
def test_clauses_that_change_places_take_their_cards_along(
    notebook: Notebook, first: str, second: str, joint: str
):
    known = _learned(notebook, f"{first}{joint}{second}.")
    notebook.after(_page(f"{second}{joint}{first}."))

    assert len(set(known.values())) == 2
    assert _subjects(notebook) == known
    assert notebook.collection.undecided() == []


def test_a_clause_keeps_its_card_where_that_of_the_other_one_is_unmarked(notebook: Notebook):
    """Whichever of them comes first now."""
    known = _learned(notebook, f"{RAFT} and {ZAB}.")
    notebook.after(_page(f"{_unmarked(ZAB)} and {RAFT}."))

    assert _subjects(notebook) == {key: one for key, one in known.items() if one == "raft"}


@pytest.mark.parametrize("joint", ["; ", ". "])
def test_a_number_corrected_as_two_alike_are_joined_is_that_of_its_own_sentence(
    notebook: Notebook, joint: str
):
    """The number that is left is not the one that was corrected, though it is in its words."""
    known = _learned(notebook, f"{RAFT}.", f"{ZAB} today, they say.")
    corrected = ZAB.replace("30", "40")
    notebook.after(_page(f"{RAFT}{joint}{corrected} today, they say today."))

    assert _subjects(notebook) == known
    now = [card for card in notebook.live() if card.card_id in known]
    assert {known[card.card_id]: (card.answer, card.changed) for card in now} == {
        "raft": ("30 ms", False),
        "zab": ("40 ms", True),
    }
