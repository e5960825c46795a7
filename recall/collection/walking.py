"""One walk through what waits: bullet after bullet, each decision stored before the next."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from recall.collection import curating, further, handwriting, inbox
from recall.collection.base import Base
from recall.collection.curating import DecidedMeanwhileError
from recall.collection.inbox import Kind, Proposal, Waiting
from recall.collection.study import CollectionDesk
from recall.errors import RecallError
from recall.matching import PlacedPin
from recall.reviews import EventId
from recall.store import undoing


class NothingOfThisWalkError(RecallError):
    """The last thing done is none of this walk."""

    def __init__(self, other: bool) -> None:
        super().__init__(other)
        self.other = other

    def __str__(self) -> str:
        if self.other:
            return "Something else was done since: `recall undo` takes that back first."
        return (
            "Nothing was decided in this walk yet: `recall undo` takes back what was done before."
        )


class Came(NamedTuple):
    """What a walk has come to."""

    accepted: int = 0
    """Cards."""
    rejected: int = 0
    worded: int = 0
    """Bullets that got cards in a person's own words."""
    left_out: int = 0
    """Bullets that are kept as notes only, or skipped."""


class Walk:
    """What waits in some files and decks, one bullet at a time, until `current` is None."""

    def __init__(self, base: Base, words: Sequence[str], *, fresh: Collection[str] = ()) -> None:
        """Walk through what the words name; in the files `fresh` through ready cards too."""
        self._base = base
        self._words = words
        self._fresh = fresh
        self._read: inbox.Read = {}
        self._placed: further.Placed = {}
        self._further: dict[PlacedPin, Waiting | None] = {}
        """Bullets with what else could be asked of them, as far as that was wanted."""
        self.shows_further = False
        """Whether that is shown of the bullet, and not its ready cards."""
        self._at: PlacedPin | None = None
        """The bullet that was decided about last: while it waits, the walk stays there."""
        self._later: set[tuple[str, str]] = set()
        """The files and pins of bullets that were put off."""
        self._steps: list[_Step] = []
        self.came = Came()
        self.marked = 0
        """Which of the proposals a key is about, from 0."""
        self._all: list[Waiting] = []
        self._todo: list[Waiting] = []
        self.total = 0
        self.look()

    # What is shown ------------------------------------------------------------------------

    @property
    def current(self) -> Waiting | None:
        """The bullet to decide about; None when none is left."""
        return self.further if self.shows_further else self._bullet

    @property
    def _bullet(self) -> Waiting | None:
        return self._todo[0] if self._todo else None

    @property
    def further(self) -> Waiting | None:
        """The bullet with what else could be asked of it, where it has a ready card."""
        bullet = self._bullet
        if bullet is None or bullet.kind is not Kind.READY:
            return None
        if bullet.place not in self._further:
            self._further[bullet.place] = further.beside(self._base, bullet, self._placed)
        return self._further[bullet.place]

    @property
    def proposal(self) -> Proposal | None:
        """The card that is marked."""
        bullet = self.current
        if bullet is None or not bullet.proposals:
            return None
        return bullet.proposals[min(self.marked, len(bullet.proposals) - 1)]

    @property
    def done(self) -> int:
        """How many bullets are behind: decided about, or put off."""
        return self.total - len(self._todo)

    @property
    def ready_left(self) -> int:
        """How many bullets have ready cards that nobody has looked at."""
        return sum(one.kind is Kind.READY for one in self._all)

    @property
    def waiting_left(self) -> int:
        """How many bullets still wait, those put off too; ready cards do not."""
        return sum(one.kind is not Kind.READY for one in self._all)

    # What a person does -------------------------------------------------------------------

    def accept(self) -> None:
        """Take the cards that are proposed for the bullet; of drafts to choose from, the marked.

        One of the further drafts comes beside the cards of the bullet, which wait as before.
        """
        bullet, one = self.current, self.proposal
        if bullet is None or one is None:
            return
        if not bullet.is_choice:
            self.accept_all()
            return
        alone = bullet._replace(proposals=(one,))
        self._do(
            lambda: (
                curating.accept(self._base, [alone])
                if self.shows_further
                else curating.choose(self._base, bullet, one)
            ),
            self.came._replace(accepted=self.came.accepted + len(one.faces())),
        )

    def accept_all(self) -> None:
        """Take all cards that are proposed for the bullet."""
        bullet = self.current
        if bullet is not None and bullet.proposals:
            self._do(
                lambda: curating.accept(self._base, [bullet]),
                self.came._replace(accepted=self.came.accepted + _cards(bullet)),
            )

    def accept_ready(self) -> int:
        """Take all ready cards that are left; return of how many bullets."""
        ready = [one for one in self._all if one.kind is Kind.READY]
        if ready:
            cards = sum(map(_cards, ready))
            self._do(
                lambda: curating.accept(self._base, ready, at_once=True),
                self.came._replace(accepted=self.came.accepted + cards),
            )
        return len(ready)

    def reject(self) -> None:
        """Take the marked card out; of a bullet without a stored one, keep the note only.

        Further drafts are none of its cards: there is nothing to take out.
        """
        bullet, one = self.current, self.proposal
        if bullet is None or self.shows_further:
            return
        if one is None or one.prompt_id is None:
            self.keep_note()
            return
        count = len(one.faces())
        self._do(
            lambda: curating.reject(self._base, bullet, [one]),
            self.came._replace(rejected=self.came.rejected + count),
        )

    def keep_note(self) -> None:
        """Keep the bullet as a note only."""
        self._settle(for_good=False)

    def skip(self) -> None:
        """Skip the bullet for good."""
        self._settle(for_good=True)

    def _settle(self, *, for_good: bool) -> None:
        bullet = self.current
        if bullet is not None:
            self._do(
                lambda: curating.settle(self._base, bullet, for_good=for_good),
                self.came._replace(left_out=self.came.left_out + 1),
            )

    def text(self) -> str:
        """Return what is proposed for the bullet, as a person would write it.

        Of drafts to choose from it is the marked one.
        """
        bullet, one = self.current, self.proposal
        if bullet is None:
            return ""
        if bullet.is_choice and one is not None:
            bullet = bullet._replace(proposals=(one,))
        return handwriting.as_text(bullet)

    def word(self, text: str, *, in_place_of_all: bool = False) -> None:
        """Write the cards of the text under the bullet, in the place of those proposed.

        Or `in_place_of_all` that it has, where the text began as `text()`.
        """
        bullet = self.current
        if bullet is not None:
            chosen = self.proposal if bullet.is_choice else None
            text = text if in_place_of_all else handwriting.with_others(bullet, text)
            self._do(
                lambda: handwriting.write(self._base, bullet, text, chosen=chosen),
                self.came._replace(worded=self.came.worded + 1),
            )

    def later(self) -> None:
        """Leave the bullet for another time and go on."""
        if self.current is not None:
            self._later.add((self.current.path, self.current.pin))
            self.look()

    def undo(self) -> str:
        """Take the last decision of this walk back and return what it was.

        Raises NothingOfThisWalkError.
        """
        if not self._steps:
            raise NothingOfThisWalkError(other=False)
        step = self._steps[-1]
        acts = undoing.last_acts(self._base.db)
        if not acts or acts[0].event_id != step.event_id:
            raise NothingOfThisWalkError(other=True)
        undone = CollectionDesk(self._base, None).undo(self._base.clock())
        del self._steps[-1]
        self.came = step.before
        self._later -= {step.bullet}
        self.look()
        return undone.kind if undone else ""

    def mark(self, number: int) -> bool:
        """Mark a card by its number, from 1; return whether there is one."""
        bullet = self.current
        if bullet is None or not 1 <= number <= len(bullet.proposals):
            return False
        self.marked = number - 1
        return True

    def look_further(self) -> bool:
        """Show what else could be asked of the bullet, the likeliest marked; then mark the next,
        and behind the last one show its cards again. Return whether there is anything else."""
        more = self.further
        if more is None:
            return False
        if not self.shows_further:
            self.shows_further, self.marked = True, 0
        elif self.marked + 1 < len(more.proposals):
            self.marked += 1
        else:
            self.shows_further, self.marked = False, 0
        return True

    def look(self) -> None:
        """Look what waits now; somebody may have decided elsewhere, or edited a note."""
        self._all = inbox.waiting(self._base, self._words, fresh=self._fresh, read=self._read)
        todo = [one for one in self._all if (one.path, one.pin) not in self._later]
        self._todo = sorted(todo, key=lambda one: one.place != self._at)
        self._further = {}
        self.shows_further, self.marked = False, 0
        self.total = max(self.total, len(self._all))

    def _do(self, deed: Callable[[], EventId], came: Came) -> None:
        """Do it, remember how to take it back, and go on.

        What was decided elsewhere meanwhile is not shown again.
        """
        bullet = self.current
        assert bullet is not None
        try:
            event_id = deed()
        except DecidedMeanwhileError:
            self.look()
            raise
        self._at = bullet.place
        self._steps.append(_Step(event_id, (bullet.path, bullet.pin), self.came))
        self.came = came
        self.look()


class _Step(NamedTuple):
    """One decision of a walk."""

    event_id: EventId
    bullet: tuple[str, str]
    before: Came
    """What the walk had come to before it."""


def _cards(bullet: Waiting) -> int:
    return sum(len(one.faces()) for one in bullet.proposals)
