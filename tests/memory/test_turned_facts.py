"""A fact that a small word turned round is not asked as if nothing had happened."""

from __future__ import annotations

import pytest
from memory.notebook import Notebook

NOTES = """\
---
speaker: Ada Rowe
---

# Tea and logs

- Green tea is brewed at 80 degrees, because boiling water makes it bitter.
- Oolong is partly oxidised, which means it lies between green and black tea.
- A write counts once a majority has stored it on disk.
- A follower becomes a candidate when it hears nothing from a leader for 300 milliseconds.
- quorum :: more than half of the servers

Q: Why are there terms?
A: To tell an old leader from a new one
"""


CHANGED, ASKED, KEPT = "due today", "asked", "kept"


def _fate(notebook: Notebook, old: str, new: str) -> str:
    """Return what became of the one learned card whose note was edited."""
    assert NOTES.count(old) == 1
    notebook.write(NOTES)
    notebook.scan()
    notebook.walk()
    notebook.learn()
    known = {card.card_id: card for card in notebook.live()}

    notebook.after(NOTES.replace(old, new))

    now = {card.card_id: card for card in notebook.cards()}
    touched = [now[card_id] for card_id in known if now[card_id] != known[card_id]]
    if not touched:
        return KEPT
    (card,) = touched
    if card.orphan:
        asked = [question.prompt_id for question in notebook.collection.undecided()]
        return ASKED if card.prompt_id in asked else "gone"
    assert card.reviews == 1
    return CHANGED if card.changed and card.due_day == "2026-11-23" else KEPT


TURNED = [
    ("once a majority", "before a majority", CHANGED),
    ("once a majority", "unless a majority", ASKED),
    ("once a majority", "until a majority", ASKED),
    ("on disk", "off disk", CHANGED),
    ("when it hears nothing", "unless it hears nothing", CHANGED),
    ("from a leader", "to a leader", CHANGED),
    ("lies between green", "lies under green", CHANGED),
    ("lies between green", "lies beyond green", CHANGED),
    ("green and black", "green or black", CHANGED),
    ("degrees, because", "degrees, although", ASKED),
]


@pytest.mark.parametrize(("old", "new", "fate"), TURNED, ids=lambda text: text)
def test_a_fact_that_a_small_word_turned_round_is_not_taken_for_learned(
    notebook: Notebook, old: str, new: str, fate: str
):
    """*Once a majority has it* and *unless a majority has it* share all words but one."""
    assert _fate(notebook, old, new) == fate


def test_a_word_that_says_where_brings_the_card_back_though_its_question_has_it(notebook: Notebook):
    """*Come from* and *come to*: what is asked is worded with the new one, and due today."""
    text = "# Clay\n\n## A talk by Ada Rowe\n\n- Vacuum removes :: dead rows\n- {}\n"
    before = "Pinholes come from gas that leaves the clay too late."
    notebook.after(text.format(before))
    notebook.walk()
    notebook.learn()
    notebook.after(text.format(before.replace("from", "to")))

    assert notebook.collection.undecided() == []
    asked = "According to Ada Rowe, where do pinholes come to?"
    assert [card.changed for card in notebook.live() if card.front == asked] == [True]
    assert [card.front for card in notebook.live() if "come from" in card.front] == []


SAME = [
    ("once a majority", "after a majority"),
    ("once a majority", "when a majority"),
    ("when it hears nothing", "whenever it hears nothing"),
    ("degrees, because", "degrees, since"),
    ("degrees, because", "degrees, becuase"),
    ("which means", "which maens"),
]


@pytest.mark.parametrize(("old", "new"), SAME, ids=lambda text: text)
def test_small_words_that_say_the_same_and_slips_cost_nothing(
    notebook: Notebook, old: str, new: str
):
    """Rewording a fact is no reason to be asked for it again."""
    assert _fate(notebook, old, new) == KEPT


