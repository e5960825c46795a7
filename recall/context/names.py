"""Names: how much a few words look like a person, or like an organisation."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache
from pathlib import Path
from unicodedata import combining, normalize

from recall.context.houses import is_house
from recall.language.detect import FUNCTION_WORDS
from recall.language.honorifics import RANKS, RANKS_OF_TWO, TITLES
from recall.language.rare import Rare
from recall.language.realise import NAMES_LIKE_WORDS, trade_words
from recall.language.verbs import is_verb
from recall.language.words import is_common, is_person_noun, singular
from recall.notes import Party


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
_TRADES = frozenset("chef coach major".split())
"""Ranks that a surname alone does not make a name: *Chef Basics*."""

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
    breakout plenary roundtable track room stage slot jc
    mon tue tues wed thu thur thurs fri sat sun
    """.split()
)
_TOPIC_ENDINGS = (
    "buch",
    "tagung",
    "besuch",
    "führung",
    "messe",
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
    academy agency alliance collective colectivo coletivo kollektiv association authority bank college committee company conference
    consortium corp corporation council department division engineering foundation gmbh group
    guild inc institute institution lab laboratory labs league limited llc ltd media ministry
    network office organisation organization partners podcast press project research school sl
    society staff studio studios team trust union universidad universität university ventures
    ai asociación ayuntamiento banco empresa equipo fundación grupo instituto laboratorio
    ministerio organización sociedad
    """.split()
)

_ORGANISATIONS = frozenset(
    """
    amazon anthropic apple atlassian basecamp bell canonical cloudflare cohere databricks
    datadog deepmind dropbox etsy facebook figma github gitlab google hashicorp hugging ibm
    intel jetbrains linkedin meta microsoft mistral mit mozilla nasa netflix nvidia openai
    oracle pinterest pivotal salesforce samsung shopify slack spotify stripe thoughtworks
    twilio twitter uber vercel who zalando
    """.split()
)


_PLACES = frozenset(
    """
    africa alps america amsterdam argentina asia athens atlanta australia austria bangalore bangkok
    barcelona beijing belgium belgrade berlin bilbao bogotá bogota boston brasil brazil brussels
    budapest cairo california canada chicago chile china colombia copenhagen delhi denmark dublin
    edinburgh egypt england españa europa europe finland france frankfurt geneva germany ghana glasgow
    greece hamburg helsinki iceland india ireland istanbul italia italy jakarta japan kenya lagos lima
    lisboa lisbon london lyon madrid manchester melbourne mexico méxico miami milan montevideo montreal
    moscow mumbai munich nairobi nigeria norway oslo ottawa paris perú peru portugal porto prague roma
    rome rotterdam santiago scotland seattle seoul sevilla shanghai singapore spain stockholm sweden
    sydney taipei tokyo toronto turin uruguay valencia vancouver vienna vietnam wales warsaw zagreb
    zurich zürich
    """.split()
)
"""Places that a heading may end with, where people would stand as well."""


_PLACES_OF_TWO = frozenset(
    (
        "abu dhabi|addis ababa|buenos aires|burkina faso|cape town|cabo verde|costa rica|el salvador|gran canaria"
        "|great britain|hong kong|kuala lumpur|las vegas|los angeles|mar del plata|nova scotia|new delhi|new orleans"
        "|new zealand|papua new guinea|puerto rico|rio de janeiro|san diego|san francisco|san salvador|san sebastián"
        "|santa cruz|santa fe|saudi arabia|sierra leone|south africa|sri lanka|são paulo|tel aviv|tierra del fuego"
    ).split("|")
)


def likeness(text: str) -> Likeness:
    """Return how much the whole text looks like one person's name."""
    if text.strip().lower() in _PLACES_OF_TWO:
        return Likeness.NONE
    words = text.replace("\u00a0", " ").split()
    if _HANDLE.fullmatch(text):
        return Likeness.NAME
    if " ".join(words[:2]).lower() in RANKS_OF_TWO and words[0][:1].isupper():
        return _with_rank(words[0].lower(), words[2:])
    if words and words[0].lower() in TITLES:
        fits = len(words) <= MOST_WORDS + 1 and all(map(_fits, words[1:]))
        return Likeness.NAME if words[1:] and fits and _is_part(words[-1]) else Likeness.NONE
    if words[1:] and words[0].lower() in RANKS and words[0][:1].isupper():
        return _with_rank(words[0].lower(), words[1:])
    if not 2 <= len(words) <= MOST_WORDS or not all(map(_fits, words)) or not _is_part(words[-1]):
        return Likeness.NONE
    names = [word for word in words if not is_particle(word)]
    if words[0].lower() in _GATHERINGS or is_house(words):
        return Likeness.NONE
    if not 2 <= len(names) <= MOST_NAMES or not _is_part(words[0]):
        return Likeness.NONE
    if len(words) == 2 and _NUMERAL.fullmatch(words[1]):
        return Likeness.NONE
    ordinary = [word for word in names if _is_ordinary(word)]
    if is_given(names[0]) and names[-1].lower() not in _TOPICS and len(ordinary) < len(names):
        return Likeness.NAME
    if re.fullmatch(r"(?:[A-Z]\.)+(?:-[A-Z]\.)?", names[0]) and not ordinary:
        return Likeness.NAME
    return Likeness.NONE if ordinary or all(map(str.isupper, names)) else Likeness.SHAPE


_NUMERAL = re.compile(r"[IVX]{2,4}")
"""The second of a course: *Hedges II*."""


def _with_rank(rank: str, words: list[str]) -> Likeness:
    """Return how much the words behind a rank look like a name: one of them must be none we know."""
    if len(words) != 1 or rank in _TRADES:
        return Likeness.NAME if likeness(" ".join(words)) else Likeness.NONE
    surname = _is_part(words[0]) and not _is_ordinary(words[0]) and not _is_listed(words[0])
    return Likeness.NAME if surname else Likeness.NONE


def is_title(word: str) -> bool:
    """Tell whether a word stands before a name and may end in a stop: *Dr.*, *Hon.*."""
    low = word.lower().rstrip(".")
    return bool({low, f"{low}."} & (TITLES | RANKS)) or len(low) == 1


LONGEST = 600
"""Characters of a text in which names are looked for; a longer one is no heading of a person."""

_HANDLE = Rare(r"@[A-Za-z][\w.-]{1,38}", "@")

MOST_WORDS = 7
MOST_NAMES = 5
"""Words in a name with and without its particles: María José Gómez de la Vega."""


_GATHERINGS = frozenset(
    "stammtisch tertulia jornada jornadas ciclo café salon soirée club forum foro encuentro encontro mesa taller"
    " werkstatt masterclass workshop seminar seminario festival feria feira messe congreso congresso kongress".split()
)
"""What a place to speak at begins with: *Stammtisch Statistik*."""

_HALLS = frozenset(
    "hall theatre theater library museum centre center auditorium campus building hotel arena".split()
)
"""What the last word of a place may be, unless a given name stands before it."""


def is_strange(text: str) -> bool:
    """Tell whether the words are shaped like a name and no list has any of them.

    That is enough where a heading puts a name: before a colon, after *with*, at the end.
    """
    found = likeness(text)
    if found is Likeness.NAME:
        return True
    if text.split()[-1:] and text.split()[-1].lower() in _ORGANISATION_WORDS | _HALLS:
        return False
    return found is Likeness.SHAPE and not any(
        _is_listed(word) for word in text.split() if not is_particle(word)
    )


def _is_listed(word: str) -> bool:
    low = word.lower().strip(".")
    if low in _PLACES or is_small_word(low):
        return True
    forms = {low, singular(low)}
    return any(
        form in NAMES_LIKE_WORDS
        or form in trade_words()
        or form in _ORGANISATIONS
        or is_common(form)
        or is_verb(form)
        or is_person_noun(form)
        for form in forms
    )


def is_small_word(word: str) -> bool:
    """Tell whether a word holds a sentence together in a language we know, and joins no name."""
    return any(word in known for known in _small_words())


@cache
def _small_words() -> tuple[frozenset[str], ...]:
    """Return the words of every language we know that hold a sentence together."""
    return tuple(
        frozenset(known.split()) - _PARTICLES - {"de", "y"} for known in FUNCTION_WORDS.values()
    )


def is_beside_a_title(words: str) -> bool:
    """Tell whether the words are somebody's where the title of a talk stands beside them.

    There the first may be a word: *Memo Villar, "Tides"*; the last is none that we know.
    """
    parts = words.split()
    if not 2 <= len(parts) <= 3 or not all(map(_is_part, parts)):
        return False
    return not _is_ordinary(parts[-1]) and not _is_listed(parts[-1])


def _fits(word: str) -> bool:
    return is_particle(word) or _is_part(word)


def is_particle(word: str) -> bool:
    """Tell whether the word joins the parts of a name, as the Catalan *i* does in small."""
    return word.lower() in _PARTICLES or word == "i"


def _is_part(word: str) -> bool:
    """Tell whether the word can be a given name or a surname, such as `Rowe` or `al-Rashid`."""
    prefix = _PREFIX.match(word)
    return _is_capitalised(word[prefix.end() :] if prefix else word)


_PREFIX = Rare(r"(?:al|el|ul|ad|as|ash|ibn|bin|ben)-|[dl]['’]", "'|-|’")


def _is_capitalised(word: str) -> bool:
    """Tell whether the word is written as part of a name is: capital first, not an acronym."""
    if not _WORD.fullmatch(word) or not word[0].isupper():
        return False
    letters = re.sub(r"[^\w]", "", word)
    return len(letters) <= 2 or not letters.isupper()


def _is_ordinary(word: str) -> bool:
    low = word.lower().removesuffix("'s").removesuffix("’s")
    return low in _TOPICS or low.endswith(_TOPIC_ENDINGS) or is_common(low)


def is_given(word: str) -> bool:
    """Tell whether the word, or its half before a hyphen, is a given name, accents or not."""
    bare = _without_accents(word)
    known = bare in _given_names() or bare.split("-")[0] in _given_names()
    return known or _is_of_two_syllables(word)


def _is_of_two_syllables(word: str) -> bool:
    """Tell whether the word is written as Korean and Chinese names are: *Hye-rin*, *Soo-ah*."""
    found = _SYLLABLES.fullmatch(word)
    return found is not None and not any(
        is_common(half.lower()) or is_verb(half.lower()) for half in found.groups()
    )


_SYLLABLES = re.compile(r"([A-Z][a-z]{1,4})-([a-z]{2,5})")


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


def party_named(text: str, enough: Likeness) -> Party | None:
    # First, because the y of two Spanish names also joins the surnames of one.
    if len(names_in(text)) > 1 or has_a_group(text):
        return Party.PANEL
    return Party.PERSON if likeness(text) >= enough else None


def strange_party(name: str) -> Party | None:
    """Return what kind of speaker stands where a heading has a name, however unheard of."""
    if len(names_in(name)) > 1:
        return Party.PANEL
    return Party.PERSON if is_strange(name) else None


def without_affiliation(name: str) -> str:
    """Return a person's name without the `, Company` or `(Company)` behind it."""
    if len(name) > LONGEST:
        return name
    first = ROLE.sub("", ROLE.sub("", name).split(",")[0]).strip()
    return first if not len(names_in(name)) > 1 and likeness(first) else name


_BETWEEN_NAMES = re.compile(
    r"(?:(?<!\s)\s+)?,\s*(?:and\s+|y\s+)?"
    r"|(?<!\s)\s+(?:and|y|e|&|\+|vs?\.|vs|versus|with|con|w/|x|et|und|contre|gegen|feat\.?|ft\.?)\s+"
    r"|(?:(?<!\s)\s+)?/\s*"
)
ROLE = Rare(r"\s*\([^()]*\)\s*$|\s*\[[^\[\]]*\]\s*$", ")|[")


def names_in(text: str) -> list[str]:
    """Return the people of a list such as `A, B and C`; nothing when one part is no name."""
    if len(text) > LONGEST:
        return []
    parts = [part for part in _BETWEEN_NAMES.split(ROLE.sub("", text)) if part]
    if _TOGETHER.search(text):
        parts = _with_shared_surname(parts)
    if len(parts) == 2 and is_rather_a_show(*parts):
        return []
    if len(parts) > 2 and is_group(parts[-1]) and _LAST_COMMA.search(text):
        parts.pop()  # where they work
    found = [_likeness_in_a_list(part) for part in parts]
    named = any(mark is Likeness.NAME for mark in found) or all(map(is_strange, parts))
    known = all(found) or _is_among_people(text, parts, found)
    return parts if known and named else []


_LAST_COMMA = re.compile(r",\s+(?!(?:and|y|e|et|und|&)\s)[^,]+$")


def _likeness_in_a_list(part: str) -> Likeness:
    """Return how much a part looks like a name; where somebody works is none: *Crumb Labs*."""
    found = likeness(part)
    return Likeness.NONE if found is Likeness.SHAPE and is_group(part) else found


_JOINED_LAST = re.compile(r",\s(?:[^,]+\s)?(?:and|y|e|&|et|und)\s[^,/]+$")
"""Where an *and* stands behind the last comma: before it, or in front of the last of three."""


def _is_among_people(text: str, parts: list[str], found: list[Likeness]) -> bool:
    """Tell whether a name of two ordinary words is one, as two people stand in its list: *Cy Young*."""
    if len(parts) < 3 or found.count(Likeness.NAME) < 2 or not _JOINED_LAST.search(text):
        return False
    odd = [part for part, mark in zip(parts, found, strict=True) if not mark]
    return all(map(is_beside_others, odd))


def is_beside_others(words: str) -> bool:
    """Tell whether two words, of which the last is one that we know, are a name where people stand."""
    parts = words.split()
    if len(parts) != 2 or not all(map(_is_part, parts)) or is_group(words):
        return False
    return not _is_ordinary(parts[0]) and not _is_listed(parts[0])


_TOGETHER = re.compile(r"\s(?:and|y|e|&|\+|et|und)\s")


def is_rather_a_show(first: str, second: str) -> bool:
    """Tell whether three words with capitals are no name: *Cold Fridge Confessions, Dr Ada Rowe*."""
    long = len(first.split()) > 2 and not any(word in _PARTICLES for word in first.split())
    return long and likeness(first) is Likeness.SHAPE and likeness(second) is Likeness.NAME


def _with_shared_surname(parts: list[str]) -> list[str]:
    """Return two people as two names where they have one surname: *Ada & Bruno Lind*."""
    if len(parts) != 2 or " " in parts[0].strip():
        return parts
    surname = parts[1].split()[1:]
    whole = f"{parts[0]} {surname[0]}" if len(surname) == 1 else ""
    return [whole, parts[1]] if is_strange(whole) and is_strange(parts[1]) else parts


_TRADES_BEFORE = re.compile(
    r"(?P<article>(?:the|la|el|le|l['’]|der|die|o|a|my|our|mi|mon|ma|meu|minha|[A-ZÀ-Þ][^\W\d_]+['’]s)\s+)?"
    r"(?:[^\W\d_][\w-]+\s+)?(?P<trade>[^\W\d_A-ZÀ-Þ][\w-]+)\s+(?=[A-ZÀ-Þ])"
)
_TRADE_IN_GERMAN = re.compile(
    r"(?:dem|der|den|einer|einem)\s+[A-ZÄÖÜ][a-zäöüß]{2,}(?:er|in|ist|or|oge|arzt|eur|mann|frau|wirt|amme|ent|ant|anwalt|schwester)\s+"
)
_TRADE_ENDINGS = (
    "ero era ista dor dora tor tora ólogo óloga logo loga grafo grafa eur euse ier ière iste logue ien ienne"
    " ager eiro eira ónomo ónoma ônomo ônoma"
).split()
_OTHER_TRADES = frozenset(
    "perito perita médico médica abogado abogada juez jueza maestro maestra poeta alcalde alcaldesa chef"
    " cocinero profe profesor ministra ministro diputada diputado vereador vereadora médecin maire avocat avocate"
    " boulanger boulangère berger bergère maraîcher maraîchère juge professora professeure écrivain écrivaine advogado advogada".split()
)


_AND_A_GROUP = re.compile(r"(?P<name>[^,:&+]+?)\s+(?:[&+]|and|y|e|et|und)\s+(?P<group>[^,:&+()]+)")


def has_a_group(text: str) -> bool:
    """Tell whether somebody stands beside a group: *Ada Rowe & Fundación Aula*."""
    return bool(with_a_group(text))


def with_a_group(text: str) -> list[str]:
    """Return somebody and the group beside them; nothing where it is not so."""
    found = _AND_A_GROUP.fullmatch(text) if len(text) <= LONGEST else None
    if found is None or not is_strange(found["name"]):
        return []
    group = found["group"].removeprefix("the ")
    return [found["name"], group] if group[0].isupper() and is_group(group) else []


_GROUPS_IN_SMALL = frozenset(
    "collectif coopérative cooperativa cooperative coop genossenschaft associação associació association verein"
    " verband sindicato syndicat gewerkschaft red réseau rede netzwerk federación fédération federação plataforma"
    " plateforme initiative iniciativa ong ngo colectiva kooperative kollektiv collective".split()
)
"""What groups call themselves before their name, in small or not: *collectif Pains Lisibles*."""


def is_group(words: str) -> bool:
    """Tell whether words name a group: its kind, and a name with a capital."""
    parts = words.split()
    known = any(part.lower() in _ORGANISATION_WORDS for part in parts)
    known = known or bool(parts and (parts[0].lower() in _GROUPS_IN_SMALL or is_house(parts)))
    fits = all(_is_proper_or_joins(part) for part in parts[1:])
    proper = any(part[:1].isupper() for part in parts)
    return 1 < len(parts) <= MOST_WORDS and proper and fits and known


def _is_proper_or_joins(word: str) -> bool:
    joins = is_particle(word) or word in {"of", "for", "für", "pour"}
    return joins or not word[:1].islower() or word in _ORGANISATION_WORDS


def is_one_person(word: str) -> bool:
    """Tell whether a word is for one person; *women* are whom a talk is about."""
    small = word.lower()
    return is_person_noun(small) and singular(small) in {small, small.rstrip(",;")}


def is_trade(word: str) -> bool:
    """Tell whether a word in small says what somebody is by trade."""
    known = is_person_noun(word) or word in _OTHER_TRADES
    return word.islower() and (known or word.endswith(tuple(_TRADE_ENDINGS)))


_MAKERS = ("maker", "keeper", "worker", "grower", "builder", "monger")
"""How trades end that are written as one word, and no given name: *Mapmaker Ada Rowe*."""

_IN_FRONT = re.compile(
    r"^(?:(?i:the|la|el|der|die|dem|le|o|a)\s(?=(?i:dra?|prof|profesora?|professora?)\b)"
    r"|(?:(?i:the|our|their|its)\s)?(?:[A-ZÀ-Þ][\w-]+(?:['’]s)?\s){0,2}(?:C[A-Z]O|S?VP|EVP|MEP|MP)\s(?=[A-ZÀ-Þ][a-zà-ÿ])"
    r"|[A-ZÀ-Þ][\w-]+['’]s\s(?=[A-ZÀ-Þ]))"
)
"""An article before a title, *la Dra.*, and a post in capitals."""


def without_trade(words: str) -> str:
    """Return a name without what its bearer is by trade, in small: *la doctora Ada Rowe*."""
    if (german := _TRADE_IN_GERMAN.match(words)) and is_strange(words[german.end() :].strip()):
        return words[german.end() :].strip()
    bare = _IN_FRONT.sub("", words)
    words = bare if is_strange(bare) else words
    first, _, behind = words.partition(" ")
    if first.istitle() and first.endswith(_MAKERS) and is_strange(behind):
        words = behind
    if first.istitle() and is_person_noun(first.lower()) and not is_strange(words):
        words = behind if is_strange(behind) else words
    found = _TRADES_BEFORE.match(words)
    if found is None or not is_strange(words[found.end() :].strip()):
        return words
    bare = words[found.end() :].strip()
    # What stands between an article and a sure name is a trade, known or not.
    unheard = found["article"] and likeness(bare) is Likeness.NAME and found["trade"].isalpha()
    return bare if is_trade(found["trade"]) or unheard else words


def as_name(part: str) -> str | None:
    """Return the name in one part of a list, with capitals where its author spared them."""
    words = re.sub(r"^\s*(?:and|y|e|&)\s+", "", part).strip()
    if is_strange(words):
        return words
    small = words.islower() and 2 <= len(words.split()) <= 3
    raised = " ".join(word[:1].upper() + word[1:] for word in words.split())
    return raised if small and is_strange(raised) else None
