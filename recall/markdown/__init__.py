"""Markdown: the blocks of a file with the lines they stand on, and text made HTML or plain."""

from __future__ import annotations

from recall.markdown.blocks import MAX_BLOCK, MAX_DEPTH, Block, BlockKind, Blocks, blocks
from recall.markdown.prose import FILLER, masked
from recall.markdown.rendering import html, plain

__all__ = [
    "FILLER",
    "MAX_BLOCK",
    "MAX_DEPTH",
    "Block",
    "BlockKind",
    "Blocks",
    "blocks",
    "html",
    "masked",
    "plain",
]
