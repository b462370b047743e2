"""What a person fills in: which year, what is asked, and the answers of one section."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.urls import reverse

from monitoring.rapportage.models import LONGEST_SUBJECT, LONGEST_TEXT, Antwoord, Stand, Vraag
from monitoring.rapportage.rendering.sections import note, shown
from monitoring.rapportage.services.asking import (
    LONGEST_QUESTION,
    question_as_kept,
    require_day,
    subject_as_kept,
)
from regiodeals.common.errors import InvalidInput
from regiodeals.common.form_fields import DutchDateField
from regiodeals.common.notation import MARK, NumberInput
from regiodeals.common.number_field import format_number
from regiodeals.common.words import dutch, joined
from regiodeals.deal.models import Deal
from regiodeals.deal.selectors import clock_of_kassier

MOST_SIGNS = dutch("Ten hoogste {aantal} tekens.", aantal=format_number(Decimal(LONGEST_TEXT)))


class OpenForm(forms.Form):
    """Which deal, which year."""

    deal = forms.ChoiceField(
        label=dutch("Deal"),
        error_messages={
            "required": dutch("Kies een deal."),
            "invalid_choice": dutch("Kies een deal."),
        },
    )
    jaar = forms.IntegerField(
        label=dutch("Jaar"),
        help_text=dutch("Het jaar waarover u rapporteert, meestal het vorige."),
        error_messages={
            "required": dutch("Vul een jaar in, bijvoorbeeld 2024."),
            "invalid": dutch("Vul een jaar in, bijvoorbeeld 2024."),
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 6}),
    )

    def __init__(self, *args: Any, deals: Iterable[Deal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["deal"].choices = [(deal.pk, str(deal)) for deal in deals]  # type: ignore[attr-defined]


class AskForm(forms.Form):
    """What the ministry asks, by when, and about which programmalijnen; the service judges it."""

    onderwerp = forms.CharField(
        label=dutch("Onderwerp"),
        help_text=dutch(
            "In ten hoogste {aantal} tekens. Zo heet de rapportage straks overal.",
            aantal=LONGEST_SUBJECT,
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": dutch("Noem het onderwerp.")},
    )
    vraag = forms.CharField(
        label=dutch("Wat wilt u weten?"),
        help_text=dutch(
            "De regio leest dit in haar mail en boven haar antwoord. Ten hoogste {aantal} tekens.",
            aantal=f"{LONGEST_QUESTION:,}",
        ).replace(",", "."),
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": dutch("Schrijf op wat u wilt weten.")},
    )
    dag = DutchDateField(
        label=dutch("Laatste dag"),
        help_text=dutch("De regio krijgt herinneringen aan deze dag."),
    )
    lijnen = forms.TypedMultipleChoiceField(
        label=dutch("Over welke programmalijnen"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text=dutch("Van elk schrijft de regio de stand, wat er is gedaan en het geld."),
        error_messages={
            "required": dutch("Kies een of meer programmalijnen van deze deal."),
            "invalid_choice": dutch("Kies een of meer programmalijnen van deze deal."),
        },
    )

    def __init__(self, *args: Any, deal: Deal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._zone, _place = clock_of_kassier(deal)
        lines = [(line.pk, str(line)) for line in deal.programmalijnen.order_by("order")]
        self.fields["lijnen"].choices = lines  # type: ignore[attr-defined]
        self.fields["lijnen"].initial = [pk for pk, _ in lines]

    def clean_onderwerp(self) -> str:
        """By the rule of the service."""
        return str(_judged(subject_as_kept, self.cleaned_data["onderwerp"]))

    def clean_vraag(self) -> str:
        """By the rule of the service."""
        return str(_judged(question_as_kept, self.cleaned_data["vraag"]))

    def clean_dag(self) -> date:
        """By the rule of the service."""
        day: date = self.cleaned_data["dag"]
        _judged(require_day, day, self._zone)
        return day


def _judged(rule: Callable[..., Any], *given: Any) -> Any:
    """What a rule of the service makes of it; its sentence stands at the field."""
    try:
        return rule(*given)
    except InvalidInput as error:
        raise forms.ValidationError(str(error)) from None


class CopyForm(forms.Form):
    """A copy that was filled in."""

    bestand = forms.FileField(
        label=dutch("Uw kopie"),
        help_text=dutch("De Excel-werkmap (.xlsx) die u hier downloadde. Ten hoogste 2 MB."),
        allow_empty_file=True,
        max_length=300,
        error_messages={
            "required": dutch("Kies het bestand."),
            "max_length": dutch("De naam van het bestand is te lang. Maak hem korter."),
        },
    )


class SectionForm(forms.Form):
    """The answers of one section; the service judges what was typed."""

    def __init__(self, data: Any = None, *, answers: Sequence[Antwoord], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        for answer in answers:
            self.fields[f"veld-{answer.pk}"] = _field(answer)


def _field(answer: Antwoord) -> forms.Field:
    common: dict[str, Any] = {
        "label": str(answer),
        "required": False,
        "initial": shown(answer),
        "help_text": help_under(answer),
    }
    saving = _saving(answer)
    if answer.vraag == Vraag.STAND:
        choices = [("", dutch("nog niet gekozen")), *Stand.choices]
        return forms.ChoiceField(choices=choices, widget=forms.Select(attrs=saving), **common)
    if answer.is_amount:
        return forms.CharField(widget=NumberInput(attrs=saving), **common)
    return forms.CharField(widget=forms.Textarea(attrs=saving | {"rows": 6}), **common)


def help_under(answer: Antwoord, *, with_origin: bool = True) -> str:
    """What stands between the question and its box; what was saved just now has no other origin."""
    told = note(answer, with_origin=with_origin)
    if answer.vraag == Vraag.STAND or answer.is_amount:
        return told
    return joined(" ", filter(None, (MOST_SIGNS, told)))


def _saving(answer: Antwoord) -> dict[str, Any]:
    """Each box is sent by itself a second after the last key; `opnieuw` is of keep_text.js."""
    pk = answer.pk
    return {
        "hx-post": reverse("monitoring:rapportage-field", args=[answer.rapportage_id, pk]),
        "hx-trigger": "input changed delay:1s, opnieuw",
        "hx-params": f"csrfmiddlewaretoken,veld-{pk},veld-{pk}{MARK},versie-{pk}",
        # While one is under way the last of the next ones waits, with the version of its answer.
        "hx-sync": "this:queue last",
        "hx-target": f"#status-veld-{pk}",
        "aria-describedby": f"status-veld-{pk}",
    }
