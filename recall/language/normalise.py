"""The wording of a claim made plain: openers dropped, contractions opened, few slips mended."""

from __future__ import annotations

import re
from collections.abc import Callable

from recall.language.clause import COPULAS, parse
from recall.language.rare import Pattern, Rare
from recall.language.verbs import Form, has_form
from recall.language.words import (
    ARTICLES,
    NUMBER_WORDS,
    POSSESSIVES,
    is_common,
    is_plural_noun,
    singular,
)

OPENER = re.compile(
    r"(?:(?:But|And|So|so|but|and|Also|Plus|However|Nonetheless|Nevertheless|Yet(?! to\b| another\b| again\b)|Anyway|Basically|Well|Ok|OK|Okay|Of course|Overall|Again|Likewise"
    r"|Similarly|Moreover|Furthermore|Besides|Obviously|Interestingly|Indeed|In fact|Actually|Yes|Right"
    r"|Finally|Lastly|Therefore|Thus|Hence|To be fair|In fairness|In all fairness|To (?:his|her|their) credit|Admittedly|In short|In summary|In other words"
    r"|On the other hand|At the same time|That said)(?:,|:(?= [\w\"“`*]))? "
    r"|(?:(?i:(?:key|main|big|good|best|central|core|final|interesting|nice|neat|cool|clever|important|surprising|useful|practical|another)"
    r" (?:point|claim|idea|insight|takeaways?|lesson|quote|thing|trick|tip|result|finding|message|detail|fact|argument|advice|observation|suggestion|bit)"
    r"(?: (?:for|about|on|from) [\w'’ -]{2,30})?|(?:\w+ )?worth (?:stealing|copying|noting|remembering|keeping))"
    r"|(?:His|Her|Their) (?:main |own |first |key |favou?rite |best |big |last )?(?:rule of thumb|rule|advice|point|tip|idea|trick|insight|remark|observation|warning|argument|claim|metaphor|motto|conclusion|definition|view|opinion|thesis|prediction|recommendation|suggestion|lesson|message|numbers|figures|data|evidence)"
    r"|(?:The|His|Her|Their) (?:best|strongest|most \w+|funniest|nicest|main) (?:argument|point|part|bit|claim|idea)"
    r"(?: (?:comes?|came|was|is) (?:late|last|first|early|at the (?:end|beginning|start)))?"
    r"|(?:The|A|There was a|There is a) (?:whole |nice |long |good )?(?:bit|part|section|slide) (?:about|on) [\w'’ -]{2,40}"
    r"|(?:They|He|She|We) (?:measured|counted|found|checked)"
    r"|What (?:really |finally |most )?(?:convinced|struck|surprised|impressed|amazed|shocked|moved) me(?: most| here)?(?: was(?: this)?)?"
    r"|Q|Question|Insight|Takeaway|Lesson|Point|Idea|Note|NB|N\.B\.|Reminder|TL;DR|TLDR|Tip|Remember|Interesting): ?"
    r"|What (?:really |finally )?(?:convinced|struck|surprised|impressed|amazed|shocked|moved|stayed with) me"
    r"(?: (?:most|the most|here|about it))? (?:was|is) that "
    r"|(?:Note|Remember|Interesting|Turns out|It turns out|The point is|The idea is|The key is) that "
    r"|(?:The|His|Her|Their) (?:whole |main |basic |big |key |first |own )?(?:thing|point|argument|claim|idea|theory|rule|take|advice|tip|trick)"
    r" (?:here )?(?:is|was) (?:basically )?(?:that |(?=(?:he|she|you|they|never|always|nobody) )))"
)

KEEPS_ITS_MEANING = {"so that", "so far", "so on", "so many", "so much", "so called", "also known"}

