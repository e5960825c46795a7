"""Who speaks, about what, and where it can be heard: from headings, videos and the lines below."""

from __future__ import annotations

import pytest

from recall.context import context_line, is_link_only, is_metadata, is_resource_list
from recall.context.sources import at_second, links, second_of, video_address
from recall.context.speakers import billing
from recall.context.wording import Billing
from recall.deckfiles import read
from recall.notes import CardsMode, Context, Note, Party, Span


def only_context(text: str) -> Context:
    found = read("notes/2024-05-01-raft.md", text.encode())
    assert not [str(problem) for problem in found.problems]
    return found.notes[-1].context


# Headings --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "speaker", "talk"),
    [
        ("Ada Rowe", "Ada Rowe", None),
        ("María del Mar Núñez", "María del Mar Núñez", None),
        ("J. R. Hartwell", "J. R. Hartwell", None),
        ("Dr. Lindqvist", "Dr. Lindqvist", None),
        ("Raft in practice – Bruno Lind", "Bruno Lind", "Raft in practice"),
        ("Raft in practice - Bruno Lind (2024)", "Bruno Lind", "Raft in practice"),
        ("Bruno Lind: Raft in practice", "Bruno Lind", "Raft in practice"),
        ("Bruno Lind — Raft in practice", "Bruno Lind", "Raft in practice"),
        ("Raft in practice by Bruno Lind", "Bruno Lind", "Raft in practice"),
        ("Raft in practice (Bruno Lind, 2024)", "Bruno Lind", "Raft in practice"),
        ("Raft in practice, with Bruno Lind", "Bruno Lind", "Raft in practice"),
        ("Interview with Carla Mendez", "Carla Mendez", None),
        ("Notes from Carla Mendez", "Carla Mendez", None),
        ("Entrevista a Carla Mendez", "Carla Mendez", None),
        ("Zq Xyloq – Raft", "Zq Xyloq", "Raft"),
    ],
)
def test_a_heading_that_names_somebody_says_who_speaks(
    heading: str, speaker: str, talk: str | None
):
    """People write the speaker wherever it looks good."""
    found = billing(heading, trusted=False)

    assert found == Billing(speaker, talk)


@pytest.mark.parametrize(
    "heading",
    [
        "Learning about LLMs",
        "Key Takeaways",
        "Large Language Models",
        "Open Source AI",
        "Machine Learning",
        "Vector Databases",
        "Domain Driven Design",
        "Prompt Engineering: The Basics",
        "Apache Kafka",
        "New York",
        "GARBAGE COLLECTION",
        "Part One – The Beginning",
        "Aprendizaje Automático",
        "Bases De Datos",
        "Questions and Answers",
        "What I Learned",
        "Hope Costs Money",
    ],
)
def test_a_topic_is_nobody(heading: str):
    """“According to Large Language Models” would spoil a whole deck."""
    assert billing(heading, trusted=False) is None


def test_several_names_are_a_panel():
    """Nobody can say which of them it was."""
    assert billing("The panel: Ada Rowe, Bruno Lind and Carla Mendez", trusted=False) == Billing(
        "Ada Rowe, Bruno Lind and Carla Mendez", "The panel", Party.PANEL
    )


def test_the_y_of_two_names_is_no_surname():
    """In Spanish it joins both."""
    two = billing("Mesa redonda: Marta Gómez y Luis Prado", trusted=False)
    one = billing("José Ortega y Lasso", trusted=False)

    assert two == Billing("Marta Gómez y Luis Prado", "Mesa redonda", Party.PANEL)
    assert one == Billing("José Ortega y Lasso")


def test_a_team_can_speak():
    """“She says” would be odd for a laboratory."""
    found = billing("The Initech team – Lakehouse internals", trusted=False)

    firm = billing("Rye in practice - Zukis Labs", trusted=False)

    assert found == Billing("The Initech team", "Lakehouse internals", Party.ORGANISATION)
    assert firm == Billing("Zukis Labs", "Rye in practice", Party.ORGANISATION)


