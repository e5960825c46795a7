"""When to ask first: learned cards that would leave the queue because their notes are gone.

A disk may not be mounted, a sync not be done, an editor may have saved nothing: what was learned
does not go with the notes unless a person says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from typing import NamedTuple

from recall.collection.changes import Changes, Orphaned

FEW, FEWER = 5, 3
"""With fewer answered cards at stake nobody is asked about a part of a deck: they come back with
their text. The lower bound holds where the deck gets nothing new instead: it was cut."""

NAMED = 3
"""Decks that are named in one sentence; the others are counted."""


class Loss(NamedTuple):
    """A deck that would lose cards that were learned."""

    deck: str
    cards: int
    """How many would be suspended."""
    of: int
    """How many it has."""
    paths: tuple[str, ...]
    """The files in which their notes stood."""
    left_out: tuple[str, ...] = ()
    """Those of them that are there still, and that the settings leave out."""
    standing: int = 0
    """How many of its cards are of notes that stand as they stood, and that something else keeps
    from having them: `cards: none`, say."""


Place = tuple[str, str]
"""A deck, and one of its files."""


def losses(
    changes: Changes,
    studied: Mapping[Place, int],
    left_out: Callable[[str], bool],
    gone_on: Set[str] = frozenset(),
    unread: Set[str] = frozenset(),
) -> tuple[Loss, ...]:
    """Return the decks about which a person is to be asked, by name.

    `studied` has the number of cards each deck has in each of its files now; drafts are none.
    It is asked where most of a deck goes, with a FEW cards that were answered, and for a single
    one where its file, or its talk, has no note left at all. Of what a person is to decide anyway
    the notes are there. `left_out` tells of a file whether it is there, and no deck by the
    settings; `gone_on` are files that are gone because other notes of theirs went to other files;
    of `unread` ones nothing is known but what the log says, so that it is asked for each card.
    """
    anew = {one.content.deck for one in changes.added}
    to_decide = {one.old.prompt_id for one in changes.unsure}
    gone = [
        one for one in changes.orphaned if _live_cards(one) and one.old.prompt_id not in to_decide
    ]
    lost = _counted(gone)
    answered = _counted(gone, answered=True)
    standing = _by_deck(_counted([one for one in gone if _stands(one, changes)]))
    decks = _by_deck(lost)
    asked = {
        deck
        for deck, cards in decks.items()
        if _by_deck(answered)[deck] >= (FEW if deck in anew else FEWER)
        and 2 * cards > _by_deck(studied)[deck]
    }
    asked |= {
        place[0]
        for place, cards in lost.items()
        if answered[place] and cards >= studied.get(place, 0) and place[1] not in gone_on
        if _has_no_note(place, gone, changes)
    }
    asked |= {place[0] for place, cards in answered.items() if cards and place[1] in unread}
    return tuple(
        Loss(
            deck,
            decks[deck],
            _by_deck(studied)[deck],
            paths,
            tuple(filter(left_out, paths)),
            standing[deck],
        )
        for deck in sorted(asked)
        for paths in [_paths(deck, lost)]
    )


def _stands(one: Orphaned, changes: Changes) -> bool:
    """Return whether its note still stands in its file, word for word."""
    said = one.old.content.note_text
    return any(
        said == row.note_text or said.startswith(f"{row.note_text}\n")
        for row in changes.notes.get(one.old.content.path, ())
    )


def _live_cards(one: Orphaned) -> int:
    return 0 if one.is_draft else sum(not card.retired for card in one.old.cards)


def _place(one: Orphaned) -> Place:
    return one.old.content.deck, one.old.content.path


def _counted(gone: Iterable[Orphaned], *, answered: bool = False) -> Counter[Place]:
    """Return how many cards go from each place; of those that were `answered`, or of all."""
    found: Counter[Place] = Counter()
    for one in gone:
        cards = [card for card in one.old.cards if not card.retired]
        found[_place(one)] += sum(card.reviews > 0 or not answered for card in cards)
    return found


def _by_deck(counts: Mapping[Place, int]) -> Counter[str]:
    found: Counter[str] = Counter()
    for (deck, _), count in counts.items():
        found[deck] += count
    return found


def _paths(deck: str, lost: Iterable[Place]) -> tuple[str, ...]:
    return tuple(sorted(path for name, path in lost if name == deck))


def _has_no_note(place: Place, gone: Iterable[Orphaned], changes: Changes) -> bool:
    """Return whether no note stands any more under the headings of those that are gone."""
    path = place[1]
    sections = {one.old.content.section for one in gone if _place(one) == place}
    return sections.isdisjoint(row.section for row in changes.notes.get(path, ()))


def sentence(losses: Sequence[Loss]) -> str:
    """Return what would be lost: `All 3 cards of Raft (raft.md) would be suspended, …`."""
    said = words(losses)
    return f"{said[0].upper()}{said[1:]} would be suspended, because {_why(losses)}."


def _why(losses: Sequence[Loss]) -> str:
    is_one = sum(loss.cards for loss in losses) == 1
    notes, are = ("its note", "is") if is_one else ("their notes", "are")
    if not (left_out := _left_out(losses)):
        if _is_standing(losses):
            return f"{'it is' if is_one else 'they are'} no longer made of {notes}"
        others = ", or make them no more" if any(loss.standing for loss in losses) else ""
        return f"{notes} {are} gone{others}"
    if _is_left_out(losses):
        return f"{SETTINGS} leave {notes} out"
    return f"{notes} {are} gone, or left out by {SETTINGS} ({', '.join(left_out)})"


def _is_standing(losses: Sequence[Loss]) -> bool:
    """Return whether all notes stand as they stood."""
    return all(loss.standing == loss.cards for loss in losses)


def _left_out(losses: Sequence[Loss]) -> list[str]:
    return sorted({path for loss in losses for path in loss.left_out})


def _is_left_out(losses: Sequence[Loss]) -> bool:
    """Return whether every file is there still."""
    return all(len(loss.left_out) == len(loss.paths) for loss in losses)


SETTINGS = "`include` and `exclude`"


def words(losses: Sequence[Loss]) -> str:
    """Return which cards are at stake, such as `all 3 cards of Raft (raft.md)`."""
    named = [f"{_cards(one)} of {one.deck} ({', '.join(one.paths)})" for one in losses[:NAMED]]
    if rest := losses[NAMED:]:
        cards = sum(one.cards for one in rest)
        named.append(f"{cards} of {len(rest)} more {'deck' if len(rest) == 1 else 'decks'}")
    return " and ".join(filter(None, (", ".join(named[:-1]), named[-1])))


def _cards(one: Loss) -> str:
    if one.of == 1:
        return "the only card"
    return f"all {one.of} cards" if one.cards >= one.of else f"{one.cards} of {one.of} cards"


def ways_on(losses: Sequence[Loss]) -> str:
    """Return what a person can do about them."""
    change = "change `include` or `exclude` with `recall config set`"
    if _is_left_out(losses):
        keep = f"To keep them {change}"
    elif _left_out(losses):
        keep = f"Put the notes back, {change}"
    else:
        keep = "Put the file back as it was" if _is_standing(losses) else "Put the notes back"
    until = "they are made again" if _is_standing(losses) else "the notes come back"
    return (
        f"{keep}, or say `recall scan --yes`: then they wait, with all you learned of them, until"
        f" {until}. `recall scan --dry-run` shows the cards."
    )
