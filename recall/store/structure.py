"""What a database is made of, against what it should be made of."""

from __future__ import annotations

from recall.migrations import migrate
from recall.store.database import Reader
from recall.store.scratch import in_memory

_PARTS = """
select type || ' ' || name as part, sql from sqlite_schema
where type in ('index', 'trigger') and sql is not null and name not like 'prompts_fts%'
union all
select 'column ' || tables.name || '.' || columns.name, columns.type || columns."notnull"
from sqlite_schema as tables join pragma_table_info(tables.name) as columns
where tables.type = 'table' and tables.name not like 'sqlite_%'
"""


def missing(reader: Reader) -> list[str]:
    """Return the columns, indices and triggers that a new database has and this one lacks.

    Those that are there and say something else are missing, too.
    """
    with in_memory() as db:
        migrate(db)
        whole = {(str(part), _normal(sql)) for part, sql in db.execute(_PARTS)}
    there = {(str(row["part"]), _normal(row["sql"])) for row in reader.rows(_PARTS)}
    return sorted(part for part, _ in whole - there)


def _normal(sql: object) -> str:
    return "".join(str(sql).replace('"', "").split()).lower()
