"""A word the author set apart: in quotes, in bold, or as code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from recall.cards import Tier
from recall.drafts import Draft
from recall.generators.drafting import gap
from recall.language.clause import parse
from recall.language.rare import Pattern, Rare
from recall.language.reading import Claim, read
from recall.language.tokens import tokens, unfold
from recall.language.words import content_words
from recall.notes import Context, Note

QUOTED = Rare(r"[“\"](?P<term>[^”\"]{2,60})[”\"]", '"|“')
BOLD = Rare(r"(?<![\w*])(?:\*\*|__)(?P<term>[^*_]{2,60})(?:\*\*|__)(?![\w*])", "**|__")
CODE = re.compile(r"(?P<term>[\ue000-\uf8ff])")
NAMES = re.compile(
    r"\b(?:called|named|known as|dubbed|termed|calls it|call it|call this|calls this|the term|the name|the idea of|the concept of|coined)\s+(?:the |an? )?$",
    re.IGNORECASE,
)


USED = re.compile(
    r"(?:^|[.;:,] )(?:[Uu]se|[Pp]refer|[Cc]all|[Rr]un|[Ss]et|[Pp]ass|[Aa]dd|[Ww]rap|[Ee]nable|[Tt]urn on|[Rr]each for) (?:the |an? )?$"
)
"""Advice that code is the object of."""

ENOUGH = 3
"""Words of content behind it that ask which."""


class Terms:
    """Hides a term that its sentence says enough about."""

    name = "terms"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        if note.children:
            return
        previous = ""
        for claim in read(note, context).claims:
            if claim.text.rstrip().endswith("?"):
                continue
            for form, kind in ((QUOTED, "quoted"), (BOLD, "bold"), (CODE, "code")):
                yield from _hidden(note, claim, form, kind, previous)
            previous = claim.bare


def _is_advised(found: re.Match[str], kind: str) -> bool:
    """Tell whether code is what should be used: of two commands that is the one to know."""
    start = found.start()
    return kind == "code" and USED.search(found.string[max(0, start - 30) : start]) is not None


def _hidden(note: Note, claim: Claim, form: Pattern, kind: str, previous: str) -> Iterator[Draft]:
    text = claim.bare
    for found in sorted(form.finditer(text), key=lambda one: not _is_advised(one, kind)):
        before, after = text[: found.start()], text[found.end() :]
        term = found["term"].strip()
        if term.endswith(":"):
            term, after = term[:-1], f":{after}"  # **Label:** has its colon inside the stress
        if kind == "code" and not unfold(term, claim.stretches).startswith("`"):
            continue
        if len(tokens(term)) > 5 or term.lower() in f"{before} {after}".lower():
            continue
        if len(content_words(before + after)) < 4:
            continue
        named = bool(NAMES.search(before))
        clause = parse(text)
        sure = 0.72 if clause is not None and clause.sure else 0.55
        if (
            named
            and clause is not None
            and clause.sure
            and not before.lower().startswith(("they", "we"))
            and claim.name not in before.split("'")[:1]
        ):
            sure = 0.8 if not claim.shaken else 0.7
        leans = after.lstrip().startswith("instead")  # of what the sentence before has named
        if kind == "code" and USED.search(before) and len(content_words(after)) >= ENOUGH:
            if leans and not previous:
                continue
            before = f"{previous}. {before}" if leans else before
            sure = 0.78
        attribute = not (claim.name and before.startswith(claim.name))
        hidden = gap(
            note, claim, before, term, after, pattern=kind, confidence=sure, attribute=attribute
        )
        yield replace(hidden, tier=Tier.DRAFT) if claim.shaken else hidden
        return
