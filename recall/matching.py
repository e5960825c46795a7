"""Which known prompt a draft is: fingerprints, similarity, and the assignment over a scan."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from recall.cards import Question, Wording, kind_of


def folded(text: str) -> str:
    """Return the text as a fingerprint sees it: blind to case, spacing, markup and Unicode form."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.sub(r"[*_`~\s]+", " ", plain).split())


def digest(parts: Iterable[str]) -> str:
    """Return 16 hexadecimal digits for the folded parts, in their order."""
    text = "\x1f".join(folded(part) for part in parts)
    return blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest()


def fingerprint(wording: Wording) -> str:
    """Return 16 hexadecimal digits that name what is asked, blind to spacing and case."""
    return digest(_asked(wording))


def _asked(wording: Wording) -> Iterator[str]:
    yield kind_of(wording)
    if isinstance(wording, Question):
        yield wording.front
        yield wording.answer
        return
    for piece in wording.pieces:
        yield piece if isinstance(piece, str) else f"{{{piece.slot}:{piece.answer}}}"
