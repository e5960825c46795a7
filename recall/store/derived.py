"""The tables that follow from the log: read as they stand, and made what a replay says."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from recall.store import fates, prompts
from recall.store.database import Reader, Value, Writer
from recall.store.database import Row as SqlRow
from recall.store.fates import Fate
from recall.store.prompts import LINES, Content
from recall.store.settled import SettledNote

Row = Mapping[str, Value]

PROMPTS = ("prompt_id", "note_ms", *Content._fields, "orphan", "changed_at", "verdict")
CARDS = (
    "card_id", "prompt_id", "slot", "answer", "card_ms", "position", "state", "stability",
    "difficulty", "step", "due_day", "due_at", "last_day", "reviews", "lapses", "suspended",
    "shelved", "retired", "buried_until", "changed", "flagged",
)  # fmt: skip


EXPORTS = ("prompt_id", "content", "mod")


class Tables(NamedTuple):
    """Rows of the tables by their keys, each with the columns that follow from the log."""

    prompts: Mapping[str, Row]
    cards: Mapping[str, Row]
    settled: Mapping[str, Row]
    undecided: tuple[tuple[str, str], ...]
    exports: Mapping[str, Row]
    joined: Mapping[str, str]
    fates: Mapping[tuple[str, str], Fate]


def read(reader: Reader) -> Tables:
    """Return the tables as they stand."""
    pairs = reader.rows("select prompt_id, candidate from undecided order by rowid")
    joined = reader.rows("select id, same_as from joined")
    return Tables(
        _keyed(reader.rows("select * from prompts order by prompt_no"), PROMPTS),
        _keyed(reader.rows("select * from cards order by position, card_id"), CARDS),
        _keyed(reader.rows("select * from settled"), SettledNote._fields),
        tuple((row[0], row[1]) for row in pairs),
        _keyed(reader.rows("select * from exports"), EXPORTS),
        {row[0]: row[1] for row in joined},
        fates.told(reader),
    )


def _keyed(rows: Iterable[SqlRow], columns: Sequence[str]) -> dict[str, Row]:
    return {str(row[columns[0]]): {name: row[name] for name in columns} for row in rows}


def write(writer: Writer, now: Tables) -> set[str]:
    """Make the tables what the log says and return the files whose notes have to be read again.

    Lines of prompts stay as the last scan found them, for the log does not know better.
    """
    old = read(writer)
    _let_go(writer, old, now)
    stale = _write_prompts(writer, old, now)
    _write_cards(writer, old, now)
    gone = [key for key in old.prompts if key not in now.prompts]
    _drop_prompts(writer, gone)
    _write_rest(writer, old, now)
    stale |= {fate.path for key, fate in now.fates.items() if old.fates.get(key) != fate}
    stale |= {str(row["path"]) for key, row in now.settled.items() if key not in old.settled}
    return stale | {str(old.prompts[key]["path"]) for key in gone}


def _write_prompts(writer: Writer, old: Tables, now: Tables) -> set[str]:
    stale = set()
    new: list[Row] = []
    changed: list[Row] = []
    for key, row in now.prompts.items():
        known = old.prompts.get(key)
        if known is None:
            new.append(row)
        else:
            row = {**row, **{field: known[field] for field in LINES}}
            if row == known:
                continue
            changed.append(row)
        stale.add(str(row["path"]))
    marks, sets = ", ".join(f":{field}" for field in PROMPTS), _sets(PROMPTS)
    fields = ", ".join(PROMPTS)
    prompts.unindex(writer, [str(row["prompt_id"]) for row in changed])
    writer.run_many(f"update prompts set {sets} where prompt_id = :prompt_id", changed)
    writer.run_many(f"insert into prompts ({fields}) values ({marks})", new)
    prompts.index(writer, [str(row["prompt_id"]) for row in (*changed, *new)])
    return stale


def _write_cards(writer: Writer, old: Tables, now: Tables) -> None:
    new = [row for key, row in now.cards.items() if key not in old.cards]
    changed = [row for key, row in now.cards.items() if old.cards.get(key, row) != row]
    gone = [(key,) for key in old.cards if key not in now.cards]
    writer.run_many("delete from cards where card_id = ?", gone)
    marks, sets = ", ".join(f":{field}" for field in CARDS), _sets(CARDS)
    fields = ", ".join(CARDS)
    writer.run_many(f"update cards set {sets}, rev = rev + 1 where card_id = :card_id", changed)
    writer.run_many(f"insert into cards ({fields}) values ({marks})", new)


def _sets(fields: Iterable[str]) -> str:
    return ", ".join(f"{field} = :{field}" for field in fields)


def _let_go(writer: Writer, old: Tables, now: Tables) -> None:
    """Let milliseconds go that rows exchange or leave: at no time may two have the same."""
    writer.run_many(
        "update prompts set note_ms = -prompt_no where prompt_id = ?",
        _leaving(old.prompts, now.prompts, "note_ms"),
    )
    writer.run_many(
        "update cards set card_ms = -rowid where card_id = ?",
        _leaving(old.cards, now.cards, "card_ms"),
    )


def _leaving(old: Mapping[str, Row], now: Mapping[str, Row], column: str) -> list[tuple[str]]:
    return [(key,) for key, row in old.items() if now.get(key, {}).get(column) != row[column]]


def _drop_prompts(writer: Writer, gone: Sequence[str]) -> None:
    prompts.unindex(writer, gone)
    writer.run_many("delete from prompts where prompt_id = ?", [(key,) for key in gone])


def _write_rest(writer: Writer, old: Tables, now: Tables) -> None:
    if old.undecided != now.undecided:
        writer.run("delete from undecided")
        writer.run_many("insert into undecided values (?, ?)", now.undecided)
    if old.exports != now.exports:
        writer.run("delete from exports")
        writer.run_many(
            "insert into exports values (:prompt_id, :content, :mod)", now.exports.values()
        )
    if old.joined != now.joined:
        writer.run("delete from joined")
        writer.run_many("insert into joined values (?, ?)", now.joined.items())
    if old.fates != now.fates:
        writer.run("delete from fates")
        fates.put(writer, now.fates.values())
    settled = {
        key: {**row, "line": old.settled[key]["line"]} if key in old.settled else row
        for key, row in now.settled.items()
    }
    if old.settled != settled:
        writer.run("delete from settled")
        fields = ", ".join(SettledNote._fields)
        marks = ", ".join(f":{field}" for field in SettledNote._fields)
        writer.run_many(f"insert into settled ({fields}) values ({marks})", settled.values())


# What a scan has to read again ----------------------------------------------------------------

# A note has its place from its prompts, from the decision to have none, or from its fate.
_HOMES = """
insert into notes (path, line, end_line, section, note_text, pin, fate, reason)
with homes as (
    select path, note_line as line, section, note_text, pin, case
        when sum(verdict is not 'refused' and tier = 'ready') then 'ready'
        when sum(verdict is not 'refused') then 'draft' else 'skipped' end as fate,
        null as reason
    from prompts where orphan = 0 group by path, note_line, pin
    union all
    select path, line, section, note_text, pin, 'skipped', null from settled
    where not exists (
        select 1 from prompts
        where prompts.path = settled.path and prompts.pin = settled.pin and prompts.orphan = 0
    )
    group by path, line, pin
    union all
    select path, line, '[]', '', substr(pin, 1, 16), fate, reason from fates
    where (
        select count(distinct note_line) from prompts
        where prompts.path = fates.path and prompts.pin = substr(fates.pin, 1, 16)
        and prompts.orphan = 0
    ) + (
        select count(distinct line) from settled
        where settled.path = fates.path and settled.pin = substr(fates.pin, 1, 16)
    ) < cast(coalesce(nullif(substr(pin, 18), ''), '1') as integer)
)
select path, line, line, section, note_text, pin, fate, reason
from homes
where path in (select value from json_each(?1)) and not exists (
    select 1 from notes
    where notes.path = homes.path and notes.pin = homes.pin
    and (notes.line = homes.line or not exists (
        select 1 from prompts
        where prompts.path = homes.path and prompts.pin = homes.pin and prompts.orphan = 0
    ))
)
order by path, line
"""

_FATES = f"""
update notes set fate = told.fate, reason = told.reason
from ({fates.NUMBERED}) as numbered
join fates as told on told.path = numbered.path and told.pin = numbered.pin
where numbered.note_id = notes.note_id
"""

_UNREAD = """
insert into files (path, size, mtime_ns, digest, title, problems)
select value, -1, 0, '', value, '[]' from json_each(?1) where true
on conflict (path) do update set size = -1, digest = ''
"""


def let_be_read(writer: Writer, paths: Iterable[str]) -> None:
    """Let the next scan read the files, and know the notes of their prompts again."""
    values = (json.dumps(sorted(paths)),)
    for statement in (_HOMES, _FATES, _UNREAD):
        writer.run(statement, values)


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
