"""Settings and collections: found in the stated order, and every fault has its place."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from recall import configuration
from recall.errors import NoCollectionError, NotAFolderError, UnreadableFileError, UsageError
from recall.settings import KEYS, KNOWN, Settings


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the user's own settings out of the tests, and the tests out of them."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.delenv("RECALL_COLLECTION", raising=False)
    return home


def write_user_file(text: str) -> None:
    path = configuration.user_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


# Finding the collection


def test_a_named_collection_wins_over_all_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """What a person types is what they mean."""
    for name in ("named", "environment"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "talk.md").touch()
    (tmp_path / "near").mkdir()
    (tmp_path / "near" / "recall.toml").touch()
    monkeypatch.chdir(tmp_path / "near")
    monkeypatch.setenv("RECALL_COLLECTION", str(tmp_path / "environment"))

    assert configuration.find_collection("../named") == Path("../named")
    assert configuration.find_collection(None) == tmp_path / "environment"


def test_a_collection_is_found_from_any_folder_inside_it(tmp_path, monkeypatch):
    """As Git does: where in the notes one stands makes no difference."""
    inner = tmp_path / "talks" / "2026"
    inner.mkdir(parents=True)
    (tmp_path / "recall.toml").touch()
    monkeypatch.chdir(inner)

    assert configuration.find_collection(None) == tmp_path


def test_a_clone_of_the_repository_uses_its_decks(tmp_path, monkeypatch):
    """The README's first command needs no set-up of a collection."""
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "talk.md").touch()
    monkeypatch.chdir(tmp_path)

    assert configuration.find_collection(None) == tmp_path / "decks"


def test_the_default_collection_is_used_where_none_is_near(tmp_path, monkeypatch):
    """`recall review` works from anywhere once there is a collection."""
    (tmp_path / "notes").mkdir()
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")

    configuration.set_default_collection(tmp_path / "notes")

    assert configuration.find_collection(None) == tmp_path / "notes"


def test_no_collection_anywhere_says_how_to_start_one(tmp_path, monkeypatch):
    """The first thing a new user may see."""
    monkeypatch.chdir(tmp_path)

    with pytest.raises(NoCollectionError, match="recall init"):
        configuration.find_collection(None)


def test_a_folder_without_notes_is_no_collection(tmp_path):
    """A slip of the hand must not make a database in any folder."""
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc" / "passwd").touch()

    with pytest.raises(configuration.NotACollectionError) as error:
        configuration.find_collection(str(tmp_path / "etc"))

    assert str(error.value) == (
        f"{tmp_path}/etc is no collection: it has no Markdown."
        f" Start one with `recall init {tmp_path}/etc`."
    )


@pytest.mark.parametrize("file", ["recall.toml", ".recall/recall.db", "talks/raft.md"])
def test_settings_a_memory_or_a_note_make_a_collection(tmp_path, file):
    """Any folder of decks works at once, and one whose notes are away for a while still does."""
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).touch()

    assert configuration.find_collection(str(tmp_path)) == tmp_path


@pytest.mark.parametrize("make", [lambda path: None, lambda path: path.touch()])
def test_a_named_collection_that_is_no_folder_is_refused(tmp_path, make):
    """A typo must not make a new, empty collection."""
    make(tmp_path / "typo")

    with pytest.raises(NotAFolderError):
        configuration.find_collection(str(tmp_path / "typo"))


def test_a_folder_that_was_deleted_under_ones_feet_is_no_crash(tmp_path, monkeypatch):
    """Another terminal may have removed it."""
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()

    with pytest.raises(NoCollectionError):
        configuration.find_collection(None)


@pytest.mark.skipif(sys.platform != "linux", reason="the shortcut is taken on Linux only")
@pytest.mark.parametrize("base", ["", "/somewhere/config"])
def test_the_users_file_is_where_platformdirs_says(base, monkeypatch):
    """The shortcut past platformdirs, which costs the daily path too much, stays right."""
    from platformdirs import user_config_path

    monkeypatch.setenv("XDG_CONFIG_HOME", base)

    expected = user_config_path("recall", appauthor=False) / "recall.toml"
    assert configuration.user_file() == expected


