"""What a heading says of the listening and not of the talk: that it was short, how well one liked it."""

from __future__ import annotations

import re

from recall.context.names import LONGEST, is_given, is_strange, names_in, without_trade
from recall.language.rare import Rare

_SIGNS = r"[\U0001F1E6-\U0001F1FF\U0001F300-\U0001FAFF\u2600-\u27BF\u2B50\u2B1B\uFE0F\u2605\u2606]"
_MARKED = r"(?:[0-9]|10)(?:[.,]5)?\s?/\s?(?:5|10)"
_RATING = re.compile(
    rf"(?:\s*(?:{_SIGNS}+½?(?:\s*{_MARKED})?|[(\[]\s*(?:{_MARKED}|{_SIGNS}+)\s*[)\]]))+$"
)

_SIGN_INSIDE = re.compile(rf"(?<=\w)\s?{_SIGNS}+(?=[\s:,]+\S)")

_SHORT = r"(?:very |super |really )?(?:short|quick|brief|little|small)(?:er|ie)?"
_LITTLE = (
    rf"(?:(?:an?|the|another|one|two|some|one more) )?(?:{_SHORT}(?: (?:one|bit|note|item|talk|chat|listen|extra))?|(?:few |couple of )?minutes"
    r"|bit|(?:first|second|last|other) half|(?:some )?more|one more|another(?: one)?|bonus|leftovers?)"
    r"|(?:(?:un|una|unos|otro|otra|algo) )?(?:ratito|rato|ratico|poco|poquito|minutos|breve|corto|cortito|cortita|corta|más)"
    r"|(?:la )?(?:primera|segunda) (?:parte|mitad)"
    r"|(?:ganz )?(?:kurz|kürzer|kurzes)|noch (?:eins|einmal|mal|was)|nochmals?|ein paar minuten|(?:erste|zweite) hälfte"
    r"|(?:un |une |en )?(?:peu|moment|petit moment|plus court|court|bref|brève)|quelques minutes|encore(?: une fois)?"
    r"|(?:um |uma |uns )?(?:pouco|pouquinho|curto|curtinho|minutos|rapidinho|mais)"
)
_HEARD = (
    r"interviewed|heard|watched|saw|seen|listened to|entrevistad[oa]|escuchad[oa]|oíd[oa]|vist[oa]|gehört|gesehen|interviewt"
    r"|re-?listen(?:ed|ing)?(?: to)?|re-?watch(?:ed|ing)?|revisited|vue?|entendue?|écoutée?|ouvid[oa]"
)
_WITH = r"(?:with|w/|of|by|from|de|del|con|mit|von|vom|avec|com|do|da|d['’])"
_BLANK = re.compile(
    rf"(?:(?:{_LITTLE})(?:\s*[:–—]\s+|\s+-\s+|\s+{_WITH}\s+)|(?:{_HEARD})\s?:\s+)(?=\S)",
    re.IGNORECASE,
)
_ENDS_NAME = re.compile(
    r"['’]s\s|\s*[,(:–—|]|\s+-\s|\s(?=(?:on|about|sobre|über|sur|acerca de|zu|zum|zur)\s)"
)
_IN_BRACKET = Rare(r"\s\((?P<inside>[^()\d]+)\)$", ")")


def without_rating(heading: str) -> str:
    """Return a heading without the stars, the marks and the little pictures at its end."""
    return _RATING.sub("", heading) or heading


_DEGREES = re.compile(
    r"(?<=\w)(?<!\bProf)(?:,\s|\s)(?:PhD|Ph\.D\.?|DPhil|M\.?D\.?|MSc|MBE|OBE|CBE|FRS|RN|Esq\.?)(?=,\s|\s?[:–—|(]|\s[–—-]\s|\s(?:on|about)\s|$)"
)
_EMERITUS = re.compile(r"(?<=\bprof\.)\s(?:em|emer|h\.\s?c)\.(?=\s)", re.IGNORECASE)


def without_degrees(heading: str) -> str:
    """Return a heading without what a speaker took at school: *Ada Rowe, PhD*, *Prof. em. Ada Rowe*."""
    return _DEGREES.sub("", _EMERITUS.sub("", heading))


def plain(heading: str) -> str:
    """Return a heading without what only adorns it: *PANEL ▸ …*, *Capt. (ret.) Ada Rowe*.

    What somebody is, in a bracket before what the talk is on, goes as well: *Ada Rowe (baker), on ovens*.
    """
    if len(heading) > LONGEST:
        return heading
    text = _POINTER.sub(": ", _RETIRED.sub("", _ADDRESS.sub("", heading)), count=1)
    numbered = _NUMERAL.match(text)
    if numbered and is_given(numbered["given"]):
        text = text[numbered.start("given") :]
    told = _TALK_OF.match(text)
    if told and is_strange(told["name"]):
        text = f"{told['name']}, {text[told.end() :]}"
    found = _ROLE_BEFORE_SUBJECT.fullmatch(text)
    if found is None or not is_strange(name := _NO_LETTERS.sub("", found["name"])):
        return text
    return f"{name}{found['rest']}"


