"""Who controls outlets: labels that others give."""

import subprocess
import sys
from pathlib import Path

import pytest

from uradori.actors.entries import Label

ROOT = Path(__file__).parents[2]
MATRIX = ROOT.parent / "shared/data/state_media/State_Media_Matrix.csv"
TYPES = {
    "state-controlled",
    "captured-public",
    "captured-private",
    "independent-state-funded-and-managed",
    "independent-state-funded",
    "independent-state-managed",
    "independent-public",
}


def test_a_label_says_whose_judgement_it_is_and_of_when(gazetteer):
    assert gazetteer.entries["nhk"].labels == (
        Label("captured-public", "State Media Monitor (via ASD state-media-profiles)", "2024-02-07"),
    )


def test_an_outlet_nobody_labels_has_none(gazetteer):
    assert gazetteer.entries["reuters"].labels == ()


def test_only_outlets_are_labelled_and_with_the_known_types(gazetteer):
    labelled = [entry for entry in gazetteer.entries.values() if entry.labels]
    assert len(labelled) > 140
    assert {entry.actor.kind.value for entry in labelled} == {"outlet"}
    assert {label.label for entry in labelled for label in entry.labels} == TYPES


def test_a_correction_replaces_the_labels(corrected):
    gazetteer = corrected(
        '{"id": "nhk", "labels": [{"label": "independent-public", "by": "me", "as_of": "2026-01-01"}]}'
    )
    assert gazetteer.entries["nhk"].labels == (Label("independent-public", "me", "2026-01-01"),)


@pytest.mark.skipif(not MATRIX.exists(), reason="needs the shared data beside the repository")
def test_the_labels_shipped_are_what_the_script_makes():
    assert subprocess.run([sys.executable, ROOT / "bench/credits/labels.py", "--check"], check=False).returncode == 0
