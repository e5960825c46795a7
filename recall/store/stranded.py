"""Learned cards that the log has taken out of the queue, though the note they are of stands."""

from __future__ import annotations

from typing import NamedTuple

from recall.cards import CardId
from recall.store.claims import BEHIND
from recall.store.database import Reader


class Stranded(NamedTuple):
    """One such card."""

    card_id: CardId
    path: str
    line: int
    """Of the note, as the last scan found it."""


# Another card may ask the same there by now: then the one with the longer history is wanted.
_STRANDED = """
with answered as materialized (
    select prompt_id, sum(reviews) as answers from cards
    where prompt_id in (select prompt_id from prompts where orphan = 1 and pin <> '')
    group by prompt_id having sum(reviews) > 0
)
select card_id, gone.path, min(notes.line)
from answered
join prompts as gone using (prompt_id)
join cards using (prompt_id)
join notes on notes.pin = gone.pin and notes.path = gone.path and notes.reason is not ?1
where gone.verdict is not 'refused' and cards.retired = 0 and not exists (
    select 1 from prompts as other
    where other.path = gone.path and other.pin = gone.pin and other.orphan = 0
    and other.fingerprint = gone.fingerprint
    and (select sum(reviews) from cards where cards.prompt_id = other.prompt_id) >= answers
)
group by card_id
order by gone.path, min(notes.line), card_id
"""


def stranded(reader: Reader) -> list[Stranded]:
    """Return the cards that a scan would give back, were it to read their notes again."""
    return [Stranded(*row) for row in reader.rows(_STRANDED, (BEHIND,))]
