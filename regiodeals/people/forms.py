"""What somebody fills in to invite a person, and to take up an invitation."""

from typing import Any, cast

from django import forms
from django.conf import settings

from regiodeals.accounts.models import User
from regiodeals.common.form_fields import DutchDateField
from regiodeals.common.words import dutch
from regiodeals.deal.models import WHOLE_DEAL, Deal, DealRole, RoleInDeal
from regiodeals.party.models import Organisation
from regiodeals.people.conditions import LONGEST_ADDRESS
from regiodeals.people.selectors import (
    current_roles,
    organisations_of_region,
    who_can_take_over,
)

NOBODY = "niemand"
NOTHING_CHOSEN = dutch("Kies uit de lijst")
CHOOSE = {
    "required": dutch("Kies er een uit de lijst."),
    "invalid_choice": dutch("Kies er een uit de lijst."),
}
MEANING = {
    RoleInDeal.MANAGER: dutch("beheerder van de regio: nodigt mensen uit en leest mee"),
    RoleInDeal.COORDINATOR: dutch("coördinator: schrijft de rapportage en biedt haar aan"),
    RoleInDeal.WRITER: dutch("schrijver: schrijft mee"),
    RoleInDeal.PART_WRITER: dutch(
        "schrijver van een onderdeel: ziet en schrijft alleen dat onderdeel"
    ),
    RoleInDeal.SIGNER: dutch("tekenbevoegde van de regiokassier: leest en tekent"),
    RoleInDeal.READER: dutch("lezer: leest alleen"),
}


