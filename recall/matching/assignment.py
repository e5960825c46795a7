"""Which known prompt each draft of a scan is: best first, one to one, always the same way."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from functools import cached_property
from typing import NamedTuple

from rapidfuzz import fuzz

from recall.cards import GapText, PromptId, Question, Wording, answers
from recall.matching import edits, gaps, lists, slots
from recall.matching.edits import Comparison, Edit, compare
from recall.matching.fingerprints import folded, unframed, whole
from recall.matching.numbering import is_corrected_note, is_counted_again
from recall.matching.rivals import Pair, rivals
from recall.matching.sayings import raises_doubt, same_gaps
from recall.matching.slots import SlotPlan
from recall.matching.telling import TellingWords


class Spot(NamedTuple):
    """Where a note stands."""

    path: str
    """Of the file; for known notes of a renamed file, its new path."""
    section: tuple[str, ...]
    line: int
    hunk: int | None = None
    """Equal for a new note and a known one when the new one took the place of the known."""


class Known(NamedTuple):
    """A prompt of an earlier scan that may be met again."""

    prompt_id: PromptId
    wording: Wording
    fingerprint: str
    note_text: str
    spot: Spot
    anchor: str | None = None
    orphan: bool = False
    reviewed: bool = False
    """Whether there is a history to keep or to lose."""
    gone: Mapping[int, str] = {}
    """The last answer of every slot that was retired."""


class Offer(NamedTuple):
    """A draft that has to find its prompt."""

    wording: Wording
    fingerprint: str
    note_text: str
    spot: Spot
    anchor: str | None = None


class Kept(NamedTuple):
    """A draft that is a known prompt."""

    prompt_id: PromptId
    edit: Edit
    slots: SlotPlan


class Matching(NamedTuple):
    """What a scan makes of its drafts; offers are named by their position."""

    kept: Mapping[int, Kept]
    added: tuple[int, ...]
    left: tuple[PromptId, ...]
    """Known prompts that no draft is."""
    unsure: tuple[tuple[PromptId, int], ...]
    """Known prompts with a history, left, and the added draft that may be the same fact."""


class Nearness(IntEnum):
    """How near a draft stands to where a prompt stood."""

    ANCHOR = 0
    HERE = 1
    SECTION = 2
    ELSEWHERE = 3


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


def match(known: Sequence[Known], offers: Sequence[Offer], *, same_notes: bool = False) -> Matching:
    """Return which prompt each draft is.

    The order of the design: anchor; same fingerprint, same place; same fingerprint
    anywhere; similar in the same section; similar anywhere. The result does not depend
    on the order of the arguments; what is new comes in that of the drafts, the likeliest of
    a note first. `same_notes` says that the notes are as they were and
    only the rules are not: then a card is not the same for being the only one of its note.
    """
    known = sorted(known, key=_known_key)
    order = sorted(range(len(offers)), key=lambda index: _offer_key(offers[index]))
    pairs = _Pairs(known, [offers[index] for index in order], same_notes=same_notes)
    kept, unsure = pairs.assign()
    return Matching(
        kept={order[offer]: value for offer, value in sorted(kept.items())},
        added=tuple(sorted(index for place, index in enumerate(order) if place not in kept)),
        left=_left(known, kept.values()),
        unsure=tuple((known[k].prompt_id, order[offer]) for k, offer in unsure),
    )


def _left(known: Sequence[Known], kept: Iterable[Kept]) -> tuple[PromptId, ...]:
    ids = {match.prompt_id for match in kept}
    return tuple(one.prompt_id for one in known if one.prompt_id not in ids)


def _known_key(known: Known) -> tuple[object, ...]:
    spot = known.spot
    return (known.orphan, not known.reviewed, spot.path, spot.line, known.prompt_id)


def _offer_key(offer: Offer) -> tuple[object, ...]:
    spot = offer.spot
    hunk = -1 if spot.hunk is None else spot.hunk
    told = (offer.fingerprint, offer.note_text, repr(offer.wording))
    return (spot.path, spot.line, *told, spot.section, hunk, offer.anchor or "")


class _Pairs:
    """Every pair of prompt and draft that is worth a look, and what comes of them."""

    def __init__(
        self, known: Sequence[Known], offers: Sequence[Offer], *, same_notes: bool
    ) -> None:
        self.known = known
        self.offers = offers
        self.same_notes = same_notes
        self.kept: dict[int, Kept] = {}
        self.taken: set[int] = set()

    def assign(self) -> tuple[dict[int, Kept], list[tuple[int, int]]]:
        """Return what is kept, by offer, and the pairs that a person has to decide."""
        back: list[Pair] = []
        for pair in sorted([*self._anchored(), *self._equal()], key=self._key):
            if pair.rank and self._gives_way(pair.known, pair.offer):
                back.append(pair)
            else:
                self._take(pair)
        similar = sorted(self._similar(), key=self._key)
        found = rivals(
            similar,
            [(one.note_text, one.fingerprint, one.orphan) for one in self.known],
            [(one.note_text, one.fingerprint, False) for one in self.offers],
        )
        for pair in similar:
            if pair.sure and not (pair.contested and found.near(pair)):
                self._take(pair)
        for pair in back:
            if self.known[pair.known].reviewed:
                self._take(pair)
        if not self.same_notes:
            self._take_by_anchor_alone()
        undecided = self._undecided(similar)
        asked = {offer for _, offer in undecided}
        for pair in back:
            if pair.offer not in asked:
                self._take(pair)
        return self.kept, undecided

    def _key(self, pair: Pair) -> tuple[object, ...]:
        known, offer = self.known[pair.known].spot, self.offers[pair.offer].spot
        away = known.path != offer.path, abs(known.line - offer.line)
        # Before a fact was changed, it was moved and reworded.
        like = (-pair.score, not pair.hides_same)
        return (pair.rank, pair.contested, *like, *away, pair.known, pair.offer)

    def _take(self, pair: Pair) -> None:
        if pair.known in self.taken or pair.offer in self.kept:
            return
        known, offer = self.known[pair.known], self.offers[pair.offer]
        if not known.reviewed and _is_marked_anew(known, offer):
            # A gap its author marks is asked for, whatever became of one that the rules proposed.
            return
        plan = slots.assign_slots(known.wording, offer.wording, known.gone)
        if plan is None:
            return
        if plan.edit is Edit.REWORDED and _says_what_was_contradicted(known, offer):
            plan = plan.as_fact()
        if plan.edit is Edit.FACT and _shows_more_around(known, offer):
            plan = plan.at_most(Edit.REWORDED)
        if plan.edit is Edit.FACT and not self.same_notes and _is_asked_otherwise(known, offer):
            plan = plan.at_most(Edit.REWORDED)
        self.taken.add(pair.known)
        self.kept[pair.offer] = Kept(known.prompt_id, plan.edit, plan)

    def _gives_way(self, known: int, offer: int) -> bool:
        """Return whether the prompt is gone, and the draft may be one that was learned where it
        stands.

        What nobody ever answered waits until all is found that was.
        """
        one = self.known[known]
        return one.orphan and (
            self._stands(offer) or (not one.reviewed and self._is_learned_at(offer))
        )

    def _is_learned_at(self, offer: int) -> bool:
        """Return whether a prompt with a history stood where the draft stands, of whatever note."""
        here = self._learned_in.get(self.offers[offer].spot.hunk, ())
        return any(place not in self.taken for place in here)

    @cached_property
    def _learned_in(self) -> Mapping[int | None, Sequence[int]]:
        """The prompts with a history that are there, by their hunks."""
        found: defaultdict[int | None, list[int]] = defaultdict(list)
        for place, one in enumerate(self.known):
            if one.reviewed and not one.orphan and one.spot.hunk is not None:
                found[one.spot.hunk].append(place)
        return found

    def _stands(self, offer: int) -> bool:
        """Return whether a learned prompt stood where the draft stands, of nearly its note.

        What was gone and comes back takes nothing from it.
        """
        hunk, text = self.offers[offer].spot.hunk, self.offers[offer].note_text
        return hunk is not None and any(
            place not in self.taken
            and self.known[place].spot.hunk == hunk
            and edits.is_hardly_changed(self.known[place].note_text, text)
            for place in self._learned.sharing(text)
        )

    @cached_property
    def _learned(self) -> TellingWords:
        """The notes of the prompts with a history that are there."""
        return TellingWords(
            {
                place: one.note_text
                for place, one in enumerate(self.known)
                if one.reviewed and not one.orphan
            }
        )

    def _anchored(self) -> Iterator[Pair]:
        by_anchor: defaultdict[str, list[int]] = defaultdict(list)
        for place, known in enumerate(self.known):
            if known.anchor:
                by_anchor[known.anchor].append(place)
        for number, offer in enumerate(self.offers):
            for place in by_anchor.get(offer.anchor or "", ()):
                score = _card_likeness(self.known[place].wording, offer.wording)
                yield Pair(0, score, True, False, place, number)

    def _take_by_anchor_alone(self) -> None:
        """Keep what has the anchor it had though nothing else of it is left."""
        for pair in sorted(self._anchored(), key=self._key):
            if pair.known in self.taken or pair.offer in self.kept:
                continue
            known, offer = self.known[pair.known], self.offers[pair.offer]
            plan = slots.assign_by_anchor(known.wording, offer.wording, known.gone)
            self.taken.add(pair.known)
            self.kept[pair.offer] = Kept(known.prompt_id, plan.edit, plan)

    def _equal(self) -> Iterator[Pair]:
        by_fingerprint: defaultdict[str, list[int]] = defaultdict(list)
        for place, known in enumerate(self.known):
            by_fingerprint[known.fingerprint].append(place)
        for number, offer in enumerate(self.offers):
            for place in by_fingerprint.get(offer.fingerprint, ()):
                known = self.known[place]
                if not _is_barred(known, offer):
                    rank = 1 if _nearness(known, offer) <= Nearness.SECTION else 2
                    yield Pair(rank, 100, True, False, place, number)

    def _similar(self) -> Iterator[Pair]:
        free = {place: one for place, one in enumerate(self.known) if place not in self.taken}
        living = {one.fingerprint for one in free.values() if not one.orphan}
        candidates = _Candidates(
            # What is gone does not stand against what asks the same and is there.
            {p: one for p, one in free.items() if not (one.orphan and one.fingerprint in living)}
        )
        if not free:
            return
        alone = set() if self.same_notes else self._alone_in_hunk() | self._alone_in_text()
        for number, offer in enumerate(self.offers):
            if number in self.kept:
                continue
            for place in candidates.of(offer):
                known = self.known[place]
                if _is_barred(known, offer) or self._gives_way(place, number):
                    continue
                pair = _judge(known, offer, alone=(place, number) in alone)
                if pair is None and known.spot.hunk in self._only_changes:
                    pair = _judge_place(known, offer)
                if pair is not None:
                    hides_same = _hides_same(known.wording, offer.wording)
                    hides_same = hides_same or _is_refilled(known.wording, offer.wording)
                    yield pair._replace(known=place, offer=number, hides_same=hides_same)

    @cached_property
    def _only_changes(self) -> frozenset[int]:
        """The hunks of one note beside which nothing is gone from their files, or has come."""
        if self.same_notes:
            return frozenset()
        stood = _notes_by_path(known.spot for known in self.known if not known.orphan)
        stand = _notes_by_path(offer.spot for offer in self.offers)
        return frozenset(
            hunk
            for path, ((hunk, _), *others) in stood.items()
            if not others and hunk is not None and [one for one, _ in stand[path]] == [hunk]
        )

    def _alone_in_hunk(self) -> set[tuple[int, int]]:
        """Return the prompts and drafts that are the only ones where they stand, both ways."""
        return _only_ones(
            (known.spot.hunk for known in self.known), (offer.spot.hunk for offer in self.offers)
        )

    def _alone_in_text(self) -> set[tuple[int, int]]:
        """Return the prompts and drafts that are the only ones of a note in these words."""
        return _only_ones(
            (known.note_text for known in self.known), (offer.note_text for offer in self.offers)
        )

    def _undecided(self, similar: Sequence[Pair]) -> list[tuple[int, int]]:
        undecided: dict[int, int] = {}
        for pair in similar:
            free = pair.known not in self.taken and pair.offer not in self.kept
            new = pair.known not in undecided and pair.offer not in undecided.values()
            if free and new and self._can_be_asked(pair):
                undecided[pair.known] = pair.offer
        return sorted(undecided.items())

    def _can_be_asked(self, pair: Pair) -> bool:
        """Return whether there is a history to save, and a card that could go on with it."""
        known, offer = self.known[pair.known], self.offers[pair.offer]
        if not known.reviewed or _is_marked_anew(known, offer):
            return False
        return (
            gaps.have_one_frame(known.wording, offer.wording)
            or slots.assign_slots(known.wording, offer.wording, known.gone) is not None
            or (
                _nearness(known, offer) is Nearness.HERE
                and slots.can_be_said_to_be(known.wording, offer.wording)
            )
        )


def _is_marked_anew(known: Known, offer: Offer) -> bool:
    """Return whether a note that says what it said has a gap of its author's, and where another
    word is hidden there is another card."""
    old, new = known.wording, offer.wording
    if not (isinstance(old, GapText) and isinstance(new, GapText)) or lists.are_lists(old, new):
        return False
    is_marked = folded(offer.note_text) != folded(known.note_text) and "==" in offer.note_text
    is_same = compare(known.note_text, offer.note_text).edit is Edit.NONE
    hidden = {folded(answer) for answer in answers(new)}
    return is_marked and is_same and hidden.isdisjoint(map(folded, answers(old)))


def _only_ones(knowns: Iterable[Hashable], offers: Iterable[Hashable]) -> set[tuple[int, int]]:
    """Return the positions of the two that have one key, where no other on their side has it."""
    known_by, offer_by = _places_by(knowns), _places_by(offers)
    return {
        (known_by[key][0], offer_by[key][0])
        for key in known_by.keys() & offer_by.keys()
        if len(known_by[key]) == len(offer_by[key]) == 1
    }


def _places_by(keys: Iterable[Hashable]) -> dict[Hashable, list[int]]:
    found: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place, key in enumerate(keys):
        if key is not None:
            found[key].append(place)
    return found


def _notes_by_path(spots: Iterable[Spot]) -> Mapping[str, set[tuple[int | None, int]]]:
    """Return the hunk and the line of every note."""
    found: defaultdict[str, set[tuple[int | None, int]]] = defaultdict(set)
    for spot in spots:
        found[spot.path].add((spot.hunk, spot.line))
    return found


def _is_barred(known: Known, offer: Offer) -> bool:
    """Return whether their author gave the two notes different identities."""
    return bool(known.anchor and offer.anchor and known.anchor != offer.anchor)


def _nearness(known: Known, offer: Offer) -> Nearness:
    theirs, ours = known.spot, offer.spot
    if known.anchor and known.anchor == offer.anchor:
        return Nearness.ANCHOR
    if known.note_text == offer.note_text:
        # The note itself was moved; what is asked of it may be put otherwise there.
        return Nearness.HERE
    if theirs.hunk is not None and theirs.hunk == ours.hunk:
        return Nearness.HERE
    if (theirs.path, theirs.section) == (ours.path, ours.section):
        return Nearness.SECTION
    return Nearness.ELSEWHERE


def _judge(known: Known, offer: Offer, *, alone: bool) -> Pair | None:
    """Return the pair, with its places left open, or None when they are two facts.

    `alone` says that the note had this one prompt and has this one draft: when the note
    itself hardly changed, the draft asks the same fact, however it asks.
    """
    if isinstance(known.wording, Question) is not isinstance(offer.wording, Question):
        return None
    nearness = _nearness(known, offer)
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
    if here and known.note_text != offer.note_text and (pair := _judge_list(known, offer, rank)):
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
    if here and _is_corrected(known, offer):
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


def _judge_list(known: Known, offer: Offer, rank: int) -> Pair | None:
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


def _judge_place(known: Known, offer: Offer) -> Pair | None:
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


def _card_likeness(old: Wording, new: Wording) -> float:
    return _compare_cards(old, new).likeness


class _Candidates:
    """The prompts that are worth comparing with a draft: few, however many there are."""

    NEAR = 8
    """Prompts of its hunk that are looked at whatever their words."""

    MOST = 3
    """Prompts that are compared for being most alike at a glance, besides those next to it."""

    def __init__(self, known: Mapping[int, Known]) -> None:
        self._known = known
        self._texts = {place: unframed(whole(one.wording)) for place, one in known.items()}
        self._telling = TellingWords(self._texts)
        by_hunk: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for place, one in known.items():
            if one.spot.hunk is not None:
                by_hunk[one.spot.hunk].append((one.spot.line, place))
        self._by_hunk = {hunk: sorted(places) for hunk, places in by_hunk.items()}

    def of(self, offer: Offer) -> list[int]:
        """Return the places of known prompts."""
        near = self._near(offer)
        text = unframed(whole(offer.wording))
        found = dict.fromkeys([*self._telling.sharing(whole(offer.wording)), *near])
        alike = sorted(found, key=lambda place: (-fuzz.ratio(text, self._texts[place]), place))
        return list(dict.fromkeys([*alike[: self.MOST], *near[:2]]))

    def _near(self, offer: Offer) -> list[int]:
        """Return the prompts of its hunk that stood next to where it stands, nearest first."""
        hunk = offer.spot.hunk
        if hunk is None or hunk not in self._by_hunk:
            return []
        here, line = self._by_hunk[hunk], offer.spot.line
        at = bisect(here, (line, -1))
        around = here[max(0, at - self.NEAR) : at + self.NEAR]
        nearest = sorted(around, key=lambda one: (abs(one[0] - line), one[1]))
        return [place for _, place in nearest[: self.NEAR]]


def _is_refilled(old: Wording, new: Wording) -> bool:
    """Return whether both hide a number at one spot of a text that has other numbers now."""
    return edits.is_renumbered(whole(old), whole(new)) and gaps.have_one_spot(old, new)


def _hides_same(old: Wording, new: Wording) -> bool:
    if not (isinstance(old, GapText) and isinstance(new, GapText)):
        return False
    return sorted(map(folded, answers(old))) == sorted(map(folded, answers(new)))
