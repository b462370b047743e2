"""A key that stays in its token (PKCS#11); a session per document, so that a fork shares none."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from django.conf import settings

from regiodeals.common.words import dutch
from regiodeals.documents.signature.errors import KeyUnusable

if TYPE_CHECKING:
    from pyhanko.sign.pkcs11 import PKCS11SigningContext
    from pyhanko.sign.signers import Signer


@contextmanager
def opened(pin: str) -> Iterator["Signer"]:
    """The key in the token that the settings name.

    Raises KeyUnusable when there is no such token or key, or when the PIN is another.
    """
    from pkcs11.exceptions import PKCS11Error
    from pyhanko.sign.general import SigningError

    with ExitStack() as session:
        try:
            signer = session.enter_context(_context(pin))
            # Only now is it looked up in the token.
            _ = signer.signing_cert
        except (PKCS11Error, SigningError) as error:
            raise KeyUnusable(
                dutch(
                    "De sleutel ‘{naam}’ in het token is niet te openen. Vraag de technisch"
                    " beheerder om het token, de naam en de pincode te controleren; laat de"
                    " brief daarna opnieuw maken.",
                    naam=settings.SIGNATURE_PKCS11_KEY,
                )
            ) from error
        yield signer


def _context(pin: str) -> "PKCS11SigningContext":
    from pyhanko.config.pkcs11 import PKCS11SignatureConfig, TokenCriteria
    from pyhanko.sign.pkcs11 import PKCS11SigningContext

    return PKCS11SigningContext(
        PKCS11SignatureConfig(
            module_path=settings.SIGNATURE_PKCS11_MODULE,
            token_criteria=TokenCriteria(label=settings.SIGNATURE_PKCS11_TOKEN),
            cert_label=settings.SIGNATURE_PKCS11_KEY,
            user_pin=pin,
            # The certificates above ours stand in the token as well.
            other_certs_to_pull=None,
            # We hash and the token signs: that every token can do.
            raw_mechanism=True,
        )
    )
