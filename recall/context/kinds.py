"""What kind of bullet a note is, where it is no claim: metadata, a link, a picture, struck out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recall.context import sources, talks
from recall.context.occasions import says_when_or_where
from recall.language.rare import Rare
from recall.language.tokens import IMAGE, MARKUP
from recall.notes import Note


def is_metadata(note: Note) -> bool:
    """Tell whether the note only says who, when or where: `Speaker: …`, `Date: …`, `rating:: 5`."""
    if talks.metadata(note.text) is not None or _PROPERTY.fullmatch(note.text) is not None:
        return True
    return not note.children and says_when_or_where(note.text)


_PROPERTY = Rare(
    r"[^\W\d_][\w-]*(?: [\w-]+)?::[ \t]+(?:\S+(?:[ \t]+\S+){0,2}|(?:\[\[[^\[\]\n]{1,200}\]\],?[ \t]*)+)",
    "::",
)
"""A property, as programs for notes ask for it; more words than a few are a definition's."""

_AT_PAGES = re.compile(
    r"(?:\[\[[^\[\]\n]{1,200}\]\]"
    r"|\b(?:see|also|cf|more|in|on|read|and|or|related|note|notes|page|up|next|the"
    r"|ver|véase|también|y|siehe|auch|vgl|und|voir|aussi|et|vedi|anche|veja)\b|[^\w\s\[\]]|\s)+",
    re.IGNORECASE,
)
"""Wiki links and words that point at them, and nothing else."""


_POINTS = re.compile(
    r"(?:this|that|here|these|see|check|link|links|more|read|watch|video|slides|repo|code|source|the|my|full"
    r"|este|esta|estos|aquí|ver|enlace|más|vídeo|el|la)\b",
    re.I,
)


def is_link_only(note: Note) -> bool:
    """Tell whether the note does no more than point to an address."""
    links = sources.links(note.text)
    if not links:
        return False
    rest = "".join(
        note.text[start:end]
        for start, end in zip(
            (0, *(link.end for link in links)),
            (*(link.start for link in links), len(note.text)),
            strict=True,
        )
    )
    words = re.findall(r"\w+", rest)
    if len(words) <= 2:
        return True
    ends = not note.text[links[-1].end :].strip(" .)")
    pointed = rest.rstrip(" .)").endswith(":") and _POINTS.match(rest.strip())
    return bool(ends and len(links) == 1 and pointed)


def is_resource_list(siblings: Sequence[Note]) -> bool:
    """Tell whether a list collects links rather than claims: most of its items begin with one."""
    if len(siblings) < 2:
        return False
    return sum(map(_begins_with_link, siblings)) * 5 >= len(siblings) * 3


def _begins_with_link(note: Note) -> bool:
    links = sources.links(note.text)
    return bool(links) and (is_link_only(note) or not note.text[: links[0].start].strip(" *_\"“'"))


_STRUCK = re.compile(r"~~[^~]{1,2000}~~|<(?P<tag>del|s|strike)>.{1,2000}?</(?P=tag)>", re.DOTALL)
_IMAGE = re.compile(IMAGE)
FEW_WORDS = 4


def lone_markup(note: Note) -> str | None:
    """Return in words what the note is beside which it says nothing, or None."""
    if "~~" in note.text or "<" in note.text:
        left, struck = _STRUCK.subn(" ", note.text)
        if struck and not _says_something(left):
            return "struck out"
    if "![" in note.text and not _says_something(_IMAGE.sub(" ", note.text)):
        return "a picture only"
    if is_link_only(note) or ("[[" in note.text and _AT_PAGES.fullmatch(note.text)):
        return "link only"
    if note.children and all(map(is_link_only, note.children)) and _announces(note.text):
        return "a list of links"
    return None


def is_markup_alone(text: str) -> bool:
    """Tell whether the text is code, maths or tags, with no word beside them."""
    return bool(text.strip()) and not _says_something(MARKUP.sub(" ", text))


def _says_something(text: str) -> bool:
    return any(map(str.isalnum, text))


def _announces(text: str) -> bool:
    """Tell whether the text is a name for what stands below it, and no claim."""
    return text.rstrip("*_ ").endswith(":") or len(re.findall(r"\w+", text)) <= FEW_WORDS
