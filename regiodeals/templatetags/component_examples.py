"""Invented data for the page that shows each component in each state; no real deal is in it."""

from datetime import UTC, date, datetime
from typing import Any

from django import forms, template
from django.core.paginator import Page, Paginator

from regiodeals.common.form_fields import DutchDateField
from regiodeals.legal.term_steps import explain
from regiodeals.legal.terms import VERLENINGSTERMIJN

register = template.Library()

TODAY = date(2024, 11, 18)
CLOSED_ON = date(2024, 9, 24)
LAST_DAY = date(2024, 12, 17)
MOMENT = datetime(2024, 11, 15, 15, 31, tzinfo=UTC)


class ExampleForm(forms.Form):
    """One field of each kind."""

    naam = forms.CharField(label="Naam van de regio", help_text="Zoals in het convenant.")
    bedrag = forms.CharField(label="Rijksbijdrage", help_text="In euro’s, inclusief btw.")
    getekend_op = DutchDateField(label="Dag van de handtekening")
    grondslag = forms.ChoiceField(
        label="Grondslag",
        choices=[("spuk", "Specifieke uitkering (SPUK)"), ("bijzonder", "Bijzondere uitkering")],
    )
    motivering = forms.CharField(
        label="Motivering",
        help_text="Waarom wijkt u af voor deze kwetsbare regio?",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    oordeel = forms.ChoiceField(
        label="Legt de regio evenveel in als het Rijk?",
        choices=[("ja", "Ja"), ("nee", "Nee"), ("later", "Dat weten wij nog niet")],
        widget=forms.RadioSelect,
    )
    brief = forms.FileField(label="De brief van de kassier", help_text="Een PDF.", required=False)
    bericht = forms.BooleanField(label="Stuur mij een bericht als dit verandert", required=False)


class ExampleFilter(forms.Form):
    """The filters of a list of deals."""

    zoek = forms.CharField(label="Naam of kenmerk", required=False)
    stap = forms.ChoiceField(
        label="Stap", choices=[("", "Alle"), ("toets", "Toets"), ("tekenen", "Tekenen")]
    )
    grondslag = forms.ChoiceField(
        label="Grondslag", choices=[("", "Beide"), ("spuk", "SPUK"), ("bu", "Bijzondere uitkering")]
    )


@register.simple_tag
def example_data() -> dict[str, Any]:
    """Everything that componenten.html shows."""
    return {
        "form": _form_with_errors(),
        "filter": ExampleFilter(auto_id="filter_%s"),
        "page": _page(),
        "confirm": {
            "question": "Daarna kan niemand haar wijzigen.",
            "statement": "Ik heb de brief gelezen",
            "name": "voorbeeld-gelezen",
            "url": "#",
            "url_label": "Lees de brief",
        },
        "reasons": [
            "U stelde deze beschikking zelf op. Een ander moet tekenen.",
            "De regio heeft nog geen kassier aangewezen (artikel 9 lid 1).",
        ],
        "hidden": {"terug": "/componenten/"},
        "closed_on": CLOSED_ON,
        "last_day": LAST_DAY,
        "explanation": explain(CLOSED_ON, VERLENINGSTERMIJN),
        "today": TODAY,
        **_lists(),
        **_money(),
    }


def _form_with_errors() -> ExampleForm:
    answers = {
        "naam": "Voorbeeldregio",
        "bedrag": "4.999.999,99",
        "getekend_op": "15-6-2025",
        "grondslag": "spuk",
        "bericht": "on",
    }
    form = ExampleForm(answers)
    form.add_error("bedrag", "Vul minstens €\u00a05.000.000 in (artikel 10 lid 1).")
    form.errors["oordeel"] = form.error_class(["Kies een antwoord. Zonder oordeel kan het niet."])
    return form


def _page() -> "Page[int]":
    return Paginator(range(1, 215), 25).page(4)


def _money() -> dict[str, Any]:
    return {
        "sources": [
            {"label": "Rijksbijdrage", "cents": 25_000_000_00},
            {"label": "Regio, publiek", "cents": 16_500_000_00},
            {"label": "Regio, privaat", "cents": 6_000_000_00},
            {"label": "Regio, in natura", "cents": 2_500_000_00},
        ],
        "spending": [
            {"label": "Besteed", "cents": 6_200_000_00},
            {"label": "Toegezegd", "cents": 4_100_000_00},
            {"label": "Teruggevorderd", "cents": None},
            {"label": "Nog vrij", "cents": 14_700_000_00, "coming": True},
        ],
    }


def _lists() -> dict[str, Any]:
    return {
        "breadcrumb": [
            {"label": "Deals", "url": "#"},
            {"label": "Tranche 5", "url": "#"},
            {"label": "Voorbeeldregio"},
        ],
        "facts": [
            {"label": "Rijksbijdrage", "value": "€\u00a025.000.000", "note": "inclusief btw"},
            {
                "label": "Uiterste dag beschikking",
                "value": "di 17 dec 2024",
                "note": "nog 29 dagen",
                "tone": "warn",
            },
            {"label": "Grondslag", "value": "SPUK, tranche 5", "note": "Stb. 2024, 219, artikel 9"},
            {"label": "Regiokassier", "value": None, "note": "gevraagd op 11 november"},
            {"label": "Looptijd", "value": "2024 – 2028", "note": "klaar vóór 1 januari 2029"},
            {"label": "Behandelaar", "value": "A. Voorbeeld", "note": "toetser: B. Voorbeeld"},
        ],
        "data": [
            {"label": "Ontvanger", "value": None},
            {"label": "Bedrag", "value": "€\u00a05.000.000,00"},
            {"label": "Kenmerk", "value": "VRO-2024-000012", "url": "#"},
            {
                "label": "Bezwaar tot en met",
                "value": "donderdag 2 januari 2025, 23:59 uur Nederlandse tijd",
            },
        ],
        "timeline": [
            {"day": CLOSED_ON, "title": "Convenant gesloten", "note": "de 12 weken gaan lopen"},
            {"when": "vandaag, 18 november 2024", "title": "Toets: 1 oordeel open", "state": "now"},
            {
                "when": "uiterlijk 17 december 2024",
                "title": "Beschikking",
                "note": "artikel 13 lid 1",
                "state": "todo",
                "legal": True,
            },
            {"day": None, "title": "Eerste overleg", "state": "todo", "url": "#"},
        ],
        "life": [
            {"title": "Voorstel", "note": "31 okt 2023", "state": "done"},
            {"title": "Selectie", "note": "9 feb 2024", "state": "done"},
            {"title": "Convenant", "note": "24 sep 2024", "state": "done"},
            {"title": "Beschikking", "note": "uiterlijk 17 dec 2024", "state": "now"},
            {"title": "Uitvoering", "note": "tot en met 2028"},
            {"title": "Vaststelling", "note": "na eindverantwoording"},
        ],
        "blocked": [
            {"title": "Opstellen", "note": "A. Voorbeeld", "state": "done"},
            {"title": "Toetsen", "note": "de kassier ontbreekt", "state": "stop"},
            {"title": "Tekenen", "note": "namens de minister"},
        ],
        "history": [
            {
                "actor_name": "A. Voorbeeld",
                "sentence": "terug naar concept",
                "remark": "Het bedrag in woorden klopt niet.",
                "at": MOMENT,
            },
            {"actor_name": "Het systeem", "sentence": "klok gestart", "remark": "", "at": MOMENT},
        ],
        "tasks": [
            _task("Voorbeeldregio: onderteken de beschikking", "Ondertekenen", 10),
            _task("Tweede regio: controleer de beschikking", "Controleren", 17),
            _task("Derde regio: maak het concept af", "Verder", 70),
            _task("Vierde regio: voer de toets uit", "Toetsen", -3),
            _task("Vijfde regio: leg het verslag van het overleg vast", "Vastleggen", None),
        ],
    }


def _task(title: str, verb: str, days: int | None) -> dict[str, Any]:
    return {
        "title": title,
        "url": "#",
        "verb": verb,
        "why_you": "u bent behandelaar van deze deal.",
        "if_you_wait": "de wettelijke termijn van 12 weken verloopt (artikel 13 lid 1).",
        "due_on": None if days is None else LAST_DAY,
        "days_left": days,
    }
