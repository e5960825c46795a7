"""What something is: *Term: what it is*, *X is a Y that …*, *X means Y*, *X stands for Y*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from recall.cards import Tier
from recall.drafts import Draft
from recall.generators.drafting import ask
from recall.generators.imperative import imperative
from recall.generators.naming import namings
from recall.language import segment
from recall.language.askable import askable, one_idea
from recall.language.clause import PREPOSITIONS, Clause, number_of, parse
from recall.language.clipped import ARROW
from recall.language.labels import (
    KINDS,
    LABELS,
    NAMED,
    RESTRICTS,
    TOLD_OF,
    is_phrase,
    is_stage_direction,
    is_the_most,
)
from recall.language.rare import Rare
from recall.language.reading import Claim, read
from recall.language.realise import inverted, keeps_capital, lower_first, no_stop
from recall.language.style import has_sign
from recall.language.tokens import is_folded, key_of, outside, tokens
from recall.language.verbs import Form, has_form, is_finite
from recall.language.voices import people_of
from recall.language.words import (
    AUXILIARIES,
    NEGATIONS,
    POSSESSIVES,
    content_words,
    is_plural_noun,
    singular,
)
from recall.notes import Context, Note

IS_A = re.compile(
    r"(?P<def>(?:an?|the (?:practice|process|act|art|idea|ability|tendency|number|amount|time|cost|study|share|rate|part|point|moment|\w+(?:tion|sion|ment|ing|ance|ence|ity|ness|ysis))) .+)",
    re.DOTALL,
)
IS_THE = re.compile(
    r"the (?!(?:\w+ )?(?:thing|things|one|ones|reason|problem|part|place|point|key|answer|way|step|bottleneck|exception)\b)"
    r"(?!(?:\w+ )?(?:most|least|only|same|first|last|best|worst|main|real|biggest|hardest|\w+est)\b)"
    r"(?:[\w-]+ ){1,3}(?:of|in|at|that|which|where|between|left|used|needed|from|per|it takes) .+",
    re.DOTALL,
)
"""What a term of two words stands for: *the water content left after a rain*."""

MEANS = {"mean", "stand", "refer", "describe", "denote"}
EVER_MORE = re.compile(r"[Tt]he (?:\w+er|more|less|worse)\b[^.;]* the (?:\w+er|more|less|worse)\b")
"""*The deeper you go the colder it gets* is a claim, and says not what anything is."""

TAIL = Rare(
    r"; | - | – | — |, (?:but|and|so|because|not|though|although|even though) |: ",
    " - | – | — |: |; |and|because|but|not|so|though",
)


class Meaning:
    """Asks what a term is, or what it means."""

    name = "meaning"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        if note.children:
            return
        found = read(note, context)
        for at, claim in enumerate(found.claims):
            if at == 0:
                yield from _labelled(note, claim, context)
            yield from namings(note, claim)
            yield from _is_a(note, claim)
            yield from _means(note, claim)


def _labelled(note: Note, claim: Claim, context: Context) -> Iterator[Draft]:
    led = _led_to(claim.bare)
    cut = led or segment.at_colon(claim.bare) or _dashed(claim.bare) or _equals(claim.bare)
    if not cut or is_the_most(cut[0]):
        return
    term, meaning = cut[0].strip(), cut[1].strip()
    if led and note.text[:1].islower():
        term = term[:1].lower() + term[1:]  # its author wrote it small
    if NAMED.fullmatch(term) and len(tokens(meaning)) >= 4 and parse(term) is None:
        question = f"what is {_with_article(lower_first(term))}"
        yield _told(note, claim, question, meaning, "law", 0.83)
        return
    role = len(tokens(term)) == 1 and singular(key_of(term)) in KINDS
    if role and not _is_set_apart(cut[0].strip()):
        return  # *fix = a letter* says what it was in this case
    placed = WHERE.match(meaning) is not None and len(tokens(term)) <= WHERE_WORDS
    defined = (
        led
        or placed
        or (is_phrase(meaning) and not _is_fronted(meaning))
        or f"{term} = " in claim.bare
    )
    doing = _is_set_apart(term) and _is_doing(term.strip("*_").split()[-1])
    if LIKE_ANOTHER.match(meaning) or meaning.endswith("?") or is_folded(meaning[0]):
        return
    if _is_quip(meaning) or (initials(term) and len(people_of(context)) > 1):
        return
    if " + " in meaning:
        return  # *error = what + how* says what it is made of
    if not led and f"{term} = " not in claim.bare and (has_sign(meaning) or FOUND.search(meaning)):
        return  # a finding
    if (
        not _is_term(term)
        or (
            imperative(meaning)
            and not doing
            and not TOLD_OF.match(meaning)
            and not SHARE_OF.match(meaning)
        )
        or not (defined or doing)
    ):
        return
    if re.match(r"(?:vs\.?|versus)\b", term) or " vs" in term or EVER_MORE.match(meaning):
        return
    sure = 0.84 if len(tokens(meaning)) >= 4 and not FIGURE.match(meaning) else 0.6
    asked = _told(note, claim, _what_is(term, meaning), meaning, "term", sure)
    says = led or f"{term} = " in claim.bare or defines(meaning)
    yield asked if says else replace(asked, tier=Tier.DRAFT)


DEFINITION = re.compile(
    r"[\"“]?(?:(?:an?|the|any|all|every|whatever|when|how|where|what|one|someone|somebody|something|anything|anyone|having|being)\b"
    r"|of (?:the|all)\b|(?![\w-]+ing\b (?:is|are|was|were)\b)[a-z]{2,20}ing [a-z]"
    r"|(?:[a-z-]+ ){1,4}(?:that|which|who|whose|where|in which|of) [a-z]"
    r"|(?:[a-z-]+ ){1,3}(?:[a-z]{2,}ed|kept|made|held|left|sent|given|taken|written|put) (?:on|in|to|by|for|from|with|at|under|over|so|as) )",
    re.IGNORECASE,
)
"""How words begin that say what something is, and not what was found or is advised of it."""


def defines(meaning: str) -> bool:
    """Tell whether the words read as a definition: *the share that …*, *when a firm …*."""
    return DEFINITION.match(meaning) is not None


LIKE_ANOTHER = re.compile(
    r"(?:(?:the|much|just|about|almost) )?(?:same|ditto|likewise|similar|idem|as above|like the|opposite|reverse|other way)\b",
    re.IGNORECASE,
)
"""How a meaning begins that only the term before it tells: *same but for healthy people*."""


def initials(term: str) -> bool:
    """Tell whether the label may be somebody's initials, which say who speaks."""
    return re.fullmatch(r"[A-Z]{2,4}", term.strip("*_ ")) is not None


