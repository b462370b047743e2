"""What people do in the year of a deal: the overleg and its action, the rapportage, the end."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from demo import inventions
from demo.inventions import DealInvention, gaps, moment
from demo.inventions.year import DealYear, ReportCourse, Year, at
from demo.story import overleg as first_overleg
from demo.story import rapportage as first_report
from demo.story import record
from monitoring.jaarcyclus import services as years
from monitoring.jaarcyclus.models import Jaarcyclus
from monitoring.overleg import services as overleggen
from monitoring.overleg.selectors import actions_of
from monitoring.rapportage import services as reports
from monitoring.rapportage.models import Rapportage
from regiodeals.deal.models import DealParty, PartyRole
from regiodeals.obligations.owner import Owner

INVITED_BEFORE = timedelta(days=21)
NEXT_DAY, ANSWERED_AFTER, ADOPTED_AFTER = timedelta(1), timedelta(7), timedelta(16)
MINUTES = "Voorbeeld: de partijen bespraken de voortgang en spraken af wat er volgt."
DECISION = "Voorbeeld: de programmalijnen gaan door zoals in het convenant staat."
DONE = "Voorbeeld: het overzicht is verstuurd."


@dataclass(frozen=True)
class Act:
    """Something that somebody does at a moment."""

    moment: datetime
    title: str
    do: Callable[[], object]


def acts_of(year: Year) -> list[Act]:
    """Everything of the year, in order of time; the people and the schedule come first."""
    known = {deal["naam"]: deal for deal in inventions.played_in_full()}
    found = [Act(moment(year["rooster_op"]), "mensen en rooster", partial(_begin, year))]
    for deal in year["deals"]:
        found += _acts_of_deal(known[deal["naam"]], deal, year["jaar"])
    return sorted(found, key=lambda act: act.moment)


def _acts_of_deal(invention: DealInvention, deal: DealYear, year: int) -> Iterator[Act]:
    def act(day: date | str, time: str, title: str, do: Callable[[], object]) -> Act:
        return Act(at(str(day), time), f"{invention['naam']}: {title}", do)

    held = date.fromisoformat((invention["overleg"] or {"op": ""})["op"])
    if invention["verloop"]["uitnodiging"] is None:
        begin = date.fromisoformat(f"{year}-01-30")
        invited = max(held - INVITED_BEFORE, begin)
        yield act(invited, "10:00", "uitgenodigd", partial(first_overleg.invite, invention))
    yield act(held, "16:30", "overleg gehouden", partial(_hold, invention, deal))
    yield act(held + NEXT_DAY, "11:00", "verslag verstuurd", partial(_send_minutes, invention))
    answered = held + ANSWERED_AFTER
    yield act(answered, "10:30", "verslag akkoord", partial(_agree, invention, deal))
    yield act(held + ADOPTED_AFTER, "09:45", "vastgesteld", partial(_adopt, invention))
    yield act(deal["actie"]["gedaan"], "14:00", "actie gedaan", partial(_finish, invention, deal))
    course = deal["rapportage"]
    if course is not None:
        write = partial(_write, invention, course, year - 1)
        submit = partial(_submit, invention, course, year - 1)
        yield act(course["begonnen"], "10:15", "rapportage geschreven", write)
        yield act(course["ingediend"], "15:40", "rapportage ingediend", submit)
        yield act(course["akkoord"], "11:20", "akkoord", partial(_accept, invention, year - 1))
    yield act(deal["afgerond"], "09:30", "jaar afgerond", partial(_round_off, invention, year))


def _begin(year: Year) -> None:
    """The regions get their people, and the ministry fills in the schedule of the tranche."""
    for person in year["mensen"]:
        gaps.add_account(person)
    kassiers = DealParty.objects.filter(role=PartyRole.KASSIER).select_related("organisation")
    for kassier in kassiers.order_by("pk"):
        gaps.give_roles(kassier, year["mensen"])
    first = inventions.played_in_full()[0]
    for line in year["rooster"]:
        years.set_day_of_tranche(
            tranche_id=record.deal_of(first).tranche_id,
            kind=line["soort"],
            before=line["voor"],
            reason=line["waarom"],
            actor=record.officer_of(first),
        )


def _hold(invention: DealInvention, deal: DealYear) -> None:
    meeting, officer = record.overleg_of(invention), record.officer_of(invention)
    overleggen.take_step(overleg_id=meeting.pk, verb="hold", actor=officer)
    overleggen.save_minutes(overleg_id=meeting.pk, text=MINUTES, actor=officer)
    overleggen.add_decision(overleg_id=meeting.pk, text=DECISION, actor=officer)
    overleggen.add_action(
        overleg_id=meeting.pk,
        text=deal["actie"]["wat"],
        owner=Owner(user=record.account(deal["deelnemer"])),
        due_on=date.fromisoformat(deal["actie"]["uiterlijk"]),
        actor=officer,
    )


def _send_minutes(invention: DealInvention) -> None:
    meeting, officer = record.overleg_of(invention), record.officer_of(invention)
    overleggen.send_minutes(overleg_id=meeting.pk, actor=officer)


def _agree(invention: DealInvention, deal: DealYear) -> None:
    overleggen.answer_minutes(
        overleg_id=record.overleg_of(invention).pk,
        actor=record.account(deal["deelnemer"]),
        agrees=True,
    )


def _adopt(invention: DealInvention) -> None:
    meeting, officer = record.overleg_of(invention), record.officer_of(invention)
    overleggen.take_step(overleg_id=meeting.pk, verb="adopt_minutes", actor=officer)


def _finish(invention: DealInvention, deal: DealYear) -> None:
    action = actions_of(record.overleg_of(invention)).get()
    overleggen.close_action(
        obligation_id=action.pk, how=DONE, actor=record.account(deal["deelnemer"])
    )


def _write(invention: DealInvention, course: ReportCourse, year: int) -> None:
    writer = record.account(course["schrijver"])
    deal = record.deal_of(invention)
    report = reports.open_report(deal_id=deal.pk, year=year, actor=writer)
    first_report.fill_in(report, writer)


def _submit(invention: DealInvention, course: ReportCourse, year: int) -> None:
    report = _report(invention, year)
    reports.offer_report(rapportage_id=report.pk, actor=record.account(course["schrijver"]))
    reports.submit_report(rapportage_id=report.pk, actor=record.account(course["tekent"]))


def _accept(invention: DealInvention, year: int) -> None:
    report, officer = _report(invention, year), record.officer_of(invention)
    first_report.judge(report, officer, remark="")
    reports.accept_report(rapportage_id=report.pk, actor=officer)


def _report(invention: DealInvention, year: int) -> Rapportage:
    return Rapportage.objects.get(deal=record.deal_of(invention), year=year)


def _round_off(invention: DealInvention, year: int) -> None:
    cyclus = Jaarcyclus.objects.get(deal=record.deal_of(invention), year=year)
    years.finish_year(cyclus_id=cyclus.pk, actor=record.officer_of(invention))
