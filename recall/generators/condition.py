"""What follows from a condition: *when*, *if*, *once*, *unless*, *without*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from recall.drafts import Draft
from recall.generators.drafting import ask, gap
from recall.generators.imperative import imperative
from recall.generators.setting import each_in_setting, read_in_place
from recall.generators.telling import is_story
from recall.language import segment
from recall.language.askable import askable, last_clause, one_idea
from recall.language.clause import COPULAS, PREPOSITIONS, Clause, parse
from recall.language.rare import Rare
from recall.language.reading import Claim
from recall.language.realise import inverted, lower_first
from recall.language.tokens import key_of, outside, tokens
from recall.language.verbs import is_finite, lemma_of, noun_too
from recall.notes import Context, Note

LEADING = re.compile(
    r"(?P<mark>When|If|Whenever|Once|Unless|As soon as|Until|Only when|Even if|Even when|As long as|Every time|In case|Without|Before|After|Where) (?P<rest>.+)",
    re.DOTALL,
)
TRAILING = Rare(
    r",? (?P<mark>(?:(?:only|mostly|mainly|best|usually) )?(?<!even )(?:when|if|unless|once|as soon as|as long as|whenever|before|after)) ",
    "after|as long as|as soon as|before|if|once|unless|when",
)
SHOULD = re.compile(
    r"(?P<who>[Yy]ou|[Ww]e|[Oo]ne) (?P<aux>should|must|need to|have to|can|ought to|might want to|may want to|want to)(?P<not> not| never)? (?P<what>.+)",
    re.DOTALL,
)
STATES = frozenset("be have understand know need own lack want mean deserve".split())
PHRASES = {"Without", "Before", "After"}
"""Marks that a noun phrase or a verb in -ing may follow as well as a clause."""


class Condition:
    """Asks what happens, what to do, or what it means under a condition."""

    name = "condition"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        if note.children:
            return
        for at, claim in enumerate(each_in_setting(read_in_place(note, context).claims)):
            leading = list(_leading(note, claim, later=at > 0))
            yield from leading or _trailing(note, claim)


def _leading(note: Note, claim: Claim, *, later: bool) -> Iterator[Draft]:
    found = LEADING.match(claim.bare)
    cut = _cut(found["rest"], found["mark"]) if found else None
    if not found or cut is None:
        return
    condition, main = cut
    main, beside = _first_clause(main)
    mark = found["mark"].lower()
    if not _is_one_condition(condition):
        return
    for question, answer, sure in _consequences(f"{mark} {condition}", mark, main):
        idea = one_idea(answer)
        yield ask(
            note,
            claim,
            question,
            idea.text,
            pattern=found["mark"].split()[-1].lower(),
            confidence=sure * idea.share * (OF_A_STORY if later and _happened(main) else 1.0),
            extra="; ".join(part for part in (idea.rest, beside) if part),
        )
        return


OF_A_STORY = 0.85
"""What is left of it where a later sentence tells what happened: of whom, only the first says."""


def _happened(main: str) -> bool:
    clause = parse(main)
    return clause is not None and is_story(clause)


MOST_CONDITION = 16
"""Words of a condition beyond which the question is lost behind it."""


def _is_one_condition(condition: str) -> bool:
    """Tell whether the condition is one clause or phrase, short enough to be asked about."""
    return len(tokens(condition)) <= MOST_CONDITION and not outside(condition, SEVERAL)


SEVERAL = re.compile(
    r"[;:?!]|, (?:and|but|which|who|when|where|while|whereas|because) | but |\s[–—-]\s"
)


def _cut(rest: str, mark: str) -> tuple[str, str] | None:
    """Return the condition and its main clause: at a comma, or where a pronoun starts anew."""
    for comma in outside(rest, re.compile(r"\s*,\s+(?:then )?")):
        left, right = rest[: comma.start()], rest[comma.end() :]
        if (mark in PHRASES or _is_condition(left)) and _is_main(right):
            return left, right
    return _cut_without_comma(rest) if mark not in PHRASES else _cut_phrase(rest)


def _cut_phrase(rest: str) -> tuple[str, str] | None:
    """Cut *without tests the team would …* before the determiner of the main clause."""
    words = tokens(rest)
    for at in range(1, len(words) - 2):
        if (
            words[at].key not in {"the", "you", "we", "every", "most", "no"}
            or words[at - 1].key in PREPOSITIONS
        ):
            continue
        clause = parse(rest[words[at].start :])
        if clause is not None and clause.sure and len(tokens(clause.subject)) <= 4:
            return rest[: words[at].start].strip(), rest[words[at].start :]
    return None


def _is_condition(text: str) -> bool:
    clause = parse(text)
    return clause is not None or bool(
        re.match(r"(?:in doubt|possible|needed|necessary|\w+ing\b|\w+ed\b)", text)
    )


def _is_main(text: str) -> bool:
    clause = parse(text)
    return (clause is not None and clause.likely) or imperative(text) is not None


def _cut_without_comma(rest: str) -> tuple[str, str] | None:
    words = tokens(rest)
    for at in range(2, len(words) - 1):
        if words[at].key not in {"you", "we", "they", "it", "there", "i"}:
            continue
        left, right = rest[: words[at].start].strip(), rest[words[at].start :]
        before, after = parse(left), parse(right)
        exists = words[at].key == "there" and words[at + 1].key in COPULAS
        told = before is not None and before.likely and (before.rest or exists)
        if told and after is not None and after.sure and (exists or _ends_noun(left)):
            return left, right
    return None


def _ends_noun(left: str) -> bool:
    last = tokens(left)[-1].key
    return last not in {"that", "and", "or", "what", "how", "because"} and (
        not is_finite(last) or noun_too(last)
    )


AFTER_MAIN = re.compile(
    r": |; |[,;] (?:so|but|and|because|while|whereas|which|otherwise) |\.\.\. | - | – | — "
)


def _first_clause(main: str) -> tuple[str, str]:
    """Return the main clause and what goes on after it."""
    parts = segment.splices(main)
    if len(parts) > 1:
        return _first_clause(parts[0])[0], main[len(parts[0]) :].lstrip(",; ")
    for cut in outside(main, AFTER_MAIN):
        if _is_main(main[: cut.start()]):
            return main[: cut.start()], main[cut.end() :]
    return main, ""


def _consequences(condition: str, mark: str, main: str) -> Iterator[tuple[str, str, float]]:
    """Yield question, answer and confidence."""
    condition = lower_first(condition)
    if advice := imperative(main):
        told = advice if not advice.startswith("not ") else "Do " + advice
        yield f"what should you do {condition}", told, 0.86
        return
    should = SHOULD.fullmatch(main)
    if should and should["aux"] != "can":
        yield _advised(should, condition)
        return
    clause = parse(main)
    if clause is None or not clause.likely or key_of(clause.subject) in {"i", "this", "that"}:
        return
    if clause.auxiliary in {"should", "must"}:
        yield f"what {clause.auxiliary} happen {condition}", main, 0.82
        return
    if mark in {"before", "after", "where"}:
        yield f"what happens {condition}", main, 0.72
        return
    known_subject = 0.86 if not _dangles(clause, condition) else 0.7
    if clause.verb and clause.lemma in WANTS and clause.rest and not clause.negative:
        bare = replace(clause, rest="")
        yield f"{condition}, what {inverted(bare)}", clause.rest, known_subject
        return
    past = is_story(clause)
    happens = "what happened" if past else "what happens"
    # *If a map shows no road to a church, the village moved*: that is what it means.
    shows = past and not _happened(condition.partition(" ")[2])
    question = "what does it mean" if mark == "if" and (shows or _is_state(clause)) else happens
    yield f"{question} {condition}", main, known_subject


WANTS = frozenset("need require cost deserve want".split())
"""What these take is the answer: *if the dough tears, it needs more rest*."""


def _advised(should: re.Match[str], condition: str) -> tuple[str, str, float]:
    who = should["who"].lower()
    negative = (should["not"] or "").strip()
    auxiliary = {
        "need to": "do {} need to do",
        "have to": "do {} have to do",
        "want to": "do {} want to do",
    }
    form = auxiliary.get(
        should["aux"],
        f"{should['aux'].split()[0]} {{}} do"
        if "want" not in should["aux"]
        else "might {} want to do",
    )
    if negative:
        form = (
            form.replace("do", "not do")
            if form.startswith("do")
            else form.replace(" do", f" {negative} do")
        )
    return f"what {form.format(who)} {condition}", should["what"], 0.86


def _is_state(clause: Clause) -> bool:
    subject = key_of(clause.subject)
    if subject not in {"you", "we", "it", "there", "he", "she", "they"}:
        return False
    verb = (
        (clause.rest.split() or [""])[0].lower()
        if clause.auxiliary in {"do", "does", "did"}
        else clause.lemma
    )
    return verb in STATES


def _dangles(clause: Clause, condition: str) -> bool:
    """Tell whether the answer starts with a pronoun that the condition cannot explain."""
    if key_of(clause.subject) not in {"he", "she"}:
        return False
    return re.search(r"\b(?:he|she|an?|some(?:one|body)|any(?:one|body)) ", condition) is None


def _trailing(note: Note, claim: Claim) -> Iterator[Draft]:
    """*Y when X* asks when."""
    for part in segment.splices(claim.bare):
        yield from _until(note, claim, part)
        for found in outside(part, TRAILING):
            main, condition = part[: found.start()], part[found.end() :]
            condition, beside = _first_clause(condition)
            if main.endswith((";", ":", "–", "—", "-")) or not _is_told(condition, found["mark"]):
                continue
            if outside(main, TRAILING):
                continue  # *works if it is written before it is spoken*: the first asks
            if found[0] == ", when ":
                continue  # it only tells more of the time that was named
            if found["mark"].endswith("unless"):  # no answer to *when*
                if _stands(main):
                    yield gap(
                        note, claim, part[: found.end()], condition,
                        pattern="unless", confidence=0.834, extra=beside,
                    )  # fmt: skip
                return
            clause = askable(last_clause(main))
            if " than " in main or clause is None or not _asks_when(clause) or _defines(clause):
                continue
            if clause.auxiliary and clause.rest.startswith("to "):
                continue  # *the cure was to rest it after a race*: the deed has the time
            question, mark = _when(clause, found["mark"])
            idea = one_idea(f"{mark} {condition}")
            yield ask(
                note, claim, question, idea.text,
                pattern="when-asked", confidence=0.834 * idea.share, extra=beside or idea.rest,
            )  # fmt: skip
            return


def _defines(clause: Clause) -> bool:
    """Tell whether the clause says what a thing is: *field capacity is the water left …*, never when."""
    last = re.fullmatch(r"the (?:[\w-]+ ){1,5}[\w-].*", clause.rest)
    return clause.auxiliary in {"is", "are"} and last is not None


def _is_told(condition: str, mark: str) -> bool:
    """Tell whether the condition is one clause, and its mark no preposition before a noun."""
    inner = parse(condition)
    if inner is None or not inner.likely or not _is_one_condition(condition):
        return False
    if _cut_without_comma(condition) is not None:
        return False  # *if you left they would send somebody*: it has its own main clause
    if mark == "once" and key_of(condition.split()[0]) in PREPOSITIONS:
        return False  # *stuck once behind a boulder*
    return askable(condition) is not None or mark.split()[-1] not in {"before", "after"}


def _stands(main: str) -> bool:
    """Tell whether what is said up to a condition is one clause or one piece of advice."""
    clause = askable(main)
    if clause is not None:
        return not clause.pointing
    return imperative(main) is not None and not outside(main, SEVERAL)


def _when(clause: Clause, mark: str) -> tuple[str, str]:
    """Return the question when, and the mark of the answer: *only* goes with the condition."""
    how, _, last = mark.rpartition(" ")
    if how == "best":
        return f"when {inverted(clause)} best", last
    if clause.adverb == "only":
        return f"when {inverted(replace(clause, adverb=''))}", f"only {mark}"
    return f"when {inverted(clause)}", mark


def _until(note: Note, claim: Claim, part: str) -> Iterator[Draft]:
    """*Y until X* hides X."""
    for found in outside(part, UNTIL):
        inner = parse(re.split(r", (?:but|and|so|yet) ", part[found.end() :])[0])
        if inner is not None and inner.likely and _stands(part[: found.start()]):
            end, beside = _first_clause(part[found.end() :])
            yield gap(
                note, claim, part[: found.end()], end,
                pattern="until", confidence=0.79, extra=beside,
            )  # fmt: skip
        return


UNTIL = Rare(r" (?:until|till) ", "till|until")


def _asks_when(clause: Clause) -> bool:
    """A clause about knowing or asking takes *when* as its object and tells no condition."""
    if clause.pointing or key_of(clause.subject) == "i":
        return False
    words = {lemma_of(word.key) or word.key for word in tokens(clause.predicate)}
    return not words & {
        "know",
        "ask",
        "decide",
        "wonder",
        "tell",
        "see",
        "because",
        "that",
        "what",
        "remember",
        "check",
        "matter",
    }
