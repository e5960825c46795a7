"""Who speaks: names in headings, in front matter and in the lines below a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple

from recall.language.words import is_common
from recall.notes import Party


class Billing(NamedTuple):
    """What a heading announces."""

    speaker: str
    talk: str | None = None
    """Title of the talk; None when only a name stands there."""

    party: Party = Party.PERSON


class Likeness(IntEnum):
    """How much a few words look like the name of a person."""

    NONE = 0
    SHAPE = 1
    """Written like one, and of no words that we know."""
    NAME = 2
    """Begins with a given name, a title or an initial."""


_PARTICLES = frozenset(
    "al ap bin bint da das de del della den der di dos du el ibn la las le los ten ter van von y zu"
    " 't".split()
)
_TITLES = frozenset(
    "dr dr. prof prof. professor sir dame mr mr. mrs mrs. ms ms. dra dra. lic lic.".split()
)
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")

# Words of headings that no common-word list holds but no person is called.
_TOPICS = frozenset(
    """
    agent agents agi ai algorithm algorithms analytics apache api apis app apps architecture
    automation aws azure backend backends backup bayes benchmark benchmarks bert bitcoin
    blockchain caching chatbot chatbots claude cloud clojure cluster code coding compiler
    compilers computing concurrency consensus container containers context cpu cursor data
    database databases deepmind deployment design devex devops docker domain driven elixir
    embedding embeddings engineering erlang event evals frontend framework frameworks gemini
    genai git github go golang gpt gpu graph graphql haskell hardware hugging index
    infrastructure insights inference internet java javascript kafka kotlin kubernetes
    language langchain large latency learning linux llama llm llms logging loop machine mcp
    memory metrics microservice microservices mistral model models monitoring mongo mysql
    native network networks neural node notes observability open openai optimization
    optimisation paper papers parser pattern patterns performance pipeline pipelines postgres
    postgresql privacy programming prompt prompting prompts protocol protocols python pytorch
    quantum query queue queues raft rag rails react recap redis refactoring reinforcement
    reliability replication research resources retrieval robotics rollout ruby rust scala
    scalability scaling scrum security semantic server serverless service services software
    source spark sql stack storage stream streaming streams summary swift system systems
    takeaways tech technology tensor tensorflow terraform test testing tests token tokenizer
    tokens tool tooling tools training transformer transformers tutorial typescript unit ux
    vector vectors versioning virtual vision vue web webassembly workflow workflows agentes
    aprendizaje apuntes artificial automático base bases calidad charla charlas ciencia código
    computación conceptos conclusiones datos desarrollo diseño enlaces entrenamiento equipo
    equipos evaluación herramientas ideas ingeniería inteligencia introducción lecciones
    lenguaje máquina métricas modelo modelos notas nube patrones procesamiento producto
    productividad programación proyecto proyectos pruebas puntos recursos redes resumen
    seguridad servicios sistema sistemas software tecnología temas trabajo
    """.split()
)
_TOPIC_ENDINGS = (
    "tion",
    "tions",
    "ment",
    "ments",
    "ness",
    "ism",
    "ology",
    "ware",
    "ization",
    "ción",
    "miento",
)

_ORGANISATION_WORDS = frozenset(
    """
    academy agency alliance association authority bank college committee company conference
    consortium corp corporation council department division engineering foundation gmbh group
    guild inc institute institution lab laboratory labs league limited llc ltd media ministry
    network office organisation organization partners podcast press project research school sl
    society staff studio studios team trust union universidad universität university ventures
    ai asociación ayuntamiento banco empresa equipo fundación grupo instituto laboratorio
    ministerio organización sociedad
    """.split()
)
_GROUPS = frozenset("team group labs institute foundation university equipo grupo".split())

_ORGANISATIONS = frozenset(
    """
    amazon anthropic apple atlassian basecamp bell canonical cloudflare cohere databricks
    datadog deepmind dropbox etsy facebook figma github gitlab google hashicorp hugging ibm
    intel jetbrains linkedin meta microsoft mistral mit mozilla nasa netflix nvidia openai
    oracle pinterest pivotal salesforce samsung shopify slack spotify stripe thoughtworks
    twilio twitter uber vercel who zalando
    """.split()
)


def likeness(text: str) -> Likeness:
    """Return how much the whole text looks like one person's name."""
    words = text.replace("\u00a0", " ").split()
    if words and words[0].lower() in _TITLES:
        return Likeness.NAME if len(words) > 1 and _is_capitalised(words[-1]) else Likeness.NONE
    if not 2 <= len(words) <= 5 or not all(map(_fits, words)) or not _is_capitalised(words[-1]):
        return Likeness.NONE
    names = [word for word in words if word.lower() not in _PARTICLES]
    if not 2 <= len(names) <= 4 or not _is_capitalised(words[0]):
        return Likeness.NONE
    ordinary = [word for word in names if _is_ordinary(word)]
    if (
        names[0] in _given_names()
        and names[-1].lower() not in _TOPICS
        and len(ordinary) < len(names)
    ):
        return Likeness.NAME
    if re.fullmatch(r"(?:[A-Z]\.)+(?:-[A-Z]\.)?", names[0]) and not ordinary:
        return Likeness.NAME
    return Likeness.NONE if ordinary or all(map(str.isupper, names)) else Likeness.SHAPE


