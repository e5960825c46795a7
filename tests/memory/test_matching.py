"""Which prompt a draft is: one to one, always the same way, and never a wrong one."""

from __future__ import annotations

import random
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from memory.notebook import Notebook

from recall import deckfiles, ranking
from recall.cards import Gap, GapText, PromptId, Question, Wording
from recall.matching import (
    Edit,
    Known,
    Offer,
    PlacedPin,
    Spot,
    align,
    assign_slots,
    fingerprint,
    match,
    near_twins,
    numbered,
    pin,
)
from recall.matching.edits import compare
from recall.notes import Context, Note, Span
from recall.store import wordings


def gaps(*pieces: str | tuple[int, str]) -> GapText:
    return GapText(tuple(p if isinstance(p, str) else Gap(*p) for p in pieces))


# Fingerprints and pins --------------------------------------------------------------------


def test_marks_that_are_part_of_the_text_count():
    assert fingerprint(Question("a * b", "x")) != fingerprint(Question("a b", "x"))
    assert fingerprint(Question("snake_case", "x")) != fingerprint(Question("snake case", "x"))
    assert fingerprint(Question("~5", "x")) != fingerprint(Question("5", "x"))


def test_a_fingerprint_is_blind_to_spacing_case_markup_and_the_numbers_of_gaps():
    assert fingerprint(Question("What is WAL?", "a log")) == fingerprint(
        Question("what  is **wal**?", "A `log`")
    )
    assert fingerprint(gaps("a ", (1, "b"), (2, "c"))) == fingerprint(
        gaps("a ", (4, "b"), (3, "c"))
    )
    assert fingerprint(gaps("a ", (1, "b"), (2, "c"))) != fingerprint(
        gaps("a ", (1, "b"), (1, "c"))
    )
    assert fingerprint(Question("a", "b")) != fingerprint(Question("a", "b", both_ways=True))


def test_a_pin_knows_what_cards_are_made_of_and_not_where_the_note_stands():
    note = Note("WAL makes commits durable.", Span(3, 3))
    here, there = Context(section=("A",), deck="D", tags=("x",)), Context(section=("B",))

    assert pin(note, here) == pin(Note(note.text, Span(90, 90), depth=1), there)
    assert pin(note, here) != pin(Note("WAL makes commits **durable**.", note.span), here)
    assert pin(note, here) != pin(note, Context(speaker="Ada Rowe"))
    child = Note("and quick", Span(4, 4))
    assert pin(note, here) != pin(Note(note.text, note.span, (child,)), here)


def test_the_first_of_a_set_is_pinned_with_the_others():
    """Its card asks for all of them; theirs only know that there is a set."""
    one, two, three = (
        Note(text, Span(line, line))
        for line, text in enumerate(("warm flour", "uneven grain", "loud stones"), 1)
    )
    other = replace(three, text="bran in the sieve")
    lead = Context(lead_in="Signs of a tired mill stone:", language="en")
    before, after = (
        replace(lead, siblings=notes) for notes in ((one, two, three), (one, two, other))
    )

    assert pin(one, before) != pin(one, after)
    assert pin(two, before) == pin(two, after)
    assert pin(two, before) != pin(two, lead)


@given(
    st.builds(Question, st.text(), st.text(), st.text(), st.booleans())
    | st.lists(st.text() | st.builds(Gap, st.integers(1, 99), st.text(), st.text(), st.text())).map(
        lambda pieces: GapText(tuple(pieces))
    )
)
def test_a_wording_is_read_back_as_it_was_written(wording: Wording):
    assert wordings.from_json(wordings.to_json(wording)) == wording


