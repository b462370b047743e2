"""What the mail says with which a decision is made known."""

from django.urls import reverse

from disbursement.beschikking.models import Beschikking
from regiodeals.mail.models import Language, Message
from regiodeals.mail.rendering import Content, absolute_url, compose
from regiodeals.party.models import Organisation

TEMPLATE = "bekendmaking"


def announcement(
    beschikking: Beschikking, kassier: Organisation, *, has_translation: bool = False
) -> Content:
    """The mail to the kassier, in its language: no amount, no name of a person, one link to read.

    The words come from the facts that the signature froze.
    """
    facts = beschikking.facts or {}
    context = {
        "kenmerk": beschikking.kenmerk,
        "deal": facts["deal"]["naam"],
        "aanhef": facts["geadresseerde"]["aanhef"],
        "afzender": facts["afzender"],
        "announced_on": beschikking.announced_on,
        # On the islands one may skip the bezwaar and go to court at once.
        "is_bijzonder": facts["regime"] == "BU",
        "has_translation": has_translation,
        "url": absolute_url(page_of(beschikking.pk)),
    }
    return compose(TEMPLATE, context, language=Language(kassier.mail_language))


def page_of(beschikking_id: int) -> str:
    """Where a decision and its sending stand; the page asks who you are."""
    return reverse("disbursement:beschikking-detail", args=[beschikking_id])


def page_of_message(message: Message) -> str:
    """Where a mail that did not arrive is dealt with."""
    return f"{page_of(message.about_id)}#bekendmaking"


def is_wanted(_message: Message) -> bool:
    """What was decided is made known whatever happened meanwhile."""
    return True
