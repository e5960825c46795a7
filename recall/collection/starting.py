"""How a folder becomes a collection."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from recall import configuration, deckfiles
from recall.cards import Face
from recall.collection import freshness, outlook
from recall.collection.outlook import Reading, Tally
from recall.errors import NotAFolderError, UnwritableFileError, UsageError
from recall.notes import Problem
from recall.settings import BY_NAME, KNOWN, Settings
from recall.writing import write_whole


class InitReport(NamedTuple):
    """What a new collection has, and what it would ask."""

    folder: Path
    settings_file: Path
    was_one: bool
    """Whether it was a collection before; its settings were then left alone."""
    default: Path | None
    """The collection used where none is near: this one, or one that was set before."""
    files: int
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


def start(folder: Path, include: Sequence[str] = (), exclude: Sequence[str] = ()) -> InitReport:
    """Make the folder a collection, if it is none, and return what its notes would become.

    `include` and `exclude` are globs for its settings. Doing it again changes nothing.
    """
    globs = _checked_globs(include, exclude)
    _make(folder)
    settings_file = folder / configuration.SETTINGS_FILE
    was_one = settings_file.exists()
    if was_one and globs:
        raise AlreadySetError(settings_file)
    settings = configuration.load(folder) if was_one else _settings(globs)
    readings = _readings(folder, settings)
    if not was_one:
        write_whole(settings_file, settings_text(globs).encode())
    return InitReport(
        folder,
        settings_file,
        was_one,
        _default(folder),
        len(readings),
        outlook.tally(readings),
        tuple(outlook.examples(readings, 3)),
        tuple(problem for reading in readings for problem in reading.problems),
    )


def _checked_globs(include: Sequence[str], exclude: Sequence[str]) -> dict[str, tuple[str, ...]]:
    given = {"include": tuple(include), "exclude": tuple(exclude)}
    for name, globs in given.items():
        configuration.checked(BY_NAME[name], globs)
    return {name: globs for name, globs in given.items() if globs}


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
    except OSError as error:
        raise UnwritableFileError(folder, error.strerror or str(error)) from error


def _readings(folder: Path, settings: Settings) -> list[Reading]:
    files = (seen for seen in freshness.files_in(folder, settings) if not seen.is_closed_folder)
    return [
        outlook.read(path, deckfiles.bytes_of(folder / path))
        for path in sorted(seen.path for seen in files)
    ]


def _default(folder: Path) -> Path | None:
    """Return the collection used where none is near, which the first one becomes."""
    known = configuration.default_collection()
    if known is not None and known.is_dir():
        return known
    configuration.set_default_collection(folder)
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
