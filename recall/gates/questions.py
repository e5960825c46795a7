"""Questions that ask nothing, too much, or nearly give the choice of two."""

from __future__ import annotations

import re

from recall.cards import HIDDEN, Tier
from recall.gates.gate import Gate
from recall.gates.seen import Seen, low_words, stems, words
from recall.language.rare import Rare
from recall.language.speech import speech
from recall.language.words import AUXILIARIES, CONTRACTED


def empty(card: Seen) -> str | None:
    if not words(card.question):
        return "there is no question"
    if not any(char.isalnum() for char in card.answer):
        return "there is no answer"
    if low_words(card.question) == low_words(card.answer):
        return "the answer is the question"
    return None


VAGUE = Rare(
    r"(?:what|how) about\b|what (?:did|does|do|has|have) .{1,80}?"
    r" (?:say|said|think|mention|talk about|tell us)(?: about .{1,200})?\?"
    r"|what (?:is|are) (?:it|this|that|these|those|they)\?|(?:why|how|what|who|when|where)\?",
    " about|?",
    flags=re.IGNORECASE,
)


QUOTES_NO_CLAIM = Rare(r"\bmean by [\"“](?:what|who|how|when|where|why) ", "mean by ", flags=re.I)


def vague(card: Seen) -> str | None:
    """A question with many right answers: `What about X?`, `What does S say?`."""
    if not card.english:
        return None
    if QUOTES_NO_CLAIM.search(card.question):
        return "what it quotes is no claim"
    if VAGUE.match(card.question) and "mean" not in card.question:
        return "many answers would be right"
    return None


ONLY_COUNTS = re.compile(
    r"what (?:are|were|is|was) (?:the|his|her|their) (?:two|three|four|five|six|seven|\d)"
    r" (?:answers?|things?|points?|ideas?|results?|numbers?|figures?|values?|parts?|options?"
    r"|questions?|problems?|sides?|ways?|cases?|findings?|outcomes?|lines?|rules?|lessons?|reasons?"
    r"|principles?|tips?|steps?|conditions?|fixes|measures?|examples?)"
    r"(?: (?:he|she|they) (?:uses?|has|have|gives?|gave))?\?",
    re.IGNORECASE,
)
COUNT_OF_ITEMS = re.compile(r"\s*\(\d\)")
LISTS = frozenset({"list", "list-gaps"})


def bare_count(card: Seen) -> str | None:
    """*What were the two answers?*, *Difference (2)*: how many, and hardly of what."""
    lead, *_ = card.question.partition(" — ")
    one_word = card.draft.pattern in LISTS and COUNT_OF_ITEMS.search(lead)
    if ONLY_COUNTS.fullmatch(card.question):
        return "it asks for so many things and does not say of what"
    if one_word and len(words(COUNT_OF_ITEMS.sub("", lead))) <= 1:
        return f"“{lead.strip()}” hardly says of what"
    return None


GENERIC = frozenset(
    "method methods result results finding findings limitation limitations note example examples"
    " conclusion conclusions takeaway takeaways pro pros con cons summary goal goals rule tip tips"
    " question answer reason definition problem solution idea point abstract background setup"
    " context insight insights lesson lessons update intro caveat caveats advantage disadvantage"
    " advantages disadvantages risk risks challenge challenges approach task quote".split()
)
"""Labels that stand in every talk; without more they ask for nothing in particular."""


FRAME = frozenset("what which is are was were the a an his her their its main does mean".split())

GENERIC_SPANISH = frozenset(
    "ojo nota notas importante atención consejo consejos recomendación tip truco dato clave claves"
    " resumen conclusión conclusiones idea ideas ejemplo ejemplos problema solución pregunta"
    " respuesta definición moraleja lección resultado resultados ventaja ventajas desventaja"
    " desventajas riesgo riesgos límite límites método objetivo contexto cita".split()
)

LABEL = re.compile(r"\w[*_`)]*(?:: ?| = | → )\[…\]$")
"""A term and what it is: one word of content asks enough, as `what is toil?` does."""

UNITS = frozenset(
    "b kb mb gb tb pb bit bits byte bytes ns µs us ms s sec secs min mins h hr hrs mm cm m km g kg"
    " t w kw mw v hz khz mhz ghz usd eur pts pt pp k bn".split()
)
"""A measure beside a gap does not say what is measured."""


YEAR = Rare(r"(?:19|20)\d\d", "19|20")


def too_little(card: Seen) -> str | None:
    """A question without a single word of content of its own."""
    asked = _without_speaker(card)
    content = [
        stem
        for stem in stems(asked, card.context.language)
        if (_has_letter(stem) and stem not in UNITS) or YEAR.fullmatch(stem)
    ]
    if not content:
        return "the question says nothing of what it asks about"
    if card.is_list:
        return None
    said = set(low_words(asked))
    if card.english and said - FRAME <= GENERIC:
        return "the question could be asked of any talk"
    if card.spanish and said - speech("es").function_words <= GENERIC_SPANISH:
        return "the question could be asked of any talk"
    if card.is_gap and len(content) < 2 and not LABEL.search(asked):
        return "too little stands around the gap"
    return None


