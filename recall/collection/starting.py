"""How a folder becomes a collection."""

from __future__ import annotations

import json
import shlex
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from recall import configuration, deckfiles
from recall.cards import Face, Tier
from recall.collection import remains
from recall.collection.explaining import Explanation, explain_bytes
from recall.errors import (
    NotAFolderError,
    UnreadableFileError,
    UnwritableFileError,
    UsageError,
    right_to_read,
)
from recall.globs import TooMuchError, chosen, on_disk, walk
from recall.notes import Fate, Problem, Span
from recall.settings import BY_NAME, KNOWN, Settings
from recall.writing import write_whole


class Tally(NamedTuple):
    """How much of what some files hold."""

    notes: int
    ready: int
    """Cards, where the next two count notes."""
    waiting: int
    """Notes with nothing but drafts, or that need a person."""
    skipped: int


class InitReport(NamedTuple):
    """What a new collection has, and what it would ask."""

    folder: Path
    settings_file: Path
    was_one: bool
    """Whether it was a collection before; its settings were then left alone."""
    is_learned: bool
    """Whether there is a memory, or a journal that one comes of."""
    default: Path | None
    """The collection used where none is near: this one, or one that was set before.

    None where it could not be stored that this one is it.
    """
    files: int
    """How many decks it has, as far as they were counted."""
    is_counted: bool
    """Whether it was walked to its end; it is not when it holds more than anybody's notes."""
    looked_at: int
    """How many of the decks the next three tell of."""
    tally: Tally
    examples: tuple[Face, ...]
    problems: tuple[Problem, ...]


