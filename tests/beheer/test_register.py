"""Offices, holders, mandates and deputies: given by another, ended, and never rewritten."""

from datetime import date

import pytest
from django.urls import reverse

from disbursement.mandaat.models import Ambt, Ambtsdrager, Mandaat, Vervanging
from regiodeals.audit.models import AuditEntry
from tests import builders
from tests.beheer.forms import errors, submit, words

pytestmark = pytest.mark.django_db

NOT_YOUR_OWN = "U kunt uw eigen mandaat niet regelen. Vraag een andere beheerder."


def page_of(row):
    return reverse(f"admin:disbursement_{row._meta.model_name}_change", args=[row.pk])


def add(desk, model, **values):
    return submit(desk, reverse(f"admin:disbursement_{model}_add"), **values)


def mandate_of(ambt, **values):
    return {
        "ambt": ambt.pk,
        "kinds": ["verlening", "wijziging"],
        "ceiling_cents": "40.000.000",
        "valid_from": "01-11-2024",
    } | values


def deputy_of(holder, deputy, **values):
    return {
        "ambtsdrager": Ambtsdrager.objects.get(holder=holder).pk,
        "deputy": deputy.pk,
        "kinds": ["verlening"],
        "ceiling_cents": "10.000.000",
        "valid_from": "18-11-2024",
        "valid_until": "29-11-2024",
        "reason": "vakantie",
    } | values


def lines():
    """What the trail says of the register; what is owed because of it has lines of its own."""
    of_register = AuditEntry.objects.filter(object_type__startswith="disbursement.")
    return [entry.sentence for entry in of_register.order_by("pk")]


# ---- offices and holders ---------------------------------------------------------------------


def test_an_office_is_added_with_one_line_in_the_trail(desk):
    add(desk, "ambt", name="directeur", minister="de Minister", valid_from="01-11-2024")
    assert Ambt.objects.get().name == "directeur"
    assert lines() == ["Ambt ingesteld namens de Minister"]


def test_a_new_holder_takes_over_in_one_act(desk):
    former, successor = builders.tekenbevoegde(name="Marit", last_name="Oud"), builders.user()
    ambt = Ambt.objects.get()
    add(desk, "ambtsdrager", ambt=ambt.pk, holder=successor.pk, valid_from="01-12-2024")
    periods = {row.holder: (row.valid_from, row.valid_until) for row in ambt.dragers.all()}
    assert periods == {
        former: (builders.LONG_AGO, date(2024, 11, 30)),
        successor: (date(2024, 12, 1), None),
    }
    assert lines() == [
        "Draagt het ambt over, tot en met 30 november 2024",
        f"{successor} bekleedt dit ambt vanaf 1 december 2024",
    ]


def test_a_hand_over_that_fails_leaves_the_former_holder(desk):
    former = builders.tekenbevoegde()
    ambt = Ambt.objects.get()
    page = add(
        desk,
        "ambtsdrager",
        ambt=ambt.pk,
        holder=builders.user().pk,
        valid_from=builders.LONG_AGO.strftime("%d-%m-%Y"),
    )
    assert words(page) == [
        f"{former} begint in dit ambt op 1 januari 2020. Laat de nieuwe ambtsdrager later beginnen."
    ]
    assert Ambtsdrager.objects.get().valid_until is None
    assert lines() == []


def test_nobody_gives_an_office_to_himself(desk, beheerder):
    ambt = builders.office_of(None)
    page = add(desk, "ambtsdrager", ambt=ambt.pk, holder=beheerder.pk, valid_from="01-11-2024")
    assert words(page) == [NOT_YOUR_OWN]
    assert not Ambtsdrager.objects.exists()
    assert lines() == []


def test_nobody_hands_over_his_own_office(desk, beheerder):
    ambt = builders.office_of(beheerder)
    page = add(
        desk, "ambtsdrager", ambt=ambt.pk, holder=builders.user().pk, valid_from="18-11-2024"
    )
    assert words(page) == [NOT_YOUR_OWN]
    assert Ambtsdrager.objects.get().valid_until is None
    assert lines() == []


# ---- mandates --------------------------------------------------------------------------------


def test_a_mandate_is_given_in_euros_and_for_the_ticked_kinds(desk):
    add(desk, "mandaat", **mandate_of(builders.office_of(builders.user())))
    mandaat = Mandaat.objects.get()
    assert (mandaat.ceiling_cents, mandaat.kinds) == (4_000_000_000, ["verlening", "wijziging"])
    assert lines() == ["Mandaat gegeven tot en met €\xa040.000.000"]


def test_a_mandate_without_a_kind_is_refused_with_a_sentence(desk):
    page = add(desk, "mandaat", **mandate_of(builders.office_of(None), kinds=[]))
    assert "Kies ten minste één soort besluit." in errors(page)


def test_overlapping_mandates_are_refused_with_a_sentence(desk):
    ambt = builders.office_of(None)
    builders.mandaat(ambt, kinds=["wijziging"])
    page = add(desk, "mandaat", **mandate_of(ambt))
    assert "Dit ambt heeft in deze periode al een mandaat voor wijziging." in errors(page)
    assert Mandaat.objects.count() == 1


