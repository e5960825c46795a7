"""German, where the verb stands last behind most of these words: a clause is hidden whole."""

from __future__ import annotations

import re

from recall.language.tables.table import Table

GERMAN = Table(
    language="de",
    causes=("weil", "da", "denn", "wegen", "dank", "aufgrund"),
    causes_first=("weil", "da"),
    results=("deshalb", "deswegen", "daher", "darum", "sodass", "so dass", "also"),
    points_back=("deshalb", "deswegen", "daher", "darum", "also", "folglich"),
    purposes=("damit", "um"),
    means=("mithilfe von", "mittels", "anhand von"),
    conditions=("wenn", "falls", "sobald", "solange", "ohne", "bevor", "nachdem", "bei", "seit"),
    late_conditions=("wenn", "falls", "sobald", "solange", "bis", "außer wenn", "es sei denn"),
    without=("ohne",),
    although=("obwohl", "auch wenn", "obgleich"),
    nots=("nicht", "kein", "keine", "keinen", "keinem", "keiner"),
    buts=("sondern",),
    but_not=("aber nicht", "und nicht", "nie"),
    instead=("statt", "anstatt", "anstelle von"),
    the_more=("je mehr", "je weniger", "je größer", "je kleiner", "je länger", "je schneller"),
    whereas=("während", "wohingegen"),
    copulas=("ist", "sind", "war", "waren", "bleibt", "bleiben"),
    governing=(
        "besteht aus", "bestehen aus", "bedeutet", "bedeuten", "hängt von", "heißt", "beruht auf",
        "beruhen auf", "führt zu", "führen zu", "dient als", "entsteht durch", "entstehen durch",
    ),
    called=("nennt man", "nennt sich", "heißt", "heißen"),
    most=("am",),
    articles=("der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer"),
    indefinites=("ein", "eine", "einen", "einem", "einer"),
    prepositions=(
        "von", "vom", "in", "im", "mit", "für", "zu", "zum", "zur", "auf", "aus", "bei", "über",
        "unter", "nach", "durch", "gegen", "an", "am",
    ),
    genitives=("von", "vom", "des", "der"),
    relatives=("der", "die", "das", "den", "dem", "dessen", "deren", "wo", "was", "dass"),
    ands=("und", "oder"),
    ranges=(("von", "auf"), ("von", "bis"), ("von", "zu")),
    changes=re.compile(
        r"\b(?:sank|sinkt|stieg|steigt|fiel|fällt|wuchs|wächst|senk|erhöh|schrumpf)\w*", re.IGNORECASE
    ),
    shares=re.compile(
        r"(?<!\w)(?:die Hälfte|(?:ein|zwei) Drittel|ein Viertel|drei Viertel|doppelt so \w{2,20}|dreimal so \w+"
        r"|\w{2,20} Prozent)(?!\w)",
        re.IGNORECASE,
    ),
    openers=("aber", "und", "außerdem", "auch", "er sagt,", "sie sagt,", "laut ihm", "laut ihr"),
    opinions=("ich", "meiner Meinung nach", "mir scheint", "keine Ahnung"),
    dangling_first=re.compile(
        r"(?:das (?=ist|war|sind|hat|macht|geht|kann|liegt)|dies(?!\w)|diese[rsmn]?|dort|dabei|damit (?=\w+t )|er|sie|es|"
        r"deshalb|deswegen|daher|darum)(?!\w)",
        re.IGNORECASE,
    ),
    remarks=re.compile(r"(?<!\w)(?:ich|mir|mich|mein\w*|keine Ahnung)(?!\w)", re.IGNORECASE),
    tasks=re.compile(
        r"(?:noch )?(?:\w{1,30} )?(?:nachlesen|nachsehen|anschauen|ausprobieren|fragen|suchen|prüfen|schicken)(?:\W{0,3}$|:)",
        re.IGNORECASE,
    ),
)  # fmt: skip
