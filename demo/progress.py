"""A bar on standard error: one line that moves in a terminal, a few lines anywhere else."""

from typing import TextIO

WIDTH = 28
LINES_WITHOUT_TERMINAL = 10


class Progress:
    """Shows how far the story is."""

    def __init__(self, stream: TextIO) -> None:
        """`stream` may be a terminal, a pipe or a file."""
        self._stream = stream
        self._is_terminal = stream.isatty()
        self._shown = -1

    def show(self, done: int, total: int, label: str) -> None:
        """`done` of `total`, and what is being done now."""
        if self._is_terminal:
            end = "\n" if done == total else ""
            # The line is cut off rather than wrapped: a wrapped line cannot be drawn over.
            self._write(f"\r\033[K{_bar(done, total)} {label[:44]}{end}")
            return
        step = done * LINES_WITHOUT_TERMINAL // total
        if step > self._shown:
            self._shown = step
            self._write(f"{_bar(done, total)} {label}\n")

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()


def _bar(done: int, total: int) -> str:
    filled = done * WIDTH // total
    return f"[{'#' * filled}{'.' * (WIDTH - filled)}] {done:3}/{total}"
