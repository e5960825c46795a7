"""Numbers that say what came out: in digits or in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from recall.generators.quoted.cuts import NEAR, Cut, begins_with
from recall.language.rare import Rare
from recall.language.speech import speech
from recall.language.tables import Table
from recall.language.tables.table import any_of
from recall.language.tokens import outside, tokens

DIGITS = r"\d{1,15}(?:[.,]\d{1,15}){0,4}"
CLOCK = r"\d{1,2}(?::|\s?h\s?|\sUhr\s)\d{2}(?!\d)"
NUMBER = re.compile(
    rf"(?<![\w.,:/\-$€£#+])[+\-−~≈<>]?[$€£]?(?:{CLOCK}|{DIGITS})(?:\s?[-–]\s?{DIGITS}|\so\s{DIGITS}(?=\s?%))?(?:\s?[%‰]|\s?[$€£](?!\w)|(?:ms|s|h|min|km|kg|[KMGT]B|[kKMGx])(?!\w)|\s(?:mil|millones|milhões|millions?|milioni|Millionen|Mio)(?!\w))?(?![\w/]|-\w|[ªº°])"
)
CLOCK_TIME = re.compile(CLOCK)
QUANTITY = rf"[$€£]?{DIGITS}(?:\s?[%€$£]|(?:ms|s|h|min|km|kg|[KMGT]B|[kKMGx])(?!\w))?"

FEW_WORDS = 4
"""A number in fewer words than this has nothing around it to be recalled by."""

LITTLE = 2
"""A bare count up to this is seldom what a talk is remembered for."""

YEAR = Rare(r"(?:19|20)\d\d", "19|20")
MOST = 3
"""Figures of a sentence that are looked at."""


def change(text: str, table: Table) -> Iterator[Cut]:
    """*It fell from X to Y* hides Y."""
    if not table.changes.search(text):
        return
    for before, after in table.ranges:
        for found in outside(text, _range(before, after, table)):
            if _spans(text, found.start(), table) or not _are_numbers(found):
                continue
            end = found.end()
            unit = UNIT.match(text, end)
            same = unit and (found["unit"] or "%" in unit[0])
            if unit and same and unit[0].strip() not in table.prepositions:
                end = unit.end()
            yield Cut(found.start("now"), end, "change", 0.83)


UNIT = re.compile(r"\s?%|\s[^\W\d_]+")


def _spans(text: str, at: int, table: Table) -> bool:
    """Tell whether a copula stands right before a range: *it is from 3 to 5 %* tells no change."""
    before = tokens(text[max(0, at - NEAR) : at])[-1:]
    return bool(before) and before[0].key in table.copulas


def _are_numbers(found: re.Match[str]) -> bool:
    """Tell whether both ends are in digits, or both in words with what is counted: *de un día a tres*."""
    in_words = [found[end].isalpha() for end in ("was", "now")]
    return not any(in_words) or (all(in_words) and bool(found["unit"]))


@lru_cache(maxsize=32)
def _range(before: str, after: str, table: Table) -> re.Pattern[str]:
    known = any_of(tuple(sorted(speech(table.language).number_words | set(table.indefinites))))
    amount = rf"(?:{QUANTITY}|(?:{known})(?!\w))"
    span = rf"\b{before}\s+(?P<was>{amount})(?P<unit>\s?[^\W\d_]{{1,30}})?\s+{after}\s+(?P<now>{amount})"
    return re.compile(span, re.IGNORECASE)


CLOSED = re.compile(r"(?:\s?%|\s[^\W\d_]|[,.;)]|$)")


CHANGING = frozenset({("von", "auf")})
"""What leads to two figures that no span has for its ends."""


def _falls(found: re.Match[str]) -> bool:
    """Tell whether the first figure is the greater one, as it is in no span."""
    ends = [re.search(DIGITS, found[end]) for end in ("was", "now")]
    return all(ends) and _value(ends[0][0]) > _value(ends[1][0])  # type: ignore[index]


def between(text: str, table: Table) -> Iterator[Cut]:
    """*It is 3 to 5 %* hides both ends."""
    for before_after in table.ranges:
        for found in outside(text, _range(*before_after, table)):
            changes = table.changes.search(text) or before_after in CHANGING or _falls(found)
            if changes and not _spans(text, found.start(), table):
                continue
            if found["was"].isalpha() or not CLOSED.match(text, found.end()):
                continue
            unit = UNIT.match(text, found.end()) if "%" not in found["now"] else None
            end = unit.end() if unit and "%" in unit[0] else found.end()
            yield Cut(found.start("was"), end, "number", 0.83)


def number(text: str, table: Table) -> Iterator[Cut]:
    """Hide a number that something is said of; the last one is most often what came out."""
    if len(tokens(text)) <= FEW_WORDS:
        return
    found = [one for one in outside(text, NUMBER) if not _is_part_of_a_name(text, one)]
    parts = list(part_of(text, table))
    yield from parts
    in_range = [*between(text, table), *out_of(text, table), *parts]
    found = [
        one for one in found if not any(cut.start <= one.start() < cut.end for cut in in_range)
    ]
    wholes = {found.end() - len(_whole(found)) for found in _parts_of(text, table)}
    told = [
        one for one in found if one.start() not in wholes and not _sets_the_scene(text, one, table)
    ]
    last = max((one.start() for one in outside(text, table.shares)), default=0)
    for at, one in enumerate(reversed(told[-MOST:])):
        alone = len(told) == 1 and one.start() > last
        sure = 0.82 if alone else 0.78 - at / 100
        sure = 0.74 if at < len(told) - 1 and AGAINST.search(text[: one.start()]) else sure
        sure = min(sure, 0.76) if CLOCK_TIME.fullmatch(one[0]) else sure
        sure = 0.74 if not alone and _is_denied_behind(text, one.end(), table) else sure
        yield Cut(_span_start(text, one, table), one.end(), "number", sure)
    for one in found:
        if one not in told:
            year = YEAR.fullmatch(one[0].strip("+~≈<>")) is not None
            yield Cut(one.start(), one.end(), "number", 0.45 if year else 0.6)


SPAN = re.compile(rf"(?<![\w.,]){DIGITS}\s(?:à|bis|a|ou|o|oder)\s$")


CHOICES = frozenset({"bis", "ou", "oder", "o"})


def _span_start(text: str, one: re.Match[str], table: Table) -> int:
    """Return where a share begins that is one of a span: *30 à 40 %*."""
    before = SPAN.search(text[: one.start()])
    spans = (
        before
        and ("%" in one[0] or before[0].split()[-1] in CHOICES)
        and not table.changes.search(text)
    )
    return before.start() if before and spans else one.start()


def _is_denied_behind(text: str, end: int, table: Table) -> bool:
    """Tell whether what is said of a number is denied: *30 are enough, 60 add nothing*."""
    following = [word.key for word in tokens(text[end : end + NEAR])[:2]]
    return any(word in table.nots for word in following)


def part_of(text: str, table: Table) -> Iterator[Cut]:
    """*38 of the 214*, *4 doctors of 60* hide the part; of the whole nobody is asked."""
    for found in _parts_of(text, table):
        yield Cut(found.start("part"), found.end("part"), "share", 0.81)


def _parts_of(text: str, table: Table) -> list[re.Match[str]]:
    if not table.genitives:
        return []
    return [
        found
        for found in outside(text, _part(table.genitives, table.articles))
        if _value(found["part"]) < _value(_whole(found))
    ]


def _whole(found: re.Match[str]) -> str:
    return found["whole"] or found["bare"] or found["out"]


def _value(digits: str) -> float:
    """Return what is written, as the languages of the tables write it: *1.200,5*."""
    whole, _, part = digits.replace(".", "").partition(",")
    return float(f"{whole}.{part.replace(',', '') or 0}")


@lru_cache(maxsize=8)
def _part(genitives: tuple[str, ...], articles: tuple[str, ...]) -> re.Pattern[str]:
    amount, noun = r"\d{1,7}(?:,\d{1,3})?", r"\s[^\W\d]{3,20}"
    return re.compile(
        rf"(?<![\w.,])(?P<part>{amount})"
        rf"(?:(?:{noun})?\s(?:{any_of(genitives)})\s(?:{any_of(articles)})\s(?P<whole>{amount})(?![\w%.,]\d)"
        rf"|(?:{noun})?\s(?:{any_of(genitives)})\s(?P<bare>{amount})(?=[,;.]?(?:\s(?:y|e|et|und)\s|$))"
        rf"|{noun}\s(?:su|sur)\s(?P<out>{amount})(?![\w%.,]\d))"
    )


GIVEN = re.compile(
    rf"(?<=c/ ){DIGITS}\s(?:[^\W\d]+\s){{1,3}}{DIGITS}|(?<=con ){DIGITS}\s(?:[^\W\d]+\s){{1,3}}{DIGITS}|(?<=mit ){DIGITS}\s(?:[^\W\d]+\s){{1,3}}{DIGITS}"
    rf"|(?<=avec ){DIGITS}\s(?:[^\W\d]+\s){{1,3}}{DIGITS}|(?<=com ){DIGITS}\s(?:[^\W\d]+\s){{1,3}}{DIGITS}"
)
"""A number with which another one came out: *con 40 platos tira 9 kilos*."""

AGAINST = re.compile(
    r"(?:frente a|contra|comparad[oa]s? con|en vez de|en lugar de|vs\.?|contre|au lieu de|gegenüber|statt|contro|invece di)"
    r"(?: (?:l[aeo]s?|el|un[oa]?))?\s[~≈]?$",
    re.IGNORECASE,
)
"""What leads to the figure that another one is set against."""


def _is_part_of_a_name(text: str, found: re.Match[str]) -> bool:
    """Return whether a name stands right before the number: *Python 3*, *Llama 2*."""
    before = text[: found.start()].split()
    short = found[0].isdigit() and len(found[0]) < 4
    return short and len(before) > 1 and before[-1][:1].isupper() and before[-1][-1:].isalnum()


def _sets_the_scene(text: str, found: re.Match[str], table: Table) -> bool:
    """Tell whether the number is a year, a small count, a whole, the first word or one of two
    that would do."""
    bare = found[0].strip("+~≈<>")
    if YEAR.fullmatch(bare) and _is_not_before(text, found, table):
        return False
    if _is_a_place_in_order(text, found, table) or GIVEN.match(text, found.start()):
        return True
    if OF_THE.fullmatch(text[: found.start()]) and NUMBER.search(text, found.end()):
        return True
    if YEAR.fullmatch(bare) or (found.start() == 0 and "%" not in bare):
        return True
    if re.fullmatch(r"100\s?%", bare):
        return True
    if _is_standard(text, found, table) or _is_either(text, found, table):
        return True
    return bare.isdigit() and int(bare) <= LITTLE


def _is_a_place_in_order(text: str, found: re.Match[str], table: Table) -> bool:
    """Tell whether a bare number says which one is meant: *en el trabajo 38*, *im Kapitel 4*."""
    if not found[0].isdigit():
        return False
    before = tokens(text[max(0, found.start() - NEAR) : found.start()])[-2:]
    if before and before[-1].key in NUMBERED:
        return True
    small = speech(table.language).function_words
    return (
        len(before) == 2
        and before[0].key in (*table.articles, *CONTRACTED)
        and before[1].key not in small
        and before[1].key.isalpha()
        and not table.is_verb(before[1].key)
        and ORDER_ENDS.match(text, found.end()) is not None
    )


OF_THE = re.compile(r"(?:De(?: l[ao]s)?|D[ao]s|Des|Von(?: den)?|Dei|Delle|Degli|Sur(?: les)?) ")
"""What begins with a whole, of which a part is told: *De las 59 razas se venden 4*."""

NUMBERED = frozenset(
    "grado tipo fase nivel etapa capítulo tema clase día artículo paso página minuto grade stufe grad typ phase kapitel tag seite"
    " minute artikel type niveau chapitre étape degré article grau nível capítulo dia página grado tipo livello capitolo".split()
)
"""Nouns that have a number for a name: *de grado 3*."""

CONTRACTED = ("al", "del", "im", "am", "zum", "vom", "au", "du", "no", "na")
ORDER_ENDS = re.compile(
    r"\s?(?:[,;:.)]|$)|\s(?:y|e|et|und|que|de|del|du|von|en|in|es|se|no|est|ist)(?!\w)"
)


def _is_not_before(text: str, found: re.Match[str], table: Table) -> bool:
    """Tell whether a year limits what is denied: *nobody had to until 1971*."""
    before = [word.key for word in tokens(text[: found.start()])]
    return bool(before) and before[-1] in table.until and any(word in table.nots for word in before)


def _is_standard(text: str, found: re.Match[str], table: Table) -> bool:
    """Tell whether something else is compared with the number: *18 % more than that of 4h*."""
    before = [word.key for word in tokens(text[max(0, found.start() - NEAR) : found.start()])][-3:]
    return (
        len(before) == 3
        and before[0] in (*table.than, *table.relatives)
        and before[1] in table.articles
        and before[2] in table.genitives
    )


def _is_either(text: str, found: re.Match[str], table: Table) -> bool:
    """Tell whether the number is one of two that would do: *it may be 1 % or 0,001 %*."""
    between = rf"\s(?:{any_of(table.ors)})(?:\s(?:{any_of(table.articles)}))?\s"
    before = re.search(rf"\d\s?%?{between}$", text[max(0, found.start() - NEAR) : found.start()])
    return bool(table.ors) and bool(before or re.match(rf"{between}\d", text[found.end() :]))


def share(text: str, table: Table) -> Iterator[Cut]:
    """*A quarter of*, *forty per cent*, *three times more* are numbers too."""
    for found in outside(text, table.shares):
        part = text[: found.start()].rstrip()[-1:].isdigit()
        if HALVED.search(text[: found.end()]) and not table.changes.search(text):
            continue
        if (
            found.start() > 0
            and not part
            and not begins_with(text[found.start() :], table.conditions)
        ):
            yield Cut(
                found.start(), found.end(), "share", 0.6 if _is_whole(text, found, table) else 0.79
            )


HALVED = re.compile(
    r"(?<!\w)(?:(?:a|por|en) (?:la )?mitad|à (?:la )?moitié|a metade|pela metade|a metà)$",
    re.IGNORECASE,
)
"""Half as a saying, where nothing is told to fall to it: *parte las tablas a la mitad*."""


def _is_whole(text: str, found: re.Match[str], table: Table) -> bool:
    """Tell whether the sentence begins with it and goes on with a part: *De las mil horas, …*."""
    before = [word.key for word in tokens(text[: found.start()])]
    return len(before) == 2 and before[0] in table.genitives and before[1] in table.articles


def _is_measured(text: str, one: re.Match[str], table: Table) -> bool:
    """Tell whether a count is of a unit, and no age."""
    aged = AGED.fullmatch(f"{text[: one.start()][-AGED_NEAR:]}{one['what'] or ''}") is not None
    return (one["what"] or "").lower() in table.measures and not aged


def _is_weighed(text: str, one: re.Match[str]) -> bool:
    """Tell whether a count is given as a rate, or as *more than* so many."""
    return (
        WEIGHED.search(text[: one.start()]) is not None or RATE.match(text, one.end()) is not None
    )


def count(text: str, table: Table) -> Iterator[Cut]:
    """*Once toneladas*: a number in words before what is counted."""
    found = [one for one in outside(text, table.counts) if one.start() > 0]
    if any(_is_measured(text, one, table) for one in found):
        found = [one for one in found if _is_measured(text, one, table) or _is_weighed(text, one)]
    for one in found[-MOST:]:
        measured = (one["what"] or "").lower() in table.measures
        of_somebody = begins_with(text, table.to_whom)  # *al hijo lo llevan tres veces por semana*
        measured = measured or (RATE.match(text, one.end()) is not None and not of_somebody)
        describes = (
            AGED.fullmatch(f"{text[: one.start()][-AGED_NEAR:]}{one['what'] or ''}") is not None
        )
        measured = measured and not describes
        narrowed = text[: one.start()].rstrip().lower().endswith(table.only or ("\0",))
        measured = measured or WEIGHED.search(text[: one.start()]) is not None
        opens = len(tokens(text[: one.start()])) <= FEW_WORDS // 2
        whole = next(part_of_whole(text, table), None)
        if whole and one.start() < whole.start:
            continue
        told = ANECDOTE.search(text[: one.start()]) is not None
        sure = 0.77 if (measured or narrowed) and not (opens or told) else 0.7
        yield Cut(one.start(), one.end(), "count", sure)


WEIGHED = re.compile(
    r"(?<!\w)(?:(?:más|menos) de|casi|unas|unos|cerca de|apenas)\s$", re.IGNORECASE
)
"""What shows that a count is given as one: *más de doscientas voces*."""

AGED = re.compile(r".? de (?:años|anos|meses)", re.IGNORECASE)
AGED_NEAR = 5
"""What makes an age of a count, which only says who is meant: *una jugadora de catorce años*."""

ANECDOTE = re.compile(
    r"(?<!\w)(?:(?:su|mi) primer[ao]?|una (?:vez|noche|tarde)|un día|aquel(?:la)?|anoche|ayer|el otro día|cuenta que|contó que"
    r"|um dia|uma vez|un jour|une fois|einmal|eines Tages|un giorno|una volta)(?!\w)",
    re.IGNORECASE,
)
"""What begins a story, the counts of which hardly matter."""

RATE = re.compile(
    r"(?:\s[^\W\d_]{2,20}){1,3}\s(?:al|por|a la|cada|par|pro|im|al|alla)\s"
    r"(?:mes|año|semana|día|hora|minuto|persona|mois|jour|semaine|Woche|Monat|Tag|Jahr|mese|anno|giorno|settimana|mês|dia|ano)(?!\w)"
)
"""What makes a rate of a count: *once jornadas completas al mes*."""


def part_of_whole(text: str, table: Table) -> Iterator[Cut]:
    """*Of the five, three were given up* hides how many of them."""
    opening = [word.key for word in tokens(text[:NEAR])[:3]]
    known = speech(table.language).number_words
    if len(opening) < 3 or opening[0] not in table.genitives or opening[1] not in table.articles:
        return
    comma = text.find(", ")
    if comma < 0 or not (opening[2] in known or opening[2][:1].isdigit()):
        return
    part = next(iter(tokens(text[comma + 2 : comma + NEAR])), None)
    if part is not None and (part.key in known or part.key.isdigit()):
        yield Cut(comma + 2 + part.start, comma + 2 + part.end, "share", 0.84)


def out_of(text: str, table: Table) -> Iterator[Cut]:
    """*Nine of ten* is one figure."""
    for found in outside(text, _of(table.genitives)) if table.genitives else ():
        yield Cut(found.start(), found.end(), "share", 0.8)


@lru_cache(maxsize=8)
def _of(genitives: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,]){DIGITS} (?:{any_of((*genitives, 'sur', 'su', 'em'))})(?: \w{{4}})? {DIGITS}(?![\w%])"
    )
