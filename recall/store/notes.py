"""Files and notes as the last scan found them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from recall.notes import Problem, Span
from recall.store.database import Reader, Value, Writer


class FileRow(NamedTuple):
    """One file, as it was read last; the columns of `files`."""

    path: str
    size: int
    mtime_ns: int
    """Below 0 when the file was read so soon after that it may have changed since."""
    digest: str
    """Empty for a file that could not be read."""
    title: str
    problems: str
    """JSON: `[[first line, last line, message], …]`, a remark with `"remark"` as a fourth."""


class NoteRow(NamedTuple):
    """One note, as it was read last; the columns of `notes` but for its number."""

    path: str
    line: int
    end_line: int
    section: str
    """JSON list."""
    note_text: str
    pin: str
    fate: str
    reason: str | None


FIELDS = ", ".join(NoteRow._fields)


def files(reader: Reader) -> dict[str, FileRow]:
    """Return every file by its path."""
    fields = ", ".join(FileRow._fields)
    return {row[0]: FileRow(*row) for row in reader.rows(f"select {fields} from files")}


def notes_in(reader: Reader, paths: Iterable[str]) -> list[NoteRow]:
    """Return the notes of the files, in the order of their lines."""
    rows = reader.rows(
        f"select {', '.join(NoteRow._fields)} from notes"
        " where path in (select value from json_each(?)) order by path, note_id",
        (json.dumps(sorted(paths)),),
    )
    return [NoteRow(*row) for row in rows]


def problems(reader: Reader) -> list[Problem]:
    """Return every fault that the last scan found, file by file."""
    rows = files(reader)
    return [problem for path in sorted(rows) for problem in problems_of(rows[path])]


def problems_of(row: FileRow) -> list[Problem]:
    """Return the faults of one file."""
    return [
        Problem(row.path, Span(first, last), message, bool(remark))
        for first, last, message, *remark in json.loads(row.problems)
    ]


def problems_json(found: Iterable[Problem]) -> str:
    """Return the problems of one file as `files` keeps them."""
    return json.dumps(
        [[*p.span, p.message, *(["remark"] if p.remark else [])] for p in found],
        ensure_ascii=False,
    )


def put_files(
    writer: Writer, rows: Sequence[FileRow], notes: Mapping[str, Sequence[NoteRow]]
) -> None:
    """Store files as they were read; `notes` has the paths whose notes were read anew."""
    marks = ", ".join("?" * len(FileRow._fields))
    writer.run_many(f"insert or replace into files values ({marks})", rows)
    writer.run_many("delete from notes where path = ?", [(path,) for path in notes])
    fields, marks = ", ".join(NoteRow._fields), ", ".join("?" * len(NoteRow._fields))
    writer.run_many(
        f"insert into notes ({fields}) values ({marks})",
        [note for path in notes for note in notes[path]],
    )


def settle_fates(writer: Writer, prompt_ids: Iterable[str]) -> None:
    """Give the notes of these prompts the fate that their stored prompts have by now."""
    writer.run_many(
        "update notes set fate = there.tier, reason = case there.tier when 'draft'"
        " then coalesce(reason, case when there.lost then ?4 else ?2 end)"
        " when 'skipped' then ?3 end"
        " from (select mine.path, mine.note_line, mine.pin, case"
        "   when sum(theirs.verdict is not 'refused' and theirs.tier = 'ready') then 'ready'"
        "   when sum(theirs.verdict is not 'refused') then 'draft' else 'skipped' end as tier,"
        "   sum(theirs.verdict is 'refused' and theirs.tier = 'ready') as lost"
        "  from prompts as mine join prompts as theirs on theirs.path = mine.path"
        "  and theirs.note_line = mine.note_line and theirs.pin = mine.pin and theirs.orphan = 0"
        "  where mine.prompt_id = ?1 group by mine.prompt_id) as there"
        " where notes.path = there.path and notes.line = there.note_line"
        " and notes.pin = there.pin",
        [(prompt_id, TWIN, REJECTED, INSTEAD) for prompt_id in prompt_ids],
    )


TWIN = "nearly repeats another card"
"""Why a note that would have had cards at once has to be accepted first."""

REJECTED = "you rejected its card"
"""Why a note of which a prompt was made has none."""

INSTEAD = "instead of the card you rejected"
"""Why drafts wait for a note that had a ready card."""


SETTLED = {
    "note-only": "you keep it as a note only",
    "skipped": "you skipped it for good",
}
"""Why a note has no cards that a person decided about, by the kind of decision."""


def needing(reader: Reader) -> list[NoteRow]:
    """Return the notes that need a person, of whom no prompt could be made."""
    rows = reader.rows(
        f"select {FIELDS} from notes where fate = 'needs-you' order by path, note_id"
    )
    return [NoteRow(*row) for row in rows]


_WAITING = """
select (select count(*) from notes where fate = 'needs-you') + (
    select count(*) from (
        select distinct path, note_line, pin from prompts
        where tier = 'draft' and orphan = 0 and verdict is null
    )
)
"""


def count_waiting(reader: Reader) -> int:
    """Return how many notes wait for a person: those that need one, and those with drafts."""
    count = reader.scalar(_WAITING)
    assert isinstance(count, int)
    return count


def digest_of(reader: Reader, path: str) -> str:
    """Return the digest of the file as the last scan read it; empty when it read none."""
    digest = reader.scalar("select digest from files where path = ?", (path,))
    return digest if isinstance(digest, str) else ""


def at(reader: Reader, path: str, line: int, pin: str) -> NoteRow | None:
    """Return the note that stands there and has the pin, if one does."""
    row = reader.row(
        # The plus keeps SQLite from going through all notes of the file.
        f"select {FIELDS} from notes where +path = ? and line = ? and pin = ?",
        (path, line, pin),
    )
    return NoteRow(*row) if row else None


def reword_reason(writer: Writer, path: str, old: str, new: str, fate: str) -> None:
    """Give the notes of a file that have one reason another, and a fate with it."""
    writer.run(
        "update notes set fate = ?, reason = ? where path = ? and reason = ?",
        (fate, new, path, old),
    )


def put_back(writer: Writer, rows: Iterable[Sequence[Value]]) -> None:
    """Give notes another fate, reason and pin; path, line and pin say which notes."""
    writer.run_many(
        "update notes set fate = ?4, reason = ?5, pin = ?6 where path = ?1 and line = ?2"
        " and pin = ?3",
        rows,
    )


def drop_files(writer: Writer, paths: Iterable[str]) -> None:
    """Forget files that are gone, and their notes."""
    rows = [(path,) for path in paths]
    writer.run_many("delete from files where path = ?", rows)
    writer.run_many("delete from notes where path = ?", rows)
