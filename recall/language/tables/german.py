"""German, where the verb stands last behind most of these words: a clause is hidden whole."""

from __future__ import annotations

import re

from recall.language.tables.table import Table

VERBS = frozenset(
    """
    gäbe gäben wäre wären hätte hätten würde würden könnte könnten müsste müssten dürfte dürften bliebe ginge käme
    ist sind war waren wird werden wurde wurden hat haben hatte hatten kann können konnte konnten muss müssen musste
    mussten soll sollen sollte sollten will wollen wollte darf dürfen durfte mag möchte lässt lassen ließ bleibt bleiben
    blieb geht gehen ging gibt geben gab macht machen machte kommt kommen kam steht stehen stand liegt liegen lag hält
    halten hielt nimmt nehmen nahm bringt bringen brachte braucht brauchen brauchte kostet kosten kostete führt führen
    sinkt sinken sank steigt steigen stieg fällt fallen fiel wächst wachsen wuchs zeigt zeigen zeigte findet finden fand
    heißt heißen sagt sagte meint meinte glaubt hilft helfen half schadet schaden verliert verlieren verlor gewinnt
    gewinnen gewann entsteht entstehen entstand verschwindet verschwinden verhindert verhindern schützt schützen
    reicht reichen dauert dauern dauerte läuft laufen lief trägt tragen trug zieht ziehen zog setzt setzen setzte
    stellt stellen stellte schlägt schlagen schlug bricht brechen brach stirbt sterben starb lebt leben lebte frisst
    fressen frißt trinkt trinken isst essen wirkt wirken wirkte gilt gelten galt fehlt fehlen fehlte stimmt stimmen
    stammt stammen hängt hängen hing senkt senken erhöht erhöhen misst messen ändert ändern verschiebt verschieben
    sitzt sitzen saß arbeitet arbeiten spricht sprechen schreibt schreiben liest lesen sieht sehen hört hören kauft kaufen
    verkauft verkaufen zahlt zahlen spart sparen lockt locken schont bindet binden enthält enthalten überträgt übertragen
    entscheidet entscheiden zerstört zerstören trennt trennen öffnet öffnen schließt schließen wandert wandern
    verletzt verletzen vergleicht vergleichen beginnt beginnen begann endet enden verbraucht verbrauchen
    """.split()
)
"""Third persons of frequent verbs, with auxiliaries and modals."""