QUIP = re.compile(r"[\"“«](?P<said>[^\"“”»]+)[\"”»]\.?")


SPOKEN = re.compile(r"(?:then|so|but|and|no|yes|well|i|we|you|oh)\b", re.IGNORECASE)


def _is_quip(meaning: str) -> bool:
    """Tell whether the meaning is what somebody said and tells nothing of what the label is."""
    found = QUIP.fullmatch(meaning)
    said = found["said"] if found else ""
    clause = parse(said)
    if SPOKEN.match(said):
        return True
    return imperative(said) is not None or (clause is not None and clause.sure)


FOUND = re.compile(r"[~<>≈±→]|\d ?(?:%|x\b|€|\$)|[$€£]\d")
"""What stands in a measured result."""


def _told(
    note: Note, claim: Claim, question: str, meaning: str, pattern: str, sure: float
) -> Draft:
    """Return the question with the first idea of the meaning as its answer."""
    part = segment.up_to(meaning, TAIL) if len(tokens(meaning)) > LONG else _of_one_phrase(meaning)
    idea = one_idea(part)
    rest = idea.rest or no_stop(meaning[len(idea.text) :].lstrip(" ,;:–—-"))
    return ask(
        note, claim, question, idea.text,
        pattern=pattern, confidence=sure * idea.share, extra=rest,
    )  # fmt: skip


