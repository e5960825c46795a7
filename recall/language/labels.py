"""Labels before a colon: a term that is defined, a topic that a statement is about, or neither."""

from __future__ import annotations

import re

from recall.language import segment
from recall.language.clause import (
    COORDINATORS,
    DETERMINERS,
    FIXED,
    PREPOSITIONS,
    Clause,
    parse,
)
from recall.language.rare import Rare
from recall.language.tokens import Token, tokens
from recall.language.verbs import Form, has_form, is_finite, noun_too
from recall.language.words import NUMBER_WORDS

LABELS = frozenset(
    "pros cons pro con example examples source sources link links tool tools date question questions"
    " answer result results problem problems idea ideas note notes tip tips summary conclusion context"
    " background takeaway takeaways lesson lessons quote quotes goal goals todo action actions next"
    " why how what when where who speaker host guest topic video paper book books benefits drawbacks"
    " advantages disadvantages challenges challenge solution solutions warning caveat caveats insight"
    " insights key main point points reference references resources further misc other others important"
    " interesting bonus update edit step steps part chapter section demo slides repo code bottom line"
    " rule advice recommendation recommendations prediction predictions opinion thoughts reminder fun fact"
    " open homework assignment unclear unsolved reason reasons cause causes fix cure remedy workaround"
    " outcome upshot consequence consequences moral explanation countermeasure antidote story stories anecdote"
    " anecdotes claim claims symptom symptoms mitigation mechanism finding findings trigger impact effect"
    " effects trade-off tradeoff lesson-learned verdict".split()
)
"""Labels that name a kind of remark and no thing that could be defined."""

KINDS = frozenset(
    "mode level layer tier stage phase step part type kind class category form pillar principle rule habit value"
    " goal role duty task skill trait sign symptom cause reason effect source factor driver signal metric"
    " measure indicator ingredient component element module block unit method technique tactic strategy"
    " option choice approach pattern guardrail safeguard guarantee limit constraint requirement condition"
    " criterion criteria property feature quality virtue sin mistake error failure fault bug flaw risk threat"
    " danger weakness strength benefit drawback cost enemy ally dimension axis axes direction tool input"
    " output question law function use case wave era period season age generation school camp tribe myth"
    " way problem issue trick fix change place job alternative advantage disadvantage consequence smell pitfall trap"
    " argument objection prediction assumption clue exception policy decision trade-off tradeoff misconception"
    " lesson test check gate barrier obstacle hurdle bottleneck loop flow channel format language color colour"
    " flavour flavor organ tissue nutrient vitamin gas liquid solid state mechanism path route".split()
)
"""Nouns whose plural names the kind of what is listed after it: *levels*, not *tomatoes*."""

DIRECTIONS = LABELS | frozenset(
    # Spanish
    "ojo nota notas consejo consejos tip dato datos cita frase pregunta preguntas respuesta resumen conclusión"
    " conclusiones ejemplo ejemplos anécdota moraleja advertencia cuidado atención importante recordar recuerda"
    " recordatorio pendiente pendientes duda dudas comentario opinión idea ideas clave claves resultado resultados"
    " problema problemas solución soluciones tema temas ponente enlace enlaces extra bonus p"
    # German, French, Portuguese, Italian
    " achtung hinweis merke wichtig frage fazit beispiel attention remarque exemple conseil citation atenção"
    " exemplo dica resumo pergunta nota attenzione consiglio esempio"
    # English
    " q qs a as nb careful beware remember attention heads-up disagree disagrees agree agreed quoting anecdote story"
    " aside plus also reaction always never finally anyway bonus claim main".split()
)
"""Words that make a label a remark on what follows: *Ojo*, *Note*, *Q from the audience*."""

FIRST_PERSON = frozenset("i me my mine we our us yo me mi mí nos nuestro nuestra".split())
FELT = re.compile(
    r"(?:[a-záéíóúñ]{1,20}ísim[oa]s?|great|nice|cool|funny|interesting|surprising|wow|lol|haha|jaja|genial"
    r"|interesante|curios[oa]|divertid[oa]|buen[oa]?|lind[oa]|bonit[oa]|rar[oa]|hermos[oa]|loc[oa]|gran|qué|super|worth|love|loved|favou?rite)$"
)
"""First words of labels that say how somebody liked what follows."""


