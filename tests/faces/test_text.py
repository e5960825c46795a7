"""The one exit for text to a terminal."""

from __future__ import annotations

import sys
from unicodedata import category

from recall.screen.text import one_line, term_safe


def test_no_code_point_can_steer_a_terminal():
    """All of Unicode, not only the tricks somebody thought of."""
    everything = "".join(map(chr, range(sys.maxunicode + 1)))

    left = {c for c in term_safe(everything) if category(c) in ("Cc", "Cs", "Zl", "Zp")}

    assert left == {"\n", "\t"}


def test_text_cannot_be_shown_in_a_false_order():
    """Bidirectional controls make a sentence say something else than it does."""
    assert term_safe("\u202eevil\u2066x\u200f") == "�evil�x�"


def test_joined_characters_stay_joined():
    """A family, a flag and an accent are no attack."""
    assert term_safe("👩‍👩‍👧 🇪🇸 é") == "👩‍👩‍👧 🇪🇸 é"


def test_an_escape_sequence_is_seen_as_one():
    """Whoever reads the note sees what somebody tried."""
    assert term_safe("\x1b]2;title\x07") == "␛]2;title␇"


def test_a_line_stays_a_line():
    """A file name with a line break cannot write a line of its own."""
    assert one_line("talk.md\nERROR\r: \x1b[31mx") == "talk.md ERROR : ␛[31mx"
