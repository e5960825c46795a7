"""Which known prompt each draft of a scan is: best first, one to one, always the same way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from recall.cards import GapText, PromptId, answers
from recall.matching import edits, gaps, joining, lists, slots
from recall.matching.alone import alone, only_changes
from recall.matching.candidates import Candidates
from recall.matching.edits import Edit, compare
from recall.matching.fingerprints import folded
from recall.matching.judging import card_likeness, judged, judged_by_place
from recall.matching.known import Known, Nearness, Offer, is_barred, nearness_of
from recall.matching.rivals import Pair, rivals
from recall.matching.slots import SlotPlan
from recall.matching.telling import TellingWords
from recall.matching.weighing import hide_the_same, weighed


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
    """Known prompts, left, and the added draft that may be the same fact; first those that have a
    history."""


def match(
    known: Sequence[Known],
    offers: Sequence[Offer],
    *,
    same_notes: bool = False,
    standing: Mapping[str, frozenset[str]] = MappingProxyType({}),
) -> Matching:
    """Return which prompt each draft is.

    The order of the design: anchor; same fingerprint, same place; same fingerprint
    anywhere; similar in the same section; similar anywhere. The result does not depend
    on the order of the arguments; what is new comes in that of the drafts, the likeliest of
    a note first. `same_notes` says that the notes are as they were and
    only the rules are not: then a card is not the same for being the only one of its note.
    `standing` has what prompts ask that stand elsewhere, and beside it all that they ever asked;
    both are fingerprints.
    """
    known = sorted(known, key=_known_key)
    order = sorted(range(len(offers)), key=lambda index: _offer_key(offers[index]))
    pairs = _Pairs(known, [offers[i] for i in order], same_notes=same_notes, standing=standing)
    kept, unsure = pairs.assign()
    return Matching(
        kept={order[offer]: value for offer, value in sorted(kept.items())},
        added=tuple(sorted(index for place, index in enumerate(order) if place not in kept)),
        left=_left(known, kept.values()),
        unsure=tuple((known[k].prompt_id, order[offer]) for k, offer in unsure),
    )


def is_copy_of_another(before: str, now: str, standing: Mapping[str, frozenset[str]]) -> bool:
    """Return whether what is asked now is what another prompt asks, that stands elsewhere and never
    asked what was asked before.

    Two files may be about to exchange their names, of which only one has arrived: what was learned
    of the note that stood here will stand there. Of two copies that are corrected one after the
    other, the first has asked the same. See `match` for `standing`.
    """
    return now in standing and before not in standing[now]


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
        self,
        known: Sequence[Known],
        offers: Sequence[Offer],
        *,
        same_notes: bool,
        standing: Mapping[str, frozenset[str]],
    ) -> None:
        self.known = known
        self.offers = offers
        self.same_notes = same_notes
        self.standing = standing
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
        if not self.same_notes:
            undecided += self._undecided(similar, of_learned=False, asked=asked)
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
        plan = weighed(plan, known, offer, same_notes=self.same_notes)
        if (
            plan.edit > Edit.SMALL
            and nearness_of(known, offer) is not Nearness.ANCHOR
            and is_copy_of_another(known.fingerprint, offer.fingerprint, self.standing)
        ):
            return
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
                score = card_likeness(self.known[place].wording, offer.wording)
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
                if not is_barred(known, offer):
                    rank = 1 if nearness_of(known, offer) <= Nearness.SECTION else 2
                    yield Pair(rank, 100, True, False, place, number)

    def _similar(self) -> Iterator[Pair]:
        free = {place: one for place, one in enumerate(self.known) if place not in self.taken}
        living = {one.fingerprint for one in free.values() if not one.orphan}
        candidates = Candidates(
            # What is gone does not stand against what asks the same and is there.
            {p: one for p, one in free.items() if not (one.orphan and one.fingerprint in living)}
        )
        if not free:
            return
        by_themselves = set() if self.same_notes else alone(self.known, self.offers)
        changed = frozenset() if self.same_notes else only_changes(self.known, self.offers)
        for number, offer in enumerate(self.offers):
            if number in self.kept:
                continue
            for place in candidates.of(offer):
                known = self.known[place]
                if is_barred(known, offer) or self._gives_way(place, number):
                    continue
                if self._stands_in_another(known, number):
                    continue
                pair = judged(known, offer, alone=(place, number) in by_themselves)
                if pair is None and known.spot.hunk in changed:
                    pair = judged_by_place(known, offer)
                if pair is not None:
                    hides_same = hide_the_same(known.wording, offer.wording)
                    yield pair._replace(known=place, offer=number, hides_same=hides_same)

    def _stands_in_another(self, known: Known, offer: int) -> bool:
        """Return whether all that the prompt asks stands word for word in another bullet that has
        come, and not in this one: then that is where it went."""
        asked = joining.asked_in(known.wording)
        if not asked or known.orphan:
            return False
        there = set.intersection(*(self._asked_in.get(one, set()) for one in asked))
        return bool(there) and offer not in there

    @cached_property
    def _asked_in(self) -> Mapping[str, set[int]]:
        """The drafts that are still free and have several gaps, by the sentences with a gap."""
        found: defaultdict[str, set[int]] = defaultdict(set)
        for number, offer in enumerate(self.offers):
            asked = joining.asked_in(offer.wording)
            if number not in self.kept and len(asked) > 1:
                for one in asked:
                    found[one].add(number)
        return found

    def _undecided(
        self,
        similar: Sequence[Pair],
        *,
        of_learned: bool = True,
        asked: Set[int] = frozenset(),
    ) -> list[tuple[int, int]]:
        """Return the pairs to be decided, without the drafts that are `asked` about already.

        What nobody has answered here another machine may have: so it is paired as well, with what
        is left by all that was learned.
        """
        undecided: dict[int, int] = {}
        for pair in similar:
            free = pair.known not in self.taken and pair.offer not in self.kept.keys() | asked
            new = pair.known not in undecided and pair.offer not in undecided.values()
            is_meant = self.known[pair.known].reviewed is of_learned
            if free and new and is_meant and self._can_be_asked(pair):
                undecided[pair.known] = pair.offer
        return sorted(undecided.items())

    def _can_be_asked(self, pair: Pair) -> bool:
        """Return whether there is a card that could go on with a history."""
        known, offer = self.known[pair.known], self.offers[pair.offer]
        if _is_marked_anew(known, offer):
            return False
        return (
            gaps.have_one_frame(known.wording, offer.wording)
            or slots.assign_slots(known.wording, offer.wording, known.gone) is not None
            or (
                nearness_of(known, offer) is Nearness.HERE
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
