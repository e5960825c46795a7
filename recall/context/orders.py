"""What is wrong with comments and questions that no card is made of: faults to be told."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from recall.context.bullets import comments_in, unanswered, with_answers
from recall.markdown import Block, BlockKind
from recall.notes import Fault

ORDERS = ("skip", "meant so")


def order_faults(blocks: Iterable[Block]) -> Iterator[Fault]:
    """Yield a fault for every comment `<!-- recall: … -->` that is no order and no card."""
    for block in blocks:
        for comment in comments_in(block):
            if comment.unknown:
                yield Fault(comment.line, _message(comment.unknown))
        yield from order_faults(block.children)


def _message(order: str) -> str:
    near = difflib.get_close_matches(order.lower().rstrip(".!"), ORDERS, n=1, cutoff=0.6)
    if near:
        return f"nothing is called “recall: {order}”; did you mean “recall: {near[0]}”?"
    return f"“recall: {order}” is no card, and no order but skip and meant so."


def question_faults(blocks: tuple[Block, ...]) -> Iterator[Fault]:
    """Yield a remark for every paragraph that asks with `Q:` and has no `A:`."""
    for block, _ in with_answers(blocks):
        if block.kind is BlockKind.PARAGRAPH and unanswered(block):
            yield Fault(
                block.span.first, "this question has no answer: write A: below it.", remark=True
            )
