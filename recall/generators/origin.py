"""Where something comes from, what it rests on, what it leads to: fixed pairs of verb and word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recall.drafts import Draft
from recall.generators.drafting import ask, gap
from recall.generators.telling import is_story
from recall.language import segment
from recall.language.clause import Clause, parse
from recall.language.reading import Claim, read
from recall.language.realise import inverted
from recall.language.tokens import key_of, tokens
from recall.language.verbs import Form, has_form
from recall.language.words import DATES, content_words, is_common, says_little
from recall.notes import Context, Note

WITH_WORD = {
    "come": ("from",), "depend": ("on",), "rely": ("on",), "consist": ("of",), "stem": ("from",),
    "lead": ("to",), "result": ("in",), "rest": ("on",), "originate": ("in", "from"),
    "suffer": ("from",), "correlate": ("with",), "amount": ("to",), "boil": ("down to",),
    "start": ("with",), "begin": ("with",), "turn": ("into",), "evolve": ("from",), "struggle": ("with",),
    "smell": ("of",), "taste": ("of",),
}  # fmt: skip
STATES = frozenset(
    "require lack deserve demand assume guarantee promise measure resemble suit"
    " underestimate overestimate undervalue overvalue ignore neglect overlook"
    " fear dread hate dislike envy crave admire forgive punish reward attract repel".split()
)
"""Needing, judging and feeling: they hold of a subject in general, so that a talk names one
object, where a deed has many."""

TWO_THINGS = frozenset(
    {"combine", "replace", "pair", "mix", "confuse", "associate", "equate", "connect", "link"}
)
PASSIVE = re.compile(
    r"(?P<done>(?:inspired|caused|driven|limited|bounded|determined|based|measured|followed|replaced|powered|trained|made|shaped|called|named|known|built|written|dominated|decided) (?:by|on|from|of|in|as|after)) (?P<by>.+)",
    re.DOTALL,
)
TAIL = re.compile(r"[,;] | - | – | — |: | because | so that | when | if | which |\s(?:→|->|=>)\s")


class Origin:
    """Asks for the other end of a fixed relation."""

    name = "origin"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        if note.children:
            return
        for claim in read(note, context).claims:
            for part in segment.splices(claim.bare):
                clause = parse(part)
                if clause is None or not _is_askable(clause) or _opens_talk(claim, clause):
                    continue
                if "," in clause.subject or _happened_to_some(clause):
                    continue
                for question, answer, sure in _asked(clause):
                    if COUNTED.fullmatch(answer):
                        continue  # which ones they are stands behind
                    yield ask(note, claim, question, answer, pattern="origin", confidence=sure)
                yield from _name_last(note, claim, part, clause)
                yield from _occurs(note, claim, part, clause)


def _happened_to_some(clause: Clause) -> bool:
    """Tell whether a story is told of people whom only its first sentence names: *the experts hated it*."""
    words = clause.subject.split()
    return is_story(clause) and key_of(words[0]) == "the" and len(words) < 3


def _opens_talk(claim: Claim, clause: Clause) -> bool:
    """Tell whether it says how the speaker began or closed: *Rowe began with a confession*."""
    named = claim.name is not None and clause.subject in claim.name
    return named and clause.lemma in {"begin", "start", "open", "close", "end", "finish"}


COUNTED = re.compile(
    r"(?:these |the |a few |several )?(?:two|three|four|five|six|seven|[2-7]|several|many) (?:[\w-]+ )?[a-z-]+s",
    re.IGNORECASE,
)
"""*five factors*: no answer, for it says nothing of what they are."""

LAST_NAME = re.compile(
    r".+ (?:from|by|at|in|to|of|on) (?:the )?(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})",
    re.DOTALL,
)


def _name_last(note: Note, claim: Claim, part: str, clause: Clause) -> Iterator[Draft]:
    """*X spread from Venice*: a name at the end is hidden, for nothing else fits."""
    found = LAST_NAME.fullmatch(part)
    if not found or not clause.likely or clause.negative or part != claim.bare:
        return
    if len(content_words(part[: found.start("name")])) < 3 or len(part.split()) > 16:
        return
    if found["name"].lower() in DATES or PART_OF_NAME.search(part[: found.start("name")]):
        return
    before = part[: found.start("name")]
    chance = IS_WHERE.search(before) and is_story(clause)  # where a story happened to happen
    sure = 0.66 if chance else 0.78
    yield gap(note, claim, before, found["name"], pattern="name", confidence=sure)


PART_OF_NAME = re.compile(r"[A-Z][\w'’-]* (?:of|in|at|on) (?:the )?$|\bfrom .{1,40} to (?:the )?$")
"""What the name is only the end of: *the Congress of Vienna*, *from here to Rome*."""

IS_WHERE = re.compile(r" (?:in|at|on|to) (?:the )?$")


OCCURS = re.compile(
    r"(?:mostly |mainly |usually |often |only |best |almost always |always )?(?:in|at|during|after|before|on|under|within) (?P<place>[^,;]{4,50})"
)


def _occurs(note: Note, claim: Claim, part: str, clause: Clause) -> Iterator[Draft]:
    """*Most errors happen at handover*: where or when is hidden."""
    found = OCCURS.fullmatch(clause.rest)
    if not found or clause.lemma not in {"happen", "occur", "begin", "start", "live", "hide"}:
        return
    place = found["place"]
    words = content_words(place)
    if words and (len(words) > 1 or not is_common(words[0])):
        before = part[: part.rindex(place)]
        yield gap(note, claim, before, place, pattern="occurs", confidence=0.78)


def _is_askable(clause: Clause) -> bool:
    demonstrative = key_of(clause.subject.split()[0]) in {"this", "that", "these", "those"}
    return not clause.pointing or (demonstrative and len(clause.subject.split()) > 1)


def _asked(clause: Clause) -> Iterator[tuple[str, str, float]]:
    if (
        clause.verb
        and clause.lemma == "trade"
        and (sides := re.fullmatch(r"(.+?) for (.+)", clause.rest))
    ):
        bare = Clause(
            clause.subject,
            clause.adverb,
            "",
            clause.verb,
            clause.form,
            f"for {_short(sides[2])}",
            True,
        )
        yield f"what {inverted(bare)}", sides[1], 0.82
    elif (
        clause.verb
        and clause.lemma in TWO_THINGS
        and (sides := re.fullmatch(r"(.+?) (with|to) (.+)", clause.rest))
    ):
        rest = f"{sides[1]} {sides[2]}"
        bare = Clause(clause.subject, clause.adverb, "", clause.verb, clause.form, rest, True)
        if answer := _short(sides[3]):
            yield f"what {inverted(bare)}", answer, _trust(clause, answer)
    elif clause.verb and clause.lemma == "distinguish" and clause.rest.startswith("between "):
        bare = Clause(clause.subject, clause.adverb, "", clause.verb, clause.form, "between", True)
        yield f"which two things {inverted(bare)}", _short(clause.rest[8:]), 0.8
    elif clause.verb and clause.lemma in STATES and clause.likely:
        bare = Clause(clause.subject, clause.adverb, "", clause.verb, clause.form, "", True)
        answer = _short(clause.rest)
        if len(content_words(answer)) >= 2 and not re.search(r"\bto \w+", answer):
            yield f"what {inverted(bare)}", answer, 0.78
    elif clause.verb:
        for word in WITH_WORD.get(clause.lemma, ()):
            if clause.rest.lower().startswith(word + " "):
                answer = _short(clause.rest[len(word) + 1 :])
                bare = Clause(
                    clause.subject, clause.adverb, "", clause.verb, clause.form, word, clause.sure
                )
                if answer:
                    yield (
                        f"{_asking(clause, answer)} {inverted(bare)}",
                        answer,
                        _trust(clause, answer),
                    )
    elif clause.auxiliary in {"is", "are", "was", "were"} and not clause.negative:
        found = PASSIVE.fullmatch(clause.rest)
        if found and (answer := _short(found["by"])):
            bare = Clause(
                clause.subject,
                clause.adverb,
                clause.auxiliary,
                "",
                clause.form,
                found["done"],
                clause.sure,
            )
            yield f"what {inverted(bare)}", answer, _trust(clause, answer)


def _asking(clause: Clause, answer: str) -> str:
    """Return *where*, but *what* where it came from something that was done."""
    done = has_form(key_of(answer.split()[0]), Form.ING)
    return "where" if clause.lemma == "come" and not done else "what"


def _short(text: str) -> str:
    answer = segment.up_to(text, TAIL)
    if re.search(r" (?:but|and not|and never|and still|than) ", f" {answer} "):
        return ""  # *the app but loved the brake*: another verb may stand behind
    return answer if len(tokens(answer)) <= 14 else ""


def _trust(clause: Clause, answer: str) -> float:
    words = content_words(answer)
    if says_little(words):
        return 0.6
    vague = len(content_words(clause.subject)) < 2 and all(
        map(is_common, content_words(clause.subject))
    )
    return 0.72 if vague or not clause.likely else 0.83
