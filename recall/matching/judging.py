"""Whether a known prompt and a draft are the same fact, and how surely."""

from __future__ import annotations

from typing import NamedTuple

from recall.cards import GapText, Question, Wording, answers
from recall.matching import edits, gaps, lists
from recall.matching.edits import Comparison, Edit, compare
from recall.matching.fingerprints import unframed, whole
from recall.matching.known import Known, Nearness, Offer, nearness_of
from recall.matching.numbering import is_corrected_note, is_counted_again
from recall.matching.rivals import Pair
from recall.matching.sayings import same_gaps


class _Limits(NamedTuple):
    keep: float
    ask: float
    contradictions: int
    """How many numbers, names or negations may have changed in what is kept."""
    swaps: int
    """How many words of content may have given their place to another one."""


# The further away, the more alike two texts have to be: a bullet in the very place of
# another is most often its edit, one in another file hardly ever. From 0 to 100.
_LIMITS = {
    Nearness.ANCHOR: _Limits(0, 0, 99, 99),
    Nearness.HERE: _Limits(62, 52, 1, 99),
    Nearness.SECTION: _Limits(80, 66, 0, 0),
    Nearness.ELSEWHERE: _Limits(88, 78, 0, 0),
}

_REST = 80.0
"""How alike the words around a contradiction must be for it to be a correction."""


def judged(known: Known, offer: Offer, *, alone: bool) -> Pair | None:
    """Return the pair, with its places left open, or None when they are two facts.

    `alone` says that the note had this one prompt and has this one draft: when the note
    itself hardly changed, the draft asks the same fact, however it asks.
    """
    if isinstance(known.wording, Question) is not isinstance(offer.wording, Question):
        return None
    nearness = nearness_of(known, offer)
    rank = 3 if nearness <= Nearness.SECTION else 4
    if lists.is_same_list(known.wording, offer.wording):
        return Pair(rank, 95, True, False, 0, 0)
    limits = _LIMITS[nearness]
    if (
        nearness is not Nearness.ANCHOR
        and not alone
        and edits.differ(unframed(whole(known.wording)), unframed(whole(offer.wording)))
    ):
        return None
    if alone:
        note = compare(known.note_text, offer.note_text)
        if note.likeness >= 90 and note.is_same_fact:
            return Pair(3, note.likeness, True, False, 0, 0)
    here = nearness is Nearness.HERE
    if (
        here
        and known.note_text != offer.note_text
        and (pair := _judged_as_list(known, offer, rank))
    ):
        return pair
    if _has_same_gaps(known.wording, offer.wording, here=here):
        return Pair(rank, 95, True, False, 0, 0)
    if nearness is Nearness.HERE:
        answers = _answers_to_one_question(known.wording, offer.wording)
        if answers is not None:
            contested = not answers.is_same_fact
            return Pair(rank, 85 + answers.likeness / 10, True, contested, 0, 0)
    card = _compare_cards(known.wording, offer.wording)
    if 0.75 * card.likeness + 25 < limits.ask:
        return None
    note_likeness = edits.likeness(known.note_text, offer.note_text)
    inside = edits.containment(known.note_text, offer.note_text) * 0.9
    score = 0.75 * card.likeness + 0.25 * max(note_likeness, inside)
    if score < limits.ask:
        return None
    sure = (
        score >= limits.keep
        and card.contradictions <= limits.contradictions
        and card.swapped <= limits.swaps
    )
    if card.contradictions and nearness is not Nearness.ANCHOR:
        # Another subject with another number is another fact in the same frame, as a rule.
        sure = sure and card.rest >= _REST and not card.swapped
    if here and (_is_corrected(known, offer) or gaps.are_corrected(known.wording, offer.wording)):
        return Pair(rank, score, True, True, 0, 0)
    apart = card.contradictions if here else _places_apart(card, known, offer)
    if not sure and apart > 1 and not (here and card.is_same_frame):
        # Two numbers or names apart in a like sentence is the next fact, not a question; but in
        # the very place of the first it may be that one.
        return None
    return Pair(rank, score, sure, not card.is_same_fact, 0, 0)


def _places_apart(card: Comparison, known: Known, offer: Offer) -> int:
    """Return at how many places something stands for something else in the card, or how many words
    do in its note: of the next of its kind a card may have only one of them."""
    in_note = 0
    if edits.likeness(known.note_text, offer.note_text) >= lists.TURNED:
        in_note = edits.words_apart(known.note_text, offer.note_text)
    return max(card.contradictions + card.swapped, in_note)


