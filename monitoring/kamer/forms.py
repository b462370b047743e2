"""What a person fills in about a report to parliament."""

from typing import Any, cast

from django import forms

from monitoring.kamer.models import CHAPTERS, LONGEST_KAMERSTUK, LONGEST_WORDS, Kamerrapportage
from regiodeals.common.form_fields import DutchDateField
from regiodeals.common.words import dutch

LAST_YEAR = 9999


class ReportFilter(forms.Form):
    """One year; what cannot be one filters nothing."""

    jaar = forms.IntegerField(label=dutch("Jaar"), required=False, min_value=1, max_value=LAST_YEAR)

    def asked(self) -> str:
        """The year that was asked; empty for all."""
        self.full_clean()
        return str(self.cleaned_data.get("jaar") or "")


class DraftForm(forms.Form):
    """Over which year."""

    jaar = forms.TypedChoiceField(
        label=dutch("Over welk jaar?"),
        coerce=int,
        help_text=dutch("De jaren waarover op minstens één rapportage akkoord is."),
        error_messages={
            "required": dutch("Kies een jaar."),
            "invalid_choice": dutch("Kies uit de lijst."),
        },
    )

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast("forms.ChoiceField", self.fields["jaar"])
        field.choices = [("", dutch("Kies uit de lijst")), *((year, str(year)) for year in years)]


class WordsForm(forms.Form):
    """The introduction of each chapter, with the version that the page showed."""

    gezien = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2_000_000_000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, number, title in CHAPTERS:
            self.fields[name] = forms.CharField(
                label=dutch("Hoofdstuk {nummer}: {titel}", nummer=number, titel=title),
                required=False,
                max_length=LONGEST_WORDS,
                help_text=dutch(
                    "Ten hoogste {aantal} tekens. Noem geen namen van mensen.", aantal=LONGEST_WORDS
                ),
                error_messages={
                    "max_length": dutch(
                        "Gebruik ten hoogste {aantal} tekens.", aantal=LONGEST_WORDS
                    )
                },
                widget=forms.Textarea(attrs={"rows": 8}),
            )

    def words(self) -> dict[str, str]:
        """What the service needs."""
        return {name: self.cleaned_data[name] for name in Kamerrapportage.WORDS}


class KamerstukForm(forms.Form):
    """Under which number parliament keeps it."""

    kamerstuk = forms.CharField(
        label=dutch("Nummer van het Kamerstuk"),
        max_length=LONGEST_KAMERSTUK,
        help_text=dutch("Bijvoorbeeld: 29697, nr. 157. Dit wijzigt u daarna niet meer."),
        error_messages={
            "required": dutch("Vul het nummer van het Kamerstuk in."),
            "max_length": dutch("Gebruik ten hoogste {aantal} tekens.", aantal=LONGEST_KAMERSTUK),
        },
    )


class OfferForm(KamerstukForm):
    """On which day it went to parliament; the number may come later."""

    dag = DutchDateField(
        label=dutch("Aangeboden op"),
        error_messages={"required": dutch("Vul de dag in.")},
    )
    field_order = ("dag", "kamerstuk")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kamerstuk"].required = False
        self.fields["kamerstuk"].help_text = dutch(
            "Nog niet bekend? Laat leeg en vul het later in."
        )
