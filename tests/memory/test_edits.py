"""Editing notes costs nothing that was learned, and gives no history to another fact."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from memory.notebook import Notebook

from recall.collection.scan import CardFate
from recall.store.notes import TWIN

NEIGHBOURS = """\
# Databases

- A B-tree keeps its keys :: sorted
{notes}
- Vacuum removes :: dead rows
"""


class Edit(NamedTuple):
    """A bullet, what became of it, and what its card should make of it."""

    name: str
    before: str
    after: str
    fate: str
    """`kept`, `changed` (kept, and due today), or `other` (a new card, the old one gone)."""


EDITS = [
    # Formatting, punctuation, case, typos, word order: as if nothing had happened.
    Edit("bold", "WAL makes commits :: durable", "**WAL** makes commits :: *durable*", "kept"),
    Edit("code", "Use fsync to :: flush to disk", "Use `fsync` to :: flush to disk", "kept"),
    Edit("full stop", "WAL makes commits :: durable", "WAL makes commits :: durable.", "kept"),
    Edit("case", "wal makes commits :: durable", "WAL makes commits :: durable", "kept"),
    Edit("typo", "WAL makes comits :: durable", "WAL makes commits :: durable", "kept"),
    Edit("typo in answer", "WAL makes commits :: durabel", "WAL makes commits :: durable", "kept"),
    Edit("typo in a name", "Who wrote Raft? :: Ongaor", "Who wrote Raft? :: Ongaro", "kept"),
    Edit("hyphen", "What is write ahead logging? :: log first",
         "What is write-ahead logging? :: log first", "kept"),
    Edit("joined word", "What is a data base? :: stored facts",
         "What is a database? :: stored facts", "kept"),
    Edit("word order", "What does MVCC spare readers? :: locks and waiting",
         "What does MVCC spare readers? :: waiting and locks", "kept"),
    Edit("number in words", "A quorum of five needs :: three votes",
         "A quorum of 5 needs :: 3 votes", "kept"),
    Edit("thousands", "Pages of a file :: 10,000", "Pages of a file :: 10000", "kept"),
    Edit("contraction", "Readers :: do not block", "Readers :: don't block", "kept"),
    # Rewordings of the same fact.
    Edit("another form", "Why does WAL help? :: sequential writes are reliable",
         "Why does WAL help? :: the reliability of sequential writes", "kept"),
    Edit("longer", "Why does WAL help? :: sequential writes are quick",
         "Why does WAL help? :: sequential writes are quick, and commits are grouped", "kept"),
    Edit("shorter", "Why does WAL help? :: because sequential writes are really quick on disks",
         "Why does WAL help? :: sequential writes are quick", "kept"),
    Edit("question reworded", "Why does WAL help with throughput? :: sequential writes are quick",
         "What is it that WAL helps throughput with? :: sequential writes are quick", "kept"),
    Edit("article", "A checkpoint copies :: the log into the database",
         "The checkpoint copies :: a log into the database", "kept"),
    Edit("each, every", "Each commit is :: one append", "Every commit is :: one append", "kept"),
    # Another number, unit, name, negation, degree or word of content: kept, but to be seen again.
    Edit("synonym", "Why does WAL help? :: sequential writes are quick",
         "Why does WAL help? :: sequential writes are cheap", "changed"),
    Edit("other noun", "Who appends each entry to the log? :: the leader",
         "Who appends each entry to the log? :: the follower", "changed"),
    Edit("other subject", "Which log do replicas read? :: the one that the leader sends them",
         "Which log do followers read? :: the one that the leader sends them", "changed"),
    Edit("one letter", "A page that was touched is :: dirty, until it is worn",
         "A page that was touched is :: dirty, until it is warm", "changed"),
    Edit("prefix", "The plan of the optimiser is :: uninterpretable by people",
         "The plan of the optimiser is :: interpretable by people", "changed"),
    Edit("prefix in question", "A synchronous commit waits for :: the disk of the replica",
         "An asynchronous commit waits for :: the disk of the replica", "changed"),
    Edit("unit", "Group commit waits for :: 10 ms at most",
         "Group commit waits for :: 10 s at most", "changed"),
    Edit("unit in words", "Vacuum came back after :: three weeks of rest",
         "Vacuum came back after :: three months of rest", "changed"),
    Edit("roles", "Who trusts whom? :: the client trusts the server",
         "Who trusts whom? :: the server trusts the client", "changed"),
    Edit("number", "WAL came to SQLite in :: 2009", "WAL came to SQLite in :: 2010", "changed"),
    Edit("number in question", "Since version 3.6 it has :: a log",
         "Since version 3.7 it has :: a log", "changed"),
    Edit("name", "Who wrote the Raft thesis? :: Diego Ongaro",
         "Who wrote the Raft thesis? :: John Ousterhout", "changed"),
    Edit("negation", "Readers in MVCC :: block writers",
         "Readers in MVCC :: do not block writers", "changed"),
    Edit("always", "Readers in MVCC :: always see a snapshot",
         "Readers in MVCC :: sometimes see a snapshot", "changed"),
    Edit("opposite", "With a larger page the fan-out :: increases",
         "With a larger page the fan-out :: decreases", "changed"),
    Edit("order of names", "Who followed whom? :: Codd followed Bachman",
         "Who followed whom? :: Bachman followed Codd", "changed"),
    Edit("other answer", "A checkpoint copies the log into :: memory",
         "A checkpoint copies the log into :: the database", "changed"),
    # Syntax.
    Edit("both ways", "WAL :: write-ahead log", "WAL ::: write-ahead log", "kept"),
    Edit("question and answer", "What is WAL? :: a log written first",
         "Q: What is WAL?\n  A: a log written first", "kept"),
    Edit("anchor added", "WAL makes it :: durable", "WAL makes it :: durable ^wal", "kept"),
    # Another fact in the place of the old one.
    Edit("other fact", "WAL makes commits :: durable", "Hash joins need :: memory", "other"),
    Edit("same subject", "MVCC lets readers avoid :: locks",
         "MVCC leaves behind :: dead rows to vacuum", "other"),
    Edit("next of a kind", "The capital of France :: Paris",
         "The capital of Italy :: Rome", "other"),
    Edit("two numbers", "GPT-2 has :: 1.5 billion parameters",
         "GPT-3 has :: 175 billion parameters", "other"),
]  # fmt: skip


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_what_an_edit_does_to_the_card_of_its_bullet(notebook: Notebook, edit: Edit):
    """A typo mended must not cost a year of reviews, nor another fact inherit them."""
    notebook.write(NEIGHBOURS.format(notes=f"- {edit.before}"))
    notebook.scan()
    notebook.learn()
    known = {card.card_id: card for card in notebook.cards()}
    learned = notebook.cards()[1]

    notebook.after(NEIGHBOURS.format(notes=f"- {edit.after}"))

    now = {card.card_id: card for card in notebook.cards()}
    neighbours = [card_id for card_id in known if card_id != learned.card_id]
    assert {card_id: now[card_id] for card_id in neighbours} == {
        card_id: known[card_id]._replace(line=now[card_id].line) for card_id in neighbours
    }
    card = now[learned.card_id]
    fate = "other" if card.orphan else "changed" if card.changed else "kept"
    assert fate == edit.fate
    if fate == "kept":
        assert (card.reviews, card.due_day) == (1, learned.due_day)
    if fate == "changed":
        assert (card.reviews, card.due_day) == (1, "2026-11-23")
    if fate == "other":
        assert [new.reviews for new in notebook.live() if new.card_id not in known] == [0]


ANOTHER_FACT = [
    ("The leader appends each entry to its log, because the client waits for a safe answer.",
     "The follower appends each entry to its log, because the client waits for a safe answer."),
    ("A synchronous call needs a timeout, because a slow server would hold every thread.",
     "An asynchronous call needs a timeout, because a slow server would hold every thread."),
    ("Local replicas improve throughput, because queries are spread over many machines.",
     "Remote replicas improve throughput, because queries are spread over many machines."),
    ("Why keep a primary key on every table? :: rows are found again by one short value",
     "Why keep a foreign key on every table? :: rows are found again by one short value"),
    ("How long may the gateway wait for an answer of a service? :: 10 ms and no longer",
     "How long may the gateway wait for an answer of a service? :: 10 s and no longer"),
]  # fmt: skip


@pytest.mark.parametrize("section", ["b.md", "a.md"])
@pytest.mark.parametrize(("before", "after"), ANOTHER_FACT)
def test_one_other_word_elsewhere_is_another_fact(
    notebook: Notebook, before: str, after: str, section: str
):
    """A bullet that goes and one like it that comes are two, unless a person says otherwise."""
    rest = "# A\n\n- first :: one\n{}- second :: two\n\n## More\n\n- third :: three\n"
    notebook.write(rest.format(f"- {before}\n"), "a.md")
    notebook.scan()
    notebook.learn()
    learned = {card.card_id for card in notebook.live() if card.line == 4}
    gone = rest.format("")
    notebook.write(gone if section == "b.md" else f"{gone}- {after}\n", "a.md")
    if section == "b.md":
        notebook.write(f"# B\n\n- {after}\n", "b.md")
    notebook.scan()

    assert learned
    assert {card.card_id for card in notebook.cards() if card.orphan} == learned
    assert notebook.collection.undecided()


DECK = """\
# Databases

