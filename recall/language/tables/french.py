"""French."""

from __future__ import annotations

import re

from recall.language.tables.table import Table

PRONOUN = (
    r"(?:ils|elles|elle|il(?! (?:ne |n['’]|y )?(?:faut|faudrait|fallait|a(?= (?:fallu|suffi))|suffit|suffirait|vaut mieux|existe|s['’]agit|reste|manque|pleut|neige"
    r"|est (?:\w+ment )?(?:rare|possible|impossible|difficile|facile|utile|inutile|interdit|temps))|(?:(?: n['’]| )y a)))(?!\w)"
)
"""Pronouns that mean somebody or something named before: *il*, but not *il faut*."""

VERBS = frozenset(
    """
    a ont avait avaient aura auront aurait auraient eut est sont était étaient sera seront serait seraient fut furent
    peut peuvent pouvait pouvaient pourra pourrait pourraient doit doivent devait devaient devra devrait devraient
    veut veulent voulait sait savent faut faudra faudrait fait font faisait faisaient fera ferait va vont allait iront
    vient viennent venait tient tiennent devient deviennent revient reste restent prend prennent prenait met mettent
    mettait rend rendent perd perdent vend vendent dit disent disait voit voient croit croient boit boivent reçoit
    reçoivent connaît naît meurt meurent dort dorment sert servent part partent sort sortent sent court courent
    ouvre ouvrent offre offrent souffre couvre tombe tombent monte montent baisse baissent augmente augmentent
    diminue diminuent coûte coûtent vaut valent marche marchent donne donnent trouve trouvent passe passent
    garde gardent change changent demande demandent répond répondent explique expliquent montre montrent tue tuent
    dure durent suffit suffisent existe existent permet permettent empêche empêchent oblige obligent réduit
    réduisent produit produisent construit détruit détruisent conduit suit suivent vit vivent écrit écrivent lit lisent
    choisit choisissent finit finissent remplit remplissent grandit vieillit pousse poussent arrive arrivent
    commence commencent cesse cessent évite évitent gagne gagnent paie paient utilise utilisent protège protègent
    contient contiennent appartient obtient maintient soutient entraîne entraînent exige exigent transforme
    transforment dépend dépendent attend attendent apprend apprennent comprend comprennent absorbe absorbent
    absorbait vit brûle brûlent rapporte rapportent repose reposent échoue échouent pèse pèsent mange mangent
    attire attirent chasse chassent porte portent pose posent crée créent
    """.split()
)
"""Third persons of frequent verbs; *est* and its like stand with the copulas as well."""

COUNTS = re.compile(
    r"(?<!\w)(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante"
    r"|soixante|cent)(?:[- ](?:et[- ])?(?:un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|cents?|mille|vingts?))*"
    r"(?=\s(?P<what>[^\W\d_]{3,30})|$)",
    re.IGNORECASE,
)

VERB_ENDINGS = re.compile(
    r"^(?!(?:lait|trait|fait|souhait|portrait|retrait|extrait|attrait|parfait|contrefait|bienfait)$)\w{2,}(?:ait|aient|eront|iront|èrent|irent|issent)$"
)

