"""A rapportage and its fields."""

from datetime import date
from typing import Any

from monitoring.rapportage import services
from monitoring.rapportage.models import Akkoord, Antwoord, Indiening, Lijnverslag, Rapportage
from monitoring.rapportage.rendering.data import data_of, hash_of
from monitoring.rapportage.selectors import with_answers
from regiodeals.accounts.models import User
from regiodeals.deal.models import Deal, Lijnministerie, PartyRole, RoleInDeal
from regiodeals.documents import services as documents
from regiodeals.documents.models import Kind
from tests import builders
from tests.remembering import remembered

YEAR = builders.NOW.year
REQUIRED = {
    "stand": "op_schema",
    "toelichting": "Wij bouwen.",
    "rijk_besteed": "1.000",
    "rijk_vastgelegd": "0",
    "antwoord": "Wij lopen twee weken achter.",
}
ASKED: dict[str, Any] = {
    "subject": "Vertraging van de nieuwbouw",
    "question": "Wat is de oorzaak?\n\nEn wat doet u eraan?",
    "due_on": date(2024, 12, 20),
}


@remembered
def opened(deal: Deal, actor: User, year: int = YEAR) -> Rapportage:
    """Begun by somebody of the region."""
    return services.open_report(deal_id=deal.pk, year=year, actor=actor)


@remembered
def asked(deal: Deal, officer: User, **given: Any) -> Rapportage:
    """Asked by the ministry between times, about every programmalijn."""
    lines = list(deal.programmalijnen.values_list("pk", flat=True))
    about: dict[str, Any] = ASKED | {"lines": lines} | given
    return services.ask_report(deal_id=deal.pk, actor=officer, **about)


def field(report: Rapportage, vraag: str) -> Antwoord:
    """A question of the deal, or of its first programmalijn."""
    found = report.antwoorden.filter(vraag=vraag).order_by("lijnverslag__programmalijn__order")
    return found.select_related("lijnverslag")[0]


def line_of(report: Rapportage) -> Lijnverslag:
    """The part about the first programmalijn."""
    return report.lijnverslagen.order_by("programmalijn__order")[0]


@remembered
def save(answer: Antwoord, value: str, actor: User, **more: Any) -> Antwoord:
    """Somebody who saw the field as it is handed here, saves it."""
    given: dict[str, Any] = {"field": answer.pk, "seen_version": answer.version} | more
    return services.save_field(
        rapportage_id=answer.rapportage_id, value=value, actor=actor, **given
    )


@remembered
def complete(report: Rapportage, actor: User) -> Rapportage:
    """Everything that is asked for, and nothing more."""
    for answer in report.antwoorden.filter(vraag__in=REQUIRED).select_related("lijnverslag"):
        save(answer, REQUIRED[answer.vraag], actor)
    return report


def coordinator(deal: Deal, email: str) -> User:
    """Somebody with that role in the deal, and an address."""
    return builders.role_in(deal, RoleInDeal.COORDINATOR, builders.user(email=email))


@remembered
def signer_of(deal: Deal, **fields: Any) -> User:
    """Somebody who signs for the kassier, which in a built deal is the region itself."""
    person = builders.member(builders.region_of(deal), **fields)
    builders.role_in(deal, RoleInDeal.SIGNER, person)
    return person


@remembered
def offered(report: Rapportage, actor: User) -> Rapportage:
    """Written in full, and laid before who signs."""
    complete(report, actor)
    return services.offer_report(rapportage_id=report.pk, actor=actor)


@remembered
def submitted(report: Rapportage, writer: User, signer: User) -> Indiening:
    """Written by one, signed and handed in by another."""
    offered(report, writer)
    return services.submit_report(rapportage_id=report.pk, actor=signer)


@remembered
def judged(report: Rapportage, officer: User, *back: str) -> None:
    """Every section judged: in order, but for those that go back."""
    row = report.indieningen.latest("number")
    for part in row.data["onderdelen"]:
        judge(
            report,
            part["sleutel"],
            officer,
            remark="" if part["sleutel"] not in back else "Te kort.",
        )


@remembered
def judge(report: Rapportage, section: str, officer: User, *, remark: str = "") -> None:
    """In order, unless there is a remark."""
    services.judge_section(
        rapportage_id=report.pk,
        section=section,
        is_accepted=not remark,
        remark=remark,
        actor=officer,
    )


@remembered
def returned(report: Rapportage, writer: User, signer: User, officer: User) -> Rapportage:
    """Handed in, and back for the section about the deal as a whole."""
    submitted(report, writer, signer)
    judged(report, officer, "deal")
    return services.send_back_report(rapportage_id=report.pk, actor=officer)


@remembered
def accepted(report: Rapportage, writer: User, signer: User, officer: User) -> Akkoord:
    """Handed in and accepted as it is."""
    submitted(report, writer, signer)
    judged(report, officer)
    return services.accept_report(rapportage_id=report.pk, actor=officer)


@remembered
def accepted_in(report: Rapportage) -> Akkoord:
    """One of each row of a rapportage that was accepted, made without its steps."""
    row, judge = handed_in(report), builders.user()
    Rapportage.objects.filter(pk=report.pk).update(
        status="ingediend", offered_by=row.offered_by, offered_at=row.at
    )
    remarked(row)
    row.oordelen.create(section="deal", is_accepted=True, by=judge, at=builders.NOW)
    document = documents.order(kind=Kind.RAPPORTAGE, filename="rapportage.pdf", by=None)
    return Akkoord.objects.create(indiening=row, by=judge, at=builders.NOW, document=document)


def remarked(row: Indiening) -> None:
    """A ministry that signed noted something at the first line, which is its own."""
    line = row.rapportage.lijnverslagen.order_by("pk")[0]
    ministry = row.rapportage.deal.parties.filter(role=PartyRole.RIJKSPARTIJ).order_by("pk").first()
    if ministry is None:
        return
    Lijnministerie.objects.create(programmalijn=line.programmalijn, party=ministry)
    row.opmerkingen.create(
        lijnverslag=line,
        organisation=ministry.organisation,
        text="Mooi resultaat.",
        by=builders.user(),
        at=builders.NOW,
    )


@remembered
def report_in(deal: Deal) -> Rapportage:
    """A rapportage in a deal that stays in its own state."""
    present = Rapportage.objects.filter(deal=deal).first()
    if present is not None:
        return present
    report = Rapportage.objects.create(
        deal=deal, year=YEAR, form_version=1, opened_at=builders.NOW, opened_by=builders.user()
    )
    line = report.lijnverslagen.create(
        programmalijn=deal.programmalijnen.all()[0], rijk_cents=1, publiek_cents=1, privaat_cents=1
    )
    report.antwoorden.create(lijnverslag=line, vraag="stand")
    report.antwoorden.create(vraag="lessen", by=report.opened_by)
    return report


@remembered
def handed_in(report: Rapportage, by: User | None = None) -> Indiening:
    """What somebody handed in, in a rapportage that stays in its own state."""
    order = documents.order(kind=Kind.ONTVANGSTBEWIJS, filename="bewijs.pdf", by=None)
    data = data_of(with_answers(Rapportage.objects.filter(pk=report.pk)).get(), 1)
    return Indiening.objects.create(
        rapportage=report,
        number=1,
        at=builders.NOW,
        by=by or builders.user(),
        offered_by=builders.user(),
        kassier="gemeente Voorbeeld",
        zone="Europe/Amsterdam",
        place="Europe/Amsterdam",
        is_late=False,
        data=data,
        sha256=hash_of(data),
        receipt=order,
    )
