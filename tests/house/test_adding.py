"""Notes come in: copies that remember their origin, single insights, and folders in place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from recall import configuration
from recall.cards import Tier
from recall.collection import Collection, starting
from recall.collection.adding import (
    INBOX,
    HoldsCollectionError,
    InsideCollectionError,
    LeftOutError,
    NameTakenError,
    NotAFileError,
    NotMarkdownError,
    Step,
    Twin,
    appended,
    bullet_of,
)
from recall.collection.starting import NotMeantError
from recall.collection.writes import ChangedMeanwhileError
from recall.errors import NotAFolderError, UnreadableFileError, UnwritableFileError, UsageError
from recall.settings import Settings

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TALK = "# Raft\n\n- Leader :: the one server that takes writes\n- Term :: a numbered reign\n"


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the user's own settings out of the tests, and the tests out of them."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "notes").mkdir()
    return tmp_path / "notes"


@pytest.fixture
def collection(folder: Path) -> Iterator[Collection]:
    with Collection.open(folder, Settings(), lambda: NOW) as opened:
        yield opened


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """A file outside the collection."""
    path = tmp_path / "talk.md"
    path.write_text(TALK, encoding="utf-8")
    return path


def add(collection: Collection, *files: Path) -> list[Step]:
    plan = collection.plan_add(files)
    collection.apply_add(plan)
    return [file.step for file in plan.files]


def fronts(collection: Collection) -> list[str]:
    return [card.front for card in collection.cards()]


# Files


def test_a_plan_shows_the_cards_and_changes_nothing(collection, folder, talk):
    """One looks before anything is written."""
    plan = collection.plan_add([talk])

    (file,) = plan.files
    assert (file.step, file.path) == (Step.NEW, "talk.md")
    assert [card.front for note in file.explanation.notes for card in note.cards(Tier.READY)] == [
        "Leader",
        "Term",
    ]
    assert not (folder / "talk.md").exists()


def test_an_added_file_becomes_cards(collection, folder, talk):
    """The main job of adding."""
    assert add(collection, talk) == [Step.NEW]

    assert (folder / "talk.md").read_text() == TALK
    assert fronts(collection) == ["Leader", "Term"]


def test_a_file_that_changed_updates_its_untouched_copy(collection, folder, talk):
    """The blog post is edited; the collection follows."""
    add(collection, talk)
    talk.write_text(TALK + "- Quorum :: more than half\n")

    assert add(collection, talk) == [Step.UPDATE]
    assert fronts(collection) == ["Leader", "Term", "Quorum"]


def test_adding_the_same_again_does_nothing(collection, talk):
    """A habit costs nothing."""
    add(collection, talk)

    assert add(collection, talk) == [Step.SAME]
    assert fronts(collection) == ["Leader", "Term"]


def test_a_copy_that_nobody_noted_down_is_known_once_the_file_is_added_again(
    collection, folder, talk
):
    """A kill between the copy and the log must not make a stranger of the copy."""
    (folder / "talk.md").write_text(TALK, encoding="utf-8")

    plan = collection.plan_add([talk])
    collection.apply_add(plan)
    talk.write_text(TALK + "- Vote :: one for each term\n", encoding="utf-8")

    assert [file.path for file in plan.unknown] == ["talk.md"]
    assert collection.plan_add([talk]).unknown == ()
    assert [file.step for file in collection.plan_add([talk]).copies] == [Step.UPDATE]


def test_a_copy_one_has_changed_is_left_alone_and_the_difference_shown(collection, folder, talk):
    """What a person wrote is never overwritten."""
    add(collection, talk)
    mine = TALK.replace("numbered reign", "numbered period")
    (folder / "talk.md").write_text(mine)
    talk.write_text(TALK + "- Quorum :: more than half\n")

    plan = collection.plan_add([talk])
    collection.apply_add(plan)

    assert plan.files[0].step is Step.TOUCHED
    assert (folder / "talk.md").read_text() == mine
    difference = plan.files[0].difference().splitlines()
    assert difference[3:] == [
        " - Leader :: the one server that takes writes",
        "-- Term :: a numbered period",
        "+- Term :: a numbered reign",
        "+- Quorum :: more than half",
    ]


def test_a_copy_that_was_moved_is_updated_where_it_is_now(collection, folder, talk):
    """Sorting the collection into folders does not double its cards."""
    add(collection, talk)
    (folder / "raft").mkdir()
    (folder / "talk.md").rename(folder / "raft" / "consensus.md")
    collection.refresh()
    talk.write_text(TALK + "- Quorum :: more than half\n")

    plan = collection.plan_add([talk])

    assert [(file.path, file.step) for file in plan.files] == [("raft/consensus.md", Step.UPDATE)]


def test_a_name_that_is_taken_by_another_file_is_refused(collection, folder, talk):
    """Two talks may both be called talk.md."""
    (folder / "talk.md").write_text("# Another\n")

    with pytest.raises(NameTakenError, match=r"talk\.md is taken by another file"):
        collection.plan_add([talk])


def test_two_files_of_one_name_are_refused(collection, tmp_path, talk):
    """One would overwrite the other."""
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "Talk.md").write_text(TALK)

    with pytest.raises(NameTakenError):
        collection.plan_add([talk, tmp_path / "other" / "Talk.md"])


def test_what_is_no_note_is_refused_in_words(collection, folder, tmp_path, talk):
    """Each says what to do instead."""
    (folder / "mine.md").write_text(TALK)
    (tmp_path / "photo.png").write_bytes(b"\x89PNG")

    with pytest.raises(InsideCollectionError, match="in the collection already"):
        collection.plan_add([folder / "mine.md"])
    with pytest.raises(NotMarkdownError, match=r"does not end in \.md"):
        collection.plan_add([tmp_path / "photo.png"])
    with pytest.raises(HoldsCollectionError, match="holds the collection itself"):
        collection.plan_add([tmp_path])
    with pytest.raises(
        NotAFileError, match=r"Addresses are not read yet: https://example\.org/talk"
    ):
        collection.plan_add([Path("https://example.org/talk")])
    with pytest.raises(UnreadableFileError, match="No such file"):
        collection.plan_add([tmp_path / "missing.md"])


def test_a_folder_is_added_with_its_places(collection, folder, tmp_path):
    """Two talks called index.md do not meet, and adding it again updates the copies."""
    for name in ("raft", "paxos"):
        (tmp_path / "talks" / name).mkdir(parents=True)
        (tmp_path / "talks" / name / "index.md").write_text(f"- {name} :: a protocol\n")
    (tmp_path / "talks" / "photo.png").touch()

    assert add(collection, tmp_path / "talks") == [Step.NEW, Step.NEW]
    assert (folder / "talks" / "raft" / "index.md").read_text() == "- raft :: a protocol\n"
    (tmp_path / "talks" / "raft" / "index.md").write_text("- raft :: a simple protocol\n")
    assert add(collection, tmp_path / "talks") == [Step.SAME, Step.UPDATE]


def test_a_folder_that_is_a_link_in_the_collection_is_not_written_into(
    collection, folder, tmp_path
):
    """Notes from somewhere else must not choose where a copy goes."""
    for name in ("talks", "elsewhere"):
        (tmp_path / name).mkdir()
    (tmp_path / "talks" / "raft.md").write_text(TALK)
    (folder / "talks").symlink_to(tmp_path / "elsewhere")
    plan = collection.plan_add([tmp_path / "talks"])

    with pytest.raises(UnwritableFileError, match="it is a link"):
        collection.apply_add(plan)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_file_the_settings_would_leave_out_is_refused(folder, talk):
    """A copy that is never read would be a silent loss."""
    settings = Settings(include=("talks/*.md",))

    with Collection.open(folder, settings, lambda: NOW) as opened, pytest.raises(LeftOutError):
        opened.plan_add([talk])


def test_a_link_in_place_of_the_copy_is_not_followed(collection, folder, tmp_path, talk):
    """A cloned collection must not make Recall write elsewhere."""
    (tmp_path / "outside.txt").write_text("mine")
    (folder / "talk.md").symlink_to(tmp_path / "outside.txt")

    with pytest.raises(UnwritableFileError):
        collection.plan_add([talk])
    assert (tmp_path / "outside.txt").read_text() == "mine"


def test_a_copy_that_changes_between_plan_and_yes_is_not_overwritten(collection, folder, talk):
    """An editor may save at the wrong moment."""
    plan = collection.plan_add([talk])
    (folder / "talk.md").write_text("typed just now")

    with pytest.raises(ChangedMeanwhileError):
        collection.apply_add(plan)
    assert (folder / "talk.md").read_text() == "typed just now"


def test_what_is_asked_already_comes_in_as_a_draft(collection, tmp_path, talk):
    """Two near-twins in one queue confuse each other."""
    add(collection, talk)
    (tmp_path / "again.md").write_text(
        "# Consensus\n\n- Leader :: the one server that takes writes\n"
    )

    plan = collection.plan_add([tmp_path / "again.md"])
    collection.apply_add(plan)

    assert plan.files[0].twins == (Twin(3, "Leader", "talk.md:3"),)
    assert [(card.file, card.tier) for card in collection.cards() if card.front == "Leader"] == [
        ("again.md", Tier.DRAFT),
        ("talk.md", Tier.READY),
    ]


# Insights


def test_an_insight_becomes_a_bullet_and_its_card(collection, folder):
    """From a thought to a card in one line."""
    report = collection.jot("Lease :: a lock that expires")

    assert (folder / INBOX).read_text() == "# Inbox\n\n- Lease :: a lock that expires\n"
    assert (report.path, report.line) == ("inbox.md", 3)
    assert [card.front for note in report.notes for card in note.cards(Tier.READY)] == ["Lease"]
    assert fronts(collection) == ["Lease"]


def test_an_insight_after_an_open_fence_is_a_card_all_the_same(collection, folder):
    """A forgotten line of backticks swallows nothing."""
    (folder / INBOX).write_text("# Inbox\n\n```\ncode\n")

    report = collection.jot("Lease :: a lock that expires")

    assert len(report.notes) == 1
    assert fronts(collection) == ["Lease"]


def test_an_insight_in_an_inbox_too_large_to_read_is_kept_and_said_to_be_unread(collection, folder):
    """The words are safe; the person learns why there is no card."""
    (folder / INBOX).write_text("# Inbox\n\n" + "prose\n" * (9 << 20 >> 2))

    report = collection.jot("Lease :: a lock that expires")

    assert (folder / INBOX).read_text().endswith("\n\n- Lease :: a lock that expires\n")
    assert report.notes == ()


@pytest.mark.parametrize("text", ["", "  \n ", "- ", "*  "])
def test_nothing_is_not_jotted_down(text):
    """An empty pipe leaves the inbox as it is."""
    with pytest.raises(UsageError):
        bullet_of(text)


@pytest.mark.parametrize(
    ("text", "bullet"),
    [
        ("one", "- one"),
        ("- one", "- one"),
        ("*one* - two", "- *one* - two"),
        ("- one\n- two\n  - three", "- one\n- two\n  - three"),
        (" one \n", "- one"),
        ("one\ntwo", "- one\n  two"),
        ("one\r\n\r\n    code", "- one\n\n      code"),
    ],
)
def test_any_text_becomes_one_bullet(text, bullet):
    """What comes out of a pipe may have many lines."""
    assert bullet_of(text) == bullet


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        (b"", b"# Inbox\n\n- new\n", 3),
        (b"# Inbox\n\n- old\n", b"# Inbox\n\n- old\n- new\n", 4),
        (b"# Inbox\n\n- old\n\n\n", b"# Inbox\n\n- old\n- new\n\n\n", 4),
        (b"# Inbox\n\n- old\n  more", b"# Inbox\n\n- old\n  more\n- new\n", 5),
        (b"# Inbox\r\n\r\n- old\r\n", b"# Inbox\r\n\r\n- old\r\n- new\r\n", 4),
        (b"# Inbox\n\nprose", b"# Inbox\n\nprose\n\n- new\n", 5),
        (b"\xff bytes\n", b"\xff bytes\n\n- new\n", 3),
    ],
)
def test_an_insight_goes_to_the_end_of_the_inbox(before, after, line):
    """Everything that stood there stands there still, in its own way of ending lines."""
    assert appended(before, "- new") == (after, line)


# Folders in place


def test_a_folder_becomes_a_collection_and_says_what_it_would_ask(folder):
    """The first minute: what one has, before anything is learned."""
    (folder / "talk.md").write_text(TALK)

    report = starting.start(folder)

    assert (report.files, report.tally.notes, report.tally.ready) == (1, 2, 2)
    assert [card.front for card in report.examples] == ["Leader", "Term"]
    assert not report.was_one
    assert configuration.load(folder, {}) == Settings()
    assert sorted(path.name for path in folder.iterdir()) == ["recall.toml", "talk.md"]


def test_starting_again_changes_nothing(folder):
    """The settings are the person's by then."""
    starting.start(folder)
    (folder / "recall.toml").write_text("new_per_day = 3\n")

    report = starting.start(folder)

    assert report.was_one
    assert (folder / "recall.toml").read_text() == "new_per_day = 3\n"


