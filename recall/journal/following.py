"""The tables are made what the log says: batch by batch, and only where there is news of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recall.journal import replay
from recall.scheduling import Forgetting
from recall.store import derived, entries, kinship, milliseconds
from recall.store.database import Reader, Writer
from recall.store.derived import Tables
from recall.store.entries import PAGE, Entry
from recall.store.kinship import Batch
from recall.store.log import EventKind
from recall.store.milliseconds import CARDS, NOTES


def follow_news(writer: Writer, forgetting: Forgetting) -> set[str]:
    """Let the tables follow from the log after what `kinship.came`, and from nothing else.

    Return the files whose notes have to be read again.
    """
    if kinship.brought(writer, EventKind.EXPORTED):
        derived.write_exports(writer)
    stale: set[str] = set()
    if not kinship.changes_prompts(writer):
        kinship.find_answered(writer)
        for batch in kinship.batches(writer):
            stale |= derived.write_answers(writer, told(writer, batch, forgetting).tables)
        return stale
    kinship.find_touched(writer)
    milliseconds.begin(writer)
    stale = _write_batches(writer, forgetting)
    milliseconds.add_stored(writer)
    _write_ms(writer)
    return stale


def follow_all(writer: Writer, forgetting: Forgetting) -> set[str]:
    """Let the tables follow from the whole log, whatever is in them; return as `follow_news`."""
    kinship.begin(writer)
    kinship.find_all(writer)
    milliseconds.begin(writer)
    stale = derived.drop_strays(writer) | _write_batches(writer, forgetting)
    _write_ms(writer)
    derived.write_exports(writer)
    return stale


def _write_batches(writer: Writer, forgetting: Forgetting) -> set[str]:
    stale: set[str] = set()
    for batch in kinship.batches(writer):
        made = told(writer, batch, forgetting)
        remember_ms(writer, made)
        stale |= derived.write_batch(writer, made.tables)
    return stale


def remember_ms(reader: Reader, made: replay.Outcome) -> None:
    """Remember what milliseconds a batch was given."""
    milliseconds.add(reader, NOTES, made.note_ms)
    milliseconds.add(reader, CARDS, made.card_ms)


def _write_ms(writer: Writer) -> None:
    milliseconds.settle(writer)
    milliseconds.write(writer)


def told(reader: Reader, batch: Batch, forgetting: Forgetting) -> replay.Outcome:
    """Return what the log says of a batch of families."""
    return replay.told(_entries(reader, batch.entry_ids), batch.withdrawn, forgetting)


def _entries(reader: Reader, ids: Sequence[str]) -> Iterator[Entry]:
    for start in range(0, len(ids), PAGE):
        yield from entries.with_ids(reader, ids[start : start + PAGE])


def tables(reader: Reader, forgetting: Forgetting) -> Iterator[Tables]:
    """Yield what the whole log comes to, batch by batch; `derived.read_batch` is beside it."""
    kinship.begin(reader)
    kinship.find_all(reader)
    milliseconds.begin(reader)
    for batch in kinship.batches(reader):
        made = told(reader, batch, forgetting)
        remember_ms(reader, made)
        yield made.tables
    milliseconds.settle(reader)
