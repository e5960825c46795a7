"""Prompts that the log has on notes which no scan has found here: they are still to come."""

from __future__ import annotations

import itertools
import json
from collections import defaultdict
from collections.abc import Collection, Container, Mapping, Set
from typing import NamedTuple

from recall.cards import PromptId
from recall.store.database import Reader
from recall.store.log import EventKind
from recall.store.prompts import absent_paths

BEHIND = "it stands otherwise on another machine, whose notes are still to come"
"""Why nothing is asked of a note: what its cards ask by now has not arrived."""

UNREAD = -1
"""The size of a file that the next scan has to read, be it as the last one left it."""

Home = tuple[str, str]
"""A note, by its file and its pin."""


class Told(NamedTuple):
    """What the log tells of where a prompt has been."""

    homes: Set[Home]
    """The notes it may have been of: where one of these stands, it is behind."""
    own: Set[Home]
    """Those of them that became what it is by edits, not by what a person said."""
    times: Set[tuple[str, int]]
    """When it was told to be in which file, by the milliseconds of the scans that did."""
    pins: tuple[str, ...] = ()
    """What it said, in the order in which that was told."""
    of_older: Set[str] = frozenset()
    """Those of them that only another prompt said, of which a person is asked if they are one."""
    worded: Set[Home] = frozenset()
    """Where it stood when it was told to say something else."""

    def since(self, seen: Set[Home]) -> Told:
        """Return the same without what it said only before it was as a scan has seen it here.

        What says that again was edited, and is not behind.
        """
        last = {pin: at for at, pin in enumerate(self.pins)}
        first = min((last[pin] for _, pin in seen if pin in last), default=0)
        now = {*self.pins[first:]}
        return self._replace(
            homes={home for home in self.homes if home[1] in now},
            own={home for home in self.own if home[1] in now},
        )

    def is_apart(self, now: Home, there: Container[Home]) -> bool:
        """Return whether the words that it has by `now` stand where it got them, and older ones
        where it is: one machine edited its note while another one moved it.

        A merge has kept both notes then, and nothing more is to come.
        """
        path, pin = now
        is_where_worded = any(
            home in there for home in self.worded if home[1] == pin and home[0] != path
        )
        return is_where_worded and any(home in there for home in self.homes if home[0] == path)


NEVER = Told(frozenset(), frozenset(), frozenset())

Awaited = Mapping[PromptId, Told]
"""Such prompts, each with what is told of it."""


def is_shared(reader: Reader) -> bool:
    """Return whether another machine's journal was taken in."""
    sql = "select 1 from journals where name not in (select name || '.jsonl' from machine) limit 1"
    return reader.row(sql) is not None or bool(absent_paths(reader))


_AWAITED = """
select prompt_id from prompts where orphan = 0 and not exists (
    select 1 from notes where notes.pin = prompts.pin and notes.path = prompts.path
)
"""

_AWAITED_AMONG = f"""
{_AWAITED} and prompt_id in (select value from json_each(?1))
"""

_LEARNED = f"""
select path, count(*) from prompts join cards using (prompt_id)
where reviews > 0 and shelved = 0 and retired = 0 and prompt_id in ({_AWAITED})
group by path order by path
"""

# Of a file that no scan has read here only the log is known, not how its notes were seen.
_CANDIDATES_UNSEEN = """
select distinct candidate from undecided
join prompts on prompts.prompt_id = undecided.candidate join files using (path)
where files.size = ?1 and files.digest = ''
"""

_ASKED = """
select candidate, prompt_id from undecided where candidate in (select value from json_each(?1))
"""
_TOLD = """
with wanted as (select value as id from json_each(?1))
select coalesce(joined.same_as, events.subject), events.body, events.at, events.kind
from events left join joined on joined.id = events.subject
where events.subject in (
    select id from wanted
    union select joined.id from joined join wanted on wanted.id = joined.same_as
)
and events.kind in ('prompt-added', 'prompt-changed', 'prompt-moved', 'decided')
order by events.event_id
"""


def awaited(reader: Reader, among: Collection[str] | None = None) -> Awaited:
    """Return the prompts whose notes are still to come; none where the log is of one machine.

    All of them, or those among some. With a prompt that may be another one's fact in new words
    goes where the other stood.
    """
    if among is None:
        rows = reader.rows(_AWAITED) if is_shared(reader) else []
    else:
        rows = reader.rows(_AWAITED_AMONG, (json.dumps(sorted(among)),))
        rows = rows if rows and is_shared(reader) else []
    return _with_all_told(reader, [PromptId(row[0]) for row in rows])


