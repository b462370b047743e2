"""The mail about an offer: who may sign is asked to, who offered it hears that it came back."""

from datetime import UTC

from django.urls import reverse

from monitoring.rapportage.models import Rapportage, RapportageStatus
from monitoring.rapportage.rendering.check import term_before
from monitoring.rapportage.selectors import signers_of, with_answers
from monitoring.rapportage.sending.received import language_of, page_of
from regiodeals.accounts.models import User
from regiodeals.deal.models import DealRole, RoleInDeal
from regiodeals.deal.selectors import coordinators_of
from regiodeals.mail import services as mail
from regiodeals.mail.address import is_usable
from regiodeals.mail.models import Message, MessageKind
from regiodeals.mail.rendering import Content, absolute_url, compose
from regiodeals.mail.services import Recipient

OFFER, NOT_SIGNED = "aangeboden_rapportage", "niet_getekende_rapportage"


def ask_to_sign(report: Rapportage) -> None:
    """Order the mail to everybody who may sign what was just offered; anew at each offer."""
    content = offer_mail(report)
    for person in signers_of([report]).get(report.pk, ()):
        _tell(report, MessageKind.AANGEBODEN, content, person, report.offered_by)


def ask_who_came_to_sign(role: DealRole, _actor: User | None) -> None:
    """Who takes up the role while a rapportage lies offered, is asked like those who had it."""
    if role.role != RoleInDeal.SIGNER:
        return
    offered = Rapportage.objects.filter(deal=role.deal_id, status=RapportageStatus.AANGEBODEN)
    reports = list(with_answers(offered).select_related("deal", "offered_by"))
    signers = signers_of(reports) if reports else {}
    for report in reports:
        if role.user in signers.get(report.pk, ()):
            content = offer_mail(report)
            _tell(report, MessageKind.AANGEBODEN, content, role.user, report.offered_by)


def tell_not_signed(report: Rapportage, by: User, *, has_remark: bool) -> None:
    """Who offered it hears that somebody else took it back; what he did himself he knows.

    When he is no coordinator of the deal any more, those who are hear it instead.
    """
    present = coordinators_of(report.deal)
    told = [one for one in present if one == report.offered_by] or present
    if report.offered_by is not None and report.offered_by != by:
        context = _about(report) | {"by": str(by), "has_remark": has_remark}
        content = compose(NOT_SIGNED, context, language=language_of(report.deal))
        for person in told:
            if person != by:
                _tell(report, MessageKind.NIET_GETEKEND, content, person, by)


def _tell(
    report: Rapportage, kind: MessageKind, content: Content, to: User, by: User | None
) -> None:
    # Who cannot be mailed keeps no region from offering; the page says who signs.
    if is_usable(to.email):
        mail.queue(
            kind=kind,
            about=report,
            to=Recipient(to, str(to), to.email),
            content=content,
            by=by,
            occasion=_offer_of(report),
            dossier=report.deal_id,
        )


def _offer_of(report: Rapportage) -> str:
    """Which offer a mail is about: the next one is another."""
    moment = report.offered_at
    if moment is None:
        raise RuntimeError("a mail about an offer follows the offer")
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f}"


def offer_mail(report: Rapportage) -> Content:
    """What it says: which deal, what to do, until when, where; it was read with its last day."""
    last = report.last_day  # type: ignore[attr-defined]
    context = _about(report) | {
        "offered_by": str(report.offered_by),
        "term": term_before(report),
        "last_day": last,
        "is_again": bool(report.last_number),  # type: ignore[attr-defined]
        "url": absolute_url(reverse("monitoring:rapportage-check", args=[report.pk])),
    }
    return compose(OFFER, context, language=language_of(report.deal))


def _about(report: Rapportage) -> dict[str, object]:
    return {
        "deal": report.deal.full_name,
        "name": report.name,
        "url": absolute_url(page_of(report.pk)),
    }


def page_of_offer(message: Message) -> str:
    """Where a mail about an offer leads that did not arrive."""
    return page_of(message.about_id)


def is_offer_wanted(message: Message) -> bool:
    """As long as it lies as it was offered then, and its reader may sign it."""
    report = Rapportage.objects.get(pk=message.about_id)
    if report.status != RapportageStatus.AANGEBODEN or not _is_about(message, report):
        return False
    signers = signers_of([report]).get(report.pk, ())
    return any(person.pk == message.recipient_id for person in signers)


def is_return_wanted(message: Message) -> bool:
    """Until it is offered again, to who coordinates the deal."""
    report = Rapportage.objects.get(pk=message.about_id)
    is_back = report.status == RapportageStatus.CONCEPT and _is_about(message, report)
    return is_back and any(one.pk == message.recipient_id for one in coordinators_of(report.deal))


def _is_about(message: Message, report: Rapportage) -> bool:
    """Whether nothing was offered since; a mail that went out once more says so at its end."""
    return message.occasion.startswith(_offer_of(report))
