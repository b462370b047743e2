"""Each change in the administration is a line in the trail, and there is no second history."""

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from regiodeals.audit.models import AuditEntry
from regiodeals.party.models import Organisation
from tests import builders
from tests.beheer.forms import submit

pytestmark = pytest.mark.django_db


def organisation_page(organisation: Organisation) -> str:
    return reverse("admin:regiodeals_organisation_change", args=[organisation.pk])


def test_a_change_names_the_fields_and_never_their_values(desk, beheerder):
    organisation = builders.organisation(name="gemeente Oud")
    submit(desk, organisation_page(organisation), name="gemeente Nieuw", board="geheim bestuur")
    line = AuditEntry.objects.get()
    assert line.sentence == "In beheer gewijzigd: naam, bestuur dat de brief ontvangt"
    assert line.action == "regiodeals.organisation.beheer_change"
    assert (line.object_type, line.object_id) == ("regiodeals.organisation", organisation.pk)
    assert (line.actor, line.actor_roles) == (beheerder, "beheerder")
    assert line.origin.startswith("web ")
    assert "geheim" not in f"{line.sentence} {line.details}"


def test_a_new_row_is_a_line_too(desk):
    submit(
        desk,
        reverse("admin:regiodeals_organisation_add"),
        name="gemeente Nieuw",
        kind="gemeente",
    )
    line = AuditEntry.objects.get()
    assert line.sentence == "In beheer toegevoegd"
    assert line.object_label == "gemeente Nieuw"


def test_a_form_that_changes_nothing_writes_nothing(desk):
    organisation = builders.organisation()
    submit(desk, organisation_page(organisation))
    assert not AuditEntry.objects.exists()


def test_rows_on_the_page_of_another_are_named(desk):
    organisation = builders.organisation()
    person = builders.user(name="Rosa", last_name="Regio")
    submit(
        desk,
        organisation_page(organisation),
        **{
            "memberships-TOTAL_FORMS": "1",
            "memberships-0-user": person.pk,
            "memberships-0-valid_from": "01-11-2024",
        },
    )
    line = AuditEntry.objects.get()
    assert line.sentence == (
        f"In beheer gewijzigd: lidmaatschap toegevoegd (Rosa Regio voor {organisation})"
    )


def test_a_change_of_a_part_is_filed_under_its_deal(desk, world):
    deal = builders.proposal()
    builders.budget(deal)
    line = deal.programmalijnen.get()
    lines = AuditEntry.objects.count()
    submit(
        desk, reverse("admin:regiodeals_programmalijn_change", args=[line.pk]), goal="Beter wonen"
    )
    assert AuditEntry.objects.count() == lines + 1
    entry = AuditEntry.objects.first()
    assert entry is not None
    assert entry.dossier == deal.pk
    assert entry.sentence == f"In beheer gewijzigd (programmalijn {line}): doel"


def test_a_long_list_of_changes_is_cut_and_kept_in_full(desk):
    organisation = builders.organisation()
    people = [builders.user(last_name="Van den Langenberg-Achternaam " + "x" * 40) for _ in "123"]
    rows = {
        f"memberships-{index}-{field}": value
        for index, person in enumerate(people)
        for field, value in (("user", person.pk), ("valid_from", "01-11-2024"))
    }
    submit(desk, organisation_page(organisation), **{"memberships-TOTAL_FORMS": "3"}, **rows)
    line = AuditEntry.objects.get()
    assert len(line.sentence) == 300
    assert len(line.details["wijzigingen"]) == 3


def test_a_change_and_its_line_stand_or_fall_together(desk, monkeypatch):
    organisation = builders.organisation(name="gemeente Oud")

    def broken(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("regiodeals.audit.services.record", broken)
    with pytest.raises(RuntimeError):
        submit(desk, organisation_page(organisation), name="gemeente Nieuw")
    organisation.refresh_from_db()
    assert organisation.name == "gemeente Oud"


def test_the_row_is_locked_while_it_is_changed(desk):
    organisation = builders.organisation()
    with CaptureQueriesContext(connection) as asked:
        submit(desk, organisation_page(organisation), name="gemeente Nieuw")
    assert any("FOR UPDATE" in query["sql"] for query in asked)


def test_django_keeps_no_history_of_its_own(desk):
    submit(desk, organisation_page(builders.organisation()), name="gemeente Nieuw")
    assert not LogEntry.objects.exists()


def test_the_history_of_a_row_is_the_trail_about_it(desk, world):
    page = reverse("admin:regiodeals_deal_history", args=[world.deal.pk])
    answer = desk.get(page, follow=True)
    assert answer.redirect_chain[0][0].startswith(reverse("admin:audit_auditentry_changelist"))
    shown = list(answer.context["cl"].result_list)
    assert shown
    assert {line.object_id for line in shown} == {world.deal.pk}
    assert {line.object_type for line in shown} == {"regiodeals.deal"}


def test_the_trail_is_filtered_by_the_name_of_a_kind_and_not_of_a_table(desk, world):
    page = desk.get(reverse("admin:audit_auditentry_changelist")).content.decode()
    choices = page[page.index("Op soort object") : page.index("Op uitkomst")]
    assert "?object_type=regiodeals.deal" in choices
    assert ">deal</a>" in "".join(choices.split())
    assert ">regiodeals.deal<" not in "".join(choices.split())


def test_the_history_of_a_part_is_that_of_its_deal(desk, world):
    page = reverse("admin:regiodeals_programmalijn_history", args=[world.programmalijn.pk])
    assert f"object_id={world.deal.pk}" in desk.get(page)["Location"]
