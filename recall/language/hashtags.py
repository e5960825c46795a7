"""Hashtags and wiki links, as note-taking programs know them: for finding notes, not for reading."""

from __future__ import annotations

from dataclasses import replace

from recall.language.rare import Rare
from recall.notes import Note

_TAG = r"#[^\W\d_][\w/-]{0,60}"
_AT_END = Rare(rf"(?:\s+{_TAG})+\s*$", "#")
_INSIDE = Rare(r"(?<!\S)#(?=[^\W\d_][\w-]{1,60}\s+[^\W\d_])", "#")
"""A tag that is a word of its sentence: *#trust scores went up*."""

_WIKI_LINK = Rare(r"\[\[(?:[^\[\]|\n]{1,200}\|)?(?P<shown>[^\[\]|\n]{1,200})\]\]", "[[")


def without_tags(text: str) -> str:
    """Return a line without the tags behind it, and with those inside as plain words."""
    bare = _AT_END.sub("", text)
    return _INSIDE.sub("", bare) if bare.strip() else text


def without_wiki_links(text: str) -> str:
    """Return a line with what is shown of its wiki links: *[[people/rowe|Ada Rowe]]*."""
    return _WIKI_LINK.sub(r"\g<shown>", text)


def untagged(note: Note) -> Note:
    """Return the note and those below it without tags."""
    text = without_tags(note.text) if "#" in note.text else note.text
    children = tuple(map(untagged, note.children))
    if text == note.text and children == note.children:
        return note
    return replace(note, text=text, children=children)
