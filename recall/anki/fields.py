"""From Markdown to the HTML of a field: all that Anki should show, nothing that it could run."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from html import escape
from itertools import count

import nh3

from recall import markdown
from recall.cards import Gap, GapText

_TAGS = {
    *("p", "br", "hr", "strong", "em", "b", "i", "u", "s", "del", "ins", "mark", "sub", "sup"),
    *("code", "pre", "kbd", "blockquote", "ul", "ol", "li", "dl", "dt", "dd", "a", "img"),
    *("table", "thead", "tbody", "tr", "th", "td", "h1", "h2", "h3", "h4", "h5", "h6"),
}
_ATTRIBUTES = {"a": {"href", "title"}, "img": {"src", "alt", "title"}, "ol": {"start"}}
_SCHEMES = {"http", "https", "mailto"}
_ADDRESS = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)

WEB = re.compile(r"https?://(?:www\.)?([\w.-]+)(?::\d+)?(?:[/?#]|$)", re.IGNORECASE)
"""The start of an address of the web; its group is the site."""


def _kept(_tag: str, attribute: str, value: str) -> str | None:
    """Return the value, or None for an address that would point into Anki's own files."""
    if attribute in ("href", "src") and not _ADDRESS.match(value):
        return None
    return value


_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes=_ATTRIBUTES,
    attribute_filter=_kept,
    url_schemes=_SCHEMES,
    link_rel=None,
)

# Control characters (U+001F separates the fields of a note in Anki's files: one of them and
# Anki refuses the package), halves of surrogate pairs, and code points that are no characters.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_NO_CHARACTERS = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

# One line of prose whose only marks are those of code: most fields are just that, and are
# spared the parser. A property test holds both ways equal.
_PROSE = re.compile(
    r"(?:[^\\`*_\[\]<&$~\n\t\xa0]++|`[^`\s\xa0](?:[^`\n\t\xa0]*[^`\s\xa0])?`(?!`))*+"
)
_CODE = re.compile("`([^`]+)`")

# What would begin a block of Markdown where a line of text is meant: "1984.", "> 90 %", "- 5".
# It ends where a backslash makes it text.
_BLOCK_START = re.compile(
    r"""\d{1,9}(?=[.)](?:\s|$))
    |(?=[-+*](?:\s|$)) | (?=>) | (?=\#{1,6}(?:\s|$)) | (?=\|)
    |(?=(?:-\s*){3,}$) | (?=(?:_\s*){3,}$) | (?=(?:\*\s*){3,}$)
    |(?=`{3,}[^`]*$) | (?=~{3}) | (?=\[[^\]]*\]:)""",
    re.VERBOSE,
)

_IMAGE = re.compile(r"<img(?: [^>]*)?>")
_ALT = re.compile(r'alt="([^"]*)"')
_ONE_PARAGRAPH = re.compile(r"<p>((?:(?!</?p>).)*)</p>", re.DOTALL)


def html(text: str) -> str:
    """Return the Markdown as the HTML of a field.

    A text of one line stays one line, whatever it begins with.
    """
    return _disarmed(_html(tidy(text)))


def plain(text: str) -> str:
    """Return text that is no Markdown as the HTML of a field."""
    return _disarmed(escape(tidy(text), quote=False))


def address(url: str | None) -> str:
    """Return the address as an attribute may hold it; empty unless it is of the web."""
    made = tidy(url or "").replace("\n", "").replace(" ", "%20")
    return _disarmed(escape(made)) if WEB.match(made) else ""


def tidy(text: str) -> str:
    """Return the text in NFC, without control characters and broken code points."""
    if text.isascii():
        return (text if text.isprintable() else _CONTROLS.sub("", text)).strip()
    text = _NO_CHARACTERS.sub("\ufffd", _CONTROLS.sub("", text))
    return unicodedata.normalize("NFC", text).strip()


def _html(text: str) -> str:
    if not text:
        return ""
    if items := _numbered(text):
        return _list(_html(item) for item in items)
    if _PROSE.fullmatch(text):
        return _CODE.sub(r"<code>\1</code>", escape(text, quote=False))
    made = _CLEANER.clean(markdown.html(_as_one_line(text))).strip()
    made = _IMAGE.sub(_shown_image, made)
    one = _ONE_PARAGRAPH.fullmatch(made)
    return one[1] if one else made


def _as_one_line(text: str) -> str:
    """Return the text so that its only line, if it has one, is read as text and not as a block."""
    start = None if "\n" in text else _BLOCK_START.match(text)
    return f"{text[: start.end()]}\\{text[start.end() :]}" if start else text


def _numbered(text: str) -> list[str]:
    """Return the items of `1) one; 2) two`; empty for any other text."""
    if not text.startswith("1) "):
        return []
    items = re.split(r"(?:^|; )(\d+)\) ", text)
    numbers = items[1::2]
    if len(numbers) < 2 or numbers != [str(n + 1) for n in range(len(numbers))]:
        return []
    return items[2::2]


def _list(items: Iterable[str]) -> str:
    # A line each: where Anki shows a field without its tags, words must not run together.
    return "<ol>\n" + "".join(f"<li>{item}</li>\n" for item in items) + "</ol>"


def _shown_image(image: re.Match[str]) -> str:
    """Return the image, or its description where its file is not on the web."""
    if " src=" in image[0]:
        return image[0]
    alt = _ALT.search(image[0])
    return f"[{alt[1]}]" if alt and alt[1] else ""


# What Anki would act on -------------------------------------------------------------------------

