"""Seal a finished PDF: PAdES B-LT with a time stamp when a service is set, B-B otherwise."""

from datetime import datetime
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.conf import settings

from regiodeals.common.words import dutch
from regiodeals.documents.signature.errors import CertificateUnusable, TimeStampUnavailable
from regiodeals.documents.signature.keys import opened_key
from regiodeals.documents.signature.time_stamp import proofs, time_stamper

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate
    from pyhanko.sign.signers import PdfSignatureMetadata, Signer

# Letters only, so that it stands in the file as it is written here.
FIELD_NAME = "ZegelRegioDeals"
DIGEST = "sha256"
# What a signature needs beside the certificates, for any kind of key.
SIGNATURE_BYTES = 2048


def seal(content: bytes, *, at: datetime) -> bytes:
    """`content` with a signature behind it; the bytes of `content` stay as they are.

    The seal allows no change afterwards. Raises SealRefused; then nothing came out.
    """
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.timestamps.common_utils import TimestampRequestError
    from pyhanko_certvalidator.errors import PathError, ValidationError

    with opened_key(at=at) as signer:
        try:
            return _sealed(content, signer, at)
        except TimestampRequestError as error:
            raise TimeStampUnavailable(
                dutch(
                    "De tijdstempeldienst geeft geen tijdstempel. Vraag de technisch beheerder wat"
                    " er is; laat de brief daarna opnieuw maken."
                )
            ) from error
        except (SigningError, PathError, ValidationError) as error:
            raise CertificateUnusable(
                dutch(
                    "Niet te bewijzen is dat het certificaat onder de brieven nu geldt. Vraag"
                    " de technisch beheerder wat er is; de melding luidt: {melding}",
                    melding=error.__cause__ or error,
                )
            ) from error


def _sealed(content: bytes, signer: "Signer", at: datetime) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    url = settings.SIGNATURE_TSA_URL
    sealer = _sealer_class()(
        _terms(with_proofs=bool(url)), signer, timestamper=time_stamper(url) if url else None
    )
    sealer.moment = at
    output: BytesIO = sealer.sign_pdf(
        IncrementalPdfFileWriter(BytesIO(content)),
        # The length of a time stamp is known only to its service; without it ours is, and knowing
        # it saves making the signature twice.
        bytes_reserved=None if url else _hex_digits(signer),
    )
    return output.getvalue()


def _terms(*, with_proofs: bool) -> "PdfSignatureMetadata":
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
    from pyhanko.sign.signers.pdf_signer import (
        DSSContentSettings,
        PdfSignatureMetadata,
        SigDSSPlacementPreference,
    )

    return PdfSignatureMetadata(
        field_name=FIELD_NAME,
        md_algorithm=DIGEST,
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        embed_validation_info=with_proofs,
        validation_context=proofs() if with_proofs else None,
        # One revision: what comes after a seal looks like a change to many readers.
        dss_settings=DSSContentSettings(
            include_vri=False, placement=SigDSSPlacementPreference.TOGETHER_WITH_SIGNATURE
        ),
    )


def _hex_digits(signer: "Signer") -> int:
    certificates: list[Certificate] = [signer.signing_cert, *signer.cert_registry]
    return 2 * (SIGNATURE_BYTES + sum(len(each.dump()) for each in certificates))


@cache
def _sealer_class() -> Any:
    from pyhanko.sign.signers import PdfSigner
    from pyhanko.sign.signers.constants import ESIC_EXTENSION_1

    class Sealer(PdfSigner):
        """Signs at our own moment, and leaves the file PDF 1.7, which is what PDF/A-3 is."""

        moment: datetime

        def init_signing_session(self, *arguments: Any, **options: Any) -> Any:
            session = super().init_signing_session(*arguments, **options)
            session.system_time = self.moment
            return session

        def register_extensions(self, pdf_out: Any, *, md_algorithm: str) -> None:
            """Only that of PAdES; for P-256 pyHanko would make it PDF 2.0."""
            del md_algorithm
            pdf_out.register_extension(ESIC_EXTENSION_1)

    return Sealer
