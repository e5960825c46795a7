"""What for: *so that*, *in order to*, *to* before an end, *it is important to … to …*, *X exists to …*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recall.drafts import Draft
from recall.generators.drafting import ask
from recall.generators.imperative import imperative
from recall.generators.telling import is_story
from recall.generators.why import why
from recall.language import segment
from recall.language.askable import askable, one_idea
from recall.language.clause import COPULAS, Clause, parse
from recall.language.rare import Pattern, Rare
from recall.language.reading import Claim
from recall.language.realise import inverted
from recall.language.tokens import key_of, outside, tokens
from recall.language.verbs import Form, has_form
from recall.notes import Note

SO_THAT = Rare(r",? so that ", " so that ")
SO_CAN = Rare(
    r",? so (?=(?:you|we|they|it|he|she|people|users|nobody|everyone|everybody|no one|(?:the|every|each|no|other) [a-z]+)"
    r" (?:can|could|will|would|cannot|do not|does not|never|stays?|remains?|keeps?) )",
    " so ",
)
SO = Rare(r",? so (?!that\b|far\b|on\b|called\b|much\b|many\b)", " so ")
"""Behind advice it says what for: *use steel pans so the crust browns*."""

IS_RESULT = re.compile(r"(?:no|none|nothing|nobody|neither|hardly any|few)\b")
"""Behind a comma and *so that* it is what came of it, and nobody's aim."""

IN_ORDER = Rare(
    r",? (?:in order to|so as to|with the (?:aim|goal|intention) of) ",
    "aim|goal|in order to|intention|so as to",
)
IMPORTANT = Rare(
    r"It is (?P<how>(?:(?:very|really|also|always|often|more|so) ){0,2}(?:important|essential|crucial|key|necessary|vital|useful|helpful|best|better|good|worth it|critical|worthwhile|easier|smart|wise)) to (?P<what>.+)",
    "It is ",
    flags=re.DOTALL,
)
NEEDED_TO = Rare(
    r"(?P<left>.+? (?:is|are|was|were) (?:(?:very|really|also|still|absolutely) )?(?:important|essential|crucial|necessary|needed|required|vital|critical|key))(?: in order)? (?P<purpose>to .+)",
    "critical|crucial|essential|important|key|necessary|needed|required|vital",
    flags=re.DOTALL,
)
TO_FIRST = Rare(
    r"(?:In order to|To|So as to) (?P<end>[a-z][^,]+), (?P<main>.+)",
    "In order to|So as to|To",
    flags=re.DOTALL,
)
EXISTS_TO = Rare(
    r"(?P<what>.+?) (?P<verb>exists?|existed|(?:is|are|was|were) (?:only |mainly |just |really |mostly )?there)"
    r" (?P<end>(?:only |mainly |just |mostly |not )?to [a-z].+)",
    "exist|there",
    flags=re.DOTALL,
)
MADE_TO = Rare(
    r"(?P<what>.+?) (?P<be>is|are|was|were) (?P<adverb>(?:only|mainly|just|really|never|not) )?"
    r"(?P<made>meant|designed|built|intended|supposed|made) to (?P<end>[a-z].+)",
    "built|designed|intended|made|meant|supposed",
    flags=re.DOTALL,
)
TO = Rare(r" to (?=[a-z])", " to ")
RELATIVE = re.compile(r" (?:that|which|who|whom|whose) ")
"""Behind one of these the end may be that of the relative clause: *words that they made up to …*."""

TAKES_TO = frozenset(
    "want wants wanted need needs needed have has had going able ability way ways how when what where"
    " learn learns try tries trying tried like likes start starts begin begins fail fails tend tends"
    " used time chance right reason reasons decide decides plan plans hope hopes refuse ready willing"
    " likely easy hard easier harder difficult possible impossible important necessary enough supposed"
    " allowed lot agree agrees manage manages seem seems expect expects close opposed due according"
    " compared up back answer answers access related attention it them people someone somebody anyone"
    " users user us you me him her everyone nothing something things thing anything need rather continue".split()
)
"""After these *to* belongs to the word before it and gives no purpose."""

