"""Everything a person can do, in any order."""

from __future__ import annotations

import pytest
from faults.any_order import WRONG, Life, live


def test_in_whatever_order_things_are_done_nothing_is_lost():
    """The log, the cards and the notes agree with what was done after each of them."""
    assert live(Life, 6, number=1, steps=30) == ""


@pytest.mark.parametrize("life", WRONG)
def test_a_life_done_wrong_is_found_out(life: type[Life]):
    """Or the test above would see nothing."""
    assert live(life, 50, number=1, steps=20) != ""
