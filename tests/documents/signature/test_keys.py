"""The key that seals: opened where the settings say, and refused with a sentence otherwise."""

from datetime import UTC, datetime
from typing import Any

import pytest

from regiodeals.common.errors import DomainError
from regiodeals.documents.signature.errors import CertificateUnusable, KeyUnusable
from regiodeals.documents.signature.key_for_tests import make_test_key
from regiodeals.documents.signature.keys import opened_key
from tests.builders import NOW
from tests.documents.signature.authority import new_key, write_key_file

TECHNICIAN = "technisch beheerder"


def certificate_of_key() -> Any:
    with opened_key(at=NOW) as signer:
        return signer.signing_cert


def name_of_key():
    return certificate_of_key().subject.native["common_name"]


def refusal(kind):
    with pytest.raises(kind) as error, opened_key(at=NOW):
        pytest.fail("opened")
    return str(error.value)


def test_the_key_of_the_operator_comes_with_the_certificates_above_it(own_key):
    own_key()
    assert name_of_key() == "Ministerie van Voorbeelden"
    with opened_key(at=NOW) as signer:
        above = {each.subject.native["common_name"] for each in signer.cert_registry}
    assert "Proefstam" in above


def test_the_passphrase_may_stand_in_a_file(own_key, settings, tmp_path):
    own_key()
    (tmp_path / "wachtwoord").write_text("geheim\n")
    settings.SIGNATURE_PASSPHRASE = ""
    settings.SIGNATURE_PASSPHRASE_FILE = str(tmp_path / "wachtwoord")
    assert name_of_key() == "Ministerie van Voorbeelden"


def test_a_new_key_file_counts_at_once(own_key, settings, authority):
    own_key()
    name_of_key()
    key = new_key()
    certificate = authority.issue("Opvolger", key.public_key(), "content_commitment")
    write_key_file(settings.SIGNATURE_PKCS12, certificate, key)
    assert name_of_key() == "Opvolger"


def test_without_a_key_in_the_settings_nothing_is_sealed(settings):
    settings.SIGNATURE_PKCS12 = None
    assert "geen sleutel ingesteld" in refusal(KeyUnusable)


def test_a_key_file_that_is_gone_is_named(own_key, settings):
    own_key()
    settings.SIGNATURE_PKCS12.unlink()
    sentence = refusal(KeyUnusable)
    assert str(settings.SIGNATURE_PKCS12) in sentence
    assert TECHNICIAN in sentence


@pytest.mark.parametrize("passphrase", ["", "ander woord"])
def test_another_passphrase_does_not_open_it(passphrase, own_key, settings):
    own_key()
    settings.SIGNATURE_PASSPHRASE = passphrase
    assert "gaat niet open: het wachtwoord past niet" in refusal(KeyUnusable)


def test_a_passphrase_file_that_is_gone_is_named(own_key, settings, tmp_path):
    own_key()
    settings.SIGNATURE_PASSPHRASE_FILE = str(tmp_path / "weg")
    assert "SIGNATURE_PASSPHRASE_FILE" in refusal(KeyUnusable)


@pytest.mark.parametrize("content", [b"", b"geen sleutel", b"\x30\x82" + bytes(500)])
def test_what_is_no_key_file_is_said(content, own_key, settings):
    own_key()
    settings.SIGNATURE_PKCS12.write_bytes(content)
    assert "geen PKCS#12" in refusal(KeyUnusable)


def test_a_key_file_without_a_certificate_does_not_seal(own_key, settings, tmp_path):
    own_key()
    write_key_file(settings.SIGNATURE_PKCS12, None, new_key())
    assert "geen PKCS#12 met sleutel en certificaat" in refusal(KeyUnusable)


def test_a_refusal_does_not_say_the_passphrase(own_key, settings):
    own_key()
    settings.SIGNATURE_PASSPHRASE = "zeergeheim"
    assert "zeergeheim" not in refusal(KeyUnusable)


def test_an_expired_certificate_says_since_when(own_key):
    own_key(ends=datetime(2024, 11, 18, 8, 59, 59, tzinfo=UTC))
    sentence = refusal(CertificateUnusable)
    assert "is verlopen op 18 november 2024" in sentence
    assert "nieuw certificaat" in sentence


def test_in_its_last_second_a_certificate_still_holds(own_key):
    own_key(ends=NOW)
    assert name_of_key() == "Ministerie van Voorbeelden"


def test_a_certificate_that_does_not_hold_yet_says_from_when(own_key):
    own_key(begins=datetime(2024, 11, 18, 9, 0, 1, tzinfo=UTC))
    assert "geldt pas vanaf 18 november 2024" in refusal(CertificateUnusable)


def test_the_days_are_those_of_the_hague(own_key):
    own_key(ends=datetime(2024, 11, 17, 23, 30, tzinfo=UTC))
    assert "verlopen op 18 november 2024" in refusal(CertificateUnusable)


def test_every_refusal_may_be_shown_as_it_is():
    assert issubclass(KeyUnusable, DomainError)
    assert issubclass(CertificateUnusable, DomainError)


# ---- the key for tests -----------------------------------------------------------------------


def test_production_refuses_the_key_for_tests(settings, tmp_path):
    settings.SIGNATURE_PKCS12 = tmp_path / "test.p12"
    make_test_key(settings.SIGNATURE_PKCS12, settings.SIGNATURE_PASSPHRASE)
    settings.SIGNATURE_TEST_KEY = False
    assert "heeft geen rechtskracht" in refusal(CertificateUnusable)


def test_production_makes_no_key_of_its_own(settings, tmp_path):
    settings.SIGNATURE_PKCS12 = tmp_path / "test.p12"
    settings.SIGNATURE_TEST_KEY = False
    refusal(KeyUnusable)
    assert not settings.SIGNATURE_PKCS12.exists()


def test_a_test_key_is_p_256_and_says_that_it_has_no_force():
    certificate = certificate_of_key()
    assert certificate.subject.native == {"common_name": "TEST – geen rechtskracht"}
    assert certificate.public_key.curve == ("named", "secp256r1")
    assert certificate.key_usage_value.native == {"non_repudiation"}
