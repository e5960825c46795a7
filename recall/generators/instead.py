"""*Instead of* and *rather than*: what is done, or recommended, in place of what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from recall.cards import Tier
from recall.drafts import Draft
from recall.generators.counterpart import counterpart
from recall.generators.drafting import ask, gap
from recall.generators.imperative import imperative
from recall.language import asides, normalise, segment
from recall.language.askable import askable, one_idea
from recall.language.attribution import is_speaker, speaker_name
from recall.language.clause import DETERMINERS, MID_ADVERBS, POINTERS, PREPOSITIONS, Clause, parse
from recall.language.rare import Rare
from recall.language.reading import Claim, read
from recall.language.realise import DO_FOR, lower_first
from recall.language.tokens import key_of, outside, tokens
from recall.language.verbs import Form, has_form, ing
from recall.language.words import content_words
from recall.notes import Context, Note

LEADING = Rare(r"(?:Instead of|Rather than) (?P<x>.+)", "Instead of|Rather than", flags=re.DOTALL)
RECOMMENDS = Rare(
    r"(?P<who>[Hh]e|[Ss]he|[Tt]hey|[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2}) (?P<verb>recommends?|suggests?|proposes?|prefers?|advises|advocates|favou?rs) (?:to |that we |that you |using )?(?P<what>.+)",
    "advises|advocates|favo|prefer|propose|recommend|suggest",
    flags=re.DOTALL,
)
RATHER = (
    Rare(
        r"(?P<before>.+ (?:prefers?|preferred) )(?P<x>.+?)(?P<after> (?:to|over) .+)",
        " prefer",
        flags=re.DOTALL,
    ),
    Rare(
        r"(?P<before>.+ would rather )(?P<x>.+?)(?P<after> than .+)",
        " would rather ",
        flags=re.DOTALL,
    ),
)
MIDDLE = Rare(
    r",? (?P<mark>instead of|rather than|as opposed to) ", "as opposed to|instead of|rather than"
)
WHY = re.compile(r",? (?:because|since|so that) |, (?:so|as|for|but|and) ")
FUNNEL = re.compile(
    r"(?P<who>[Yy]ou|[Ww]e) (?P<aux>should|must|need to|have to|can) (?P<what>.+)", re.DOTALL
)


class Instead:
    """Asks what stands in the place of something else."""

    name = "instead"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        if note.children:
            return
        found = read(note, context)
        for claim in found.claims:
            yield from _leading(note, claim, context)
            yield from _recommended(note, claim, context)
            yield from _middle(note, claim)
            yield from _never_do(note, claim)
            yield from _rather(note, claim)
        if found.claims and (bracket := asides.instead_in_brackets(" ".join(note.text.split()))):
            yield from _in_brackets(note, found.claims[-1], normalise.plain_wording(bracket))


def _leading(note: Note, claim: Claim, context: Context) -> Iterator[Draft]:
    found = LEADING.match(claim.bare)
    if not found:
        return
    for x, main in _cuts(found["x"]):
        recommends = RECOMMENDS.fullmatch(main)
        if recommends and _is_owner(recommends["who"], context) and claim.name:
            verb = recommends["verb"].removesuffix("s")
            yield ask(
                note,
                claim,
                f"What does {claim.name} {verb} instead of {lower_first(x)}",
                recommends["what"],
                pattern="instead",
                confidence=0.9,
                attribute=False,
            )
            return
        if advice := imperative(main):
            yield ask(
                note,
                claim,
                f"what should you do instead of {x}",
                advice,
                pattern="instead",
                confidence=0.85,
            )
            return
        funnel = FUNNEL.fullmatch(main)
        if funnel and funnel["aux"] in {"should", "must"}:
            yield ask(
                note,
                claim,
                f"what {funnel['aux']} {funnel['who'].lower()} do instead of {x}",
                funnel["what"],
                pattern="instead",
                confidence=0.86,
            )
            return
        clause = askable(segment.up_to(main))
        if clause is not None and clause.verb and not clause.negative:
            yield _done(note, claim, x, main, clause)
            return
        if clause is not None and clause.sure:
            yield gap(note, claim, f"Instead of {x}, ", main, pattern="instead", confidence=0.72)
            return


def _done(note: Note, claim: Claim, x: str, main: str, clause: Clause) -> Draft:
    """*Instead of A, she takes B* asks what she takes; instead of doing A, what she does."""
    own = key_of(clause.subject) in {"he", "she"} and claim.name
    subject = claim.name if own and claim.name else lower_first(clause.subject, before=clause.verb)
    thing = not GERUND.match(x) and clause.rest and not is_adverbial(clause.rest)
    idea = one_idea(clause.rest if thing else main)
    verb = clause.lemma if thing else "do"
    return ask(
        note, claim, f"what {DO_FOR[clause.form]} {subject} {verb} instead of {x}", idea.text,
        pattern="instead", confidence=0.84 * idea.share, extra=idea.rest,
    )  # fmt: skip


def is_adverbial(rest: str) -> bool:
    """Tell whether what follows the verb is no object of it: *goes to the lake*."""
    return key_of(rest.split()[0]) in PREPOSITIONS | MID_ADVERBS | {"to", "that"}


def _cuts(text: str) -> Iterator[tuple[str, str]]:
    """Yield what is replaced and what replaces it: at a comma, or before *he recommends*."""
    for comma in outside(text, segment.COMMA):
        yield text[: comma.start()], text[comma.end() :]
    for pronoun in outside(text, re.compile(r" (?=(?:he|she|they|you|we) )")):
        yield text[: pronoun.start()], text[pronoun.end() :]


def _is_owner(who: str, context: Context) -> bool:
    return key_of(who) in {"he", "she", "they"} or is_speaker(who, context)


def _recommended(note: Note, claim: Claim, context: Context) -> Iterator[Draft]:
    found = RECOMMENDS.fullmatch(claim.bare)
    name = speaker_name(context)
    if not found or not name or not _is_owner(found["who"], context):
        return
    for mark in outside(found["what"], MIDDLE):
        what, other = found["what"][: mark.start()], segment.up_to(found["what"][mark.end() :], WHY)
        verb = found["verb"].removesuffix("s")
        yield ask(
            note,
            claim,
            f"What does {name} {verb} {mark['mark']} {other}",
            what,
            pattern="instead",
            confidence=0.88,
            attribute=False,
        )
        return


def _middle(note: Note, claim: Claim) -> Iterator[Draft]:
    if LEADING.match(claim.bare) or RECOMMENDS.fullmatch(claim.bare):
        return
    for mark in outside(claim.bare, MIDDLE):
        left, right = claim.bare[: mark.start()], claim.bare[mark.end() :]
        clause = parse(left)
        advice = imperative(left) or _one_verb(left)
        if advice and not advice.startswith(("not ", "never ")) and GERUND.match(right):
            question = f"what should you do {mark['mark']} {segment.up_to(right)}"
            yield ask(note, claim, question, advice, pattern="rather-than", confidence=0.84)
            return
        asked = askable(left)
        if (
            asked is not None
            and asked.verb
            and not asked.negative
            and GERUND.match(right)
            and not asked.pointing
        ):
            deed = f"{asked.adverb} {asked.verb} {asked.rest}".strip()
            yield _done(note, claim, segment.up_to(right), deed, asked)
            return
        place = counterpart(left, right)
        if place is None:
            return
        start, end = _like_in_kind(left, right, *_without_particle(left, *place))
        sure = 0.82 if clause is not None and clause.likely else 0.6
        hidden = gap(
            note,
            claim,
            left[:start],
            left[start:end],
            f"{left[end:]}{claim.bare[mark.start() :]}",
            pattern="rather-than",
            confidence=0.7 if imperative(left) else sure,
        )
        doubtful = imperative(left) or _has_two_parts(left[start:end], right)
        yield replace(hidden, tier=Tier.DRAFT) if doubtful else hidden
        return


def _has_two_parts(hidden: str, right: str) -> bool:
    """Tell whether only one part of what is hidden may stand against what is not.

    *Prompts program a model in plain English instead of a programming language*: the English does.
    """
    parts = {word.key for word in tokens(hidden)} & (PREPOSITIONS - {"of"})
    return bool(parts) and key_of(right.split()[0]) not in parts


def _one_verb(text: str) -> str | None:
    """Return advice of one word, which only what follows tells from a noun: *fold*."""
    return text.lower() if text.isalpha() and has_form(text.lower(), Form.BASE) else None


GERUND = re.compile(
    r"(?!thing\b|remaining\b|existing\b|missing\b|following\b|anything\b|something\b|nothing\b|everything\b)[a-z]{2,}ing\b"
)
NEVER_DO = Rare(
    r"(?:Never|Do not|Don't|Stop) (?P<verb>[a-z]+)(?P<what>[^,;]*)[,;] (?:but |just |instead,? |rather )?(?P<other>[a-z][^,;]+)",
    "do not|don't|never|stop",
    flags=re.IGNORECASE,
)


def _never_do(note: Note, claim: Claim) -> Iterator[Draft]:
    """*Never do X, do Y* asks what to do instead of X."""
    found = NEVER_DO.fullmatch(claim.bare)
    if not found or not has_form(found["verb"], Form.BASE) or not imperative(found["other"]):
        return
    if imperative(found["other"]) is None or not content_words(found["what"] + found["verb"]):
        return
    doing = f"{ing(found['verb'].lower())}{found['what']}"
    question = f"what should you do instead of {doing}"
    yield ask(note, claim, question, found["other"], pattern="never-do", confidence=0.87)


def _rather(note: Note, claim: Claim) -> Iterator[Draft]:
    """*He prefers X to Y*, *he would rather X than Y*: X is hidden."""
    for form in RATHER:
        found = form.fullmatch(claim.bare)
        if found and len(found["x"].split()) <= 8 and parse(claim.bare) is not None:
            verb, x = _beside_the(found["x"], found["after"])
            yield gap(
                note,
                claim,
                f"{found['before']}{verb}",
                x,
                segment.up_to(found["after"], WHY),
                pattern="rather",
                confidence=0.81,
            )
            return


def _beside_the(x: str, after: str) -> tuple[str, str]:
    """Return the verb and its object, where only an object stands against it: *lose a road than a slack*."""
    words, other = tokens(x), tokens(after)
    alike = len(other) > 1 and other[1].key in DETERMINERS
    at = next((at for at, word in enumerate(words) if word.key in DETERMINERS), 0) if alike else 0
    return x[: words[at].start], x[words[at].start :]


FROM_WHAT = re.compile(r".* (?:out of|because of|from|by|with|through|for) (?=[^ ]+$)")
"""What leads to a bare noun, beside which a bare noun stands: *out of fear rather than love*."""


def _like_in_kind(left: str, right: str, start: int, end: int) -> tuple[int, int]:
    """Return the place of the last noun where one noun stands against it."""
    found = FROM_WHAT.match(left[start:end])
    alike = found is not None and re.fullmatch(r"[\w'’-]+[.]?", right) is not None
    return (start + found.end(), end) if found is not None and alike else (start, end)


PARTICLES = frozenset({"down", "up", "out", "off", "away", "back", "in", "over"})


def _without_particle(left: str, start: int, end: int) -> tuple[int, int]:
    words = tokens(left[start:end])
    if len(words) > 1 and words[-1].key in PARTICLES:
        return start, start + words[-2].end
    return start, end


def _in_brackets(note: Note, claim: Claim, bracket: str) -> Iterator[Draft]:
    """*… must be made for it (examples instead of pictures)*: the bracket says how."""
    found = re.search(r"\s+instead of\s+|\s+rather than\s+", bracket)
    if not found or not 1 <= len(bracket[: found.start()].split()) <= 6:
        return
    main = _last_clause(claim.bare)
    clause = parse(main)
    if clause is None or not clause.sure or "," in bracket[: found.start()]:
        return
    after = re.split(r", ", bracket[found.start() :])[0]
    told = [aside for aside in claim.extra.split("; ") if aside != bracket]
    beside = tuple(aside for aside in claim.inside if aside.text != bracket)
    bare = replace(claim, extra="; ".join(told), inside=beside)
    yield gap(
        note,
        bare,
        f"{main} (",
        bracket[: found.start()],
        f"{after})",
        pattern="instead",
        confidence=0.8,
    )


def _last_clause(text: str) -> str:
    for cut in reversed(outside(text, re.compile(r"[,;] (?:but|and) "))):
        right = text[cut.end() :]
        if segment.is_clause(right) and key_of(right.split()[0]) not in POINTERS:
            return right
    return text
