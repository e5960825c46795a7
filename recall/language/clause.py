"""The subject and the finite verb of one clause: where every question about it begins.

No parser: closed word lists, the verb table, and agreement between the verb and the
head of what stands before it. A clause it cannot read with some certainty is None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from recall.language.tokens import Token, first_words, is_folded, key_of, tokens
from recall.language.verbs import Form, has_form, is_finite, lemma_of, noun_too, readings
from recall.language.words import PLURALS_IN_ICS

COPULAS = frozenset({"is", "are", "was", "were", "am"})
MODALS = frozenset({"can", "could", "will", "would", "should", "must", "may", "might", "cannot"})
PERFECT = frozenset({"has", "have", "had"})
DO = frozenset({"do", "does", "did"})
FIXED = COPULAS | MODALS | PERFECT | DO
"""Words that are finite wherever they stand after a subject."""

MID_ADVERBS = frozenset(
    "not never still also always often usually rarely seldom hardly already now just only really"
    " almost probably simply actually mostly generally sometimes typically currently finally soon"
    " even ever both all quietly merely largely mainly practically basically essentially slowly"
    " quickly suddenly eventually constantly barely nearly certainly clearly definitely frequently"
    " directly silently easily automatically usually therefore thus hence nevertheless otherwise".split()
)
"""Words that may stand between the subject and its verb, or between auxiliary and verb."""

PRONOUNS_PLURAL = frozenset(
    {
        "we",
        "they",
        "you",
        "i",
        "these",
        "those",
        "people",
        "both",
        "many",
        "most",
        "few",
        "several",
        "some",
        "all",
    }
)
PRONOUNS_SINGULAR = frozenset(
    "it he she this that there everything nothing something anything everyone everybody nobody"
    " someone anyone one what each everybody neither either".split()
)
DETERMINERS = frozenset(
    "a an the this that these those my your his her its our their every each some any no another"
    " either neither both all most many much few several more less fewer enough which whose".split()
)
PREPOSITIONS = frozenset(
    "of in on at by for with without from into onto over under between among through during before"
    " after about against within across behind beyond like than as per via toward towards upon"
    " around near inside outside off up down out since until despite except besides".split()
)
RELATIVES = frozenset({"that", "which", "who", "whose", "where", "whom"})
SUBORDINATORS = frozenset(
    "because since so although though while whereas if when whenever unless until once after before"
    " as than that whether where why how which who whose what".split()
)
COORDINATORS = frozenset({"and", "or", "but", "nor", "yet", "so"})
NO_SUBJECT = frozenset(
    "when if because since although though while whereas unless whenever until once after before as so than"
    " in on at by for with without from during and or but nor of despite instead rather to not then unlike given compared according within across among"
    " between beyond under over about like".split()
)
"""A clause that begins with one of these has something before its subject, or is no main clause."""

LOOSE = frozenset(
    "it they this that these those there he she we you i which what who one some both all people someone"
    " everyone nobody nothing".split()
)
"""Subjects that say nothing by themselves; no question is asked about them."""

POINTERS = frozenset("it they this that these those there he she i which what".split())
"""Those of them that stand for somebody or something told elsewhere."""

NEVER_FINITE = frozenset({"time", "state", "level", "second", "minute", "type", "rate", "thanks"})
"""Verbs of the table that notes use as nouns."""

ADJECTIVE_TOO = frozenset(
    "correct open clean clear dry empty free slow live own complete separate direct present warm cool calm"
    " narrow double secure perfect smooth square tame thin upset welcome mature level quiet blind tense"
    " lower better exact wet busy dim idle secure mean".split()
)
"""Verbs whose base form is as often an adjective: only an object or a preposition shows the verb."""

OPEN_ENDS = DETERMINERS | PREPOSITIONS | COORDINATORS | {"to", "very", "too", "more", "less", "not"}
"""After these a clause's verb cannot come: the noun phrase is not finished."""

NO_VERB_BEHIND = OPEN_ENDS - frozenset(
    "this that these those all both some most many few each more less".split()
)
"""Those of them that no clause has for its subject."""

