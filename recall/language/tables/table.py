"""What a table of a language holds: closed classes of words, none of which is a topic."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from recall.language.rare import Rare

NEVER = re.compile(r"(?!)")

Words = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Table:
    """The small words of one language; several of them are parted by one space."""

    language: str
    """ISO 639-1."""

    # What joins two clauses, or a clause and a phrase.
    causes: Words = ()
    causes_first: Words = ()
    """Those that mean a cause only at the front of a sentence: *since*."""

    results: Words = ()
    points_back: Words = ()
    """First words of a sentence that go on from the one before it: *hence*."""

    purposes: Words = ()
    """Before a clause or an infinitive."""

    droppable: Words = ()
    """Those that go on from the sentence before but leave a whole one behind them."""

    bare_purpose: str = ""
    """The preposition of purpose, which means other things before a noun."""

    infinitive_endings: Words = ()
    uses: Words = ()
    """Verbs that recommend a means: *use*."""

    means: Words = ()
    """Prepositions of a means: *by means of*."""

    conditions: Words = ()
    """First words of a clause that says when, if or without what."""

    late_conditions: Words = ()
    """Those that may come after the clause they limit: *unless*, *until*."""

    if_: Words = ()
    asks_whether: Words = ()
    """Words after which *if* means whether: *knowing if*."""

    no_finite: Words = ()
    """Those of the conditions behind which no finite verb stands: *before doing X*."""

    without: Words = ()
    """Those of the conditions that deny."""

    that: str = ""
    """What opens the clause behind a verb of saying."""

    although: Words = ()
    nots: Words = ()
    buts: Words = ()
    """What follows a denied part: *sino*."""

    but: Words = ()
    but_not: Words = ()
    instead: Words = ()
    more: Words = ()
    better: Words = ()
    than: Words = ()
    alike: Words = ()
    """What stands before *than* where no more and no less is compared: *de lo que*."""

    excepts: Words = ()
    """*Except*, *save*."""

    first: Words = ()
    then: Words = ()
    the_more: Words = ()
    how_much: Words = ()
    """How those of them begin that may stand last: *cuanto*."""

    whereas: Words = ()

    # What a thing is.
    copulas: Words = ()
    governing: Words = ()
    """Verbs with the words that open their complement: *consists of*, *depends on*, *means*."""

    what_is: str = ""
    """How one asks what a thing is, with `{}` in its place; empty where that is not safe."""

    what_are: str = ""
    to_be: Words = ()
    """Copulas between a thing and what it is by nature."""

    plural_to_be: Words = ()
    why: str = ""
    """How one asks why something is so, with a whole clause in its place."""

    whys: Words = ()
    """Causes that answer such a question as they stand."""

    asks_which: str = ""
    """How one asks for the parts that a phrase names, whatever its gender and number."""

    which_are: str = ""
    """How one asks for the parts that a phrase with an article names, with `{}` in its place."""

    several: re.Pattern[str] = NEVER
    """A number and its noun at the front of a list's lead: *Tres razones*."""

    genders: tuple[tuple[str, Words], ...] = ()
    """Articles, each with the endings of nouns that surely take it."""

    counted: re.Pattern[str] = NEVER
    """An article and a number at the front of a list's lead: *Los tres*."""

    taking: Words = ()
    """Verbs whose object is what a sentence is there for: *uses*, *contains*."""

    varying: Words = ()
    """Prepositions before what something varies with: *según el tono*."""

    called: Words = ()
    """Verbs before a name: *se llama*."""

    adverbs: Words = ()
    """First words of a remark on a thing, which do not say what the thing is."""

    so: Words = ()
    """What stands for a name that was said: *se llama así*."""

    most: Words = ()
    """The word of a superlative."""

    only: Words = ()

    # Phrases.
    articles: Words = ()
    indefinites: Words = ()
    prepositions: Words = ()
    bounds: Words = ()
    """Adverbs that begin a limit: *arriba de 15*."""

    genitives: Words = ()
    """Prepositions that tie a noun to the one before it: nothing is cut after them."""

    relatives: Words = ()
    ands: Words = ()
    until: Words = ()
    """Prepositions of a limit in time."""

    times: Words = ()
    """Adverbs of time that may stand before the verb of a sentence without a subject."""

    impersonal: Words = ()
    """Verbs that need no subject: *hay*."""

    fixed: Words = ()
    """Phrases that mean something only whole: *por escrito*."""

    questions: Words = ()
    """Words that ask, and stand before the verb of what is asked: *cuánto*."""

    waiting: Words = ()
    """Other words that something must follow: *gran*, *muy*, *como*."""

    masculine: Words = ()
    """Singular articles of a gender whose adjectives seldom end in *a*."""

    ors: Words = ()
    objects: Words = ()
    """Pronouns before a verb that mean something named before."""

    datives: Words = ()
    """Those of them that mean somebody: *le*."""

    to_whom: Words = ()
    """Prepositions before the person that such a pronoun doubles."""

    enclitics: re.Pattern[str] = NEVER
    """An infinitive with such a pronoun grown to it."""

    reflexives: Words = ()
    """Other pronouns before a verb."""

    transitive: Words = ()
    """Verbs that need somebody or something to do them: *recibe*; none of *hay*, *existe*."""

    # Figures.
    ranges: tuple[tuple[str, str], ...] = ()
    """What stands before the number that was and the one that is: *de 12 a 40*."""

    changes: re.Pattern[str] = NEVER
    """Verbs that tell of a change: *bajó*, *pasó*."""

    shares: re.Pattern[str] = NEVER
    """Figures in words: *cuarenta por ciento*, *la mitad*, *tres veces más*."""

    counts: re.Pattern[str] = NEVER
    """Numbers in words before what is counted."""

    measures: frozenset[str] = frozenset()
    """Units with which such a number is a measurement."""

    # Verbs.
    verbs: frozenset[str] = frozenset()
    """Forms of frequent verbs that no ending tells."""

    nouns_too: frozenset[str] = frozenset()
    """Those of them that are nouns as well: *prueba*."""

    participles: re.Pattern[str] = NEVER
    """How participles end that stand behind their noun."""

    auxiliaries: Words = ()
    """Verbs that stand behind the end of a clause: *geschehen ist*."""

    verb_endings: re.Pattern[str] = NEVER
    """How forms of other verbs end that are seldom anything else."""

    vowel_ended: bool = False
    """Whether third persons end in a vowel, so that a word before an article may be told as one."""

    # What a sentence leans on, and whose it is.
    openers: Words = ()
    """What may be dropped at the front of a note: *Pero*, *Dice que*."""

    frames: Words = ()
    """Labels that announce a claim and are no part of it: *Ojo*, *Moraleja*."""

    aspects: Words = ()
    """Labels that name a side of the subject, which nobody asks the meaning of."""

    opinions: Words = ()
    """How the note-taker begins a remark of his own."""

    dangling_first: re.Pattern[str] = NEVER
    """Beginnings of a sentence that nobody understands alone."""

    pointing: re.Pattern[str] = NEVER
    """Words that point back wherever they stand."""

    demonstratives: Words = ()
    """Before a noun they mean one that was named: *ese precio*."""

    near: Words = ()
    """Those of them that may mean the present."""

    of_now: frozenset[str] = frozenset()
    """Nouns with which a demonstrative means the present: *este año*."""

    persons: tuple[tuple[str, str], ...] = ()
    """Pronouns that begin a sentence and mean one person, each with `he` or `she`."""

    thinking: Words = ()
    """Verbs before which such a pronoun can only mean a person: *empfiehlt*."""

    neuters: Words = ()
    """Pronouns for what was just said: *eso*."""

    reactions: re.Pattern[str] = NEVER
    """How a note-taker begins who praises: *Buenísimo lo de …*."""

    remarks: re.Pattern[str] = NEVER
    """Words of a note-taker about himself, the talk or what is to be done."""

    between_commas: re.Pattern[str] = NEVER
    """A doubt of the note-taker's inside a sentence: *, no sé cuál,*."""

    tasks: re.Pattern[str] = NEVER
    """An infinitive with which a note-taker tells himself what to do."""

    unsaid: re.Pattern[str] = NEVER
    """A sentence that takes back how surely another one was said."""

    illustrations: re.Pattern[str] = NEVER
    """Beginnings of an example."""

    @cached_property
    def clitics(self) -> Words:
        """Pronouns that stand between a word of denial and its verb."""
        return (*self.objects, *self.reflexives)

    @cached_property
    def definites(self) -> Words:
        """Articles that may begin a subject behind its verb: *baja el precio*."""
        return tuple(word for word in self.articles if word not in self.indefinites)

    @cached_property
    def opinion(self) -> re.Pattern[str]:
        return re.compile(
            rf"[,;.…]\s+(?:pero\s+)?(?=(?:{any_of(self.opinions)})(?!\w))", re.IGNORECASE
        )

    @cached_property
    def opener(self) -> re.Pattern[str]:
        return re.compile(rf"(?:(?:{any_of(self.openers)})[,:]?\s+){{1,3}}", re.IGNORECASE)

    def is_verb(self, word: str) -> bool:
        """Tell whether a word, in lower case, is surely or very likely a finite verb."""
        if word in self.copulas or word in self.verbs:
            return True
        return bool(self.verb_endings.search(word))


