"""The filters of the calendar; what cannot be a filter filters nothing."""

from dataclasses import replace
from typing import Any

from django import forms

from monitoring.kalender.schedule import Month
from monitoring.kalender.selectors import EXCHANGE_KIND, MEETING_KIND, Wanted, Whose
from regiodeals.accounts.models import User
from regiodeals.common.form_fields import DutchDateField
from regiodeals.common.words import dutch
from regiodeals.obligations.models import ObligationKind

# The empty choice is what a page shows without being asked.
MINE = ("", Whose.MINE.label)
ALL = (Whose.ALL.value, Whose.ALL.label)
EVERYTHING = "alles"


class MonthFilter(forms.Form):
    """Which lines of a month; only the ministry sees what is not its reader's."""

    zoek = forms.CharField(label=dutch("Wat of welke deal"), required=False, max_length=100)
    soort = forms.ChoiceField(
        label=dutch("Soort"),
        required=False,
        choices=[
            ("", dutch("Alle")),
            (MEETING_KIND, dutch("overleg, de dag zelf")),
            (EXCHANGE_KIND, dutch("uitwisseling")),
            *ObligationKind.choices,
        ],
    )
    wie = forms.ChoiceField(label=dutch("Van wie"), required=False, choices=[MINE, ALL])

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not user.is_ministry:
            del self.fields["wie"]

    def chosen(self) -> dict[str, Any]:
        """The filters that are on, by name."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def wanted(self, month: Month) -> Wanted:
        """The lines of a month."""
        return replace(_as_wanted(self.chosen()), first=month.first, last=month.last)


def _as_wanted(on: dict[str, Any]) -> Wanted:
    """What both pages filter by."""
    return Wanted(
        whose=on.get("wie", Whose.MINE.value), kind=on.get("soort", ""), text=on.get("zoek", "")
    )


class ListFilter(MonthFilter):
    """Which lines of the list: at first what is still to be done, whenever it is."""

    welke = forms.ChoiceField(
        label=dutch("Welke"),
        required=False,
        choices=[("", dutch("Nog te doen")), (EVERYTHING, dutch("Ook wat klaar is"))],
    )
    van = DutchDateField(label=dutch("Vanaf"), required=False)
    tot = DutchDateField(label=dutch("Tot en met"), required=False)

    def wanted_lines(self) -> Wanted:
        """The lines of the list."""
        on = self.chosen()
        return replace(
            _as_wanted(on),
            first=on.get("van"),
            last=on.get("tot"),
            only_open=on.get("welke") != EVERYTHING,
        )
