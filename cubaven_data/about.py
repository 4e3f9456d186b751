"""The name and version of the dataset, and the licence of its data."""

from __future__ import annotations

from collections.abc import Mapping

__version__ = "0.1.0"

NAME = "cubaven-data"
TITLE = "Cuba and Venezuela: the security alliance, claim by claim"
AUTHORS = "cubaven-data contributors"
LICENCE: Mapping[str, str] = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
