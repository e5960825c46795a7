"""Where a collection is and what its settings are, read from files and the environment."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, cast

from recall.errors import (
    NoCollectionError,
    NotAFolderError,
    RecallError,
    UnreadableFileError,
    UnwritableFileError,
    UsageError,
)
from recall.globs import TooMuchError, chosen, walk
from recall.naming import from_home
from recall.settings import BY_NAME, KEYS, KNOWN, NAMES, Setting, Settings

SETTINGS_FILE = "recall.toml"
DATABASE = ".recall/recall.db"

MOST_LOOKED_AT = 50_000
"""Files and folders among which a first Markdown file is looked for."""

# On the path of every command: tomllib is imported when there is a file to read, tomlkit when
# there is one to write, platformdirs (slow) where the folder is not known without it.


class Valued(NamedTuple):
    """The value of a setting and where it comes from."""

    setting: Setting
    value: object
    source: str
    """`default`, the name of an environment variable, or `file:line`."""


class NotACollectionError(RecallError):
    """The folder that was named has no notes, and was never made a collection."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.folder = folder

    def __str__(self) -> str:
        import shlex

        return (
            f"{self.folder} is no collection: it has no Markdown."
            f" Start one with `recall init {shlex.quote(str(self.folder))}`."
        )


class NoDefaultError(RecallError):
    """The collection that is used where none is near is not where it was."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.folder = folder

    def __str__(self) -> str:
        return (
            f"Your collection {self.folder} is not there. If you moved it, say `recall init FOLDER`"
            " with its new place: it goes on as it was. -C FOLDER names another one."
        )


class PartOfCollectionError(UsageError):
    """The folder that was named is none by itself, but a part of a collection.

    Studied by itself, its cards would have two memories.
    """

    def __init__(self, folder: Path, collection: Path) -> None:
        super().__init__(folder, collection)
        self.folder = folder
        self.collection = collection

    def __str__(self) -> str:
        import shlex

        return (
            f"{self.folder} is a part of the collection {self.collection}: name that one. `recall"
            f" init {shlex.quote(str(self.folder))}` makes it one by itself."
        )


class UnknownSettingError(UsageError):
    """A settings file, or the person, names a setting that does not exist."""

    def __init__(self, name: str, where: str = "") -> None:
        super().__init__(name, where)
        self.name = name
        self.where = where

    def __str__(self) -> str:
        start = f"{self.where}: " if self.where else ""
        if self.name in RUNS_PROGRAMS:
            return (
                f"{start}{self.name} cannot be set here: settings never say which program runs."
                " Set VISUAL or EDITOR in your environment."
            )
        return f"{start}No setting is called {self.name!r}. {self._help()}"

    def _help(self) -> str:
        from difflib import get_close_matches

        close = get_close_matches(self.name.replace("-", "_"), NAMES, n=1)
        return f"Did you mean {close[0]!r}?" if close else f"Settings: {', '.join(NAMES)}."


class BadSettingError(UsageError):
    """The value of a setting is of the wrong type or out of its range."""

    def __init__(self, setting: Setting, value: object, where: str = "") -> None:
        super().__init__(setting.name, value, where)
        self.setting = setting
        self.value = value
        self.where = where

    def __str__(self) -> str:
        start = f"{self.where}: " if self.where else ""
        return f"{start}{self.setting.name} is {self.value!r}; it must be {self.setting.must_be}."


class BadKeysError(UsageError):
    """The table of keys holds something else than keys."""

    def __init__(self, where: str) -> None:
        super().__init__(where)
        self.where = where

    def __str__(self) -> str:
        return (
            f"{self.where}: keys is a table with a key or a list of keys for each deed, such as"
            ' `good = "g"` or `undo = ["u", "Backspace"]` below a line `[keys]`.'
        )


class BrokenSettingsError(UsageError):
    """A settings file is not TOML."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(path, why)
        self.path = path
        self.why = why

    def __str__(self) -> str:
        line = re.search(r"at line (\d+)", self.why)
        place = f"{self.path}:{line.group(1)}" if line else str(self.path)
        return f"{place}: This is not TOML: {self.why}. Mend the line, or take it out."


# One value -----------------------------------------------------------------------------

RUNS_PROGRAMS = ("editor", "visual", "pager", "open", "browser", "hooks", "command", "shell")
"""Names people may try; a collection that was cloned must not be able to start anything."""

DEFAULT_COLLECTION = "collection"
"""The one more key of the user's own file: the collection to use where none is near."""


