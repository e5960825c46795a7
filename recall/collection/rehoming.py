"""Bullets with gaps of their author's that were split, became one, or were cut and pasted: each
learned gap whose sentence stands somewhere goes on there."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import product
from typing import Generic, NamedTuple, TypeVar

from recall import matching
from recall.cards import CardId, Face, GapText, PromptId, Tier, Wording, faces
from recall.collection import copies
from recall.collection.asked_apart import Doubt, asked_apart
from recall.collection.changes import Changes, KeptPrompt, MovedCard, Unsure
from recall.collection.copies import MOST
from recall.collection.decided import Decided, home_of
from recall.generators.gaps import Gaps
from recall.language import words
from recall.matching import Edit, Known, Matching, Offer, PlacedPin, Spot
from recall.store import prompts, stranded, versions, wordings
from recall.store.database import Reader
from recall.store.prompts import Content, StoredCard, StoredPrompt
from recall.store.versions import Version


class _Gone(NamedTuple):
    """A learned card that the plan takes out of the queue, or that has been out of it."""

    old: StoredPrompt
    card: StoredCard
    wording: Wording
    """In which it was asked last."""


class _Come(NamedTuple):
    """A gap that nobody has answered: of an added prompt, or of one that is stored."""

    content: Content
    slot: int
    added: int | None
    prompt_id: PromptId | None

    @property
    def answer(self) -> str:
        return next(one.answer for one in _faces(self.content) if one.slot == self.slot)


def rehomed(
    reader: Reader,
    plan: Changes,
    decided: Sequence[Decided],
    stood: Stood,
    stored: Iterable[StoredPrompt],
) -> Changes:
    """Return the plan, in which no learned gap is out of the queue while its sentence has come
    elsewhere.

    All gaps of a bullet are one prompt, and only one bullet can have that: the cards of the others
    go on in the prompts of theirs. Below the heading that it had a sentence may have a word more;
    elsewhere in its file, in another one, or where it has been gone for a while, it has to be in
    its own words. What was touched while its bullet was split is looked for in its place, as if the
    sentence had been a bullet; where it says something else by then, or may, a person is asked.
    `stored` are the prompts that are known.
    """
    gone, come = list(_gone(plan, _is_of_author)), list(_come(plan))
    back = _gone_back(reader, gone, come) if gone and come else []
    come += _waiting(plan, decided)
    if gone:
        come += _waiting_elsewhere(reader, plan, gone, {one.prompt_id for one in come})
    if not come:
        return plan
    rounds = _Rounds(come, stood.renamed)
    rounds.take(back)
    rounds.settle(gone, _home)
    rounds.settle(gone, _path, least=SAME)
    marked = [*gone, *_gone(plan, _is_of_rules)]
    rounds.settle_marked(marked, {(one.old.prompt_id, one.added) for one in plan.unsure})
    rounds.settle_touched(gone, decided, stood.hunks)
    rounds.settle(gone, _answer, least=SAME)
    # In other files, too, the rest of a bullet is where a card of it went.
    rounds.settle_touched(gone, decided, stood.hunks)
    if rounds.come:
        before = list(_gone_before(reader, plan, stored, rounds.come))
        rounds.settle(before, _home, least=SAME)
        rounds.settle(before, _path, least=SAME)
        # Of whom *it* is said elsewhere nobody can tell by then.
        rounds.settle((one for one in before if _names_its_own(one)), _answer, least=SAME)
    doubts = list(rounds.doubts(gone, decided, stood.hunks))
    away = rounds.away(decided, stood.hunks) & {one.old.prompt_id for one in plan.orphaned}
    rounds.leave_to_an_answer(doubts, away)
    rounds.settle_corrected(gone, doubts, plan.unsure, _new_slots(plan), _Texts(stored, decided))
    if rounds.moved:
        plan = _with(plan, rounds.moved)
    return asked_apart(plan, doubts)


def _new_slots(plan: Changes) -> set[tuple[PromptId | None, int]]:
    return {(one.old.prompt_id, slot) for one in plan.kept for slot in one.added}


class _Texts:
    """What the notes said, and say, for looking sentences up."""

    def __init__(self, stored: Iterable[StoredPrompt], decided: Iterable[Decided]) -> None:
        self._stored = stored
        self._decided = decided

    def have(self, old: GapText, new: GapText) -> bool:
        """Return whether a sentence still stands somewhere, or another one stood there before."""
        return _said(old) in self._now or _said(new) in self._before

    @cached_property
    def _before(self) -> str:
        return _joined(one.content.note_text for one in self._stored)

    @cached_property
    def _now(self) -> str:
        return _joined(one.placed.note.text for one in self._decided)


def _joined(said: Iterable[str]) -> str:
    """Return texts with their gaps filled."""
    return "\n".join(matching.folded(_MARKS.sub(r"\1", text)) for text in said)


_MARKS = re.compile(r"\{\{c\d+::(.*?)(?:::.*?)?\}\}|==")


class Stood(NamedTuple):
    """Where the notes stood that a scan knows."""

    hunks: Mapping[PlacedPin, int]
    renamed: Mapping[str, str]
    """The paths that files have now, by those that they had."""


def with_left_out(reader: Reader, plan: Changes) -> Changes:
    """Return the plan, in which learned gaps that earlier scans left out go on in the files that
    were read, where nothing else becomes of them or of what stands there."""
    busy = {one.old.prompt_id for one in plan.kept} | {one.old.prompt_id for one in plan.orphaned}
    for one in plan.moved:
        busy |= {one.old.prompt_id, one.prompt_id or one.old.prompt_id}
    more = [
        one
        for one in left_out(reader)
        if one.content.path in plan.notes and not {one.old.prompt_id, one.prompt_id} & busy
    ]
    return plan._replace(moved=(*plan.moved, *more)) if more else plan


def left_out(reader: Reader) -> list[MovedCard]:
    """Return the learned gaps that are out of the queue though their sentence stands in their
    file, as they would go on there: nobody has answered it, nor answers it elsewhere."""
    pairs = stranded.with_unanswered(reader, Gaps.name)
    if not pairs:
        return []
    stored = {p.prompt_id: p for p in prompts.by_id(reader, {one for two in pairs for one in two})}
    paths = {one.content.path for one in stored.values()}
    there = [one for one in prompts.in_files(reader, paths) if _is_asked(one, one.content)]
    answered = [come for one in there for come in _gaps(one, one.content, answered=True)]
    come = [come for one in there for come in _gaps(one, one.content, answered=False)]
    out = [stored[old] for old, _ in sorted(pairs)]
    gone = list(_gone_before(reader, _NOTHING, out, (*answered, *come)))
    asked = _Rounds(answered, {})
    asked.settle(gone, _path, least=SAME)
    still_asked = {one.card.card_id for one in asked.moved}
    rounds = _Rounds(come, {})
    free = [one for one in gone if one.card.card_id not in still_asked]
    rounds.settle(free, _home, least=SAME)
    rounds.settle(free, _path, least=SAME)
    return [one for one in rounds.moved if (one.old.prompt_id, one.prompt_id) in pairs]


def untouched(old: StoredPrompt, new: StoredPrompt) -> list[MovedCard]:
    """Return the learned gaps of a prompt that is gone whose sentences stand in their own words in
    another one, which is another fact for all that."""
    if not (_is_of_author(old.content) and _is_asked(new, new.content)):
        return []
    there = {face.slot for face in _faces(old.content)}
    gone = [
        _Gone(old, card, _wording(old.content))
        for card in old.cards
        if card.reviews and card.slot in there
    ]
    rounds = _Rounds(list(_gaps(new, new.content, answered=False)), {})
    rounds.settle(gone, _path, least=SAME)
    rounds.settle((one for one in gone if _names_its_own(one)), _answer, least=SAME)
    return rounds.moved


_NOTHING = Changes({}, (), (), (), ())

SAME = 100.0
"""Likeness of a sentence that is in its own words."""


class _Rounds:
    """Gives each gap that came the learned card whose sentence it stands in, nearest first."""

    def __init__(self, come: Sequence[_Come], renamed: Mapping[str, str]) -> None:
        self.come = list(come)
        self._renamed = renamed
        self.moved: list[MovedCard] = []
        self._taken: set[CardId] = set()

    def settle(
        self,
        gone: Iterable[_Gone],
        place: Callable[[Content, str], object],
        *,
        least: float = matching.STANDING,
    ) -> None:
        """Look among cards that are gone for those of one place."""
        olds: defaultdict[object, list[_Gone]] = defaultdict(list)
        news: defaultdict[object, list[_Come]] = defaultdict(list)
        for one in gone:
            if one.card.card_id not in self._taken:
                olds[place(self._now(one.old.content), one.card.answer)].append(one)
        for there in self.come:
            news[place(there.content, there.answer)].append(there)
        for home in news:
            found = matching.standing(
                {n: _asked(one) for n, one in enumerate(olds.get(home, ()))},
                {n: (_wording(one.content), one.slot) for n, one in enumerate(news[home])},
                least=least,
            )
            self.moved += [
                _moved(olds[home][mine], news[home][theirs]) for theirs, mine in found.items()
            ]
        self.take(())

    def _now(self, content: Content) -> Content:
        """Return what stood in a file with the path that the file has now."""
        return content._replace(path=self._renamed.get(content.path, content.path))

    def settle_marked(self, gone: Iterable[_Gone], asked: Container[tuple[PromptId, int]]) -> None:
        """Look for cards that this scan takes out among gaps of the same words, wherever these
        stand: the bullet around them and how much of them is hidden may both be others now. That
        may be a gap that the rules asked for while its author had none there.

        What a person is asked of, prompt by prompt, goes with the answer as a whole.
        """
        gone = list(gone)
        for before, after in (*_PARTS, (_own_clause, _own_clause)):
            there: defaultdict[str, list[tuple[_Come, GapText]]] = defaultdict(list)
            for come in self.come:
                if (text := after(_wording(come.content), come.slot)) is not None:
                    there[_said(text)].append((come, text))
            for one in gone:
                text = None if one.card.card_id in self._taken else before(*_asked(one))
                if text is not None:
                    same = there.get(_said(text), [])
                    free = [
                        pair for pair in same if (one.old.prompt_id, pair[0].added) not in asked
                    ]
                    self._settle_marked(one, text, free)

    def _settle_marked(
        self, gone: _Gone, text: GapText, there: list[tuple[_Come, GapText]]
    ) -> None:
        for come, now in there:
            plan = matching.assign_slots(text, now, {})
            if come in self.come and plan is not None and plan.kept:
                moved = _moved(gone, come)
                self.take([moved._replace(changed=plan.edit is Edit.FACT)])
                return

    def settle_touched(
        self, gone: Sequence[_Gone], decided: Sequence[Decided], hunks: Mapping[PlacedPin, int]
    ) -> None:
        """Look for cards that this scan takes out among the gaps that it adds where they stood: of
        each the sentence, or the clause where its bullet was split, or joined, within one."""
        for before, after in _PARTS:
            old, new = self._sentences(gone, decided, hunks, before, after)
            self.take(_touched(old, new))

    def doubts(
        self, gone: Sequence[_Gone], decided: Sequence[Decided], hunks: Mapping[PlacedPin, int]
    ) -> Iterator[Doubt]:
        """Give what cards that this scan takes out may be of what it adds where they stood: it asks
        for the same, or is what an edit of their sentence might have made of it."""
        for before, after in _PARTS:
            old, new = self._sentences(gone, decided, hunks, before, after)
            for mine, theirs in _likely(old, new):
                if theirs.added is not None:
                    yield Doubt(mine.old, mine.card, theirs.added)

    def away(self, decided: Iterable[Decided], hunks: Mapping[PlacedPin, int]) -> set[PromptId]:
        """Return the prompts of which a card went where its bullet did not stand."""
        here = _hunks_by_note(decided)
        return {
            one.old.prompt_id
            for one in self.moved
            if (hunk := hunks.get(home_of(one.old.content))) is None
            or hunk != here.get((one.content.path, one.content.note_line))
        }

    def leave_to_an_answer(self, doubts: Iterable[Doubt], away: Container[PromptId]) -> None:
        """Let no card go on alone that went with all of its bullet, where that is `away` from where
        it stood and there is a doubt about another card: a question is about a prompt, and what
        that may be has no learned card yet."""
        for old, _, added in doubts:
            sources = {one.old.prompt_id for one in self.moved if one.added == added}
            places = {
                (one.added, one.prompt_id)
                for one in self.moved
                if one.old.prompt_id == old.prompt_id
            }
            is_all = sources == {old.prompt_id} and places == {(added, None)}
            if is_all and old.prompt_id in away:
                self.moved = [one for one in self.moved if one.added != added]

    def settle_corrected(
        self,
        gone: Iterable[_Gone],
        doubts: Sequence[Doubt],
        unsure: Iterable[Unsure],
        new: Container[tuple[PromptId | None, int]],
        texts: _Texts,
    ) -> None:
        """Let cards go on, due today, in what nobody can be asked about: its bullet has learned
        cards of other sentences, or their prompt is asked about already, of another one. The
        sentence is what it was but for one name or *not*.

        `new` are the slots that come into prompts which are kept.
        """
        filled = {one.added for one in self.moved} - {None}
        asked = {one.old.prompt_id: one.added for one in unsure if one.added not in filled}
        for old, _, added in doubts:
            if added not in filled:
                asked.setdefault(old.prompt_id, added)
        unasked = filled | {one.added for one in doubts} - {*asked.values()}
        come = [
            one for one in self.come if one.added in unasked or (one.prompt_id, one.slot) in new
        ]
        out = [one for one in gone if one.card.card_id not in self._taken]
        pairs = list(_corrected(out, come, texts))
        olds, news = Counter(id(one) for one, _ in pairs), Counter(id(one) for _, one in pairs)
        self.take(
            _moved(one, there)._replace(changed=True)
            for one, there in pairs
            if olds[id(one)] == news[id(there)] == 1
        )

    def _sentences(
        self,
        gone: Iterable[_Gone],
        decided: Iterable[Decided],
        hunks: Mapping[PlacedPin, int],
        before: _Part,
        after: _Part,
    ) -> tuple[list[_Sentence[_Gone]], list[_Sentence[_Come]]]:
        """Return the gaps that went and those that came as if a part of their bullets were all of
        it."""
        here = _hunks_by_note(decided)
        stood, stands = self._followed(hunks)
        stood = {**hunks, **stood}
        old = [
            _sentence(one, one.old.content, before(*_asked(one)), _asked(one)[0],
                      stood.get(home_of(one.old.content)))
            for one in gone
            if one.card.card_id not in self._taken
        ]  # fmt: skip
        new = [
            _sentence(one, one.content, after(wording, one.slot), wording,
                      stands.get(one.added,
                                 here.get((one.content.path, one.content.note_line))))
            for one in self.come
            if one.added is not None
            for wording in (_wording(one.content),)
        ]  # fmt: skip
        return [one for one in old if one], [one for one in new if one]

    def _followed(
        self, hunks: Mapping[PlacedPin, int]
    ) -> tuple[dict[PlacedPin, int], dict[int, int]]:
        """Return the places of bullets that moved, by where they stood and by what was added where
        they stand: a card of each went on there, and none of another."""
        came: defaultdict[int, set[PlacedPin]] = defaultdict(set)
        for one in self.moved:
            if one.added is not None:
                came[one.added].add(home_of(one.old.content))
        stood, stands = dict[PlacedPin, int](), dict[int, int]()
        for added, homes in sorted(came.items()):
            if len(homes) == 1:
                # Where nothing came in its place it has no hunk, nor has another one this.
                [home] = homes
                stands[added] = stood.setdefault(home, hunks.get(home, -1 - added))
        return stood, stands

    def take(self, moved: Iterable[MovedCard]) -> None:
        """Let cards go where they are told to, and look no more for those, nor in those places."""
        self.moved += moved
        self._taken = {one.card.card_id for one in self.moved}
        filled = {(one.added, one.prompt_id, one.slot) for one in self.moved}
        self.come = [one for one in self.come if (one.added, one.prompt_id, one.slot) not in filled]


def _hunks_by_note(decided: Iterable[Decided]) -> dict[tuple[str, int], int | None]:
    return {(one.path, one.placed.note.span.first): one.hunk for one in decided}


def _gone_back(reader: Reader, gone: Sequence[_Gone], come: Sequence[_Come]) -> list[MovedCard]:
    """Return the cards that go back to where they were: a sentence that was written out for
    another bullet need not be like the one it was before."""
    places = versions.places(reader, [one.card.card_id for one in gone])
    was = versions.versions(reader, {place[0] for each in places.values() for place in each})
    moved: dict[CardId, MovedCard] = {}
    for there in come:
        prompt_id, slot = there.prompt_id, there.slot
        if prompt_id is None or not any(
            matching.stands_as(wordings.from_json(one.wording), _wording(there.content), slot)
            for one in was.get(prompt_id, ())
        ):
            continue
        here = [
            one
            for one in gone
            if one.card.card_id not in moved
            and (prompt_id, slot) in places.get(one.card.card_id, ())
            # What said something else meanwhile would have to be asked again.
            and matching.counts_as(
                (_wording(one.old.content), one.card.slot), (_wording(there.content), slot)
            )
        ]
        if here:
            longest = max(here, key=lambda one: one.card.reviews)
            moved[longest.card.card_id] = _moved(longest, there)
    return [*moved.values()]


_Subject = TypeVar("_Subject")


class _Sentence(NamedTuple, Generic[_Subject]):
    """A gap as if its sentence were a bullet."""

    of: _Subject
    text: GapText
    offer: Offer
    is_whole: bool
    """Whether its bullet says no more."""


_Part = Callable[[Wording, int], GapText | None]

_PARTS: tuple[tuple[_Part, _Part], ...] = (
    (matching.alone, matching.alone),
    (matching.clause, matching.alone),
    (matching.alone, matching.clause),
)
"""What a sentence may have become another one of, or have been of another one."""


def _own_clause(text: Wording, slot: int) -> GapText | None:
    """Return the clause of a gap where it says itself what it speaks of: *has ==one leader==* is
    said of what stands before it."""
    found = matching.clause(text, slot)
    if found is None or not isinstance(ahead := found.pieces[0], str):
        return None
    is_told = len(words.content_words(ahead)) >= TELLING and not _points(ahead)
    return found if is_told else None


TELLING = 2
"""Words of content before a gap that tell what its clause speaks of, and what is said of it."""


def _said(text: GapText) -> str:
    return matching.folded(text.full).rstrip(" .,;:!")


def _sentence(
    of: _Subject, content: Content, text: GapText | None, wording: Wording, hunk: int | None
) -> _Sentence[_Subject] | None:
    """Return None where the gap has no such part of its own, or its place is not known."""
    if text is None or hunk is None:
        return None
    spot = Spot(content.path, tuple(json.loads(content.section)), content.line, hunk)
    offer = Offer(text, matching.fingerprint(text), text.full, spot)
    return _Sentence(of, text, offer, text.full == matching.whole(wording))


def _touched(
    old: Sequence[_Sentence[_Gone]], new: Sequence[_Sentence[_Come]]
) -> Iterator[MovedCard]:
    """Give the cards whose sentences were edited as a bullet is that keeps its card.

    What stands around the gap must not say something else: another name, or a *not*, is what a
    sentence more has as well. A bullet that was all of it, and is, was looked for as it stands.
    """
    for number, match in _matched(old, new).kept.items():
        before, after = old[int(match.prompt_id)], new[number]
        is_part = not (before.is_whole and after.is_whole)
        if is_part and matching.say_one_thing(before.text, after.text):
            moved = _moved(before.of, after.of)
            yield moved._replace(changed=match.edit is Edit.FACT)


def _matched(old: Sequence[_Sentence[_Gone]], new: Sequence[_Sentence[_Come]]) -> Matching:
    known = [Known(PromptId(str(at)), *one.offer, reviewed=True) for at, one in enumerate(old)]
    return matching.match(known, [one.offer for one in new])


def _likely(
    old: Sequence[_Sentence[_Gone]], new: Sequence[_Sentence[_Come]]
) -> Iterator[tuple[_Gone, _Come]]:
    found = _matched(old, new)
    for number, match in found.kept.items():
        yield old[int(match.prompt_id)].of, new[number].of
    for prompt_id, number in found.unsure:
        yield old[int(prompt_id)].of, new[number].of
    for before, after in product(old, new):
        is_here = before.offer.spot.hunk == after.offer.spot.hunk
        if is_here and matching.ask_for_the_same(before.text, after.text):
            yield before.of, after.of


def _corrected(
    gone: Iterable[_Gone], come: Iterable[_Come], texts: _Texts
) -> Iterator[tuple[_Gone, _Come]]:
    """Give the gaps that stand in the sentence of another one of their file, in which one thing was
    corrected."""
    olds = [
        (one, old, _content(old))
        for one in gone
        if _names_its_own(one) and (old := matching.alone(*_asked(one)))
    ]
    news = [
        (one, new, _content(new))
        for one in come
        if (new := matching.alone(_wording(one.content), one.slot))
    ]
    for (one, old, said), (there, new, says) in product(olds, news):
        if (
            len(said ^ says) <= APART
            and one.old.content.path == there.content.path
            and _may_be_refilled(one, there)
            and matching.is_corrected_in_a_word(old, new)
            and not texts.have(old, new)
        ):
            yield one, there


APART = 4
"""Words of content that two sentences of which one corrects the other may have apart: a name of two
words on either side."""


def _content(text: GapText) -> frozenset[str]:
    return frozenset(words.content_words(text.full))


def _may_be_refilled(gone: _Gone, come: _Come) -> bool:
    """Return whether a gap hides what it hid, or is no item of several: another item is another
    card."""
    same = matching.folded(gone.card.answer) == matching.folded(come.answer)
    return same or _is_no_item(*_asked(gone))


def _is_no_item(wording: Wording, slot: int) -> bool:
    return isinstance(wording, GapText) and matching.is_no_item(wording, slot)


def _moved(gone: _Gone, come: _Come) -> MovedCard:
    return MovedCard(gone.old, gone.card, come.slot, come.content, come.added, come.prompt_id)


def _asked(one: _Gone) -> tuple[Wording, int]:
    return one.wording, one.card.slot


def _names_its_own(one: _Gone) -> bool:
    sentence = matching.alone(*_asked(one))
    return sentence is not None and not _points(sentence.full)


def _points(text: str) -> bool:
    """Return whether it begins with a word that stands for something said before."""
    return not _POINTERS.isdisjoint(words.words(text.lower())[:1])


_POINTERS = words.PRONOUNS | words.POSSESSIVES


def _home(content: Content, _: str) -> tuple[str, str]:
    return content.path, content.section


def _path(content: Content, _: str) -> str:
    return content.path


def _answer(_: Content, answer: str) -> str:
    return matching.folded(answer)


def _wording(content: Content) -> Wording:
    return wordings.from_json(content.wording)


def _gone(plan: Changes, is_meant: Callable[[Content], bool]) -> Iterator[_Gone]:
    """Give the learned cards that the plan takes out, of the prompts that are meant."""
    for kept in plan.kept:
        if is_meant(kept.old.content):
            yield from (_Gone(kept.old, card, _wording(kept.old.content)) for card in kept.old.cards
                        if card.reviews and card.card_id in kept.retired)  # fmt: skip
    for one in plan.orphaned:
        if is_meant(one.old.content) and not one.old.refused and not one.replaced:
            yield from (_Gone(one.old, card, _wording(one.old.content)) for card in one.old.cards
                        if card.reviews and not card.retired)  # fmt: skip


def _gone_before(
    reader: Reader, plan: Changes, stored: Iterable[StoredPrompt], come: Iterable[_Come]
) -> Iterator[_Gone]:
    """Give the learned cards that went with earlier scans from the files in which gaps came, or
    from others if they asked for the same, the one with most answers first.

    What a question is open about is left to its answer, as long as what may be the same has the
    sentence: where that went elsewhere, nothing is to be asked of it.
    """
    asked = _asked_about(reader, plan)
    paths = {one.content.path for one in come}
    answers = {_answer(one.content, one.answer) for one in come}
    known = {one.prompt_id: one for one in stored}
    away = prompts.with_gone_answers(reader, {one.answer for one in come})
    known |= {one.prompt_id: one for one in away if one.prompt_id not in known}
    back = {card for one in plan.kept for card in one.back}
    revived = {one.old.prompt_id for one in plan.kept if one.old.orphan}
    found = [
        (one, card)
        for one in known.values()
        if not one.refused
        for card in one.cards
        if card.reviews and card.card_id not in back
        if one.content.path in paths or _answer(one.content, card.answer) in answers
        if card.retired or (one.orphan and one.prompt_id not in revived)
    ]
    past = versions.versions(reader, {one.prompt_id for one, _ in found}) if found else {}
    for one, card in sorted(found, key=lambda pair: -pair[1].reviews):
        wording = _last(past.get(one.prompt_id, ()), card.slot)
        if wording and not _is_left_to_an_answer(asked.get(one.prompt_id), wording, card.slot):
            yield _Gone(one, card, wording)


def _asked_about(reader: Reader, plan: Changes) -> dict[PromptId, list[Wording]]:
    """Return the prompts that questions are open about, with what those ask that may be them."""
    open_ = prompts.undecided(reader)
    if not open_:
        return {}
    now = {one.old.prompt_id: one.content for one in plan.kept}
    there = {p.prompt_id: p.content for p in prompts.by_id(reader, {new for _, new in open_})}
    found: dict[PromptId, list[Wording]] = {}
    for old, new in open_:
        found.setdefault(old, []).append(_wording(now.get(new, there[new])))
    return found


def _is_left_to_an_answer(asked: Sequence[Wording] | None, wording: Wording, slot: int) -> bool:
    if asked is None:
        return False
    if len(faces(wording)) == 1:
        return True
    return any(
        matching.standing({0: (wording, slot)}, {face.slot: (one, face.slot)})
        for one in asked
        for face in faces(one)
    )


def _last(past: Sequence[Version], slot: int) -> Wording | None:
    """Return what a gap of its author's was asked in last; None for what the rules asked."""
    for was in reversed(past):
        wording = wordings.from_json(was.wording)
        if any(face.slot == slot for face in faces(wording)):
            return wording if was.pattern == Gaps.name else None
    return None


