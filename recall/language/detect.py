"""Which language a note is written in, told by its small words; no model.

Code, addresses and names do not vote. What is too short to tell keeps the default,
which is the language of the section or file around it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from recall.language.tokens import fold, is_folded
from recall.language.verbs import is_verb
from recall.language.words import is_common

UNDETERMINED = "und"

FUNCTION_WORDS = {
    "en": """the a an of to in and is are was were be been that this these those it its for
        on with as at by from or not but if than then so because when while
        where which who what how why they you he she we his her their our your
        my i have has had do does did will would can could should may might must
        there about into over only also more most less no don't doesn't isn't
        can't won't it's that's just even very all any some such like without
        instead two three""",
    "es": """el la los las un una unos unas de del al y o u e que en a por para con sin sobre
        entre desde hasta no es son era eran fue ser está están estar hay ha han
        he había lo le les se me te nos su sus mi tu más menos muy ya si sí como
        cuando donde porque pero sino aunque mientras este esta estos estas ese
        esa esos eso esto aquel cada todo toda todos todas nada nunca también
        tampoco así puede pueden hace hacer qué cómo cuál quién sólo solo otro
        otra otros otras mejor peor según cuanto cuanta tanto tan hacia ni
        después antes dos tres cuatro cinco seis cosa cosas gente años tiempo
        veces usa usar""",
    "pt": """o a os as um uma uns umas de do da dos das no na nos nas em ao à aos e ou que
        por para com sem sobre entre desde até não é são era foi ser está estão
        há tem têm se me lhe seu sua seus suas meu mais menos muito já como
        quando onde porque mas embora isto isso esse essa este esta ele ela eles
        elas você também pelo pela pelos pelas num numa só nem depois cada todo
        toda todos mesmo pode podem fazer""",
    "fr": """le la les un une des de du au aux et ou que qui en dans par pour avec sans sur
        sous entre ne pas plus moins est sont était être avoir a ont il elle ils
        elles on nous vous je tu ce cet cette ces son sa ses leur leurs mon ma
        mes notre comme quand où parce mais donc car si très déjà aussi c'est
        n'est qu'il d'un d'une l'on cela ça tout tous toute toutes même peut
        faut fait être chaque après avant chez lorsque puis quel quelle""",
    "de": """der die das den dem des ein eine einen einem einer eines und oder aber nicht
        kein keine ist sind war waren sein wird werden wurde hat haben hatte
        kann können muss müssen soll auf aus bei bis durch für gegen in im an am
        mit nach ohne über um unter von vom vor zu zum zur zwischen weil wenn
        als dass daß ob wie wo was wer warum er sie es wir ihr ich man sich auch
        noch nur schon sehr mehr immer nie dann denn sondern damit diese dieser
        dieses jeder alle so doch""",
    "it": """il lo la gli le un uno una di del della dello dei delle degli da dal dalla dai
        in nel nella nei nelle a al alla ai alle e o che chi con per su sul
        sulla tra fra non è sono era essere ha hanno si mi ti ci vi loro suo sua
        suoi più meno molto già come quando dove perché ma anche questo questa
        questi quello quella ogni tutto tutti tutte solo così mai poi prima dopo
        senza può possono deve cosa c'è""",
    "ca": """el la els les un una uns unes de del dels al als i o que en amb per sense sobre
        entre des fins no és són era ser està estan hi ha han ho li els se em et
        ens seu seva seus més menys molt ja si com quan on perquè però sinó
        encara aquest aquesta aquests això aquell cada tot tota tots totes mai
        també així pot poden fer què quin només altre altra després abans""",
}
"""The small words of each language that can be told; one that several have votes for each."""

ENDINGS = {
    "es": (
        "ción",
        "ciones",
        "mente",
        "dad",
        "dades",
        "iendo",
        "ando",
        "aje",
        "ismo",
        "ncia",
        "idad",
    ),
    "pt": ("ção", "ções", "mente", "dade", "dades", "agem", "ência", "inho"),
    "fr": ("euse", "euses", "elles", "ique", "iques"),
    "de": ("ung", "ungen", "keit", "heit", "lich", "liche", "isch", "schaft", "ieren"),
    "it": ("zione", "zioni", "mente", "tà", "aggio", "ezza", "anza"),
    "ca": ("ció", "cions", "ment", "itat", "atge", "esa"),
}
"""Endings that hint at a language; weaker than a small word."""

