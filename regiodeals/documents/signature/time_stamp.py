"""The time stamp service and what proves it, and our certificate, years later (RFC 3161, B-LT)."""

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings

from regiodeals.common.words import dutch
from regiodeals.documents.signature.errors import CertificateUnusable

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate
    from pyhanko.sign.timestamps import TimeStamper
    from pyhanko_certvalidator import ValidationContext

# Well within the time that a transaction may wait.
ANSWER_WITHIN_SECONDS = 5


@lru_cache(maxsize=4)
def time_stamper(url: str) -> "TimeStamper":
    """The service; kept, because it asks a first stamp only to learn how long one is."""
    service: TimeStamper = _service_class()(url, timeout=ANSWER_WITHIN_SECONDS)
    return service


def proofs() -> "ValidationContext":
    """Collects, per document, the proofs that no certificate was withdrawn; missing is refused."""
    from pyhanko_certvalidator import ValidationContext

    return ValidationContext(trust_roots=_roots(), allow_fetching=True, revocation_mode="hard-fail")


def _roots() -> "list[Certificate]":
    """The roots that the operator trusts.

    Raises CertificateUnusable when their file cannot be read.
    """
    from asn1crypto import pem, x509

    path = Path(settings.SIGNATURE_ROOTS)
    try:
        blocks = pem.unarmor(path.read_bytes(), multiple=True)
        return [x509.Certificate.load(content) for _name, _headers, content in blocks]
    except (OSError, ValueError) as error:
        raise CertificateUnusable(
            dutch(
                "De stamcertificaten in {plaats} zijn niet te lezen. Vraag de technisch"
                " beheerder om SIGNATURE_ROOTS te controleren; laat de brief daarna opnieuw"
                " maken.",
                plaats=path,
            )
        ) from error


@cache
def _service_class() -> Any:
    from pyhanko.sign.timestamps.aiohttp_client import HTTPTimeStamper
    from pyhanko.sign.timestamps.common_utils import TimestampRequestError

    class Service(HTTPTimeStamper):
        """Says so as well when what came back is no time stamp at all."""

        async def async_timestamp(self, *arguments: Any, **options: Any) -> Any:
            try:
                return await super().async_timestamp(*arguments, **options)
            except (LookupError, TypeError, ValueError) as error:
                raise TimestampRequestError("The answer is no time stamp.") from error

    return Service
