"""A long list is ordered, made by a worker, fetched by who asked for it, and taken away again."""

import os
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.urls import reverse

from regiodeals.accounts.models import Role
from regiodeals.common import clock
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from regiodeals.exports import running, services, store, tasks, views
from regiodeals.exports.definition import export_named
from regiodeals.exports.models import ExportOrder
from regiodeals.party.models import Membership
from tests import builders
from tests.exports.world import (
    body_of,
    browser,
    csv_rows,
    fetch,
    made,
    ordered,
)

pytestmark = pytest.mark.django_db

LIST = "/bestanden/"


def file_url(order: ExportOrder) -> str:
    return reverse("regiodeals:export-file", args=[order.pk])


def text(response) -> str:
    return " ".join(response.content.decode().split())


def test_the_page_of_a_list_of_a_part_is_that_of_the_part():
    found = export_named("tranche")
    assert found is not None
    page = reverse("regiodeals:tranche-detail", args=[5])
    assert found.page_url({"tranche": "5"}) == page


# ---- ordering --------------------------------------------------------------------------------


def test_a_long_list_is_offered_and_ordered_with_its_filters(short, coordinator, hurried):
    page = fetch(coordinator, "deals", zoek="Regio", stand="beschikt")
    assert page.status_code == 200
    assert "De lijst heeft nu 3 regels, met de filters die u koos." in text(page)
    assert "CSV-bestand laten maken" in text(page)
    assert f'href="{reverse("regiodeals:deal-list")}?zoek=Regio&amp;stand=beschikt"' in text(page)
    assert not ExportOrder.objects.exists()
    desk = browser(coordinator)
    answer = desk.post(
        reverse("regiodeals:export-order", args=["deals", "csv"]),
        {"zoek": "Regio", "stand": "beschikt", "anders": "x"},
    )
    assert answer["Location"] == LIST
    order = ExportOrder.objects.get()
    assert order.filters == {"zoek": "Regio", "stand": "beschikt"}
    words = text(desk.get(LIST))
    assert "wordt gemaakt" in words
    assert file_url(order) not in words
    assert running.make_file(order.pk)
    words = text(desk.get(LIST))
    assert "klaar" in words
    assert file_url(order) in words
    content = body_of(desk.get(file_url(order)))
    assert len(csv_rows(content)) == 3


def test_a_list_of_exactly_so_many_rows_comes_at_once(monkeypatch, coordinator):
    monkeypatch.setattr(views, "MOST_AT_ONCE", 3)
    assert fetch(coordinator, "deals").streaming


