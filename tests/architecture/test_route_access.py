"""Who gets in where: each role at each address, against a table that was written by hand.

The table was made from what each role is for, not from the code that it tests. An address or a
role that it does not know fails. `in` is a page or an act that was taken up (also when a rule
refuses it with a sentence), `login` is the login page, 403 a closed door, 404 "there is no such
thing for you".
"""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from disbursement.bezwaar.models import Channel
from disbursement.bezwaar.services import Objection, register_bezwaar
from disbursement.serie.models import Serie
from disbursement.sjabloon.models import SjabloonVersie
from monitoring.overleg.models import Overleg
from regiodeals.accounts.models import Role, User
from regiodeals.deal.models import DealParty, PartyRole, RoleInDeal
from regiodeals.obligations.selectors import obligations_of_dossier
from tests import builders
from tests.architecture import payment_rows
from tests.architecture.access_rows import WHO
from tests.architecture.access_table import BEFORE_BEKENDMAKING, EXPECTED
from tests.architecture.accounting import accounting
from tests.architecture.addresses import admin_addresses, site_routes
from tests.architecture.by_post import BY_POST
from tests.architecture.goal_numbers import goal_numbers
from tests.architecture.learning_numbers import learning_numbers
from tests.architecture.mailtekst_numbers import mailtekst_numbers
from tests.architecture.overleg_numbers import overleg_numbers
from tests.disbursement.verzoek import world as requests
from tests.people import world as people_world

IN_THE_DEAL = {
    "manager": RoleInDeal.MANAGER,
    "coordinator": RoleInDeal.COORDINATOR,
    "schrijver": RoleInDeal.WRITER,
    "tekent_voor_kassier": RoleInDeal.SIGNER,
    "lezer": RoleInDeal.READER,
}
UNKNOWN_STEP = "bestaat-niet"
# What an act must be told before it looks who asks.
SAID = {"regiodeals:language": {"taal": "nl"}}

pytestmark = pytest.mark.django_db


def people(deal: Any) -> dict[str, User]:
    """One person for each line of the table; the roles of Django's own are a decoy."""
    of_the_rijk = DealParty.objects.filter(deal=deal, role=PartyRole.RIJKSPARTIJ).first()
    assert of_the_rijk is not None
    partner = builders.organisation()
    DealParty.objects.create(deal=deal, organisation=partner, role=PartyRole.PARTNER)
    elsewhere = builders.organisation()
    co_signs = Role.MEDEONDERTEKENAAR
    return {
        "geen_rol": builders.user(is_staff=True, is_superuser=True),
        "behandelaar": builders.behandelaar(),
        "toetser": builders.toetser(),
        "tekenbevoegde": builders.tekenbevoegde(),
        "controller": builders.controller(),
        "medeondertekenaar": builders.member(of_the_rijk.organisation, co_signs),
        "andere_medeondertekenaar": builders.member(builders.ministry("LVVN"), co_signs),
        "regio": builders.member(builders.region_of(deal)),
        "andere_regio": builders.member(elsewhere),
        "partner": builders.member(partner),
        "beheerder": builders.user(Role.BEHEERDER, is_staff=True),
        **{who: builders.role_in(deal, role) for who, role in IN_THE_DEAL.items()},
    }


