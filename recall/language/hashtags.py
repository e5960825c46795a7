"""Hashtags and wiki links, as note-taking programs know them: for finding notes, not for reading."""

from __future__ import annotations

from recall.language.rare import Rare
from recall.markdown import masked

_TAG = r"#[^\W\d_][\w/-]{0,60}"
_AT_END = Rare(rf"(?:\s+{_TAG})+\s*$", "#")
_INSIDE = Rare(r"(?<!\S)#(?=[^\W\d_][\w-]{1,60}\s+[^\W\d_])", "#")
"""A tag that is a word of its sentence: *#trust scores went up*."""

_WIKI_LINK = Rare(
    r"(?P<embeds>!?)\[\[(?:[^\[\]|\n]{1,200}\|)?(?P<shown>[^\[\]|\n]{1,200})\]\]", "[["
)
_PLACE = Rare(r"(?<=[^#\s])\s?[#^].*", "#|^")
"""Where on its page a link points."""


def without_tags(text: str) -> str:
    """Return a line without the tags behind it, and with those inside as plain words."""
    bare = _AT_END.sub("", text)
    return _INSIDE.sub("", bare) if bare.strip() else text


def without_wiki_links(text: str) -> str:
    """Return a line with what is shown of its wiki links: *[[people/rowe|Ada Rowe]]*."""
    if "[[" not in text:
        return text
    pieces: list[str] = []
    at = 0
    for found in _WIKI_LINK.finditer(masked(text)):
        shown = text[found.start("shown") : found.end("shown")]
        named = shown if "|" in found[0] else _PLACE.sub("", shown).lstrip("#")
        pieces += (text[at : found.start()], "" if found["embeds"] else named)
        at = found.end()
    return "".join((*pieces, text[at:]))
