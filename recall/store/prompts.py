"""Prompts and their cards as a scan reads and writes them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from recall.cards import CardId, PromptId
from recall.store.database import Reader, Row, Value, Writer


class Content(NamedTuple):
    """What a prompt is, but for its ids; the columns of `prompts` by their names."""

    kind: str
    wording: str
    """JSON, see `store.wordings`."""
    front: str
    answer: str
    extra: str
    pattern: str
    tier: str
    deck: str
    context: str
    speaker: str | None
    source: str | None
    language: str
    tags: str
    """JSON list."""
    path: str
    line: int
    end_line: int
    section: str
    """JSON list."""
    anchor: str | None
    note_line: int
    note_text: str
    pin: str
    fingerprint: str


SHOWN = ("kind", "wording", "front", "answer", "extra", "context", "source", "tags")
"""What a card shows, here or in Anki."""

PLACE = ("path", "section", "deck")
"""Where a person would say that a prompt is; lines come and go."""


ACCEPTED, REFUSED = "accepted", "refused"
"""What a person may have decided about a prompt."""


class StoredCard(NamedTuple):
    """One card of a stored prompt, as far as a scan asks."""

    card_id: CardId
    slot: int
    answer: str
    state: str
    due_day: str | None
    reviews: int
    retired: bool


class StoredPrompt(NamedTuple):
    """A prompt with its cards."""

    prompt_id: PromptId
    content: Content
    orphan: bool
    verdict: str | None
    """`accepted`, `refused`, or None where nobody has decided."""
    cards: tuple[StoredCard, ...]

    @property
    def refused(self) -> bool:
        """Whether a person does not want it."""
        return self.verdict == REFUSED

    @property
    def reviewed(self) -> bool:
        return any(card.reviews for card in self.cards)

    @property
    def answers(self) -> int:
        """How many were given to its cards, those of slots that are gone too."""
        return sum(card.reviews for card in self.cards)


class NewCard(NamedTuple):
    """A card to be stored for the first time."""

    card_id: CardId
    prompt_id: PromptId
    slot: int
    answer: str
    card_ms: int
    position: int
    shelved: bool


_FIELDS = ", ".join(Content._fields)


def in_files(reader: Reader, paths: Iterable[str]) -> list[StoredPrompt]:
    """Return the prompts of the files, orphans too."""
    values = (json.dumps(sorted(paths)),)
    return _stored(reader, "path in (select value from json_each(?))", values)


def orphans(reader: Reader) -> list[StoredPrompt]:
    """Return every orphan."""
    return _stored(reader, "orphan = 1", ())


# From file to file along the index, instead of through every prompt.
_ABSENT = """
with recursive paths (path) as (
    select min(path) from prompts
    union all
    select (select min(path) from prompts where prompts.path > paths.path)
    from paths where path is not null
)
select path from paths
where path not in (select path from files)
and exists (select 1 from prompts where prompts.path = paths.path and orphan = 0)
"""


def absent_paths(reader: Reader) -> set[str]:
    """Return the files of prompts that came with a journal, and that no scan has found here."""
    return {row[0] for row in reader.rows(_ABSENT)}


def by_id(reader: Reader, prompt_ids: Iterable[str]) -> list[StoredPrompt]:
    """Return the prompts that have these ids."""
    values = (json.dumps(sorted(prompt_ids)),)
    return _stored(reader, "prompt_id in (select value from json_each(?))", values)


def live_outside(reader: Reader, paths: Iterable[str]) -> list[StoredPrompt]:
    """Return the prompts of all other files that are no orphans."""
    where = "orphan = 0 and path not in (select value from json_each(?))"
    return _stored(reader, where, (json.dumps(sorted(paths)),))


def live_by_fingerprint(reader: Reader, fingerprints: Iterable[str]) -> list[StoredPrompt]:
    """Return the prompts that ask what the fingerprints name and are no orphans."""
    where = "orphan = 0 and fingerprint in (select value from json_each(?))"
    return _stored(reader, where, (json.dumps(sorted(fingerprints)),))


def live_by_pin(reader: Reader, pins: Iterable[str]) -> list[StoredPrompt]:
    """Return the prompts of the notes that have these pins and are no orphans."""
    where = "orphan = 0 and pin in (select value from json_each(?))"
    return _stored(reader, where, (json.dumps(sorted(pins)),))


_TWINS = """
select path, pin, fingerprint, count(*) from prompts
where orphan = 0 and fingerprint in (select value from json_each(?))
group by path, pin, fingerprint
"""


def places_among_twins(reader: Reader, contents: Sequence[Content]) -> list[int]:
    """Return for each prompt that is to be added how many ask the same of a note that is alike,
    in the same file, with it: 1 where there is none. To be called before they are stored."""
    names = json.dumps(sorted({one.fingerprint for one in contents}))
    there = {(row[0], row[1], row[2]): int(row[3]) for row in reader.rows(_TWINS, (names,))}
    places = []
    for one in contents:
        key = (one.path, one.pin, one.fingerprint)
        there[key] = there.get(key, 0) + 1
        places.append(there[key])
    return places


_LIKE = """
select prompts.prompt_id
from prompts_fts join prompts on prompts.prompt_no = prompts_fts.rowid
where prompts_fts match ?1 and orphan = 0 and verdict is not 'refused'
and prompt_no > (select prompt_no from prompts where prompt_id = ?2)
and not exists (
    select 1 from cards where cards.prompt_id = prompts.prompt_id and cards.reviews > 0
)
order by bm25(prompts_fts), prompt_no
limit ?3
"""


def newer_like(
    reader: Reader, prompt_id: PromptId, words: Iterable[str], most: int
) -> list[StoredPrompt]:
    """Return the prompts that came after one, were never answered and share most of the words."""
    asked = " OR ".join('"{}"'.format(word.replace('"', "")) for word in words)
    if not asked:
        return []
    return by_id(reader, [row[0] for row in reader.rows(_LIKE, (asked, prompt_id, most))])


_WITH_GONE_ANSWERS = """
select distinct prompt_id from cards
where retired = 1 and reviews > 0 and answer in (select value from json_each(?))
"""


def with_gone_answers(reader: Reader, answers: Iterable[str]) -> list[StoredPrompt]:
    """Return the prompts of which a slot that was learned is gone and asked for one of these."""
    rows = reader.rows(_WITH_GONE_ANSWERS, (json.dumps(sorted(answers)),))
    return by_id(reader, [row[0] for row in rows])


def without_verdict(reader: Reader, paths: Iterable[str]) -> list[StoredPrompt]:
    """Return the drafts that wait for a person, and in the files the ready ones nobody saw."""
    where = (
        "orphan = 0 and verdict is null"
        " and (tier = 'draft' or path in (select value from json_each(?)))"
    )
    return _stored(reader, where, (json.dumps(sorted(paths)),))


def of_note(reader: Reader, path: str, line: int, pin: str) -> list[StoredPrompt]:
    """Return the prompts of one note that are no orphans."""
    # The plus keeps SQLite from going through all prompts of the file.
    where = "orphan = 0 and +path = ? and note_line = ? and pin = ?"
    return _stored(reader, where, (path, line, pin))


LINES = ("line", "end_line", "note_line")
"""Where it stands: what the notes give back by themselves, unless two of one file are alike."""

_OF_ONE_PIN = """
select path, pin, prompt_id, line, end_line, note_line from prompts as mine
where orphan = 0 and path in (select value from json_each(?)) and exists (
    select 1 from prompts as other
    where other.pin = mine.pin and other.path = mine.path and other.orphan = 0
    and other.prompt_id <> mine.prompt_id
)
order by path, pin, note_line, prompt_no
"""


def of_one_pin(
    reader: Reader, paths: Iterable[str]
) -> dict[tuple[str, str], dict[PromptId, Lines]]:
    """Return the prompts of notes that have several, and of notes of one file that are alike.

    By path and pin, each prompt has the lines it stands on.
    """
    found: defaultdict[tuple[str, str], dict[PromptId, Lines]] = defaultdict(dict)
    for row in reader.rows(_OF_ONE_PIN, (json.dumps(sorted(paths)),)):
        found[row["path"], row["pin"]][row["prompt_id"]] = {name: row[name] for name in LINES}
    return found


Lines = dict[str, int]


class LearnedCard(NamedTuple):
    """A card that was answered, as a person would find it."""

    card_id: CardId
    front: str
    path: str
    line: int


def learned_cards(reader: Reader, prompt_ids: Iterable[str]) -> list[LearnedCard]:
    """Return the cards of the prompts that are in the queue and were answered."""
    rows = reader.rows(
        "select card_id, front, path, line from cards join prompts using (prompt_id)"
        " where prompt_id in (select value from json_each(?)) and reviews > 0 and shelved = 0"
        " order by path, line, card_id",
        (json.dumps(sorted(prompt_ids)),),
    )
    return [LearnedCard(*row) for row in rows]


def judge(writer: Writer, prompt_id: PromptId, verdict: str | None, tier: str) -> None:
    """Give a prompt a verdict, or take it away, and the tier that comes with it."""
    writer.run(
        "update prompts set verdict = ?, tier = ? where prompt_id = ?", (verdict, tier, prompt_id)
    )
    shelve(writer, [prompt_id])


def _stored(reader: Reader, where: str, values: Sequence[Value]) -> list[StoredPrompt]:
    cards: defaultdict[str, list[StoredCard]] = defaultdict(list)
    for row in reader.rows(
        "select prompt_id, card_id, slot, answer, state, due_day, reviews, retired from cards"
        f" where prompt_id in (select prompt_id from prompts where {where}) order by slot",
        values,
    ):
        cards[row["prompt_id"]].append(_card(row))
    rows = reader.rows(
        f"select prompt_id, orphan, verdict, {_FIELDS} from prompts where {where}"
        " order by prompt_no",
        values,
    )
    return [
        StoredPrompt(row[0], Content(*row[3:]), bool(row[1]), row[2], tuple(cards[row[0]]))
        for row in rows
    ]


def _card(row: Row) -> StoredCard:
    return StoredCard(
        row["card_id"],
        row["slot"],
        row["answer"],
        row["state"],
        row["due_day"],
        row["reviews"],
        bool(row["retired"]),
    )


def cards_by_place(reader: Reader) -> dict[tuple[str, str], int]:
    """Return how many cards every deck has in each file: no drafts, no orphans, none retired."""
    rows = reader.rows(
        "select deck, path, count(*) from cards join prompts using (prompt_id)"
        " where orphan = 0 and retired = 0 and tier = 'ready' and verdict is not 'refused'"
        " group by deck, path"
    )
    return {(row[0], row[1]): row[2] for row in rows}


def last_position(reader: Reader) -> int:
    """Return the position of the last card; 0 when there is none."""
    last = reader.scalar("select max(position) from cards")
    return last if isinstance(last, int) else 0


def add(writer: Writer, rows: Iterable[tuple[PromptId, int, Content]], at_ms: int) -> None:
    """Store new prompts: id, millisecond, content."""
    marks = ", ".join("?" * (len(Content._fields) + 3))
    last = writer.scalar("select coalesce(max(prompt_no), 0) from prompts")
    writer.run_many(
        f"insert into prompts (prompt_id, note_ms, changed_at, {_FIELDS}) values ({marks})",
        [(prompt_id, note_ms, at_ms, *content) for prompt_id, note_ms, content in rows],
    )
    writer.run(f"insert into {_INDEX} select {_WORDS} from prompts where prompt_no > ?", (last,))


_INDEX = "prompts_fts (rowid, front, answer, note_text)"
_WORDS = "prompt_no, front, answer, note_text"


def add_cards(writer: Writer, cards: Iterable[NewCard]) -> None:
    """Store new cards."""
    writer.run_many(
        "insert into cards (card_id, prompt_id, slot, answer, card_ms, position, shelved)"
        " values (?, ?, ?, ?, ?, ?, ?)",
        cards,
    )


def change(writer: Writer, rows: Iterable[tuple[PromptId, Content]]) -> None:
    """Give stored prompts their new content; they are no orphans then."""
    rows = list(rows)
    unindex(writer, [prompt_id for prompt_id, _ in rows])
    sets = ", ".join(f"{field} = ?" for field in Content._fields)
    writer.run_many(
        f"update prompts set orphan = 0, {sets} where prompt_id = ?",
        [(*content, prompt_id) for prompt_id, content in rows],
    )
    index(writer, [prompt_id for prompt_id, _ in rows])


def unindex(writer: Writer, prompt_ids: Iterable[str]) -> None:
    """Let the index forget the words of prompts, which it has to be told while they stand."""
    writer.run_many(
        "insert into prompts_fts (prompts_fts, rowid, front, answer, note_text)"
        f" select 'delete', {_WORDS} from prompts where prompt_id = ?",
        [(prompt_id,) for prompt_id in prompt_ids],
    )


def index(writer: Writer, prompt_ids: Iterable[str]) -> None:
    """Let the index know the words of prompts that it does not know."""
    writer.run_many(
        f"insert into {_INDEX} select {_WORDS} from prompts where prompt_id = ?",
        [(prompt_id,) for prompt_id in prompt_ids],
    )


def touch(writer: Writer, prompt_ids: Iterable[PromptId], at_ms: int) -> None:
    """Remember when what the prompts show last changed."""
    writer.run_many(
        "update prompts set changed_at = ? where prompt_id = ?",
        [(at_ms, prompt_id) for prompt_id in prompt_ids],
    )


def answers(writer: Writer, rows: Mapping[CardId, str]) -> None:
    """Remember what cards ask for now."""
    writer.run_many(
        "update cards set answer = ? where card_id = ?",
        [(answer, card_id) for card_id, answer in rows.items()],
    )


def orphan(writer: Writer, rows: Iterable[tuple[PromptId, bool]], at_ms: int) -> None:
    """Take prompts whose note is gone out of the queue; they keep their history.

    With each prompt goes whether its whole note is gone: then it keeps the pin, and the
    same note gives it back as it was.
    """
    rows = list(rows)
    writer.run_many(
        "update prompts set orphan = 1, changed_at = ?,"
        " pin = case when ? then pin else '' end where prompt_id = ?",
        [(at_ms, whole, prompt_id) for prompt_id, whole in rows],
    )
    shelve(writer, [prompt_id for prompt_id, _ in rows])


def shelve(writer: Writer, prompt_ids: Iterable[PromptId]) -> None:
    """Put cards on the shelf, or back, as their prompts and slots have it."""
    writer.run_many(
        "update cards set rev = rev + 1, shelved = not shelved where prompt_id = ?1 and shelved !="
        " (select orphan = 1 or tier = 'draft' or verdict is 'refused' or cards.retired = 1"
        " from prompts"
        " where prompts.prompt_id = ?1)",
        [(prompt_id,) for prompt_id in prompt_ids],
    )


def retire(writer: Writer, card_ids: Iterable[CardId], retired: bool) -> None:
    """Mark cards as those of a slot that is gone, or that has come back."""
    writer.run_many(
        "update cards set retired = ?, rev = rev + 1 where card_id = ?",
        [(retired, card_id) for card_id in card_ids],
    )


def exchange(writer: Writer, card_id: CardId, prompt_id: PromptId, slot: int) -> None:
    """Let a card take the place of another one, which goes where it was.

    Each keeps its history; what is asked there, and whether its gap is gone, is of the place.
    """
    one, *stood = writer.rows(f"{_PLACED} card_id = ?", (card_id,))[0]
    other, *stands = writer.rows(f"{_PLACED} prompt_id = ? and slot = ?", (prompt_id, slot))[0]
    # No place is that of two cards, not even for a moment.
    writer.run("update cards set slot = -slot where card_id in (?, ?)", (one, other))
    writer.run_many(
        "update cards set prompt_id = ?, slot = ?, answer = ?, retired = ?, rev = rev + 1"
        " where card_id = ?",
        [(*stands, one), (*stood, other)],
    )
    shelve(writer, [PromptId(stood[0]), prompt_id])


_PLACED = "select card_id, prompt_id, slot, answer, retired from cards where"


def prompt_of(reader: Reader, card_id: CardId) -> PromptId | None:
    """Return the prompt that a card is of now; None where there is no such card."""
    found = reader.scalar("select prompt_id from cards where card_id = ?", (card_id,))
    return PromptId(found) if isinstance(found, str) else None


def mark_changed(writer: Writer, card_ids: Iterable[CardId], today: str) -> None:
    """Bring cards forward to today whose fact changed since it was learned."""
    writer.run_many(
        "update cards set changed = 1, rev = rev + 1,"
        " due_day = case when state = 'review' then min(due_day, ?) end"
        " where card_id = ? and reviews > 0",
        [(today, card_id) for card_id in card_ids],
    )


def changed_cards(reader: Reader, prompt_id: PromptId) -> set[CardId]:
    """Return the cards of a prompt whose fact changed since it was learned."""
    sql = "select card_id from cards where prompt_id = ? and changed = 1"
    return {CardId(row[0]) for row in reader.rows(sql, (prompt_id,))}


def ask_anew(writer: Writer, prompt_ids: Iterable[PromptId]) -> None:
    """Refuse answers to what the cards of the prompts showed so far."""
    writer.run_many(
        "update cards set rev = rev + 1 where prompt_id = ?",
        [(prompt_id,) for prompt_id in prompt_ids],
    )


_LEFT_OPEN = """
select json_extract(body, '$.candidate') from events
where kind = 'undecided' and subject in (select value from json_each(?1)) and json_valid(body)
except
select json_extract(body, '$.candidate') from events
where kind = 'decided' and subject in (select value from json_each(?1)) and json_valid(body)
"""


def left_open(reader: Reader, prompt_ids: Iterable[PromptId]) -> set[PromptId]:
    """Return the candidates of questions about the prompts that nobody has answered."""
    return {PromptId(row[0]) for row in reader.rows(_LEFT_OPEN, (json.dumps(sorted(prompt_ids)),))}


_SAID_TO_BE_OTHERS = """
with parted as materialized (
    select coalesce(older.same_as, subject) as one,
        coalesce(newer.same_as, json_extract(body, '$.candidate')) as other
    from events
    left join joined as older on older.id = subject
    left join joined as newer on newer.id = json_extract(body, '$.candidate')
    where kind = 'decided' and json_valid(body) and not json_extract(body, '$.same')
    and not exists (
        select 1 from events as withdrawal
        where withdrawal.kind = 'withdrawn' and withdrawal.subject = events.event_id
    )
)
select one, other from parted where one in (select value from json_each(?1))
union
select other, one from parted where other in (select value from json_each(?1))
"""


def said_to_be_others(
    reader: Reader, prompt_ids: Iterable[PromptId]
) -> dict[PromptId, set[PromptId]]:
    """Return those of the prompts that a person told apart from others, each with these."""
    found: dict[PromptId, set[PromptId]] = {}
    for row in reader.rows(_SAID_TO_BE_OTHERS, (json.dumps(sorted(prompt_ids)),)):
        found.setdefault(PromptId(row["one"]), set()).add(PromptId(row["other"]))
    return found


OPEN_QUESTIONS = """undecided
where exists (
    select 1 from cards where cards.prompt_id = undecided.prompt_id and cards.reviews > 0
)"""
"""Of the pairs that stand undecided those that a person is asked about: there is a history to save.
The others wait for a machine on which the older prompt was learned."""


def undecided(reader: Reader) -> list[tuple[PromptId, PromptId]]:
    """Return the pairs of prompts, old and new, of which a person has to say if they are one."""
    rows = reader.rows(f"select prompt_id, candidate from {OPEN_QUESTIONS} order by rowid")
    return [(row[0], row[1]) for row in rows]


def count_undecided(reader: Reader) -> int:
    """Return how many pairs of prompts a person has to say it of."""
    return int(str(reader.scalar(f"select count(*) from {OPEN_QUESTIONS}")))


def put_undecided(writer: Writer, pairs: Iterable[tuple[PromptId, PromptId]]) -> None:
    """Remember pairs that have to be decided."""
    writer.run_many("insert or ignore into undecided values (?, ?)", pairs)


def drop_undecided(writer: Writer, prompt_ids: Iterable[PromptId]) -> None:
    """Forget every open question about the prompts."""
    writer.run_many(
        "delete from undecided where prompt_id = ?1 or candidate = ?1", [(p,) for p in prompt_ids]
    )


def ask_no_more(writer: Writer, prompt_id: PromptId) -> None:
    """Forget the open questions whether a prompt goes on in others."""
    writer.run("delete from undecided where prompt_id = ?", (prompt_id,))
