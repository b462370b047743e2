"""Every model of the house stands in the administration, for the beheerder and for nobody else."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.sites import AdminSite
from django.contrib.auth.models import Group
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from disbursement.beschikking.models import Beschikking
from disbursement.bezwaar.services import postpone_decision
from disbursement.verzoek.services import notify_delay
from monitoring.kalender.services import make_link
from regiodeals.accounts.beheer import Beheer
from regiodeals.accounts.models import Role
from regiodeals.audit.admin import AuditedAdmin
from regiodeals.deal.models import RoleInDeal
from tests import builders
from tests.architecture import payment_rows
from tests.beheer.conftest import accounted, translated, whole_world
from tests.beheer.money import settled_and_recovered
from tests.disbursement.beschikking.issued import with_quick_letters
from tests.disbursement.bezwaar import world as objections
from tests.disbursement.verzoek import world as requests
from tests.monitoring.bijlage.world import file_in
from tests.monitoring.herinnering.world import everything_of_reminders
from tests.monitoring.indicator.world import meting_in
from tests.monitoring.jaarcyclus.world import year_in
from tests.monitoring.kamer.world import adopted_in
from tests.monitoring.les.world import concept
from tests.monitoring.overleg.meeting import everything_of_overleg
from tests.monitoring.rapportage.world import accepted_in, report_in
from tests.monitoring.uitwisseling.world import everything_of_exchange
from tests.people.world import invitation_in

ROOTS = ("regiodeals", "disbursement", "monitoring")
HOUSE = [app.label for app in apps.get_app_configs() if app.name.split(".")[0] in ROOTS]
ALL = [model for label in HOUSE for model in apps.get_app_config(label).get_models()]
MODELS = [model for model in ALL if admin.site.is_registered(model)]
REGISTER = {"ambt", "ambtsdrager", "mandaat", "vervanging", "afzender", "betaalrekening"}
CAN_ADD = {"user", "organisation", "tranche", "deal", "sisaversie", "herinneringsbeleid"} | REGISTER
MOST_QUERIES = 12
CENTS = re.compile(r"\b(?:euro|dollar)?centen\b")

pytestmark = pytest.mark.django_db


def address(model: type[Model], page: str, *arguments: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=arguments)


def name(model: type[Model]) -> str:
    return model._meta.label_lower


@pytest.fixture(params=MODELS, ids=name)
def model(request: pytest.FixtureRequest) -> Any:
    return request.param


@pytest.fixture(scope="module", autouse=True)
def cast(kept_rows: None) -> builders.Cast:
    """The people in a world that stays for all tests here, and is gone after the last.

    With somebody who objects: only what has been made known can be objected to.
    """
    del kept_rows
    people = builders.Cast()
    beschikking = whole_world(people).beschikking
    meting_in(beschikking.uitkering.deal)
    builders.role_in(beschikking.uitkering.deal, RoleInDeal.READER)
    invitation_in(beschikking.uitkering.deal)
    report = report_in(beschikking.uitkering.deal)
    file_in(report)
    accepted_in(report)
    year_in(beschikking.uitkering.deal, people.drafter)
    make_link(actor=people.drafter)
    translated(beschikking)
    accounted(beschikking, people)
    with pytest.MonkeyPatch.context() as monkeypatch:
        with_quick_letters(monkeypatch)
        settled_and_recovered(people)
    bezwaar = objections.registered(objections.known(people), people)
    postpone_decision(bezwaar_id=bezwaar.pk, length=1, reason="Druk.", actor=people.drafter)
    grant = requests.granted(people)
    signed = Beschikking.objects.filter(
        uitkering__termijnen__number=1, signer__isnull=False, uitkering__usd_cents__isnull=True
    )
    payment_rows.line_about(signed[0])
    asked = requests.programme(grant, 800_000_000, 200_000_000)
    verzoek = requests.register(grant, people.drafter, **asked)
    everything_of_reminders(people.drafter)
    everything_of_overleg(beschikking.uitkering.deal, people.drafter)
    everything_of_exchange(people.drafter)
    concept(people.drafter, beschikking.uitkering.deal)
    adopted_in(people.drafter)
    notify_delay(
        verzoek_id=verzoek.pk, told_on=verzoek.today, weeks=9, reason="Druk.", actor=people.drafter
    )
    return people


def test_the_site_of_the_house_is_the_only_site():
    assert isinstance(admin.site, AdminSite)
    assert isinstance(getattr(admin.site, "_wrapped", admin.site), Beheer)


@pytest.mark.parametrize("model", ALL, ids=name)
def test_every_model_has_a_page_or_stands_on_that_of_its_owner(model):
    inlines = {inline.model for page in admin.site._registry.values() for inline in page.inlines}
    assert admin.site.is_registered(model) or model in inlines


def test_every_model_of_the_three_apps_and_of_people_has_a_page_of_its_own():
    own = ("accounts", "audit", "documents", *ROOTS)
    assert {m for m in ALL if m._meta.app_label in own} <= set(MODELS)


def test_nothing_else_is_registered():
    assert set(admin.site._registry) == set(MODELS)
    assert not admin.site.is_registered(Group)


@pytest.mark.parametrize("model", MODELS, ids=name)
def test_every_page_leaves_a_trail_and_can_be_searched(model):
    page = admin.site._registry[model]
    assert isinstance(page, AuditedAdmin)
    assert page.search_fields
    assert page.may_change or page.closed_because


@pytest.mark.parametrize("model", MODELS, ids=name)
def test_every_name_is_dutch(model):
    assert model._meta.verbose_name != model.__name__.lower() or name(model) in {
        "regiodeals.tranche",
        "regiodeals.deal",
        "regiodeals.programmalijn",
        "regiodeals.activiteit",
        "regiodeals.financieringsbron",
        "regiodeals.convenant",
        "regiodeals.ondertekening",
        "disbursement.uitkering",
        "disbursement.termijn",
        "disbursement.ambt",
        "disbursement.ambtsdrager",
        "disbursement.mandaat",
        "disbursement.vervanging",
        "disbursement.afzender",
        "disbursement.oordeel",
        "disbursement.rechtmatigheidstoets",
        "disbursement.beschikking",
        "disbursement.bekendmaking",
        "disbursement.betaling",
        "disbursement.betaalbatch",
        "disbursement.afschrift",
        "disbursement.bankregel",
        "disbursement.bezwaar",
        "disbursement.boeking",
        "disbursement.vertaling",
        "disbursement.vordering",
        "disbursement.ontvangst",
        "disbursement.aanmaning",
        "disbursement.stuiting",
        "disbursement.rentebesluit",
        "disbursement.inzage",
        "disbursement.inlezing",
        "disbursement.levering",
        "disbursement.uitstelverzoek",
        "disbursement.kenmerkreeks",
        "disbursement.serie",
        "disbursement.sjabloon",
        "monitoring.bijlage",
        "monitoring.herinnering",
        "monitoring.herinneringsbeleid",
        "monitoring.mailvoorkeur",
        "monitoring.doel",
        "monitoring.indicator",
        "monitoring.meting",
        "monitoring.kamerrapportage",
        "monitoring.les",
        "monitoring.overleg",
        "monitoring.uitwisseling",
        "monitoring.aanmelding",
        "documents.document",
    }


def test_the_index_shows_each_app_in_dutch(desk):
    text = desk.get(reverse("admin:index")).content.decode()
    for label in HOUSE:
        assert str(apps.get_app_config(label).verbose_name) in text
    assert "Recente" not in text


def test_the_beheerder_opens_the_list_and_each_row(desk, model):
    answer = desk.get(address(model, "changelist"), {"q": "een"})
    assert answer.status_code == 200
    row = model._default_manager.first()
    assert row is not None, f"the world of the tests has no {name(model)}"
    page = desk.get(address(model, "change", row.pk))
    assert page.status_code == 200
    text = page.content.decode()
    assert '<h2 id="spoor">' in text
    assert not CENTS.search(text + answer.content.decode()), "an amount is shown as money"
    assert (
        reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_history", args=[row.pk])
        in text
    )


def test_adding_is_possible_only_where_no_service_does_it(desk, model):
    expected = 200 if model._meta.model_name in CAN_ADD else 403
    assert desk.get(address(model, "add")).status_code == expected


def test_nothing_can_be_deleted(desk, model):
    row = model._default_manager.first()
    assert row is not None
    assert desk.get(address(model, "delete", row.pk)).status_code == 403
    data = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    desk.post(address(model, "changelist"), data)
    assert model._default_manager.filter(pk=row.pk).exists()


def test_a_row_that_does_not_exist_leads_back_to_the_index(desk, model):
    for wrong in ("999999999", "geen-getal"):
        assert desk.get(address(model, "change", wrong)).status_code == 302
        assert desk.get(address(model, "history", wrong)).status_code == 302


def pages(model: type[Model]) -> Iterator[str]:
    yield address(model, "changelist")
    yield address(model, "add")
    yield address(model, "change", 1)
    yield address(model, "delete", 1)
    yield address(model, "history", 1)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.BEHEERDER])
def test_nobody_else_gets_in_whatever_django_says_of_him(client, role):
    client.force_login(builders.user(role, is_staff=True, is_superuser=True))
    every_page = pages(Beschikking)
    lists = [address(model, "changelist") for model in MODELS]
    assert {client.get(page).status_code for page in [*every_page, *lists]} == {403}


def test_a_colleague_opens_no_page_of_any_model(client):
    client.force_login(builders.user(Role.BEHANDELAAR, is_staff=True, is_superuser=True))
    for model in MODELS:
        assert {client.get(page).status_code for page in pages(model)} == {403}


def test_a_stranger_is_sent_to_the_login_page(client):
    for model in MODELS:
        for page in pages(model):
            assert client.get(page)["Location"] == f"{reverse('login')}?next={page}"


def queries(desk: Any, url: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert desk.get(url).status_code == 200
    return len(found)


def test_a_list_asks_as_many_questions_for_many_rows_as_for_few(desk, cast):
    lists = {name(model): address(model, "changelist") for model in MODELS}
    before = {label: queries(desk, url) for label, url in lists.items()}
    cast.signed()
    for _ in range(3):
        builders.member(builders.organisation())
        builders.tekenbevoegde()

    assert {label: queries(desk, url) for label, url in lists.items()} == before
    assert {label: count for label, count in before.items() if count > MOST_QUERIES} == {}
