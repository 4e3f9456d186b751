"""The same process in place of copies of it: for tests of what is done in shares."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from cubaven_data import records, shares


@contextmanager
def in_shares(work: int) -> Iterator[None]:
    """Shares of so much work each, whose results are sent as if by other processes."""

    def sent(jobs: Sequence[Callable[[], Any]], processes: int) -> list[Any]:
        assert processes > 1
        return [pickle.loads(pickle.dumps(job())) for job in jobs]

    with (
        patch.multiple(shares, WORTH_IT=0, SHARE=work, SHARES=250),
        patch.object(records, "side_by_side", sent),
    ):
        yield
