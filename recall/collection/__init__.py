"""The one door: everything that can be done with a collection, each a method of `Collection`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Self

from recall.cards import CardId
from recall.collection.base import Base, Clock, Tell, say_nothing
from recall.errors import DamagedError, EmptyDatabaseError, UnwritableFileError
from recall.reviews import Rating, Review
from recall.settings import Settings
from recall.store.database import Database
from recall.store.faults import NO_ROOM

if TYPE_CHECKING:
    from recall.anki.package import ExportReport
    from recall.collection.adding import AddPlan, AddReport, JotReport
    from recall.collection.backing_up import BackedUp
    from recall.collection.changes import Question
    from recall.collection.deciding import OpenQuestion
    from recall.collection.explaining import Explanation
    from recall.collection.inbox import Waiting
    from recall.collection.linting import Finding
    from recall.collection.listing import CardRow
    from recall.collection.rebuilding import RebuiltJournal
    from recall.collection.regenerating import Bullet, Regeneration
    from recall.collection.scan import ScanPlan, ScanReport
    from recall.collection.study import Answered, FutureAnswers
    from recall.collection.tagging import TagChange
    from recall.collection.walking import Walk
    from recall.collection.writes import Kept
    from recall.notes import Problem
    from recall.queues import DueCounts
    from recall.session import Session, Undone
    from recall.stats import Stats

# Each family of uses is imported by the methods that need it: `recall due` must not pay
# for the Markdown parser, nor `recall review` for the Anki exporter.

STATE_FOLDER = ".recall"


class Collection:
    """A folder of Markdown decks with its memory; to be used as a context manager."""

    def __init__(self, base: Base) -> None:
        self._base = base

    @classmethod
    def open(cls, folder: Path, settings: Settings, clock: Clock, tell: Tell = say_nothing) -> Self:
        """Open the collection in `folder`, making its `.recall` folder where there is none.

        `tell` is given, in a sentence, what has to be known of the journal and the backups,
        and that the database is damaged: then it can be looked at, but not changed. Raises
        LostError where of all that was learned only backups or damaged copies are left.
        """
        from recall.collection.base import prepare_state_folder, zone_of

        state = prepare_state_folder(folder / STATE_FOLDER)

        def before_migration(database: Database) -> None:
            from recall.collection import backing_up

            backing_up.before_migration(database, clock(), settings)

        def before_writing() -> None:
            from recall.collection import backing_up

            backing_up.of_the_day(base)

        path = state / "recall.db"
        database = _database(path, before_migration)
        database.before_writing = before_writing
        if database.damage is not None:
            tell(str(database.damage))
        elif database.refusal is not None:
            why, todo = database.refusal.why, database.refusal.advice()
            tell(
                f"Nothing can be stored now: {why}. What was stored before is shown, and none of it"
                f" is lost.{todo}"
            )
        base = Base(folder, settings, database, clock, zone_of(settings), tell)
        return cls(base)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        from recall.collection import keeping

        try:
            keeping.keep(self._base)
            if (say := self._base.db.before_closing) is not None:
                self._base.db.before_closing = None
                say()
        finally:
            self._base.db.close()

    @property
    def folder(self) -> Path:
        return self._base.folder

    @property
    def settings(self) -> Settings:
        return self._base.settings

    @property
    def zone(self) -> tzinfo | None:
        return self._base.zone

    @property
    def read_only(self) -> bool:
        """Whether the collection can be looked at, but not changed."""
        return self._base.db.read_only

    def now(self) -> datetime:
        """Return the instant it is, by the collection's clock."""
        return self._base.clock()

    # Reading notes ------------------------------------------------------------------------

    def explain(self, file: Path, *, why: bool = False) -> Explanation:
        """Return the fate of every note of a file, without storing anything.

        It says what the person decided about the cards where the file is of the collection.
        `why` asks for what was refused beside the cards too.
        """
        from recall.collection import choosing, explaining, verdicts
        from recall.store import settled

        explained = explaining.explain(file, settled.habits(self._base.db), why=why)
        for path in choosing.chosen(self._base, [str(file)]).paths:
            explained = verdicts.with_decisions(self._base, path, explained)
        return explained

    def plan_scan(self) -> ScanPlan:
        """Return what a scan of the decks would change.

        What other machines learned is taken in before, where their journals came along.
        """
        from recall.collection import keeping, scan

        keeping.take_in(self._base)
        return scan.plan(self._base)

    def apply_scan(self, plan: ScanPlan, *, agreed: bool = False) -> ScanReport:
        """Store what the plan says, all of it or nothing.

        A drastic plan needs a person who `agreed`; raises DrasticPlanError.
        """
        from recall.collection import scan

        return scan.apply(self._base, plan, agreed=agreed)

    def undecided(self) -> list[OpenQuestion]:
        """Return the pairs of prompts of which only a person can say if they are one."""
        from recall.collection import deciding

        return deciding.undecided(self._base)

    def asked_with(self, plan: ScanPlan) -> list[OpenQuestion | Question]:
        """Return the questions that would be open once the plan is stored."""
        from recall.collection import deciding

        return [*deciding.left_open(self._base, plan.changes), *plan.questions]

    def count_undecided(self) -> int:
        """Return how many pairs that are."""
        from recall.store import prompts

        return prompts.count_undecided(self._base.db)

    def decide(self, question: OpenQuestion, *, same: bool) -> None:
        """Answer one question: whether the newer prompt goes on with the older one's history."""
        from recall.collection import deciding

        deciding.decide(self._base, question, same=same)

    def lint(self, words: Sequence[str] = ()) -> list[Finding]:
        """Return what a strict reviewer says of the cards of files and decks, or of all."""
        from recall.collection import linting

        return linting.lint_collection(self._base, words)

    def plan_regenerate(self, words: Sequence[str] = ()) -> Regeneration:
        """Return what today's rules would make of the notes of files and decks, or of all."""
        from recall.collection import regenerating

        return regenerating.plan(self._base, words)

    def apply_regenerate(self, plan: Regeneration, taken: Sequence[Bullet]) -> None:
        """Store what was taken of the plan, all of it or nothing."""
        from recall.collection import regenerating

        regenerating.apply(self._base, plan, taken)

    def refresh(self) -> ScanReport | None:
        """Scan if a file changed since the last scan; return None when none did.

        What other machines learned is taken in before, where their journals came along.
        Files in which learned cards would be lost are left to `recall scan`, and only
        reported. Where nothing can be written, what was stored is all there is, and
        None is returned.
        """
        from recall.collection import freshness, keeping

        if self._base.db.read_only:
            if self._base.db.damage is None and freshness.is_stale(self._base):
                self._base.tell(
                    "Some notes changed since: their cards come in once something can be stored"
                    " again."
                )
            return None
        # Before the notes that came with them are read, which then find their cards.
        keeping.take_in(self._base)
        if not freshness.is_stale(self._base):
            return None
        from recall.collection import scan

        try:
            return scan.refresh(self._base)
        except DamagedError as error:
            if self._base.db.damage is None:
                raise
            # The backup before the first write of the day has found it: what was stored can
            # still be looked at.
            self._base.tell(str(error))
            return None
        except UnwritableFileError as error:
            if error.why not in NO_ROOM:
                raise
            # What was stored before can be looked at all the same.
            self._base.tell(f"The notes that changed could not be taken in. {error}")
            return None

    def problems(self) -> list[Problem]:
        """Return every fault in the notes, file by file."""
        from recall.collection import checking

        return checking.problems(self._base)

    def has_notes(self) -> bool:
        """Return whether there is a deck at all."""
        from recall.collection import checking

        return checking.has_notes(self._base)

    def damage(self) -> DamagedError | None:
        """Return what is wrong with the database, looking at every page of it; None if nothing."""
        from recall.collection import checking

        return checking.damage(self._base)

    def rebuild_journal(self) -> RebuiltJournal:
        """Give this machine's journal whatever the database has and no journal."""
        from recall.collection import rebuilding

        return rebuilding.rebuild_journal(self._base)

    # Studying -----------------------------------------------------------------------------

    def due_counts(self, deck: str | None = None) -> dict[str, DueCounts]:
        """Return what today still holds, by deck; `deck` names one deck or a parent of decks."""
        from recall.collection import study

        return study.due_counts(self._base, deck)

    def start_session(self, deck: str | None = None) -> Session:
        """Return a session over today's queue.

        Raises UnwritableFileError or DamagedError where no answer could be stored.
        """
        from recall.collection import study

        self._base.db.must_be_writable()

        return study.start_session(self._base, deck)

    def answer(self, card_id: CardId, rating: Rating, at: datetime | None = None) -> Answered:
        """Store one review given without a screen."""
        from recall.collection import study

        return study.answer(self._base, card_id, rating, at or self.now())

    def undo(self, count: int = 1, *, earlier: bool = False) -> list[Undone]:
        """Withdraw the last answers, newest first, and give their cards back what they had.

        Several at once are those of today alone, unless `earlier`.
        """
        from recall.collection import study

        return study.undo(self._base, count, earlier=earlier)

    def undo_future(self) -> list[Undone]:
        """Withdraw the answers of days that have not come, whatever was done since."""
        from recall.collection import study

        return study.undo_future(self._base)

    def set_suspended(self, card_ids: Sequence[CardId], suspended: bool) -> int:
        """Take cards out of the queue, or back in, and return how many changed."""
        from recall.collection import study

        return study.set_suspended(self._base, card_ids, suspended)

    def future_answers(self) -> FutureAnswers | None:
        """Return what is known of answers of days that have not come: a clock was wrong."""
        from recall.collection import study

        return study.future_answers(self._base)

    def stats(self) -> Stats:
        """Return today's work, true retention and the forecast."""
        from recall.collection import study

        return study.stats(self._base)

    # Looking ------------------------------------------------------------------------------

    def cards(self, deck: str | None = None) -> list[CardRow]:
        """Return every card, deck by deck, in the order of the notes."""
        from recall.collection import listing

        return listing.cards(self._base, deck)

    def card(self, card_id: CardId) -> CardRow:
        """Return all that is known of one card."""
        from recall.collection import listing

        return listing.card(self._base, card_id)

    def history(self, card_id: CardId) -> list[Review]:
        """Return the answers to a card that stand, oldest first."""
        from recall.collection import listing

        return listing.history(self._base, card_id)

    def find(self, words: str) -> list[CardRow]:
        """Return the cards whose question, answer or note has all the words, best first."""
        from recall.collection import listing

        return listing.find(self._base, words)

    def close_to(self, words: str) -> list[CardRow]:
        """Return the cards that come nearest to words which `find` found nowhere."""
        from recall.collection import listing

        return listing.close_to(self._base, words)

    def decks(self) -> list[str]:
        """Return the names of all decks that have cards."""
        from recall.collection import listing

        return listing.decks(self._base)

    def joined(self) -> dict[str, str]:
        """Return the ids that other machines gave to cards and prompts, with those they have."""
        from recall.collection import listing

        return listing.joined(self._base)

    def log(self) -> list[dict[str, object]]:
        """Return every event of the log, oldest first."""
        from recall.collection import listing

        return listing.log_entries(self._base)

    # Adding -------------------------------------------------------------------------------

    def plan_add(self, files: Sequence[Path]) -> AddPlan:
        """Return what adding the files would copy and which cards would come of it."""
        from recall.collection import adding

        return adding.plan(self._base, files)

    def apply_add(self, plan: AddPlan) -> AddReport:
        """Copy the files of the plan into the collection, remember their origin, and scan."""
        from recall.collection import adding

        return adding.apply(self._base, plan)

    def jot(self, text: str) -> JotReport:
        """Append one insight to the inbox deck and return the cards that came of it."""
        from recall.collection import adding

        return adding.jot(self._base, text)

    # Changing notes -----------------------------------------------------------------------

    def keep(self, path: str) -> Kept:
        """Return what is to be kept of a file before its owner edits it."""
        from recall.collection import writes

        return writes.keep(self._base, path)

    def edited(self, kept: Kept, says: str) -> ScanReport | None:
        """Scan after an edit that can be taken back; None when the file is as it was.

        `says` names the edit where it is taken back. Raises NotScannedError where the cards could
        not be stored.
        """
        from recall.collection import scan, writes

        try:
            return scan.refresh(self._base) if writes.edited(self._base, kept, says) else None
        except scan.NOT_SCANNED as error:
            raise scan.NotScannedError(error) from error

    def tags(self) -> dict[str, int]:
        """Return how many cards each tag holds for, by name."""
        from recall.store import listing

        return listing.tags(self._base.db)

    def plan_tag(self, tag: str, words: Sequence[str]) -> list[TagChange]:
        """Return what giving a tag to files, or to the files of decks, would change."""
        from recall.collection import tagging

        return tagging.adding(self._base, tagging.a_tag(tag), words)

    def plan_untag(self, tag: str, words: Sequence[str] = ()) -> list[TagChange]:
        """Return what taking a tag from files, or from all, would change."""
        from recall.collection import tagging

        return tagging.removing(self._base, tag, words)

    def plan_retag(self, old: str, new: str, words: Sequence[str] = ()) -> list[TagChange]:
        """Return what another name for a tag would change, in files or in all."""
        from recall.collection import tagging

        return tagging.renaming(self._base, old, tagging.a_tag(new), words)

    def apply_tags(self, changes: Sequence[TagChange]) -> None:
        """Write changed tags into their files, all or none, and scan."""
        from recall.collection import tagging

        tagging.apply(self._base, changes)

    # Curating -----------------------------------------------------------------------------

    def waiting(self, words: Sequence[str] = (), *, fresh: Sequence[str] = ()) -> list[Waiting]:
        """Return the drafts, and the bullets without a card, that wait for a person.

        In the files `fresh` the ready cards that nobody has looked at wait too.
        """
        from recall.collection import inbox

        return inbox.waiting(self._base, words, fresh=fresh)

    def further(self, bullet: Waiting) -> Waiting | None:
        """Return a bullet that has a ready card with what else could be asked of it; else None."""
        from recall.collection import further
        from recall.collection.inbox import Kind

        return further.beside(self._base, bullet) if bullet.kind is Kind.READY else None

    def count_waiting(self) -> int:
        """Return how many bullets wait for a person, as the last scan left them."""
        from recall.store import notes

        return notes.count_waiting(self._base.db)

    def paths(self, words: Sequence[str] = ()) -> list[str]:
        """Return the files of the collection that the words name, or all."""
        from recall.collection import inbox

        return inbox.paths(self._base, words)

    def walk(self, words: Sequence[str] = (), *, fresh: Sequence[str] = ()) -> Walk:
        """Return a walk through what waits; in the files `fresh` the ready cards wait too."""
        from recall.collection.walking import Walk

        return Walk(self._base, words, fresh=fresh)

    # Care ---------------------------------------------------------------------------------

    def back_up(self, target: Path | None = None) -> BackedUp:
        """Copy the database to a file, or, without one, beside the other backups."""
        from recall.collection import backing_up

        return backing_up.asked(self._base, target)

    # Phone --------------------------------------------------------------------------------

    def plan_export(self, target: Path) -> ExportReport:
        """Return what an export would put into the package, writing nothing."""
        from recall.collection import phone

        return phone.plan_export(self._base, target)

    def export(self, target: Path) -> ExportReport:
        """Write every ready card into one Anki package."""
        from recall.collection import phone

        return phone.export(self._base, target)


def _database(path: Path, before_migration: Callable[[Database], None]) -> Database:
    """Return the database, a new one where nothing was learned yet.

    Raises LostError where there was one, and its journal is gone with it.
    """
    if not path.exists():
        _must_not_be_lost(path, unless=path.exists)
    try:
        return Database(path, before_migration=before_migration)
    except EmptyDatabaseError:
        from recall.collection import remains

        _must_not_be_lost(path)
        if not remains.is_unbegun(path):
            raise
        return Database(path, before_migration=before_migration, is_new=True)


def _must_not_be_lost(path: Path, unless: Callable[[], bool] = lambda: False) -> None:
    from recall.collection import remains

    # Where another command has begun the collection just now, it is waited for.
    if (lost := remains.lost(path)) is not None and not unless():
        raise lost
