"""The key that seals, with its certificate: opened where the settings say, and judged each time."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from regiodeals.common.clock import AMSTERDAM
from regiodeals.common.dutch_dates import plain_date
from regiodeals.common.words import dutch
from regiodeals.documents.signature import key_file, key_token
from regiodeals.documents.signature.errors import CertificateUnusable, KeyUnusable
from regiodeals.documents.signature.key_for_tests import TEST_NAME, make_test_key

if TYPE_CHECKING:
    from pyhanko.sign.signers import Signer


@contextmanager
def opened_key(*, at: datetime) -> Iterator["Signer"]:
    """The key, with a certificate that holds at that moment.

    Raises KeyUnusable or CertificateUnusable.
    """
    if settings.SIGNATURE_PKCS11_MODULE:
        with key_token.opened(_passphrase()) as signer:
            yield _judged(signer, at)
    else:
        yield _judged(_from_file(), at)


def _from_file() -> "Signer":
    path = settings.SIGNATURE_PKCS12
    if path is None:
        raise KeyUnusable(
            dutch(
                "Er is geen sleutel ingesteld om de brief mee te ondertekenen. Vraag de technisch "
                "beheerder om SIGNATURE_PKCS12 in te stellen; laat de brief daarna opnieuw maken."
            )
        )
    passphrase = _passphrase()
    if settings.SIGNATURE_TEST_KEY:
        make_test_key(path, passphrase)
    return key_file.opened(path, passphrase)


def _passphrase() -> str:
    file = settings.SIGNATURE_PASSPHRASE_FILE
    if not file:
        return str(settings.SIGNATURE_PASSPHRASE)
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise KeyUnusable(
            dutch(
                "Het wachtwoord van de sleutel is niet te lezen. Vraag de technisch beheerder om "
                "SIGNATURE_PASSPHRASE_FILE te controleren; laat de brief daarna opnieuw maken."
            )
        ) from error


def _judged(signer: "Signer", at: datetime) -> "Signer":
    certificate = signer.signing_cert
    if certificate is None:
        raise KeyUnusable(dutch("Bij de sleutel hoort een certificaat, en dat is er niet."))
    if at > certificate.not_valid_after:
        ended = plain_date(certificate.not_valid_after.astimezone(AMSTERDAM).date())
        raise CertificateUnusable(
            dutch(
                "Het certificaat onder de brieven is verlopen op {dag}. Vraag de technisch"
                " beheerder om een nieuw certificaat; laat de brief daarna opnieuw maken.",
                dag=ended,
            )
        )
    if at < certificate.not_valid_before:
        begins = plain_date(certificate.not_valid_before.astimezone(AMSTERDAM).date())
        raise CertificateUnusable(
            dutch(
                "Het certificaat onder de brieven geldt pas vanaf {dag}. Wacht tot die dag,"
                " of vraag de technisch beheerder om een ander certificaat.",
                dag=begins,
            )
        )
    if certificate.subject.native.get("common_name") == TEST_NAME and not (
        settings.SIGNATURE_TEST_KEY
    ):
        raise CertificateUnusable(
            dutch(
                "Dit certificaat is alleen om te testen en heeft geen rechtskracht. Vraag de "
                "technisch beheerder om het certificaat van het ministerie."
            )
        )
    return signer
