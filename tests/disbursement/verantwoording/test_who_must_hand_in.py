"""A page of an account tells each reader who must hand it in, and nobody to wait for himself."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from disbursement.uitkering.models import Uitkering
from disbursement.verantwoording.models import PaperKind, Verantwoording
from disbursement.verantwoording.rendering.detail import WHERE_TO
from disbursement.verantwoording.rendering.rows import url_of
from regiodeals.accounts.models import User
from regiodeals.deal.models import DealParty, PartyRole, RoleInDeal
from tests import builders
from tests.browsing import text_of
from tests.disbursement.verantwoording import world

pytestmark = pytest.mark.django_db
IN_TIME = "Zorg dat de verantwoording er uiterlijk op woensdag 15 juli 2026 is."


def shown(client: Client, grant: Uitkering, reader: User) -> str:
    client.force_login(reader)
    return text_of(client.get(url_of(world.account(grant))))


def test_who_works_for_the_kassier_is_told_what_to_do(client: Client, grant: Uitkering) -> None:
    by_organisation = builders.member(grant.kassier)
    DealParty.objects.get_or_create(
        deal=grant.deal, organisation=grant.kassier, role=PartyRole.KASSIER
    )
    by_role = builders.role_in(grant.deal, RoleInDeal.COORDINATOR)
    for reader in (by_organisation, by_role):
        text = shown(client, grant, reader)
        assert IN_TIME in text
        assert "Wacht op de verantwoording" not in text


def test_who_works_for_the_kassier_reads_where_to_send_it(client: Client, grant: Uitkering) -> None:
    DealParty.objects.get_or_create(
        deal=grant.deal, organisation=grant.kassier, role=PartyRole.KASSIER
    )
    text = shown(client, grant, builders.member(grant.kassier))
    assert "U stuurt dit met de SiSa-bijlage aan het CBS, zoals u gewend bent." in text


def test_an_island_sends_its_account_through_the_cft() -> None:
    assert "(Cft)" in WHERE_TO[PaperKind.JAARSTUKKEN]
    assert "CBS" not in WHERE_TO[PaperKind.JAARSTUKKEN]


def test_nobody_else_is_told_where_to_send_it(client: Client, grant: Uitkering, cast: Any) -> None:
    other = builders.organisation()
    DealParty.objects.create(deal=grant.deal, organisation=other, role=PartyRole.REGIOPARTIJ)
    for reader in (cast.drafter, builders.member(other)):
        assert "U stuurt dit" not in shown(client, grant, reader)


def test_what_goes_to_the_ministry_goes_to_who_handles_the_deal_by_name(
    client: Client, grant: Uitkering, cast: Any
) -> None:
    DealParty.objects.get_or_create(
        deal=grant.deal, organisation=grant.kassier, role=PartyRole.KASSIER
    )
    client.force_login(builders.member(grant.kassier))
    report = Verantwoording.objects.get(uitkering=grant, paper=PaperKind.EINDVERSLAG)
    text = text_of(client.get(url_of(report)))
    assert f"de behandelaar van deze deal, {cast.drafter} ({cast.drafter.email})." in text


def test_another_party_of_the_region_reads_whose_turn_it_is(
    client: Client, grant: Uitkering
) -> None:
    other = builders.organisation()
    DealParty.objects.create(deal=grant.deal, organisation=other, role=PartyRole.REGIOPARTIJ)
    text = shown(client, grant, builders.member(other))
    assert f"{grant.kassier} moet haar uiterlijk op woensdag 15 juli 2026 sturen." in text
    assert IN_TIME not in text


def test_the_page_says_what_goes_to_the_cbs_and_with_which_kenmerk(
    client: Client, grant: Uitkering, cast: Any
) -> None:
    kenmerk = grant.beschikkingen.get().kenmerk
    region = shown(client, grant, builders.member(grant.kassier))
    assert "Noem in de SiSa-bijlage bij deze uitkering het kenmerk" in region
    assert kenmerk
    assert kenmerk in region
    assert "Bestand inlezen" not in region
    ministry = shown(client, grant, cast.drafter)
    assert f"{grant.kassier} stuurt de SiSa-bijlage met de jaarrekening aan het CBS." in ministry
    assert "Bestand inlezen" in ministry
    assert "Bestand inlezen" not in shown(client, grant, cast.reviewer)


def test_the_ministry_waits(client: Client, grant: Uitkering, cast: Any) -> None:
    assert "Wacht op de verantwoording." in shown(client, grant, cast.drafter)


def test_after_the_last_day_who_is_late_is_told_so(
    client: Client, grant: Uitkering, cast: Any, summer: Any
) -> None:
    summer.set(datetime(2026, 7, 20, 9, tzinfo=UTC))
    text = shown(client, grant, builders.member(grant.kassier))
    assert "U bent te laat: zorg dat de verantwoording er zo snel mogelijk is." in text
    assert "Vraag de regiokassier" not in text
    assert "Vraag de regiokassier om de verantwoording." in shown(client, grant, cast.drafter)


def test_what_was_handed_in_asks_nothing_of_the_region(
    client: Client, grant: Uitkering, cast: Any, edition: Any
) -> None:
    world.delivered(grant, cast, edition)
    text = shown(client, grant, builders.member(grant.kassier))
    assert "Zorg dat" not in text
    assert "Beoordeel eerst de verantwoording" not in text
    assert "Beoordeel eerst de verantwoording" in shown(client, grant, cast.drafter)
