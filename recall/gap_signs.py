"""Signs of what a gap hides, and of the sentence around it: where judges keep more, or fewer."""

from __future__ import annotations

import re
from typing import NamedTuple

from recall.cards import Gap, GapText

Signs = dict[str, float]
"""A number for each sign that a card has; those it lacks are 0 or left out."""

CODE = re.compile(r"`[^`]*`")
STOP = re.compile(r"[.!?]\s")
END = re.compile(r"[.!?](?:\s|$)")
WORD = re.compile(r"[\w'’]+")
WORD_OR_SIGN = re.compile(r"[\w'’]+|[^\w\s]")
FIGURE = re.compile(r"(?<!\w)\d")
YEAR = re.compile(r"(?:19|20)\d\d")
SPREAD = re.compile(r"\d\S* (?:to|a|bis|auf|à) ")
MARK = '"“«‘*_`'
NAME = re.compile(r"\s[A-Z][a-z]+")

PERCENT = re.compile(
    r"%|\b(?:percent|per cent|por ciento|prozent|pour cent|per cento|por cento)\b", re.IGNORECASE
)
TIME = re.compile(
    r"(?:(?:milli)?seconds?|min(?:ute)?s?|hours?|days?|weeks?|months?|years?|ms|s|h|segundos?"
    r"|minut[oi]s?|horas?|d[ií]as?|semanas?|mes(?:es|i)?|años?|anos?|jahren?|jahre?s?|monate?n?"
    r"|wochen?|tagen?|tage?s?|stunden?|minuten?|sekunden?|jours?|mois|ans?|années?|semaines?"
    r"|heures?|secondes?|or[ae]|giorn[oi]|settiman[ae]|ann[oi]|second[oi])\b",
    re.IGNORECASE,
)
CHANGE = re.compile(
    r"\b(?:fell|rose|cut|dropp?e?d?|grew|went|halved|doubled|tripled|lost|gained|saved?|reduced|raised"
    r"|climbed|sank|jumped|down|up|bajó|bajaron|subió|subieron|pasó|pasaron|stieg|fiel|sank|tombée?"
    r"|passée?|passa|scese|scesi|salì|caiu|subiu|passou)\b",
    re.IGNORECASE,
)
CONDITION = re.compile(
    r"\b(?:when|if|unless|until|before|after|cuando|si|hasta|wenn|falls|bevor|quand|quando|se)\b",
    re.IGNORECASE,
)
ONLY = re.compile(
    r"\b(?:only|just|merely|solo|sólo|nur|seulement|soltanto|apenas)\b", re.IGNORECASE
)
REPORT = re.compile(
    r"\b(?:says|said|told|thinks|argues|found|claims|showed|reports|admits|dice|dijo|contó|sagt"
    r"|erzählt|dit|raconte|racconta|disse)\b",
    re.IGNORECASE,
)
OF = frozenset("of de del des di da do della dei von du d".split())
TO = frozenset({"to"})
THAN = frozenset("than als que di".split())


class _Around(NamedTuple):
    """A gap, and the text about it."""

    hidden: str
    before: str
    after: str
    lead: str
    """What stands before the sentence of the gap."""

    left: str
    """The sentence of the gap, before it."""

    right: str
    """The same, behind it."""


def gap_signs(wording: GapText) -> Signs:
    """Return the signs of the first gap of the text, whatever its language.

    They were looked for among 8,500 judged cards that today's rules still draft: each is one with
    which judges kept clearly more or fewer cards than all other signs would have told.
    """
    around = _around(wording)
    hidden, sentence = around.hidden, f"{around.left} {around.right}"
    count = len(WORD.findall(hidden))
    next_words = WORD_OR_SIGN.findall(around.right)
    next_word = next_words[0].lower() if next_words else ""
    last_word = "".join(WORD_OR_SIGN.findall(around.left)[-1:]).lower()
    found: Signs = {
        "sentence before that of the gap": bool(around.lead),
        "gap at the end of its sentence": not next_words,
        "gap of three or four words": count in (3, 4),
        "gap of five to seven words": count in (5, 6, 7),
        "semicolon beside the gap": ";" in sentence,
        "gap stressed or quoted": hidden[0] in MARK or around.before[-1:] in tuple(MARK),
        "colon behind the gap": ": " in around.right,
        "arrow before the gap": last_word in {"→", "=", ">"},
        "of behind the gap": next_word in OF,
        "to behind the gap": next_word in TO,
        "than before the gap": last_word in THAN,
        "name beside the gap": NAME.search(sentence) is not None,
        "name in the gap": bool(around.before.strip()) and hidden[0].isupper(),
        "condition beside the gap": CONDITION.search(sentence) is not None,
        "report beside the gap": REPORT.search(sentence) is not None,
        "only beside the gap": ONLY.search(sentence) is not None,
    }
    if any(map(str.isdigit, hidden)):
        found |= _of_figure(around, sentence, next_word)
    return found


def _of_figure(around: _Around, sentence: str, next_word: str) -> Signs:
    """Return the signs of a gap that hides a figure: which one, and what others are shown."""
    hidden = around.hidden
    shown = CODE.sub("", f"{around.before} {around.after}")
    unit = hidden.split()[-1]
    unit = next_word if unit[-1].isdigit() else unit
    return {
        "percentage hidden": PERCENT.search(hidden + around.after[:12]) is not None,
        "time hidden": TIME.match(unit) is not None,
        "year hidden": YEAR.fullmatch(hidden.strip()) is not None,
        "range hidden": SPREAD.search(hidden) is not None,
        "another figure shown": FIGURE.search(shown) is not None,
        "figure behind the gap": FIGURE.search(CODE.sub("", around.right)) is not None,
        "change told of the figure": CHANGE.search(sentence) is not None,
    }


def _around(wording: GapText) -> _Around:
    """Return the first gap of a text, with what stands before and behind it."""
    at = next(at for at, piece in enumerate(wording.pieces) if isinstance(piece, Gap))
    before, after = (
        "".join(piece.answer if isinstance(piece, Gap) else piece for piece in pieces)
        for pieces in (wording.pieces[:at], wording.pieces[at + 1 :])
    )
    starts = [found.end() for found in STOP.finditer(before)]
    start = starts[-1] if starts else 0
    end = END.search(after)
    right = after[: end.start()] if end else after
    return _Around(
        wording.gaps[0].answer, before, after, before[:start].strip(), before[start:], right
    )