def test_no_card_says_what_its_note_says_no_more(notebook: Notebook):
    """A card that goes on saying *once* where the note says *unless* teaches the opposite."""
    assert _fate(notebook, "once a majority", "unless a majority") == ASKED
    (question,) = notebook.collection.undecided()

    notebook.collection.decide(question, same=True)

    shown = [card for card in notebook.live() if "write" in card.front]
    assert "Unless a majority has stored it on disk" in [card.answer for card in shown]
    assert [card for card in shown if "once" in f"{card.front} {card.answer}".casefold()] == []


@pytest.mark.parametrize(
    "answer", ["To tell an old leader from two new ones", "They count the elections"]
)
def test_a_question_of_ones_own_keeps_its_card_whatever_the_answer(notebook: Notebook, answer: str):
    """The same question in the same place was answered anew: it comes back today."""
    assert _fate(notebook, "To tell an old leader from a new one", answer) == CHANGED


@pytest.mark.parametrize(
    "fact",
    [
        "Coffee is brewed at 92 degrees, because boiling water makes it bitter.",
        "White tea is brewed at 75 degrees, because boiling water makes it dull.",
    ],
)
def test_another_fact_in_the_same_frame_is_asked_about(notebook: Notebook, fact: str):
    """Another subject with another number is most often another fact."""
    learned = "Green tea is brewed at 80 degrees, because boiling water makes it bitter."

    assert _fate(notebook, learned, fact) == ASKED


def test_a_list_says_that_it_has_so_many_items_though_one_was_moved_out_a_level(
    notebook: Notebook,
):
    """A bullet that loses its indentation is no fact less."""
    nested = (
        "---\nspeaker: Ada Rowe\n---\n\n"
        "- Two things she would give to the models of today:\n"
        "  - More time scales on which to learn\n"
        "  - A way to learn from their own reasoning\n"
    )
    notebook.write(nested)
    notebook.scan()
    notebook.learn()
    known = [(card.card_id, card.front, card.answer) for card in notebook.live()]
    assert known

    notebook.after(nested.replace("  - A way", "- A way"))

    live = [(card.card_id, card.front, card.answer) for card in notebook.live()]
    assert [card for card in known if card not in live] == []


SMALL_WORDS = """
once twice | once three_times | to from | into out_of | onto off | same other | even odd
if unless | because despite | because although | before during | before after | while after
and or | + - | A B | B C | I II | x y | he she | in out_of | in before | inside outside
with without | for against | until since | under over | either neither | north south
two_times three_times | 3a 3b | v1 v2 | → ← | twice half_as_often
a de | desde hasta | mismo otro | par impar | si aunque | porque aunque | antes_de durante
antes_de después_de | y o | con sin | este oeste | norte sur | él ella | sobre bajo | para contra
una_vez dos_veces | mientras después_de
"""

FRAMES = [
    "- The {} commit of log {at} on disk is :: the leader's duty in that term",
    "- What does the follower of leader {at} do? :: it sends {} entry of its log to peers",
    "- Raft cluster {at} stays available, because the {} server of a partition keeps its log.",
    "- El nodo {at} pone {} lado del registro :: lo que la mayoría guarda en disco",
]


@pytest.mark.parametrize("frame", FRAMES)
def test_no_word_that_turns_a_fact_round_is_too_small(notebook: Notebook, frame: str):
    """*Hepatitis A* became *hepatitis B*, *este* became *oeste*: nothing goes on unasked."""
    pairs = [
        [word.replace("_", " ") for word in pair.split()]
        for line in SMALL_WORDS.strip().splitlines()
        for pair in line.split(" | ")
    ]
    deck = (
        "# Talk {at}\n\n- Vacuum {at} removes :: dead rows {at}\n{note}\n- WAL {at} makes :: it\n"
    )

    def write(side: int) -> None:
        for at, pair in enumerate(pairs):
            note = frame.format(pair[side], at=at)
            notebook.write(deck.format(at=at, note=note), f"{at}.md")
        notebook.scan()

    write(0)
    notebook.learn()
    known = {card.card_id: card for card in notebook.live() if card.line == 4}
    write(1)

    now = {card.card_id: card for card in notebook.cards()}
    silent = [
        " ".join(pairs[int(old.path.removesuffix(".md"))])
        for card_id, old in known.items()
        if not now[card_id].orphan and not now[card_id].changed
    ]
    assert len(known) > 40
    assert silent == []


