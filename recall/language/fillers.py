"""Words of speech that say nothing, as a listener writes them down: *so basically*, *lol*.

A closed list: what could be meant stays, since *like* compares and *kind of* hedges.
"""

from __future__ import annotations

import re
from functools import lru_cache

from recall.language.rare import Rare
from recall.language.tables import table_of

OPENERS = re.compile(
    r"(?:(?:[Ss]o|[Oo]h|[Aa]nd|[Oo]k(?:ay)?|[Yy]eah|[Ww]ell|[Rr]ight|[Bb]ut|[Ll]ike)[,:]? ){0,4}"
    r"(?:(?:[Bb]asically|[Aa]nyways?|[Oo]h|[Uu]m+|[Uu]h+|[Oo]k(?:ay)?|[Yy]eah|[Ll]ong story short|[Tt]urns out(?: that)?)[,:]? "
    r"|(?:[Yy]ou know|I mean|[Ll]ike|[Rr]ight|[Ww]ell|[Ll]isten|[Ll]ook|[Uu]m+|[Uu]h+|[Ee]rm?|[Bb]ueno|[Nn]ada|[Tt]otal|[Aa]l final"
    r"|[Ee]n fin|[Oo] sea|[Dd]igamos|[Pp]ues|[Mm]ira), "
    r"|(?:[Aa]nd |[Bb]ut )?[Ss]o (?=apparently\b)|(?:[Aa]nd |[Bb]ut |[Ss]o )?then (?=(?:he|she|they) (?:said|says|told|explained|argued|mentioned)\b)"
    r"|(?:[Tt]he )?(?:funny|weird|crazy|interesting|surprising|strange|scary|cool|sad|main) (?:thing|part|bit)"
    r" (?:is|was) that "
    r"|[Ll]a verdad(?: es)? que )(?=\S)"
)
INSIDE = Rare(
    r"(?<=[a-z])(?:,)? la verdad(?: es)?(?: que|,)(?= (?:no|se|es|son|hay)\b)|, (?:you know|I mean|basically|literally|honestly|of course|o sea|digamos|claro(?: está)?"
    r"|anyway|yeah),(?= )|(?<=: )(?:basically|literally|like|yeah|well),? |(?<=[, ])(?:like|basically|literally|honestly), (?=[a-z])",
    " la verdad|I mean|anyway|basically|claro|digamos|honestly|like|literally|o sea|of course|well|yeah|you know",
)
ENDS = re.compile(
    r"[,.]? (?:lol|haha+|hehe+|jaja+|you know|xd)(?=[.!?]*$)",
    re.IGNORECASE,
)
MAY_STAND_INSIDE = (
    "verdad", "you know", "I mean", "basically", "literally", "honestly", "of course", "o sea",
    "digamos", "claro", "anyway", "yeah", "like", "well",
)  # fmt: skip
MAY_END = ("lol", "ha", "aa", "he", "ee", "ja", "know", "xd")
"""What every filler has in it, inside a sentence and at its end."""

MARKS = Rare(r"\?{2,}|!{2,}|(?<=\w)\?!|\(\?+\)|\(!+\)", "!|?")
"""Doubled marks: what they wonder at is the listener's own."""


ENDED = Rare(
    r"(?<=[\w)%\"”’'])(?:(?P<told>!{2,})|(?P<asked>\?[?!]+))(?=\s+[A-ZÀ-ÖØ-Þ¿¡\"“«])", "!|?"
)
"""Doubled marks that end a sentence before another one."""

DOUBLED = Rare(
    r"(?<=[\w)%])!{2,}\s+(?!(?:of|for|to|than|at|per|with|by|from|a|an|more|less|each|every|because|that|who|which|as|or|than"
    r"|during|until|since|without|within|into|over|under)\b)([a-z])(?=[\w'’]{1,30}\s)",
    "!",
)
"""The same before a small letter, in a hurried note; *30%!! of them* goes on."""


LIKE = Rare(
    r"\b(?P<before>of|for|in|at|by|to|after|every|only|actually|really|maybe|with|has|have|had|get|gets|got|takes?|took|costs?|pays?|paid)"
    r" like (?=(?:\d|an? (?:hundred|thousand|dozen|third|quarter)|half|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b)",
    " like ",
)
"""*Like* before a figure is *about*: *a list of like fifty examples*."""


BREAKS = re.compile(
    r"(\w\)?)(?:[?!]{2,}|(?<=[a-z]{4})[.!])\s+"
    r"(?=(?:he|we|it|so|in|on|if|she|the|you|and|but|not|now|his|her|they|this|that|then|when|also"
    r"|just|what|from|there|their|every|these|it's|he's|she's|they're|don't|a|an|one|people|most|some"
    r"|all|no|because|once|only|still|even)\b)(\w)"
)
"""Where hurried notes begin a sentence without a capital."""