ENDS = frozenset(
    "avoid prevent reduce honour honor save protect hide ensure stop catch speed keep make reach escape punish"
    " attract hide signal please impress test prove measure force encourage cut limit spread share".split()
)
"""What is done for its own sake less than for something else; *to* before them gives a purpose."""


def purposes(note: Note, claim: Claim) -> Iterator[Draft]:
    """Yield what asks why where the claim says what for."""
    yield from _important(note, claim)
    yield from _to_first(note, claim)
    for part in segment.splices(claim.bare):
        yield from _marked(note, claim, part) or _to_end(note, claim, part)
        yield from _needed(note, claim, part)
        yield from _exists(note, claim, part)


def _marked(note: Note, claim: Claim, part: str) -> list[Draft]:
    """*X so that Y*, *X in order to Y*."""
    for form, mark, pattern in (
        (SO_THAT, "So that", "so that"),
        (SO_CAN, "So", "so that"),
        (SO, "So", "so that"),
        (IN_ORDER, "To", "purpose"),
    ):
        for found in outside(part, form)[:1]:
            left, right = part[: found.start()].strip(), _one_end(part[found.end() :])
            if not left or not right or (form is SO and not _is_for(left, right)):
                continue
            if DEFINES.search(left) or DONE_TO.search(left):
                continue  # *an average, chosen so that it fits*: only what was chosen is to an end
            if found[0].startswith(",") and _is_result(form, left, right):
                continue
            begins = "Of" if found[0].endswith(" of ") else mark
            end = f"To {right}" if begins == "To" else f"{begins} {right}"
            if begins == "Of":
                end = f"{found[0].strip(' ,')} {right}"
            return list(why(note, claim, left, end, "", pattern=pattern, sure=0.86))
    return []


DEFINES = re.compile(r"\b(?:means?|meant|is when|refers? to|stands? for)\b")
"""*X means making practice harder so that it lasts*: the end belongs to what X is."""

DONE_TO = re.compile(r", [a-z]+(?:ed|en|built|made|set|cut|put)$")


def _is_result(form: Pattern, left: str, right: str) -> bool:
    """Tell whether behind a comma stands what came of it, and nobody's aim."""
    if form is SO_THAT:
        return is_result(left, right)
    clause = parse(left)
    return form is SO_CAN and clause is not None and _merely_is(clause)


def is_result(left: str, right: str) -> bool:
    """Tell whether *X, so that Y* says what came of X: X only is so, or nobody would want Y."""
    clause = parse(left)
    merely = clause is not None and _merely_is(clause)
    return merely or IS_RESULT.match(right) is not None


STATES = frozenset(
    "have lack contain need weigh cost resemble depend consist know differ seem".split()
)
"""What nobody does to an end."""


def _merely_is(clause: Clause) -> bool:
    """Tell whether the clause says how something is, and not what somebody does."""
    if clause.auxiliary in COPULAS:
        return PASSIVE.match(clause.rest) is None and "ing" not in clause.rest.split(" ")[0][-3:]
    return not clause.auxiliary and clause.lemma in STATES


PASSIVE = re.compile(r"(?:[a-z]+ly )?[a-z]+(?:ed|en|ut|pt|lt|nt|ilt)\b")
"""A state that somebody brought about, perhaps to an end."""

AND_SO_IT_WAS = re.compile(
    r", (?:(?:and|but) (?:it|this|that|they|he|she|we)|although|though|even though|even if) "
)


def _one_end(text: str) -> str:
    """Return the purpose without what came of it: *…, and it worked*, *…, and sales fell*."""
    end = segment.up_to(text, AND_SO_IT_WAS).strip()
    for joint in outside(end, AND_ALSO):
        clause = parse(end[joint.end() :])
        if clause is not None and clause.likely and is_story(clause):
            return end[: joint.start()]
    return end


AND_ALSO = re.compile(r",? and ")


