"""What a template says outside the tags that translate it."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

LETTERS = re.compile(r"[^\W\d_]{2,}")
COMMENT = re.compile(r"{#.*?#}|{%\s*comment\b.*?%}.*?{%\s*endcomment\s*%}", re.DOTALL)
MARKED = re.compile(
    r"{%\s*blocktranslate\b.*?%}.*?{%\s*endblocktranslate\s*%}|{%\s*translate\b.*?%}", re.DOTALL
)
TAG = re.compile(r"{%(.*?)%}|{{(.*?)}}", re.DOTALL)
# Words that say in which language they are: the name of the ministry, the button to the other one.
IN_ITS_OWN_LANGUAGE = re.compile(r'<(\w+)\b[^>]*\blang="(?:nl|en)"[^>]*>[^<]*</\1>')
SAID_IN = ("aria-label", "alt", "placeholder", "title", "data-label")
SILENT = ("script", "style", "kbd")
# What a component or a part of a page shows; the other parameters are names that the program reads.
SHOWN = (
    *("title", "text", "label", "word", "lead", "note", "caption", "things", "question", "article"),
    *("remark_label", "what", "none", "empty", "heading"),
)
TRANSLATED = re.compile(r'_\("[^"]*"\)')
PARAMETER = re.compile(rf"(?<![\w-])(?:{'|'.join(SHOWN)})=(?:\"([^\"]*)\"|'([^']*)')")
# Words behind a filter; the end of a name that the program reads has a hyphen.
FILTERED = re.compile(r"\|(?:default|default_if_none|add|yesno|pluralize):\"([^\"]*)\"")
HYPHENED = re.compile(r"[a-z]*-[a-z-]*")
# Words behind another tag, as in {% step_symbol "done" _("Toets") %}; a name is one small word.
STRING = re.compile(r'([^\s"]*)"([^"]*)"')
NAME = re.compile(r"[a-z0-9_-]*")
NAMING = ("url", "include", "extends", "static", "load", "block", "if", "elif", "icon")


def unmarked(source: str) -> list[str]:
    """Each text with letters that no tag translates, in the order of the template."""
    rest = MARKED.sub("", COMMENT.sub("", source))
    reader = _Texts()
    reader.feed(IN_ITS_OWN_LANGUAGE.sub("", TAG.sub("", rest)))
    reader.close()
    return [*filter(LETTERS.search, (*reader.found, *_literals(rest)))]


def _literals(source: str) -> Iterator[str]:
    for tag, variable in TAG.findall(source):
        inside = TRANSLATED.sub("", tag or variable)
        yield from (one or other for one, other in PARAMETER.findall(inside))
        yield from (text for text in FILTERED.findall(inside) if not HYPHENED.fullmatch(text))
        if tag and tag.split()[0] not in NAMING:
            bare = (text for before, text in STRING.findall(inside) if not before)
            yield from (text for text in bare if not NAME.fullmatch(text))


class _Texts(HTMLParser):
    """What a reader sees or hears of the HTML of a template, its tags taken out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._silent = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent = tag if tag in SILENT else ""
        for name, value in attrs:
            is_button = tag == "input" and name == "value" and ("type", "submit") in attrs
            is_told_to_a_script = name.startswith("data-") and not NAME.fullmatch(value or "")
            if name in SAID_IN or is_button or is_told_to_a_script:
                self.found.append(value or "")

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self._silent = ""

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.found.append(" ".join(data.split()))
