"""Which known prompt a draft is: fingerprints, kinds of edit, and the assignment over a scan."""

from recall.matching.assignment import Kept, Matching, match
from recall.matching.clauses import LIKE as STANDING
from recall.matching.clauses import alone, counts_as, standing, stands_as
from recall.matching.edits import (
    Edit,
    carried_over,
    hardly_changed,
    is_another_fact,
    is_asked_alike,
    is_same_but_for_numbers,
    is_turned,
    is_turned_in_a_word,
    is_turned_once,
    likeness,
    mended,
    speak_of_the_same,
    touch,
)
from recall.matching.fingerprints import fingerprint, folded, pin, whole
from recall.matching.gaps import say_one_thing
from recall.matching.joining import has_sentence_of, parted
from recall.matching.known import Known, Offer, Spot
from recall.matching.lists import (
    goes_on,
    has_all,
    has_most,
    is_same_head,
    items_in,
    shares_any,
    shares_most,
)
from recall.matching.numbering import is_corrected_note, is_counted_again
from recall.matching.placing import Alignment, PlacedPin, align, renames, with_texts_apart
from recall.matching.sayings import (
    denies,
    is_cut_off,
    is_news,
    is_of_note,
    is_told_by,
    says_apart,
    sentences,
    still_says,
)
from recall.matching.slots import (
    SlotPlan,
    asked_otherwise,
    assign_slots,
    back_to,
    numbered,
    regapped,
)
from recall.matching.telling import TellingWords
from recall.matching.twins import near_twins, twins_among

__all__ = [
    "STANDING",
    "Alignment",
    "Edit",
    "Kept",
    "Known",
    "Matching",
    "Offer",
    "PlacedPin",
    "SlotPlan",
    "Spot",
    "TellingWords",
    "align",
    "alone",
    "asked_otherwise",
    "assign_slots",
    "back_to",
    "carried_over",
    "counts_as",
    "denies",
    "fingerprint",
    "folded",
    "goes_on",
    "hardly_changed",
    "has_all",
    "has_most",
    "has_sentence_of",
    "is_another_fact",
    "is_asked_alike",
    "is_corrected_note",
    "is_counted_again",
    "is_cut_off",
    "is_news",
    "is_of_note",
    "is_same_but_for_numbers",
    "is_same_head",
    "is_told_by",
    "is_turned",
    "is_turned_in_a_word",
    "is_turned_once",
    "items_in",
    "likeness",
    "match",
    "mended",
    "near_twins",
    "numbered",
    "parted",
    "pin",
    "regapped",
    "renames",
    "say_one_thing",
    "says_apart",
    "sentences",
    "shares_any",
    "shares_most",
    "speak_of_the_same",
    "standing",
    "stands_as",
    "still_says",
    "touch",
    "twins_among",
    "whole",
    "with_texts_apart",
]
