"""How the database came to its present shape, one step after the other."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import sqlite_utils

LOG_IDS = (("events", "event_id"), ("reviews", "review_id"))
LOG = tuple(table for table, _ in LOG_IDS)
"""The tables that are only ever appended to."""


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the database to the present schema, in one transaction a step."""
    db = sqlite_utils.Database(connection)
    for number, step in enumerate(STEPS, start=1):
        if version(connection) < number:
            _take(db, number, step)


def version(connection: sqlite3.Connection) -> int:
    """Return how many steps the database has taken; 0 for an empty one."""
    return int(connection.execute("pragma user_version").fetchone()[0])


def _take(db: sqlite_utils.Database, number: int, step: Step) -> None:
    # `immediate`, because a plain `begin` lets two processes read the same version first.
    db.conn.execute("begin immediate")
    try:
        # Another process may have taken the step while this one waited for the lock.
        if version(db.conn) < number:
            step(db)
            db.conn.execute(f"pragma user_version = {number}")
        db.conn.execute("commit")
    except BaseException:
        if db.conn.in_transaction:
            db.conn.execute("rollback")
        raise


def _first_schema(db: sqlite_utils.Database) -> None:
    for statement in FIRST_SCHEMA.split(";\n\n"):
        db.execute(statement)
    index_words(db)
    forbid_changes(db)


def index_words(db: sqlite_utils.Database) -> None:
    """Make the index over the words of prompts; `store.prompts` keeps it true.

    Triggers cannot: a connection that does not trust its schema, as ours, lets none of
    them write to an index. To be called again after a step that rebuilds `prompts`.
    """
    table = db.table("prompts")
    table.enable_fts(["front", "answer", "note_text"], fts_version="FTS5")


def renew_index(connection: sqlite3.Connection) -> None:
    """Put an index that is made from the prompts in the place of the one over their words."""
    connection.execute("drop table if exists prompts_fts")
    index_words(sqlite_utils.Database(connection))


def forbid_changes(db: sqlite_utils.Database) -> None:
    """Put the triggers on the log that refuse update and delete.

    To be called again after a step that rebuilds one of its tables.
    """
    for table in LOG:
        for change in ("update", "delete"):
            db.execute(
                f"create trigger if not exists {table}_forbid_{change} before {change} on {table}"
                f" begin select raise(abort, 'the log is append-only'); end"
            )