def is_stage_direction(label: str) -> bool:
    """Tell whether a label says what kind of remark follows, and not what it is about."""
    words = [word.key for word in tokens(label) if word.key]
    if not words:
        return True
    if words[0] in DIRECTIONS or words[-1] in LABELS or FIRST_PERSON & set(words):
        return True
    return FELT.match(words[0]) is not None or words[0] in segment.NO_SPLICE


def names_somebody(label: str, around: str) -> bool:
    """Tell whether the label is a name, or its initials, of those named in `around`.

    `around` has the speaker and headings; a label may cut a name short: *szymb*.
    """
    wanted = [word.key for word in tokens(label) if word.key]
    known = [
        word.strip(".").lower() for word in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?", around)
    ]
    if not wanted or len(wanted) > 4:
        return False
    if all(any(_cuts_short(word, name) for name in known) for word in wanted):
        return True
    bare = label.strip("*_ ").replace(".", "")
    initials = "".join(name[0] for name in known)
    return len(wanted) == 1 and 2 <= len(bare) <= 4 and bare.isupper() and bare.lower() in initials


def _cuts_short(word: str, name: str) -> bool:
    return word == name or (len(word) >= 4 and name.startswith(word))


NAMED = re.compile(
    r"(?:the )?(?:[\w'’-]+ ){1,4}(?:law|paradox|principle|rule|effect|theorem|hypothesis|fallacy|razor|lesson"
    r"|syndrome|conjecture|bias|curse)",
    re.IGNORECASE,
)
RESTRICTS = re.compile(
    r" (?:that|which|who|where|whose|for|of|to|about|in which|used|with|between|when|designed|made|\w+ing) "
)


MOST = Rare(
    r"(?:(?:the|my|our|your|their|his|her) )?(?:single )?"
    r"(?:best|worst|biggest|hardest|main|greatest|largest|smallest|[a-z]{2,}iest|[a-z]{4,}est|(?:most|least) [a-z]+)"
    r"(?: [a-z-]+){1,3}",
    "est|least|main|most|worst",
    flags=re.IGNORECASE,
)


def is_the_most(label: str) -> bool:
    """Tell whether the label asks for one thing of its kind: *the biggest win*."""
    return bool(MOST.fullmatch(label)) and not has_form(label.split()[0].lower(), Form.BASE)


def is_phrase(meaning: str) -> bool:
    """Tell whether the words are a noun phrase, as a definition is, and no list or sentence."""
    words = tokens(meaning)
    if len(words) < 3:
        return False
    first = words[0].key
    if NOUN_OF.match(meaning):
        return True
    if first in {
        "it",
        "they",
        "this",
        "that",
        "we",
        "you",
        "i",
        "he",
        "she",
        "there",
        "is",
        "are",
        "not",
        "no",
        "very",
        "too",
    }:
        return False
    if meaning.count(",") >= 2 and not re.search(r"\b(?:that|which|where|when)\b", meaning):
        return False
    if (first == "how" and words[1].key in HOW) or TOLD_OF.match(meaning):
        return True
    clause = parse(APPROXIMATELY.sub("", meaning))
    if _is_told_of(meaning) or (clause is not None and _is_within_relative(clause)):
        return True
    if clause is None or not (clause.sure or _is_likely(clause)):
        return True
    return first in {"a", "an", "the", "when", "how", "what", "any", "whatever"} and bool(
        RESTRICTS.search(clause.subject + " ")
    )


NOUN_OF = re.compile(
    r"(?:share|part|number|amount|rate|kind|sort|type|state|loss|lack|use|study|measure|change|set|form|cost|speed|amount|mix"
    r"|range|group|layer|line|ring|piece|body|mass|stretch|area|time) of [a-z]"
)
"""A noun that may be a verb, with what it is of: *share of sunlight a surface sends back*."""

TOLD_OF = re.compile(
    r"(?!(?:if|when|those|people|he|she|see|ask) )(?:[a-z-]+ ){1,3}(?:which|who|whose) [a-z]"
)
"""A noun and what is told of it: *model which separates work and item*."""

