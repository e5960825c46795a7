"""Prompts that today's rules would not make of a note that hardly changed, and that stay."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from recall import matching, offering
from recall.cards import CardId, GapText, Question, Tier, Wording, faces
from recall.collection.changes import KeptPrompt, reworded
from recall.collection.decided import (
    Decided,
    answers_of,
    drafts_of,
    home_of,
    place_of,
    retired_answers,
    whole_text,
)
from recall.collection.relisting import has_order, listed_in
from recall.drafts import Draft, Outcome
from recall.generators import EXPLICIT, gaps
from recall.matching import Edit, Matching, PlacedPin
from recall.notes import Fate
from recall.store import wordings
from recall.store.prompts import Content, StoredPrompt

WRITTEN = frozenset(syntax.name for syntax in EXPLICIT)
"""Patterns that go when their author takes them away."""

OF_MANY = offering.LIST_PATTERNS
"""Patterns that ask for several notes."""


class Held(NamedTuple):
    """A prompt that stays as it is on a note that hardly changed."""

    prompt: StoredPrompt
    place: int
    note: Decided
    now: Wording | None = None
    """What it asks now, where the note has another word in the place of one that it has."""
    listed: Wording | None = None
    """What it asks now, where its list has other items, or its bullet was joined to another."""


class _Staying(Protocol):
    """A prompt that stays on a note, for whatever reason."""

    @property
    def prompt(self) -> StoredPrompt: ...
    @property
    def place(self) -> int: ...


def held(
    decided: Sequence[Decided], left: Sequence[StoredPrompt], hunks: Mapping[PlacedPin, int]
) -> list[Held]:
    """Return the prompts that today's rules would not make of a note that hardly changed.

    A typo mended, or made, must not cost a card: it stays as it is worded; nor must another
    number or noun, that it has from now on. A note that moved has to be one of the same speaker.
    """
    if not left:
        return []
    places = [place for place, note in enumerate(decided) if _is_by_rules(note) or _is_task(note)]
    items = {place for place in places if _is_asked_by_draft(decided[place])}
    texts = {place: whole_text(decided[place].placed.note) for place in places}
    telling = matching.TellingWords(texts)
    alone = _alone(decided, hunks)
    holding = []
    for prompt in left:
        if prompt.orphan or prompt.content.pattern in WRITTEN:
            continue
        hunk = hunks.get(home_of(prompt.content))
        here = [place for place in places if hunk is not None and decided[place].hunk == hunk]
        told = prompt.content.note_text
        if prompt.content.pattern in OF_MANY:
            # The item that it stood on may be the one that went.
            told = f"{told}\n{matching.whole(wordings.from_json(prompt.content.wording))}"
        there = telling.sharing(told)
        same = None
        moved = [place for place in there if _has_voice(decided[place], prompt.content)]
        if prompt.content.pattern in OF_MANY:
            marked = _marked(decided, hunk, prompt.content.pattern)
            at = dict.fromkeys((*here, *marked, *moved))
            if (as_list := _as_list(prompt, at, here, decided)) is not None:
                holding.append(as_list)
        else:
            same = _new_home(
                prompt.content,
                {place: texts[place] for place in here},
                {place: texts[place] for place in moved},
            )
            if same is None and prompt.reviewed and hunk is not None:
                same = _beside_gaps(prompt.content, decided, hunk)
            if same is None and hunk in alone and prompt.reviewed:
                place = alone[hunk]
                now = _turned(prompt.content, decided[place]) if place in texts else None
                if now is not None:
                    holding.append(Held(prompt, place, decided[place], now))
        if same in items and not prompt.reviewed and prompt.verdict is None:
            # Nobody has looked at what was made of it by itself: its list asks for it.
            continue
        if same is not None and (prompt.reviewed or not _is_task(decided[same])):
            holding.append(Held(prompt, same, decided[same]))
    return holding


def _alone(decided: Sequence[Decided], hunks: Mapping[PlacedPin, int]) -> dict[int | None, int]:
    """Return the place of the note in every hunk where one stood and one stands."""
    stood, stand = Counter(hunks.values()), Counter(note.hunk for note in decided)
    return {
        note.hunk: place
        for place, note in enumerate(decided)
        if note.hunk is not None and stood[note.hunk] == stand[note.hunk] == 1
    }


def _turned(content: Content, note: Decided) -> Wording | None:
    """Return what a prompt asks of its note, in which one word stands for another, or what was
    counted was counted again, or corrected; None where its note says more of something else than
    that."""
    before, after = content.note_text, whole_text(note.placed.note)
    if content.speaker != note.placed.context.speaker:
        return None
    counted = matching.is_counted_again(before, after) or matching.is_corrected_note(before, after)
    if not (matching.is_turned_once(before, after) or counted):
        return None
    wording = wordings.from_json(content.wording)
    in_new_words = (
        matching.regapped(wording, before, after, filled=True)
        if isinstance(wording, GapText)
        else None
    )
    if in_new_words is not None:
        return in_new_words
    if not matching.is_turned_in_a_word(before, after):
        return None
    if isinstance(wording, Question) and not matching.is_asked_alike(before, after):
        return None
    wording = with_texts(wording, lambda text: matching.carried_over(text, before, after))
    card = matching.whole(wording)
    if matching.denies(card, before, after) or not matching.is_of_note(card, before, after):
        return None
    return wording


def _marked(decided: Sequence[Decided], hunk: int | None, pattern: str) -> list[int]:
    """Return the places in the hunk of lists that ask no more because of an item, in which their
    author marked a gap."""
    return [
        place
        for place, note in enumerate(decided)
        if hunk is not None
        and note.hunk == hunk
        and note.outcome is not None
        and (pattern in offering.SET_PATTERNS or not drafts_of(note))
    ]


def _as_list(
    prompt: StoredPrompt, places: Iterable[int], here: Sequence[int], decided: Sequence[Decided]
) -> Held | None:
    """Return the prompt on the first of the notes that has its list; `here` are those that stand
    where it stood."""
    for place in places:
        note = decided[place]
        if prompt.reviewed or not _is_task(note):
            listed = listed_in(prompt.content, note, is_here=place in here)
            if listed is not None:
                return Held(prompt, place, note, listed=listed.asked)
    return None


def _new_home(content: Content, here: Mapping[int, str], there: Mapping[int, str]) -> int | None:
    """Return the place of the note that says what the prompt's note did, if there is one.

    The whole of it but for a slip, or all that the prompt was made of; what was nested in it may
    have gone elsewhere.
    """
    wording = wordings.from_json(content.wording)
    card = matching.whole(wording)
    own = content.note_text.partition("\n")[0]
    if card in own:
        for place, text in here.items():
            if text.partition("\n")[0] == own:
                return place
    for near in (here, there):
        same = matching.hardly_changed(content.note_text, near)
        if same is not None:
            return same
    likely = {place: here.get(place) or there[place] for place in there}
    told = matching.still_says(card, content.note_text, likely)
    if told is None and isinstance(wording, GapText) and len(here) > 1:
        return matching.says_apart(wording, content.note_text, here)
    return told


def _beside_gaps(content: Content, decided: Sequence[Decided], hunk: int) -> int | None:
    """Return the place of the note in the hunk that says what a prompt was made of in sentences
    in which its author marked nothing: another bullet, most often, to which it was joined."""
    beside = {
        place: text
        for place, note in enumerate(decided)
        if note.hunk == hunk and (text := _unmarked(note))
    }
    card = matching.whole(wordings.from_json(content.wording))
    return matching.still_says(card, content.note_text, beside)


def _unmarked(note: Decided) -> str | None:
    """Return the sentences of a bullet with gaps of its author's that have none of these; None
    where its author marked no gap."""
    drafts = drafts_of(note)
    if not drafts or any(draft.pattern != _GAPS for draft in drafts):
        return None
    sentences = matching.sentences(note.placed.note.text)
    return " ".join(one for one in sentences if not gaps.marked_gaps(one))


_GAPS = gaps.Gaps.name


def _has_voice(note: Decided, content: Content) -> bool:
    """Return whether it is said in the same language, and by somebody the card can name."""
    context = note.placed.context
    if context.language != content.language:
        return False
    return (
        _said_by(wordings.from_json(content.wording), content.speaker, context.speaker) is not None
    )


def _said_by(wording: Wording, old: str | None, new: str | None) -> Wording | None:
    """Return the wording with another speaker in the place of the old one; None where that
    cannot be told."""
    text = wordings.to_json(wording)
    if old == new or old is None or not any(name in text for name in old.split()):
        return wording
    if new is None or any(name in text.replace(old, "") for name in old.split()):
        return None
    return wordings.from_json(text.replace(_in_json(old), _in_json(new)))


def _in_json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _is_by_rules(note: Decided) -> bool:
    """Return whether it was left to the rules what to ask of the note."""
    outcome = note.outcome
    if outcome is None or outcome.fate is Fate.SKIPPED:
        return False
    if outcome.fate is Fate.READY and not outcome.drafts:
        # Asked for elsewhere: by the list above it, or by a card its author wrote.
        return False
    return not any(draft.pattern in WRITTEN for draft in outcome.drafts)


def _is_asked_by_draft(note: Decided) -> bool:
    """Return whether the draft of the list that it stands in asks for it."""
    outcome = note.outcome
    return outcome is not None and outcome.fate is Fate.DRAFT and not outcome.drafts


def _is_task(note: Decided) -> bool:
    """Return whether it has a box to tick: what was learned of it before is known for all that."""
    outcome = note.outcome
    return note.placed.note.task and outcome is not None and outcome.fate is Fate.SKIPPED


def without(
    found: Matching, held: Sequence[Held], sources: Sequence[tuple[int, Draft]]
) -> Matching:
    """Return the matching without what is held, and without what would be added beside it.

    A note that holds on to its cards gets none in their place, only for what it says more: a
    list that is held says all of it.
    `sources` has the place of its note beside every draft.
    """
    prompts_held = {one.prompt.prompt_id for one in held}
    said: defaultdict[int, list[str]] = defaultdict(list)
    lists = {one.place for one in held if one.listed is not None}
    for one in held:
        said[one.place].append(one.prompt.content.note_text)
    added = tuple(
        number
        for number in found.added
        if sources[number][1].pattern in WRITTEN
        or (
            all(_is_news(sources[number][1], old) for old in said[sources[number][0]])
            and not (sources[number][0] in lists and sources[number][1].pattern in OF_MANY)
        )
    )
    return found._replace(
        added=added,
        left=tuple(prompt_id for prompt_id in found.left if prompt_id not in prompts_held),
        unsure=tuple(
            (prompt_id, number)
            for prompt_id, number in found.unsure
            if prompt_id not in prompts_held and number in added
        ),
    )


def _is_news(draft: Draft, old: str) -> bool:
    return matching.is_news(matching.whole(draft.wording), old)


def once_each(held: Sequence[Held], asked: Iterable[tuple[int, Draft]]) -> list[Held]:
    """Return what is held but what would ask the same of its note as another card there.

    Of two copies of a list one was cut: the other has its own cards. `asked` has the drafts that
    a prompt was found for, each behind the place of its note. Of two that are held the one with
    the longer history stays.
    """
    there = {(place, matching.fingerprint(draft.wording)) for place, draft in asked}
    stays = []
    for one in sorted(held, key=lambda one: (-one.prompt.answers, one.prompt.prompt_id)):
        asks = (one.place, kept_by_holding(one).content.fingerprint)
        if asks not in there:
            stays.append(one)
            there.add(asks)
    return [one for one in held if one in stays]


def settled(decided: Sequence[Decided], held: Sequence[_Staying]) -> list[Decided]:
    """Return the notes, those that hold cards with the fate these give them."""
    ready = {
        one.place
        for one in held
        if one.prompt.content.tier == Tier.READY and not one.prompt.refused
    }
    return [
        note._replace(outcome=Outcome(Fate.READY)) if place in ready else note
        for place, note in enumerate(decided)
    ]


def kept_by_holding(held: Held) -> KeptPrompt:
    """Return the prompt with the place of its note, and with its slips mended."""
    note, context = held.note.placed
    old = held.prompt.content
    if held.now is not None:
        return _kept_turned(held, held.now)
    told = _said_by(wordings.from_json(old.wording), old.speaker, context.speaker)
    known = told or wordings.from_json(old.wording)
    other_speaker = wordings.to_json(known) != old.wording
    if held.listed is not None:
        return _kept_as_list(held, held.listed)
    now = _unmarked(held.note) or whole_text(note)
    in_new_words = (
        matching.regapped(known, old.note_text, now) if isinstance(known, GapText) else None
    )
    wording = in_new_words or _mended(known, old.note_text, now)
    content = _at_home(held, wording)
    if not other_speaker:
        edit = Edit.REWORDED if matching.mended(now, old.note_text, now) is None else Edit.SMALL
        edit = Edit.NONE if content.wording == old.wording else edit
        return KeptPrompt(held.prompt, content, edit, answers_of(wording))
    return KeptPrompt(
        held.prompt, content, Edit.FACT, answers_of(wording), changed=_answered(held.prompt)
    )


def _kept_turned(held: Held, wording: Wording) -> KeptPrompt:
    """Return the prompt with the word that its note has now."""
    content = _at_home(held, wording)
    if content.wording == held.prompt.content.wording:
        return KeptPrompt(held.prompt, content, Edit.NONE, answers_of(wording))
    return KeptPrompt(
        held.prompt, content, Edit.FACT, answers_of(wording), changed=_answered(held.prompt)
    )


def _answered(prompt: StoredPrompt) -> tuple[CardId, ...]:
    """Return the cards that are not as they were learned."""
    return tuple(card.card_id for card in prompt.cards if card.reviews and not card.retired)


def _at_home(held: Held, wording: Wording) -> Content:
    """Return what the prompt holds with this wording, in the place of its note."""
    note, context = held.note.placed
    old = held.prompt.content
    first = faces(wording, old.extra)[0]
    return old._replace(
        **place_of(held.note.path, note, context),
        wording=wordings.to_json(wording),
        front=first.front,
        answer=first.answer,
        line=note.span.first,
        end_line=note.span.last,
        note_text=whole_text(note),
        pin=held.note.pin,
        fingerprint=matching.fingerprint(wording),
    )


def _kept_as_list(held: Held, asked: Wording) -> KeptPrompt:
    """Return the prompt with the items that its list has now."""
    old = held.prompt.content
    known = wordings.from_json(old.wording)
    plan = matching.assign_slots(known, asked, retired_answers(held.prompt))
    assert plan is not None  # most of its items are those it had
    if has_order(held.note.placed, old.pattern):
        plan = plan.with_order_learned(known)
    return reworded(held.prompt, _at_home(held, plan.wording), plan.edit, plan)


def _mended(wording: Wording, old: str, new: str) -> Wording:
    """Return the wording with the slips mended that were mended in its note."""
    return with_texts(wording, lambda text: matching.mended(text, old, new) or text)


def with_texts(wording: Wording, change: Callable[[str], str]) -> Wording:
    """Return the wording with every text in it changed."""
    if isinstance(wording, Question):
        front, answer, back = map(change, (wording.front, wording.answer, wording.back))
        return wording._replace(front=front, answer=answer, back=back)
    return GapText(
        tuple(
            change(piece) if isinstance(piece, str) else piece._replace(answer=change(piece.answer))
            for piece in wording.pieces
        )
    )
