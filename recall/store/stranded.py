"""Learned cards that the log has taken out of the queue, though their note or sentence stands."""

from __future__ import annotations

from typing import NamedTuple

from recall.cards import CardId, PromptId
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


# Two machines may have written a bullet, each with prompts of its own, before they heard of one
# another: one of them stays, and of its gaps some may have been learned in the other.
_GAPS_ELSEWHERE = """
select distinct there.path
from prompts as gone
join cards as known on known.prompt_id = gone.prompt_id and known.reviews > 0
join prompts as there on there.fingerprint = gone.fingerprint and there.orphan = 0
    and there.path = gone.path and there.verdict is not 'refused' and there.tier = 'ready'
join cards as asked on asked.prompt_id = there.prompt_id and asked.answer = known.answer
    and asked.reviews = 0 and asked.retired = 0
where gone.orphan = 1 and gone.kind = 'cloze' and gone.pattern = ?1 and there.pattern = ?1
and gone.verdict is not 'refused'
and gone.prompt_id not in (select prompt_id from undecided)
"""


def with_gaps_learned_elsewhere(reader: Reader, pattern: str) -> set[str]:
    """Return the files with gaps of a pattern that nobody has answered, and that were learned in
    the same words of a prompt that is gone."""
    return {row[0] for row in reader.rows(_GAPS_ELSEWHERE, (pattern,))}


def stranded(reader: Reader) -> list[Stranded]:
    """Return the cards that a scan would give back, were it to read their notes again."""
    return [Stranded(*row) for row in reader.rows(_STRANDED, (BEHIND,))]


# Of the gaps that an author marked. Whether the sentences are the same, their words tell; where a
# person said that it is another fact, or is still to say it, nothing is to be told.
_WITH_UNANSWERED = """
with gone as materialized (
    select distinct prompt_id, cards.answer, path from cards join prompts using (prompt_id)
    where reviews > 0 and shelved = 1 and (retired = 1 or orphan = 1)
    and pattern = ?1 and verdict is not 'refused'
)
select distinct gone.prompt_id, there.prompt_id
from gone
join prompts as there on there.path = gone.path
join cards on cards.prompt_id = there.prompt_id
where there.orphan = 0 and there.pattern = ?1
and cards.reviews = 0 and cards.shelved = 0 and lower(cards.answer) = lower(gone.answer)
and exists (
    select 1 from notes
    where notes.pin = there.pin and notes.path = there.path and notes.reason is not ?2
)
and gone.prompt_id not in (select prompt_id from undecided)
and not exists (
    select 1 from events
    where kind = 'decided' and json_valid(body) and not json_extract(body, '$.same')
    and subject in (
        select gone.prompt_id union select id from joined where same_as = gone.prompt_id
    )
    and json_extract(body, '$.candidate') in (
        select there.prompt_id union select id from joined where same_as = there.prompt_id
    )
    and not exists (
        select 1 from events as withdrawal
        where withdrawal.kind = 'withdrawn' and withdrawal.subject = events.event_id
    )
)
"""


def with_unanswered(reader: Reader, pattern: str) -> set[tuple[PromptId, PromptId]]:
    """Return prompts of the pattern with learned cards that are out of the queue, each with one
    of its file that asks for the same and was not answered."""
    return {(row[0], row[1]) for row in reader.rows(_WITH_UNANSWERED, (pattern, BEHIND))}
