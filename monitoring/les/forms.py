"""What a person fills in about a lesson, and how lessons are sought."""

from itertools import groupby
from typing import Any, cast

from django import forms

from monitoring.indicator.models import Theme
from monitoring.les.models import LONGEST_TITLE, Les, LesStatus
from monitoring.les.services import LONGEST_REASON, Words
from monitoring.rapportage.models import LONGEST_TEXT
from regiodeals.accounts.models import User
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal, Programmalijn
from regiodeals.deal.policies import may_handle
from regiodeals.tranche.selectors import tranches

LONGEST_QUESTION = 100
TOO_LONG = dutch("Zoek met ten hoogste {aantal} tekens.", aantal=LONGEST_QUESTION)
NOTHING, DEAL, LINE = "", "deal-", "lijn-"


class LessonFilter(forms.Form):
    """Words and filters; what cannot be one filters nothing."""

    zoek = forms.CharField(
        label=dutch("Zoek op woorden"),
        required=False,
        max_length=LONGEST_QUESTION,
        error_messages={"max_length": TOO_LONG},
    )
    thema = forms.ChoiceField(
        label=dutch("Thema"), required=False, choices=[("", dutch("Alle")), *Theme.choices]
    )
    tranche = forms.ChoiceField(label=dutch("Tranche"), required=False)
    deal = forms.CharField(label=dutch("Deal"), required=False, max_length=LONGEST_QUESTION)
    stand = forms.ChoiceField(
        label=dutch("Stand"),
        required=False,
        choices=[
            ("", dutch("Gedeeld")),
            (LesStatus.CONCEPT, dutch("Concept")),
            (LesStatus.INGETROKKEN, dutch("Ingetrokken")),
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["tranche"]).choices = [
            ("", dutch("Alle")),
            *((str(row.number), str(row)) for row in tranches()),
        ]

    def chosen(self) -> dict[str, str]:
        """The filters that are on, by name."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def asked(self) -> dict[str, Any]:
        """The same, as the selector asks it."""
        on = self.chosen()
        names = {"text": "zoek", "theme": "thema", "tranche": "tranche", "deal": "deal"}
        return {key: on.get(name, "") for key, name in (names | {"state": "stand"}).items()}


class LessonForm(forms.Form):
    """The words of a lesson and where it comes from."""

    titel = forms.CharField(
        label=dutch("Titel"),
        max_length=LONGEST_TITLE,
        help_text=dutch("De les in één zin. Bijvoorbeeld: begin met de bewoners die al iets doen."),
        error_messages={
            "required": dutch("Geef de les een titel."),
            "max_length": dutch("Gebruik ten hoogste {aantal} tekens.", aantal=LONGEST_TITLE),
        },
    )
    tekst = forms.CharField(
        label=dutch("Wat hebt u geleerd?"),
        max_length=LONGEST_TEXT,
        help_text=dutch(
            "Wat deed u, wat gebeurde er, en wat zou u een andere regio aanraden? "
            "Noem geen namen van mensen."
        ),
        error_messages={
            "required": dutch("Schrijf de les op."),
            "max_length": dutch("Gebruik ten hoogste 10.000 tekens."),
        },
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    themas = forms.MultipleChoiceField(
        label=dutch("Thema’s"),
        required=False,
        choices=Theme.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=dutch("Nodig om de les te delen."),
        error_messages={"invalid_choice": dutch("Kies uit de lijst.")},
    )
    komt_uit = forms.ChoiceField(
        label=dutch("Waar komt de les vandaan?"),
        required=False,
        error_messages={"invalid_choice": dutch("Kies uit de lijst.")},
    )

    def __init__(
        self,
        *args: Any,
        lines: list[Programmalijn],
        deals: list[Deal],
        without: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        field = cast("forms.ChoiceField", self.fields["komt_uit"])
        # Whoever writes for a region writes about its deal.
        field.required = not without
        field.choices = [
            (NOTHING, dutch("Geen deal") if without else dutch("Kies uit de lijst")),
            *_by_deal(lines, deals),
        ]
        field.error_messages["required"] = dutch("Kies de deal of de programmalijn.")

    def words(self) -> Words:
        """What the service needs."""
        chosen = self.cleaned_data
        return Words(chosen["titel"], chosen["tekst"], chosen["themas"])

    def source(self) -> dict[str, Any]:
        """The deal or the programmalijn that was chosen."""
        chosen = self.cleaned_data["komt_uit"]
        if chosen.startswith(LINE):
            return {"line_id": int(chosen.removeprefix(LINE))}
        return {"deal_id": int(chosen.removeprefix(DEAL))} if chosen else {}


class ChangeForm(LessonForm):
    """The same of a concept, with the version that its page showed."""

    gezien = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2_000_000_000)


class ShareForm(forms.Form):
    """That somebody knows who will read it."""

    akkoord = forms.BooleanField(
        label=dutch("Ja, alle regio’s en ministeries mogen deze les lezen"),
        error_messages={"required": dutch("Vink aan dat iedereen deze les mag lezen.")},
    )
    gezien = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2_000_000_000)


class WithdrawForm(forms.Form):
    """Why a lesson is taken back."""

    reden = forms.CharField(
        label=dutch("Waarom?"),
        max_length=LONGEST_REASON,
        error_messages={
            "required": dutch("Schrijf op waarom."),
            "max_length": dutch("Gebruik ten hoogste {aantal} tekens.", aantal=LONGEST_REASON),
        },
    )


def as_written(les: Les) -> dict[str, Any]:
    """How a concept stands now."""
    line, deal = les.programmalijn_id, les.deal_id
    return {
        "titel": les.title,
        "tekst": les.text,
        "themas": les.themes,
        "komt_uit": f"{LINE}{line}" if line else f"{DEAL}{deal}" if deal else NOTHING,
        "gezien": les.version,
    }


def for_writing(user: User, lines: list[Programmalijn], deals: list[Deal]) -> dict[str, Any]:
    """What the form of this person offers."""
    return {"lines": lines, "deals": deals, "without": may_handle(None, user)}


def _by_deal(lines: list[Programmalijn], deals: list[Deal]) -> list[Any]:
    of_deal = {key: list(rows) for key, rows in groupby(lines, key=lambda line: line.deal_id)}
    return [
        (
            str(deal),
            [
                (f"{DEAL}{deal.pk}", dutch("{deal}, de deal als geheel", deal=deal)),
                *((f"{LINE}{line.pk}", str(line)) for line in of_deal.get(deal.pk, ())),
            ],
        )
        for deal in deals
    ]