def checked(setting: Setting, value: object, where: str = "") -> object:
    """Return the value as Settings holds it; raises BadSettingError.

    `where` is the place to name in the error, as `file:line` or a variable.
    """
    if not setting.many:
        if not setting.fits(value):
            raise BadSettingError(setting, value, where)
        return float(cast("float", value)) if setting.name == "retention" else value
    if not isinstance(value, list | tuple) or not all(setting.fits(item) for item in value):
        raise BadSettingError(setting, value, where)
    if setting.lengths and len(value) not in setting.lengths:
        raise BadSettingError(setting, value, where)
    return tuple(item if isinstance(item, str) else float(item) for item in value)


def of_word(setting: Setting, word: str, where: str = "") -> object:
    """Return the value that a word stands for; lists have commas between their values."""
    if not setting.many:
        return checked(setting, word if setting.name == "time_zone" else _scalar(word), where)
    items = [item.strip() for item in word.strip().strip("[]").split(",") if item.strip()]
    return checked(setting, [_scalar(item.strip("\"'")) for item in items], where)


def _scalar(word: str) -> object:
    for read in (int, float):
        try:
            return read(word)
        except ValueError:
            continue
    return word


# Finding --------------------------------------------------------------------------------


def find_collection(named: str | None) -> Path:
    """Return the folder of the collection.

    The first of: `named`, `RECALL_COLLECTION`, the nearest folder upwards with a
    `recall.toml`, `./decks`, the user's default. Raises NoCollectionError, NoDefaultError; when
    what was named is none, NotAFolderError, NotACollectionError or PartOfCollectionError.
    """
    word = named or os.environ.get("RECALL_COLLECTION")
    if word:
        return _named(from_home(word))
    here = _here()
    near = _near(here) if here else None
    if near:
        return near
    default = default_collection()
    if default is None:
        raise NoCollectionError(here or Path())
    if not default.is_dir():
        raise NoDefaultError(default)
    return default


def _folder(path: Path) -> Path:
    if not path.is_dir():
        raise NotAFolderError(path)
    return path


def _named(path: Path) -> Path:
    try:
        if _was_made(_folder(path)):
            return path
        if outer := next(filter(_was_made, path.resolve().parents), None):
            raise PartOfCollectionError(path, outer)
        if not is_collection(path):
            raise NotACollectionError(path)
    except OSError as error:
        raise UnreadableFileError(path, error.strerror or str(error)) from error
    return path


def is_collection(folder: Path) -> bool:
    """Return whether the folder was made a collection, or has Markdown and so can be one."""
    if _was_made(folder):
        return True
    settings = load(folder)
    wanted = chosen(settings.include, settings.exclude)
    try:
        return any(not seen.is_closed_folder for seen in walk(folder, wanted, most=MOST_LOOKED_AT))
    except TooMuchError:
        return False


def _was_made(folder: Path) -> bool:
    return (folder / SETTINGS_FILE).is_file() or (folder / DATABASE).exists()


def _here() -> Path | None:
    """Return the folder one stands in; None when it has been deleted meanwhile."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        return None


def _near(here: Path) -> Path | None:
    for folder in (here, *here.parents):
        if (folder / SETTINGS_FILE).is_file():
            return folder
    decks = here / "decks"
    return decks if decks.is_dir() and is_collection(decks) else None


def user_file() -> Path:
    """Return where the user's own settings stand, whether or not they exist."""
    if sys.platform == "linux":
        # What platformdirs says there (a test compares), without the cost of importing it.
        base = os.environ.get("XDG_CONFIG_HOME", "").strip()
        folder = Path(base) if base else Path.home() / ".config"
        return folder / "recall" / SETTINGS_FILE
    from platformdirs import user_config_path

    return user_config_path("recall", appauthor=False) / SETTINGS_FILE


def default_collection() -> Path | None:
    """Return the collection that the user's own file names, or None."""
    value = _read(user_file()).get(DEFAULT_COLLECTION)
    return from_home(value) if isinstance(value, str) and value else None


# Reading --------------------------------------------------------------------------------


def load(folder: Path, environ: Mapping[str, str] | None = None) -> Settings:
    """Return the settings of the collection in `folder`.

    Environment before collection before user before defaults. Raises UsageError with
    the place of what is wrong.
    """
    found = _set_values(folder, os.environ if environ is None else environ)
    return Settings(
        **cast("dict[str, Any]", {name: valued.value for name, valued in found.items()})
    )


