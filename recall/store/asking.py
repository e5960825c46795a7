"""One card by its id: as it is asked, and whether it is asked today."""

from __future__ import annotations

from datetime import date

from recall.cards import CardId, Face, Kind, PromptId, StudyCard, faces
from recall.errors import Unasked, UnknownCardError
from recall.reviews import Memory, State
from recall.store import prompts, wordings
from recall.store.database import Reader, Row
from recall.store.queue import OPEN, sibling_was_asked
from recall.store.versions import last_face
from recall.store.whereabouts import Whereabouts, whereabouts

_STUDY_CARD = """
select cards.*, prompts.kind, prompts.wording, prompts.extra, prompts.front, prompts.answer,
       prompts.deck, prompts.context, prompts.source, prompts.path, prompts.line,
       prompts.note_text, prompts.orphan, prompts.tier
from cards join prompts using (prompt_id)
where card_id = coalesce((select same_as from joined where id = ?1), ?1)
"""


def study_card(db: Reader, card_id: str) -> StudyCard:
    """Return the card with its face and schedule; raises UnknownCardError.

    It is where its note stands here, though another machine may have it elsewhere by now.
    """
    row = db.row(_STUDY_CARD, [card_id])
    if row is None:
        raise UnknownCardError(card_id)
    prompt_id = PromptId(row["prompt_id"])
    here = whereabouts(db, [prompt_id]).get(prompt_id) or Whereabouts(row["path"], row["line"])
    return StudyCard(
        card_id=row["card_id"],
        prompt_id=prompt_id,
        slot=row["slot"],
        kind=Kind(row["kind"]),
        face=face_of(db, row),
        deck=row["deck"],
        context=row["context"],
        source=row["source"],
        path=here.path,
        line=here.line,
        note_text=row["note_text"],
        state=State(row["state"]),
        memory=_memory(row),
        step=row["step"],
        due_day=row["due_day"],
        due_at=row["due_at"],
        last_day=row["last_day"],
        reviews=row["reviews"],
        lapses=row["lapses"],
        suspended=bool(row["suspended"]),
        orphan=bool(row["orphan"]),
        changed=bool(row["changed"]),
        flagged=bool(row["flagged"]),
        rev=row["rev"],
        shelved=bool(row["shelved"]),
    )


def why_unasked(db: Reader, card: StudyCard) -> Unasked:
    """Return why a card is on the shelf."""
    row = db.row(_WHY_UNASKED, [card.card_id])
    assert row is not None  # it was read just now
    for why, holds in zip(Unasked, row, strict=True):
        if holds:
            return why
    return Unasked.GONE


_WHY_UNASKED = f"""
select prompt_id in (select prompt_id from {prompts.OPEN_QUESTIONS}),
       verdict is 'refused', orphan = 1,
       tier = 'draft', retired = 1
from cards join prompts using (prompt_id) where card_id = ?
"""
"""In the order of the reasons; of several the first one counts."""


def is_in_question(db: Reader, card: StudyCard) -> bool:
    """Return whether a person has to say if the card goes on with the history of another one."""
    sql = f"select 1 from {prompts.OPEN_QUESTIONS} and candidate = ?"
    return bool(db.scalar(sql, [card.prompt_id]))


_WAITS = f"""
select state from cards
where card_id = ? and (state = 'new' or due_at is not null or due_day <= ?) and {OPEN}
"""


def is_asked_today(db: Reader, card_id: CardId, day: date) -> bool:
    """Tell whether the card still waits for an answer today, by itself and for its siblings."""
    state = db.scalar(_WAITS, [card_id, day.isoformat(), day.isoformat()])
    if state is None:
        return False
    in_steps = state in (State.LEARNING, State.RELEARNING)
    return in_steps or not sibling_was_asked(db, card_id, day)


def face_of(db: Reader, row: Row) -> Face:
    """Return what the card shows, or showed last where its slot is gone.

    Where the log has lost that it is the prompt's own words.
    """
    for face in faces(wordings.from_json(row["wording"]), row["extra"]):
        if face.slot == row["slot"]:
            return face
    return last_face(db, row["prompt_id"], row["slot"]) or Face(
        row["slot"], row["front"], row["answer"], row["answer"], row["extra"]
    )


def _memory(row: Row) -> Memory | None:
    if row["stability"] is None:
        return None
    return Memory(row["stability"], row["difficulty"])