def _is_for(advice: str, end: str) -> bool:
    return imperative(advice) is not None and askable(end) is not None and not imperative(end)


def _to_end(note: Note, claim: Claim, part: str) -> Iterator[Draft]:
    """*X gave Y a name to honour Z* asks why."""
    for to in outside(part, TO):
        left, right = part[: to.start()], part[to.end() :]
        clause = askable(left)
        verb = key_of(right.split()[0])
        if clause is None or not clause.verb or len(clause.rest.split()) < 2:
            continue
        if (
            verb in ENDS
            and not RELATIVE.search(left)
            and gives_purpose(left, right)
            and "," not in left
            and len(right.split()) > 1
        ):
            yield from why(note, claim, left, right, "To", pattern="purpose", sure=0.8)
            return


def _to_first(note: Note, claim: Claim) -> Iterator[Draft]:
    """*To keep the crust soft, bakers spray water* asks why they do."""
    found = TO_FIRST.fullmatch(claim.bare)
    if not found or not has_form(key_of(found["end"].split()[0]), Form.BASE):
        return
    main = segment.up_to(found["main"])
    clause = askable(main)
    if imperative(main) or clause is None or clause.loose or len(found["end"].split()) < 2:
        return
    if clause.auxiliary in {"should", "must", "can", "could", "may"} or clause.lemma == "need":
        return  # what is needed for the end is asked for instead
    yield from why(note, claim, main, f"To {found['end']}", "", pattern="purpose", sure=0.84)


def _important(note: Note, claim: Claim) -> Iterator[Draft]:
    found = IMPORTANT.match(claim.bare)
    if not found or " than " in found["what"]:
        return  # *to* belongs to what is compared and gives no purpose
    for to in reversed(outside(found["what"], TO)):
        before, after = found["what"][: to.start()], found["what"][to.end() :]
        if gives_purpose(before, after):
            question = f"why is it {found['how']} to {before.removesuffix(' in order')}"
            idea = one_idea(f"To {after}")
            yield ask(
                note, claim, question, idea.text,
                pattern="purpose", confidence=0.88 * idea.share, extra=idea.rest,
            )  # fmt: skip
            return


def _needed(note: Note, claim: Claim, part: str) -> Iterator[Draft]:
    needed = NEEDED_TO.fullmatch(part)
    clause = askable(needed["left"]) if needed else None
    if needed and clause is not None and not clause.pointing:
        idea = one_idea(needed["purpose"])
        yield ask(
            note, claim, f"why {inverted(clause)}", idea.text,
            pattern="purpose", confidence=0.84 * idea.share, extra=idea.rest,
        )  # fmt: skip


def _exists(note: Note, claim: Claim, part: str) -> Iterator[Draft]:
    """*The scale exists to end arguments* asks why; *it was built to …* what it was built to do."""
    found = EXISTS_TO.fullmatch(part)
    if found and (clause := askable(f"{found['what']} {found['verb']}")) and not clause.pointing:
        idea = one_idea(found["end"])
        yield ask(
            note, claim, f"why {inverted(clause)}", idea.text,
            pattern="purpose", confidence=0.84 * idea.share, extra=idea.rest,
        )  # fmt: skip
        return
    made = MADE_TO.fullmatch(part)
    if (
        made
        and (clause := askable(f"{made['what']} {made['be']} {made['made']}"))
        and not clause.loose
    ):
        idea = one_idea(made["end"])
        how = f"{(made['adverb'] or '').strip()} {made['made']}".strip()
        subject = inverted(clause).removesuffix(f" {made['made']}")
        yield ask(
            note, claim, f"what {subject} {how} to do", idea.text,
            pattern="purpose", confidence=0.8 * idea.share, extra=idea.rest,
        )  # fmt: skip


def gives_purpose(before: str, after: str) -> bool:
    last = tokens(before)[-1].key if tokens(before) else ""
    verb = tokens(after)[0].key if tokens(after) else ""
    return last not in TAKES_TO and has_form(verb, Form.BASE) and len(tokens(before)) >= 2
