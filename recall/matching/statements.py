"""Clauses that say something of their own within a sentence: each has its subject and its verb."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recall.cards import GapText
from recall.language import verbs
from recall.language.words import FUNCTION_WORDS
from recall.matching.pieces import Span, between, cuts, joint_spans, sentence_spans

_WORD = re.compile(r"[^\W_]+")


def statement_spans(text: GapText) -> list[Span]:
    """Return where the statements stand: sentences, cut between clauses that could be sentences.

    *Raft waits and Zab stands* are two; *Raft waits and stands*, *Raft and Zab wait* are one.
    """
    joints = cuts(text, joint_spans)
    return [span for sentence in sentence_spans(text) for span in _parted(text, sentence, joints)]


def _parted(text: GapText, sentence: Span, joints: Sequence[Span]) -> list[Span]:
    start, end = sentence
    inside = [joint for joint in joints if start < joint[0] and joint[1] < end]
    ends = [*(joint[0] for joint in inside[1:]), end]
    found: list[Span] = []
    for joint, stop in zip(inside, ends, strict=False):
        sides = text.full[start : joint[0]], text.full[joint[1] : stop]
        if all(map(_is_whole, sides)):
            found.append(joint)
            start = joint[1]
    return between(*sentence, found)


def _is_whole(said: str) -> bool:
    """Return whether a verb has a word of content before it, which it may be said of."""
    words = [word.casefold() for word in _WORD.findall(said)]
    subject = next((at for at, word in enumerate(words) if word not in FUNCTION_WORDS), len(words))
    return any(verbs.is_finite(word) for word in words[subject + 1 :])
