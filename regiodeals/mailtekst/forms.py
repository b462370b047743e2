"""What a person fills in to word a mail: every block, from when, and why."""

from typing import Any

from django import forms

from regiodeals.common.errors import DomainError
from regiodeals.common.form_fields import DutchDateField
from regiodeals.common.words import dutch, joined
from regiodeals.mail.wording.checks import checked
from regiodeals.mail.wording.parts import Block, Mail, Shape
from regiodeals.mailtekst.services import LONGEST_EXPLANATION

NOTATION = dutch(
    "Een lege regel begint een alinea. Een regel met - of 1. ervoor wordt een lijst. "
    "**vet** en *cursief* zo."
)
PREFIX = "blok_"


class TekstForm(forms.Form):
    """All blocks of one mail; the rules are those of the catalogue."""

    geldig_vanaf = DutchDateField(
        label=dutch("Geldt vanaf"), help_text=dutch("Op zijn vroegst morgen.")
    )
    toelichting = forms.CharField(
        label=dutch("Wat is er anders, en waarom?"),
        max_length=LONGEST_EXPLANATION,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=dutch("Wie publiceert, leest dit. Wie over een jaar terugkijkt ook."),
        error_messages={
            "required": dutch("Schrijf op wat er anders is, en waarom."),
            "max_length": dutch("Gebruik ten hoogste {aantal} tekens.", aantal=LONGEST_EXPLANATION),
        },
    )

    def __init__(self, *args: Any, mail: Mail, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mail = mail
        for block in mail.blocks:
            self.fields[f"{PREFIX}{block.name}"] = self._field(block)

    def _field(self, block: Block) -> forms.CharField:
        is_text = block.shape is Shape.TEXT
        when = self.mail.when_words(block)
        needed = ", ".join(f"{{{{ {name} }}}}" for name in block.required)
        helps = [NOTATION if is_text else block.shape.value]
        if when:
            helps.insert(0, dutch("Alleen als: {wanneer}.", wanneer=when))
        if needed:
            helps.append(dutch("Hierin horen: {velden}.", velden=needed))
        return forms.CharField(
            label=block.title,
            strip=False,
            required=False,
            widget=forms.Textarea(attrs={"rows": 4 if is_text else 2}),
            help_text=joined(" ", helps),
        )

    def clean(self) -> dict[str, Any]:
        """Each text by the rules of its block; an error stands with the text it is about."""
        cleaned = super().clean() or {}
        for block in self.mail.blocks:
            name = f"{PREFIX}{block.name}"
            try:
                checked(self.mail, block, str(cleaned.get(name, "")))
            except DomainError as error:
                self.add_error(name, str(error))
        return cleaned

    @property
    def texts(self) -> dict[str, str]:
        """The texts by block."""
        return {
            block.name: str(self.cleaned_data[f"{PREFIX}{block.name}"])
            for block in self.mail.blocks
        }
