"""Gaps over a number that its neighbours give away, or that only colours what is said."""

from __future__ import annotations

import re
from itertools import pairwise

from recall.cards import HIDDEN, Tier
from recall.gates.gate import Gate
from recall.gates.seen import Seen, low_words
from recall.language.speech import speech
from recall.language.verbs import Form, has_form, is_verb, noun_too
from recall.language.words import DETERMINERS, NUMBER_WORDS

PER_CENT = re.compile(r"(\d{1,3}(?:[.,]\d{1,3})?)\s?(?:%|percent\b|per cent\b)")
ALL, SAME = 100, 0.001
NEAR = 60
"""Characters beside a gap in which another share is looked for."""


def remainder(card: Seen) -> str | None:
    """*1 % is kept, [99 %] is thrown away*: what is left of a hundred."""
    if not _is_one_gap(card) or not card.answer[:1].isdigit():
        return None
    before, _, after = card.question.partition(HIDDEN)
    hidden = PER_CENT.match(f"{card.answer}{after[:9]}")
    if hidden is None:
        return None
    for other in PER_CENT.finditer(f"{before[-NEAR:]} … {after[:NEAR]}"):
        if abs(_value(hidden[1]) + _value(other[1]) - ALL) < SAME:
            return f"“{other[0]}” beside it leaves “{card.answer}”"
    return None


def _value(digits: str) -> float:
    return float(digits.replace(",", "."))


OR_BEFORE = re.compile(r"(?<![\w.,])([\w.,]{1,20}) (?:or|o|u|oder|ou) $")
OR_AFTER = re.compile(r" (?:or|o|u|oder|ou) ([\w.,]{1,20})(?!\w)")


def either_number(card: Seen) -> str | None:
    """*60 or [70]*: whoever sees the one says the other."""
    if not _is_one_gap(card) or not _is_number(card.answer, card):
        return None
    before, _, after = card.question.partition(HIDDEN)
    for beside in (OR_BEFORE.search(before[-NEAR:]), OR_AFTER.match(after)):
        if beside and _is_number(beside[1], card):
            return f"“{beside[1]}” beside it tells “{card.answer}”"
    return None


NEXT = {
    "two": "third", "2": "third", "three": "fourth", "3": "fourth", "four": "fifth", "4": "fifth",
    "dos": "tercera", "tres": "cuarta", "cuatro": "quinta", "cinco": "sexta", "zwei": "dritte",
    "drei": "vierte", "vier": "fünfte", "deux": "troisième", "trois": "quatrième", "tre": "quarta",
    "quatre": "cinquième", "três": "quarta", "due": "terza", "five": "sixth",
}  # fmt: skip
"""Numbers with the ordinal that counts on from them."""


THE = frozenset("the la el die das der le a o il".split())


def counted_on(card: Seen) -> str | None:
    """*It works [three] times, and the fourth …*: the ordinal behind counts on."""
    if not _is_one_gap(card):
        return None
    following = NEXT.get(card.answer.lower())
    behind = low_words(card.question.partition(HIDDEN)[2])
    if following and any(
        article in THE and word[:-1] == following[:-1] for article, word in pairwise(behind)
    ):
        return "the ordinal behind it counts on from it"
    return None


EVEN = re.compile(
    r"\b(?:even|incluso|selbst|sogar|même|mesmo|persino|perfino)"
    r" (?:with |after |for |at |con |mit |nach |bei |avec |après |com |dopo )?"
    r"(?:an? |una? |eine? |une? |uma? )?"
    r"(?:[^\W\d]{1,20} (?:of |de |von |di )?){0,2}$",
    re.IGNORECASE,
)
"""What leads to a figure that only says how far a rule goes: *even a loan of 99 years*."""


def extreme(card: Seen) -> str | None:
    """*Even a loan of [99 years]* counts: another figure would do as well."""
    if not _is_one_gap(card) or not _is_number(card.answer, card):
        return None
    if EVEN.search(card.question.partition(HIDDEN)[0][-NEAR:]):
        return f"“{card.answer}” only says how far it goes: another figure would do as well"
    return None


