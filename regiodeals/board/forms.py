"""What a reader fills in on a board: the filter with its order and columns."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from regiodeals.accounts.models import User
from regiodeals.board.rendering import (
    WHOLE,
    ColumnLook,
    columns_for,
    columns_named,
    usual_columns,
    week_choices,
)
from regiodeals.board.selectors import ORDERS, UNKNOWN_AREA, Asked
from regiodeals.board.selectors.asked import (
    COLLEAGUE,
    COORDINATES,
    DEFAULT_ORDER,
    LATE,
    LATER,
    ME,
    NO_TERM,
    NOBODY,
    NOW,
    SOON,
    UNKNOWN_TERM,
)
from regiodeals.common.words import dutch
from regiodeals.deal.models import DealStatus
from regiodeals.deal.models.acting import MINISTRY, NOTHING, REGION, SIGNERS
from regiodeals.party.models import Area, Organisation

DAYS = [
    (LATE, dutch("te laat")),
    (NOW, dutch("14 dagen of minder")),
    (SOON, dutch("15 tot en met 28 dagen")),
    (LATER, dutch("meer dan 28 dagen")),
    (NO_TERM, dutch("er loopt geen termijn")),
    (UNKNOWN_TERM, dutch("onbekend")),
]
WAITS_OF_MINISTRY = [
    (ME, dutch("u")),
    (COLLEAGUE, dutch("een andere behandelaar")),
    (NOBODY, dutch("nog niet verdeeld")),
]
WAITS = [
    (MINISTRY, dutch("het ministerie")),
    (SIGNERS, dutch("wie het convenant tekent")),
    (REGION, dutch("de regio")),
    (NOTHING, dutch("niets meer")),
]
# Each order both ways; a minus turns it round.
BOTH_WAYS = [(f"{turn}{name}", label) for name, label in ORDERS.items() for turn in ("", "-")]
CHOOSERS = ("stand", "wacht", "gebied", "ministerie", "nog", "week")
# What says which deals; the rest only says how they are shown.
NARROWING = ("zoek", *CHOOSERS, "keuze")
GONE = dutch("Dit filter bestaat niet meer. Kies opnieuw.")
Choices = list[tuple[str, Any]]


class BoardFilter(forms.Form):
    """The filter of a board, in its address.

    What cannot be a filter (any more) lets no deal through, so that nothing is done with a whole
    tranche that nobody asked for; an order or a column that cannot be is left aside.
    """

    zoek = forms.CharField(label=dutch("Naam, gebied of partij"), required=False, max_length=100)
    stand = forms.ChoiceField(label=dutch("Stand"), required=False)
    wacht = forms.ChoiceField(label=dutch("Wacht op"), required=False)
    gebied = forms.ChoiceField(label=dutch("Provincie of eiland"), required=False)
    ministerie = forms.ChoiceField(label=dutch("Ministerie"), required=False)
    nog = forms.ChoiceField(
        label=dutch("Nog"), required=False, choices=[("", dutch("Alles")), *DAYS]
    )
    week = forms.ChoiceField(label=dutch("Termijn eindigt"), required=False)
    keuze = forms.BooleanField(required=False)
    sorteer = forms.ChoiceField(required=False, choices=BOTH_WAYS)
    kolom = forms.MultipleChoiceField(label=dutch("Kolommen"), required=False)

    def __init__(
        self, data: Mapping[str, Any], *, reader: User, ministries: Iterable[Organisation]
    ) -> None:
        super().__init__(data)
        self._is_ministry = reader.is_ministry
        own = WAITS_OF_MINISTRY if self._is_ministry else []
        columns = columns_for(is_ministry=self._is_ministry)
        self._offer("stand", [("", dutch("Alle")), *DealStatus.choices])
        self._offer("wacht", [("", dutch("Iedereen")), *own, *WAITS])
        unknown = (UNKNOWN_AREA, dutch("onbekend"))
        self._offer("gebied", [("", dutch("Alle")), *Area.choices, unknown])
        self._offer("ministerie", [("", dutch("Alle")), *_by_rank(ministries)])
        self._offer("week", [("", dutch("Alle")), *week_choices()])
        self._offer("kolom", [(column.key, column.label) for column in columns])
        self.full_clean()

    def _offer(self, name: str, choices: Choices) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    @property
    def choosers(self) -> list[forms.BoundField]:
        """The fields of which one thing is chosen."""
        return [self[name] for name in CHOOSERS]

    @property
    def cleared_url(self) -> str:
        """The same order and columns, with nothing left out."""
        off = dict.fromkeys(NARROWING, "")
        return f"?{self.query(**off)}"

    @property
    def gone(self) -> str:
        """What to say when something is asked that cannot be; else empty."""
        return GONE if any(name in self.errors for name in NARROWING) else ""

    @property
    def asked(self) -> Asked:
        """What is on."""
        on = self.cleaned_data.get
        return Asked(
            text=on("zoek") or "",
            status=on("stand") or "",
            area=on("gebied") or "",
            ministry=on("ministerie") or "",
            days=on("nog") or "",
            waits=on("wacht") or "",
            week=on("week") or "",
            only_chosen=bool(on("keuze")),
            is_gone=bool(self.gone),
            order=on("sorteer") or DEFAULT_ORDER,
        )

    @property
    def is_on(self) -> bool:
        """Whether the filter leaves anything out."""
        asked = self.asked
        return asked != Asked(order=asked.order)

    @property
    def columns(self) -> list[ColumnLook]:
        """The columns to show, in the order of the board."""
        usual = usual_columns(is_ministry=self._is_ministry)
        return columns_named(self.cleaned_data.get("kolom") or usual)

    @property
    def chosen_columns(self) -> list[str]:
        """Their names, for the boxes that are ticked."""
        return [column.key for column in self.columns]

    def query(self, **changes: str) -> str:
        """The address of this filter, order and columns, with changes; empty takes one off.

        Without any it asks for the whole board: an empty address leads to the default view.
        """
        values: dict[str, Any] = {
            name: "1" if value is True else value
            for name, value in self.cleaned_data.items()
            if value
        }
        found = QueryDict(mutable=True)
        for name, value in (values | changes).items():
            if value:
                found.setlist(name, value if isinstance(value, list) else [value])
        return found.urlencode() or WHOLE


def _by_rank(ministries: Iterable[Organisation]) -> Choices:
    named = [(str(one.pk), one.abbreviation or one.name) for one in ministries]
    leads = [
        (f"{key}{COORDINATES}", dutch("{ministerie} coördineert", ministerie=name))
        for key, name in named
    ]
    return [(dutch("Ondertekent"), named), (dutch("Coördineert"), leads)] if named else []