def test_a_name_of_unknown_words_needs_a_sign_of_a_person():
    """Names come from everywhere, and so do products with two capitals."""
    assert billing("Zq Xyloq", trusted=False) is None
    assert billing("Zq Xyloq", trusted=True) == Billing("Zq Xyloq")


# Talks -----------------------------------------------------------------------------------------


def test_headings_of_both_first_levels_are_of_one_rank_when_both_name_somebody():
    """Journals change their habits over the years; nobody speaks inside somebody else."""
    found = read(
        "ai.md",
        b"---\ntitle: AI\n---\n# Ada Rowe\n\n- She says one\n\n## Bruno Lind\n\n- He says two\n\n"
        b"### Caches\n\n- three\n",
    ).notes

    assert [(c.speaker, c.section, c.deck) for _, c in found] == [
        ("Ada Rowe", ("Ada Rowe",), "AI::Ada Rowe"),
        ("Bruno Lind", ("Bruno Lind",), "AI::Bruno Lind"),
        ("Bruno Lind", ("Bruno Lind", "Caches"), "AI::Bruno Lind"),
    ]


def test_a_file_with_one_talk_has_no_decks_below_it():
    """`Raft::Raft` would be noise."""
    found = only_context("# Raft in practice – Bruno Lind\n\n## Leaders\n\n- one\n")

    assert (found.deck, found.talk, found.speaker) == (
        "Raft in practice",
        "Raft in practice",
        "Bruno Lind",
    )
    assert (found.section, found.topic) == (("Raft in practice – Bruno Lind", "Leaders"), "Leaders")


def test_front_matter_speaks_for_the_whole_file():
    """Who takes the trouble to write it down is believed."""
    found = only_context(
        "---\ntitle: Raft\nspeaker: [Ada Rowe, Bruno Lind]\nsource: https://youtu.be/abcdefghijk?si=x\n"
        "date: 2024-05-01\ntags: systems, raft\ncards: explicit\ndeck: Talks::Raft\n---\n- one\n"
    )

    assert (found.deck, found.talk, found.speaker) == (
        "Talks::Raft",
        "Raft",
        "Ada Rowe and Bruno Lind",
    )
    assert (found.party, found.pronoun, found.date) == (Party.PANEL, "they", "2024-05-01")
    assert (found.tags, found.cards) == (("systems", "raft"), CardsMode.EXPLICIT)
    assert found.source == "https://www.youtube.com/watch?v=abcdefghijk"


@pytest.mark.parametrize(
    ("words", "pronoun"),
    [
        ("He says it is his, and she agrees", "he"),
        ("She built it herself", "she"),
        ("Ella dice que su equipo no llega", "she"),
        ("Según él, no hay prisa", "he"),
        ("The helicopter is theirs", None),
    ],
)
def test_a_pronoun_is_counted_in_the_section(words: str, pronoun: str | None):
    """It tells whom “he” in a bullet means."""
    assert only_context(f"# Ada Rowe\n\n- {words}\n").pronoun == pronoun


@pytest.mark.parametrize(
    ("heading", "topic"),
    [("Key takeaways", "Raft"), ("Insights from the talk", "Raft"), ("Q&A", "Raft"),
     ("Notes on compilers", "Notes on compilers"), ("Leaders", "Leaders")],
)  # fmt: skip
def test_the_topic_is_the_nearest_heading_that_says_something(heading: str, topic: str):
    """“Key takeaways” tells nobody what “the problem” is."""
    assert only_context(f"# Raft – Ada Rowe\n\n## {heading}\n\n- one\n").topic == topic


@pytest.mark.parametrize(
    ("value", "speaker"),
    [
        ('"[[Ada Rowe]]"', "Ada Rowe"),
        ("[[Ada Rowe]]", "Ada Rowe"),
        ('["[[people/rowe|Ada Rowe]]", "[[Bruno Lind]]"]', "Ada Rowe and Bruno Lind"),
        ("\n  - [[Ada Rowe]]\n  - Bruno Lind", "Ada Rowe and Bruno Lind"),
    ],
)
def test_of_a_wiki_link_in_front_matter_its_words_are_read(value: str, speaker: str):
    found = only_context(f"---\ntitle: '[[Queues|Short queues]]'\nspeaker: {value}\n---\n\n- one\n")

    assert (found.speaker, found.deck) == (speaker, "Short queues")


