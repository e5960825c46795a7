"""Which card each face of an edited prompt is: a slot is given once and never again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from recall.cards import Gap, GapText, Question, Wording, faces
from recall.matching import gaps, lists
from recall.matching.edits import (
    Edit,
    compare,
    containment,
    content_in_order,
    speak_of_the_same,
)
from recall.matching.pieces import answers_by_slot


class SlotPlan(NamedTuple):
    """What becomes of the cards of a prompt."""

    wording: Wording
    """With the slots its cards have."""

    kept: Mapping[int, Edit]
    """How the card of each slot that stays was edited."""

    revived: Mapping[int, Edit]
    """The same for slots that were gone and come back."""

    added: tuple[int, ...] = ()
    retired: tuple[int, ...] = ()

    @property
    def edit(self) -> Edit:
        """What kind of edit it is at its worst."""
        return max([*self.kept.values(), *self.revived.values()], default=Edit.NONE)

    def as_fact(self) -> SlotPlan:
        """Return the plan with every card that stays marked as of a fact that changed."""
        return self._replace(
            kept=dict.fromkeys(self.kept, Edit.FACT), revived=dict.fromkeys(self.revived, Edit.FACT)
        )

    def with_order_learned(self, old: Wording) -> SlotPlan:
        """Return the plan for a list in order, with those cards marked as of a fact that changed
        whose items stand in another order than they did in the old wording."""
        if isinstance(old, Question):
            return self.as_fact() if lists.is_in_another_order(old, self.wording) else self
        changed = {*self.kept} & lists.in_another_place(old, self.wording)
        return self._replace(kept={**self.kept, **dict.fromkeys(changed, Edit.FACT)})

    def at_most(self, edit: Edit) -> SlotPlan:
        """Return the plan with no card edited more than so."""
        kept, revived = (
            {slot: min(edit, one) for slot, one in edits.items()}
            for edits in (self.kept, self.revived)
        )
        return self._replace(kept=kept, revived=revived)


def numbered(wording: Wording) -> Wording:
    """Return the wording of a prompt that is new: gaps are numbered from 1 as they stand."""
    if not isinstance(wording, GapText):
        return wording
    return renumbered(wording, {slot: n for n, slot in enumerate(gaps.in_order(wording), start=1)})


def assign_slots(
    old: Wording, new: Wording, gone: Mapping[int, str], *, said: bool = False
) -> SlotPlan | None:
    """Return which cards the new wording keeps, gets, gives up and gets back.

    `gone` has the last answer of every slot that was retired. Returns None where no card
    of the old wording is one of the new: a question and a text with gaps have none in
    common, nor have two texts with other gaps. Where a person has `said` that both ask the same,
    a gap has the card of the one that stood at its place.
    """
    if isinstance(old, GapText) and isinstance(new, GapText):
        return _assign_gaps(old, new, gone, said=said)
    if isinstance(old, Question) and isinstance(new, Question):
        return _assign_directions(old, new, gone)
    return None


def can_be_said_to_be(old: Wording, new: Wording) -> bool:
    """Return whether a person may say of two texts with gaps that they are one: both are lists, or
    they speak of the same and their gaps may have been filled anew."""
    if not (isinstance(old, GapText) and isinstance(new, GapText)):
        return False
    return lists.are_lists_of_gaps(old, new) or (
        speak_of_the_same(old.full, new.full) and gaps.may_be_filled_anew(old, new)
    )


def back_to(old: Wording, new: Wording, gone: Mapping[int, str]) -> SlotPlan:
    """Return what becomes of the cards of a prompt that is again what it was: each has the slot
    that it had then.

    `gone` has the last answer of every slot that is retired now.
    """
    before, after = {face.slot for face in faces(old)}, {face.slot for face in faces(new)}
    kept, revived = before & after, (after - before) & gone.keys()
    if isinstance(old, GapText) and isinstance(new, GapText):
        edits = _edits_of_gaps(old, new, {slot: slot for slot in kept | revived}, gone)
    elif isinstance(old, Question) and isinstance(new, Question):
        edits = dict.fromkeys(kept | revived, question_edit(old, new))
    else:
        edits = dict.fromkeys(kept | revived, Edit.FACT)
    return SlotPlan(
        new,
        kept={slot: edits[slot] for slot in sorted(kept)},
        revived={slot: edits[slot] for slot in sorted(revived)},
        added=tuple(sorted(after - before - revived)),
        retired=tuple(sorted(before - after)),
    )


def assign_by_anchor(old: Wording, new: Wording, gone: Mapping[int, str]) -> SlotPlan:
    """Return which cards go on in the new wording, whatever it asks: its author says that it is
    the same note.

    A prompt stays a question, or a text with gaps, for good; so the new wording is put as the
    old one is.
    """
    new = _put_as(old, new)
    plan = assign_slots(old, new, gone)
    if isinstance(old, GapText) and isinstance(new, GapText) and not (plan and plan.kept):
        plan = _gap_for_gap(old, new, gone)
    assert plan is not None  # questions have one
    return plan.as_fact()


def _put_as(old: Wording, new: Wording) -> Wording:
    if isinstance(old, Question) is isinstance(new, Question):
        return new
    face = faces(new)[0]
    if isinstance(old, Question):
        return Question(face.front, face.answer, face.back)
    return GapText((f"{face.front} ", Gap(min(answers_by_slot(old)), face.answer)))


def _gap_for_gap(old: GapText, new: GapText, gone: Mapping[int, str]) -> SlotPlan:
    """Return the plan in which each gap has the card of the one that stood at its place."""
    before, after = list(gaps.in_order(old)), list(gaps.in_order(new))
    kept = dict(zip(after, before, strict=False))
    fresh = max([0, *before, *gone]) + 1
    added = {slot: fresh + n for n, slot in enumerate(after[len(kept) :])}
    return SlotPlan(
        renumbered(new, kept | added),
        kept=dict.fromkeys(sorted(kept.values()), Edit.FACT),
        revived={},
        added=tuple(added.values()),
        retired=tuple(sorted(set(before) - set(kept.values()))),
    )


def regapped(text: GapText, old: str, new: str, *, filled: bool = False) -> GapText | None:
    """Return what a text with one gap says in the words that its note has now.

    None where it was not made of the very words of the older note, or where the gap itself was
    edited and not only `filled` with something else.
    """
    start = _where(text.full, old)
    if start is None or len(text.gaps) != 1:
        return None
    opening = text.pieces[0] if isinstance(text.pieces[0], str) else ""
    gap = text.gaps[0]
    bounds = (start, start + len(opening), start + len(opening) + len(gap.answer),
              start + len(text.full))  # fmt: skip
    now = [_carried(at, old, new) for at in bounds]
    if any(at is None for at in now):
        return None
    first, begins, ends, last = (at or 0 for at in now)
    if text.full[:1].isupper() and not old[start : start + 1].isupper():
        new = new[:first] + new[first : first + 1].upper() + new[first + 1 :]
    answer = new[begins:ends]
    if answer != gap.answer and not (filled and answer.strip()):
        return None
    pieces = (new[first:begins], gap._replace(answer=answer), new[ends:last])
    return GapText(tuple(piece for piece in pieces if piece))


def _where(said: str, note: str) -> int | None:
    """Return where a note has the words, the first of which may have been given a capital."""
    for text in (said, said[:1].lower() + said[1:]):
        if (start := note.find(text)) >= 0:
            return start
    return None


def _carried(at: int, old: str, new: str) -> int | None:
    """Return where a place of the old text is in the new one; None where the words there went."""
    before, after = (list(_PARTS.finditer(text)) for text in (old, new))
    if at in (0, len(old)):
        return 0 if at == 0 else len(new)
    for op in Levenshtein.opcodes([p[0] for p in before], [p[0] for p in after]):
        if op.tag != "equal":
            continue
        for mine, theirs in zip(
            before[op.src_start : op.src_end], after[op.dest_start : op.dest_end], strict=True
        ):
            if mine.start() <= at <= mine.end():
                return theirs.start() + at - mine.start()
    return None


_PARTS = re.compile(r"\w+|\W")


def _assign_directions(old: Question, new: Question, gone: Mapping[int, str]) -> SlotPlan:
    edit = question_edit(old, new)
    before, after = {face.slot for face in faces(old)}, {face.slot for face in faces(new)}
    come = after - before
    return SlotPlan(
        new,
        kept=dict.fromkeys(sorted(before & after), edit),
        revived=dict.fromkeys(sorted(come & gone.keys()), edit),
        added=tuple(sorted(come - gone.keys())),
        retired=tuple(sorted(before - after)),
    )


def asked_otherwise(old: Wording, new: Wording) -> SlotPlan | None:
    """Return the plan for a card that asks the same note for the same answer in other words.

    None where it does not, or where a number, a name or a negation stands against another.
    """
    if isinstance(old, Question) and isinstance(new, Question):
        alike = _says_the_same(old.answer, new.answer) and old.both_ways is new.both_ways
        if not (alike and _goes_along(old.front, new.front)):
            return None
        return SlotPlan(new, dict.fromkeys((face.slot for face in faces(old)), Edit.REWORDED), {})
    if isinstance(old, GapText) and isinstance(new, GapText):
        ours, theirs = answers_by_slot(old), answers_by_slot(new)
        if not (len(ours) == len(theirs) == 1 and _goes_along(old.full, new.full)):
            return None
        (mine, answer), (slot, new_answer) = (*ours.items(), *theirs.items())
        if _says_the_same(answer, new_answer):
            return SlotPlan(renumbered(new, {slot: mine}), {mine: Edit.REWORDED}, {})
    return None


def _says_the_same(old: str, new: str) -> bool:
    return compare(old, new).edit <= Edit.SMALL


CLAUSE = 3
"""Words by which one text is longer at least that shows a clause more of the note."""


def _goes_along(old: str, new: str) -> bool:
    """Return whether nothing is said against each other; a clause more or less says nothing."""
    if not compare(old, new).contradictions:
        return True
    longer = abs(len(old.split()) - len(new.split())) >= CLAUSE
    return longer and containment(old, new) >= gaps.ALIKE


def question_edit(old: Question, new: Question) -> Edit:
    """Return what kind of edit lies between two questions."""
    if old == new:
        return Edit.NONE
    front, answer = compare(old.front, new.front), compare(old.answer, new.answer)
    if answer.likeness < 45 or _counts(old) != _counts(new) or lists.has_others(old, new):
        # Another answer to the same question, or a list with more, fewer or other items.
        return Edit.FACT
    return max(front.edit, answer.edit, Edit.SMALL)


def _counts(question: Question) -> int:
    """Return how many items a list answer `1) …; 2) …` has; 0 for any other answer."""
    return len(lists.items_in(question.answer))


def _assign_gaps(
    old: GapText, new: GapText, gone: Mapping[int, str], *, said: bool
) -> SlotPlan | None:
    answers, new_answers = answers_by_slot(old), answers_by_slot(new)
    found = gaps.paired(old, new, gone, said=said)
    if found is None:
        return None
    kept, revived = found
    left = [slot for slot in new_answers if slot not in kept | revived]
    fresh = max([0, *answers, *gone]) + 1
    added = {slot: fresh + n for n, slot in enumerate(left)}
    edits = _edits_of_gaps(old, new, kept | revived, gone)
    return SlotPlan(
        renumbered(new, kept | revived | added),
        kept={mine: edits[mine] for mine in sorted(kept.values())},
        revived={mine: edits[mine] for mine in sorted(revived.values())},
        added=tuple(sorted(added.values())),
        retired=tuple(slot for slot in sorted(answers) if slot not in kept.values()),
    )


def _edits_of_gaps(
    old: GapText, new: GapText, pairs: Mapping[int, int], gone: Mapping[int, str]
) -> dict[int, Edit]:
    """Return how every card was edited that stays or comes back: its old slot by its new one."""
    answers, new_answers = answers_by_slot(old), answers_by_slot(new)
    if (said := compare(old.full, new.full).edit) <= Edit.SMALL:
        # What the others show is what they showed.
        return {
            mine: max(said, _marked_anew(answers.get(mine) or gone[mine], new_answers[theirs]))
            for theirs, mine in pairs.items()
        }
    living = {theirs: mine for theirs, mine in pairs.items() if mine in answers}
    around = _edit_around(old, new)
    edits = {
        mine: max(around, _answer_edit(answers.get(mine) or gone[mine], new_answers[theirs]))
        for theirs, mine in pairs.items()
    }
    if any(
        mine in answers
        and _answer_edit(answers[mine], new_answers[theirs]) is Edit.FACT
        and gaps.stands_alone(new, theirs)
        for theirs, mine in pairs.items()
    ):
        # The others show what this one asks for.
        edits = dict.fromkeys(edits, Edit.FACT)
    asked = frozenset(
        word
        for answer in (*answers.values(), *new_answers.values(), *gone.values())
        for word in content_in_order(answer)
    )
    # "Because A, B" is "B, because A", though A has B on its other side now.
    moved = _moved(_surroundings(old, asked), _surroundings(new, asked), living)
    edits |= dict.fromkeys(moved, Edit.FACT)
    return edits


def _edit_around(old: GapText, new: GapText) -> Edit:
    """Return what became of the words around the gaps.

    A list that says how many items it has says another number when one more is put in: that
    changes nothing of the others.
    """
    edit = compare(gaps.around(old), gaps.around(new)).edit
    counts = (len(old.gaps), len(new.gaps))
    if edit is Edit.FACT and counts[0] != counts[1]:
        heads = (lists.unnumbered(gaps.around(text), counts) for text in (old, new))
        return max(compare(*heads).edit, Edit.REWORDED)
    return edit


def _marked_anew(old: str, new: str) -> Edit:
    """Return what became of an answer where the text says what it said."""
    edit = compare(old, new).edit
    if edit <= Edit.SMALL:
        return edit
    return Edit.REWORDED if content_in_order(old) == content_in_order(new) else Edit.FACT


def _answer_edit(old: str, new: str) -> Edit:
    comparison = compare(old, new)
    return Edit.FACT if comparison.likeness < gaps.ALIKE else comparison.edit


_Surroundings = frozenset[tuple[str, str]]
"""The words of content next to a gap, each with the side it stands on."""

NEXT = 6
"""Words of content on either side that say what a gap is about."""


def _moved(
    old: Mapping[int, _Surroundings], new: Mapping[int, _Surroundings], kept: Mapping[int, int]
) -> Iterator[int]:
    """Give the slots whose answer is the same and is said of something else now.

    Its words are those that another gap had, or hardly any of its own are left.
    """
    for theirs, mine in kept.items():
        now, before = new[theirs], old[mine]
        own = _shared(before, now)
        others = [_shared(there, now) for slot, there in old.items() if slot != mine]
        if own < 0.5 or any(own < other for other in others):
            yield mine


def _shared(before: _Surroundings, now: _Surroundings) -> float:
    """Return the share of words that two places have in common, 1 where one has none."""
    least = min(len(before), len(now))
    return len(before & now) / least if least else float(before == now or not now)


def _surroundings(text: GapText, asked: frozenset[str]) -> dict[int, _Surroundings]:
    """Return what stands next to each gap, up to the next gap; words that are `asked` are none."""
    found: dict[int, _Surroundings] = {}
    for slots, before, after in gaps.groups(text, asked):
        words = [*(("left", w) for w in before[-NEXT:]), *(("right", w) for w in after[:NEXT])]
        for slot in slots:
            found[slot] = found.get(slot, frozenset()).union(words)
    return found


def renumbered(text: GapText, slots: Mapping[int, int]) -> GapText:
    """Return the text with the slots that its gaps have by now, by those that they had."""
    return text._replace(
        pieces=tuple(
            piece._replace(slot=slots[piece.slot]) if isinstance(piece, Gap) else piece
            for piece in text.pieces
        ),
    )
