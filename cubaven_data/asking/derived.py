"""What the release derives of a record, as far as it is compared with another dataset."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
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
GROUPS = {"rivals": "rival_group", "answers": "open_question"}
"""The others in a group of claims, and the column that names the group."""

BESIDE: Mapping[str, Any] = {
    "flags": (),
    **dict.fromkeys(GROUPS, ()),
    "spread": None,
    "conflict": None,
}
"""The derived values that most records do not have, and what stands for none."""


class Derived:
    """The derived values of the records of a dataset; ``ids`` are those that records have since."""

    def __init__(self, data: Dataset, ids: Ids) -> None:
        self._data = data
        self._ids = ids

    @cached_property
    def _groups(self) -> Mapping[str, Mapping[str, list[str]]]:
        found: dict[str, dict[str, list[str]]] = {name: {} for name in GROUPS}
        for id_, row in self._data.rows.items():
            for name, column in GROUPS.items():
                if group := row.get(column):
                    found[name].setdefault(group, []).append(id_)
        return found

    def of(self, id_: str) -> dict[str, Any]:
        """The derived values of a record by name; lists are tuples, what is not there ``None``."""
        row = self._data.rows[id_]
        texts = (f"{name}_{language}" for name in SAID for language in LANGUAGES)
        found: dict[str, Any] = {name: row.get(name) for name in (*GRADES, *texts)}
        found["flags"] = tuple(row.get("flags") or ())
        for name, column in GROUPS.items():
            group = self._groups[name].get(row.get(column) or "", ())
            others = {self._ids.get(one, one) for one in group}
            found[name] = tuple(sorted(others - {self._ids.get(id_, id_)}))
        low, high = row.get("spread_low"), row.get("spread_high")
        found["spread"] = None if low is None or high is None else (low, high)
        found["conflict"] = row.get("conflict")
        return found