@pytest.mark.parametrize(
    ("line", "speaker", "party"),
    [
        ("- Speaker: Ada Rowe", "Ada Rowe", Party.PERSON),
        ("- **Speaker:** Ada Rowe", "Ada Rowe", Party.PERSON),
        ("- Speaker: Ada Rowe, Initech", "Ada Rowe", Party.PERSON),
        ("Ponente: Ada Rowe", "Ada Rowe", Party.PERSON),
        ("Speaker: [[people/rowe|Ada Rowe]]", "Ada Rowe", Party.PERSON),
        (
            "Speaker: the Databricks research team",
            "the Databricks research team",
            Party.ORGANISATION,
        ),
        ("Speakers: Ada Rowe and Bruno Lind", "Ada Rowe and Bruno Lind", Party.PANEL),
        (
            "Speakers: Ada Rowe-Lind (GP) and Sister Mei Tanaka",
            "Ada Rowe-Lind, Sister Mei Tanaka",
            Party.PANEL,
        ),
    ],
)
def test_a_metadata_line_says_who_speaks(line: str, speaker: str, party: Party):
    """Where there is no front matter, this is how people write it."""
    found = only_context(f"# Keeping queues short\n\n{line}\n\n- one\n")

    assert (found.speaker, found.party, found.talk) == (speaker, party, "Keeping queues short")


def test_the_line_with_a_name_below_a_video_is_the_talk():
    """The title is copied from the video, with the guest at its end."""
    found = only_context(
        "# Carla Mendez\n\nMeasuring what teams do – with Carla Mendez\n\n"
        "<https://www.youtube.com/embed/abcdefghijk>\n\n- one\n"
    )

    assert (found.speaker, found.talk) == ("Carla Mendez", "Measuring what teams do")


def test_the_lead_in_is_the_line_above_the_list():
    """It says what the bullets have in common."""
    text = "# Ada Rowe\n\nShe was clear. {}\n\n- one\n"

    assert only_context(text.format("Two things to add:")).lead_in == "Two things to add:"
    assert only_context(text.format("No colon here")).lead_in is None
    assert only_context("**Key insights for me:**\n\n- one\n").lead_in == "Key insights for me:"


# Sources ---------------------------------------------------------------------------------------

VIDEO = "https://www.youtube.com/watch?v=abc-def_hij"


@pytest.mark.parametrize(
    "shown",
    [
        '<iframe width="9" src="https://www.youtube.com/embed/abc-def_hij?si=x" title=""></iframe>',
        "<iframe src='//www.youtube-nocookie.com/embed/abc-def_hij'></iframe>",
        "{{< youtube abc-def_hij >}}",
        '{{< youtube id="abc-def_hij" >}}',
        "{% youtube abc-def_hij %}",
        '{% include youtube.html id="abc-def_hij" %}',
        "https://youtu.be/abc-def_hij?si=x",
        "<https://m.youtube.com/watch?app=m&v=abc-def_hij&t=5s>",
        "[Watch it](https://www.youtube.com/live/abc-def_hij)",
        "Video: https://www.youtube.com/shorts/abc-def_hij",
    ],
)
def test_a_video_is_found_however_it_is_shown(shown: str):
    """The back of every card leads to the talk."""
    found = only_context(
        f"# Ada Rowe\n\nA [paper](https://a.example/p) of hers.\n\n{shown}\n\n- one\n"
    )

    assert found.source == VIDEO


def test_a_heading_with_a_video_is_a_talk_of_its_own():
    """Also when nobody is named."""
    found = read(
        "ai.md",
        b"---\ntitle: AI\n---\n## Scaling\n\nhttps://youtu.be/aaaaaaaaaaa\n\n- one\n\n"
        b"## Caching\n\nhttps://youtu.be/bbbbbbbbbbb\n\n- two\n",
    ).notes

    assert [(context.deck, context.source) for _, context in found] == [
        ("AI::Scaling", "https://www.youtube.com/watch?v=aaaaaaaaaaa"),
        ("AI::Caching", "https://www.youtube.com/watch?v=bbbbbbbbbbb"),
    ]


