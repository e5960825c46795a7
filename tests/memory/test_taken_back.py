"""Notes that are again what they were have again the cards that were learned of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest
from memory.notebook import Notebook

from recall.cards import CardId
from recall.collection.scan import CardFate
from recall.reviews import Rating

PAGE = """\
# Raft

- gossip :: each node tells a few others what it knows
- Raft elects one leader per term, because two leaders could overwrite each other.
- Raft was published in ==2014== by Ongaro.
- quorum :: more than half of the servers
"""
EDITS = [
    ("2014", "2013"),
    ("half of the servers", "half of all servers but one"),
    ("two leaders could overwrite each other", "two leaders could clash and overwrite the others"),
]


def _edited(page: str, edits: Sequence[tuple[str, str]]) -> str:
    for before, after in edits:
        assert before in page
        page = page.replace(before, after)
    return page


def _histories(notebook: Notebook) -> dict[str, tuple[str, int, int]]:
    """Return answer, line and number of answers of every live card by its id."""
    return {card.card_id: (card.answer, card.line, card.reviews) for card in notebook.live()}


# Copies that nobody answered ---------------------------------------------------------------------


@pytest.mark.parametrize("edits", [EDITS[:1], EDITS])
@pytest.mark.parametrize("is_pasted", [False, True])
def test_a_copy_that_was_gone_before_anybody_answered_it_takes_no_place(
    notebook: Notebook, edits: list[tuple[str, str]], is_pasted: bool
):
    """A sync tool leaves the file twice, or a section is pasted twice, for one scan. What is
    learned stays with the cards that were, however exactly the copy's fit; nothing is due."""
    notebook.after(PAGE)
    notebook.learn()
    known = _histories(notebook)
    if is_pasted:
        notebook.after(PAGE + "\n## Again\n" + PAGE.removeprefix("# Raft\n"))
    else:
        notebook.after(PAGE, "talk.sync-conflict-1.md")
        notebook.remove("talk.sync-conflict-1.md")
    notebook.after(PAGE)
    notebook.after(_edited(PAGE, edits))
    report = notebook.after(PAGE)

    assert _histories(notebook) == known
    assert report.counts == {CardFate.EDITED: len(edits)}


def test_a_copy_with_another_number_that_is_gone_takes_no_place(notebook: Notebook):
    """The card never said that number, and its note is corrected to it by now."""
    notebook.after(PAGE)
    notebook.learn()
    known = {*_histories(notebook)}
    notebook.after(PAGE.replace("2014", "2012"), "talk.sync-conflict-1.md")
    notebook.remove("talk.sync-conflict-1.md")
    notebook.scan()
    report = notebook.after(PAGE.replace("2014", "2012"))

    assert {*_histories(notebook)} == known
    assert report.counts == {CardFate.CHANGED: 1}


def test_a_copy_that_was_answered_less_often_takes_no_place(notebook: Notebook):
    notebook.after(PAGE)
    notebook.learn()
    notebook.learn()
    known = _histories(notebook)
    notebook.after(PAGE + "\n## Again\n" + PAGE.removeprefix("# Raft\n"))
    for card in notebook.live():
        if card.card_id not in known:
            notebook.collection.answer(CardId(card.card_id), Rating.EASY)
    notebook.after(PAGE)
    notebook.after(_edited(PAGE, EDITS))
    report = notebook.after(PAGE)

    assert _histories(notebook) == known
    assert report.counts == {CardFate.EDITED: 3}


def test_a_bullet_that_comes_back_for_one_that_was_learned_is_its_own_card(notebook: Notebook):
    """It was never answered, and says nothing of what the learned one says."""
    fsync = "- fsync :: waits for the disk\n"
    notebook.after(PAGE + fsync)
    unseen = notebook.card("fsync").card_id
    notebook.after(PAGE)
    notebook.learn()
    notebook.after(PAGE.replace("- quorum :: more than half of the servers\n", fsync))

    assert notebook.card("fsync").card_id == unseen
    assert Counter(card.orphan for card in notebook.cards()) == {False: 4, True: 1}


# In another place than the edit ------------------------------------------------------------------

LINES = [
    "Raft elects one leader per term, because two leaders could overwrite each other.",
    "Raft was published in ==2014== by Ongaro. It needs ==a majority== to commit.",
    "quorum :: more than half of the servers",
    "Paxos was written down by Lamport in ==1998==.",
    "Logs are compacted with snapshots, because they would grow for ever.",
    "A lease ends by ==itself==, and a lock ==does not==.",
]


