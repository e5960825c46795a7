"""Headings without what says when, how long and which of a course: a day, *2h15*, *Lecture 4*."""

from __future__ import annotations

import re

from recall.context.names import LONGEST, is_strange, is_title
from recall.context.wording import IS_GENRE, MONTH
from recall.context.wrapping import without_blank_label, without_rating
from recall.language.rare import Rare
from recall.language.words import is_common

_LENGTH = (
    r"~?(?:\d{1,2} ?h(?:rs?|ours?)?\.?(?: ?[0-5]?\d(?: ?m(?:ins?)?)?)?|\d{1,2}:[0-5]\d:[0-5]\d"
    r"|\d{1,3} ?(?:mins?|minutes|minutos|minuti|Min|Minuten)\b\.?)[ !?]{0,4}"
)
_AT_END = Rare(
    rf"(?:\s*[(\[]\s*{_LENGTH}[)\]]!*|\s*[,;·|–—]\s*{_LENGTH}|\s+-\s+{_LENGTH}"
    r"|\s+\d{1,2}h[0-5]\d!*)$",
    "h|m|M|:",
)

_WEEKDAY = (
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|mié|gio|jeu|jue|ven|vie|sam|sab|sáb|dim|dom|seg|ter|qua|qui|sex|mo|di|mi|do|fr|sa|so)"
    r"[^\W\d_]{0,9}(?:-feira)?[.,]{0,2} )?"
)
_DAY = re.compile(
    rf"{_WEEKDAY}(?:\d{{1,2}}(?:er|º|\.|st|nd|rd|th)?(?: de)? {MONTH}\.?(?:,? (?:de )?\d{{4}})?"
    rf"|{MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?(?:, \d{{4}})?(?=\s*[:.,–—·|-])|\d{{4}}-\d\d-\d\d"
    r"|\d{1,2}[/.]\d{1,2}(?:[/.](?:\d{4}|\d\d))?|[0-3]\d-[0-3]\d)\s*[:.,–—·|/-]{0,2}\s+(?=\S)",
    re.IGNORECASE,
)
_MONTHS = re.compile(
    r"(?:january|february|march|april|june|july|august|september|october|november|december|enero|febrero"
    r"|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janvier|février|mars|avril"
    r"|juin|juillet|août|septembre|octobre|novembre|décembre|januar|februar|märz|juni|juli|oktober"
    r"|dezember|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro"
    r"|(?:mon|tues?|wed(?:s|nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|lunes|martes|miércoles|jueves|viernes|sábado"
    r"|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:mon|diens|donners|frei|sams|sonn)tag"
    r"|mittwoch|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?)[:,]\s+(?=\S)",
    re.IGNORECASE,
)
_CLOCK = r"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:\s*[-–]\s*\d{1,2}[:.h]\d\d)?(?:\s*[:·|–—-])?\s+"
_HOUR = r"(?!(?:19|20)\d\d)[0-2]\d[0-5]\d\s*[:·|–—-]\s+"
_WITH = r"\s+(?=(?:with|w/|con|avec|mit|com)\s)"
_LESSON = re.compile(
    r"^(?:lecture|lesson|week|class|leçon|cours|séance|séminaire|lección|clase|semana|aula|lezione|vorlesung"
    r"|(?:ring)?vorlesung,\s(?:termin|sitzung|teil)|termin|vl|vortrag|sitzung|woche|teil|seminar)\s*#?\d{1,3}\s*(?:[:.,–—-]\s*|(?=\())",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:\[(?:[^\[\]]{0,16}\d[^\[\]]{0,16}|[^\W\d_]{2,16}(?: [^\W\d_]{2,16}){0,2})\]\s+|\d{1,3}\s*::\s+|§\s?\d{1,3}[.:]?\s+|[(\[](?:day|tag|día|jour|dia|track|room|sala|saal|hall|stage)\s\w{1,3}[)\]]\s+|\W{0,3}\d{1,3}[.)]\s+(?!(?:januar|februar|märz|april|mai|juni|juli|august|(?:sept|okto|novem|dezem)"
    rf"ber)\b)|{_CLOCK}|{_HOUR}"
    r"|(?-i:[IVX]{2,4})\.\s+(?=[^\W\d])|(?-i:[IVX])\.\s+(?=(?:prof(?:essor)?|dra?|mrs?|ms|mme|sir|dame|hon|ponencia|charla|mesa|panel|lección|clase"
    r"|taller|entrevista|conferencia|talk|keynote|lecture|interview|session|conférence|table ronde|vortrag|gespräch"
    r"|palestra|lezione|intervista)\b)"
    r"|(?:#\d{1,4}|(?-i:(?:S\d{1,2} ?)?E\d{1,3}))\s*[:.,|–—-]\s*"
    r"|(?:episode|épisode|ep\.?|no\.?|nr\.?|folge|talk|day|charla|episodio|episódio|puntata)\s*#?\d+"
    rf"(?:\s*[:.,·|–—-]\s*|{_WITH}))",
    re.IGNORECASE,
)

_MISSED = (
    r"(?:(?:and |but |sorry,? )?(?:I|we) )?(?:only )?(?:(?:arrived|came|joined|left|got there) (?:in )?(?:late|early|half)"
    r"|(?:missed|caught only|only caught|did(?:n['’]t| not) (?:catch|get|hear))\b).*"
    r"|not sure\b.*|sp\?|spelling\?.*"
    r"|(?:yo )?(?:llegu[ée] tarde|llegu[ée] (?:a mitad|a la mitad)|me perdí|me fui antes|no (?:pillé|alcancé|apunté|oí))\b.*"
    r"|(?:creo|me parece) que\b.*"
    r"|(?:eu )?(?:cheguei|perdi|entrei|saí|não peguei|acho que)\b.*"
    r"|(?:(?:je suis|je|j['’]ai|suis) )?(?:arrivée? (?:en retard|à la moitié)|ratée?|manqué|loupé)\b.*|je crois\b.*"
    r"|(?:ich )?(?:kam|bin|war|habe) (?:leider )?(?:zu spät|früher|erst)\b.*|ich glaube\b.*"
    r"|(?:leider )?nur (?:die )?(?:\d\.|(?:erste|zweite|letzte|halbe|hälfte)\b).*"
    r"|(?:so |very |really |well |not )?(?:worth (?:it|a (?:re)?listen|hearing)|loved it|liked it|meh|must (?:listen|hear|watch))[ !]*"
    r"|(?:muy |very |really |so |sehr |très |muito |pretty |bit |quite )?(?:good|great|nice|dull|boring|brilliant|buen[oa]|mal[oa]|aburrid[oa]"
    r"|gut|schön|langweilig|super|génial|bien|bonne|boa|bom|ótim[oa])[ !]*|\d{1,2}(?:[.,]5)?\s?/\s?(?:5|10)"
    r"|re-?listen(?:ed)?|re-?watch(?:ed)?|(?:second|third|2nd|3rd) time"
)
_REMARK = re.compile(_MISSED, re.IGNORECASE)
_REMARK_IN_BRACKET = re.compile(
    rf"{_MISSED}|.*\b(?:whose name I|I (?:think|believe|guess|didn['’]t|missed|forgot|couldn['’]t))\b.*"
    r"|.*\s(?:creo|je crois|glaube ich|acho)",
    re.IGNORECASE,
)
_BRACKET = Rare(r"\s*\((?P<inside>[^()]+)\)", ")")
_PIECE = re.compile(r"\s*[,;]\s+|\s+[–—-]\s+")
_TAIL = Rare(r"\s+[–—-]\s+(?P<inside>[^–—]{4,60})$", "–|—|-")


def without_length(heading: str) -> str:
    """Return a heading without how long the talk took: *Tides, with Ada Rowe, 2h15*.

    Only what a bracket or a comma sets apart: *Tides in 90 minutes* is a title.
    """
    bare = _AT_END.sub("", heading.rstrip()) if heading[-12:].strip() else heading
    return bare or heading


def without_day(heading: str) -> str:
    """Return a heading without the day at its front: *14 Jan. Ada Rowe: Tides*."""
    found = _DAY.match(heading) or _MONTHS.match(heading)
    return heading[found.end() :] if found else heading


def without_label(heading: str) -> str:
    """Return a heading without what numbers it: *Ep. 12: Tides*, *VL 3 – Tides*, *II. Tides*.

    Its kind in brackets goes as well, *[book club] Tides*, but not a name: *[Ada Rowe] Tides*.
    """
    told = _IN_BRACKETS.match(heading)
    if told and is_strange(told["inside"]):
        return f"{told['inside']}: {heading[told.end() :]}"
    return _LABEL.sub("", _LESSON.sub("", heading).strip()).strip()


_IN_BRACKETS = re.compile(r"\[(?P<inside>[^\[\]\d]{2,50})\]\s+(?=\S)")


def without_kind(heading: str) -> str:
    """Return a heading without what kind of talk it is, in brackets in front: *[podcast] Tides*."""
    told = _IN_BRACKETS.match(heading)
    return heading[told.end() :] if told and IS_GENRE.fullmatch(told["inside"]) else heading


_PLACE = re.compile(
    r"(?P<place>[A-ZÀ-Þ][\w'’-]+(?:,?\s(?:[A-ZÀ-Þ][\w'’-]+|d[aeiou]s?|del|la|le|les)){0,5})\.\s+"
    r"(?=[A-ZÀ-Þ\"“«„])"
)


def place_in_front(heading: str) -> tuple[str, str]:
    """Return where a talk was held, before a stop, and the rest: *Riga, Old Mill. Ada Rowe*.

    The place is empty where nothing in front can be one; one of its words is none we know.
    """
    found = _PLACE.match(heading)
    if found is None or is_strange(found["place"]):
        return "", heading
    words = re.findall(r"[^\W\d_]{3,}", found["place"])
    placed = any(not is_common(word.lower()) for word in words) and not is_title(words[-1])
    return (found["place"], heading[found.end() :]) if placed else ("", heading)


def bare(heading: str) -> str:
    """Return a heading as it stands under a question: without when, how long and remarks."""
    told = without_kind(without_length(without_remark(without_rating(heading))))
    timed = _AT.sub("", without_day(told))
    return without_blank_label(timed if " " in timed else told)


def is_date(words: str) -> bool:
    """Tell whether the words are months and days alone: *April, May*, *Feb–Mar*."""
    parts = re.findall(r"[^\W_]+", words)
    return bool(parts) and all(map(_IN_A_DATE.fullmatch, parts))


_IN_A_DATE = re.compile(rf"{MONTH}|\d{{1,4}}|and|y|et|und|e", re.IGNORECASE)

_AT = re.compile(rf"^(?:{_CLOCK}|{_HOUR})")


def is_lesson(heading: str) -> bool:
    """Tell whether a heading is that of a numbered lesson, which has a subject."""
    return _LESSON.match(heading) is not None


def without_remark(heading: str) -> str:
    """Return a heading without what its writer missed or is not sure of: *(I arrived late)*."""
    if len(heading) > LONGEST:
        return heading
    bare = _BRACKET.sub(_told_in, heading)
    tail = _TAIL.search(bare)
    if tail and _REMARK.fullmatch(tail["inside"]):
        bare = bare[: tail.start()]
    return bare.strip() or heading


def _says_how(piece: str) -> bool:
    return bool(_REMARK_IN_BRACKET.fullmatch(piece) or re.fullmatch(_LENGTH, piece))


def _told_in(bracket: re.Match[str]) -> str:
    """Return a bracket with the pieces that are no remark."""
    marks = [match.span() for match in _PIECE.finditer(bracket["inside"])]
    if not marks:
        return "" if _REMARK_IN_BRACKET.fullmatch(bracket["inside"].strip()) else bracket[0]
    starts = [0, *(end for _, end in marks)]
    ends = [*(start for start, _ in marks), len(bracket["inside"])]
    pieces = [bracket["inside"][a:b].strip() for a, b in zip(starts, ends, strict=True)]
    kept = [piece for piece in pieces if not _says_how(piece)]
    if len(kept) == len(pieces):
        return bracket[0]
    return f" ({', '.join(kept)})" if kept else ""
