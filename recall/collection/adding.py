"""Bringing notes in: copies of files that remember their origin, and single insights."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import unified_diff
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from recall import deckfiles
from recall.cards import Tier, faces
from recall.collection import freshness, scan
from recall.collection.base import Base, moment_of
from recall.collection.explaining import ExplainedNote, Explanation, explain_bytes, files_in
from recall.collection.scan import ScanReport
from recall.collection.writes import By, Write, content, write
from recall.errors import (
    DamagedError,
    RecallError,
    UnreadableFileError,
    UnwritableFileError,
    UsageError,
)
from recall.globs import stored
from recall.matching import near_twins
from recall.reviews import EventId
from recall.store import log, origins, prompts, wordings
from recall.store.database import Writer
from recall.store.log import Event, EventKind, Moment
from recall.store.origins import Origin
from recall.store.settled import habits

INBOX = "inbox.md"
MARKDOWN = (".md", ".markdown")


class Step(StrEnum):
    """What adding does with one file."""

    NEW = "new"
    UPDATE = "update"
    """It was added before and its copy is as it was copied: the copy is replaced."""
    SAME = "same"
    """Its copy has the same content already."""
    TOUCHED = "touched"
    """Both it and its copy were changed since: the copy is left alone."""


class Twin(NamedTuple):
    """A card that asks nearly what another one asks already; it waits as a draft."""

    line: int
    front: str
    known: str
    """Where the other one stands, as path:line."""


class PlannedFile(NamedTuple):
    """One file to add, and what would come of it."""

    origin: Path
    path: str
    """In the collection, with `/` between folders."""
    step: Step
    data: bytes
    replaces: bytes | None
    """What the collection holds at `path` now."""
    explanation: Explanation
    twins: tuple[Twin, ...]
    is_known: bool
    """Whether the log has where it was copied to."""

    @property
    def is_as_copied(self) -> bool:
        """Whether its copy has the same content, once the plan is applied."""
        return self.step is not Step.TOUCHED

    def difference(self) -> str:
        """Return what the file has and its copy has not, and the other way, line by line."""
        lines = unified_diff(
            _lines(self.replaces or b""), _lines(self.data), self.path, str(self.origin), n=1
        )
        return "\n".join(line.rstrip("\n") for line in lines)


class AddPlan(NamedTuple):
    """What adding some files would do."""

    files: tuple[PlannedFile, ...]

    @property
    def copies(self) -> tuple[PlannedFile, ...]:
        """The files that would be written."""
        return tuple(file for file in self.files if file.step in (Step.NEW, Step.UPDATE))

    @property
    def unknown(self) -> tuple[PlannedFile, ...]:
        """The files whose copies are there, and nothing says so: the last `add` was killed."""
        return tuple(file for file in self.files if file.step is Step.SAME and not file.is_known)


class AddReport(NamedTuple):
    """What adding did."""

    copied: tuple[PlannedFile, ...]
    scan: ScanReport


class JotReport(NamedTuple):
    """What became of one insight."""

    path: str
    line: int
    notes: tuple[ExplainedNote, ...]
    """The bullet and those below it; none when the inbox cannot be read."""
    scan: ScanReport


class NotMarkdownError(RecallError):
    """What was to be added is no Markdown file."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return (
            f"{self.path} is no Markdown file: its name does not end in .md. Give it one that does."
        )


class NotAFileError(UsageError):
    """What was to be added is an address, or comes from a pipe."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word

    def __str__(self) -> str:
        if self.word == "-":
            return (
                "Notes to add are read from files only. `recall jot -` notes down what comes out"
                " of a pipe."
            )
        return (
            f"Addresses are not read yet: {self.word}. Write down what struck you in a Markdown"
            " file and add that; its link makes the talk the source of its cards."
        )


class HoldsCollectionError(RecallError):
    """The folder that was to be added has the collection in it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.folder = folder

    def __str__(self) -> str:
        return f"{self.folder} holds the collection itself. Name the files or folders to add."