def test_addresses_keep_what_belongs_to_them():
    """A bracket may be part of an address, the end of a sentence is not."""
    text = "See https://a.example/x_(y), <https://b.example>. And [c](https://c.example/d)"

    assert [link.url for link in links(text)] == [
        "https://a.example/x_(y)",
        "https://b.example",
        "https://c.example/d",
    ]
    assert video_address("https://www.youtube.com/playlist?list=PLabc") is None
    assert at_second("https://vimeo.com/1234567", 75) == "https://vimeo.com/1234567#t=75s"
    assert second_of("the ratio is 3:4 or 10:1") is None


# What kind of bullet ---------------------------------------------------------------------------


def note(text: str) -> Note:
    return Note(text, Span(1, 1))


@pytest.mark.parametrize(
    "text",
    ["Speaker: Ada Rowe", "**Date:** 3 May 2024", "Slides: https://a.example", "Fecha: 2024-05-01"],
)
def test_metadata_is_no_claim(text: str):
    """It belongs on the back of cards, not in a question."""
    assert is_metadata(note(text))


@pytest.mark.parametrize(
    "text",
    [
        "Cache: a copy that is nearer",
        "Source: the team knew that nobody would ever read the page again, and left.",
        "Date maths is hard",
    ],
)
def test_a_label_with_a_claim_is_no_metadata(text: str):
    """A definition must not be lost to its colon."""
    assert not is_metadata(note(text))


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("https://a.example", True),
        ("[The paper](https://a.example)", True),
        ("This is the notebook she shows, with all the code: <https://a.example>", True),
        ("Slides: [here](https://a.example)", True),
        ("Queues grow because [nobody looks](https://a.example)", False),
        ("Caches lie: see https://a.example and measure", False),
        ("no address at all", False),
    ],
)
def test_a_bullet_that_only_points_somewhere_is_known(text: str, only: bool):
    """There is nothing to remember in an address."""
    assert is_link_only(note(text)) is only


def test_a_list_of_resources_is_known_by_its_links():
    """A reading list is no list of claims."""
    links_first = [note(f"[Book {n}](https://a.example/{n}) by Ada Rowe") for n in range(4)]
    claims = [note("Queues grow"), note("Caches lie"), links_first[0]]

    assert is_resource_list([*links_first, note("and a remark")])
    assert not is_resource_list(claims)
    assert not is_resource_list(links_first[:1])


def test_the_context_line_says_everything_once():
    """The learner sees it under every question."""
    assert context_line(
        Context(speaker="Ada Rowe", talk="Raft", section=("Raft – Ada Rowe", "Leaders"))
    ) == ("Ada Rowe · Raft · Leaders")
    assert context_line(
        Context(
            speaker="Ada Rowe",
            talk="Raft",
            section=("Conference 2024", "Raft with Ada Rowe | 2024", "Leaders"),
        )
    ) == ("Ada Rowe · Raft · Leaders")
    assert context_line(Context(speaker="Ada Rowe", section=("Ada Rowe",))) == "Ada Rowe"
    assert context_line(Context(section=("Caches",))) == "Caches"
    assert context_line(Context()) == ""


def lines_of(text: str) -> list[str]:
    return [context_line(context) for _, context in read("a.md", text.encode()).notes]


JOURNAL = """\
# Oven notes, March

## Caches in anger, Ada Rowe

- one

## Panel: who owns the rye?

- two

## Leftovers

- three
"""