SAID = re.compile(
    r"\b(?:said|says|repeat(?:s|ed)|mention(?:s|ed)|told \w+|repit\w{1,5}|dij\w{1,5}|mencion\w{1,4}"
    r"|sagt\w{0,2}|wiederhol\w{1,3}|répét\w{1,3}|repetiu|ripetut\w)"
    r"(?: (?:it|this|that|so|das|es|lo|isso|at least|about|like|al menos)){0,2} $",
    re.IGNORECASE,
)
TIMES = re.compile(r"\s?(?:times|veces|mal|fois|vezes|volte)\b", re.IGNORECASE)


def times_said(card: Seen) -> str | None:
    """*She repeated it [3] times*: how often a thing was said."""
    if not _is_one_gap(card):
        return None
    before, _, after = card.question.partition(HIDDEN)
    if SAID.search(before[-NEAR:]) and TIMES.match(after):
        return "how often it was said is hardly what matters"
    return None


SMALL_HOURS = re.compile(
    r"(?:[1-5]|one|two|three|four|five)(?: ?a\.?m\.?| in the morning)", re.IGNORECASE
)
SET_FOR = re.compile(
    r"\b(?:runs?|ran|starts?|started|begins?|began|ends?|closes?|opens?|leaves?|scheduled|set|peaks?|lowest|highest"
    r"|between|until|till|from|before|after|by|sale[ns]?|cierra|abre|empieza|ferme|ouvre|part|fährt|schließt|öffnet)\b[^,;.]{0,30}$",
    re.IGNORECASE,
)


def small_hours(card: Seen) -> str | None:
    """*It wakes you at [3 am]* is a way of speaking, unless something is set for that hour."""
    if not _is_one_gap(card) or not SMALL_HOURS.fullmatch(card.answer):
        return None
    if SET_FOR.search(card.question.partition(HIDDEN)[0]):
        return None
    return f"“{card.answer}” is a way of speaking"


EQUALS = re.compile(r"\d[^=,;.→]{0,25} = [^=,;.→]{1,25} = ")


def equal_numbers(card: Seen) -> str | None:
    """*[5 days] = 7 days = 10 days*: one of several that are said to do the same."""
    if not _is_one_gap(card) or not card.answer[:1].isdigit():
        return None
    if EQUALS.search(card.full):
        return "any of the equal ones would fit"
    return None


PLACE = re.compile(
    r"(?:^|[\s(])(?:pp?\.|pages?|bars?|verses?|chapters?|ch\.|sections?|slides?|fig(?:ure|\.)|tables?|appendix|minutes?"
    r"|min\.?|episodes?|ep\.|footnote|verse|p[aá]g(?:\.|inas?)|cap[ií]tulos?|cap\.|diapositivas?|figuras?"
    r"|tablas?|minutos?|episodios?|seite|s\.|kapitel|folie|abb\.|tabelle|chapitre|diapo)"
    r" (?:no\. |nr\. |n\.º )?(?:\d+ ?(?:to|-|–|a|bis) ?)?$",
    re.IGNORECASE,
)
"""Nouns whose number says where something stands."""


def place_number(card: Seen) -> str | None:
    """*Page [12]*, *minute [31]*: where it is to be found, not what is to be known."""
    if not _is_one_gap(card) or not card.answer[:1].isdigit():
        return None
    if PLACE.search(card.question.partition(HIDDEN)[0][-NEAR:]):
        return f"“{card.answer}” says where it stands"
    return None


SERIES = re.compile(r"[~≈]?\d[\d.,]{0,12}[kKMB%]?(?: ?/ ?[~≈]?\d[\d.,]{0,12}[kKMB%]?(?![\w/])){2,}")
"""Three figures or more with strokes between them: what was tried."""


def one_of_series(card: Seen) -> str | None:
    """*[128] / 256 / 512*: the others of the series tell it."""
    if not _is_one_gap(card) or not _is_number(card.answer, card):
        return None
    before = card.question.partition(HIDDEN)[0]
    for series in SERIES.finditer(card.full):
        if series.start() <= len(before) < series.end():
            return f"“{series[0]}” are one series: the others tell it"
    return None


NUMBERED = re.compile(r"(?:^|\s)(?P<noun>[^\W\d_]{3,20}) $")


