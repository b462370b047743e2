"""A day as an example beside a field that asks for one, and in what is said when it holds none."""

from datetime import date
from typing import Any

from django import forms

from regiodeals.common.dutch_dates import day_to_type
from regiodeals.common.words import Words, dutch, joined


def example_in(year: int) -> Words:
    """'bijvoorbeeld 15-6-2025'."""
    return dutch("bijvoorbeeld {dag}", dag=day_to_type(date(year, 6, 15)))


EXAMPLE = example_in(2025)


def expect_year(form: forms.Form, name: str, year: int) -> None:
    """Give an example in the year in which a day must lie, in the help and in the errors."""
    example = example_in(year)
    form.fields[name].help_text = joined("", (example.capitalize(), "."))
    form.fields[name].error_messages |= said_of_days(example)


def said_of_days(example: str) -> dict[str, Any]:
    """What is said of a field that holds no day, with a day as an example."""
    return {
        "required": dutch("Vul een dag in, {voorbeeld}.", voorbeeld=example),
        "invalid": dutch(
            "Dit is geen dag. Vul dag, maand en jaar in, {voorbeeld}.", voorbeeld=example
        ),
        "no_year": dutch("Vul ook het jaar in, {voorbeeld}.", voorbeeld=example),
    }