FRENCH = Table(
    language="fr",
    causes=(
        "parce que", "parce qu'", "puisque", "puisqu'", "vu que", "vu qu'", "sous prétexte que", "car", "étant donné que",
        "grâce à", "grâce au", "grâce aux", "à cause de", "à cause du", "à cause des", "en raison de",
        "en raison du", "en raison des", "faute de",
    ),
    causes_first=("comme",),
    results=(
        "donc", "c'est pourquoi", "si bien que", "si bien qu'", "de sorte que", "de sorte qu'", "par conséquent", "d'où",
        "du coup",
    ),
    points_back=("donc", "c'est pourquoi", "si bien que", "de sorte que", "par conséquent", "d'où"),
    purposes=("pour que", "pour qu'", "afin que", "afin qu'", "afin de", "afin d'"),
    bare_purpose="pour",
    infinitive_endings=("er", "ir", "re", "oir"),
    means=("au moyen de", "à l'aide de", "à force de"),
    conditions=(
        "quand", "lorsque", "lorsqu'", "si", "s'il", "s'ils", "sans", "dès que", "dès qu'", "tant que", "tant qu'", "avant de",
        "après", "à partir du moment où", "au-delà de", "en dessous de",
    ),
    late_conditions=(
        "quand", "lorsque", "lorsqu'", "dès que", "dès qu'", "tant que", "tant qu'", "jusqu'à ce que", "jusqu'à ce qu'",
        "à moins que", "à moins qu'", "à moins de", "à condition que", "à condition de", "à condition qu'", "avant que", "avant qu'",
        "sauf si", "sauf quand",
    ),
    without=("sans",),
    although=("bien que", "bien qu'", "même si", "même s'il", "quoique", "quoiqu'"),
    nots=("pas", "non"),
    buts=("mais",),
    but_not=("mais pas", "et non", "et pas", "jamais"),
    instead=("au lieu de", "au lieu d'", "plutôt que de", "plutôt que"),
    more=("plus", "moins", "davantage"),
    better=("mieux", "meilleur", "meilleure", "pire"),
    than=("que", "qu'"),
    the_more=("plus", "moins"),
    only=("seulement", "uniquement"),
    but=("mais", "or"),
    whereas=("tandis que", "tandis qu'", "alors que", "alors qu'", "là où"),
    copulas=("est", "sont", "était", "étaient", "c'est"),
    governing=(
        "consiste à", "signifie", "dépend de", "dépend du", "dépend des", "dépend d'", "revient à",
        "repose sur", "vient de", "vient du", "devient", "deviennent", "sert à", "servent à",
        "tient à", "tient au", "tiennent à", "viennent de", "viennent du", "proviennent de", "provient de", "provient du",
        "s'explique par", "s'expliquent par", "se traduit par", "se traduisent par", "conduit à", "conduisent à", "mène à",
        "mènent à", "entraîne", "entraînent", "provoque", "provoquent", "exige", "exigent", "nécessite", "nécessitent", "empêche",
        "empêchent", "permet de", "permettent de", "oblige à", "obligent à", "équivaut à", "correspond à", "se mesure à",
        "se résume à", "se limite à", "sert de", "servent de", "ressemble à", "ressemblent à", "dépendent de", "dépendent du",
    ),
    called=("s'appelle", "s'appellent", "on appelle"),
    most=("plus", "moins", "meilleur", "meilleure", "pire"),
    articles=("le", "la", "les", "un", "une", "des"),
    indefinites=("un", "une", "des"),
    prepositions=(
        "de", "du", "des", "en", "dans", "avec", "pour", "par", "à", "au", "aux", "sur", "entre",
        "vers", "contre", "depuis", "chez", "sous", "sans", "dès", "avant", "après", "pendant", "jusqu'à", "selon", "malgré",
        "parmi", "hors",
    ),
    genitives=("de", "du", "des"),
    relatives=("que", "qui", "dont", "où"),
    ands=("et", "ou", "ni"),
    fixed=(
        "par écrit", "par cœur", "par exemple", "par hasard", "par défaut", "par rapport", "par ailleurs", "au lieu", "au sort",
        "au moins", "au début", "au fond", "au hasard", "au point", "au courant", "au fur", "au-dessus", "du coup", "en chef", "en partie",
        "en compte", "en cours", "en train", "en place", "en ligne", "en fait", "en général", "en revanche", "en effet", "en moyenne",
        "en charge", "en vain", "à jour", "à peine", "à propos", "à part", "à condition", "à partir", "à travers", "à cause", "à force",
        "à côté", "tout à fait", "de nouveau", "de suite", "d'abord", "sans cesse", "sans doute", "grâce à",
    ),
    questions=("quel", "quelle", "quels", "quelles", "combien", "comment", "pourquoi", "où"),
    waiting=(
        "chaque", "quelque", "quelques", "plusieurs", "bel", "nouvel", "vieil", "très", "si", "comme", "quand", "lorsque", "puisque",
        "car", "parce", "se", "ne", "y", "on", "dont",
    ),
    participles=re.compile(
        r"^(?!\w*(?:té|tié)s?$|(?:année|journée|idée|durée|donnée|entrée|pensée|armée|fumée|marché|degré|clé|café|musée|menu|contenu"
        r"|tissu|vue|revue|rue|statue)s?$)\w{2,}(?:é|[^\Waeo]u)e?s?$"
    ),
    ranges=(("de", "à"), ("du", "au")),
    changes=re.compile(r"\b(?:pass|baiss|tomb|mont|grimp|rédui|augment|diminu|chut)\w*", re.I),
    counts=COUNTS,
    measures=frozenset(
        "ans années mois semaines jours heures minutes secondes mètres kilomètres kilos grammes tonnes litres euros degrés"
        " centimètres millimètres fois pages hectares personnes".split()
    ),
    verbs=VERBS,
    verb_endings=VERB_ENDINGS,
    several=re.compile(r"(?:deux|trois|quatre|cinq|six|sept|huit|[2-9]) [^\W\d]{3,}", re.IGNORECASE),
    asks_which="{} : de quoi s'agit-il ?",
    shares=re.compile(
        r"(?<!\w)(?:la moitié|(?:un |deux )tiers|un quart|trois quarts|le (?:double|triple)"
        r"|(?:\w{2,20} à )?\w{2,20} (?:pour cent|fois plus|fois moins))(?!\w)",
        re.IGNORECASE,
    ),
    openers=(
        "mais", "et", "or", "de plus", "aussi", "bref", "il dit que", "elle dit que", "il dit qu'", "elle dit qu'", "selon lui", "selon elle",
        "d'après lui", "d'après elle", "à l'inverse", "en revanche", "par contre", "au contraire", "cependant", "pourtant",
        "toutefois", "néanmoins", "d'ailleurs", "du reste", "en fait", "du coup", "enfin", "ensuite", "par ailleurs", "en outre",
        "d'un autre côté", "autrement dit", "surtout", "ah", "eh bien",
    ),
    opinions=("je", "j'", "à mon avis", "il me semble", "perso", "pour moi"),
    demonstratives=("cet", "cette", "ces"),
    near=("cet", "cette", "ces"),
    of_now=frozenset({"année", "semaine", "siècle", "années", "jours"}),
    pointing=re.compile(r"^[^,;:]{0,60}?(?<!\w)(?:quand même|tout de même|malgré tout)(?!\w)", re.IGNORECASE),
    dangling_first=re.compile(
        rf"(?:cela|ça|ceci|(?:celui|celle|ceux|celles)(?: du| de| des)?|{PRONOUN}|là|y|celui-ci|celle-ci|(?:c['’](?:est|était)|ce (?:ne )?sont|ce n['’](?:est|était))(?! [^.,;]{{2,60}}\s(?:qui|que)(?!\w))|ces|ce(?! ne| sont| n['’]| qu)|cette|cet|(?:le|la|les) (?:premi[eè]re?s?|seconde?s?|autres?)(?= \w)"
        rf"|(?:s['’]|(?:quand|si|comme) |(?:lorsqu|dès qu|tant qu|puisqu|parce qu)['’]){PRONOUN}"
        r"|(?:lui|leur|en|l['’])(?= (?:a|ont|est|sont|faut)\b)|chacune?(?! d)|ni l['’]une? ni l['’]autre|l['’]une? et l['’]autre"
        r"|(?:l['’]|les? |la )\w{3,20} en (?:découle|découlent|résulte|résultent|dépend|vient|sort))(?!\w)",
        re.IGNORECASE,
    ),
    persons=(("il", "he"), ("elle", "she")),
    thinking=(
        "recommande", "pense", "dit", "croit", "estime", "explique", "conseille", "préfère", "propose", "affirme", "raconte",
        "défend", "insiste", "montre", "cite", "utilise", "refuse", "compare", "distingue", "décrit", "appelle", "parle", "demande",
        "prescrit", "interdit", "mesure", "plaide", "critique", "juge", "trouve", "suggère",
    ),
    remarks=re.compile(
        r"^(?:re)?demander à(?!\w)|(?<!\w)(?:je|j['’]\w{1,20}|moi|mon|ma|mes|bof|pas de réponse|(?:resté|demeuré)e? sans réponse|pas (?:tout )?compris"
        r"|(?:on|tout le monde|la salle) (?:a|avons) (?:beaucoup |bien )?ri)(?!\w)",
        re.IGNORECASE,
    ),
    tasks=re.compile(
        r"(?:à )?(?:(?:voir|lire|chercher|demander|tester|essayer|vérifier|envoyer|relire|réécouter|revoir|retrouver|rappeler"
        r"|télécharger|réserver|poser (?:la|une|cette) question|imprimer|recopier)(?!\w)|(?:écouter|regarder|acheter|noter|commander|passer|penser)(?!\w)"
        r"(?=(?:\W+\w+){0,7}\W*$))",
        re.IGNORECASE,
    ),
    illustrations=re.compile(r"(?:par exemple|p\. ?ex\.|ex(?:emple)?s?\.? ?:)", re.IGNORECASE),
)  # fmt: skip