def test_the_title_of_a_journal_is_left_out_where_its_sections_are_talks():
    """It says nothing of the talk; only a heading that says nothing itself needs it."""
    assert lines_of(JOURNAL) == [
        "Ada Rowe · Caches in anger",
        "Panel: who owns the rye?",
        "Oven notes, March · Leftovers",
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# Ovens II\n\n## T5 - rye\n\n- one\n", "Ovens II · T5 - rye"),
        ("# Oven notes, March\n\n- one\n", "Oven notes, March"),
        (
            "# Ovens II (Prof. Ada Rowe)\n\n## T5 - rye\n\n- one\n\n## Guest: Bo Lind\n\n- two\n",
            "Prof. Ada Rowe · Ovens II · T5 - rye",
        ),
    ],
)
def test_a_course_that_its_sections_divide_stays_in_the_line(text: str, line: str):
    """There the first heading is the talk, and the others are its parts."""
    assert lines_of(text)[0] == line


def test_a_line_that_announces_a_talk_leaves_out_the_heading_as_a_section_does():
    """Bold lines are the headings of who is in a hurry."""
    text = (
        "# Hot takes log\n\n**Ada Rowe — “Your cache lies”**\n\n- one\n\n"
        "**Zukiswa Torvaldsen on yeast**\n\n- two\n\n**Bruno Lind**\n\n- three\n\n"
        "**April, May** (talk by Ada Rowe, rye)\n- four\n"
    )

    assert lines_of(text) == [
        "Ada Rowe · Your cache lies",
        "Zukiswa Torvaldsen · yeast",
        "Bruno Lind · Hot takes log",
        "Ada Rowe · rye",
    ]


def test_a_line_in_bold_above_the_panel_is_its_title():
    """The names stand in a line of their own below it."""
    text = (
        "# Oven days\n\n**Session 4: Rye**\n\n*Panel: Rowe, Lind-Berg*\n\n- Rowe: one.\n- two\n\n"
        "**Session 5: Oats**\n\n*Panel: Oduya, Tanaka*\n\n- three\n"
    )

    assert lines_of(text) == [
        "Rowe · Session 4: Rye",
        "Rowe, Lind-Berg · Session 4: Rye",
        "Oduya, Tanaka · Session 5: Oats",
    ]


def test_of_many_speakers_the_title_stands_for_all():
    """Four names under a question nobody reads; of one of them the name stays."""
    text = (
        "# Rye on trial (Ada Rowe, Bruno Lind, Mei Tanaka, Tom Berg)\n\n- Rye rots.\n- Mei: no.\n"
    )

    assert lines_of(text) == ["Rye on trial", "Mei Tanaka · Rye on trial"]


def test_bullets_that_begin_with_a_name_in_bold_are_of_that_speaker():
    """One heading for two short talks: each says who speaks, and the rest is of both."""
    text = (
        "# Meetup\n\n## 2024-12-05 / two lightning talks\n\n- **Zukiswa Torvaldsen**: rye rots.\n"
        "- Buy less of it\n- **Bruno Lind**: ovens leak.\n"
    )
    pioneers = "# Pioneers\n\n- **Ada Rowe**: built an oven.\n- **Bruno Lind**: sold it.\n"

    assert lines_of(text) == [
        "Zukiswa Torvaldsen · two lightning talks",
        "Zukiswa Torvaldsen, Bruno Lind · two lightning talks",
        "Bruno Lind · two lightning talks",
    ]
    assert lines_of(pioneers) == ["Pioneers", "Pioneers"]


def test_a_line_of_names_with_brackets_says_who_spoke():
    """Under a heading that says no more than that, the outer one is the talk."""
    text = (
        "# Mesa en el club: pan y sal\n\nFui con mi viejo.\n\n## Los que hablaron\n\n"
        "Ada Rowe (analista), Bruno Lind (panadero), Profe Mei Tanaka (árbitra retirada).\n\n"
        "- Ada arrancó fuerte: el pan es caro.\n- El pan, diez puntos.\n"
    )

    assert lines_of(text) == [
        "Ada Rowe · Mesa en el club: pan y sal",
        "Ada Rowe, Bruno Lind, Mei Tanaka · Mesa en el club: pan y sal",
    ]


