"""What follows from a statement: *X does Y, which makes Z easy*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recall.drafts import Draft
from recall.generators.drafting import ask
from recall.generators.telling import is_story
from recall.language import segment
from recall.language.clause import is_plural, parse
from recall.language.rare import Rare
from recall.language.reading import read
from recall.language.realise import lower_first
from recall.language.tokens import tokens
from recall.language.verbs import Form, has_form
from recall.language.words import content_words
from recall.notes import Context, Note

WHICH = Rare(r"(?P<main>[^,;:]+), which (?P<verb>[a-z]+) (?P<rest>.+)", ", which ", flags=re.DOTALL)
OF_A_FACT = frozenset("makes means lets allows forces saves keeps prevents".split())
"""After these *which* hardly ever means the noun before it."""

REASONS = frozenset("is was has had explains shows proves tells suggests".split())
"""After these *which* begins a remark on the fact: *which is why …*."""

TAIL = re.compile(r"[,;] | because | - | – | — ")


class Effect:
    """Asks what effect a fact has, where *which* can only mean the whole of it."""

    name = "effect"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        if note.children:
            return
        for claim in read(note, context).claims:
            found = WHICH.fullmatch(claim.bare)
            if not found or not _is_fact(found["main"]) or not _means_the_fact(found):
                continue
            effect = TAIL.split(found["rest"])[0]
            if len(content_words(f"{found['verb']} {effect}")) >= 2:
                question = f"what happens when {lower_first(found['main'])}"
                answer = f"It {found['verb']} {effect}"
                yield ask(note, claim, question, answer, pattern="which", confidence=0.8)


def _is_fact(main: str) -> bool:
    clause = parse(main)
    if clause is None or not clause.likely or clause.loose or is_story(clause):
        return False
    return segment.is_clause(main) or clause.lone


def _means_the_fact(found: re.Match[str]) -> bool:
    """Tell whether the verb is singular where the noun before *which* is plural."""
    last = tokens(found["main"])[-1].text
    if found["verb"] in REASONS:
        return False
    third = has_form(found["verb"], Form.THIRD)
    return third and (is_plural(last) or found["verb"] in OF_A_FACT)