def _page(lines: Sequence[str]) -> str:
    return "# Raft\n\n" + "".join(f"- {line}\n" for line in lines)


@pytest.mark.parametrize(
    ("edit", "changed"),
    [((1, "2014", "2013"), 2), ((0, "overwrite each other", "clash"), 1)],
)
def test_an_older_version_of_notes_in_another_order_has_its_cards(
    notebook: Notebook, edit: tuple[int, str, str], changed: int
):
    """A fact was corrected, the lines were sorted later, and both is taken back at once."""
    at, before, after = edit
    notebook.after(_page(LINES))
    notebook.learn()
    known = _histories(notebook)
    lines = [*LINES]
    lines[at] = lines[at].replace(before, after)
    notebook.after(_page(lines))
    in_order = _page([lines[n] for n in (2, 1, 0, 4, 3, 5)])
    notebook.after(in_order)
    there = _histories(notebook)

    back = notebook.after(_page(LINES))
    now = _histories(notebook)
    forth = notebook.after(in_order)

    assert now == known
    assert _histories(notebook) == there
    assert back.counts[CardFate.EDITED] == forth.counts[CardFate.CHANGED] == changed
    assert {*back.counts} <= {CardFate.EDITED, CardFate.MOVED}
    assert {*forth.counts} <= {CardFate.CHANGED, CardFate.MOVED}
    assert notebook.collection.undecided() == []


def test_a_card_goes_on_where_its_bullet_does_though_an_older_one_comes_elsewhere(
    notebook: Notebook,
):
    """What it says now stands there but for a slip: what it said before is another bullet."""
    notebook.after(_page(LINES))
    notebook.learn()
    lines = [*LINES]
    lines[3] = lines[3].replace("1998", "1989")
    notebook.after(_page(lines))
    paxos = notebook.card("Paxos").card_id
    lines[3] = lines[3].replace("written down", "writen down")
    notebook.after(_page([LINES[3], *lines]))

    stands = {card.card_id: card.answer for card in notebook.live() if "Paxos" in card.front}
    assert stands.pop(paxos) == "1989"
    assert [*stands.values()] == ["1998"]


# Sentences that went to other bullets ------------------------------------------------------------

IN_ONE = (
    "Raft was published in ==2014== in Philadelphia. It needs ==a majority== to commit an entry."
)
FIRST, SECOND = IN_ONE.split(". ")[0] + ".", "Raft needs ==a majority== to commit an entry."
PAXOS = "Paxos was published by Lamport in ==1998==."


@pytest.mark.parametrize(
    "apart",
    [
        [FIRST, SECOND, PAXOS],
        [FIRST, PAXOS, SECOND],
        [FIRST, f"{PAXOS} {SECOND}"],
        [SECOND, FIRST, PAXOS],
    ],
)
def test_a_sentence_that_went_to_another_bullet_and_comes_back_has_its_card(
    notebook: Notebook, apart: list[str]
):
    """Written out there it names what *it* is, and *it* alone does not tell that it is the same:
    that the card stood in just this sentence of this bullet does."""
    notebook.after(_page([IN_ONE, PAXOS]))
    notebook.learn()
    known = _histories(notebook)
    for _ in range(2):
        notebook.after(_page(apart))
        assert {*_histories(notebook)} == {*known}
        report = notebook.after(_page([IN_ONE, PAXOS]))
        assert _histories(notebook) == known
        assert {*report.counts} == {CardFate.EDITED}
    assert notebook.collection.undecided() == []


def test_a_card_that_said_another_number_meanwhile_does_not_come_back_unseen(notebook: Notebook):
    """What was learned last is not what the sentence says again."""
    of_five = IN_ONE.replace("to commit", "of 5 servers to commit")
    notebook.after(_page([of_five, PAXOS]))
    notebook.learn()
    majority = next(card.card_id for card in notebook.live() if card.answer == "a majority")
    apart = _page([FIRST, f"{PAXOS} {SECOND.replace('to commit', 'of 5 servers to commit')}"])
    notebook.after(apart)
    notebook.after(apart.replace("of 5", "of 7"))
    notebook.learn()
    notebook.after(_page([of_five, PAXOS]))

    silent = [card for card in notebook.live() if card.card_id == majority and not card.changed]
    assert silent == []
