"""What Recall cannot do, each error wording itself for the person who asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path


class RecallError(Exception):
    """Something that was asked for cannot be done; `str()` says what and what to do."""

    exit_code = 1


class UsageError(RecallError):
    """What was asked for contradicts itself or names a value that does not exist."""

    exit_code = 2


class NoCollectionError(RecallError):
    """No collection was named and none was found."""

    def __init__(self, looked_in: Path) -> None:
        super().__init__(looked_in)
        self.looked_in = looked_in

    def __str__(self) -> str:
        return (
            f"No collection here: neither {self.looked_in} nor a folder above it has a recall.toml"
            " or a decks folder. Start one with `recall init FOLDER`, or name one with -C FOLDER."
        )


class NotAFolderError(RecallError):
    """The collection that was named is no folder."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        if not self.path.exists():
            import shlex

            return (
                f"There is no folder {self.path}. Is the name right? `recall init"
                f" {shlex.quote(str(self.path))}` makes it a collection."
            )
        return f"{self.path} is not a folder. A collection is a folder of Markdown files: name one."


class UnreadableFileError(RecallError):
    """A file that was named cannot be read."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(path, why)
        self.path = path
        self.why = why

    def __str__(self) -> str:
        return f"Cannot read {self.path}: {self.why}.{self._advice()}"

    def _advice(self) -> str:
        why = self.why.casefold()
        if "no such file" in why:
            meant = self.path.with_name(f"{self.path.name}.md")
            if meant.is_file():
                return f" Did you mean {meant}?"
            return (
                " Is the name right? It is looked for from the folder you stand in, and then in the"
                " collection."
            )
        return right_to_read(why)


def right_to_read(why: str) -> str:
    """Return what to do about a file that cannot be read, behind a space, if rights are `why`."""
    is_refused = "permission denied" in why.casefold()
    return " Give yourself the right to read it." if is_refused else ""


class UnwritableFileError(RecallError):
    """A file or folder that Recall has to write to refuses it."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(path, why)
        self.path = path
        self.why = why

    def __str__(self) -> str:
        todo = self.advice()
        if self._is_for_want_of_room():
            todo = " Make room on the disk, then say it again."
        return f"{self.what()} Nothing was changed.{todo}"

    def what(self) -> str:
        """Return what is wrong, and no word of what became of what was asked for."""
        return f"Cannot write {self.path}: {self.why}."

    def _is_for_want_of_room(self) -> bool:
        why = self.why.casefold()
        return why.endswith("full") or "no space left" in why

    def advice(self) -> str:
        """Return what to do about it, a sentence behind a space; empty where nobody can tell."""
        why = self.why.casefold()
        if self._is_for_want_of_room():
            return " Make room on the disk."
        if "permission denied" in why:
            return " Give yourself the right to write there."
        if "read-only" in why:
            return (
                " Give yourself the right to write there, or copy the collection to where you may."
            )
        if why.startswith("something other than"):
            return " Move it away or give it another name, then say it again."
        if "is a link" in why:
            return " Put what it leads to there itself."
        if why.startswith("there is no folder"):
            return " Make it, or name another one."
        if "no such file" in why:
            return " Is there such a folder? Make it, or name another one."
        if why in ("file exists", "is a directory", "not a directory", "it is no ordinary file"):
            return " Move away what stands there."
        if why == "file name too long":
            return " Give it a shorter name."
        if "cannot be opened" in why or why == "input/output error":
            return " `recall doctor` looks what is still whole."
        return ""


class NotAPackageError(UsageError):
    """The file to export to has a name by which Anki would not know it, or is a folder."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(path, why)
        self.path = path
        self.why = why

    def __str__(self) -> str:
        return f"{self.path} {self.why}. Name a file that ends in .apkg; nothing was written."


class NothingToExportError(RecallError):
    """No card is ready to go to Anki."""

    def __str__(self) -> str:
        return (
            "There is nothing to export: no card of this collection is ready yet."
            " `recall explain FILE` shows what became of each bullet."
        )


class UnknownDeckError(RecallError):
    """No deck has the name that was asked for."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(name, known)
        self.name = name
        self.known = tuple(known)

    def __str__(self) -> str:
        if not self.known:
            return f"No deck is called {self.name!r}. This collection has no decks yet."
        if len(self.known) <= MOST_NAMED:
            return f"No deck is called {self.name!r}. Decks: {', '.join(self.known)}."
        near = _meant(self.name, self.known)
        meant = f" Did you mean {' or '.join(near)}?" if near else ""
        return (
            f"No deck is called {self.name!r}.{meant} `recall decks` lists all {len(self.known)}."
        )


