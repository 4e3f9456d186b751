"""What belongs together because something joins it, directly or through others."""

from __future__ import annotations


class Groups:
    """Ids that were joined; each group goes by its lowest id."""

    def __init__(self) -> None:
        self._lower: dict[str, str] = {}

    def __getitem__(self, id_: str) -> str:
        """The lowest id of the group; that of an id which nothing was joined to is its own."""
        path = [id_]
        while (one := self._lower.get(path[-1], path[-1])) != path[-1]:
            path.append(one)
        self._lower.update(dict.fromkeys(path, path[-1]))
        return path[-1]

    def join(self, one: str, other: str) -> None:
        """Makes one group of those that the two ids are in."""
        first, second = sorted((self[one], self[other]))
        self._lower[second] = first
