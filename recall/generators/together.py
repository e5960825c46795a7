"""What a short note says before a sentence, shown in front of it: what the sentence leaves out.

Of cards that show all of a note of several sentences blind judges rejected 14 in 100, of those
that show but a part of one 24. What stands behind adds words to read, or tells the answer.
"""

from __future__ import annotations

import re
from dataclasses import replace

from recall.cards import Gap, GapText
from recall.drafts import Draft
from recall.generators.as_written import OPENERS, TOGETHER, Run, quoted, run_of, written
from recall.generators.quoting import said
from recall.generators.setting import points_out, read_in_place, their_own
from recall.language import segment, stance
from recall.language.at_hand import at_hand
from recall.language.attribution import Whose
from recall.language.realise import upper_first
from recall.language.tables import table_of
from recall.language.tokens import fold, has_folded, keys_in, unfold
from recall.language.words import COORDINATORS, content_words
from recall.notes import Context, Note


def behind_the_rest(draft: Draft, note: Note, context: Context) -> Draft:
    """Return the draft with what its note says before it in front, where both are short."""
    wording = draft.wording
    if not isinstance(wording, GapText) or len(wording.gaps) != 1:
        return draft
    text = written(note.text)
    mine = run_of(fold(wording.full).text, text)
    asked = _asked_before(text[: mine.start]) if mine else ""
    lead = asked or (_before(mine, note, context, text) if mine else "")
    if (
        not lead
        or ("?" in lead and not asked)
        or len(f"{lead}{wording.full}".split()) > (ASKED_TOGETHER if asked else TOGETHER)
    ):
        return draft
    if context.language == "en" and points_out(their_own(lead) if context.speaker else lead):
        return draft
    return _with_in_front(draft, lead, mine, note)


def from_the_start(draft: Draft, note: Note, context: Context) -> Draft:
    """Return the draft behind what its note says before it, and the note that it is nested in.

    For what `behind_the_rest` does not know to be a claim. Shown alone such sentences dangle: of
    300 that were, judges kept a third, of cards that begin where their note does half.
    """
    wording = draft.wording
    if not isinstance(wording, GapText) or len(wording.gaps) != 1:
        return draft
    text = written(note.text)
    mine = run_of(fold(wording.full).text, text)
    if mine is None or not _begins_alike(text[mine.start :], wording.full):
        return draft
    room = AT_MOST - len(wording.full.split())
    lead = _sentences_before(text[: mine.start], room)
    if lead and _has_other_voices(note, context):
        return draft
    if lead or not text[: mine.start].strip(MARKS):
        lead = f"{_told_around(context, room - len(lead.split()))}{lead}"
    if not lead or (context.language == "en" and _begins_to_point(lead, wording, context)):
        return draft
    return _with_in_front(draft, lead, mine, note)


def _begins_to_point(lead: str, wording: GapText, context: Context) -> bool:
    """Tell whether words point at nothing with what stands before a sentence, and not without it."""
    if context.speaker:
        lead = their_own(lead)
    return bool(points_out(lead)) and not points_out(wording.full)


MARKS = " *_→>-–—"
"""What stands before the first word of a note that says nothing."""


def _told_around(context: Context, room: int) -> str:
    """Return what the note says that another one is nested in, with the space behind it."""
    parent = context.parent
    if parent is None or parent.task or parent.skip or has_folded(fold(parent.text).text):
        return ""
    text = written(parent.text).rstrip()
    if text.endswith(":"):
        return f"{text} " if len(text.split()) <= room else ""
    whole = text if text.rstrip(CLOSING).endswith(ENDS) else f"{text}."
    first = next(iter(segment.sentences(whole)), "")
    choices = (one for one in (whole, first) if len(one.split()) <= room)
    return next((f"{one} " for one in choices if len(keys_in(one)) >= SAYS_SOMETHING), "")


def _begins_alike(text: str, shown: str) -> bool:
    """Tell whether a card shows the note from there, and nothing before it."""
    return keys_in(text[:REACH])[:2] == keys_in(fold(shown).text[:REACH])[:2]


AT_MOST = 48
"""Words that such a card shows."""

SAYS_SOMETHING = 4
"""Words from which what stands before a sentence is more than who says it, or a label."""


def _sentences_before(text: str, room: int) -> str:
    """Return the sentences at the end of a text that have room together, with the space behind."""
    if not text.rstrip(CLOSING).endswith(ENDS):
        return ""
    taken: list[str] = []
    for sentence in reversed(segment.sentences(text)):
        if len(sentence.split()) > room:
            break
        room -= len(sentence.split())
        taken.insert(0, sentence)
    lead = " ".join(taken)
    return f"{lead} " if len(keys_in(lead)) >= SAYS_SOMETHING else ""


