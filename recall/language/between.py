"""Notes whose words stand before and behind a block of code or a table: no sentence spans it."""

from __future__ import annotations

import re

from recall.language.segment import is_clause, sentences
from recall.language.tokens import BLOCK, Apart, fold, unfold

MEANS_THE_BLOCK = re.compile(
    r"[\"“*_(]{0,3}(?:it|its|this|that|they|these|those|here|esto|eso|estos|estas|aquí"
    r"|es|dies|dieses|hier|cela|ceci|ça|questo|isto|isso)\b",
    re.IGNORECASE,
)
"""How words begin that speak of what was just shown, which no question shows."""

ENDS = (".", "!", "?", "…")


def parted(text: str) -> Apart:
    """Part the words of a note at the blocks between them, which go to the backs of its cards.

    With a block goes the line that only announces it, and the paragraph behind it that speaks
    of it: *it prints the power draw*. A block that its sentence goes on behind stays there.
    """
    prose: list[str] = []
    shown: list[str] = []
    at = 0
    for block in BLOCK.finditer(text):
        if text[block.end() :].lstrip()[:1].islower():
            continue
        words = text[at : block.start()].strip()
        remark, words = _remark(words) if at else ("", words)
        words, lead = _lead(words)
        prose.append(_ended(words))
        shown += (remark, lead, block[0].strip("\n"))
        at = block.end()
    if not at:
        return Apart(text, "")
    remark, words = _remark(text[at:].strip())
    return Apart(_together(*prose, words), _together(*shown, remark))


def _together(*paragraphs: str) -> str:
    return "\n\n".join(filter(None, paragraphs))


def _ended(words: str) -> str:
    """Return words before a block with a stop, so that no rule reads on behind it."""
    bare = words.rstrip("*_")
    if not bare or bare.endswith(ENDS):
        return words
    return f"{words[:-1]}." if words.endswith(":") else f"{words}."


def _remark(words: str) -> tuple[str, str]:
    """Return the paragraph right behind a block if it speaks of the block, and the others."""
    first, _, others = words.partition("\n\n")
    return (first, others) if MEANS_THE_BLOCK.match(first) else ("", words)


def _lead(words: str) -> tuple[str, str]:
    """Return words before a block, and by itself the line at their end that only announces it."""
    folded = fold(words)
    told = sentences(folded.text)
    if not told or told[-1].rstrip("*_").endswith(ENDS) or is_clause(told[-1].rstrip(":*_ ")):
        return words, ""
    lead = unfold(told[-1], folded.stretches)
    return (words.removesuffix(lead).rstrip(), lead) if words.endswith(lead) else (words, "")
