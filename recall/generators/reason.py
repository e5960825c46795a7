"""Why: *because*, *since*, *so*, *otherwise*, *the reason is*, *that is why*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recall.cards import faces
from recall.drafts import Draft
from recall.generators.drafting import ask
from recall.generators.imperative import imperative
from recall.generators.purpose import is_result, purposes
from recall.generators.telling import is_story
from recall.generators.why import named, why
from recall.language import segment
from recall.language.askable import askable, last_clause, one_idea
from recall.language.clause import parse
from recall.language.rare import Pattern, Rare
from recall.language.reading import Claim, read
from recall.language.realise import lower_first
from recall.language.tokens import outside, tokens
from recall.language.verbs import Form
from recall.language.words import content_words
from recall.notes import Context, Note

BECAUSE = Rare(
    r",? (?P<how>(?:(?:mostly|mainly|partly|precisely|probably|simply|only|just|largely|exactly|in part|not just|not only) )?because)(?P<of> of)? ",
    "because",
)
NOT_BECAUSE = Rare(
    r",? not because (?P<no>[^,;]+?),? but (?P<mark>because(?: of)?) (?P<cause>.+)", " not because "
)
DUE_TO = Rare(
    r",? (?P<how>(?:mostly |mainly |partly |largely )?(?:due to|thanks to|as a result of|owing to|on account of|for lack of|for fear of)) ",
    "as a result of|due to|for fear of|for lack of|on account of|owing to|thanks to",
)
SINCE = Rare(
    r",? since (?!\d|then|the (?:start|beginning|early|late|last|first|end)|last|about|around|[A-Z]\w+ \d|early|late)",
    " since ",
)
GIVEN_THAT = Rare(
    r",? (?:given that|seeing that|considering that|on the grounds that|now that) ",
    "considering that|given that|now that|on the grounds that|seeing that",
)
AS = Rare(
    r", as (?!(?:a|an|well|if|though|long|soon|much|many|far|in|for|of|to|with|usual|he|she|they|we|you|i)\b)",
    ", as ",
)
FRONTED = Rare(
    r"(?P<mark>Because of|Due to|Thanks to|Owing to|On account of|As a result of|Given that|Given|Now that|Seeing that|Because|Since|As) (?P<cause>.+)",
    "As|Because|Due to|Given|Now that|On account of|Owing to|Seeing that|Since|Thanks to",
    flags=re.DOTALL,
)
WITH_NOUNS = frozenset(
    {"Because of", "Due to", "Thanks to", "Owing to", "On account of", "As a result of", "Given"}
)
KEPT = WITH_NOUNS | {"Now that"}
"""Openings that answer why as they stand; the others become *because*."""

SO = re.compile(
    r"(?:[,;]| [–—-]) (?:and )?(?:so that|so|therefore|hence|thus|which is (?:exactly |partly |also )?why|that is (?:exactly |partly |also )?why|which means(?: that)?),? (?!that\b|far\b|on\b|forth\b|called\b|much\b|many\b)"
    r"| and (?:therefore|thus|hence|that is why) "
)
OTHERWISE = Rare(r"(?:[,;]| [–—-]) (?:because )?(?:otherwise|or else),? ", "r else|therwise")
OR = Rare(r", or (?:else )?(?=\w)", ", or ")
THE_REASON = Rare(
    r"(?P<which>The|One|A|Another|His|Her|Their) (?P<rank>(?:[a-z]+ ){0,2}?)reason (?:that |why |for which )?(?P<rest>[^:]+)",
    "reason ",
    flags=re.DOTALL,
)
AMONG_OTHERS = frozenset(
    "main biggest key first usual most common chief deeper primary best".split()
)
"""What ranks a reason above others that there are."""

IS_THAT = re.compile(
    r" (?:is|was) (?:simply |just |mostly |mainly |partly |probably )?(?:that|because) "
)
FOR_ONE_REASON = Rare(
    r"(?P<effect>[^:]+?) for (?:one|a|the same|this|a very) (?:[a-z]+ )?reason(?: only| alone)?(?:: | – | — | - )(?P<cause>.+)",
    "reason",
    flags=re.DOTALL,
)
AFTERTHOUGHT = re.compile(
    r"(?:(?:The|One|Its|His|Her|Their) (?:[a-z]+ )?reason(?: for (?:this|that|it))?(?: is (?:simply |just )?(?:that|because)|: | is: )|(?:That|This|It) is because|Because)\s*(?P<cause>.+)",
    re.DOTALL,
)
THAT_IS_WHY = Rare(
    r"(?:(?:That|This|Which) is (?:exactly |partly |also |precisely )?why|(?:For (?:this|that) reason|As a result|Consequently),?) (?P<effect>.+)",
    "As a result|Consequently|For th|why",
    flags=re.DOTALL,
)
RELATIVE = re.compile(r"(?<!so) (?:that|who|which) (?:\w+ )?\w+")


class Reason:
    """Asks why where the note says why, or what for."""

    name = "reason"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        claims = read(note, context).claims
        for at, claim in enumerate(claims):
            yield from _told_later(claims, at, _of_one(note, claim))
            if at and claims[at - 1].name == claim.name:
                yield from _of_sentence_before(note, claims[at - 1], claim)


OF_A_STORY = 0.82
"""What is left of it where a later sentence tells what happened: of what, only the first says."""


def _of_one(note: Note, claim: Claim) -> Iterator[Draft]:
    yield from purposes(note, claim)
    yield from _fronted(note, claim)
    yield from _the_reason(note, claim)
    for part in segment.splices(claim.bare):
        yield from _after_its_effect(note, claim, part)
    yield from _or_else(note, claim)
    yield from _so(note, claim)


def _told_later(claims: tuple[Claim, ...], at: int, drafts: Iterator[Draft]) -> Iterator[Draft]:
    """Give the drafts of a sentence, less surely where it goes on with what happened."""
    claim = claims[at]
    clause = parse(claim.bare)
    goes_on = at > 0 and clause is not None and is_story(clause) and clause.subject != claim.name
    for draft in drafts:
        less = goes_on or not _says_of_what(draft)
        sure = round(draft.confidence * OF_A_STORY, 3) if less else draft.confidence
        yield draft.weighed(sure, ready=True)


def _says_of_what(draft: Draft) -> bool:
    """Tell whether a question has more than a verb to go by: not *why did nobody look*."""
    front = faces(draft.wording)[0].front
    asked = front.partition(", why ")[2] or front.partition("Why ")[2]
    return not asked or len(content_words(asked)) > 1


def _after_its_effect(note: Note, claim: Claim, part: str) -> Iterator[Draft]:
    """*X because Y*, and what says the same."""
    if denied := next(iter(outside(part, NOT_BECAUSE)), None):
        mark, left = denied["mark"].capitalize(), part[: denied.start()]
        yield from why(note, claim, left, denied["cause"], mark, pattern="because", sure=0.88)
        return
    for form, sure in ((BECAUSE, 0.9), (DUE_TO, 0.84)):
        if cut := _first(part, form):
            left, right, match = cut
            if RELATIVE.search(left) and not (match[0].startswith(",") or _denies(left)):
                sure *= 0.8  # the reason may be that of the relative clause
            if form is BECAUSE and _may_deny_the_cause(claim, part, left, match):
                return
            how = match["how"] + (" of" if match.groupdict().get("of") else "")
            yield from why(note, claim, left, right, how, pattern="because", sure=sure)
            return
    yield from _since(note, claim, part)


def _since(note: Note, claim: Claim, part: str) -> Iterator[Draft]:
    """*X since Y*, where *since* can only mean the reason; *given that*, *as*."""
    for form, sure in ((SINCE, 0.82), (GIVEN_THAT, 0.82), (AS, 0.79)):
        cut = _first(part, form)
        cause = parse(cut[1]) if cut else None
        told = cause is not None and cause.likely
        if cut is None or not (told or (form is SINCE and cut[2][0].startswith(","))):
            continue
        if form is SINCE and _is_past(cut[1]) and _may_be_a_time(cut):
            continue
        if form is AS and KNOWS.search(cut[1]):
            continue
        sure = 0.86 if form is SINCE and cut[2][0].startswith(",") else sure
        yield from why(note, claim, cut[0], cut[1], "Because", pattern="since", sure=sure)
        return


KNOWS = re.compile(
    r"\b(?:found out|find out|finds out|shows?|showed|said|says?|knows?|knew|learned|learnt|discovered|noticed"
    r"|noted|saw|sees|proved|proves|explained|explains|puts it|put it|points? out|remembers?|can tell)[^,;]{0,30}$"
)
"""Verbs of *as two towns found out*, which tells who knows it and not why."""


def _may_deny_the_cause(claim: Claim, part: str, left: str, match: re.Match[str]) -> bool:
    """Tell whether *not* may belong to the reason: *they do not stop because of their legs, it is …*."""
    if left.endswith(" not"):
        return True
    goes_on = not claim.bare.endswith(part)
    return not match[0].startswith(",") and _denies(left) and (bool(match["of"]) or goes_on)


def _denies(text: str) -> bool:
    clause = parse(text)
    return clause is not None and clause.negative


def _may_be_a_time(cut: tuple[str, str, re.Match[str]]) -> bool:
    """Tell whether *since* may count from a day: without a comma, or behind *has been*."""
    clause = parse(cut[0])
    perfect = clause is not None and clause.auxiliary in {"has", "have", "had"}
    return perfect or not cut[2][0].startswith(",")


def _first(text: str, mark: Pattern) -> tuple[str, str, re.Match[str]] | None:
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


def _fronted(note: Note, claim: Claim) -> Iterator[Draft]:
    """*Because X, Y*; *thanks to X, Y*."""
    found = FRONTED.match(claim.bare)
    if not found:
        return
    mark = found["mark"]
    for comma in outside(found["cause"], segment.COMMA):
        left, right = found["cause"][: comma.start()], found["cause"][comma.end() :]
        told = segment.is_clause(left) and not (mark == "Since" and _is_past(left))
        if told == (mark == "Given") and (mark not in WITH_NOUNS or told):
            continue
        clause = askable(segment.up_to(right))
        if imperative(right) or (clause is not None and clause.sure):
            answer = (
                mark if mark in KEPT - {"Given"} else "Because of" if mark == "Given" else "Because"
            )
            main = segment.up_to(right) if clause is not None else right
            yield from why(note, claim, main, left, answer, pattern="because", sure=0.86)
            return


def _the_reason(note: Note, claim: Claim) -> Iterator[Draft]:
    """*The reason X is that Y*; *X for one reason: Y*."""
    if found := THE_REASON.fullmatch(claim.bare):
        for verb in outside(found["rest"], IS_THAT):
            effect, cause = found["rest"][: verb.start()], found["rest"][verb.end() :]
            if askable(effect) is not None:
                yield from _reason_of_several(note, claim, found, effect, cause)
                return
    if found := FOR_ONE_REASON.fullmatch(claim.bare):
        effect, cause = found["effect"], found["cause"]
        yield from why(note, claim, effect, cause, "", pattern="because", sure=0.86)


def _reason_of_several(
    note: Note, claim: Claim, found: re.Match[str], effect: str, cause: str
) -> Iterator[Draft]:
    """Ask why; where it is one reason of several, for that one."""
    if found["which"] in {"One", "A", "Another"}:
        question, idea = f"what is one reason why {lower_first(effect)}", one_idea(cause)
        yield ask(
            note, claim, question, idea.text,
            pattern="because", confidence=0.84 * idea.share, extra=idea.rest,
        )  # fmt: skip
        return
    mark = "Mainly because" if AMONG_OTHERS & set(found["rank"].split()) else "Because"
    yield from why(note, claim, effect, cause, mark, pattern="because", sure=0.88)


def _or_else(note: Note, claim: Claim) -> Iterator[Draft]:
    """*Do X, otherwise Y*; *do X, or Y*."""
    if (found := _first(claim.bare, OTHERWISE)) and len(tokens(found[1])) >= 3:
        yield from why(note, claim, found[0], found[1], "Otherwise", pattern="otherwise", sure=0.86)
        return
    found = _first(claim.bare, OR)
    if found and askable(found[1]) and not imperative(found[1]) and _demands(found[0]):
        yield from why(note, claim, found[0], found[1], "Otherwise", pattern="otherwise", sure=0.84)


def _demands(text: str) -> bool:
    """Tell whether the text is advice or a duty, so that *or* after it says what follows without."""
    clause = parse(text)
    duty = clause is not None and (clause.auxiliary in {"should", "must"} or clause.lemma == "need")
    return duty or imperative(text) is not None


def _so(note: Note, claim: Claim) -> Iterator[Draft]:
    """*X, so Y* asks why Y; a pronoun of Y takes the subject of X, and gives its place."""
    found = _first(claim.bare, SO)
    if found and ("so that" not in found[2][0] or is_result(*found[:2])):
        cause = last_clause(found[0])
        yield from _follows(note, claim, cause, found[1], pattern="so", sure=0.85)


def _follows(
    note: Note, claim: Claim, cause: str, effect: str, *, pattern: str, sure: float
) -> Iterator[Draft]:
    """Yield why the effect holds, where the cause is one plain clause."""
    effect = _first_of_two(segment.up_to(effect, AFTER_EFFECT))
    before = askable(cause)
    if before is None or before.pointing or " because " in cause:
        return
    if both := named(effect, cause):
        effect, cause = both
        sure *= STORY if _is_ours(effect) or _says_little(effect, cause) else 1.0
        yield from why(
            note, claim, effect, lower_first(cause), "Because", pattern=pattern, sure=sure
        )


AND = re.compile(r",? and ")
BEGINS_ANEW = re.compile(
    r"(?:the|an?|this|that|these|those|it|they|he|she|we|you|everything|everybody|everyone|nobody"
    r"|nothing|all|some|most|about|around|only|\d[\d.,]*|his|her|its|their|our|your) ",
    re.IGNORECASE,
)


def _first_of_two(effect: str) -> str:
    """Return the first clause of *X, and the Y is Z*: only of that the cause is surely told."""
    for found in outside(effect, AND):
        left, right = effect[: found.start()], effect[found.end() :]
        first, second = parse(left), parse(right)
        if first is None or second is None or not (first.likely and second.likely):
            continue
        if BEGINS_ANEW.match(right) and " and " not in second.subject:
            return left
    return effect


STORY = 0.85
"""What is left of it where somebody tells what he did: hardly anyone wants to remember it."""


def _is_ours(effect: str) -> bool:
    return effect.lower().startswith(("we ", "i ")) and _is_past(effect)


def _says_little(effect: str, cause: str) -> bool:
    """Tell whether only the cause says of what it speaks: *so the rate is her alarm*."""
    clause = parse(effect)
    subject = clause.subject.lower() if clause is not None else ""
    if clause is None or not re.fullmatch(r"the [a-z]+", subject):
        return False
    if subject.removeprefix("the ") not in cause.lower().split():
        return False
    return len(content_words(clause.rest)) < 2


def _tells(cause: str) -> bool:
    clause = parse(cause)
    return clause is not None and clause.likely


AFTER_EFFECT = re.compile(
    r"[,;] (?:so|and so|which|therefore|hence|but|while|whereas)\b|\s[–—-]\s|; "
)


def _of_sentence_before(note: Note, before: Claim, claim: Claim) -> Iterator[Draft]:
    """*X. That is why Y.* and *X. The reason is that Y.*"""
    if len(tokens(before.bare)) > 24 or before.text.endswith("?"):
        return
    if found := THAT_IS_WHY.fullmatch(claim.bare):
        yield from _follows(note, claim, before.bare, found["effect"], pattern="so", sure=0.84)
    elif (found := AFTERTHOUGHT.fullmatch(claim.bare)) and _tells(found["cause"]):
        yield from why(
            note, before, before.bare, found["cause"], "Because", pattern="because", sure=0.85
        )
