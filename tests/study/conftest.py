from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from study.bench import Bench

from recall.settings import Settings


@pytest.fixture
def make_bench(tmp_path: Path) -> Iterator[Callable[..., Bench]]:
    """Give what opens a small collection with the settings that are named."""
    made: list[Bench] = []

    def make(**settings: object) -> Bench:
        made.append(
            Bench(
                tmp_path / f"notes{len(made)}",
                Settings(time_zone="UTC")._replace(**settings),  # type: ignore[arg-type]
            )
        )
        return made[-1]

    yield make
    for bench in made:
        bench.base.db.close()


@pytest.fixture
def bench(make_bench: Callable[..., Bench]) -> Bench:
    """Give a small collection with the settings everyone starts with."""
    return make_bench()
