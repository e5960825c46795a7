"""Why: *because*, *since*, *so*, *so that*, *in order to*, *it is important to … to …*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recall.drafts import Draft
from recall.generators.drafting import ask
from recall.generators.imperative import imperative
from recall.language import segment
from recall.language.clause import MID_ADVERBS, Clause, is_plural, number_of, parse
from recall.language.reading import Claim, read
from recall.language.realise import inverted, lower_first
from recall.language.tokens import key_of, outside, tokens
from recall.language.verbs import Form, has_form
from recall.language.words import CONNECTIVES, FUNCTION_WORDS, is_common
from recall.notes import Context, Note

BECAUSE = re.compile(
    r",? (?P<how>(?:(?:mostly|mainly|partly|precisely|probably|simply|only|just|largely|exactly|in part|not just|not only|not) )?because)(?P<of> of)? "
)
BECAUSE_FIRST = re.compile(r"(?:Because|Since|As)(?P<of> of)? (?P<cause>.+)", re.DOTALL)
DUE_TO = re.compile(
    r",? (?P<how>(?:mostly |mainly |partly |largely )?(?:due to|thanks to|as a result of|owing to)) "
)
SINCE = re.compile(
    r",? since (?!\d|then|the (?:start|beginning|early|late|last|first|end)|last|about|around|[A-Z]\w+ \d|early|late)"
)
SO = re.compile(
    r"[,;] (?:and )?(?:so|therefore|hence|thus|which is why|that is why|which means(?: that)?),? (?!that\b|far\b|on\b|forth\b|called\b|much\b|many\b)"
)
OTHERWISE = re.compile(r"[,;] (?:because )?(?:otherwise|or else),? ")
SO_THAT = re.compile(r",? so that ")
IN_ORDER = re.compile(r",? (?:in order to|so as to) ")
IMPORTANT = re.compile(
    r"It is (?P<how>(?:(?:very|really|also|always|often|more|so) ){0,2}(?:important|essential|crucial|key|necessary|vital|useful|helpful|best|better|good|worth it|critical|worthwhile|easier|smart|wise)) to (?P<what>.+)",
    re.DOTALL,
)
NEEDED_TO = re.compile(
    r"(?P<left>.+? (?:is|are|was|were) (?:(?:very|really|also|still|absolutely) )?(?:important|essential|crucial|necessary|needed|required|vital|critical|key))(?: in order)? (?P<purpose>to .+)",
    re.DOTALL,
)
RELATIVE = re.compile(r"(?<!so) (?:that|who|which) (?:\w+ )?\w+")
TO = re.compile(r" to (?=[a-z])")

TAKES_TO = frozenset(
    "want wants wanted need needs needed have has had going able ability way ways how when what where"
    " learn learns try tries trying tried like likes start starts begin begins fail fails tend tends"
    " used time chance right reason reasons decide decides plan plans hope hopes refuse ready willing"
    " likely easy hard easier harder difficult possible impossible important necessary enough supposed"
    " allowed lot agree agrees manage manages seem seems expect expects close opposed due according"
    " compared up back answer answers access related attention it them people someone somebody anyone"
    " users user us you me him her everyone nothing something things thing anything need rather continue".split()
)
"""After these *to* belongs to the word before it and gives no purpose."""


class Reason:
    """Asks why where the note says why."""

    name = "reason"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        for claim in read(note, context).claims:
            yield from _leading(note, claim)
            yield from _important(note, claim)
            for part in segment.splices(claim.bare):
                yield from _of_part(note, claim, part)
            yield from _so(note, claim)


def _of_part(note: Note, claim: Claim, part: str) -> Iterator[Draft]:
    if (found := _first(claim.bare, OTHERWISE)) and len(tokens(found[1])) >= 4:
        yield from _why(note, claim, found[0], found[1], "Otherwise", "otherwise", 0.86)
    if found := _first(part, SO_THAT):
        yield from _why(note, claim, *found[:2], "So that", "so that", 0.86)
        return
    if found := _first(part, IN_ORDER):
        yield from _why(note, claim, *found[:2], "To", "purpose", 0.86)
        return
    for mark, sure in ((BECAUSE, 0.9), (DUE_TO, 0.84)):
        if found := _first(part, mark):
            left, right, match = found
            if RELATIVE.search(left) and not match[0].startswith(","):
                sure *= 0.8  # the reason may be that of the relative clause
            how = match["how"] + (" of" if match.groupdict().get("of") else "")
            yield from _why(note, claim, left, right, how, "because", sure)
            return
    yield from _to_end(note, claim, part)
    found = _first(part, SINCE)
    cause = parse(found[1]) if found else None
    if found and cause is not None and cause.likely and not _is_past(found[1]):
        sure = 0.86 if found[2][0].startswith(",") else 0.82
        yield from _why(note, claim, found[0], found[1], "Because", "since", sure)


ENDS = frozenset(
    "avoid prevent reduce honour honor save protect hide ensure stop catch speed keep make reach escape punish"
    " attract hide signal please impress test prove measure force encourage cut limit spread share".split()
)
"""What is done for its own sake less than for something else; *to* before them gives a purpose."""


def _to_end(note: Note, claim: Claim, part: str) -> Iterator[Draft]:
    """*X gave Y a name to honour Z* asks why."""
    for to in outside(part, TO):
        left, right = part[: to.start()], part[to.end() :]
        clause = parse(left)
        verb = key_of(right.split()[0])
        if clause is None or not clause.verb or not clause.likely or len(clause.rest.split()) < 2:
            continue
        if (
            verb in ENDS
            and gives_purpose(left, right)
            and "," not in left
            and len(right.split()) > 1
        ):
            yield from _why(note, claim, left, right, "To", "purpose", 0.8)
            return


def _first(text: str, mark: re.Pattern[str]) -> tuple[str, str, re.Match[str]] | None:
    for found in outside(text, mark):
        left, right = text[: found.start()].strip(), text[found.end() :].strip()
        if left and right:
            return left, right, found
    return None


def _is_past(text: str) -> bool:
    clause = parse(text)
    return clause is not None and (
        clause.form == Form.PAST or clause.auxiliary in {"was", "were", "had", "did"}
    )


def _why(
    note: Note, claim: Claim, effect: str, cause: str, mark: str, pattern: str, sure: float
) -> Iterator[Draft]:
    """Yield the question why, when the effect is a clause that can be turned."""
    cause = _one_cause(cause)
    if mark.lower().endswith("because") and not segment.is_clause(cause):
        sure *= 0.9
    for question, share in _why_questions(effect):
        answer = f"{mark} {cause}"
        yield ask(note, claim, question, answer, pattern=pattern, confidence=sure * share)
        return


AFTER_CAUSE = re.compile(
    r"[,;] (?:so|and so|which|therefore|hence|but|while|whereas)\b|\s[–—-]\s|; "
)


def _one_cause(cause: str) -> str:
    """Cut the cause where the sentence goes on to something else."""
    cuts = [cut.start() for cut in outside(cause, AFTER_CAUSE)]
    return cause[: cuts[0]] if cuts else cause


def _why_questions(effect: str) -> Iterator[tuple[str, float]]:
    """Yield the effect asked for, and how safe that is from 0 to 1."""
    condition, main = _condition(_last_clause(effect))
    tail = f" {lower_first(condition)}" if condition else ""
    clause = parse(main)
    if advice := imperative(main):
        yield f"why should you {advice}{tail}", 0.97
    elif clause is not None and _can_turn(clause):
        yield f"why {inverted(clause)}{tail}", 1.0 if clause.likely else 0.8
    elif clause is None and _is_noun_and_unknown(main):
        yield f"why do {lower_first(main)}{tail}", 0.9


def _is_noun_and_unknown(text: str) -> bool:
    """Tell whether the one word after a plural must be its verb though no list has it: *cats purr*."""
    words = text.split()
    if len(words) != 2 or not all(map(str.isalpha, words)):
        return False
    noun, verb = words[0].lower(), words[1]
    plural = is_plural(noun) and noun not in FUNCTION_WORDS | CONNECTIVES | MID_ADVERBS
    return plural and verb.islower() and not (is_plural(verb) or is_common(verb))


def _can_turn(clause: Clause) -> bool:
    first = key_of(clause.subject.split()[0]) if clause.subject.split() else ""
    if first in {
        "i",
        "my",
        "which",
        "who",
        "and",
        "or",
        "because",
        "that's",
        "not",
        "why",
        "how",
        "what",
    }:
        return False
    return len(clause.subject.split()) <= 14


ENDS_CLAUSE = re.compile(r"[,;] (?:but|and|while|whereas|yet) |; | but |: |\s[–—-]\s")


def _last_clause(effect: str) -> str:
    """Return the last full clause of what comes before *because*."""
    for cut in reversed(outside(effect, ENDS_CLAUSE)):
        right = effect[cut.end() :].strip()
        if segment.is_clause(right):
            return right
    return effect


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


def _leading(note: Note, claim: Claim) -> Iterator[Draft]:
    """*Because X, Y*."""
    found = BECAUSE_FIRST.match(claim.bare)
    if not found:
        return
    cause = found["cause"]
    for comma in outside(cause, segment.COMMA):
        left, right = cause[: comma.start()], cause[comma.end() :]
        causal = found["of"] or (
            segment.is_clause(left) and not (claim.bare.startswith("Since") and _is_past(left))
        )
        clause = parse(right)
        if causal and clause is not None and clause.sure:
            mark = "Because of" if found["of"] else "Because"
            yield from _why(note, claim, right, left, mark, "because", 0.86)
            return


def _so(note: Note, claim: Claim) -> Iterator[Draft]:
    """*X, so Y* asks why Y; a pronoun that starts Y takes the subject of X, and gives its place."""
    found = _first(claim.bare, SO)
    if not found:
        return
    cause, effect, _ = found
    cause = _last_clause(cause)
    effect = _one_cause(effect)
    clause = parse(effect)
    if (before := parse(cause)) is None or not before.likely or " because " in cause:
        return
    if advice := imperative(effect):
        yield ask(
            note,
            claim,
            f"why should you {advice}",
            f"Because {lower_first(cause)}",
            pattern="so",
            confidence=0.84,
        )
        return
    if clause is None or not clause.likely or not _can_turn(clause):
        return
    effect, cause = _share_subject(effect, cause)
    yield from _why(note, claim, effect, lower_first(cause), "Because", "so", 0.85)


def _share_subject(effect: str, cause: str) -> tuple[str, str]:
    pronoun = key_of(effect.split()[0])
    before = parse(cause)
    if pronoun not in {"it", "they"} or before is None:
        return effect, cause
    wanted = "plural" if pronoun == "they" else "singular"
    if number_of(before.subject) != wanted or key_of(before.subject) in {
        "it",
        "they",
        "this",
        "there",
    }:
        return effect, cause
    return (
        before.subject + effect[len(effect.split()[0]) :],
        pronoun + cause[len(before.subject) :],
    )


def _important(note: Note, claim: Claim) -> Iterator[Draft]:
    found = IMPORTANT.match(claim.bare)
    if found:
        if " than " in found["what"]:
            return  # *to* belongs to what is compared and gives no purpose
        for to in reversed(outside(found["what"], TO)):
            before, after = found["what"][: to.start()], found["what"][to.end() :]
            if gives_purpose(before, after):
                question = f"why is it {found['how']} to {before.removesuffix(' in order')}"
                yield ask(note, claim, question, f"To {after}", pattern="purpose", confidence=0.88)
                return
        return
    for part in segment.splices(claim.bare):
        needed = NEEDED_TO.fullmatch(part)
        clause = parse(needed["left"]) if needed else None
        if (
            needed
            and clause is not None
            and clause.sure
            and key_of(clause.subject) not in {"it", "this", "that"}
        ):
            yield ask(
                note,
                claim,
                f"why {inverted(clause)}",
                needed["purpose"],
                pattern="purpose",
                confidence=0.84,
            )


def gives_purpose(before: str, after: str) -> bool:
    last = tokens(before)[-1].key if tokens(before) else ""
    verb = tokens(after)[0].key if tokens(after) else ""
    return last not in TAKES_TO and has_form(verb, Form.BASE) and len(tokens(before)) >= 2