def test_who_of_two_speaks_is_named_once_beside_the_kind_of_talk():
    """The heading repeats the names of both, and what they do."""
    heading = "Q&A with Ada Rowe (women's team, coach) and Bruno Lind (data)"
    text = f"# Sports day\n\n## {heading}\n\n- Ada Rowe: run less.\n- Nobody asked.\n"

    assert lines_of(text) == ["Ada Rowe · Q&A", "Ada Rowe, Bruno Lind · Q&A"]


def test_a_weekday_before_a_speaker_is_no_talk():
    """Train notes are kept by the day, and a day is no title."""
    text = "Monday, the one with Ada Rowe (used to bake I think)\n\n- he said rye rots\n"

    assert lines_of(text) == ["Ada Rowe"]


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("Code-switching (panel, Q&A only — I arrived late)", "Code-switching (panel, Q&A only)"),
        ("Bread in prod (eu cheguei no meio)", "Bread in prod"),
        ("Block „Hefe“ – nur 2. Hälfte da", "Block „Hefe“"),
        ("Rye (the guest, whose name I didn't catch)", "Rye (the guest)"),
        ("Le sel et nous (je suis arrivé en retard)", "Le sel et nous"),
        ("Why I left – and why I missed it", "Why I left – and why I missed it"),
        ("2024-12-05 / two short talks", "two short talks"),
        ("14:30 Two short talks", "Two short talks"),
        ("2024-12-05 rye", "2024-12-05 rye"),
    ],
)
def test_what_its_writer_missed_is_no_part_of_the_line(heading: str, line: str):
    """It was for the day of the talk, and helps nobody a year later."""
    assert lines_of(f"# {heading}\n\n- one\n") == [line]


# Sections without bullets ----------------------------------------------------------------------

PROSE = (
    "Twenty words of prose about a talk that somebody heard on a train and wanted to keep, but"
    " never noted well."
)


def test_prose_without_bullets_is_reported_where_it_stands():
    """A talk that gave no card would otherwise be missed in silence."""
    found = read(
        "ai.md",
        f"# Ada Rowe\n\n{PROSE}\n\n# Bruno Lind\n\n- one\n\n# Carla Mendez\n\n"
        "<https://youtu.be/abcdefghijk>\n\n# Parent\n\nShort.\n\n## Child\n\n- two\n".encode(),
    )

    assert [str(problem) for problem in found.problems] == [
        "ai.md:1: no bullets here: “Ada Rowe” has 21 words of prose, and only list items and"
        " explicit cards become cards."
    ]


def test_explicit_cards_in_prose_are_enough():
    """Who writes cards by hand needs no bullets."""
    found = read("ai.md", f"# Ada Rowe\n\n{PROSE}\n\nQ: Who?\nA: Ada\n".encode())

    assert found.problems == ()
    assert [placed.note.text for placed in found.notes] == ["Q: Who?\nA: Ada"]


@pytest.mark.parametrize(
    "text",
    [
        f"# Ada Rowe\n\n{PROSE}\n\n## Points\n\n- one\n",
        f"# Ada Rowe\n\n## Intro\n\n{PROSE}\n\n## Points\n\n- one\n\n## Thanks\n\n{PROSE}\n",
        f"{PROSE} {PROSE}\n\n# Ada Rowe\n\n- one\n",
    ],
)
def test_prose_around_the_bullets_is_not_reported(text: str):
    """A warning that is wrong teaches people to skip warnings."""
    assert read("ai.md", text.encode()).problems == ()


def test_more_than_a_sentence_in_a_section_of_its_own_is_reported():
    """There somebody may have written down what they learned."""
    found = read("ai.md", f"# Ada Rowe\n\n- one\n\n## Later\n\n{PROSE} {PROSE}\n".encode())

    assert [problem.span.first for problem in found.problems] == [5]


def test_the_number_in_a_course_is_no_part_of_the_line():
    """*I* before a colon says nothing of the lecture."""
    text = "# Lectures\n\n## I. Prof. Ada Rowe, baker\n\n- Rye rises slowly.\n"

    assert [context_line(note.context) for note in read("a.md", text.encode()).notes] == [
        "Prof. Ada Rowe · baker"
    ]
