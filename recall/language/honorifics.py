"""Honorifics: the titles and ranks that stand before a name, and the name without them."""

from __future__ import annotations

from itertools import dropwhile

TITLES = frozenset(
    "dr dr. prof prof. profa profa. professor sir dame mr mr. mrs mrs. ms ms. dra dra. lic lic."
    " im wgm wim emerita emeritus emérita emérito adj. mtra. mtro. psic. don doña d.ª d.ª. dª dña dña. mme mme. herr"
    " frau dott. dott.ssa dottor dottoressa sig. sig.ra sra.".split()
)
RANKS = frozenset(
    "captain capt. colonel col. maj. major sergeant sgt. lieutenant lt. admiral inspector insp. det."
    " detective superintendent judge justice hon. rev. reverend rabbi pastor imam sister sr. fr."
    " father chef coach adv. ing. arq. capitán capitana juez jueza sor inspector inspectora"
    " baroness baron cllr cllr. maître schwester pfarrer pfarrerin père sœur soeur suor frère hermana hermano irmã frei padre brother".split()
)
"""What stands before a name, and in headings of other kinds as well: *Coach Culture*."""

RANKS_OF_TWO = frozenset(
    (
        "lt col|lt. col.|lt gen|lt. gen.|lt cdr|lt. cdr.|maj gen|maj. gen.|brig gen|brig. gen.|wing commander"
        "|wg cdr|squadron leader|sqn ldr|flight lieutenant|flt lt|rear admiral|vice admiral|chief inspector"
        "|chief superintendent|lieutenant colonel|lieutenant general|major general|brigadier general"
        "|teniente coronel|tenente coronel|tenente colonnello"
    ).split("|")
)

_BEFORE_A_NAME = TITLES | RANKS


def untitled(name: str) -> str:
    """Return a name without the titles and ranks before it, which are surnames elsewhere."""
    first, second, *rest = [*name.split(), "", ""]
    if f"{first} {second}".lower() in RANKS_OF_TWO:
        return " ".join(rest).strip()
    return " ".join(dropwhile(lambda word: word.lower() in _BEFORE_A_NAME, name.split()))