# Kinds of edit ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "edit"),
    [
        ("a plan first", "a **plan** first.", Edit.NONE),
        ("read, then plan", "plan, then read", Edit.SMALL),
        ("it is quick", "it is quite quick", Edit.REWORDED),
        ("it may fail", "it must fail", Edit.FACT),
        ("it works", "it doesn't work", Edit.FACT),
        ("nadie lo sabe", "todo el mundo lo sabe", Edit.FACT),
        ("it costs 5 %", "it costs 15 %", Edit.FACT),
        ("version 1.5", "version 1.50", Edit.FACT),
        ("Hinton won", "LeCun won", Edit.FACT),
        ("he won the prize", "Hinton won the prize", Edit.REWORDED),
        ("Ongaor wrote it", "Ongaro wrote it", Edit.SMALL),
        ("commits are durabel", "comits are durable", Edit.SMALL),
        ("it never fails", "it neevr fails", Edit.SMALL),
        ("several formats", "seevral formats", Edit.SMALL),
        ("it never fails", "it ever fails", Edit.FACT),
        ("they keep the log", "they kep the log", Edit.SMALL),
        ("it gie me more", "it give me more", Edit.SMALL),
        ("every entry", "evrey entry", Edit.SMALL),
        ("more is more", "more is moe", Edit.SMALL),
        ("after 300 seconds", "after 300 secnds", Edit.SMALL),
        ("seven servers", "sevn servers", Edit.SMALL),
        ("it takes time", "it takes tie", Edit.FACT),
        ("at this rate", "at this rat", Edit.FACT),
        ("three of them", "there of them", Edit.FACT),
        ("the servers write", "the server writes", Edit.SMALL),
        ("what the leader sends", "what the follower sends", Edit.FACT),
        ("a stateful server", "a stateless server", Edit.FACT),
        ("in ascending order", "in descending order", Edit.FACT),
        ("it is impossible", "it is possible", Edit.FACT),
        ("volatile memory", "non-volatile memory", Edit.FACT),
        ("the client trusts the server", "the server trusts the client", Edit.FACT),
        ("Codd followed Bachman in the field", "Bachman followed Codd in that field", Edit.FACT),
        ("Codd followed Bachman", "Codd was followed by Bachman", Edit.FACT),
        ("Codd followed Bachman", "Bachman was followed by Codd", Edit.REWORDED),
        ("prices rise because demand grows now", "demand grows because prices rise", Edit.FACT),
        (
            "prices rise now because demand grows",
            "because demand grows, prices rise",
            Edit.REWORDED,
        ),
        ("hepatitis A is rare", "hepatitis B is rare", Edit.FACT),
        ("x + y is even", "x - y is even", Edit.FACT),
        ("x + y is even", "x plus y is even", Edit.REWORDED),
        ("GPT-4o is cheap", "GPT-4 is cheap", Edit.FACT),
        ("al este del río", "al oeste del río", Edit.FACT),
        ("14 percent of them", "14 pecrent of them", Edit.SMALL),
        ("it fails because people wait", "it fails bc ppl wait", Edit.SMALL),
        ("the book teaches it", "the book teachers it", Edit.FACT),
        ("the server writes it", "the server wrote it", Edit.SMALL),
        ("it doesn't work here", "it dosen't work here", Edit.SMALL),
        ("it doesn't work here", "it does'nt work here", Edit.NONE),
        ("it fails because of TCP", "it fails because of topics", Edit.FACT),
        ("10ms", "10 milliseconds", Edit.NONE),
        ("10 ms", "10 s", Edit.FACT),
        ("5 percent", "5 %", Edit.NONE),
        ("-5 degrees", "5 degrees", Edit.FACT),
        ("C is fast", "C++ is fast", Edit.FACT),
        ("x < 3 holds", "x > 3 holds", Edit.FACT),
        ("the first to write", "the last to write", Edit.FACT),
        ("everything goes through it", "nothing goes through it", Edit.FACT),
    ],
)
def test_what_kind_of_edit_lies_between_two_texts(old: str, new: str, edit: Edit):
    assert compare(old, new).edit is edit


@given(st.text(), st.text())
def test_any_two_texts_can_be_compared(old: str, new: str):
    comparison = compare(old, new)

    assert 0 <= comparison.likeness <= 100
    assert compare(old, old).edit is Edit.NONE


# Slots ------------------------------------------------------------------------------------


def test_gaps_of_a_new_prompt_are_numbered_as_they_stand():
    assert numbered(gaps((7, "a"), " ", (3, "b"), (7, "c"))) == gaps(
        (1, "a"), " ", (2, "b"), (1, "c")
    )


