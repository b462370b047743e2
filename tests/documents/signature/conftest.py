"""A small finished PDF to seal, and keys of an operator."""

from datetime import UTC, datetime

import pytest
from django.conf import settings as project

from regiodeals.documents.pdf.engine import shared_engine
from regiodeals.documents.pdf.finisher import EmbeddedFile
from tests.documents.signature.authority import Authority, new_key, write_key_file

HTML = (
    '<!DOCTYPE html><html lang="nl"><head><title>Proef</title></head>'
    "<body><h1>Proef</h1><p>Eén regel.</p></body></html>"
)


@pytest.fixture(scope="session")
def pdf() -> bytes:
    """A document as the engine makes it."""
    return shared_engine().render(
        HTML,
        stylesheets=["asset:css/beschikking.css"],
        attachments=[EmbeddedFile("gegevens.json", b'{"bedrag":1}', "De gegevens")],
        created=datetime(2024, 11, 18, tzinfo=UTC),
    )


@pytest.fixture(scope="session")
def authority() -> Authority:
    """An authority that nobody can reach."""
    return Authority()


@pytest.fixture
def own_key(settings, tmp_path, authority):
    """Puts a key with a certificate of the authority in the settings; gives the certificate."""

    def put(**dates):
        key = new_key()
        certificate = authority.issue(
            "Ministerie van Voorbeelden", key.public_key(), "content_commitment", **dates
        )
        settings.SIGNATURE_PKCS12 = write_key_file(
            tmp_path / "zegel.p12", certificate, key, chain=[authority.root]
        )
        settings.SIGNATURE_PASSPHRASE = "geheim"
        settings.SIGNATURE_TEST_KEY = False
        return certificate

    assert project.SIGNATURE_TEST_KEY
    return put
