"""What the log tells of notes, and this machine has not seen: it is a claim until it has.

Notes and journal come from another machine each by itself, in any order. So there are three
sides to every note: how the last scan saw it here, where the log has it by now, and how it stands
in its file. A scan tells the log of what changed between the first and the third, and of nothing
else. Where the log has gone on and its notes are still to come, the notes here are *behind*, which
is no edit of them: they stay as they are without a word, their prompts wait where the log has
them, and nothing is concluded from the absence of what was never here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set

from recall import matching
from recall.cards import PromptId
from recall.collection.decided import Decided
from recall.matching import PlacedPin
from recall.notes import Fate, PlacedNote
from recall.store import claims, derived, fates, notes
from recall.store.claims import BEHIND, Awaited, Home, Told
from recall.store.database import Reader
from recall.store.notes import NoteRow
from recall.store.prompts import StoredPrompt


class Awaiting:
    """The claims of the log about the files that a scan reads."""

    def __init__(self, reader: Reader, paths: Iterable[str], new: Set[str] = frozenset()) -> None:
        """`new` are those of the files that no scan has seen before."""
        paths = sorted(paths)
        self._new = new
        seen = notes.notes_in(reader, paths)
        self._seen = {(row.path, row.pin): row for row in reversed(seen)}
        self._awaited = {
            one: told.since(told.homes & self._seen.keys())
            for one, told in claims.awaited(reader).items()
        }
        self._unseen = claims.candidates_unseen(reader)
        self.rows: Sequence[NoteRow] = seen
        """The notes that the log has in these files, but for those that nothing here can be, and
        those that were here where the log has them no more."""
        self.behind_rows: Sequence[NoteRow] = ()
        """Those that stand here and are behind the log, as the last scan saw them."""
        if claims.is_shared(reader):
            told = frozenset(fates.told(reader))
            # A note that has cards, and none in the log, has gone elsewhere with them.
            logged = [
                row
                for row in derived.homes(reader, paths)
                if row.note_text or row.fate not in (Fate.READY, Fate.DRAFT)
            ]
            self.rows = _as_logged(seen, logged, told)
        self._all_seen = seen
        self.from_here = {
            one
            for one, told in self._awaited.items()
            if not told.homes.isdisjoint(self._seen.keys())
        }
        """The prompts that are awaited, and were of notes that the last scan saw in these files."""
        self._logged = {(row.path, row.pin) for row in self.rows}
        self._behind: frozenset[Home] = frozenset()
        self._there: frozenset[Home] = frozenset()
        self._come: frozenset[PromptId] = frozenset()
        self._stood: Mapping[PromptId, NoteRow] = {}

    def read(
        self,
        here: Iterable[PlacedPin],
        homes: Iterable[StoredPrompt],
        texts: Iterable[tuple[str, str]],
    ) -> None:
        """Take in what stands in the files now; `homes` are the prompts that are of interest.

        `texts` are those of the notes, each with its file.
        """
        self._there = frozenset((note.path, note.pin) for note in here)
        homes = tuple(homes)
        where = {one.prompt_id: (one.content.path, one.content.pin) for one in homes}
        self._awaited = {**self._awaited, **self._asked_and_behind(where)}
        arrived = {one for one in self._awaited if where.get(one) in self._there}
        waiting = {one: told for one, told in self._awaited.items() if one not in arrived}
        been = _been(self._awaited, arrived, where, self._new)
        waiting = {
            one: told
            for one, told in waiting.items()
            if one not in where or not told.is_apart(where[one], self._there)
        }
        self._whole = frozenset(
            one
            for one, told in waiting.items()
            if one in where
            and {time for time in told.times if time[0] == where[one][0]} & been
            and not told.homes & self._there
        )
        self._awaited = waiting
        self._come = self._whole | frozenset(_come(homes, self._awaited.keys(), texts))
        self._behind = claims.behind(self._awaited) - self._logged
        self._stood = self._stood_here(homes)
        pins = {pin for path, pin in self._there if (path, pin) not in self._behind}
        near = {where[one.prompt_id] for one in homes if not self.is_out_of_reach(one)}
        known = self._seen.keys() | near
        self.rows = [row for row in self.rows if (row.path, row.pin) in known or row.pin in pins]
        self.rows += sorted({*self._stood.values()} - {*self.rows})
        left = self._behind & self._there
        self.behind_rows = [row for row in self._all_seen if (row.path, row.pin) in left]

    def _asked_and_behind(self, where: Mapping[PromptId, Home]) -> Awaited:
        """Return the prompts that may be older ones, where just the notes of those stand here.

        No scan has seen how these files were: so nobody here has taken an edit back that a person
        is asked about, and the question stays open.
        """
        return {
            one: told
            for one, told in self._unseen.items()
            if where.get(one) not in self._there and told.homes & self._there
        }

    def _stood_here(self, homes: Iterable[StoredPrompt]) -> dict[PromptId, NoteRow]:
        """Return the notes that prompts were of when the last scan saw them, and are no more."""
        found = {}
        for one in homes:
            row = self._gone_from_here(one) if one.prompt_id in self._awaited else None
            if row is not None:
                found[one.prompt_id] = row
        return found

    def _gone_from_here(self, prompt: StoredPrompt) -> NoteRow | None:
        """Return the note that a prompt was of here, if it is gone; None where one still stands.

        First of those that say what the prompt says by now.
        """
        told = self._awaited[prompt.prompt_id]
        now = {home for home in told.homes if home[1] == prompt.content.pin}
        for homes, own in ((now, now), (told.homes, told.own)):
            if homes & self._behind & self._there:
                return None
            if gone := (own & self._seen.keys()) - self._there:
                row = self._seen[min(gone)]
                return None if self._has_moved(row.pin, told) else row
        return None

    def _has_moved(self, pin: str, told: Told) -> bool:
        """Return whether the note of an older prompt stands elsewhere as it was: so it is that
        prompt's, whatever a person was asked."""
        return pin in told.of_older and any(pin == home[1] for home in self._there)

    def is_behind(self, path: str, pin: str) -> bool:
        """Return whether the note that stands there is an older one of what the log has."""
        return (path, pin) in self._behind

    def waits(self, prompt: StoredPrompt) -> bool:
        """Return whether the note that the prompt is of by now has never been seen here."""
        return prompt.prompt_id in self._awaited and prompt.prompt_id not in self._whole

    def stood(self, prompt: StoredPrompt) -> NoteRow | None:
        """Return the note that a prompt was of when the last scan saw it, where that is no more
        and the log has it elsewhere by now."""
        return self._stood.get(prompt.prompt_id)

    def was_here(self, prompt: StoredPrompt) -> bool:
        """Return whether the last scan has seen the note that the prompt is of."""
        return (prompt.content.path, prompt.content.pin) in self._seen

    def is_out_of_reach(self, prompt: StoredPrompt) -> bool:
        """Return whether no note of these files can be the prompt's, for it waits for its own.

        One whose note was here, and is no more, may have been edited here as well as elsewhere; so
        may one whose note came, and was edited before a scan had seen it.
        """
        if prompt.prompt_id not in self._awaited or prompt.prompt_id in self._stood:
            return False
        homes = self._awaited[prompt.prompt_id].homes
        stands = bool(homes & self._behind & self._there)
        return stands or prompt.prompt_id not in self._come

    def left_behind(self, placed: PlacedNote, path: str, pin: str) -> Decided:
        """Return such a note with what becomes of it: nothing."""
        note = placed.note
        seen = self._seen.get((path, pin))
        fate = Fate(seen.fate) if seen else Fate.READY
        row = NoteRow(path, *note.span, "[]", note.text, pin, fate, BEHIND)
        return Decided(placed, path, pin, (), None, row, None)


