"""Notes without what programs read and people do not see: entities, wiki links, remarks."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from recall.language.hashtags import without_tags, without_wiki_links
from recall.language.rare import Pattern, Rare
from recall.language.tokens import FENCE
from recall.markdown import masked
from recall.notes import Context, Note

_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z\d]{1,31}|#\d{1,7}|#[xX][\da-fA-F]{1,6});")
_TAG = re.compile(r"&lt;(?P<tag>/?[A-Za-z][\w:-]*(?: [\w ./=\"':#-]{0,200}?)?/?)&gt;")
"""An element that is spoken of: the text shows it, and no browser takes it for one."""

_MARKS = frozenset("\\`*_[]~$|")


REMARK = Rare(r"(?<!\S)%%(?!\s?%).{1,2000}?%%(?!\S)", "%%", flags=re.DOTALL)
"""A remark of Obsidian's, which no page shows."""

_NO_REMARK = re.compile(r"\d\s?$")
"""What stands in front of a percent sign that was typed twice."""


def shown(note: Note) -> Note:
    """Return the note and those below it with what a page shows of links, and without remarks."""
    return _shown(note) if _hides(note) else note


def _hides(note: Note) -> bool:
    return any(mark in note.text for mark in _MARKS_OF_PAGES) or any(map(_hides, note.children))


_MARKS_OF_PAGES = ("[[", "%%", "][", "{:", "{.", "{#")


@lru_cache(maxsize=1024)
def _shown(note: Note) -> Note:
    """Return one and the same note for the same one, as others are told apart by that."""
    return replace(note, text=as_shown(note.text), children=tuple(map(shown, note.children)))


MOST_BESIDE = 100
"""Notes of one list that are read for it: in a longer one no rule takes them together."""


def around(context: Context) -> Context:
    """Return the context with its notes as `shown` gives them."""
    siblings = context.siblings if len(context.siblings) <= MOST_BESIDE else ()
    beside = (context.parent, context.previous, *context.above, *siblings)
    if not any(note is not None and _hides(note) for note in beside):
        return context
    return replace(
        context,
        parent=context.parent and shown(context.parent),
        previous=context.previous and shown(context.previous),
        above=tuple(map(shown, context.above)),
        siblings=tuple(map(shown, siblings)) or context.siblings,
    )


def as_shown(text: str) -> str:
    """Return Markdown as a page shows it: of links their words, and nothing of remarks."""
    if "%%" in text:
        text = _outside(REMARK, _no_remark, text).strip()
    text = without_attributes(text)
    if "][" in text:
        text = _outside(
            _REFERENCE, lambda found: text[found.start("words") : found.end("words")], text
        )
    return without_wiki_links(text)


def without_attributes(text: str) -> str:
    """Return a line without the looks and the name that its author gave it: `{#memory}`."""
    return _outside(_ATTRIBUTES, lambda _: "", text) if "{" in text else text


def _no_remark(found: re.Match[str]) -> str:
    doubled = _NO_REMARK.search(found.string[: found.start()])
    return found.string[found.start() : found.end()] if doubled else ""


_ATTRIBUTES = Rare(r"\s*\{:[^{}\n]{0,200}\}|\s*\{[.#][A-Za-z][^{}\n]{0,200}\}\s*$", "{")
"""What kramdown and Pandoc take for the looks of a paragraph: `{: .important}`."""

_REFERENCE = Rare(
    r"(?<![\w\]!)\\])\[(?!\^)(?P<words>[^\[\]\n]*[^\W\d_][^\[\]\n]*)\]\[[^\[\]\n]{0,200}\]", "]["
)
"""A link whose address stands elsewhere on the page: `[the paper][1]`."""

_TICKS = r"(?<!`)(?P<ticks>`{1,6})(?!`).{1,400}?(?<!`)(?P=ticks)(?!`)"
_TEMPLATE = re.compile(
    rf"{FENCE}|{_TICKS}"
    r"|\{%-?\s{0,9}(?P<tag>highlight|code|codeblock|raw|verbatim|prism|mermaid|math|katex)\b"
    r"[^%{}]{0,200}%\}(?P<code>.{1,1000}?)\{%-?\s{0,9}end(?P=tag)\s{0,9}-?%\}",
    flags=re.DOTALL,
)
"""Code between two tags of a template, and code as Markdown has it, whose tags are left."""


