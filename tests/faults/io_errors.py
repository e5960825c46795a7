"""R9: the disk reports an error at the n-th read, write or flush, for every n."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from unittest import mock

from faults.disk import Failing, stands_in
from faults.ground import Answer, answers, copied, deck, faults, made, opened, playground
from faults.harnesses import Outcome

from recall.collection import Collection
from recall.errors import RecallError
from recall.reviews import Rating
from recall.store.database import Database, Writer

CARDS = 12


def figure(trials: int, seed: int) -> Outcome:
    """Let so many operations fail, once or for good; control: a commit whose error is ignored."""
    failed, refused, bad = _failed(trials, seed)
    with errors_ignored():
        wrong = _failed(max(12, trials // 50), seed)
    return Outcome(
        f"{failed:,} errors of the disk at reads, writes and flushes, {refused:,} acts refused in"
        f" words, {bad} answers lost or collections damaged",
        bad=bad,
        control=f"errors ignored: {wrong[2]} of {wrong[0]} bad",
        caught=wrong[2] > 0,
    )


def _failed(trials: int, seed: int) -> tuple[int, int, int]:
    """Return how many errors came, how many acts were refused for them, and what is bad."""
    dice = random.Random(seed)
    refused = bad = 0
    with playground() as place:
        original = made(place / "original", CARDS)
        counter = Failing(at=10**9)
        _studied(copied(original, place / "notes"), counter)
        cases = [(n, for_good) for n in range(1, counter.count + 1) for for_good in (False, True)]
        if trials < len(cases):
            cases = sorted(dice.sample(cases, trials))
        for at, for_good in cases:
            folder = copied(original, place / "notes")
            told, words, untrue = _studied(folder, Failing(at, for_good=for_good))
            refused += len(words)
            stored = answers(folder)
            bad += any(answer not in stored for answer in told) or bool(faults(folder) or untrue)
    return len(cases), refused, bad


def _studied(folder: Path, disk: Failing) -> tuple[list[Answer], list[str], list[str]]:
    """Do something of everything; return the answers that were acknowledged, and the refusals.

    Last come the refusals that say nothing was changed, though something was. What cannot be
    done is a RecallError; any other error is the caller's.
    """
    told: list[Answer] = []
    words: list[str] = []
    untrue: list[str] = []

    def tried(act: Callable[[], object]) -> bool:
        before = _notes(folder)
        try:
            act()
        except RecallError as error:
            words.append(str(error))
            if "Nothing was changed" in words[-1] and _notes(folder) != before:
                untrue.append(words[-1])
            return False
        return True

    (folder / "terms.md").write_text(deck(CARDS + 3), "utf-8")
    with stands_in(disk), suppress(NotOpenedError), _open(folder, words) as collection:
        tried(collection.refresh)
        cards = []
        tried(lambda: cards.extend(collection.cards()))
        for card, rating in zip(cards, [*Rating] * 2, strict=False):
            if tried(lambda card=card, rating=rating: collection.answer(card.id, rating)):
                told.append((card.front, rating))
        if tried(lambda: collection.jot("A lease :: a lock that ends by itself")):
            tried(collection.undo)
        for card in cards[:1]:
            tried(lambda card=card: collection.set_suspended([card.id], True))
            tried(collection.undo)
            tried(lambda: collection.export(folder.parent / "out.apkg"))
        tried(collection.due_counts)
    return told, words, untrue


def _notes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.md")}


class NotOpenedError(Exception):
    """The collection could not even be opened."""


@contextmanager
def _open(folder: Path, words: list[str]) -> Iterator[Collection]:
    try:
        collection = opened(folder)
    except RecallError as error:
        words.append(str(error))
        raise NotOpenedError from error
    with collection:
        yield collection


@contextmanager
def errors_ignored() -> Iterator[None]:
    """Go on as if all had been stored, whatever the disk says."""
    right = Database.writing

    @contextmanager
    def writing(self: Database) -> Iterator[Writer]:
        transaction = right(self)
        try:
            yield transaction.__enter__()
        except BaseException as error:
            transaction.__exit__(type(error), error, error.__traceback__)
            raise
        with suppress(RecallError):
            transaction.__exit__(None, None, None)

    with mock.patch.object(Database, "writing", writing):
        yield
