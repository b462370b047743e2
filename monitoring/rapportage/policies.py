"""Who may do what with a rapportage: the region writes, its kassier signs, the ministry reads."""

from typing import Any

from django.db.models import Exists, OuterRef, Q

from monitoring.indicator.models import Meting
from regiodeals.accounts.models import Role
from regiodeals.common.words import dutch
from regiodeals.deal.models import WHOLE_DEAL, WRITING_ROLES, RoleInDeal
from regiodeals.deal.selectors import (
    SIGNS,
    parts_written_by,
    roles_in,
    signing_ministries_of,
)
from regiodeals.workflow import requirement

WRITERS = dutch("Alleen een coördinator of een schrijver van deze deal schrijft de rapportage.")
NOT_YOURS = dutch("U schrijft niet aan deze rapportage. Vraag de beheerder van de regio.")
NOT_YOUR_PART = dutch("Dit onderdeel schrijft u niet. Vraag de beheerder van de regio.")


@requirement(WRITERS)
def may_write(deal: Any, user: Any) -> bool:
    """By a role in this deal, or as regiocoördinator of one of its parties."""
    return not roles_in(deal.pk, user).isdisjoint(WRITING_ROLES)


@requirement(WRITERS)
def writes(report: Any, user: Any) -> bool:
    """The same, asked of a rapportage."""
    return not roles_in(report.deal_id, user).isdisjoint(WRITING_ROLES)


@requirement(NOT_YOUR_PART)
def writes_answer(answer: Any, user: Any) -> bool:
    """Writes all of it, or the part in which this answer stands."""
    report = answer.rapportage
    if writes(report, user):
        return True
    line = answer.lijnverslag.programmalijn_id if answer.lijnverslag_id else WHOLE_DEAL
    own = parts_written_by(user).filter(deal=report.deal_id, lines__contains=[line])
    return bool(own.exists())


@requirement(NOT_YOURS)
def writes_something(deal: Any, user: Any) -> bool:
    """Writes all of it, or a part."""
    return not roles_in(deal.pk, user).isdisjoint({*WRITING_ROLES, RoleInDeal.PART_WRITER})


def sees_a_part(report: Any, user: Any) -> bool:
    """Writes some parts, and has no role that shows the rest."""
    return roles_in(report.deal_id, user) == {RoleInDeal.PART_WRITER}


def is_shown_all(deal: Any, user: Any) -> bool:
    """Has a role in the deal that shows its rapportages; who writes parts sees only those."""
    return bool(roles_in(deal.pk, user) - {RoleInDeal.PART_WRITER})


@requirement(
    dutch("Alleen een coördinator van deze deal biedt de rapportage ter ondertekening aan.")
)
def offers(report: Any, user: Any) -> bool:
    """Who writes along does not decide that it is done."""
    return RoleInDeal.COORDINATOR in roles_in(report.deal_id, user)


@requirement(
    dutch(
        "Alleen wie voor de regiokassier mag tekenen, dient de rapportage in. De beheerder van de"
        " regio nodigt die persoon uit, of een beheerder van het ministerie doet dat."
    )
)
def signs_for_kassier(report: Any, user: Any) -> bool:
    """Has the role today, for whoever is kassier of the deal now."""
    return SIGNS in roles_in(report.deal_id, user)


@requirement(
    dutch(
        "U schreef of mat zelf mee, of bood de rapportage aan. Een ander die voor de regiokassier"
        " mag tekenen, dient haar in."
    )
)
def did_not_write(report: Any, user: Any) -> bool:
    """Two pairs of eyes: who signs saved nothing in it, however long ago, and measured nothing."""
    reports = type(report).objects
    return not reports.filter(had_a_part(reports, user), pk=report.pk).exists()


def had_a_part(reports: Any, person: Any) -> Q:
    """Of each rapportage: whether somebody offered it or wrote in it, and therefore does not sign.

    `reports` is the manager of rapportages, `person` a user or a reference to one in the question.
    """
    return _has(reports, offered_by=person) | wrote_in_it(reports, person)


def wrote_in_it(reports: Any, person: Any) -> Q:
    """Of each rapportage: whether somebody saved an answer of it, handled a file, or measured."""
    measured = Meting.objects.filter(
        doelindicator__doel__programmalijn__deal=OuterRef("deal"),
        year__lte=OuterRef("until"),
        corrected_by__isnull=True,
        by=person,
    )
    return (
        _has(reports, antwoorden__schrijvers__by=person)
        | _has(reports, bijlagen__added_by=person)
        | _has(reports, bijlagen__removed_by=person)
        | Q(Exists(measured))
    )


def _has(reports: Any, **found: Any) -> Q:
    return Q(Exists(reports.filter(pk=OuterRef("pk"), **found)))


@requirement(dutch("U schreef of mat zelf mee aan deze rapportage. Een ander beoordeelt haar."))
def wrote_nothing_in_it(report: Any, user: Any) -> bool:
    """Nor in what stood in it before: the rows of the writers stay. No file of it, no meting."""
    reports = type(report).objects
    return not reports.filter(wrote_in_it(reports, user), pk=report.pk).exists()


@requirement(
    dutch("Alleen een behandelaar van het ministerie vraagt tussentijds, en trekt dat weer in.")
)
def asks(_subject: Any, user: Any) -> bool:
    """A case officer of the granting ministry; of a deal, or of what was asked of it."""
    return bool(user.has_role(Role.BEHANDELAAR))


@requirement(dutch("Alleen een behandelaar van het ministerie beoordeelt de rapportage."))
def reviews(_report: Any, user: Any) -> bool:
    """A case officer of the granting ministry."""
    return bool(user.has_role(Role.BEHANDELAAR))


@requirement(dutch("U diende deze rapportage in of bood haar aan. Een ander geeft het akkoord."))
def did_not_hand_in(report: Any, user: Any) -> bool:
    """Who signed or offered any handing in of it never accepts it."""
    return not any(user.pk in (row.by_id, row.offered_by_id) for row in report.indieningen.all())


@requirement(
    dutch("Alleen de regio van deze deal en een behandelaar laten een document opnieuw maken.")
)
def may_ask_again(report: Any, user: Any) -> bool:
    """Either side needs both documents, so who sees that one failed can ask for it."""
    return reviews(report, user) or writes_or_signs(report, user)


@requirement(
    dutch("Alleen een coördinator van deze deal of wie tekent, neemt de rapportage terug.")
)
def offers_or_signs(report: Any, user: Any) -> bool:
    """Who offered it, and who was asked to sign it."""
    return offers(report, user) or signs_for_kassier(report, user)


def writes_or_signs(report: Any, user: Any) -> bool:
    """Everybody who works on it for the region."""
    return may_write(report.deal, user) or signs_for_kassier(report, user)


@requirement(dutch("Alleen een ministerie dat deze deal tekende, leest mee."))
def reads_along(report: Any, user: Any) -> bool:
    """A co-signing ministry of the deal."""
    return signing_ministries_of(user).filter(deal=report.deal_id).exists()
