"""Questions in which a word stands for another one, because it does so in their note."""

from __future__ import annotations

import pytest

from recall.matching import carried_over, is_asked_alike


@pytest.mark.parametrize(
    ("question", "before", "after", "now"),
    [
        ("Why does Etcd use less?", "Etcd uses less.", "Etcd needs less.",
         "Why does Etcd need less?"),
        ("Why does Etcd put load on it?", "Etcd put load on it.", "Etcd puts load on it.",
         "Why does Etcd put load on it?"),
        ("Why did Etcd use less?", "Etcd used less.", "Etcd wrote less.",
         "Why did Etcd write less?"),
        ("Why does Raft keep a log?", "Raft keeps a log.", "Raft keeps a record.",
         "Why does Raft keep a record?"),
        ("Why does Raft keep logs?", "Raft keeps logs.", "Raft keeps records.",
         "Why does Raft keep records?"),
        ("Where is Etcd used?", "Etcd is used in Oslo.", "Consul is used in Oslo.",
         "Where is Consul used?"),
    ],
)  # fmt: skip
def test_a_verb_is_bare_where_the_question_has_does(
    question: str, before: str, after: str, now: str
):
    assert carried_over(question, before, after) == now


@pytest.mark.parametrize(
    ("before", "after", "alike"),
    [
        ("Etcd is less than that.", "Etcd uses less than that.", False),
        ("Etcd does use less.", "Etcd uses less.", False),
        ("Etcd can use less.", "Etcd uses less.", False),
        ("Etcd was less than that.", "Etcd is less than that.", True),
        ("Etcd uses less.", "Etcd needs less.", True),
    ],
)
def test_what_is_less_is_not_asked_for_as_what_uses_less(before: str, after: str, alike: bool):
    """*Why uses Etcd less* is no question."""
    assert is_asked_alike(before, after) is alike
