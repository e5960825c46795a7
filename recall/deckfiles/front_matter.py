"""Front matter: the facts about a file that stand above its text."""

from __future__ import annotations

from typing import NamedTuple

from recall.context import Facts
from recall.notes import Fault


class Head(NamedTuple):
    facts: Facts
    body: str
    faults: tuple[Fault, ...] = ()


def split(text: str) -> Head:
    lines = text.split("\n")
    if lines[0].strip() != "---" or "---" not in lines[1:]:
        return Head(Facts(), text)
    import yaml

    end = lines.index("---", 1)
    values = yaml.load("\n".join(lines[1:end]), Loader=yaml.BaseLoader)
    tags = values.get("tags") or ()
    facts = Facts(
        title=values.get("title") or "",
        speaker=values.get("speaker"),
        source=values.get("source"),
        date=values.get("date"),
        tags=tuple(tags) if isinstance(tags, list) else tuple(tags.replace(",", " ").split()),
        deck=values.get("deck"),
    )
    return Head(facts, "\n" * (end + 1) + "\n".join(lines[end + 1 :]))
