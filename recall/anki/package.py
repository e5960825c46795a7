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
from recall.anki.notes import AnkiCard, AnkiNote
from recall.anki.notetypes import CHANGED_AT, GAPS, QUESTION, STYLE, NoteType
from recall.store.scratch import in_memory

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

    remembered: bool = True
    """Whether the next export will know of this one; it cannot where nothing may be written."""


# A day before any card of ours, 04:00 UTC: what due days would be counted from.
CREATED = 1_577_851_200

# Without a scheduler version Anki takes the file for one of its first scheduler's.
CONFIGURATION = {"schedVer": 2, "sched2021": True, "rollover": 4, "creationOffset": 0}


def packed(notes: Sequence[AnkiNote]) -> bytes:
    """Return a package of the notes, all cards new, to come in the order of the notes.

    The same notes give the same bytes.
    """
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
        decks[note.deck].add_note((position, note))
    return list(decks.values())


class _Deck(genanki.Deck):  # type: ignore[misc]
    """A deck whose notes have the ids, cards and modification times that they were given.

    genanki gives every note the time of writing, which would overwrite what was edited on
    the phone; its search for broken HTML takes time that grows with the square of a field,
    and its list of decks is written again for each of them.
    """

    def write_to_db(self, cursor: sqlite3.Cursor, timestamp: float, id_gen: Iterator[int]) -> None:
        cursor.executemany(_INSERT_NOTE, (_note_row(note) for _, note in self.notes))
        cursor.executemany(
            _INSERT_CARD,
            (
                _card_row(card, note, self.deck_id, position)
                for position, note in self.notes
                for card in note.cards
            ),
        )


# In the order of the columns; usn -1 is "not yet synchronised", and Anki computes the checksum
# of a note (csum) when it imports it.
_INSERT_NOTE = "insert into notes values (?, ?, ?, ?, -1, ?, ?, ?, 0, 0, '')"
_INSERT_CARD = "insert into cards values (?, ?, ?, ?, ?, -1, 0, ?, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')"


def _note_row(note: AnkiNote) -> tuple[int | str, ...]:
    tags, values = f" {' '.join(note.tags)} ", "\x1f".join(note.fields)
    first = note.fields[0]
    return (note.note_id, note.guid, note.note_type.type_id, note.mod, tags, values, first)


def _card_row(card: AnkiCard, note: AnkiNote, deck: int, position: int) -> tuple[int, ...]:
    queue = -1 if card.suspended else 0
    return (card.card_id, note.note_id, deck, card.ordinal, note.mod, queue, position)


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