SHORT_BREAKS = re.compile(
    r"(?<=[ '’][a-z]{2})(?<! (?:vs|ca|cf|eg|ie|al|no|dr|mr|ms|st))[.!]\s+"
    r"(?=(?:it's|he's|she's|they're|he|she|they|we|you)\b)(\w)"
)
"""The same behind a word of two letters: *what it can do. it's like …*."""


ANYWAY = Rare(
    r", (?:anyways?|but anyways?|so anyways?),? (?=(?:he|she|it|they|we|you|the|his|her|their|there|what)\b)(\w)",
    "anyway",
)
"""Where a hurried note comes back to what it was about."""

SMALL = Rare(r"(?<=[a-z]{4})(?<!approx)(?<!incl)(?<!resp)\. (?=[a-z]{2,} )([a-z])", ". ")
"""The end of a sentence before a small letter, in a note that never has a capital there."""


def _apart(found: re.Match[str]) -> str:
    return f". {found[1].upper()}"


HURRIED = re.compile(r"(?<=[a-z]{3})([.!])!{0,5}\s+([a-z])(?=[a-z'’]{0,30}\s)")
"""Where a sentence begins in notes that have no capitals at all."""

SIGNS = Rare(r"[=→]|->|\bw/|[a-z]_[a-z]", "->|=|_|w/|→")
"""What tells jotted shorthand from speech written down."""

MYSELF = re.compile(
    r"(?<![\w.])i(?= (?:\w+ly |also |just |even |really |still |never |always |kind of )?(?:do|don't|did|didn't|am|was|have|haven't|had|can|can't"
    r"|could|couldn't|will|won't|would|wouldn't|should|think|thought|guess|know|knew|find|found|like|love|loved|hate|want|wonder|need|mean|hope"
    r"|expect|expected|remember|believe|doubt|feel|suppose|agree|disagree|bought|went|got|tried|said)\b)|(?<![\w.])i(?=['’](?:m|d|ve|ll)\b)"
)
"""*I* of a hurried note: what it says is the listener's own."""


MAY_BREAK = re.compile(r"[.!?]\s+[a-z]")
"""Most sentences have no stop before a small letter, and so nothing for `BREAKS` to find."""


def _one_comma(found: re.Match[str]) -> str:
    return "," if found[0].startswith(",") else ""


SHOUTED = Rare(r"(?<=[\w)%])!{2,}\s+(?P<next>\w{1,4})(?=\s)", "!")


def _with_stop(found: re.Match[str], language: str) -> str:
    """Return doubled marks as a full stop where an article begins the next sentence."""
    opens = found["next"] in table_of(language).articles
    return f". {found['next'].capitalize()}" if opens else found[0]


SPACES = re.compile(r"[ \t]{2,}")


@lru_cache(maxsize=64)
def without_fillers(text: str, language: str = "en") -> str:
    """Drop fillers from the front, from between commas and from the end."""
    if language == "en":
        text = _with_capitals(text)
    elif "!!" in text:
        text = SHOUTED.sub(lambda found: _with_stop(found, language), text)
    if "!" in text or "?" in text:
        text = ENDED.sub(lambda found: "." if found["told"] else "?", text)
        text = MARKS.sub("", text)
    if text.rstrip(".!?").lower().endswith(MAY_END):
        text = ENDS.sub("", text)
    if " like " in text:
        text = LIKE.sub(r"\g<before> about ", text)
    found = OPENERS.match(text) if language in ("en", "es") else None  # *um* is a word elsewhere
    if found and len(text[found.end() :].split()) >= 3:
        rest = text[found.end() :]
        text = rest[:1].upper() + rest[1:] if text[:1].isupper() else rest
    if any(word in text for word in MAY_STAND_INSIDE):
        text = INSIDE.sub(_one_comma, text)
    return SPACES.sub(" ", text).strip()


def _with_capitals(text: str) -> str:
    """Return a hurried English note with a capital at the front of its later sentences."""
    if text[:1].islower() and not SIGNS.search(text):
        text = HURRIED.sub(lambda found: f"{found[1]} {found[2].upper()}", text)
        text = MYSELF.sub("I", text)
    if "!!" in text:
        text = DOUBLED.sub(_apart, text)
    if MAY_BREAK.search(text):
        text = BREAKS.sub(lambda found: f"{found[1]}. {found[2].upper()}", text)
        text = SHORT_BREAKS.sub(_apart, text)
    text = ANYWAY.sub(_apart, text)
    if text[:1].islower() and not SIGNS.search(text):
        text = SMALL.sub(_apart, text)
    return text