def test_an_item_put_into_a_list_leaves_the_slots_of_the_others():
    old = gaps("A cache needs 1) ", (1, "a limit"), "; 2) ", (2, "a policy"))
    new = gaps(
        "A cache needs 1) ", (1, "a limit"), "; 2) ", (2, "metrics"), "; 3) ", (3, "a policy")
    )

    plan = assign_slots(old, new, {})

    assert plan is not None
    assert (set(plan.kept), plan.revived, plan.added, plan.retired) == ({1, 2}, {}, (3,), ())
    assert plan.wording == gaps(
        "A cache needs 1) ", (1, "a limit"), "; 2) ", (3, "metrics"), "; 3) ", (2, "a policy")
    )


TRANSPORT = ((1, "TCP"), " is reliable and ", (2, "UDP"), " is fast to send")


@pytest.mark.parametrize(
    ("old", "new", "edit"),
    [
        # What is said of one is said of the other now.
        (TRANSPORT, ((1, "UDP"), " is reliable and ", (2, "TCP"), " is fast to send"), Edit.FACT),
        (
            ((1, "tcp"), " is reliable and ", (2, "udp"), " is fast"),
            ((1, "udp"), " is reliable and ", (2, "tcp"), " is fast"),
            Edit.FACT,
        ),
        (
            ((1, "TCP"), " is reliable and UDP is fast"),
            ("UDP is reliable and ", (1, "TCP"), " is fast"),
            Edit.FACT,
        ),
        # The same is said in another order.
        (TRANSPORT, ((1, "UDP"), " is fast to send and ", (2, "TCP"), " is reliable"), Edit.SMALL),
        (
            ("Stages are ", (1, "read"), ", ", (2, "plan"), " and ", (3, "apply")),
            ("Stages are ", (1, "apply"), ", ", (2, "read"), " and ", (3, "plan")),
            Edit.SMALL,
        ),
        (("Points: 1) ", (1, "a"), "; 2) ", (2, "b")), ("Points: 1) ", (1, "b"), "; 2) ", (2, "a")),
         Edit.SMALL),
    ],
)  # fmt: skip
def test_a_gap_goes_with_what_is_said_of_it(old: tuple, new: tuple, edit: Edit):
    plan = assign_slots(gaps(*old), gaps(*new), {})

    assert plan is not None
    assert set(plan.kept) == {piece[0] for piece in old if isinstance(piece, tuple)}
    assert max(plan.kept.values()) <= edit
    assert (max(plan.kept.values()) is Edit.FACT) == (edit is Edit.FACT)
    assert not plan.added


def test_a_slot_that_was_given_up_is_not_given_again():
    plan = assign_slots(
        gaps("Two: ", (1, "read"), " and ", (2, "plan")),
        gaps("Two: ", (1, "read"), " and ", (2, "vacuuming")),
        {3: "old"},
    )

    assert plan is not None
    assert (plan.added, plan.retired) == ((4,), (2,))


def test_a_question_and_a_text_with_gaps_share_no_card():
    assert assign_slots(Question("a", "b"), gaps("a ", (1, "b")), {}) is None
    assert assign_slots(gaps("one ", (1, "alpha")), gaps("two ", (1, "omega")), {}) is None


ANSWERS = st.sampled_from(
    ["read", "plan", "apply", "vacuum the table", "write-ahead log", "7", "8"]
)
TEXTS = st.lists(ANSWERS, min_size=1, max_size=6, unique=True).map(
    lambda answers: gaps(
        "The stages are ", *(piece for n, a in enumerate(answers, 1) for piece in ((n, a), ", "))
    )
)


