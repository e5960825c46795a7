"""From bytes to text, whatever program wrote them."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from typing import NamedTuple

from recall.notes import Fault


class Decoded(NamedTuple):
    """What a file says, with lines that end in `\\n`."""

    text: str
    faults: tuple[Fault, ...] = ()
    unreadable: bool = False
    """Whether it says something that nobody can read: then the text is empty."""


def decoded(data: bytes) -> Decoded:
    """Return the text of a file; of one that is no text, none, and what it is instead."""
    if not data.strip():
        return Decoded("", (Fault(1, "the file is empty.", remark=True),))
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _wide(data[len(mark) :], name)
    if guess := _wide_without_mark(data):
        return _wide(data, guess)
    if b"\0" in data or _looks_binary(data):
        return unreadable("this is no text but binary data")
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return Decoded(_repaired(_with_our_lines(data.decode("utf-8"))))
    except UnicodeDecodeError as error:
        return _with_odd_bytes(data, error.start)


def unreadable(why: str, advice: str = "") -> Decoded:
    """Return what there is to say of a file that cannot be read: not that it is empty."""
    message = f"{why}; nothing of it is read, and its cards stay as they are.{advice}"
    return Decoded("", (Fault(1, message),), unreadable=True)


class Written(NamedTuple):
    """How a file is written, so that a line can be put into it which reads as the others do."""

    mark: bytes
    """The byte order mark it begins with, if any."""
    encoding: str
    """`cp1252` where a line is not UTF-8; others of the same file may be."""
    newline: str
    """What most of its lines end in."""

    @property
    def structure(self) -> str:
        """The codec in which all of its bytes are characters, those of ASCII what they are."""
        return self.encoding if self.encoding.startswith(("utf-16", "utf-32")) else "latin-1"

    def encode(self, text: str) -> bytes:
        """Return whole lines as they are to stand in the file; what it cannot hold is `?`."""
        if self.encoding != "cp1252":
            return text.encode(self.encoding, "replace")
        return b"".join(map(_odd_line, text.splitlines(keepends=True)))


def _odd_line(line: str) -> bytes:
    """Return a line for a file that is not all UTF-8, in the way that reads as the line."""
    with suppress(UnicodeEncodeError):
        data = line.encode("cp1252")
        if _line_of(data) == line:
            return data
    return line.encode("utf-8", "replace")


def written(data: bytes) -> Written | None:
    """Return how a file is written; None where it is no text, or not all of it can be read."""
    mark, encoding = _mark_and_encoding(data)
    if not encoding:
        return None
    form = Written(mark, encoding, "\n")
    try:
        text = data[len(mark) :].decode(form.structure)
    except UnicodeDecodeError:
        return None
    pairs = text.count("\r\n")
    counts = {"\n": text.count("\n") - pairs, "\r\n": pairs, "\r": text.count("\r") - pairs}
    return form._replace(newline=max(counts, key=lambda newline: counts[newline]))


def _mark_and_encoding(data: bytes) -> tuple[bytes, str]:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return mark, name
    if guess := _wide_without_mark(data):
        return b"", guess
    if b"\0" in data or _looks_binary(data):
        return b"", ""
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return mark, "cp1252"
    return mark, "utf-8"


# UTF-32 LE begins as UTF-16 LE does, so it is asked for first.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def _wide(data: bytes, name: str) -> Decoded:
    shown = name[:6].upper()
    try:
        text = _with_our_lines(data.decode(name))
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        return unreadable(f"the file begins as {shown} but is none")
    return Decoded(text, (Fault(1, f"the file is written in {shown}; save it as UTF-8."),))


def _wide_without_mark(data: bytes) -> str | None:
    """Return the name of the encoding when every second byte of a Latin text is zero."""
    head = data[: min(len(data), 4096) // 2 * 2]
    if len(head) < 4:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and odd < 0.05 * half else None


_CONTROL = bytes(sorted(set(range(32)) - set(b"\t\n\r\f\x1b")))


def _looks_binary(data: bytes) -> bool:
    head = data[:8192]
    return len(head) - len(head.translate(None, _CONTROL)) > 0.05 * len(head)


def _with_odd_bytes(data: bytes, first: int) -> Decoded:
    """Return the text of a file some lines of which an older program wrote."""
    line = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n", 0, first) + 1
    text = "\n".join(map(_line_of, re.split(rb"\r\n|\r|\n", data)))
    message = "from here on there are bytes that are not UTF-8; they are read as Windows-1252."
    return Decoded(_repaired(text), (Fault(line, message),))


def _line_of(line: bytes) -> str:
    for name in ("utf-8", "cp1252"):
        try:
            return line.decode(name)
        except UnicodeDecodeError:
            continue
    return line.decode("latin-1")


def _with_our_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")


# The first byte of a character of UTF-8 and one after it, both read as Windows-1252.
_TELLTALE = re.compile(
    "[\u00c2-\u00c5\u00ce-\u00d3\u00e2\u00f0\u0178]"
    "[\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d"
    "\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178]"
)


def _repaired(text: str) -> str:
    """Return the text with UTF-8 that was once read as something else put right, line by line."""
    if not _TELLTALE.search(text):
        return text
    import ftfy  # 30 ms, and few files need it

    lines = text.split("\n")
    for number, line in enumerate(lines):
        if _TELLTALE.search(line):
            lines[number] = ftfy.fix_encoding(line).replace("\n", " ").replace("\r", " ")
    return "\n".join(lines)
