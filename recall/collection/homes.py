"""Which stored prompts belong to which note, also where the log has them apart from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set

from recall.cards import PromptId
from recall.collection.decided import home_of
from recall.matching import Alignment, PlacedPin
from recall.store.notes import NoteRow
from recall.store.prompts import StoredPrompt

Alike = Sequence[tuple[PlacedPin, PlacedPin | None]]
"""Notes of one file that are alike, in their order, each with what it was; None where it is new."""


class Homes:
    """The prompts by the notes they are of, as the last scan and the log have them."""

    def __init__(self, stored: Iterable[StoredPrompt], asked: Set[PromptId] = frozenset()) -> None:
        """`asked` are those of which a person has to say whether they are older ones."""
        self._asked = asked
        self.replaced: list[StoredPrompt] = []
        """Prompts whose place one with a longer history has taken."""
        self._of_note: defaultdict[PlacedPin, list[StoredPrompt]] = defaultdict(list)
        self._ghosts: defaultdict[str, dict[PlacedPin, list[StoredPrompt]]] = defaultdict(dict)
        self._strays: defaultdict[tuple[str, str], list[StoredPrompt]] = defaultdict(list)
        self._taken: set[PromptId] = set()
        self._given: defaultdict[PlacedPin, list[StoredPrompt]] = defaultdict(list)
        """By new notes: what they get of their like."""
        for prompt in stored:
            home = home_of(prompt.content)
            if not prompt.orphan:
                self._of_note[home].append(prompt)
            elif home.pin:
                self._ghosts[home.pin].setdefault(home, []).append(prompt)

    def find_strays(self, rows: Sequence[NoteRow], alignment: Alignment) -> None:
        """Find the prompts that stand where the log has a note, and the notes have none.

        A journal tells of lines only when a prompt comes to another note: so it may have two
        prompts of one note on lines of their own.
        """
        met = set(alignment.same.values())
        for place, row in enumerate(rows):
            if place not in met:
                path = alignment.renamed.get(row.path, row.path)
                there = self._of_note.get(PlacedPin(row.path, row.line, row.pin), [])
                self._strays[path, row.pin] += there

    def share_out(self, alike: Iterable[Alike]) -> None:
        """Give each of the notes that are alike one of the prompts that ask the same.

        One machine may have had the older of them where another had the newer, and the log has
        both on one note then. They go to the notes in the order in which they stand.
        """
        homes: defaultdict[tuple[str, str], list[PlacedPin]] = defaultdict(list)
        for home in sorted(self._of_note):
            homes[home.path, home.pin].append(home)
        for notes in alike:
            known = {(home.path, home.pin) for _, home in notes if home}
            every = [self._of_note[home] for name in sorted(known) for home in homes[name]]
            there = [self._of_note[home] if home else self._given[note] for note, home in notes]
            new = [at for at, (_, home) in enumerate(notes) if home is None]
            _share_out(every, there, new)

    def given(self, note: PlacedPin) -> Sequence[StoredPrompt]:
        """Return the prompts that a new note has from its like."""
        return self._given.get(note, ())

    def living_on(self, row: NoteRow) -> Sequence[StoredPrompt]:
        """Return the prompts of a note that are no orphans."""
        return self._of_note.get(PlacedPin(row.path, row.line, row.pin), ())

    def of_new(
        self, pin: PlacedPin, living: Iterable[StoredPrompt], once: Iterable[StoredPrompt]
    ) -> list[StoredPrompt]:
        """Return the prompts of a note that was gone and has come back, and take them.

        They take no note from those that live on it, unless these have less to lose; nor from
        those that were `once` of it, or of one like it in its place, with no shorter history.
        """
        # What stands elsewhere by now may have been taken out of a list to the last.
        ghosts = {home: gone for home, gone in self._ghosts.get(pin.pin, {}).items() if gone}
        if not ghosts:
            return []
        nearest = min(ghosts, key=lambda g: (g.path != pin.path, g.path, abs(g.line - pin.line)))
        learned = any(prompt.reviewed for prompt in ghosts[nearest])
        if any(prompt.reviewed or not learned for prompt in living):
            return []
        longest = max(prompt.answers for prompt in ghosts[nearest])
        if any(prompt.answers >= max(longest, 1) for prompt in once):
            return []
        return self._ghosts[pin.pin].pop(nearest)

    def of_standing(self, row: NoteRow, path: str) -> list[StoredPrompt]:
        """Return the prompts of a note that is as it was; `path` is its file by now.

        With them comes what the log took from just this note, and the notes did not: another
        machine read others, or read them later. Where the same was asked anew meanwhile, the one
        with the longer history stays.
        """
        found = [one for one in self.living_on(row) if one.prompt_id not in self._taken]
        found = self._once_each(found)
        for others, other in self._taken_from(row, path):
            same = [p for p in found if p.content.fingerprint == other.content.fingerprint]
            if all(other.answers > one.answers for one in same):
                self.replaced += (one for one in same if not one.orphan)
                found = [*(one for one in found if one not in same), other]
                others.remove(other)
        self._taken |= {one.prompt_id for one in (*found, *self.replaced)}
        return found

    def _once_each(self, found: Sequence[StoredPrompt]) -> list[StoredPrompt]:
        """Return the prompts of a note, of those that ask the same only the one that stays.

        Two machines may each have come to it from something else.
        """
        asked: set[str] = set()
        twice: set[PromptId] = set()
        wanted = [one for one in found if not one.refused]
        for one in sorted(wanted, key=self._wanted_first):
            if one.content.fingerprint in asked:
                self.replaced.append(one)
                twice.add(one.prompt_id)
            asked.add(one.content.fingerprint)
        return [one for one in found if one.prompt_id not in twice]

    def _wanted_first(self, one: StoredPrompt) -> tuple[object, ...]:
        return (-one.answers, one.prompt_id not in self._asked, one.prompt_id)

    def _taken_from(
        self, row: NoteRow, path: str
    ) -> Iterator[tuple[list[StoredPrompt], StoredPrompt]]:
        """Yield such prompts, each with the list that it has to be taken out of."""
        strays = self._strays.get((path, row.pin), [])
        yield from ((strays, one) for one in tuple(strays) if one.prompt_id not in self._taken)
        ghosts = self._ghosts.get(row.pin, {})
        for home in sorted(ghosts, key=lambda g: (g.path, abs(g.line - row.line), g.line)):
            if home.path in (path, row.path):
                there = ghosts[home]
                yield from ((there, one) for one in tuple(there) if not one.refused)


def _share_out(
    every: Sequence[list[StoredPrompt]], there: Sequence[list[StoredPrompt]], new: Sequence[int]
) -> None:
    """Let each of the notes that are `there` have one of the prompts of every that ask the same.

    `new` are the places of those that no prompt is of so far. Such a note has all that its like
    has, or nothing, and the rules look at it.
    """
    asking = _by_what_they_ask(one for of in every for one in of)
    stand = {
        name: [at for at, of in enumerate(there) if any(one in same for one in of)]
        for name, same in asking.items()
    }
    more = min((len(same) - len(stand[name]) for name, same in asking.items()), default=0)
    for name, same in asking.items():
        places = sorted([*stand[name], *new[:more]])
        longest = sorted(same, key=lambda one: -one.answers)[: len(places)]
        for of in every:
            of[:] = [one for one in of if one not in longest]
        in_order = (one for one in same if one in longest)
        for place, one in zip(places, in_order, strict=True):
            there[place].append(one)


def _by_what_they_ask(prompts: Iterable[StoredPrompt]) -> dict[str, list[StoredPrompt]]:
    """Return the prompts that nobody refused, by their fingerprints."""
    found: defaultdict[str, list[StoredPrompt]] = defaultdict(list)
    for one in prompts:
        if not one.refused:
            found[one.content.fingerprint].append(one)
    return found
