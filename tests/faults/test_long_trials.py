"""Every harness at length: `RECALL_TRIALS=… pytest -m slow tests/faults`."""

from __future__ import annotations

import os
import random

import pytest
from faults.harnesses import HARNESSES, CannotTryError, Harness


@pytest.mark.slow
@pytest.mark.timeout(0)
@pytest.mark.parametrize("harness", HARNESSES, ids=lambda harness: harness.row)
def test_no_fault_of_the_machine_costs_anything(harness: Harness):
    """`RECALL_TRIALS` and `RECALL_SEED` replace the harness's own number, and chance."""
    trials = int(os.environ.get("RECALL_TRIALS") or harness.trials)
    seed = int(os.environ.get("RECALL_SEED") or random.SystemRandom().randrange(10**6))

    try:
        outcome = harness.run(trials, seed)
    except CannotTryError as error:
        pytest.skip(str(error))

    print(f"{harness.row}: {outcome.said}; done wrong: {outcome.control} (seed {seed})")
    assert outcome.bad == 0, (outcome.said, f"RECALL_SEED={seed}")
    assert outcome.caught, (outcome.control, f"RECALL_SEED={seed}")