def _of_one_phrase(meaning: str) -> str:
    """Return what a phrase says before a clause goes on: *fewer bits per weight, four is enough*."""
    comma = next(iter(outside(meaning, segment.COMMA)), None)
    if comma is None or len(tokens(meaning[: comma.start()])) < 3:
        return meaning
    left, right = meaning[: comma.start()], meaning[comma.end() :]
    said = parse(right)
    own = said is not None and said.sure and not segment.is_clause(left)
    return left if own and parse(left) is None else meaning


LONG = 16
"""Words of a meaning from which only its first part is asked for."""


def _is_fronted(meaning: str) -> bool:
    """Tell whether a clause follows what only stands before it: *with 40 hours you get a model*."""
    words = tokens(meaning)
    clauses = [word for word in words[2:] if word.key in {"you", "we", "they", "it", "there", "i"}]
    if words[0].key not in PREPOSITIONS:
        return False
    commas = outside(meaning, segment.COMMA)
    starts = [word.start for word in clauses] + [comma.end() for comma in commas]
    return any(segment.is_clause(meaning[start:]) for start in starts)


def _with_article(law: str) -> str:
    """Return *the two-minute rule*, but *Conway's law*."""
    if law.endswith(("syndrome", "disease", "theory")):
        return law
    owned = "'s " in law or "’s " in law or law.startswith(("the ", "a ", "an "))
    return law if owned or "s' " in law else f"the {law}"


DEFINES = re.compile(
    r"where (?:an?|the) |(?:one|someone|somebody|something|anything|anyone|any \w+|an? \w+(?: \w+)?) (?:that|who|which|where|when)\b"
)
"""How what stands behind an arrow says what the word before it means."""


WHERE = re.compile(r"where (?:an?|the|it|something|you|we|they|[a-z]+s) ")
WHERE_WORDS = 3
SHARE_OF = re.compile(
    r"(?!(?:think|speak|beware|dispose|hear|dream|get|make|take|ask|talk|learn) )[a-z-]{3,20} of [a-z]"
)
"""How a noun begins a meaning that could be a verb alone: *share of sunlight …*."""


def _led_to(text: str) -> tuple[str, str] | None:
    """Return a term and what an arrow behind it says it is: *notifiable → one that …*."""
    arrow = next(iter(outside(text, ARROW)), None)
    if arrow is None or not DEFINES.match(text[arrow.end() :]) or not arrow.start():
        return None
    return text[: arrow.start()].strip(), text[arrow.end() :].strip()


def _equals(text: str) -> tuple[str, str] | None:
    cut = segment.at_equals(text)
    if cut is None or has_sign(cut[0]) or len(tokens(cut[1])) < 3:
        return None
    first = tokens(cut[1])[0].key
    return cut if first not in AUXILIARIES | NEGATIONS else None  # a clause defines here as well


def _dashed(text: str) -> tuple[str, str] | None:
    cut = segment.at_dash(text)
    if cut and WHERE.match(cut[1]):
        return cut
    return cut if cut and is_phrase(cut[1]) and cut[1][:1].islower() else None


def _is_term(term: str) -> bool:
    words = tokens(term)
    bare = term.strip('*_`"“” ')
    if not 1 <= len(words) <= 4 or not bare or words[0].key in LABELS or words[-1].key in LABELS:
        return False
    if len(words) == 1 and is_stage_direction(bare):
        return False  # *claim: …*, *caveat: …*
    if any(
        word.key
        in {
            "and",
            "or",
            "vs",
            "versus",
            "as",
            "about",
            "on",
            "i",
            "we",
            "you",
            "the",
            "this",
            "these",
            "my",
            "our",
            "no",
            "not",
        }
        for word in words
    ):
        return False
    if words[0].key in POSSESSIVES:
        return False  # *her alternative*: to what, only her talk says
    if len({word.key for word in words}) < len(words) or not content_words(bare):
        return False  # *always, always*
    return parse(term) is None and imperative_free(term)


def imperative_free(term: str) -> bool:
    return not re.search(r"[.!?;]|\d{4}", term)


