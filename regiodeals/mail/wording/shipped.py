"""The texts that come with the program: version 1 of every mail, as files.

A file holds the blocks of one mail in one language, each after a line with `== ` and its name.
"""

import re
from functools import cache
from pathlib import Path

from django.conf import settings

HEAD = re.compile(r"^== ([a-z_]+)$", re.MULTILINE)
FIRST = 1


@cache
def shipped_texts(name: str, language: str) -> dict[str, str]:
    """The blocks of a mail as the program brings them."""
    folder: Path = settings.BASE_DIR / "fixtures" / "mailteksten"
    content = (folder / f"{name}.{language}.txt").read_text(encoding="utf-8")
    _, *pieces = HEAD.split(content)
    return {name: text.strip() for name, text in zip(pieces[::2], pieces[1::2], strict=True)}


def as_file(texts: dict[str, str]) -> str:
    """The same blocks in one text, as they are kept with the mails that were made with them."""
    return "\n\n".join(f"== {name}\n{text}" for name, text in texts.items()) + "\n"
