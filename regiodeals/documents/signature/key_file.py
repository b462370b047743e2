"""A key in a PKCS#12 file; read once per process, and again when the file is another."""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from regiodeals.common.words import dutch
from regiodeals.documents.signature.errors import KeyUnusable

if TYPE_CHECKING:
    from pyhanko.sign.signers import Signer


def opened(path: Path, passphrase: str) -> "Signer":
    """The key in the file.

    Raises KeyUnusable when the file is not there, is no PKCS#12 or has another passphrase.
    """
    try:
        return _read(path, path.stat().st_mtime_ns, passphrase)
    except OSError as error:
        raise KeyUnusable(
            dutch(
                "De sleutel om de brief mee te ondertekenen is niet te lezen: {plaats}."
                " Vraag de technisch beheerder om hem terug te zetten; laat de brief daarna"
                " opnieuw maken.",
                plaats=path,
            )
        ) from error
    except (ValueError, AttributeError) as error:
        raise KeyUnusable(
            dutch(
                "De sleutel in {plaats} gaat niet open: het wachtwoord past niet, of het"
                " bestand is geen PKCS#12 met sleutel en certificaat. Vraag de technisch"
                " beheerder.",
                plaats=path,
            )
        ) from error


@lru_cache(maxsize=4)
def _read(path: Path, _changed_at: int, passphrase: str) -> "Signer":
    from pyhanko.sign.signers import SimpleSigner

    secret = passphrase.encode() or None
    content = path.read_bytes()
    signer: Signer = SimpleSigner.load_pkcs12_data(content, other_certs=(), passphrase=secret)
    return signer