# Reading settings


def test_without_any_file_the_defaults_hold(tmp_path):
    """A folder of Markdown is a collection as it is."""
    assert configuration.load(tmp_path, {}) == Settings()


def test_environment_wins_over_collection_over_user_over_default(tmp_path):
    """The nearer wins, value by value."""
    write_user_file("new_per_day = 1\nreviews_per_day = 2\nrollover_hour = 3\n")
    (tmp_path / "recall.toml").write_text("new_per_day = 11\nreviews_per_day = 12\n")

    settings = configuration.load(tmp_path, {"RECALL_NEW_PER_DAY": "21"})

    assert (settings.new_per_day, settings.reviews_per_day, settings.rollover_hour) == (21, 12, 3)
    assert settings.retention == Settings().retention


def test_sources_say_where_each_value_comes_from(tmp_path):
    """The question after `why does it do that?`."""
    write_user_file("# mine\nrollover_hour = 3\n")
    (tmp_path / "recall.toml").write_text("\nnew_per_day = 11\n")

    found = configuration.sources(tmp_path, {"RECALL_RETENTION": "0.85"})

    where = {valued.setting.name: (valued.value, valued.source) for valued in found}
    assert where["retention"] == (0.85, "RECALL_RETENTION")
    assert where["new_per_day"] == (11, f"{tmp_path / 'recall.toml'}:2")
    assert where["rollover_hour"] == (3, f"{configuration.user_file()}:2")
    assert where["leech_lapses"] == (8, "default")


def test_every_setting_can_be_set_and_its_default_is_allowed(tmp_path):
    """The table of what may be set and the settings themselves never part."""
    defaults = Settings()

    for setting in KNOWN:
        value = getattr(defaults, setting.name)
        assert configuration.checked(setting, value) == value
    names = [setting.name for setting in (*KNOWN, KEYS)]
    assert names == list(Settings._fields)


def test_a_list_in_the_environment_has_commas(tmp_path):
    """Shells have no lists."""
    environ = {"RECALL_LEARNING_STEPS": "1, 5,30", "RECALL_EXCLUDE": "drafts/*.md"}

    settings = configuration.load(tmp_path, environ)

    assert settings.learning_steps == (1.0, 5.0, 30.0)
    assert settings.exclude == ("drafts/*.md",)


FAULTS = {
    "retenton = 0.9": "{file}:1: No setting is called 'retenton'. Did you mean 'retention'?",
    "\nretention = 1.5": "{file}:2: retention is 1.5; it must be a number from 0.70 to 0.99.",
    "retention = nan": "{file}:1: retention is nan; it must be a number from 0.70 to 0.99.",
    "new_per_day = '10'": (
        "{file}:1: new_per_day is '10'; it must be a whole number from 0 to 9999."
    ),
    "new_per_day = true": (
        "{file}:1: new_per_day is True; it must be a whole number from 0 to 9999."
    ),
    "answer_buttons = 3": "{file}:1: answer_buttons is 3; it must be 4 or 2.",
    "weights = [1.0]": "{file}:1: weights is [1.0]; it must be a list of 21 numbers, or empty.",
    "time_zone = '../etc/passwd'": (
        "{file}:1: time_zone is '../etc/passwd'; it must be the name of a time zone, such as"
        ' "Europe/Madrid", or empty.'
    ),
    "editor = 'sh -c evil'": (
        "{file}:1: editor cannot be set here: settings never say which program runs."
        " Set VISUAL or EDITOR in your environment."
    ),
    "x = 1\nretention 2\n": (
        "{file}:2: This is not TOML: Expected '=' after a key in a key/value pair"
        " (at line 2, column 11). Mend the line, or take it out."
    ),
}


