"""What a person fills in about a termijn or a booking."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from disbursement.grootboek.models.boeking import FIRST_YEAR, LAST_YEAR
from disbursement.uitkering.models import TermijnCondition
from regiodeals.common.form_fields import DollarField, DutchDateField, EuroField
from regiodeals.common.words import dutch
from regiodeals.legal.payment_schedule import MOST_TERMIJNEN, PlannedTermijn

LONGEST_GROUND, LONGEST_SOURCE, LONGEST_REASON = 300, 200, 200
MONEY = {"EUR": EuroField, "USD": DollarField}
NUMBERS = range(1, MOST_TERMIJNEN + 1)
PARTS = ("bedrag", "jaar", "dag", "voorwaarde", "waar")
RELEASED = dutch("Al vrijgegeven of betaald; verandert niet.")


class ImposeConditionForm(forms.Form):
    """What a termijn waits for, before the verlening is made known."""

    voorwaarde = forms.ChoiceField(
        label=dutch("Wat moet er eerst zijn gebeurd?"),
        choices=TermijnCondition.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    waar = forms.CharField(
        label=dutch("Waar staat deze voorwaarde?"),
        help_text=dutch("Bijvoorbeeld: convenant, artikel 7. Leeg als er geen voorwaarde is."),
        max_length=LONGEST_SOURCE,
        required=False,
    )


class ConditionMetForm(forms.Form):
    """Since when the condition is met, and what shows it."""

    voldaan_op = DutchDateField(label=dutch("Voldaan op"))
    waaruit = forms.CharField(
        label=dutch("Waaruit blijkt dat?"),
        help_text=dutch("Bijvoorbeeld: voortgangsrapportage van 3 maart, akkoord op 20 maart."),
        max_length=LONGEST_GROUND,
    )


class CorrectForm(forms.Form):
    """Why an entry is wrong, and what should have stood there."""

    reden = forms.CharField(
        label=dutch("Waarom klopt de boeking niet?"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: object, currency: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        amount = DollarField if currency == "USD" else EuroField
        self.fields["goed_bedrag"] = amount(
            label=dutch("Goed bedrag"),
            help_text=dutch("Leeg als hier niets had moeten staan."),
            required=False,
        )


def termijn_fields(
    currency: str, standing: Sequence[PlannedTermijn] = ()
) -> dict[str, forms.Field]:
    """The questions about each termijn; of what was released nothing is asked."""
    found: dict[str, forms.Field] = {}
    for number in NUMBERS:
        stands = standing[number - 1] if number <= len(standing) else None
        for part, field in _questions(number, currency).items():
            if stands is not None and stands.is_released:
                field.disabled = True
                field.help_text = RELEASED if part == "bedrag" else ""
            found[f"{part}_{number}"] = field
    return found


def termijn_initial(rows: Sequence[PlannedTermijn]) -> dict[str, Any]:
    """The answers that these termijnen are."""
    found: dict[str, Any] = {}
    for number, row in enumerate(rows, start=1):
        found |= {
            f"bedrag_{number}": row.amount_cents,
            f"jaar_{number}": row.budget_year,
            f"dag_{number}": row.pay_by,
            f"voorwaarde_{number}": row.condition,
            f"waar_{number}": row.condition_source,
        }
    return found


def termijn_rows(given: Mapping[str, Any]) -> list[PlannedTermijn]:
    """The termijnen that were filled in; an empty one in between has no amount and is refused."""
    rows = [_row(given, number) for number in NUMBERS]
    while rows and rows[-1] == PlannedTermijn(amount_cents=0):
        rows.pop()
    return rows


def termijn_groups(form: forms.Form) -> list[tuple[str, list[forms.BoundField]]]:
    """The questions of each termijn under its name."""
    return [
        (dutch("Termijn {nummer}", nummer=number), [form[f"{part}_{number}"] for part in PARTS])
        for number in NUMBERS
        if f"bedrag_{number}" in form.fields
    ]


class PlanForm(forms.Form):
    """All termijnen of an advance that was not granted yet."""

    def __init__(
        self, *args: Any, currency: str, standing: Sequence[PlannedTermijn], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.initial = termijn_initial(standing)
        self.fields.update(termijn_fields(currency))

    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """As the page shows them."""
        return termijn_groups(self)

    def rows(self) -> list[PlannedTermijn]:
        """As the service takes them."""
        return termijn_rows(self.cleaned_data)


def _questions(number: int, currency: str) -> dict[str, forms.Field]:
    name = dutch("Termijn {nummer}", nummer=number)
    return {
        "bedrag": MONEY[currency](label=dutch("{naam}: bedrag", naam=name), required=False),
        "jaar": forms.IntegerField(
            label=dutch("{naam}: begrotingsjaar", naam=name),
            required=False,
            min_value=FIRST_YEAR,
            max_value=LAST_YEAR,
            help_text=dutch("Leeg: het jaar van de dag hieronder."),
            widget=forms.NumberInput(attrs={"size": 6}),
            error_messages={"invalid": dutch("Vul een jaar in, bijvoorbeeld 2027.")},
        ),
        "dag": DutchDateField(
            label=dutch("{naam}: betalen uiterlijk", naam=name),
            required=False,
            help_text=dutch("Leeg: zes weken na de bekendmaking."),
        ),
        "voorwaarde": forms.ChoiceField(
            label=dutch("{naam}: voorwaarde", naam=name),
            choices=TermijnCondition.choices,
            required=False,
        ),
        "waar": forms.CharField(
            label=dutch("{naam}: waar de voorwaarde staat", naam=name),
            help_text=dutch("Bijvoorbeeld: convenant, artikel 7."),
            max_length=LONGEST_SOURCE,
            required=False,
            widget=forms.TextInput(attrs={"autocomplete": "off", "size": 40}),
        ),
    }


def _row(given: Mapping[str, Any], number: int) -> PlannedTermijn:
    condition = given.get(f"voorwaarde_{number}") or ""
    return PlannedTermijn(
        amount_cents=given.get(f"bedrag_{number}") or 0,
        budget_year=given.get(f"jaar_{number}"),
        pay_by=given.get(f"dag_{number}"),
        condition=condition,
        condition_source=(given.get(f"waar_{number}") or "").strip() if condition else "",
    )
