"""Lines of a journal: each an entry of the log as JSON, with what tells whether it is whole.

A line is one JSON object. Its first key, `prev`, is a digest of the line before; its last,
`crc`, the CRC-32 of all bytes before it. The first line of a file is its head and no entry.
A line ends with LF; with CRLF, as Git makes of it where it is told to, it is the same line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from math import isnan
from typing import Any, NamedTuple
from zlib import crc32

from recall.reviews import EventId, State
from recall.store import columns
from recall.store.entries import REVIEW, Entry

VERSION = 1
"""Of the format; a file with a later one is left alone."""

_KEYS = ("id", "at", "offset", "day", "kind", "subject", "body")
_SEAL = b',"crc":"'
_SEALED = len(_SEAL) + 8 + len(b'"}')
_TYPES = (str, int, int, str, str, str, dict)

NO_LINE = ""
"""The digest before the first line."""


def digest(line: bytes) -> str:
    """Return what the next line says of this one; `line` is without its end."""
    return blake2b(line, digest_size=8).hexdigest()


def head(machine: str) -> bytes:
    """Return the first line of the journal of a machine, with its end."""
    return _sealed({"prev": NO_LINE, "journal": VERSION, "machine": machine})


def line_of(entry: Entry, prev: str) -> bytes:
    """Return the line of an entry, with its end; `prev` is the digest of the line before."""
    *values, body = entry
    start = json.dumps(
        {"prev": prev, **dict(zip(_KEYS, values, strict=False))},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    # The body as it stands in the database, so that it comes back byte for byte.
    return _seal(f'{start[:-1]},"body":{body}'.encode())


def lines_of(entries: Iterable[Entry], prev: str) -> Iterator[bytes]:
    """Yield the lines of entries that follow one another."""
    for entry in entries:
        line = line_of(entry, prev)
        prev = digest(line[:-1])
        yield line


def _sealed(values: dict[str, object]) -> bytes:
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return _seal(text[:-1].encode())


def _seal(start: bytes) -> bytes:
    return start + _SEAL + f'{crc32(start):08x}"}}\n'.encode()


class Fault(NamedTuple):
    """What is wrong with a file of the journal."""

    file: str
    line: int
    """Counted from 1; 0 for the whole file."""
    what: str
    """In words that go on after the place: `is damaged`."""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place} {self.what}"


GONE = "is gone"
CUT = "is cut off: the end of its last line is missing"
DAMAGED = "is damaged: its checksum does not fit"
TORN = "does not follow the line before it: lines are missing, or were put in"
LACKING = "lacks"
NEWER = "was written by a newer Recall: upgrade to read it"


def lacking(entries: int) -> str:
    """Return what is wrong with a file of whole lines that has so many entries less than it had."""
    return f"{LACKING} {entries:,} {'entry' if entries == 1 else 'entries'} that it had"


class Line(NamedTuple):
    """One line, as it was read."""

    number: int
    """Counted from 1."""
    end: int
    """The byte after it in its file."""
    digest: str
    entry: Entry | None
    """None for the head, and for a line that is not whole."""
    fault: str | None
    """What is wrong with it; an entry that does not follow is an entry all the same."""
    has_crlf: bool = False
    """Whether it ends as Recall ends no line."""


class NewerJournalError(ValueError):
    """A journal has a format that is not known yet."""


def read(
    lines: Iterable[bytes], *, after: int = 0, start: int = 0, prev: str = NO_LINE
) -> Iterator[Line]:
    """Yield the lines of a file, those that are not whole too; raises NewerJournalError.

    `lines` have their ends. Reading may go on `after` a line that ends before the byte
    `start` and has the digest `prev`.
    """
    doubtful = False
    for number, raw in enumerate(lines, start=after + 1):
        start += len(raw)
        if not raw.endswith(b"\n"):
            yield Line(number, start, "", None, CUT)
            return
        line = without_end(raw)
        told, entry = _told(line)
        fault = DAMAGED if told is None else None
        # After a line that is not whole nothing can be said of what follows it.
        if told is not None and told != prev and not doubtful:
            fault = TORN
        doubtful = told is None
        prev = digest(line)
        yield Line(number, start, prev, entry, fault, has_crlf=len(raw) - len(line) > 1)


def without_end(raw: bytes) -> bytes:
    """Return a line without its LF or CRLF."""
    return raw.removesuffix(b"\n").removesuffix(b"\r")


def _told(line: bytes) -> tuple[str | None, Entry | None]:
    """Return the digest that a line tells of the one before, None if it is damaged, and its entry.

    Raises NewerJournalError.
    """
    start, seal = line[:-_SEALED], line[-_SEALED:]
    if seal != _seal(start)[len(start) : -1]:
        return None, None
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        return None, None
    if not isinstance(values, dict) or not isinstance(prev := values.get("prev"), str):
        return None, None
    if "journal" in values:
        if values["journal"] != VERSION:
            raise NewerJournalError
        return prev, None
    entry = _entry(values) if _is_entry(values) else None
    return (None, None) if entry is None else (prev, entry)


def _is_entry(values: dict[str, Any]) -> bool:
    """Return whether the values are such as the log can hold."""
    if any(type(values.get(key)) is not kind for key, kind in zip(_KEYS, _TYPES, strict=True)):
        return False
    if not _ULID.fullmatch(values["id"]) or not 0 <= values["at"] < _FAR:
        return False
    if not _DAY.fullmatch(values["day"]) or abs(values["offset"]) > _DAY_MINUTES:
        return False
    return values["kind"] != REVIEW or _is_answer(values["body"])


def is_possible(entry: Entry) -> bool:
    """Return whether an entry from a doubtful source could be one of the log."""
    try:
        (line,) = read([line_of(entry, NO_LINE)])
    except (TypeError, ValueError):
        return False
    return line.entry == entry


def _is_answer(body: dict[str, Any]) -> bool:
    return (
        body.keys() == _ANSWER.keys()
        and all(isinstance(body[key], kind) for key, kind in _ANSWER.items())
        and all(columns.is_number(each) for each in body.values() if isinstance(each, int))
        and not any(isnan(each) for each in body.values() if isinstance(each, float))
        and 1 <= body["rating"] <= 4
        and body["state_before"] in list(State)
        and body["state_after"] in list(State)
    )


_ULID = re.compile(r"[0-7][0-9A-HJKMNP-TV-Z]{25}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FAR = 1 << 48
"""Milliseconds that no ULID can tell."""
_DAY_MINUTES = 24 * 60

_ANSWER = {
    "rating": int, "took_ms": int, "state_before": str, "state_after": str, "stability": float,
    "difficulty": float, "step": int, "due_day": str | None, "due_at": int | None,
}  # fmt: skip


def _entry(values: dict[str, Any]) -> Entry | None:
    """Return the entry; None where it has half a character, or what is no JSON for SQLite."""
    try:
        body = json.dumps(values["body"], ensure_ascii=False, allow_nan=values["kind"] == REVIEW)
    except ValueError:
        return None
    entry = Entry(
        EventId(values["id"]),
        values["at"],
        values["offset"],
        values["day"],
        values["kind"],
        values["subject"],
        body,
    )
    return entry if columns.is_text(f"{entry.kind}{entry.subject}{body}") else None
