"""Portuguese."""

from __future__ import annotations

import re

from recall.language.tables.table import Table

COUNTS = re.compile(
    r"(?<!\w)(?:dois|duas|três|quatro|cinco|seis|sete|oito|nove|dez|onze|doze|quinze|(?:vinte|trinta|quarenta|cinquenta|sessenta|setenta"
    r"|oitenta|noventa|cem|cento)(?: e \w{2,7})?)(?=\s(?P<what>[^\W\d_]{3,30})|$)",
    re.IGNORECASE,
)

PORTUGUESE = Table(
    language="pt",
    causes=(
        "porque", "já que", "uma vez que", "visto que", "dado que", "devido a", "devido ao",
        "devido à", "graças a", "graças ao", "graças à", "por causa de", "por causa do",
        "por causa da",
    ),
    causes_first=("como",),
    results=("por isso", "de modo que", "por conseguinte", "portanto", "daí que"),
    points_back=("por isso", "de modo que", "por conseguinte", "portanto", "daí que", "daí"),
    purposes=("para que", "a fim de que", "a fim de", "com o objetivo de"),
    bare_purpose="para",
    infinitive_endings=("ar", "er", "ir", "ar-se", "er-se", "ir-se"),
    means=("mediante", "por meio de", "através de"),
    conditions=("quando", "se", "sem", "enquanto", "antes de", "depois de", "ao", "assim que"),
    late_conditions=("quando", "até que", "a menos que", "desde que", "a não ser que", "assim que"),
    without=("sem",),
    although=("embora", "ainda que", "mesmo que"),
    nots=("não",),
    buts=("mas sim", "mas"),
    but_not=("mas não", "e não", "nunca"),
    instead=("em vez de", "em lugar de", "ao invés de"),
    the_more=("quanto mais", "quanto menos", "quanto maior", "quanto menor"),
    whereas=("enquanto que", "ao passo que"),
    copulas=("é", "são", "era", "eram", "foi", "está", "estão", "serve", "servem"),
    governing=(
        "consiste em", "significa", "depende de", "depende do", "depende da", "equivale a",
        "baseia-se em", "deve-se a", "deve-se ao", "deve-se à", "torna-se", "transforma-se em",
    ),
    called=("chama-se", "chamam-se", "é conhecido como", "é conhecida como"),
    most=("mais", "menos", "melhor", "pior", "maior", "menor"),
    articles=("o", "a", "os", "as", "um", "uma", "uns", "umas"),
    indefinites=("um", "uma", "uns", "umas"),
    prepositions=(
        "de", "do", "da", "dos", "das", "em", "no", "na", "nos", "nas", "com", "para", "por",
        "pelo", "pela", "a", "ao", "à", "sobre", "entre", "até",
    ),
    genitives=("de", "do", "da", "dos", "das"),
    relatives=("que", "quem", "onde"),
    ands=("e", "ou", "nem"),
    fixed=(
        "por escrito", "por exemplo", "por fim", "por acaso", "por cento", "por que", "por quê", "ao lado", "ao contrário", "ao menos",
        "ao vivo", "ao acaso", "a partir", "à mão", "vale a pena", "valer a pena", "de fato", "de facto", "de novo", "de cor", "de repente",
        "de verdade", "em conta", "em vez", "em lugar", "em geral", "em média", "em causa", "no entanto", "no fundo", "pelo menos",
        "sem dúvida", "cada vez", "às vezes",
    ),
    questions=("qual", "quais", "quanto", "quanta", "quantos", "quantas", "como", "quando", "onde"),
    waiting=("cada", "qualquer", "algum", "nenhum", "muito", "tão", "se", "porque", "enquanto", "não"),
    masculine=("o", "um"),
    participles=re.compile(
        r"^(?!(?:vida|medida|comida|bebida|saída|partid[oa]|sentido|ruído|lado|estado|mercado|resultado|dado|cuidado|década|jornada"
        r"|temporada)s?$)[^áéóúâêô]{2,}(?:[ai]|í)d[oa]s?$"
    ),
    ranges=(("de", "para"), ("de", "a"), ("dos", "para os"), ("dos", "aos")),
    changes=re.compile(r"\b(?:ca[iíu]|sub|pass|cresc|redu[zç]|aument|diminu|baix|desc)\w*", re.I),
    shares=re.compile(
        r"(?<!\w)(?:(?:a )?metade|(?:um |dois )?terços?(?= d)|o (?:dobro|triplo)"
        r"|\w{2,20} por cento)(?!\w)",
        re.IGNORECASE,
    ),
    vowel_ended=True,
    counts=COUNTS,
    measures=frozenset("anos meses semanas dias horas minutos segundos metros quilómetros quilos gramas litros euros graus vezes hectares".split()),
    several=re.compile(r"(?:dois|duas|três|quatro|cinco|seis|sete|oito|[2-9]) [^\W\d]{3,}s(?!\w)", re.IGNORECASE),
    asks_which="{}: quais são?",
    openers=("mas", "e", "além disso", "também", "então", "diz que", "acha que", "afirma que"),
    opinions=("acho", "creio", "penso", "na minha opinião", "eu", "parece-me", "não sei"),
    demonstratives=("este", "esta", "estes", "estas", "esse", "essa", "esses", "essas"),
    near=("este", "esta", "estes", "estas"),
    of_now=frozenset({"ano", "semana", "mês", "século", "dias"}),
    dangling_first=re.compile(
        r"(?:isso|isto|aquilo|daí|por isso|assim|ali|aí|ele|ela|eles|elas|ess[ea]s?|amb[oa]s|cada uma?(?! d))(?!\w)",
        re.IGNORECASE,
    ),
    remarks=re.compile(
        r"(?<!\w)(?:eu|acho|creio|penso|gostei|adorei|não sei|não entendi|a rever)(?!\w)", re.I
    ),
    tasks=re.compile(
        r"(?:ver|ler|procurar|perguntar|pedir|experimentar|testar|enviar|mandar|rever)(?!\w)", re.I
    ),
)  # fmt: skip