_NO_LETTERS = re.compile(r"^\W+")
_ADDRESS = re.compile(r"\s*\([^()]{0,30}https?://[^()\s]{1,200}\)")
_NUMERAL = re.compile(r"[IVX]\.\s+(?P<given>[^\W\d_][\w’'-]{1,20})\s[^:]{0,30}?[A-ZÀ-Þ]")
"""Before a whole name it is a number: *I. Ada Rowe*."""
_TALK_OF = re.compile(
    r"(?P<name>[^:,\"“«„()]{5,50}?)['’]?s? (?:talk|lecture|keynote|seminar|interview),? (?=[\"“«„])",
    re.IGNORECASE,
)
_POINTER = re.compile(r"(?<=\w)\s+[▸►▶]\s+(?=\S)")
_RETIRED = re.compile(r"\((?:ret(?:['’]?d|ired)?\.?|a\. ?D\.|emer\.|jubilad[oa])\)\s+(?=[A-ZÀ-Þ])")
_ROLE_BEFORE_SUBJECT = re.compile(
    r"(?P<name>[^():,\"“«„]{5,60}?)\s*\([^()]{2,80}\)(?P<rest>,\s+(?:on|about|sobre|über|sur|su)\s+.+)"
)


def with_marks(heading: str) -> str:
    """Return a heading with a dash for the little picture behind a name: *Ada Rowe 🇳🇴 cold ovens*."""
    found = _SIGN_INSIDE.search(heading) if len(heading) <= LONGEST else None
    if found is None or not is_strange(heading[: found.start()].strip()):
        return heading
    behind = heading[found.end() :].lstrip()
    mark = "" if behind[:1] in ",:;(–—-|" else "– "
    return f"{heading[: found.start()].rstrip()}{' ' if mark or behind[:1] not in ',:;' else ''}{mark}{behind}"


def without_blank_label(heading: str) -> str:
    """Return a heading without a label that says nothing: *Shorter one: Ada Rowe, baker*.

    Only before a name. The bracket behind it says the most then: *A bit of Ada Rowe (baker)*.
    """
    found = _BLANK.match(heading) if len(heading) <= LONGEST else None
    if found is None:
        return heading
    rest = heading[found.end() :]
    name = without_trade(_ENDS_NAME.split(rest, maxsplit=1)[0])
    if not is_strange(name) and not names_in(name):
        return heading
    bracket = _IN_BRACKET.search(rest)
    if bracket and rest[: bracket.start()].endswith(name):
        return f"{rest[: bracket.start()]}, {bracket['inside']}"
    return rest


MEETING_SOMEBODY = re.compile(
    r"^(?:(?:interviewing|meeting|visiting|hearing|watching|listening to|talking (?:to|with)|chatting (?:to|with))"
    r"|(?:escuchando|viendo|entrevistando|oyendo) a|(?:hablando|charlando|conversando|platicando) con|conversando com|en écoutant|ouvindo|entrevistando"
    r"|what (?:I|we) (?:learned|learnt|took|got|heard) from|(?:lo )?que (?:aprendí|me llevo|saqué) de|ce que j['’]ai (?:appris|retenu) de"
    r"|o que aprendi com)\s",
    re.IGNORECASE,
)
"""What one does with a speaker, before the name: *Interviewing Ada Rowe*."""

_READING = re.compile(
    r"^(?:(?:re)?leyendo a|(?:re-?)?reading|(?:re)?lendo|(?:en )?(?:re)?lisant|(?:ri)?leggendo)\s",
    re.IGNORECASE,
)


def without_meeting(text: str) -> str:
    """Return a heading without what one does with its speaker: *Interviewing Ada Rowe*, *Reading …*.

    *Reading* is more than that, also a town and a group: only before a name.
    """
    read = _READING.match(text)
    if read and is_strange(_ENDS_NAME.split(text[read.end() :], maxsplit=1)[0].strip()):
        return text[read.end() :]
    return MEETING_SOMEBODY.sub("", text)


_NUMBERED = re.compile(
    r"^.{3,80}?,\s(?:ep|eps|episode|épisode|ép|episodio|episódio|capítulo|cap|folge|puntata|no|nr|nº|#)\.?\s?\d{1,4}(?P<comma>,)\s"
    r"(?=[A-ZÀ-Þ])",
    re.IGNORECASE,
)


def with_a_colon(text: str) -> str:
    """Return a heading with a colon between the number of an episode and a name: *Show, ep. 4, Ada Rowe*."""
    found = _NUMBERED.match(text) if len(text) <= LONGEST else None
    if found is None or not is_strange(
        _ENDS_NAME.split(text[found.end() :], maxsplit=1)[0].strip()
    ):
        return text
    return f"{text[: found.start('comma')]}:{text[found.end('comma') :]}"


_AGAIN = re.compile(
    r"(?<=\w),? (?:again|once more|otra vez|de nuevo|encore|nochmals?|wieder|de novo|outra vez)(?=[:,]\s| [–—-]\s|$)",
    re.IGNORECASE,
)


def without_again(text: str) -> str:
    """Return a heading without the word that says one has heard the speaker before."""
    found = _AGAIN.search(text)
    if found is None or not is_strange(text[: found.start()]):
        return text
    return text[: found.start()] + text[found.end() :]


_FEATURING = re.compile(r"\s(?:feat\.?|ft\.?|featuring)\s", re.IGNORECASE)


def featuring(text: str) -> str:
    """Return a heading with an *&* between two of whom one is a guest: *Ada Rowe feat. Bo Lind*."""
    found = _FEATURING.search(text)
    if found is None or not is_strange(text[: found.start()]):
        return text
    return f"{text[: found.start()]} & {text[found.end() :]}"
