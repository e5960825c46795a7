"""Cards that give themselves away: the answer stands in what is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recall.cards import HIDDEN, Tier
from recall.gates.gate import Gate
from recall.gates.seen import Seen, low_words, stems, surroundings, words
from recall.language.rare import Rare
from recall.language.words import NUMBER_WORDS

MOSTLY = 0.7
"""Share of the answer's words that may stand in a question before it is half answered."""

MOSTLY_AROUND_GAP = 0.5
SHORT = 3
"""Letters of an answer up to which half a compound word says nothing of it."""

LITTLE = Rare(
    r"\b(?:simply|merely|just|only|mainly|mostly|partly)\b",
    "simply|merely|just|only|mainly|mostly|partly",
    flags=re.IGNORECASE,
)
"""Words that say nothing by themselves: *simply by being heavy* says that it is heavy."""

ASKS_FOR_NAME = re.compile(r"what (?:does|do|did) .+ (?:stand|be short) for\?$", re.I)
"""Here the initials are what is asked about."""


def answer_shown(card: Seen) -> str | None:
    """The answer, or all that matters of it, stands in the question."""
    shown = card.question
    if _phrase(card.answer) in _phrase(shown) and not _is_number(card.answer):
        return f"the question already says “{card.answer}”"
    if _is_number(card.answer) and card.answer in words(shown):
        return f"the question already says “{card.answer}”"
    parts = {part for word in low_words(shown) if "-" in word for part in word.split("-")}
    if card.is_gap and len(card.answer) > SHORT and card.answer.lower() in parts:
        return f"the question already says “{card.answer}”"
    language = card.context.language
    wanted = set(stems(LITTLE.sub("", card.answer) if card.english else card.answer, language))
    if not wanted:
        return None
    known = set(stems(shown, language))
    given = wanted & known
    if given == wanted:
        return "every word of the answer stands in the question"
    if card.is_list:
        return None
    if _acronym_shown(card.answer, shown) and not ASKS_FOR_NAME.match(card.question):
        return "the question has the initials of the answer"
    share = MOSTLY_AROUND_GAP if card.is_gap else MOSTLY
    if len(given) / len(wanted) > share:
        return "most of the answer stands in the question"
    return None


def answer_in_context_line(card: Seen) -> str | None:
    """The context line, which is always shown, already says the answer."""
    language = card.context.language
    wanted = set(stems(card.answer, language))
    if card.is_gap and low_words(card.answer)[:1] and low_words(card.answer)[0] in NUMBER_WORDS:
        counted = low_words(card.question.partition(HIDDEN)[2])[:1]
        wanted |= set(stems(" ".join(counted), language))
    around = set(stems(surroundings(card.context), language))
    if wanted and wanted <= around:
        return "the context line above the card says the answer"
    return None


NUMBERED = re.compile(
    r"(?:about |around |some |~|≈|<|>|[$€£])?(?P<number>\d+(?:[.,]\d+)?|[a-z]+)"
    r"(?P<times>\s?[×x]| times)?(?:\s?[%\w]+)?",
    re.IGNORECASE,
)
NUMBERS = re.compile(
    r"(?<![\w.,])\d+(?:[.,]\d+)?(?![\w%]|[.,]\d)|(?<=-)\d+(?!\w)|(?<![\w.,])\d+(?=[x×](?!\w))"
)


BESIDE = 20
"""Number from which the one before or behind it tells it: *flew to 139* where *140* is hidden."""

YEAR = re.compile(r"(?:19|20)\d\d")


CODE = re.compile(r"`[^`]*`")


def number_shown(card: Seen) -> str | None:
    """*After 2 misfires. Not 3. [Two]*: the same number stands there in other letters."""
    found = NUMBERED.fullmatch(card.answer) if card.is_gap and not card.is_list else None
    if found is None:
        return None
    number, value = found["number"], NUMBER_WORDS.get(found["number"].lower())
    shown = NUMBERS.findall(card.question)
    if number.isdigit() and _is_beside(int(number), shown):
        return f"the question has the number beside “{number}”"
    if value is not None and value > 1 and str(value) in shown:
        return f"the question already says “{value}”"
    in_code = " ".join(CODE.findall(card.face.front))
    if (found["times"] and number in shown) or number in NUMBERS.findall(in_code):
        return f"the question already says “{number}”"
    several = number.isdigit() and int(number) > 1
    if several and number in NUMBERS.findall(surroundings(card.context)):
        return f"the context line above the card says “{number}”"
    return None


def _is_beside(number: int, shown: list[str]) -> bool:
    """Tell whether the number before or behind one that is no year is shown."""
    near = {str(number - 1), str(number + 1)}
    return number >= BESIDE and not YEAR.fullmatch(str(number)) and not near.isdisjoint(shown)


AN_BEFORE_GAP = Rare(r"\ban \[…\]", "an […]")


def article_tells(card: Seen) -> str | None:
    """`an […]` tells how the answer begins."""
    if card.english and AN_BEFORE_GAP.search(card.question):
        return "“an” before the gap tells how the answer begins"
    return None


def _phrase(text: str) -> str:
    return " " + " ".join(low_words(text)) + " "


_NUMBER = re.compile(r"[\d.,]+")


def _is_number(answer: str) -> bool:
    return _NUMBER.fullmatch(answer) is not None


def _acronym_shown(answer: str, shown: str) -> bool:
    initials = "".join(word[0] for word in words(answer) if word[0].isalpha()).upper()
    return len(initials) > 2 and initials in set(_acronyms(shown))


def _acronyms(text: str) -> Iterator[str]:
    for word in words(text):
        bare = word.removesuffix("s")
        if len(bare) > 2 and bare.isupper():
            yield bare


GATES = (
    Gate("answer shown", answer_shown, bars=Tier.DRAFT),
    Gate("answer in context line", answer_in_context_line),
    Gate("number shown", number_shown),
    Gate("article tells", article_tells),
)
