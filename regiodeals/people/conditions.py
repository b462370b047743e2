"""What must be true of an invitation, each with the sentence that is shown when it is not."""

from regiodeals.accounts.models import User
from regiodeals.common.errors import InvalidInput
from regiodeals.common.words import dutch
from regiodeals.mail.address import require_address

# A name to log in with is no longer than this, and the address becomes that name.
LONGEST_ADDRESS = 150
# One sentence for a link that is wrong, too old, used or revoked: it tells nothing about anybody.
NO_SUCH_LINK = dutch(
    "Deze link werkt niet of niet meer. Vraag wie u uitnodigde om een nieuwe uitnodiging."
)
OTHER_ADDRESS = dutch(
    "Deze uitnodiging is voor een ander e-mailadres dan dat van uw account. Log uit en open de"
    " link opnieuw."
)
CLOSED = dutch(
    "Met dit adres kunt u niet meer inloggen. Vraag de beheerder van het ministerie om hulp."
)
OF_THE_MINISTRY = dutch("Wie voor het ministerie werkt, krijgt geen rol bij een regio.")
# BIO2 5.16.02: an account is of one natural person.
SHARED = (
    "info post postbus mail email secretariaat bestuurssecretariaat subsidie subsidies financien"
    " administratie gemeente provincie contact bestuur griffie kcc noreply no-reply"
)


def require_personal_address(text: str, actor: User) -> str:
    """The address in small letters; raises InvalidInput when it is not that of another person."""
    address = require_address(text).lower()
    if len(address) > LONGEST_ADDRESS:
        raise InvalidInput(
            dutch(
                "Dit adres is te lang. Het heeft ten hoogste {aantal} tekens.",
                aantal=LONGEST_ADDRESS,
            )
        )
    if address.partition("@")[0] in SHARED.split():
        raise InvalidInput(
            dutch("Dit is een gedeelde postbus. Nodig een persoon uit, op het eigen adres.")
        )
    if belongs_to(address, actor):
        raise InvalidInput(dutch("U kunt uzelf geen rol geven. Vraag het een ander."))
    return address


def belongs_to(address: str, user: User) -> bool:
    """Whether this is the address, or the name to log in with, of the person."""
    return address.lower() in (user.email.lower(), user.username.lower())