FIGURE = re.compile(r"[~$€£]?\d")
"""What begins with one measures the term and does not define it."""

MASS = re.compile(
    r"(?:[a-z]{2}ing|tion|sion|ment|ness|ity|ism|ance|ence|ancy|ency|ship|ics|logy|phy|sis|acy|work|ware|debt|toil|data)$"
)
"""Endings of nouns that stand without an article."""


def _what_is(term: str, meaning: str) -> str:
    plain = lower_first(term.strip('*_"“” '))
    if number_of(plain) == "plural" and not plain[:1].isupper():
        return f"what are {plain}"
    counted = (
        re.match(r"(?:an?|the|where) ", meaning)
        and not plain.split()[-1].isupper()
        and not plain.startswith(("a ", "an "))
    )
    alone = plain[:1].isupper() and plain[1:].islower()
    if alone and (plain != term or (" " not in plain and not re.match(r"(?:an?|the) ", meaning))):
        return f"what is meant by “{plain}”"  # its capital may be a sentence's
    if "'s " in plain or has_form(key_of(plain.split()[-1]), Form.ING):
        return f"what is {plain}"
    if counted or not (
        MASS.search(plain)
        or keeps_capital(plain.split()[-1])
        or plain.startswith(("a ", "an ", "the "))
    ):
        return f"what is meant by “{plain}”"
    return f"what is {plain}"


def _is_a(note: Note, claim: Claim) -> Iterator[Draft]:
    told = segment.up_to(claim.bare, TAIL)
    clause = askable(told)
    if clause is None or clause.auxiliary not in {"is", "are"} or clause.adverb or not clause.rest:
        return
    if clause.rest.startswith("what ") and not _is_set_apart(clause.subject):
        yield from _is_what(note, claim, clause)
        return
    if not _is_definable(clause):
        return
    meaning, set_apart = clause.rest, _is_set_apart(clause.subject)
    found = IS_A.fullmatch(meaning) or (
        len(tokens(clause.subject)) > 1 and IS_THE.fullmatch(meaning)
    )
    doing = set_apart or _is_doing(clause.subject)
    gerund = has_form(key_of(meaning.split()[0]), Form.ING) and doing and len(meaning.split()) > 1
    plural = clause.auxiliary == "are" and _begins_with_plural(meaning)
    when = set_apart and re.match(r"(?:when|where|how|what) ", meaning)
    if not (found or plural or gerund or when or (set_apart and is_phrase(meaning))):
        return
    if LIKE_ANOTHER.match(meaning):
        return
    if meaning.startswith("for "):
        return  # what it is for says not what it is
    vague = meaning.startswith(("the best", "a lot", "a bit", "a good", "a great"))
    if not (gerund or set_apart or RESTRICTS.search(meaning) or " with " in meaning) or vague:
        return
    subject = lower_first(clause.subject, before="are")
    if of := NO_DEFINITION.match(meaning):
        question = f"what {clause.auxiliary} {subject} {no_stop(of[0])}"
        yield ask(note, claim, question, meaning[of.end() :], pattern="is-a", confidence=0.8)
        return
    meaning = THE_TERM.sub("", meaning)
    sure = 0.82 if found or gerund or set_apart else 0.7
    sure = 0.78 if plural and re.search(r" (?:that|which|who) ", meaning) else sure
    yield _told(note, claim, f"what {clause.auxiliary} {subject}", meaning, "is-a", sure)


THE_TERM = re.compile(r"^the (?:term|word|name|label|expression) (?:for|of) (?=an? |the )")


def _is_set_apart(subject: str) -> bool:
    """Tell whether the author marked the whole subject as a word: quoted or bold."""
    return (
        re.fullmatch(
            r"(?:(?:An?|The|an?|the) )?(?:\*\*|__|\*|[\"“])[^*_\"”]+(?:\*\*|__|\*|[\"”])", subject
        )
        is not None
    )


def _is_doing(subject: str) -> bool:
    """Tell whether the subject is something one does: *retarding*, *code review*."""
    words = subject.lower().split()
    if len(words) == 1 and re.fullmatch(r"[a-z-]{4,}ing", words[0]):
        return True  # though no list has its verb
    return has_form(key_of(words[0]), Form.ING) and len(words) <= 3