def _code_of(found: re.Match[str]) -> str:
    code = (found["code"] or "").strip()
    if not code:
        return found[0]
    if "\n" in code:
        return f"\n\n```\n{code}\n```\n\n"
    return f"``{code}``" if "`" in code else f"`{code}`"


_EMOJI = Rare(r"(?<!\S):[a-z][a-z_+-]*[a-z\d]:(?=\s|$)\s*", ":")
"""A picture by its name: `:rocket:`."""


def bared(note: Note) -> Note:
    """Return the note and those below it as people read them: without tags and entities."""
    text = bare(note.text)
    children = tuple(map(bared, note.children))
    if text == note.text and children == note.children:
        return note
    return replace(note, text=text, children=children)


def bare(text: str) -> str:
    """Return the Markdown of a note as it is read."""
    text = _TEMPLATE.sub(_code_of, text) if "{%" in text else text
    text = without_boxes(text) if "<" in text else text
    text = with_characters(text) if "&" in text else text
    text = _outside(_EMOJI, lambda _: "", text).strip() if ":" in text else text
    text = _PARAGRAPHS.sub(".\n\n", text) if "\n" in text else text
    return without_tags(text) if "#" in text else text


_PARAGRAPHS = re.compile(r"(?<=[^\W_])\n[ \t]{0,9}\n\s{0,9}(?=[A-ZÀ-Þ])")
"""Where one paragraph of a bullet ends without a stop and another begins: two sentences."""

_HANDLE = (
    r"<summary>\s?(?:(?:click|tap|show|see|reveal)(?: [^<>\n]{1,40})?|spoilers?|answer|solution|details?"
    r"|hint|more|respuesta|solución|antwort|lösung|réponse)[.:!…]?\s?</summary>"
)
"""What is clicked to open a box, and says nothing of what is in it."""

_BOX = Rare(
    rf"\s{{0,9}}(?:(?:{_HANDLE}|<(?:br\s?/?|/?(?:details|summary|div|p|center|section|article|aside"
    r"|figure|figcaption)(?:\s[^<>\n]{0,300})?)>)\s{0,9})+",
    "<",
    flags=re.IGNORECASE,
)
"""HTML that only says where on a page words stand."""


def without_boxes(text: str) -> str:
    """Return Markdown without the HTML of boxes and lines; a box that ends, ends its sentence."""
    pieces: list[str] = []
    at = 0
    for found in _BOX.finditer(masked(text, html=False)):
        before = text[at : found.start()]
        pieces += (before, _seam(before, text[found.end() : found.end() + 9]))
        at = found.end()
    return "".join((*pieces, text[at:])).strip() if at else text


def _seam(before: str, after: str) -> str:
    """Return what stands where boxes met: a space, or a stop in front of a new sentence."""
    ends = before.rstrip("*_ ")[-1:].isalnum()
    opens = after.lstrip('*_“"(')[:1]
    return ". " if ends and (opens.isupper() or opens.isdigit()) else " "


def with_characters(text: str) -> str:
    """Return Markdown that shows the same with characters where entities stood.

    What would then be markup stays text: `&lt;div&gt;` becomes code, `&#42;` gets a backslash.
    Code and maths are left as they are.
    """
    text = _outside(_TAG, lambda found: f"`<{found['tag']}>`", text)
    return _outside(_ENTITY, _character, text)


_MORE_THAN = re.compile(r"\\?>\s?(?=\d)")
"""A sign at the front of a note, where Markdown takes it for that of a quotation."""


def first_sign_spelt(text: str, language: str) -> str | None:
    """Return a note that opens with *> 90 %* with words for the sign; None for all others."""
    sign = _MORE_THAN.match(text)
    words = MORE_THAN.get(language)
    return f"{words} {text[sign.end() :]}" if sign and words else None


MORE_THAN = {
    "en": "More than",
    "es": "Más de",
    "de": "Mehr als",
    "fr": "Plus de",
    "it": "Più di",
    "pt": "Mais de",
}


def _outside(pattern: Pattern, put: Callable[[re.Match[str]], str], text: str) -> str:
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
