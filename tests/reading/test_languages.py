"""The language of a note that says too little: that of what stands around it."""

from __future__ import annotations

import pytest

from recall.deckfiles import read

SPANISH = "- Los modelos pequeños ganan porque caben en el teléfono\n"
ENGLISH = "- Small models win because they fit on the phone\n"


def languages(text: str) -> list[str]:
    found = read("notes.md", text.encode())
    assert not [str(problem) for problem in found.problems]
    return [context.language for _, context in found.notes]


def test_a_jotting_has_the_language_of_its_list() -> None:
    """English rules must not miss a note for a word that Italian has too."""
    assert (
        languages(
            f"{ENGLISH}- Cost per request: $0.004\n- retries w/o jitter → thundering herd\n- p99\n"
        )
        == ["en"] * 4
    )
    assert languages(f"{SPANISH}- Feature flags, canary, rollback\n- p99\n") == ["es"] * 3


def test_a_list_has_the_language_of_its_section_and_a_section_that_of_its_file() -> None:
    """A list of nothing but figures stands among notes that tell."""
    assert languages(f"## Uno\n\n{SPANISH}\n- p99: 40 ms\n\n## Two\n\n{ENGLISH}\n- p50\n") == [
        *("es", "es"),
        *("en", "en"),
    ]
    assert languages(f"## One\n\n{ENGLISH}\n## Two\n\n- p99: 40 ms\n") == ["en", "en"]
    assert languages("## Los costes de la red\n\n- p99: 40 ms\n\n### El resto\n\nEs así.\n") == [
        "es"
    ]


def test_nested_bullets_have_the_language_of_their_parent() -> None:
    """What stands below a Spanish question answers it in Spanish."""
    assert languages(
        f"{ENGLISH}- ¿Por qué ganan los modelos pequeños?\n  - memoria\n  - coste: 3 €\n"
        "    - batch size\n- latency\n"
    ) == ["en", "es", "es", "es", "es", "en"]


def test_a_short_bullet_has_the_language_of_its_file_though_another_has_a_word_of_it() -> None:
    """Few words are often at home in several languages."""
    french = "- Les petits modèles gagnent parce qu'ils tiennent dans le téléphone\n"

    assert languages(f"{french}- À envoyer à Jeanne, elle bosse là-dessus.\n") == ["fr", "fr"]
    assert languages(f"{SPANISH}- Resumo o resto en casa: dashboards\n") == ["es", "es"]
    assert languages(f"{ENGLISH}- los modelos pequeños no caben en casa\n") == ["en", "es"]


def test_a_sentence_among_others_keeps_its_own_language() -> None:
    """A quotation is read with the rules of its words."""
    assert languages(f"{ENGLISH}{SPANISH}{ENGLISH}") == ["en", "es", "en"]


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("lang: es", "es"),
        ("language: es-MX", "es"),
        ("language: Español", "es"),
        ("lang: pl", "pl"),
        ("lang: [a]", "und"),
    ],
)
def test_the_front_matter_says_it_for_the_file(line: str, language: str) -> None:
    """Blogs state it already."""
    found = read("notes.md", f"---\ntitle: x\n{line}\n---\n- Batch size: 64\n".encode())

    assert [context.language for _, context in found.notes] == [language]


def test_the_front_matter_does_not_outvote_a_sentence() -> None:
    """A blog in Spanish may hold notes of English talks."""
    assert languages(f"---\nlang: es\n---\n{ENGLISH}- Batch size: 64\n") == ["en", "en"]


def test_code_and_links_do_not_vote() -> None:
    """They are the same whoever quotes them."""
    assert languages(
        "- `select el from la where los = de`\n- Smaller is better, because it fits\n"
    ) == ["en", "en"]