def _come(plan: Changes) -> Iterator[_Come]:
    for number, added in enumerate(plan.added):
        if _is_of_author(added.content) and not added.refused:
            for face in _faces(added.content):
                yield _Come(added.content, face.slot, number, None)
    yield from _come_in(plan.kept)


def _come_in(there: Iterable[KeptPrompt]) -> Iterator[_Come]:
    for kept in there:
        if _is_of_author(kept.content) and not kept.old.refused:
            for slot in _unlearned(kept):
                yield _Come(kept.content, slot, None, kept.old.prompt_id)


def _waiting(plan: Changes, decided: Iterable[Decided]) -> Iterator[_Come]:
    """Give the gaps that stood already and were never answered: whoever splits a bullet may write
    its sentences out before it is cut."""
    now = {one.old.prompt_id: one.content for one in plan.kept}
    away = {one.old.prompt_id for one in plan.orphaned}
    stood = [one for note in decided for one in note.pinned] + [one.old for one in plan.kept]
    for prompt in {one.prompt_id: one for one in stood}.values():
        content = now.get(prompt.prompt_id, prompt.content)
        if prompt.prompt_id not in away and _is_asked(prompt, content):
            yield from _gaps(prompt, content, answered=False)


def _is_asked(prompt: StoredPrompt, content: Content) -> bool:
    """Return whether gaps of an author are asked by the prompt, which says this by now."""
    return not prompt.orphan and not prompt.refused and _is_of_author(content)


