"""Which tool for which job: *use X to Y*, *to Y, use X*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recall.drafts import Draft
from recall.generators.drafting import ask
from recall.generators.imperative import imperative
from recall.generators.purpose import TO, gives_purpose
from recall.language import segment
from recall.language.rare import Rare
from recall.language.reading import Claim, read
from recall.language.tokens import has_folded, outside, tokens
from recall.language.words import content_words
from recall.notes import Context, Note

USE_X = Rare(r"(?:(?P<adverb>Always|Just) )?[Uu]se (?P<what>.+)", "se ", flags=re.DOTALL)
TO_Y = Rare(r"(?:In order to|To|to) (?P<goal>[^,]+), (?P<main>.+)", "To|to", flags=re.DOTALL)
YOU_DO = re.compile(
    r"(?:(?P<who>you|we) )(?:(?:first|really|also|always|only|still) ){0,2}(?P<aux>should|must|need to|have to|can|could) (?P<what>.+)",
    re.DOTALL,
)
FOR = re.compile(r" for ")
TAIL = re.compile(r"; | because |, (?:so|but|and) | - | – | — |: |\.\.\.")


POINTS = re.compile(r"(?:it|them|this|that|these|those)\b", re.IGNORECASE)
DENIED = re.compile(r"\b(?:not|never|only|just)$")


class Usage:
    """Asks what to use, or do, for a purpose."""

    name = "usage"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        if note.children:
            return
        for claim in read(note, context).claims:
            yield from _use_to(note, claim)
            yield from _to_use(note, claim)


def _use_to(note: Note, claim: Claim) -> Iterator[Draft]:
    found = USE_X.fullmatch(claim.bare)
    if not found:
        return
    what = segment.up_to(found["what"], TAIL)
    for to in outside(what, TO):
        tool, goal = what[: to.start()], what[to.end() :]
        if POINTS.match(tool) or DENIED.search(tool):
            return  # *use it to place risers, never to sign off a wall*
        if gives_purpose(f"use {tool}", goal) and _has_content(tool):
            question = f"what should you use to {goal}"
            yield ask(
                note,
                claim,
                question,
                tool.removesuffix(" in order"),
                pattern="use-to",
                confidence=0.84,
            )
            return
    for mark in outside(what, FOR):
        tool, goal = what[: mark.start()], what[mark.end() :]
        if len(content_words(goal)) >= 2 and _has_content(tool) and "," not in goal:
            question = f"what should you use for {goal}"
            yield ask(note, claim, question, tool, pattern="use-for", confidence=0.82)
            return


def _to_use(note: Note, claim: Claim) -> Iterator[Draft]:
    found = TO_Y.fullmatch(claim.bare)
    if not found or len(tokens(found["goal"])) < 2:
        return
    goal, main = found["goal"], segment.up_to(found["main"], TAIL)
    if used := re.fullmatch(r"use (.+)", main, re.DOTALL):
        yield ask(
            note,
            claim,
            f"what should you use to {goal}",
            used[1],
            pattern="to-use",
            confidence=0.85,
        )
        return
    if (advice := imperative(main)) and not advice.startswith("not "):
        yield ask(
            note, claim, f"what should you do to {goal}", advice, pattern="to-do", confidence=0.82
        )
        return
    duty = YOU_DO.fullmatch(main)
    if duty:
        who = duty["who"]
        form = {"need to": f"what do {who} need to do", "have to": f"what do {who} have to do"}
        question = form.get(duty["aux"], f"what {duty['aux']} {who} do")
        yield ask(
            note, claim, f"{question} to {goal}", duty["what"], pattern="to-do", confidence=0.84
        )


def _has_content(tool: str) -> bool:
    return bool(content_words(tool)) or has_folded(tool)