CONTRACTIONS = (
    (Rare(r"\b([Cc])an['’]t\b", "'|’"), r"\1annot"),
    (Rare(r"\b([Ww])on['’]t\b", "'|’"), r"\1ill not"),
    (Rare(r"\b([Ss])han['’]t\b", "han"), r"\1hall not"),
    (re.compile(r"\b((?:[Ii]s|[Aa]re|[Ww]as|[Ww]ere|[Hh]as|[Hh]ave|[Hh]ad|[Dd]o|[Dd]oes|[Dd]id|[Ss]hould|[Cc]ould|[Ww]ould|[Mm]ust|[Mm]ight|[Nn]eed))n['’]t\b"), r"\1 not"),
    (Rare(r"\b([Ii]t|[Tt]hat|[Tt]here|[Hh]e|[Ss]he|[Ww]hat|[Ww]ho|[Ww]here|[Hh]ere)['’]s\b", "'|’"), r"\1 is"),
    (Rare(r"\b([Ww]e|[Yy]ou|[Tt]hey)['’]re\b", "'|’"), r"\1 are"),
    (Rare(r"\b(I|[Ww]e|[Yy]ou|[Tt]hey|[Ii]t|[Hh]e|[Ss]he|[Tt]hat|[Tt]here)['’]ll\b", "'|’"), r"\1 will"),
    (Rare(r"\b(I|[Ww]e|[Yy]ou|[Tt]hey)['’]ve\b", "'|’"), r"\1 have"),
    (Rare(r"\bI['’]m\b", "'|’"), "I am"),
    (Rare(r"\bgonna\b", "gonna"), "going to"),
    (Rare(r"\bwanna\b", "wanna"), "want to"),
)  # fmt: skip

SLIPS = (  # with a word that each cannot do without, as it is sooner looked for
    ("no ", re.compile(r"\bno (?=(?:so|always|necessarily|exactly) )"), "not "),
    (" it ", Rare(r"((?:^|[.!?] |\b(?:that|because|and|but) )(?:[Aa]ny|[Ee]very|[Ee]ach) (?!time|day|way|moment)\w+) it (?=(?:is|has|can|will|needs)\b)", " it "), r"\1 "),
    ("other", re.compile(r"\b([Ss]ome \w+ [^.,;]{0,40}?)(?<!each )(?<!the )\bother(?= because\b|[.,;]|$)"), r"\1others"),
    ("here is", re.compile(r"\b([Tt])here is (not |also )?(many|several)\b"), r"\1here are \2\3"),
    (" of", Rare(r"\b(is|was) (?=(?:decade|year|era|age|century|end|start|beginning|heart|future) of\b)", "is|was"), r"\1 the "),
    ("more ", Rare(r"\bmore (better|worse|easier|faster|cheaper)\b", "more "), r"\1"),
    (" of ", Rare(r"\b(could|should|would|must) of (?=\w)", "could|must|should|would"), r"\1 have "),
)  # fmt: skip
"""Slips of learners that grammar alone decides; everything else stays as its author wrote it."""

THIS_PLURAL = Rare(r"\b([Tt])his ([a-z]{3,}s)\b(?! (?:is|was|has|does)\b)", "his ")

STOPS_NOUN = frozenset("always sometimes perhaps does is was has as its us news".split())


NO_WORD = re.compile(r"[^\W\d]+\d")
"""What keeps its small letter at the front: *p99*."""


def without_openers(text: str) -> str:
    """Drop *But*, *So*, *Also*, *Key point:* and the like from the front."""
    found = OPENER.match(text)
    while found:
        if " ".join(text.lower().split()[:2]).rstrip(",") in KEEPS_ITS_MEANING:
            break
        text = text[found.end() :]
        plain = text[:1].isalpha() and not NO_WORD.match(text)
        text = text[:1].upper() + text[1:] if plain else text
        found = OPENER.match(text)
    return text


WITH_D = re.compile(
    r"\b([Ii]|[Ww]e|[Yy]ou|[Tt]hey|[Ii]t|[Hh]e|[Ss]he|[Ww]ho|[Tt]here)['’]d(?= (?:(?:\w+ly|never|always|also|just|still|even|already|rather|only) )?(?P<verb>\w+))"
)


def _had_or_would(found: re.Match[str]) -> str:
    """Open *she'd* by the verb behind it: *would go*, *had gone*; left where both could be."""
    verb = found["verb"].lower()
    base = has_form(verb, Form.BASE) or verb == "be"
    done = has_form(verb, Form.PARTICIPLE) or verb == "been"
    if base == done:
        return found[0]
    return f"{found[1]} {'would' if base else 'had'}"


