"""Spanish."""

from __future__ import annotations

import re

from recall.language.tables.table import Table

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

    ves acaban aprueba aguanta alerta apaga arregla aísla baja bloquea cabe calienta calla
    caza cierra cobra colapsa compensa concentra confirma consigue contamina corta cubre
    desaparece descarta desconoce detiene disminuye domina duele duerme duplica emplea engaña
    engorda envía equivale escala esconde estropea etiqueta evalúa filtra firma frustra fuerza
    gira gusta ignora instala llama llena manda marca mata mezcla migra multiplica nota
    ocasiona ordena persiste permite planta pertenece premia presenta presta procesa programa
    publica queda rebota rechaza redacta reemplaza reescribe reinicia renta reserva respeta
    responde retira rinde satura sirve solapa soporta sostiene suma sustenta tapa triplica
    une vacía vigila vigilan viaja estaba resulta basta conviene hace hizo dijo puso tuvo pudo
    vino dio trajo quiso supo redujo produjo condujo tradujo anduvo cupo sostuvo obtuvo mantuvo
    detuvo propuso supuso expuso hay había habrá hubo haya será sería sea puede podría debe
    debería podrá deberá tendrá hará dirá irá vendrá valdrá
    hubiera hubieran hubiese tuviera tuvieran pudiera pudieran hiciera hicieran quisiera supiera haría
    había tenía podía quería debía hacía sabía decía venía creía
    """.split()
)
"""Third persons where no ending tells them from nouns."""

NOUNS_TOO = frozenset(
    """
    alerta ayuda baja busca cambia causa caza cobra compra copia corre cuenta cumple da dura entrega escala espera etiqueta falla
    filtra firma fuerza gira guarda habla marca mata merece mezcla mira muestra nota obra paga pasa pesa planta prueba pregunta
    programa procesa renta reserva resta sobra suma tapa toma trabaja valora vacía vale vista regla nace calienta limita media
    """.split()
)

# Plurals in -n, pasts in -ó and imperfects in -aba, but for what ends so without being a verb.
VERB_ENDINGS = re.compile(
    r"^(?!(?:bien|buen|también|recién|tan|gran|según|quien|quién|alguien|plan|pan|afán|tren|sartén"
    r"|café|sofá|papá|mamá|allá|acá|quizá|comité|bebé|puré|chalé|almacén|imagen|origen|margen|orden|examen|resumen|volumen|régimen|dictamen|crimen|virgen"
    r"|joven|polen|semen|capitán|catalán|alemán|huracán|refrán|desdén|sostén|rehén|token|bitcoin"
    r"|ramos|tramos|gramos|reclamos|préstamos|extremos|mínimos|máximos|últimos|próximos|óptimos"
    r"|legítimos|anónimos|millones|edén|andén|terraplén|patrón|can|clan|fan|man|open|screen|even|green)$)"
    r"\w{2,}(?:an|en|án|[^c]ió|[^i]ó|aba|aban|irá|ará|erá|aron|eron|[aei]mos|[a-zñ]{3}[áé])$"
)

# A share, a multiple or a great number in words, with what belongs to it.
UNIT = (
    r"(?:un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|quince|veinte|treinta"
    r"|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|cien|ciento|doscientos|trescientos"
    r"|quinientos|mil)"
)
COUNTED = (
    r"(?:tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieciséis"
    r"|diecisiete|dieciocho|diecinueve|veinte|veinti\w{2,7}|treinta|cuarenta|cincuenta|sesenta"
    r"|setenta|ochenta|noventa|cien|ciento|doscient[oa]s|trescient[oa]s|cuatrocient[oa]s|quinient[oa]s"
    r"|seiscient[oa]s|setecient[oa]s|ochocient[oa]s|novecient[oa]s)"
)
COUNT = rf"{COUNTED}(?:\s(?:y\s)?(?:{COUNTED}|un[oa]?|dos|mil)(?!\w)){{0,3}}"
SHARES = re.compile(
    rf"(?<!\w)(?:una? (?:tercera|cuarta|quinta|sexta|séptima|octava|novena|décima|centésima) parte(?= \w)|{UNIT}(?: y {UNIT})? por ciento|{UNIT} de cada {UNIT}"
    r"|(?:la )?mitad|(?:un|dos) tercios?|(?:una? |dos |tres )?(?:tercio|tercera parte|cuarto|cuarta parte|quinta parte"
    r"|décima parte|cuartos|tercios|quintas partes|terceras partes|cuartas partes)(?= del? )"
    r"|el (?:doble|triple|cuádruple)"
    rf"|(?!una? vez|a veces){UNIT} veces (?:más|menos|mayor|menor)"
    rf"|(?:{UNIT} )?(?:mil|millones|millón)(?= de | [a-záéíóúñ]{{4,}}))(?!\w)",
    re.IGNORECASE,
)

COUNTS = re.compile(
    rf"(?<!\w)(?<!cada )(?:entre {COUNT} y {COUNT}|dos(?= (?:años|meses|semanas|días|horas|minutos|segundos|metros|kilos|litros)\b)|{COUNT})(?=\s(?P<what>[^\W\d_]{{3,30}})|$)",
    re.IGNORECASE,
)

DANGLING_FIRST = re.compile(
    r"(?:(?:de|desde|por|para|con|sin|en) (?:ahí|allí|aquí|eso|esto|ello|aquello|lo anterior)|así(?: que)?|entonces"
    r"|ahí|allí|lo mismo|lo del?|(?:ese|esa|eso|esto|aquello)|(?:en|de|con|por|desde|para) (?:ese|esa|esos|esas|aquel|aquella)"
    r"|(?:el|la) (?:otro|otra|primero|primera|segundo|segunda|anterior|último|última)(?= (?:no |se |ya )?(?:es|era|fue|son|hace|sirve|cuesta|va|tiene)(?!\w))"
    r"|(?:los|las) (?:otros|otras|dos|tres|demás)(?= (?:no |se |ya )?\w{2,20}n(?!\w))"
    r"|(?:ambos|ambas)(?= (?:no |se )?\w{2,20}n(?!\w))|(?:el|la|los|las) del?|se l[aeo]s?|no l[aeo]s?|dich[oa]s?|tal(?:es)?|ell[oa]s?|él|ella|ellas|cada un[oa](?! del?(?!\w))|(?:un[oa] y|ni un[oa] ni) otr[oa])(?!\w)",
    re.IGNORECASE,
)

POINTING = re.compile(
    r"(?<!\w)(?:lo anterior|lo de arriba|lo dicho|dicho esto|lo de(?:l| la| los| las)?(?= \w)|lo (?:mismo|siguiente|otro)(?! (?:que|en|con|a|para)(?!\w))"
    r"|est[ea] últim[oa]|como (?:dije|decía|comenté)|como (?:se )?(?:dijo|comentó) antes|el (?:punto|caso) anterior"
    r"|desde (?:ahí|allí)|de (?:ahí|allí)|por ahí|como (?:eso|esto|ese|esa))(?!\w)"
    r"|^(?:(?! [ye] )[^,;:.]){0,80}?(?<!\w)amb[oa]s(?!\w)",
    re.IGNORECASE,
)

REMARKS = re.compile(
    r"^(?:les?|l[ao]s|lo|nos) \w{3,}[éí](?!\w)|^nos (?:enseñó|mostró|pasó|puso|repartió|leyó|trajo)(?!\w)|(?:^|, )y? ?hubo (?:muchas )?risas"
    r"|^(?:parcial|examen|final) ?:|^pr[oó]x(?:\.|ima)? (?:clase|sesión|semana|charla)|^¿?preguntar(?!\w)[^.;:?]{0,60}(?<!\w)si(?!\w)|(?<!\w)entra (?:en|para|seguro en) (?:el|la) (?:parcial|examen|final|prueba)(?!\w)"
    r"|(?<!\w)(?:(?:yo|a mí|creo|opino|pienso|supongo|sospecho|dudo|imagino|imaginé|(?<!un )(?<!el )(?<!su )recuerdo|entendí|entiendo"
    r"|apunto|anoto|anoté|apunté|salí|vi|leí|quiero|querría|prefiero|me (?:gust[aó]|encant[aó]|parec(?:e|ió)|quedo|quedé|sorprend(?:e|ió)|perdí|suena"
    r"|cuesta|costó|recuerda|recordó|pregunto|reí|llam[aó]|interesa|interesó|preocupa|temo|apunto|lo apunto|convence|convenció)|ni idea"
    r"|no (?:sé|entendí|entiendo|recuerdo|pillé|capté|estoy|me (?:convence|convenció|queda|quedó))|(?:^|(?<=[,;.:] )|(?<= y )|(?<=que ))no sabía|estoy (?:segur[oa]|de acuerdo)"
    r"|no (?:quedó|queda|está) (?:muy |tan |del todo )?claro|habría que (?:ver|mirar|probar|comprobar|preguntar)|(?:tengo|tenemos) que (?:ver|mirar|probar|leer|buscar|preguntar|comprobar)|hay que (?:ver|leer|buscar)"
    r"|(?<!, )hay que (?:mirar|probar|preguntar|comprobar)(?:l[aeo]s?)?(?! (?:(?:el|la|los|las|al|a la|a los|un|una) (?!paper|libro|v[ií]deo|repo|charla|slides|enlace|link|art)|qué|cómo|cuánto))"
    r"|me (?:mat[aó]|acord[ée]|acuerdo|hizo|da|dio|dej[aó]|hace|reí|río|emocion[aó])|a mi (?:juicio|entender|modo de ver)|le(?:s)? creo|hubo un momento"
    r"|hay que (?:escuchar|volver a escuchar|leer|ver|mirar|releer|buscar)l[aeo]s?"
    r"|a ver si|(?<!para )(?<!p/ )(?<!de )ver si|falta ver|queda por ver|está por ver|pendiente (?:de|para)|preguntar(?:le)? a|para mí|mi (?:opinión|duda|impresión)|jaja\w*|jeje\w*|lol)(?!\w))",
    re.IGNORECASE,
)

BETWEEN_COMMAS = re.compile(
    r",(?=(?P<doubt>[^,;:.]{0,40}(?<!\w)(?:creo|no (?:sé|recuerdo|me acuerdo)|me (?:parece|suena)|si (?:no )?(?:recuerdo|me equivoco)"
    r"|digamos|la verdad|según (?:él|ella|ellos|ellas|\w{2,12} \w{2,15} de (?:él|ella|ellos|ellas)))(?!\w)[^,;:.]{0,30},))(?P=doubt)",
    re.IGNORECASE,
)

POINTED_AT = (
    r"(?:est[aeo]s?|es[aeo]s?|aquel(?:la|los|las)?|lo de|libros?|papers?|charlas?|v[ií]deos?|slides"
    r"|diapos(?:itivas)?|episodios?|enlaces?|links?|artículos?|repos?|cursos?|estudios?|lunes|martes"
    r"|miércoles|jueves|viernes|sábado|domingo|mañana|luego|curro|wiki)"
)

# Some verbs are a task by themselves; others only with what is to be looked at, or a pronoun.
TASKS = re.compile(
    r"(?:(?:ver|véase|leer|mirar|probar|revisar|fuente|enlace|link|referencia|bibliografía|web|repo|slides"
    r"|diapos|diapositivas)\s?:|(?:falta |toca |pendiente:? )?(?:(?:buscar|mirar|preguntar|pedir|pasar|mandar|enviar|apuntar|anotar|investigar|averiguar"
    r"|googlear|contactar|consultar|releer|echar(?:le)? (?:un )?(?:vistazo|ojo))(?:l[aeo]s?|sel[aeo]s?)?(?!\w)"
    r"|(?:probar|leer|ver|revisar|comprar|comprobar|descargar|bajar|escuchar|repasar|chequear|escribir"
    r"|llamar|recuperar|compartir)(?:(?:l[aeo]s?|sel[aeo]s?)(?!\w)"
    rf"|\s(?:[^\s.;:]+\s){{0,5}}{POINTED_AT}(?!\w))))",
    re.IGNORECASE,
)

REACTIONS = re.compile(
    r"est(?:á|uvo) (?:muy |bien |súper )?(?:cañón|padr(?:e|ísim[oa])|chid[oa]|brutal|genial|buen(?:[oa]|ísim[oa])|increíble|divertid[oa]|lind[oa]|precios[oa])(?: el| la| lo|[!.]|$)"
    r"|[¡]?(?:(?:muy|super|súper|qué|tan) )?(?:buen(?:o|a|os|as|ísim[oa]s?)?|precios[oa]s?|genial(?:es)?|interesant(?:e|es|ísim[oa]s?)"
    r"|divertid(?:[oa]s?|ísim[oa]s?)|brutal(?:es)?|curios[oa]s?|bonit[oa]s?|lind[oa]s?|gracios(?:[oa]s?|ísim[oa]s?)|increíble"
    r"|impresionante|fascinante|brillante|tremend[oa]|hermos[oa]|chul[oa]|bárbar[oa]|espectacular|fantástic[oa]"
    r"|floj[oa]|aburrid[oa]|rar[oa]|tiern[oa]|gran|excelente|maravillos[oa]|lo mejor|lo peor) (?:(?:lo|la|el|los|las) (?:de|del|anécdota|historia"
    r"|ejemplo|comparación|metáfora|imagen|frase|parte|charla|ponencia|demo|chiste|idea|pregunta|respuesta|momento|cita)"
    r"|que|charla|ponencia|frase|pregunta|anécdota|demo|historia|metáfora|fue|de la (?:charla|mesa|tarde|mañana))(?!\w)",
    re.IGNORECASE,
)

UNSAID = re.compile(
    r"(?<!\w)(?:no (?:lo|la) dijo|no (?:dijo|usó) es[ao]|(?:lo )?dio a entender|no con esas palabras|no literal(?:mente)?|parafraseo"
    r"|cito de memoria|si (?:no )?(?:recuerdo|entendí) (?:bien|mal))(?!\w)",
    re.IGNORECASE,
)


SPANISH = Table(
    language="es",
    causes=(
        "porque", "ya que", "puesto que", "dado que", "debido a que", "debido a", "gracias a que",
        "gracias a", "a causa de", "por culpa de", "debido al", "gracias al", "a causa del",
        "por culpa del", "pues", "porq", "xq", "pq", "xque",
    ),
    causes_first=("como", "dado que", "puesto que", "ya que"),
    results=(
        "así que", "por eso", "por lo que", "por lo tanto", "por tanto", "de modo que",
        "de manera que", "de forma que", "de ahí que", "en consecuencia", "de ahí",
    ),
    points_back=(
        "así que", "por eso", "por lo que", "por lo tanto", "por tanto", "de modo que",
        "de manera que", "de forma que", "de ahí que", "en consecuencia", "de ahí", "por ello",
        "de lo contrario", "en caso contrario", "de otro modo", "si no",
    ),
    droppable=(
        "por eso", "por lo tanto", "por tanto", "en consecuencia", "así que", "por ello",
    ),
    purposes=("para que", "a fin de que", "a fin de", "con el fin de", "con el objetivo de"),
    bare_purpose="para",
    infinitive_endings=(
        "ar", "er", "ir", "ír", "arse", "erse", "irse", "arlo", "erlo", "irlo", "arla", "erla",
        "irla", "arlos", "erlos", "irlos", "arlas", "erlas", "irlas", "arle", "erle", "irle",
        "arles", "erles", "irles",
    ),
    uses=(
        "usa", "usad", "usar", "use", "usá", "utiliza", "utilizar", "utilice", "emplea", "emplear",
    ),
    means=(
        "mediante", "a base de", "por medio de", "a través de", "con ayuda de", "a fuerza de",
    ),
    conditions=(
        "cuando", "si", "sin", "mientras", "hasta que", "antes de", "después de", "tras", "al",
        "en cuanto", "una vez que", "a menos que", "con", "cada vez que", "siempre que", "donde",
        "desde que",
    ),
    late_conditions=(
        "cuando", "hasta que", "a menos que", "salvo que", "salvo si", "siempre que",
        "siempre y cuando", "en cuanto", "una vez que", "cada vez que", "mientras no", "excepto si",
        "antes de que", "con tal de que", "solo si", "sólo si", "hasta q", "siempre q", "cada vez q",
    ),
    if_=("si",),
    asks_whether=(
        "saber", "sabe", "saben", "ver", "preguntar", "pregunta", "decidir", "decide", "comprobar",
        "mirar", "como", "probar", "medir", "y", "importa", "averiguar", "pero", "casi", "incluso",
        "aun", "dice", "indica", "detectar", "revisar", "explica", "discutir", "qué", "que", "duda",
    ),
    no_finite=("sin", "antes de", "después de", "tras", "al", "con"),
    without=("sin",),
    that="que",
    although=("aunque", "a pesar de que", "por más que", "por mucho que", "aun cuando"),
    nots=("no",),
    buts=("sino que", "sino también", "sino", "basta con", "bastan", "basta"),
    but=("pero", "aunque"),
    enclitics=re.compile(r"\w{2,20}[aeií]r(?:sel|l)[ao]s?"),
    but_not=("más que", "pero no", "y no", "nunca", "jamás", "pero nunca", "mas no"),
    instead=("en lugar de", "en vez de"),
    more=("más", "menos"),
    better=("mejor", "peor", "mayor", "menor", "antes"),
    than=("que",),
    alike=("de lo",),
    excepts=("salvo", "excepto", "a excepción de", "con excepción de", "con la excepción de"),
    first=("primero", "en primer lugar"),
    then=("luego", "después", "y luego", "y después", "en segundo lugar"),
    the_more=(
        "a más", "a menos", "a mayor", "a menor", "a medida que", "cuanto mayor", "cuanto menor", "cuanto antes",
        "cuanto más", "cuanto menos", "cuanta más", "cuantos más", "cuantas más",
    ),
    how_much=("cuant",),
    whereas=("mientras que", "en cambio"),
    copulas=(
        "es", "son", "era", "eran", "fue", "fueron", "está", "están", "sirve", "sirven", "será",
        "sería",
    ),
    governing=(
        "consiste en", "consisten en", "significa", "significan", "equivale a", "equivalen a",
        "depende de", "dependen de", "depende del", "dependen del", "se debe a", "se deben a",
        "se debe al", "se deben al", "se basa en", "se basan en", "se mide en", "se miden en",
        "se mide por", "se convierte en", "se convierten en", "se convirtió en", "pasa a ser",
        "pasan a ser", "pasó a ser", "se parece a", "se parecen a", "se parece más a", "viene de",
        "vienen de", "sale de", "salen de", "nace de", "nacen de", "procede de", "proceden de",
        "se resume en", "se reduce a", "acaba siendo", "acaban siendo", "termina siendo",
        "sigue siendo", "siguen siendo", "empieza por", "empieza con", "actúa como",
        "funciona como", "se comporta como", "se comportan como", "sirve para", "sirven para",
        "lo importante es", "la clave es", "el secreto es", "el truco es", "es decir",
        "se trata de", "se divide en", "se dividen en", "está hecho de", "obliga a", "obligan a",
        "impide que", "impiden que", "evita que", "evitan que", "hace que", "hacen que",
        "permite", "permiten", "exige", "exigen", "requiere", "requieren", "provoca", "provocan",
        "supone", "suponen", "implica", "implican", "se limita a", "se limitan a", "se obtiene con", "se obtiene de", "se obtienen de", "se obtienen con", "se hace con", "se hacen con",
        "se fabrica con", "se fabrican con", "se fabrica a partir de", "se obtiene a partir de", "se mantiene en", "proviene de", "provienen de",
        "deriva de", "derivan de", "se apoya en", "se apoyan en", "se traduce en", "se traducen en", "se compone de",
        "se componen de", "está compuesto por", "está formado por", "está formada por", "sirve de", "sirven de", "se usa para",
        "se usan para", "se utiliza para", "se utilizan para", "se mide con", "se miden con", "se controla con", "se evita con",
        "se evitan con", "se resuelve con", "se resuelven con", "se arregla con", "se arreglan con", "se corrige con", "se previene con",
        "se calcula con", "se detecta con", "se detectan con", "se reconoce por", "se reconocen por", "se distingue por",
        "se distinguen por", "se caracteriza por", "se caracterizan por", "lleva a", "llevan a", "conduce a", "conducen a",
    ),
    what_is="¿Qué es {}?",
    what_are="¿Qué son {}?",
    to_be=("es", "son"),
    plural_to_be=("son",),
    why="¿Por qué {}?",
    whys=("porque",),
    which_are="¿Cuáles son {}?",
    genders=(
        ("la", ("ción", "sión", "dad", "tad", "encia", "ancia", "eza", "itud")),
        ("el", ("miento", "aje", "ismo")),
    ),
    counted=re.compile(
        r"(?:los|las) (?:\d{1,2}|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez) \w", re.IGNORECASE
    ),
    taking=(
        "usa", "usan", "usaron", "usó", "utiliza", "utilizan", "utilizó", "emplea", "emplean", "empleó", "necesita", "necesitan",
        "contiene", "contienen", "produce", "producen", "produjo", "genera", "generan", "generó", "causa", "causan", "causó",
        "libera", "liberan", "recomienda", "recomiendan", "recomendó", "propone", "proponen", "propuso", "prefiere", "prefieren",
        "detecta", "detectan", "mide", "miden", "guarda", "guardan", "inventó", "diseñó", "instalaron", "instaló", "construyeron",
        "contrató", "contrataron", "añade", "añaden", "agrega", "agregan", "incluye", "incluyen", "combina", "combinan",
    ),
    varying=("según",),
    called=(
        "se llama", "se llaman", "se conoce como", "se conocen como", "lo llama", "la llama",
        "los llama", "las llama", "lo llaman", "la llaman", "llama a esto", "se denomina",
        "se denominan", "lo que llama", "lo bautizó como", "bautizó como",
    ),
    adverbs=("siempre", "mejor", "peor", "más", "menos", "todo", "según", "ojo", "hay"),
    so=("así",),
    most=("más", "menos", "mejor", "peor", "mayor", "menor", "única", "único"),
    only=("solo", "sólo", "solamente", "únicamente", "tan solo", "tan sólo"),
    articles=("el", "la", "los", "las", "un", "una", "unos", "unas", "lo"),
    indefinites=("un", "una", "unos", "unas"),
    prepositions=(
        "de", "en", "con", "para", "por", "a", "al", "sobre", "entre", "hacia", "contra", "desde",
        "del", "bajo", "según", "hasta", "durante", "x", "c/", "s/", "sin",
    ),
    bounds=("arriba", "abajo", "encima", "debajo", "dentro", "fuera", "pasados", "pasadas"),
    genitives=("de", "del"),
    relatives=("que", "q", "quien", "quienes", "donde", "cuyo", "cuya", "cuyos", "cuyas"),
    ands=("y", "e", "o", "u", "ni"),
    until=("hasta",),
    times=("antes", "ahora", "hoy", "después", "luego", "entonces", "ya", "así"),
    impersonal=("hay", "había", "hubo", "habrá", "conviene", "basta", "hace", "importa"),
    fixed=(
        "por qué", "por escrito", "por fin", "por ejemplo", "por separado", "por completo", "por ciento", "por supuesto", "vale la pena",
        "valer la pena", "valía la pena", "merece la pena",
        "de hecho", "de acuerdo", "de memoria", "de verdad", "de golpe", "de nuevo", "de repente", "de antemano", "en cuenta",
        "en vez", "en lugar", "en contra", "en realidad", "en marcha", "en serio", "en vivo", "al lado", "al revés", "al menos",
        "al final", "al azar", "al principio", "a cabo", "a partir", "a menudo", "a mano", "a medias", "a ojo", "a favor", "a pesar",
        "sin embargo", "sobre todo", "desde luego", "hasta ahora", "a través", "a la vez", "tal vez", "cada vez",
    ),
    questions=(
        "qué", "quién", "quiénes", "cuál", "cuáles", "cuánto", "cuánta", "cuántos", "cuántas", "cómo", "cuándo", "dónde", "adónde",
    ),
    waiting=(
        "primer", "tercer", "gran", "buen", "algún", "ningún", "cualquier", "cada", "muy", "tan", "como", "si", "porque", "cuando",
        "mientras", "aunque", "sino", "no",
    ),
    masculine=("el", "un"),
    nouns_too=NOUNS_TOO,
    participles=re.compile(
        r"^(?!(?:vida|medida|comida|bebida|salida|partid[oa]|sentido|sonido|ruido|lado|estado|grado|mercado|resultado|dado"
        r"|cuidado|década|mirada|jornada|temporada)s?$)[^áéóú]{2,}(?:[ai]|í)d[oa]s?$"
    ),
    ors=("o", "u"),
    objects=("lo", "la", "los", "las", "le", "les"),
    datives=("le", "les"),
    to_whom=("a", "al"),
    reflexives=("se", "me", "te", "nos"),
    transitive=(
        "recibe", "reciben", "recibió", "recibía", "tiene", "tienen", "tenía", "tuvo", "lleva", "llevan", "da", "dan", "dio", "pide", "piden", "pidió",
        "dice", "dicen", "pone", "ponen", "puso", "mete", "meten", "saca", "sacan", "sacó", "cobra", "cobran", "cobró", "paga", "pagan", "pagó",
        "gasta", "gastan", "gastó", "gana", "ganan", "ganó", "pierde", "pierden", "perdió", "compra", "compran", "compró", "vende", "venden", "vendió",
        "usa", "usan", "usó", "necesita", "necesitan", "manda", "mandan", "mandó", "entrena", "entrenan", "entrenó", "hace", "hacen", "hizo", "llama",
        "empieza", "empezó", "corre", "come", "lee", "escribe", "revisa", "revisan", "cambió", "dedica", "dedicó", "prefiere", "recomienda",
    ),
    several=re.compile(r"(?:dos|tres|cuatro|cinco|seis|siete|ocho|[2-9]) (?!cosas)[^\W\d]{3,}s(?!\w)", re.IGNORECASE),
    asks_which="{}: ¿cuáles son?",
    ranges=(("de", "a"), ("del", "al"), ("desde", "hasta"), ("de", "hasta")),
    changes=re.compile(
        r"\b(?:baj|sub|pas|crec|ca[eíy]|redu[cjz]|aument|disminu|salt|encog|recort|descend|descien"
        r"|mejor|empeor|acort|alarg|multiplic)\w*",
        re.IGNORECASE,
    ),
    shares=SHARES,
    counts=COUNTS,
    measures=frozenset(
        "años meses semanas días horas minutos segundos toneladas kilos gramos litros metros"
        " kilómetros centímetros milímetros grados euros dólares pesos puntos veces vatios páginas"
        " líneas personas".split()
    ),
    verbs=VERBS,
    verb_endings=VERB_ENDINGS,
    vowel_ended=True,
    openers=(
        "pero", "y", "además", "también", "entonces", "bueno", "o sea", "es que", "la verdad",
        "la verdad que", "la verdad es que", "en fin", "total", "total que", "que", "pues",
        "en resumen", "resumiendo", "a su juicio", "en su opinión", "a su entender", "arranca con que", "arrancan con que",
        "empieza con que", "empiezan con que", "insiste en que", "insistió en que", "coinciden en que", "coincidieron en que",
        "los dos coincidieron en que", "los tres coincidieron en que", "todos coincidieron en que", "todos coinciden en que",
        "los dos coinciden en que", "los tres coinciden en que", "contaba que", "contaban que", "decía que", "de paso", "sin embargo", "no obstante", "en cambio", "por el contrario", "al contrario", "a la inversa", "ahora bien", "por otro lado",
        "por otra parte", "de hecho", "aun así", "asimismo", "encima", "eso sí", "ah",
        "dice que", "cree que", "opina que", "piensa que", "afirma que", "sostiene que",
        "básicamente", "lo que cuenta es que", "lo que dice es que", "viene a decir que",
        "la idea es que", "lo que viene a decir es que", "y es que", "el caso es que", "resulta que",
        "explica que", "comenta que", "cuenta que", "recuerda que", "según él", "según ella", "según contó", "según cuenta", "según dijo", "según dice", "según explicó",
        "él dice que", "ella dice que", "él cree que", "ella cree que", "dijo que", "contó que", "explicó que", "comentó que", "advierte que",
        "advirtió que", "avisa que", "avisó que", "defiende que",
    ),
    frames=(
        "ojo", "nota", "importante", "moraleja", "conclusión", "resumen", "en resumen", "consejo",
        "consejos", "consejo de ella", "consejo de él", "su consejo", "lección", "idea", "idea clave",
        "idea central", "clave", "la clave", "truco", "tip", "recordatorio", "dato", "aviso", "cuidado",
        "regla", "regla de oro", "tesis", "su tesis", "argumento", "mensaje", "en corto", "tldr",
        "tl;dr", "recomendación", "advertencia", "atención", "resultado", "hallazgo", "curioso", "problema", "el problema",
        "cita", "frase", "matiz", "p.d", "pd", "opinión", "bonus", "extra", "respuesta", "r",
    ),
    aspects=(
        "ventaja", "ventajas", "desventaja", "desventajas", "criterio", "criterios", "objetivo", "objetivos", "requisito",
        "requisitos", "costo", "costos", "coste", "costes", "precio", "plazo", "plazos", "límite", "límites", "memoria", "disco",
        "red", "equipo", "caso", "casos", "ejemplo", "ejemplos", "causa", "causas", "efecto", "efectos", "solución", "soluciones",
        "método", "métodos", "datos", "muestra", "uso", "usos", "riesgo", "riesgos", "pasos", "paso", "fase", "fases", "antes",
        "después", "ahora", "hoy", "motivo", "motivos", "razón", "razones", "herramienta", "herramientas", "alternativa",
        "alternativas", "limitación", "limitaciones", "meta", "metas", "material", "materiales", "tiempo", "tiempos", "etapas",
        "diseño", "mantenimiento", "configuración", "rendimiento", "consumo", "tamaño", "duración", "frecuencia", "temperatura",
    ),
    opinions=(
        "creo", "opino", "pienso", "me parece", "a mí", "no sé", "yo", "en mi opinión", "supongo",
        "habría que", "no me convence", "no quedó claro", "no me queda claro", "para mí", "dudo",
        "me gusta", "me gustó", "me encanta", "me encantó",
    ),
    dangling_first=DANGLING_FIRST,
    pointing=POINTING,
    demonstratives=(
        "este", "esta", "estos", "estas", "ese", "esa", "esos", "esas", "aquel", "aquella",
        "aquellos", "aquellas",
    ),
    near=("este", "esta", "estos", "estas"),
    of_now=frozenset(
        "año años semana semanas mes meses siglo década día días momento tarde mañana noche tipo"
        " tipos vez mundo país época".split()
    ),
    persons=(("él", "he"), ("ella", "she")),
    neuters=("eso", "esto", "ello", "aquello"),
    reactions=REACTIONS,
    remarks=REMARKS,
    between_commas=BETWEEN_COMMAS,
    tasks=TASKS,
    unsaid=UNSAID,
    illustrations=re.compile(
        r"(?:por ejemplo|p\. ?ej\.|ejemplos?:|p ej\b|tipo:|ej(?:emplo)?\.?(?: (?:q|que) (?:dio|dieron|puso|pusieron))? ?:)", re.IGNORECASE
    ),
)  # fmt: skip