def _is_corrected(known: Known, offer: Offer) -> bool:
    """Return whether one is the other with other numbers, in what it asks for or around that.

    With another number on both sides it is the next of its kind where one of them says which is
    spoken of; where all only say how many, it was counted again, and where enough of its note
    stays, it was corrected.
    """
    old, new = known.wording, offer.wording
    if not edits.is_renumbered(whole(old), whole(new)):
        return False
    if answers(old) == answers(new) or gaps.have_one_place(old, new):
        return True
    return gaps.have_one_spot(old, new) and (
        is_counted_again(whole(old), whole(new))
        or is_corrected_note(known.note_text, offer.note_text)
    )


def is_next_of_its_kind(old: GapText, new: GapText) -> bool:
    """Return whether one sentence with a gap is the other with something else around the gap, and
    something else in it: who corrects a fact leaves one of them, or has counted again."""
    return not (
        gaps.say_one_thing(old, new)
        or gaps.ask_for_the_same(old, new)
        or is_counted_again(whole(old), whole(new))
    )


def _judged_as_list(known: Known, offer: Offer, rank: int) -> Pair | None:
    """Return the pair of two lists of which one stands where the other stood.

    With most of its items in the same words it is the same list, or with all of them in whatever
    words; with most in whatever words, it is so if half of them are in the same, or under a head
    that speaks of the same. With fewer of them, under its own head, the gaps of those that stayed
    are still what they were. Of all else a person has to say.
    """
    old, new = known.wording, offer.wording
    if not lists.are_lists(old, new):
        return None
    same, one_head = lists.same_items(old, new), lists.have_one_head(old, new)
    become_most = lists.become_most(old, new)
    if not (one_head or become_most):
        return None
    by_items = one_head and same > 0 and lists.are_lists_of_gaps(old, new)
    in_other_words = become_most and lists.have_like_heads(old, new)
    sure = by_items or in_other_words or lists.go_on(old, new) or lists.become_all(old, new)
    return Pair(rank, 70 + min(same, 9) + 10 * one_head, sure, True, 0, 0, is_list=True)


def judged_by_place(known: Known, offer: Offer) -> Pair | None:
    """Return the pair for a person to look at where nothing else of the file changed, and hardly a
    word of the note is left."""
    old, new = known.wording, offer.wording
    if not known.reviewed or known.spot.hunk != offer.spot.hunk or known.anchor or offer.anchor:
        return None
    if lists.are_lists(old, new) is not (lists.is_list(old) or lists.is_list(new)):
        return None
    if not edits.touch(known.note_text, offer.note_text):
        return None
    likeness = edits.likeness(whole(old), whole(new))
    return Pair(5, likeness, False, True, 0, 0)


def _has_same_gaps(old: Wording, new: Wording, *, here: bool) -> bool:
    if not (isinstance(old, GapText) and isinstance(new, GapText)):
        return False
    return same_gaps(old, new, begun=here)


def _answers_to_one_question(old: Wording, new: Wording) -> Comparison | None:
    """Return two answers to one question side by side.

    None where the questions differ, or where one answer is the other turned round: of that a
    person has to say what became of it. Lists under one head may list other things altogether.
    """
    if not (isinstance(old, Question) and isinstance(new, Question)):
        return None
    if lists.items_in(old.answer) or lists.items_in(new.answer):
        return None
    fronts = unframed(old.front), unframed(new.front)
    if not edits.content_in_order(fronts[0]) or compare(*fronts).edit > Edit.SMALL:
        return None
    answers = compare(old.answer, new.answer)
    return None if answers.same_words and answers.contradictions else answers


def _compare_cards(old: Wording, new: Wording) -> Comparison:
    if isinstance(old, Question) and isinstance(new, Question):
        return _compare_questions(old, new)
    return compare(unframed(whole(old)), unframed(whole(new)))


def _compare_questions(old: Question, new: Question) -> Comparison:
    """Compare side by side, because half of what makes a card is which side a word is on."""
    front = compare(unframed(old.front), unframed(new.front))
    answer = compare(old.answer, new.answer)
    both = edits.likeness(unframed(whole(old)), unframed(whole(new)))
    likeness = (both * 2 + front.likeness + answer.likeness) / 4
    # Another answer to the same question may correct it. Another question with the same
    # answer is one a person has to look at: a list may have got a new head.
    other_answer = answer.likeness < 45 and answer.likeness < front.likeness
    contradictions = front.contradictions + max(answer.contradictions, int(other_answer))
    rest = front.rest if other_answer else min(front.rest, answer.rest)
    if front.likeness < 45:
        contradictions = max(contradictions, 1)
    swapped = front.swapped + answer.swapped
    same_words = front.same_words and answer.same_words
    return Comparison(likeness, contradictions, rest, same_words, swapped)


def card_likeness(old: Wording, new: Wording) -> float:
    """Return how alike two cards are, from 0 to 100, without what frames them."""
    return _compare_cards(old, new).likeness