NO_MODAL_BEHIND = DETERMINERS - frozenset("this that all both some most many few each".split())
"""After these *can*, *will*, *must* and *might* are nouns."""

NO_NOUN = OPEN_ENDS | RELATIVES | SUBORDINATORS
"""Words that no relative clause can tell more of."""

BREAKS_OFF = SUBORDINATORS - RELATIVES - PREPOSITIONS
"""Before one of these the verb of the main clause must have come."""

OBJECTS = frozenset({"it", "them", "us", "him"})
OPENS_OBJECT = DETERMINERS | OBJECTS
BEHIND_VERB = DETERMINERS | frozenset("it them us you to that how what why people".split())
"""What shows that the word before it is a verb and no noun."""

BEHIND_ADJECTIVE_TOO = (
    DETERMINERS | PREPOSITIONS | SUBORDINATORS | COORDINATORS | {"it", "them", "us", "to"}
)
"""The same behind a word that may be an adjective."""

ENDS_HEAD = (PREPOSITIONS - {"like"}) | RELATIVES | {"to"}
"""Behind the head of a noun phrase they tell more of it."""


def is_pronoun(subject: str) -> bool:
    """Tell whether a subject is a pronoun alone: *they*, but not *they both*."""
    return key_of(subject) in POINTERS | {"we", "you"}


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause, cut into the parts a question moves."""

    subject: str
    adverb: str
    """What stands between the subject and the verb, or between auxiliary and the rest's verb."""

    auxiliary: str
    """A form of *be*, *have*, *do* or a modal; empty where a lexical verb is finite."""

    verb: str
    """The finite lexical verb as it is written; empty where an auxiliary is finite."""

    form: Form
    rest: str
    """All that follows the auxiliary (and its adverb) or the verb."""

    sure: bool
    """Whether the verb can hardly be anything else."""

    lone: bool = True
    """Whether no other word of the clause could be its verb."""

    @property
    def lemma(self) -> str:
        if self.auxiliary:
            return "be" if self.auxiliary in COPULAS else self.auxiliary
        return lemma_with(self.verb, self.form)

    @property
    def loose(self) -> bool:
        """Whether the subject begins with a word that says nothing by itself."""
        return first_words(self.subject)[0].key in LOOSE

    @property
    def pointing(self) -> bool:
        """Whether the subject begins with a word that stands for something told elsewhere."""
        return first_words(self.subject)[0].key in POINTERS

    @property
    def likely(self) -> bool:
        """Whether the verb is sure, or the only one there could be."""
        return self.sure or self.lone

    @property
    def negative(self) -> bool:
        first = (self.rest.split() or [""])[0].lower()
        words = {*self.adverb.lower().split(), first, self.auxiliary}
        return bool(words & {"not", "never", "cannot", "no", "hardly", "rarely"})

    @property
    def predicate(self) -> str:
        """The clause without its subject, as written."""
        parts = [self.adverb, self.verb, self.rest]
        if self.auxiliary:
            parts = [self.auxiliary, self.adverb, self.rest]
        return " ".join(part for part in parts if part)


def lemma_with(word: str, form: Form) -> str:
    """Return the base form of the word read as this form."""
    low = word.lower()
    for reading in readings(low):
        if reading.form == form:
            return reading.lemma
    return lemma_of(low) or low


@lru_cache(maxsize=4096)
def parse(text: str) -> Clause | None:
    """Return the parts of the clause, or None where no finite verb can be made out."""
    words = tokens(text)
    if words and words[0].key in NO_SUBJECT:
        return None
    found = _finite(words)
    if found is None:
        return None
    at, form, sure, lone = found
    verb_from = at
    while verb_from > 1 and words[verb_from - 1].key in MID_ADVERBS:
        verb_from -= 1
    subject = text[: words[verb_from].start].strip(" ,")
    if ";" in subject or ": " in subject:
        return None
    before = text[words[verb_from].start : words[at].start].strip()
    if words[at].key in FIXED and not _is_main_have_or_do(words, at):
        return _with_auxiliary(text, words, at, subject, before)
    rest = text[words[at].end :].strip()
    return Clause(subject, before, "", words[at].text, form, rest, sure, lone)