def _fits(word: str) -> bool:
    return word.lower() in _PARTICLES or _is_capitalised(word)


def _is_capitalised(word: str) -> bool:
    """Tell whether the word is written as part of a name is: capital first, not an acronym."""
    if not _WORD.fullmatch(word) or not word[0].isupper():
        return False
    letters = re.sub(r"[^\w]", "", word)
    return len(letters) <= 2 or not letters.isupper()


def _is_ordinary(word: str) -> bool:
    low = word.lower().removesuffix("'s").removesuffix("’s")
    return low in _TOPICS or low.endswith(_TOPIC_ENDINGS) or is_common(low)


@cache
def _given_names() -> frozenset[str]:
    return frozenset(
        Path(__file__).with_name("given_names.txt").read_text(encoding="utf-8").split()
    )


def party_of(name: str) -> Party:
    """Return what kind of speaker a person named in front matter or after `Speaker:`."""
    if len(names_in(name)) > 1:
        return Party.PANEL
    words = [word.lower().strip(".,") for word in name.split()]
    if likeness(name) is Likeness.NAME:
        return Party.PERSON
    if any(word in _ORGANISATION_WORDS or word in _ORGANISATIONS for word in words):
        return Party.ORGANISATION
    camel = len(words) == 1 and re.search(r"[a-z][A-Z]|^[A-Z]{2,}$", name)
    return Party.ORGANISATION if camel else Party.PERSON


def without_affiliation(name: str) -> str:
    """Return a person's name without the `, Company` or `(Company)` behind it."""
    first = _ROLE.sub("", name.split(",")[0]).strip()
    return first if not len(names_in(name)) > 1 and likeness(first) else name


_BETWEEN_NAMES = re.compile(
    r"\s*,\s*(?:and\s+|y\s+)?|\s+(?:and|y|e|&|\+|vs\.?|versus|with|con|x)\s+|\s*/\s*"
)
_ROLE = re.compile(r"\s*\([^()]*\)\s*$|\s*\[[^\[\]]*\]\s*$")


def names_in(text: str) -> list[str]:
    """Return the people of a list such as `A, B and C`; nothing when one part is no name."""
    parts = [part for part in _BETWEEN_NAMES.split(_ROLE.sub("", text)) if part]
    found = [likeness(part) for part in parts]
    return parts if all(found) and any(mark is Likeness.NAME for mark in found) else []


# Headings --------------------------------------------------------------------------------------

_SEPARATOR = re.compile(r"\s+(?:[-–—|·•@/]{1,3}|::)\s+|\s*:\s+|\s+[-–—]|[–—]\s+")
_CREDIT = re.compile(
    r"(?:[\s,(–—-]|^)(?:(?:an?\s+)?(?:talk|interview|conversation|keynote|lecture"
    r"|(?:fireside )?chat|podcast|episode|charla|entrevista|conversación|ponencia|conferencia)\s+)?"
    r"(?:by|with|from|featuring|feat\.?|ft\.?|w/|con|por|de|a|to)\s+(?P<name>[^\W\d_][^()]*?)\)?\s*$"
)
_IN_BRACKETS = re.compile(r"\((?P<name>[^()]+)\)\s*$")
_YEAR = re.compile(r"[\s,]*\(?\b(?:19|20)\d\d\b(?=\)?\s*$)")
_NUMBERED = re.compile(
    r"^(?:\W{0,3}\d{1,3}[.)]\s+|(?:episode|ep\.?|talk|day|charla|episodio)\s*#?\d+\s*[:.–—-]\s*)",
    re.I,
)
_FORMAT = re.compile(
    r"^(?:(?:my\s+)?notes?\s+(?:from|on|of)|interview(?:\s+(?:with|of|to))?|talk(?:\s+(?:by|with))?|keynote(?:\s+(?:by|of))?"
    r"|entrevista\s+(?:a|con|de)|charla\s+(?:de|con)|conversation\s+with|podcast\s+with|speaker|ponente|guest)\s*:?\s+",
    re.I,
)


def billing(heading: str, *, trusted: bool) -> Billing | None:
    """Return who speaks according to a heading; None when it names nobody.

    `trusted` says that the section itself tells of a person (a pronoun, a video): then what
    is only shaped like a name is taken for one.
    """
    text = _NUMBERED.sub("", heading).strip()
    undated = _undated(text) or text
    enough = Likeness.SHAPE if trusted else Likeness.NAME
    for words in (undated, _FORMAT.sub("", undated)):
        if found := _people(words, enough):
            return Billing(words, None, found)
    return _credited(undated, enough) or _separated(undated, enough, trusted)


def _undated(text: str) -> str:
    """Return a heading without the year at its end, in brackets or not."""
    found = _YEAR.search(text)
    if found is None:
        return text
    rest = text[found.end() :] if "(" in text[: found.start()] else ""
    return (text[: found.start()].rstrip(" |·–—-,:") + rest).strip()


