"""Rules for a language that is known by a small table of its connectives.

Every card quotes the sentence and hides what stands on one side of a connective, so no
grammar has to be moved. A further language is a further table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import takewhile

from recall.drafts import Draft
from recall.generators.quoting import Said, gap_card, said
from recall.language.tokens import Token, outside, tokens
from recall.notes import Context, Note


@dataclass(frozen=True)
class Table:
    """The connectives of one language; several words are parted by one space."""

    language: str
    """ISO 639-1."""

    causes: tuple[str, ...]
    causes_first: tuple[str, ...]
    """Those that mean a cause only at the front of a sentence: *since*."""

    results: tuple[str, ...]
    purposes: tuple[str, ...]
    """Before a clause or an infinitive."""

    infinitive_endings: tuple[str, ...]
    """What a word ends in that may follow the bare preposition of purpose."""

    bare_purpose: str
    """The preposition of purpose, which means other things before a noun."""

    uses: tuple[str, ...]
    """Verbs that recommend a means: *use*."""

    conditions: tuple[str, ...]
    """First words of a clause that says when, if or without what."""

    without: tuple[str, ...]
    """Those of the conditions that deny."""

    nots: tuple[str, ...]
    buts: tuple[str, ...]
    """What follows a denied part: *sino*."""

    instead: tuple[str, ...]
    copulas: tuple[str, ...]
    articles: tuple[str, ...]
    indefinites: tuple[str, ...]
    most: tuple[str, ...]
    """The word of a superlative."""

    first: tuple[str, ...]
    then: tuple[str, ...]
    the_more: tuple[str, ...]
    whereas: tuple[str, ...]
    prepositions: tuple[str, ...]
    genitive: str
    """The preposition that ties a noun to the one before it: nothing is cut after it."""

    called: tuple[str, ...]
    """Verbs before a name: *se llama*."""

    ranges: tuple[tuple[str, str], ...]
    """What stands before the number that was and the one that is: *de 12 a 40*."""

    changes: re.Pattern[str]
    """Verbs that tell of a change: *bajó*, *pasó*."""

    verbs: frozenset[str]
    """Forms of frequent verbs, for drafts that cut a plain statement behind its verb."""

    verb_endings: re.Pattern[str]
    """How forms of other verbs end that are seldom anything else."""

    openers: tuple[str, ...]
    """What may be dropped at the front of a note: *Pero*, *Dice que*."""

    opinions: tuple[str, ...]
    """How the note-taker begins a remark of his own."""

    @cached_property
    def opinion(self) -> re.Pattern[str]:
        return re.compile(rf"[,;.]\s+(?=(?:{_any(self.opinions)})\s)", re.IGNORECASE)

    @cached_property
    def opener(self) -> re.Pattern[str]:
        return re.compile(rf"(?:(?:{_any(self.openers)}),?\s+){{1,2}}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Connectives:
    """Gap cards around the connectives of one language."""

    table: Table

    @property
    def name(self) -> str:
        return f"connectives-{self.table.language}"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        if context.language != self.table.language or note.children:
            return
        claims = said(note, context, self.table.opener, self.table.opinion)
        for claim in _with_its_cause(claims, self.table):
            found = [draft for family in FAMILIES for draft in family(claim, self.table)]
            yield from found or completion(claim, self.table)


def _with_its_cause(claims: Iterator[Said], table: Table) -> Iterator[Said]:
    """Yield the claims; one that begins with *so* has the sentence before it in front."""
    before = ""
    for claim in claims:
        joins = before and _mark(table.results).match(claim.text)
        yield replace(claim, text=f"{before}. {claim.text}") if joins else claim
        before = claim.text


def cause(claim: Said, table: Table) -> Iterator[Draft]:
    """*X because Y* hides Y."""
    if re.match(rf"(?:{_any(table.causes_first)})\s", claim.text, re.IGNORECASE):
        yield from _after_comma(claim, "because", 0.8)
    elif found := _first(claim.text, _mark(table.causes)):
        end = _clause_end(claim.text, found.end())
        if found.start() == 0:  # *Because X, Y*: Y is what the reader completes
            yield from _after_comma(claim, "because", 0.8)
            return
        yield from gap_card(claim, found.end(), end, pattern="because", confidence=0.9)


def result(claim: Said, table: Table) -> Iterator[Draft]:
    """*X, so Y* hides Y."""
    found = _first(claim.text, _mark(table.results))
    if found and found.start() > 0:
        yield from gap_card(
            claim, found.end(), _clause_end(claim.text, found.end()), pattern="so", confidence=0.84
        )


def purpose(claim: Said, table: Table) -> Iterator[Draft]:
    """*Use X to Y* hides X, *X in order to Y* hides Y."""
    found = _first(claim.text, _mark(table.purposes)) or _bare_purpose(claim.text, table)
    if not found:
        return
    if found.start() == 0:
        yield from _after_comma(claim, "purpose", 0.82, past=table.uses)
        return
    first = tokens(claim.text)[0]
    if first.key in table.uses:
        yield from gap_card(claim, first.end, found.start(), pattern="use", confidence=0.86)
        return
    end = _clause_end(claim.text, found.end())
    yield from gap_card(claim, found.end(), end, pattern="purpose", confidence=0.84)


def _bare_purpose(text: str, table: Table) -> re.Match[str] | None:
    for found in outside(text, _mark((table.bare_purpose,))):
        words = tokens(text[found.end() : found.end() + NEAR])
        before = tokens(text[max(0, found.start() - NEAR) : found.start()])[-1:]
        if before and before[0].key in table.copulas:
            continue
        if words and len(words[0].key) > 3 and words[0].key.endswith(table.infinitive_endings):
            return found
    return None


def condition(claim: Said, table: Table) -> Iterator[Draft]:
    """*When X, Y* hides Y."""
    if not re.match(rf"(?:{_any(table.conditions)})\s", claim.text, re.IGNORECASE):
        return
    if outside(claim.text, COMMA):
        yield from _after_comma(claim, "condition", 0.85)
    elif tokens(claim.text)[0].key in table.without:
        yield from _denied_after(claim, table)


def _denied_after(claim: Said, table: Table) -> Iterator[Draft]:
    """*Without X there is no Y*, without a comma, hides Y."""
    denied = _first(claim.text, _mark(table.nots))
    verb = tokens(claim.text[denied.end() : denied.end() + NEAR])[:1] if denied else ()
    if denied and verb:
        start = denied.end() + verb[0].end
        yield from gap_card(claim, start, len(claim.text), pattern="condition", confidence=0.8)


def _after_comma(
    claim: Said, pattern: str, confidence: float, *, past: tuple[str, ...] = ()
) -> Iterator[Draft]:
    """Hide what stands after the first comma, but for a first word out of `past`."""
    for comma in outside(claim.text, COMMA):
        left, right = claim.text[: comma.start()], claim.text[comma.end() :]
        if len(left.split()) > 1 and len(right.split()) > 1:
            start, end = comma.end(), _sentence_part_end(claim.text, comma.end())
            first = tokens(right)[:1]
            if first and first[0].key in past:
                start += first[0].end
            yield from gap_card(claim, start, end, pattern=pattern, confidence=confidence)
        return


def contrast(claim: Said, table: Table) -> Iterator[Draft]:
    """*Not X but Y*, *is not X, is Y*, *X, not Y* hide what is the case."""
    denied = _first(claim.text, _mark(table.nots))
    if not denied:
        return
    if but := _first(claim.text, _mark(table.buts), denied.end()):
        start = _after_same_preposition(claim.text, denied.end(), but.end(), table)
        end = _clause_end(claim.text, start)
        yield from gap_card(claim, start, end, pattern="contrast", confidence=0.88)
        return
    if claim.text[: denied.start()].rstrip().endswith(","):
        yield from _denied_last(claim, denied, table)
        return
    yield from _verb_again(claim, denied)


def _after_same_preposition(text: str, denied: int, start: int, table: Table) -> int:
    """Return where the gap begins after *but*: a preposition that both parts have stays visible."""
    first = tokens(text[start:])[:1]
    if not first or first[0].key not in table.prepositions:
        return start
    before = {word.key for word in tokens(text[denied:start])}
    return start + first[0].end if first[0].key in before else start


def _verb_again(claim: Said, denied: re.Match[str]) -> Iterator[Draft]:
    """*The bottleneck is not A, is B*: the verb after *not* comes again after the comma."""
    following = tokens(claim.text[denied.end() :])
    if not following:
        return
    verb = following[0].key
    for comma in outside(claim.text, COMMA):
        after = tokens(claim.text[comma.end() : comma.end() + NEAR])
        if comma.start() > denied.end() and after and after[0].key == verb:
            start = comma.end() + after[_shared(following, after) - 1].end
            end = _clause_end(claim.text, start)
            yield from gap_card(claim, start, end, pattern="contrast", confidence=0.88)
            return


def _shared(one: Sequence[Token], other: Sequence[Token]) -> int:
    """Return with how many words both begin; the last of the other is left over."""
    same = takewhile(lambda pair: pair[0].key == pair[1].key, zip(one, other[:-1], strict=False))
    return max(1, sum(1 for _ in same))


def _denied_last(claim: Said, denied: re.Match[str], table: Table) -> Iterator[Draft]:
    """*It lies in A, not in B*: A begins with the same kind of word as B."""
    following = tokens(claim.text[denied.end() :])
    before = tokens(claim.text[: denied.start()])
    if not following or len(before) < 3:
        return
    opening = following[0].key
    kind = table.articles if opening in table.articles else (opening,)
    for at in range(len(before) - 1, 0, -1):
        if before[at].key in kind:
            hides_opening = opening in table.articles
            start = before[at].start if hides_opening else before[at].end
            end = before[-1].end
            yield from gap_card(claim, start, end, pattern="contrast", confidence=0.84)
            return


def instead(claim: Said, table: Table) -> Iterator[Draft]:
    """*Instead of A, B* hides B; *B instead of A* hides B after its verb."""
    found = _first(claim.text, _mark(table.instead))
    if not found:
        return
    if found.start() == 0:
        yield from _after_comma(claim, "instead", 0.85)
        return
    words = tokens(claim.text[: found.start()])
    if len(words) > 2 and words[0].key not in table.articles:
        yield from gap_card(claim, words[0].end, found.start(), pattern="instead", confidence=0.65)


def definition(claim: Said, table: Table) -> Iterator[Draft]:
    """*X is a Y that …* hides what X is; *X is the most …* hides X."""
    words = tokens(claim.text)
    for at in range(1, len(words) - 2):
        if words[at].key not in table.copulas:
            continue
        subject, complement = claim.text[: words[at].start], words[at + 1 :]
        if words[at - 1].key in table.nots or "," in subject or at > 8:
            return
        if words[0].key in table.articles and _is_superlative(words[:at], table):
            end = _clause_end(claim.text, complement[0].start)
            yield from gap_card(
                claim, complement[0].start, end, pattern="superlative", confidence=0.85
            )
        elif complement[0].key in table.articles and _is_superlative(complement, table):
            end = words[at - 1].end
            yield from gap_card(claim, 0, end, pattern="superlative", confidence=0.8)
        elif complement[0].key in table.indefinites and len(complement) > 2:
            end = _clause_end(claim.text, complement[0].start)
            yield from gap_card(
                claim, complement[0].start, end, pattern="definition", confidence=0.86
            )
        return


def _is_superlative(phrase: tuple[Token, ...], table: Table) -> bool:
    """Return whether a phrase is *el … más …* within its first words."""
    if phrase[0].key in table.indefinites:
        return False
    return any(word.key in table.most for word in phrase[1:6])


def order(claim: Said, table: Table) -> Iterator[Draft]:
    """*First X, then Y* hides Y."""
    first = _first(claim.text, _mark(table.first))
    then = _first(claim.text, _mark(table.then), first.end()) if first else None
    if first and then and first.start() == 0:
        end = _clause_end(claim.text, then.end())
        yield from gap_card(claim, then.end(), end, pattern="order", confidence=0.8)


def proportion(claim: Said, table: Table) -> Iterator[Draft]:
    """*The more X, the more Y* hides what follows the comma."""
    if re.match(rf"(?:{_any(table.the_more)})\s", claim.text, re.IGNORECASE):
        yield from _after_comma(claim, "the-more", 0.86)


def parallel(claim: Said, table: Table) -> Iterator[Draft]:
    """*A is for X, B is for Y* hides Y; so does *A is X whereas B is Y*."""
    if mark := _first(claim.text, _mark(table.whereas)):
        if mark.start() > 0:
            end = _clause_end(claim.text, mark.end())
            yield from _complement(claim, mark.end(), end, table)
        return
    commas = outside(claim.text, COMMA)
    if len(commas) == 1:
        left = tokens(claim.text[: commas[0].start()])
        right = tokens(claim.text[commas[0].end() :])
        verbs = [word.key for word in left if word.key in table.copulas]
        if verbs and any(word.key == verbs[0] for word in right[1:]):
            yield from _complement(claim, commas[0].end(), len(claim.text), table)
        elif not verbs:
            yield from _after_same_verb(claim, left, right, commas[0].end(), table)


def _after_same_verb(
    claim: Said, left: tuple[Token, ...], right: tuple[Token, ...], start: int, table: Table
) -> Iterator[Draft]:
    """*A protects X, B protects Y*: the word that both sides have parts subject and object."""
    small = {*table.articles, *table.prepositions, *table.nots}
    shared = {word.key for word in left[1:] if len(word.key) > SMALL_WORD} - small
    for at, word in enumerate(right[1:-1], start=1):
        if word.key in shared:
            opens = right[at + 1] if right[at + 1].key in table.prepositions else word
            yield from gap_card(
                claim, start + opens.end, len(claim.text), pattern="parallel", confidence=0.8
            )
            return


def _complement(claim: Said, start: int, end: int, table: Table) -> Iterator[Draft]:
    """Hide what follows the copula (and its preposition) in a stretch."""
    words = tokens(claim.text[start:end])
    for at, word in enumerate(words[:-1]):
        if at > 0 and word.key in table.copulas:
            opens = words[at + 1] if words[at + 1].key in table.prepositions else word
            yield from gap_card(claim, start + opens.end, end, pattern="parallel", confidence=0.82)
            return


def change(claim: Said, table: Table) -> Iterator[Draft]:
    """*It fell from X to Y* hides Y."""
    if not table.changes.search(claim.text):
        return
    for before, after in table.ranges:
        span = rf"\b{before}\s+{NUMBER}(?P<unit>\s?[^\W\d_]+)?\s+{after}\s+(?P<now>{NUMBER})"
        found = _first(claim.text, re.compile(span, re.IGNORECASE))
        if found is None:
            continue
        end = found.end()
        unit = re.compile(r"\s?%|\s[^\W\d_]+").match(claim.text, end)
        if unit and (found["unit"] or "%" in unit[0]) and unit[0].strip() not in table.prepositions:
            end = unit.end()
        yield from gap_card(claim, found.start("now"), end, pattern="change", confidence=0.82)
        return


def called(claim: Said, table: Table) -> Iterator[Draft]:
    """*It is called X* hides X."""
    found = _first(claim.text, _mark(table.called))
    if found and found.start() > 0:
        end = _clause_end(claim.text, found.end())
        yield from gap_card(claim, found.end(), end, pattern="called", confidence=0.82)


def completion(claim: Said, table: Table) -> Iterator[Draft]:
    """Hide the last part of a plain statement, from a preposition on; never ready."""
    words = tokens(claim.text)
    if ": " in claim.text:
        return
    if len(words) < ENOUGH_TO_CUT:
        yield from _statement(claim, words, table)
        return
    cuts = set(table.prepositions) - {table.genitive}
    last_comma = claim.text.rfind(",")
    for at in range(len(words) - MOST_CUT, 3, -1):
        if words[at].start < last_comma:
            return
        if words[at].key in cuts and words[at - 1].key not in table.prepositions:
            yield from gap_card(
                claim, words[at].end, len(claim.text), pattern="completion", confidence=0.4
            )
            return
    yield from _statement(claim, words, table)


def _statement(claim: Said, words: tuple[Token, ...], table: Table) -> Iterator[Draft]:
    """*X is Y* and *X does Y* hide Y."""
    for at in range(1, min(len(words) - 1, MOST_SUBJECT)):
        if _is_verb(words[at].key, table):
            yield from gap_card(
                claim, words[at].end, len(claim.text), pattern="completion", confidence=0.4
            )
            return


def _is_verb(word: str, table: Table) -> bool:
    return word in table.copulas or word in table.verbs or bool(table.verb_endings.search(word))


FAMILIES = (
    cause, purpose, result, condition, contrast, instead, order, proportion, called, definition,
    parallel, change,
)  # fmt: skip
"""The patterns, in the order in which equally sure drafts are preferred."""

SMALL_WORD = 4
"""Letters up to which a word is hardly a verb or noun of its own."""

NEAR = 60
"""Characters within which the next or the last word stands."""

COMMA = re.compile(r",\s+")
CLAUSE_END = re.compile(r",\s+|;\s+|:\s+|\s[-–—]\s")
ENOUGH_TO_CUT = 6
"""Words from which the end of a statement can be hidden."""

MOST_CUT = 4
"""How far from its end a statement is cut at the latest, in words and the preposition."""

NUMBER = r"[$€£]?\d{1,15}(?:[.,]\d{1,15}){0,4}(?:\s?[%€$£])?"

MOST_SUBJECT = 9
"""Words a subject has at most."""

LONG_ENOUGH = 2
"""Words of an answer after which a comma may end it."""


def _clause_end(text: str, start: int) -> int:
    """Return where the clause ends that begins at `start`; a list with commas is one clause."""
    stops = [stop for stop in outside(text, CLAUSE_END) if stop.start() > start]
    if stops and _is_list(text[start:]):
        stops = [stop for stop in stops if not stop[0].startswith(",")]
    for stop in stops:
        if len(text[start : stop.start()].split()) >= LONG_ENOUGH:
            return stop.start()
    return len(text)


def _sentence_part_end(text: str, start: int) -> int:
    stops = [stop for stop in outside(text, HARD_END) if stop.start() > start]
    return stops[0].start() if stops else len(text)


HARD_END = re.compile(r";\s+|:\s+|\s[-–—]\s")


def _is_list(text: str) -> bool:
    """Return whether commas part short items: *a, b y c*."""
    parts = text.split(", ")
    return (
        len(parts) > 1
        and all(len(part.split()) <= 4 for part in parts[:-1])
        and bool(re.search(r"\s(?:y|e|o|u|i|et|ou|und|oder)\s", parts[-1]))
    )


def _first(text: str, mark: re.Pattern[str], start: int = 0) -> re.Match[str] | None:
    return next((found for found in outside(text, mark) if found.start() >= start), None)


@lru_cache(maxsize=256)
def _mark(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of any of the phrases as whole words."""
    return re.compile(rf"(?<!\w)(?:{_any(phrases)})(?!\w)", re.IGNORECASE)


def _any(phrases: tuple[str, ...]) -> str:
    longest_first = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s") for phrase in longest_first)
