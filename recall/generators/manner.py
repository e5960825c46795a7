"""How something is done: *X does Y by doing Z*, *by doing Z, X does Y*, *the way to X is to Y*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recall.drafts import Draft
from recall.generators.drafting import ask
from recall.language import segment
from recall.language.askable import askable, last_clause, one_idea
from recall.language.clause import Clause
from recall.language.rare import Rare
from recall.language.reading import Claim, read
from recall.language.realise import inverted
from recall.language.tokens import key_of, outside, tokens
from recall.language.verbs import Form, has_form, lemma_of
from recall.language.words import content_words
from recall.notes import Context, Note

BY_DOING = Rare(
    r",? (?P<how>(?:(?:mainly|mostly|partly|simply|only|just) )?by (?:not |simply |only |just |first )?(?P<verb>\w+ing)\b)",
    "by ",
)
BY_FIRST = Rare(
    r"(?P<how>By (?:not |simply |only |just |first )?(?P<verb>[a-z]+ing)\b[^,;:]*), (?P<main>.+)",
    "By ",
    flags=re.DOTALL,
)
WITH_HELP = Rare(
    r",? (?P<how>(?:with the help of|by means of|using) )(?=[a-z\ue000-\uf8ff])",
    "by means of|using|with the help of",
)
THE_WAY = Rare(
    r"(?:The|One|His|Her|Their) (?P<which>(?:[a-z]+ )?(?:way|trick|secret|key)) (?:to|of|for) (?P<verb>[a-z]+) (?P<what>.+?)"
    r" (?:is|was) (?P<how>(?:not )?to [a-z].+|by [a-z]+ing .+|[a-z]+ing .+)",
    "key|secret|trick|way",
    flags=re.DOTALL,
)


class Manner:
    """Asks how, where the note says by doing what."""

    name = "manner"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        if note.children:
            return
        for claim in read(note, context).claims:
            yield from _fronted(note, claim)
            yield from _the_way(note, claim)
            for part in segment.splices(claim.bare):
                yield from _by_doing(note, claim, part)


def _by_doing(note: Note, claim: Claim, part: str) -> Iterator[Draft]:
    for form, sure in ((BY_DOING, 0.85), (WITH_HELP, 0.77)):
        for by in outside(part, form):
            clause = askable(last_clause(part[: by.start()]))
            if clause is None or not _can_be_asked(clause):
                continue
            if form is BY_DOING and not has_form(by["verb"], Form.ING):
                continue
            if form is WITH_HELP and (not clause.verb or _takes_doing(part[: by.start()])):
                continue  # *is using*: what belongs to the verb is no means
            yield _how(note, claim, clause, segment.up_to(part[by.start("how") :]), sure)
            return


TAKES_DOING = frozenset(
    "stop start begin keep avoid finish try consider recommend suggest quit resist like prefer love hate mean involve".split()
)


def _takes_doing(before: str) -> bool:
    """Tell whether *using* is what the verb before it is about: *they stop using it*."""
    last = tokens(before)[-1:]
    return bool(last) and (lemma_of(last[0].key) or last[0].key) in TAKES_DOING


def _fronted(note: Note, claim: Claim) -> Iterator[Draft]:
    """*By doing Z, X does Y*."""
    found = BY_FIRST.fullmatch(claim.bare)
    clause = askable(segment.up_to(found["main"])) if found else None
    if not found or clause is None or not has_form(found["verb"], Form.ING):
        return
    if not clause.pointing or key_of(clause.subject) in {"he", "she"}:
        yield _how(note, claim, clause, found["how"], 0.83)


def _the_way(note: Note, claim: Claim) -> Iterator[Draft]:
    """*The way to do X is to do Y* asks for it as it is named."""
    found = THE_WAY.fullmatch(claim.bare)
    if not found or not content_words(found["what"]) or ", " in found["what"]:
        return
    if not (has_form(found["verb"], Form.BASE) or has_form(found["verb"], Form.ING)):
        return
    named = claim.bare[: found.start("how")].rstrip()
    subject, be = named.rsplit(" ", 1)
    idea = one_idea(found["how"])
    yield ask(
        note, claim, f"what {be} {subject[0].lower()}{subject[1:]}", idea.text,
        pattern="manner", confidence=0.84 * idea.share, extra=idea.rest,
    )  # fmt: skip


def _how(note: Note, claim: Claim, clause: Clause, how: str, sure: float) -> Draft:
    idea = one_idea(how)
    return ask(
        note, claim, f"how {inverted(clause)}", idea.text,
        pattern="manner", confidence=sure * idea.share, extra=idea.rest,
    )  # fmt: skip


def _can_be_asked(clause: Clause) -> bool:
    points = clause.loose and key_of(clause.subject) not in {"you", "we"}
    return not points and not clause.negative and bool(clause.rest or clause.verb)