def _people(text: str, enough: Likeness) -> Party | None:
    # First, because the y of two Spanish names also joins the surnames of one.
    if len(names_in(text)) > 1:
        return Party.PANEL
    return Party.PERSON if likeness(text) >= enough else None


def _credited(text: str, enough: Likeness) -> Billing | None:
    """Return the billing of `Talk by Name`, `Talk (Name)` and the like."""
    for pattern in (_IN_BRACKETS, _CREDIT):
        for found in pattern.finditer(text):
            name = found["name"].strip(" ,")
            first = _SEPARATOR.split(name)[0].split(",")[0].strip()
            for words in (name, first):
                if party := _people(words, min(enough, Likeness.NAME)):
                    talk = text[: found.start()].strip(" ,-–—:|(")
                    return Billing(words, talk or None, party)
    return None


def _separated(text: str, enough: Likeness, trusted: bool) -> Billing | None:
    """Return the billing of `Talk – Name` and `Name: Talk`, whichever side the name is on."""
    marks = list(_SEPARATOR.finditer(text))
    for mark in (*marks[-1:], *marks[:1]):
        left, right = text[: mark.start()].strip(), text[mark.end() :].strip()
        for name, talk in ((right, left), (left, right)):
            if not name or not talk:
                continue
            bare = _CREDIT_WORD.sub("", name)
            party = _people(bare, enough)
            if party is None and ":" not in mark.group():
                # After a dash the shape is enough, as long as the other side is none.
                shaped = likeness(bare) and not likeness(talk)
                party = Party.PERSON if shaped else None
            if party is None and _is_organisation(bare, trusted=trusted):
                party = Party.ORGANISATION
            if party is not None:
                return Billing(bare, talk, party)
    return None


def _is_organisation(name: str, *, trusted: bool) -> bool:
    words = name.split()
    if len(words) > 4 or party_of(name) is not Party.ORGANISATION:
        return False
    return trusted or words[-1].lower() in _GROUPS


_CREDIT_WORD = re.compile(r"^(?:with|by|from|con|por|de|ft\.?|feat\.?|featuring)\s+", re.I)


# Lines below a heading ---------------------------------------------------------------------------

_TALK_WORDS = re.compile(
    r"\b(?:talk|interview|keynote|conversation|podcast|lecture|episode|video|session|presentation|webinar|chat"
    r"|charla|entrevista|conferencia|ponencia|conversación|episodio|vídeo|presentación)\b",
    re.I,
)
_NAMED = re.compile(
    r"(?i:\b(?:with|by|from|of|to|for|con|de|por|a))\s+"
    r"(?P<name>[^\W\d_a-z][\w’'.-]*(?:\s+(?:(?:de|del|la|van|von|der|da|di|bin|al)\s+)*[^\W\d_a-z][\w’'.-]*){1,3})"
)


def named_in_intro(text: str) -> Billing | None:
    """Return who speaks according to the line below a heading, such as `Title – with Name`."""
    text = text.strip().rstrip(":")
    if len(text.split()) <= 20 and not text.endswith("."):
        for mark in _SEPARATOR.finditer(text):
            name = text[mark.end() :].strip()
            bare = _CREDIT_WORD.sub("", name)
            if bare != name and (party := _people(bare, Likeness.SHAPE)):
                return Billing(bare, text[: mark.start()].strip(), party)
    sentence = re.split(r"(?<=[.!?])\s", text, maxsplit=1)[0]
    if not _TALK_WORDS.search(sentence):
        return None
    for found in _NAMED.finditer(sentence):
        name = found["name"].rstrip(".,'’")
        if likeness(name) is Likeness.NAME:
            return Billing(name)
    return None


_PRONOUNS = {
    "he": frozenset("he him his himself he's él".split()),
    "she": frozenset("she her hers herself she's ella".split()),
}


def pronoun_in(texts: Sequence[str]) -> str | None:
    """Return `he` or `she`, whichever the section says more often; None when neither wins."""
    words = [
        word.replace("’", "'") for text in texts for word in re.findall(r"[\w'’]+", text.lower())
    ]
    counts = {pronoun: sum(word in forms for word in words) for pronoun, forms in _PRONOUNS.items()}
    if counts["he"] == counts["she"]:
        return None
    return max(counts, key=lambda pronoun: counts[pronoun])


def speaks(surname: str, texts: Sequence[str]) -> bool:
    """Tell whether somebody of that name says, thinks or does something in the texts."""
    verb = (
        r"(?:says|said|thinks|argues|believes|claims|explains|talks|told|tells|shows|suggests|recommends"
        r"|describes|considers|proposes|predicts|warns|dice|cree|piensa|explica|propone|habla|cuenta|opina)"
    )
    pattern = re.compile(rf"\b{re.escape(surname)}\s+(?:also\s+|also\s+|también\s+)?{verb}\b")
    return any(pattern.search(text) for text in texts)
