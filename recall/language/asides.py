"""What a note says beside its claim: brackets, the note-taker's opinions, glosses.

An aside goes to the back of the card. Words that change the claim itself, such as
"(yet)" or "(mostly)", stay where they are.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from recall.language.rare import Rare
from recall.language.stance import is_first_person
from recall.language.words import HEDGES, NEGATIONS, NUMBER_WORDS, content_words

BRACKETS = re.compile(r"\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)")

STAYS = HEDGES | NEGATIONS | {"yet", "again", "only", "always", "about", "approximately", "ish"}

SUBJECTS = frozenset("nobody none nothing neither nor no still".split())
"""With one of these in front, three words in brackets are a remark: *(nobody reads them)*."""

OPINION = (
    r"(?:IMHO|IMO|imho|imo|[Ii]n my (?:humble )?(?:opinion|view|experience)|"
    r"I(?:'m| am)? (?:(?:really|also|personally|still|just|kind of|do|don't|do not|would|not|so|very|a bit) ){0,3}"
    r"(?:think|thought|guess|believe|wonder|suppose|feel|find|found|like|liked|love|loved|hope|doubt"
    r"|suspect|might|may|should|must|want|wanted|need|plan|sure|curious|reckon|disbelieve|say|prefer|remember"
    r"|saw|tried|have to|will|was|wish))\b"
)

_OPINION = re.compile(OPINION)

TRAILING = Rare(
    r"(?<=[\w)\]”\"'’%.…!?])(?:\s*[,;–—]\s*|\s+-\s+|\s*(?:\.\.\.|…)\s+)(?=(?:but |and |although |though )?"
    + OPINION
    + ")(?=[^.!?]*[.!?]?$)",
    ",|-|...|;|–|—|…",
)

GLOSS = re.compile(
    r"\s*[,;–—]\s*(?=(?:(?:he|she|they) (?:is|are|was|were) (?:referring to|talking about|thinking of"
    r"|alluding to|hinting at)|(?:he|she) (?:repeats?|repeated|said|says|mentions|mentioned|insisted|keeps saying|kept saying)"
    r" (?:this|that|it|so)\b(?! \w+ (?:is|are|was)\b)|(?:he|she) (?:means|meant|refers to|referred to|laughed)|by which (?:he|she|they) )\b)"
)

SIGN_OF_OPINION = re.compile(r"I[' ]|I[mM]|MHO|i[mM]|[Ii]n my")
SIGN_OF_GLOSS = Rare(r"[,;–—]\s*(?:he|she|they|by which) ", "by which|he")
"""What the two have in them, and few sentences."""

META = re.compile(
    r"(?:(?:[Mm]ight|[Mm]ust|[Nn]eed to|[Ss]hould|[Tt]o) (?:check|read|watch|look|try|revisit|re-?read)"
    r"|TODO|[Ww]orth (?:checking|reading|watching|a read|trying)|[Cc]heck (?:it|this|that|out)|[Ss]ee also"
    r"|(?:[Gg]reat|[Nn]ice|[Ll]ovely|[Bb]rilliant|[Hh]ilarious|[Ii]mpressive) (?:\w+ )?(?:talk|point|quote|question|anecdote|story|joke|demo|slides?|photos?|pictures?"
    r"|chart|figure|lady|guy|speaker|lecturer|answer)\b|[Mm]issed (?:the (?:first|last|start|end|beginning)|a (?:bit|chunk|few)|(?:about |some |\w+ )minutes)\b"
    r"|(?:[Tt]he )?(?:sound|audio|picture|stream|microphone|projector) (?:went|froze|cut out|broke)\b"
    r"|(?:It|This|The (?:programme|talk|lecture|episode)) (?:is|will be) (?:repeated|on again|broadcast) (?:on|at|again)\b|[Ll]ove (?:it|this|that)|[Ll]oved|[Nn]ot sure (?:I|if|about|what|how|that)"
    r"|[Tt]he (?:funniest|best|nicest|coolest|most interesting|most surprising|strangest)"
    r" (?:story|part|moment|bit|anecdote|joke|quote|slide|demo)\b"
    r"|(?:It|That|This) (?:is|was) (?:(?:so|really|very|pretty|super) )?(?:great|good|fun|interesting|amazing|brilliant|awesome|funny|nice|cool|fascinating|impressive)[.!]"
    r"|(?:[Ss]ee|[Rr]ead|[Ww]atch|[Cc]heck|[Ll]isten to) [\ue000-\uf8ff](?=[\s.!]*$|[,;.]? (?:for|if|to|before|after|on|about|by|and|because)\b)"
    r"|[Nn]ote to self|[Ff]unny|[Ii]nteresting[.!]|[Mm]ind(?: |-)blown|[Ww]ow|[Ss]o true|[Aa]greed?[.!]|[Hh]mm)"
)


APPOSED = Rare(
    r", (?P<aside>(?:even|including|especially|particularly|in particular|not even) [^,()]{2,50}), (?=\w)",
    "especially|even|in particular|including|particularly",
)
"""A remark between commas, inside a clause."""


class Aside(NamedTuple):
    """Words that go to the back of a card."""

    text: str
    beside: tuple[str, ...] = ()
    """The words of its clause that it stood between; none at the end of a note of one sentence."""


class Trimmed(NamedTuple):
    """A text without its asides, and the asides in their order."""

    text: str
    asides: tuple[Aside, ...] = ()


def without_asides(text: str) -> Trimmed:
    """Take out brackets, trailing opinions of the note-taker and glosses."""
    bare, brackets = _without_brackets(text)
    if apposed := APPOSED.search(bare):
        left, right = bare[: apposed.start()], bare[apposed.end() :]
        brackets = (*brackets, Aside(apposed["aside"], _beside(left, right)))
        bare = f"{left} {right}"
    for sign, cut in ((SIGN_OF_OPINION, TRAILING), (SIGN_OF_GLOSS, GLOSS)):
        found = cut.search(bare) if sign.search(bare) else None
        if found and len(bare[: found.start()].split()) >= 2:
            aside = bare[found.end() :].strip()
            bare = bare[: found.start()].strip() + _stop_of(found[0])
            brackets = (*brackets, Aside(_no_stop(aside)))
    return Trimmed(_tidy(bare), brackets)


def _without_brackets(text: str) -> Trimmed:
    if "(" not in text:
        return Trimmed(text)
    asides: list[Aside] = []

    def take(found: re.Match[str]) -> str:
        inside = found[1].strip()
        if not found[0][0].isspace() and found.start() > 0:
            return found[0]  # grown to its word: job(s), f(x)
        if not inside or belongs(inside) or is_change(text, found):
            return found[0]
        if is_first_person(inside):
            return ""  # what the note-taker can do or thinks is no fact for a back
        beside = _beside(text[: found.start()], text[found.end() :])
        if any(map(str.isalnum, inside)) or any(ord(char) >= FOLDED for char in inside):
            asides.append(Aside(_no_stop(inside), beside))
        return ""

    bare = BRACKETS.sub(take, text)
    return Trimmed(bare, tuple(asides))


CHANGE = re.compile(
    r"(?:[-+−±↑↓▲▼]\s?|(?:vs\.?|was|up|down|from|against|versus) (?:from |by |about )?[~$€£]?)\d[^()]{0,24}"
)
FIGURE_LAST = re.compile(r"\d\S{0,6}(?: [a-z%]{1,8})?$")
FIGURE_WITHIN = 20
"""Characters before a bracket in which a figure with its unit ends."""


def is_change(text: str, bracket: re.Match[str]) -> bool:
    """Tell whether a bracket says what the figure right before it was or changed by: *41 % (-2 pp)*."""
    before = text[max(0, bracket.start() - FIGURE_WITHIN) : bracket.start()]
    return CHANGE.fullmatch(bracket[1]) is not None and FIGURE_LAST.search(before) is not None


FOLDED = 0xE000
"""Where the characters begin that stand for markup: maths in brackets is an aside as well."""


def _beside(left: str, right: str) -> tuple[str, ...]:
    """Return the last two words of content before a place and the first after it, in its sentence.

    One word would be too few: *analog computation, even so, …* says nothing of the digital one.
    """
    *earlier, before = re.split(r"[.!?…]\s", left)
    if not content_words(right) and not earlier:
        return ()
    after = "" if right.lstrip()[:1] in {".", "!", "?", "…", ""} else right
    return (*content_words(before)[-2:], *content_words(after)[:1])


def belongs(inside: str) -> bool:
    """Tell whether words in brackets are part of the claim rather than beside it."""
    words = inside.lower().replace(",", " ").split()
    if not words:
        return True
    if len(words) == 1 and inside.isupper() and len(inside) <= 8:
        return True  # an abbreviation of what stands before it
    if len(words) <= 2 and any(word in STAYS for word in words):
        return True
    if len(words) == 3 and words[0] in STAYS - SUBJECTS:
        return True
    if words[0] in {"and", "or", "nor", "but", "not", "if", "unless", "except"} and len(words) <= 6:
        return True
    return len(words) == 1 and words[0] in NUMBER_WORDS


def instead_in_brackets(text: str) -> str | None:
    """Return the bracket of the text that sets one thing against another, if it has one."""
    for found in BRACKETS.finditer(text):
        if re.search(r" (?:instead of|rather than) ", found[1]):
            return found[1].strip()
    return None


REACTION = re.compile(
    r"[:;=]-?[)D(Pp/](?=\s|$)|[\U0001F600-\U0001F64F\U0001F44D\U0001F44F]"
    r"|I (?:(?:really|just|so|also|do) )*(?:like|liked|love|loved|enjoy|enjoyed|hate|hated|dislike|disliked) "
    r"|(?:[Mm]uy |[Qq]ué )(?:buen[ao]s?|interesante|divertid[ao]|grande|crack)\b"
    r"|(?:[Gg]ran|[Bb]uena|[Ee]xcelente|[Bb]uenísima) (?:charla|ponencia|frase|pregunta|idea|presentación)\b"
    r"|[Mm]e (?:gust[aóo]|encant[aóo])\b"
    r"|(?:(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir) )?(?:\w+ )?(?:slides?|anecdote|story|joke|demo|bit|part|photo|picture|video|moment|impression|laugh|quote)\b"
    r"[^:.;!?]{0,60}[:,.]? (?:(?:was|is|were|made it|alone|all|so|well|really) ){0,2}(?:worth (?:it|the|every|a|seeing|watching|hearing)|brilliant|hilarious|priceless|lovely|wonderful|marvell?ous|great|amazing|gold)\b"
    r"|(?:[Hh]e|[Ss]he) (?:has|had|was|is) (?:(?:such )?an? )?(?:very |really |truly )?(?:marvell?ous|wonderful|lovely|great|brilliant|terrific|charming|fantastic|delightful)\b"
)


def is_reaction(text: str) -> bool:
    """Tell whether the text only says how its writer liked what was said."""
    return bool(REACTION.match(text))


def is_meta(sentence: str) -> bool:
    """Tell whether the sentence is about the note-taker or the talk, not about its subject."""
    return bool(META.match(sentence) or _OPINION.match(sentence))


def _stop_of(cut: str) -> str:
    return "." if cut.strip()[:1] in {".", "…", "!", "?"} else ""


def _no_stop(text: str) -> str:
    stripped = text.strip().rstrip(",;–— ")
    if stripped.endswith((".", "!")) and not stripped.endswith("..."):
        stripped = stripped[:-1]
    return stripped


def _tidy(text: str) -> str:
    return _SPACED_STOP.sub(r"\1", _SPACES.sub(" ", text)).strip()


_SPACES = re.compile(r"[ \t]{2,}")
_SPACED_STOP = re.compile(r"\s+([,.;:!?])(?![\w=])")
