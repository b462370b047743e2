"""Every address is named, stands in the table of who may, and changes something only by POST."""

import pytest
from django.test import Client

from regiodeals.accounts.models import Role
from regiodeals.accounts.routes import ROUTES
from tests import builders
from tests.architecture.addresses import ARGUMENT, patterns, site_routes
from tests.architecture.by_post import ACTS

# Written by hand: which address only reads, which only acts, and which shows a form and takes it.
READS = {
    "health",
    "componenten",
    "toegankelijkheid",
    "my-work",
    "regiodeals:tranche-list",
    "regiodeals:tranche-detail",
    "regiodeals:deal-list",
    "regiodeals:deal-detail",
    "regiodeals:deal-history",
    "regiodeals:deal-summary",
    "regiodeals:obligation-list",
    "regiodeals:invitation-open",
    "regiodeals:obligation-detail",
    "regiodeals:message-list",
    "regiodeals:message-detail",
    "regiodeals:export",
    "regiodeals:export-list",
    "regiodeals:export-file",
    "disbursement:legal-test",
    "disbursement:beschikking-list",
    "disbursement:beschikking-detail",
    "disbursement:beschikking-letter",
    "disbursement:vertaling",
    "disbursement:beschikking-preview",
    "regiodeals:mailtekst-list",
    "regiodeals:mailtekst-detail",
    "regiodeals:mailtekstversie-detail",
    "disbursement:sjabloon-list",
    "disbursement:sjabloon-detail",
    "disbursement:sjabloonversie-detail",
    "disbursement:sjabloonversie-preview",
    "disbursement:mandaat-register",
    "disbursement:serie-list",
    "disbursement:serie-detail",
    "disbursement:serie-zip",
    "disbursement:serie-pdf",
    "disbursement:serie-opdracht",
    "disbursement:bezwaar-list",
    "disbursement:bezwaar-detail",
    "disbursement:verzoek-list",
    "disbursement:verzoek-detail",
    "disbursement:verzoek-letter",
    "disbursement:betaling-list",
    "disbursement:betaling-detail",
    "disbursement:betaalbatch-detail",
    "disbursement:betaalbatch-file",
    "disbursement:rekening-list",
    "disbursement:rekening-detail",
    "disbursement:aanlevering-detail",
    "disbursement:bankregel-detail",
    "disbursement:vaststelling-detail",
    "disbursement:vordering-list",
    "disbursement:vordering-detail",
    "disbursement:kasritme",
    "disbursement:kasritme-export",
    "disbursement:geld",
    "disbursement:geld-export",
    "disbursement:verantwoording-index",
    "disbursement:verantwoording-list",
    "disbursement:verantwoording-detail",
    "disbursement:verantwoording-paper",
    "disbursement:verantwoording-template",
    "disbursement:levering-file",
    "disbursement:inlezing-detail",
    "disbursement:inlezing-file",
    "monitoring:herinnering-list",
    "monitoring:herinnering-ahead",
    "monitoring:jaarcyclus-list",
    "monitoring:kalender",
    "monitoring:kalender-month",
    "monitoring:kalender-list",
    "monitoring:kalender-feed",
    "monitoring:rooster-list",
    "monitoring:overleg-list",
    "monitoring:overleg-detail",
    "monitoring:overleg-pack-file",
    "monitoring:bijlage-file",
    "monitoring:rapportage-list",
    "monitoring:rapportage-detail",
    "monitoring:rapportage-check",
    "monitoring:rapportage-copy-file",
    "monitoring:rapportage-receipt",
    "monitoring:rapportage-review",
    "monitoring:rapportage-along",
    "monitoring:rapportage-file",
    "monitoring:goals",
    "monitoring:series-detail",
    "monitoring:indicator-list",
    "monitoring:indicator-detail",
    "monitoring:kamer-list",
    "monitoring:kamer-detail",
    "monitoring:kamer-file",
    "monitoring:les-list",
    "monitoring:les-detail",
    "monitoring:uitwisseling-list",
    "monitoring:uitwisseling-detail",
    "monitoring:uitwisseling-file",
    "regiodeals:manual",
    "regiodeals:manual-of",
}
FORMS = {
    "session",
    "regiodeals:password",
    "regiodeals:search",
    "monitoring:kalender-link",
    "monitoring:herinnering-choice",
    "login",
    "disbursement:betaling-release",
    "disbursement:betaling-charge",
    "disbursement:rekening-propose",
    "disbursement:aanlevering-list",
    "regiodeals:deal-delay",
    "regiodeals:convenant-sign",
    "regiodeals:deal-parties",
    "disbursement:uitkering-open",
    "disbursement:beschikking-begin",
    "disbursement:beschikking-revise",
    "regiodeals:mailtekstversie-edit",
    "disbursement:sjabloonversie-block",
    "disbursement:sjabloonversie-plan",
    "disbursement:sjabloonversie-end",
    "disbursement:bekendmaking-post",
    "disbursement:serie-new",
    "disbursement:serie-look",
    "disbursement:bezwaar-register",
    "disbursement:bezwaar-act",
    "disbursement:verzoek-register",
    "disbursement:verzoek-act",
    "disbursement:vaststelling-propose",
    "disbursement:voorstel-act",
    "disbursement:voorstel-deviate",
    "disbursement:mededeling-act",
    "disbursement:vordering-act",
    "disbursement:termijn-condition",
    "disbursement:termijnen-plan",
    "disbursement:boeking-correct",
    "disbursement:verantwoording-import",
    "disbursement:verantwoording-receive",
    "disbursement:verantwoording-judge",
    "disbursement:uitstel-record",
    "disbursement:uitstel-decide",
    "monitoring:rooster-tranche",
    "monitoring:rooster-deal",
    "monitoring:overleg-schedule",
    "monitoring:overleg-call-off",
    "monitoring:overleg-people",
    "monitoring:overleg-minutes",
    "monitoring:overleg-pack",
    "monitoring:overleg-poll",
    "monitoring:bijlage-list",
    "regiodeals:deal-people",
    "regiodeals:deal-role-end",
    "regiodeals:invitation",
    "monitoring:rapportage-open",
    "monitoring:rapportage-ask",
    "monitoring:rapportage-copy",
    "monitoring:goal-add",
    "monitoring:goal-change",
    "monitoring:goal-serve",
    "monitoring:series-agree",
    "monitoring:measurement-record",
    "monitoring:measurement-correct",
    "monitoring:indicator-add",
    "monitoring:indicator-define",
    "monitoring:kamer-add",
    "monitoring:kamer-change",
    "monitoring:kamer-offer",
    "monitoring:kamer-kamerstuk",
    "monitoring:les-add",
    "monitoring:les-change",
    "monitoring:les-share",
    "monitoring:les-withdraw",
    "monitoring:uitwisseling-add",
    "monitoring:uitwisseling-change",
    "monitoring:uitwisseling-call-off",
    "monitoring:uitwisseling-attendance",
    "monitoring:uitwisseling-material",
}
# Answers everybody and changes nothing, so it asks no token.
QUESTIONS = {"disbursement:beschikking-check"}
SITE = site_routes()


