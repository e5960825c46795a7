"""Spanish, as a table of its connectives."""

from __future__ import annotations

from recall.generators.connectives import Connectives, Table

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
