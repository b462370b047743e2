"""Deals, convenanten, uitkeringen and beschikkingen: state only shows, and steps call services."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.urls import reverse

from disbursement.beschikking.models import Beschikking
from monitoring.overleg.services import add_guest, schedule_overleg
from regiodeals.audit.models import AuditEntry
from regiodeals.convenant.models import Convenant, Ondertekening
from regiodeals.deal.models import Deal, DealParty, DealStatus, PartyRole
from regiodeals.documents.models import Document
from regiodeals.legal.grant_rules import OrganisationKind
from tests import builders
from tests.beheer.forms import errors, submit, words

pytestmark = pytest.mark.django_db


WHY = "Afgesproken in het overleg van vandaag."


def page(kind: str, row: Any) -> str:
    return reverse(f"admin:{kind}_change", args=[row.pk])


def deal_page(deal: Deal) -> str:
    return page("regiodeals_deal", deal)


def act(desk: Any, kind: str, action: str, *rows: Any) -> list[str]:
    data = {"action": action, "_selected_action": [row.pk for row in rows]}
    url = reverse(f"admin:{kind}_changelist")
    assert "Waarom doet u dit?" in desk.post(url, data).content.decode()
    return words(desk.post(url, data | {"zeker": "ja", "reden": WHY}, follow=True))


def new_party(organisation: Any, role: str, index: int = 0) -> dict[str, Any]:
    return {
        "parties-TOTAL_FORMS": str(index + 1),
        "parties-INITIAL_FORMS": str(index),
        f"parties-{index}-organisation": organisation.pk,
        f"parties-{index}-role": role,
    }


STATEFUL = [
    ("regiodeals_deal", "deal"),
    ("regiodeals_convenant", "convenant"),
    ("disbursement_beschikking", "beschikking"),
    ("monitoring_overleg", "overleg"),
]


@pytest.mark.parametrize(("kind", "name"), STATEFUL)
def test_a_state_cannot_be_typed_in(both_desk, world, kind, name):
    row = getattr(world, name)
    before = row.status
    both_desk.post(page(kind, row), {"status": "voorstel", "_save": "1"})
    assert type(row).objects.get(pk=row.pk).status == before


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("audit_auditentry", "line"),
        ("documents_document", "document"),
        ("disbursement_beschikking", "beschikking"),
        ("disbursement_uitkering", "uitkering"),
        ("disbursement_termijn", "termijn"),
        ("monitoring_overleg", "overleg"),
    ],
)
def test_what_services_write_only_shows(both_desk, world, kind, name):
    row = AuditEntry.objects.first() if name == "line" else getattr(world, name)
    answer = both_desk.get(page(kind, row))
    assert not answer.context["has_change_permission"]
    assert not answer.context["adminform"].form.fields
    assert both_desk.post(page(kind, row), {"kenmerk": "X"}).status_code == 403


def test_a_new_deal_is_a_proposal(desk):
    tranche = builders.tranche()
    submit(
        desk,
        reverse("admin:regiodeals_deal_add"),
        tranche=tranche.pk,
        name="Voorbeeldregio",
        rijksbijdrage_cents="10.000.000",
        status="afgesloten",
    )
    deal = Deal.objects.get()
    assert (deal.status, deal.rijksbijdrage_cents) == (DealStatus.VOORSTEL, 1_000_000_000)


def test_a_tranche_without_known_rules_is_refused_with_a_sentence(desk):
    answer = submit(desk, reverse("admin:regiodeals_tranche_add"), number="99")
    assert "De regels van tranche 99 zijn nog niet opgenomen" in errors(answer)


def test_what_is_agreed_cannot_be_changed_after_the_convenant(desk, officer):
    deal = builders.concluded(officer)
    submit(desk, deal_page(deal), name="Andere naam", rijksbijdrage_cents="1", region="Anders")
    deal.refresh_from_db()
    assert deal.rijksbijdrage_cents == 1_000_000_000
    assert (deal.name.startswith("Voorbeeldregio"), deal.region) == (True, "Anders")


def test_a_change_saves_only_its_own_field(desk, officer, monkeypatch):
    deal = builders.proposal()
    written: list[list[str]] = []
    save = Deal.save

    def watched(self: Deal, *args: Any, **kwargs: Any) -> None:
        written.append(kwargs["update_fields"])
        save(self, *args, **kwargs)

    monkeypatch.setattr(Deal, "save", watched)
    submit(desk, deal_page(deal), region="Anders")
    assert written == [["region"]]


def test_a_step_takes_the_door_of_the_service(both_desk):
    first, second = builders.proposal(), builders.proposal()
    assert act(both_desk, "regiodeals_deal", "select", first, second) == ["Geselecteerd: 2."]
    assert {deal.status for deal in Deal.objects.all()} == {DealStatus.GESELECTEERD}
    lines = AuditEntry.objects.filter(action="regiodeals.deal.select")
    assert [line.remark for line in lines] == [WHY, WHY]


def test_a_refusal_is_a_message_and_the_others_go_on(both_desk):
    good, bad = builders.proposal(), builders.proposal(amount_cents=1)
    shown = act(both_desk, "regiodeals_deal", "select", good, bad)
    assert f"{bad}: De rijksbijdrage ligt buiten de grenzen" in " ".join(shown)
    assert "Geselecteerd: 1." in shown


def test_a_beheerder_alone_takes_no_steps(desk):
    deal = builders.proposal()
    assert act(desk, "regiodeals_deal", "select", deal) == [
        f"{deal}: Alleen een behandelaar mag dit doen."
    ]


def test_each_step_of_a_list_has_its_own_state(both_desk, world):
    for action in ("prepare_convenant", "start_execution"):
        (sentence,) = act(both_desk, "regiodeals_deal", action, world.deal)
        assert "kan niet in de stand “convenant gesloten”" in sentence
    (sentence,) = act(both_desk, "regiodeals_convenant", "conclude", world.convenant)
    assert "Het convenant is gesloten" in sentence
    (sentence,) = act(both_desk, "monitoring_overleg", "invite", world.overleg)
    assert "Er is nog geen dag gekozen" in sentence
    (sentence,) = act(both_desk, "disbursement_beschikking", "retry_letter", world.beschikking)
    assert sentence


def test_a_letter_that_was_given_up_is_asked_for_again(both_desk, world, hurried):
    Document.objects.update(given_up_at=datetime(2024, 11, 18, tzinfo=UTC), attempts=5)
    shown = act(both_desk, "disbursement_beschikking", "retry_letter", world.beschikking)
    assert shown == ["Opnieuw gevraagd: 1."]
    assert Document.objects.get().given_up_at is None


def test_a_convenant_with_all_signatures_is_concluded(both_desk, officer):
    deal = builders.in_preparation(officer)
    Ondertekening.objects.update(signed_on=date(2024, 9, 24))
    assert act(both_desk, "regiodeals_convenant", "conclude", deal.convenant) == ["Gesloten: 1."]
    assert Convenant.objects.get().status == "gesloten"


def test_an_overleg_with_day_and_place_gets_its_invitation(both_desk, world):
    overleg_with_guest = {"overleg_id": world.overleg.pk, "actor": world.drafter}
    schedule_overleg(planned_on=date(2025, 6, 16), location="Den Haag", **overleg_with_guest)
    add_guest(name="Gea Gast", address="gea@gast.example", **overleg_with_guest)
    assert act(both_desk, "monitoring_overleg", "invite", world.overleg) == ["Uitgenodigd: 1."]


def test_the_behandelaar_is_appointed_by_the_service(both_desk, both):
    deal = builders.proposal()
    submit(both_desk, deal_page(deal), accounthouder=both.pk)
    deal.refresh_from_db()
    assert deal.accounthouder == both
    line = AuditEntry.objects.get()
    assert line.action == "regiodeals.deal.assign"


def test_somebody_without_the_role_cannot_be_behandelaar(both_desk):
    deal = builders.proposal()
    person = builders.toetser(name="Farid", last_name="Toetser")
    answer = submit(both_desk, deal_page(deal), accounthouder=person.pk, region="Anders")
    assert words(answer) == [
        "Farid Toetser is geen behandelaar. Kies iemand met die rol.",
    ]
    deal.refresh_from_db()
    assert (deal.accounthouder, deal.region) == (None, "")


def test_a_beheerder_alone_sees_the_behandelaar_and_the_parties_only(desk, officer):
    deal = builders.in_preparation(officer)
    answer = desk.get(deal_page(deal))
    assert "accounthouder" not in answer.context["adminform"].form.fields
    parties = answer.context["inline_admin_formsets"][0]
    assert parties.opts.model is DealParty
    assert not parties.has_add_permission
    assert not parties.has_change_permission


def test_a_party_is_added_by_the_service(both_desk, officer):
    deal = builders.in_preparation(officer)
    answer = submit(
        both_desk, deal_page(deal), **new_party(builders.organisation(), "regiopartij", 4)
    )
    assert answer.status_code == 200
    assert DealParty.objects.filter(deal=deal).count() == 5
    assert AuditEntry.objects.latest("pk").action == "regiodeals.deal.add_party"


def test_a_waterschap_cannot_become_kassier_here_either(both_desk, officer):
    deal = builders.in_preparation(officer)
    water = builders.organisation("waterschap Voorbeeld", OrganisationKind.WATERSCHAP)
    answer = submit(both_desk, deal_page(deal), **new_party(water, PartyRole.KASSIER, 4))
    assert "als regiokassier (artikel 1)" in errors(answer)
    assert not DealParty.objects.filter(role=PartyRole.KASSIER).exists()


def test_the_kassier_is_appointed_by_the_service(both_desk, officer):
    deal = builders.concluded(officer, with_kassier=False)
    region = builders.region_of(deal)
    submit(both_desk, deal_page(deal), **new_party(region, PartyRole.KASSIER, 4))
    assert DealParty.objects.get(role=PartyRole.KASSIER).organisation == region


def test_a_signature_is_asked_for_by_the_service(both_desk, officer):
    deal = builders.in_preparation(officer)
    party = DealParty.objects.filter(deal=deal).first()
    assert party is not None
    total = Ondertekening.objects.count()
    submit(
        both_desk,
        page("regiodeals_convenant", deal.convenant),
        **{
            "ondertekeningen-TOTAL_FORMS": str(total + 1),
            f"ondertekeningen-{total}-party": party.pk,
            f"ondertekeningen-{total}-office": "Staatssecretaris",
        },
    )
    slot = Ondertekening.objects.get(office="Staatssecretaris")
    assert (slot.party, slot.signed_on) == (party, None)


def test_only_parties_of_this_convenant_can_be_asked(both_desk, officer):
    deal, other = builders.in_preparation(officer), builders.in_preparation(officer)
    answer = both_desk.get(page("regiodeals_convenant", deal.convenant))
    choices = answer.context["inline_admin_formsets"][0].formset.empty_form.fields["party"].queryset
    assert {party.deal_id for party in choices} == {deal.pk}
    assert other.pk != deal.pk


def test_after_the_convenant_no_signature_can_be_asked(both_desk, world):
    answer = both_desk.get(page("regiodeals_convenant", world.convenant))
    assert not answer.context["inline_admin_formsets"][0].has_add_permission


def test_the_kind_of_an_organisation_never_changes(desk):
    organisation = builders.organisation()
    submit(desk, page("regiodeals_organisation", organisation), kind="waterschap", board="B en W")
    organisation.refresh_from_db()
    assert (organisation.kind, organisation.board) == ("gemeente", "B en W")


def test_documents_are_found_by_their_phase(desk, world):
    url = reverse("admin:documents_document_changelist")
    found = {
        phase: len(desk.get(url, {"fase": phase}).context["cl"].result_list)
        for phase in ("pending", "stored", "given_up", "onzin")
    }
    assert found == {"pending": 1, "stored": 0, "given_up": 0, "onzin": 1}
    Document.objects.update(given_up_at=datetime(2024, 11, 18, tzinfo=UTC))
    assert "opgegeven" in desk.get(url, {"fase": "given_up"}).content.decode()


def test_beschikkingen_are_found_by_their_deal(desk, world):
    answer = desk.get(reverse("admin:disbursement_beschikking_changelist"), {"q": world.deal.name})
    assert list(answer.context["cl"].result_list) == [Beschikking.objects.get()]


def test_a_foreign_key_is_chosen_by_searching(desk):
    builders.organisation("gemeente Vindbaar")
    answer = desk.get(
        reverse("admin:autocomplete"),
        {
            "term": "vindb",
            "app_label": "regiodeals",
            "model_name": "dealparty",
            "field_name": "organisation",
        },
    )
    assert [found["text"] for found in answer.json()["results"]] == ["gemeente Vindbaar"]
