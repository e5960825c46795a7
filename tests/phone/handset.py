"""A phone for the tests: a collection of the real Anki, and prompts to put on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from recall.anki import names, package
from recall.anki.notes import AnkiNote, anki_note
from recall.cards import CardId, PromptId, Wording, faces
from recall.store.exporting import ReadyCard, ReadyPrompt

BORN = 1_700_000_000_000
"""Milliseconds: when the first note of a test was given its id."""

MODIFIED = 1_700_000_000
"""Seconds: the modification time of notes whose test does not care."""


def prompt(number: int, wording: Wording, **others: object) -> ReadyPrompt:
    """Return a ready prompt; the number gives it its ids."""
    note_ms = BORN + number * 1000
    cards = tuple(
        ReadyCard(CardId(f"card-{number}-{face.slot}"), face.slot, note_ms + n, False)
        for n, face in enumerate(faces(wording), start=1)
    )
    values: dict[str, object] = {
        "prompt_id": PromptId(f"prompt-{number}"),
        "note_ms": note_ms,
        "wording": wording,
        "extra": "",
        "deck": "Compilers",
        "context": "",
        "speaker": None,
        "source": None,
        "language": "en",
        "tags": (),
        "changed_at": BORN,
        "cards": cards,
    }
    return ReadyPrompt(**(values | others))  # type: ignore[arg-type]


def notes_of(prompts: Iterable[ReadyPrompt], mod: int = MODIFIED) -> list[AnkiNote]:
    """Return the notes of the prompts, all with one modification time."""
    prompts = list(prompts)
    decks = names.deck_names(prompt.deck for prompt in prompts)
    return [anki_note(prompt, decks[prompt.deck])._replace(mod=mod) for prompt in prompts]


class Imported(NamedTuple):
    """What Anki said about an import."""

    new: int
    updated: int
    duplicate: int
    refused: int


class Shown(NamedTuple):
    """The two sides of a card, as HTML."""

    question: str
    answer: str


class Phone:
    """A fresh collection of Anki's, as a phone would have it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.collection = Collection(str(folder / "phone.anki2"))

    def take(self, file: Path, *, progress: bool = False) -> Imported:
        """Import a package with the options that Anki proposes, or with learning progress too."""
        options = ImportAnkiPackageOptions(with_scheduling=progress)
        request = ImportAnkiPackageRequest(package_path=str(file), options=options)
        log = self.collection.import_anki_package(request).log
        refused = (
            *(log.conflicting, log.missing_notetype, log.missing_deck),
            *(log.empty_first_field, log.first_field_match),
        )
        return Imported(len(log.new), len(log.updated), len(log.duplicate), sum(map(len, refused)))

    def take_notes(self, notes: Sequence[AnkiNote], *, progress: bool = False) -> Imported:
        file = self.folder / "notes.apkg"
        file.write_bytes(package.packed(notes))
        return self.take(file, progress=progress)

    def cards(self) -> dict[int, Shown]:
        """Return every card as it is shown, by its id."""
        shown = {}
        for card_id in self.collection.find_cards("", order="c.id"):
            output = self.collection.get_card(card_id).render_output()
            shown[int(card_id)] = Shown(output.question_text, output.answer_text)
        return shown

    def decks(self) -> dict[str, int]:
        """Return how many cards stand in each deck, but for Anki's own empty one."""
        counts = {
            deck.name: len(self.collection.decks.cids(deck.id))
            for deck in self.collection.decks.all_names_and_ids()
        }
        return {name: count for name, count in counts.items() if count or name != "Default"}

    def fields(self, guid: str) -> dict[str, str]:
        """Return the fields of a note."""
        return dict(self._note(guid).items())

    def edit(self, guid: str, field: str, text: str) -> None:
        """Change a field, as a person does on the phone."""
        note = self._note(guid)
        note[field] = text
        self.collection.update_note(note)

    def mods(self) -> dict[str, int]:
        """Return the modification time of each note."""
        return dict(self.collection.db.all("select guid, mod from notes"))  # type: ignore[union-attr]

    def is_sound(self) -> bool:
        """Run Anki's Check Database; False when it found anything to mend."""
        words, ok = self.collection.fix_integrity()
        return ok and words.strip() == "Database rebuilt and optimized."

    def blank_cards(self) -> int:
        """Return how many cards Anki's Empty Cards would delete."""
        return sum(len(note.card_ids) for note in self.collection.get_empty_cards().notes)

    def _note(self, guid: str):  # type: ignore[no-untyped-def]
        note_id = self.collection.db.scalar("select id from notes where guid = ?", guid)  # type: ignore[union-attr]
        return self.collection.get_note(note_id)
