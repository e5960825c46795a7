"""What a command, a flag or a function does: *`git bisect run` finds …*, *`-u` complains about …*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from recall.drafts import Draft
from recall.generators.drafting import ask, gap
from recall.language import segment
from recall.language.clause import parse
from recall.language.reading import Claim, read
from recall.language.tokens import FOLDED_FIRST, has_folded, is_folded, outside, tokens
from recall.language.verbs import Form, has_form
from recall.language.words import content_words
from recall.notes import Context, Note

CODE = r"[\ue000-\uf8ff]"
DOES = re.compile(
    rf"(?:(?:[Tt]he|[Aa]n?) )?(?P<code>{CODE})(?P<noun> (?:flag|option|command|switch|method|decorator|function|keyword|header|operator))?"
    r" (?P<verb>[a-z]+s) (?P<rest>\S.+)",
    re.DOTALL,
)
NO_DEED = frozenset(
    "is has does was needs requires takes costs works fails wins beats matters helps goes comes means"
    " becomes looks seems sounds feels wants likes depends lives sits exists uses belongs equals defaults"
    " refers stands rocks sucks loses leads outperforms remains stays contains".split()
)
"""Verbs that say what something is like, and not what it is for."""

TAIL = re.compile(r"; | - | – | — |: |, (?:but|and|so|because|which|since|not|while|though) ")
DEED_WORDS = 14
RUN = re.compile(r"^[-@:]|\s|\(")
"""What code has that is run or called, with its flags or brackets."""

BARE_NAME = 0.72
"""Confidence where it is one name, of which more than one thing could be told."""

PART = re.compile(r"[:;,] ")


class Commands:
    """Asks what code does, and hides code at the end of a sentence."""

    name = "commands"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        if note.children or "`" not in note.text:
            return
        for claim in read(note, context).claims:
            if claim.text.rstrip().endswith("?"):
                continue
            if done := _does(note, claim, claim.bare, ""):
                yield done
            else:
                yield from _each_does(note, claim)
            yield from _ends_in_code(note, claim)


def _is_code(claim: Claim, char: str) -> bool:
    at = ord(char) - FOLDED_FIRST
    return is_folded(char) and at < len(claim.stretches) and claim.stretches[at].startswith("`")


def _does(note: Note, claim: Claim, text: str, within: str) -> Draft | None:
    found = DOES.fullmatch(text)
    if found is None or not _is_code(claim, found["code"]):
        return None
    verb = found["verb"]
    deed = segment.up_to(f"{verb} {found['rest']}", TAIL)
    if (
        verb in NO_DEED
        or not has_form(verb, Form.THIRD)
        or not (2 if within else 3) <= len(tokens(deed)) <= DEED_WORDS
    ):
        return None
    if found["code"] in deed or not (content_words(deed[len(verb) :]) or has_folded(deed)):
        return None
    rest = f"{verb} {found['rest']}"[len(deed) :].lstrip(" ,;:–—-")
    noun = found["noun"] or ""
    the = "the " if noun else ""
    written = claim.stretches[ord(found["code"]) - FOLDED_FIRST].strip("`")
    sure = 0.84 if within or noun or RUN.search(written) else BARE_NAME
    return ask(
        note, claim, f"{within}what does {the}{found['code']}{noun} do", deed,
        pattern="does", confidence=sure, extra=rest, attribute=False,
    )  # fmt: skip


def _each_does(note: Note, claim: Claim) -> Iterator[Draft]:
    """*`set -eu` …: `-e` stops …, `-u` complains …* asks of each, within what the label names."""
    cut = segment.at_colon(claim.bare)
    label, said = cut if cut else ("", claim.bare)
    head = next((char for char in label if _is_code(claim, char)), "")
    if label and not head:
        return
    joints = [0, *(place for found in outside(said, PART) for place in found.span()), len(said)]
    parts = [said[start:end].strip() for start, end in pairwise(joints)][::2]
    asked = [_does(note, claim, part, f"in {head}, " if head else "") for part in parts]
    told = [draft for draft in asked if draft is not None]
    if len(told) > 1 or (told and head):
        yield from told


def _ends_in_code(note: Note, claim: Claim) -> Iterator[Draft]:
    """*assertions vanish under `python -O`* hides the code, which the sentence asks for."""
    text = claim.bare
    end = len(text.rstrip(" .!"))
    codes = [at for at, char in enumerate(text) if is_folded(char)]
    if not codes or codes[-1] != end - 1 or len(codes) > 2 or not _is_code(claim, text[end - 1]):
        return
    before = text[: end - 1]
    if not LEADS_TO.search(before) or SEVERAL.search(before[-24:]):
        return
    written = claim.stretches[ord(text[end - 1]) - FOLDED_FIRST].strip("`")
    clause = parse(text)
    if clause is None or not clause.likely or clause.pointing or A_FILE.search(written):
        return
    if len(content_words(before)) + len(codes) - 1 < 3:
        return
    yield gap(note, claim, before, text[end - 1], pattern="code-last", confidence=0.78)


LEADS_TO = re.compile(r"[a-z]+ $")
SEVERAL = re.compile(rf"(?:{CODE}|\w),? (?:and|or) $|such as |like $|e\.g\. ")
"""What makes the code one of several, or an example."""

A_FILE = re.compile(r"[\w-]/[\w-]|\.\w{2,4}$|\d{3}")
