"""Honorifics: the titles and ranks that stand before a name, and the name without them."""

from __future__ import annotations

from itertools import dropwhile

TITLES = frozenset(
    "dr dr. prof prof. profa profa. professor sir dame mr mr. mrs mrs. ms ms. dra dra. lic lic."
    " im wgm wim emerita emeritus emérita emérito adj. mtra. mtro. psic. don doña d.ª d.ª. dª dña dña. mme mme. herr"
    " frau".split()
)
RANKS = frozenset(
    "captain capt. colonel col. maj. major sergeant sgt. lieutenant lt. admiral inspector insp. det."
    " detective superintendent judge justice hon. rev. reverend rabbi pastor imam sister sr. fr."
    " father chef coach adv. ing. arq. capitán capitana juez jueza sor inspector inspectora".split()
)
"""What stands before a name, and in headings of other kinds as well: *Coach Culture*."""

_BEFORE_A_NAME = TITLES | RANKS


def untitled(name: str) -> str:
    """Return a name without the titles and ranks before it, which are surnames elsewhere."""
    return " ".join(dropwhile(lambda word: word.lower() in _BEFORE_A_NAME, name.split()))