# An entity shows the same and means nothing to Anki. Sounds, LaTeX and speech begin with a
# bracket; two braces begin and end a gap; addresses in maths could be scripts.
_ACTION = r"/?(?:sound:|latex\]|\$|anki:)"
_BRACKET = re.compile(rf"\[(?={_ACTION})|(?<!\\)\[(?=⸨)", re.IGNORECASE)
_MATHS = ("\\(", "\\[")
_MATHS_COMMAND = re.compile(r"\\(href|url|style|class|cssId|data|require|html\w*)\b", re.IGNORECASE)


def _disarmed(made: str) -> str:
    if "{{" in made or "}}" in made:
        made = made.replace("{{", "&#123;&#123;").replace("}}", "&#125;&#125;")
    if "[" in made:
        made = _BRACKET.sub("&#91;", made)
    # Where maths ends, MathJax decides by counting braces: we do not guess.
    if "\\" in made and any(start in made for start in _MATHS):
        made = _harmless_maths(made)
    return made


def _harmless_maths(made: str) -> str:
    return _MATHS_COMMAND.sub(r"\\mathtt{\1}", made)


# Gaps -------------------------------------------------------------------------------------------

# While the text is turned into HTML, each gap stands between two marks. Their outer characters
# are punctuation, so that emphasis next to a gap is read as it would be without the marks.
_OPEN = "⸨\ufdd0{}\ufdd0⸨"
_CLOSE = "⸩\ufdd1⸩"
_MARKED = re.compile("⸨\ufdd0(\\d+)\ufdd0⸨(.*?)⸩\ufdd1⸩", re.DOTALL)
_MARK = "\ufdd0"
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^>]*>")
_VOID = {"br", "hr", "img"}
_ACTS_IN_GAP = re.compile(rf"{_ACTION}|image-occlusion:", re.IGNORECASE)


def gaps(text: GapText) -> str:
    """Return the text as HTML in which every gap is one of Anki's."""
    pieces = tuple(_tidied(piece) for piece in text.pieces)
    found = [piece for piece in pieces if isinstance(piece, Gap)]
    if (lead := _lead_of_list(pieces)) is not None:
        return html(lead) + _list(_piece(gap) for gap in found)
    marked = _html(_with_marks(pieces).strip())
    if not _sound(marked, len(found)):
        # A gap across the edge of emphasis, in a link or in a picture: piece by piece then.
        return "".join(_piece(piece) for piece in pieces)
    made = _disarmed(marked)
    return _MARKED.sub(lambda match: _gap(found[int(match[1])], match[2]), made)


def asides(text: GapText) -> str:
    """Return what single gaps add to the back of their own card, each in a gap of its slot."""
    return "".join(
        f"{{{{c{gap.slot}::{_in_gap(html(gap.extra))}}}}}" for gap in text.gaps if gap.extra
    )


def _lead_of_list(pieces: Sequence[str | Gap]) -> str | None:
    """Return what stands before the items where the gaps are those of `Lead — 1) …; 2) …`."""
    first, *others = pieces or ("",)
    if not isinstance(first, str) or not first.endswith("1) "):
        return None
    marks = [piece for piece in others if not isinstance(piece, Gap) and piece]
    gap_count = sum(isinstance(piece, Gap) for piece in others)
    if gap_count < 2 or marks != [f"; {number}) " for number in range(2, gap_count + 1)]:
        return None
    return first.removesuffix("1) ").rstrip().removesuffix("—")


def _tidied(piece: str | Gap) -> str | Gap:
    if isinstance(piece, Gap):
        return piece._replace(answer=tidy(piece.answer), hint=tidy(piece.hint))
    # Its spaces part it from the gaps beside it.
    start, end = piece[: len(piece) - len(piece.lstrip())], piece[len(piece.rstrip()) :]
    return start + tidy(piece) + end if piece.strip() else piece


def _with_marks(pieces: Iterable[str | Gap]) -> str:
    number = count()
    return "".join(
        piece if isinstance(piece, str) else _OPEN.format(next(number)) + piece.answer + _CLOSE
        for piece in pieces
    )


def _sound(marked: str, gap_count: int) -> bool:
    """Tell whether every gap came through once, outside of tags, with its own tags closed."""
    found = _MARKED.findall(marked)
    return (
        [int(number) for number, _ in found] == list(range(gap_count))
        and marked.count(_MARK) == 2 * gap_count
        and ("<" not in marked or _well_placed(marked, [content for _, content in found]))
    )


def _well_placed(marked: str, hidden: Iterable[str]) -> bool:
    return not any(_MARK in tag[0] for tag in _TAG.finditer(marked)) and all(map(_balanced, hidden))


def _balanced(made: str) -> bool:
    opened: list[str] = []
    for tag in _TAG.finditer(made):
        if not tag[1] and tag[2] not in _VOID:
            opened.append(tag[2])
        elif tag[1] and (not opened or opened.pop() != tag[2]):
            return False
    return not opened


def _piece(piece: str | Gap) -> str:
    if isinstance(piece, Gap):
        return _gap(piece, html(piece.answer))
    spaced = " " if piece[:1].isspace() else ""
    return spaced + html(piece) + (" " if piece.strip() and piece[-1:].isspace() else "")


def _gap(gap: Gap, made: str) -> str:
    # A hint may come to stand in maths, in place of its gap.
    hint = f"::{_in_gap(_harmless_maths(html(gap.hint)))}" if gap.hint else ""
    return f"{{{{c{gap.slot}::{_in_gap(made)}{hint}}}}}"


def _in_gap(made: str) -> str:
    """Return the HTML without what would end its gap, begin a hint, or make Anki act on it."""
    if "}}" in made or "::" in made:
        made = made.replace("}}", "&#125;&#125;").replace("::", "&#58;&#58;")
    if made.endswith((":", "}")):
        made = f"{made[:-1]}&#{ord(made[-1])};"
    if _ACTS_IN_GAP.match(made):
        made = f"&#{ord(made[0])};{made[1:]}"
    return made