MOST_NAMED, MEANT = 12, 3
"""Decks that are all named in a sentence; of more those alone that may have been meant."""


def _meant(name: str, known: Sequence[str]) -> list[str]:
    word = name.casefold()
    if having := [each for each in known if word in each.casefold()]:
        return having[:MEANT]
    from difflib import get_close_matches

    lasts = {each.rpartition("::")[2].casefold(): each for each in known}
    return [lasts[last] for last in get_close_matches(word, lasts, MEANT)]


class UnknownCardError(RecallError):
    """No card has the id that was asked for."""

    def __init__(self, card_id: str) -> None:
        super().__init__(card_id)
        self.card_id = card_id

    def __str__(self) -> str:
        return (
            f"No card has the id {self.card_id!r}. `recall list` shows the ids, `recall find WORDS`"
            " those of the cards with your words."
        )


class AlreadyAnsweredError(RecallError):
    """The card changed since it was shown, by an answer given elsewhere."""

    def __init__(self, card_id: str) -> None:
        super().__init__(card_id)
        self.card_id = card_id

    def __str__(self) -> str:
        return (
            f"Card {self.card_id} was already answered somewhere else: that answer stands, and"
            f" yours was not stored. `recall log {self.card_id}` shows it."
        )


class CardChangedError(RecallError):
    """The card changed since it was shown, though nobody answered it."""

    def __init__(self, card_id: str) -> None:
        super().__init__(card_id)
        self.card_id = card_id

    def __str__(self) -> str:
        return (
            f"Card {self.card_id} has changed meanwhile; the answer was not stored. Give it anew."
        )


class NothingToUndoError(RecallError):
    """The log holds no answer that could be withdrawn."""

    def __str__(self) -> str:
        return "There is nothing to undo. `recall log` shows what was done, and taken back."


class NothingFromTheFutureError(RecallError):
    """No answer that stands is dated in the future."""

    def __str__(self) -> str:
        return "No answer is dated in the future: there is nothing to undo."


class EarlierDayError(RecallError):
    """Several steps were to be undone, and the last one is of an earlier day."""

    def __init__(self, day: date, count: int) -> None:
        super().__init__(day, count)
        self.day = day
        self.count = count

    def __str__(self) -> str:
        return (
            f"The last step is of {self.day}, not of today. `recall undo` takes that one back,"
            f" `recall undo {self.count} --earlier` {self.count} of any day."
        )


class RestoredLastError(RecallError):
    """The last thing that was done is a restore, which is not undone like a step."""

    def __init__(self, to: str, before: str) -> None:
        super().__init__(to, before)
        self.to = to
        """The backup that was gone back to."""
        self.before = before
        """The backup of what there was before."""

    def __str__(self) -> str:
        return (
            f"The last thing you did was to go back to {self.to}. To take that back: recall restore"
            f" {self.before}. `recall undo --earlier` takes back the answer or decision before it."
            " Nothing was changed."
        )


class BusyError(RecallError):
    """Another program kept the collection locked for longer than we wait."""

    exit_code = 4

    def __init__(self, path: Path, holder: str = "") -> None:
        super().__init__(path, holder)
        self.path = path
        self.holder = holder

    def __str__(self) -> str:
        return f"{self.what()} Try again when it has finished."

    def what(self) -> str:
        """Return what is wrong, and no word of what to do."""
        who = f" ({self.holder})" if self.holder else ""
        return f"{self.path} is in use by another program{who}."


class DamagedError(RecallError):
    """The database cannot be read as a Recall database."""

    exit_code = 5

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(path, why)
        self.path = path
        self.why = why

    def __str__(self) -> str:
        return f"{self._what()} Your notes are untouched, and nothing is written to {self._rest()}"

    def after_writing(self) -> str:
        """Return the words where the notes were written just before."""
        return f"{self._what()} Nothing more is written to {self._rest()}"

    def _what(self) -> str:
        return f"{self.path} is damaged ({self.why.rstrip('.')})."

    def _rest(self) -> str:
        return (
            "it: what can still be read can be looked at. There is a second copy of all you"
            " learned: `recall rebuild` makes the database anew from it. `recall restore` shows the"
            " backups, `recall doctor` what is damaged."
        )


