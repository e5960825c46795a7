"""Putting right what a slip of the finger made of a word, before two texts are set side by side."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from rapidfuzz.distance import OSA

from recall.language import verbs, words
from recall.matching.units import UNITS

MOST = 4
"""Words by which two texts differ at most for slips to be looked for: beyond, they are others."""

_WORD = re.compile(r"(?<![\w'’])[^\W\d_]{3,}(?![\w'’])")


def respelled(old: str, new: str) -> str:
    """Return the new text with words in the spelling of the old one, where one is a slip.

    A slip makes nothing that anybody knows of a word that everybody knows, with one letter too
    many or too few, or two swapped. *Tie* for *time* may be meant; *gie* for *give* is not.
    """
    before, after = Counter(_WORD.findall(old)), Counter(_WORD.findall(new))
    gone, come = (before - after).keys(), after.keys() - before.keys()
    if not gone or not come or max(len(gone), len(come)) > MOST:
        return new
    spelled = {
        word: other for word in sorted(come) for other in sorted(gone) if is_misspelt(word, other)
    }
    if not spelled:
        return new
    return _WORD.sub(lambda found: spelled.get(found[0], found[0]), new)


@lru_cache(maxsize=20_000)
def is_misspelt(one: str, other: str) -> bool:
    """Return whether one of the two is a word, and the other is that word misspelt."""
    if one[0] != other[0] or max(len(one), len(other)) < 4:
        return False
    swapped = len(one) == len(other) and sorted(one) == sorted(other)
    if not swapped and abs(len(one) - len(other)) != 1:
        return False
    if OSA.distance(one, other) != 1 or words.stem(one.lower()) == words.stem(other.lower()):
        return False
    return _is_word(one.lower()) is not _is_word(other.lower())


def _is_word(word: str) -> bool:
    """Return whether the word stands in some list of words, of those of three letters in any."""
    if (
        word in words.NUMBER_WORDS
        or word in UNITS
        or word in _SHARES
        or words.is_common(word)
        or verbs.is_verb(word)
    ):
        return True
    return word in _trade() or word in _SHORT


_SHARES = frozenset("percent prozent ciento".split())


def _trade() -> frozenset[str]:
    from recall.language.realise import trade_words

    return trade_words()


_SHORT = frozenset(
    "ace act add ado age ago aid ail aim air ale all alp amp and ant any ape app apt arc are"
    " ark arm art ash ask asp ass ate awe axe bad bag ban bar bat bay bed bee beg bet bib bid"
    " big bin bit bog boo bot bow box boy bra bud bug bum bun bus but buy cab cad cam can cap"
    " car cat cob cod cog con coo cop cot cow cox coy cry cub cue cup cur cut dab dad dam day"
    " den dew did die dig dim din dip doe dog don dot dry dub due dug dye ear eat ebb eel egg"
    " ego elf elk elm end eon era erg eve ewe eye fad fan far fat fax fed fee fen few fib fig"
    " fin fir fit fix flu fly foe fog for fox fro fry fun fur gag gap gas gel gem get gin god"
    " goo got gum gun gut guy gym had hag ham has hat hay hem hen her hew hex hid him hip his"
    " hit hob hoe hog hop hot how hub hue hug hum hut ice icy ill imp ink inn ion ire irk its"
    " ivy jab jam jar jaw jay jet jig job jog jot joy jug keg key kid kin kit lab lad lag lap"
    " law lax lay led leg let lid lie lip lit lob log lot low lug mad man map mar mat may men"
    " met mid mil mix mob mod mol mop mud mug nap net new nib nil nip nit nod nor not now nun"
    " nut oak oar oat odd off oil old one opt orb ore our out owe owl own pad pal pan par pat"
    " paw pay pea peg pen pep per pet pie pig pin pit ply pod pop pot pro pub pug pun pup put"
    " rag ram ran rap rat raw ray red rep rib rid rig rim rip rob rod roe rot row rub rue rug"
    " rum run rut rye sad sag sap sat saw say sea see set sew sex she shy sin sip sir sit six"
    " ski sky sly sob sod son sow soy spa spy sty sub sue sum sun tab tag tan tap tar tax tea"
    " ten the thy tie tin tip toe ton too top tow toy try tub tug two urn use van vat vet via"
    " vow wad wag war was wax way web wed wee wet who why wig win wit woe wok won woo yak yam"
    " yap yen yes yet you zap zip zoo".split()
)
"""Words of three letters, which one letter less makes of many of four."""
