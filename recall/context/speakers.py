"""Who speaks: names in headings, in front matter and in the lines below a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple
from unicodedata import combining, normalize

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
    chat conversation episode interview keynote lecture panel podcast seminar session show summit
    talk webinar workshop conferencia entrevista episodio ponencia seminario taller
    boosting hashing indexing padding period pooling routing sharding tuning
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
        fits = len(words) <= MOST_WORDS + 1 and all(map(_fits, words[1:]))
        return Likeness.NAME if words[1:] and fits and _is_part(words[-1]) else Likeness.NONE
    if not 2 <= len(words) <= MOST_WORDS or not all(map(_fits, words)) or not _is_part(words[-1]):
        return Likeness.NONE
    names = [word for word in words if word.lower() not in _PARTICLES]
    if not 2 <= len(names) <= MOST_NAMES or not _is_part(words[0]):
        return Likeness.NONE
    ordinary = [word for word in names if _is_ordinary(word)]
    if _is_given(names[0]) and names[-1].lower() not in _TOPICS and len(ordinary) < len(names):
        return Likeness.NAME
    if re.fullmatch(r"(?:[A-Z]\.)+(?:-[A-Z]\.)?", names[0]) and not ordinary:
        return Likeness.NAME
    return Likeness.NONE if ordinary or all(map(str.isupper, names)) else Likeness.SHAPE


MOST_WORDS = 7
MOST_NAMES = 5
"""Words in a name with and without its particles: María José Gómez de la Vega."""


def _fits(word: str) -> bool:
    return word.lower() in _PARTICLES or _is_part(word)


def _is_part(word: str) -> bool:
    """Tell whether the word can be a given name or a surname, such as `Rowe` or `al-Rashid`."""
    prefix = _PREFIX.match(word)
    return _is_capitalised(word[prefix.end() :] if prefix else word)


_PREFIX = re.compile(r"(?:al|el|ul|ad|as|ash|ibn|bin|ben)-|[dl]['’]")


def _is_capitalised(word: str) -> bool:
    """Tell whether the word is written as part of a name is: capital first, not an acronym."""
    if not _WORD.fullmatch(word) or not word[0].isupper():
        return False
    letters = re.sub(r"[^\w]", "", word)
    return len(letters) <= 2 or not letters.isupper()


def _is_ordinary(word: str) -> bool:
    low = word.lower().removesuffix("'s").removesuffix("’s")
    return low in _TOPICS or low.endswith(_TOPIC_ENDINGS) or is_common(low)


def _is_given(word: str) -> bool:
    """Tell whether the word, or its half before a hyphen, is a given name, accents or not."""
    bare = _without_accents(word)
    return bare in _given_names() or bare.split("-")[0] in _given_names()


@cache
def _given_names() -> frozenset[str]:
    text = Path(__file__).with_name("given_names.txt").read_text(encoding="utf-8")
    return frozenset(_without_accents(text).split())


def _without_accents(text: str) -> str:
    return "".join(char for char in normalize("NFD", text) if not combining(char))


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
_GENRE = (
    r"(?:(?:opening|closing|lightning|fireside|guest|invited|live|video|plenary|tech|panel)\s+)?"
    r"(?:talks?|keynotes?|interviews?|conversations?|chats?|podcasts?|episodes?|lectures?|panels?"
    r"|webinars?|seminars?|workshops?|sessions?|speeches|speech|ama|q ?& ?a|videos?|streams?"
    r"|speakers?|guests?|charlas?|entrevistas?|conversación|conversaciones|ponencias?|ponente"
    r"|conferencias?|episodios?|vídeos?|mesa redonda|coloquio|seminario|taller|invitad[oa])"
)
_IS_GENRE = re.compile(rf"(?:the\s+|la\s+|el\s+)?{_GENRE}", re.I)
# What stands before a name: `Podcast: …`, `Fireside chat with …`, `Notes from …`.
_LABEL = re.compile(
    rf"(?:(?:my\s+)?notes?|(?:an?\s+|the\s+|my\s+|una?\s+|la\s+|el\s+)?{_GENRE})"
    r"(?:\s*#?\d{1,4})?"
    r"(?:\s+(?P<by>with|by|from|of|to|on|featuring|ft\.?|con|de|a)(?=\s)|\s*[:–—|-](?=\s)|(?=\s))\s+",
    re.I,
)
_SUBJECT = re.compile(
    r"\s+(?:(?:talks?|speaks?|speaking|talking)\s+(?:about|on)|on|about|explains|sobre|habla\s+(?:de|sobre)"
    r"|acerca\s+de)\s+(?=\S)"
)
_POST = re.compile(
    r"(?:\w+\s+)?(?:ceo|cto|cfo|coo|vp|chief|founder|co-?founder|engineer|professor|director|head|lead"
    r"|manager|scientist|researcher|author|editor|president|of|at|from|fundador[a]?|directora?|autora?"
    r"|profesora?|investigadora?|ingenier[oa]|jef[ea])\b",
    re.I,
)


def billing(heading: str, *, trusted: bool) -> Billing | None:
    """Return who speaks according to a heading; None when it names nobody.

    `trusted` says that the section itself tells of a person (a pronoun, a video): then what
    is only shaped like a name is taken for one.
    """
    text = _NUMBERED.sub("", heading).strip()
    undated = _undated(text) or text
    return _billed(undated, Likeness.SHAPE if trusted else Likeness.NAME, trusted=trusted)


def _billed(text: str, enough: Likeness, *, trusted: bool) -> Billing | None:
    for words in (text, _ROLE.sub("", text)):
        if party := _people(words, enough):
            return Billing(words, None, party)
    label = _LABEL.match(text)
    if label and label.end() < len(text):
        # Whom a talk is by or with is a person, whatever the name.
        introduced = Likeness.SHAPE if label["by"] in ("with", "by", "con") else enough
        if found := _billed(text[label.end() :], introduced, trusted=trusted):
            named_last = found.party is Party.PANEL and found.talk is None and not label["by"]
            return found._replace(talk=label.group().rstrip(" :–—|-")) if named_last else found
    return (
        _on_a_subject(text, enough)
        or _with_a_remark(text, enough)
        or _credited(text, enough)
        or _separated(text, enough, trusted)
    )


def _on_a_subject(text: str, enough: Likeness) -> Billing | None:
    """Return the billing of `Name on talk`."""
    found = _SUBJECT.search(text)
    party = _people(text[: found.start()], enough) if found else None
    if found is None or party is None:
        return None
    return Billing(text[: found.start()], text[found.end() :].strip(), party)


def _with_a_remark(text: str, enough: Likeness) -> Billing | None:
    """Return the billing of `Name, talk` and `Name, where they work`."""
    name, comma, rest = text.partition(", ")
    if not comma or not rest.strip() or _CREDIT_WORD.match(rest) or not _people(name, enough):
        return None
    if _SEPARATOR.search(rest):
        return None
    is_post = bool(_POST.match(rest)) or party_of(rest) is Party.ORGANISATION
    words = rest.split()
    is_post = is_post or (len(words) <= 2 and all(word[:1].isupper() for word in words))
    return Billing(name, None if is_post else rest.strip(), Party.PERSON)


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
            if _IS_GENRE.fullmatch(bare):
                continue
            bare = without_affiliation(bare)
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
    if (
        not words
        or len(words) > 4
        or _IS_GENRE.fullmatch(words[-1])
        or party_of(name) is not Party.ORGANISATION
    ):
        return False
    return trusted or words[-1].lower() in _GROUPS


_CREDIT_WORD = re.compile(r"^(?:with|by|from|con|por|de|ft\.?|feat\.?|featuring)\s+", re.I)


def without_speaker(text: str, speaker: str | None) -> str:
    """Return a title or heading without the speaker's name and the words that join it.

    `Keynote: Ada Rowe` is `Keynote`; a text that says nothing else is empty.
    """
    if not speaker or speaker.lower() not in text.lower():
        return text
    found = re.search(rf"(?<!\w){re.escape(speaker)}(?!\w)", text, re.IGNORECASE)
    if found is None:
        return text
    left = _JOINS_LEFT.sub("", text[: found.start()])
    right = _JOINS_RIGHT.sub("", text[found.end() :])
    if right.startswith(("'s ", "’s ")):
        return text
    return f"{left}: {right}" if left and right else left or right.rstrip(")")


_JOINS_LEFT = re.compile(
    r"(?:\s?[-–—|:·•,(@/]{1,4})?\s?(?:(?:^|\b)(?:with|by|from|of|featuring|feat\.?|ft\.?|con|de|por|a))?\s?$",
    re.I,
)
_JOINS_RIGHT = re.compile(r"^\)?\s?(?:[-–—|:·•,(@/]{1,4}\s?|(?:on|about|sobre)\s+)?", re.I)


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


_PRONOUN = re.compile(
    r"(?<![\w'’])(?:(?P<he>he(?:['’]s)?|him|his|himself|él)|(?:she(?:['’]s)?|hers?|herself|ella))"
    r"(?![\w'’])",
    re.IGNORECASE,
)


def pronoun_in(texts: Sequence[str]) -> str | None:
    """Return `he` or `she`, whichever the section says more often; None when neither wins."""
    found = [bool(match["he"]) for text in texts for match in _PRONOUN.finditer(text)]
    he, she = sum(found), len(found) - sum(found)
    if he == she:
        return None
    return "he" if he > she else "she"


def speaks(surname: str, texts: Sequence[str]) -> bool:
    """Tell whether somebody of that name says, thinks or does something in the texts."""
    verb = (
        r"(?:says|said|thinks|argues|believes|claims|explains|talks|told|tells|shows|suggests|recommends"
        r"|describes|considers|proposes|predicts|warns|dice|cree|piensa|explica|propone|habla|cuenta|opina)"
    )
    pattern = re.compile(rf"\b{re.escape(surname)}\s+(?:also\s+|also\s+|también\s+)?{verb}\b")
    return any(pattern.search(text) for text in texts)
