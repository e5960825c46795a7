"""What taking in another machine's journal takes, and setting the copies of the log side by side.

Run it with `python tests/benchmarks/journals.py [--cards N]`. It makes a collection of so many
cards with five answers each, and a journal of another machine with a few more. Each act runs in
a process of its own; printed are its processor time and the most it had in memory beyond what
it had with the collection open. With time and memory that do not grow with the collection,
only what the news are about was replayed.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT)]

from faults.ground import opened  # noqa: E402
from faults.million import grown  # noqa: E402

from recall.collection import Collection  # noqa: E402
from recall.journal import compare, lines  # noqa: E402
from recall.journal.taking import take_in  # noqa: E402
from recall.reviews import EventId  # noqa: E402
from recall.scheduling import Forgetting  # noqa: E402
from recall.store.entries import Entry  # noqa: E402

NEWS = 10
DAY = "2026-11-23"


def answers() -> Iterator[Entry]:
    """Yield answers to a few cards."""
    body = {
        "rating": 3, "took_ms": 4000, "state_before": "review", "state_after": "review",
        "stability": 9.0, "difficulty": 5.0, "step": 0, "due_day": "2026-12-02", "due_at": None,
    }  # fmt: skip
    for number in range(1, NEWS + 1):
        at = 1_795_424_400_000 + number
        entry_id = EventId(f"02{number:024}")
        yield Entry(entry_id, at, 0, DAY, "review", f"c{number:011}", json.dumps(body))


def prompts() -> Iterator[Entry]:
    """Yield prompts that are new, each with its card."""
    for number in range(1, NEWS + 1):
        told = {
            "note_ms": 5 + number, "kind": "basic", "wording": {"front": "F", "answer": "A"},
            "front": "F", "answer": "A", "extra": "", "pattern": "definition", "tier": "ready",
            "deck": "D", "context": "", "speaker": None, "source": None, "language": "en",
            "tags": [], "path": "new.md", "line": number, "end_line": number, "section": [],
            "anchor": None, "note_line": number, "note_text": "F :: A", "pin": f"n{number}",
            "fingerprint": f"n{number}", "machine": "elsewhere",
        }  # fmt: skip
        card = {
            "prompt_id": f"new{number}", "slot": 1, "answer": "A", "card_ms": 5 + number,
            "position": 10_000_000 + number,
        }  # fmt: skip
        ids = (EventId(f"03{2 * number + half:024}") for half in range(2))
        for entry_id, kind, subject, body in zip(
            ids,
            ("prompt-added", "card-added"),
            (f"new{number}", f"newcard{number}"),
            (told, card),
            strict=True,
        ):
            yield Entry(
                entry_id, 1_795_424_400_000 + number, 0, DAY, kind, subject, json.dumps(body)
            )


def brought(state: Path, news: Iterator[Entry]) -> None:
    """Write the journal of another machine."""
    (state / "journal").mkdir(mode=0o700, exist_ok=True)
    head = lines.head("elsewhere")
    body = lines.lines_of(news, lines.digest(head[:-1]))
    (state / "journal" / "elsewhere.jsonl").write_bytes(b"".join([head, *body]))


def measured(folder: Path, act: Callable[[Collection, Path], object]) -> tuple[float, int]:
    """Return the seconds of processor time of an act, and the megabytes it needed more."""
    reading, writing = os.pipe()
    if not (child := os.fork()):
        with opened(folder) as collection:
            collection.due_counts()
            before, started = _used()
            act(collection, folder / ".recall")
            after, ended = _used()
            os.write(writing, json.dumps([ended - started, after - before]).encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    seconds, megabytes = json.loads(os.read(reading, 1000))
    return seconds, megabytes


def _used() -> tuple[int, float]:
    """Return the most megabytes this process had, and the seconds it has worked."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000, time.process_time()


def take(collection: Collection, state: Path) -> None:
    """Take in what there is."""
    taken = take_in(collection._base.db, state, lambda: Forgetting(()))
    assert taken.entries, "nothing was taken in"


def main() -> None:
    """Print what each act takes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cards", type=int, default=5000)
    cards = parser.parse_args().cards
    with tempfile.TemporaryDirectory() as place:
        os.environ["XDG_DATA_HOME"] = os.environ["XDG_CONFIG_HOME"] = place
        folder = Path(place) / "notes"
        # Memory is measured in copies of this process, so the collection is made in another.
        if not (child := os.fork()):
            grown(folder, cards)
            os._exit(0)
        os.waitpid(child, 0)
        acts: list[tuple[str, Callable[[], object], Callable[[Collection, Path], object]]] = [
            (f"{NEWS} answers taken in", lambda: brought(folder / ".recall", answers()), take),
            (f"{NEWS} new cards taken in", lambda: brought(folder / ".recall", prompts()), take),
            ("set side by side", lambda: None, lambda c, state: compare(c._base.db, state)),
        ]
        print(f"{cards:,} cards")
        for name, prepare, act in acts:
            prepare()
            seconds, megabytes = measured(folder, act)
            print(f"  {name}: {seconds:.2f} s, {megabytes} MB more", flush=True)


if __name__ == "__main__":
    main()
