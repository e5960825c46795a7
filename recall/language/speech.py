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

COMMON = {
    "de": "zeit ding dinge sache sachen leute mensch menschen leben welt arbeit problem probleme teil art weise fall"
    " jahr jahre jahren tag tage mal ort moment stunde stunden geld beispiel ergebnis ergebnisse änderung idee ideen"
    " projekt team nutzer kunde kunden firma system systeme daten groß große großen klein kleine gut gute guten schlecht"
    " besser schlechter neu neue neuen leicht schwer schnell langsam wichtig nützlich möglich immer heute jetzt hier"
    " gar dagegen daher dafür dabei trotzdem außerdem wieder ganz genau vorher nachher niemand nichts etwas richtig falsch",
    "fr": "temps chose choses gens travail vie monde problème problèmes partie façon manière cas an ans année années"
    " jour jours fois homme femme personne personnes lieu moment heure heures argent exemple résultat résultats"
    " changement idée idées projet équipe utilisateur utilisateurs client clients entreprise système données grand"
    " grande grands petit petite petits bon bonne mauvais meilleur pire nouveau nouvelle facile difficile rapide lent"
    " important utile possible toujours aujourd'hui maintenant ici là là-dedans là-dessus bien mal tard tôt rien pu"
    " d'ailleurs pourtant cependant ensuite alors encore presque vraiment quelqu'un chacun",
    "pt": "tempo coisa coisas gente trabalho vida mundo problema problemas parte forma maneira caso casos ano anos dia"
    " dias vez vezes homem mulher pessoa pessoas lugar momento hora horas dinheiro exemplo resultado resultados mudança"
    " ideia ideias projeto equipe equipa usuário usuários cliente clientes empresa sistema sistemas dados grande grandes"
    " pequeno pequena bom boa bons boas mau má melhor pior novo nova fácil difícil rápido lento importante útil possível"
    " sempre hoje agora aqui ali bem mal tarde cedo nada ainda aliás depois antes quase mesmo",
    "it": "tempo cosa cose gente lavoro vita mondo problema problemi parte modo maniera caso casi anno anni giorno giorni"
    " volta volte uomo donna persona persone luogo momento ora ore soldi esempio risultato risultati cambiamento idea"
    " idee progetto squadra utente utenti cliente clienti azienda sistema sistemi dati grande grandi piccolo piccola"
    " buono buona buoni cattivo migliore peggiore nuovo nuova facile difficile rapido lento importante utile possibile"
    " sempre oggi adesso qui bene male tardi presto niente nulla ancora quasi poi",
}  # fmt: skip
"""Words of content that anyone would guess, of languages without a table of their own."""


@cache
def speech(language: str) -> Speech:
    """Return the words of the language; of one without a table, only its function words."""
    known = SPOKEN.get(language)
    if known:
        return known
    if language == UNDETERMINED:
        return ENGLISH
    return Speech(
        frozenset(FUNCTION_WORDS.get(language, "").split()),
        common=frozenset(COMMON.get(language, "").split()),
    )
