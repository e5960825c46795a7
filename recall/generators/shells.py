"""What a shell noun holds: *her remedy is to …*, *su miedo es que …*, *sa règle : …*.

Shell nouns stand for a whole thought, which the clause behind them tells (Schmid 2000): whoever
remembers that there was a remedy wants to know which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recall.drafts import Draft
from recall.generators.salient import hiding
from recall.language.tokens import tokens
from recall.notes import Context, Note

LEAST, MOST = 3, 10
"""Words of a thought that is hidden."""

SCORE = 0.7

_NOUNS = {
    "en": "advice aim answer argument assumption bet catch cause claim complaint conclusion condition counter"
    " criterion cure danger definition diagnosis difference downside drawback exception explanation fear finding"
    " fix goal guess hunch hypothesis idea key lesson limit method mistake motto objection plan point prediction"
    " principle problem proposal purpose reason recipe recommendation remedy requirement result risk rule secret"
    " solution suggestion surprise test theory thesis trick upshot verdict warning worry",
    "es": "advertencia apuesta argumento clave condición conclusión consejo criterio crítica definición diagnóstico"
    " diferencia error excepción explicación hipótesis idea lección límite método miedo objetivo peligro plan"
    " predicción principio problema propuesta prueba razón receta recomendación regla remedio respuesta riesgo"
    " secreto solución sorpresa sugerencia temor teoría tesis truco ventaja",
    "fr": "argument astuce avantage avertissement but clé conclusion condition conseil crainte critère danger"
    " diagnostic différence définition erreur exception explication hypothèse idée leçon limite méthode objectif"
    " pari peur plan principe problème proposition prédiction raison recette recommandation remède risque règle"
    " réponse secret solution suggestion surprise théorie thèse",
    "de": "angst antwort argument ausnahme bedingung definition diagnose einwand empfehlung erklärung fehler gefahr"
    " geheimnis grenze grund hypothese idee kriterium lehre lösung methode nachteil plan prinzip problem rat"
    " ratschlag regel rezept risiko schluss schlüssel sorge test theorie these trick unterschied vorhersage"
    " vorschlag vorteil warnung wette ziel überraschung",
    "pt": "alerta aposta argumento chave conclusão condição conselho critério definição diagnóstico diferença erro"
    " exceção explicação hipótese ideia lição limite medo método objetivo perigo plano previsão princípio problema"
    " proposta razão receio receita recomendação regra remédio resposta risco segredo solução sugestão surpresa"
    " teoria tese teste truque vantagem",
    "it": "argomento avvertimento chiave conclusione condizione consiglio criterio definizione diagnosi differenza"
    " eccezione errore idea ipotesi lezione limite metodo motivo obiettivo paura pericolo piano principio problema"
    " proposta regola ricetta rimedio rischio risposta segreto soluzione sorpresa spiegazione suggerimento teoria"
    " tesi timore trucco vantaggio",
}  # fmt: skip

_LINKS = {
    "en": r"(?:is|was) (?:to|that|simply to)|(?:(?:is|was)(?: \w+){1,2})?:",
    "es": r"(?:es|era|fue) que|(?:(?:es|era)(?: \w+){1,2})?:",
    "fr": r"(?:est|était) (?:que|de)|(?:(?:est|était)(?: \w+){1,2})? ?:",
    "de": r"(?:ist|war|lautet)(?:,? dass)?|(?:(?:ist|war)(?: \w+){1,2})?:",
    "pt": r"(?:é|era|foi) que|(?:(?:é|era)(?: \w+){1,2})?:",
    "it": r"(?:è|era) che|(?:(?:è|era)(?: \w+){1,2})? ?:",
}
"""What leads from the noun to the thought."""

_FORMS = {
    language: re.compile(
        rf"(?:^|[\s(])(?:{'|'.join(nouns.split())})(?: (?!and |or |y |und |et )[\w'’-]+){{0,4}}? ?(?:{_LINKS[language]})\s+",
        re.IGNORECASE,
    )
    for language, nouns in _NOUNS.items()
}

_ENDS = re.compile(
    r"[,;:.!?)](?=\s|$)|\s[—–(→]|\s->|$"
    r"|\s(?:because|so that|unless|porque|para que|parce que|pour que|weil|damit|perché|affinché)\s",
    re.IGNORECASE,
)


class Shells:
    """Hides the thought that a shell noun stands for."""

    name = "shells"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        yield from hiding(thoughts(note.text, context.language), note, context, "shell", SCORE)


def thoughts(text: str, language: str) -> Iterator[str]:
    """Yield what shell nouns of a note stand for, in its words."""
    form = _FORMS.get(language)
    for found in form.finditer(text) if form else ():
        thought = _thought_at(text, found.end())
        if LEAST <= len(tokens(thought)) <= MOST:
            yield thought


def _thought_at(text: str, start: int) -> str:
    """Return the words from a place up to where that thought may end, LEAST of them at the least."""
    for end in _ENDS.finditer(text, start):
        thought = text[start : end.start()]
        if len(tokens(thought)) >= LEAST:
            return thought
    return ""
