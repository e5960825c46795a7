"""Not this but that, this instead of that, this more than that, and pairs of claims."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile

from recall.generators.quoted.cuts import (
    CLAUSE,
    CLAUSE_END,
    COMMA,
    NEAR,
    SMALL_WORD,
    STOP,
    Cut,
    after_comma,
    clause_end,
    first,
    main_verb,
)
from recall.language.tables import Table
from recall.language.tables.table import any_of, mark
from recall.language.tokens import Token, outside, tokens


def contrast(text: str, table: Table) -> Iterator[Cut]:
    """*Not X but Y*, *is not X, is Y*, *X, not Y* hide what is the case."""
    denied = first(text, mark(table.nots)) if table.nots else None
    if not denied:
        return
    if but := first(text, mark(table.buts), denied.end()):
        start = _after_same_preposition(text, denied.end(), but.end(), table)
        yield Cut(start, clause_end(text, start), "contrast", 0.88, CLAUSE)
        return
    if text[: denied.start()].rstrip().endswith(","):
        yield from _denied_last(text, denied, table)
        return
    yield from _verb_again(text, denied, table)


def _after_same_preposition(text: str, denied: int, start: int, table: Table) -> int:
    """Return where the gap begins after *but*: a preposition that both parts have stays visible."""
    opening = tokens(text[start:])[:1]
    if not opening or opening[0].key not in table.prepositions:
        return start
    before = {word.key for word in tokens(text[denied:start])}
    return start + opening[0].end if opening[0].key in before else start


def _verb_again(text: str, denied: re.Match[str], table: Table) -> Iterator[Cut]:
    """*The bottleneck is not A, is B*: the verb after *not* comes again after the comma."""
    following = tokens(text[denied.end() :])
    if not following:
        return
    verb = following[0].key
    for comma in outside(text, CLAUSE_END):
        after = tokens(text[comma.end() : comma.end() + NEAR])
        if comma.start() > denied.end() and after and _same_verb(after[0].key, verb, table):
            start = comma.end() + after[_shared(following, after, table) - 1].end
            yield Cut(start, clause_end(text, start), "contrast", 0.88, CLAUSE)
            return


def _same_verb(one: str, other: str, table: Table) -> bool:
    return one == other or {one, other} <= set(table.copulas)


def _shared(one: Sequence[Token], other: Sequence[Token], table: Table) -> int:
    """Return with how many words both begin, an article at their end left to the gap."""
    pairs = zip(one[1:], other[1:-1], strict=False)
    count = 1 + sum(1 for _ in takewhile(lambda pair: pair[0].key == pair[1].key, pairs))
    while count > 1 and other[count - 1].key in table.articles:
        count -= 1
    return max(1, count)


def turn(text: str, table: Table) -> Iterator[Cut]:
    """*X but Y* hides Y; not sure enough to be ready."""
    for found in outside(text, mark(table.but)) if table.but else ():
        if len(tokens(text[: found.start()])) > 2:
            sure = 0.55 if found[0].lower() in table.although else 0.7
            yield Cut(found.end(), clause_end(text, found.end()), "but", sure)
            return


def denied_end(text: str, table: Table) -> Iterator[Cut]:
    """*It is A, never B*, *A, and not B* hide A."""
    for found in outside(text, mark(table.but_not)) if table.but_not else ():
        turns = found[0].split()[0].lower() not in (*table.ands, *table.nots, *table.more)
        if text[: found.start()].rstrip().endswith(",") or (turns and " " in found[0]):
            yield from _denied_last(text, found, table)
            return


def _denied_last(text: str, denied: re.Match[str], table: Table) -> Iterator[Cut]:
    """*It lies in A, not in B*: A begins with the same kind of word as B."""
    following = tokens(text[denied.end() :])
    before = tokens(text[: denied.start()])
    if not following or len(before) < 3:
        return
    opening = following[0].key
    infinitives = table.infinitive_endings
    same_article = opening in table.articles and any(word.key == opening for word in before[2:])
    for at in range(len(before) - 1, 0, -1):
        word = before[at].key
        same = word == opening and opening not in table.articles
        like = word in table.articles and (
            word == opening if same_article else opening in table.articles
        )
        also = bool(infinitives) and _both_end(word, opening, infinitives)
        if same or like or also:
            start = before[at].end if same else before[at].start
            narrowed = any(other.key in table.prepositions for other in before[at + 1 :])
            loose = like and word != opening and narrowed
            # *A eats the memory in long runs, not the weights*: who eats, or what is eaten?
            yield Cut(start, before[-1].end, "contrast", 0.7 if loose else 0.84)
            return


def _both_end(one: str, other: str, endings: tuple[str, ...]) -> bool:
    enough = 4
    long = len(one) > enough and len(other) > enough
    return long and one.endswith(endings) and other.endswith(endings)


def instead(text: str, table: Table) -> Iterator[Cut]:
    """*Instead of A, B* hides B; *B instead of A* hides B after its verb."""
    found = first(text, mark(table.instead)) if table.instead else None
    if not found:
        return
    if found.start() == 0:
        for cut in after_comma(text, "instead", 0.85):
            yield cut._replace(start=_past_verb(text, cut, table))
        return
    words = tokens(text[: found.start()])
    if not table.vowel_ended:
        words = _from_last_verb(words, table)
    if len(words) > 2 and words[0].key not in table.articles:
        end = len(text[: found.start()].rstrip(" ,"))
        yield Cut(words[0].end, end, "instead", 0.76)


def _from_last_verb(words: tuple[Token, ...], table: Table) -> tuple[Token, ...]:
    """Return the words from the last known verb on; none where there is no such verb."""
    verbs = [
        at for at, word in enumerate(words) if table.is_verb(word.key) or word.key in table.thinking
    ]
    return words[verbs[-1] :] if verbs else ()


SUBJECT = 4
"""Words up to a verb that belong to a short subject."""


def _past_verb(text: str, cut: Cut, table: Table) -> int:
    """Return where a clause goes on after its short subject and its verb; else where it begins."""
    words = tokens(text[cut.start : cut.end])
    at = main_verb(words, table, SUBJECT)
    if not at or at + 2 >= len(words):
        return cut.start
    opens = words[at + 1].key in table.prepositions and at + 3 < len(words)
    return cut.start + words[at + 1 if opens else at].end


def exception(text: str, table: Table) -> Iterator[Cut]:
    """*It holds everywhere except in X* hides X."""
    found = first(text, mark(table.excepts)) if table.excepts else None
    if not found or len(tokens(text[: found.start()])) < LEAST_BEFORE:
        return
    following = tokens(text[found.end() : found.end() + NEAR])
    if not following or following[0].key in (*table.relatives, *table.if_):
        return
    opens = len(following) > 2 and following[0].key in table.prepositions
    start = found.end() + (following[0].end if opens else 0)
    yield Cut(start, clause_end(text, start), "except", 0.82)


LEAST_BEFORE = 3
"""Words of what something is an exception from."""


def comparison(text: str, table: Table) -> Iterator[Cut]:
    """*It is harder to mend X than Y* hides Y."""
    if not table.more or not table.than:
        return
    yield from _more_than(text, table)
    for found in outside(text, _than(table)):
        following = tokens(text[found.end() : found.end() + NEAR])
        if not following or table.is_verb(following[0].key):
            continue
        if following[0].key in (*table.nots, *table.reflexives):
            continue
        if found[0].lower().rsplit(maxsplit=1)[0].endswith(table.alike or ("\0",)):
            continue
        opens = len(following) > 2 and following[0].key in table.prepositions
        start = found.end() + (following[0].end if opens else 0)
        end = clause_end(text, start)
        turns = bool(table.but) and mark(table.but).match(text[end:].lstrip(" ,")) is not None
        yield Cut(start, end, "comparison", 0.7 if turns else 0.81)
        return


def _more_than(text: str, table: Table) -> Iterator[Cut]:
    """*It frightens A more than B*, each behind the same preposition, hides B."""
    phrases = tuple(f"{more} {than}" for more in table.more for than in table.than)
    for found in outside(text, mark(phrases)):
        following = tokens(text[found.end() : found.end() + NEAR])
        before = {word.key for word in tokens(text[: found.start()])}
        if (
            len(following) > 1
            and following[0].key in table.prepositions
            and following[0].key in before
        ):
            start = found.end() + following[0].end
            yield Cut(start, clause_end(text, start), "comparison", 0.81)
            return


@lru_cache(maxsize=8)
def _than(table: Table) -> re.Pattern[str]:
    """Return what stands before the lesser of two: *better than*, *harder to mend than*."""
    better, more, than = any_of(table.better), any_of(table.more), any_of(table.than)
    between = r"[^\s,;:.]{1,40}\s(?:[^\s,;:.]{1,40}\s){0,8}?"
    return re.compile(
        rf"(?<!\w)(?:(?:{better})\s|(?:{more})\s{between})(?:{than})\s", re.IGNORECASE
    )


def parallel(text: str, table: Table) -> Iterator[Cut]:
    """*A is for X, B is for Y* hides Y; so does *A is X whereas B is Y*."""
    if table.whereas and (found := first(text, mark(table.whereas))):
        if found.start() > 0:
            yield from _complement(text, found.end(), clause_end(text, found.end()), table)
        return
    commas = outside(text, COMMA)
    if len(commas) == 1 and not outside(text[commas[0].end() :], STOP):
        left = tokens(text[: commas[0].start()])
        right = tokens(text[commas[0].end() :])
        verbs = [word.key for word in left if word.key in table.copulas]
        if verbs and any(word.key == verbs[0] for word in right[1:]):
            yield from _complement(text, commas[0].end(), len(text), table)
        elif not verbs:
            yield from _after_same_verb(text, left, right, commas[0].end(), table)


def _after_same_verb(
    text: str, left: tuple[Token, ...], right: tuple[Token, ...], start: int, table: Table
) -> Iterator[Cut]:
    """*A protects X, B protects Y*: the word that both sides have parts subject and object."""
    small = {*table.articles, *table.prepositions, *table.nots}
    shared = {word.key for word in left[1:] if len(word.key) > SMALL_WORD} - small
    for at, word in enumerate(right[1:-1], start=1):
        if right[at + 1].key in (*table.ands, *table.relatives):
            continue
        if word.key in shared and right[at - 1].key not in (
            *table.articles,
            *table.prepositions,
            *table.demonstratives,
        ):
            opens = right[at + 1] if right[at + 1].key in table.prepositions else word
            yield Cut(start + opens.end, len(text), "parallel", 0.8)
            return


def _complement(text: str, start: int, end: int, table: Table) -> Iterator[Cut]:
    """Hide what follows the copula (and its preposition) in a stretch."""
    words = tokens(text[start:end])
    for at, word in enumerate(words[:-1]):
        if at > 0 and word.key in table.copulas:
            opens = words[at + 1] if words[at + 1].key in table.prepositions else word
            yield Cut(start + opens.end, end, "parallel", 0.82)
            return
