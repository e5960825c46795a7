"""Words that a clipped hand cuts short: *la infl. tiene*, *cada pto de crec. del PBI*.

The stop behind one of them ends no sentence where a small letter follows.
"""

from __future__ import annotations

import re

from recall.language.speech import speech
from recall.language.tables import Table

ABBREVIATED = frozenset(
    "ej etc aprox núm num pág pag págs art vs sr sra dr dra prof cap fig ed máx mín min max seg tel"
    " incl resp cf op cit bzw evtl ca ggf usw env resp pp vol dpto avda nro ref p.ej z.b d.h p.ex p.es"
    " e.g i.e".split()
)

SHORT = 5
"""Letters up to which a word that ends in a consonant may be cut short."""

LONGEST = 8
NO_ENDING = "bcfgkmptv"
"""No Spanish word ends in one of these."""

NO_BEGINNING = re.compile(r"(?![bcfgpt][lr]|dr|ch|ll|qu)[^\Waeiouáéíóúüyh\d]{2}")
"""Two letters with which no word begins: *cta*, *pto*."""


def is_cut_short(word: str, table: Table) -> bool:
    """Tell whether a word before a stop and a small letter is the beginning of a longer one."""
    bare = word.lower().lstrip("(¿«\"'*_~")
    if bare in ABBREVIATED:
        return True
    if not bare.isalpha() or len(bare) > LONGEST:
        return False
    if table.is_verb(bare) or bare in speech(table.language).function_words:
        return False
    if table.vowel_ended and (bare[-1] in NO_ENDING or NO_BEGINNING.match(bare)):
        return True
    return len(bare) <= SHORT and bare[-1] not in "aeiouyáéíóúsxz"
