"""What a figure looks like in a text: shares, money, multiples, ranges, quantities, times, years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from recall.language.rare import Rare
from recall.language.tokens import first_words, tokens
from recall.language.words import NUMBER_WORDS, is_plural_noun

DIGITS = r"\d[\d,.]*\d|\d|(?<!\S)\.\d+"
UNITS = (
    r"ms|min|milliseconds?|seconds?|secs?|s|minutes?|mins?|hours?|days?|weeks?|months?|quarters?|years?|decades?|GB|MB|KB|TB|PB|[KMGT]iB|GHz|MHz|kWh|W|kW|MW|GW"
    r"|degrees|km|cm|mm|m|kg|[kK]ilos?|grams?|(?:kilo|centi|milli)?met(?:re|er)s?|miles|feet|inches|lit(?:re|er)s?|tons|tonnes|hectares|volts|watts|dollars|euros|pounds|francs|cents|bytes|calories|tokens|parameters|people|users|engineers|developers|requests|lines|million|billion|thousand|trillion|times|percent|per cent|points"
)
SPELLED = "thirteen|fourteen|sixteen|seventeen|eighteen|nineteen|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half"
MANY = "six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
PARTS = "third|quarter|fifth|sixth|eighth|tenth|hundredth"

FORMS = (
    ("share", 0.85, Rare(r"(?<![\w.-])(?P<n>\d+ (?:of|out of|in) (?:each|every) \d+)(?= )", "ach|very")),
    ("share", 0.85, Rare(r"(?<![\w.-])(?P<n>\d+) (?:of|out of) (?:the |his |her |their |its )?\d+(?= )", " o")),
    ("share", 0.84, Rare(rf"\b(?P<n>(?:{SPELLED})(?:-(?:{SPELLED}|one))?) (?:of|out of) (?:the |his |her |their |its )(?:{SPELLED})(?:-(?:{SPELLED}|one))? (?=[a-z])", " o")),
    ("share", 0.84, Rare(rf"\b(?P<n>(?:one|1) in (?:{SPELLED}|\d+))(?= [a-z])", " in ")),
    ("share", 0.84, Rare(rf"\b(?P<n>(?:{SPELLED}|\d+) (?:times )?(?:in|out of) (?:ten|twenty|a hundred|10|20|100))\b", "10|20|a hundred|ten|twenty")),
    ("share", 0.84, re.compile(rf"(?i)\b(?P<n>(?:(?:a|one) (?:{PARTS})|(?:two|three|four) (?:{PARTS})s|(?<!and a )half))(?= of )|\b(?P<all>(?:two|three|four) (?:{PARTS})s)(?=,)|\bby (?P<part>half|(?:a|one) (?:{PARTS})|(?:two|three|four) (?:{PARTS})s)\b")),
    ("percentage", 0.88, Rare(rf"(?<![\w.$-])(?P<n>(?:{DIGITS})(?:\s?(?:-|–|to)\s?(?:{DIGITS}))?\s?(?:%|percent\b|per cent\b))", "%|per cent|percent")),
    ("percentage", 0.82, Rare(rf"\b(?P<n>(?:{SPELLED})(?:[- ](?:{SPELLED}))?[- ](?:something )?(?:percent|per cent))\b", "cent")),
    ("money", 0.86, Rare(rf"(?<![\w])(?P<n>[$€£](?:{DIGITS})(?:\s?(?:-|–|to)\s?[$€£]?(?:{DIGITS}))?(?:\s?(?:[kKmMbBtT]|million|billion|thousand|trillion)\b)?)", "$|£|€")),
    ("multiple", 0.86, re.compile(rf"(?<![\w.-])(?P<n>(?:{DIGITS})(?:\s?(?:-|–|to)\s?(?:{DIGITS}))?\s?[x×])(?![\w])")),
    ("share", 0.78, Rare(r"\b[Ee](?:very|ach) (?P<n>(?:third|fourth|fifth|sixth|eighth|tenth|hundredth))(?= [a-z])", "eighth|fifth|fourth|hundredth|sixth|tenth|third")),
    ("share", 0.85, Rare(rf"^Of [^,;]{{3,80}}, (?:only |about |nearly |almost |barely |hardly |just |fewer than )?(?P<n>{DIGITS}|(?:a|one|two|three) (?:{PARTS})s?|(?:{SPELLED})(?:-(?:{SPELLED}|one))?)(?= [a-z])", "Of ")),
    ("quantity", 0.82, Rare(rf"\b(?:costs?|pays?|paid|earns?|earned|uses?|used|takes?|took|saves?|saved|spends?|spent|loses?|lost) (?:them |us |you |him |her )?(?:about |around |only |nearly |some |over |up to |roughly )?(?P<n>{DIGITS}|(?:{SPELLED})(?: (?:hundred|thousand|million))?)(?= an? (?:year|month|day|week|head|piece|person|night|hour|seat)\b)", "cost|earn|lose|lost|paid|pay|save|spend|spent|take|took|use")),
    ("quantity", 0.8, re.compile(rf"^(?P<n>{SPELLED})(?= (?:seconds|minutes|hours|days|weeks) (?:a|per|every|each) [a-z]+ (?:beats?|is|are|gives?|saves?|does|do|makes?|keeps?)\b)", re.IGNORECASE)),
    ("quantity", 0.81, Rare(rf"\b(?P<n>(?:{SPELLED})(?: (?:hundred|thousand|million|billion)){{1,2}})(?= [a-z])", "billion|hundred|million|thousand")),
    ("range", 0.85, re.compile(rf"(?<![\w.$-])(?P<n>(?:{DIGITS})(?:-|–| to | or )(?:{DIGITS}))(?= [a-z])")),
    ("range", 0.84, re.compile(rf"\b(?P<n>(?:{SPELLED}) (?:to|or) (?:{SPELLED}))(?= [a-z]{{3,}})")),
    ("clock", 0.8, re.compile(rf"\b(?P<n>(?:{SPELLED}|\d{{1,2}}(?::\d\d)?)(?: ?[ap]\.?m\.?| o'clock| in the (?:morning|afternoon|evening)))(?!\w)")),
    ("quantity", 0.84, re.compile(rf"(?<![\w.$-])(?P<n>(?:{DIGITS})(?:[kKM]\b)?)(?=\s?(?:{UNITS})\b)")),
    ("quantity", 0.82, re.compile(rf"(?<![\w.$€£-])(?P<n>(?:{DIGITS})(?:[kKMm]|bn)\b)")),
    ("quantity", 0.8, re.compile(rf"(?<![\w.$/-])(?P<n>{DIGITS})(?= (?:[a-z]{{3,}}|[A-Z]{{2,5}}s\b))")),
    ("quantity", 0.8, re.compile(rf"\b(?P<n>{SPELLED})(?= (?:{UNITS})\b)")),
    ("quantity", 0.78, Rare(rf"\b(?:(?:average|median|mean|total|maximum|minimum|most|least) (?:of )?)(?P<n>{SPELLED})(?= [a-z]{{3,}})", "average|least|maximum|mean|median|minimum|most|total")),
    ("quantity", 0.76, Rare(rf"\b(?P<n>{MANY})(?= [a-z]{{3,}})", "eight|eleven|fifteen|fifty|forty|fourteen|nine|seven|six|ten|thirteen|thirty|twelve|twenty")),
    ("quantity", 0.78, Rare(r"\bworth (?P<n>a (?:hundred|thousand|million|dozen))\b", "worth ")),
    ("quantity", 0.8, Rare(r"\b(?P<n>(?:a|one|two|three) (?:second|minute|hour|day|week|month|year|metre|mile|kilo)s? and a half)\b", " and a half")),
    ("multiple", 0.8, Rare(r"(?<!and a )(?<!first )(?<!second )(?<!other )\b(?P<n>twice|three times|four times|five times|ten times|half) (?=as |more |the |faster|slower|less |of )", "five times|four times|half|ten times|three times|twice")),
    ("quantity", 0.84, Rare(rf"\bfrom [^,;]{{1,25}} to (?P<n>{DIGITS})\b(?![%])", "from ")),
    ("quantity", 0.84, Rare(rf"\bfrom (?:{SPELLED})(?: [^,;]{{1,20}})? to (?P<n>{SPELLED})(?=[,.;]?(?:\s|$))", "from ")),
    ("quantity", 0.8, re.compile(rf"^(?P<n>{SPELLED})(?= (?:[a-z]+ ){{1,5}}(?:is|are) (?:enough|plenty|ideal|the (?:most|minimum|maximum|limit)|(?:his|her|the) (?:minimum|maximum|limit|target|rule)))", re.IGNORECASE)),
    ("quantity", 0.8, Rare(rf"\b(?:went|goes|fell|falls|rose|rises|grew|grows|dropped|drops|jumped|climbed|came|up|down) to (?P<n>{DIGITS})(?=[,.;:]?(?:\s|$))(?! ?[%a-z]{{0,3}}\d)", " to ")),
    ("quantity", 0.82, Rare(rf"\b(?:by|costs?|gain(?:s|ed)?|los(?:es|t)|adds?|added|gives?|gave|saves?|saved|buys?|bought|drops?|dropped|reach(?:es|ed)|scor(?:es|ed)|achieves?|achieved) (?:only |just |about |over |up to )?(?P<n>{DIGITS})(?= [A-Z][\w@-]*)(?! [A-Z][a-z]+ \d)", "achieve|add|bought|buy|by|cost|drop|gain|gave|give|los|reache|save|score")),
    ("quantity", 0.84, Rare(rf"\b(?:is|was|are|actual|really|actually|=) (?:only |just |about |around )?(?P<n>{DIGITS})(?=[,;.]?$|[,;] | (?:on|by default|for most|in most|in (?:19|20)\d\d)\b)", "=|actual|are|is|really|was")),
    ("version", 0.77, Rare(r"\b(?:since|as of|before|until|from) (?:version |v)?(?P<n>\d{1,2}\.\d{1,2}(?:\.\d{1,2})?)(?=$|[,;.]?(?:\s|$))", "as of|before|from|since|until")),
    ("year", 0.78, Rare(r"\b(?:in|since|until|by) (?P<n>(?:1[5-9]|20)\d\d)(?![\w%-])", "1|20")),
)  # fmt: skip
"""Kind, confidence and form of a figure, the most telling first."""

DIGIT = re.compile(r"\d")
SPELLED_OUT = tuple(
    form
    for form in FORMS
    if "twelve" in form[2].pattern or "a (?:" in form[2].pattern or r"\d" not in form[2].pattern
)
"""The forms that need no digit."""

FIGURE = re.compile(
    rf"\d|\b(?:{SPELLED}|one in|twice|three times|four times|(?:a|one|[Ee]very|[Ee]ach) (?:{PARTS})|worth a)\b",
    re.IGNORECASE,
)
"""What every form above holds: most claims have no figure at all."""

NO_QUANTITY_AFTER = frozenset(
    "gpt version step chapter figure part level section layer page tier day number no phase python java"
    " grade http h".split()
)
RELATIVE_TIME = re.compile(
    r"\s?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?) (?:ago|later|old)\b"
)


class Figure(NamedTuple):
    """One figure and where it stands."""

    start: int
    end: int
    kind: str
    sure: float


@lru_cache(maxsize=64)
def figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of a text that could be asked for, none inside another one."""
    return tuple(_figures(text))


