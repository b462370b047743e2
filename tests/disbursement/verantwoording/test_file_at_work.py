"""The same file twice, a correction, a worker that dies, and who may bring a file."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from disbursement.verantwoording import services
from disbursement.verantwoording.models import Inlezing, Levering, Phase
from disbursement.verantwoording.running import read_inlezing, reading
from regiodeals.accounts.models import User
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from regiodeals.documents.incoming import archive
from regiodeals.documents.models import Document, Kind
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.state import State
from tests.disbursement.verantwoording import world
from tests.disbursement.verantwoording.test_bring_file import errors_of, with_line
from tests.disbursement.verantwoording.world import brought, line, table, workbook
from tests.documents.incoming.workbooks import sheet_bomb

pytestmark = pytest.mark.django_db


class TestTheSameFile:
    def test_the_same_file_twice_is_told_with_its_day(self, grant, edition, cast):
        content = workbook(table(edition, [line(grant)]))
        brought(edition, content, cast.drafter)
        with pytest.raises(InvalidInput, match="Precies dit bestand is al aangeboden op maandag 6"):
            brought(edition, content, cast.drafter, name="anders.xlsx")

    def test_a_file_that_was_not_used_may_come_again(self, grant, edition, cast):
        content = workbook(table(edition, [line(grant)]))
        first = brought(edition, content, cast.drafter)
        services.drop_file(inlezing_id=first.pk, actor=cast.drafter)
        assert brought(edition, content, cast.drafter).phase is Phase.READY

    def test_a_confirmed_file_is_not_dropped(self, grant, edition, cast):
        inlezing = with_line(edition, grant, cast)
        services.confirm_file(inlezing_id=inlezing.pk, actor=cast.drafter)
        with pytest.raises(WrongState):
            services.drop_file(inlezing_id=inlezing.pk, actor=cast.drafter)


@pytest.mark.usefixtures("summer")
class TestManyAtOnce:
    @pytest.fixture
    def grants(self, cast):
        return world.granted(33, cast)

    def test_the_questions_do_not_grow_with_the_rows(self, grants, cast):
        edition = world.versie()
        few, many = (
            brought(edition, workbook(table(edition, map(line, some))), cast.drafter)
            for some in (grants[:3], grants[3:])
        )
        asked = []
        for inlezing in (few, many):
            # As at each request: what a person may do is read anew.
            actor = User.objects.get(pk=cast.drafter.pk)
            with CaptureQueriesContext(connection) as queries:
                services.confirm_file(inlezing_id=inlezing.pk, actor=actor)
            asked.append(len(queries))
        assert asked[0] == asked[1] < 30
        self.each_paper_has_its_whole_history(grants)

    def each_paper_has_its_whole_history(self, grants):
        for paper in map(world.account, grants):
            trail = AuditEntry.objects.filter(
                object_type="disbursement.verantwoording", object_id=paper.pk
            )
            [line] = trail.filter(action="disbursement.verantwoording.receive")
            assert (line.state_before, line.state_after) == ("verwacht", "ontvangen")
            assert line.details["levering"] == 1
            owed = world.owed_about(paper)
            assert (owed.state, owed.met_on) == (State.MET, date(2026, 7, 3))
            notice = Obligation.objects.get(subject_id=paper.pk, kind=ObligationKind.MEDEDELING)
            assert (notice.state, notice.due_on) == (State.OPEN, date(2027, 7, 3))
            of_duty = AuditEntry.objects.filter(action__startswith="obligations.obligation.")
            assert of_duty.get(object_id=owed.pk, action__endswith=".meet").remark == owed.met_how
            assert of_duty.get(object_id=notice.pk).action == "obligations.obligation.impose"

    def test_one_paper_that_changed_meanwhile_leaves_none_stored(self, grants, cast):
        edition = world.versie()
        inlezing = brought(edition, workbook(table(edition, map(line, grants[:3]))), cast.drafter)
        world.delivered(grants[2], cast, edition, besteding=900_000, cumulatief=900_000)
        with pytest.raises(WrongState, match="Er is niets vastgelegd"):
            services.confirm_file(inlezing_id=inlezing.pk, actor=cast.drafter)
        assert Levering.objects.count() == 1
        assert world.owed_about(world.account(grants[0])).state is State.OPEN


class TestCorrection:
    def test_a_later_file_is_a_correction_that_names_the_one_before(self, grant, edition, cast):
        world.delivered(grant, cast, edition)
        paper = world.delivered(grant, cast, edition, besteding=900_000, cumulatief=900_000)
        old, new = paper.leveringen.order_by("number")
        assert (new.number, new.replaces) == (2, old)
        assert paper.current == new
        assert old.spent_cents == 100_000_000

    def test_what_changed_after_the_preview_is_not_overwritten(self, grant, edition, cast):
        first = with_line(edition, grant, cast)
        world.delivered(grant, cast, edition, besteding=900_000, cumulatief=900_000)
        with pytest.raises(WrongState, match="Sinds dit voorbeeld"):
            services.confirm_file(inlezing_id=first.pk, actor=cast.drafter)
        assert Levering.objects.count() == 1


class TestWorker:
    def test_it_is_read_once_whoever_asks(self, grant, edition, cast):
        inlezing = with_line(edition, grant, cast)
        assert not read_inlezing(inlezing.pk)

    def test_a_file_that_takes_its_worker_down_is_given_up(self, grant, edition, cast):
        inlezing = services.bring_file(
            versie_id=edition.pk,
            name="a.xlsx",
            content=workbook(table(edition, [line(grant)])),
            received_on=world.SUMMER.date(),
            delivered_by="CBS",
            actor=cast.drafter,
        )
        Inlezing.objects.filter(pk=inlezing.pk).update(attempts=reading.MOST_ATTEMPTS)
        read_inlezing(inlezing.pk)
        inlezing.refresh_from_db()
        assert errors_of(inlezing) == {"": reading.GIVEN_UP}


class TestHarm:
    def test_a_zip_bomb_never_gets_as_far_as_a_worker(self, edition, cast):
        with pytest.raises(InvalidInput, match=archive.TOO_MUCH[:20]):
            brought(edition, sheet_bomb(), cast.drafter)
        assert not Inlezing.objects.exists()
        assert not Document.objects.filter(kind=Kind.VERANTWOORDING).exists()


class TestWho:
    def test_only_a_behandelaar_brings_a_file(self, edition, cast):
        with pytest.raises(NotAllowed):
            brought(edition, workbook(table(edition, [])), cast.reviewer)

    @pytest.mark.usefixtures("summer")
    def test_an_edition_that_does_not_hold_is_not_used(self, cast):
        old = world.versie(2023, valid_until=world.SUMMER.date().replace(year=2025))
        with pytest.raises(WrongState, match="geldt vandaag niet"):
            brought(old, workbook(table(old, [])), cast.drafter)

    def test_a_day_to_come_is_no_day_of_receipt(self, edition, cast):
        with pytest.raises(InvalidInput, match="nog niet geweest"):
            brought(
                edition,
                workbook(table(edition, [])),
                cast.drafter,
                received_on=world.SUMMER.date().replace(day=7),
            )
