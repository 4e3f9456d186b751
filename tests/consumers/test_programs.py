from __future__ import annotations

from pathlib import Path

import pytest
from programs import LIST, program

ROOT = Path(__file__).parent.parent.parent


def test_a_missing_consumer_fails_with_the_list_of_packages() -> None:
    with pytest.raises(pytest.fail.Exception, match=f"gnuplot-9 is not installed; .* {LIST}"):
        program("gnuplot-9")
    assert (ROOT / LIST).is_file()
