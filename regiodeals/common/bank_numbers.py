"""Numbers of bank accounts and banks: checked, and shown no further than needed."""

import re

from regiodeals.common.errors import InvalidInput
from regiodeals.common.words import dutch

SHOWN = 4
OTHER = re.compile(r"[A-Z0-9]{4,34}", re.ASCII)

NOT_AN_IBAN = dutch(
    "Dit is geen IBAN. Een IBAN begint met een landcode van twee letters en twee cijfers,"
    " bijvoorbeeld NL12. Neem het over van de opgave van de kassier."
)
WRONG_DIGITS = dutch(
    "Dit IBAN klopt niet: de controlecijfers passen niet bij het nummer. Er staat een teken"
    " verkeerd. Vergelijk het met de opgave van de kassier."
)
WRONG_LENGTH = dutch("Dit IBAN heeft niet het aantal tekens van een IBAN uit {country}. Tel ze na.")
UNKNOWN_COUNTRY = dutch("Het land {country} kent geen IBAN. Controleer de eerste twee letters.")
OUTSIDE_SEPA = dutch(
    "Naar een rekening in {country} kan niet met een Europese overschrijving worden betaald."
    " Vraag de kassier om een rekening binnen het Europese betaalgebied."
)
NOT_A_BIC = dutch(
    "Dit is geen BIC. Een BIC heeft 8 of 11 tekens, bijvoorbeeld BANKNL2A. Vraag de bank erom."
)
NOT_A_NUMBER = dutch(
    "Dit is geen rekeningnummer. Gebruik 4 tot en met 34 letters en cijfers, zonder andere tekens."
)


def without_spaces(text: str) -> str:
    """A number as it is kept: capitals, and no spaces in between."""
    return "".join(text.split()).upper()


def checked_iban(text: str) -> str:
    """The IBAN without spaces; raises InvalidInput when a bank could not pay to it in euros."""
    from schwifty import IBAN, exceptions

    number = without_spaces(text)
    country = number[:2]
    if not re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9]{1,30}", number, re.ASCII):
        raise InvalidInput(NOT_AN_IBAN)
    # The library quotes the number in what it raises: that must not end up in a log.
    try:
        iban = IBAN(number)
    except exceptions.InvalidCountryCode:
        raise InvalidInput(dutch(UNKNOWN_COUNTRY[:], country=country)) from None
    except exceptions.InvalidLength:
        raise InvalidInput(dutch(WRONG_LENGTH[:], country=country)) from None
    except exceptions.InvalidChecksumDigits:
        raise InvalidInput(WRONG_DIGITS) from None
    except exceptions.SchwiftyException:
        raise InvalidInput(NOT_AN_IBAN) from None
    if not iban.in_sepa_zone:
        raise InvalidInput(dutch(OUTSIDE_SEPA[:], country=country))
    return number


def checked_other(text: str) -> str:
    """An account number of a bank without IBAN; raises InvalidInput when it cannot be one."""
    number = without_spaces(text)
    if OTHER.fullmatch(number) is None:
        raise InvalidInput(NOT_A_NUMBER)
    return number


def checked_bic(text: str) -> str:
    """The BIC of a bank; raises InvalidInput when it is none."""
    from schwifty import BIC, exceptions

    try:
        return str(BIC(without_spaces(text)))
    except exceptions.SchwiftyException:
        raise InvalidInput(NOT_A_BIC) from None


def last_four(number: str) -> str:
    """'… 4300': enough to recognise an account, too little to pay to it."""
    return f"… {without_spaces(number)[-SHOWN:]}"


def in_groups(number: str) -> str:
    """The whole number in groups of four, for who has to compare it."""
    text = without_spaces(number)
    return " ".join(text[start : start + SHOWN] for start in range(0, len(text), SHOWN))


def is_same(one: str, other: str) -> bool:
    """Whether two ways of writing are the same number."""
    return without_spaces(one) == without_spaces(other)
