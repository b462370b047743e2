"""The merge language: `{{ veld }}` with a name from a closed list, and nothing else.

There is no template engine behind it: a name is looked up, its value is escaped and put in its
place, once. Whatever else stands between braces is refused when somebody saves the text.
"""

import re
from collections.abc import Collection, Mapping
from difflib import get_close_matches
from itertools import dropwhile

from django.utils.html import conditional_escape

from regiodeals.common.errors import DomainError, InvalidInput
from regiodeals.common.words import dutch, joined

FIELD = re.compile(r"\{\{[ \xa0]*([a-z][a-z0-9_]*)[ \xa0]*\}\}")
# A field that is empty takes the space in front of it along.
PLACE = re.compile(rf"( ?){FIELD.pattern}")
# Where a paragraph, an item or a line begins there is none in front: there it takes that behind it.
FIELD_AND_SPACE = re.compile(rf"{FIELD.pattern} ")
FIRST = re.compile(r"(^|<(?:p|li)>|<br/>)((?:\{\{[^{}]+\}\} )+)")
# What somebody probably meant as a field, and otherwise the brace alone.
STRAY = re.compile(r"\{\{.*?\}\}|\{[%#].*?[%#]\}|[{}]", re.DOTALL)
SHOWN = 60
ONLY_FIELDS = dutch(
    "Schrijf accolades alleen om een veld uit de lijst, zoals {veld}.", veld="{{ kenmerk }}"
)


class EmptyField(DomainError):
    """A letter needs a value that this decision does not have."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(dutch("Het veld ‘{naam}’ is leeg.", naam=name))


def field_names(text: str) -> list[str]:
    """The names of the fields in `text`, in order and each once."""
    return list(dict.fromkeys(FIELD.findall(text)))


def require_known(text: str, known: Collection[str]) -> None:
    """Raise InvalidInput for what is no field, and for a field that is not on the list."""
    if stray := STRAY.search(FIELD.sub("", text)):
        raise InvalidInput(_not_a_field(stray.group(), known))
    for name in field_names(text):
        if name not in known:
            raise InvalidInput(
                dutch(
                    "Het veld ‘{naam}’ bestaat niet. {raad}", naam=name, raad=_nearest(name, known)
                )
            )


def require_present(text: str, required: Collection[str]) -> None:
    """Raise InvalidInput when a field that must be in `text` is not."""
    missing = sorted(set(required) - set(field_names(text)))
    if missing:
        named = ", ".join(f"{{{{ {name} }}}}" for name in missing)
        raise InvalidInput(
            dutch(
                "In dit blok hoort nog: {velden}. Zet het op de goede plaats terug.", velden=named
            )
        )


def filled(html: str, values: Mapping[str, str], may_be_empty: Collection[str]) -> str:
    """`html` with each field replaced by its value; a value that is no safe text is escaped.

    Raises EmptyField for a value that is not there, unless the field may be empty.
    """

    def begun(found: re.Match[str]) -> str:
        start, fields = found.groups()
        each = FIELD_AND_SPACE.finditer(fields)
        kept = dropwhile(lambda field: field[1] in may_be_empty and not values.get(field[1]), each)
        return str(start) + "".join(field[0] for field in kept)

    def value_of(found: re.Match[str]) -> str:
        space, name = found.groups()
        value = values.get(name, "")
        if value:
            return space + conditional_escape(value)
        if name not in may_be_empty:
            raise EmptyField(name)
        return ""

    return PLACE.sub(value_of, FIRST.sub(begun, html))


def _not_a_field(text: str, known: Collection[str]) -> str:
    shown = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
    inside = text.strip("{} \xa0").lower().replace(" ", "_")
    near = get_close_matches(inside, known, 1)
    said = [dutch("‘{tekst}’ is geen invulveld.", tekst=shown)]
    if near:
        said.append(dutch("Bedoelt u {veld}?", veld=f"{{{{ {near[0]} }}}}"))
    said.append(ONLY_FIELDS)
    return joined(" ", said)


def _nearest(name: str, known: Collection[str]) -> str:
    near = get_close_matches(name, known, 1)
    return (
        dutch("Bedoelt u ‘{veld}’?", veld=near[0]) if near else dutch("Kies een veld uit de lijst.")
    )
