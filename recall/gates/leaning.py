"""Questions that lean on words the card does not show: *then*, *the same*, *instead*."""

from __future__ import annotations

import re

from recall.gates.gate import Gate
from recall.gates.seen import Seen
from recall.language import leaning


def leans_on_what_is_not_shown(card: Seen) -> str | None:
    """*Then use went up*, *the new ones*, *recovers 2 of 3 points*, with nothing before it."""
    if not card.english or card.is_list:
        return None
    text = card.full if card.is_gap else BARE_ANSWER.sub("", card.question)
    if card.is_gap and leaning.goes_on(text):
        return "it goes on from words that the card does not show"
    if leaning.one_of_what(text):
        return "“one” does not say one of what"
    if found := SAME_AS.search(card.question):
        return f"“{found[1]}” does not say as what"
    if (found := INSTEAD.search(text)) and not INSTEAD_OF_THIS.search(text[: found.start()]):
        return "“instead” does not say of what"
    if MOST_OF_WHAT.match(card.question):
        return "what it is part of is not said"
    return None


INSTEAD = re.compile(r"\b[Ii]nstead\b(?! of)")
INSTEAD_OF_THIS = re.compile(
    r"[.;:—–(]|\b(?:not|never|no|nobody|nothing|without|stop|stopped|skip|drop|dropped|avoid|if|when|where)\b"
    r"|n['’]t\b"
)
"""What may tell what is not done, before *instead*."""

MOST_OF_WHAT = re.compile(
    r"what (?:is|was|are|were) (?:the|his|her|their) (?:most [\w-]+|\w+est|worst|best|main|hard)"
    r" (?:part|parts|bit|step|one|thing|moment|point|stage|half)\?$",
    re.IGNORECASE,
)
SAME_AS = re.compile(
    r"^(?:according to [^,]{1,80}, )?what (?:is|are|does|do)(?: meant by)?"
    r" [“\"]?((?:the )?(?:same|opposite|other)) ",
    re.IGNORECASE,
)
"""A question about what is the same, or other, as something that is not there."""

BARE_ANSWER = re.compile(
    r"^(?:why|how|when|where|what|who) (?:do|does|did|is|are|was|were|can|should) ", re.IGNORECASE
)


GATES = (Gate("leaning sentence", leans_on_what_is_not_shown),)
