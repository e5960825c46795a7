"""Collections for faults to happen to, and what must hold of them afterwards."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from recall.cards import CardId
from recall.collection import Collection
from recall.reviews import Rating, Review, State
from recall.scheduling import Forgetting
from recall.settings import Settings
from recall.store.answers import is_lapse, live_reviews, schedule_values
from recall.store.database import Database

MORNING = datetime(2026, 11, 23, 9, tzinfo=UTC)
"""What the programs of the nursery take it to be."""

SETTINGS = Settings(time_zone="UTC", new_per_day=9999, reviews_per_day=9999)
TOML = 'time_zone = "UTC"\nnew_per_day = 9999\nreviews_per_day = 9999\n'


@contextmanager
def playground() -> Iterator[Path]:
    """Give a folder for collections, gone afterwards."""
    with TemporaryDirectory(prefix="recall-faults-") as name:
        place = Path(name).resolve()
        # The machine has a name in the person's own folders, which are none of ours.
        own = {"XDG_CONFIG_HOME": str(place / "config"), "XDG_DATA_HOME": str(place / "data")}
        with mock.patch.dict(os.environ, own):
            yield place


def deck(cards: int, *, first: int = 0, title: str = "Terms") -> str:
    """Return a deck file of that many cards, the question of each a name of its own."""
    bullets = (f"- Term {n:06} :: meaning {n}" for n in range(first, first + cards))
    return "\n".join([f"# {title}", "", *bullets, ""])


def opened(folder: Path, at: datetime = MORNING) -> Collection:
    """Return the collection in `folder`, where time stands still."""
    return Collection.open(folder, SETTINGS, lambda: at)


def made(folder: Path, cards: int) -> Path:
    """Make a collection of that many new cards and return its folder."""
    folder.mkdir(parents=True)
    (folder / "recall.toml").write_text(TOML, "utf-8")
    (folder / "terms.md").write_text(deck(cards), "utf-8")
    with opened(folder) as collection:
        collection.refresh()
    return folder


def copied(original: Path, to: Path) -> Path:
    """Copy a collection that nobody has open."""
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(original, to)
    return to


def database(folder: Path) -> Path:
    return folder / ".recall" / "recall.db"


Answer = tuple[str, Rating]
"""The question that was asked and how it was answered."""


def answers(folder: Path) -> list[Answer]:
    """Return every answer that stands in the log, oldest first."""
    db = Database(database(folder))
    try:
        rows = db.rows(
            "select front, rating from reviews join cards using (card_id)"
            " join prompts using (prompt_id) order by review_id"
        )
        return [(row["front"], Rating(row["rating"])) for row in rows]
    finally:
        db.close()


QUESTION = re.compile(rb"Q: (Term \d{6})")


def faults(folder: Path) -> list[str]:
    """Return what is wrong with a collection; nothing when it is whole.

    The database must pass SQLite's own check, and every card must be what its answers say.
    """
    db = Database(database(folder))
    try:
        checked = db.scalar("pragma integrity_check")
        wrong = [] if checked == "ok" else [f"SQLite: {checked}"]
        if db.damage is not None:
            wrong.append("it is whole, and is called damaged")
        for row in db.rows("select distinct card_id from reviews"):
            wrong += _faults_of_card(db, row["card_id"])
        unanswered = "reviews > 0 and card_id not in (select card_id from reviews)"
        if count := db.scalar(f"select count(*) from cards where {unanswered}"):
            wrong.append(f"{count} cards count answers that the log has not")
        return wrong
    finally:
        db.close()


_SCHEDULE = """
select state, stability, difficulty, step, due_day, due_at, last_day, reviews, lapses
from cards where card_id = ?
"""


def _faults_of_card(db: Database, card_id: CardId) -> list[str]:
    row = db.row(_SCHEDULE, [card_id])
    if row is None:
        return [f"{card_id}: answered, but no card"]
    reviews = live_reviews(db, card_id)
    if not reviews:
        return [] if row["state"] == State.NEW else [f"{card_id}: no answers, but not new"]
    stored = tuple(row)
    expected = _as_replayed(reviews)
    return [] if stored == expected else [f"{card_id}: {stored}, but its answers say {expected}"]


def _as_replayed(reviews: list[Review]) -> tuple[object, ...]:
    """Return the schedule of a card, column by column, as its answers make it."""
    for before, after in pairwise(reviews):
        if after.state_before is not before.after.state:
            return (f"{after.review_id} does not follow on {before.review_id}",)
    last = reviews[-1]
    memory = Forgetting(()).replay((review.rating, review.study_day) for review in reviews)
    assert memory is not None
    return (
        *schedule_values(last.after._replace(memory=memory)),
        last.study_day.isoformat(),
        len(reviews),
        sum(is_lapse(review.state_before, review.rating) for review in reviews),
    )