IN_OTHER_WORDS = [
    ("GPT-2 was trained on 40 GB of text.", "40 GB of text went into the training of GPT-2."),
    ("Spaced repetition works because each recall slows forgetting.",
     "Each recall slows forgetting; that is why spaced repetition works."),
    ("TCP needs a handshake, because both sides must agree on sequence numbers.",
     "Both sides must agree on sequence numbers, hence TCP's handshake."),
    ("Prices rise when demand exceeds supply.",
     "Los precios suben cuando la demanda supera la oferta."),
    ("La glucosa entra en la célula gracias a la insulina.",
     "Gracias a la insulina entra la glucosa en la célula."),
    ("The follower votes once per term, because two votes could elect two leaders.",
     "Two votes could elect two leaders, so a follower votes only once per term."),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), IN_OTHER_WORDS)
def test_a_note_put_in_other_words_in_its_place_loses_nothing_unasked(
    notebook: Notebook, before: str, after: str
):
    """What nobody but the person can tell they are asked; it does not go without a word."""
    text = "# Talk\n\n- Vacuum removes :: dead rows\n- {}\n- WAL makes commits :: durable\n"
    notebook.after(text.format(before))
    notebook.walk()
    notebook.learn()
    learned = {card.card_id: card for card in notebook.live() if card.line == 4}
    notebook.after(text.format(after))

    asked = {question.prompt_id for question in notebook.collection.undecided()}
    lost = [
        card
        for card in notebook.cards()
        if card.card_id in learned and card.orphan and card.prompt_id not in asked
    ]
    assert learned
    assert lost == []


def test_a_word_replaced_within_a_gap_brings_the_card_back(notebook: Notebook):
    text = "# Talk\n\n- WAL makes commits :: durable\n- {}\n"
    note = "They found {} of them in prod, and two more on the laptop of a tester."
    notebook.after(text.format(note.format(11)))
    notebook.walk()
    notebook.learn()
    known = [card.card_id for card in notebook.live() if "found" in card.front]
    notebook.after(text.format(note.format(18)))

    assert known
    assert notebook.collection.undecided() == []
    assert [card.changed for card in notebook.live() if card.card_id in known] == [True]


def test_what_went_long_ago_does_not_stand_against_what_is_there(notebook: Notebook):
    """The card of the rules gave way to a gap of its author's; it is no reason to ask."""
    text = "# Talk\n\n- WAL makes commits :: durable\n- {}\n"
    note = "Transcribers get tired after about 90 min, and then they begin to write what books say."
    notebook.after(text.format(note))
    notebook.walk()
    notebook.learn()
    notebook.after(text.format(note.replace("begin", "==begin==")))
    for question in notebook.collection.undecided():
        notebook.collection.decide(question, same=False)
    notebook.learn()
    notebook.after(text.format(note.replace("begin", "==begin==").replace("after", "before")))

    gone = [card.answer for card in notebook.cards() if card.orphan and card.reviews]
    assert gone
    assert notebook.collection.undecided() == []
    assert [card.changed for card in notebook.live() if card.answer == "begin"] == [True]


def test_a_bullet_of_which_one_word_is_left_is_asked_about_where_nothing_else_changed(
    notebook: Notebook,
):
    """Its place says that it may be the same note, and the word that it speaks of the same."""
    text = "# Talk\n\n- {}\n- WAL makes commits :: durable\n"
    notebook.after(text.format("Vacuum removes dead rows because nobody can see them."))
    notebook.learn()
    notebook.after(text.format("Autovacuum gets rid of tuples that no transaction needs."))

    assert [(q.before, q.after) for q in notebook.collection.undecided()] == [
        (
            "Vacuum removes dead rows because nobody can see them.",
            "Autovacuum gets rid of tuples that no transaction needs.",
        )
    ]


def test_another_bullet_in_its_place_is_not_asked_about(notebook: Notebook):
    text = "# Talk\n\n- {}\n- WAL makes commits :: durable\n"
    notebook.after(text.format("Vacuum removes dead rows because nobody can see them."))
    notebook.learn()
    notebook.after(text.format("Tea is best in the morning."))

    assert notebook.collection.undecided() == []


