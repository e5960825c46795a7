"""Maths between `\\(` and `\\)`, and on lines of its own between `\\[` and `\\]`.

Inside a sentence `\\[sic\\]` is a pair of brackets that somebody escaped. A closing mark that
was sought in vain is not sought again in the same text, so that time grows with length.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

NAME = "bracket_maths"
UNCLOSED = "unclosed maths"
"""Where the environment of a parse keeps the text that has no more closing marks."""


def bracket_maths(parser: MarkdownIt) -> None:
    """Teach the parser maths in brackets."""
    parser.inline.ruler.before("escape", NAME, _inline)
    parser.block.ruler.before("fence", NAME, _block)


def _inline(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("\\(", state.pos) or state.env.get(UNCLOSED) is state.src:
        return False
    start = state.pos + 2
    end = state.src.find("\\)", start, state.posMax)
    if end < 0:
        state.env[UNCLOSED] = state.src
    if end <= start:
        return False
    if not silent:
        state.push("math_inline", "math", 0).content = state.src[start:end]
    state.pos = end + 2
    return True


def _block(state: StateBlock, first: int, end_line: int, silent: bool) -> bool:
    """Read maths that has its lines for itself."""
    start = state.bMarks[first] + state.tShift[first]
    if not state.src.startswith("\\[", start) or state.is_code_block(first):
        return False
    end = state.src.find("\\]", start + 2, state.eMarks[end_line - 1])
    if end <= start + 2:
        return False
    last = next(line for line in range(first, end_line) if state.eMarks[line] >= end)
    if end < state.bMarks[last] or state.src[end + 2 : state.eMarks[last]].strip():
        return False
    if not silent:
        token = state.push("math_block", "math", 0)
        token.block = True
        token.content = state.src[start + 2 : end]
    state.line = last + 1
    return True
