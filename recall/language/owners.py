"""Owners: whose of several people a note is, in whatever way it says so.

A name that is only mentioned owns nothing: somebody has to say, to think or to do what stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recall.language import segment, voices
from recall.language.detect import FUNCTION_WORDS, language_of
from recall.language.verbs import Form, has_form, noun_too
from recall.language.voices import REPORTING, REPORTING_ES
from recall.language.words import is_common, is_person_noun
from recall.notes import Person

AROUND = 120
"""Characters around a name that are looked at: more than any form has."""

MOST_SENTENCES = 8
"""Sentences of a note in which people are sought."""


def owner(text: str, people: tuple[Person, ...]) -> str | None:
    """Return the only one of several people who speaks in a note; None when none or two do."""
    plain = voices.without_asker(" ".join(text.split()), people)
    names: set[str] = set()
    for sentence in segment.sentences(plain)[:MOST_SENTENCES]:
        for turn in voices.turns(sentence, people):
            names |= _speaking(turn, people)
    if end := voices.at_end(plain, people):
        names.add(end.name)
    names |= set(_at_end(plain, people))
    answering = {who for who, _, _ in voices.answers(plain, people)}
    return names.pop() if len(names) == 1 and len(answering) < 2 else None


def _speaking(sentence: str, people: tuple[Person, ...]) -> set[str]:
    """Return who of the people speaks or acts in a sentence."""
    if voice := voices.voice_of(sentence, people):
        return {voice.name}
    reporting: set[str] = set()
    acting: set[str] = set()
    named: set[str] = set()
    for place in voices.places(sentence, people):
        name = voices.called(sentence[place.start : place.end], people)
        if name is None:
            continue
        before = sentence[max(0, place.start - AROUND) : place.start]
        after = sentence[place.end : place.end + AROUND]
        named.add(name)
        if _reports(before, after):
            reporting.add(name)
        elif _acts(before, after):
            acting.add(name)
    # What one of two does, the other may answer: *Ada wants clocks, Bo replied that …*.
    return reporting | acting if len(named) == 1 else reporting


_REPORTING_ELSEWHERE = (
    r"(?:dit|disait|explique|raconte|affirme|estime|pense|croit|soutient|ajoute|rappelle|répond|reconnaît|note"
    r"|remarque|conclut|précise|souligne|juge|assure|prévient|a (?:dit|expliqué|raconté|ajouté|répondu|affirmé)"
    r"|sagt|sagte|meint|meinte|erklärt|erklärte|findet|fand|erzählt|erzählte|behauptet|behauptete|glaubt|denkt|warnt"
    r"|warnte|betont|betonte|berichtet|berichtete|ergänzt|ergänzte|antwortet|antwortete"
    r"|diz|disse|conta|contou|explicou|acha|achou|afirmou|defendeu|acredita|lembra|lembrou|respondeu|admitiu"
    r"|comentou|alerta|alertou)"
)
"""Verbs of saying in French, German and Portuguese."""

_ANY_REPORTING = rf"(?:{REPORTING}|{REPORTING_ES}|{_REPORTING_ELSEWHERE})"

_CALLED = r"(?:(?:[Dd]r|[Pp]rof|[Mm]rs?|[Mm]s|[Ss]ra?|[Dd]ra|[Mm]me|[Pp]r|M)\.? |(?:[Dd]o[nñ]a?|[Hh]err|[Ff]rau|[Ss]ister) )"
_ARTICLE = r"(?:[OoAa]|[EeLl]l|[Ll][ae]|[Dd]er|[Dd]ie) "

_SAYS = re.compile(rf"[,»”\"–—] {_ANY_REPORTING} (?:{_ARTICLE})?(?:{_CALLED})?\Z")
_SAID_BY = re.compile(
    r"(?:^|[\s(,])(?:segundo|según|selon|d['’]après|laut|according to|conforme|secondo"
    r"|(?:en palabras|nas palavras|in the words) (?:of|de)) "
    rf"(?:{_ARTICLE})?(?:{_CALLED})?\Z",
    re.IGNORECASE,
)
_INTRODUCED = re.compile(
    rf"(?:[^.:;!?]{{3,80}},|(?:In the end|At the end|At last|Al final|No fim|À la fin|Am Ende)) (?:{_CALLED})?\Z"
)
_ONE_WORD = re.compile(rf"(?P<verb>[^\W\d_]{{3,14}}) (?:{_ARTICLE})?(?:{_CALLED})?\Z")
_CLOSED = re.compile(r"[,.;!?)]|$")
_AMONG_OTHERS = re.compile(r",? (?:and|y|e|et|und|&|or|o|ou|oder) |['’]s?\b|-?\w")
_COMMA_BEFORE = re.compile(r"\w[\"”»*_]{0,2}, \Z")
_ADDED = re.compile(rf" {_ANY_REPORTING}(?=[,.;!]|$)")
_REPORTS_THAT = re.compile(
    rf" (?:\w+ly |also |already |then )?(?:{_ANY_REPORTING})(?:[:,]| (?:that|how|why|que|qu['’]|dass))"
)


_AS = re.compile(rf"(?:^|, )(?:as|wie|como|comme) (?:{_ARTICLE})?(?:{_CALLED})?\Z", re.IGNORECASE)
_PUT_SO = re.compile(rf" (?:{_ANY_REPORTING}|(?:puts?|has|had) (?:it|put it|said))(?=[,.;!]|$)")
_TO = re.compile(rf"(?:Para|Pour|Für|To) (?:{_ARTICLE})?(?:{_CALLED})?")
_IS = re.compile(r" (?:ist|sind|war|waren|bleibt|heißt|wird|gilt|zählt|kommt|gehört) ")
"""What stands behind *Für Ada*, where that is her view."""


def _reports(before: str, after: str) -> bool:
    """Tell whether somebody named between two stretches says what stands in them."""
    if _SAID_BY.search(before[-40:]):
        return not _AMONG_OTHERS.match(after)
    if _SAYS.search(before[-40:]) and _CLOSED.match(after):
        return True
    if _COMMA_BEFORE.search(before[-6:]) and _ADDED.match(after):
        return True
    if _INTRODUCED.fullmatch(before) and _REPORTS_THAT.match(after):
        return True
    if _AS.search(before[-40:]) and _PUT_SO.match(after):
        return True
    if _TO.fullmatch(before):
        return after.startswith(", ") or bool(before[0] == "F" and _IS.match(after))
    said = _ONE_WORD.fullmatch(before)  # *Platicó Ada que …*
    return bool(said and not _is_small(said["verb"]) and after.startswith(" que "))


_LED = re.compile(
    rf"[*_]{{0,2}}(?:(?P<article>{_ARTICLE})|{_CALLED}"
    r"|(?:Then|Later|Next|Finally|First|Luego|Después|Depois|Puis|Ensuite|Dann),? )"
)
_BEHIND_A_LABEL = re.compile(rf"[^.:;!?]{{3,60}}: (?:(?P<article>{_ARTICLE})|{_CALLED})?")
_DOES = re.compile(r" (?P<verb>[a-zà-ÿ]{2,20})(?=[\s,.;:]|$)")


def _acts(before: str, after: str) -> bool:
    """Tell whether somebody with a title, an article or a label before the name does something."""
    led = _LED.fullmatch(before) or _BEHIND_A_LABEL.fullmatch(before)
    does = _DOES.match(after) if led else None
    if led is None or does is None or _is_small(does["verb"]):
        return False
    if not led["article"] and _is_told_of(does["verb"]):
        return True
    unknown = not is_common(does["verb"]) and not is_person_noun(does["verb"])
    return unknown and (bool(led["article"]) or language_of(before + after, "en") != "en")


def _is_told_of(word: str) -> bool:
    """Tell whether the word is an English verb of somebody else, now or in the past."""
    past = has_form(word, Form.PAST)
    return past or (has_form(word, Form.THIRD) and not noun_too(word))


def _is_small(word: str) -> bool:
    low = word.lower()
    return any(low in known for known in _SMALL)


_SMALL = tuple(frozenset(known.split()) for known in FUNCTION_WORDS.values())

_BRACKET = re.compile(r"\((?P<who>[^\W\d][^(),\d]{1,38}), [a-z][^(),\d]{2,30}\)[.!]?$")


_BEHIND_A_QUOTE = re.compile(r"[\"”»] ?[–—-]{1,2} ?(?P<who>[A-Z][\w. '’-]{1,38})$")


def _at_end(text: str, people: tuple[Person, ...]) -> Iterator[str]:
    """Give who stands behind all that is said: *(Rowe, on record)*, *“…” — A. R.*."""
    found = _BRACKET.search(text[-80:]) or _BEHIND_A_QUOTE.search(text[-80:])
    if found is None:
        return
    who = found["who"].strip()
    if name := voices.called(who, people) or voices.called(re.sub(r"\W", "", who), people):
        yield name