def test_the_first_collection_becomes_the_default_and_the_second_does_not(tmp_path):
    """Work notes do not take the place of one's own."""
    first = starting.start(tmp_path / "first")
    second = starting.start(tmp_path / "second")

    assert first.default == second.default == tmp_path / "first"
    assert configuration.default_collection() == tmp_path / "first"


def test_a_blog_is_used_in_place_with_globs(folder):
    """Other posts are no decks."""
    (folder / "_posts").mkdir()
    (folder / "_posts" / "learnings.md").write_text(TALK)
    (folder / "_posts" / "holiday.md").write_text("- a :: b\n")

    report = starting.start(folder, include=["_posts/learn*.md"])

    assert report.files == 1
    assert configuration.load(folder, {}) == Settings(include=("_posts/learn*.md",))


def test_a_first_recall_toml_shows_every_setting(folder):
    """One reads the file instead of a manual."""
    text = starting.settings_text({"exclude": ("drafts/*.md",)})

    (folder / "recall.toml").write_text(text.replace("# new_per_day", "new_per_day"))
    assert configuration.load(folder, {}) == Settings(exclude=("drafts/*.md",))
    assert "# retention = 0.9\n" in text


def test_a_home_a_disk_or_a_huge_folder_is_no_collection_unless_it_is_named(tmp_path, monkeypatch):
    """`recall init` in the wrong place would look through everything, at every command."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(starting, "MOST_DECKS", 3)
    monkeypatch.setattr(starting, "LOOKED_AT", 2)
    (tmp_path / "vault").mkdir()
    for number in range(5):
        (tmp_path / "vault" / f"{number}.md").write_text("- Term :: a reign\n")

    for folder, why in (
        (Path("/"), "the whole disk"),
        (tmp_path, "your home"),
        (tmp_path / "vault", "more than 3 decks"),
    ):
        with pytest.raises(NotMeantError, match=why):
            starting.start_here(folder)
        assert not (folder / "recall.toml").exists()
    report = starting.start(tmp_path / "vault")
    assert (report.files, report.is_counted, report.looked_at, report.tally.ready) == (
        3,
        False,
        2,
        2,
    )


def test_what_cannot_become_a_collection_is_refused(tmp_path, folder):
    """No half-made collection."""
    (tmp_path / "file").touch()

    with pytest.raises(NotAFolderError):
        starting.start(tmp_path / "file")
    with pytest.raises(UsageError, match="patterns inside"):
        starting.start(folder, include=["../*.md"])
    assert not (folder / "recall.toml").exists()
