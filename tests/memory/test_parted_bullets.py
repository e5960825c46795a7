"""A bullet with gaps that is split, or joined to another one: each gap keeps what was learned."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from faults import histories
from memory.machines import (
    Machine,
    assert_alike,
    assert_one_collection,
    schedules,
    shared,
)
from memory.notebook import Notebook

from recall.cli import recall
from recall.journal import compare
from recall.reviews import Rating

HEAD = "# Raft\n\n## Consensus, by Ada Rowe\n\n- Vacuum removes :: dead rows\n"
COMMIT = "Raft needs ==a majority== to commit."
LEADER = "Raft has ==one leader== per term."
WAIT = "A follower waits for ==150 ms== before it stands for election."
VOTE = "A server votes ==once== in a term."
NEVER = COMMIT.replace("needs", "never needs")
NAMED = LEADER.replace("Raft", "Paxos")
PLAIN_COMMIT = COMMIT.replace("==", "")
FOUND = "Insulin was found by ==Banting== in a summer."
BEST = FOUND.replace("Banting", "Best")
DATED = "Insulin was discovered by ==Banting== in ==1921==."
DATED_BEST = DATED.replace("Banting", "Best")

Shown = dict[str, tuple[str, int, int]]


def _page(*bullets: str) -> str:
    return HEAD + "".join(f"- {bullet}\n" for bullet in bullets)


def _plain(bullet: str) -> str:
    return bullet.replace("==", "")


def _learned(notebook: Notebook, *bullets: str) -> Shown:
    notebook.after(_page(*bullets))
    notebook.learn()
    return _shown(notebook)


def _shown(notebook: Notebook) -> Shown:
    """Return answer, line and number of answers of every live card by its id."""
    return {card.card_id: (card.answer, card.line, card.reviews) for card in notebook.live()}


def _by_answer(shown: Shown) -> dict[str, str]:
    return {answer: card_id for card_id, (answer, _, _) in shown.items()}


@pytest.mark.parametrize(
    ("bullet", "parts"),
    [
        (f"{COMMIT} {LEADER}", [COMMIT, LEADER]),
        (f"{COMMIT} {LEADER}", [LEADER, COMMIT]),
        (f"{COMMIT} {LEADER} {WAIT}", [COMMIT, LEADER, WAIT]),
        (f"{COMMIT} {LEADER} {WAIT}", [f"{COMMIT} {WAIT}", LEADER]),
        (f"{COMMIT[:-1]}; {LEADER}", [COMMIT, LEADER]),
        (f"{COMMIT[:-1]} and {LEADER}", [COMMIT, LEADER]),
        (f"{COMMIT[:-1]}, and has ==one leader== per term.", [COMMIT, LEADER]),
    ],
)
def test_each_gap_of_a_bullet_that_is_split_goes_on_in_the_bullet_that_has_its_sentence(
    notebook: Notebook, bullet: str, parts: list[str]
):
    """The rules make one prompt of all gaps of a bullet, and only one bullet can have that."""
    known = _learned(notebook, bullet)
    report = notebook.after(_page(*parts))

    now = _shown(notebook)
    assert _by_answer(now) == _by_answer(known)
    lines = {answer: 6 + n for n, part in enumerate(parts) for answer in part.split("==")[1::2]}
    expected = {(answer, line, 1) for answer, line in lines.items()}
    assert {*now.values()} == expected | {("dead rows", 5, 1)}
    assert {line.fate.value for line in report.lines} <= {"edited"}
    assert notebook.collection.undecided() == []


@pytest.mark.parametrize(
    "joined",
    [
        f"{COMMIT[:-1]} and {LEADER}",
        f"{COMMIT[:-1]}, and it has ==one leader== per term.",
        f"{COMMIT[:-1]} and has ==one leader== per term.",
        f"{LEADER[:-1]}, while {COMMIT}",
    ],
)
def test_two_bullets_that_a_small_word_joins_keep_the_cards_of_both(
    notebook: Notebook, joined: str
):
    known = _learned(notebook, COMMIT, LEADER)
    notebook.after(_page(joined))

    assert _by_answer(_shown(notebook)) == _by_answer(known)
    assert {reviews for _, _, reviews in _shown(notebook).values()} == {1}
    assert notebook.collection.undecided() == []


def test_bullets_that_are_split_and_joined_and_split_again_have_their_cards_every_time(
    notebook: Notebook,
):
    known = _learned(notebook, f"{COMMIT} {LEADER} {WAIT}")
    for bullets in (
        [COMMIT, LEADER, WAIT],
        [f"{COMMIT} {LEADER} {WAIT}"],
        [f"{COMMIT[:-1]} and {LEADER}", WAIT],
        [COMMIT, f"{LEADER} {WAIT}"],
        [COMMIT, LEADER, WAIT],
    ):
        notebook.after(_page(*bullets))
        assert _by_answer(_shown(notebook)) == _by_answer(known)
    assert notebook.collection.undecided() == []


def test_what_the_rules_ask_more_of_is_asked_about_where_its_bullet_is_split_as_it_is_marked(
    notebook: Notebook,
):
    """Unmarked, the rules hide *a majority to commit*; where the bullet stays whole it goes on."""
    known = _by_answer(_learned(notebook, f"{COMMIT} {LEADER}"))
    notebook.after(_page(f"{_plain(COMMIT)} {_plain(LEADER)}"))
    notebook.after(_page(f"{COMMIT} {LEADER}"))
    assert _by_answer(_shown(notebook)) == known

    notebook.after(_page(f"{_plain(COMMIT)} {_plain(LEADER)}"))
    notebook.after(_page(COMMIT, LEADER))

    (question,) = notebook.collection.undecided()
    notebook.collection.decide(question, same=True)
    assert _by_answer(_shown(notebook)) == known


@pytest.mark.parametrize(
    "other",
    [
        "Paxos needs ==a majority== to commit.",
        "Raft needs no ==majority== to commit.",
        "A leader of Raft needs ==a majority== of followers that have not gone away meanwhile.",
    ],
)
def test_a_gap_goes_on_in_no_sentence_that_says_something_else(notebook: Notebook, other: str):
    known = _learned(notebook, f"{COMMIT} {LEADER} {WAIT}")
    notebook.after(_page(f"{LEADER} {WAIT}", other))

    gone = _by_answer(known)["a majority"]
    assert gone not in _shown(notebook)
    assert {*_by_answer(known)} - {*_by_answer(_shown(notebook))} <= {"a majority"}


def test_a_gap_marked_anew_in_a_part_is_a_card_nobody_has_answered(notebook: Notebook):
    known = _learned(notebook, f"{COMMIT} {LEADER}")
    notebook.after(_page(COMMIT, LEADER.replace("Raft", "==Raft==")))

    now = _shown(notebook)
    assert {card_id: now.pop(card_id)[2] for card_id in known} == dict.fromkeys(known, 1)
    assert list(now.values()) == [("Raft", 7, 0)]


def test_a_card_that_went_on_in_another_bullet_is_suspended_with_that(notebook: Notebook):
    """And comes back with it."""
    known = _learned(notebook, f"{COMMIT} {LEADER}")
    notebook.after(_page(COMMIT, LEADER))
    notebook.after(_page(LEADER))
    without = _by_answer(_shown(notebook))
    notebook.after(_page(COMMIT, LEADER))

    assert without == {k: v for k, v in _by_answer(known).items() if k != "a majority"}
    assert _by_answer(_shown(notebook)) == _by_answer(known)


@pytest.mark.parametrize(
    "states",
    [
        # A mark goes from one gap to the other, and then both are marked.
        [[f"{COMMIT} {_plain(LEADER)}"], [f"{_plain(COMMIT)} {LEADER}"]],
        # A sentence is cut, and pasted as a bullet or into another one.
        [[LEADER, VOTE], [LEADER, VOTE, COMMIT]],
        [[LEADER, VOTE], [LEADER, f"{VOTE} {COMMIT}"]],
        [[_plain(VOTE)], [f"{LEADER} {VOTE}", COMMIT]],
        # Its sentences are written out below it, before it goes.
        [[f"{COMMIT} {LEADER}", COMMIT, LEADER], [COMMIT, LEADER]],
        [[f"{COMMIT} {LEADER}", LEADER, COMMIT], [LEADER], [LEADER, COMMIT]],
    ],
)
def test_a_gap_that_was_gone_or_copied_is_learned_where_its_sentence_stands_again(
    notebook: Notebook, tmp_path: Path, states: list[list[str]]
):
    """Whoever sorts notes saves in between. A database made anew says the same."""
    known = _by_answer(_learned(notebook, f"{COMMIT} {LEADER}"))
    for bullets in (*states, [f"{COMMIT} {LEADER}"], *states):
        notebook.after(_page(*bullets))
    notebook.after(_page(COMMIT, LEADER))

    assert _by_answer({k: v for k, v in _shown(notebook).items() if v[2]}) == known
    assert notebook.collection.undecided() == []
    assert histories.lost(notebook, tmp_path / "copy") == []


def test_a_sentence_goes_on_below_another_heading_in_its_own_words(notebook: Notebook):
    known = _learned(notebook, f"{COMMIT} {LEADER}")
    notebook.after(f"{_page(LEADER)}\n## Commits\n\n- {COMMIT}\n")

    assert _by_answer(_shown(notebook)) == _by_answer(known)


@pytest.mark.parametrize(
    "other", ["Paxos needs ==a majority== to commit.", "Raft needs ==a majority== to elect."]
)
def test_a_sentence_that_comes_later_and_says_something_else_gets_no_history(
    notebook: Notebook, other: str
):
    _learned(notebook, f"{COMMIT} {LEADER}")
    notebook.after(_page(LEADER))
    notebook.after(_page(LEADER, other))

    assert [card.reviews for card in notebook.live() if card.answer == "a majority"] == [0]


@pytest.mark.parametrize(
    ("before", "parts", "answer", "changed"),
    [
        (f"{COMMIT} {WAIT}", [COMMIT, WAIT.replace("150", "300")], "300 ms", True),
        (f"{WAIT} {COMMIT}", [WAIT.replace("150", "300"), COMMIT], "300 ms", True),
        # What was touched stays joined to another one.
        (f"{COMMIT} {WAIT} {LEADER}", [f"{WAIT.replace('150', '300')} {LEADER}", COMMIT],
         "300 ms", True),
        (f"{COMMIT} {WAIT} {LEADER}", [COMMIT, f"{WAIT.replace('150', '300')} {LEADER}"],
         "300 ms", True),
        (f"{COMMIT} {WAIT}", [COMMIT, WAIT.replace("stands for", "calls")], "150 ms", True),
        (f"{COMMIT} {WAIT}", [COMMIT, WAIT.replace("A follower", "In a cluster a follower")],
         "150 ms", False),
    ],
)  # fmt: skip
def test_a_sentence_that_is_touched_while_its_bullet_is_split_keeps_its_card(
    notebook: Notebook,
    tmp_path: Path,
    before: str,
    parts: list[str],
    answer: str,
    changed: bool,
):
    """It is due today where it is another fact by now, as a bullet of its own would be."""
    known = _by_answer(_learned(notebook, before))
    notebook.after(_page(*parts))

    now = {card.card_id: (card.answer, card.reviews, card.changed) for card in notebook.live()}
    assert now[known["150 ms"]] == (answer, 1, changed)
    assert now[known["a majority"]] == ("a majority", 1, False)
    assert histories.lost(notebook, tmp_path / "copy") == []


@pytest.mark.parametrize("is_elsewhere", [False, True])
@pytest.mark.parametrize("turned", [False, True])
def test_a_bullet_that_moves_while_one_of_its_numbers_is_corrected_keeps_its_cards(
    notebook: Notebook, tmp_path: Path, is_elsewhere: bool, turned: bool
):
    """What stands beside it in its own words tells that it is the same bullet."""
    waits = WAIT.replace("150", "300")
    moved = f"{COMMIT} {waits}" if turned else f"{waits} {COMMIT}"
    notebook.write("# Other\n\n- Compaction merges :: old files\n", "other.md")
    known = _by_answer(_learned(notebook, f"{WAIT} {COMMIT}", LEADER, VOTE))
    if is_elsewhere:
        notebook.write(f"# Other\n\n- Compaction merges :: old files\n- {moved}\n", "other.md")
    notebook.after(_page(LEADER, VOTE, *([] if is_elsewhere else [moved])))

    now = {card.card_id: (card.answer, card.reviews, card.changed) for card in notebook.live()}
    expected = {card_id: (answer, 1, False) for answer, card_id in known.items()}
    assert now == expected | {known["150 ms"]: ("300 ms", 1, True)}
    assert notebook.collection.undecided() == []
    assert histories.lost(notebook, tmp_path / "copy") == []


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        # Turned round in its bullet.
        ([f"{COMMIT} {LEADER}", VOTE], [f"{LEADER} {NEVER}", VOTE], {"a majority"}),
        ([f"{COMMIT} {LEADER}"], [f"{LEADER} {NEVER}"], {"a majority"}),
        (
            [f"{LEADER} {COMMIT}", VOTE],
            [f"{COMMIT} {LEADER.replace('has', 'does not have')}", VOTE],
            {"one leader"},
        ),
        ([f"{FOUND} {LEADER}", VOTE], [f"{LEADER} {BEST}", VOTE], {"Best"}),
        # Taken to another bullet, which goes on as well.
        ([f"{COMMIT} {LEADER}", VOTE], [LEADER, f"{VOTE} {NEVER}"], {"a majority"}),
        (
            [f"{LEADER} {COMMIT}", VOTE],
            [COMMIT, f"{VOTE} {LEADER.replace('Raft', 'Paxos')}"],
            {"one leader"},
        ),
        ([f"{FOUND} {LEADER}", VOTE], [LEADER, f"{VOTE} {BEST}"], {"Best"}),
        ([f"{DATED} {LEADER}", VOTE], [LEADER, f"{VOTE} {DATED_BEST}"], {"Best", "1921"}),
        # One of two gaps, in its place.
        ([DATED, VOTE], [DATED_BEST, VOTE], {"Best"}),
        ([f"{DATED} {LEADER}", VOTE], [f"{DATED_BEST} {LEADER}", VOTE], {"Best"}),
    ],
)
def test_a_sentence_that_is_denied_or_names_another_goes_on_where_its_bullet_has_other_cards(
    notebook: Notebook, tmp_path: Path, before: list[str], after: list[str], changed: set[str]
):
    """As it does where nothing else is edited: it is due today."""
    known = _learned(notebook, *before)
    notebook.after(_page(*after))

    now = {card.card_id: card for card in notebook.live()}
    assert {card.answer for card in now.values() if card.changed} == changed
    assert now.keys() == known.keys()
    assert {card.reviews for card in now.values()} == {1}
    assert notebook.collection.undecided() == []
    assert histories.lost(notebook, tmp_path / "copy") == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # What stood there already, or still does.
        ([f"{LEADER} {COMMIT}", f"{VOTE} {_plain(NAMED)}"], [COMMIT, f"{VOTE} {NAMED}"]),
        ([f"{LEADER} {COMMIT}", VOTE], [f"{_plain(LEADER)} {COMMIT}", f"{VOTE} {NAMED}"]),
        # What is said of something else.
        (
            [f"{LEADER} {COMMIT}", VOTE],
            [COMMIT, f"{VOTE} A cabinet is led by ==one leader== in Rome."],
        ),
        # Another item of several.
        (
            ["Raft was shown in ==Rome== and ==Paris== last May.", VOTE],
            ["Raft was shown in ==Rome== and ==Berlin== last May.", VOTE],
        ),
    ],
)
def test_another_fact_of_a_bullet_that_has_other_cards_gets_no_history(
    notebook: Notebook, before: list[str], after: list[str]
):
    known = _by_answer(_learned(notebook, *before))
    notebook.after(_page(*after))

    now = _shown(notebook)
    [new] = [(card_id, answer) for card_id, (answer, _, reviews) in now.items() if not reviews]
    assert new[0] not in known.values()
    assert len(known.keys() & {answer for answer, _, reviews in now.values() if reviews}) == (
        len(known) - 1
    )


def test_a_card_that_went_on_elsewhere_is_due_as_early_where_its_answer_is_undone(
    notebook: Notebook,
):
    """It was changed where it stood before, and that was not answered yet."""
    _learned(notebook, COMMIT, LEADER, WAIT)
    waits = WAIT.replace("150", "300")
    notebook.after(_page(COMMIT, LEADER, waits))
    stood = notebook.card("waits for […]")
    notebook.after(_page(f"{LEADER} {waits}", COMMIT))
    before = notebook.live()
    (card,) = [card for card in before if card.answer == "300 ms"]
    notebook.collection.answer(card.card_id, Rating.GOOD)  # type: ignore[arg-type]
    notebook.collection.undo()

    assert (card.changed, card.due_day) == (1, "2026-11-23")
    assert card.prompt_id != stood.prompt_id
    assert notebook.live() == before
    assert compare(notebook.base.db, notebook.folder / ".recall").agree


# Asked about -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bullet", "parts"),
    [
        (f"{COMMIT} {LEADER}", [COMMIT, LEADER.replace("Raft", "Paxos")]),
        (f"{LEADER} {COMMIT}", [LEADER.replace("Raft", "Paxos"), COMMIT]),
        (f"{COMMIT} {LEADER}", [COMMIT, LEADER.replace("has", "does not have")]),
        (f"{COMMIT} {LEADER}", [COMMIT, LEADER.replace("Raft", "Any Raft")]),
        (f"{COMMIT} {VOTE}", [COMMIT, VOTE.replace("in a", "within each")]),
        (f"{COMMIT} {WAIT}", [COMMIT, WAIT.replace("waits", "never waits")]),
        (f"{COMMIT[:-1]} and {LEADER}", [COMMIT, LEADER.replace("Raft", "Paxos")]),
        (f"{COMMIT} {VOTE} {LEADER}", [f"{COMMIT} {VOTE}", LEADER.replace("Raft", "Paxos")]),
    ],
)
def test_a_sentence_that_may_be_another_fact_since_its_bullet_was_split_is_asked_about(
    notebook: Notebook, tmp_path: Path, bullet: str, parts: list[str]
):
    """The others go on meanwhile. A *yes* gives it what was learned, a *no* leaves it new."""
    known = _by_answer(_learned(notebook, bullet))
    notebook.after(_page(*parts))
    meanwhile = _shown(notebook)
    [question] = notebook.collection.undecided()
    [part] = [one for one in parts if one[:-1] not in bullet]
    [answer] = part.split("==")[1::2]
    notebook.collection.decide(question, same=True)
    now = _shown(notebook)
    lost = histories.lost(notebook, tmp_path / "copy")
    notebook.collection.undo()

    others = {card_id: 1 for gap, card_id in known.items() if gap != answer}
    assert {one: reviews for one, (_, _, reviews) in meanwhile.items() if reviews} == others
    assert question.after == part.replace(f"=={answer}==", "[…]")
    assert question.before.count("[…]") == 1
    assert answer not in question.before
    assert _by_answer(now) == known
    assert {reviews for _, _, reviews in now.values()} == {1}
    assert lost == []
    assert _shown(notebook) == meanwhile
    assert notebook.collection.undecided() == [question]

    notebook.collection.decide(question, same=False)

    assert _shown(notebook) == meanwhile


def test_a_question_shows_what_is_hidden_where_that_is_what_changed(notebook: Notebook):
    """Nobody can say whether two bullets are one whose numbers are not shown."""
    port = "Etcd listens on port ==2379== for clients."
    _learned(notebook, f"{COMMIT} {port}", VOTE)
    notebook.write(_page(FOUND), "other.md")
    notebook.scan()
    notebook.write(_page(FOUND))
    notebook.write(_page(COMMIT, port.replace("2379", "2380"), VOTE), "other.md")
    notebook.scan(agreed=True)
    [question] = notebook.collection.undecided()

    shown = "Etcd listens on port […] for clients."
    assert question.before == f"{_plain(COMMIT)} {shown} → 2379"
    assert question.after == f"{shown} → 2380"


@pytest.mark.parametrize("more", ["", " So it is.", f" {VOTE}"])
def test_a_question_closes_when_its_sentence_is_as_it_was_though_its_bullet_stays_split(
    notebook: Notebook, tmp_path: Path, more: str
):
    """Whatever stands beside it, there is nothing to ask of a sentence that is itself again."""
    known = _by_answer(_learned(notebook, f"{COMMIT} {LEADER}"))
    notebook.after(_page(f"{NEVER}{more}", LEADER))
    asked = len(notebook.collection.undecided())
    notebook.after(_page(f"{COMMIT}{more}", LEADER))
    learned = [card for card in notebook.live() if card.reviews]
    lost = histories.lost(notebook, tmp_path / "copy")

    assert asked == 1
    assert notebook.collection.undecided() == []
    assert {card.answer: card.card_id for card in learned} == known
    assert {card.changed for card in learned} == {False}
    assert lost == []


@pytest.mark.parametrize(
    ("bullet", "parts", "asked"),
    [
        (f"{COMMIT} {LEADER}", [NEVER, NAMED], "one leader"),
        (f"{COMMIT} {LEADER} {VOTE}", [NEVER, NAMED, VOTE], "a majority"),
        (f"{COMMIT} {LEADER} {VOTE}", [f"{NEVER} {VOTE}", NAMED], "one leader"),
    ],
)
def test_of_two_sentences_that_may_be_others_one_is_asked_about_and_one_is_due(
    notebook: Notebook, tmp_path: Path, bullet: str, parts: list[str], asked: str
):
    """One question is put about one bullet: what it is not put about goes on as if it had been
    edited in its place."""
    known = _by_answer(_learned(notebook, bullet))
    notebook.after(_page(*parts))
    meanwhile = _shown(notebook)
    [question] = notebook.collection.undecided()
    changed = {card.answer for card in notebook.live() if card.changed}
    notebook.collection.decide(question, same=True)
    now = _shown(notebook)
    lost = histories.lost(notebook, tmp_path / "copy")
    notebook.collection.undo()

    learned = {one: card_id for one, card_id in known.items() if one != asked}
    assert {one for one, (_, _, reviews) in meanwhile.items() if reviews} == {*learned.values()}
    assert changed == {"a majority", "one leader"} - {asked}
    assert asked not in question.before
    assert _by_answer(now) == known
    assert {reviews for _, _, reviews in now.values()} == {1}
    assert lost == []
    assert _shown(notebook) == meanwhile

    notebook.collection.decide(question, same=False)

    assert _shown(notebook) == meanwhile


def test_two_machines_that_split_a_bullet_of_which_two_sentences_may_be_others_are_alike(
    machines: tuple[Machine, Machine],
):
    desk, lap = machines
    shared(desk, lap, _page(f"{COMMIT} {LEADER}"))
    known = _by_answer(_shown(desk))
    desk.write(_page(NEVER, NAMED))
    desk.give_notes(lap)
    desk.scan()
    lap.scan()
    assert_alike(desk, lap)
    [question] = lap.collection.undecided()
    assert desk.collection.undecided() == [question]
    lap.collection.decide(question, same=True)
    assert_alike(desk, lap)

    assert _by_answer(_shown(desk)) == _by_answer(_shown(lap)) == known
    assert_one_collection(desk, lap)


@pytest.mark.parametrize(
    ("sentence", "touched"),
    [
        (WAIT, WAIT.replace("stands for", "calls")),
        (LEADER, LEADER.replace("Raft", "Paxos")),
        (LEADER, LEADER.replace("has", "never has")),
    ],
)
def test_a_bullet_that_moves_while_it_may_become_another_fact_is_asked_about(
    notebook: Notebook, tmp_path: Path, sentence: str, touched: str
):
    """A *yes* gives it all that was learned; after a *no* what nobody touched goes on."""
    known = _by_answer(_learned(notebook, f"{sentence} {COMMIT}", VOTE))
    moved = _page(VOTE, f"{touched} {COMMIT}")
    notebook.after(moved)
    meanwhile = _shown(notebook)
    [question] = notebook.collection.undecided()
    answer = sentence.split("==")[1]
    notebook.collection.decide(question, same=True)
    same = _by_answer(_shown(notebook))
    lost = histories.lost(notebook, tmp_path / "copy")
    notebook.collection.undo()
    notebook.collection.decide(question, same=False)
    after_no = _shown(notebook)
    notebook.collection.undo()
    asked_again = notebook.collection.undecided()
    open_again = _shown(notebook)
    notebook.collection.decide(question, same=False)

    assert question.before == f"{sentence.replace(f'=={answer}==', '[…]')} {_plain(COMMIT)}"
    assert question.after == f"{touched.replace(f'=={answer}==', '[…]')} {_plain(COMMIT)}"
    assert same == known
    assert lost == []
    learned = {card_id for card_id, (_, _, reviews) in after_no.items() if reviews}
    assert learned == {card_id for gap, card_id in known.items() if gap != answer}
    assert asked_again == [question]
    assert open_again == meanwhile
    assert _shown(notebook) == after_no
    assert histories.lost(notebook, tmp_path / "copy") == []
    notebook.after(f"{moved}\n")
    assert _shown(notebook) == after_no


def test_nothing_is_asked_of_a_gap_whose_sentence_went_beside_one_that_nobody_answered(
    notebook: Notebook,
):
    """What is left of the bullet never was what was learned."""
    notebook.after(_page(f"{VOTE} {WAIT}", COMMIT))
    for card in notebook.live():
        if card.answer == "150 ms":
            notebook.collection.answer(card.card_id, Rating.EASY)  # type: ignore[arg-type]
    notebook.after(_page(VOTE, COMMIT))

    assert notebook.collection.undecided() == []

    notebook.after(_page(VOTE, WAIT, COMMIT))

    assert [(card.answer, card.reviews) for card in notebook.live() if card.reviews] == [
        ("150 ms", 1)
    ]


def test_nothing_is_asked_again_of_what_was_learned_where_its_sentence_is_back_meanwhile(
    notebook: Notebook,
):
    """A *no* that is taken back leaves what the notes say by now as it is."""
    known = _by_answer(_learned(notebook, f"{COMMIT} {LEADER}", VOTE))
    notebook.after(_page(COMMIT, LEADER.replace("Raft", "Paxos"), VOTE))
    (question,) = notebook.collection.undecided()
    notebook.collection.decide(question, same=False)
    notebook.after(_page(COMMIT, LEADER.replace("Raft", "Paxos"), LEADER, VOTE))
    before = _shown(notebook)
    notebook.collection.undo()

    assert notebook.collection.undecided() == []
    assert _shown(notebook) == before
    assert before[known["one leader"]] == ("one leader", 8, 1)


def test_a_subject_that_is_written_out_as_a_bullet_is_split_brings_its_card_back(
    notebook: Notebook,
):
    known = _by_answer(_learned(notebook, f"{COMMIT[:-1]} and it has ==one leader==."))
    notebook.after(_page(COMMIT, "A term has ==one leader==."))

    now = {card.answer: (card.card_id, card.changed) for card in notebook.live()}
    assert now["one leader"] == (known["one leader"], True)
    assert now["a majority"] == (known["a majority"], False)


def test_a_bullet_that_is_whole_again_has_its_cards_though_nobody_answered(notebook: Notebook):
    known = _learned(notebook, f"{COMMIT} {LEADER}")
    notebook.after(_page(COMMIT, LEADER.replace("Raft", "Paxos")))
    notebook.after(_page(f"{COMMIT} {LEADER}"))

    assert _shown(notebook) == known
    assert notebook.collection.undecided() == []


def test_a_sentence_that_is_itself_again_has_its_card_though_nobody_answered(notebook: Notebook):
    known = _by_answer(_learned(notebook, f"{COMMIT} {LEADER}"))
    notebook.after(_page(COMMIT, LEADER.replace("Raft", "Paxos")))
    notebook.after(_page(COMMIT, LEADER))

    assert _by_answer(_shown(notebook)) == known
    assert notebook.collection.undecided() == []


_PAXOS = LEADER.replace("Raft", "Paxos")


@pytest.mark.parametrize(
    ("bullets", "parts", "again"),
    [
        # In a bullet of its own, or as it stood; also beside a gap that nobody touched.
        ([f"{COMMIT} {LEADER}", VOTE], [COMMIT, _PAXOS, VOTE], [COMMIT, LEADER, VOTE]),
        ([f"{COMMIT} {LEADER}", VOTE], [COMMIT, _PAXOS, VOTE], [f"{COMMIT} {LEADER}", VOTE]),
        ([LEADER, VOTE], [VOTE, _PAXOS], [VOTE, LEADER]),
        ([f"{LEADER} {COMMIT}", VOTE], [VOTE, f"{_PAXOS} {COMMIT}"], [VOTE, f"{LEADER} {COMMIT}"]),
        (["Raft was published in 2014.", VOTE], [VOTE, "Raft was published in 2013."],
         [VOTE, "Raft was published in 2014."]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("is_learned", [False, True])
def test_a_card_that_was_said_to_be_another_fact_leaves_the_first_one_its_sentence(
    notebook: Notebook,
    tmp_path: Path,
    bullets: list[str],
    parts: list[str],
    again: list[str],
    is_learned: bool,
):
    """Each has its own history, whichever of the two the notes say."""
    notebook.after(_page(*bullets))
    notebook.walk()
    first = _learned(notebook, *bullets)
    notebook.after(_page(*parts))
    (question,) = notebook.collection.undecided()
    notebook.collection.decide(question, same=False)
    if is_learned:
        notebook.now += timedelta(days=9)
        notebook.learn()
    second = _shown(notebook)
    notebook.after(_page(*again))
    back = _shown(notebook)
    changed = [card.answer for card in notebook.live() if card.changed]
    lost = histories.lost(notebook, tmp_path / "copy")
    notebook.after(_page(*parts))

    assert _by_answer(back) == _by_answer(first)
    assert changed == []
    assert notebook.collection.undecided() == []
    assert lost == []
    if is_learned:
        assert _shown(notebook) == second


# In other files ----------------------------------------------------------------------------------


def _other(*bullets: str) -> str:
    return "# Other\n\n" + "".join(f"- {bullet}\n" for bullet in bullets)


def _learned_in_two(notebook: Notebook, bullets: list[str], others: list[str]) -> dict[str, str]:
    notebook.write(_other(*others), "other.md")
    return _by_answer(_learned(notebook, *bullets))


VOTES = "A candidate with an old log gets ==no votes== from its peers."
VOTES_ALONE = VOTES.replace("==no votes==", "no ==votes==")


def test_a_decision_about_one_gap_is_told_with_the_question_that_was_put(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
):
    """Whoever reads the log, or takes the answer back, has to know which one it was."""
    _learned(notebook, f"{COMMIT} {LEADER}", VOTE)
    notebook.after(_page(COMMIT, LEADER.replace("Raft", "Paxos"), VOTE))
    (question,) = notebook.collection.undecided()
    monkeypatch.setenv("RECALL_NOW", f"{notebook.now:%Y-%m-%dT%H:%M:%SZ}")
    asked = "Raft needs a majority to commit. Raft has […] per term."

    notebook.collection.decide(question, same=True)
    log = CliRunner().invoke(recall, ["-C", str(notebook.folder), "log", "decided"])
    (undone,) = notebook.collection.undo()

    assert question.before == asked
    (line,) = log.stdout.splitlines()
    assert line.endswith(f"decided: the same fact  {asked}")
    assert undone.front == asked


PAXOS = "Paxos was described by ==Lamport== on a Greek island."
BOTH = f"{COMMIT[:-1]} and {LEADER}"


@pytest.mark.parametrize(
    "states",
    [
        # A part is moved, also to a bullet there.
        [([f"{COMMIT} {LEADER}"], [PAXOS]), ([COMMIT], [PAXOS, LEADER])],
        [([BOTH], [PAXOS]), ([LEADER], [PAXOS, COMMIT])],
        [([f"{COMMIT} {LEADER}"], [PAXOS]), ([COMMIT], [f"{PAXOS[:-1]} and {LEADER}"])],
        [([f"{COMMIT} {LEADER}"], [PAXOS]), ([], [PAXOS, LEADER, COMMIT])],
        # A bullet is moved, and joined.
        [([COMMIT], [PAXOS, LEADER]), ([f"{COMMIT} {LEADER}"], [PAXOS])],
        [([COMMIT], [PAXOS, LEADER]), ([BOTH], [PAXOS])],
        # Cut, and pasted some other day; or pasted first.
        [([f"{COMMIT} {LEADER}"], [PAXOS]), ([COMMIT], [PAXOS]), ([COMMIT], [PAXOS, LEADER])],
        [([f"{COMMIT} {LEADER}"], [PAXOS]), ([f"{COMMIT} {LEADER}"], [PAXOS, LEADER]),
         ([COMMIT], [PAXOS, LEADER])],
    ],
)  # fmt: skip
def test_a_gap_goes_on_in_another_file_that_has_its_sentence(
    notebook: Notebook, tmp_path: Path, states: list[tuple[list[str], list[str]]]
):
    known = _learned_in_two(notebook, *states[0])
    for here, there in states[1:]:
        notebook.write(_other(*there), "other.md")
        notebook.after(_page(*here))

    learned = {answer: card_id for card_id, (answer, _, reviews) in _shown(notebook).items()
               if reviews == 1}  # fmt: skip
    assert learned == known
    assert notebook.collection.undecided() == []
    assert histories.lost(notebook, tmp_path / "copy") == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([BOTH], [COMMIT, LEADER]),
        ([f"{COMMIT} {LEADER}"], [COMMIT, LEADER]),
        ([COMMIT, LEADER], [BOTH]),
        ([COMMIT, LEADER], [f"{COMMIT} {LEADER}"]),
    ],
)
def test_a_bullet_is_split_or_joined_in_a_file_that_gets_another_name(
    notebook: Notebook, before: list[str], after: list[str]
):
    """Also where nothing else of the file tells that it is the same."""
    notebook.after(_other(*before))
    notebook.learn()
    known = _by_answer(_shown(notebook))
    notebook.remove()
    notebook.after(_other(*after), "renamed.md")

    assert _by_answer(_shown(notebook)) == known
    assert {reviews for _, _, reviews in _shown(notebook).values()} == {1}


@pytest.mark.parametrize("name", ["talk.md", "other.md"])
@pytest.mark.parametrize("turned", [False, True])
def test_a_subject_renamed_while_all_bullets_are_split_is_asked_about_whatever_the_file_is_called(
    notebook: Notebook, name: str, turned: bool
):
    """The other sentences say that it is the same file."""
    paxos = COMMIT.replace("Raft", "Paxos")
    parts = [paxos, LEADER, WAIT, VOTE]
    notebook.after(_other(f"{COMMIT} {LEADER}", f"{WAIT} {VOTE}"))
    notebook.learn()
    if name != "talk.md":
        (notebook.folder / "talk.md").unlink()
    notebook.after(_other(*(parts[::-1] if turned else parts)), name)
    questions = notebook.collection.undecided()

    assert [(one.before, one.after) for one in questions] == [
        ("Raft needs […] to commit. Raft has one leader per term.", "Paxos needs […] to commit.")
    ]
    assert notebook.collection.decide(questions[0], same=True) is None
    assert {(card.answer, card.reviews) for card in notebook.live()} == {
        ("a majority", 1),
        ("one leader", 1),
        ("150 ms", 1),
        ("once", 1),
    }


@pytest.mark.parametrize(
    ("there", "asked"),
    [
        # Into two new files, a word touched in each.
        (
            {"one.md": [COMMIT, NAMED], "two.md": [VOTE, WAIT.replace("waits", "never waits")]},
            [(f"{PLAIN_COMMIT} Raft has […] per term.", "Paxos has […] per term."),
             ("A server votes once in a term. A follower waits for […] before it stands for"
              " election.",
              "A follower never waits for […] before it stands for election.")],
        ),
        # A part into a file that was there.
        (
            {"talk.md": [COMMIT, VOTE, WAIT], "more.md": [PAXOS, NAMED]},
            [(f"{PLAIN_COMMIT} Raft has […] per term.", "Paxos has […] per term.")],
        ),
    ],
)  # fmt: skip
def test_a_sentence_touched_as_it_went_to_another_file_is_asked_about(
    notebook: Notebook, tmp_path: Path, there: dict[str, list[str]], asked: list[tuple[str, str]]
):
    """As a bullet of its own would be."""
    notebook.write(_other(PAXOS), "more.md")
    notebook.after(_other(f"{COMMIT} {LEADER}", f"{VOTE} {WAIT}"))
    notebook.learn()
    notebook.remove()
    for name, bullets in there.items():
        notebook.write(_other(*bullets), name)
    notebook.scan(agreed=True)

    questions = notebook.collection.undecided()
    assert sorted((one.before, one.after) for one in questions) == sorted(asked)
    assert histories.lost(notebook, tmp_path / "copy") == []
    for question in notebook.collection.undecided():
        notebook.collection.decide(question, same=True)
    assert [card.reviews for card in notebook.live()] == [1] * 5


def test_a_file_that_has_one_sentence_of_another_that_went_is_not_that_file(notebook: Notebook):
    """What else it says is another fact, and nobody is asked about it."""
    others = ["Zab needs ==two thirds== to commit.", "Chubby has ==five servers== per cell."]
    notebook.after(_other(f"{COMMIT} {LEADER}", f"{WAIT} {VOTE}"))
    notebook.learn()
    (notebook.folder / "talk.md").unlink()
    notebook.after(_other(*others, LEADER), "other.md")

    assert notebook.collection.undecided() == []
    assert {(card.answer, card.reviews) for card in notebook.live()} == {
        ("two thirds", 0),
        ("five servers", 0),
        ("one leader", 1),
    }


def test_what_is_said_of_it_in_another_file_some_other_day_may_be_said_of_something_else(
    notebook: Notebook,
):
    """Of what, the bullet before it told."""
    vague = "It has ==one leader== per term."
    known = _learned_in_two(notebook, [f"{COMMIT} {vague}"], [PAXOS])
    notebook.after(_page(COMMIT))
    notebook.after(_other(PAXOS, vague), "other.md")

    now = _shown(notebook)
    assert known["one leader"] not in now
    assert [reviews for answer, _, reviews in now.values() if answer == "one leader"] == [0]


@pytest.mark.parametrize(
    ("before", "after", "answer"),
    [
        # A sentence is joined, and its gap made narrower.
        ([VOTES, PAXOS], [f"{VOTES_ALONE[:-1]} and {PAXOS}"], "votes"),
        ([VOTES, PAXOS], [f"{PAXOS} {VOTES_ALONE}"], "votes"),
        ([f"{PAXOS[:-1]} and {VOTES}"], [PAXOS, VOTES_ALONE], "votes"),
        ([f"{COMMIT} {VOTES}"], [f"{COMMIT} {PAXOS} {VOTES_ALONE}"], "votes"),
        # One that was joined to one bullet is joined to another.
        ([f"{PAXOS[:-1]} and {VOTES}", COMMIT], [PAXOS, f"{VOTES[:-1]}, while {COMMIT}"],
         "no votes"),
    ],
)  # fmt: skip
def test_a_gap_goes_on_in_the_same_words_however_much_of_them_is_hidden_and_around_them(
    notebook: Notebook, before: list[str], after: list[str], answer: str
):
    known = _by_answer(_learned(notebook, *before))
    notebook.after(_page(*after))

    known[answer] = known.pop("no votes")
    learned = {card_id: one for card_id, one in _shown(notebook).items() if one[2]}
    assert _by_answer(learned) == known
    assert notebook.collection.undecided() == []


def test_a_gap_unmarked_while_its_bullet_is_split_goes_on_where_the_rules_ask_the_same(
    notebook: Notebook, tmp_path: Path
):
    """As in its own place: it hides a word less, and is due today."""
    known = _by_answer(_learned(notebook, f"{COMMIT} {WAIT}"))
    notebook.after(_page(COMMIT, _plain(WAIT)))
    now = {card.answer: (card.card_id, card.reviews, card.changed) for card in notebook.live()}
    lost = histories.lost(notebook, tmp_path / "copy")
    notebook.after(_page(COMMIT, WAIT))

    assert now == {
        "dead rows": (known["dead rows"], 1, False),
        "a majority": (known["a majority"], 1, False),
        "150": (known["150 ms"], 1, True),
    }
    assert lost == []
    assert _by_answer(_shown(notebook)) == known


def test_a_clause_that_does_not_say_of_what_it_speaks_goes_on_behind_no_other(
    notebook: Notebook,
):
    """*Paxos … has one leader per term* is another fact."""
    known = _by_answer(_learned(notebook, f"{COMMIT[:-1]} and has ==one leader== per term."))
    notebook.write(_other("Paxos is older and has ==one leader== per term."), "other.md")
    notebook.after(_page(COMMIT))

    assert known["one leader"] not in _shown(notebook)


# Several machines --------------------------------------------------------------------------------


def test_a_machine_that_hears_of_a_split_bullet_has_the_same_cards(
    machines: tuple[Machine, Machine],
):
    """What it answers then counts for the card that went on, also on the first machine."""
    desk, lap = machines
    shared(desk, lap, _page(f"{COMMIT} {LEADER} {WAIT}"))
    known = _by_answer(_shown(desk))
    desk.after(_page(COMMIT, LEADER, WAIT))
    desk.give(lap)
    lap.scan()
    lap.now = desk.now
    lap.learn()
    lap.give_journal(desk)
    desk.scan()

    assert _by_answer(_shown(desk)) == _by_answer(_shown(lap)) == known
    assert {reviews for _, _, reviews in _shown(desk).values()} == {2}
    assert_one_collection(desk, lap)


def test_two_machines_that_read_a_split_bullet_by_themselves_keep_one_card_of_each_gap(
    machines: tuple[Machine, Machine],
):
    desk, lap = machines
    shared(desk, lap, _page(f"{COMMIT} {LEADER}"))
    known = _by_answer(_shown(desk))
    desk.write(_page(COMMIT, LEADER))
    desk.give_notes(lap)
    desk.scan()
    lap.scan()
    lap.learn()

    assert_alike(desk, lap)
    assert _by_answer(_shown(desk)) == known
    assert {reviews for _, _, reviews in _shown(desk).values()} == {2}
    assert_one_collection(desk, lap)


def test_what_was_answered_elsewhere_before_a_bullet_was_split_counts(
    machines: tuple[Machine, Machine],
):
    desk, lap = machines
    shared(desk, lap, _page(f"{COMMIT} {LEADER}"))
    known = _by_answer(_shown(desk))
    lap.learn()
    desk.after(_page(COMMIT, LEADER))
    desk.give(lap)
    lap.scan()

    assert_alike(desk, lap)
    assert _by_answer(_shown(lap)) == known
    assert {reviews for _, _, reviews in _shown(lap).values()} == {2}
    assert_one_collection(desk, lap)


def test_a_sentence_cut_elsewhere_takes_no_card_out_that_went_on_here(
    machines: tuple[Machine, Machine],
):
    """That machine took it out of a bullet which has been split meanwhile."""
    desk, lap = machines
    shared(desk, lap, _page(f"{COMMIT} {VOTE} {LEADER}"))
    known = _by_answer(_shown(desk))
    lap.after(_page(f"{VOTE} {LEADER}"))
    desk.after(_page(COMMIT, f"{VOTE} {LEADER}"))
    desk.give(lap)
    lap.scan()

    assert_alike(desk, lap)
    assert _by_answer(_shown(desk)) == known


def test_a_copy_that_was_learned_elsewhere_meanwhile_leaves_one_card_of_each_gap(
    machines: tuple[Machine, Machine],
):
    desk, lap = machines
    shared(desk, lap, _page(f"{COMMIT} {LEADER}"))
    known = _by_answer(_shown(desk))
    desk.after(_page(f"{COMMIT} {LEADER}", COMMIT, LEADER))
    desk.give(lap)
    lap.scan()
    lap.learn()
    desk.after(_page(COMMIT, LEADER))
    desk.give(lap)
    lap.scan()

    assert_alike(desk, lap)
    assert _by_answer(_shown(desk)) == _by_answer(_shown(lap)) == known
    assert_one_collection(desk, lap)


@pytest.mark.parametrize(
    ("first", "there", "here"),
    [
        ([f"{COMMIT} {LEADER}"], [LEADER, COMMIT], [f"{LEADER} {COMMIT}"]),
        ([f"{COMMIT} {LEADER}"], [LEADER, COMMIT], [f"{COMMIT[:-1]} and {LEADER}"]),
        ([LEADER, COMMIT], [f"{COMMIT[:-1]} and {LEADER}"], [LEADER, COMMIT]),
    ],
)
def test_a_bullet_that_is_split_here_and_turned_there_loses_no_gap(
    machines: tuple[Machine, Machine], first: list[str], there: list[str], here: list[str]
):
    """Neither had heard of the other; in the end both have the notes of the one."""
    desk, lap = machines
    shared(desk, lap, _page(*first))
    known = _by_answer(_shown(desk))
    desk.after(_page(*there))
    lap.now = desk.now
    lap.after(_page(*here))
    lap.give(desk)
    desk.now = lap.now
    desk.scan()

    assert_alike(desk, lap)
    assert _by_answer(_shown(desk)) == _by_answer(_shown(lap)) == known
    assert {reviews for _, _, reviews in _shown(desk).values()} == {1}
    assert_one_collection(desk, lap)


def test_a_gap_that_came_back_before_its_history_gets_it_when_its_bullet_is_gone(
    machines: tuple[Machine, Machine],
):
    """Until then the other bullet may be still to come, and nothing is taken from it."""
    desk, lap = machines
    shared(desk, lap, _page(f"{COMMIT} {LEADER}"))
    known = _by_answer(_shown(desk))
    lap.after(_page(COMMIT, LEADER))
    lap.give_journal(desk)
    desk.now = lap.now
    desk.scan()
    desk.after(_page(f"{LEADER} {COMMIT}"))
    desk.give(lap)
    lap.now = desk.now
    lap.scan()

    assert_alike(desk, lap)
    assert _by_answer(_shown(desk)) == _by_answer(_shown(lap)) == known
    assert {reviews for _, _, reviews in _shown(desk).values()} == {1}


def test_a_machine_that_hears_of_a_touched_part_has_its_card_due_as_early(
    machines: tuple[Machine, Machine],
):
    """And has so again once the answer that came after it is undone."""
    desk, lap = machines
    shared(desk, lap, _page(f"{COMMIT} {WAIT}"))
    desk.after(_page(COMMIT, WAIT.replace("150", "300")))
    desk.give(lap)
    lap.scan()
    before = schedules(desk)
    assert schedules(lap) == before

    waits = next(card for card in lap.live() if card.answer == "300 ms")
    lap.now += timedelta(minutes=1)
    lap.collection.answer(waits.card_id, Rating.GOOD)  # type: ignore[arg-type]
    lap.collection.undo()

    assert waits.changed
    assert schedules(lap) == before
    assert_one_collection(desk, lap)


def test_a_part_that_is_asked_about_is_one_question_on_all_machines(
    machines: tuple[Machine, Machine],
):
    """Also where each found it by itself; whoever answers, answers for both."""
    desk, lap = machines
    shared(desk, lap, _page(f"{COMMIT} {LEADER}"))
    known = _by_answer(_shown(desk))
    desk.write(_page(COMMIT, LEADER.replace("Raft", "Paxos")))
    desk.give_notes(lap)
    desk.scan()
    lap.scan()
    assert_alike(desk, lap)
    [question] = lap.collection.undecided()
    assert desk.collection.undecided() == [question]
    lap.collection.decide(question, same=True)
    assert_alike(desk, lap)

    assert _by_answer(_shown(desk)) == _by_answer(_shown(lap)) == known
    assert desk.collection.undecided() == []
    assert_one_collection(desk, lap)


@pytest.mark.parametrize("first", ["desk", "lap"])
def test_a_part_that_is_asked_about_here_and_edited_there_costs_no_other_card(
    machines: tuple[Machine, Machine], first: str
):
    """The notes of the one or of the other count in the end."""
    desk, lap = machines
    shared(desk, lap, _page(f"{COMMIT} {LEADER}"))
    known = _by_answer(_shown(desk))
    desk.after(_page(COMMIT, LEADER.replace("Raft", "Paxos")))
    lap.now = desk.now
    lap.after(_page(f"{COMMIT} {LEADER[:-1]}, as a rule."))
    giver, taker = (desk, lap) if first == "desk" else (lap, desk)
    giver.now = taker.now
    giver.give(taker)
    taker.scan()
    taker.give(giver)
    giver.scan()
    assert_alike(desk, lap)

    now = _shown(desk)
    assert {now[known[each]][2] for each in known if each != "one leader"} == {1}
    assert len(now) == 3
    assert_one_collection(desk, lap)
