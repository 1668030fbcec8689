"""Small files of series of our own making."""

import json

import pytest


@pytest.fixture
def losses(tmp_path):
    """A folder as of the General Staff's losses: three days, one correction, five lines of Oryx."""

    def make(**changed):
        files = {
            "personnel": [
                {"date": "2031-03-02", "personnel": 250, "personnel*": "more"},
                {"date": "2031-03-01", "personnel": 200, "personnel*": "about", "POW": 3},
            ],
            "equipment": [
                {"date": "2031-03-01", "tank": 10, "APC": 30, "drone": 0},
                {"date": "2031-03-02", "tank": 12, "APC": 25, "drone": 4},
                {"date": "2031-03-03", "tank": 13, "APC": 26, "drone": None},
            ],
            "equipment_correction": [{"date": "2031-03-02", "tank": 0, "APC": -8, "personnel": 0}],
            "equipment_oryx": [
                {"equipment_ua": "Tanks", "model": "A", "losses_total": 5},
                {"equipment_ua": "Tanks", "model": "B", "losses_total": 2},
                {"equipment_ua": "Warships, Boats", "model": "C", "losses_total": 1},
            ],
        }
        for name, records in (files | changed).items():
            text = records if isinstance(records, str) else json.dumps(records)
            (tmp_path / f"russia_losses_{name}.json").write_text(text, "utf-8")
        return tmp_path

    return make
