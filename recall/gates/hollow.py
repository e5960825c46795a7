"""Gaps over words that carry nothing: how somebody spoke, what another word already tells."""

from __future__ import annotations

import re

from recall.cards import HIDDEN, Tier
from recall.gates.gate import Gate
from recall.gates.seen import Seen, low_words, visible
from recall.language.labels import DIRECTIONS, LABELS
from recall.language.words import is_common, stem

TELLING = frozenset(
    "observing saying asking noting telling showing explaining warning arguing thanking insisting"
    " admitting claiming pointing quoting reading joking laughing talking mentioning".split()
)


def manner_of_speaking(card: Seen) -> str | None:
    """*She began by [observing] that …*: how something was brought up."""
    if card.english and _is_one_gap(card) and card.answer.lower() in TELLING:
        return f"“{card.answer}” is only how it was said"
    return None


SAYS = re.compile(
    r"[^.!?;:]* and (?:also |then |now )?(?:says|said|thinks|thought|argues|argued|believes|claims"
    r"|claimed|insists|insisted|finds|warns|warned|explains|explained|concludes)(?: that)? \w"
)


def only_who_says_it(card: Seen) -> str | None:
    """*He built [organs] for ten years and says that …*: what he says is the news."""
    if not (card.english and _is_one_gap(card)):
        return None
    if SAYS.match(card.question.partition(HIDDEN)[2]):
        return "it only tells who says what follows"
    return None


OPPOSITES = re.compile(
    r"(?:the )?(?:bigger|smaller|larger|better|worse|harder|easier|cheaper|faster|slower|stronger"
    r"|weaker|older|younger|other|opposite|same|first|second|latter|former)"
    r"(?: (?:one|ones|half|part|way|thing))?",
    re.IGNORECASE,
)


def opposite(card: Seen) -> str | None:
    """*Words are the smaller problem, numbers are [the bigger one]*: the other half tells it."""
    if card.english and _is_one_gap(card) and OPPOSITES.fullmatch(card.answer):
        return f"anyone would guess “{card.answer}”"
    return None


SIDES = (
    "forward forwards back backwards", "up down", "left right", "in out", "more less", "early late",
    "fast slow", "high low", "long short", "hot cold", "top bottom", "first last", "good bad",
    "big small", "open closed", "on off", "above below", "before after", "inside outside",
)  # fmt: skip
OPPOSED = {word: frozenset(side.split()) - {word} for side in SIDES for word in side.split()}
"""Words of which one tells the other where *not* stands between them."""

NOT = re.compile(r"^,? (?:and )?(?:not|instead of|rather than) ")


def antonym(card: Seen) -> str | None:
    """*Lean [forward], not back*: what is denied tells what is not."""
    if not (card.english and _is_one_gap(card)):
        return None
    after = card.question.partition(HIDDEN)[2]
    against = NOT.match(after)
    denied = low_words(after[against.end() :])[:2] if against else ()
    if OPPOSED.get(card.answer.lower(), frozenset()) & set(denied):
        return f"“{denied[0]}” beside it tells “{card.answer}”"
    return None


def thing_shown(card: Seen) -> str | None:
    """*Clay was a debt. Now we make [the debt faster]*: the thing itself is shown."""
    if not (card.english and _is_one_gap(card)):
        return None
    found = low_words(card.answer)
    if len(found) not in {3, 4} or found[0] not in {"the", "this", "that", "its", "their"}:
        return None
    shown = {stem(word) for word in low_words(card.question.replace(HIDDEN, " "))}
    rest = found[2:]
    if stem(found[1]) in shown and all(
        is_common(word) or word.endswith(("er", "ly")) for word in rest
    ):
        return f"“{found[1]}” is shown"
    return None


LABEL_BEHIND = re.compile(r"^[*_]{0,2}:")


def generic_label(card: Seen) -> str | None:
    """*[Aim]: feed them within an hour*: a label that any note may have."""
    if not _is_one_gap(card):
        return None
    before, _, after = card.question.partition(HIDDEN)
    found = low_words(card.answer)
    if low_words(before) or not LABEL_BEHIND.match(after):
        return None
    if " ".join(found) in GENERIC:
        return f"“{card.answer}” is a label that any note may have"
    return None


