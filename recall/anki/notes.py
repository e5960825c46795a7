"""From prompts to the notes of Anki: fields, tags and cards."""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from recall.anki import fields, names
from recall.anki.notetypes import GAPS, QUESTION, NoteType
from recall.cards import GapText, Question
from recall.store.exporting import ReadyPrompt


class AnkiCard(NamedTuple):
    """A card of a note of Anki's."""

    card_id: int
    ordinal: int
    """From 0: the template, or one less than the number of the gap."""

    suspended: bool


class AnkiNote(NamedTuple):
    """A note as Anki keeps it."""

    guid: str
    note_id: int
    note_type: NoteType
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    deck: str
    cards: tuple[AnkiCard, ...]
    mod: int = 0
    """Modification time in seconds since 1970; Anki takes a note only if it is later than its
    own. 0 until it has been decided."""

    def digest(self) -> str:
        """Return what tells whether its content changed; its deck is not content to Anki."""
        parts = (str(self.note_type.type_id), *self.fields, *self.tags)
        return blake2b("\x1f".join(parts).encode(), digest_size=16).hexdigest()


def anki_note(prompt: ReadyPrompt, deck: str) -> AnkiNote:
    """Return the note for a prompt, to stand in the deck of that name in Anki."""
    note_type, own = _wording(prompt)
    values = {**own, **_around(prompt)}
    return AnkiNote(
        guid=prompt.prompt_id,
        note_id=prompt.note_ms,
        note_type=note_type,
        fields=tuple(values.get(field.name, "") for field in note_type.fields),
        tags=names.tags(prompt.tags),
        deck=deck,
        cards=tuple(AnkiCard(card.card_ms, card.slot - 1, card.suspended) for card in prompt.cards),
    )


def _wording(prompt: ReadyPrompt) -> tuple[NoteType, dict[str, str]]:
    wording = prompt.wording
    if isinstance(wording, GapText):
        return GAPS, {"Text": fields.gaps(wording), "Asides": fields.asides(wording)}
    return QUESTION, _question(wording)


def _question(wording: Question) -> dict[str, str]:
    # Anki makes no card of a note whose first field is empty.
    made = {
        "Front": fields.html(wording.front) or "…",
        "Back": fields.html(wording.back or wording.answer) or "…",
    }
    if wording.both_ways:
        made["BothWays"] = "1"
        if wording.back:
            made["Answer"] = fields.html(wording.answer)
    return made


def _around(prompt: ReadyPrompt) -> dict[str, str]:
    return {
        "Context": _plain(prompt.context),
        "Extra": fields.html(prompt.extra),
        "Source": fields.address(prompt.source),
        "SourceLabel": fields.plain(source_label(prompt.source or "")),
        "Speaker": _plain(prompt.speaker or ""),
        "Language": prompt.language if re.fullmatch(r"[A-Za-z-]{2,20}", prompt.language) else "",
        "RecallId": prompt.prompt_id,
    }


@lru_cache(maxsize=4096)  # Context and speaker are those of a whole section.
def _plain(text: str) -> str:
    return fields.plain(text)


def source_label(url: str) -> str:
    """Return what a link to the address shows: its site, and the moment of a video."""
    web = fields.WEB.match(url)
    if not web:
        return ""
    site, second = web[1], _second(url)
    return f"▶ {_clock(second)} · {site}" if second else site


def _second(url: str) -> int:
    """Return the second that a video starts at by its address; 0 when that names none."""
    start = _START.search(url)
    hours, minutes, seconds = (int(part or 0) for part in start.groups()) if start else (0, 0, 0)
    return hours * 3600 + minutes * 60 + seconds


# As the sites write it: t=760, t=760s, t=12m40s, #t=760, start=760.
_START = re.compile(r"[?&#](?:t|start)=(?:(\d{1,3})h)?(?:(\d{1,3})m)?(?:(\d{1,6})s?)?(?![^&#])")


def _clock(second: int) -> str:
    hours, rest = divmod(second, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
