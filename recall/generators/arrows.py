"""Signs in the place of verbs: *a -> b*, *a = b*, *61% → 9%*, *> 15 min*; what they lead to is hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from recall.cards import Gap, GapText
from recall.drafts import Draft
from recall.generators.imperative import imperative
from recall.generators.jotted import STRONG, Jotted, gap_in, idea_at, jotted
from recall.language.clause import COPULAS, PREPOSITIONS
from recall.language.clipped import (
    ARROW,
    EQUALS,
    FIGURE,
    MORE,
    SIGNED,
    UNEQUAL,
    Thought,
    begins_with_figure,
    figures,
    is_verdict,
    share_of,
)
from recall.language.labels import KINDS, is_stage_direction
from recall.language.rare import Pattern, Rare
from recall.language.realise import upper_first
from recall.language.speech import speech
from recall.language.style import has_sign, is_fragment
from recall.language.tokens import Token, has_folded, is_folded, outside, tokens, unfold
from recall.language.words import AUXILIARIES, NUMBER_WORDS, ORDINALS, singular, words
from recall.notes import Context, Note

NODE_WORDS = 5
"""Words up to which a stretch between two arrows is one step of a chain."""


SIGN = re.compile("[<=>≈≡≠≤≥→⇒➜➔]")
"""What each of the signs below has in it; most thoughts have none."""


class Arrows:
    """Hides what a sign leads to, and figures of notes that are jotted down."""

    name = "arrows"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        claim = None if note.children else jotted(note, context)
        if claim is None:
            return
        for thought in claim.thoughts:
            signed = SIGN.search(thought.text) is not None
            if signed:
                yield from _chain(claim, thought)
                yield from _arrow(claim, thought, context)
                yield from _equal(claim, thought, context)
            yield from _not(claim, thought, context)
            if signed:
                yield from _limit(claim, thought, context)
                yield from _better(claim, thought)
        yield from _figure(claim, context)


def _signs(thought: Thought, sign: Pattern) -> list[re.Match[str]]:
    """Return the signs that have words on both sides."""
    return [
        found
        for found in outside(thought.text, sign)
        if thought.text[: found.start()].strip() and thought.text[found.end() :].strip()
    ]


# What leads to what ------------------------------------------------------------------------------


def _chain(claim: Jotted, thought: Thought) -> Iterator[Draft]:
    """*a → b → c* hides one step after the other; the first is what it starts from."""
    arrows = _signs(thought, ARROW)
    ends = [0, *(place for arrow in arrows for place in arrow.span()), len(thought.text)]
    steps = [thought.text[start:end].strip() for start, end in pairwise(ends)][::2]
    if len(steps) < 3 or len(claim.thoughts) > 1 or any(map(begins_with_figure, steps)):
        return
    if any(not 1 <= len(tokens(step)) <= NODE_WORDS for step in steps[1:]):
        return
    joints = [thought.text[arrow.start() : arrow.end()] for arrow in arrows]
    pieces: list[str | Gap] = [upper_first(unfold(f"{claim.lead}{steps[0]}", claim.stretches))]
    for slot, (joint, step) in enumerate(zip(joints, steps[1:], strict=True), start=1):
        pieces += [joint, Gap(slot, unfold(step, claim.stretches))]
    yield Draft(GapText(tuple(pieces)), claim.note.span, "chain", claim.extra, 0.82)


def _arrow(claim: Jotted, thought: Thought, context: Context) -> Iterator[Draft]:
    arrows = _signs(thought, ARROW)
    for arrow in arrows:
        left, right = thought.text[: arrow.start()], thought.text[arrow.end() :]
        if _is_errand(left, right, claim):
            return
        if changed := _change(left, right):
            start = thought.start + arrow.end()
            yield from gap_in(
                claim, start, start + changed,
                pattern="becomes", confidence=0.84 if _is_about(left, claim) else 0.7,
            )  # fmt: skip
            return
    if len(arrows) != 1:
        return
    place = idea_at(claim.text, thought.start + arrows[0].end(), thought.end)
    if place is not None and is_verdict(claim.text[slice(*place)]):
        yield from _judged(claim, thought, arrows[0].start())
        return
    if place is not None and (figure := _result(claim.text[slice(*place)])):
        start, end = place[0] + figure.start("n"), place[0] + figure.end("n")
        yield from gap_in(claim, start, end, pattern="leads-to", confidence=0.83)
    elif place is not None:
        long = len(tokens(claim.text[slice(*place)])) > NODE_WORDS
        sure = (0.79 if long else 0.83) if _has_enough(claim, place) else 0.7
        if is_stage_direction(thought.text[: arrows[0].start()]):
            sure = 0.66
        yield from _hidden(claim, thought, place, "leads-to", sure, context)


def _judged(claim: Jotted, thought: Thought, end: int) -> Iterator[Draft]:
    """Hide the last figure of what is praised or blamed."""
    placed = [place for place in _placed(thought) if place[1] <= thought.start + end]
    telling = [place for place in placed if place[2] or place[3]]
    for place in telling[-1:]:
        yield from gap_in(claim, place[0], place[1], pattern="jotted-figure", confidence=0.82)


def _result(text: str) -> re.Match[str] | None:
    """Return the figure of *WER 4.8 on test-clean*: the one thing such words are remembered for."""
    found = figures(text)
    if len(found) > 1 and PERIOD.fullmatch(text[found[0].end() : found[1].start()]):
        found = found[:1]  # the second only says in what time
    named = len(found) == 1 and len(words(text[: found[0].start()])) <= RESULT_WORDS
    return found[0] if named and len(tokens(text)) <= NODE_WORDS else None


PERIOD = re.compile(
    r"\s(?:in|within|over|after|per|en|por|tras|in|nach|dopo|après)\s", re.IGNORECASE
)
RESULT_WORDS = 2


def _has_enough(claim: Jotted, place: tuple[int, int]) -> bool:
    """Tell whether enough stands around a gap to recall it by."""
    return len(words(claim.lead + claim.text)) - len(words(claim.text[slice(*place)])) >= 2


def _change(left: str, right: str) -> int:
    """Return the length of the figure that another one became: *61% -> 9%*; 0 where none did."""
    before, after = list(FIGURE.finditer(left)), FIGURE.match(right)
    if not before or after is None or left[before[-1].end() :].strip(" )"):
        return 0
    return after.end("n")


def _is_about(left: str, claim: Jotted) -> bool:
    """Tell whether words before the first figure, or above the note, say what has changed."""
    first = FIGURE.search(left)
    return bool(claim.lead) or bool(words(left[: first.start()] if first else left))


def _is_errand(left: str, right: str, claim: Jotted) -> bool:
    """Tell whether an arrow hands a task to somebody or points to an address."""
    first = right.strip()[:1]
    if first and is_folded(first):
        return not unfold(first, claim.stretches).startswith(("`", "$", "\\"))
    if first == "@" or ("?" in left and LOOKS_UP.match(right.strip())):
        return True
    return imperative(left) is not None and len(tokens(right)) <= 2 and first.isupper()


LOOKS_UP = re.compile(
    r"(?:ask|check|look|read|google|email|find out|see|preguntar|mirar|buscar|consultar|perguntar"
    r"|olhar|demander|vérifier|regarder|fragen|nachsehen|nachfragen)\b",
    re.IGNORECASE,
)
"""What the note-taker will do with a question of their own."""


# What is what ------------------------------------------------------------------------------------


TERM_WORDS = 3
DEFINED = 0.755
"""Confidence where a question of what the term is would be better."""


def _equal(claim: Jotted, thought: Thought, context: Context) -> Iterator[Draft]:
    for sign, pattern, sure in ((EQUALS, "equals", 0.83), (UNEQUAL, "unequal", 0.62)):
        found = _signs(thought, sign)
        if len(found) != 1:
            continue
        left, right = thought.text[: found[0].start()], thought.text[found[0].end() :]
        if len(words(left)) + len(words(right)) < 3:
            continue
        start = thought.start + found[0].end()
        if sides := SIDES.match(right):
            yield from gap_in(
                claim, start, start + sides.end("one"), pattern=pattern, confidence=sure
            )
        elif figure := FIGURE.match(right):
            yield from gap_in(
                claim, start + figure.start("n"), start + figure.end("n"),
                pattern=pattern, confidence=sure,
            )  # fmt: skip
        elif place := idea_at(claim.text, start, thought.end):
            meant = claim.text[slice(*place)]
            defines = len(tokens(left)) <= TERM_WORDS and len(tokens(meant)) > TERM_WORDS
            trust = DEFINED if defines and context.language == "en" else sure
            short = len(tokens(left)) <= 2 and not has_folded(left)
            if (short or THE_MOST.match(right)) and _is_judgement(right):
                trust = JUDGED
            counted = len(tokens(left)) == 2 and tokens(left)[0].key in ORDINALS | {"next", "last"}
            if counted or (len(tokens(left)) == 1 and singular(tokens(left)[0].key) in KINDS):
                trust = JUDGED  # *fix = a letter*: of what, the card does not say
            yield from _hidden(claim, thought, place, pattern, trust, context)


SIDES = re.compile(
    r"(?P<one>[~$€£-]?[.\d][\d.,]{0,12}\S{0,3}) (?:vs\.?|versus|against) [~$€£-]?[.\d]"
)
"""Two figures set side by side: *r = .81 vs .46*."""

THE_MOST = re.compile(
    r"\s{0,4}(?:the )?(?:best|worst|most|least|only|main|key|[a-z]{3,14}est) [a-z]", re.IGNORECASE
)

JUDGED = 0.7
"""Confidence where the right side only judges the left: *long txns = real enemy*."""


def _is_judgement(right: str) -> bool:
    if THE_MOST.match(right):
        return True
    first, *more = re.split(r"[.;,]\s", right.strip(), maxsplit=1)
    if more and right.strip()[len(first)] == ",":
        return False  # what follows from it makes a fact of it
    said = tokens(first)
    plain = all(re.fullmatch(r"[a-z'’-]+", word.text.strip(".!")) for word in said)
    return len(said) <= 2 and plain


def _hidden(
    claim: Jotted,
    thought: Thought,
    place: tuple[int, int],
    pattern: str,
    sure: float,
    context: Context,
) -> Iterator[Draft]:
    """Hide an idea, but for what denies it and for words that stand on the other side as well."""
    start, end = place
    known = {word.lower() for word in words(thought.text[: start - thought.start])}
    negations = speech(context.language).negations | {"doesn't", "don't", "isn't", "not", "no"}
    said = tokens(claim.text[start:end])
    for at, word in enumerate(said[:-1], start=1):
        if word.key not in negations and (word.key not in known or at + 1 >= len(said)):
            break
        start = place[0] + word.end
    yield from gap_in(claim, start, end, pattern=pattern, confidence=sure)


NOT = Rare(
    r",? not (?!only|just|yet|always|all|so|too|to|because|sure|even|if|when)(?=[a-z0-9])", " not "
)
OPPOSED_WORDS = 3
TIES = PREPOSITIONS | COPULAS


def _not(claim: Jotted, thought: Thought, context: Context) -> Iterator[Draft]:
    """*alert on symptoms not causes* hides what is set against the other."""
    found = outside(thought.text, NOT) if context.language == "en" else []
    if len(found) != 1:
        return
    left = thought.text[: found[0].start()]
    is_what = bool({word.key for word in tokens(left)[-OPPOSED_WORDS - 1 :]} & COPULAS)
    if not is_what and not is_fragment(thought.text, context.language):
        return
    right = tokens(STRONG.split(thought.text[found[0].end() :], maxsplit=1)[0])
    said = tokens(left)
    ties = [at for at, word in enumerate(said) if word.key in TIES]
    if not ties or not 1 <= len(said) - ties[-1] - 1 <= OPPOSED_WORDS or len(right) > 4:
        return
    if right and right[0].key in PREPOSITIONS:
        return
    if said[-1].key in AUXILIARIES:
        return  # *does not* denies the verb behind it
    if all(word.key.endswith("ly") for word in said[ties[-1] + 1 :]):
        return  # *they are probably not needed* sets nothing against anything
    start = thought.start + said[ties[-1] + 1].start
    end = thought.start + len(left)
    if right and _counts(right[0]):  # *five minutes before lunch, not twenty*
        number = next((word for word in reversed(said) if _counts(word)), None)
        if number is None:
            return
        start, end = thought.start + number.start, thought.start + number.end
    sure = 0.84 if is_what else 0.78
    yield from gap_in(claim, start, end, pattern="not-clipped", confidence=sure)


def _counts(word: Token) -> bool:
    return word.key in NUMBER_WORDS or word.key.isdigit()


# Figures -----------------------------------------------------------------------------------------


NAME_WORDS = 4


def _better(claim: Jotted, thought: Thought) -> Iterator[Draft]:
    """*X > Y for Z* hides X, which is to be preferred."""
    signs = [sign for sign in _signs(thought, MORE) if sign[0].strip() in {">", ">>"}]
    if len(signs) != 1 or len(outside(thought.text, ARROW)):
        return
    left, right = thought.text[: signs[0].start()], thought.text[signs[0].end() :]
    if FIGURE.match(right) or FIGURE.search(left) or len(words(right)) < 2:
        return
    name = left.rsplit(": ", 1)[-1]
    if 1 <= len(tokens(name)) <= NAME_WORDS:
        named = any(map(str.isupper, name))
        end = thought.start + len(left)
        start = end - len(name)
        yield from gap_in(
            claim, start, end, pattern="preferred", confidence=0.77 if named else 0.66
        )


def _limit(claim: Jotted, thought: Thought, context: Context) -> Iterator[Draft]:
    """*kill > 15 min* hides the limit."""
    signs = _signs(thought, MORE)
    for sign in signs if len(signs) == 1 else ():
        figure = FIGURE.match(thought.text, sign.end())
        begins_small = thought.text[:1].islower()
        if figure and (begins_small or is_fragment(thought.text, context.language)):
            start, end = figure.span("n")
            sure = 0.78 if len(words(thought.text[: sign.start()])) > 1 or claim.lead else 0.7
            yield from gap_in(
                claim, thought.start + start, thought.start + end, pattern="limit", confidence=sure
            )


def _figure(claim: Jotted, context: Context) -> Iterator[Draft]:
    """Hide the last figure with a sign or a unit grown to it: *writes +22%*, *write amp ~7x*."""
    first = claim.text[:1]
    clipped = first.islower() or first.isdigit() or has_sign(claim.text.replace("~", ""))
    if not clipped and not has_sign(claim.text):
        return  # whole sentences have rules of their own
    found = [
        figure
        for thought in claim.thoughts
        if is_fragment(thought.text, context.language)
        for figure in _placed(thought)
        if clipped or figure[2]  # a sentence may say *about* with a sign, and no more
    ]
    telling = [figure for figure in found if figure[2]] or [f for f in found if f[3]] or found
    if telling:
        start, end, signed, unit = _news(telling, claim.text)
        sure = 0.8 if signed else 0.76 if unit else 0.64
        yield from gap_in(claim, start, end, pattern="jotted-figure", confidence=sure)


def _news(telling: list[tuple[int, int, bool, bool]], text: str) -> tuple[int, int, bool, bool]:
    """Return the last figure, or the last of two with one unit: *18% w/o, 4% w/ €25 fee*."""
    last = telling[-1]
    if len(telling) < 3:
        return last
    kinds = [re.sub(r"[\d.,\s+~±−-]", "", text[start:end]) for start, end, *_ in telling]
    twice = [
        one for one, kind in zip(telling, kinds, strict=True) if kind and kinds.count(kind) == 2
    ]
    return twice[-1] if twice else last


DESCRIBES = re.compile(r"\b(?:on|in|with|for|of|from|per|w/) an? $")
"""What leads to a figure that only says of what size something is: *on a 1 GiB container*."""


def _placed(thought: Thought) -> Iterator[tuple[int, int, bool, bool]]:
    """Give the figures of a thought with their places: signed ones, and ones with a unit."""
    for figure in figures(thought.text):
        sign = figure["sign"] or ""
        start = figure.start() if sign in SIGNED else figure.start("n")
        unit = bool(figure["unit"]) or figure["n"][:1] in "$€£" or figure["n"][-1:] in "€£$"
        place = share_of(thought.text, figure)
        if place is None or DESCRIBES.search(thought.text[: figure.start()]):
            continue
        shared = place[1] > figure.end("n")
        yield thought.start + start, thought.start + place[1], bool(sign), unit or shared