NOTHING = Table("und")


@lru_cache(maxsize=512)
def mark(phrases: Words) -> Rare:
    """Return the pattern of any of the phrases as whole words."""
    opening = dict.fromkeys(
        phrase.split()[0].partition("'")[0].lower() for phrase in phrases if phrase.strip()
    )
    whole = rf"(?<!\w){_initials(phrases)}(?:{_elided(phrases)}(?:{any_of(phrases)})(?!\w))"
    return Rare(whole, "|".join(opening), flags=re.IGNORECASE)


@lru_cache(maxsize=512)
def front(phrases: Words) -> re.Pattern[str]:
    """Return the pattern of any of the phrases as the first words of a text."""
    return re.compile(rf"{_elided(phrases)}(?:{any_of(phrases)})\s", re.IGNORECASE)


def _elided(phrases: Words) -> str:
    """Return the alternatives that the word behind them is grown to: *parce qu'on*, *d'où*."""
    grown = tuple(phrase for phrase in phrases if phrase.endswith("'"))
    return rf"(?:{any_of(grown)})(?=\w)|" if grown else ""


def _initials(phrases: Words) -> str:
    """Return a look ahead for how any of the phrases begins, which is sooner tried than each."""
    first = sorted({re.escape(phrase[0]) for phrase in phrases if phrase})
    return f"(?=[{''.join(first)}])" if first else ""


def any_of(phrases: Words) -> str:
    """Return the alternatives of a pattern, longer ones first; never the empty one."""
    longest_first = sorted(phrases, key=len, reverse=True)
    pieces = (re.escape(phrase).replace(r"\ ", r"\s") for phrase in longest_first)
    return "|".join(piece.replace("'", "['’]") for piece in pieces) or "(?!)"
