"""What became of notes, as far as no card of theirs tells: the log has to, for rules change."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Collection, Iterable
from typing import NamedTuple

from recall.store import log
from recall.store.claims import BEHIND
from recall.store.database import Reader, Writer
from recall.store.log import Dice, Event, EventKind, Moment


class Fate(NamedTuple):
    """What the log says of one note; the columns of `fates`."""

    path: str
    pin: str
    """Of the note; see NUMBERED."""
    line: int
    """Where it stood then."""
    fate: str
    reason: str | None


# Notes of one file that are alike are told apart by their order: the second has `#2` after its pin.
NUMBERED = """
select note_id, path, pin as plain, line, fate, reason,
       pin || case when nth = 1 then '' else '#' || nth end as pin
from (
    select *, row_number() over (partition by path, pin order by line, note_id) as nth
    from notes where path in (select value from json_each(?1))
)
"""


def numbered(pin: str, nth: int) -> str:
    """Return what `fates` calls the nth note of a file that has the pin."""
    return pin if nth == 1 else f"{pin}#{nth}"


HAS_NONE = "(fate = 'needs-you' or (fate = 'ready' and reason is not null))"
"""Whether a note has no prompts, by its fate: its card is still to be worded, or is elsewhere."""


def without_prompts(told: Iterable[Event]) -> set[tuple[str, str]]:
    """Return the notes, by path and pin, of which the events say that they have no prompts."""
    return {
        (event.subject, pin.partition("#")[0])
        for event in told
        for pin, said in event.body.items()
        if isinstance(said, list) and _has_none(*said[1:])
    }


def _has_none(fate: str, reason: str | None) -> bool:
    return fate == "needs-you" or (fate == "ready" and reason is not None)


_NOTES = f"""
select notes.path, notes.pin, notes.line, notes.fate, notes.reason,
       told.fate as told_fate, told.reason as told_reason, exists (
           select 1 from prompts
           where prompts.pin = notes.plain and prompts.path = notes.path
           and prompts.note_line = notes.line and prompts.orphan = 0
       ) as has_prompt
from ({NUMBERED}) as notes
left join fates as told on told.path = notes.path and told.pin = notes.pin
order by notes.path, notes.line
"""


_GONE = f"""
select path, pin from fates
where path in (select value from json_each(?1))
and (path, pin) not in (select path, pin from ({NUMBERED}))
"""


def tell(writer: Writer, paths: Iterable[str], moment: Moment, dice: Dice = os.urandom) -> None:
    """Log what became of the notes of files where the log does not say so yet."""
    events = news(writer, paths)
    if events:
        log.append_all(writer, events, moment, dice)


def unseen(reader: Reader, paths: Iterable[str]) -> set[tuple[str, str]]:
    """Return the notes of files, by path and pin, that the log has and no scan has found here."""
    return {(row[0], row[1]) for row in reader.rows(_GONE, (json.dumps(sorted(set(paths))),))}


def news(
    writer: Writer, paths: Iterable[str], coming: Collection[tuple[str, str]] = ()
) -> list[Event]:
    """Return what is to be logged of the notes of files, and remember that it is.

    Nothing is said of notes that are still `coming`, nor of those that are behind the log.
    """
    found: dict[str, dict[str, list[object] | None]] = {}
    rows = []
    wanted = json.dumps(sorted(set(paths)))
    for row in writer.rows(_NOTES, (wanted,)):
        path, pin, line, fate, reason, told_fate, told_reason, has_prompt = row
        told = (told_fate, told_reason)
        if told_fate is None and has_prompt:
            told = ("ready", None)
        if reason == BEHIND:
            continue
        if (fate, _placeless(reason)) != (told[0], _placeless(told[1])):
            found.setdefault(path, {})[pin] = [line, fate, reason]
            rows.append(Fate(path, pin, line, fate, reason))
    for path, pin in writer.rows(_GONE, (wanted,)):
        if (path, pin) in coming:
            continue
        found.setdefault(path, {})[pin] = None
        writer.run("delete from fates where path = ? and pin = ?", (path, pin))
    put(writer, rows)
    return [Event(EventKind.NOTES_READ, path, notes) for path, notes in found.items()]


def _placeless(reason: str | None) -> str | None:
    """Return the reason without the number of a line it names, which moves with every edit."""
    return None if reason is None else re.sub(r"\bline \d+", "line", reason)


def put(writer: Writer, rows: Iterable[Fate]) -> None:
    """Remember what the log says."""
    writer.run_many("insert or replace into fates values (?, ?, ?, ?, ?)", rows)


def told(reader: Reader) -> dict[tuple[str, str], Fate]:
    """Return all that the log says, by path and pin."""
    rows = reader.rows("select path, pin, line, fate, reason from fates")
    return {(row[0], row[1]): Fate(*row) for row in rows}