class NotFollowedError(RecallError):
    """The log says what contradicts itself, so that no cards can be made of it."""

    exit_code = 5

    def __init__(self, place: str, why: str) -> None:
        super().__init__(place, why)
        self.place = place
        """File and line of the first entry that cannot be followed; empty where none is known."""
        self.why = why

    def __str__(self) -> str:
        return f"{self.what()}. Nothing was changed. {self.advice()}"

    def what(self) -> str:
        """Return what is wrong, without a full stop."""
        what = f"{self.place} says" if self.place else "The log has"
        return f"{what} what cannot be followed ({self.why.rstrip('.')})"

    def advice(self) -> str:
        """Return what to do."""
        newer = "Try it with a newer Recall"
        if not self.place:
            return f"{newer}."
        file = self.place.rpartition(":")[0]
        return f"{newer}, or move {file} out of the folder of journals for now, and keep it."


class EmptyDatabaseError(DamagedError):
    """The database is there, but holds nothing: what was learned has been cut away."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "it is empty")

    def __str__(self) -> str:
        return (
            f"{self.path} is empty: what you learned is not in it. Your notes are untouched, and"
            " nothing was changed. There is a second copy of all you learned: `recall rebuild`"
            " makes the database anew from it. `recall restore` shows the backups."
        )


class LinkedDatabaseError(RecallError):
    """The database, or the folder that holds it, is a link or has a second name."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return (
            f"{self.path} is a link or has a second name, and using a database under two names"
            " damages it. Put what it leads to there itself, or link the whole folder of notes."
        )


class NoDatabaseError(RecallError):
    """Something stands where the database belongs, and is none: a folder, a pipe, a dead link."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(path, what)
        self.path = path
        self.what = what

    def __str__(self) -> str:
        return (
            f"{self.path} is {self.what}, and no database. Nothing was changed. Put your database"
            " there if you have it elsewhere; else move away what is there: all you learned then"
            " comes back from the journal with your next command."
        )


class NewerCollectionError(RecallError):
    """The database was written by a later version of Recall."""

    def __init__(self, path: Path, version: int, known: int) -> None:
        super().__init__(path, version, known)
        self.path = path
        self.version = version
        self.known = known

    def __str__(self) -> str:
        return (
            f"{self.path} was written by a newer Recall (schema {self.version}, this one knows"
            f" {self.known}). Nothing was changed, and all you learned is in it: upgrade Recall to"
            " go on."
        )


class UnusableWeightsError(UsageError):
    """The weights in the settings are none that FSRS can use."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why

    def __str__(self) -> str:
        return (
            f"The weights of this collection cannot be used: {self.why.rstrip('.')}."
            " Take `weights` out of recall.toml to go back to the published ones."
        )


class Unasked(StrEnum):
    """Why a card is not asked."""

    UNDECIDED = "undecided"
    """A person has to say whether another one asks the same fact."""
    REFUSED = "refused"
    GONE = "gone"
    """Its note is gone."""
    DRAFT = "draft"
    RETIRED = "retired"
    """Its gap, or its side, is gone from its note."""


class NotStudiedError(RecallError):
    """The card is not asked: it is a draft, it was rejected, or its note is gone."""

    def __init__(self, card_id: str, why: Unasked, place: str) -> None:
        super().__init__(card_id, why, place)
        self.card_id = card_id
        self.why = why
        self.place = place
        """The file of its note; the line too where the note is there."""

    def __str__(self) -> str:
        said = _UNASKED[self.why].format(self.place)
        return f"Card {self.card_id} {said} The answer was not stored."


_UNASKED = {
    Unasked.UNDECIDED: "waits, with all you learned of it, until you say whether another card asks"
    " the same fact: run `recall scan` in a terminal.",
    Unasked.DRAFT: "is a draft, and is asked once you have accepted it: `recall inbox`.",
    Unasked.REFUSED: "is not asked: you rejected it. `recall undo` takes that back if it was the"
    " last thing you did.",
    Unasked.GONE: "is suspended, because its note is gone ({}). It comes back with the note, with"
    " all you learned of it.",
    Unasked.RETIRED: "is suspended, because its note does not ask for it any more ({}). It comes"
    " back with its gap, with all you learned of it.",
}
