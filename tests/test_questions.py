"""What the data must be able to answer, each with a query of a few lines over the release."""

from __future__ import annotations

from typing import Any

QUESTIONS: dict[str, tuple[str, list[tuple[Any, ...]]]] = {}