## Ada Rowe – Logs

- WAL makes commits :: durable
- A checkpoint copies the log into :: the database

## Ben Okri – Trees

- A B-tree keeps its keys :: sorted
- Splits move :: the middle key up
"""


def histories(notebook: Notebook) -> dict[str, int]:
    """Return how often each live card was answered, by its question."""
    return {card.front: card.reviews for card in notebook.live()}


ALL_KEPT = {
    "WAL makes commits": 1,
    "A checkpoint copies the log into": 1,
    "A B-tree keeps its keys": 1,
    "Splits move": 1,
}


@pytest.fixture
def learned(notebook: Notebook) -> Notebook:
    """A deck of four cards, each answered once."""
    notebook.write(DECK)
    notebook.scan()
    notebook.learn()
    return notebook


def test_a_note_that_moves_within_its_file_keeps_its_card(learned: Notebook):
    """Sorting your notes does not cost you what you have learned."""
    bullet = "- WAL makes commits :: durable\n"
    learned.after(DECK.replace(bullet, "") + bullet)

    assert histories(learned) == ALL_KEPT
    assert learned.card("WAL makes").line == 11


def test_a_note_that_moves_to_another_file_keeps_its_card(learned: Notebook):
    bullet = "- WAL makes commits :: durable\n"
    learned.write(f"# Storage\n\n{bullet}", "storage.md")
    report = learned.after(DECK.replace(bullet, ""))

    assert histories(learned) == ALL_KEPT
    assert learned.card("WAL makes").path == "storage.md"
    assert {fate.value: n for fate, n in report.counts.items()} == {"moved": 1}


def test_a_note_that_moves_and_is_mended_on_the_way_keeps_its_card(learned: Notebook):
    learned.write("# Storage\n\n- **WAL** makes comits :: durable\n", "storage.md")
    learned.after(DECK.replace("- WAL makes commits :: durable\n", ""))

    assert sorted(histories(learned).values()) == [1, 1, 1, 1]


def test_a_file_that_is_renamed_keeps_its_cards(learned: Notebook):
    learned.remove()
    report = learned.after(DECK, "archive/talks-2026.md")

    assert histories(learned) == ALL_KEPT
    assert {fate.value: n for fate, n in report.counts.items()} == {"moved": 4}
    assert not report.plan.drastic


def test_a_file_that_is_renamed_and_edited_at_once_keeps_its_cards(learned: Notebook):
    learned.remove()
    learned.after(DECK.replace("durable", "durable and quick").replace("Splits", "A split"), "x.md")

    assert sorted(histories(learned).values()) == [1, 1, 1, 1]


def test_a_heading_that_is_renamed_keeps_its_cards(learned: Notebook):
    learned.after(DECK.replace("Ada Rowe – Logs", "Ada Rowe – Write-ahead logging"))

    assert histories(learned) == ALL_KEPT


def test_a_speaker_who_is_corrected_keeps_the_cards(learned: Notebook):
    learned.after(DECK.replace("Ada Rowe", "Ida Rowe"))

    assert histories(learned) == ALL_KEPT


def test_a_file_that_is_split_keeps_its_cards(learned: Notebook):
    head, trees = DECK.split("## Ben")
    learned.write(head)
    learned.after(f"# More databases\n\n## Ben{trees}", "trees.md")

    assert histories(learned) == ALL_KEPT


def test_files_that_are_merged_keep_their_cards(notebook: Notebook):
    notebook.write("# A\n\n- One :: first thing\n", "a.md")
    notebook.write("# B\n\n- Two :: second thing\n", "b.md")
    notebook.scan()
    notebook.learn()
    notebook.remove("b.md")
    notebook.after("# A\n\n- One :: first thing\n- Two :: second thing\n", "a.md")

    assert histories(notebook) == {"One": 1, "Two": 1}


def test_a_note_that_is_nested_and_un_nested_keeps_its_card(learned: Notebook):
    nested = DECK.replace("- A checkpoint", "  - A checkpoint")
    learned.after(nested)
    nested_histories = histories(learned)
    learned.after(DECK)

    assert nested_histories == ALL_KEPT
    assert histories(learned) == ALL_KEPT


def test_a_note_that_is_removed_and_restored_has_its_history_back(learned: Notebook):
    """Nothing is ever deleted: a card whose note is gone waits for it."""
    bullet = "- WAL makes commits :: durable\n"
    before = learned.card("WAL makes")
    gone = learned.after(DECK.replace(bullet, ""))
    without = histories(learned)
    back = learned.after(DECK)

    assert {fate.value: n for fate, n in gone.counts.items()} == {"gone": 1}
    assert "WAL makes commits" not in without
    assert {fate.value: n for fate, n in back.counts.items()} == {"revived": 1}
    assert learned.card("WAL makes") == before


def test_a_note_that_comes_back_elsewhere_and_reworded_has_its_history_back(learned: Notebook):
    learned.after(DECK.replace("- A B-tree keeps its keys :: sorted\n", ""))
    learned.after("# Trees\n\n- A B-tree always keeps all its keys :: sorted\n", "trees.md")
    learned.after("# Trees\n\n- B-tree keeps its keys :: sorted\n", "trees.md")

    assert sorted(c.reviews for c in learned.cards() if "B-tree" in c.front) in ([1], [0, 1])


def test_a_bullet_that_is_copied_first_and_cut_later_keeps_its_history(learned: Notebook):
    """Many people move notes in two steps, and a scan may come between."""
    bullet = "- WAL makes commits :: durable\n"
    known = learned.card("WAL makes").card_id
    learned.after(f"# Storage\n\n{bullet}", "storage.md")
    learned.after(DECK.replace(bullet, ""))

    card = learned.card("WAL makes")
    assert (card.card_id, card.path, card.reviews) == (known, "storage.md", 1)


QUORUM = "quorum :: more than half of the servers in the cluster"


@pytest.mark.parametrize("answered", [True, False])
def test_a_bullet_that_was_never_answered_moves_by_copy_and_cut_too(
    notebook: Notebook, answered: bool
):
    """The copy waited as a draft; its card must not wait for ever when the first one goes."""
    notebook.after(f"# A\n\n- {QUORUM}\n", "a.md")
    if answered:
        notebook.learn()
    [first] = notebook.live()
    notebook.after(f"# B\n\n- {QUORUM}\n", "b.md")
    assert fates(notebook) == {"a.md": ("ready", None), "b.md": ("draft", TWIN)}
    notebook.after("# A\n", "a.md")

    [card] = notebook.live()
    assert card == first._replace(path="b.md")
    assert fates(notebook) == {"b.md": ("ready", None)}


def fates(notebook: Notebook) -> dict[str, tuple[str, str | None]]:
    rows = notebook.base.db.rows("select path, fate, reason from notes where pin <> ''")
    return {row["path"]: (row["fate"], row["reason"]) for row in rows if row["fate"] != "skipped"}


@pytest.mark.parametrize(
    ("edited", "changed"),
    [
        ("quorum :: more than **half** of the SERVERS in the cluster", False),
        ("quorum :: more than half of the servers in the whole cluster", False),
        ("quorum :: more than half of the computers in the cluster", True),
        ("quorum :: more than a third of the servers in the cluster", True),
    ],
)
def test_a_copy_that_is_edited_while_the_first_one_is_cut_is_shown_as_it_is_written(
    notebook: Notebook, edited: str, changed: bool
):
    """Card and note must say the same, whichever of the two prompts lives on."""
    notebook.after(f"# A\n\n- {QUORUM}\n", "a.md")
    notebook.learn()
    [first] = notebook.live()
    notebook.after(f"# B\n\n- {QUORUM}\n", "b.md")
    notebook.write("# A\n", "a.md")
    notebook.after(f"# B\n\n- {edited}\n", "b.md")

    [card] = notebook.live()
    assert (card.card_id, card.path, card.reviews) == (first.card_id, "b.md", 1)
    assert card.answer == edited.partition(" :: ")[2]
    assert bool(card.changed) is changed
    [row] = notebook.base.db.rows("select note_text, orphan from prompts where orphan = 0")
    assert row["note_text"] == edited
    assert notebook.scan().lines == ()


@pytest.mark.parametrize("copied_to", ["talk.md", "other.md"])
def test_a_copy_keeps_the_history_when_the_first_one_says_something_else(
    notebook: Notebook, copied_to: str
):
    """Whoever copies a bullet to write the next one like it has learned what it said."""
    text = "# T\n\n- {} tea is brewed at :: 80 degrees\n- Mate :: a holly\n"
    copy = "\n- Green tea is brewed at :: 80 degrees\n"
    first, second = text.format("Green"), text.format("White")
    notebook.after(first)
    notebook.learn()
    learned = notebook.card("Green tea")
    files = {"talk.md": "{}", "other.md": ""} | {copied_to: "{}" + copy}
    notebook.write(files["other.md"].format("# U\n"), "other.md")
    notebook.after(files["talk.md"].format(first))
    report = notebook.after(files["talk.md"].format(second))

    card = notebook.card("Green tea")
    assert (card.card_id, card.path, card.reviews, card.changed, card.due_day) == (
        learned.card_id, copied_to, 1, False, learned.due_day,
    )  # fmt: skip
    assert notebook.card("White tea").reviews == 0
    assert CardFate.GONE not in report.counts
    assert notebook.scan().lines == ()


def test_a_card_that_no_rule_would_make_any_more_has_its_slips_mended_with_its_note(
    notebook: Notebook,
):
    """A typo that is mended in the note must not stay on the card for ever."""
    note = "Small teams ship faster, because every handoevr costs a day."
    notebook.after(f"# A\n\n- {note}\n")
    notebook.learn()
    before = notebook.live()
    assert any("handoevr" in card.answer for card in before)
    mended = note.replace("handoevr", "handover").replace("because", "becuase")
    notebook.after(f"# A\n\n- {mended}\n")

    assert notebook.live() == [
        card._replace(
            front=card.front.replace("handoevr", "handover"),
            answer=card.answer.replace("handoevr", "handover"),
        )
        for card in before
    ]
    assert notebook.scan().lines == ()


def test_a_slip_that_makes_another_rule_fire_costs_no_card(notebook: Notebook):
    note = "Snapshots keep the log short, because a log that never shrinks fills the disk."
    notebook.after(f"# Ada Rowe\n\n- {note}\n")
    notebook.learn()
    before = {(card.card_id, card.due_day) for card in notebook.live()}
    notebook.after(f"# Ada Rowe\n\n- {note.replace('keep', 'kep')}\n")

    assert {(card.card_id, card.due_day) for card in notebook.live()} == before
    assert not any(card.changed for card in notebook.cards())


def test_a_slip_that_lets_a_list_be_asked_in_other_words_brings_nothing_back(notebook: Notebook):
    text = (
        "# Ada Rowe\n\n- Three improvements {} add up over time:\n"
        "  - better tools\n  - simpler tasks\n  - fewer meetings\n"
    )
    notebook.after(text.format("that"))
    notebook.learn()
    before = [(card.card_id, card.due_day) for card in notebook.cards()]
    notebook.after(text.format("taht"))

    assert [(card.card_id, card.due_day) for card in notebook.cards()] == before
    assert not any(card.changed for card in notebook.cards())


def test_a_note_that_moves_with_a_slip_that_stops_the_rules_keeps_its_card(notebook: Notebook):
    note = "Small teams ship faster, because every handover costs a day."
    notebook.after(f"# A\n\n- {note}\n", "a.md")
    notebook.learn()
    before = notebook.live()
    notebook.write("# A\n", "a.md")
    notebook.after(f"# B\n\n- {note.replace('because', 'becuase')}\n", "b.md")

    assert notebook.live() == [card._replace(path="b.md") for card in before]


def test_an_anchor_keeps_the_card_whatever_the_text_becomes(notebook: Notebook):
    """Whoever writes an anchor says by it that the note stays the same."""
    notebook.write("# T\n\n- WAL makes commits :: durable ^wal\n")
    notebook.scan()
    notebook.learn()
    known = notebook.cards()[0]
    notebook.remove()
    notebook.after("# U\n\n- Logs first, tables later :: why nothing is lost ^wal\n", "u.md")

    [card] = notebook.live()
    assert (card.card_id, card.reviews, card.changed) == (known.card_id, 1, True)


GREEN = "Green tea is brewed at 80 degrees, because boiling water makes it bitter."


@pytest.mark.parametrize(
    ("before", "after", "front", "answer"),
    [
        (GREEN, "Too hot a pot ==ruins== any Sencha.", "Too hot a pot […] any Sencha.", "ruins"),
        ("Never pour ==boiling water== over it.", "What ruins Sencha? :: tannins",
         "What ruins Sencha? […]", "tannins"),
        ("Never pour ==boiling water== over it.", "Sencha is full of ==tannins==.",
         "Sencha is full of […].", "tannins"),
    ],
)  # fmt: skip
def test_an_anchor_keeps_the_card_though_its_note_asks_in_another_way(
    notebook: Notebook, before: str, after: str, front: str, answer: str
):
    """A question stays one and a text with gaps, too: Anki knows no way from one to the other."""
    notebook.after(f"# T\n\n- {before}\n- Mate :: a holly\n")
    notebook.after(f"# T\n\n- {before} ^tea\n- Mate :: a holly\n")
    notebook.learn()
    known = notebook.cards()[0]
    kind = "select kind from prompts where prompt_id = ?"
    was = notebook.base.db.scalar(kind, (known.prompt_id,))
    report = notebook.after(f"# T\n\n- {after} ^tea\n- Mate :: a holly\n")

    assert report.counts == {CardFate.CHANGED: 1}
    card = notebook.card(front)
    assert (card.card_id, card.answer, card.due_day) == (known.card_id, answer, "2026-11-23")
    assert notebook.base.db.scalar(kind, (known.prompt_id,)) == was
    assert notebook.scan().lines == ()


def test_a_card_whose_anchored_note_asks_nothing_any_more_is_asked_about(notebook: Notebook):
    notebook.after(f"# T\n\n- {GREEN} ^tea\n- Mate :: a holly\n")
    notebook.learn()
    notebook.after("# T\n\n- Mate :: a holly\n- See the pot. ^tea\n")

    [question] = notebook.collection.undecided()
    assert (question.before, question.after) == (GREEN, "See the pot.")


def test_notes_with_different_anchors_are_different_notes(notebook: Notebook):
    notebook.write("# T\n\n- WAL makes commits :: durable ^one\n")
    notebook.scan()
    notebook.learn()
    notebook.after("# T\n\n- WAL makes commits :: durable, too ^two\n")

    assert [(card.reviews, card.orphan) for card in notebook.cards()] == [(1, True), (0, False)]


def test_bullets_that_are_the_same_have_a_card_each_and_keep_it(notebook: Notebook):
    text = "# {}\n\n- Measure before you cut :: saves wood\n"
    notebook.write(text.format("A"), "a.md")
    notebook.write(text.format("B"), "b.md")
    notebook.scan()
    notebook.learn()
    first = {card.path: card.card_id for card in notebook.live()}
    notebook.write("\n\n" + text.format("A"), "a.md")
    notebook.after("\n" + text.format("B"), "b.md")

    assert len(set(first.values())) == 2
    assert {card.path: card.card_id for card in notebook.live()} == first
    assert [card.reviews for card in notebook.cards()] == [1, 1]


def test_a_bullet_that_is_split_leaves_its_history_with_the_half_that_asks_it(notebook: Notebook):
    notebook.write("# T\n\n- Q: Why is WAL quick?\n  A: appends are sequential\n")
    notebook.scan()
    notebook.learn()
    notebook.after(
        "# T\n\n- Q: Why is WAL quick?\n  A: appends are sequential\n"
        "- Q: When is the log copied?\n  A: at a checkpoint\n"
    )

    assert histories(notebook) == {"Why is WAL quick?": 1, "When is the log copied?": 0}


def test_an_explicit_card_under_a_bullet_takes_over_the_history_of_its_rule_made_card(
    notebook: Notebook,
):
    """Whoever words a card better has learned it already."""
    bullet = "- Kafka keeps the order of messages because each partition is an append-only log.\n"
    notebook.write(f"# Ada Rowe\n\n{bullet}")
    notebook.scan()
    notebook.learn()
    known = [card.card_id for card in notebook.live()]
    notebook.after(
        f"# Ada Rowe\n\n{bullet}  <!-- recall\n  Q: Why does Kafka keep messages in order?\n"
        "  A: Because each partition is an append-only log.\n  -->\n"
    )

    [card] = notebook.live()
    assert card.card_id in known
    assert (card.front, card.reviews, card.changed) == (
        "Why does Kafka keep messages in order?",
        1,
        False,
    )


GAPS = "# T\n\n- The stages are ==read==, ==plan== and ==apply==.\n"


@pytest.fixture
def gaps(notebook: Notebook) -> Notebook:
    """A text with three gaps, each answered once."""
    notebook.write(GAPS)
    notebook.scan()
    notebook.learn()
    return notebook


def by_answer(notebook: Notebook) -> dict[str, tuple[int, int]]:
    """Return slot and number of answers of each live card, by what it asks for."""
    return {card.answer: (card.slot, card.reviews) for card in notebook.live()}


def test_a_gap_in_the_middle_leaves_the_others_their_histories(gaps: Notebook):
    """Gaps are known by what they hide, not by their number."""
    gaps.after(GAPS.replace("==plan==", "==match==, ==plan=="))

    assert by_answer(gaps) == {"read": (1, 1), "plan": (2, 1), "apply": (3, 1), "match": (4, 0)}


def test_a_gap_that_goes_and_comes_back_has_its_card_back(gaps: Notebook):
    known = {card.answer: card.card_id for card in gaps.cards()}
    gaps.after(GAPS.replace("==plan==", "plan"))
    without = by_answer(gaps)
    gaps.after(GAPS)

    assert without == {"read": (1, 1), "apply": (3, 1)}
    assert {card.answer: card.card_id for card in gaps.live()} == known
    assert by_answer(gaps) == {"read": (1, 1), "plan": (2, 1), "apply": (3, 1)}


def test_a_slot_is_never_used_twice(gaps: Notebook):
    gaps.after(GAPS.replace("==plan==", "==delete everything=="))
    gaps.after(GAPS.replace("==plan==", "==think of something else=="))

    slots = [card.slot for card in gaps.cards()]
    assert sorted(slots) == [1, 2, 3, 4, 5]
    assert by_answer(gaps) == {
        "read": (1, 1),
        "apply": (3, 1),
        "think of something else": (5, 0),
    }


def test_gaps_in_another_order_keep_their_cards(gaps: Notebook):
    gaps.after("# T\n\n- The stages are ==apply==, ==read== and ==plan==.\n")

    assert by_answer(gaps) == {"apply": (3, 1), "read": (1, 1), "plan": (2, 1)}


def test_a_gap_that_is_filled_otherwise_brings_all_cards_of_its_sentence_back(notebook: Notebook):
    """The one asks for another word now, and the other shows it."""
    note = "# T\n\n- {{{{c1::{}::how many?}}}} is needed to {{{{c2::commit}}}}\n"
    notebook.write(note.format("A majority"))
    notebook.scan()
    notebook.learn()
    notebook.after(note.format("A third"))

    cards = [(card.slot, card.answer, card.reviews, card.due_day) for card in notebook.cards()]
    assert cards == [(1, "A third", 1, "2026-11-23"), (2, "commit", 1, "2026-11-23")]
    assert all(card.changed for card in notebook.cards())


FOUND = "Insulin was discovered by ==Banting== in ==1921==."
WAIT = "A follower waits for ==150 ms== before it stands for election."
SNAPSHOTS = "Snapshots shorten ==the log== of a busy machine."


@pytest.mark.parametrize(
    ("before", "after", "cards"),
    [
        (
            FOUND,
            "Insulin was discovered by ==Banting== in ==1922==, as everybody says.",
            [("Banting", False), ("1922", True)],
        ),
        (
            FOUND,
            "Insulin was discovered by ==Banting== in ==1922== in Toronto.",
            [("Banting", False), ("1922", True)],
        ),
        (
            FOUND,
            "Insulin was first discovered by ==Banting== in ==1922==.",
            [("Banting", False), ("1922", True)],
        ),
        (
            f"{SNAPSHOTS} {FOUND}",
            f"{SNAPSHOTS} Insulin was discovered by ==Banting== in ==1922== in Toronto.",
            [("the log", False), ("Banting", False), ("1922", True)],
        ),
        # What stands apart from the others tells more of what they ask.
        (
            f"{WAIT} {SNAPSHOTS}",
            f"{WAIT.replace('150', '300')[:-1]}, as a rule. {SNAPSHOTS}",
            [("300 ms", True), ("the log", True)],
        ),
    ],
)
def test_a_gap_whose_number_is_corrected_as_more_is_said_keeps_its_card_beside_others(
    notebook: Notebook, before: str, after: str, cards: list[tuple[str, bool]]
):
    """And it is due today, as it would be if that were all of the edit."""
    note = "# T\n\n- {}\n- Etcd listens on port ==2379== for clients.\n"
    notebook.after(note.format(before))
    notebook.learn()
    known = [card.card_id for card in notebook.live()]
    notebook.after(note.format(after))

    now = [(card.answer, bool(card.changed)) for card in notebook.live()]
    assert now == [*cards, ("2379", False)]
    assert [card.card_id for card in notebook.live()] == known
    assert notebook.collection.undecided() == []


@pytest.mark.parametrize(
    "other",
    [
        "Insulin was discovered by ==Banting== and sold by Lilly in ==1923==.",
        "Insulin was discovered by ==Banting==; in ==1923== he sold it.",
        "Insulin was discovered by ==Banting== in 1921 and sold in ==1923==.",
        "Insulin was first used after ==Banting== in ==1922==.",
        "Insulin was first discovered by ==Best== in ==1922==.",
    ],
)
def test_a_number_that_is_said_of_something_else_gets_no_history_of_the_gap_before(
    notebook: Notebook, other: str
):
    notebook.after(f"# T\n\n- {FOUND}\n- {SNAPSHOTS}\n")
    notebook.learn()
    notebook.after(f"# T\n\n- {other}\n- {SNAPSHOTS}\n")

    year = other.split("==")[3]
    assert [card.reviews for card in notebook.live() if card.answer == year] == [0]


# Sentences that part, meet and turn round -----------------------------------------------------

LEADERS = "Raft elects one leader per term, because two leaders could overwrite each other."
VOTES = "A server votes once per term, because its vote is written to disk first."


def known_by_answer(notebook: Notebook) -> dict[str, str]:
    return {card.answer: card.card_id for card in notebook.live()}


@pytest.fixture
def raft(notebook: Notebook) -> Notebook:
    """Two bullets that the rules make a card of each, answered once."""
    notebook.write(f"# Ada Rowe\n\n- {LEADERS}\n- {VOTES}\n")
    notebook.scan()
    notebook.learn()
    return notebook


def test_bullets_that_are_merged_keep_their_cards(raft: Notebook):
    """One bullet has fewer cards than two, if it is new; what was learned stays."""
    before = known_by_answer(raft)
    raft.after(f"# Ada Rowe\n\n- {LEADERS} {VOTES}\n")

    assert len(before) == 2
    assert known_by_answer(raft) == before
    assert raft.scan().lines == ()


def test_whoever_said_it_is_no_part_of_what_a_merged_bullet_has_to_say(notebook: Notebook):
    """A short sentence has fewer words than "According to Dr. Ifeoma Castellani"."""
    leases = "Leases may lapse when the clocks disagree."
    notebook.write(f"# Talk by Dr. Ifeoma Castellani\n\n- {leases}\n- {VOTES}\n")
    notebook.scan()
    notebook.learn()
    before = known_by_answer(notebook)
    notebook.after(f"# Talk by Dr. Ifeoma Castellani\n\n- {leases} {VOTES}\n")

    assert [card.front for card in notebook.live()] == [
        "According to Dr. Ifeoma Castellani, when may leases lapse?",
        "According to Dr. Ifeoma Castellani, why does a server vote once per term?",
    ]
    assert known_by_answer(notebook) == before
    assert [(card.reviews, card.changed) for card in notebook.cards()] == [(1, False)] * 2


def test_a_bullet_that_is_split_leaves_every_card_with_its_own_half(notebook: Notebook):
    notebook.write(f"# Ada Rowe\n\n- {LEADERS} The log is copied to all servers.\n")
    notebook.scan()
    notebook.learn()
    before = {card.card_id for card in notebook.live()}
    notebook.after(f"# Ada Rowe\n\n- The log is copied to all servers.\n- {LEADERS}\n")

    kept = [card for card in notebook.live() if card.card_id in before]
    assert {(card.line, card.reviews, card.changed) for card in kept} == {(4, 1, False)}
    assert before == {card.card_id for card in kept}


def test_a_card_that_no_half_of_its_split_bullet_asks_is_asked_about(raft: Notebook):
    effect, cause = LEADERS.split(", because ")
    known = raft.card("why does Raft")
    raft.after(f"# Ada Rowe\n\n- {effect}.\n- {cause[0].upper()}{cause[1:]}\n- {VOTES}\n")

    [question] = raft.collection.undecided()
    assert question.before == LEADERS
    raft.collection.decide(question, same=True)
    assert raft.card("why does Raft") == known._replace(tier="ready")
    assert raft.scan().lines == ()


def test_a_bullet_that_gives_way_to_two_others_is_not_asked_about(raft: Notebook):
    others = (
        "- Raft was made to be understood by students.\n- Paxos has many leaders in its papers."
    )
    raft.after(f"# Ada Rowe\n\n{others}\n- {VOTES}\n")

    assert raft.collection.undecided() == []


def test_a_reason_that_is_put_first_changes_nothing(raft: Notebook):
    before = known_by_answer(raft)
    turned = "Because two leaders could overwrite each other, Raft elects one leader per term."
    raft.after(f"# Ada Rowe\n\n- {turned}\n- {VOTES}\n")

    assert set(known_by_answer(raft).values()) == set(before.values())
    assert [card.changed for card in raft.live()] == [False, False]


def test_cause_and_effect_that_change_places_are_asked_about(notebook: Notebook):
    """The same words in another order may say the opposite."""
    notebook.write("# T\n\n- What did the crash teach? :: sales fell because prices rose\n")
    notebook.scan()
    notebook.learn()
    notebook.after("# T\n\n- What did the crash teach? :: prices rose because sales fell\n")

    assert [(card.reviews, card.orphan) for card in notebook.cards()] == [(1, True), (0, False)]
    assert len(notebook.collection.undecided()) == 1


def test_words_that_are_called_wrong_now_keep_no_card(notebook: Notebook):
    """After "it is a myth that" the same words say something else."""
    notebook.write(f"# Ada Rowe\n\n- {LEADERS}\n")
    notebook.scan()
    notebook.learn()
    low = LEADERS.replace("Raft", "that Raft")
    notebook.after(f"# Ada Rowe\n\n- Nobody should believe what was said at first, {low}\n")

    assert not [card for card in notebook.live() if card.reviews and not card.changed]


def test_a_note_that_moves_to_another_speaker_is_asked_of_that_one(notebook: Notebook):
    """Whose claim it is belongs to what was learned: it keeps its history, and comes back today."""
    note = "they argue by the coffee machine, and the plan is better for it"
    rest = "# T\n\n## Ada Rowe\n\n- WAL :: a log\n{}\n## Ben Okri\n\n- MVCC :: many versions\n{}"
    notebook.write(rest.format(f"- Teams decide faster when {note}.\n", ""))
    notebook.scan()
    notebook.learn()
    before = {card.card_id for card in notebook.live()}
    notebook.after(rest.format("", f"- Teams decide faster when {note}.\n"))

    assert before == {card.card_id for card in notebook.live()}
    assert not [card for card in notebook.live() if "Ada Rowe" in card.front]


RAFT = "- Raft elects one leader per term, because two leaders could overwrite each other.\n"
LOG = "# Talk\n\n- Write-ahead logging makes commits :: durable\n"


def test_what_comes_back_takes_no_note_from_the_card_that_lives_on_it(notebook: Notebook):
    """Two copies were learned, one with a slip; the one without went: mended, the other goes on."""
    notebook.after(LOG + RAFT, "a.md")
    notebook.after(f"# B\n\n{RAFT}", "b.md")
    notebook.after(f"# B\n\n{RAFT.replace('leaders', 'laeders')}", "b.md")
    notebook.walk()
    notebook.learn()
    [copy] = [card for card in notebook.live() if card.path == "b.md"]
    notebook.after(LOG, "a.md")
    notebook.after(f"# B\n\n{RAFT}", "b.md")

    [card] = [card for card in notebook.live() if "Raft" in card.front]
    assert (card.card_id, card.reviews, card.due_day) == (copy.card_id, 1, copy.due_day)
    assert card.answer == "Because two leaders could overwrite each other"
    assert notebook.scan().lines == ()


@pytest.mark.parametrize(
    ("before", "still", "other"),
    [
        ("A B-tree keeps its keys ==sorted==", "In a B-tree the keys are kept ==sorted==",
         "A B-tree keeps its keys ==hashed=="),
        ("A page of the tree holds :: 200 keys", "A single page of this tree holds :: 200 keys",
         "A page of the tree holds :: 300 keys"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("order", [1, -1])
def test_the_history_stays_with_the_bullet_that_still_says_the_same(
    notebook: Notebook, before: str, still: str, other: str, order: int
):
    """Whoever writes the next fact by copying a bullet and rewords the first knows the first."""
    notebook.after(f"{LOG}- {before}\n")
    notebook.learn()
    [learned] = [card for card in notebook.live() if card.line == 4]
    notebook.after(LOG + "".join([f"- {text}\n" for text in (still, other)][::order]))

    cards = {card.card_id: card for card in notebook.live() if card.line > 3}
    assert (cards[learned.card_id].answer, cards[learned.card_id].changed) == (
        learned.answer, False,
    )  # fmt: skip
    assert len(cards) == 2


POSTGRES = "- Because old versions are kept for readers, Postgres has to vacuum dead rows.\n"
KAFKA = "- They now keep messages for 7 days, with a budget of 10 % of the disk.\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (LOG + RAFT, LOG + RAFT.replace("- ", "- [x] ")),
        (LOG + RAFT, LOG + RAFT.replace("- ", "- [ ] ")),
        (LOG + "- Stays fell to :: 14 percent\n", LOG + "- Stays fell to :: 14 pecrent\n"),
        (LOG + "- Stays fell to 14 months, says Rowe.\n",
         LOG + "- Stays fell to 14 motnhs, says Rowe.\n"),
        (LOG + "- Las estancias duran :: 14 meses\n", LOG + "- Las estancias duran :: 14 mseses\n"),
        (LOG + KAFKA, LOG + "- Kafka moved to a new disk in 2019.\n" + KAFKA),
        (LOG + RAFT, LOG + "- Elections of 1975\n  " + RAFT),
        (LOG + "- Elections of 1975\n  " + RAFT, LOG + "- Elections of 1975\n" + RAFT),
        (LOG + "- Three improvements add up over time:\n  - better tools\n  - simpler tasks\n",
         LOG + "- Three improvements add up over time:\n- better tools\n- simpler tasks\n"),
        (LOG + "- Insulin was found by Banting in 1921.\n",
         LOG + "- [[the drug|Insulin]] was found by Banting in 1921.\n"),
    ],
)  # fmt: skip
def test_what_changes_no_fact_costs_no_card_and_brings_none_back(
    notebook: Notebook, before: str, after: str
):
    """A box to tick, a slip in a unit, a bullet above, a link, another indentation."""
    notebook.after(before)
    notebook.walk()
    notebook.learn()
    known = {card.card_id: card.due_day for card in notebook.live() if card.reviews}
    notebook.after(after)

    now = {card.card_id: card for card in notebook.live()}
    assert len(known) > 1
    assert {card_id: now[card_id].due_day for card_id in known} == known
    assert [now[card_id] for card_id in known if now[card_id].changed] == []
    assert notebook.collection.undecided() == []


def test_a_word_replaced_in_both_copies_of_a_bullet_brings_both_back(notebook: Notebook):
    """Copies are no rivals of each other: it does not matter which of the two is which."""
    notebook.after(LOG + POSTGRES + POSTGRES)
    notebook.learn()
    known = {card.card_id: card.line for card in notebook.live() if "Postgres" in card.front}
    notebook.after((LOG + POSTGRES + POSTGRES).replace("rows", "tuples"))

    assert notebook.collection.undecided() == []
    assert {card.card_id: card.line for card in notebook.live() if card.changed} == known
    assert len(known) == 2


HALF = "- A snapshot is written by a thread of its own once every ten minutes"


@pytest.mark.parametrize(
    "end", [", so that no reader waits.", " of the day, because disks are slow."]
)
def test_a_sentence_that_was_left_off_and_is_finished_keeps_its_card(notebook: Notebook, end: str):
    """A scan may come while somebody is still writing."""
    notebook.after(f"{LOG}{HALF}\n")
    notebook.walk()
    notebook.learn()
    known = {card.card_id for card in notebook.live() if card.line == 4}
    notebook.after(f"{LOG}{HALF}{end}\n")

    assert known
    assert known <= {card.card_id for card in notebook.live()}
    assert notebook.collection.undecided() == []


@pytest.mark.parametrize(
    "text",
    [
        "# Talk\n\n- Three improvements that add up over time:\n  - developer experience\n"
        "  - smaller tasks\n  - work around the code\n",
        "# Talk\n\nWhy search results go stale:\n\n- nightly index, developer experience\n"
        "- deleted pages still embedded\n- cache in front of the ranking\n",
    ],
)
def test_a_gap_marked_in_an_item_leaves_the_list_its_cards(notebook: Notebook, text: str):
    """Whoever asks for one item in a way of their own still knows the others."""
    notebook.after(text)
    notebook.walk()
    notebook.learn()
    known = {card.card_id: card.answer for card in notebook.live()}
    notebook.after(text.replace("experience", "==experience=="))

    now = {card.card_id: card for card in notebook.live()}
    assert len(known) == 4
    assert known.keys() <= now.keys()
    assert [card.front for card in now.values() if card.card_id not in known] != []
    assert [card for card in now.values() if "==" in f"{card.front} {card.answer}"] == []


STALE = (
    "# Talk\n\nWhy search results go stale:\n\n- nightly index\n- deleted pages\n- cached ranks\n"
)


@pytest.mark.parametrize(
    "instead", ["", "- Bread crust :: browns\n", "- The garden needs water when it is dry.\n"]
)
def test_the_first_item_of_a_list_goes_without_the_others(notebook: Notebook, instead: str):
    """What was known of two items of three is known of them when the first is taken out."""
    notebook.after(STALE)
    notebook.walk()
    notebook.learn()
    known = {card.answer: card.card_id for card in notebook.live()}
    notebook.after(STALE.replace("- nightly index\n", instead))

    live = {card.card_id for card in notebook.live()}
    assert {"deleted pages", "cached ranks"} <= known.keys()
    assert [answer for answer, card_id in known.items() if card_id not in live] == ["nightly index"]


@pytest.mark.parametrize(
    ("before", "first", "second"),
    [
        ("Her father repaired looms. He told her a machine that fails loudly is a friend.",
         "Her father repaired looms.", "He told her a machine that fails loudly is a friend."),
        ("Logs = 70% de su factura, y 9 de cada 10 líneas nadie las leyó jamás.",
         "Logs = 70% de su factura.", "9 de cada 10 líneas nadie las leyó jamás."),
    ],
)  # fmt: skip
def test_a_bullet_that_is_split_keeps_a_gap_of_which_no_half_would_be_asked(
    notebook: Notebook, before: str, first: str, second: str
):
    """Two bullets that say together all that one said take nothing back."""
    notebook.after(f"{LOG}- {before}\n")
    notebook.walk()
    notebook.learn()
    known = {card.card_id for card in notebook.live() if card.line == 4}
    notebook.after(f"{LOG}- {first}\n- {second}\n")

    assert known
    assert known <= {card.card_id for card in notebook.live()}
    assert notebook.collection.undecided() == []


def test_what_was_learned_of_a_note_goes_to_its_copy_that_asks_something_else(notebook: Notebook):
    """A copy need not ask all that was asked of the first: nothing of it goes with the first."""
    note = "- Most computer scientists now agree that language is learned by examples.\n"
    notebook.after(f"# A\n\n{note}", "a.md")
    notebook.walk()
    notebook.learn()
    known = {card.card_id: card for card in notebook.live()}
    notebook.after(f"# B\n\n{note}", "b.md")
    with notebook.base.db.writing() as writer:
        writer.run(
            "update prompts set fingerprint = 'another', front = 'Another?', answer = 'other'"
            " where path = 'b.md'"
        )
    notebook.walk()
    notebook.write("# A\n", "a.md")
    notebook.scan(agreed=True)

    there = {card.card_id: card.path for card in notebook.live()}
    assert known
    assert {card_id: there.get(card_id) for card_id in known} == dict.fromkeys(known, "b.md")
    assert notebook.scan().lines == ()


def test_a_question_is_asked_again_when_the_edit_comes_again(notebook: Notebook):
    """Somebody who looks at an older state of their notes has not answered it."""
    before = LOG + "- quorum :: more than half of the servers\n"
    after = before.replace("quorum", "majority")
    notebook.after(before)
    notebook.learn()

    asked = []
    for text in (after, before, after):
        notebook.after(text)
        asked.append(len(notebook.collection.undecided()))

    assert asked == [1, 0, 1]