def _gaps(prompt: StoredPrompt, content: Content, *, answered: bool) -> Iterator[_Come]:
    """Give the gaps in the queue that were answered, or those that never were."""
    slots = {face.slot for face in _faces(content)}
    for card in prompt.cards:
        if bool(card.reviews) is answered and not card.retired and card.slot in slots:
            yield _Come(content, card.slot, None, prompt.prompt_id)


def _waiting_elsewhere(
    reader: Reader, plan: Changes, gone: Sequence[_Gone], known: Container[PromptId | None]
) -> Iterator[_Come]:
    """Give the gaps of other files that were never answered: whoever moves a sentence may paste it
    there before it is cut."""
    away = {one.old.prompt_id for one in plan.orphaned} | {one.old.prompt_id for one in plan.kept}
    found: dict[PromptId, StoredPrompt] = {}
    for one in gone if len(gone) <= MOST else ():
        if (sentence := matching.alone(*_asked(one))) is not None:
            there = copies.newer(reader, one.old.prompt_id, sentence)
            found |= {copy.prompt_id: copy for copy in there}
    for prompt_id, copy in found.items():
        if prompt_id not in away and prompt_id not in known and _is_of_author(copy.content):
            slots = {face.slot for face in _faces(copy.content)}
            for card in copy.cards:
                if not card.reviews and not card.retired and card.slot in slots:
                    yield _Come(copy.content, card.slot, None, prompt_id)


