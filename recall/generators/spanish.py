"""Spanish, as a table of its connectives."""

from __future__ import annotations

import re

from recall.generators.connectives import Connectives, Table

VERBS = frozenset(
    """
    abandona abre acaba acelera acepta afecta ahorra alcanza analiza añade aparece aporta aprende
    asegura aumenta ayuda baja busca cae cambia causa coge comete compara compite comprueba conecta
    confunde conoce consiste construye consume contesta contiene contrata controla convierte copia
    corre corrige crea crece cuenta cuesta cumple da debe decide define deja demuestra depende
    describe descubre destruye detecta devuelve dice distingue divide dura ejecuta elige elimina
    empeora empieza encuentra enseña entiende entra entrena escribe espera esconde evita exige
    existe explica facilita falla favorece frena funciona gana garantiza gasta genera guarda ha
    habla hace hay hereda impide implica importa incluye indica influye insiste intenta invierte
    lee limita llega lleva logra mantiene mejora merece mide mueve muestra nace necesita obliga
    ocupa ocurre ofrece olvida ordena oculta paga parece pasa pesa pide piensa pierde plantea pone
    predice prefiere pregunta premia prevé produce prohíbe promete propone protege prueba provoca
    publica puede quiere quita recibe recomienda recuerda reduce refleja reparte repite representa
    requiere resiste resuelve resume retrasa revela rompe sabe sale separa sigue significa simplifica
    sobra sobrevive sube sucede suele sufre supera supone sustituye tarda tiende tiene termina tira
    toma trabaja traduce transforma usa utiliza va vale valora vende viene vive vuelve
    había tenía podía quería debía hacía sabía decía venía creía
    """.split()
)
"""Third persons of the present, and imperfects in -ía, where no ending tells them from nouns."""

# Plurals in -n, pasts in -ó and imperfects in -aba, but for what ends so without being a verb.
VERB_ENDINGS = re.compile(
    r"^(?!(?:bien|buen|también|recién|tan|gran|según|quien|quién|alguien|plan|pan|afán|tren|sartén"
    r"|almacén|imagen|origen|margen|orden|examen|resumen|volumen|régimen|dictamen|crimen|virgen"
    r"|joven|polen|semen|capitán|catalán|alemán|huracán|refrán|desdén|sostén|rehén)$)"
    r"\w{2,}(?:an|en|án|ó|aba)$"
)


SPANISH = Table(
    language="es",
    causes=(
        "porque", "ya que", "puesto que", "dado que", "debido a que", "debido a", "gracias a que",
        "gracias a", "a causa de", "por culpa de", "debido al", "gracias al", "a causa del",
        "por culpa del", "pues",
    ),
    causes_first=("como",),
    results=(
        "así que", "por eso", "por lo que", "por lo tanto", "por tanto", "de modo que",
        "de manera que", "de ahí que", "en consecuencia",
    ),
    purposes=("para que", "a fin de que", "a fin de", "con el fin de", "con el objetivo de"),
    infinitive_endings=(
        "ar", "er", "ir", "arse", "erse", "irse", "arlo", "erlo", "irlo", "arla", "erla", "irla",
        "arlos", "erlos", "irlos", "arlas", "erlas", "irlas", "arle", "erle", "irle",
    ),
    bare_purpose="para",
    uses=("usa", "usad", "usar", "use", "utiliza", "utilizar", "utilice", "emplea", "emplear"),
    conditions=(
        "cuando", "si", "sin", "mientras", "hasta que", "antes de", "después de", "tras", "al",
        "en cuanto", "una vez que", "a menos que", "con",
    ),
    without=("sin",),
    nots=("no",),
    buts=("sino que", "sino también", "sino"),
    instead=("en lugar de", "en vez de"),
    genitive="de",
    copulas=("es", "son", "era", "eran", "fue", "está", "están", "sirve", "sirven"),
    articles=("el", "la", "los", "las", "un", "una", "unos", "unas", "lo"),
    indefinites=("un", "una", "unos", "unas"),
    most=("más", "menos", "mejor", "peor", "mayor", "menor", "única", "único"),
    first=("primero", "en primer lugar"),
    then=("luego", "después", "y luego", "y después", "en segundo lugar"),
    the_more=("cuanto más", "cuanto menos", "cuanta más", "cuantos más", "cuantas más"),
    whereas=("mientras que", "en cambio"),
    prepositions=(
        "de", "en", "con", "para", "por", "a", "al", "sobre", "entre", "hacia", "contra", "desde",
    ),
    ranges=(("de", "a"), ("del", "al"), ("desde", "hasta"), ("de", "hasta")),
    changes=re.compile(
        r"\b(?:baj|sub|pas|crec|ca[eíy]|redu[cjz]|aument|disminu|salt|encog|recort|descend|descien"
        r"|mejor|empeor|acort|alarg|multiplic)\w*",
        re.IGNORECASE,
    ),
    verbs=VERBS,
    verb_endings=VERB_ENDINGS,
    called=("se llama", "se llaman", "se conoce como", "se conocen como", "lo llama", "la llama"),
    openers=(
        "pero", "y", "además", "también", "entonces", "bueno", "o sea",
        "dice que", "cree que", "opina que", "piensa que", "afirma que", "sostiene que",
        "explica que", "comenta que", "cuenta que", "recuerda que", "según él", "según ella",
        "él dice que", "ella dice que", "él cree que", "ella cree que",
    ),
    opinions=("creo", "opino", "pienso", "me parece", "a mí", "no sé", "yo", "en mi opinión"),
)  # fmt: skip

Spanish = Connectives(SPANISH)
"""The rules for Spanish prose."""
