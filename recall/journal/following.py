"""The tables are made what the log says: batch by batch, and only where there is news of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

from recall.errors import NotFollowedError
from recall.journal import looking, replay, shelf
from recall.journal.lines import NewerJournalError
from recall.reviews import EventId
from recall.scheduling import Forgetting
from recall.store import derived, entries, kinship, milliseconds
from recall.store.database import ContradictionError, Reader, Writer
from recall.store.derived import Tables
from recall.store.entries import PAGE, Entry
from recall.store.kinship import Batch
from recall.store.log import EventKind
from recall.store.milliseconds import CARDS, NOTES


class Followed(NamedTuple):
    """What it came to that the tables followed from the log."""

    unread: set[str]
    """The files whose notes have to be read again."""
    learned: tuple[str, ...] = ()
    """Prompts that stay although they were refused, as is to be told now."""


def follow_news(writer: Writer, forgetting: Forgetting) -> Followed:
    """Let the tables follow from the log after what `kinship.came`, and from nothing else.

    Where that contradicts what they have besides, they follow from all of it. Raises
    NotFollowedError.
    """
    try:
        with writer.whole_or_not():
            return _follow_news(writer, forgetting)
    except ContradictionError:
        return Followed(follow_all(writer, forgetting))


def _follow_news(writer: Writer, forgetting: Forgetting) -> Followed:
    if kinship.brought(writer, EventKind.EXPORTED):
        derived.write_exports(writer)
    if not kinship.changes_prompts(writer):
        stale = _follow_answers(writer, forgetting)
        if stale is not None:
            return Followed(stale)
    kinship.find_touched(writer)
    milliseconds.begin(writer)
    found = _write_batches(writer, forgetting)
    milliseconds.add_stored(writer)
    _write_ms(writer)
    return found


def _follow_answers(writer: Writer, forgetting: Forgetting) -> set[str] | None:
    """Let only cards follow from what came, and return the files to be read again.

    Return None where that is not enough: what was written until then is right all the same.
    """
    stale: set[str] = set()
    kinship.find_answered(writer)
    for batch in kinship.batches(writer):
        old, now = derived.read_batch(writer), told(writer, batch, forgetting).tables
        if not derived.are_answers_alone(old, now):
            return None
        stale |= derived.write_answers(writer, old, now)
    return stale


def follow_these(writer: Writer, entry_ids: Iterable[str], forgetting: Forgetting) -> None:
    """Let the tables follow from the log after entries that were just written here."""
    kinship.begin(writer)
    kinship.came(writer, entry_ids)
    follow_news(writer, forgetting)


def follow_all(writer: Writer, forgetting: Forgetting) -> set[str]:
    """Let the tables follow from the whole log, whatever is in them.

    Return the files whose notes have to be read again. Where what is in them stands in the way,
    they are emptied before. Raises NotFollowedError where the log contradicts itself.
    """
    try:
        with writer.whole_or_not():
            return _follow_all(writer, forgetting)
    except ContradictionError:
        emptied = _empty(writer)
    try:
        with writer.whole_or_not():
            return emptied | _follow_all(writer, forgetting)
    except ContradictionError as error:
        obstacle = _obstacle(writer, forgetting)
        raise NotFollowedError(_place(writer, obstacle), str(error)) from error


def _empty(writer: Writer) -> set[str]:
    """Empty the tables, and return the files whose notes have to be read again."""
    kinship.begin(writer)
    # Of a log of nothing all is stray.
    return derived.drop_strays(writer)


def _obstacle(writer: Writer, forgetting: Forgetting) -> EventId | None:
    """Return the first entry with which the log cannot be followed any more, where one is to blame.

    The tables are empty before, and afterwards of no use.
    """
    kinship.begin(writer)
    kinship.find_all(writer)
    milliseconds.begin(writer)
    for batch in kinship.batches(writer):
        if _stops(writer, batch, forgetting):
            ids = batch.entry_ids
            counts = range(len(ids) + 1)
            count = bisect_left(
                counts,
                True,
                key=lambda n: _stops(writer, batch._replace(entry_ids=ids[:n]), forgetting),
            )
            return ids[count - 1]
    return None


def _stops(writer: Writer, batch: Batch, forgetting: Forgetting) -> bool:
    """Return whether a batch cannot be followed; one that can has been."""
    try:
        with writer.whole_or_not():
            derived.write_batch(writer, told(writer, batch, forgetting).tables)
    except ContradictionError:
        return True
    return False


def _place(writer: Writer, obstacle: EventId | None) -> str:
    """Return the file and the line of an entry; empty where no journal has it."""
    state = writer.path.parent
    for name in looking.files(state) if obstacle else ():
        with suppress(NewerJournalError, OSError):
            for line in shelf.read(state, name):
                if line.entry is not None and line.entry.entry_id == obstacle:
                    return f"{name}:{line.number}"
    return ""


def _follow_all(writer: Writer, forgetting: Forgetting) -> set[str]:
    kinship.begin(writer)
    kinship.find_all(writer)
    milliseconds.begin(writer)
    stale = derived.drop_strays(writer) | _write_batches(writer, forgetting).unread
    _write_ms(writer)
    derived.write_exports(writer)
    return stale


def _write_batches(writer: Writer, forgetting: Forgetting) -> Followed:
    stale: set[str] = set()
    learned: list[str] = []
    for batch in kinship.batches(writer):
        made = told(writer, batch, forgetting)
        remember_ms(writer, made)
        learned += _news_of_learned(writer, made)
        stale |= derived.write_batch(writer, made.tables)
    return Followed(stale, tuple(learned))


def _news_of_learned(reader: Reader, made: replay.Outcome) -> Iterator[str]:
    """Yield the prompts that stay for what was learned of them, where that is new here."""
    for prompt_id, refusal in made.learned.items():
        is_out = reader.scalar(_IS_REFUSED, (prompt_id,))
        if is_out or kinship.is_news(reader, refusal):
            yield prompt_id


_IS_REFUSED = "select 1 from prompts where prompt_id = ? and verdict = 'refused'"


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
