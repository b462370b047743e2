"""Why a document was not sealed; the sentences may be shown as they are."""

from regiodeals.common.errors import DomainError


class SealRefused(DomainError):
    """The document was not sealed; nothing came out."""


class KeyUnusable(SealRefused):
    """The key is not there, or it cannot be opened."""


class CertificateUnusable(SealRefused):
    """The certificate of the key does not hold today, or not for this purpose."""


class TimeStampUnavailable(SealRefused):
    """The time stamp service did not answer, or its answer was no time stamp."""
