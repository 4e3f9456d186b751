"""What the release derives of a record, as far as it is compared with another dataset."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cubaven_data.asking.dataset import Dataset
from cubaven_data.asking.followed import Ids
from cubaven_data.texts.wording import LANGUAGES

SAID = ("sentence", "who_says_so")
"""The derived texts, of which there is one in each language."""
CODES = ("support", "standing", "conflict")
"""The derived codes."""
GRADES = ("support", "standing", "n_origins", "n_unnamed_origins")
"""How well a record is supported, and where it stands."""
BESIDE: Mapping[str, Any] = {
    "flags": (),
    "rivals": (),
    "answers": (),
    "spread": None,
    "conflict": None,
}
"""The derived values that most records do not have, and what stands for none."""


class Derived:
    """The derived values of the records of a dataset; ``ids`` are those that records have since."""

    def __init__(self, data: Dataset, ids: Ids) -> None:
        self._data = data
        self._ids = ids

    def of(self, id_: str) -> dict[str, Any]:
        """The derived values of a record by name; lists are tuples, what is not there ``None``."""
        row = self._data.rows[id_]
        texts = (f"{name}_{language}" for name in SAID for language in LANGUAGES)
        found: dict[str, Any] = {name: row.get(name) for name in (*GRADES, *texts)}
        found["flags"] = tuple(row.get("flags") or ())
        for name, group in (("rivals", self._data.rivals), ("answers", self._data.answers)):
            others = {self._ids.get(one["id"], one["id"]) for one in group(id_)}
            found[name] = tuple(sorted(others - {self._ids.get(id_, id_)}))
        low, high = row.get("spread_low"), row.get("spread_high")
        found["spread"] = None if low is None or high is None else (low, high)
        found["conflict"] = row.get("conflict")
        return found