def _has_letter(word: str) -> bool:
    return word.isalpha() or any(map(str.isalpha, word))


def _without_speaker(card: Seen) -> str:
    speaker = card.context.speaker
    return card.question.replace(speaker, " ") if speaker else card.question


def unanswered(card: Seen) -> str | None:
    """A gap inside a question: what is asked there, nobody has told."""
    if not card.is_gap:
        return None
    if "?" not in card.question:
        return None
    after = QUOTED.sub(_without_question_marks, card.question).partition(HIDDEN)[2]
    if re.match(r"[^.!]{0,300}?\?", after):
        return "the gap stands in a question that the note does not answer"
    return None


NO_ANSWER = re.compile(
    r"(?:not (?:addressed|answered|discussed|covered)|unanswered|no (?:real |clear )?answer"
    r"|nobody (?:knew|answered)|unclear|write to|ask (?:him|her|them)|look it up|to check"
    r"|(?:[\w'’.-]{1,20} ){0,4}(?:(?:did not|didn['’]t) (?:say|know|answer)|dodged|ran out of time"
    r"|was asked and)"
    r"|(?:quedó |se quedó )?sin (?:responder|respuesta)|no (?:respondió|contestó|lo dijo|supo)"
    r"|se lo pregunté|ni idea"
    r"|keine antwort|unbeantwortet|offen geblieben|weiß (?:er|sie|niemand) nicht"
    r"|pas de réponse|sans réponse|sem resposta|não respondeu|nessuna risposta)\b",
    re.IGNORECASE,
)
"""How a note-taker writes that nobody answered."""


def no_answer(card: Seen) -> str | None:
    """*Who pays? Not addressed*: the note says that it does not know."""
    if not card.is_gap and NO_ANSWER.match(card.answer):
        return "the note has no answer to it"
    return None


QUOTED = Rare(r"[\"“«][^\"“”«»\n]{1,300}[\"”»]", '"|«|“')


def _without_question_marks(found: re.Match[str]) -> str:
    return found[0].replace("?", "")


SPANISH_INTERROGATIVES = frozenset(
    "qué quién quiénes cuál cuáles cómo cuándo dónde adónde cuánto cuánta cuántos cuántas".split()
)


def yes_or_no(card: Seen) -> str | None:
    if card.spanish and not card.is_gap and card.question.endswith("?"):
        asked = card.question.rpartition("¿")[2]
        if "¿" in card.question and SPANISH_INTERROGATIVES.isdisjoint(low_words(asked)):
            return "it can be answered with yes or no"
    if not card.english or card.is_gap:
        return None
    first = (low_words(card.question) or [""])[0]
    if first in AUXILIARIES | CONTRACTED:
        return "it can be answered with yes or no"
    if re.match(r"(?:yes|no)\b(?! \w+ is)[,.;:]?", card.answer.lower()) and not card.is_list:
        return "it can be answered with yes or no" if _bare_verdict(card.answer) else None
    return None


def _bare_verdict(answer: str) -> bool:
    return bool(re.match(r"(?:yes|no)(?:[,.;:!]|$)", answer.lower()))


EITHER_OR = re.compile(
    r"(?:which|who|what) (?:is|are|was|were|works?|comes?)\b.{1,80}?[,:] .{1,80}? or .{1,80}?\?"
    r"|whether .{1,80}? or ",
    re.IGNORECASE,
)


def either_or(card: Seen) -> str | None:
    if card.english and not card.is_gap and EITHER_OR.match(card.question):
        return "it gives the choice of two answers"
    return None


ANY_EXAMPLE = Rare(
    r"(?:name|give|list|mention|state|think of|what(?:'s| is| would be)) (?:me )?"
    r"(?:an?|one|some|any) (?:(?!example)\w+ )?(?:examples?|instances?) (?:of|where|when)\b"
    r"|¿?(?:nombra|da|dame|di|pon|cita|menciona|indica|cuál es) (?:un|algún) ejemplo de\b",
    " ejemplo de|example|instance",
    flags=re.IGNORECASE,
)


def any_example(card: Seen) -> str | None:
    """*Name an example of drift*: every other example would be right too."""
    if ANY_EXAMPLE.match(card.question):
        return "another example would be right too"
    return None


GATES = (
    Gate("empty", empty, bars=Tier.DRAFT),
    Gate("vague question", vague),
    Gate("bare count", bare_count),
    Gate("too little asked", too_little, bars=Tier.DRAFT),
    Gate("unanswered question", unanswered, bars=Tier.DRAFT),
    Gate("no answer", no_answer, bars=Tier.DRAFT),
    Gate("yes or no", yes_or_no, bars=Tier.DRAFT),
    Gate("either or", either_or),
    Gate("any example", any_example),
)