FIRST_SCHEMA = """
create table files (
    path text primary key,            -- relative to the collection, / between folders
    size integer not null,
    mtime_ns integer not null,        -- below 0: read so soon after that it may have changed since
    digest text not null,             -- of its bytes
    title text not null,
    problems text not null            -- JSON: [[first line, last line, message], …]
) strict;

create table notes (
    note_id integer primary key,
    path text not null,
    line integer not null,
    end_line integer not null,
    section text not null,            -- JSON: headings, outermost first
    note_text text not null,
    pin text not null,                -- fingerprint of note and context: same pin, same cards
    fate text not null check (fate in ('ready', 'draft', 'needs-you', 'skipped')),
    reason text
) strict;

create index notes_by_path on notes (path);

create index notes_by_pin on notes (pin);

create table prompts (
    prompt_no integer primary key,    -- for the index over words alone
    prompt_id text not null unique,   -- random, given once; GUID of the note in Anki
    note_ms integer not null unique,  -- a past millisecond, given once; note id in Anki
    kind text not null check (kind in ('basic', 'reversed', 'cloze')),
    wording text not null,            -- JSON, see store.wordings
    front text not null,              -- as shown first, for search and lists
    answer text not null,
    extra text not null,
    pattern text not null,
    tier text not null check (tier in ('ready', 'draft')),
    deck text not null,               -- full name, File title::Talk
    context text not null,            -- line under the question: speaker, talk, section
    speaker text,
    source text,                      -- address of the talk, with its second
    language text not null,
    tags text not null,               -- JSON list
    path text not null,
    line integer not null,
    end_line integer not null,
    section text not null,            -- JSON: headings, outermost first
    anchor text,
    note_line integer not null default 0,  -- first line of its note; its own may stand below
    note_text text not null,
    pin text not null,                -- the pin of its note
    fingerprint text not null,        -- of what it asks
    orphan integer not null default 0 check (orphan in (0, 1)),
    changed_at integer not null       -- ms: when what it shows last changed
) strict;

create index prompts_by_path on prompts (path);

create index prompts_by_pin on prompts (pin);

create index prompts_by_fingerprint on prompts (fingerprint);

create index prompts_orphaned on prompts (orphan) where orphan = 1;

create table cards (
    card_id text primary key,         -- random, given once
    prompt_id text not null references prompts (prompt_id),
    slot integer not null,            -- never used twice in one prompt
    answer text not null default '',  -- what it asks for, to know a gap that comes back
    card_ms integer not null unique,  -- a past millisecond, given once; card id in Anki
    position integer not null,        -- order in which new cards come
    state text not null default 'new' check (state in ('new', 'learning', 'review', 'relearning')),
    stability real,
    difficulty real,
    step integer not null default 0,
    due_day text,                     -- study day, only in state review
    due_at integer,                   -- ms, only in states learning and relearning
    last_day text,                    -- study day of the last review
    reviews integer not null default 0,
    lapses integer not null default 0,
    suspended integer not null default 0 check (suspended in (0, 1)),
    shelved integer not null default 0 check (shelved in (0, 1)),
                                      -- its prompt is an orphan or a draft, or its slot is gone
    retired integer not null default 0 check (retired in (0, 1)),  -- its slot is gone
    buried_until text,                -- study day on which it may come again
    changed integer not null default 0 check (changed in (0, 1)),
    flagged integer not null default 0 check (flagged in (0, 1)),
    rev integer not null default 0,
    unique (prompt_id, slot),
    check ((state = 'new') = (stability is null)),
    check ((state = 'review') = (due_day is not null)),
    check ((state in ('learning', 'relearning')) = (due_at is not null))
) strict;

create index cards_due on cards (due_day)
    where state = 'review' and suspended = 0 and shelved = 0;

create index cards_learning on cards (due_at)
    where due_at is not null and suspended = 0 and shelved = 0;

create index cards_new on cards (position)
    where state = 'new' and suspended = 0 and shelved = 0;

create table events (
    event_id text primary key,        -- ULID
    at integer not null,              -- ms
    offset_minutes integer not null,
    study_day text not null,
    kind text not null,               -- see store.log
    subject text not null,            -- the prompt, card, event or file it is about
    body text not null                -- JSON
) strict;

create index events_by_subject on events (subject, kind);

create table reviews (
    review_id text primary key,       -- ULID
    card_id text not null,
    at integer not null unique,       -- ms; id of the review in Anki
    offset_minutes integer not null,
    study_day text not null,
    rating integer not null check (rating between 1 and 4),
    took_ms integer not null,
    state_before text not null,
    state_after text not null,
    stability real not null,
    difficulty real not null,
    step integer not null,
    due_day text,
    due_at integer
) strict;

create index reviews_by_card on reviews (card_id, review_id);

create index reviews_by_day on reviews (study_day);

create table undecided (
    prompt_id text not null,          -- whose note is gone
    candidate text not null,          -- the prompt that may be the same fact, reworded
    primary key (prompt_id, candidate)
) strict;

create table exports (
    prompt_id text primary key,
    content text not null,            -- digest of the fields and tags that were exported
    mod integer not null              -- seconds: modification time given to the note in Anki
) strict
"""


def _decisions(db: sqlite_utils.Database) -> None:
    for statement in DECISIONS.split(";\n\n"):
        db.execute(statement)