WITH_S = Rare(
    r"\b(?P<who>[Ii]t|[Tt]hat|[Tt]here|[Hh]e|[Ss]he|[Ww]ho|[Ww]hat)['’]s"
    r"(?= (?:(?:\w+ly|never|always|also|just|still|even|already|since|ever) ){0,2}(?P<verb>\w+)(?: (?P<next>[\w-]+))?)",
    "'|’",
)
ALWAYS_HAS = frozenset(
    "been got become had come gone happened risen fallen arrived disappeared begun worked lived grown failed".split()
)
"""Participles of which *'s* is *has*, whoever it is said of."""

PERSON_HAS = frozenset(
    "said tried stopped started spent lost won tended wanted needed decided".split()
)
"""Those of which it is so of a person: *it's said that* is another matter."""

AWAY = frozenset("away up out down back over around through on".split())
STATES = frozenset("worn fed tied caught stressed locked cut shut put held set made built".split())
"""Participles with such a word behind them that say how somebody is."""

TWO_OBJECTS = frozenset(
    "called named given told considered paid offered taught shown asked".split()
)
OBJECT = (
    ARTICLES
    | POSSESSIVES
    | NUMBER_WORDS.keys()
    | frozenset("them him us me this these those".split())
)


def _has_or_is(found: re.Match[str]) -> str:
    """Open *she's* by what stands behind it: *has written a book*, *is written by hand*."""
    verb, after = found["verb"].lower(), (found["next"] or "").lower()
    done = has_form(verb, Form.PARTICIPLE)
    person = found["who"].lower() in {"he", "she", "who"}
    takes = (after in OBJECT or after[:1].isdigit()) and verb not in TWO_OBJECTS
    leaves = person and after in AWAY and verb not in STATES
    has = verb in ALWAYS_HAS or (person and verb in PERSON_HAS) or (done and (takes or leaves))
    return f"{found['who']} {'has' if has else 'is'}"


def plain_wording(text: str) -> str:
    """Open contractions and mend the slips of the closed list."""
    if "'d " in text or "’d " in text:
        text = WITH_D.sub(_had_or_would, text)
    opened = CONTRACTIONS if "'" in text or "’" in text or "anna" in text or "onna" in text else ()
    if "'s " in text or "’s " in text:
        text = _outside_quotes(WITH_S, _has_or_is, text)
    for pattern, full in opened:
        text = _outside_quotes(pattern, full, text)
    for needed, pattern, full in SLIPS:
        if needed in text:
            text = pattern.sub(full, text)
    return THIS_PLURAL.sub(_these, text)


QUOTED = re.compile(r"([“\"][^“”\"]{1,200}[”\"])")


def _outside_quotes(pattern: Pattern, full: str | Callable[[re.Match[str]], str], text: str) -> str:
    """What somebody said is quoted as it was said."""
    if '"' not in text and "“" not in text:
        return pattern.sub(full, text)
    parts = QUOTED.split(text)
    return "".join(part if at % 2 else pattern.sub(full, part) for at, part in enumerate(parts))


def _these(found: re.Match[str]) -> str:
    noun = found[2]
    plural = is_plural_noun(noun) and is_common(singular(noun)) and noun not in STOPS_NOUN
    verb = has_form(noun, Form.THIRD)
    return f"{'T' if found[1] == 'T' else 't'}hese {noun}" if plural and not verb else found[0]


PLURAL_ENDINGS = ("ments", "tions", "ities", "sions", "ators")


def with_agreement(text: str) -> str:
    """Mend *the improvements is*: a singular copula after a head that is surely plural."""
    clause = parse(text)
    if clause is None or clause.auxiliary not in COPULAS & {"is", "was"}:
        return text
    words = clause.subject.split()
    head = words[-1].lower() if words else ""
    if not (words[0].lower() in {"the", "these", "those", "most", "many"} and head.isalpha()):
        return text
    if not head.endswith(PLURAL_ENDINGS) or not head.isascii():
        return text
    after = text[len(clause.subject) :]
    verb = {"is": "are", "was": "were"}[clause.auxiliary]
    return clause.subject + re.sub(rf"\b{clause.auxiliary}\b", verb, after, count=1)
