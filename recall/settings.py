"""What a person may set, and what holds until they do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one collection; `configuration` reads them from files."""

    retention: float = 0.90
    """Desired retention: the chance of recall at which a card returns, 0.70 to 0.99."""

    new_per_day: int = 10
    reviews_per_day: int = 200
    learning_steps: tuple[float, ...] = (1.0, 10.0)
    """Minutes."""

    relearning_steps: tuple[float, ...] = (10.0,)
    """Minutes."""

    maximum_interval: int = 36_500
    """Days."""

    rollover_hour: int = 4
    """The hour (0-23) at which a study day begins."""

    time_zone: str = ""
    """An IANA name such as `Europe/Madrid`; empty for the machine's own."""

    learn_ahead: int = 20
    """Minutes by which a learning card may come early when nothing else is left."""

    leech_lapses: int = 8
    answer_buttons: int = 4
    """4, or 2 for forgot and remembered."""

    include: tuple[str, ...] = ("**/*.md",)
    exclude: tuple[str, ...] = ()
    """Globs, relative to the collection."""

    weights: tuple[float, ...] = ()
    """The 21 weights of FSRS-6; empty for the published ones."""