def _been(
    awaited: Awaited, arrived: Set[PromptId], where: Mapping[PromptId, Home], new: Set[str]
) -> set[tuple[str, int]]:
    """Return the scans, by file and time, after which a file came here that they tell of.

    A file comes whole: with one note that a scan told of came all others that it told of there.
    One that is here for the first time has at least been as it was when it was first told of.
    """
    been = {time for one in arrived for time in awaited[one].times if time[0] == where[one][0]}
    came = {path for path, _ in been}
    first: dict[str, int] = {}
    for one, told in awaited.items():
        for path, at in told.times:
            if path in new - came and where.get(one, ("",))[0] == path:
                first[path] = min(at, first.get(path, at))
    return been | {*first.items()}


def _come(
    prompts: Iterable[StoredPrompt],
    awaited: Container[PromptId],
    texts: Iterable[tuple[str, str]],
) -> Iterator[PromptId]:
    """Yield the prompts whose note may be there: one in its file says nearly the same."""
    waiting: defaultdict[str, list[StoredPrompt]] = defaultdict(list)
    for one in prompts:
        if one.prompt_id in awaited:
            waiting[one.content.path].append(one)
    if not waiting:
        return
    by_path: defaultdict[str, list[str]] = defaultdict(list)
    for path, text in texts:
        by_path[path].append(text)
    for path in waiting.keys() & by_path.keys():
        there, here = waiting[path], dict(enumerate(by_path[path]))
        telling = matching.TellingWords(here)
        for one in there:
            told = one.content.note_text
            near = (here[place] for place in telling.sharing(told))
            if any(matching.is_same_but_for_numbers(told, text) for text in near):
                yield one.prompt_id


