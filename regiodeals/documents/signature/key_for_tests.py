"""A key without legal force, for development and tests; its certificate says so."""

import os
import secrets
from datetime import UTC, datetime
from pathlib import Path

TEST_NAME = "TEST – geen rechtskracht"
# Wide enough for every moment at which the demonstration plays.
VALID_FROM, VALID_UNTIL = datetime(2020, 1, 1, tzinfo=UTC), datetime(2049, 12, 31, tzinfo=UTC)


def make_test_key(path: Path, passphrase: str) -> None:
    """Make the file once, readable by its owner only; what is already there stays."""
    if path.exists():
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(_new_key(passphrase))
        # A link does not replace: of two processes at once the first one wins.
        os.link(draft, path)
    except FileExistsError:
        return
    finally:
        draft.unlink()


def _new_key(passphrase: str) -> bytes:
    """A P-256 key with a certificate that it signed itself, as PKCS#12."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, TEST_NAME)])
    usage = dict.fromkeys(
        (
            "digital_signature",
            "key_encipherment",
            "data_encipherment",
            "key_agreement",
            "key_cert_sign",
            "crl_sign",
            "encipher_only",
            "decipher_only",
        ),
        False,
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(VALID_FROM)
        .not_valid_after(VALID_UNTIL)
        .add_extension(x509.KeyUsage(content_commitment=True, **usage), critical=True)
        .sign(key, hashes.SHA256())
    )
    secret = BestAvailableEncryption(passphrase.encode())
    return pkcs12.serialize_key_and_certificates(b"test", key, certificate, None, secret)
