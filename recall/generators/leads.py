"""The question that a heading or an introducing line asks of the fragments below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recall.generators.imperative import imperative
from recall.generators.listing import Item, embedded, question_of, word_for
from recall.language.clause import PREPOSITIONS, Clause, parse
from recall.language.labels import KINDS, LABELS
from recall.language.realise import inverted, lower_first, no_stop, upper_first
from recall.language.tokens import key_of, tokens
from recall.language.verbs import Form, has_form
from recall.language.words import NUMBER_WORDS, is_plural_noun, singular
from recall.notes import Context, Note, Span

ASKED = 0.84
GUESSED = 0.66
"""Confidence where the line names a topic and asks nothing."""


ASKS = re.compile(
    r"(?:por qué|cómo|cuándo|dónde|qué|cuáles|quién(?:es)?|pourquoi|comment|warum|wann|wie|wo|perché|come|por que|como"
    r"|quando|onde)\s\w",
    re.IGNORECASE,
)
"""How a line begins that asks, whether or not it has its marks."""


def question_for(
    lead: str, items: Sequence[Item], context: Context, *, introduced: bool
) -> tuple[str, float]:
    """Return what is asked of the items, and its confidence.

    Where the line is no question nor names a kind of thing, it stands as it is.
    """
    if context.language != "en":
        if ASKS.match(lead) and not lead.endswith("?"):
            return f"{'¿' if context.language == 'es' else ''}{upper_first(lead)}?", ASKED
        asks = lead.endswith("?")
        plural = len(lead.split()) > 1 and lead.split()[0].endswith("s")
        count = "" if asks else f" ({len(items)})"
        return f"{lead}{count}", ASKED if introduced or asks or plural else GUESSED
    if question := embedded(lead):
        return f"{upper_first(no_stop(question))}?", ASKED
    for form in (_open_end, _open_verb, _circumstance, _span, _chosen):
        if question := form(lead, items):
            return f"{upper_first(no_stop(question))}?", ASKED
    for question in (_quality(lead, items, introduced=introduced), _kinds(lead, items)):
        if question:
            return f"{upper_first(no_stop(question))}?", ASKED
    asked = question_of(Note(lead, Span(1, 1)), context, len(items))
    if asked is not None and asked[1] >= 0.75:
        return asked
    return upper_first(lead), GUESSED


def _open_end(lead: str, items: Sequence[Item]) -> str:
    """*Keyword search still wins for* asks *what three things does keyword search still win for*."""
    last = key_of(lead.split()[-1])
    clause = parse(lead)
    if last not in PREPOSITIONS or clause is None or not clause.likely or clause.pointing:
        return ""
    bare = Clause(
        clause.subject, clause.adverb, clause.auxiliary, clause.verb, clause.form, clause.rest, True
    )
    return f"what {word_for(len(items))} things {inverted(bare)}"


OPEN_VERBS = frozenset(
    "needs need requires require wants lacks lack includes include contains contain prevents prevent causes cause"
    " avoids avoid uses helps eats hates likes loves measures checks covers".split()
)
"""Verbs at the end of a line that leave open what stands below it."""


def _open_verb(lead: str, items: Sequence[Item]) -> str:
    """*Good crust needs* asks *what three things does good crust need*."""
    said, _, last = lead.rpartition(" ")
    first = key_of(said.split()[0]) if said else ""
    if key_of(last) not in OPEN_VERBS or not said or parse(said) is not None or first in POINTS:
        return ""
    plural = is_plural_noun(tokens(said)[-1].key)
    if plural == has_form(key_of(last), Form.THIRD):
        return ""
    form = Form.BASE if plural else Form.THIRD
    clause = Clause(said, "", "", key_of(last), form, "", True)
    return f"what {word_for(len(items))} things {inverted(clause)}"


POINTS = frozenset("it they he she this that these those we you i".split())
CIRCUMSTANCE = re.compile(
    r"(?:Before|After|When|While|Without|Instead of|If|To) (?P<rest>.+)", re.IGNORECASE
)


def _circumstance(lead: str, items: Sequence[Item]) -> str:
    """*Before buying a database* over advice asks *what should you do before buying a database*."""
    if not CIRCUMSTANCE.fullmatch(lead):
        return ""
    advised = sum(imperative(item.text) is not None for item in items)
    if advised * 2 < len(items):
        return ""
    return f"what {word_for(len(items))} things should you do {lower_first(lead)}"


SPAN = re.compile(
    r"(?:the )?(?:first|last|next|final) (?:(?P<n>[\w-]+) )?(?:second|minute|hour|day|night|week|month|year)s?"
    r"(?: (?:of|in|on|after|at|with) .+)?",
    re.IGNORECASE,
)


def _span(lead: str, items: Sequence[Item]) -> str:
    """*First ten minutes of an outage* asks what belongs to them."""
    if not SPAN.fullmatch(lead):
        return ""
    span = lower_first(lead).removeprefix("the ")
    return f"what {word_for(len(items))} things belong to the {span}"


QUALITY = re.compile(
    r"(?:the )?(?:a |an )?(?P<how>good|bad|great|poor|healthy|ideal|perfect|solid|strong|weak|safe|useful|useless)"
    r" (?P<noun>[a-z][a-z-]+(?: [a-z][a-z-]+)?)",
    re.IGNORECASE,
)
PREDICATE = re.compile(
    r"(?:no|not|never|too|always|only|has|have|is|are|can|does)\b", re.IGNORECASE
)
MASS = re.compile(r"(?:ing|tion|sion|ness|ity|ism|ance|ence|ship|ics|ware|work|data|code|advice)$")


def _quality(lead: str, items: Sequence[Item], *, introduced: bool) -> str:
    """*Bad alerts* over *no owner* asks *what three things make an alert bad*."""
    found = QUALITY.fullmatch(lead)
    if not found:
        return ""
    noun, last = found["noun"].lower(), found["noun"].lower().split()[-1]
    if last in LABELS or singular(last) in KINDS | LABELS:
        return ""
    told = any(map(_is_predicate, items))
    if not told and (is_plural_noun(last) or not introduced):
        return ""  # they may be such things themselves
    one = noun.removesuffix(last) + singular(last) if is_plural_noun(last) else noun
    article = "" if MASS.search(one) else "an " if one[0] in "aeiou" else "a "
    return f"what {word_for(len(items))} things make {article}{one} {found['how'].lower()}"


def _is_predicate(item: Item) -> bool:
    words = tokens(item.text)
    acts = len(words) > 1 and has_form(words[0].key, Form.THIRD)
    return acts or PREDICATE.match(item.text) is not None


CHOSEN_WORDS = 8
"""Words up to which a line names what is chosen."""


def _chosen(lead: str, items: Sequence[Item]) -> str:
    """*Tools worth buying* asks *what tools are worth buying*, *plants to avoid* which to avoid."""
    said = lead.split()
    how = next((word for word in said[1:-1] if word in {"worth", "to"}), "")
    if not how or len(said) > CHOSEN_WORDS or parse(lead) is not None:
        return ""
    nouns, rest = said[: said.index(how)], said[said.index(how) + 1 :]
    noun, first = key_of(nouns[-1]), key_of(rest[0])
    if not is_plural_noun(noun) or any(key_of(word) in PREPOSITIONS for word in nouns):
        return ""
    asked = f"what {word_for(len(items))} {lower_first(' '.join(nouns))}"
    if how == "worth":
        return f"{asked} are worth {' '.join(rest)}" if has_form(first, Form.ING) else ""
    if not has_form(first, Form.BASE) or singular(noun) in KINDS:
        return ""
    return f"{asked} should you {' '.join(rest)}"


def number_in(word: str) -> int:
    return int(word) if word.isdecimal() and len(word) < 3 else NUMBER_WORDS.get(word, 0)


def _kinds(lead: str, items: Sequence[Item]) -> str:
    """*Chunking mistakes* asks *what are the three chunking mistakes*."""
    words = tokens(lead)
    if len(words) > 1 and number_in(words[0].key) == len(items) and is_plural_noun(words[-1].key):
        return f"what are the {lead[0].lower()}{lead[1:]}" if parse(lead) is None else ""
    if len(words) < 2 or not all(re.fullmatch(r"[\w'’-]+", word.text) for word in words):
        return ""
    last = words[-1].key
    if not is_plural_noun(last) or singular(last) not in KINDS:
        return ""
    if len(words) > 4 or words[0].key in PREPOSITIONS or has_form(words[0].key, Form.THIRD):
        return ""
    rest = lower_first(lead)
    for article in ("the ", "some ", "common ", "a few "):
        rest = rest.removeprefix(article) if article != "common " else rest
    return f"what are the {word_for(len(items))} {rest}"