def sources(folder: Path | None, environ: Mapping[str, str] | None = None) -> list[Valued]:
    """Return every setting with its value and where that comes from.

    With no folder, only the environment, the user's file and the defaults are asked.
    """
    found = _set_values(folder, os.environ if environ is None else environ)
    defaults = Settings()
    return [
        found.get(setting.name) or Valued(setting, getattr(defaults, setting.name), "default")
        for setting in KNOWN
    ]


def _set_values(folder: Path | None, environ: Mapping[str, str]) -> dict[str, Valued]:
    """Return what is set anywhere, by name; later sources win over earlier ones."""
    user = _of_file(user_file(), also=(DEFAULT_COLLECTION,))
    collection = _of_file(folder / SETTINGS_FILE) if folder else {}
    return {**user, **collection, **_of_environment(environ)}


def _of_file(path: Path, also: tuple[str, ...] = ()) -> dict[str, Valued]:
    found = {}
    for name, value in _read(path).items():
        if name in also:
            continue
        where = f"{path}:{_line_of(path, name)}"
        if name == KEYS.name:
            found[name] = Valued(KEYS, _keys(value, where), where)
            continue
        if name not in BY_NAME:
            raise UnknownSettingError(name, where)
        setting = BY_NAME[name]
        found[name] = Valued(setting, checked(setting, value, where), where)
    return found


def _keys(value: object, where: str) -> dict[str, tuple[str, ...]]:
    """Return the keys by deed; whether there are such deeds and keys, `screen.keys` knows."""
    if not isinstance(value, dict):
        raise BadKeysError(where)
    lists = {deed: names if isinstance(names, list) else [names] for deed, names in value.items()}
    if not all(isinstance(name, str) for names in lists.values() for name in names):
        raise BadKeysError(where)
    return {deed: tuple(names) for deed, names in lists.items()}


def _of_environment(environ: Mapping[str, str]) -> dict[str, Valued]:
    found = {}
    for setting in KNOWN:
        variable = f"RECALL_{setting.name.upper()}"
        word = environ.get(variable)
        if word:
            found[setting.name] = Valued(setting, of_word(setting, word, variable), variable)
    return found


def _read(path: Path) -> dict[str, object]:
    """Return what a settings file holds; nothing when there is no such file."""
    try:
        data = _bytes_of(path)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise UnreadableFileError(path, error.strerror or str(error)) from error
    import tomllib

    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BrokenSettingsError(path, "it is not UTF-8 text") from error
    except (ValueError, RecursionError) as error:
        raise BrokenSettingsError(path, str(error).rstrip(".")) from error


MOST_SETTINGS = 1 << 20
"""Bytes of a settings file that are read; a larger one holds something else."""


def _bytes_of(path: Path) -> bytes:
    """Return what a settings file holds; a pipe or a device is not waited for.

    Cloned notes may bring a link to one along. Raises OSError.
    """
    with open(path, "rb", opener=_without_waiting) as file:
        mode = os.fstat(file.fileno()).st_mode
        if not stat.S_ISREG(mode):
            raise UnreadableFileError(path, "it is not a file")
        data = file.read(MOST_SETTINGS + 1)
    if len(data) > MOST_SETTINGS:
        raise UnreadableFileError(path, "it is larger than 1 MiB")
    return data


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _line_of(path: Path, name: str) -> int:
    """Return the line on which a key of the file stands."""
    key = re.compile(rf"""\s*(?:\[+\s*)?["']?{re.escape(name)}["']?\s*[=\].]""")
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return next((number for number, line in enumerate(lines, 1) if key.match(line)), 1)


# Writing --------------------------------------------------------------------------------


def set_value(path: Path, name: str, word: str) -> object:
    """Set one setting in a file, keeping its comments, and return the value.

    Raises UnknownSettingError or BadSettingError before anything is written.
    """
    if name not in BY_NAME:
        raise UnknownSettingError(name)
    value = of_word(BY_NAME[name], word)
    _put(path, name, list(value) if isinstance(value, tuple) else value)
    return value


def set_default_collection(folder: Path) -> None:
    """Remember the folder as the collection to use where none is near."""
    _put(user_file(), DEFAULT_COLLECTION, str(folder.resolve()))


def _put(path: Path, name: str, value: object) -> None:
    import tomlkit

    from recall.writing import write_whole

    _read(path)  # says what is wrong with a file that cannot be changed
    text = path.read_bytes().decode("utf-8-sig") if path.exists() else ""
    document = tomlkit.parse(text)
    document[name] = value
    _make_folder(path.parent)
    write_whole(path, tomlkit.dumps(document).encode())


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableFileError(folder, error.strerror or str(error)) from error
