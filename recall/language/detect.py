"""Which language a note is written in, told by its small words; no model.

Code, links, maths and names do not vote. What says too little keeps the default, which is
the language of the list, section or file around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from recall.language.rare import Rare
from recall.language.tokens import MARKUP
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
        instead two three per via each every after before under both between until
        never always often out up down off much many other another same own too
        here now within across during through die""",
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
    "fr": """le la les un une des de du à au aux et ou que qui en dans par pour avec sans sur
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
    "en": ("ing", "ings", "tion", "tions", "ness", "ight", "ought", "ful", "less", "ly"),
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

LETTERS = {"es": "ñ", "pt": "ãõ", "fr": "œêèû", "de": "ßäöü", "it": "ìò", "ca": "·ï"}
"""Letters that hint at a language wherever they stand."""

FOREIGN_LETTERS = "łęąśćźżńřěůťďňğışőűåøæășțđ"
"""Letters of languages that cannot be told."""

ENDING_VOTE = 0.5
OWN_ENDING_VOTE = 1.0
"""What an ending is worth that no other language of the table has."""

ENGLISH_WORD_VOTE = 0.3
"""What a content word from the English lists is worth: many are at home in any tech talk."""

MOST_CONTENT = 0.9
"""What content words and endings are worth together: a row of terms is in no language."""

LETTER_VOTE = 0.6
FOREIGN_VOTE = 1.0
FOREIGN_SCRIPT_VOTE = 2.0
"""What a word is worth that is spelt as in none of the languages of the table."""

ENOUGH = 0.9
"""Fewer votes than this tell nothing: one small word is enough, one ending is not."""

DEFAULT_VOTE = 0.5
"""What the language of the surroundings is worth when the text speaks for several."""

KIN = 3
"""The part of the votes for its surroundings by which another language must lead: kin share words."""

SURE = 2.0
LEAD = 1.0
"""Votes, and how many more than its surroundings, that give a text a language of its own."""

FEW_WORDS = 3
"""Up to so many words without a vote for their surroundings do not contradict them."""

A_JOTTING = 7
"""Up to so many words with a vote for their surroundings keep their language, unless …"""

CLEAR_LEAD = 2.0
"""… another leads by so many votes: in a few words, one repeated is at home in two."""

MANY_WORDS = 8
"""So many words of which none is known are not in the language around them."""

READ = 4_000
"""Characters of a text that tell its language."""

# A letter alone is a word between spaces, not in `w/o`, `e.g.`, `A/B` or `p99`.
_WORD = re.compile(
    r"[^\W\d_]{1,30}['·][^\W\d_]+|[^\W\d_]{2,}|(?<![\w/.&+-])[^\W\d_](?![\w/&+-]|\.\w)"
)
_MAY_BE_SILENT = re.compile(r"[`$\\\[{<~]|://")
_FENCED = Rare(
    r"^(?:```.*?(?:^```|\Z)|~~~.*?(?:^~~~|\Z))", "```|~~~", flags=re.MULTILINE | re.DOTALL
)


class Evidence(NamedTuple):
    """What the words of a text, or of several, say about its language."""

    words: int = 0
    """How many of them vote."""

    small: Mapping[str, float] = {}
    content: Mapping[str, float] = {}
    """Votes of content words and endings, by language."""

    letters: frozenset[str] = frozenset()
    """Languages at which letters or marks hint."""


def language_of(text: str, default: str = UNDETERMINED) -> str:
    """Return the ISO 639-1 code of the language of a text.

    `default` is the language of what stands around it (its list, section or file). A text
    has another one only where enough of its words say so; without a default it is `und`
    when too few do.
    """
    return language_by(evidence(text), default)


def language_by(found: Evidence, default: str = UNDETERMINED) -> str:
    """Return the language that the evidence speaks for, as `language_of` does."""
    votes = _votes(found)
    if default == UNDETERMINED:
        return _best(votes) if max(votes.values(), default=0.0) >= ENOUGH else default
    around = default if default in FUNCTION_WORDS else UNDETERMINED
    own = votes.get(around, 0.0)
    best = _best({**votes, around: own + DEFAULT_VOTE})
    if best != around and _contradicts(votes.get(best, 0.0), own, found.words):
        return best
    unknown = not own and "en" not in votes and found.words >= MANY_WORDS
    return UNDETERMINED if unknown and around != UNDETERMINED else default


def _contradicts(best: float, own: float, words: int) -> bool:
    """Tell whether votes for another language outweigh those for the one around the text."""
    lead = CLEAR_LEAD if words <= A_JOTTING else LEAD
    return (best >= SURE and best >= own + max(lead, own / KIN)) or (
        not own and best >= 1 and words > FEW_WORDS
    )


def _best(votes: Mapping[str, float]) -> str:
    # On a tie the earlier language of the table wins: English, then Spanish.
    return max(_CANDIDATES, key=lambda language: votes.get(language, 0.0))


_CANDIDATES = (*FUNCTION_WORDS, UNDETERMINED)


def _votes(found: Evidence) -> dict[str, float]:
    votes = dict(found.small)
    for language, vote in found.content.items():
        votes[language] = votes.get(language, 0.0) + min(vote, MOST_CONTENT)
    for language in found.letters:
        votes[language] = votes.get(language, 0.0) + LETTER_VOTE
    return votes


def evidence(text: str) -> Evidence:
    """Return what the words of a text say about its language."""
    words = _voting_words(text)
    small: dict[str, float] = {}
    content: dict[str, float] = {}
    letters = {"es"} if "¿" in text or "¡" in text else set()
    for word in words:
        said = _said_by(word)
        for language, vote in said.small:
            small[language] = small.get(language, 0.0) + vote
        for language, vote in said.content:
            content[language] = content.get(language, 0.0) + vote
        letters.update(said.letters)
    return Evidence(len(words), small, content, frozenset(letters))


def pooled(found: Iterable[Evidence]) -> Evidence:
    """Return what several texts say together."""
    words = 0
    small: dict[str, float] = {}
    content: dict[str, float] = {}
    letters: set[str] = set()
    for one in found:
        words += one.words
        for votes, more in ((small, one.small), (content, one.content)):
            for language, vote in more.items():
                votes[language] = votes.get(language, 0.0) + vote
        letters |= one.letters
    return Evidence(words, small, content, frozenset(letters))


class _Said(NamedTuple):
    """What one word says about the language of its text."""

    small: tuple[tuple[str, float], ...] = ()
    content: tuple[tuple[str, float], ...] = ()
    letters: tuple[str, ...] = ()


_NOTHING = _Said()


@lru_cache(maxsize=1 << 14)
def _said_by(word: str) -> _Said:
    small = tuple((language, 1.0) for language in _small_words().get(word, ()))
    if not word.isascii() and (foreign := _foreign_vote(word)):
        return _Said((*small, (UNDETERMINED, foreign)))
    content = {} if small else _ending_votes(word)
    if ("en", 1.0) not in small and word.isascii() and (is_common(word) or is_verb(word)):
        content["en"] = max(ENGLISH_WORD_VOTE, content.get("en", 0.0))
    letters = () if word.isascii() else _hinted(word)
    return (
        _Said(small, tuple(content.items()), letters) if small or content or letters else _NOTHING
    )


def _hinted(word: str) -> tuple[str, ...]:
    return tuple(
        language for language, letters in LETTERS.items() if not set(letters).isdisjoint(word)
    )


def _foreign_vote(word: str) -> float:
    if any(char > "\u024f" for char in word):
        return FOREIGN_SCRIPT_VOTE
    return 0.0 if set(FOREIGN_LETTERS).isdisjoint(word) else FOREIGN_VOTE


def _ending_votes(word: str) -> dict[str, float]:
    if len(word) <= 5:
        return {}
    found = [language for language, endings in ENDINGS.items() if word.endswith(endings)]
    return dict.fromkeys(found, OWN_ENDING_VOTE if len(found) == 1 else ENDING_VOTE)


def _voting_words(text: str) -> list[str]:
    """Return the words in lower case, without code, addresses, names and what is all capitals."""
    prose = text[:READ].replace("’", "'")
    if _MAY_BE_SILENT.search(prose):
        prose = MARKUP.sub(" . ", _FENCED.sub(" . ", prose))
    return list(_voters(_WORD.findall(prose)))


def _voters(found: Sequence[str]) -> Iterator[str]:
    small = _small_words()
    for at, word in enumerate(found):
        low = word.lower()
        if word == low:
            if word not in NAME_PARTICLES or not _inside_a_name(found, at):
                yield word
        elif word.isupper():
            if len(word) == 1 and at == 0:
                yield low
        elif at == 0 or low in small:
            yield low


def _inside_a_name(found: Sequence[str], at: int) -> bool:
    """Return whether capitals stand on both sides, with nothing but particles between."""
    nearby = 4
    before = (word for word in found[max(0, at - nearby) : at][::-1] if word not in NAME_PARTICLES)
    after = (word for word in found[at : at + nearby] if word not in NAME_PARTICLES)
    return next(before, "")[:1].isupper() and next(after, "")[:1].isupper()


NAME_PARTICLES = frozenset("de la las los del van von der den di da dos du le y e".split())


@cache
def _small_words() -> dict[str, tuple[str, ...]]:
    """Return for every small word the languages that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for language, small_words in FUNCTION_WORDS.items():
        for word in dict.fromkeys(small_words.split()):
            found[word] = (*found.get(word, ()), language)
    return found
