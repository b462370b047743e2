"""The choices to look something up by in the history of a deal."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps
from django.utils.text import capfirst

from regiodeals.deal.selectors.history import BY_THE_SYSTEM

Choices = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class HistoryChoices:
    """The persons and the kinds of object that occur, each with its words, by alphabet."""

    people: Choices
    subjects: Choices


def history_choices(acted: Iterable[tuple[int | None, str, str]]) -> HistoryChoices:
    """From who acted on what; a person has the name of the last time."""
    people: dict[str, str] = {}
    subjects: dict[str, str] = {}
    for number, name, kind in acted:
        people[BY_THE_SYSTEM if number is None else str(number)] = name
        subjects[kind] = _words_for(kind)
    return HistoryChoices(_by_alphabet(people), _by_alphabet(subjects))


def _words_for(kind: str) -> str:
    try:
        return str(capfirst(apps.get_model(kind)._meta.verbose_name))
    except LookupError:
        # Lines stay for ever, also about what the system no longer has.
        return kind


def _by_alphabet(found: dict[str, str]) -> Choices:
    return sorted(found.items(), key=lambda choice: (choice[1].casefold(), choice[0]))