@settings(deadline=None)
@given(st.lists(TEXTS, min_size=2, max_size=6))
def test_no_slot_ever_stands_for_two_gaps(texts: list[GapText]):
    """What was learned about one gap must never be taken for another."""
    text, gone = numbered(texts[0]), dict[int, str]()
    for new in texts[1:]:
        assert isinstance(text, GapText)
        live = {gap.slot: gap.answer for gap in text.gaps}
        plan = assign_slots(text, new, gone)
        if plan is None:
            continue
        after = {gap.slot: gap.answer for gap in plan.wording.gaps}  # type: ignore[union-attr]
        assert set(after) == set(plan.kept) | set(plan.revived) | set(plan.added)
        assert set(live) == set(plan.kept) | set(plan.retired)
        assert not set(plan.added) & (set(live) | set(gone))
        for slot, edit in {**plan.kept, **plan.revived}.items():
            known = live.get(slot) or gone[slot]
            assert known == after[slot] or edit is Edit.FACT
        gone = {s: a for s, a in (gone | live).items() if s not in after}
        text = plan.wording


# Assignment -------------------------------------------------------------------------------

WORDS = "raft elects one leader per term because votes are counted once logs match".split()
FRONTS = st.lists(st.sampled_from(WORDS), min_size=3, max_size=7).map(" ".join)
SPOTS = st.builds(
    Spot,
    st.sampled_from(["a.md", "b.md"]),
    st.sampled_from([("A",), ("B",)]),
    st.integers(1, 40),
    st.sampled_from([None, 1, 2]),
)
ANCHORS = st.sampled_from([None, None, None, "one"])


@st.composite
def knowns(draw: st.DrawFn) -> list[Known]:
    found = []
    for number in range(draw(st.integers(0, 7))):
        wording = Question(draw(FRONTS), draw(FRONTS))
        orphan, reviewed = draw(st.booleans()), draw(st.booleans())
        found.append(
            Known(
                PromptId(f"p{number}"),
                wording,
                fingerprint(wording),
                f"{wording.front} {wording.answer}",
                draw(SPOTS),
                draw(ANCHORS),
                orphan,
                reviewed,
            )
        )
    return found


@st.composite
def offered(draw: st.DrawFn, known: list[Known]) -> list[Offer]:
    found = []
    for _ in range(draw(st.integers(0, 7))):
        wording: Wording = Question(draw(FRONTS), draw(FRONTS))
        if known and draw(st.booleans()):
            wording = draw(st.sampled_from(known)).wording
        text = " ".join((wording.front, wording.answer))  # type: ignore[union-attr]
        found.append(Offer(wording, fingerprint(wording), text, draw(SPOTS), draw(ANCHORS)))
    return found


@pytest.mark.parametrize("where", ["", " in Oslo", " in the data hall of Oslo"])
def test_like_bullets_that_all_say_more_at_once_keep_their_cards(where: str):
    """What one of them asks is nearly what the next one asks, but only one asks the same."""
    fronts = [f"What does shard {n} keep{where}?" for n in range(60)]
    before = [Question(front, f"its copy of {n % 7}") for n, front in enumerate(fronts)]
    after = [one._replace(answer=f"{one.answer} for long") for one in before]

    def note(wording: Question) -> str:
        return f"{wording.front} :: {wording.answer}"

    found = match(
        [
            Known(PromptId(f"{n:02}"), one, fingerprint(one), note(one), Spot("a.md", (), n, 1))
            for n, one in enumerate(before)
        ],
        [
            Offer(one, fingerprint(one), note(one), Spot("a.md", (), n, 1))
            for n, one in enumerate(after)
        ],
    )

    assert {n: kept.prompt_id for n, kept in found.kept.items()} == {
        n: PromptId(f"{n:02}") for n in range(60)
    }


@given(st.data(), st.randoms(use_true_random=False))
def test_every_draft_and_every_prompt_has_one_fate_whatever_their_order(
    data: st.DataObject, dice: random.Random
):
    known = data.draw(knowns())
    offers = data.draw(offered(known))
    found = match(known, offers)
    shuffled, order = known[:], list(range(len(offers)))
    dice.shuffle(shuffled)
    dice.shuffle(order)
    again = match(shuffled, [offers[n] for n in order])

    kept = [one.prompt_id for one in found.kept.values()]
    assert len(set(kept)) == len(kept)
    assert sorted([*found.kept, *found.added]) == list(range(len(offers)))
    assert sorted([*kept, *found.left]) == sorted(one.prompt_id for one in known)
    assert {old for old, _ in found.unsure} <= set(found.left)
    assert {new for _, new in found.unsure} <= set(found.added)
    assert sorted((one.prompt_id, repr(offers[n])) for n, one in found.kept.items()) == sorted(
        (one.prompt_id, repr(offers[order[n]])) for n, one in again.kept.items()
    )


