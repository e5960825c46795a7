"""How much an edit weighs for what was learned, where the words of the card alone do not tell."""

from __future__ import annotations

from recall.cards import GapText, Question, Wording, answers
from recall.matching import edits, gaps, lists
from recall.matching.edits import Edit, compare
from recall.matching.fingerprints import folded, whole
from recall.matching.known import Known, Offer
from recall.matching.sayings import raises_doubt
from recall.matching.slots import SlotPlan


def weighed(plan: SlotPlan, known: Known, offer: Offer, *, same_notes: bool) -> SlotPlan:
    """Return the plan with the edit that it is in the light of both notes; `same_notes` says that
    these are as they were and only the rules are not."""
    if plan.edit is Edit.REWORDED and _says_what_was_contradicted(known, offer):
        plan = plan.as_fact()
    if plan.edit is Edit.FACT and _shows_more_around(known, offer):
        plan = plan.at_most(Edit.REWORDED)
    if plan.edit is Edit.FACT and not same_notes and _is_asked_otherwise(known, offer):
        plan = plan.at_most(Edit.REWORDED)
    return plan


def hide_the_same(old: Wording, new: Wording) -> bool:
    """Return whether two texts have gaps of the same words, or of a number at one spot of a text
    that has other numbers now."""
    return _hides_same(old, new) or _is_refilled(old, new)


def _is_asked_otherwise(known: Known, offer: Offer) -> bool:
    """Return whether the same answers are asked for, of a note that only has a slip more or less.

    A slip may make another rule ask, in other words; what is to be known is what it was.
    """
    note, now = known.note_text, offer.note_text
    if note == now or compare(note, now).edit > Edit.SMALL:
        # Where the note is what it was, it moved: to another speaker, say.
        return False
    old, new = known.wording, offer.wording
    asks_for_all = isinstance(old, Question) or lists.are_lists_of_gaps(old, new)
    before, after = answers(old), answers(new)
    return (
        asks_for_all
        and len(before) == len(after)
        and all(compare(*pair).edit <= Edit.SMALL for pair in zip(before, after, strict=True))
    )


def _shows_more_around(known: Known, offer: Offer) -> bool:
    """Return whether the note is what it was, and the card has only another setting: the bullet
    above it, or no longer that."""
    if compare(known.note_text, offer.note_text).edit > Edit.SMALL:
        return False
    old, new = known.wording, offer.wording
    if not _hides_same(old, new):
        return False
    short, long = sorted((folded(whole(old)), folded(whole(new))), key=len)
    return long.endswith(short) and not raises_doubt(long.removesuffix(short))


def _says_what_was_contradicted(known: Known, offer: Offer) -> bool:
    """Return whether the card says now what its note says in the place of something else.

    A card that left "says Iyer" out and has "says Abdi" now only had words added to it, and one
    of an item is not wrong because the list has four items now.
    """
    if lists.are_lists(known.wording, offer.wording):
        return False
    against = edits.contradicting(known.note_text, offer.note_text)
    if not against:
        return False
    before, after = edits.keys(whole(known.wording)), edits.keys(whole(offer.wording))
    return not against.isdisjoint(after - before)


def _is_refilled(old: Wording, new: Wording) -> bool:
    """Return whether both hide a number at one spot of a text that has other numbers now."""
    return edits.is_renumbered(whole(old), whole(new)) and gaps.have_one_spot(old, new)


def _hides_same(old: Wording, new: Wording) -> bool:
    if not (isinstance(old, GapText) and isinstance(new, GapText)):
        return False
    return sorted(map(folded, answers(old))) == sorted(map(folded, answers(new)))
