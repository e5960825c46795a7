"""What this machine is called in the log: by the name of its host, and a word of its own."""

from __future__ import annotations

import os
import re

from recall.store.database import Reader, Writer
from recall.store.ids import random_id
from recall.store.log import Dice

LONGEST = 24
"""Characters of the name of a host."""


def own(writer: Writer, dice: Dice = os.urandom) -> str:
    """Return the name of this machine, given to it now if it has none.

    To be called inside a transaction. A database that was carried to another host gets
    another name there, and its old one back at home.
    """
    host = _host()
    name = known(writer, host)
    if name is None:
        name = f"{host}-{random_id(dice)[:6]}"
        writer.run("insert into machine values (?)", (name,))
    return name


def known(reader: Reader, host: str | None = None) -> str | None:
    """Return the name of this machine, None before it was needed."""
    names = [str(row[0]) for row in reader.rows("select name from machine order by rowid")]
    return next((one for one in names if one.rpartition("-")[0] == (host or _host())), None)


def _host() -> str:
    told = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
    short = re.sub(r"[^a-z0-9]+", "-", told.lower().split(".")[0])[:LONGEST].strip("-")
    return short or "machine"