COUNTS = re.compile(
    r"(?<!\w)(?:(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|dreizehn|vierzehn|fünfzehn|sechzehn|siebzehn|achtzehn|neunzehn)"
    r"|(?:\w{0,12}und)?(?:zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig)|\w{0,8}hundert|\w{0,8}tausend)"
    r"(?=\s(?P<what>[^\W\d_]{3,30})|$)",
    re.IGNORECASE,
)

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
    more=("mehr", "weniger"),
    better=("besser", "schlechter", "größer", "kleiner", "höher", "niedriger", "teurer", "billiger", "schneller", "langsamer", "länger", "kürzer"),
    than=("als",),
    only=("nur", "ausschließlich", "lediglich"),
    but=("aber", "doch", "jedoch"),
    the_more=("je mehr", "je weniger", "je größer", "je kleiner", "je länger", "je schneller"),
    whereas=("während", "wohingegen"),
    copulas=("ist", "sind", "war", "waren", "bleibt", "bleiben"),
    governing=(
        "besteht aus", "bestehen aus", "bedeutet", "bedeuten", "hängt von", "heißt", "beruht auf",
        "beruhen auf", "führt zu", "führen zu", "verhindert", "verhindern", "erfordert", "erfordern", "liegt an", "liegt am", "stammt aus",
        "stammen aus", "hängen von", "dienen als", "zwingt", "zwingen", "verlangt", "verlangen", "dient als", "entsteht durch", "entstehen durch",
    ),
    called=("nennt man", "nennt sich", "heißt", "heißen"),
    most=("am",),
    articles=("der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer"),
    indefinites=("ein", "eine", "einen", "einem", "einer"),
    prepositions=(
        "von", "vom", "in", "im", "mit", "für", "zu", "zum", "zur", "auf", "aus", "bei", "über",
        "unter", "nach", "durch", "gegen", "an", "am", "ins", "beim", "vor", "seit", "ohne", "zwischen", "während", "trotz",
        "pro", "ab", "um", "als", "wie", "statt",
    ),
    genitives=("von", "vom", "des", "der"),
    relatives=("der", "die", "das", "den", "dem", "dessen", "deren", "wo", "was", "dass"),
    ands=("und", "oder"),
    fixed=(
        "vor allem", "vor ort", "zum beispiel", "zum teil", "zum glück", "im durchschnitt", "im schnitt", "im voraus", "in der regel",
        "am ende", "am anfang", "am besten", "von vornherein", "von selbst", "auf dauer", "auf einmal", "unter anderem",
        "nach wie vor", "ohne weiteres", "bei weitem", "aus versehen",
    ),
    questions=("wer", "wen", "wem", "wie", "wo", "wann", "warum", "welcher", "welche", "welches", "welchen", "wieso", "was"),
    waiting=("sehr", "als", "dass", "ob", "weil", "wenn", "sondern", "jede", "jeder", "jedes", "jeden", "jedem"),
    auxiliaries=(
        "ist", "sind", "war", "waren", "wird", "werden", "wurde", "wurden", "hat", "haben", "hatte", "hatten", "kann", "können",
        "muss", "müssen", "soll", "sollen", "will", "wollen", "darf", "dürfen", "sei", "seien", "habe", "werde", "wäre", "würde",
    ),
    ranges=(("von", "auf"), ("von", "bis"), ("von", "zu")),
    changes=re.compile(
        r"\b(?:sank|sinkt|stieg|steigt|fiel|fällt|wuchs|wächst|senk|erhöh|schrumpf)\w*", re.IGNORECASE
    ),
    counts=COUNTS,
    measures=frozenset(
        "jahre jahren monate monaten wochen tage tagen stunden minuten sekunden meter metern kilometer kilo gramm tonnen liter"
        " euro grad zentimeter millimeter seiten hektar personen mal".split()
    ),
    verbs=VERBS,
    several=re.compile(r"(?i:zwei|drei|vier|fünf|sechs|sieben|acht|[2-9]) [A-ZÄÖÜ]\w{2,}"),
    asks_which="{}: welche sind das?",
    shares=re.compile(
        r"(?<!\w)(?:die Hälfte|(?:ein|zwei) Drittel|ein Viertel|drei Viertel|doppelt so \w{2,20}|dreimal so \w+"
        r"|(?:[\w,]{1,20} bis )?[\w,]{1,20} Prozent)(?!\w)",
        re.IGNORECASE,
    ),
    openers=("aber", "und", "er sagt,", "sie sagt,", "er meint,", "sie meint,"),
    opinions=("ich", "meiner Meinung nach", "mir scheint", "keine Ahnung"),
    dangling_first=re.compile(
        r"(?:das (?=ist|war|sind|hat|macht|geht|kann|liegt)|dies(?!\w)|diese[rsmn]?|dort|dabei|damit (?=\w+t )|er|sie|es|ihm|ihn|ihnen"
        r"|(?:wenn|falls|sobald|solange|weil|da|bevor|nachdem|ob|obwohl|seit|als|damit|dass|wo|wie) (?:er|sie|ihn|ihm|ihnen)"
        r"|dagegen|stattdessen|trotzdem|dennoch|allerdings|jedoch|umgekehrt|hingegen|außerdem|zudem|danach|dann|dazu|dafür|davon|davor"
        r"|dadurch|darauf|daraus|darin|daran|hierfür|somit|ebenso|deshalb|deswegen|daher|darum|(?:der|die|das) (?:erste|zweite|dritte|andere|letzte)(?= \w+t )"
        r"|beide(?= \w+en(?!\w))|keine[rs]? von beiden|(?:heißt|bedeutet|gilt|reicht|hilft|liegt|kommt)(?= (?:aber|also|auch|nicht|daran|dann)))(?!\w)",
        re.IGNORECASE,
    ),
    pointing=re.compile(r"^[^,;:]{0,60}?(?<!und )(?<!aber )(?<!\w)(?:trotzdem|dennoch)(?!\w)", re.IGNORECASE),
    demonstratives=("dieser", "diese", "dieses", "diesen", "diesem"),
    near=("dieser", "diese", "dieses", "diesen", "diesem"),
    of_now=frozenset({"jahr", "jahres", "woche", "monat", "jahrhundert", "tage", "tagen"}),
    persons=(("er", "he"), ("sie", "she")),
    thinking=(
        "sagt", "meint", "empfiehlt", "glaubt", "hält", "erklärt", "rät", "findet", "warnt", "vergleicht", "behauptet", "erzählt",
        "verteilt", "nennt", "berichtet", "bezweifelt", "fordert", "lehnt", "plädiert", "unterscheidet", "beschreibt", "verwendet",
        "benutzt", "nutzt", "misst", "prüft", "fragt", "zeigt", "schlägt", "verschreibt", "verbietet", "lässt",
    ),
    remarks=re.compile(
        r"(?<!\w)(?:ich|mir|mich|mein\w*|keine Ahnung|keine Antwort|unbeantwortet|Gelächter)(?!\w)", re.IGNORECASE
    ),
    tasks=re.compile(
        r"(?:\w{1,30} ){0,3}(?:noch|unbedingt|bitte) (?:\w{1,30} ){0,2}[a-zäöü]{3,30}en\W{0,3}$|(?:noch )?(?:\w{1,30} )?(?:nachlesen|nachsehen|anschauen|anhören|nachhören|ausprobieren|fragen|nachfragen|suchen|prüfen|schicken|bestellen|besorgen|ausdrucken|weiterleiten)(?:\W{0,3}$|:)",
        re.IGNORECASE,
    ),
)  # fmt: skip
