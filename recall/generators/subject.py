"""Who or what does it: a question for the subject of a verb that hardly has two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recall.drafts import Draft
from recall.generators.drafting import ask
from recall.generators.telling import is_story
from recall.language import segment
from recall.language.clause import DETERMINERS, PREPOSITIONS, Clause, parse
from recall.language.labels import POINTS_BACK
from recall.language.reading import Claim, read
from recall.language.realise import AND_VERB, inverted, is_second_verb
from recall.language.tokens import key_of, tokens
from recall.language.verbs import Form, has_form, noun_too, third
from recall.language.words import (
    NUMBER_WORDS,
    content_words,
    is_person_noun,
    says_little,
)
from recall.notes import Context, Note

CONFIDENT = frozenset(
    "produce cause prevent drive reduce increase improve replace create kill break determine limit enable"
    " double triple save protect outperform shape power predict slow speed amplify hide reveal expose"
    " eliminate destroy weaken strengthen trigger guarantee block undermine beat halve dominate accelerate"
    " simplify encourage discourage ruin erode expose coin invent discover popularize popularise introduce".split()
)
"""Verbs whose object seldom has two such causes in one talk."""

TAIL = re.compile(
    r"[,;] |\s(?:→|->|=>)\s| because | - | – | — |: | so that | when | if | but |\s(?:→|->|=>)\s"
)


class Subject:
    """Asks what does something, when the verb leaves little choice."""

    name = "subject"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        if note.children:
            return
        for claim in read(note, context).claims:
            if claim.bare.endswith("?"):
                continue
            for part in segment.splices(claim.bare):
                yield from _makes_do(note, claim, part)
                yield from _does_two_things(note, claim, part)
            for part in segment.splices(claim.bare):
                clause = parse(part)
                if clause is not None and clause.likely and not _is_loose(clause):
                    yield from _asked(note, claim, clause)
                    break


ALLOWS = frozenset(
    {"allow", "enable", "help", "force", "require", "encourage", "teach", "push", "tempt"}
)
TO_DO = re.compile(
    r"(?P<whom>(?:the |a |an |your |our |their )?(?:[\w-]+ ){0,3}?[\w-]+) to (?P<what>[a-z]+ .+)",
    re.DOTALL,
)


def _allows(note: Note, claim: Claim, clause: Clause) -> Iterator[Draft]:
    """*X allows Y to do Z* asks what X allows Y to do."""
    found = TO_DO.fullmatch(segment.up_to(clause.rest, TAIL))
    if (
        not found
        or not has_form(found["what"].split()[0], Form.BASE)
        or len(content_words(found["what"])) < 2
    ):
        return
    bare = Clause(
        clause.subject, clause.adverb, "", clause.verb, clause.form, f"{found['whom']} to do", True
    )
    yield ask(
        note, claim, f"what {inverted(bare)}", found["what"], pattern="allows", confidence=0.82
    )


def _makes_do(note: Note, claim: Claim, part: str) -> Iterator[Draft]:
    """*Blame makes people hide things* asks what blame makes people do."""
    clause = parse(part)
    if clause is None or not clause.verb or not clause.likely or _is_loose(clause):
        return
    if _does_more(clause):
        return
    if clause.lemma in ALLOWS:
        yield from _allows(note, claim, clause)
    if clause.lemma not in {"make", "let", "help"}:
        return
    done = _whom_and_what(segment.up_to(clause.rest, TAIL))
    if done is None:
        return
    whom, answer = done
    if part != claim.bare and POINTS_BACK & {word.key for word in tokens(answer)}:
        return  # what it points at may stand in the part before
    bare = Clause(clause.subject, clause.adverb, "", clause.verb, clause.form, f"{whom} do", True)
    if len(content_words(answer)) >= 2 or (_is_somebody(whom) and len(answer) > 3):
        sure = 0.66 if is_story(clause) else 0.82  # the set-up of a story, whose end comes later
        yield ask(
            note, claim, f"what {inverted(bare)}", answer, pattern="makes-do", confidence=sure
        )


def _does_more(clause: Clause) -> bool:
    """Tell whether a second verb of the subject follows: *lets the skin breathe and keeps the wet in*."""
    return any(
        is_second_verb(clause.rest, found, clause.form) for found in AND_VERB.finditer(clause.rest)
    )


def _whom_and_what(rest: str) -> tuple[str, str] | None:
    """Cut *the immune system pay attention* before its bare verb."""
    words = rest.split()
    for at in range(1, min(len(words), 5)):
        verb, alone = words[at], at + 1 == len(words)
        if noun_too(verb) and not alone and has_form(words[at + 1], Form.BASE):
            continue  # *a small model answer*: the noun comes first
        if not has_form(verb, Form.BASE) or key_of(words[0]) in PREPOSITIONS:
            continue
        whom = " ".join(words[:at])
        if not (noun_too(verb) and alone and not _is_somebody(whom)) and not is_loose_end(
            words[at - 1]
        ):
            return whom, " ".join(words[at:])
    return None


def is_loose_end(word: str) -> bool:
    """Tell whether a noun must follow the word: *the*, *a*, *your*."""
    return key_of(word) in DETERMINERS | PREPOSITIONS | {"and", "or", "to"}


def _is_somebody(whom: str) -> bool:
    return is_person_noun(whom.split()[-1]) or whom in {"people", "us", "you"}


def _does_two_things(note: Note, claim: Claim, part: str) -> Iterator[Draft]:
    """*Mulch keeps roots cool and stops weeds* asks for both."""
    clause = parse(part)
    if clause is None or clause.form != Form.THIRD or not clause.likely or _is_loose(clause):
        return
    found = AND_DOES.fullmatch(clause.rest)
    if clause.auxiliary or clause.adverb or not found or len(clause.rest.split()) > 12:
        return
    if has_form(found["verb"], Form.THIRD) and len(content_words(found["one"])) >= 1:
        bare = Clause(clause.subject, "", "", "does", Form.THIRD, "", True)
        question = f"what two things {inverted(bare)}"
        answer = f"It {clause.predicate}"
        yield ask(note, claim, question, answer, pattern="two-things", confidence=0.6)


AND_DOES = re.compile(r"(?P<one>[^,;:]+?) and (?P<verb>[a-z]+s) (?P<two>[^,;:]+)", re.DOTALL)


def _is_loose(clause: Clause) -> bool:
    first = key_of(clause.subject.split()[0])
    words = content_words(clause.subject)
    definite = first == "the" and len(words) < 2
    counted = first in NUMBER_WORDS and len(words) < 2
    split = {word.key for word in tokens(clause.subject)} & {"since", "because", "so", "when", "if"}
    return clause.loose or definite or counted or bool(split) or not words or "," in clause.subject


def _asked(note: Note, claim: Claim, clause: Clause) -> Iterator[Draft]:
    rest = segment.up_to(clause.rest, TAIL)
    sure = clause.lemma in CONFIDENT or MOST_OBJECT.match(rest)
    if is_story(clause) and key_of(clause.subject.split()[0]) in {"a", "an", "one", "some"}:
        return  # *a farmer drove …*: somebody of whom nothing was told
    if clause.subject == claim.name or "," in clause.subject:
        return
    if is_story(clause) and re.fullmatch(r"[A-Z]{1,4}", clause.subject):
        return  # initials of whoever told it
    if not clause.verb or not sure or not 1 <= len(content_words(rest)) <= 9:
        return
    bare = clause.form == Form.THIRD and len(clause.subject.split()) == 1
    if bare and noun_too(clause.lemma) and key_of(rest.split()[0]) in PREPOSITIONS - {"to"}:
        return  # *belt drives over gears*: a noun, and no verb
    if key_of(clause.subject.split()[-1]) in PREPOSITIONS | {"re"}:
        return
    verb = third(clause.lemma) if clause.form == Form.BASE else clause.verb
    who = "who" if _is_who(clause.subject) else "what"
    adverb = f"{clause.adverb} " if clause.adverb else ""
    yield ask(
        note,
        claim,
        f"{who} {adverb}{verb} {rest}",
        clause.subject,
        pattern="subject",
        confidence=0.85 if MOST_OBJECT.match(rest) else _trust(clause, rest),
    )


MOST_OBJECT = re.compile(r"the (?:most |best |worst |biggest |only |[a-z]{3,}est )[a-z]+")
"""An object that only one subject can have: *the biggest win*."""


TOGETHER = frozenset(
    "clubs teams companies firms hospitals schools banks courts unions vendors shops".split()
)
"""Those who act together: *who hides injuries? Clubs*."""


def _is_who(subject: str) -> bool:
    """Tell whether the subject is a person: by its noun, or as a name of two or three words."""
    words = subject.split()
    name = 2 <= len(words) <= 3 and all(re.fullmatch(r"[A-Z][a-z'’-]+", word) for word in words)
    return name or is_person_noun(words[-1]) or words[-1].lower() in TOGETHER


def _trust(clause: Clause, rest: str) -> float:
    words = content_words(clause.subject)
    if len(tokens(clause.subject)) > 12:
        return 0.65
    if says_little(words):
        return 0.66
    return 0.8 if len(content_words(rest)) >= 2 or clause.verb else 0.7
