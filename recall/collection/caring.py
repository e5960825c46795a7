"""What can be done with a collection whose database may not even open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from recall import configuration
from recall.collection.base import Clock, Tell
from recall.errors import DamagedError, RecallError
from recall.settings import Settings

if TYPE_CHECKING:
    from recall.collection.backing_up import Stored
    from recall.collection.doctor import Diagnosis, Finding
    from recall.collection.rebuilding import Rebuilt
    from recall.collection.restoring import Restored, RestorePlan


class Care:
    """A collection, looked after from outside: nothing here needs a database that is whole."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.folder = folder
        self._clock = clock

    @property
    def state(self) -> Path:
        """The folder that has the database."""
        return (self.folder / configuration.DATABASE).parent

    def settings(self) -> Settings:
        """Return the settings of the collection, or the defaults where they cannot be read."""
        try:
            return configuration.load(self.folder)
        except RecallError:
            return Settings()

    def examine(self) -> Diagnosis:
        """Return what is wrong with the collection, and what is not, changing nothing."""
        from recall.collection import doctor

        return doctor.examine(self.folder, self.state, self.settings(), self._clock())

    def damage(self) -> DamagedError | None:
        """Return what is damaged of what was learned; None where all of it is whole."""
        from recall.collection.doctor import Grade

        found = self.examine().of(Grade.DAMAGE)
        return DamagedError(self.folder / configuration.DATABASE, found[0].what) if found else None

    def repair(self, diagnosis: Diagnosis) -> list[Finding]:
        """Do what can be done at once about what was found; return what that was."""
        from recall.collection import doctor

        return doctor.repair(diagnosis)

    def backups(self) -> list[Stored]:
        """Return every backup and what is in it, newest first."""
        from recall.collection import backing_up

        return backing_up.stored(self.state)

    def plan_restore(self, word: str) -> RestorePlan:
        """Return what restoring the backup would do that is called so, or is a file."""
        from recall.collection import restoring

        return restoring.plan(self.state, word)

    def restore(self, plan: RestorePlan) -> Restored:
        """Go back to the backup of the plan."""
        from recall.collection import restoring

        return restoring.restore(self.folder, plan, self.settings(), self._clock)

    def rebuild(self, tell: Tell) -> Rebuilt:
        """Make the database anew from the journals, the notes and what it still has itself."""
        from recall.collection import rebuilding

        return rebuilding.rebuild_database(
            self.folder, self.state, self.settings(), self._clock, tell
        )