def _is_what(note: Note, claim: Claim, clause: Clause) -> Iterator[Draft]:
    """*Patience is what beginners lack* asks what beginners lack."""
    said = clause.rest.removeprefix("what ")
    if len(content_words(said)) < 2 or clause.loose or not content_words(clause.subject):
        return
    inner = askable(said)
    if inner is not None and re.search(r"\b(?:do|does|did)\b", said):
        # *Meetings are what firms do when …* says what meetings are, and no deed.
        subject = lower_first(clause.subject, before=clause.auxiliary)
        question = f"what {clause.auxiliary} {subject}"
        yield ask(note, claim, question, clause.rest, pattern="is-what", confidence=0.78)
        return
    if inner is not None or is_finite(key_of(said.split()[0])):
        question = f"what {said if inner is None else inverted(inner)}"
        yield ask(note, claim, question, clause.subject, pattern="is-what", confidence=0.78)


NO_DEFINITION = re.compile(
    r"an? (?:\w+ )?(?:sign|symptom|source|cause|result|form|product|matter|question|waste|function|measure|reflection"
    r"|consequence|mark|test|threat|response|reaction|proxy|substitute|cure|recipe) (?:of|for|to) "
)
"""What does not define but relates: *worms are a sign of healthy soil*."""


def _begins_with_plural(rest: str) -> bool:
    """Tell whether a plural noun stands early, as in *names for workarounds*."""
    early: list[str] = []
    for word in tokens(rest)[:3]:
        if word.key in PREPOSITIONS | {"that", "which"}:
            break
        early.append(word.key)
    return any(map(is_plural_noun, early)) and early[0] not in {"the", "not"}


def _is_definable(clause: Clause) -> bool:
    words = tokens(clause.subject)
    first = words[0].key
    if len(words) > 5 or first in {
        "the",
        "this",
        "that",
        "these",
        "those",
        "it",
        "they",
        "there",
        "he",
        "she",
        "we",
        "you",
        "i",
        "my",
        "our",
        "his",
        "her",
        "one",
        "another",
        "what",
        "all",
        "most",
        "some",
        "every",
        "each",
    }:
        return False
    return not any(word.key in {"of", "for"} for word in words[:1])


MEAN_WORDS = {"mean": "", "stand": "for", "refer": "to", "describe": "", "denote": ""}


def _means_not(note: Note, claim: Claim, clause: Clause) -> Iterator[Draft]:
    """*X does not mean Y* asks what X does not mean."""
    found = re.fullmatch(r"mean (?:that )?(?P<what>.+)", clause.rest, re.DOTALL)
    if found and clause.auxiliary in {"do", "does"} and clause.adverb == "not":
        bare = replace(clause, rest="mean")
        answer = segment.up_to(found["what"], TAIL)
        yield ask(note, claim, f"what {inverted(bare)}", answer, pattern="means", confidence=0.8)


def _means(note: Note, claim: Claim) -> Iterator[Draft]:
    clause = parse(claim.bare)
    if clause is not None and not clause.loose:
        yield from _means_not(note, claim, clause)
    if clause is None or not clause.verb or clause.lemma not in MEANS or clause.form == Form.PAST:
        return
    if clause.loose or askable(segment.up_to(claim.bare, TAIL)) is None:
        return
    word = MEAN_WORDS[clause.lemma]
    rest = clause.rest.removeprefix(word).strip() if word else clause.rest
    if word and not clause.rest.startswith(word + " "):
        return
    only = clause.adverb if clause.adverb in {"only", "just", "simply", "merely", "really"} else ""
    adverb = "" if only else clause.adverb
    bare = Clause(clause.subject, adverb, "", clause.verb, clause.form, word, clause.sure)
    meaning = f"{only} {segment.up_to(rest.removeprefix('that '), TAIL)}".strip()
    yield _told(note, claim, f"what {inverted(bare)}", meaning, "means", 0.84)
