"""Dutch sentences that a page says in the language of its reader; what is kept stays Dutch.

Words are a str in Dutch wherever they are compared, kept, frozen or hashed. Only a template asks
for their `__html__`, and that is where they are translated. So no English can reach a row.
"""

from collections.abc import Callable, Iterable
from html import escape
from typing import Any


def _as_it_is(text: str, meaning: str) -> str:
    del meaning
    return text


_translate: Callable[[str, str], str] = _as_it_is
_reads_english: Callable[[], bool] = bool


def read_by(translate: Callable[[str, str], str], reads_english: Callable[[], bool]) -> None:
    """How who shows pages translates a text that may have a meaning of its own, and knows what the
    reader reads; the law knows no Django.
    """
    global _translate, _reads_english
    _translate, _reads_english = translate, reads_english


def reads_english() -> bool:
    """Whether what is shown now is read in English."""
    return _reads_english()


class Words(str):
    """A Dutch sentence, and how to say it in English."""

    __slots__ = ("_in_english",)
    _in_english: Callable[[], str]

    def __new__(cls, dutch: str, in_english: Callable[[], str] | None = None) -> "Words":
        """Without `in_english` these very words stand in the translation files."""
        made = super().__new__(cls, dutch)
        made._in_english = in_english or (lambda: _translate(dutch, ""))
        return made

    def __str__(self) -> str:
        return self

    def __html__(self) -> str:
        return escape(said(self), quote=True)

    def capitalize(self) -> "Words":
        """With a capital; unlike that of a str it leaves the other letters as they are."""
        return Words(_capital(self[:]), lambda: _capital(said(self)))


def dutch(pattern: str, /, **values: Any) -> Words:
    """`pattern` with its `{names}` filled in; the translation files hold the pattern."""
    return dutch_as("", pattern, **values)


def dutch_as(meaning: str, pattern: str, /, **values: Any) -> Words:
    """As `dutch`, for words that mean something else elsewhere and are other words in English."""
    if not values:
        return Words(pattern, lambda: _translate(pattern, meaning))
    return Words(
        pattern.format(**values),
        lambda: _translate(pattern, meaning).format(
            **{name: said(value) for name, value in values.items()}
        ),
    )


class Emphasised(Words):
    """Words with a few tags in them, that may stand in a page as they are."""

    __slots__ = ()

    def __html__(self) -> str:
        return str.__str__(said(self))


def emphasised(pattern: str, /, **values: Any) -> Emphasised:
    """As `dutch`, for a pattern with tags that was written here: what is filled in is escaped."""
    return Emphasised(
        pattern.format(**{name: _in_html(value, str) for name, value in values.items()}),
        lambda: said(Words(pattern)).format(
            **{name: _in_html(value, said) for name, value in values.items()}
        ),
    )


def _in_html(value: Any, say: Callable[[Any], Any]) -> str:
    if isinstance(value, Emphasised):
        return str.__str__(said(value)) if say is said else value[:]
    return escape(f"{say(value)}", quote=True)


def joined(separator: str, parts: Iterable[str]) -> Words:
    """`separator.join(parts)`, each part and what stands between in the language of the reader."""
    kept = [str(part) for part in parts]
    return Words(separator.join(kept), lambda: said(separator).join(map(said, kept)))


def said(value: Any) -> Any:
    """Words in the language of the reader; anything else comes back as it is."""
    if not isinstance(value, Words):
        return value
    return value._in_english() if _reads_english() else str.__str__(value)


def in_english(value: str) -> str:
    """The English, whoever reads; what are no Words comes back as it is."""
    return value._in_english() if isinstance(value, Words) else value


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
