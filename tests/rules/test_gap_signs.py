"""What stands around a gap tells how good it is: one sign at a time."""

import pytest

from recall.cards import Gap, GapText
from recall.gap_signs import gap_signs

ENDS = "gap at the end of its sentence"


def around(before: str, hidden: str, after: str) -> set[str]:
    """Return the names of the signs of one gap."""
    found = gap_signs(GapText((before, Gap(1, hidden), after)))
    return {name for name, value in found.items() if value}


@pytest.mark.parametrize(
    ("before", "hidden", "after", "signs"),
    [
        ("The kiln is hot. It burns ", "oak", "", {"sentence before that of the gap", ENDS}),
        ("A kiln burns ", "oak and ash", " by night", {"gap of three or four words"}),
        ("A kiln burns ", "oak and ash and elm", " by night", {"gap of five to seven words"}),
        ("A kiln burns oak; it wants ", "air", " too", {"semicolon beside the gap"}),
        ("A kiln burns “", "oak", "” by night", {"gap stressed or quoted"}),
        ("The ", "new", " kiln: it burns oak", {"colon behind the gap"}),
        ("Kiln → ", "oak", " by night", {"arrow before the gap"}),
        ("The ", "price", " of oak is high", {"of behind the gap"}),
        ("They went ", "back", " to oak at night", {"to behind the gap"}),
        ("A kiln is hotter than ", "oak", " is", {"than before the gap"}),
        ("A kiln of Quist burns ", "oak", " by night", {"name beside the gap"}),
        ("A kiln of ", "Quist", " burns oak", {"name in the gap"}),
        ("A kiln burns ", "oak", " if it rains", {"condition beside the gap"}),
        ("She says a kiln burns ", "oak", " by night", {"report beside the gap"}),
        ("A kiln burns only ", "oak", " by night", {"only beside the gap"}),
    ],
)
def test_each_sign_of_a_gap_stands_by_itself(
    before: str, hidden: str, after: str, signs: set[str]
) -> None:
    """Judges keep more of the cards that have some of them, and fewer with others."""
    assert around(before, hidden, after) == signs


@pytest.mark.parametrize(
    ("before", "hidden", "after", "signs"),
    [
        ("Cracks were ", "5 %", " of all", {"percentage hidden"}),
        ("A firing takes ", "9 hours", " of work", {"time hidden"}),
        ("A firing takes ", "9", " hours by night", {"time hidden"}),
        ("The kiln of ", "1987", " burns oak", {"year hidden"}),
        ("Cracks are ", "3 to 5", " a year", {"range hidden"}),
        ("A bowl of 3 kg has ", "9", " cracks", {"another figure shown"}),
        (
            "A bowl has ",
            "9",
            " cracks in 3 places",
            {"another figure shown", "figure behind the gap"},
        ),
        ("Cracks fell by ", "9", " a year", {"change told of the figure"}),
        ("Cracks of `bowl 3` are ", "9", " a year", set()),
    ],
)
def test_each_sign_of_a_hidden_figure_stands_by_itself(
    before: str, hidden: str, after: str, signs: set[str]
) -> None:
    """Of several figures one is the news; what is code is none."""
    beside = {"of behind the gap", "gap of three or four words"}

    assert around(before, hidden, after) - beside == signs
