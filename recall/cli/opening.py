"""From the words on the command line and the environment to an open collection."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from recall import configuration, naming
from recall.cli.output import complain
from recall.collection import Collection
from recall.collection.caring import Care
from recall.errors import DamagedError, NoCollectionError, RecallError, UsageError

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

# Outside these years neither Anki nor intervals of a century can count.
FIRST_YEAR, LAST_YEAR = 1971, 2999


class BadInstantError(UsageError):
    """A word that should be an instant is none."""

    def __init__(self, where: str, word: str) -> None:
        super().__init__(where, word)
        self.where = where
        self.word = word

    def __str__(self) -> str:
        return (
            f"{self.where} is {self.word!r}, which is no instant of {FIRST_YEAR} to {LAST_YEAR}."
            " Write it like 2026-11-23T07:30:00Z."
        )


def instant(word: str, *, where: str) -> datetime:
    """Return the instant that an ISO 8601 word names; without an offset it is UTC.

    Raises BadInstantError, which names `where` the word stood.
    """
    try:
        at = datetime.fromisoformat(word)
        at = (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise BadInstantError(where, word) from error
    if not FIRST_YEAR <= at.year <= LAST_YEAR:
        raise BadInstantError(where, word)
    return at


def clock_from(environ: Mapping[str, str]) -> Callable[[], datetime]:
    """Return the clock: the machine's, or one that stands still at `RECALL_NOW`.

    Raises BadInstantError.
    """
    word = environ.get("RECALL_NOW")
    if not word:
        return lambda: datetime.now(UTC)
    at = instant(word, where="RECALL_NOW")
    return lambda: at


class OpenCollection:
    """Opens the collection when a command first needs it: `--help` needs none."""

    def __init__(self, folder: str | None, clock: Callable[[], datetime]) -> None:
        self.folder = folder
        self.clock = clock
        self.told: list[str] = []
        """What was said while the collection was opened or used: once is enough."""
        self._damaged: DamagedError | None = None
        self._place: TemporaryDirectory[str] | None = None
        """Where another database stands in for a damaged one, until the command has ended."""

    def find(self) -> Path:
        """Return the folder of the collection; raises NoCollectionError or NotAFolderError."""
        return configuration.find_collection(self.folder)

    def named(self, word: str) -> Path:
        """Return where the file or folder is that a word names: from here, or in the collection.

        Raises NotAFolderError and the like where `-C` names no collection.
        """
        here = Path(word)
        if naming.is_there(here):
            return here
        try:
            return naming.named(word, self.find())
        except (NoCollectionError, configuration.NoDefaultError):
            return here

    def around(self, file: Path) -> Collection | None:
        """Return the collection that a file or folder belongs to, opened; None where it has none.

        One that was never scanned has nothing to tell, and is not begun by a look.
        """
        where = file.resolve()
        folders = [where, *where.parents]
        for folder in [naming.from_home(self.folder)] if self.folder else folders:
            if folder.resolve() in folders and (folder / configuration.DATABASE).is_file():
                return Collection.open(folder, configuration.load(folder), self.clock, self._tell)
        return None

    def __call__(self) -> Collection:
        """Open the collection: `with open_collection() as collection: …`."""
        folder = self.find()
        if self._damaged is not None:
            return self._stand_in(folder, self._damaged)
        return Collection.open(folder, configuration.load(folder), self.clock, self._tell)

    def damage(self) -> DamagedError | None:
        """Return what is damaged of the collection; None where all is whole, or there is none."""
        with suppress(RecallError):
            return self.care().damage()
        return None

    def stand_in(self, found: DamagedError) -> bool:
        """Say what is damaged, and let the next opening give all that can be had in its place.

        Returns whether that can be hoped for: it cannot where it was tried before.
        """
        if self._damaged is not None:
            return False
        if str(found) not in self.told:
            self._tell(str(found))
        self._damaged = found
        return True

    def _stand_in(self, folder: Path, found: DamagedError) -> Collection:
        from tempfile import TemporaryDirectory

        from recall.collection import substitute

        settings, state = configuration.load(folder), (folder / configuration.DATABASE).parent
        self._place = TemporaryDirectory(prefix="recall-")
        place = Path(self._place.name)
        try:
            return substitute.made(folder, state, settings, self.clock, place, found, self._tell)
        except RecallError as error:
            raise found from error

    def _tell(self, sentence: str) -> None:
        self.told.append(sentence)
        complain(sentence)

    def care(self) -> Care:
        """Return what can be done where the database may not even open."""
        return Care(self.find(), self.clock)