def _with_auxiliary(
    text: str, words: tuple[Token, ...], at: int, subject: str, before: str
) -> Clause:
    last = at
    while (
        last + 1 < len(words) and words[last + 1].key in MID_ADVERBS and _adjoins(text, words, last)
    ):
        last += 1
    # An adverb right at the end, or before nothing that it could modify, belongs to the rest.
    between = text[words[at].end : words[last].end].strip() if last > at else ""
    rest = text[words[last].end :].strip()
    adverb = " ".join(part for part in (before, between) if part)
    return Clause(subject, adverb, words[at].key, "", Form.BASE, rest, sure=True)


def _adjoins(text: str, words: tuple[Token, ...], at: int) -> bool:
    """Tell whether nothing but a space stands between the word and the next one."""
    return text[words[at].end : words[at + 1].start] == " "


def _is_main_have_or_do(words: tuple[Token, ...], at: int) -> bool:
    """Tell whether *have* or *do* is the lexical verb: *has a price*, *does the work*."""
    key = words[at].key
    if key in PERFECT:
        following = _next_content(words, at)
        return not (following and has_form(following, Form.PARTICIPLE)) or following in {"to"}
    if key in DO:
        following = _next_content(words, at)
        negated = at + 1 < len(words) and words[at + 1].key in {"not", "n't"}
        return not negated and not (following and has_form(following, Form.BASE))
    return False


def _next_content(words: tuple[Token, ...], at: int) -> str:
    for word in words[at + 1 :]:
        if word.key not in MID_ADVERBS:
            return word.key
    return ""


def _finite(words: tuple[Token, ...]) -> tuple[int, Form, bool, bool] | None:
    """Return the place of the finite verb, its form, whether it is sure, and the only one."""
    doubtful: tuple[int, Form, bool, bool] | None = None
    owed = 0  # finite verbs that belong to relative clauses inside the subject
    for at in range(1, len(words)):
        word, before = words[at], words[at - 1]
        key = word.key
        if _opens_relative(words, at):
            owed += 1
            continue
        if at > 1 and key in BREAKS_OFF:
            break
        form = _finite_form(words, at, relative=owed > 0)
        if form is None:
            continue
        sure = _is_sure(words, at, form)
        if not sure and _is_plural_before_its_verb(words, at):
            continue
        if owed:
            if sure or before.key in RELATIVES:
                owed -= 1
            continue
        if sure:
            if doubtful and not _outweighs(words, doubtful, at):
                return doubtful
            return at, form, True, True
        if doubtful is None:
            doubtful = (at, form, False, True)
        elif at <= doubtful[0] + 2 and not _is_noun_behind(words, doubtful, at):
            doubtful = (*doubtful[:3], False)
    return doubtful


def _is_noun_behind(
    words: tuple[Token, ...], doubtful: tuple[int, Form, bool, bool], at: int
) -> bool:
    """Tell whether *pages* is the object of *engines rank fresh pages* and no second verb."""
    verb, form, *_ = doubtful
    key = words[at].key
    plural = is_plural(words[verb - 1].key)
    if form == Form.THIRD and not plural:  # no noun in -s takes a verb in -s
        return noun_too(key) and has_form(key, Form.THIRD)
    return form == Form.BASE and plural and noun_too(key) and has_form(key, Form.THIRD)


def _is_plural_before_its_verb(words: tuple[Token, ...], at: int) -> bool:
    """Tell whether a word like *reviews* is the noun of *code reviews catch bugs*."""
    if at + 1 >= len(words) or words[0].key in {"a", "an", "each", "every", "this", "that"}:
        return False
    key, following = words[at].key, words[at + 1].key
    if at == 1 and is_folded(words[0].text) and noun_too(following):
        return False  # *`kill -9` leaves lock files*: code before its verb
    if at + 2 == len(words) and noun_too(following) and following not in NEEDS_NO_OBJECT:
        return False  # *clay holds water*
    return has_form(key, Form.THIRD) and noun_too(key) and has_form(following, Form.BASE)