class InviteForm(forms.Form):
    """Whom, as what, for which organisation, until when."""

    adres = forms.CharField(
        label=dutch("E-mailadres"),
        max_length=LONGEST_ADDRESS,
        help_text=dutch("Het eigen werkadres van deze persoon, geen gedeelde postbus."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"required": dutch("Vul het e-mailadres in.")},
    )
    rol = forms.ChoiceField(label=dutch("Rol"), widget=forms.RadioSelect, error_messages=CHOOSE)
    onderdelen = forms.MultipleChoiceField(
        label=dutch("Welke onderdelen?"),
        required=False,
        help_text=dutch("Alleen bij een schrijver van een onderdeel."),
        widget=forms.CheckboxSelectMultiple,
    )
    organisatie = forms.ModelChoiceField(
        label=dutch("Werkt voor"),
        queryset=Organisation.objects.none(),
        empty_label=NOTHING_CHOSEN,
        error_messages=CHOOSE,
    )
    tot_en_met = DutchDateField(
        label=dutch("Laatste dag van de rol"),
        required=False,
        help_text=dutch("Leeg: tot u de rol beëindigt."),
    )

    def __init__(self, *args: Any, deal: Deal, roles: list[RoleInDeal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(role.value, MEANING[role]) for role in roles]
        cast("forms.ChoiceField", self.fields["rol"]).choices = choices
        if len(choices) == 1:
            self.fields["rol"].initial = choices[0][0]
        if RoleInDeal.PART_WRITER in roles:
            self._offer_parts(deal)
        else:
            del self.fields["onderdelen"]
        field = cast("forms.ModelChoiceField[Any]", self.fields["organisatie"])
        field.queryset = organisations_of_region(deal)

    def _offer_parts(self, deal: Deal) -> None:
        lines = deal.programmalijnen.all()
        cast("forms.MultipleChoiceField", self.fields["onderdelen"]).choices = [
            *((str(line.pk), str(line)) for line in lines),
            (str(WHOLE_DEAL), dutch("De deal als geheel")),
        ]

    def parts(self) -> list[int]:
        """The parts that were chosen."""
        return [int(pk) for pk in self.cleaned_data.get("onderdelen", ())]


class HandOverForm(forms.Form):
    """Who manages the people of the region from now on."""

    aan = forms.ModelChoiceField(
        label=dutch("Aan wie?"),
        help_text=dutch("Staat uw opvolger er niet bij? Nodig die dan eerst uit."),
        queryset=DealRole.objects.none(),
        empty_label=NOTHING_CHOSEN,
        error_messages=CHOOSE,
    )

    def __init__(self, *args: Any, deal: Deal, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast("forms.ModelChoiceField[Any]", self.fields["aan"])
        field.queryset = current_roles(deal).exclude(user=user)


class EndRoleForm(forms.Form):
    """Why a role ends, and who takes over what stands in that person's name."""

    neemt_over = forms.ChoiceField(
        label=dutch("Wie neemt dit over?"),
        error_messages={
            "required": dutch("Kies wie dit overneemt, of dat niemand het overneemt."),
            "invalid_choice": dutch("Kies iemand uit de lijst."),
        },
    )
    reden = forms.CharField(
        label=dutch("Waarom?"),
        required=False,
        max_length=300,
        help_text=dutch("Dit staat daarna in de geschiedenis van de deal."),
        error_messages={"max_length": dutch("Gebruik ten hoogste 300 tekens.")},
    )

    def __init__(self, *args: Any, row: DealRole, has_tasks: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._people = {str(one.pk): one for one in who_can_take_over(row)} if has_tasks else {}
        if not self._people:
            del self.fields["neemt_over"]
            return
        # Nobody is chosen beforehand: what stays in a name that is gone, is done by nobody.
        cast("forms.ChoiceField", self.fields["neemt_over"]).choices = [
            ("", NOTHING_CHOSEN),
            *((pk, str(one)) for pk, one in self._people.items()),
            (NOBODY, dutch("niemand: het blijft op naam van wie weggaat")),
        ]

    def clean_neemt_over(self) -> User | None:
        """Who was chosen; None when it stays."""
        return self._people.get(self.cleaned_data["neemt_over"])


def _secret(label: str, required: str, *, is_new: bool = True) -> forms.CharField:
    """A field for a password; what was typed is kept as it is, and never shown again."""
    fills_in = "new-password" if is_new else "current-password"
    return forms.CharField(
        label=label,
        strip=False,
        max_length=200,
        error_messages={"required": required},
        widget=forms.PasswordInput(attrs={"autocomplete": fills_in}),
    )


class _NewPassword(forms.Form):
    """A password that is chosen, twice."""

    wachtwoord = _secret(dutch("Kies een wachtwoord"), dutch("Kies een wachtwoord."))
    nog_eens = _secret(
        dutch("Vul het wachtwoord nog een keer in"), dutch("Vul het wachtwoord nog een keer in.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wachtwoord"].help_text = dutch(
            "Ten minste {aantal} tekens. Geen wachtwoord dat veel mensen gebruiken, en niets dat op"
            " uw naam of e-mailadres lijkt.",
            aantal=settings.SHORTEST_PASSWORD,
        )

    def clean(self) -> dict[str, Any]:
        """The same password twice."""
        cleaned = super().clean() or {}
        first, second = cleaned.get("wachtwoord"), cleaned.get("nog_eens")
        if first and second and first != second:
            self.add_error("nog_eens", dutch("De twee wachtwoorden zijn niet gelijk."))
        return cleaned


class NewAccountForm(_NewPassword):
    """Name and password of somebody who comes here for the first time."""

    voornaam = forms.CharField(
        label=dutch("Voornaam"),
        max_length=100,
        error_messages={"required": dutch("Vul uw voornaam in.")},
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    achternaam = forms.CharField(
        label=dutch("Achternaam"),
        max_length=100,
        error_messages={"required": dutch("Vul uw achternaam in.")},
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    field_order = ["voornaam", "achternaam"]


class PasswordForm(_NewPassword):
    """The password of now, and the one that comes instead."""

    nu = _secret(
        dutch("Uw wachtwoord van nu"),
        dutch("Vul het wachtwoord in waarmee u inlogde."),
        is_new=False,
    )
    field_order = ["nu"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wachtwoord"].label = dutch("Kies een nieuw wachtwoord")
