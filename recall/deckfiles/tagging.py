"""Tags written into front matter: the one line they stand on changes, and nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from recall.context import Facts
from recall.deckfiles.encoding import Written, decoded, written
from recall.deckfiles.front_matter import split


def tags_of(data: bytes) -> tuple[str, ...]:
    """Return the tags that the front matter of a file gives all its notes."""
    return _facts(data).tags


def with_tags(data: bytes, tags: Sequence[str]) -> bytes | None:
    """Return the file with these tags in its front matter, made where there is none.

    None where that cannot be done without changing what else is read, or how it is written.
    """
    form = written(data)
    if form is None or form.encoding == "cp1252":
        return None
    text = data[len(form.mark) :].decode(form.encoding)
    lines = re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z", text)
    changed = _changed(lines, tags, form.newline)
    if changed is None:
        return None
    new = form.mark + "".join(changed).encode(form.encoding)
    return new if _is_same_but_tags(data, new, form, tags) else None


def _facts(data: bytes) -> Facts:
    return split(decoded(data).text).facts


def _is_same_but_tags(old: bytes, new: bytes, form: Written, tags: Sequence[str]) -> bool:
    before, after = split(decoded(old).text), split(decoded(new).text)
    return (
        after.facts == before.facts._replace(tags=tuple(tags))
        and after.body.lstrip("\n") == before.body.lstrip("\n")
        and [fault.message for fault in after.faults] == [fault.message for fault in before.faults]
        and written(new) == form
    )


def _changed(lines: Sequence[str], tags: Sequence[str], newline: str) -> list[str] | None:
    opening = lines[0].rstrip() if lines else ""
    closing = {"---": ("---", "..."), "+++": ("+++",)}.get(opening, ())
    end = next((n for n, line in enumerate(lines) if n and line.rstrip() in closing), None)
    if end is None:
        gap = [newline] if lines and lines[0].strip() else []
        return [f"---{newline}", f"tags: {_listed(tags)}{newline}", f"---{newline}", *gap, *lines]
    is_yaml = opening == "---"
    separator = ":" if is_yaml else " ="
    key = re.compile(rf"tags\s*{separator.strip()}", re.IGNORECASE)
    at = next((n for n in range(1, end) if key.match(lines[n])), None)
    if at is None:
        # Below a table of TOML the line would be one of the table's.
        at = to = end if is_yaml else 1
    else:
        to = next((n for n in range(at + 1, end) if _is_next(lines[n])), end)
        if any("#" in line for line in lines[at:to]):
            # A comment, or a tag with its sign: whoever wrote that shall keep it.
            return None
    value = _listed(tags) if is_yaml else json.dumps(list(tags), ensure_ascii=False)
    return [*lines[:at], f"tags{separator} {value}{newline}", *lines[to:]]


def _is_next(line: str) -> bool:
    """Tell whether a line belongs to the value above it no longer."""
    return re.match(r"\s+\S|-(\s|\Z)|[\]}]", line) is None


def _listed(tags: Sequence[str]) -> str:
    return f"[{', '.join(map(_word, tags))}]"


_PLAIN = re.compile(r"[^\W\d_][\w /-]*")
_NO_WORDS = frozenset("yes no on off true false null y n".split())


def _word(tag: str) -> str:
    """Return a tag as YAML of any kind reads it: in quotes where it could be something else."""
    if _PLAIN.fullmatch(tag) and tag.lower() not in _NO_WORDS and tag == tag.strip():
        return tag
    return json.dumps(tag, ensure_ascii=False)
