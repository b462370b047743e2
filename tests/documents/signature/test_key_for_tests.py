"""The key for development is made once, and only its owner can read it."""

import stat

import pytest

from regiodeals.documents.signature.key_for_tests import make_test_key
from tests.simultaneous import at_once, results_of


def test_it_is_made_for_its_owner_only(tmp_path):
    path = tmp_path / "signing" / "test.p12"
    make_test_key(path, "geheim")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_what_is_there_stays(tmp_path):
    path = tmp_path / "test.p12"
    make_test_key(path, "geheim")
    before = path.read_bytes()
    make_test_key(path, "geheim")
    assert path.read_bytes() == before


@pytest.mark.django_db(transaction=True)
def test_of_several_processes_at_once_one_makes_it(tmp_path):
    path = tmp_path / "test.p12"

    def make():
        make_test_key(path, "geheim")
        return path.read_bytes()

    assert len(set(results_of(at_once(*[make] * 4)))) == 1
    assert list(tmp_path.iterdir()) == [path]
