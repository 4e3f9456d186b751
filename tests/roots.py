"""The folders that tests read: the repository, the five articles, and roots made of their tables.

Not in ``conftest.py``: there are two of these, and whoever imported one would get either.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from cubaven_data.documents.generated import page_files, schema_files
from cubaven_data.fixing.replacing import replace_file

REPOSITORY = Path(__file__).parent.parent
FROZEN = REPOSITORY / "tests" / "frozen"


def copied(data: Path, folder: Path) -> Path:
    """A root with these tables, the frozen code lists, and what is generated."""
    shutil.copytree(data, folder / "data")
    shutil.copytree(FROZEN / "schema" / "vocabularies", folder / "schema" / "vocabularies")
    for path, text in {**schema_files(), **page_files()}.items():
        replace_file(folder / path, text)
    return folder
