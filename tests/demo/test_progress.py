"""The bar shows where the story is, in a terminal and in a log."""

from io import StringIO

from demo.progress import Progress


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Yes."""
        return True


def test_in_a_log_the_bar_is_a_few_lines_and_ends_full() -> None:
    log = StringIO()
    progress = Progress(log)

    for done in range(155):
        progress.show(done, 154, "Saba: brief")

    lines = log.getvalue().splitlines()
    assert len(lines) == 11
    assert lines[0] == f"[{'.' * 28}]   0/154 Saba: brief"
    assert lines[-1] == f"[{'#' * 28}] 154/154 Saba: brief"


def test_in_a_terminal_the_bar_stays_on_one_line() -> None:
    terminal = Terminal()
    progress = Progress(terminal)

    for done in range(4):
        progress.show(done, 3, "een heel lange naam van een deal die niet op de regel past")

    drawn = terminal.getvalue()
    assert drawn.count("\n") == 1
    assert drawn.endswith("\n")
    assert max(len(line) for line in drawn.replace("\033[K", "").split("\r")) <= 82
