"""The people around one beschikking, who take it through its steps."""

from typing import Any

from disbursement.beschikking import services as beschikkingen
from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.rendering.make import make_letter
from disbursement.uitkering.models import Uitkering
from regiodeals import workflow
from tests.builders.deals import (
    content_of,
    uitkering,
)
from tests.builders.people import (
    afzender,
    behandelaar,
    model_letters,
    tekenbevoegde,
    toetser,
)
from tests.remembering import remembered


class Cast:
    """The people around one beschikking: three different persons, as the law wants it."""

    def __init__(self) -> None:
        afzender()
        model_letters()
        self.drafter = behandelaar(name="Sanne", last_name="Opsteller")
        self.reviewer = toetser(name="Farid", last_name="Toetser")
        self.signer = tekenbevoegde(name="Marit", last_name="Tekenaar")

    @remembered
    def draft(self, grant: Uitkering | None = None, **fields: Any) -> Beschikking:
        """A concept."""
        grant = grant or uitkering(self.drafter, **fields)
        return beschikkingen.draft_beschikking(uitkering_id=grant.pk, actor=self.drafter)

    @remembered
    def decided(self, kind: str, granted: Beschikking, **content: Any) -> Beschikking:
        """A concept of a decision that follows on an announced one."""
        return beschikkingen.draft_decision(
            uitkering_id=granted.uitkering_id,
            kind=kind,
            replaces_id=content.pop("replaces_id", None),
            content=beschikkingen.DecisionContent(**(content_of(kind) | content)),
            actor=self.drafter,
        )

    @remembered
    def submitted(self, grant: Uitkering | None = None, **fields: Any) -> Beschikking:
        """Ter toetsing."""
        row = self.draft(grant, **fields)
        return beschikkingen.submit_beschikking(beschikking_id=row.pk, actor=self.drafter)

    @remembered
    def approved(self, grant: Uitkering | None = None, **fields: Any) -> Beschikking:
        """Getoetst."""
        row = self.submitted(grant, **fields)
        return beschikkingen.approve_beschikking(beschikking_id=row.pk, actor=self.reviewer)

    @remembered
    def signed(self, grant: Uitkering | None = None, **fields: Any) -> Beschikking:
        """Ondertekend; the letter is ordered but not made."""
        row = self.approved(grant, **fields)
        return beschikkingen.sign_beschikking(beschikking_id=row.pk, actor=self.signer)

    @remembered
    def with_letter(self, grant: Uitkering | None = None, **fields: Any) -> Beschikking:
        """Ondertekend, and the letter is stored."""
        row = self.signed(grant, **fields)
        assert make_letter(row.pk)
        return Beschikking.objects.get(pk=row.pk)

    @remembered
    def announced(self, grant: Uitkering | None = None, **fields: Any) -> Beschikking:
        """Bekendgemaakt."""
        row = self.with_letter(grant, **fields)
        return beschikkingen.announce_beschikking(beschikking_id=row.pk, actor=self.drafter)


def perform_as_system(bound: Any) -> None:
    """Take a step that the law makes happen by itself."""
    workflow.perform(bound, actor=None)
