"""A claim and what explains it, behind a colon, a dash, a semicolon or a stop; examples; why it is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from recall.cards import Question
from recall.drafts import Draft
from recall.generators.drafting import ask, listed
from recall.generators.imperative import begins_with_advice, imperative
from recall.generators.listing import embedded
from recall.generators.superlative import ROLE
from recall.generators.telling import is_story
from recall.generators.why import hide_cause, may_be_a_name, surely_advises
from recall.language import segment
from recall.language.askable import askable, one_idea
from recall.language.clause import COPULAS, Clause, parse
from recall.language.labels import is_stage_direction
from recall.language.leaning import is_of_that
from recall.language.rare import Rare
from recall.language.reading import Claim, read
from recall.language.realise import inverted, lower_first, no_stop
from recall.language.tokens import key_of, outside, tokens
from recall.language.verbs import Form, has_form, noun_too
from recall.language.words import NUMBER_WORDS, content_words, is_person_noun, stem
from recall.notes import Context, Note

WRONG = re.compile(
    r".+ (?:is|are|was|were) (?:(?:completely|just|simply|mostly|probably|totally|partly) )?(?:wrong|mistaken|a myth|overrated|false|misleading|a mistake|a trap|right|underrated|a lie|nonsense|dead)",
)
LIST_COMMA = re.compile(r", (?:and |or )?| and | or |; ")


class Explanation:
    """Asks what is meant by the claim before a colon, or which examples it has."""

    name = "explanation"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        if note.children:
            return
        claims = read(note, context).claims
        for claim, following in zip_longest(claims, claims[1:]):
            if claim.text.rstrip().endswith("?"):
                continue
            if cut := segment.at_colon(claim.bare):
                yield from _explained(note, claim, no_stop(cut[0]), cut[1])
            elif cut := _loosely_joined(claim.bare):
                yield from _advised(note, claim, *cut, sure=0.8)
            elif following and _goes_on(note, claim, following):
                yield from _advised(note, claim, claim.bare, following.bare, sure=0.77)


def _goes_on(note: Note, claim: Claim, following: Claim) -> bool:
    """Tell whether the same person goes on, and does not only grant an objection."""
    same = following.name == claim.name and following.whose is claim.whose
    if not _is_about(following.bare, claim.bare):
        return False
    return same and not _is_conceded(following.bare[:12].lower(), note.text)


TURNS_BACK = frozenset(
    "it they this that these those otherwise else you your the their its one nobody everybody people"
    " each every all most a an no".split()
)


def _is_about(told: str, advice: str) -> bool:
    """Tell whether a sentence speaks of what the advice before it speaks of, as its reason does."""
    first = key_of(told.split()[0]) if told.split() else ""
    shared = {stem(word) for word in content_words(told)} & {
        stem(word) for word in content_words(advice)
    }
    return first.partition("'")[0] in TURNS_BACK or bool(shared)


def _is_conceded(opening: str, text: str) -> bool:
    """Tell whether a sentence of the note begins with *granted*, before this opening."""
    return any(
        text[found.end() : found.end() + len(opening)].lower() == opening
        for found in CONCEDED.finditer(text)
    )


LOOSE_JOIN = Rare(r";\s+|\s+(?:–|—|--|-)\s+|\s*—\s*", "-|;|–|—")


def _loosely_joined(text: str) -> tuple[str, str] | None:
    """Return both sides of the only semicolon or dash."""
    joins = outside(text, LOOSE_JOIN)
    if len(joins) != 1:
        return None
    return text[: joins[0].start()].strip(), text[joins[0].end() :].strip()


def _advised(note: Note, claim: Claim, advice: str, told: str, *, sure: float) -> Iterator[Draft]:
    """*Keep the oven on; heating it again costs more*: what follows advice is its reason.

    Only where it says how things are in general: no story, no second piece of advice.
    """
    asked = imperative(advice)
    clause = askable(told)
    if asked is None or clause is None or not surely_advises(advice) or len(tokens(advice)) > 16:
        return
    if outside(advice, SEVERAL) or not _is_general(clause) or len(tokens(told)) > 18:
        return
    if begins_with_advice(told) or imperative(told) is not None:
        return  # *do not count tickets; count …* is a second piece of advice
    yield ask(note, claim, f"why should you {asked}", told, pattern="explained", confidence=sure)


CONCEDED = re.compile(
    r"\b(?:yes|no|true|sure|granted|of course|still|ok|okay|fine|agreed),? ", re.IGNORECASE
)
"""How an objection begins that is met, and no reason."""

SEVERAL = re.compile(r"[?!;:]|[.…]\s|,\s(?:then|but|so)\s|\sbecause\s|\sso that\s")


def _is_general(clause: Clause) -> bool:
    past = clause.form == Form.PAST or clause.auxiliary in {"was", "were", "had", "did"}
    points = clause.pointing and clause.subject.lower() not in {"it", "they"}
    return not past and not points and clause.subject.lower() not in {"we", "i"}


LABEL = 2
"""Words up to which what stands before a colon may be a label."""


def _explained(note: Note, claim: Claim, left: str, right: str) -> Iterator[Draft]:
    if (advice := imperative(left)) and len(tokens(left)) >= 2:
        if len(tokens(left)) <= LABEL and is_stage_direction(left):
            return  # *open problem: …* only looks like advice
        if ", " in left and imperative(left.rpartition(", ")[2]) is not None:
            return  # *never hide it, sign it*: two pieces of advice
        if _is_clause(right) and surely_advises(left) and not outside(left, SEVERAL):
            idea = one_idea(right)
            yield ask(
                note, claim, f"why should you {advice}", idea.text,
                pattern="explained", confidence=0.82 * idea.share, extra=idea.rest,
            )  # fmt: skip
        return
    if ROLE.fullmatch(left) and parse(left) is None and _is_statement(right):
        yield from _one_thing(note, claim, f"what is {lower_first(left)}", right)
        return
    if SIMPLE.fullmatch(left) and not _announced(left):
        return  # *the reason is simple*: of what, stands before it
    if told := _announced(left):
        yield from _one_thing(note, claim, told, right)
        return
    if (asked := embedded(left)) and key_of(left.split()[0]) in {"why", "what", "how"}:
        yield from _asked_by_itself(note, claim, asked, right)
        return
    clause = askable(left)
    if clause is None or not _is_whole(left) or clause.rest in POINTS:
        return  # *her newsroom measured it: …* says what was measured
    if not clause.sure and (len(tokens(left)) < 3 or not clause.rest):
        return
    if claim.name and clause.subject == claim.name:
        if clause.auxiliary and _is_statement(right):
            question = f"why {inverted(clause)}"
            yield ask(note, claim, question, right, pattern="explained", confidence=0.8)
        return
    if re.search(r" (?:vs\.?|versus) ", left) or _announces_a_number(left):
        return
    if _is_statement(right):
        points = clause.pointing and key_of(clause.subject.split()[0]) in {"it", "they"}
        leans = points or RELATED.search(left) or DUTY.match(right)
        if not (leans or _acts_in_the_room(clause)):
            yield from _stated(note, claim, left, right, clause)
    elif clause.sure and _is_enumeration(right) and not (_advises(right) or _has_no_subject(left)):
        yield _examples(note, claim, left, right)


def _asked_by_itself(note: Note, claim: Claim, asked: str, right: str) -> Iterator[Draft]:
    """*Why hospitals were dangerous: …* asks why they were."""
    words = tokens(asked)
    if len(words) < 4 or key_of(asked.split()[2]) in POINTS or len(content_words(right)) < 2:
        return
    idea = one_idea(right)
    yield ask(
        note, claim, asked, idea.text,
        pattern="explained", confidence=0.82 * idea.share, extra=idea.rest,
    )  # fmt: skip


POINTS = frozenset("it they this that these those he she we i there".split())


def _stated(note: Note, claim: Claim, left: str, right: str, clause: Clause) -> Iterator[Draft]:
    """Ask for the sentence behind a colon: how the two differ, why so, or what is meant."""
    if differs := DIFFERS.fullmatch(left):
        yield _how_different(note, claim, differs, right)
        return
    if WRONG.fullmatch(left) or clause.negative or WOULD.search(right):
        if not _is_about_a_reason(left):
            yield _why_say(note, claim, left, right)
        return
    if _is_reason(clause, right):
        if may_be_a_name(left, note, claim):
            yield from hide_cause(note, claim, no_stop(one_idea(right).text), 0.81)
        else:
            yield _why_so(note, claim, clause, right)
        return
    if clause.auxiliary in POSSIBLE and INSTANCE.match(right):
        return  # *a proof can lie: the famous square …* is borne out by an example
    yield _meant(note, claim, left, right)


POSSIBLE = frozenset({"can", "may", "might", "could"})
INSTANCE = re.compile(
    r"(?:the (?:famous|classic|case|example|story)|one |an? |in (?:one|\d{4})|her |his |their )",
    re.IGNORECASE,
)

RELATED = re.compile(
    r"\b(?:the|an?) (?:opposite|other|reverse|same|similar|different|alternative|exception|contrast|second|third|next)\b"
)
"""What only the sentence before says of what: *the opposite choice*."""

DIFFERS = re.compile(
    r"(?P<one>.+?) (?:(?P<verb>differs?) from|(?P<be>is|are) (?:not the same as|different from)) (?P<other>.+)",
    re.DOTALL,
)
REACTS = frozenset(
    "interrupt laugh joke sigh disagree agree object ask answer reply nod shrug smile wince pause shout grin"
    " continue respond protest close open conclude begin end".split()
)
"""What somebody does on a stage, where nothing is meant by it."""


def _acts_in_the_room(clause: Clause) -> bool:
    """Tell whether the clause says what somebody did before speaking: *Ada interrupts: …*."""
    somebody = clause.subject[:1].isupper() or is_person_noun(clause.subject.split()[-1])
    return somebody and clause.lemma in REACTS


def _how_different(note: Note, claim: Claim, found: re.Match[str], right: str) -> Draft:
    """*A fine differs from a fee: the first …* asks how."""
    plural = found["verb"] == "differ" or found["be"] == "are"
    question = (
        f"how {'do' if plural else 'does'} {lower_first(found['one'])} differ from {found['other']}"
    )
    idea = one_idea(right)
    return ask(
        note, claim, question, idea.text,
        pattern="versus", confidence=0.82 * idea.share, extra=idea.rest,
    )  # fmt: skip


def _is_reason(clause: Clause, right: str) -> bool:
    """Tell whether a general clause behind a deed or a judgement is its reason, and no image of it."""
    told = askable(right)
    if imperative(right) is not None or clause.pointing or clause.loose:
        return False
    if told is None or not _is_general(told) or is_story(clause) or told.loose:
        return False
    if key_of(right.split()[0]) in {"one", "each", "both", "some", "first"} or IN_TURN.match(right):
        return False  # it tells of the parts
    if clause.auxiliary in COPULAS:
        return MORE.match(clause.rest) is not None
    return not clause.auxiliary and len(content_words(clause.rest)) > 0


IN_TURN = re.compile(r"the (?:first|one|former|second)\b")
MORE = re.compile(r"(?:(?:much|far|a lot) )?(?:[a-z]{3,}er|more [a-z]+|less [a-z]+|too [a-z]+)\b")


def _why_so(note: Note, claim: Claim, clause: Clause, right: str) -> Draft:
    """*The radio decides worse in descents: the car sees …* asks why."""
    idea = one_idea(right)
    return ask(
        note, claim, f"why {inverted(clause)}", idea.text,
        pattern="explained", confidence=0.81 * idea.share, extra=idea.rest,
    )  # fmt: skip


WOULD = re.compile(r"\b(?:would|otherwise|else)\b")
"""What else would happen is a reason for what is claimed."""

ONE = re.compile(
    r"(?P<thing>(?:one|a single|a simple|the same|just one|only one) (?!reason\b)[a-z-]+(?: [a-z-]+)?)"
)
SIMPLE = re.compile(
    r"(?P<what>.+) (?P<be>is|was) (?:(?:very|quite|pretty|really) )?(?:simple|easy|clear|short|obvious)",
    re.DOTALL,
)


def _announced(left: str) -> str | None:
    """Return the question of what a claim only announces: *they have one rule*, *the rule is simple*."""
    clause = askable(left)
    if clause is None or clause.pointing or clause.negative:
        return None
    if found := SIMPLE.fullmatch(left):
        named = len(content_words(found["what"])) >= 2
        return f"what {found['be']} {lower_first(found['what'])}" if named else None
    one = ONE.fullmatch(clause.rest)
    if one is None or not clause.verb:
        return None
    return f"what {one['thing']} {inverted(replace(clause, rest=''))}"


def _one_thing(note: Note, claim: Claim, question: str, right: str) -> Iterator[Draft]:
    idea = one_idea(right)
    sure = 0.83 if len(tokens(right)) >= 2 else 0.7
    yield ask(
        note, claim, question, idea.text,
        pattern="announced", confidence=sure * idea.share, extra=idea.rest,
    )  # fmt: skip


def _is_whole(left: str) -> bool:
    """Tell whether the claim is complete without what follows: not *the parts are*."""
    last = tokens(left)[-1].key
    return last not in {
        "is",
        "are",
        "was",
        "were",
        "of",
        "for",
        "to",
        "in",
        "by",
        "with",
        "be",
        "include",
        "includes",
        "says",
        "said",
    }


TOLD_OF = re.compile(r"(?:an?|the|any) (?:[\w-]+ ){1,3}(?:that|which|who|whose) ", re.IGNORECASE)


def _is_statement(right: str) -> bool:
    """Tell whether the right side is a sentence of its own rather than a list of names."""
    clause = parse(right)
    if imperative(right) is not None:
        return len(tokens(right)) >= 3
    if TOLD_OF.match(right) and not (clause is not None and clause.sure):
        return False  # *a rate that rewards haste* names a thing
    return (
        clause is not None
        and (clause.sure or len(tokens(right)) >= 5)
        and not _is_enumeration(right)
    )


def _is_clause(right: str) -> bool:
    """Tell whether the right side says how things are, so that it can be a reason."""
    clause = parse(right)
    if imperative(right) is not None or clause is None or not clause.rest:
        return False
    return clause.likely and not SIDE_BY_SIDE.search(clause.subject)


SIDE_BY_SIDE = re.compile(r", | \+ | & ")
"""What a plain subject has not: these are but things that stand side by side."""


def _is_enumeration(right: str) -> bool:
    """Tell whether the right side only lists things."""
    commas = outside(right, re.compile(r", "))
    if not commas:
        return False
    parts = LIST_COMMA.split(right.rstrip(".… "))
    if len(parts) < 2:
        return False
    return not any((clause := parse(part)) is not None and clause.sure for part in parts)


def _advises(right: str) -> bool:
    """Tell whether one of the things listed is to be done: *ladle, do not pump* gives no examples."""
    parts = LIST_COMMA.split(right.rstrip(".… "))
    return any(DO_NOT.match(part) for part in parts)


def _has_no_subject(left: str) -> bool:
    """Tell whether the claim begins with its verb: *thinks legs are oversold*."""
    first = key_of(left.split()[0])
    return has_form(first, Form.THIRD) and not noun_too(first)


DO_NOT = re.compile(r"(?:and |but )?(?:do not|don't|never|always|please) ", re.IGNORECASE)


def _announces_a_number(left: str) -> bool:
    return any(word.key in NUMBER_WORDS or word.key.isdigit() for word in tokens(left))


def _is_about_a_reason(left: str) -> bool:
    """Tell whether the claim is only about a reason or a cure: of what, stands elsewhere."""
    return is_of_that(f"{left}: ") or is_of_that(left)


def _why_say(note: Note, claim: Claim, left: str, right: str) -> Draft:
    who = f"Why does {claim.name} say" if claim.name else "Why is it said"
    return _of_what_is_said(
        note, claim, f"{who} that {lower_first(left)}", right,
        pattern="wrong", sure=0.9 if claim.name else 0.8,
    )  # fmt: skip


DUTY = re.compile(r"[^,;]{0,60}? (?:must|should) ")
"""What is to be done about a thing says not what is meant by a claim about it."""


def _meant(note: Note, claim: Claim, left: str, right: str) -> Draft:
    said = lower_first(left).replace('"', "'").replace("“", "'").replace("”", "'")
    told = _happened(left) and _happened(right)
    vague = key_of(left.split()[0]) in {"this", "that", "it", "they", "there"} or told
    who = f"What does {claim.name} mean by" if claim.name else "What is meant by"
    return _of_what_is_said(
        note, claim, f'{who} "{said}"', right, pattern="explanation", sure=0.7 if vague else 0.85
    )


def _happened(left: str) -> bool:
    """Tell whether the words say what happened: nothing is meant by that."""
    clause = parse(left)
    return clause is not None and clause.likely and is_story(clause)


SHORT_QUOTE = 8
"""Words of a claim that examples may be asked of."""

MOST_QUOTED = 12
"""Words of a claim beyond which nobody asks what is meant by it."""


def _of_what_is_said(
    note: Note, claim: Claim, question: str, right: str, *, pattern: str, sure: float
) -> Draft:
    idea = one_idea(right)
    sure *= 0.8 if len(tokens(question)) > MOST_QUOTED + 6 else 1.0
    return ask(
        note, claim, question, idea.text,
        pattern=pattern, confidence=sure * idea.share, extra=idea.rest, attribute=False,
    )  # fmt: skip


def _examples(note: Note, claim: Claim, left: str, right: str) -> Draft:
    said = lower_first(left).replace('"', "'")
    giver = f"does {claim.name} give" if claim.name else "are given"
    draft = ask(
        note,
        claim,
        f'Which examples {giver} of "{said}"',
        right,
        pattern="examples",
        confidence=0.7 if len(tokens(said)) > SHORT_QUOTE or _happened(left) else 0.8,
        attribute=False,
    )
    return _as_listed(draft, claim, right)


def _as_listed(draft: Draft, claim: Claim, right: str) -> Draft:
    """Examples keep the letters they begin with; they are no sentence."""

    assert isinstance(draft.wording, Question)
    return replace(draft, wording=Question(draft.wording.front, listed(claim, right)))