def question(front: str, answer: str, spot: Spot, prompt_id: str = "p") -> Known:
    wording = Question(front, answer)
    return Known(
        PromptId(prompt_id), wording, fingerprint(wording), f"{front} {answer}", spot, reviewed=True
    )


def offer(front: str, answer: str, spot: Spot) -> Offer:
    wording = Question(front, answer)
    return Offer(wording, fingerprint(wording), f"{front} {answer}", spot)


def test_the_draft_in_its_place_comes_before_the_same_one_elsewhere():
    """Two bullets with the same words must not change histories when a file moves them about."""
    here, there = Spot("a.md", ("A",), 3), Spot("b.md", ("B",), 9)
    known = [question("One", "two", there, "there"), question("One", "two", here, "here")]

    found = match(known, [offer("One", "two", here), offer("One", "two", there)])

    assert {n: one.prompt_id for n, one in found.kept.items()} == {0: "here", 1: "there"}


def test_a_correction_that_fits_two_drafts_is_none():
    """Of two new numbers nobody knows which is the old one corrected."""
    spot = Spot("a.md", ("A",), 3, hunk=1)
    known = [question("Parameters of GPT-2", "1.5 billion", spot)]

    found = match(
        known,
        [
            offer("Parameters of GPT-3", "1.5 billion", spot),
            offer("Parameters of GPT-4", "1.5 billion", spot._replace(line=4)),
        ],
    )

    assert found.kept == {}
    assert found.left == ("p",)


def test_a_name_that_its_note_had_otherwise_comes_into_a_card_as_another_fact():
    """The card left out who said it; that it says so now, and somebody else, is news."""
    spot = Spot("a.md", ("A",), 3, hunk=1)
    known = question("When do sick days start to climb?", "at 85 % occupancy", spot)
    known = known._replace(note_text="At 85 % occupancy, says Iyer, sick days start to climb")
    new = offer("When do sick days start to climb, says Abdi?", "at 85 % occupancy", spot)
    new = new._replace(note_text="At 85 % occupancy, says Abdi, sick days start to climb")

    assert match([known], [new]).kept[0].edit is Edit.FACT
    assert match([known], [new._replace(note_text=known.note_text)]).kept[0].edit is Edit.REWORDED


def test_nothing_is_asked_that_nobody_could_answer_with_yes():
    """A text with other gaps has no card that could go on with the history."""
    spot = Spot("a.md", ("A",), 3, hunk=1)
    old, new = (
        gaps("the leader of ", (1, "every term"), " is elected by most servers of the cluster"),
        gaps("the leader of every one term is elected by ", (1, "most servers"), " of a cluster"),
    )
    known = Known(PromptId("p"), old, fingerprint(old), "a", spot, reviewed=True)

    assert match([known], [Offer(new, fingerprint(new), "b", spot)]).unsure == ()


def test_another_number_elsewhere_is_another_fact():
    known = [question("Parameters of GPT-2", "1.5 billion", Spot("a.md", ("A",), 3))]

    found = match(known, [offer("Parameters of GPT-3", "1.5 billion", Spot("b.md", ("B",), 3))])

    assert found.kept == {}


def test_twins_are_found_by_what_they_ask():
    known = [Question("What is a quorum?", "a majority of nodes"), Question("In 2018?", "WAL")]
    drafts = [
        Question("What is a quorum?", "a majority of the nodes"),
        Question("In 2019?", "WAL"),
        Question("What is a term?", "a period with one leader"),
    ]

    assert near_twins(drafts, known) == {0: 0}


# Places -----------------------------------------------------------------------------------


def placed(path: str, pins: str) -> list[PlacedPin]:
    return [PlacedPin(path, line, pin) for line, pin in enumerate(pins, start=1)]


