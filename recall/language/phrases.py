"""The whole phrases behind the verb of a clause: what a gap may hide without cutting one in two.

No parser: a phrase ends where a word of a closed class opens the next one. Where the
clause goes on in a way that is not understood, the phrase before is not offered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from recall.language.clause import (
    COORDINATORS,
    COPULAS,
    DETERMINERS,
    FIXED,
    MID_ADVERBS,
    RELATIVES,
    SUBORDINATORS,
    Clause,
    parse,
)
from recall.language.clause import (
    PREPOSITIONS as LEADING,
)
from recall.language.tokens import Token, depths, first_words, tokens
from recall.language.verbs import Form, has_form, lemma_of, noun_too
from recall.language.words import INDEFINITES, NUMBER_WORDS, POSSESSIVES, is_common, is_plural_noun


class Role(StrEnum):
    """What a phrase does in its clause."""

    SUBJECT = "subject"
    COMPLEMENT = "complement"
    """What something is, becomes or serves as."""
    OBJECT = "object"
    COMPARED = "compared"
    """What stands behind *than*."""
    MEANS = "means"
    PURPOSE = "purpose"
    OUTCOME = "outcome"
    """A second thing that the subject does, from its verb on."""
    PLACE = "place"
    TIME = "time"


class Phrase(NamedTuple):
    """A stretch of a text that is one whole constituent."""

    start: int
    end: int
    role: Role
    lead: str
    """The word before it, which stays in sight: a verb or a preposition."""


class Main(NamedTuple):
    """A clause with its own subject and verb, and where it stands in its sentence."""

    clause: Clause
    text: str
    start: int
    listed: bool = False
    """Whether behind the comma that ends it a list goes on."""


PREPOSITIONS = LEADING | frozenset("along above below beneath beside towards throughout".split())

AND = COORDINATORS | {"&"}

LINKING = frozenset("become remain seem mean stay equal form represent serve".split())
"""Verbs whose object says what the subject is."""

STANDS_IN = COPULAS | {"do", "does", "did", "can", "could", "will", "would"}

UNFINISHED = (DETERMINERS | AND | {"not", "more", "less"}) - INDEFINITES - {"that", "this"}
"""Words that no phrase ends in."""

CHANGING = frozenset("switch turn convert change upgrade migrate reduce shift lead".split())
"""Verbs of which *to* tells what comes of something."""

PERSONAL = frozenset("it they we you i he she there who".split())
"""Behind a noun they begin a clause of their own."""

OPENS_CLAUSE = (
    RELATIVES | SUBORDINATORS | COORDINATORS | PERSONAL | PREPOSITIONS | {"not", "never", "rather"}
)
"""Words that show, behind a comma, that no list goes on."""

OPENS_PHRASE = PREPOSITIONS | {"to", "than"}
BEGINS_SUBORDINATE = SUBORDINATORS - PREPOSITIONS
BEGINS_CLAUSE = RELATIVES | PERSONAL | BEGINS_SUBORDINATE
SUBJECTS = PERSONAL | INDEFINITES
OBJECTS = DETERMINERS | {"it", "them"}
OBJECTS_OF_ALL = OBJECTS | {"us", "you", "him"}

TWO_OBJECTS = frozenset(
    "give tell show teach offer send ask call name lend pay hand bring buy make let help keep leave cost".split()
)
"""Verbs that may have two objects, or one and what it does or is."""

MEANS = frozenset("by with through via using without".split())
IN_TIME = frozenset("during until till since after before within".split())
TIMES = frozenset(
    "second minute hour day night week weekend month quarter year decade century moment time morning noon"
    " afternoon evening today tomorrow yesterday january february march april may june july august"
    " september october november december monday tuesday wednesday thursday friday saturday sunday"
    " winter spring summer autumn fall season beginning end start period once bedtime breakfast lunch"
    " dinner midnight while age era talk".split()
)
"""Nouns that say when; what happened then is worth more."""

TAIL_ADVERBS = frozenset(
    "again already together anyway instead later first twice once alone apart away back now then too"
    " either well more less better worse most least only even just ever yet soon often still".split()
)
BREAK = re.compile(r"[,;:()—–→=/]|\s-\s|\s--\s|\.\s|[?!]")


@lru_cache(maxsize=64)
def mains(sentence: str) -> tuple[Main, ...]:
    """Return the clauses of a sentence that begin with their own subject."""
    return tuple(_mains(sentence))


def _mains(sentence: str) -> Iterator[Main]:
    inside = depths(sentence)
    start = 0
    for cut in (*CUT.finditer(sentence), None):
        if cut is not None and inside[cut.start()]:
            continue
        end = cut.start() if cut is not None else len(sentence)
        begin = start + _before_subject(sentence[start:end])
        text = sentence[begin:end].rstrip()
        clause = parse(text) if text else None
        if clause is not None and (_is_plain(clause) or _begins_whole(clause, text, start)):
            yield Main(clause, text, begin, listed=_lists_on(sentence[end:]))
        start = cut.end() if cut is not None else end


def _lists_on(after: str) -> bool:
    """Tell whether what follows a clause is a comma and a further item of its last phrase."""
    words = first_words(after) if after.startswith(",") else ()
    if not words or words[0].key in OPENS_CLAUSE:
        return False
    own = parse(CUT.split(after[1:].strip())[0])
    return own is None or not own.sure


def _before_subject(text: str) -> int:
    """Return the place where the subject begins, behind *and* or *in four months*."""
    opened = JOINED.match(text)
    at = opened.end() if opened else 0
    first = first_words(text[at:])
    if not first or first[0].key not in PREPOSITIONS:
        return at
    for before, word in pairwise(first_words(text[at:], FRONTED)[1:]):
        if word.key in OPENS_SUBJECT and before.key not in GOES_ON:
            clause = parse(text[at + word.start :])
            return at + word.start if clause is not None and clause.likely else at
    return at


FRONTED = 10
"""Words in which a phrase before the subject must end."""

OPENS_SUBJECT = PERSONAL | {"the", "a", "an", "every", "most", "all", "our"}
GOES_ON = PREPOSITIONS | DETERMINERS | COORDINATORS | {"to"}
"""Behind one of these the phrase is not finished."""


def _is_plain(clause: Clause) -> bool:
    """Tell whether the verb can be no other word: sure, or *stopped* before *doing*."""
    after = first_words(clause.rest)
    past = clause.form is Form.PAST and not clause.auxiliary
    return clause.sure or (past and after != () and has_form(after[0].key, Form.ING))


def _begins_whole(clause: Clause, text: str, start: int) -> bool:
    """Tell whether a clause whose verb is in doubt begins as a sentence or with an article."""
    first = [word.key for word in first_words(text, 2)]
    article = first[0] in DETERMINERS or (first[0] == "only" and first[1] in DETERMINERS)
    return clause.lone and (start == 0 or article)


CUT = re.compile(
    r"\s*[,;:]\s+|\s+[-–—]\s+|\s+→\s+"
    r"|\s+(?=(?:and|but|so) (?:it|they|we|you|he|she|nothing|nobody|everyone|there)\s)"
)
JOINED = re.compile(
    r"(?:(?:and|but|so|yet|or|then|also|hence|thus)\s+){1,2}|namely(?: that)?\s+", re.IGNORECASE
)


def phrases(main: Main) -> tuple[Phrase, ...]:
    """Return the phrases of the clause that could be hidden, in their order.

    Their places count from the beginning of the clause's own text.
    """
    scan = _Scan(main)
    return (*scan.subject(), *scan.behind_verb())


class _Scan:
    """One reading of the words behind a verb, from left to right."""

    def __init__(self, main: Main) -> None:
        text, clause = main.text, main.clause
        self.text = text
        self.clause = clause
        self.listed = main.listed
        self.words = tokens(text)
        behind = len(text) - len(clause.rest)
        self.first = next(
            (at for at, word in enumerate(self.words) if word.start >= behind), len(self.words)
        )

    def subject(self) -> Iterator[Phrase]:
        """Yield the subject where the verb says that it is one certain thing."""
        predicate = self.clause.rest.lower()
        if self.clause.auxiliary in COPULAS and ONE_CERTAIN.match(predicate):
            yield Phrase(0, len(self.clause.subject), Role.SUBJECT, "")

    def behind_verb(self) -> Iterator[Phrase]:
        at, role, lead = self._behind_group(self.first)
        while at < len(self.words):
            if lead in PREPOSITIONS and has_form(self.words[at].key, Form.ING):
                last = self._end_of_verb_phrase(at)
                yield self._phrase(at, last, role, lead)
                at, role, lead = at + 1, Role.OBJECT, self.words[at].key
                continue
            if lead == "than" and self.words[at].key in PERSONAL:
                at, lead = at + 2, "than"
                continue
            if role is Role.OBJECT and self._says_how_often(at):
                at += 2  # receive each Friday *a half page*
            end, whole = self._end_of_phrase(at)
            if lead == "than" and end + 1 == len(self.words) and self.words[end].key in STANDS_IN:
                whole = True  # more than *soft speech* does
            ended = whole and end > at and self.words[end - 1].key not in UNFINISHED
            if ended and not (role is Role.OBJECT and self._takes_two(lead)):
                yield self._phrase(at, end, self._role(role, lead, at, end), lead)
            if end >= len(self.words) or not whole or self._broken(end):
                return
            key = self.words[end].key
            if key in AND:
                if not self._opens_verb(end):
                    return
                verb = self._past_adverbs(end + 1)
                last = self._end_of_verb_phrase(verb)
                yield self._phrase(end + 1, last, Role.OUTCOME, key)
                at, role, lead = verb + 1, Role.OBJECT, self.words[verb].key
            elif key == "to" and self._is_base_verb(end + 1):
                yield self._phrase(end + 1, self._end_of_verb_phrase(end + 1), Role.PURPOSE, "to")
                at, role, lead = end + 2, Role.OBJECT, self.words[end + 1].key
            elif key in OPENS_PHRASE:
                stood_in = self.words[at].key in {"one", "ones", "that", "those"}
                compared = role is Role.COMPARED and stood_in  # than one *under a tree*
                at, role = end + 1, Role.COMPARED if compared else ROLES.get(key, Role.PLACE)
                lead = key
            elif key in TAIL_ADVERBS or key in MID_ADVERBS or key.endswith(("ly", "est", "er")):
                at, role, lead = end + 1, Role.PLACE, key
            else:
                return

    def _says_how_often(self, at: int) -> bool:
        """Tell whether a time stands before the object: *every week a list*."""
        timed = self.words[at].key in {"each", "every"} and self._follows(at, TIMES)
        return timed and self._follows(at + 1, DETERMINERS)

    def _takes_two(self, verb: str) -> bool:
        """Tell whether two objects may stand here without a mark between: *gave the robots names*."""
        return lemma_of(verb) in TWO_OBJECTS and not self.clause.auxiliary

    def _phrase(self, at: int, end: int, role: Role, lead: str) -> Phrase:
        degree = self.words[at].key in {"more", "less", "fewer"} and role is Role.OBJECT
        if at + 1 < end and (degree or self.words[at].key in POSSESSIVES):
            at += 1  # less *oxygen* than, its *first bag*
        elif at + 2 < end and self.words[at].key == "no" and self.words[at + 1].key in DEGREES:
            at += 2  # no more *receptors* than
        start, stop = self.words[at].start, self.words[end - 1].end
        if self.text[start - 1 : start] in QUOTES and self.text[stop : stop + 1] in QUOTES:
            start, stop = start - 1, stop + 1
        return Phrase(start, stop, role, lead)

    def _behind_group(self, at: int) -> tuple[int, Role, str]:
        """Return where the first phrase behind the verb and its helpers begins."""
        clause = self.clause
        if not clause.auxiliary:
            role = Role.COMPLEMENT if clause.lemma in LINKING else Role.OBJECT
            if clause.lemma == "have" and self._is_participle_before_object(at):
                return self._past_particle(at + 1), role, self.words[at].key
            return self._past_particle(at), role, clause.verb.lower()
        lead, at = clause.auxiliary, self._past_adverbs(at)
        while at < len(self.words) and self.words[at].key in {"be", "been", "being", "have"}:
            lead, at = self.words[at].key, self._past_adverbs(at + 1)
        if at < len(self.words) and self._is_verb_behind(lead, at):
            return self._past_particle(at + 1), Role.OBJECT, self.words[at].key
        return at, Role.COMPLEMENT, lead

    def _is_participle_before_object(self, at: int) -> bool:
        """Tell whether a verb that no table has stands behind *had*: *had noted every kill*."""
        known = at < len(self.words) and self.words[at].key.endswith("ed")
        return known and self._follows(at, DETERMINERS)

    def _past_particle(self, at: int) -> int:
        """Return the place behind *back* in *holds back gravel*; *in the sea* is no particle."""
        if at + 1 >= len(self.words) or self.words[at].key not in {
            "back",
            "up",
            "out",
            "off",
            "away",
        }:
            return at
        follows = self.words[at + 1].key
        return at if follows in PREPOSITIONS | AND | SUBORDINATORS | {"to"} else at + 1

    def _is_verb_behind(self, lead: str, at: int) -> bool:
        key = self.words[at].key
        if key == "worth":
            return True
        if lead in COPULAS | {"be", "been", "being"}:
            follows = at + 1 < len(self.words) and not self._broken(at + 1)
            return has_form(key, Form.PARTICIPLE) or (has_form(key, Form.ING) and follows)
        if lead in {"has", "have", "had"}:
            return has_form(key, Form.PARTICIPLE)
        return has_form(key, Form.BASE)

    def _past_adverbs(self, at: int) -> int:
        while at < len(self.words) and (
            self.words[at].key in MID_ADVERBS
            or self.words[at].key in {"then", "rather"}
            or self._is_how_often(at)
        ):
            at += 1
        return at

    def _is_how_often(self, at: int) -> bool:
        """Tell whether the word measures an adverb behind it: *more often*."""
        measures = self.words[at].key in {"more", "most", "less", "very", "far", "much", "quite"}
        return measures and self._follows(at, MID_ADVERBS | {"more", "less"})

    def _end_of_phrase(self, at: int) -> tuple[int, bool]:
        """Return where the phrase that begins at the word ends, and whether it is whole there."""
        for end in range(at, len(self.words)):
            key = self.words[end].key
            if end > at and self._broken(end):
                return end, self._ends_whole(end)
            if key in BEGINS_CLAUSE:
                return end, key in RELATIVES and key != "where" and end > at
            if key in FIXED or self._is_sure_verb(at, end) or self._is_second_clause(at, end):
                return end, False
            if key in AND and self._follows(end, SUBJECTS):
                return end, True
            if key in AND and (key in {"but", "yet", "so"} or self._opens_verb(end)):
                return end, self._opens_verb(end)
            if key in OPENS_PHRASE and key != "of":
                if key == "to" and self.words[end - 1].key in LEADS_TO:
                    continue  # standing *next to* them
                return end, True
            if key == "any" and self._follows(end, {"more", "longer"}):
                return end, True
            if end > at and key.endswith("er") and self._follows(end, {"than"}):
                return end, True
            if end > at and (
                self._tells_more(end) or self._tells_when(end) or self._is_degree(end)
            ):
                return end, True
            if key in TAIL_ADVERBS and self._is_adverb(at, end):
                return end, self.words[end - 1].key not in AND
        return len(self.words), not self.listed

    def _follows(self, at: int, known: Set[str]) -> bool:
        return at + 1 < len(self.words) and self.words[at + 1].key in known

    def _tells_more(self, at: int) -> bool:
        """Tell whether behind a noun a participle opens a phrase: *a letter asking to …*."""
        return has_form(self.words[at].key, Form.ING) and self._follows(
            at, DETERMINERS | {"to", "it", "them", "how", "that", "why"}
        )

    def _is_degree(self, at: int) -> bool:
        """Tell whether an adverb like *fastest* stands behind the noun that is the object."""
        key = self.words[at].key
        most = key.endswith("est") and (is_common(key[:-3]) or is_common(key[:-2]))
        return most and self.words[at - 1].key not in DETERMINERS and at + 1 < len(self.words)

    def _is_adverb(self, at: int, word: int) -> bool:
        """Tell whether the phrase ends before the word: not in *its first bag*."""
        if word == at:
            return word + 1 == len(self.words)
        return self.words[word - 1].key not in DETERMINERS

    def _tells_when(self, at: int) -> bool:
        """Tell whether a time stands here without a word that leads to it: *two years ago*."""
        key = self.words[at].key
        counted = key in NUMBER_WORDS or key.isdigit() or key in {"every", "last", "next"}
        return counted and self._follows(at, TIMES | {f"{time}s" for time in TIMES})

    def _broken(self, at: int) -> bool:
        """Tell whether a comma or its like stands before the word."""
        return bool(BREAK.search(self.text[self.words[at - 1].end : self.words[at].start]))

    def _ends_whole(self, at: int) -> bool:
        """Tell whether what follows a comma is no further item of a list."""
        return self.words[at].key in OPENS_CLAUSE

    def _opens_verb(self, at: int) -> bool:
        """Tell whether behind *and* the subject does a second thing."""
        verb = self._past_adverbs(at + 1)
        if verb >= len(self.words):
            return False
        key = self.words[verb].key
        if self.clause.auxiliary in COPULAS and key.endswith("ed"):
            return has_form(key, Form.PARTICIPLE) and not noun_too(key)
        form = self.clause.form if not self.clause.auxiliary else None
        if form is None or not has_form(key, form):
            return False
        return not noun_too(key) or self._next_opens_noun(verb)

    def _next_opens_noun(self, at: int) -> bool:
        return self._follows(at, OBJECTS)

    def _is_base_verb(self, at: int) -> bool:
        return at < len(self.words) and has_form(self.words[at].key, Form.BASE)

    def _is_sure_verb(self, at: int, word: int) -> bool:
        """Tell whether the word, behind the first of its phrase, can only be a finite verb."""
        key = self.words[word].key
        if word == at or self.words[word - 1].key in DETERMINERS or noun_too(key):
            return False
        plain = has_form(key, Form.THIRD) or (
            has_form(key, Form.BASE) and is_plural_noun(self.words[word - 1].key)
        )
        takes = self._follows(word, OBJECTS_OF_ALL)
        past = has_form(key, Form.PAST) and (takes or not has_form(key, Form.PARTICIPLE))
        return plain or past

    def _is_second_clause(self, at: int, word: int) -> bool:
        """Tell whether behind *and* a second subject has its verb here: *habitat and men used to*."""
        key = self.words[word].key
        joined = any(other.key in AND for other in self.words[at : word - 1])
        after_plural = has_form(key, Form.BASE) and is_plural_noun(self.words[word - 1].key)
        return joined and has_form(key, *FINITE) and (after_plural or not noun_too(key))

    def _end_of_verb_phrase(self, at: int) -> int:
        """Return where the clause or its next break ends what begins with this verb."""
        for end in range(at + 1, len(self.words)):
            if self.words[end].key in BEGINS_SUBORDINATE or self._broken(end):
                return end
        return len(self.words)

    def _role(self, role: Role, lead: str, at: int, end: int) -> Role:
        keys = [word.key.removesuffix("s") for word in self.words[at:end]]
        head = keys[: keys.index("of")] if "of" in keys else keys
        if lead == "to" and self.clause.lemma in CHANGING:
            return Role.COMPLEMENT
        if lead in IN_TIME or (role is not Role.COMPLEMENT and head and head[-1] in TIMES):
            return Role.TIME
        return role


DEGREES = frozenset({"more", "less", "fewer", "better", "worse"})
LEADS_TO = frozenset({"next", "close", "due", "prior", "according", "thanks"})
"""Words that are one preposition with *to*."""

FINITE = (Form.PAST, Form.BASE, Form.THIRD)

ROLES = {
    "than": Role.COMPARED, "for": Role.PURPOSE, "as": Role.COMPLEMENT, "like": Role.COMPLEMENT,
    "into": Role.COMPLEMENT,
} | dict.fromkeys(MEANS, Role.MEANS) | dict.fromkeys(IN_TIME, Role.TIME)  # fmt: skip

QUOTES = frozenset('"“”')
ONE_CERTAIN = re.compile(
    r"(?:the (?:\w+est|best|worst|only|first|most|least|main|real|same)\b|what\b)"
)

__all__ = ["Main", "Phrase", "Role", "Token", "mains", "phrases"]
