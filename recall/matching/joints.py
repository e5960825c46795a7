"""Whether the small words that bind a sentence together say something else than those they
replace: *once* and *unless*, *between* and *beyond*."""

from __future__ import annotations

from collections.abc import Iterable

from recall.language import words

_SENSES = {
    word: frozenset(senses.split())
    for words, senses in (
        ("once", "after when if"),
        ("after afterwards following después tras", "after"),
        ("before prior antes", "before"),
        ("when whenever cuando", "when if while after"),
        ("where wherever donde", "where when"),
        ("if whether provided assuming si", "if when"),
        ("unless", "unless"),
        ("except excepto salvo", "unless except"),
        ("until till hasta", "until"),
        ("while mientras", "while when though"),
        ("during durante", "while within when"),
        ("throughout", "while through"),
        ("because porque due thanks owing debido gracias", "cause"),
        ("since", "cause after from"),
        ("given", "cause if"),
        ("so therefore thus hence consequently", "effect"),
        ("although though despite whereas however but regardless pero aunque sino", "though and"),
        ("and y e besides plus + &", "and though effect"),
        ("or o u", "or"),
        ("instead rather", "instead"),
        ("between among amid entre", "between"),
        ("within", "within between"),
        ("beyond", "beyond above"),
        ("above sobre", "above"),
        ("over", "above across while"),
        ("under below beneath underneath bajo", "below"),
        ("behind", "after below"),
        ("across", "across through over"),
        ("through via", "through cause"),
        ("against versus contra", "against"),
        ("near beside around", "near at"),
        ("toward towards into", "towards within"),
        ("out outside", "off out"),
        ("onto", "towards above at"),
        ("inside", "within at"),
        ("from desde", "from cause between"),
        ("off", "off out"),
        ("in", "within at while towards through"),
        ("on upon", "at above about when towards"),
        ("at", "at near when within"),
        ("to", "towards until for"),
        ("for", "for cause while towards when after"),
        ("with", "and with cause through"),
        ("by", "near cause through until before"),
        ("as", "when while cause as"),
        ("about", "about near"),
    )
    for word in words.split()
}
"""What a word of time, place, cause or condition may say. Of two that share nothing each says
something else. *Of* says too many things."""

_OPPOSITES = frozenset(
    frozenset((word, other))
    for group, others in (
        ("for", "by against despite"),
        ("with", "against despite"),
        ("to", "from"),
        ("a al", "de del desde"),
        ("he", "she"),
        ("him his", "her hers"),
    )
    for word in group.split()
    for other in others.split()
)
"""Words that say something else in each other's place, whatever else they have in common."""

_WHERE = frozenset(
    "between among amid within beyond above over under below beneath underneath behind across"
    " through near toward towards into out outside onto inside from off in on upon at to"
    " entre sobre bajo desde a al".split()
)


_VAGUE = frozenset("in on upon at to for with by as about so".split())
"""Words that say so many things that no word of content stands against them."""

_TELLING = (_SENSES.keys() - _VAGUE) | frozenset(
    "even other another either enough little again".split()
)
"""Small words that a word of content can turn round: *even* and *odd*, *other* and *same*."""


def binds(word: str) -> bool:
    """Return whether the word says how something hangs on something else, and nothing more."""
    return word in _SENSES or word in _TELLING


def says_else(gone: Iterable[str], come: Iterable[str]) -> bool:
    """Return whether a word that went and one that came in its place bind in other ways.

    A word of content in the place of one that binds alone says something else, too, unless it
    is known to say the same: *because* and *thanks to*.
    """
    gone, come = list(gone), list(come)
    if any(_agree(word, other) for word in gone for other in come):
        return False
    return (
        any(_opposes(word, other) for word in gone for other in come)
        or _is_displaced(gone, come)
        or _is_displaced(come, gone)
    )


def _is_displaced(small: Iterable[str], other: Iterable[str]) -> bool:
    """Return whether nothing but small words, a telling one of them, stands against content."""
    return (
        words.FUNCTION_WORDS.issuperset(small)
        and not _TELLING.isdisjoint(small)
        and not words.FUNCTION_WORDS.issuperset(other)
    )


def _agree(word: str, other: str) -> bool:
    if frozenset((word, other)) in _OPPOSITES:
        return False
    return bool(_SENSES.get(word, frozenset()) & _SENSES.get(other, frozenset()))


def _opposes(word: str, other: str) -> bool:
    if frozenset((word, other)) in _OPPOSITES:
        return True
    return word in _SENSES and other in _SENSES and not _agree(word, other)


def says_where(word: str) -> bool:
    """Return whether the word binds a place, a measure or a direction to what is said of it, and
    no clause to another."""
    return word in _WHERE