GENERIC = (
    DIRECTIONS
    | LABELS
    | frozenset(
        "aim aims objective method dose finding findings symptom symptoms effect effects metric"
        " metrics setup trick cost costs task".split()
    )
    | {"rule of thumb", "side note", "open question", "what happened", "war story", "before/after"}
)


EXAMPLE_CODE = re.compile(
    r"\b(?:like|such as|e\.g\.|for example|como|por ejemplo|wie)[ ,]{1,2}$", re.IGNORECASE
)


def example_code(card: Seen) -> str | None:
    """*Codes like [`E-417`]*: any other would do."""
    if not _is_one_gap(card) or not card.face.answer.startswith("`"):
        return None
    if EXAMPLE_CODE.search(card.question.partition(HIDDEN)[0]):
        return f"{card.answer} is only an example"
    return None


HEADLESS = re.compile(
    r"\s?(?:had|have|has|were|are|was|is|did|do|said|say|never|could|can|will|would|got|went|tenía|eran"
    r"|son|fueron|han|hatten|haben|sind|waren)\b"
)


def of_whom(card: Seen) -> str | None:
    """*[61%] had no supper*: of whom, only another sentence says."""
    if not _is_one_gap(card) or not card.answer[:1].isdigit():
        return None
    before, _, after = card.question.partition(HIDDEN)
    if not low_words(before) and HEADLESS.match(after):
        return "it does not say of whom"
    return None


CAME_OF = re.compile(
    r"[^,;:.]{2,50}? (?:fell|rose|dropped|went|grew|climbed|jumped|doubled|halved|shrank|increased"
    r"|decreased|sank|improved)\b",
    re.IGNORECASE,
)
CAUSES = 4
"""Words before an outcome from which they may say what it came of."""


def outcome_alone(card: Seen) -> str | None:
    """*Cracks fell from 9 to [2]*, and not what made them fall, which a label names before it."""
    if not (card.english and _is_one_gap(card)) or not CAME_OF.match(card.full):
        return None
    note = visible(card.note.text)
    before, found, _ = note.lower().partition(card.full[:HEAD].lower())
    labelled = ":" in before and before.rstrip().endswith((";", ":"))
    if found and labelled and len(low_words(before)) >= CAUSES:
        return "what it came of stands before it in the note"
    return None


HEAD = 14
"""Characters by which the beginning of a card is found in its note."""

FIGURE_FOR = re.compile(
    r"[~≈]?\d[\d.,]* ?[^\W\d]{0,4}°? (?:for|if|when|unless|para|si|cuando) \w", re.I
)


def figure_with_its_case(card: Seen) -> str | None:
    """*Pull it at [93 for shreds], 88 for slices*: the figure is asked, its case is shown."""
    if not _is_one_gap(card) or not FIGURE_FOR.match(card.answer):
        return None
    return "the gap hides the figure together with its case"


OBJECTS = re.compile(
    r"(?:vale|ok|okay|fine|sure|yes|sí|ya|claro|bueno|ja|gut|oui)\b[,;:]?"
    r" (?:but|pero|aber|mais)\b[^\n]{0,200}\?",
    re.IGNORECASE,
)


def objection(card: Seen) -> str | None:
    """*OK, but they have 15 people. With 200?*: a doubt of whoever took the notes."""
    return "a doubt, not a claim of the talk" if OBJECTS.match(card.note.text) else None


def _is_one_gap(card: Seen) -> bool:
    return card.is_gap and not card.is_list


GATES = (
    Gate("manner of speaking", manner_of_speaking),
    Gate("who says it", only_who_says_it),
    Gate("opposite", opposite),
    Gate("antonym", antonym),
    Gate("thing shown", thing_shown),
    Gate("generic label", generic_label, bars=Tier.DRAFT),
    Gate("example code", example_code),
    Gate("of whom", of_whom),
    Gate("outcome alone", outcome_alone),
    Gate("figure with its case", figure_with_its_case),
    Gate("objection", objection),
)
