"""What a person fills in on the pages of the templates."""

from typing import Any

from django import forms

from disbursement.sjabloon.rendering.catalogue import Block, Shape
from disbursement.sjabloon.rendering.checks import empty_sentence
from disbursement.sjabloon.services import LONGEST_EXPLANATION
from regiodeals.common.errors import InvalidInput
from regiodeals.common.form_fields import DutchDateField
from regiodeals.common.words import dutch

LONGEST_REMARK = 2_000
NOTATION = dutch(
    "Een lege regel begint een alinea. Een regel met - of 1. ervoor wordt een lijst. "
    "**vet** en *cursief* zo. Een invulveld schrijft u als {{ kenmerk }}."
)
NOTATION_OF_LINE = dutch("**vet** en *cursief* zo. Een invulveld schrijft u als {{ kenmerk }}.")


class BlockForm(forms.Form):
    """The text of one block; whether it may be in a letter is for the service."""

    tekst = forms.CharField(strip=False, widget=forms.Textarea)

    def __init__(self, *args: Any, block: Block, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        is_text = block.shape is Shape.TEXT
        field = self.fields["tekst"]
        field.label = dutch("Tekst van ‘{titel}’", titel=block.title)
        field.help_text = NOTATION if is_text else NOTATION_OF_LINE
        field.widget.attrs["rows"] = 12 if is_text else 4
        field.error_messages["required"] = empty_sentence(block)


class PlanForm(forms.Form):
    """From which day a text holds, and what is different."""

    geldig_vanaf = DutchDateField(label=dutch("Geldt vanaf"))
    toelichting = forms.CharField(
        label=dutch("Wat is er anders, en waarom?"),
        max_length=LONGEST_EXPLANATION,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=dutch("Wie publiceert, leest dit. Wie over een jaar terugkijkt ook."),
        error_messages={
            "required": dutch("Schrijf op wat er anders is, en waarom."),
            "max_length": dutch("Gebruik ten hoogste {aantal} tekens.", aantal=LONGEST_EXPLANATION),
        },
    )


class EndForm(forms.Form):
    """The last day of a published text."""

    laatste_dag = DutchDateField(
        label=dutch("Laatste dag"),
        help_text=dutch("Daarna kan met deze tekst geen brief meer worden gemaakt."),
    )


class StepForm(forms.Form):
    """The remark that goes along with a step; whether one is needed is for the service."""

    opmerking = forms.CharField(required=False, max_length=LONGEST_REMARK)

    def remark(self) -> str:
        """The remark; raises InvalidInput with a sentence when it cannot be kept."""
        if not self.is_valid():
            raise InvalidInput(
                dutch(
                    "Uw opmerking is te lang. Gebruik ten hoogste {aantal} tekens.",
                    aantal=LONGEST_REMARK,
                )
            )
        return str(self.cleaned_data["opmerking"])
