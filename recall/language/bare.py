"""Notes without what programs read and people do not see: entities shown as their characters."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import replace

from recall.language.hashtags import without_tags
from recall.markdown import masked
from recall.notes import Note

_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z\d]{1,31}|#\d{1,7}|#[xX][\da-fA-F]{1,6});")
_TAG = re.compile(r"&lt;(?P<tag>/?[A-Za-z][\w:-]*(?: [\w ./=\"':#-]{0,200}?)?/?)&gt;")
"""An element that is spoken of: the text shows it, and no browser takes it for one."""

_MARKS = frozenset("\\`*_[]~$|")


def bared(note: Note) -> Note:
    """Return the note and those below it as people read them: without tags and entities."""
    text = bare(note.text)
    children = tuple(map(bared, note.children))
    if text == note.text and children == note.children:
        return note
    return replace(note, text=text, children=children)


def bare(text: str) -> str:
    """Return the Markdown of a note as it is read."""
    text = with_characters(text) if "&" in text else text
    return without_tags(text) if "#" in text else text


def with_characters(text: str) -> str:
    """Return Markdown that shows the same with characters where entities stood.

    What would then be markup stays text: `&lt;div&gt;` becomes code, `&#42;` gets a backslash.
    Code and maths are left as they are.
    """
    text = _outside(_TAG, lambda found: f"`<{found['tag']}>`", text)
    return _outside(_ENTITY, _character, text)


def _outside(pattern: re.Pattern[str], put: Callable[[re.Match[str]], str], text: str) -> str:
    """Replace what the pattern finds in prose; code, maths and addresses are left."""
    pieces: list[str] = []
    at = 0
    for found in pattern.finditer(masked(text)):
        pieces += (text[at : found.start()], put(found))
        at = found.end()
    return "".join((*pieces, text[at:]))


def _character(entity: re.Match[str]) -> str:
    shown = html.unescape(entity[0])
    after = entity.string[entity.end() : entity.end() + 1]
    if shown == entity[0] or "\ufffd" in shown:
        return entity[0]
    if shown.isspace():
        return " "
    if shown == "&":
        return entity[0] if re.match(r"#|\w+;", entity.string[entity.end() :]) else shown
    opens = shown == "<" and (after.isalpha() or after in ("/", "!", "?"))
    quotes = shown == ">" and not entity.string[: entity.start()].strip()
    return f"\\{shown}" if opens or quotes or shown in _MARKS else shown
