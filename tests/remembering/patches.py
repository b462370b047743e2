"""What a test put in the place of something of the program: a world built with that is another."""

from types import ModuleType
from typing import Any

import pytest

from tests.remembering.description import Indescribable, description


class Patches:
    """Those of the running test; what every test begins with does not count."""

    def __init__(self) -> None:
        self._patch: Any = None
        self._known = (0, 0)

    def begin(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A test begins, with these."""
        self._patch = monkeypatch
        self._known = (len(self._patch._setattr), len(self._patch._setitem))

    def described(self) -> str:
        """Text that is equal for equal patches. Raises Indescribable."""
        if self._patch is None:
            raise Indescribable("no test")
        attributes, items = self._known
        if self._patch._setitem[items:]:
            raise Indescribable("a changed dictionary")
        return "\n".join(
            f"{_name(target)}.{name}={description(getattr(target, name, None))}"
            for target, name, _before in self._patch._setattr[attributes:]
        )


def _name(target: object) -> str:
    if isinstance(target, ModuleType | type):
        return repr(target)
    raise Indescribable("a patch on something that other tests do not have")


patches = Patches()