class InsideCollectionError(RecallError):
    """What was to be added is in the collection already."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return f"{self.path} is in the collection already: `recall scan` reads it where it is."


class NameTakenError(RecallError):
    """The collection has another file of the name."""

    def __init__(self, path: Path, target: Path) -> None:
        super().__init__(path, target)
        self.path = path
        self.target = target

    def __str__(self) -> str:
        return (
            f"Cannot add {self.path}: {self.target} is taken by another file."
            " Rename one of the two. Nothing was changed."
        )


class LeftOutError(RecallError):
    """The settings would not let the copy be read."""

    def __init__(self, target: Path) -> None:
        super().__init__(target)
        self.target = target

    def __str__(self) -> str:
        return (
            f"{self.target} would not be read: include and exclude in recall.toml leave it out."
            " `recall config` shows them. Nothing was changed."
        )


# Files ----------------------------------------------------------------------------------


def plan(base: Base, files: Sequence[Path]) -> AddPlan:
    """Return what adding the files would do; raises a RecallError for one that cannot be added."""
    planned: list[PlannedFile] = []
    for file, name in _named(base, files).items():
        one = _plan_one(base, file, name)
        if any(one.path.casefold() == other.path.casefold() for other in planned):
            raise NameTakenError(file, base.file(one.path))
        planned.append(one)
    return AddPlan(tuple(planned))


def _named(base: Base, files: Sequence[Path]) -> dict[Path, str]:
    """Return every file to add, with the name its copy has unless it has one already.

    A folder stands for the Markdown files in it, which keep its name and their places in it.
    """
    named: dict[Path, str] = {}
    for file in files:
        word = str(file)
        if word == "-" or re.match(r"https?:/", word):
            raise NotAFileError(word.replace(":/", "://", 1))
        if not file.is_dir():
            named.setdefault(file, f"{file.stem}.md")
            continue
        if base.folder.resolve().is_relative_to(file.resolve()):
            raise HoldsCollectionError(file)
        for inner in files_in(file):
            place = file.resolve().name / inner.relative_to(file).with_suffix(".md")
            named.setdefault(inner, stored(place.as_posix()))
    return named


def _plan_one(base: Base, file: Path, name: str) -> PlannedFile:
    data = _read_markdown(file)
    origin = file.resolve()
    if origin.is_relative_to(base.folder.resolve()):
        raise InsideCollectionError(file)
    known = origins.find(base.db, str(origin))
    path = _place(base, known, name)
    target = base.file(path)
    if not freshness.is_deck(base, path):
        raise LeftOutError(target)
    old = content(target)
    step = _step(data, old, known, path)
    if step is None:
        raise NameTakenError(file, target)
    explanation = explain_bytes(path, data, habits=habits(base.db))
    # A file that is known already meets its own cards, which are no twins.
    twins = _twins(base, explanation) if step is Step.NEW else ()
    return PlannedFile(origin, path, step, data, old, explanation, twins, known is not None)


def _twins(base: Base, explanation: Explanation) -> tuple[Twin, ...]:
    drafts = [
        draft
        for note in explanation.notes
        for draft in note.outcome.drafts
        if draft.tier is Tier.READY
    ]
    known = [prompt.content for prompt in prompts.live_outside(base.db, [explanation.file])]
    found = near_twins(
        [draft.wording for draft in drafts],
        [wordings.from_json(content.wording) for content in known],
    )
    return tuple(
        Twin(
            drafts[number].span.first,
            faces(drafts[number].wording)[0].front,
            f"{known[place].path}:{known[place].line}",
        )
        for number, place in sorted(found.items())
    )


def _read_markdown(file: Path) -> bytes:
    if file.suffix.lower() not in MARKDOWN and file.exists():
        raise NotMarkdownError(file)
    data = deckfiles.bytes_of(file)
    if len(data) > deckfiles.MAX_FILE:
        raise UnreadableFileError(file, f"it is larger than {deckfiles.MAX_FILE >> 20} MB")
    return data


def _place(base: Base, known: Origin | None, name: str) -> str:
    """Return where the copy belongs: where it was put before, wherever it was moved since."""
    if known is None:
        return name
    if base.file(known.path).exists():
        return known.path
    return origins.path_of_digest(base.db, known.digest) or name


def _step(data: bytes, old: bytes | None, known: Origin | None, path: str) -> Step | None:
    """Return what to do, or None when the name belongs to a file from elsewhere."""
    if old is None:
        return Step.NEW
    if old == data:
        return Step.SAME
    if known and known.digest == freshness.digest(old):
        return Step.UPDATE
    return Step.TOUCHED if known and known.path == path else None


def apply(base: Base, plan: AddPlan) -> AddReport:
    """Copy the files, remember where they come from, and scan.

    Raises ChangedMeanwhileError, before anything is written, if the collection is not
    as it was planned for.
    """
    moment = moment_of(base)
    with base.db.writing() as writer:
        known = {
            file.path: _remember(writer, file, moment) for file in plan.files if file.is_as_copied
        }
        copies = [
            Write(file.path, file.replaces, file.data, file.path, known[file.path])
            for file in plan.copies
        ]
        for file in plan.copies:
            _make_folders(base, file.path)
        write(base, writer, By.ADD, copies, moment)
    return AddReport(plan.copies, scan.after_writing(base))


def _make_folders(base: Base, path: str) -> None:
    """Make the folders that a copy belongs in; a link in place of one is not followed."""
    folders = [base.file(str(one)) for one in PurePosixPath(path).parents][-2::-1]
    for folder in folders:
        if folder.is_symlink():
            raise UnwritableFileError(folder, "it is a link")
        try:
            folder.mkdir(exist_ok=True)
        except OSError as error:
            raise UnwritableFileError(folder, error.strerror or str(error)) from error


def _remember(writer: Writer, file: PlannedFile, moment: Moment) -> list[EventId]:
    body = {"origin": str(file.origin), "digest": freshness.digest(file.data)}
    return log.append_all(writer, [Event(EventKind.FILE_ADDED, file.path, body)], moment)


def _lines(data: bytes) -> list[str]:
    return data.decode("utf-8", "replace").splitlines()


# One insight ----------------------------------------------------------------------------


def jot(base: Base, text: str) -> JotReport:
    """Append one bullet to the inbox and return what became of it.

    Two who jot at once both find their bullet: the file is written inside the
    transaction that only one of them can have. What an editor saved meanwhile is not
    overwritten; raises ChangedMeanwhileError.
    """
    bullet = bullet_of(text)
    target = base.folder / INBOX
    with base.db.writing() as writer:
        old = content(target)
        found = appended(old or b"", bullet)
        if found is None:
            raise UnwritableFileError(target, "it is no text that a line can be added to")
        data, line = found
        one = Write(INBOX, old, data, " ".join(bullet.split()))
        write(base, writer, By.JOT, [one], moment_of(base))
    scanned = scan.after_writing(base)
    try:
        notes = _jotted(base, data, line).notes
    except DamagedError as error:
        raise scan.NotScannedError(error) from error
    return JotReport(INBOX, line, notes, scanned)


def _jotted(base: Base, data: bytes, line: int) -> Explanation:
    return explain_bytes(INBOX, data, first_line=line, habits=habits(base.db))


def bullet_of(text: str) -> str:
    """Return the text as one list item; further lines and paragraphs are indented under it.

    Text that is a list already stays as it is.
    """
    lines = [_CONTROLS.sub("�", line.rstrip()) for line in text.strip().splitlines()]
    if not lines or not _MARK.sub("", lines[0]):
        raise UsageError('There is nothing to jot down. Say it like: recall jot "Raft elects …"')
    if _MARK.match(lines[0]):
        return "\n".join(lines)
    return "\n".join([f"- {lines[0]}", *(f"  {line}" if line else "" for line in lines[1:])])


_MARK = re.compile(r"\A[-*+](\s+|\Z)")
"""Of a list item, for those who write it themselves."""

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""One of them in the inbox, and all of it could be taken for something else than text."""


def appended(data: bytes, bullet: str) -> tuple[bytes, int] | None:
    """Return the inbox with the bullet after its last line, and the line the bullet stands on.

    Nothing else changes, and the bullet is written as the rest is: encoding, mark and line
    ends. None where the file is no text.
    """
    form = deckfiles.written(data)
    if form is None:
        return None
    text = data[len(form.mark) :].decode(form.structure)
    body = text.rstrip(" \t\r\n\f\v")
    ended = _LINE_END.search(text, len(body))
    head = text[: ended.end()] if ended else text
    # After a list the bullet joins it; after anything else an empty line stands between.
    joins = re.match(r"[ \t]*[-*+][ \t]|[ \t]{2,}\S", _LINE_END.split(body)[-1])
    head += ("" if ended else form.newline) + ("" if joins else form.newline)
    rest = text[ended.end() :] if ended else ""
    if not body:
        head, rest = f"# Inbox{form.newline * 2}", text
    lines = bullet.replace("\n", form.newline) + form.newline
    start = form.mark + head.encode(form.structure)
    line = len(_LINE_END.findall(head)) + 1
    return start + form.encode(lines) + rest.encode(form.structure), line


_LINE_END = re.compile(r"\r\n|\r|\n")
