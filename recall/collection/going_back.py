"""Going back to what a backup holds, as entries of the log: they travel, and can be taken back.

Nothing is deleted. What the backup lacks is withdrawn; what was withdrawn since, and stood then,
is logged once more. So every machine that takes in the journal comes to the same cards, also where
two of them went back by themselves: an answer that counts again has one id, whoever says so.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import NamedTuple

from recall.collection.base import Base, moment_of
from recall.journal import following, taking
from recall.scheduling import Forgetting
from recall.store import answers, derived, entries, log
from recall.store.database import Reader, Writer
from recall.store.decisions import DECISIONS
from recall.store.entries import PAGE, REVIEW, Entry
from recall.store.log import Event, EventKind, Moment

JUDGED = (EventKind.ACCEPTED, EventKind.REJECTED, EventKind.NOTE_ONLY, EventKind.SKIPPED)
"""Decisions of the inbox that change no note."""


class Steps(NamedTuple):
    """What leads from one state to another."""

    away: list[Entry]
    """Answers and decisions that hold no longer, in order."""
    again: list[Entry]
    """Those that hold once more, in order."""


def go_back(base: Base, then: Reader, name: str, *, before: str) -> None:
    """Let the answers and decisions of the backup `then` hold, and no others.

    All of it is logged or nothing, with the `name` of the backup, and that of the one of what there
    was `before`. The notes and their wordings
    stay as they are.
    """
    forgetting, moment = Forgetting(base.settings.weights), moment_of(base)
    with base.db.writing() as writer:
        # Journals may have more than either: what was learned elsewhere goes back as well.
        taking.take_in(base.db, base.state, lambda: forgetting)
        _add(writer, then)
        steps = _steps(writer, then)
        restored = Event(EventKind.RESTORED, name, {"before": before})
        _log(writer, steps, moment, restored)
        unread = following.follow_all(writer, forgetting)
        derived.let_be_read(writer, unread)


def _add(writer: Writer, then: Reader) -> None:
    """Put those entries of the backup into the log that it has never had."""
    found = list(entries.ids(then))
    for start in range(0, len(found), PAGE):
        page = entries.with_ids(then, found[start : start + PAGE])
        known = entries.known(writer, [entry.entry_id for entry in page])
        entries.put(writer, [entry for entry in page if entry.entry_id not in known])


def _steps(now: Reader, then: Reader) -> Steps:
    """Return what leads from what stands now to what stood then.

    Of each card the answers up to the first that differs stay; so their order is kept.
    """
    same_as = answers.joined(now)
    there, wanted = _standing(now, same_as), _standing(then, same_as)
    away: list[Entry] = []
    again: list[Entry] = []
    for key in there.keys() | wanted.keys():
        pairs = zip(there[key], wanted[key], strict=False)
        count = sum(1 for _ in takewhile(lambda pair: _says(pair[0]) == _says(pair[1]), pairs))
        away += there[key][count:]
        again += wanted[key][count:]
    return Steps(sorted(away), sorted(again))


def _standing(
    reader: Reader, same_as: dict[str, str]
) -> defaultdict[tuple[str, bool], list[Entry]]:
    """Return the answers and decisions that hold, each by what it is about, in order."""
    withdrawn = derived.withdrawn(reader)
    found: defaultdict[tuple[str, bool], list[Entry]] = defaultdict(list)
    for entry in entries.entries(reader):
        if entry.entry_id not in withdrawn and _can_be_withdrawn(entry):
            about = same_as.get(entry.subject, entry.subject)
            found[about, entry.kind == REVIEW].append(entry)
    return found


def _can_be_withdrawn(entry: Entry) -> bool:
    if entry.kind in JUDGED:
        return not json.loads(entry.body).get("added")
    return entry.kind == REVIEW or entry.kind in DECISIONS


def _says(entry: Entry) -> tuple[str, str, object]:
    """Return what an entry says, under whatever id."""
    return entry.kind, entry.study_day, json.loads(entry.body)


def _log(writer: Writer, steps: Steps, moment: Moment, restored: Event) -> None:
    events = [*_withdrawals(steps.away, restored.subject), *_decided_again(steps.again)]
    log.append_all(writer, [*events, restored], moment)
    for entry in steps.again:
        if entry.kind == REVIEW:
            entries.put(writer, [_once_more(writer, entry)])


def _once_more(writer: Writer, entry: Entry) -> Entry:
    """Return the answer as another one, right behind the one that was withdrawn."""
    ms = 1
    while (at := log.free_ms(writer, "reviews", entry.at + ms) - entry.at) != ms or entries.known(
        writer, [log.behind(entry.entry_id, ms)]
    ):
        ms = max(at, ms + 1)
    return entry._replace(entry_id=log.behind(entry.entry_id, ms), at=entry.at + ms)


def _withdrawals(away: list[Entry], name: str) -> Iterator[Event]:
    """Yield them from the last to the first, as a person would take one after the other back."""
    for entry in reversed(away):
        yield Event(EventKind.WITHDRAWN, entry.entry_id, {"card": entry.subject, "restore": name})


def _decided_again(again: Iterable[Entry]) -> Iterator[Event]:
    for entry in again:
        if entry.kind != REVIEW:
            yield Event(EventKind(entry.kind), entry.subject, json.loads(entry.body))