@pytest.fixture
def inside(db):
    """Somebody who may open every address of the site."""
    browser = Client()
    browser.force_login(
        builders.user(Role.BEHANDELAAR, Role.BEHEERDER, Role.TOETSER, is_staff=True)
    )
    return browser


def address(name: str) -> str:
    return "/" + ARGUMENT.sub("1", SITE[name])


def test_every_address_has_a_name():
    unnamed = [path for name, path, _ in patterns() if not name or name.endswith(":")]
    # Django's admin catches what does not exist, and knows old addresses of its pages.
    assert [path for path in unnamed if not path.startswith("beheer/")] == []


def test_the_table_of_who_may_and_the_addresses_are_the_same():
    assert set(SITE) == set(ROUTES)


def test_every_address_stands_in_one_list_of_this_test():
    lists = (READS, ACTS, FORMS, QUESTIONS)
    assert set(SITE) == set().union(*lists)
    assert len(SITE) == sum(map(len, lists))


@pytest.mark.parametrize("name", sorted(ACTS))
@pytest.mark.parametrize("method", ["get", "head", "put", "patch", "delete", "trace"])
def test_what_acts_takes_only_a_post(inside, name, method):
    assert getattr(inside, method)(address(name)).status_code == 405


@pytest.mark.parametrize("name", sorted(READS))
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
def test_what_reads_takes_nothing_else(inside, name, method):
    assert getattr(inside, method)(address(name)).status_code == 405


@pytest.mark.parametrize("name", sorted(FORMS - {"login"} | QUESTIONS))
@pytest.mark.parametrize("method", ["put", "patch", "delete", "trace"])
def test_a_form_is_shown_and_posted_and_nothing_else(inside, name, method):
    assert getattr(inside, method)(address(name)).status_code == 405


@pytest.mark.parametrize("name", sorted(ACTS | FORMS))
def test_a_post_without_its_token_is_refused(inside, name):
    browser = Client(enforce_csrf_checks=True)
    browser.cookies = inside.cookies
    assert browser.post(address(name)).status_code == 403