LETTERS = {"es": "ñ¿¡", "pt": "ãõ", "fr": "œêèû", "de": "ßäöü", "it": "ìò", "ca": "·ï"}
"""Letters that hint at a language wherever they stand."""

ENDING_VOTE = 0.5
OWN_ENDING_VOTE = 1.0
"""What an ending is worth that no other language of the table has."""

ENGLISH_WORD_VOTE = 0.3
"""What a content word from the English lists is worth: many are at home in any tech talk."""

LETTER_VOTE = 0.6
ENOUGH = 0.9
"""Fewer votes than this tell nothing: one small word is enough, one ending is not."""

DEFAULT_VOTE = 0.5
"""What the language of the surroundings is worth when the text speaks for several."""

_WORD = re.compile(r"[^\W\d_]+(?:['’·][^\W\d_]+)?")


def language_of(text: str, default: str = UNDETERMINED) -> str:
    """Return the ISO 639-1 code of the language of a text.

    `default` is the language of what stands around it (its section or file): a text with too
    few small words has that one. Without it such a text is `und`.
    """
    votes = _votes(text)
    if max(votes.values(), default=0.0) < ENOUGH:
        return default
    if default in votes:
        votes[default] += DEFAULT_VOTE
    # On a tie the earlier language of the table wins: English, then Spanish.
    return max(FUNCTION_WORDS, key=lambda language: votes.get(language, 0.0))


def _votes(text: str) -> dict[str, float]:
    votes: dict[str, float] = defaultdict(float)
    words = _voting_words(text)
    for word in words:
        languages = _languages_of().get(word, ())
        for language in languages:
            votes[language] += 1
        if not languages:
            for language, vote in _content_votes(word).items():
                votes[language] += vote
    for language, letters in LETTERS.items():
        if any(letter in word for word in words for letter in letters):
            votes[language] += LETTER_VOTE
    if "¿" in text or "¡" in text:
        votes["es"] += LETTER_VOTE
    return votes


def _content_votes(word: str) -> dict[str, float]:
    """Return what a word that is no small word hints at."""
    found = [
        language
        for language, endings in ENDINGS.items()
        if len(word) > 5 and word.endswith(endings)
    ]
    hints = dict.fromkeys(found, OWN_ENDING_VOTE if len(found) == 1 else ENDING_VOTE)
    if word.isascii() and (is_common(word) or is_verb(word)):
        hints["en"] = ENGLISH_WORD_VOTE
    return hints


def _voting_words(text: str) -> list[str]:
    """Return the words in lower case, without code, addresses, names and what is all capitals."""
    prose = "".join(" . " if is_folded(char) else char for char in fold(text).text)
    found = _WORD.findall(prose.replace("’", "'"))
    return [word.lower() for at, word in enumerate(found) if _votes_at(found, at)]


def _votes_at(found: list[str], at: int) -> bool:
    word = found[at]
    if word.isupper():
        return len(word) == 1 and at == 0
    if word[0].isupper():
        return at == 0 or word.lower() in _languages_of()
    return not (word in NAME_PARTICLES and _inside_a_name(found, at))


def _inside_a_name(found: list[str], at: int) -> bool:
    """Return whether capitals stand on both sides, with nothing but particles between."""
    nearby = 4
    before = (word for word in found[max(0, at - nearby) : at][::-1] if word not in NAME_PARTICLES)
    after = (word for word in found[at : at + nearby] if word not in NAME_PARTICLES)
    return next(before, "")[:1].isupper() and next(after, "")[:1].isupper()


NAME_PARTICLES = frozenset("de la las los del van von der den di da dos du le y e".split())


@cache
def _languages_of() -> dict[str, tuple[str, ...]]:
    """Return for every small word the languages that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for language, small_words in FUNCTION_WORDS.items():
        for word in dict.fromkeys(small_words.split()):
            found[word] = (*found.get(word, ()), language)
    return found