def _as_logged(
    seen: Sequence[NoteRow], logged: Sequence[NoteRow], told: frozenset[tuple[str, str]]
) -> list[NoteRow]:
    """Return the notes that the log has, as they were seen where they were.

    `told` are the notes without cards that the log has, alike ones numbered. What the log has no
    more is left out, so that it is met anew.
    """
    lines: defaultdict[Home, list[NoteRow]] = defaultdict(list)
    for row in logged:
        lines[row.path, row.pin].append(row)
    met: dict[int, NoteRow] = {}
    for at, row in enumerate(seen):
        there = lines[row.path, row.pin]
        same = next((one for one in there if one.line == row.line), None)
        if same is not None:
            there.remove(same)
            met[at] = _as_seen(row, same)
    count: defaultdict[Home, int] = defaultdict(int)
    for at, row in enumerate(seen):
        there = lines[row.path, row.pin]
        count[row.path, row.pin] += 1
        name = fates.numbered(row.pin, count[row.path, row.pin])
        if at in met:
            continue
        if there:
            met[at] = _as_seen(row, there.pop(0))
        elif (row.path, name) in told and row.reason != BEHIND:
            met[at] = row
    unseen = [row for there in lines.values() for row in there]
    return _among([(seen[at].line, met[at]) for at in sorted(met)], unseen)


def _among(seen: Sequence[tuple[int, NoteRow]], unseen: Sequence[NoteRow]) -> list[NoteRow]:
    """Return the notes in the order in which they stand where all of them are.

    `seen` stand on the lines that are given with them. Each of the others was on a line of its own
    when the log was told of it, and pushed down what was there.
    """
    found: defaultdict[str, list[tuple[int, NoteRow]]] = defaultdict(list)
    for line, row in seen:
        found[row.path].append((line, row))
    for row in sorted(unseen, key=lambda row: (row.path, row.line)):
        there = found[row.path]
        at = next((at for at, (line, _) in enumerate(there) if line >= row.line), len(there))
        longer = 1 + row.note_text.count("\n")
        below = [(line + longer, each) for line, each in there[at:]]
        found[row.path] = [*there[:at], (row.line, row), *below]
    return [row for path in sorted(found) for _, row in found[path]]


def _as_seen(row: NoteRow, logged: NoteRow) -> NoteRow:
    if row.reason == BEHIND:
        row = row._replace(fate=logged.fate, reason=logged.reason)
    return row._replace(line=logged.line)