def test_a_worker_is_asked_to_hurry(coordinator, hurried, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        order = ordered(coordinator)
    assert hurried == [order.pk]


def test_asking_twice_gives_one_order(coordinator):
    first = ordered(coordinator, zoek="Regio")
    assert ordered(coordinator, zoek="Regio") == first
    assert ordered(coordinator, zoek="Anders") != first
    assert running.make_file(first.pk)
    assert ordered(coordinator, zoek="Regio") != first


def test_nobody_lets_the_worker_do_nothing_but_his_files(coordinator):
    for number in range(services.MOST_OPEN):
        ordered(coordinator, zoek=str(number))
    with pytest.raises(WrongState, match="Wacht tot er een klaar is"):
        ordered(coordinator, zoek="nog een")
    answer = browser(coordinator).post(
        reverse("regiodeals:export-order", args=["deals", "csv"]), {"zoek": "nog een"}, follow=True
    )
    assert "Wacht tot er een klaar is" in text(answer)


def test_a_list_for_the_ministry_cannot_be_ordered_by_a_region(coordinator):
    with pytest.raises(NotAllowed):
        ordered(coordinator, name="betalingen")
    answer = browser(coordinator).post(
        reverse("regiodeals:export-order", args=["betalingen", "csv"])
    )
    assert answer.status_code == 404


def test_what_cannot_be_a_file_is_refused(coordinator):
    with pytest.raises(InvalidInput):
        ordered(coordinator, form="pdf")
    with pytest.raises(InvalidInput):
        ordered(coordinator, name="verantwoording", jaar="ooit")


def test_the_database_holds_one_open_order_and_what_was_asked(coordinator):
    order = ordered(coordinator)
    fields = {
        "export": order.export,
        "form": order.form,
        "filters": order.filters,
        "reach": order.reach,
        "ordered_by": coordinator,
        "ordered_at": order.ordered_at,
    }
    with pytest.raises(IntegrityError, match="one_open_order"), transaction.atomic():
        ExportOrder.objects.create(**fields)
    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        ExportOrder.objects.update(reach={"rollen": ["behandelaar"], "organisaties": []})
    with pytest.raises(IntegrityError, match="made_file_has_its_rows"), transaction.atomic():
        ExportOrder.objects.update(made_at=clock.now())


# ---- fetching --------------------------------------------------------------------------------


def test_only_who_asked_for_it_gets_it(filled, coordinator):
    order = made(coordinator)
    response = browser(coordinator).get(file_url(order))
    assert response["Content-Disposition"] == 'attachment; filename="deals-2024-11-18.csv"'
    assert response["Cache-Control"] == "private, no-store"
    assert body_of(response)
    colleague = builders.member(filled.region)
    for other in (colleague, filled.cast.drafter, builders.user(Role.BEHEERDER)):
        assert browser(other).get(file_url(order)).status_code == 404
        assert file_url(order) not in text(browser(other).get(LIST))


def test_who_left_the_organisation_does_not_get_its_rows(filled, coordinator):
    order = made(coordinator)
    Membership.objects.filter(user=coordinator).update(valid_until=date(2024, 11, 17))
    answer = browser(coordinator).get(file_url(order), follow=True)
    assert "Uw rol of uw organisatie is veranderd" in text(answer)


def test_who_changed_before_it_was_made_gets_nothing_made(filled, coordinator):
    order = ordered(coordinator)
    Membership.objects.filter(user=coordinator).update(valid_until=date(2024, 11, 17))
    assert not running.make_file(order.pk)
    assert "is veranderd" in ExportOrder.objects.get().failure
    assert not store.path_of(order).exists()


def test_who_lost_his_role_does_not_get_it(filled):
    officer = builders.controller()
    order = made(officer, name="betalingen")
    officer.role_assignments.update(valid_until=date(2024, 11, 17))
    assert browser(officer).get(file_url(order)).status_code == 403


def test_a_file_that_is_not_there_says_what_to_do(coordinator):
    waiting = ordered(coordinator)
    answer = browser(coordinator).get(file_url(waiting), follow=True)
    assert "Dit bestand is er niet meer. Vraag het opnieuw" in text(answer)


def test_the_page_tells_who_never_asked_how_it_works(coordinator):
    assert "U hebt geen bestand gevraagd" in text(browser(coordinator).get(LIST))


# ---- taking away -----------------------------------------------------------------------------


def test_after_a_week_the_file_goes_and_the_order_stays(coordinator, still_clock):
    order = made(coordinator)
    still_clock.set(builders.NOW + timedelta(days=7))
    tasks.remove_old_exports()
    assert store.path_of(order).is_file()
    still_clock.set(builders.NOW + timedelta(days=7, minutes=1))
    tasks.remove_old_exports()
    assert not store.path_of(order).exists()
    assert "weggehaald" in text(browser(coordinator).get(LIST))
    answer = browser(coordinator).get(file_url(order), follow=True)
    assert "Vraag het opnieuw" in text(answer)
    assert running.remove_old_files() == 0


def test_a_job_that_died_after_taking_the_file_away_ends_it_tomorrow(coordinator, still_clock):
    order = made(coordinator)
    store.remove(order)
    still_clock.set(builders.NOW + timedelta(days=8))
    assert running.remove_old_files() == 1
    assert ExportOrder.objects.get().removed_at is not None


def test_what_a_dead_worker_left_half_goes_too(coordinator, still_clock):
    folder = store.path_of(made(coordinator)).parent
    old, young = folder / "oud.csv.tmp", folder / "jong.csv.tmp"
    for draft, age in ((old, 8), (young, 6)):
        draft.write_text("half")
        moment = (builders.NOW - timedelta(days=age)).timestamp()
        os.utime(draft, (moment, moment))
    running.remove_old_files()
    assert not old.exists()
    assert young.exists()
    young.unlink()