def _unlearned(kept: KeptPrompt) -> Iterator[int]:
    """Give the slots of the prompt to which nobody has given an answer, but for those that are
    out and stay so."""
    yield from kept.added
    there = {face.slot for face in _faces(kept.content)}
    for card in kept.old.cards:
        is_asked = kept.old.orphan or card.card_id in kept.back or not card.retired
        if is_asked and not card.reviews and card.slot in there:
            yield card.slot


def _faces(content: Content) -> tuple[Face, ...]:
    return faces(_wording(content))


def _is_of_author(content: Content) -> bool:
    return content.pattern == Gaps.name and _is_asked_with_gaps(content)


def _is_of_rules(content: Content) -> bool:
    return content.pattern != Gaps.name and _is_asked_with_gaps(content)


def _is_asked_with_gaps(content: Content) -> bool:
    return content.tier == Tier.READY and isinstance(_wording(content), GapText)


def _with(plan: Changes, moved: list[MovedCard]) -> Changes:
    """Return the plan with the moves, and without the questions that they answer."""
    cards = {one.card.card_id for one in moved}
    filled = {one.added for one in moved}
    return plan._replace(
        moved=tuple(moved),
        orphaned=tuple(
            one._replace(
                old=one.old._replace(
                    cards=tuple(card for card in one.old.cards if card.card_id not in cards)
                )
            )
            for one in plan.orphaned
        ),
        unsure=tuple(one for one in plan.unsure if one.added not in filled),
    )
