"""A key that never leaves its token seals as well; SoftHSM is a token in software."""

import os
import subprocess
from datetime import UTC, datetime

import pkcs11
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import Encoding
from pkcs11.util.ec import decode_ec_private_key
from pkcs11.util.x509 import decode_x509_certificate

from regiodeals.documents.signature.errors import CertificateUnusable, KeyUnusable
from regiodeals.documents.signature.keys import opened_key
from regiodeals.documents.signature.pades import seal
from tests.builders import NOW
from tests.documents.signature.authority import Authority, new_key

MODULE = "/usr/lib/softhsm/libsofthsm2.so"
PIN = "123456"
VALID, EXPIRED = "zegel", "oud-zegel"


# For all tests of a process: the module reads its settings once.
@pytest.fixture(scope="session")
def token(tmp_path_factory):
    """A token with two keys, the certificate of each, and that of their authority."""
    folder = tmp_path_factory.mktemp("token")
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder}\nlog.level = ERROR\n")
    os.environ["SOFTHSM2_CONF"] = str(folder / "softhsm2.conf")
    command = ["softhsm2-util", "--init-token", "--free", "--label", "proef", "--pin", PIN]
    subprocess.run([*command, "--so-pin", "87654321"], check=True, capture_output=True)
    authority = Authority()
    with pkcs11.lib(MODULE).get_token(token_label="proef").open(rw=True, user_pin=PIN) as session:
        store_certificate(session, "stam", authority.root)
        for label, ends in ((VALID, 2049), (EXPIRED, 2023)):
            key = new_key()
            certificate = authority.issue(
                label, key.public_key(), "content_commitment", ends=datetime(ends, 1, 1, tzinfo=UTC)
            )
            store_key(session, label, key)
            store_certificate(session, label, certificate)
    return authority


def store_key(session, label, key):
    content = key.private_bytes(
        Encoding.DER,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    )
    session.create_object(
        {
            **decode_ec_private_key(content),
            pkcs11.Attribute.LABEL: label,
            pkcs11.Attribute.TOKEN: True,
            pkcs11.Attribute.SIGN: True,
            pkcs11.Attribute.EXTRACTABLE: False,
        }
    )


def store_certificate(session, label, certificate):
    values = decode_x509_certificate(certificate.public_bytes(Encoding.DER))
    session.create_object({**values, pkcs11.Attribute.LABEL: label, pkcs11.Attribute.TOKEN: True})


@pytest.fixture(autouse=True)
def key_in_token(settings, token):
    settings.SIGNATURE_PKCS12 = None
    settings.SIGNATURE_PKCS11_MODULE = MODULE
    settings.SIGNATURE_PKCS11_TOKEN = "proef"
    settings.SIGNATURE_PKCS11_KEY = VALID
    settings.SIGNATURE_PASSPHRASE = PIN


def test_a_key_in_a_token_seals(pdf, tmp_path):
    sealed = seal(pdf, at=NOW)
    (tmp_path / "bestand.pdf").write_bytes(sealed)
    command = ["pdfsig", "-nocert", tmp_path / "bestand.pdf"]
    found = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid" in found
    assert f"Common Name: {VALID}" in found


def test_the_certificates_above_it_come_from_the_token(token):
    with opened_key(at=NOW) as signer:
        names = {each.subject.native["common_name"] for each in signer.cert_registry}
    assert "Proefstam" in names


def test_every_document_gets_a_session_of_its_own(pdf):
    assert len({seal(pdf, at=NOW)[-400:] for _ in range(3)}) == 3


@pytest.mark.parametrize(
    "change",
    [
        {"SIGNATURE_PASSPHRASE": "654321"},
        {"SIGNATURE_PKCS11_KEY": "bestaat niet"},
        {"SIGNATURE_PKCS11_TOKEN": "bestaat niet"},
        {"SIGNATURE_PKCS11_MODULE": "/nergens/module.so"},
    ],
)
def test_a_token_that_does_not_open_is_said(change, settings, pdf):
    for name, value in change.items():
        setattr(settings, name, value)
    with pytest.raises(KeyUnusable, match="in het token is niet te openen") as error:
        seal(pdf, at=NOW)
    assert "654321" not in str(error.value)


def test_an_expired_certificate_in_a_token_does_not_seal(settings, pdf):
    settings.SIGNATURE_PKCS11_KEY = EXPIRED
    with pytest.raises(CertificateUnusable, match="is verlopen op 1 januari 2023"):
        seal(pdf, at=NOW)