def numbered_thing(card: Seen) -> str | None:
    """*Week 3 as badly as week [38]*: which of them it is hardly matters."""
    if not _is_one_gap(card) or not card.answer.isdigit():
        return None
    noun = NUMBERED.search(card.question.partition(HIDDEN)[0])
    if noun is None or noun["noun"].lower() in speech(card.context.language).function_words:
        return None
    again = re.findall(rf"(?<!\w){noun['noun']} \d+(?![\w.,]*\w)", card.question, re.IGNORECASE)
    if again and not is_verb(noun["noun"].lower()):
        return f"“{again[0]}” beside it tells “{noun['noun']}”"
    return None


FIGURE = re.compile(r"(?<![\w.,])\d{1,6}(?:\.\d{1,3})?(?![\w.,]*\d| ?%)")


def reckoned(card: Seen) -> str | None:
    """*It loses 5 kg on its way from 45 to [40]*: two figures beside it make the third."""
    if not _is_one_gap(card) or not FIGURE.fullmatch(card.answer):
        return None
    wanted = _value(card.answer)
    beside = [_value(found[0]) for found in FIGURE.finditer(card.question)][:MOST_FIGURES]
    for at, one in enumerate(beside):
        for other in beside[at + 1 :]:
            if wanted > 2 and min(abs(one + other - wanted), abs(abs(one - other) - wanted)) < SAME:
                return f"{one:g} and {other:g} beside it make “{card.answer}”"
    return None


MOST_FIGURES = 8

AFTER_WHAT = re.compile(
    r"^[^.;:!?]{0,20} (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)"
    r" (?:after|before|later|earlier|afterwards|beforehand)(?:[.;,]|$)"
)
OPENS = re.compile(
    r"^(?:(?:on )?average |about |around |usually |typically |roughly )?$", re.IGNORECASE
)


def after_what(card: Seen) -> str | None:
    """*Average [11] days after; …*: after what, only another sentence says."""
    if not _is_one_gap(card) or not _is_number(card.answer, card):
        return None
    before, _, after = card.question.partition(HIDDEN)
    if OPENS.match(before) and AFTER_WHAT.match(after):
        return "it does not say after what"
    return None


AHEAD = re.compile(
    r"(?:\bin|\bwithin|\bover|\bdentro de|\ben)(?: the next| about| around| los próximos)? $", re.I
)
SPANS_AHEAD = re.compile(r" (?:more )?(?:years?|decades?|años|décadas)\b")
WILL = re.compile(
    r"\b(?:will|won't|going to|shall|[^\W\d_]{2,}(?:ará|erá|irá|arán|erán|irán))\b", re.I
)


def years_ahead(card: Seen) -> str | None:
    """*In [five] years we will …*: a way of saying soon."""
    if not _is_one_gap(card) or not _is_number(card.answer, card):
        return None
    before, _, after = card.question.partition(HIDDEN)
    if not AHEAD.search(before[-NEAR:]) or not SPANS_AHEAD.match(after):
        return None
    if WILL.search(card.full):
        return f"in “{card.answer}” years is a way of saying soon"
    return None


def _is_one_gap(card: Seen) -> bool:
    return card.is_gap and not card.is_list


def _is_number(text: str, card: Seen) -> bool:
    known = speech(card.context.language).number_words
    words = low_words(text)
    return bool(words) and (words[0][0].isdigit() or words[0] in known or words[0] in NUMBER_WORDS)


SAMPLE = re.compile(
    r"\b(?:study|survey|trial|sample|cohort|enquête|étude|échantillon|estudio|encuesta|muestra|Studie|Umfrage"
    r"|Stichprobe|estudo|pesquisa|amostra|studio|sondaggio)"
    r"(?: (?:he|she|they|se|il|elle|er|sie)? ?(?:\w+ed on|had))?"
    r"(?: (?:of|with|among|on|across|auprès de|sur|con|de|a|entre|unter|mit|von|mit|com|su|fra))?"
    r"(?: (?:about|some|roughly|unos|unas|environ|etwa|rund))? $",
    re.IGNORECASE,
)