def test_a_bullet_that_became_the_one_below_it_is_asked_about(notebook: Notebook):
    """The one below was deleted: what stands there now may be it, with another number."""
    text = "# Talk\n\n- Logs are :: cheap\n{}- WAL makes commits :: durable\n"
    two = (
        "- Network calls fail in ways that function calls never do.\n"
        "- Traces must be joined across 20 services.\n"
    )
    notebook.after(text.format(two))
    notebook.walk()
    notebook.learn()
    notebook.after(text.format("- Traces must be joined across 30 systems.\n"))

    assert [(q.before, q.after) for q in notebook.collection.undecided()] == [
        (
            "Traces must be joined across […] services → 20",
            "Traces must be joined across […] systems → 30",
        )
    ]
    assert notebook.collection.decide(notebook.collection.undecided()[0], same=True) is None
    assert [card.answer for card in notebook.live() if "Traces" in card.front] == ["30"]


@pytest.mark.parametrize(
    ("before", "after", "denied"),
    [
        ("A sparse index takes half the memory of a dense one, because it skips keys.",
         "Because it skips keys, a sparse index takes double the memory of a dense one.", "half"),
        ("GPT-2 was trained on 40 GB of text.", "38 GB of text went into the training of GPT-2.",
         "40"),
        ("Golgi showed that neurons are cells of their own, because his stain was sparse.",
         "That neurons are cells of their own was shown by Cajal, whose stain was sparse.",
         "Golgi"),
        ("Models plan rhymes before they write the line, because rhymes bind the end.",
         "Because rhymes bind the end, models never plan rhymes and only write the line.", None),
    ],
)  # fmt: skip
def test_no_draft_says_what_its_note_denies(
    notebook: Notebook, before: str, after: str, denied: str | None
):
    """To accept the answer of yesterday on a note that says otherwise would be to learn it."""
    text = "# Talk\n\n- Vacuum removes :: dead rows\n- {}\n- WAL makes commits :: durable\n"
    notebook.after(text.format(before))
    notebook.walk()
    notebook.learn()
    learned = {card.front: card.answer for card in notebook.live() if card.line == 4}
    notebook.after(text.format(after))

    there = [card for card in notebook.cards() if card.line == 4 and not card.orphan]
    assert learned
    if denied is not None:
        assert [card for card in there if denied in f"{card.front} {card.answer}"] == []
    silent = [card for card in there if learned.get(card.front) == card.answer]
    assert [card for card in silent if not card.changed] == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("A sparse index takes half the memory of a dense one, because it skips keys.",
         "A sparse index takes double the memory of a dense one, because it skips keys."),
        ("Her father repaired looms. He told her a machine that fails loudly is a friend.",
         "Her father repaired violins. He told her a machine that fails loudly is a friend."),
        ("Her father repaired looms. He told her a machine that fails loudly is a friend.",
         "Her father repaired looms. He never told her a machine that fails loudly is a friend."),
    ],
)  # fmt: skip
def test_a_word_that_was_replaced_brings_the_card_back_whatever_the_rules_would_ask_now(
    notebook: Notebook, before: str, after: str
):
    """Another number or noun in a note keeps what was learned of it, to be seen again today."""
    text = "# Talk\n\n- Vacuum removes :: dead rows\n- {}\n- WAL makes commits :: durable\n"
    notebook.after(text.format(before))
    notebook.walk()
    notebook.learn()
    learned = {card.card_id: card for card in notebook.live() if card.line == 4}
    notebook.after(text.format(after))

    now = {card.card_id: card for card in notebook.live()}
    assert learned.keys() <= now.keys()
    assert notebook.collection.undecided() == []
    shown = {f"{card.front} {card.answer}" for card in now.values() if card.changed}
    old, new = (set(note.split()) for note in (before, after))
    assert shown
    assert [words for words in shown if (old - new) & set(words.split())] == []
    assert [words for words in shown if "never" in new and "never" not in words] == []