@pytest.mark.parametrize("text", FAULTS)
def test_a_fault_in_the_settings_is_named_with_its_line(tmp_path, text):
    """One look, one edit."""
    file = tmp_path / "recall.toml"
    file.write_text(text)

    with pytest.raises(UsageError) as caught:
        configuration.load(tmp_path, {})

    assert str(caught.value) == FAULTS[text].format(file=file)
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    "pattern", ["/etc/*.md", "../**/*.md", "a/../../b.md", "~/x.md", "C:/x.md", "a\\b.md", " ", 3]
)
@pytest.mark.parametrize("name", ["include", "exclude"])
def test_a_collection_cannot_reach_outside_itself(tmp_path, name, pattern):
    """A cloned folder of notes must not read its owner's other files."""
    (tmp_path / "recall.toml").write_text(f"{name} = [{json.dumps(pattern)}]")

    with pytest.raises(UsageError, match="patterns inside the collection"):
        configuration.load(tmp_path, {})


@pytest.mark.parametrize(
    "data", [b"\xff\xfe\x00", b"a = " + b"9" * 5000, b"a = " + b"[" * 5000, b"\x00"]
)
def test_hostile_settings_are_refused_in_words(tmp_path, data):
    """A settings file may come from anywhere."""
    (tmp_path / "recall.toml").write_bytes(data)

    with pytest.raises(UsageError):
        configuration.load(tmp_path, {})


def test_settings_that_are_a_folder_cannot_be_read(tmp_path):
    """Odd, but no crash."""
    (tmp_path / "recall.toml").mkdir()

    with pytest.raises(UnreadableFileError):
        configuration.load(tmp_path, {})


# Writing settings


@pytest.mark.parametrize("target", ["/dev/zero", "pipe", "large"])
def test_settings_that_never_end_are_not_waited_for(tmp_path, target):
    """Cloned notes may bring a link to a device along."""
    if target == "pipe":
        os.mkfifo(tmp_path / "recall.toml")
    elif target == "large":
        (tmp_path / "recall.toml").write_bytes(b"#" * (2 << 20))
    else:
        (tmp_path / "recall.toml").symlink_to(target)

    with pytest.raises(UnreadableFileError):
        configuration.load(tmp_path, {})


def test_setting_a_value_keeps_the_comments(tmp_path):
    """The file is the person's."""
    file = tmp_path / "recall.toml"
    file.write_text("# my notes\nnew_per_day = 10  # enough\n")

    configuration.set_value(file, "new_per_day", "15")
    configuration.set_value(file, "learning_steps", "1,15")

    assert file.read_text() == (
        "# my notes\nnew_per_day = 15  # enough\nlearning_steps = [1.0, 15.0]\n"
    )


@pytest.mark.parametrize(("name", "word"), [("retention", "2"), ("retenton", "0.9")])
def test_a_bad_value_is_not_written(tmp_path, name, word):
    """A refused change leaves the file as it was."""
    file = tmp_path / "recall.toml"
    file.write_text("# untouched\n")

    with pytest.raises(UsageError):
        configuration.set_value(file, name, word)

    assert file.read_text() == "# untouched\n"


def test_keys_of_ones_own_stand_in_a_table(tmp_path):
    """A key or a list of keys for each deed."""
    (tmp_path / "recall.toml").write_text('[keys]\ngood = "g"\nundo = ["u", "Backspace"]\n')

    settings = configuration.load(tmp_path, {})

    assert settings.keys == {"good": ("g",), "undo": ("u", "Backspace")}


@pytest.mark.parametrize("text", ['keys = "g"\n', "[keys]\ngood = 3\n"])
def test_keys_that_are_none_are_told_with_their_line(tmp_path, text):
    """And with an example, for nobody remembers how tables are written."""
    path = tmp_path / "recall.toml"
    path.write_text(text)

    with pytest.raises(configuration.BadKeysError) as error:
        configuration.load(tmp_path, {})

    assert str(error.value) == (
        f"{path}:1: keys is a table with a key or a list of keys for each deed, such as"
        ' `good = "g"` or `undo = ["u", "Backspace"]` below a line `[keys]`.'
    )
