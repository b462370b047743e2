"""A signed decision with its letter, its addressee, and a mail server."""

from typing import Any

import pytest

from disbursement.beschikking import services as beschikkingen
from disbursement.beschikking.models import Beschikking
from regiodeals import dossier, workflow
from regiodeals.accounts.models import User
from regiodeals.documents import services as documents
from regiodeals.dossier import WorkItem
from regiodeals.party.models import Organisation
from tests import builders
from tests.mail.conftest import PDF, office

__all__ = ["office"]


def with_letter(row: Beschikking) -> Beschikking:
    """The letter is there; what stands in it is not the matter here."""
    assert row.document_id is not None
    assert documents.fulfil(row.document_id, lambda: PDF)
    return Beschikking.objects.get(pk=row.pk)


@pytest.fixture
def signed(cast: Any) -> Beschikking:
    """Signed, with its letter, not yet made known."""
    return with_letter(cast.signed())


@pytest.fixture
def kassier(signed: Beschikking) -> Organisation:
    """To whom the decision is addressed."""
    return signed.uitkering.kassier


@pytest.fixture
def reader(kassier: Organisation) -> User:
    """A person of the kassier."""
    return builders.member(kassier)


def announce(row: Beschikking, actor: User) -> Beschikking:
    """Make it known."""
    return beschikkingen.announce_beschikking(beschikking_id=row.pk, actor=actor)


@pytest.fixture
def before_the_record(monkeypatch: pytest.MonkeyPatch) -> None:
    """As it was before the sending of a decision was kept."""
    monkeypatch.setitem(workflow._followers, "disbursement.beschikking.announce", [])


def work_of(user: User) -> list[WorkItem]:
    """What waits for this person about the sending of decisions."""
    return [item for item in dossier.work_for(user).items if item.url.endswith("#bekendmaking")]


def without_consent(organisation: Organisation) -> None:
    """Nothing is known about mail to this organisation."""
    Organisation.objects.filter(pk=organisation.pk).update(email="", email_consent_on=None)
