"""Which language a note is in, told by its small words."""

from __future__ import annotations

import pytest

from recall.language.detect import language_of

ENGLISH = """
Tape storage survives because nothing else is as cheap per terabyte.
Logs are for debugging, metrics are for alerting.
Every job should write a receipt
Never trust a benchmark that you did not run
When storage is free, people stop deleting things.
Toil: manual work that grows with the number of servers
Markdown notes and tools like make for everyone
A rota for reviewers
Deploy on Fridays
Estimates in hours
The cheapest test is the one you delete
She compares a migration to changing the tyres while driving
Use `el` and `la` as variable names in the example
The paper by Oscar de la Renta is about fashion
Write it down.
It doesn't scale, so they gave up
"""

SPANISH = """
Los modelos pequeños ganan porque caben en el teléfono.
Dos cosas que haría distinto:
contratar más despacio
escribir menos código
El problema no es el código, es la comunicación entre los equipos.
Los tests lentos no los corre nadie
Definición de deuda técnica
Detección temprana
El throughput cae si el batch size supera 64
Kubernetes no es gratis
Bruno dice que el testing es una inversión
¿Cómo revisar más rápido?
Usa pruebas pequeñas para fallar pronto
Cada despliegue es una apuesta
En vez de reuniones, documentos
Nadie lee los informes
Sin plan de vuelta atrás no hay despliegue
Cuanto más vive una rama, más cuesta fusionarla
"""

OTHERS = {
    "pt": """
O código legado é o código que ninguém quer tocar
Os modelos pequenos ganham porque cabem no telefone
Não é uma questão de tempo, mas de atenção
A migração é como trocar os pneus em andamento
""",
    "fr": """
Les petits modèles gagnent parce qu'ils tiennent dans le téléphone
Le problème n'est pas le code mais la communication
Une dette technique est un prêt que l'on paie chaque semaine
Il faut mesurer avant de changer quoi que ce soit
""",
    "de": """
Kleine Modelle gewinnen, weil sie auf das Telefon passen
Das Problem ist nicht der Code, sondern die Kommunikation
Ohne einen Plan ist jede Auslieferung eine Wette
Man soll erst messen und dann ändern
""",
    "it": """
I modelli piccoli vincono perché stanno nel telefono
Il problema non è il codice ma la comunicazione
Ogni rilascio senza un piano è una scommessa
La cosa più difficile è togliere il codice degli altri
""",
    "ca": """
Els models petits guanyen perquè caben al telèfon
El problema no és el codi sinó la comunicació entre els equips
Cada desplegament és una aposta amb els diners dels altres
Això només funciona quan hi ha un pla
""",
}

UNTOLD = """
https://example.org/la/de/el/que
`SELECT * FROM la WHERE el = de`
Guido van Rossum
GPT-4 Turbo 128k
Latency: 40 ms
Smaller changes
RLHF, DPO, PPO
$\\sum_i el_i = de$
"""


def sentences(text: str) -> list[str]:
    return text.strip().splitlines()


@pytest.mark.parametrize("text", sentences(ENGLISH))
def test_english_is_told(text: str) -> None:
    """English rules need to know where they may run."""
    assert language_of(text) == "en"


@pytest.mark.parametrize("text", sentences(SPANISH))
def test_spanish_is_told(text: str) -> None:
    """Spanish is the second language of the first user."""
    assert language_of(text) == "es"


@pytest.mark.parametrize(
    ("language", "text"),
    [(language, text) for language, texts in OTHERS.items() for text in sentences(texts)],
)
def test_neighbouring_languages_are_not_taken_for_english_or_spanish(
    language: str, text: str
) -> None:
    """Rules of one language on another make nonsense."""
    assert language_of(text) == language


@pytest.mark.parametrize("text", [*sentences(UNTOLD), "", "   ", "🙂", "12 / 3"])
def test_code_names_and_figures_tell_no_language(text: str) -> None:
    """What is written the same everywhere must not vote."""
    assert language_of(text) == "und"


@pytest.mark.parametrize("default", ["en", "es", "fr", "und"])
@pytest.mark.parametrize("text", sentences(UNTOLD))
def test_a_fragment_has_the_language_of_its_surroundings(text: str, default: str) -> None:
    """Fragments are the shortest notes, and the ones that tell least by themselves."""
    assert language_of(text, default=default) == default


def test_a_sentence_keeps_its_own_language_among_others() -> None:
    """Journals mix languages bullet by bullet."""
    assert language_of("Los modelos pequeños ganan porque caben", default="en") == "es"
    assert language_of("Small models win because they fit", default="es") == "en"


def test_the_surroundings_decide_a_tie() -> None:
    """Spanish, Portuguese and Catalan share most of their small words."""
    assert language_of("menos que", default="pt") == "pt"
    assert language_of("menos que", default="es") == "es"


JOTTINGS = """
Cost per request: $0.004
retries w/o jitter → thundering herd
p99 per region, not global
No cap on retries
Rate limit: no burst
Processes die silently
On-call: 2 people / week
e.g. queues, caches, a/b tests
Latency: 40 ms p99
cold start ~ 3 s
N+1 queries
Prompt cache: 90 % cheaper
1 owner per alert
idempotent retries
"""


@pytest.mark.parametrize("text", sentences(JOTTINGS))
def test_an_english_jotting_among_english_notes_is_english(text: str) -> None:
    """Jottings have few small words, and those of other languages look like them."""
    assert language_of(text, default="en") == "en"
    assert language_of(text) in ("en", "und")


@pytest.mark.parametrize(
    "text",
    ["Feature flags, canary, rollback", "Retry con backoff", "p99 por región", "Batch size: 64"],
)
def test_a_spanish_jotting_full_of_english_terms_is_spanish(text: str) -> None:
    """Half the words of a talk on software are English in any language."""
    assert language_of(text, default="es") == "es"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Nadie lee los informes", "es"),
        ("Detección temprana de fallos", "es"),
        ("Kleine Modelle gewinnen, weil sie passen", "de"),
        ("Małe modele wygrywają, bo się mieszczą", "und"),
        ("Маленькие модели", "und"),
        ("小さなモデルが勝つ", "und"),
    ],
)
def test_what_has_no_word_of_its_surroundings_is_not_taken_for_them(
    text: str, language: str
) -> None:
    """English rules on words that are not English make nonsense."""
    assert language_of(text, default="en") == language


def test_what_is_no_prose_does_not_vote() -> None:
    """A query or an address is the same in all languages."""
    fenced = "Latency\n\n```sql\nselect el from la where los = de\n```"

    assert language_of(fenced) == "und"
    assert language_of(fenced, default="en") == "en"
    assert language_of("Cost: [la vida de los otros](https://a.example/el)", default="en") == "en"