def test_notes_meet_in_their_file_first_and_then_wherever_they_went():
    known = placed("a.md", "xayb") + placed("b.md", "ax")
    new = placed("a.md", "ya?b") + placed("c.md", "xx")

    found = align(known, new)

    assert {n: known[k] for n, k in found.same.items()} == {
        0: PlacedPin("a.md", 3, "y"),
        1: PlacedPin("a.md", 2, "a"),
        3: PlacedPin("a.md", 4, "b"),
        4: PlacedPin("b.md", 2, "x"),
        5: PlacedPin("a.md", 1, "x"),
    }


@given(
    st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("wxyz")), max_size=9),
    st.lists(st.tuples(st.sampled_from("bc"), st.sampled_from("wxyz")), max_size=9),
)
def test_no_note_is_met_twice(old: list[tuple[str, str]], new: list[tuple[str, str]]):
    known = [PlacedPin(path, line, pin) for line, (path, pin) in enumerate(old)]
    fresh = [PlacedPin(path, line, pin) for line, (path, pin) in enumerate(new)]

    same = align(known, fresh).same

    assert len(set(same.values())) == len(same)
    assert all(known[k].pin == fresh[n].pin for n, k in same.items())
    for pin_ in "wxyz":
        met = sum(fresh[n].pin == pin_ for n in same)
        assert met == min(
            sum(one.pin == pin_ for one in known), sum(one.pin == pin_ for one in fresh)
        )


# The whole scan ---------------------------------------------------------------------------

BULLETS = st.sampled_from(
    [
        "WAL makes commits :: durable",
        "WAL makes all commits :: quite durable",
        "A B-tree keeps its keys :: sorted",
        "A B-tree has a fan-out of :: 200",
        "A B-tree has a fan-out of :: 300",
        "term ::: a period with one leader",
        "The stages are ==read==, ==plan== and ==apply==",
        "The stages are ==read==, ==match==, ==plan== and ==apply==",
        "Kafka keeps order because each partition is a log",
        "anchored :: one thing ^a",
        "anchored anew :: another thing ^a",
        "[ ] a task",
    ]
)
FILES = st.dictionaries(
    st.sampled_from(["a.md", "b.md", "sub/c.md"]),
    st.lists(st.tuples(st.booleans(), BULLETS), max_size=6),
    max_size=3,
)


def deck(bullets: list[tuple[bool, str]]) -> str:
    lines = [
        f"{'  ' if nested and place else ''}- {b}" for place, (nested, b) in enumerate(bullets)
    ]
    return "# Talk\n\n" + "\n".join(lines) + "\n"


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(st.lists(FILES, min_size=2, max_size=5))
def test_whatever_is_edited_every_card_has_one_fate_and_no_answer_is_lost(states: list[dict]):
    """Any files, any edits: what is written has its cards, what was learned is still there."""
    with tempfile.TemporaryDirectory() as folder:
        notebook = Notebook(Path(folder) / "notes")
        ever: dict[str, int] = {}
        for files in states:
            for path in sorted(notebook.folder.rglob("*.md")):
                path.unlink()
            for path, bullets in files.items():
                notebook.write(deck(bullets), path)
            notebook.scan(agreed=True)

            cards = {card.card_id: card for card in notebook.cards()}
            assert ever.keys() <= cards.keys()
            assert all(cards[card_id].reviews == count for card_id, count in ever.items())
            assert expected_prompts(files) == live_prompts(notebook)
            assert notebook.scan(agreed=True).lines == ()
            notebook.learn()
            ever = {card.card_id: card.reviews for card in notebook.cards()}
        notebook.collection.__exit__()


def expected_prompts(files: dict[str, list[tuple[bool, str]]]) -> list[tuple[str, str]]:
    """Return the path and fingerprint of every draft of the files."""
    return sorted(
        (path, fingerprint(draft.wording))
        for path, bullets in files.items()
        for placed_note in deckfiles.read(path, deck(bullets).encode()).notes
        for draft in ranking.decide(*placed_note).drafts
    )


def live_prompts(notebook: Notebook) -> list[tuple[str, str]]:
    rows = notebook.base.db.rows("select path, fingerprint from prompts where orphan = 0")
    return sorted((row[0], row[1]) for row in rows)
