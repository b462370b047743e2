"""Numbers that keep the names in a test apart; each test begins again at one."""


class Numbers:
    """Like `itertools.count`, and it can be put somewhere."""

    def __init__(self) -> None:
        self.last = 0

    def __next__(self) -> int:
        self.last += 1
        return self.last


numbers = Numbers()