def candidates_unseen(reader: Reader) -> Awaited:
    """Return the newer prompts of open questions in files that no scan has read here.

    Where the notes of the older ones stand instead, these may be what another machine has yet to
    bring; none where the log is of one machine.
    """
    rows = reader.rows(_CANDIDATES_UNSEEN, (UNREAD,))
    return _with_all_told(reader, [row[0] for row in rows]) if rows and is_shared(reader) else {}


def _with_all_told(reader: Reader, found: list[PromptId]) -> Awaited:
    """Return the prompts with what is told of them, and of those that they may be."""
    if not found:
        return {}
    names = json.dumps(found)
    asked = {PromptId(new): PromptId(old) for new, old in reader.rows(_ASKED, (names,))}
    told = _told(reader, [*found, *asked.values()])
    return {one: _with_asked(told, one, asked.get(one)) for one in found}


def _with_asked(told: Mapping[str, Told], one: PromptId, asked: PromptId | None) -> Told:
    mine = told.get(one, NEVER)
    if asked is None:
        return mine
    other = told.get(asked, NEVER)
    return mine._replace(
        homes=mine.homes | other.homes,
        own=mine.own | other.own,
        pins=(*other.pins, *mine.pins),
        of_older={*other.pins} - {*mine.pins},
    )


def _told(reader: Reader, prompt_ids: list[PromptId]) -> dict[str, Told]:
    """Return what the log tells of where the prompts have been.

    One machine may have moved a note that another one has edited: so it may have stood in any
    of the files in which the log had it, in any of the words that it had.
    """
    found: defaultdict[str, _Telling] = defaultdict(_Telling)
    for prompt_id, text, at, kind in reader.rows(_TOLD, (json.dumps(prompt_ids),)):
        found[prompt_id].take(json.loads(text), at, is_move=kind == EventKind.PROMPT_MOVED)
    return {one: telling.told() for one, telling in found.items()}


class _Telling:
    """What event after event tells of where a prompt has been."""

    def __init__(self) -> None:
        self._paths: list[str] = []
        self._pins: list[str] = []
        self._worded: list[str] = []
        """The pins by which the log knew it, one after the other."""
        self._said = (0, 0)
        """How many of these were told before a person last said what it is."""
        self._times: set[tuple[str, int]] = set()
        self._homes: set[Home] = set()

    def take(self, body: Mapping[str, str], at: int, *, is_move: bool) -> None:
        """Take in one event; a move may tell of words that were others by then."""
        if body.get("same"):
            self._said = (len(self._paths) - 1, len(self._pins) - 1)
        if "path" in body:
            self._paths.append(body["path"])
            self._times.add((body["path"], at))
        if "pin" in body:
            self._pins.append(body["pin"])
            if not is_move:
                self._worded.append(body["pin"])
                self._homes |= {(path, body["pin"]) for path in self._paths[-1:]}

    def told(self) -> Told:
        paths, pins = self._said
        return Told(
            frozenset(itertools.product(self._paths, self._pins)),
            frozenset(itertools.product(self._paths[paths:], self._pins[pins:])),
            frozenset(self._times),
            tuple(self._worded),
            worded=frozenset(self._homes),
        )


def behind(awaited: Awaited) -> frozenset[Home]:
    """Return the notes that are behind the log, wherever they stand."""
    return frozenset().union(*(told.homes for told in awaited.values()))


def learned_cards(reader: Reader) -> dict[str, int]:
    """Return how many learned cards are in the queue whose notes are still to come, by file."""
    if not is_shared(reader):
        return {}
    return {str(path): int(cards) for path, cards in reader.rows(_LEARNED)}


def caught_up(reader: Reader) -> set[str]:
    """Return the files of notes that were behind the log and wait for nothing any more, be it that
    all there is to come has."""
    if not is_shared(reader):
        return set()
    rows = reader.rows("select distinct path, pin from notes where reason = ?", (BEHIND,))
    if not rows:
        return set()
    waiting = awaited(reader)
    still = behind(waiting)
    found = {row[0] for row in rows if (row[0], row[1]) not in still}
    return found | _come_apart(reader, waiting)


_HOMES_OF = """
select prompt_id, path, pin from prompts where prompt_id in (select value from json_each(?1))
"""


def _come_apart(reader: Reader, waiting: Awaited) -> set[str]:
    """Return the files of notes of which one machine edited what another one moved, where a merge
    has kept both."""
    there = {(row[0], row[1]) for row in reader.rows("select path, pin from notes")}
    found: set[str] = set()
    for prompt_id, path, pin in reader.rows(_HOMES_OF, (json.dumps([*waiting]),)):
        told = waiting[PromptId(prompt_id)]
        if told.is_apart((path, pin), there):
            found |= {path, *(home[0] for home in told.worded & there if home[1] == pin)}
    return found