LOOKED_AT = re.compile(
    r"\b(?:stud(?:y|ies) (?:w/|with)|studied|surveyed|interview(?:ed|s with)|followed|tracked|asked"
    r"|examined|sampled"
    r"|(?:estudi|encuest|entrevist|analiz)(?:ó|aron)|sigui(?:ó|eron)|estudou|entrevistou|acompanhou|analisou"
    r"|(?:a|ont) (?:interrogé|suivi|étudié)|(?:befragt|untersucht|begleitet)e?n?)"
    r" (?:about |some |only |over |more than |unos |unas |etwa |rund |environ |cerca de )?$",
    re.IGNORECASE,
)
TAKE_PART = re.compile(
    r" (?:[^\W\d_]+ )?"
    r"(?:people|persons|users?|students?|pupils|children|kids|patients|nurses|doctors"
    r"|workers|engineers|developers|participants|volunteers|respondents|subjects|teachers|adults"
    r"|women|men|families|households|customers|clients|grads|learners|players|drivers"
    r"|personas|pacientes|usuari[oa]s|alumn[oa]s|estudiantes|niñ[oa]s|médicos|docentes"
    r"|participantes|voluntari[oa]s|trabajadores|pares|pessoas|alun[oa]s|usuári[oa]s|estudantes"
    r"|Schüler\w*|Achtklässler\w*|Kinder\w*|Personen|Menschen|Patient\w*|Teilnehmer\w*"
    r"|Studierende\w*|Lehrkräfte\w*|Nutzer\w*|personnes|élèves|étudiants|utilisateurs|salariés"
    r"|enfants|persone|studenti|pazienti|utenti)\b"
)
"""Those whom a study counts."""
OVER_TRIALS = re.compile(r"\b(?:over|across|in|from|after|of|on) (?:about |some |roughly |only )?$")
TRIALS = re.compile(
    r" (?:[a-z]+ )?(?:runs|trials|calls|tests|tasks|episodes|prompts|sessions|flights|simulations"
    r"|rounds|games|attempts|experiments|conversations|queries|samples|images|photos)(?=[.,;:)]|$)"
)
"""What something was tried on, at the end of a clause: *no effect over [500] runs*."""
HAS = re.compile(r"\b(?:hat|haben|hatte|hatten|wurden|werden) (?:rund |etwa |über |fast )?$")
WAS_STUDIED = re.compile(
    r" [^.:;]{3,60} (?:verglichen|untersucht|ausgewertet|befragt|analysiert|beobachtet|begleitet"
    r"|gelesen)\b"
)
"""The same in German, where the verb stands last."""
GREW_TO = re.compile(r"\d[^.;:]{0,25} (?:to|a|al|auf|à|para|→|->|vs\.?|than|que|als) $")
"""What stands before the later of two counts of them."""


def sample_size(card: Seen) -> str | None:
    """*In her study of [600] pupils …*: how many took part is not what was found."""
    if not _is_one_gap(card) or not _is_number(card.answer.split()[0], card):
        return None
    before, _, after = card.question.partition(HIDDEN)
    near = before[-NEAR:]
    took_part = TAKE_PART.match(after) and not GREW_TO.search(near)
    tried_on = OVER_TRIALS.search(near) and TRIALS.match(after)
    studied = HAS.search(near) and WAS_STUDIED.match(after)
    if after.strip() and (
        SAMPLE.search(near) or LOOKED_AT.search(near) or took_part or tried_on or studied
    ):
        return f"“{card.answer}” only says how many were asked"
    return None


A_FINDING = re.compile(
    r"\d[\d.,]*\s?(?:%|per cent|percent|Prozent|por ciento|pour cent|points?\b|pts\b|puntos|Punkte)"
    r"|\b(?:half|twice|third|quarter|doble|mitad|Hälfte|halb|doppelt|moitié|double|metade|dobro|metà|doppio)\b"
    r"|\d [^\W\d]* ?(?:von|sur|out of|in|su) \d|\bone [^\W\d]+ in\b|\b(?:de|em) cada\b"
    r"|\bout of (?:ten|a hundred)\b|\bvon (?:zehn|hundert)\b|\bsur (?:dix|cent)\b"
)
OF_THINGS = re.compile(
    r" (?!(?:ms|s|min|per|por|times|dollars|euros|points|degrees|km|kg|[MGT]B)\b)"
    r"(?!(?:hour|day|week|month|year|minute|second|hora|día|semana|mes|año|dia|ano|Stunde|Tag|Woche|Monat|Jahr"
    r"|heure|jour|semaine|mois|an|ora|giorn|settiman|mes|ann)[^\W\d]{0,2}\b)[^\W\d_]{3,}"
)
LED_TO = re.compile(r"(?:→|->|=|\b(?:every|each|to|a|auf|à|bis|up))\s?$")


