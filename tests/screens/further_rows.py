"""A row for each address behind which the table of who may (tests/architecture) finds no page.

That table stands on a young dossier. Here the same region has another, in which everything
happened: its rapportage was accepted, its account came in, its settlement was proposed. And there
is an island, for a letter has a translation and a payment is in dollars only there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from disbursement.betaling.models import Betaalbatch
from disbursement.uitkering.models import Uitkering
from disbursement.vaststelling import services as settling
from disbursement.vaststelling.models import Vordering
from disbursement.vaststelling.selectors.notices import open_notices
from disbursement.verantwoording.models import Verantwoording
from monitoring.kalender.services import make_link
from monitoring.overleg.models import Vergaderstuk
from monitoring.uitwisseling.models import Uitwisseling
from regiodeals.accounts.models import User
from regiodeals.documents import services as documents
from regiodeals.documents.models import Document, Kind
from regiodeals.people.models import token_of
from tests import builders
from tests.architecture.payment_rows import payment_of
from tests.builders import Cast
from tests.disbursement.vaststelling import world as settled
from tests.exports.world import made
from tests.monitoring.bijlage.world import PDF
from tests.monitoring.kamer.world import adopted_in
from tests.monitoring.overleg.meeting import everything_of_overleg
from tests.monitoring.rapportage.world import accepted_in, report_in
from tests.people.world import invitation_in
from tests.screens import much_learning, much_money

People = Mapping[str, User | None]
MINISTRY, REGION = "controller", "regio"


@dataclass(frozen=True)
class Look:
    """Somebody, None for a stranger, who looks at an address; `first` leads the way there."""

    name: str
    person: User | None
    url: str
    first: str = ""

    def __str__(self) -> str:
        return self.name


def further_looks(beschikking: Any, people: People, cast: Cast) -> list[Look]:
    """What the least privileged person sees in the dossiers beside that of `beschikking`.

    That was made known to the region of the coordinator among `people`, who are those of the table.
    """
    region = builders.region_of(beschikking.uitkering.deal)
    grant = settled.paid(cast, name="Alles gebeurd", region=region)
    everything_of_overleg(grant.deal, cast.drafter)
    rows = [
        *_of_a_concept(beschikking, cast),
        *_of_the_settlement(grant, cast),
        *_of_the_rapportage(grant),
        *_of_the_papers(grant, cast),
        ("regiodeals:export-file", REGION, made(_known(people[REGION])).pk),
        ("monitoring:uitwisseling-attendance", "behandelaar", _held(cast.drafter)),
    ]
    looks = [_look(name, people[who], *arguments) for name, who, *arguments in rows]
    return [*looks, *_of_the_island(cast, people), *_of_the_links(grant, people)]


def _look(name: str, person: User | None, *arguments: Any) -> Look:
    return Look(name, person, reverse(name, args=arguments))


def _of_a_concept(beschikking: Any, cast: Cast) -> list[tuple[Any, ...]]:
    """A decision that is being written."""
    concept = cast.decided("wijziging", beschikking)
    return [
        ("disbursement:beschikking-preview", MINISTRY, concept.pk),
        ("disbursement:beschikking-revise", MINISTRY, concept.pk),
    ]


def _of_the_settlement(grant: Uitkering, cast: Cast) -> list[tuple[Any, ...]]:
    """A notice that is owed, a proposal that waits for its decision, and a claim."""
    paper = settled.account(grant, grant.amount_cents)
    papers = Verantwoording.objects.select_related("current", "uitkering__deal__tranche")
    settling.owe_notice(papers.get(pk=paper.pk), cast.drafter)
    notice, proposal = open_notices(grant)[0], settled.proposed(grant, cast)
    much_money.claims([grant], cast)
    claim = Vordering.objects.get(uitkering=grant)
    return [
        ("disbursement:mededeling-act", MINISTRY, notice.pk, "tell"),
        ("disbursement:voorstel-act", MINISTRY, proposal.pk, "withdraw"),
        ("disbursement:vordering-act", MINISTRY, claim.pk, "receive"),
        ("disbursement:vordering-detail", REGION, claim.pk),
    ]


def _of_the_rapportage(grant: Uitkering) -> list[tuple[Any, ...]]:
    """One that was accepted, and read along by a ministry that signed."""
    report = report_in(grant.deal)
    akkoord = accepted_in(report)
    _store(akkoord.document, akkoord.indiening.receipt)
    return [
        ("monitoring:rapportage-receipt", REGION, report.pk, 1),
        ("monitoring:rapportage-file", REGION, report.pk, 1),
        ("monitoring:rapportage-along", "medeondertekenaar", report.pk),
        ("monitoring:rapportage-review", MINISTRY, report.pk),
    ]


def _of_the_papers(grant: Uitkering, cast: Cast) -> list[tuple[Any, ...]]:
    """Papers of an overleg, and a report to parliament."""
    pack = Vergaderstuk.objects.get(overleg__deal=grant.deal)
    told = adopted_in(cast.drafter, 1999)
    _store(pack.document, told.document)
    return [
        ("monitoring:overleg-pack-file", REGION, pack.pk),
        ("monitoring:kamer-file", MINISTRY, told.pk),
    ]


def _held(officer: User) -> int:
    """A meeting of which it is not known yet who came."""
    much_learning.meetings(1, officer)
    held = Uitwisseling.objects.latest("pk")
    Uitwisseling.objects.filter(pk=held.pk).update(status="gehouden")
    return held.pk


def _of_the_island(cast: Cast, people: People) -> list[Look]:
    """A letter with its translation, what its dollars cost in euros, and the file for the bank."""
    beschikking = cast.announced(builders.saba(cast.drafter))
    _store(beschikking.vertaling.document)
    reader = builders.member(builders.region_of(beschikking.uitkering.deal))
    paid = payment_of(beschikking, "USD")
    file = documents.order(kind=Kind.BETAALBESTAND, filename="bestand.xml", by=None)
    _store(file)
    assert paid.batch is not None
    Betaalbatch.objects.filter(pk=paid.batch.pk).update(document=file)
    return [
        _look("disbursement:vertaling", reader, beschikking.pk),
        _look("disbursement:betaling-charge", people[MINISTRY], paid.pk),
        _look("disbursement:betaalbatch-file", people[MINISTRY], paid.batch.pk),
    ]


def _of_the_links(grant: Uitkering, people: People) -> list[Look]:
    """The link of an invitation that somebody got whom nobody knows yet, and that of a calendar."""
    token = token_of(invitation_in(grant.deal).nonce)
    link = _look("regiodeals:invitation-open", None, token)
    return [
        link,
        Look("regiodeals:invitation", None, reverse("regiodeals:invitation"), first=link.url),
        _look("monitoring:kalender-feed", None, make_link(actor=_known(people[REGION]))),
    ]


def _known(person: User | None) -> User:
    assert person is not None
    return person


def _store(*ordered: Document | None) -> None:
    for document in ordered:
        assert document is not None
        assert documents.fulfil(document.pk, lambda: PDF)