NEEDS_NO_OBJECT = frozenset(
    "fail rise fall rot drift drop grow work help matter lie die break decay vary scale spread slip stall"
    " lag leak crash change end start stop count hurt rule win wait rest sleep travel age live".split()
)
"""Verbs that may end a clause; right after a word in -s they show that it is their noun."""


def _outweighs(words: tuple[Token, ...], doubtful: tuple[int, Form, bool, bool], at: int) -> bool:
    """Tell whether the sure verb at `at` makes the earlier, doubtful one a noun or participle.

    It does not where a new subject stands right before it: *people think it is free*.
    """
    if doubtful[0] + 1 == at == len(words) - 1 and doubtful[1] == Form.BASE:
        return False  # *trees favour reads*: a verb after its plural, and what it is done to
    if doubtful[1] == Form.PAST and _new_clause_between(words, doubtful[0], at):
        return False
    between = {word.key for word in words[doubtful[0] + 1 : at]}
    subject_between = between & {"it", "they", "we", "he", "she", "i", "you", "there", "that"}
    return not subject_between


OPENS_CLAUSE = frozenset("because although while once whereas".split())
OPENS_TIME = frozenset("after before until since".split())
"""Prepositions too; with a word between them and the verb they hardly belong to its noun."""


def _new_clause_between(words: tuple[Token, ...], verb: int, at: int) -> bool:
    """Tell whether *after a radio was put there* begins between the two: *they answered faster …*."""
    for mark in range(verb + 1, at - 1):
        key = words[mark].key
        own = words[mark + 1].key in DETERMINERS | OWN_SUBJECTS
        if own and (key in OPENS_CLAUSE or (key in OPENS_TIME and mark > verb + 1)):
            return True
    return False


OWN_SUBJECTS = frozenset(
    "you we they i he she it nobody everybody everyone anyone anybody somebody someone".split()
)
"""Right behind a noun they begin a clause that tells more of it."""


def _opens_relative(words: tuple[Token, ...], at: int) -> bool:
    key = words[at].key
    if key not in RELATIVES or at < 1:
        # *the tests you did not write*: a pronoun right after a noun opens one too.
        return (
            key in OWN_SUBJECTS
            and at > 1
            and words[at - 1].key not in NO_NOUN
            and (words[at - 2].key in DETERMINERS or not is_finite(words[at - 1].key))
        )
    after_preposition = at + 1 < len(words) and words[at - 1].key in PREPOSITIONS
    return not (key == "that" and after_preposition)


def _finite_form(words: tuple[Token, ...], at: int, *, relative: bool) -> Form | None:
    """Return the finite form the word can have here, or None."""
    key, before = words[at].key, words[at - 1].key
    if key in FIXED:
        if key in {"can", "will", "must", "might"} and before in NO_MODAL_BEHIND:
            return None
        if before == "to":
            return None
        if key in {"had", "did"}:
            return Form.PAST
        return Form.BASE if key not in {"has", "is", "was", "does"} else Form.THIRD
    if before in NO_VERB_BEHIND:
        return None
    if is_folded(words[at].text[:1]) or not key.isascii() or not key.isalpha():
        return None
    if (before in MID_ADVERBS and at == 1) or key in NEVER_FINITE:
        return None
    if key in ADJECTIVE_TOO and not _has_object(words, at):
        return None
    for form in (Form.THIRD, Form.BASE, Form.PAST):
        if has_form(key, form) and _agrees(words, at, form, relative=relative):
            return form
    return None


def _has_object(words: tuple[Token, ...], at: int) -> bool:
    """Tell whether what follows belongs to a verb: nothing, its object, a preposition."""
    following = words[at + 1].key if at + 1 < len(words) else ""
    return not following or following in BEHIND_ADJECTIVE_TOO or is_plural(following)


