"""Whether the small words that bind a sentence together say something else than those they
replace: *once* and *unless*, *between* and *beyond*."""

from __future__ import annotations

from collections.abc import Iterable

_SENSES = {
    word: frozenset(senses.split())
    for words, senses in (
        ("once", "after when if"),
        ("after después", "after"),
        ("before antes", "before"),
        ("when whenever cuando", "when if while after"),
        ("where wherever donde", "where when"),
        ("if whether provided si", "if when"),
        ("unless", "unless"),
        ("except excepto salvo", "unless except"),
        ("until till hasta", "until"),
        ("while mientras", "while when though"),
        ("during durante", "while within"),
        ("throughout", "while through"),
        ("because porque", "cause"),
        ("since", "cause after from"),
        ("so therefore thus hence", "effect"),
        ("although though despite whereas however but pero aunque sino", "though and"),
        ("and y e besides plus", "and though effect"),
        ("or o u", "or"),
        ("instead rather", "instead"),
        ("between among amid entre", "between"),
        ("within", "within between"),
        ("beyond", "beyond above"),
        ("above sobre", "above"),
        ("over", "above across"),
        ("under below beneath underneath bajo", "below"),
        ("behind", "after below"),
        ("across", "across through"),
        ("through via", "through cause"),
        ("against versus contra", "against"),
        ("near beside around", "near"),
        ("toward towards into onto", "towards"),
        ("from desde", "from cause after between"),
        ("off", "off"),
    )
    for word in words.split()
}
"""What a word of time, place, cause or condition may say. Of two that share nothing each says
something else; those that say too many things (*in*, *of*, *as*) are left out."""

_OPPOSITES = frozenset(
    frozenset((word, other))
    for word, others in (
        ("to", "from off"),
        ("on", "off under below beneath underneath behind"),
        ("in", "beyond under below beneath above behind off"),
        ("at", "off beyond under behind"),
        ("for", "against by despite"),
        ("with", "against despite"),
        ("by", "despite against"),
    )
    for other in others.split()
)
"""Words that say too many things to tell, but for these in their places."""


def says_else(gone: Iterable[str], come: Iterable[str]) -> bool:
    """Return whether a word that went and one that came in its place bind in other ways."""
    gone, come = list(gone), list(come)
    return any(_opposes(word, other) for word in gone for other in come) and not any(
        _agree(word, other) for word in gone for other in come
    )


def _agree(word: str, other: str) -> bool:
    return bool(_SENSES.get(word, frozenset()) & _SENSES.get(other, frozenset()))


def _opposes(word: str, other: str) -> bool:
    if frozenset((word, other)) in _OPPOSITES:
        return True
    senses, others = _SENSES.get(word), _SENSES.get(other)
    return senses is not None and others is not None and not senses & others
