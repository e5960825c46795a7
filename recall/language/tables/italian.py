"""Italian."""

from __future__ import annotations

import re

from recall.language.tables.table import Table

COUNTS = re.compile(
    r"(?<!\w)(?:due|tre|quattro|cinque|sei|sette|otto|nove|dieci|undici|dodici|quindici|(?:venti|trenta|quaranta|cinquanta|sessanta"
    r"|settanta|ottanta|novanta|cento)\w{0,10})(?=\s(?P<what>[^\W\d_]{3,30})|$)",
    re.IGNORECASE,
)

ITALIAN = Table(
    language="it",
    causes=(
        "perché", "poiché", "dato che", "visto che", "siccome", "grazie a", "grazie al",
        "grazie alla", "a causa di", "a causa del", "a causa della", "a causa dei", "per colpa di",
    ),
    causes_first=("siccome", "poiché", "dato che", "visto che"),
    results=("quindi", "perciò", "per questo", "di conseguenza", "sicché"),
    points_back=("quindi", "perciò", "per questo", "di conseguenza"),
    purposes=("affinché", "allo scopo di", "al fine di"),
    bare_purpose="per",
    infinitive_endings=("are", "ere", "ire", "arsi", "ersi", "irsi"),
    means=("mediante", "per mezzo di", "attraverso"),
    conditions=("quando", "se", "senza", "mentre", "prima di", "dopo", "appena", "finché"),
    late_conditions=("quando", "finché", "a meno che", "purché", "non appena"),
    without=("senza",),
    although=("anche se", "benché", "sebbene"),
    nots=("non",),
    buts=("ma", "bensì"),
    but_not=("ma non", "e non", "mai"),
    instead=("invece di", "al posto di", "anziché"),
    whereas=("mentre invece", "laddove"),
    copulas=("è", "sono", "era", "erano", "fu"),
    governing=(
        "consiste nel", "consiste in", "significa", "dipende da", "dipende dal", "dipende dalla",
        "si basa su", "si basa sul", "diventa", "diventano", "serve a", "servono a", "equivale a",
    ),
    called=("si chiama", "si chiamano"),
    most=("più", "meno", "migliore", "peggiore"),
    articles=("il", "lo", "la", "i", "gli", "le", "un", "uno", "una"),
    indefinites=("un", "uno", "una"),
    prepositions=(
        "di", "del", "della", "dei", "delle", "in", "nel", "nella", "con", "per", "a", "al", "alla",
        "da", "dal", "dalla", "su", "sul", "sulla", "tra", "fra",
    ),
    genitives=("di", "del", "dello", "della", "dei", "degli", "delle"),
    relatives=("che", "cui", "dove", "chi"),
    ands=("e", "o", "né"),
    fixed=(
        "da allora", "per esempio", "per caso", "per iscritto", "per sempre", "per cento", "a memoria", "a mano", "a volte", "a parte",
        "a partire", "al posto", "al contrario", "al massimo", "al netto", "di solito", "di nuovo", "di fatto", "di colpo", "in conto",
        "in fondo", "in realtà", "in genere", "in media", "in corso", "in tempo reale", "senza dubbio", "vale la pena", "prima o poi",
        "ogni volta",
    ),
    questions=("quale", "quali", "quanto", "quanta", "quanti", "quante", "come", "dove", "quando"),
    waiting=("gran", "bel", "buon", "nessun", "alcun", "ogni", "quel", "qualche", "molto", "così", "se", "mentre", "non", "si"),
    masculine=("il", "lo", "un", "uno"),
    participles=re.compile(
        r"^(?!(?:vit[ae]|dat[oaie]|stat[oi]|lat[oi]|mercat[oi]|risultat[oi]|minut[oi]|aiut[oi]|partit[ae]|visit[ae]|uscit[ae]"
        r"|istitut[oi]|giornat[ae])$)\w{2,}[aiu]t[oaie]$"
    ),
    ranges=(("da", "a"), ("dal", "al"), ("dai", "ai")),
    changes=re.compile(r"\b(?:pass|scend|sces|sal|cal|cresc|ridu|ridott|aument|diminu|cad)\w*", re.I),
    shares=re.compile(
        r"(?<!\w)(?:la metà|(?:un |due )terz[oi](?= d)|il (?:doppio|triplo)|un quarto"
        r"|\w{2,20} (?:per cento|volte più|volte meno))(?!\w)",
        re.IGNORECASE,
    ),
    vowel_ended=True,
    counts=COUNTS,
    measures=frozenset("anni mesi settimane giorni ore minuti secondi metri chilometri chili grammi litri euro gradi volte ettari".split()),
    several=re.compile(r"(?:due|tre|quattro|cinque|sei|sette|otto|[2-9]) [^\W\d]{3,}[ei](?!\w)", re.IGNORECASE),
    asks_which="{}: quali sono?",
    openers=("ma", "e", "inoltre", "anche", "quindi", "dice che", "secondo lui", "secondo lei"),
    opinions=("penso", "credo", "secondo me", "io", "mi sembra", "non so", "a mio parere"),
    demonstratives=("questo", "questa", "questi", "queste"),
    near=("questo", "questa", "questi", "queste"),
    of_now=frozenset({"anno", "settimana", "mese", "secolo", "giorni"}),
    dangling_first=re.compile(
        r"(?:questo|questa|quello|quella|ciò|lì|là|lui|lei|loro|così|quest[ie]|entramb[ie]|ognun[oa](?! d))(?!\w)", re.IGNORECASE
    ),
    remarks=re.compile(
        r"(?<!\w)(?:io|penso|credo|secondo me|mi (?:è piaciut[oa]|sembra)|non so)(?!\w)", re.I
    ),
    tasks=re.compile(
        r"(?:da )?(?:vedere|leggere|cercare|chiedere|provare|verificare|mandare|rileggere)(?!\w)",
        re.IGNORECASE,
    ),
)  # fmt: skip