def addresses(beschikking: Any) -> dict[str, str]:
    """Each address with the numbers of a real dossier, and with a step that does not exist."""
    uitkering = beschikking.uitkering
    deal = uitkering.deal
    overleg, _ = Overleg.objects.get_or_create(deal=deal, year=2025)
    convenant = deal.convenant
    bezwaar, verzoek = bezwaar_against(beschikking), verzoek_about(beschikking)
    boeking = uitkering.boekingen.first()
    version = SjabloonVersie.objects.filter(sjabloon__kind="verlening", number=1)[0]
    serie = Serie.objects.create(
        tranche=deal.tranche, made_by=beschikking.drafter, made_at=builders.NOW
    )
    serie.chosen.create(deal=deal)
    opdracht = serie.opdrachten.create(
        act="opstellen", ordered_by=beschikking.drafter, ordered_at=builders.NOW
    )
    numbers = {
        **goal_numbers(deal),
        "regiodeals:tranche-detail": [deal.tranche.number],
        "regiodeals:board-choose": [deal.tranche.number],
        "regiodeals:board-view-save": [deal.tranche.number],
        "regiodeals:board-view-act": [deal.tranche.number, 0, UNKNOWN_STEP],
        "regiodeals:deal-detail": [deal.pk],
        "regiodeals:deal-transition": [deal.pk, UNKNOWN_STEP],
        "regiodeals:deal-parties": [deal.pk],
        "regiodeals:deal-delay": [deal.pk],
        "regiodeals:deal-history": [deal.pk],
        "regiodeals:deal-summary": [deal.pk],
        "regiodeals:obligation-detail": [obligations_of_dossier(deal.pk)[0].pk],
        "regiodeals:convenant-sign": [convenant.ondertekeningen.first().pk],
        "regiodeals:convenant-conclude": [convenant.pk],
        **people_world.numbers_of(deal),
        "regiodeals:export": ["deals", "csv"],
        "regiodeals:manual-of": ["behandelaar"],
        "regiodeals:export-order": ["deals", "csv"],
        "regiodeals:export-file": [0],
        "disbursement:uitkering-open": [deal.pk],
        "disbursement:legal-test": [deal.pk],
        "disbursement:legal-test-judge": [deal.pk, UNKNOWN_STEP],
        "disbursement:beschikking-draft": [uitkering.pk],
        "disbursement:beschikking-begin": [uitkering.pk, "verlenging"],
        "disbursement:beschikking-revise": [beschikking.pk],
        "disbursement:beschikking-discard": [beschikking.pk],
        "disbursement:beschikking-detail": [beschikking.pk],
        "disbursement:beschikking-transition": [beschikking.pk, UNKNOWN_STEP],
        "disbursement:beschikking-letter": [beschikking.pk],
        "disbursement:vertaling": [beschikking.pk],
        "disbursement:vertaling-retry": [beschikking.pk],
        "disbursement:beschikking-preview": [beschikking.pk],
        "disbursement:bekendmaking-post": [beschikking.pk],
        "disbursement:bekendmaking-send-again": [beschikking.pk],
        "disbursement:beschikking-retry": [beschikking.pk],
        **mailtekst_numbers(beschikking.drafter),
        "disbursement:sjabloon-detail": [version.sjabloon_id],
        "disbursement:sjabloon-draft": [version.sjabloon_id],
        "disbursement:sjabloonversie-detail": [version.pk],
        "disbursement:sjabloonversie-block": [version.pk, "rechtsmiddel"],
        "disbursement:sjabloonversie-plan": [version.pk],
        "disbursement:sjabloonversie-test": [version.pk],
        "disbursement:sjabloonversie-preview": [version.pk],
        "disbursement:sjabloonversie-end": [version.pk],
        "disbursement:sjabloonversie-transition": [version.pk, UNKNOWN_STEP],
        "disbursement:serie-new": [deal.tranche.number],
        "disbursement:serie-detail": [serie.pk],
        "disbursement:serie-order": [serie.pk, UNKNOWN_STEP],
        "disbursement:serie-look": [serie.pk, beschikking.pk],
        "disbursement:serie-zip": [serie.pk],
        "disbursement:serie-pdf": [serie.pk],
        "disbursement:serie-opdracht": [opdracht.pk],
        "disbursement:serie-start": [opdracht.pk],
        "disbursement:serie-drop": [opdracht.pk],
        "disbursement:serie-stop": [opdracht.pk],
        **payment_numbers(beschikking),
        "disbursement:kasritme-export": ["overzicht", "csv"],
        "disbursement:geld": [deal.pk],
        "disbursement:geld-export": [deal.pk, "boekingen", "csv"],
        "disbursement:termijn-condition": [uitkering.termijnen.first().pk],
        "disbursement:termijnen-plan": [uitkering.pk],
        "disbursement:boeking-correct": [boeking.pk if boeking else 0],
        "disbursement:bezwaar-detail": [bezwaar],
        "disbursement:bezwaar-register": [beschikking.pk],
        "disbursement:bezwaar-act": [bezwaar, "confirm"],
        "disbursement:verzoek-detail": [verzoek],
        "disbursement:verzoek-letter": [verzoek],
        "disbursement:verzoek-register": [uitkering.pk, "verlenging"],
        "disbursement:verzoek-act": [verzoek, "withdraw"],
        "disbursement:vaststelling-detail": [uitkering.pk],
        "disbursement:vaststelling-propose": [uitkering.pk],
        "disbursement:voorstel-act": [0, "withdraw"],
        "disbursement:voorstel-deviate": [beschikking.pk],
        "disbursement:mededeling-act": [0, "tell"],
        "disbursement:vordering-detail": [0],
        "disbursement:vordering-act": [0, "receive"],
        "monitoring:kalender-month": [2025, 6],
        "monitoring:kalender-feed": ["bestaat-niet"],
        **accounting(beschikking),
        **overleg_numbers(overleg.pk),
        **learning_numbers(deal, beschikking.drafter),
    }
    return {name: reverse(name, args=numbers.get(name, [])) for name in EXPECTED}