HOW = frozenset(
    "many much well fast often far long likely easily strongly quickly closely big large".split()
)
RELATIVE = re.compile(
    r"(?P<noun>[\w-]+) (?:(?:at|in|on|for|by|from|to|with|under|over|after|through) which|where|whose) (?P<said>.+)"
)


def _is_within_relative(clause: Clause) -> bool:
    """Tell whether the verb belongs to *at which …* behind a noun: *water content at which plants wilt*."""
    found = RELATIVE.search(clause.subject)
    if found is None or found["noun"].lower() in PREPOSITIONS:
        return False
    return not any(is_finite(word.key) for word in tokens(found["said"])[1:])


def _is_told_of(meaning: str) -> bool:
    """Tell whether a clause right behind the first noun tells more of it: *the rule an agent uses*."""
    words = tokens(meaning)
    if len(words) < 5 or words[0].key not in {"a", "an", "the", "any", "whatever"}:
        return False
    return any(
        words[at].key in DETERMINERS | {"you", "we", "they", "it", "people", "nobody", "everyone"}
        and words[at - 1].key not in PREPOSITIONS | DETERMINERS | COORDINATORS
        and (noun_too(words[at - 1].key) or not is_finite(words[at - 1].key))
        for at in range(2, min(len(words) - 2, 5))
    )


APPROXIMATELY = Rare(
    r"(?:about|around|roughly|only|up to|at least|at most|over|under) (?=\d)",
    "about|around|at least|at most|only|over|roughly|under|up to",
    flags=re.I,
)
CONDITION = re.compile(
    r"(?:If|When|Once|Unless|Without|Because|After|Before) [^,]+, (?P<main>.+)", re.I
)
NO_TOPIC = frozenset(
    "and or vs versus as i we you he she it they this that these those not no".split()
)
POINTS_BACK = frozenset("it they them this that these those he she its their there".split())
NAME = re.compile(r"[A-Z][a-z'’-]+(?: [A-Z][a-z'’-]+)+")


def topic_of(text: str) -> tuple[str, str] | None:
    """Return the topic before a colon and the statement about it: *Chinchilla: 20 tokens are best*.

    None where the label is a claim or a name, or what follows defines or lists something.
    """
    cut = segment.at_colon(text)
    if cut is None or not _is_topic(cut[0]):
        return None
    first = segment.sentences(cut[1])[0]
    return cut if not is_phrase(first) and _is_statement(first) else None


def _is_topic(label: str) -> bool:
    words = tokens(label)
    if (
        not 1 <= len(words) <= 4
        or is_the_most(label)
        or NAMED.fullmatch(label)
        or NAME.fullmatch(label)
    ):
        return False
    if words[0].key in {"never", "always", "do", "don't", "just"} or _commands(words):
        return False
    keys = {word.key for word in words}
    if words[0].key in LABELS or words[-1].key in LABELS or keys & (NO_TOPIC | FIXED):
        return False
    if re.search(r"[.,;!?\d]", label) or keys & NUMBER_WORDS.keys():
        return False
    return parse(label) is None


def _commands(words: tuple[Token, ...]) -> bool:
    """Tell whether the label begins with a verb and what it is done to: *keep the pan hot*."""
    verb = has_form(words[0].key, Form.BASE) and len(words) > 1
    return verb and words[1].key in DETERMINERS


def _is_statement(text: str) -> bool:
    bare = APPROXIMATELY.sub("", text)
    if (led := CONDITION.match(bare)) is not None:
        bare = led["main"]
    words = tokens(bare)
    clause = parse(bare) if words and words[0].key not in POINTS_BACK else None
    if clause is None or "," in clause.subject or f"{clause.subject}," in bare:
        return False
    return segment.is_clause(bare) or _is_likely(clause)


def _is_likely(clause: Clause) -> bool:
    """Tell whether the only verb there could be is one of today: *quality drops after …*."""
    named = len(clause.subject.split()) <= 8 and clause.form in {Form.BASE, Form.THIRD}
    return clause.lone and named and len(clause.rest.split()) >= 2