SHARED = re.compile(r"%|\b(?:percent|per cent|Prozent|por ciento|pour cent|per cento)\b")


def setting_figure(card: Seen) -> str | None:
    """*They read [1.4 million] pages, one letter in 25 wrong*: what they found is asked for."""
    if not _is_one_gap(card) or not card.answer[:1].isdigit() or SHARED.search(card.answer):
        return None
    before, _, after = card.question.partition(HIDDEN)
    if re.search(r"\d", before) or LED_TO.search(before) or not OF_THINGS.match(after):
        return None
    found = A_FINDING.search(after)
    return f"“{found[0]}” is what was found, “{card.answer}” where" if found else None


COMPUTED = re.compile(
    r"(?:[\d)][^=≈;.]{0,12}[×x*·+/−÷]\s?~?[\d(][^=≈;]{0,30}|\blog\d?\([^()]*\) ?)[=≈]\s?~?$"
)


def computed(card: Seen) -> str | None:
    """*1 + 39 × 0.05 = [2.95]*: anybody can reckon that."""
    if not _is_one_gap(card) or not card.answer[:1].isdigit():
        return None
    found = COMPUTED.search(card.question.partition(HIDDEN)[0])
    return f"“{card.answer}” can be reckoned from “{found[0].strip()}”" if found else None


ONE = frozenset("1 one un une uno una um uma ein eine einer".split())
OUT_OF_SOME = re.compile(
    r" (?:[^\W\d_]+ )?(?:sur|out of|of|in|de|de cada|em cada|von|su)"
    r" (?:\d{1,3}|three|four|five|six|ten|tres|cuatro|cinco|diez)\b(?! ?[%.,]\d)"
)


def one_of_some(card: Seen) -> str | None:
    """*[1] client of 4*: that it is one, anybody guesses."""
    if not _is_one_gap(card) or card.answer.lower() not in ONE:
        return None
    found = OUT_OF_SOME.match(card.question.partition(HIDDEN)[2])
    return f"anyone would guess “{card.answer}” before{found[0]}" if found else None


ON_THE_CLOCK = re.compile(
    r"\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\.?|Uhr)|\d{1,2}[:.]\d\d", re.IGNORECASE
)
HOUR = re.compile(r" (?:Uhr|o['’]clock|heures?|h)\b")


def hour_of_day(card: Seen) -> str | None:
    """*They all log in at [7.55]*: the hour is mostly but the setting of a story."""
    if not _is_one_gap(card) or not ON_THE_CLOCK.fullmatch(card.answer):
        return None
    if SET_FOR.search(card.question.partition(HIDDEN)[0]):
        return None
    is_bare = card.answer[-1].isdigit()
    if is_bare and ":" not in card.answer and not HOUR.match(card.question.partition(HIDDEN)[2]):
        return None
    return f"the hour, “{card.answer}”, is hardly what matters"


BETWEEN = re.compile(r"\b(?:between|entre|zwischen|tra)(?: (?:about|roughly|unos|etwa|environ))? $")
AND = re.compile(r"(?: \w+)? (?:and|y|und|et|e) ")


def one_end(card: Seen) -> str | None:
    """*Between [0.3] and 1.2*: one end alone says nothing."""
    if not _is_one_gap(card):
        return None
    before, _, after = card.question.partition(HIDDEN)
    if BETWEEN.search(before[-NEAR:].lower()) and AND.match(after):
        return f"“{card.answer}” is one of two ends"
    return None


COUNTED_OUT = re.compile(r" \w+(?: \w+)?:[^.;]*(?:,| and | then | y | und | et )")


def counted_out(card: Seen) -> str | None:
    """*Fish goes in at [two] points: early, and at the end*: what is counted stands there."""
    if not _is_one_gap(card) or not _is_number(card.answer, card):
        return None
    few = card.answer.lower() in FEW
    if few and COUNTED_OUT.match(card.question.partition(HIDDEN)[2]):
        return f"“{card.answer}” can be counted in what follows"
    return None


