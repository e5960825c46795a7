"""What the lines below a heading tell of the one who speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recall.context.names import LONGEST, Likeness, likeness, party_named
from recall.context.wording import CREDIT_WORD, SEPARATOR, Billing
from recall.language.rare import Rare

_TALK_WORDS = re.compile(
    r"\b(?:talk|interview|keynote|conversation|podcast|lecture|episode|video|session|presentation|webinar|chat"
    r"|charla|entrevista|conferencia|ponencia|conversación|episodio|vídeo|presentación)\b",
    re.I,
)

_NAMED = re.compile(
    r"(?i:\b(?:with|by|from|of|to|for|con|de|por|a))\s+"
    r"(?P<name>[^\W\d_a-z][\w’'.-]*(?:\s+(?:(?:de|del|la|van|von|der|da|di|bin|al)\s+)*[^\W\d_a-z][\w’'.-]*){1,3})"
)


def named_in_intro(text: str) -> Billing | None:
    """Return who speaks according to the line below a heading, such as `Title – with Name`."""
    text = text.strip()[:LONGEST].rstrip(":")
    if len(text.split()) <= 20 and not text.endswith("."):
        for mark in SEPARATOR.finditer(text):
            name = text[mark.end() :].strip()
            bare = CREDIT_WORD.sub("", name)
            if bare != name and (party := party_named(bare, Likeness.SHAPE)):
                return Billing(bare, text[: mark.start()].strip(), party)
    sentence = re.split(r"(?<=[.!?])\s", text, maxsplit=1)[0]
    if not _TALK_WORDS.search(sentence):
        return None
    for found in _NAMED.finditer(sentence):
        name = found["name"].rstrip(".,'’")
        if likeness(name) is Likeness.NAME:
            return Billing(name)
    return None


_PRONOUN = Rare(
    r"(?<![\w'’])(?:(?P<he>he(?:['’]s)?|him|his|himself|él)|(?:she(?:['’]s)?|hers?|herself|ella))"
    r"(?![\w'’])",
    "ella|he|him|his|él",
    flags=re.IGNORECASE,
)

_BEGUN = re.compile(r"(?:^|[.!?]\s)[\W_]*\Z")
"""What stands before the first word of a sentence."""

_SUBJECT_FORMS = ("he", "she", "él", "ella")


def pronoun_in(texts: Sequence[str], speaker: str | None = None) -> str | None:
    """Return `he` or `she`, whichever the section says more of its speaker; None for neither.

    A title before the name settles it. What begins with the speaker's name says it best: *Rowe says
    her model …*. A subject counts twice, since *her* may be anybody's, and three times where a
    sentence begins with it; so does what stands in one sentence with the name.
    """
    surname = speaker.split()[-1] if speaker else None
    called = [] if speaker is None or speaker.startswith("Sr") else [speaker]  # sister, or señor
    if surname and (titled := _titled(surname, [*called, *texts])):
        return titled
    begun = [text for text in texts if surname and _begins_with(surname, text)]
    return _said_more(begun, surname) or _said_more(texts, surname)


_TITLE = re.compile(
    r"(?<!\w)(?:(?P<he>Mr|Mister|Sir|Lord|Herrn?|Señor|Sr|Monsieur|Signor|Father|Brother|Don|Padre|Père|Pfarrer)"
    r"|(?:Miss|Mrs|Ms|Dame|Lady|Frau|Señora|Sra|Madame|Mme|Mlle|Dona|Signora|Doña|Baroness|Sister|Sor|Suor|Sœur|Schwester|Hermana|Irmã|Dra|Profa|Doctora|Dottoressa))\.? (?P<name>[^.;:!?()]{2,40})"
)


def _titled(surname: str, texts: Sequence[str]) -> str | None:
    """Return what the first title before the name says: *Miss Rowe asks a witness what he saw*."""
    for text in texts:
        for found in _TITLE.finditer(text) if surname in text else ():
            if surname in found["name"].split()[:3]:
                return "he" if found["he"] else "she"
    return None


def _begins_with(surname: str, text: str) -> bool:
    return surname in " ".join(text.split(maxsplit=3)[:3])


def _said_more(texts: Sequence[str], surname: str | None) -> str | None:
    counts = {"he": 0, "she": 0}
    for text in texts:
        named = surname is not None and surname in text
        for found in _PRONOUN.finditer(text):
            subject = re.split(r"['’]", found[0].lower())[0] in _SUBJECT_FORMS
            begins = subject and _BEGUN.search(text, 0, found.start()) is not None
            counts["he" if found["he"] else "she"] += 1 + subject + begins + named
    if counts["he"] == counts["she"]:
        return None
    return "he" if counts["he"] > counts["she"] else "she"


def speaks(surname: str, texts: Sequence[str]) -> bool:
    """Tell whether somebody of that name says, thinks or does something in the texts."""
    verb = (
        r"(?:says|said|thinks|argues|believes|claims|explains|talks|told|tells|shows|suggests|recommends"
        r"|describes|considers|proposes|predicts|warns|dice|cree|piensa|explica|propone|habla|cuenta|opina)"
    )
    pattern = re.compile(rf"\b{re.escape(surname)}\s+(?:also\s+|also\s+|también\s+)?{verb}\b")
    return any(pattern.search(text) for text in texts)
