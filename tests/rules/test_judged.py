"""The figures of the judges are those of what they said."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def judge() -> ModuleType:
    spec = importlib.util.spec_from_file_location("judge", ROOT / "scripts" / "judge.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_of_figures_is_what_the_judgements_say(judge: ModuleType) -> None:
    """A figure that no script can compute again is a rumour."""
    page = (ROOT / "docs" / "cards.md").read_text(encoding="utf-8")

    assert "\n".join(judge.page(judge.rounds())) in page


def test_figures_count_what_both_judges_keep(judge: ModuleType) -> None:
    """Strict is what the worse of two judges says."""

    def card(line: int, tier: str, *verdicts: str) -> dict[str, object]:
        judgements = [{"verdict": verdict, "fault": ""} for verdict in verdicts]
        return {"file": "a", "line": line, "tier": tier, "front": "", "judgements": judgements}

    rows = [
        card(1, "ready", "keep", "keep"),
        card(2, "ready", "keep", "edit"),
        card(3, "ready", "reject", "reject"),
        card(4, "draft", "keep", "keep"),
        {"bullet": "a:1", "claim": [True, True]},
        {"bullet": "a:2", "claim": [True, True]},
        {"bullet": "a:4", "claim": [True, True]},
        {"bullet": "a:5", "claim": [True, False]},
    ]

    found = judge.figures(rows)

    assert found._replace(kappa=round(found.kappa, 3)) == judge.Figures(
        cards=4,
        ready=3,
        ready_kept=1 / 3,
        ready_fair=1 / 2,
        ready_usable=2 / 3,
        drafts=1,
        drafts_kept=1.0,
        claims=3,
        covered=2 / 3,
        covered_ready=1 / 3,
        agreed=3 / 4,
        kappa=0.5,
    )


def test_a_sheet_holds_every_card_and_decoys_of_every_fault(
    judge: ModuleType, tmp_path: Path
) -> None:
    """A judge who cannot tell a decoy from a card judges nothing."""
    tune = ROOT / "tests" / "corpus" / "tune"

    judge.write_sheet(tune, tmp_path, seed=1)

    key = judge.json.loads((tmp_path / "key.json").read_text(encoding="utf-8"))
    cards = [judge.Item(**item) for item in key["items"]]
    decoys = sorted(card.pattern for card in cards if card.tier == "decoy")
    real = sorted(card for card in cards if card.tier != "decoy")
    assert decoys == sorted(
        2 * ["leaking", "foreign", "dangling", "vague", "invented", "hidden_article"]
    )
    assert real == sorted(card for card, _, _ in judge.cards_of(tune))
    sheet = (tmp_path / "sheet.md").read_text(encoding="utf-8")
    assert sheet.count("\nCARD (") == len(cards)
    assert "decoy" not in sheet
