"""Small words that a card must not lose or lean on, language by language; one table each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from recall.language import words as english
from recall.language.detect import FUNCTION_WORDS, UNDETERMINED


@dataclass(frozen=True, slots=True)
class Speech:
    """Small words of one language, by what losing or keeping them does to a card."""

    function_words: frozenset[str]
    negations: frozenset[str] = frozenset()
    hedges: frozenset[str] = frozenset()
    number_words: frozenset[str] = frozenset()

    pointers: frozenset[str] = frozenset()
    """Words that point at something said before, alone: *this*, *eso*."""

    pointing_phrases: tuple[str, ...] = ()
    """The same in several words: *the above*, *lo anterior*."""

    first_person: frozenset[str] = frozenset()
    """Words of a note-taker who speaks of himself."""

    contrasts: frozenset[str] = frozenset()
    """Words beside a gap that narrow what can fill it."""

    common: frozenset[str] = frozenset()
    """Words of content that anyone would guess; for English there is a longer list."""


ENGLISH = Speech(
    function_words=english.FUNCTION_WORDS,
    negations=english.NEGATIONS,
    hedges=english.HEDGES - {"could", "still", "seem"} | {"still"},
    number_words=frozenset(english.NUMBER_WORDS) - {"zero", "one"},
    pointers=frozenset("this that these those it they them he she him".split()),
    pointing_phrases=(
        "the above", "mentioned above", "as above", "see above", "the former", "the latter",
        "the aforementioned", "as mentioned", "as said", "the same thing", "the following",
        "the other one", "the other ones", "these ones", "the previous one", "that one", "this one",
    ),
    first_person=frozenset(
        "i me my mine myself i'm i've i'd i'll imo imho afaik".split()
    ),
    contrasts=frozenset("not but rather instead whereas unlike than versus vs never no".split())
    | english.CONTRACTED,
)  # fmt: skip

SPANISH = Speech(
    function_words=frozenset(FUNCTION_WORDS["es"].split())
    - frozenset("cosa cosas gente años tiempo veces usa usar hacer hace mejor peor".split())
    | frozenset(
        "esto eso ello aquello él ella ellos ellas nosotros yo tú usted ustedes nuestro nuestra"
        " nuestros nuestras cuyo cuya cual cuales quien quienes fueron sea sean será serán sería"
        " siendo sido tiene tienen tener hay había habrá ser estar estaba dónde cuándo cuánto"
        " mientras además aún todavía entonces luego pues tras durante mediante jamás nadie ningún"
        " ninguna ninguno".split()
    ),
    negations=frozenset("no nunca ni sin jamás tampoco nadie nada ningún ninguna ninguno".split()),
    hedges=frozenset(
        "quizá quizás puede pueden podría podrían casi todavía aún probablemente posiblemente suele"
        " suelen parece parecen aproximadamente generalmente normalmente tal vez".split()
    )
    - {"tal", "vez"},
    number_words=frozenset(
        "dos tres cuatro cinco seis siete ocho nueve diez once doce veinte treinta cien mil mitad"
        " doble triple".split()
    ),
    pointers=frozenset("esto eso aquello ello".split()),
    pointing_phrases=(
        "lo anterior", "lo de arriba", "el anterior", "la anterior", "los anteriores",
        "este último", "esta última", "el primero de ellos", "lo siguiente",
        "dicho esto", "lo dicho",
    ),
    first_person=frozenset("yo me mi mis mí creo opino pienso".split()),
    contrasts=frozenset("no sino sin nunca lugar vez mientras ni".split()),
    common=frozenset(
        "tiempo cosa cosas gente trabajo vida mundo problema problemas parte forma manera"
        " caso casos año años día días vez veces hombre mujer persona personas lugar momento"
        " hora horas dinero ejemplo resultado resultados cambio cambios idea ideas proyecto"
        " equipo equipos usuario usuarios cliente clientes empresa empresas sistema sistemas"
        " datos grande grandes pequeño pequeña bueno buena buenos buenas malo mala mejor peor"
        " mayor menor nuevo nueva nuevos fácil difícil rápido lento importante útil posible"
        " siempre hoy ahora aquí bien mal tarde temprano futuro".split()
    ),
)  # fmt: skip

SPOKEN = {"en": ENGLISH, "es": SPANISH}


@cache
def speech(language: str) -> Speech:
    """Return the words of the language; of one without a table, only its function words."""
    known = SPOKEN.get(language)
    if known:
        return known
    if language == UNDETERMINED:
        return ENGLISH
    return Speech(frozenset(FUNCTION_WORDS.get(language, "").split()))
