"""Packages for Anki, `.apkg`, written through genanki."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import genanki

from recall.anki.names import deck_id
from recall.anki.notes import AnkiNote
from recall.anki.notetypes import CHANGED_AT, GAPS, QUESTION, STYLE, NoteType
from recall.store.scratch import in_memory
from recall.writing import write_whole

if TYPE_CHECKING:
    import sqlite3


class ExportReport(NamedTuple):
    """What an export put into the package, or would."""

    path: Path
    notes: int
    cards: int
    new: int
    """Notes that were in no export before."""

    changed: int
    """Notes whose content is another than in the last export."""

    unchanged: int
    decks: tuple[str, ...]
    gone: int
    """Notes of earlier exports that are not in this one; Anki keeps them."""


# A day before any card of ours, 04:00 UTC: what due days would be counted from.
CREATED = 1_577_851_200

# Without a scheduler version Anki takes the file for one of its first scheduler's.
CONFIGURATION = {"schedVer": 2, "sched2021": True, "rollover": 4, "creationOffset": 0}


def write(target: Path, notes: Sequence[AnkiNote]) -> None:
    """Write the notes, each with all its cards new, in the order in which they should come.

    The same notes give the same bytes. Raises UnwritableFileError; the file is then as it was.
    """
    write_whole(target, packed(notes))


def packed(notes: Sequence[AnkiNote]) -> bytes:
    """Return the package."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        # ZipInfo's own date is fixed; the clock has no business in the file.
        package.writestr(_entry("collection.anki2"), _collection(notes), compresslevel=1)
        package.writestr(_entry("media"), "{}")
    return file.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _collection(notes: Sequence[AnkiNote]) -> bytes:
    """Return the SQLite file inside a package."""
    decks = _decks(notes)
    with in_memory() as db:
        genanki.Package(decks).write_to_db(db.cursor(), CHANGED_AT, iter(()))
        conf, own_decks = db.execute("select conf, decks from col").fetchone()
        columns = (
            json.loads(conf) | CONFIGURATION | {"nextPos": len(notes) + 1},
            json.loads(own_decks) | {str(deck.deck_id): deck.to_json() for deck in decks},
            {str(model.model_id): model.to_json(CHANGED_AT, 1) for model in _MODELS.values()},
        )
        db.execute(
            "update col set crt = ?, mod = ?, scm = ?, conf = ?, decks = ?, models = ?",
            (CREATED, CHANGED_AT * 1000, CHANGED_AT * 1000, *map(json.dumps, columns)),
        )
        db.commit()
        return db.serialize()


def _decks(notes: Sequence[AnkiNote]) -> list[_Deck]:
    decks: dict[str, _Deck] = {}
    for position, note in enumerate(notes, start=1):
        if note.deck not in decks:
            decks[note.deck] = _Deck(deck_id(note.deck), note.deck)
        decks[note.deck].add_note(_Note(note, position))
    return list(decks.values())


class _Deck(genanki.Deck):  # type: ignore[misc]
    """A deck that writes its notes alone.

    genanki's own reads and writes the list of all decks once for each of them.
    """

    def write_to_db(self, cursor: sqlite3.Cursor, timestamp: float, id_gen: Iterator[int]) -> None:
        for note in self.notes:
            note.write_to_db(cursor, timestamp, self.deck_id, id_gen)


class _Note(genanki.Note):  # type: ignore[misc]
    """A note with the ids, cards and modification time that it was given.

    genanki gives every note the time of writing, which would overwrite what was edited on
    the phone; and its search for broken HTML takes time that grows with the square of a field.
    """

    def __init__(self, note: AnkiNote, position: int) -> None:
        super().__init__(
            model=_MODELS[note.note_type],
            fields=list(note.fields),
            tags=note.tags,
            guid=note.guid,
            due=position,
        )
        self._note = note

    def write_to_db(
        self, cursor: sqlite3.Cursor, timestamp: float, deck_id: int, id_gen: Iterator[int]
    ) -> None:
        note = self._note
        cursor.execute(
            "insert into notes values (?, ?, ?, ?, -1, ?, ?, ?, 0, 0, '')",
            (
                *(note.note_id, note.guid, note.note_type.type_id, note.mod),
                *(self._format_tags(), self._format_fields(), note.fields[0]),
            ),
        )
        cursor.executemany(
            "insert into cards values (?, ?, ?, ?, ?, -1, 0, ?, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')",
            [
                (
                    *(card.card_id, note.note_id, deck_id, card.ordinal, note.mod),
                    *(-1 if card.suspended else 0, self.due),
                )
                for card in note.cards
            ],
        )


def _model(note_type: NoteType) -> genanki.Model:
    return genanki.Model(
        model_id=note_type.type_id,
        name=note_type.name,
        fields=[{"name": field.name, "id": field.field_id} for field in note_type.fields],
        templates=[
            {"name": t.name, "id": t.template_id, "qfmt": t.front, "afmt": t.back}
            for t in note_type.templates
        ],
        css=STYLE,
        model_type=genanki.Model.CLOZE if note_type.gaps else genanki.Model.FRONT_BACK,
    )


_MODELS = {note_type: _model(note_type) for note_type in (QUESTION, GAPS)}
