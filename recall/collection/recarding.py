"""Cards of which the log lost that they were made: prompts that have none get them again."""

from __future__ import annotations

import json
import os
from typing import NamedTuple

from recall.cards import CardId, PromptId, faces
from recall.store import answers, entries, ids, log, prompts, wordings
from recall.store.database import Reader, Writer
from recall.store.entries import Entry
from recall.store.log import Dice, EventKind
from recall.store.prompts import NewCard


class Lacking(NamedTuple):
    """One face of a prompt without a card."""

    prompt_id: PromptId
    slot: int
    front: str
    answer: str

    @property
    def place(self) -> tuple[str, int]:
        return self.prompt_id, self.slot


class Recarded(NamedTuple):
    """What was made again; what shows it has to follow from the log yet."""

    known: tuple[str, ...]
    """What the cards ask that are what they were, with whatever was answered."""
    anew: tuple[str, ...]
    """What those ask that nobody has answered, as far as can be told."""


NOTHING = Recarded((), ())


def lacking(reader: Reader) -> list[Lacking]:
    """Return what the prompts ask and no card does."""
    there = {(row[0], row[1]) for row in reader.rows("select prompt_id, slot from cards")}
    return [
        one
        for row in reader.rows("select prompt_id, wording from prompts order by prompt_no")
        for face in faces(wordings.from_json(row[1]))
        if (one := Lacking(row[0], face.slot, face.front, face.answer)).place not in there
    ]


REBUILD = "`recall rebuild` makes them again, with what was answered as far as that is known."


def told(count: int) -> str:
    """Return in a sentence how many faces of prompts lack their card."""
    questions, are = ("1 question", "is") if count == 1 else (f"{count:,} questions", "are")
    return f"{questions} {are} not asked: the log lost that the cards had been made."


def make_again(writer: Writer, dice: Dice = os.urandom) -> Recarded:
    """Log the cards that prompts lack; the tables have to follow from the log after that.

    A card is what it was where a single one is lacking and the answers that have no card are all
    of one.
    """
    left = lacking(writer)
    if not left:
        return NOTHING
    fronts = tuple(one.front for one in left)
    strays = answers.stray_cards(writer)
    if len(left) == len(strays) == 1:
        entries.put(writer, _added(writer, left, list(strays)))
        return Recarded(fronts, ())
    entries.put(writer, _added(writer, left, [CardId(ids.random_id(dice)) for _ in left]))
    return Recarded((), fronts)


FAR_BEHIND = 1 << 40
"""Places behind the prompt's entry at which that of its card stands: no other has that id."""


def _added(writer: Writer, wanted: list[Lacking], card_ids: list[CardId]) -> list[Entry]:
    """Return the entries that make the cards, ahead of everything that was answered."""
    first = prompts.last_position(writer) + 1
    made = []
    for number, (one, card_id) in enumerate(zip(wanted, card_ids, strict=True)):
        (prompt,) = entries.with_ids(writer, [_added_by(writer, one.prompt_id)])
        (ms,) = ids.past_ms(writer, "card_ms", 1, prompt.at - number)
        card = NewCard(card_id, one.prompt_id, one.slot, one.answer, ms, first + number, False)
        body = card._asdict()
        subject = body.pop("card_id")
        made.append(
            prompt._replace(
                entry_id=log.behind(prompt.entry_id, FAR_BEHIND + one.slot),
                kind=EventKind.CARD_ADDED.value,
                subject=subject,
                body=json.dumps(body, ensure_ascii=False),
            )
        )
    return made


def _added_by(reader: Reader, prompt_id: PromptId) -> str:
    return str(
        reader.scalar(
            "select min(event_id) from events where kind = 'prompt-added' and subject = ?",
            (prompt_id,),
        )
    )
