"""What the regions of the story learn from each other: two meetings and three lessons, invented."""

from collections.abc import Callable, Iterator
from datetime import date, time
from functools import partial
from io import BytesIO

from django.db import transaction
from PIL import Image, ImageDraw

from demo.inventions import moment
from demo.story import record
from demo.story.rapportage import REGIONS
from demo.story.scenes import Scene
from monitoring.indicator.models import Theme
from monitoring.les import services as lessen
from monitoring.les.models import Les
from monitoring.les.selectors import accepted_answers_for
from monitoring.les.services import Words
from monitoring.overleg.services import Hours
from monitoring.uitwisseling import services
from monitoring.uitwisseling.models import Uitwisseling
from monitoring.uitwisseling.services import Plan
from regiodeals.accounts.models import User

OFFICER = "sanne"
PAST = Plan(
    title="Voorbeeld: bewoners die meedoen",
    about="Voorbeeld: drie regio’s vertellen hoe zij bewoners vonden die al iets deden.",
    themes=[Theme.SAMENLEVING, Theme.WELZIJN],
    planned_on=date(2025, 1, 16),
    hours=Hours(time(13), time(16)),
    sign_up_until=date(2025, 1, 10),
    location="Voorbeeldzaal, Utrecht",
    places=20,
)
# Both places are taken, and one waits.
COMING = Plan(
    title="Voorbeeld: op bezoek bij de nieuwe werkplaats",
    about="Voorbeeld: een rondleiding met gesprek. De werkplaats is klein.",
    themes=[Theme.ARBEID, Theme.SAMENLEVING],
    planned_on=date(2025, 3, 20),
    hours=Hours(time(10), time(12, 30)),
    sign_up_until=date(2025, 3, 13),
    location="Voorbeeldwerkplaats, Doetinchem",
    places=2,
)
CAME, STAYED_AWAY = ("ilse", "sharon"), ("tjeerd",)
VISIT = ("ilse", "sharon", "hendrik")
OF_THE_MINISTRY = Words(
    "Voorbeeld: leg de eerste afspraken meteen vast",
    "Voorbeeld: wie in het eerste overleg opschreef wie wat deed, was een half jaar later verder.",
    [Theme.SAMENLEVING],
)


def scenes() -> Iterator[Scene]:
    """A meeting before and after the new year, and what was learned once the akkoord is there."""
    yield _scene("2024-12-16 10:00", "uitwisseling geopend", _is_open(PAST), partial(_open, PAST))
    yield _scene("2024-12-17 10:00", "aangemeld", _came(PAST), partial(_sign_up, PAST))
    yield _scene("2025-01-16 16:30", "uitwisseling gehouden", _is_held, _hold)
    yield _scene("2025-01-17 10:00", "materiaal toegevoegd", _has_material, _add_material)
    yield _scene("2025-01-20 10:00", "bezoek geopend", _is_open(COMING), partial(_open, COMING))
    yield _scene("2025-01-21 10:00", "bezoek vol", _came(COMING), partial(_sign_up, COMING))
    yield _scene("2025-01-23 10:00", "lessen gedeeld", _are_shared, _share)
    yield _scene("2025-01-24 10:00", "les gekoppeld", _is_linked, _link)


def _scene(start: str, title: str, is_done: Callable[[], bool], act: Callable[[], object]) -> Scene:
    return Scene(moment(start), f"leren: {title}", is_done, act)


def _is_open(plan: Plan) -> Callable[[], bool]:
    return lambda: Uitwisseling.objects.filter(title=plan.title).exists()


def _came(plan: Plan) -> Callable[[], bool]:
    return lambda: _meeting(plan).aanmeldingen.exists()


def _is_held() -> bool:
    return _meeting(PAST).aanmeldingen.filter(attended__isnull=False).exists()


def _has_material() -> bool:
    return _meeting(PAST).materiaal.exists()


def _is_linked() -> bool:
    return _meeting(PAST).lessen.exists()


def _are_shared() -> bool:
    return Les.objects.exists()


def _meeting(plan: Plan) -> Uitwisseling:
    return Uitwisseling.objects.get(title=plan.title)


@transaction.atomic
def _open(plan: Plan) -> None:
    officer = record.account(OFFICER)
    meeting = services.plan_meeting(plan=plan, actor=officer, is_example=True)
    services.take_step(uitwisseling_id=meeting.pk, verb="open", actor=officer)


@transaction.atomic
def _sign_up(plan: Plan) -> None:
    for name in VISIT if plan is COMING else (*CAME, *STAYED_AWAY):
        services.sign_up(uitwisseling_id=_meeting(plan).pk, actor=record.account(name))


@transaction.atomic
def _hold() -> None:
    officer, meeting = record.account(OFFICER), _meeting(PAST)
    services.take_step(uitwisseling_id=meeting.pk, verb="hold", actor=officer)
    came = meeting.aanmeldingen.filter(user__username__in=CAME)
    services.record_attendance(
        uitwisseling_id=meeting.pk, present=came.values_list("pk", flat=True), actor=officer
    )


def _add_material() -> None:
    services.add_material(
        uitwisseling_id=_meeting(PAST).pk,
        name="Voorbeeld dia.png",
        content=_slide(),
        text="Voorbeeld: een dia met de vraag wie er al iets doet in de buurt.",
        actor=record.account(OFFICER),
    )


def _slide() -> bytes:
    """A picture that says of itself that it is an example."""
    slide, written = Image.new("RGB", (960, 540), "white"), BytesIO()
    words = ImageDraw.Draw(slide)
    words.text((60, 60), "Voorbeeld", "black", font_size=32)
    words.text((60, 220), "Wie doet er al iets in de buurt?", "black", font_size=48)
    slide.save(written, "PNG")
    return written.getvalue()


def _link() -> None:
    services.link_lesson(
        uitwisseling_id=_meeting(PAST).pk,
        les_id=Les.objects.get(title=OF_THE_MINISTRY.title).pk,
        actor=record.account(OFFICER),
    )


@transaction.atomic
def _share() -> None:
    officer = record.account(OFFICER)
    of_nobody = lessen.write_lesson(words=OF_THE_MINISTRY, actor=officer, is_example=True)
    lessen.share_lesson(les_id=of_nobody.pk, seen=of_nobody.version, actor=officer)
    for writer, _signer in REGIONS.values():
        _share_own(record.account(writer))


def _share_own(writer: User) -> None:
    """What the accepted rapportage of the own region says."""
    for akkoord in accepted_answers_for(writer):
        les = lessen.take_from_report(akkoord_id=akkoord.pk, actor=writer, is_example=True)
        lessen.share_lesson(les_id=les.pk, seen=les.version, actor=writer)
