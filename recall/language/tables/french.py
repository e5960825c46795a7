"""French."""

from __future__ import annotations

import re

from recall.language.tables.table import Table

FRENCH = Table(
    language="fr",
    causes=(
        "parce que", "parce qu'il", "parce qu'elle", "parce qu'on", "parce qu'ils",
        "parce qu'elles", "parce qu'un", "parce qu'une", "puisque", "car", "étant donné que",
        "grâce à", "grâce au", "grâce aux", "à cause de", "à cause du", "à cause des", "en raison de",
        "en raison du", "en raison des", "faute de",
    ),
    causes_first=("comme",),
    results=("donc", "c'est pourquoi", "si bien que", "de sorte que", "par conséquent", "d'où"),
    points_back=("donc", "c'est pourquoi", "si bien que", "de sorte que", "par conséquent", "d'où"),
    purposes=("pour que", "afin que", "afin de", "afin d'"),
    bare_purpose="pour",
    infinitive_endings=("er", "ir", "re", "oir"),
    means=("au moyen de", "à l'aide de", "à force de"),
    conditions=("quand", "lorsque", "si", "sans", "dès que", "tant que", "avant de", "après"),
    late_conditions=("quand", "lorsque", "dès que", "tant que", "jusqu'à ce que", "à moins que"),
    without=("sans",),
    although=("bien que", "même si", "quoique"),
    nots=("pas",),
    buts=("mais",),
    but_not=("mais pas", "et non", "et pas", "jamais"),
    instead=("au lieu de", "au lieu d'", "plutôt que de", "plutôt que"),
    whereas=("tandis que", "alors que"),
    copulas=("est", "sont", "était", "étaient", "c'est"),
    governing=(
        "consiste à", "signifie", "dépend de", "dépend du", "dépend des", "dépend d'", "revient à",
        "repose sur", "vient de", "vient du", "devient", "deviennent", "sert à", "servent à",
        "tient à",
    ),
    called=("s'appelle", "s'appellent", "on appelle"),
    most=("plus", "moins", "meilleur", "meilleure", "pire"),
    articles=("le", "la", "les", "un", "une", "des"),
    indefinites=("un", "une", "des"),
    prepositions=(
        "de", "du", "des", "en", "dans", "avec", "pour", "par", "à", "au", "aux", "sur", "entre",
        "vers", "contre", "depuis", "chez", "sous",
    ),
    genitives=("de", "du", "des"),
    relatives=("que", "qui", "dont", "où"),
    ands=("et", "ou", "ni"),
    ranges=(("de", "à"), ("du", "au")),
    changes=re.compile(r"\b(?:pass|baiss|tomb|mont|grimp|rédui|augment|diminu|chut)\w*", re.I),
    shares=re.compile(
        r"(?<!\w)(?:la moitié|(?:un |deux )tiers|un quart|trois quarts|le (?:double|triple)"
        r"|\w{2,20} (?:pour cent|fois plus|fois moins))(?!\w)",
        re.IGNORECASE,
    ),
    openers=("mais", "et", "de plus", "aussi", "bref", "il dit que", "elle dit que", "selon lui"),
    opinions=("je", "j'", "à mon avis", "il me semble", "perso", "pour moi"),
    dangling_first=re.compile(
        r"(?:cela|ça|ceci|il|elle|ils|elles|là|y|celui-ci|celle-ci|c'est|ces?|cette|cet)(?!\w)",
        re.IGNORECASE,
    ),
    remarks=re.compile(r"(?<!\w)(?:je|j'\w{1,20}|moi|mon|ma|mes|bof)(?!\w)", re.IGNORECASE),
    tasks=re.compile(
        r"(?:à )?(?:voir|lire|chercher|demander|tester|essayer|vérifier|envoyer|relire)(?!\w)", re.I
    ),
)  # fmt: skip
