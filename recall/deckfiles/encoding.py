"""From bytes to text, whatever program wrote them."""

from __future__ import annotations

from typing import NamedTuple

from recall.notes import Fault


class Decoded(NamedTuple):
    text: str
    """With lines that end in `\\n`."""

    faults: tuple[Fault, ...] = ()


def decoded(data: bytes) -> Decoded:
    text = data.decode("utf-8-sig", "replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "â€" in text or "Ã" in text:
        import ftfy

        text = ftfy.fix_encoding(text)
    return Decoded(text)