FEW = frozenset(
    "two three four five dos tres cuatro cinco zwei drei vier deux trois quatre 2 3 4 5".split()
)

ORDINAL_BEFORE = re.compile(
    r"\b(?:first|second|other|last|next|upper|lower|segunda|primera|otra|zweite|erste|andere|seconde|deuxième"
    r"|première|autre|outra) $",
    re.IGNORECASE,
)
HALF = frozenset("half mitad hälfte moitié metade metà".split())


def one_half(card: Seen) -> str | None:
    """*The second [half] of most sentences*: hardly anything else has a second one."""
    if not _is_one_gap(card) or card.answer.lower() not in HALF:
        return None
    found = ORDINAL_BEFORE.search(card.question.partition(HIDDEN)[0][-NEAR:])
    return f"“{found[0].strip()}” before it tells “{card.answer}”" if found else None


OUT_OF = re.compile(
    r"(?:out of|of every|de cada|sur|von|em cada|su"
    r"|\d (?:[^\W\d_]+ )?(?:per|por|pro|pour|per ogni)) (?:\w+ )?$",
    re.IGNORECASE,
)
ROUND = frozenset(
    "10 100 1000 1,000 1.000 100,000 100.000 ten hundred thousand diez cien mil zehn hundert"
    " tausend dix cent mille dez cem dieci".split()
)


def out_of_ten(card: Seen) -> str | None:
    """*Seven out of [ten]*: of round numbers anyone guesses that one."""
    if not _is_one_gap(card) or card.answer.lower() not in ROUND:
        return None
    found = OUT_OF.search(card.question.partition(HIDDEN)[0][-NEAR:])
    return f"“{card.answer}” is what shares are told of" if found else None


SHARE = re.compile(r"(\d{1,2})\s?%")


def same_share(card: Seen) -> str | None:
    """*Where it says 0.8, [80 %] are right*: the same in other figures."""
    found = SHARE.fullmatch(card.answer) if _is_one_gap(card) else None
    if found is None:
        return None
    part = f"{int(found[1]) / ALL:g}"
    if re.search(rf"(?<![\d.,]){re.escape(part)}0?(?![\d%]|[.,]\d)", card.question):
        return f"“{part}” is “{card.answer}” in other figures"
    return None


SUPPOSED = re.compile(r"\b(?:if|unless|were to|suppose|supposing)\b[^,;.→]*$", re.IGNORECASE)
LIMIT = re.compile(
    r"\b(?:under|over|below|above|within|beyond|past|exceeds?|at (?:least|most)"
    r"|(?:more|less|fewer) than) $",
    re.IGNORECASE,
)
"""What stands before a figure that is the rule itself: *shut it if it is under [80 %]*."""
SUCH = re.compile(
    r"(?:^|[.!?:;] )An? (?:[^.,;]{1,40} (?:that|which|who) (?:is|are|was)"
    r"|[\w-]+ [a-z]{2,}ing(?: by| at| of)?) $"
    r"|\bwith an? [\w-]+ (?:that [a-z]+s|[a-z]{2,}ing)(?: by| at| of)? $"
)
"""*A plan that is*, *a card throttling by*: one of which something is said further on."""


A_SUCH = re.compile(r"(?:^|[.!?:;] )(?:An?|With(?: an?)?|An? [\w-]+ with an?) $")
IN_GENERAL = 12
"""Words behind the gap among which the verb is looked for that says when this holds."""


def _is_in_general(after: str) -> bool:
    """Tell whether the first verb behind says what always or possibly is: *… costs nothing*."""
    words = low_words(after)[:IN_GENERAL]
    for word, following in pairwise((*words, "")):
        if word in {"can", "may", "might", "could", "will", "would", "is", "are"}:
            return True
        verb = has_form(word, Form.THIRD, Form.PAST)
        if verb and (not noun_too(word) or following in OF_VERB):
            return has_form(word, Form.THIRD)
    return False


OF_VERB = DETERMINERS | frozenset("nothing everything you us them it more less nobody".split())
"""What follows a verb, and hardly a noun."""


