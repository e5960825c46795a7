"""Gaps over what is not worth keeping: the figures of an illustration, the dates of an anecdote."""

from __future__ import annotations

import re
from functools import lru_cache

from recall.cards import Gap, GapText, Tier
from recall.gates.gate import Gate
from recall.gates.seen import Seen, low_words, words
from recall.language.rare import Rare
from recall.language.speech import speech
from recall.language.verbs import Form, has_form
from recall.language.words import DATES, NUMBER_WORDS, ORDINALS

ILLUSTRATES = re.compile(
    r"(?:(?:\b|(?=,))(?:for example|for instance|e\.g\.|imagine|suppose|picture|as if|as though"
    r"|(?:,|am|is|are|was|were|be|been|just|more|much|something|works?|looks?|feels?|acts?|behaves?"
    r"|sounds?|runs?) like (?:an?|when|if|someone|somebody|your)|say(?=,)|let's say"
    r"|por ejemplo|p\. ?ej\.|digamos|pongamos|imagina|imagínate|supón|supongamos|como si"
    r"|como (?:un|una|cuando|quien))\b"
    r"|[,(] ?say )[^.;!?]{0,200}$",
    re.IGNORECASE,
)
"""What begins an illustration, somewhere before the gap in its sentence."""

YOURS = Rare(r"\b(?:your|tus?) $", "tu|your", flags=re.IGNORECASE)


def illustration(card: Seen) -> str | None:
    """The figure in an example somebody made up: *like a shopkeeper who takes 90 today*."""
    for before, gap, _ in _gaps(card):
        if not _is_number(gap, card):
            continue
        if ILLUSTRATES.search(before) or YOURS.search(before):
            return f"“{gap}” only illustrates: another figure would do as well"
    return None


WHOLE = Rare(
    r"(?:the )?(?:100 ?(?:%|percent|per cent|por ciento)|cien por cien(?:to)?)",
    "100|cien por cien",
    flags=re.I,
)


def whole_share(card: Seen) -> str | None:
    """*100 %* of something: whoever reads the sentence says it."""
    if any(WHOLE.fullmatch(gap) for _, gap, _ in _gaps(card)):
        return "anyone would guess all of it"
    return None


OTHER_DATES = frozenset(
    "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre"
    " diciembre lunes martes miércoles jueves viernes sábado domingo januar februar märz juni juli"
    " oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag janvier février"
    " mars avril juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi"
    " vendredi samedi dimanche janeiro fevereiro março maio junho julho setembro outubro dezembro"
    " gennaio febbraio marzo aprile maggio giugno luglio settembre ottobre dicembre lunedì martedì"
    " mercoledì giovedì venerdì sabato domenica".split()
)
FEASTS = frozenset(
    "christmas easter thanksgiving halloween ramadan lent pentecost navidad pascua weihnachten"
    " ostern noël pâques natal natale pasqua eve".split()
)
SPANS = frozenset(
    "second seconds minute minutes hour hours day days night nights week weeks weekend month months"
    " quarter year years decade segundo segundos minuto minutos hora horas día días noche noches"
    " semana semanas mes meses año años".split()
)
SMALL = frozenset("the on in at of el la los las en de".split())
NEXT = ORDINALS | frozenset(
    "same primer primera primero segunda segundo tercer tercera tercero último última mismo misma"
    " próximo próxima".split()
)


def anecdotal_date(card: Seen) -> str | None:
    """The month, the weekday or *the second week* in which something happened."""
    if not speech(card.context.language).contrasts.isdisjoint(low_words(card.question)):
        return None
    for before, gap, after in _gaps(card):
        if DAY.fullmatch(gap) and (_opens_with_month(after) or _ends_with_month(before)):
            return "when it happened is hardly what matters"
        found = [word for word in low_words(gap) if word not in SMALL]
        if not found or any(word[0].isdigit() for word in found):
            continue
        if all(word in DATES | OTHER_DATES | FEASTS for word in found):
            return "when it happened is hardly what matters"
        if found[0] in NEXT and all(word in SPANS for word in found[1:]) and found[1:]:
            return "when it happened is hardly what matters"
    return None


DAY = re.compile(r"[0-3]?\d(?:st|nd|rd|th|º)?")


def _opens_with_month(after: str) -> bool:
    following = [word for word in low_words(after[:24])[:2] if word not in SMALL]
    return bool(following) and following[0] in DATES | OTHER_DATES and after[:1] == " "


def _ends_with_month(before: str) -> bool:
    return bool(set(low_words(before[-12:])[-1:]) & (DATES | OTHER_DATES) - {"may"})


FELT = frozenset(
    "boring simple easy hard fun great good bad nice cool weird funny strange clear obvious"
    " interesting important big huge fine wrong right true false better worse surprising"
    " amazing terrible awful difficult tricky crazy sad scary".split()
)


def felt(card: Seen) -> str | None:
    """*The fix is [boring]*: any word of praise or blame would fit."""
    for before, gap, after in _gaps(card):
        if not (card.english and gap.lower() in FELT):
            continue
        if not (re.match(r" (?:than|to|as|for)\b", after) or re.search(r"\bas $", before)):
            return f"“{gap}” only says how somebody likes it"
    return None


LASTED = Rare(
    r"\b(?:for|during|durante)(?: (?:about|around|nearly|almost|some|unos?))? $",
    "durante|during|for",
    flags=re.I,
)


def anecdotal_duration(card: Seen) -> str | None:
    """How long it took that one time: *the line stood still for two hours*."""
    for before, gap, after in _gaps(card):
        if not (LASTED.search(before) and _is_number(gap, card)):
            continue
        found = low_words(f"{gap} {after[:40]}")
        if SPANS.isdisjoint(found[: len(words(gap)) + 1]):
            continue
        if not card.english or _tells_the_past(re.split(r"[.;!?]\s", before)[-1]):
            return "how long it took that one time is hardly what matters"
    return None


NOT_TELLING = frozenset("is are be been being has have must should can may might will".split())


def _tells_the_past(text: str) -> bool:
    """Tell whether a verb in the past stands there that is no participle."""
    before = ""
    for word in low_words(text):
        if (
            has_form(word, Form.PAST)
            and before not in NOT_TELLING
            and not has_form(word, Form.BASE)
        ):
            return True
        before = word
    return False


def _gaps(card: Seen) -> tuple[tuple[str, str, str], ...]:
    """Return every gap of the card with the text before and after it."""
    text = card.draft.wording
    return _around_gaps(text, card.face.slot) if isinstance(text, GapText) else ()


@lru_cache(maxsize=8)
def _around_gaps(text: GapText, slot: int) -> tuple[tuple[str, str, str], ...]:
    found: list[tuple[str, str, str]] = []
    full, at = text.full, 0
    for piece in text.pieces:
        shown = piece.answer if isinstance(piece, Gap) else piece
        end = at + len(shown)
        if isinstance(piece, Gap) and piece.slot == slot:
            found.append((full[:at], shown, full[end:]))
        at = end
    return tuple(found)


def _is_number(gap: str, card: Seen) -> bool:
    known = speech(card.context.language).number_words
    return any(
        word in known or word in NUMBER_WORDS or word[0].isdigit() for word in low_words(gap)
    )


GATES = (
    Gate("illustration", illustration),
    Gate("whole share", whole_share),
    Gate("praise or blame", felt),
    Gate("anecdotal date", anecdotal_date, bars=Tier.DRAFT),
    Gate("anecdotal duration", anecdotal_duration),
)