CLOSING = ' ”"»)*_'
ENDS = (".", "!", "?", "…", ";")


def _has_other_voices(note: Note, context: Context) -> bool:
    """Tell whether more than one person speaks in a note, or its author answers."""
    if context.language == "en":
        claims = read_in_place(note, context).claims
        owners = {(claim.whose, claim.name) for claim in claims}
        return len(owners) > 1 or any(claim.whose is Whose.NOTE_TAKER for claim in claims)
    return any(stance.note_takers(segment.sentences(written(note.text)), language=""))


def _with_in_front(draft: Draft, lead: str, mine: Run | None, note: Note) -> Draft:
    """Return the draft with words of its note in front, unless they tell what is to be found."""
    wording = draft.wording
    assert isinstance(wording, GapText)
    lead = upper_first(unfold(lead, fold(note.text).stretches))
    first, *rest = wording.pieces
    told = {word for word in keys_in(lead) if content_words(word)}
    if not told.isdisjoint(keys_in(wording.gaps[0].answer)):
        return draft
    small = mine is not None and _is_small(written(note.text)[mine.start :], first)
    if isinstance(first, Gap):
        answer = _small(first.answer) if small else first.answer
        pieces = (lead, first._replace(answer=answer), *rest)
    else:
        pieces = (lead + (_small(first) if small else first), *rest)
    beside = "; ".join(part for part in draft.extra.split("; ") if part and part not in lead)
    return replace(draft, wording=GapText(pieces), extra=beside)


def _before(mine: Run, note: Note, context: Context, text: str) -> str:
    """Return the note from its first claim to the words that a card shows, or nothing.

    Markup is folded. Nothing is shown together that two people say or where the note-taker speaks.
    """
    before = [run for run in _claims(note, context) if run is None or run.start < mine.start]
    there = [run for run in before if run is not None]
    if not there or len(there) < len(before):
        return ""
    last = there[-1]._replace(end=min(there[-1].end, mine.start))
    lead = quoted(text, [*there[:-1], last])
    if not lead or len(keys_in(text[last.end : mine.start])) > OPENERS:
        return ""
    stop = len(text[: last.end].rstrip(STOPS))
    joint = text[stop : mine.start]
    return f"{lead}{joint}" if _parts(text[:stop], joint, context.language) else ""


ASKED_TOGETHER = 50
"""Words up to which a question is shown with its answer, which says little without it."""

QUESTION = re.compile(
    r"(?:^|(?<=[.!…] ))(?P<question>[^.!?…]{8,120}\?) (?:[^\W\d_]+ [^,.?!]{2,30}, )?$"
)


def _asked_before(text: str) -> str:
    """Return the question that a sentence answers, where it stands right behind it: *Why not? Because …*."""
    found = QUESTION.search(text)
    return f"{found['question']} " if found else ""


STOPS = " .;,:"
"""What `quoted` leaves out at the end."""


def _parts(before: str, joint: str, language: str) -> bool:
    """Tell whether two clauses stand side by side: *…; …*, *… — …*, *…, and …*."""
    if any(mark in joint for mark in ".;:!…") or before[-1:] in "–—":
        return True
    table = table_of(language)
    ands = COORDINATORS if language == "en" else {*table.ands, *table.buts}
    words = keys_in(f"{before[-REACH:]}{joint}")
    return bool(words) and words[-1] in ands


REACH = 20


@at_hand
def _claims(note: Note, context: Context) -> list[Run | None]:
    """Return where the claims of a note stand that one person makes, in any language."""
    text = written(note.text)
    if context.language != "en":
        every = said(note, context)
        return (
            [run_of(one.text, text) for one in every]
            if all(one.sure == 1.0 for one in every)
            else []
        )
    claims = read_in_place(note, context).claims
    owners = {(claim.whose, claim.name) for claim in claims}
    if len(owners) > 1 or any(claim.whose is Whose.NOTE_TAKER for claim in claims):
        return []
    return [run_of(claim.plain or claim.text, text) for claim in claims]


def _is_small(text: str, first: str | Gap) -> bool:
    """Tell whether the note has in small letters what a card begins with: no name in a pronoun's place."""
    shown = first.answer if isinstance(first, Gap) else first
    return text[:1].islower() and keys_in(shown)[:1] == keys_in(text[:REACH])[:1]


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