def supposed(card: Seen) -> str | None:
    """*If it went to [40]*, *a [2%] miss costs nothing*: another figure would do as well."""
    if not card.english or not _is_one_gap(card) or not _is_number(card.answer, card):
        return None
    before, _, after = card.question.partition(HIDDEN)
    any_such = SUCH.search(before) or (A_SUCH.search(before) and _is_in_general(after))
    if not LIMIT.search(before) and (SUPPOSED.search(before) or any_such):
        return f"“{card.answer}” is only supposed: another figure would do as well"
    return None


SETTING_LABEL = re.compile(
    r"[*_]{0,2}(?:setup|fleet|data(?:set)?|sample|scope|context|background|setting|stack|team|hardware|corpus"
    r"|cohort|datos|muestra|contexto|daten|stichprobe|données|échantillon|dados|amostra|dati|campione)"
    r"(?: size)?(?:[*_]{0,2}:|:[*_]{0,2}) ",
    re.IGNORECASE,
)


BEHIND_LABEL = re.compile(r"[.!?;,:]\s|→|->|=")
"""What stands between such a label and a figure that is told of it no more."""


def of_setting(card: Seen) -> str | None:
    """*Setup: [14 months] in three hospitals*: where something was found, and not what."""
    if not _is_one_gap(card) or not _is_number(card.answer, card):
        return None
    found = SETTING_LABEL.match(card.question)
    sentence = card.question.partition(HIDDEN)[0]
    if found and not BEHIND_LABEL.search(sentence[found.end() :]):
        return f"“{found[0].strip(' *_:')}” tells where something was found, and not what"
    return None


INTERVAL = re.compile(
    r"\s?(?:%|per cent|percent)?\s"
    r"(?:CI|confidence|interval|credible|de confianza|Konfidenz|de confiance)"
)


def usual_interval(card: Seen) -> str | None:
    """*[95] % interval 3-110*: of which interval is meant, anybody guesses."""
    usual = _is_one_gap(card) and card.answer[:2] in {"95", "90", "99"}
    if usual and INTERVAL.match(card.question.partition(HIDDEN)[2]):
        return f"“{card.answer}” only says which interval is given"
    return None


def lone_one(card: Seen) -> str | None:
    """*[1] model in place of five*: what else would it be."""
    if _is_one_gap(card) and card.answer.strip() == "1":
        return "that it is one is easily guessed"
    return None


OPERATOR = re.compile(r" ?[+×·−/] (?=[\w`$])")


def one_term(card: Seen) -> str | None:
    """*cache = [keys] + values*: the other half of what it is stands behind the gap."""
    if not _is_one_gap(card):
        return None
    found = OPERATOR.match(card.question.partition(HIDDEN)[2])
    return f"“{found[0].strip()}” joins the rest of it" if found else None


GATES = (
    Gate("one term", one_term),
    Gate("supposed figure", supposed),
    Gate("lone one", lone_one),
    Gate("usual interval", usual_interval, bars=Tier.DRAFT),
    Gate("setting label", of_setting),
    Gate("counted out", counted_out, bars=Tier.DRAFT),
    Gate("one half", one_half, bars=Tier.DRAFT),
    Gate("same share", same_share, bars=Tier.DRAFT),
    Gate("out of ten", out_of_ten, bars=Tier.DRAFT),
    Gate("sample size", sample_size),
    Gate("setting figure", setting_figure),
    Gate("computed", computed, bars=Tier.DRAFT),
    Gate("one of some", one_of_some, bars=Tier.DRAFT),
    Gate("hour of day", hour_of_day, bars=Tier.DRAFT),
    Gate("one end", one_end, bars=Tier.DRAFT),
    Gate("remainder", remainder),
    Gate("either number", either_number, bars=Tier.DRAFT),
    Gate("counted on", counted_on, bars=Tier.DRAFT),
    Gate("extreme case", extreme),
    Gate("times said", times_said, bars=Tier.DRAFT),
    Gate("small hours", small_hours),
    Gate("equal numbers", equal_numbers, bars=Tier.DRAFT),
    Gate("place number", place_number, bars=Tier.DRAFT),
    Gate("one of a series", one_of_series),
    Gate("numbered thing", numbered_thing),
    Gate("years ahead", years_ahead),
    Gate("reckoned", reckoned),
    Gate("after what", after_what),
)