def test_nobody_gives_a_mandate_to_his_own_office(desk, beheerder):
    page = add(desk, "mandaat", **mandate_of(builders.office_of(beheerder)))
    assert words(page) == [NOT_YOUR_OWN]
    assert not Mandaat.objects.exists()
    assert lines() == []


def test_nobody_widens_what_he_has_as_a_deputy(desk, beheerder):
    holder = builders.user()
    ambt = builders.office_of(holder)
    builders.vervanging(holder, beheerder)
    page = add(desk, "mandaat", **mandate_of(ambt))
    assert words(page) == [NOT_YOUR_OWN]


def test_a_mandate_ends_and_its_amount_is_never_rewritten(desk):
    builders.tekenbevoegde(ceiling_cents=100)
    mandate = Mandaat.objects.get()
    submit(desk, page_of(mandate), ceiling_cents="40.000.000", valid_until="30-11-2024")
    mandate.refresh_from_db()
    assert (mandate.ceiling_cents, mandate.valid_until) == (100, date(2024, 11, 30))
    assert lines() == ["Mandaat eindigt op 30 november 2024"]


def test_what_is_over_is_not_prolonged(desk):
    mandate = builders.mandaat(builders.office_of(None), valid_until=date(2024, 11, 17))
    page = submit(desk, page_of(mandate), valid_until="31-12-2024")
    assert "Deze periode is al voorbij sinds 17 november 2024." in errors(page)
    mandate.refresh_from_db()
    assert mandate.valid_until == date(2024, 11, 17)


@pytest.mark.parametrize("model", [Ambt, Ambtsdrager, Mandaat])
def test_nobody_prolongs_his_own(model, desk, beheerder):
    builders.mandaat(builders.office_of(beheerder))
    row = model.objects.get()
    model.objects.update(valid_until=date(2024, 11, 30))
    page = submit(desk, page_of(row), valid_until="31-12-2024")
    assert words(page) == [NOT_YOUR_OWN]
    row.refresh_from_db()
    assert row.valid_until == date(2024, 11, 30)
    assert lines() == []


# ---- deputies --------------------------------------------------------------------------------


def test_a_deputy_is_appointed_with_who_and_why(desk, beheerder):
    holder, deputy = builders.tekenbevoegde(), builders.user(name="Noor", last_name="Invaller")
    add(desk, "vervanging", **deputy_of(holder, deputy))
    vervanging = Vervanging.objects.get()
    assert (vervanging.deputy, vervanging.granted_by) == (deputy, beheerder)
    assert vervanging.granted_at == builders.NOW
    line = AuditEntry.objects.get(object_type="disbursement.vervanging")
    assert line.sentence == (
        f"Noor Invaller vervangt {holder} van 18 november 2024 tot en met 29 november 2024"
    )
    assert line.remark == "vakantie"


def test_nobody_makes_himself_a_deputy(desk, beheerder):
    page = add(desk, "vervanging", **deputy_of(builders.tekenbevoegde(), beheerder))
    assert words(page) == [NOT_YOUR_OWN]
    assert not Vervanging.objects.exists()


def test_a_holder_does_not_appoint_his_own_deputy(desk, beheerder):
    builders.mandaat(builders.office_of(beheerder))
    page = add(desk, "vervanging", **deputy_of(beheerder, builders.user()))
    assert words(page) == [NOT_YOUR_OWN]
    assert not Vervanging.objects.exists()
    assert lines() == []


def test_a_holder_is_not_his_own_deputy(desk):
    holder = builders.tekenbevoegde(name="Marit", last_name="Tekenaar")
    page = add(desk, "vervanging", **deputy_of(holder, holder))
    sentence = "Marit Tekenaar kan niet de vervanger van zichzelf zijn. Kies een ander."
    assert words(page) == [sentence]
    assert not Vervanging.objects.exists()


def test_a_deputy_gets_no_higher_ceiling_than_the_holder(desk):
    holder = builders.tekenbevoegde(ceiling_cents=999_999_999)
    page = add(desk, "vervanging", **deputy_of(holder, builders.user()))
    (sentence,) = words(page)
    assert "tekent een verlening zelf tot en met €\xa09.999.999,99" in sentence
    assert not Vervanging.objects.exists()


def test_a_deputy_cannot_pass_it_on(desk):
    """The office of a deputy has no mandate of its own to be deputised in."""
    holder, deputy = builders.tekenbevoegde(), builders.user(name="Noor", last_name="Invaller")
    builders.vervanging(holder, deputy)
    builders.office_of(deputy, "medewerker")
    page = add(desk, "vervanging", **deputy_of(deputy, builders.user()))
    (sentence,) = words(page)
    assert (
        "zelf geen mandaat voor verlening. Wie zelf vervangt, kan dat niet doorgeven." in sentence
    )
    assert Vervanging.objects.count() == 1


def test_nobody_prolongs_himself_as_a_deputy(desk, beheerder):
    vervanging = builders.vervanging(builders.tekenbevoegde(), beheerder)
    page = submit(desk, page_of(vervanging), valid_until="31-12-2027")
    assert words(page) == [NOT_YOUR_OWN]


def test_a_deputy_ends_earlier_when_the_holder_is_back(desk):
    vervanging = builders.vervanging(builders.tekenbevoegde())
    submit(desk, page_of(vervanging), valid_until="20-11-2024")
    vervanging.refresh_from_db()
    assert vervanging.valid_until == date(2024, 11, 20)