# The verdict of a prompt that nobody has decided on is null. `settled` are notes that shall
# have no cards: they wait for nobody.
DECISIONS = """
alter table prompts add column
    verdict text check (verdict in ('accepted', 'refused'));

create table settled (
    event_id text primary key,        -- the decision in the log
    kind text not null check (kind in ('note-only', 'skipped')),
    path text not null,
    line integer not null,
    section text not null,            -- JSON: headings, outermost first
    anchor text,
    note_text text not null,          -- with the bullets below it
    pin text not null
) strict;

create index prompts_waiting on prompts (tier) where tier = 'draft' and orphan = 0;

create index events_of_decisions on events (event_id)
    where kind in ('accepted', 'rejected', 'edited')
"""


def _journal(db: sqlite_utils.Database) -> None:
    for statement in JOURNAL.split(";\n\n"):
        db.execute(statement)
    forbid_changes(db)
    fill_outbox(db)


def fill_outbox(db: sqlite_utils.Database) -> None:
    """Put the triggers on the log that remember what the journal does not have yet.

    To be called again after a step that rebuilds one of its tables.
    """
    for table, column in LOG_IDS:
        db.execute(
            f"create trigger if not exists {table}_to_outbox after insert on {table}"
            f" begin insert into outbox values (new.{column}); end"
        )


# `fates` are those of notes that no card of theirs tells, as the log has them.
# `reviews` is built anew because two machines may answer in the same millisecond, and both
# answers stand. What was logged so far has still to go into the journal.
JOURNAL = """
create table outbox (
    entry_id text primary key         -- of the event or review that the journal lacks
) strict, without rowid;

create table journals (
    name text primary key,            -- of a file in the folder of journals
    size integer not null,            -- bytes of it that were read, to the end of a line
    mtime_ns integer not null,
    tail text not null                -- digest of its last line
) strict;

create table fates (
    path text not null,
    pin text not null,
    line integer not null,
    fate text not null,
    reason text,
    primary key (path, pin)
) strict, without rowid;

create table machine (
    name text not null                -- of the journal that this database writes
) strict;

create table joined (
    id text primary key,              -- given by another machine to a card or prompt that was there
    same_as text not null             -- that one: what happens to either happens to it
) strict, without rowid;

create index joined_to on joined (same_as);

alter table reviews rename to reviews_of_one;

create table reviews (
    review_id text primary key,       -- ULID
    card_id text not null,
    at integer not null,              -- ms; id of the review in Anki
    offset_minutes integer not null,
    study_day text not null,
    rating integer not null check (rating between 1 and 4),
    took_ms integer not null,
    state_before text not null,
    state_after text not null,
    stability real not null,
    difficulty real not null,
    step integer not null,
    due_day text,
    due_at integer
) strict;

insert into reviews select * from reviews_of_one order by rowid;

drop table reviews_of_one;

create index reviews_by_card on reviews (card_id, review_id);

create index reviews_by_day on reviews (study_day);

create index reviews_by_instant on reviews (at);

insert into outbox select event_id from events union select review_id from reviews
"""


def _due_at_one_place(db: sqlite_utils.Database) -> None:
    for statement in DUE_AT_ONE_PLACE.split(";\n\n"):
        db.execute(statement)


# Which of the due cards is the most endangered is told by its index alone: the cards themselves
# stand all over the table, and to look at each of 30,000 took four times as long.
DUE_AT_ONE_PLACE = """
drop index cards_due;

create index cards_due on cards
    (due_day, last_day, stability, buried_until, card_id, prompt_id)
    where state = 'review' and suspended = 0 and shelved = 0
"""


def _few_of_many(db: sqlite_utils.Database) -> None:
    for statement in FEW_OF_MANY.split(";\n\n"):
        db.execute(statement)


# Statistics want what is mostly little: cards that are out of the queue, and answers taken back.
# Without these every card and every event is looked at to find them.
FEW_OF_MANY = """
create index cards_out on cards (shelved, suspended, prompt_id, retired)
    where suspended = 1 or shelved = 1;

create index events_withdrawn on events (subject) where kind = 'withdrawn'
"""

Step = Callable[[sqlite_utils.Database], None]

STEPS: tuple[Step, ...] = (_first_schema, _decisions, _journal, _due_at_one_place, _few_of_many)