def _agrees(words: tuple[Token, ...], at: int, form: Form, *, relative: bool) -> bool:
    if relative:
        return True
    number = _number_of(tuple(word for word in words[:at] if word.key not in MID_ADVERBS))
    if form == Form.THIRD:
        return number != "plural" or _is_name_in_s(words, at)
    if form == Form.BASE:
        return number == "plural"
    return True


COUNTS = frozenset("one two three four five six seven eight nine ten".split())


def _is_name_in_s(words: tuple[Token, ...], at: int) -> bool:
    """Tell whether one word with a capital is the subject: *Paxos needs two phases*."""
    following = words[at + 1].key if at + 1 < len(words) else ""
    return at == 1 and words[0].text[:1].isupper() and following in BEHIND_VERB | COUNTS


def _is_sure(words: tuple[Token, ...], at: int, form: Form) -> bool:
    key = words[at].key
    if key in FIXED:
        return True
    following = words[at + 1].key if at + 1 < len(words) else ""
    before = words[at - 1].key
    if before in SUBJECT_ALONE and (at == 1 or words[at - 2].key not in PREPOSITIONS):
        # *everything cut and measured* is no clause: after one of these the past is in doubt
        return form == Form.THIRD or before in {
            "we",
            "they",
            "you",
            "i",
            "he",
            "she",
            "it",
            "people",
            "who",
        }
    if form == Form.PAST:
        pure = not has_form(key, Form.PARTICIPLE)
        return pure or following in OPENS_OBJECT
    if not noun_too(key):
        return True
    return following in BEHIND_VERB


SUBJECT_ALONE = frozenset(
    "we they you i he she it people who nobody everyone everybody someone somebody anyone anybody"
    " nothing everything something".split()
)
"""After these, where they begin a clause, a verb can only be the finite one."""


@lru_cache(maxsize=4096)
def number_of(subject: str) -> str:
    """Return `plural`, `singular`, or empty where the subject does not tell."""
    return _number_of(tokens(subject))


def _number_of(words: tuple[Token, ...]) -> str:
    if not words:
        return ""
    first = words[0].key
    if len(words) == 1 and first in PRONOUNS_PLURAL:
        return "plural"
    if first in PRONOUNS_SINGULAR and (len(words) == 1 or first in {"this", "that", "each", "one"}):
        return "singular"
    if first in {"a", "an", "every", "each", "another", "either", "neither"}:
        return "singular"
    if first in {"these", "those", "many", "several", "both", "few", "most"}:
        return "plural"
    if has_form(first, Form.ING) and first.endswith("ing") and len(words) > 1:
        return "singular"
    if first.endswith("%") or first in PART_OF or (len(words) > 1 and words[1].key in PART_OF):
        of = next((at for at, word in enumerate(words) if word.key == "of"), None)
        if of is not None and of + 1 < len(words):
            return _number_of(words[of + 1 :])
    if words[0].text.isupper() and len(words) == 1 and len(words[0].text) > 1:
        return "singular"  # an acronym in -S
    head = ""
    for word in words:
        if word.key in ENDS_HEAD and head:
            break
        if word.key == "and" and head:
            return "plural"
        if word.key not in DETERMINERS:
            head = word.text.strip('*_`"“”') if re.fullmatch(r"[A-Z]{2,}s", word.text) else word.key
    if has_form(first, Form.ING) and first.endswith("ing"):
        return "singular"
    if not head:
        return ""
    if head in {"data", "media", "staff", "police", "series"}:
        return ""
    return "plural" if is_plural(head) else "singular"


PART_OF = frozenset(
    "half most some all lot lots majority number couple handful third quarter plenty rest".split()
)
"""Words that take the number of what they are a part of."""

PLURALS = frozenset("people children women men criteria teeth feet mice".split())


@lru_cache(maxsize=8192)
def is_plural(word: str) -> bool:
    """Tell whether the noun has the look of a plural."""
    low = word.lower()
    if low in PLURALS or low in PLURALS_IN_ICS or re.fullmatch(r"[A-Z]{2,}s", word):
        return True
    if not low.replace("-", "").isalpha():
        return False
    return bool(re.search(r"[^su'i]s$|(?<!n)es$", low)) and not low.endswith(("ss", "ics"))
