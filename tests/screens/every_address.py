"""Every address of the site that can be looked at, and who looks at it."""

from dataclasses import dataclass, replace
from typing import Any

from regiodeals.accounts.models import User
from tests.architecture.access_table import EXPECTED
from tests.architecture.test_route_access import addresses, people
from tests.architecture.test_routes import FORMS, QUESTIONS, READS
from tests.builders import Cast
from tests.screens.further_rows import Look, People, further_looks

LOOKED_AT = READS | FORMS | QUESTIONS
LEADS_ON = {
    "disbursement:verantwoording-index": "to the accounts of the last year",
    "disbursement:verantwoording-paper": "to the account of its year",
    "regiodeals:manual": "to the manual of one's role",
    "regiodeals:invitation-open": "to the invitation, without the secret in its address",
}
# What comes back is no page: a file, or an answer to a program.
FILES = {
    "health",
    "session",
    "regiodeals:export",
    "regiodeals:export-file",
    "disbursement:beschikking-letter",
    "disbursement:vertaling",
    "disbursement:beschikking-preview",
    "disbursement:sjabloonversie-preview",
    "disbursement:serie-zip",
    "disbursement:serie-pdf",
    "disbursement:verzoek-letter",
    "disbursement:betaalbatch-file",
    "disbursement:kasritme-export",
    "disbursement:geld-export",
    "disbursement:verantwoording-template",
    "disbursement:levering-file",
    "disbursement:inlezing-file",
    "monitoring:kalender-feed",
    "monitoring:overleg-pack-file",
    "monitoring:bijlage-file",
    "monitoring:rapportage-copy-file",
    "monitoring:rapportage-receipt",
    "monitoring:rapportage-file",
    "monitoring:kamer-file",
    "monitoring:uitwisseling-file",
}
PAGES = LOOKED_AT - FILES - set(LEADS_ON)
# Who sees many deals comes before who works in one; then the ministry, from little to much.
FROM_LITTLE_TO_MUCH = (
    "anoniem",
    "regio",
    "medeondertekenaar",
    "lezer",
    "schrijver",
    "tekent_voor_kassier",
    "coordinator",
    "manager",
    "controller",
    "toetser",
    "tekenbevoegde",
    "behandelaar",
    "beheerder",
)
# Where a case officer gets in although the table of who may has no row for him.
ALSO_FOR_OFFICER = {"monitoring:rapportage-review", "monitoring:uitwisseling-attendance"} | {
    f"disbursement:{name}"
    for name in ("mededeling-act", "voorstel-act", "vordering-act", "vordering-detail")
}


@dataclass(frozen=True)
class Site:
    """A world with something behind each address; each of its looks is by who may do least."""

    people: People
    looks: dict[str, Look]

    def as_officer(self, officer: User) -> dict[str, Look]:
        """The same of what is open to a case officer, and seen by this one."""
        return {
            name: replace(look, person=officer)
            for name, look in self.looks.items()
            if EXPECTED[name]["behandelaar"] == "in" or name in ALSO_FOR_OFFICER
        }


def whole_site(beschikking: Any, cast: Cast) -> Site:
    """Everything once, around a beschikking that was made known."""
    urls = addresses(beschikking)
    everybody = {"anoniem": None, **people(beschikking.uitkering.deal)}
    further = {look.name: look for look in further_looks(beschikking, everybody, cast)}
    looks = {name: further.get(name) or _first(name, urls[name], everybody) for name in LOOKED_AT}
    return Site(everybody, looks)


def _first(name: str, url: str, everybody: People) -> Look:
    """The first who gets in; an address without anybody has no row yet, and fails here."""
    who = [who for who in FROM_LITTLE_TO_MUCH if EXPECTED[name][who] == "in"]
    assert who, f"Give {name} a row in tests/screens/further_rows.py."
    return Look(name, everybody[who[0]], url)
