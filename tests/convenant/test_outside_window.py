"""A day outside the window of the tranche: told before it counts, and kept with its reason."""

from datetime import UTC, date, datetime

import pytest

from regiodeals.audit.models import AuditEntry
from regiodeals.convenant import panels, services
from regiodeals.convenant.conditions import outside_window
from regiodeals.convenant.models import Convenant, ConvenantStatus, Ondertekening
from regiodeals.deal.models import Deal
from tests import builders
from tests.browsing import text_of
from tests.convenant.test_convenant_pages import sign_url

pytestmark = pytest.mark.django_db

WITHIN, LAST, AFTER, BEFORE = (
    date(2024, 9, 24),
    date(2024, 11, 15),
    date(2024, 11, 16),
    date(2024, 6, 30),
)
WHY = "De bestuurder tekende een dag later."


@pytest.fixture
def convenant(officer):
    return Convenant.objects.get(deal=builders.in_preparation(officer))


def sign(slot, officer, day, reason=""):
    return services.register_signature(
        ondertekening_id=slot.pk, signed_on=day, actor=officer, reason=reason
    )


def signed_on(convenant, officer, day):
    for slot in convenant.ondertekeningen.all():
        sign(slot, officer, day, WHY)
    return convenant


@pytest.mark.parametrize("day", [date(2024, 7, 1), WITHIN, LAST])
def test_within_the_window_nothing_is_asked(convenant, officer, day):
    assert outside_window(convenant.deal, day) == ""
    assert sign(convenant.ondertekeningen.first(), officer, day).signed_on == day


@pytest.mark.parametrize("day", [BEFORE, AFTER])
def test_a_signature_outside_it_needs_a_reason(convenant, officer, day):
    slot = convenant.ondertekeningen.first()
    with pytest.raises(services.ReasonNeeded, match="buiten de periode van 1") as refused:
        sign(slot, officer, day, reason="  ")
    assert "Dan kan geen uitkering worden verleend (artikel 12 lid 1)" in str(refused.value)
    assert Ondertekening.objects.get(pk=slot.pk).signed_on is None
    sign(slot, officer, day, reason=WHY)
    line = AuditEntry.objects.get(action="regiodeals.convenant.sign")
    assert (line.remark, line.details["getekend_op"]) == (WHY, day.isoformat())


def test_where_the_window_is_not_strict_it_says_that_a_person_judges(officer, still_clock):
    still_clock.set(datetime(2025, 12, 1, 9, tzinfo=UTC))
    deal = builders.in_preparation(officer, tranche=builders.tranche(6))
    assert "staat ter beoordeling" in outside_window(deal, date(2025, 11, 19))


def test_concluding_outside_it_needs_a_reason_too(convenant, officer):
    signed_on(convenant, officer, AFTER)
    with pytest.raises(services.ReasonNeeded, match="buiten de periode"):
        services.conclude_convenant(convenant_id=convenant.pk, actor=officer)
    assert Deal.objects.get().concluded_on is None
    services.conclude_convenant(convenant_id=convenant.pk, actor=officer, remark=WHY)
    assert Convenant.objects.get().status == ConvenantStatus.GESLOTEN
    assert AuditEntry.objects.get(action="regiodeals.convenant.conclude").remark == WHY


def test_a_region_that_signed_early_does_not_count_once_the_last_is_within_it(convenant, officer):
    first, *others = convenant.ondertekeningen.all()
    sign(first, officer, BEFORE, WHY)
    for slot in others:
        sign(slot, officer, WITHIN)
    services.conclude_convenant(convenant_id=convenant.pk, actor=officer)
    assert Deal.objects.get().concluded_on == WITHIN


# ---- on the screen ---------------------------------------------------------------------------


def test_the_form_asks_why_only_when_the_day_is_outside_it(client, convenant, officer):
    client.force_login(officer)
    slot = convenant.ondertekeningen.first()
    typed = {"getekend_op": "16-11-2024", "naam": "A. Voorbeeld"}
    assert "Waarom valt deze dag" not in text_of(client.get(sign_url(slot)))
    response = client.post(sign_url(slot), typed)
    text = text_of(response)
    assert "Waarom valt deze dag buiten de periode?" in text
    assert "buiten de periode? (mag leeg blijven)" not in text
    assert "Dan kan geen uitkering worden verleend" in text
    assert 'value="A. Voorbeeld"' in response.content.decode()
    client.post(sign_url(slot), typed | {"reden": WHY})
    assert Ondertekening.objects.get(pk=slot.pk).signed_on == AFTER


def test_the_dossier_warns_before_it_is_concluded(client, convenant, officer):
    signed_on(convenant, officer, AFTER)
    client.force_login(officer)
    page = f"/deals/{convenant.deal_id}/"
    text = text_of(client.get(page))
    assert "De laatste handtekening valt buiten de periode" in text
    assert "Waarom sluit u het convenant toch?" in text
    client.post(f"/convenanten/{convenant.pk}/sluiten/", {"opmerking": WHY})
    assert Deal.objects.get().concluded_on == AFTER


def test_within_the_window_the_dossier_warns_of_nothing(client, convenant, officer):
    signed_on(convenant, officer, WITHIN)
    client.force_login(officer)
    assert "buiten de periode" not in text_of(client.get(f"/deals/{convenant.deal_id}/"))


def test_the_start_page_says_so_once_the_last_day_has_passed(convenant, officer, still_clock):
    still_clock.set(datetime(2024, 11, 15, 9, tzinfo=UTC))
    (item,) = panels.work_for(officer)
    assert item.if_you_wait == "na deze dag kan geen uitkering worden verleend (artikel 12 lid 1)."
    still_clock.set(datetime(2024, 11, 16, 9, tzinfo=UTC))
    (item,) = panels.work_for(officer)
    assert item.if_you_wait.startswith("de dag is voorbij.")
    assert "dan kan geen uitkering worden verleend" in item.if_you_wait


@pytest.mark.parametrize(
    ("now", "sentence"),
    [
        (datetime(2025, 10, 1, 9, tzinfo=UTC), "of na deze dag een uitkering kan worden verleend"),
        (datetime(2025, 12, 1, 9, tzinfo=UTC), "of dan een uitkering kan worden verleend"),
    ],
)
def test_the_start_page_too_leaves_it_to_a_person_where_the_window_is_not_strict(
    officer, still_clock, now, sentence
):
    still_clock.set(now)
    builders.in_preparation(officer, tranche=builders.tranche(6))
    (item,) = panels.work_for(officer)
    assert f"{sentence}, staat ter beoordeling" in item.if_you_wait