class AlreadySetError(UsageError):
    """Globs were given for a collection that has settings of its own."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return (
            f"{self.path} is there already and was left alone."
            " Change it with `recall config set include` and `recall config set exclude`."
        )


class NotMeantError(UsageError):
    """Nobody named the folder, and it does not look like one of notes."""

    def __init__(self, folder: Path, why: str) -> None:
        super().__init__(folder, why)
        self.folder = folder
        self.why = why

    def __str__(self) -> str:
        return (
            f"{self.folder} {self.why}. If you want it as a collection all the same, name it:"
            f" recall init {shlex.quote(str(self.folder))}. Nothing was changed."
        )


def start_here(
    folder: Path, include: Sequence[str] = (), exclude: Sequence[str] = ()
) -> InitReport:
    """Do as `start` with the folder one happens to stand in.

    Raises NotMeantError for one that hardly anybody means: a home, a whole disk, a huge one.
    """
    if folder == folder.parent:
        raise NotMeantError(folder, "is the whole disk")
    if folder == Path.home():
        raise NotMeantError(folder, "is your home folder")
    globs = _checked_globs(include, exclude)
    is_one = (folder / configuration.SETTINGS_FILE).exists()
    if not is_one and not _found(folder, _settings(globs)).is_all:
        raise NotMeantError(
            folder, f"holds more than {MOST_DECKS:,} decks, or {MOST_ENTRIES:,} files in all"
        )
    return start(folder, include, exclude)


MOST_ENTRIES = 50_000
"""Files and folders of any kind that are walked through before somebody is asked."""

MOST_DECKS = 2_000

LOOKED_AT = 200
"""Decks that are read to show what comes of them; a second or two."""


def start(folder: Path, include: Sequence[str] = (), exclude: Sequence[str] = ()) -> InitReport:
    """Make the folder a collection, if it is none, and return what its notes would become.

    `include` and `exclude` are globs for its settings. Doing it again changes nothing. Raises
    LostError where something was learned here and is lost.
    """
    globs = _checked_globs(include, exclude)
    _make(folder)
    database = folder / configuration.DATABASE
    if (lost := remains.lost(database)) is not None:
        raise lost
    settings_file = folder / configuration.SETTINGS_FILE
    was_one = settings_file.exists()
    if was_one and globs:
        raise AlreadySetError(settings_file)
    settings = configuration.load(folder) if was_one else _settings(globs)
    files = _found(folder, settings)
    found = _explanations(folder, files.paths[:LOOKED_AT])
    if not was_one:
        write_whole(settings_file, settings_text(globs).encode())
    return InitReport(
        folder,
        settings_file,
        was_one,
        remains.is_learned(database),
        _default(folder),
        len(files.paths),
        files.is_all,
        len(found),
        tally(found),
        tuple(examples(found, 3)),
        tuple(problem for explanation in found for problem in explanation.problems),
    )


def _checked_globs(include: Sequence[str], exclude: Sequence[str]) -> dict[str, tuple[str, ...]]:
    named = {"include": tuple(include), "exclude": tuple(exclude)}
    given = {name: globs for name, globs in named.items() if globs}
    for name, globs in given.items():
        configuration.checked(BY_NAME[name], globs)
    return given


def _settings(globs: Mapping[str, tuple[str, ...]]) -> Settings:
    new = Settings()
    return Settings(
        include=globs.get("include", new.include), exclude=globs.get("exclude", new.exclude)
    )


def _make(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise NotAFolderError(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Nothing can be looked for in a folder that is somebody else's.
        (folder / configuration.SETTINGS_FILE).exists()
    except OSError as error:
        raise UnwritableFileError(folder, error.strerror or str(error)) from error


class _Found(NamedTuple):
    paths: list[str]
    is_all: bool
    """Whether the walk came to its end."""


def _found(folder: Path, settings: Settings) -> _Found:
    """Return the decks of the folder, as far as a few seconds allow."""
    paths: list[str] = []
    try:
        for seen in walk(folder, chosen(settings.include, settings.exclude), most=MOST_ENTRIES):
            if not seen.is_closed_folder and not seen.is_nameless:
                paths.append(seen.path)
            if len(paths) > MOST_DECKS:
                return _Found(paths[:MOST_DECKS], False)
    except TooMuchError:
        return _Found(paths, False)
    return _Found(paths, True)


def _explanations(folder: Path, paths: Sequence[str]) -> list[Explanation]:
    return [_explanation(folder, path) for path in paths]


def _explanation(folder: Path, path: str) -> Explanation:
    """Return what a deck gives; one that cannot be read gives nothing, and a problem."""
    try:
        return explain_bytes(path, deckfiles.bytes_of(folder / on_disk(path)))
    except UnreadableFileError as error:
        problem = Problem(
            path, Span(1, 1), f"cannot be read ({error.why}).{right_to_read(error.why)}"
        )
        return Explanation(path, "", (), (problem,))


def tally(explanations: Sequence[Explanation]) -> Tally:
    """Return the sums over some files."""
    fates = sum((explanation.fates() for explanation in explanations), Counter[Fate]())
    notes = [note for explanation in explanations for note in explanation.notes]
    return Tally(
        len(notes),
        sum(len(note.cards(Tier.READY)) for note in notes),
        fates[Fate.DRAFT] + fates[Fate.NEEDS_YOU],
        fates[Fate.SKIPPED],
    )


def examples(explanations: Sequence[Explanation], count: int) -> list[Face]:
    """Return some ready cards to show, each from another note, and file as far as possible."""
    firsts = [
        [note.cards(Tier.READY)[0] for note in explanation.notes if note.cards(Tier.READY)]
        for explanation in explanations
    ]
    rounds = (cards[rank : rank + 1] for rank in range(count) for cards in firsts)
    return list(islice(chain.from_iterable(rounds), count))


def _default(folder: Path) -> Path | None:
    """Return the collection used where none is near, which the first one becomes.

    None where that cannot be stored: the folder is a collection all the same.
    """
    known = configuration.default_collection()
    if known is not None and known.is_dir():
        return known
    try:
        configuration.set_default_collection(folder)
    except UnwritableFileError:
        return None
    return folder


def settings_text(values: Mapping[str, tuple[str, ...]]) -> str:
    """Return a first recall.toml: what is set, and the rest as comments with their defaults."""
    lines = [
        "# Settings of this collection; they travel with the notes.",
        "# Take the # away to change one, or say `recall config set KEY VALUE`.",
    ]
    for setting in KNOWN:
        value = values.get(setting.name, getattr(Settings(), setting.name))
        mark = "" if setting.name in values else "# "
        lines += ["", f"# {setting.meaning}", f"{mark}{setting.name} = {_toml(value)}"]
    return "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    # JSON writes numbers, strings and lists of them just as TOML does.
    return json.dumps(value, ensure_ascii=False)
