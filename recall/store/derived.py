"""The tables that follow from the log: read as they stand, and made what a replay says."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from recall.store import fates, prompts
from recall.store.claims import UNREAD
from recall.store.database import Reader, Value, Writer
from recall.store.database import Row as SqlRow
from recall.store.fates import Fate
from recall.store.notes import SETTLED, NoteRow
from recall.store.prompts import LINES, Content
from recall.store.settled import SettledNote

Row = Mapping[str, Value]
NewRow = dict[str, Value]
"""A row that is being made, by its columns."""

PROMPTS = ("prompt_id", "note_ms", *Content._fields, "orphan", "changed_at", "verdict")
CARDS = (
    "card_id", "prompt_id", "slot", "answer", "card_ms", "position", "state", "stability",
    "difficulty", "step", "due_day", "due_at", "last_day", "reviews", "lapses", "suspended",
    "shelved", "retired", "buried_until", "changed", "flagged",
)  # fmt: skip


class Tables(NamedTuple):
    """Rows of the tables by their keys, each with the columns that follow from the log."""

    prompts: Mapping[str, Row]
    cards: Mapping[str, Row]
    settled: Mapping[str, Row]
    undecided: tuple[tuple[str, str], ...]
    joined: Mapping[str, str]
    fates: Mapping[tuple[str, str], Fate]


class _Queries(NamedTuple):
    """What reads each of the tables."""

    prompts: str
    cards: str
    settled: str
    undecided: str
    joined: str
    fates: str


_ALL = _Queries(
    "select * from prompts order by prompt_no",
    "select * from cards order by position, card_id",
    "select * from settled",
    "select prompt_id, candidate from undecided order by rowid",
    "select id, same_as from joined",
    "select path, pin, line, fate, reason from fates",
)
_BATCH = _Queries(
    "select * from prompts where prompt_id in (select id from batch)",
    "select * from cards where card_id in (select id from batch)"
    " union select * from cards where prompt_id in (select id from batch)",
    "select * from settled where event_id in (select id from batch)",
    "select prompt_id, candidate from undecided where prompt_id in (select id from batch)"
    " order by rowid",
    "select id, same_as from joined where id in (select id from batch)",
    "select path, pin, line, fate, reason from fates where path in (select id from batch)",
)


def read(reader: Reader) -> Tables:
    """Return the tables as they stand."""
    return _read(reader, _ALL)


def read_batch(reader: Reader) -> Tables:
    """Return what stands in the tables of the present batch of families; see `kinship`."""
    return _read(reader, _BATCH)


def _read(reader: Reader, queries: _Queries) -> Tables:
    return Tables(
        _keyed(reader.rows(queries.prompts), PROMPTS),
        _keyed(reader.rows(queries.cards), CARDS),
        _keyed(reader.rows(queries.settled), SettledNote._fields),
        tuple((row[0], row[1]) for row in reader.rows(queries.undecided)),
        {row[0]: row[1] for row in reader.rows(queries.joined)},
        {(row[0], row[1]): Fate(*row) for row in reader.rows(queries.fates)},
    )


def _keyed(rows: Iterable[SqlRow], columns: Sequence[str]) -> dict[str, Row]:
    return {str(row[columns[0]]): {name: row[name] for name in columns} for row in rows}


# What the log says -------------------------------------------------------------------------


def write_batch(writer: Writer, now: Tables) -> set[str]:
    """Make the tables what the log says of the present batch of families.

    Return the files whose notes have to be read again. Lines of prompts stay as the last
    scan found them, for the log knows no better than in which order those stand that are alike.
    Milliseconds stay, too, and new rows wait for theirs: see `milliseconds`.
    """
    old = read_batch(writer)
    stale = _write_prompts(writer, old, now)
    _write_cards(writer, old, now)
    gone = [key for key in old.prompts if key not in now.prompts]
    _drop_prompts(writer, gone)
    _write_rest(writer, old, now)
    stale |= {fate.path for key, fate in now.fates.items() if old.fates.get(key) != fate}
    stale |= {str(row["path"]) for key, row in now.settled.items() if key not in old.settled}
    return stale | {str(old.prompts[key]["path"]) for key in gone}


def are_answers_alone(old: Tables, now: Tables) -> bool:
    """Return whether no more than answers and decisions are between what stands and what is told.

    Neither makes a card or a prompt, or lets one go elsewhere: where that is told after nothing
    else came, not all was heard that has a say.
    """
    return (
        now.prompts.keys() <= old.prompts.keys()
        and now.cards.keys() <= old.cards.keys()
        and now.joined.items() <= old.joined.items()
        and all(row[at] == old.cards[key][at] for key, row in now.cards.items() for at in _GIVEN)
    )


_GIVEN = ("prompt_id", "slot", "answer", "retired")
"""Of a card, what no answer changes."""


def write_answers(writer: Writer, old: Tables, now: Tables) -> set[str]:
    """Make the cards of the present batch what the log says, and the fates of its files.

    Return the files whose notes have to be read again. The prompts stay as they are, and so
    the cards stay on the shelf or off it. `old` is what `read_batch` returns.
    """
    cards = {
        key: {**row, "shelved": old.cards[key]["shelved"]}
        for key, row in now.cards.items()
        if key in old.cards
    }
    _update_cards(writer, old.cards, cards)
    _write_fates(writer, old, now)
    return {fate.path for key, fate in now.fates.items() if old.fates.get(key) != fate}


def _write_prompts(writer: Writer, old: Tables, now: Tables) -> set[str]:
    stale = set()
    new: list[Row] = []
    changed: list[Row] = []
    lines = _lines(old.prompts, now.prompts)
    for key, row in now.prompts.items():
        known = old.prompts.get(key)
        if known is None:
            new.append(row)
        else:
            row = {**row, **lines[key], "note_ms": known["note_ms"]}
            if row == known:
                continue
            changed.append(row)
            stale.add(str(known["path"]))
        stale.add(str(row["path"]))
    prompts.unindex(writer, [str(row["prompt_id"]) for row in changed])
    writer.run_many(_CHANGE_PROMPT, changed)
    writer.run_many(_ADD_PROMPT, new)
    prompts.index(writer, [str(row["prompt_id"]) for row in (*changed, *new)])
    return stale


def _lines(old: Mapping[str, Row], now: Mapping[str, Row]) -> dict[str, Row]:
    """Return the lines on which the last scan found the prompts that are there.

    Those that ask the same of notes that are alike are on them in the order that the log tells:
    otherwise each machine would go on with its own, and say so to the others.
    """
    lines: dict[str, Row] = {
        key: {field: old[key][field] for field in LINES} for key in now if key in old
    }
    alike: defaultdict[tuple[Value, ...], list[str]] = defaultdict(list)
    for key in lines:
        # What came from elsewhere has no line here that a scan has seen.
        seen_on, told_on = (_asked_on(rows[key]) for rows in (old, now))
        if seen_on == told_on and not now[key]["orphan"]:
            alike[told_on].append(key)
    for keys in alike.values():
        seen = sorted((lines[key] for key in keys), key=_line)
        told = sorted(keys, key=lambda key: _line(now[key]))
        lines |= zip(told, seen, strict=True)
    return lines


def _asked_on(row: Row) -> tuple[Value, ...]:
    """Return what the prompt asks, and of which notes."""
    return tuple(row[field] for field in ("path", "pin", "fingerprint", "orphan"))


def _line(row: Row) -> int:
    return int(str(row["line"]))


def _write_cards(writer: Writer, old: Tables, now: Tables) -> None:
    new = [row for key, row in now.cards.items() if key not in old.cards]
    gone = [(key,) for key in old.cards if key not in now.cards]
    writer.run_many("delete from cards where card_id = ?", gone)
    _update_cards(writer, old.cards, {key: now.cards[key] for key in now.cards if key in old.cards})
    writer.run_many(_ADD_CARD, new)


def _update_cards(writer: Writer, old: Mapping[str, Row], now: Mapping[str, Row]) -> None:
    rows = [(key, {**row, "card_ms": old[key]["card_ms"]}) for key, row in now.items()]
    changed = [row for key, row in rows if row != old[key]]
    # Cards may have changed places: none may have that of another one even for a moment.
    writer.run_many(
        "update cards set slot = -slot where card_id = ?",
        [(key,) for key, row in rows if any(row[at] != old[key][at] for at in _PLACE)],
    )
    writer.run_many(_CHANGE_CARD, changed)


_PLACE = ("prompt_id", "slot")


def _sets(fields: Iterable[str]) -> str:
    return ", ".join(f"{field} = :{field}" for field in fields)


def _marks(fields: Iterable[str]) -> str:
    return ", ".join(f":{field}" for field in fields)


# Below zero, as no real one is, until all of them are known.
_FREE_MS = "(select min(0, coalesce(min({0}), 0)) - 1 from {1})"
_CHANGE_PROMPT = f"update prompts set {_sets(PROMPTS)} where prompt_id = :prompt_id"
_ADD_PROMPT = f"insert into prompts ({', '.join(PROMPTS)}) values ({_marks(PROMPTS)})".replace(
    ":note_ms", _FREE_MS.format("note_ms", "prompts")
)
_CHANGE_CARD = f"update cards set {_sets(CARDS)}, rev = rev + 1 where card_id = :card_id"
_ADD_CARD = f"insert into cards ({', '.join(CARDS)}) values ({_marks(CARDS)})".replace(
    ":card_ms", _FREE_MS.format("card_ms", "cards")
)


def _drop_prompts(writer: Writer, gone: Sequence[str]) -> None:
    prompts.unindex(writer, gone)
    writer.run_many("delete from prompts where prompt_id = ?", [(key,) for key in gone])


def _write_rest(writer: Writer, old: Tables, now: Tables) -> None:
    if old.undecided != now.undecided:
        writer.run("delete from undecided where prompt_id in (select id from batch)")
        writer.run_many("insert into undecided values (?, ?)", now.undecided)
    if old.joined != now.joined:
        writer.run("delete from joined where id in (select id from batch)")
        writer.run_many("insert into joined values (?, ?)", now.joined.items())
    _write_fates(writer, old, now)
    settled = {
        key: {**row, "line": old.settled[key]["line"]} if key in old.settled else row
        for key, row in now.settled.items()
    }
    if old.settled != settled:
        writer.run("delete from settled where event_id in (select id from batch)")
        fields = ", ".join(SettledNote._fields)
        marks = _marks(SettledNote._fields)
        writer.run_many(f"insert into settled ({fields}) values ({marks})", settled.values())


def _write_fates(writer: Writer, old: Tables, now: Tables) -> None:
    if old.fates != now.fates:
        writer.run("delete from fates where path in (select id from batch)")
        fates.put(writer, now.fates.values())


# What no family has a say in ---------------------------------------------------------------

# The order keeps what is deleted from being needed by what still stands.
_KEYS = {
    "cards": "card_id",
    "undecided": "prompt_id",
    "prompts": "prompt_id",
    "settled": "event_id",
    "joined": "id",
    "fates": "path",
}
_STRAY = "from {0} where {1} not in (select id from kin)"
STRAYS = {table: f"select {key} {_STRAY.format(table, key)}" for table, key in _KEYS.items()}
"""What finds the keys of rows of which the log knows nothing; `kin` has all that it knows."""
_DROPS = [f"delete {_STRAY.format(table, key)}" for table, key in _KEYS.items()]
_STRAY_FILES = f"select path {_STRAY.format('prompts', 'prompt_id')}"


def drop_strays(writer: Writer) -> set[str]:
    """Delete rows of which the log knows nothing, and return the files they were of."""
    paths = {row[0] for row in writer.rows(_STRAY_FILES)}
    prompts.unindex(writer, [row[0] for row in writer.rows(STRAYS["prompts"])])
    for statement in _DROPS:
        writer.run(statement)
    return paths


_EXPORTS = """
create temp table if not exists exported (
    prompt_id text primary key, content text not null, mod integer not null
)
"""


def tell_exports(reader: Reader) -> None:
    """Put into the table `exported` what the log says of exports."""
    reader.scratch(_EXPORTS)
    reader.scratch("delete from exported")
    for row in reader.rows("select event_id from events where kind = 'exported' order by 1"):
        reader.scratch(_ONE_EXPORT, (row[0],))


_ONE_EXPORT = """
insert or replace into exported
select one.key, json_extract(one.value, '$[0]'), json_extract(one.value, '$[1]')
from events, json_each(events.body) as one
where events.event_id = ? and json_valid(events.body) and one.type = 'array'
and json_type(one.value, '$[0]') = 'text'
and typeof(json_extract(one.value, '$[1]')) = 'integer'
"""


def unlike_exports(reader: Reader) -> list[SqlRow]:
    """Return key, column, what is stored and what the log says, of exports where they differ."""
    tell_exports(reader)
    return reader.rows(_UNLIKE_EXPORTS)


_UNLIKE_EXPORTS = """
select prompt_id, 'content', exports.content, exported.content
from exported left join exports using (prompt_id)
where exports.content is not exported.content
union all
select prompt_id, 'mod', exports.mod, exported.mod
from exported join exports using (prompt_id) where exports.mod <> exported.mod
union all
select prompt_id, 'prompt_id', prompt_id, null
from exports where prompt_id not in (select prompt_id from exported)
"""


def write_exports(writer: Writer) -> None:
    """Make the table of exports what the log says."""
    tell_exports(writer)
    writer.run("delete from exports")
    writer.run("insert into exports select prompt_id, content, mod from exported")


# What a scan has to read again ----------------------------------------------------------------

_REASONS = ", ".join(f"'{reason}'" for reason in SETTLED.values())
_REASON = " ".join(f"when '{kind}' then '{reason}'" for kind, reason in SETTLED.items())

# A note has its place from its prompts, from the decision to have none, or from its fate. Where
# several are alike, the fates tell which of them was decided about, and which has no prompts.
_HOMES = f"""
with told as materialized (
    select path, substr(pin, 1, 16) as pin from fates where reason in ({_REASONS})
), numbered as materialized (
    select path, substr(pin, 1, 16) as pin, line, fate, reason,
        cast(coalesce(nullif(substr(pin, 18), ''), '1') as integer) as nth,
        {fates.HAS_NONE} as has_none
    from fates where path in (select value from json_each(?1))
), homes as (
    select path, note_line as line, section, note_text, pin, case
        when sum(verdict is not 'refused' and tier = 'ready') then 'ready'
        when sum(verdict is not 'refused') then 'draft' else 'skipped' end as fate,
        null as reason
    from prompts where orphan = 0 group by path, note_line, pin
    union all
    select path, line, section, note_text, pin, 'skipped', null from settled
    where pin <> '' and not exists (
        select 1 from prompts
        where prompts.path = settled.path and prompts.pin = settled.pin and prompts.orphan = 0
    ) and not exists (select 1 from told where told.path = settled.path and told.pin = settled.pin)
    group by path, line, pin
    union all
    select path, line, '[]', '', pin, fate, reason from numbered as fates
    where has_none or (
        select count(distinct note_line) from prompts
        where prompts.path = fates.path and prompts.pin = fates.pin and prompts.orphan = 0
    ) + (
        select count(distinct line) from settled
        where settled.path = fates.path and settled.pin = fates.pin
        and not exists (select 1 from told where told.path = fates.path and told.pin = settled.pin)
    ) + (
        select count(*) from numbered as before
        where before.path = fates.path and before.pin = fates.pin
        and before.nth < fates.nth and before.has_none
    ) < nth
)
select path, line, line, section, note_text, pin, fate, reason
from homes
where path in (select value from json_each(?1))
order by path, line
"""
_PUT_HOMES = f"""
insert into notes (path, line, end_line, section, note_text, pin, fate, reason)
{_HOMES}
"""

_FATES = f"""
update notes set fate = told.fate, reason = told.reason
from ({fates.NUMBERED}) as numbered
join fates as told on told.path = numbered.path and told.pin = numbered.pin
where numbered.note_id = notes.note_id
"""

# The log has no lines of decisions: the first one of a kind is about the first such note.
_DECIDED = f"""
update settled set line = place.line
from (
    select event_id, path, pin, case kind {_REASON} end as reason,
        row_number() over (partition by path, pin, kind order by line, event_id) as nth
    from settled where pin <> '' and path in (select value from json_each(?1))
) as one
join (
    select path, pin, line, reason,
        row_number() over (partition by path, pin, reason order by line) as nth
    from notes where fate = 'skipped' and path in (select value from json_each(?1))
) as place using (path, pin, reason, nth)
where settled.event_id = one.event_id
"""

# A file that no scan has found here may be one that is still to come; where none has been read,
# nothing is known of any.
_UNREAD = f"""
insert into files (path, size, mtime_ns, digest, title, problems)
select value, {UNREAD}, 0, '', value, '[]' from json_each(?1)
where value in (select path from files) or not exists (select 1 from files)
on conflict (path) do update set size = {UNREAD}
"""


def homes(reader: Reader, paths: Iterable[str]) -> list[NoteRow]:
    """Return the notes of files as the log has them; their lines are those it was told of last."""
    return [NoteRow(*row) for row in reader.rows(_HOMES, (json.dumps(sorted(paths)),))]


def let_be_looked_at(
    writer: Writer, paths: Iterable[str], is_here: Callable[[str], bool] = lambda _: True
) -> None:
    """Let the next scan look at the files again, for the log has news of their notes.

    What the last scan saw here is remembered beside it. Where there was none, nothing was seen,
    and of the files those are still to come that no `is_here` finds.
    """
    if writer.scalar("select 1 from files") is None:
        let_be_read(writer, filter(is_here, paths))
        return
    values = (json.dumps(sorted(paths)),)
    for statement in (_FATES, _DECIDED, _UNREAD):
        writer.run(statement, values)


def let_be_read(writer: Writer, paths: Iterable[str]) -> None:
    """Let the next scan read the files, and know of their notes what the log says, no more.

    A note that a scan found here, but whose prompts went elsewhere since, is to be met anew.
    """
    values = (json.dumps(sorted(paths)),)
    for statement in (_FORGET, _PUT_HOMES, _FATES, _DECIDED, _UNREAD):
        writer.run(statement, values)


_FORGET = "delete from notes where path in (select value from json_each(?1))"


def let_all_be_read(writer: Writer) -> None:
    """Let the next scan read every file anew, and trust nothing that was said of them."""
    writer.run("delete from notes")
    paths = {row[0] for row in writer.rows("select path from prompts where orphan = 0")}
    paths |= {
        row[0] for row in writer.rows("select path from settled union select path from fates")
    }
    writer.run("delete from files")
    let_be_read(writer, paths)


def withdrawn(reader: Reader) -> set[str]:
    """Return the ids of all that was taken back."""
    return {row[0] for row in reader.rows("select subject from events where kind = 'withdrawn'")}
