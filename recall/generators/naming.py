"""What a word is for: *by X she means Y*, *what people call X is Y*, *Y is called X*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recall.drafts import Draft
from recall.generators.drafting import ask, gap
from recall.language import segment
from recall.language.askable import askable, one_idea
from recall.language.clause import POINTERS
from recall.language.rare import Rare
from recall.language.reading import Claim
from recall.language.realise import lower_first, no_stop
from recall.language.tokens import is_folded, key_of, tokens
from recall.language.words import content_words
from recall.notes import Note

TERM = r"(?P<term>[\"“*_']{0,3}[\w\ue000-\uf8ff][^\"”“,;:]{1,50}?[\"”*_']{0,3})"
MEANS = r"(?:means|meant|understands|understood|refers to|is meant|was meant)"
BY_TERM = Rare(
    rf"(?:By|With|When (?:he|she|they) (?:say|says|said)) {TERM},? (?P<who>(?:[A-Z][\w'’.-]+ ?){{1,4}}|he |she |they |people |we )?{MEANS} (?:that |not |just |simply |only )?(?P<meaning>.+)",
    "By|When |With",
    flags=re.DOTALL,
)
MEANS_BY = Rare(
    rf"What (?P<who>(?:[A-Z][\w'’.-]+ ?){{1,4}}|he |she |they |people |we )(?:means?|meant) by {TERM} (?:is|was) (?:that )?(?P<meaning>.+)",
    "mean",
    flags=re.DOTALL,
)
CALLED = Rare(
    rf"What (?P<who>[A-Za-z][\w'’ .-]{{1,40}}?) calls? {TERM} (?:is|are|was) (?P<meaning>.+)",
    "What ",
    flags=re.DOTALL,
)
IS_CALLED = Rare(
    r"(?P<what>[^,;:]+?),? (?P<be>is|are) (?:(?:also|often|usually|sometimes|now|commonly|then) )?"
    r"(?:called|known as|named|termed|dubbed|referred to as) (?P<the>(?:the|an?) )?(?P<term>[^,;:]{2,50})",
    "called|dubbed|known as|named|referred to as|termed",
    flags=re.DOTALL,
)
PEOPLE = frozenset("people practitioners everyone everybody most many some they we you".split())


def namings(note: Note, claim: Claim) -> Iterator[Draft]:
    """Yield what a word means to those who use it, and what a thing is called."""
    for form in (BY_TERM, MEANS_BY, CALLED):
        if found := form.fullmatch(claim.bare):
            yield from _meant(note, claim, found)
            return
    yield from _is_called(note, claim)


def _meant(note: Note, claim: Claim, found: re.Match[str]) -> Iterator[Draft]:
    if " not " in f" {found[0][found.start('term') : found.start('meaning')]}":
        return  # what a word does not mean is no meaning of it
    term, meaning = found["term"].strip("\"“”*_' "), one_idea(_without_more(found["meaning"]))
    quoted = term if is_folded(term[:1]) else f"“{lower_first(term)}”"
    who = (found["who"] or "").strip()
    own = claim.name is not None and who.lower() in {
        "he",
        "she",
        "they",
        *claim.name.lower().split(),
        claim.name.lower(),
    }
    if own:
        question = f"what does {claim.name} mean by {quoted}"
    elif who and who.lower() not in PEOPLE and who[0].isupper():
        question = f"what does {who} mean by {quoted}"
    else:
        question = f"what is meant by {quoted}"
    yield ask(
        note, claim, question, meaning.text, pattern="meant-by",
        confidence=0.86 * meaning.share, extra=meaning.rest, attribute=not (own or who[:1].isupper()),
    )  # fmt: skip


def _without_more(meaning: str) -> str:
    return no_stop(segment.up_to(meaning, MORE))


MORE = re.compile(r"; | - | – | — |, (?:but|so|because|like|such as|which) ")


def _is_called(note: Note, claim: Claim) -> Iterator[Draft]:
    """*The rise in the oven is called spring* hides the word."""
    found = IS_CALLED.fullmatch(claim.bare)
    if not found or not 1 <= len(tokens(found["term"])) <= 5:
        return
    what = found["what"]
    clause = askable(f"{what} {found['be']} known")
    if clause is None or key_of(what.split()[0]) in POINTERS or len(content_words(what)) < 2:
        return
    before = claim.bare[: found.start("term")]
    yield gap(note, claim, before, found["term"], pattern="called", confidence=0.83)
