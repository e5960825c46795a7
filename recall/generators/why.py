"""The question why: an effect turned round, and a cause brought to one idea."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recall.drafts import Draft
from recall.generators.drafting import ask, gap
from recall.generators.imperative import ADVERBS, AFTER_VERB, imperative
from recall.language import segment
from recall.language.askable import askable, last_clause, one_idea
from recall.language.clause import MID_ADVERBS, SUBORDINATORS, Clause, is_plural, number_of, parse
from recall.language.reading import Claim
from recall.language.realise import NAMES_LIKE_WORDS, inverted, keeps_capital, lower_first
from recall.language.tokens import Token, is_folded, key_of, outside, tokens
from recall.language.verbs import is_finite, noun_too
from recall.language.voices import REPORTING
from recall.language.words import CONNECTIVES, FUNCTION_WORDS, NUMBER_WORDS, is_common
from recall.notes import Note


def why(
    note: Note,
    claim: Claim,
    effect: str,
    cause: str,
    mark: str,
    *,
    pattern: str,
    sure: float,
) -> Iterator[Draft]:
    """Yield the question why, when the effect is one clause that can be turned.

    `mark` is what the answer begins with; empty where the cause answers by itself.
    """
    idea = one_idea(_one_cause(cause))
    whole = segment.is_clause(idea.text) or askable(idea.text) is not None
    if mark.lower().endswith("because") and not whole:
        sure *= 0.9
    for question, share in why_questions(effect):
        if not _can_be_read(question) or may_be_a_name(effect, note, claim):
            break
        yield ask(
            note,
            claim,
            question,
            f"{mark} {idea.text}".strip(),
            pattern=pattern,
            confidence=sure * share * idea.share,
            extra=idea.rest,
        )
        return
    yield from hide_cause(note, claim, idea.text, sure * idea.share)


MOST_HIDDEN, LEAST_HIDDEN, LONGEST = 11, 2, 32
"""Words of a cause that a gap may hide, and of the sentence around it."""


def hide_cause(note: Note, claim: Claim, cause: str, sure: float) -> Iterator[Draft]:
    """Hide the cause where it stands, since its effect makes no question that reads well."""
    cause = MARK.sub("", cause)
    at = claim.bare.find(cause)
    if at <= 0 or not LEAST_HIDDEN <= len(tokens(cause)) <= MOST_HIDDEN:
        return
    if len(tokens(claim.bare)) > LONGEST or key_of(cause.split()[0]) in POINTERS:
        return
    before, after = claim.bare[:at], claim.bare[at + len(cause) :]
    yield gap(note, claim, before, cause, after, pattern="reason", confidence=min(sure, 0.9) * 0.95)


MARK = re.compile(r"^(?:To|So that|So|In order to) ")
ONE = re.compile(
    r"(?<!each )(?<!every )(?<!no )(?<!any )(?<!the )"
    r"\b(?:one(?! (?:of|in|another|day|year)\b)(?=[,;?.]|$| (?:that|which|who|is|are|was|were|has|had|have"
    r"|with|for|to|on|at|from|by|and|or|but|than|can|will|does|did|should|when|if|so|as)\b)"
    r"|ones|those that|those which|those who)\b"
)
"""*one* that stands for a thing; before a noun it counts."""

HE_WOULD = re.compile(r"\b(?:i|you|he|she|it|we|they|who|that|there)['’]d\b", re.IGNORECASE)
COUNT_LAST = re.compile(rf" for (?:\d+|{'|'.join(sorted(NUMBER_WORDS))})$")
TOLD_MORE = re.compile(r"^why (?:is|are|was|were) .{1,60} (?:that|which|who) ")


def _can_be_read(question: str) -> bool:
    """Tell whether the question stands alone: no *one* of what, no number of what, no *we*.

    Nor a subject that a clause tells more of, behind which nobody finds the predicate.
    """
    if ONE.search(question) or COUNT_LAST.search(question) or TOLD_MORE.match(question):
        return False
    if HE_WOULD.search(question):
        return False
    return not re.match(r"why (?:do|did|are|were|have|can) we ", question)


def may_be_a_name(effect: str, note: Note, claim: Claim) -> bool:
    """Tell whether nobody knows if the first word keeps its capital inside a question."""
    first = effect.split()[0]
    if not first.isalpha() or not first[1:].islower() or not keeps_capital(first):
        return False
    if re.search(rf"\b{first.lower()}\b", note.text):
        return False  # it stands there in small
    known = first.lower() in NAMES_LIKE_WORDS or first in (claim.name or "").split()
    again = re.search(rf"[^.!?:;\n] {first}\b", note.text) is not None
    if re.match(rf"{first} (?:also |even |still )?{REPORTING}\b", effect):
        return False  # who says something has a name
    if effect.split()[1:2] and is_finite(key_of(effect.split()[1])):
        return False  # without an article before it, one word that does something is a name
    named = effect.split()[1:2] != [] and effect.split()[1][:1].isupper()
    return not (known or again or named)


AFTER_CAUSE = re.compile(
    r"[,;] (?:so|and so|which|therefore|hence|but|while|whereas|although|though|even though|even if)\b"
    r"|\s[–—-]\s|; "
)


def _one_cause(cause: str) -> str:
    """Cut the cause where the sentence goes on to something else."""
    cuts = [cut.start() for cut in outside(cause, AFTER_CAUSE)]
    return cause[: cuts[0]] if cuts else cause


def why_questions(effect: str) -> Iterator[tuple[str, float]]:
    """Yield the effect asked for, and how safe that is from 0 to 1; nothing where it is no clause."""
    whole = TOO.sub("", effect)
    condition, main = _condition(last_clause(whole))
    tail = f" {lower_first(condition)}" if condition else ""
    if advice := imperative(main):
        if not outside(main, SECOND_SENTENCE):
            yield f"why should you {advice}{tail}", 0.97 if surely_advises(main) else 0.85
    elif (clause := askable(main)) is not None:
        if _can_turn(clause):
            sure = 1.0 if clause.sure else 0.98
            sure *= CUT_OFF if clause.loose and main not in {whole, effect} and not tail else 1.0
            yield f"why {inverted(clause)}{tail}", sure
    elif parse(main) is None and _is_noun_and_unknown(main):
        yield f"why do {lower_first(main)}{tail}", 0.9


TOO = re.compile(r",? (?:too|as well|either)$")
CUT_OFF = 0.85
"""What is left where the clause is one of several and does not say of whom it speaks."""

SECOND_SENTENCE = re.compile(r"[?!;]|[.…]\s|:\s|\s(?:–|—|-|→)\s")


def surely_advises(text: str) -> bool:
    """Tell whether the first word of the advice can only be its verb: not *test selection by hand*."""
    words = [word.key for word in tokens(re.sub(r"^(?:[Dd]o not|[Dd]on't) ", "never ", text))]
    if words[0] in ADVERBS or not noun_too(words[0]):
        return True
    following = tokens(text)[1].text if len(words) > 1 else ""
    plain = key_of(following)
    return (
        plain in AFTER_VERB
        or plain in FUNCTION_WORDS
        or is_plural(plain)
        or not following.islower()
        or is_folded(following[:1])
    )


def _is_noun_and_unknown(text: str) -> bool:
    """Tell whether the one word after a plural must be its verb though no list has it: *cats purr*."""
    words = text.split()
    if len(words) != 2 or not all(map(str.isalpha, words)):
        return False
    noun, verb = words[0].lower(), words[1]
    plural = is_plural(noun) and noun not in FUNCTION_WORDS | CONNECTIVES | MID_ADVERBS
    return plural and verb.islower() and not (is_plural(verb) or is_common(verb))


def _can_turn(clause: Clause) -> bool:
    first = key_of(clause.subject.split()[0])
    return first not in {"i", "my", "which", "who", "and", "or", "that's", "not"}


CONDITION = re.compile(
    r"(?:When|If|Once|After|Before|Without|With|In|At|For|During|Unless|By|On|Over|Under|Even|Until|As) "
)


def _condition(effect: str) -> tuple[str, str]:
    """Return what stands before the main clause of the effect, and the main clause."""
    if not CONDITION.match(effect):
        return "", effect
    for comma in outside(effect, segment.COMMA):
        right = effect[comma.end() :]
        if segment.is_clause(right):
            return effect[: comma.start()], right
    return "", effect


POINTERS = frozenset("it its they them their this that these those".split())


def named(effect: str, cause: str) -> tuple[str, str] | None:
    """Return effect and cause with their one subject named in the effect, a pronoun in the cause.

    *Rye needs no kneading, so beginners start with it*: the question must say what *it* is.
    None where the effect points at something that the cause does not name for sure.
    """
    words = [word for word in tokens(effect) if word.key in POINTERS]
    before = parse(cause)
    if not words:
        return effect, cause
    pointer = words[0]
    wanted = "plural" if pointer.key in {"they", "them", "their", "these", "those"} else "singular"
    if before is None or before.loose or number_of(before.subject) != wanted:
        return None
    if pointer.key in {"this", "that", "these", "those"}:
        return (effect, cause) if pointer.key == "that" else None
    if pointer.start:
        return _named_inside(effect, cause, pointer, before, wanted)
    subject = _owning(before.subject, pointer.key)
    return subject + effect[pointer.end :], _pronoun(wanted) + cause[len(before.subject) :]


def _named_inside(
    effect: str, cause: str, pointer: Token, before: Clause, wanted: str
) -> tuple[str, str] | None:
    own = parse(effect)
    if own is None:
        return None
    if number_of(own.subject) == wanted:  # it is the effect's own subject, or nobody can tell
        back = effect[: pointer.start].split()[-1].lower()
        own_subject = pointer.key in {"its", "their"} or back in SUBORDINATORS
        return (effect, cause) if own_subject else None
    subject = lower_first(before.subject, before=before.auxiliary or before.verb)
    return (
        effect[: pointer.start] + _owning(subject, pointer.key) + effect[pointer.end :],
        _pronoun(wanted) + cause[len(before.subject) :],
    )


def _owning(subject: str, pronoun: str) -> str:
    if pronoun not in {"its", "their"}:
        return subject
    return subject + ("'" if subject.endswith("s") else "'s")


def _pronoun(number: str) -> str:
    return "they" if number == "plural" else "it"