def payment_numbers(beschikking: Any) -> dict[str, list[Any]]:
    """A payment of the first termijn, its account and batch, and a line of the bank."""
    line = payment_rows.line_about(beschikking)
    betaling, delivery = line.betaling, line.afschrift.aanlevering
    assert betaling is not None
    kassier = betaling.rekening.organisation_id
    return {
        "disbursement:betaling-release": [betaling.termijn_id],
        "disbursement:betaling-detail": [betaling.pk],
        "disbursement:betaling-charge": [betaling.pk],
        "disbursement:betaling-transition": [betaling.pk, "drop"],
        "disbursement:betaalbatch-detail": [betaling.batch_id],
        "disbursement:betaalbatch-file": [betaling.batch_id],
        "disbursement:betaalbatch-transition": [betaling.batch_id, "offer"],
        "disbursement:rekening-detail": [kassier],
        "disbursement:rekening-propose": [kassier, "EUR"],
        "disbursement:rekening-act": [betaling.rekening_id, "confirm"],
        "disbursement:aanlevering-detail": [delivery.pk],
        "disbursement:bankregel-detail": [line.pk],
        "disbursement:bankregel-act": [line.pk, "drop"],
    }


def bezwaar_against(beschikking: Any) -> int:
    """The number of a bezwaar of the region; of none when nobody can object yet."""
    if beschikking.announced_on is None:
        return 0
    region = builders.region_of(beschikking.uitkering.deal)
    objection = Objection(
        received_on=beschikking.announced_on,
        channel=Channel.EMAIL,
        grounds="Het bedrag is te laag.",
        organisation=region,
    )
    bezwaar = register_bezwaar(
        beschikking_id=beschikking.pk, objection=objection, actor=beschikking.drafter
    )
    return int(bezwaar.pk)


def verzoek_about(beschikking: Any) -> int:
    """The number of a request of the region; of none when there is nothing to extend yet."""
    if beschikking.announced_on is None:
        return 0
    return int(requests.register(beschikking.uitkering, beschikking.drafter).pk)


def browser_of(person: User | None) -> Client:
    """The browser of somebody who has logged in, or of a stranger."""
    browser = Client()
    if person is not None:
        browser.force_login(person)
    return browser


def outcome(browser: Client, name: str, url: str) -> str:
    """What happens when somebody goes there, in the words of the table."""
    answer: Any = browser.post(url, SAID.get(name)) if name in BY_POST else browser.get(url)
    if answer.status_code == 302 and f"{reverse('login')}?next=" in answer["Location"]:
        return "login"
    # 422: refused with a sentence, to a script.
    return "in" if answer.status_code in (200, 302, 422) else str(answer.status_code)


def walk(beschikking: Any, table: dict[str, dict[str, str]]) -> dict[tuple[str, str], str]:
    """Where the outcome is not what the table says: who, where, and what happened."""
    urls = addresses(beschikking)
    cast: dict[str, User | None] = {"anoniem": None, **people(beschikking.uitkering.deal)}
    browsers = {who: browser_of(person) for who, person in cast.items()}
    # Logging out comes last: it ends the session that the other addresses need.
    found = {
        (name, who): outcome(browser, name, urls[name])
        for name in sorted(table, key=lambda name: name == "logout")
        for who, browser in browsers.items()
    }
    return {place: what for place, what in found.items() if what != table[place[0]][place[1]]}


def test_the_table_knows_every_address_of_the_site():
    assert set(EXPECTED) == set(site_routes())


def test_the_table_knows_every_role():
    own = {"anoniem", "geen_rol", "andere_medeondertekenaar", "andere_regio", "partner"}
    own |= set(IN_THE_DEAL)
    # Who writes a part sees nothing else; tests/people/test_parts.py walks for that one.
    assert set(IN_THE_DEAL.values()) == set(RoleInDeal) - {RoleInDeal.PART_WRITER}
    named = {"regiocoordinator" if who == "regio" else who for who in set(WHO) - own}
    assert named == set(Role.values)
    assert all(set(row) == set(WHO) for row in EXPECTED.values())


def test_each_role_gets_in_where_the_table_says_and_nowhere_else(cast):
    assert walk(cast.announced(), EXPECTED) == {}


def test_before_the_bekendmaking_nobody_outside_the_ministry_sees_the_beschikking(cast):
    assert walk(cast.signed(), BEFORE_BEKENDMAKING) == {}


def test_the_administration_opens_for_no_other_role(cast):
    others = people(cast.signed().uitkering.deal)
    others.pop("beheerder")
    found = {
        who: outcome(browser_of(person), "", reverse("admin:index"))
        for who, person in others.items()
    }
    assert set(found.values()) == {"403"}


def test_no_address_of_the_administration_opens_for_anybody_else():
    everything_else = [role for role in Role if role is not Role.BEHEERDER]
    browser, stranger = Client(), Client()
    browser.force_login(builders.user(*everything_else, is_staff=True, is_superuser=True))
    urls = admin_addresses()
    assert {browser.get(url).status_code for url in urls} == {403}
    assert {stranger.get(url)["Location"].partition("=")[0] for url in urls} == {
        f"{reverse('login')}?next"
    }


def test_a_page_that_does_not_exist_is_a_404_for_everyone(officer):
    assert outcome(browser_of(None), "", "/bestaat-niet/") == "404"
    assert outcome(browser_of(officer), "", "/bestaat-niet/") == "404"
