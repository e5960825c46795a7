"""The most, the best, the only: *X is the cheapest Y*, *the main reason is X*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from recall.drafts import Draft
from recall.generators.drafting import ask, gap
from recall.language import segment
from recall.language.clause import DETERMINERS, LOOSE, PREPOSITIONS, Clause, number_of, parse
from recall.language.labels import LABELS, is_the_most
from recall.language.rare import Rare
from recall.language.reading import Claim, read
from recall.language.realise import inverted, lower_first
from recall.language.tokens import key_of, tokens
from recall.language.verbs import Form, has_form, is_finite, noun_too
from recall.language.words import (
    content_words,
    is_common,
    is_person_noun,
    is_plural_noun,
    says_little,
)
from recall.notes import Context, Note

MOST = re.compile(
    r"(?:one of )?(?:the|[A-Z]?[a-z]+'s|our|your|his|her|their) (?:single |very )?(?:(?:second|third) )?(?:[a-z]{3,}est|most \w+|least \w+|best|worst|only|first|last|main|biggest|primary|number one|real|hardest|key|chief) (?P<noun>[a-z][^,;]*)",
    re.IGNORECASE,
)
ROLE = re.compile(
    r"(?:the|[A-Z]?[\w-]+(?: [\w-]+)?'s) (?:(?!same|other)[\w-]+ )?(?:goal|purpose|point|job|role|cost|price|trick"
    r"|secret|problem|danger|risk|difference|reason|cause|answer|solution|motto|definition|unit|bottleneck|limits?"
    r"|advantage|drawback|challenge|lesson|result|slogan|mission|name|metric|mistake|trouble|benefit|beauty|downside"
    r"|upside|catch|thing|moral|takeaway|essence|idea|aim|task|core|heart|opposite|root|source|measure|test|sign|symptom)"
    r" (?:of|with|for|between|behind|in|to|about|from) [^,;]+|[\w ]+'s (?:motto|name|goal|slogan|mission)",
    re.IGNORECASE,
)
"""A role that one thing plays: *the point of a code freeze*."""

DEFINITE = re.compile(
    r"the (?!same|other|only thing|way|ability|act|art|practice|process|amount|number|evaluation)"
    r"(?!\w+(?:tion|ment|ing|ity|ness) of)(?!.* and the )[\w-]+(?: [\w-]+)? (?:of|for|between|behind) [^,;:]{4,70}"
)
"""What one thing is by its definite description: *the customer of everyone who ships*."""


TERM_OF = re.compile(
    r"the (?:[a-z-]+ )?(?:problem|task|question|fear|feeling|effect|habit|belief|error|fallacy|state|point|moment|stage"
    r"|name|word|term) (?:of|for) (?:[a-z-]+ing|how|what|when|whether)\b"
)
"""What a term is the name of: *the problem of sharing credit*."""


class Superlative:
    """Asks what the most of its kind is."""

    name = "superlative"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        if note.children:
            return
        for claim in read(note, context).claims:
            yield from _labelled(note, claim)
            yield from _cleft(note, claim)
            for part in segment.splices(claim.bare):
                clause = parse(part)
                if clause is None or clause.auxiliary not in {"is", "are", "was", "were"}:
                    continue
                if clause.negative or clause.adverb in {"not", "never"} or _is_done_to(clause):
                    continue
                yield from _asked(note, claim, _with_article(clause))


def _labelled(note: Note, claim: Claim) -> Iterator[Draft]:
    """*Biggest win: X* and *biggest win = X* ask what the biggest win is."""
    cut = segment.at_colon(claim.bare) or segment.at_equals(claim.bare)
    if not cut or not is_the_most(cut[0]) or not content_words(cut[1]):
        return
    label = cut[0][:1].lower() + cut[0][1:]
    owned = label.startswith(("the ", "my ", "our ", "your ", "their ", "his ", "her "))
    be = "are" if number_of(label) == "plural" else "is"
    question = f"what {be} {label if owned else f'the {label}'}"
    sure = 0.7 if key_of(label.split()[-1]) in LABELS else 0.84  # every talk has a best tip
    yield ask(note, claim, question, cut[1], pattern="superlative", confidence=sure)


CLEFT = Rare(
    r"What (?P<said>[^,;:]{4,70}?) (?:is|was|are|were) (?P<what>(?!not |that it )[^;:]+)",
    "What ",
    flags=re.DOTALL,
)


def _cleft(note: Note, claim: Claim) -> Iterator[Draft]:
    """*What convinced managers was X* asks what convinced managers."""
    found = CLEFT.fullmatch(claim.bare)
    if not found:
        return
    said = found["said"]
    first, _, rest = said.partition(" ")
    if first in {"he", "she"} and claim.name:
        said = f"{claim.name} {rest}"
    elif first in LOOSE - {"you", "we"}:
        return
    if len(content_words(said)) < 2 or found["what"].startswith(("still ", "always ", "often ")):
        return  # too little is asked, or the adverb belongs to the question
    clause = parse(said)
    does = is_finite(first) and not has_form(first, Form.BASE)  # *what makes losers accept …*
    asked = inverted(clause) if clause is not None and clause.likely and not does else said
    if clause is None and not is_finite(first):
        return
    yield ask(
        note, claim, f"what {asked}", found["what"], pattern="cleft",
        confidence=0.82, attribute=claim.name is None or claim.name not in said,
    )  # fmt: skip


def _with_article(clause: Clause) -> Clause:
    """Return *the best predictor …* for a jotted *best predictor …*."""
    bare = clause.subject[:1].lower() + clause.subject[1:]
    how_many = bare.startswith("most ") and is_plural_noun(clause.subject.split()[-1])
    if BARE_MOST.match(bare) and not (how_many or MANY.match(bare)):
        return replace(clause, subject=f"the {bare}")
    return clause


BARE_MOST = re.compile(
    r"(?:best|worst|biggest|hardest|main|[a-z]{3,}iest|cheapest|fastest|greatest|largest|smallest|most [a-z]+) (?!of )[a-z]+ "
)


MANY = re.compile(r"most (?:[a-z]+(?<![ous])s|people|men|women|children) ")
"""How many, and not which: *most quarrels at the end*."""


def _asked(note: Note, claim: Claim, clause: Clause) -> Iterator[Draft]:
    predicate = segment.up_to(clause.rest)
    adverb = f"{clause.adverb} " if clause.adverb else ""
    if MOST.fullmatch(predicate) and not predicate.lower().startswith("one of"):
        if clause.loose:
            return
        who = (
            "who"
            if is_person_noun(clause.subject.split()[-1])
            or _is_person(clause.subject, predicate)
            or SOMEBODY.match(predicate)
            else "what"
        )
        yield ask(
            note,
            claim,
            f"{who} {_be(clause, predicate)} {adverb}{predicate}",
            clause.subject,
            pattern="superlative",
            confidence=_trust(predicate, clause.subject),
        )
    elif DEFINITE.fullmatch(predicate) and _is_named(clause):
        who = "who" if is_person_noun(clause.subject.split()[-1]) else "what"
        called = " called" if TERM_OF.match(predicate) else ""
        question = f"{who} {_be(clause, predicate)} {adverb}{predicate}{called}"
        yield ask(note, claim, question, clause.subject, pattern="definite", confidence=0.77)
    elif ROLE.fullmatch(clause.subject) and predicate and len(tokens(predicate)) <= 16:
        question = f"what {clause.auxiliary} {lower_first(clause.subject)}"
        answer = f"{adverb}{predicate.removeprefix('that ')}"
        sure = _trust_role(clause.subject, answer)
        yield ask(note, claim, question, answer, pattern="role", confidence=sure)
    elif SPAN.match(clause.subject):
        yield from _span(note, claim, clause, predicate)
    elif (
        MOST.fullmatch(clause.subject)
        and predicate
        and _names_a_thing(predicate)
        and not clause.subject.lower().startswith("one of")
    ):
        yield ask(
            note,
            claim,
            f"what {clause.auxiliary} {adverb}{lower_first(clause.subject)}",
            predicate,
            pattern="superlative",
            confidence=_trust(clause.subject, predicate) * (STORY if _of_a_story(clause) else 1.0),
        )


def _names_a_thing(predicate: str) -> bool:
    """Tell whether the words can answer *what*: a thing or a deed, not *afraid of stairs*."""
    words = tokens(predicate)
    first = words[0].key
    if first in PREPOSITIONS - {"to"}:
        return False  # *the first trial was of streptomycin*
    if first in DETERMINERS | {"to", "that", "how", "when", "what", "not"} or first.endswith("ing"):
        return True
    alone = len(words) == 1 or words[1].key not in PREPOSITIONS
    return alone or noun_too(first) or is_plural_noun(first)


SPAN = re.compile(
    r"(?P<span>[Tt]he (?:first|last|next) (?:\w+ )?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|miles?|metres?|kilometres?|pages?|lines?))"
    r"(?P<of> of [^,;:]{2,30})?$"
)
"""A stretch that is told by its place: *the last twenty minutes of rehearsal*."""


def _span(note: Note, claim: Claim, clause: Clause, predicate: str) -> Iterator[Draft]:
    """*The last twenty minutes of rehearsal are the least useful* hides which part is."""
    found = SPAN.match(clause.subject)
    if found and found["of"] and re.fullmatch(r"the (?:most|least) \w+|the \w+est", predicate):
        end = found.end("span")
        yield gap(
            note, claim, "", claim.bare[:end], claim.bare[end:],
            pattern="superlative", confidence=0.8,
        )  # fmt: skip


def _is_done_to(clause: Clause) -> bool:
    """Tell whether the predicate says what was done, not what something is: *was kept for*."""
    words = tokens(clause.rest)
    done = bool(words) and has_form(words[0].key, Form.PARTICIPLE)
    return done and not noun_too(words[0].key) and words[1:2] != () and words[1].key in PREPOSITIONS


SOMEBODY = re.compile(r"the (?:only|first|last) (?:one|person) who ")


def _is_named(clause: Clause) -> bool:
    """Tell whether the subject says by itself what it is, and could not be guessed."""
    words = content_words(clause.subject)
    return not clause.loose and (len(words) >= 2 or (len(words) == 1 and not is_common(words[0])))


def _is_person(subject: str, predicate: str) -> bool:
    return (
        bool(
            re.search(
                r" (?:person|man|woman|developer|engineer|author|researcher) ", f" {predicate} "
            )
        )
        and subject[:1].isupper()
    )


def _be(clause: Clause, predicate: str) -> str:
    """Return the copula that agrees with the predicate, which leads the question."""
    if number_of(predicate) == "singular":
        return {"are": "is", "were": "was"}.get(clause.auxiliary, clause.auxiliary)
    return clause.auxiliary


def _is_noun(word: str) -> bool:
    """Tell whether the one word of an answer names a thing: *support*, not *wrong*."""
    return noun_too(word) or word.endswith(("ing", "ment", "tion", "ness", "ity", "ance", "ence"))


def _trust_role(asked: str, answer: str) -> float:
    words = content_words(answer)
    if not words:
        return 0.5
    if answer.startswith(("not ", "very ", "too ", "so ")) or (
        len(words) == 1 and is_common(words[0]) and len(tokens(answer)) < 3
    ):
        return 0.77 if len(content_words(asked)) >= 3 and _is_noun(words[0]) else 0.66
    return 0.82


STORY = 0.9
"""What is left where only the story tells of what it was the first or the last."""


def _of_a_story(clause: Clause) -> bool:
    """Tell whether *the first loaf was …* leaves open of how many, and whose."""
    return clause.auxiliary in {"was", "were"} and len(content_words(clause.subject)) < 3


OF_ALL = re.compile(r" (?:of (?:the (?:lot|bunch|two|three|four)|all|them|these|those)|one)$")
"""What is compared has been named before."""


def _trust(asked: str, answer: str) -> float:
    narrowed = len(content_words(asked)) >= 3
    words = content_words(answer)
    if not words or len(tokens(answer)) > 16:
        return 0.6
    if OF_ALL.search(asked) or (" real " in f" {asked}" and not narrowed):
        return 0.66  # of which lot, of what
    if says_little(words):
        return 0.79 if narrowed else 0.65
    return 0.86 if narrowed else 0.76