def _figures(text: str) -> Iterator[Figure]:
    taken: list[tuple[int, int]] = []
    for kind, sure, form in FORMS if DIGIT.search(text) else SPELLED_OUT:
        for found in form.finditer(text):
            name = next(name for name, told in found.groupdict().items() if told)
            span = found.span(name)
            if any(span[0] < end and start < span[1] for start, end in taken):
                continue
            if _is_figure(text, *span, kind):
                taken.append(span)
                start, end = _news(text, *span)
                yield Figure(_with_its_sign(text, start), _with_its_unit(text, end), kind, sure)


SIGN = re.compile(r"(?<![\w+−±)\]-])(?:\+/-|\+-|[+−±])$")


def _with_its_sign(text: str, start: int) -> int:
    """Return where the sign stands that belongs to a figure: *+3 points*, *±5%*."""
    found = SIGN.search(text[max(0, start - 4) : start])
    return start - len(found[0]) if found else start


def _with_its_unit(text: str, end: int) -> int:
    """Return where the letters end that have grown together with a figure: *5k*, *2GB*."""
    while end < len(text) and text[end].isalpha() and text[end].isascii():
        end += 1
    return end


def _news(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place of the later figure of *from A to B*: A is known, B is the news."""
    if not text[:start].endswith("from "):
        return start, end
    to = re.search(r" to |\s?[-–]\s?", text[start:end])
    return (start + to.end(), end) if to else (start, end)


def _is_figure(text: str, start: int, end: int, kind: str) -> bool:
    if re.search(r"\d[:/]$", text[:start]) or re.match(r"[:/]\d", text[end:]):
        return False  # a part of a time or a date
    if re.search(r"\b[Ff]rom $", text[:start]) and re.match(r"[^,;]{0,20} to ", text[end:]):
        return False  # of two ends the second is the news
    if RELATIVE_TIME.match(text[end:]):
        return False
    if kind in {"quantity", "range"} and _is_in_a_name(text[:start], kind):
        return False
    if kind != "quantity":
        return True
    return (
        text[start:end] not in {"1", "0"}
        and text[end : end + 1] != "/"
        and _counts(text, start, end)
    )


def _is_in_a_name(before: str, kind: str) -> bool:
    """Tell whether the words before make the number a part of a name: *step 3*, *GPT 4*."""
    words = tokens(before)
    if not words:
        return False
    last = words[-1]
    if last.key.removesuffix("s") in NO_QUANTITY_AFTER:
        return True
    named = last.text[:1].isupper() and last.text.isalnum() and not last.text.istitle()
    return kind == "quantity" and named and len(words) > 1 and before.endswith(" ")


def _counts(text: str, start: int, end: int) -> bool:
    """Tell whether what follows a bare number can be counted."""
    if not text[start:end].isdigit() and text[start:end] not in NUMBER_WORDS:
        return True
    following = first_words(text[end:], 2)
    if not following or not re.match(r"[a-z]{3,}$", following[0].key):
        return True
    return any(
        is_plural_noun(word.key) or word.key in {"people", "percent"} or word.key in NUMBER_WORDS
        for word in following
    )
