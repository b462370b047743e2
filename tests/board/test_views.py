"""A person keeps views of a board under names of his own; the board can open with one."""

import pytest
from django.db import IntegrityError, transaction

from regiodeals.board import services
from regiodeals.board.models import SavedView
from regiodeals.common.errors import InvalidInput, WrongState
from tests import builders
from tests.screens.pages import read

pytestmark = pytest.mark.django_db
BOARD, SAVE = "/tranches/5/", "/tranches/5/weergaven/"


@pytest.fixture
def officer():
    return builders.behandelaar()


@pytest.fixture
def desk(client, officer):
    builders.concluded(officer)
    client.force_login(officer)
    return client


def saved(officer, name="Van mij", query="wacht=u", *, is_default=False):
    return services.save_view(name=name, query=query, is_default=is_default, actor=officer)


def test_filter_order_and_columns_are_kept_and_come_back_with_a_click(desk, officer):
    query = "wacht=u&sorteer=-bedrag&kolom=bijdrage&kolom=nog"
    desk.post(f"{SAVE}?{query}&onzin=1&pagina=3", {"naam": "  Van   mij "})
    view = SavedView.objects.get()
    assert (view.name, view.query, view.is_default) == ("Van mij", query, False)
    page = desk.get(f"{BOARD}?{view.query}")
    assert [chip["label"] for chip in page.context["chips"] if chip["is_current"]] == ["Van mij"]
    assert f"?{query}" in read(page.content.decode()).values("href")


def test_a_second_view_of_one_name_is_refused_in_a_sentence(desk, officer):
    saved(officer)
    desk.post(SAVE, {"naam": "VAN MIJ"})
    text = desk.get(f"{BOARD}?weergave=alles").content.decode()
    assert "U hebt al een weergave die “VAN MIJ” heet." in text
    assert SavedView.objects.count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        SavedView.objects.create(person=officer, name="van mij", saved_at=builders.NOW)


@pytest.mark.parametrize("name", ["İ", "ẞtad", "Ǆ", "ΑΣ"])
def test_the_database_says_which_names_are_one_in_any_script(name, officer):
    saved(officer, name)
    with pytest.raises(InvalidInput, match="U hebt al een weergave"):
        saved(officer, name)


def test_two_people_may_use_one_name_and_see_their_own_only(desk, officer):
    saved(officer)
    view = saved(builders.behandelaar())
    assert len(desk.get(BOARD).context["chips"]) == 2
    for act in ("verwijderen", "standaard"):
        assert desk.post(f"{SAVE}{view.pk}/{act}/").status_code == 404
    assert SavedView.objects.filter(pk=view.pk, is_default=False).exists()


@pytest.mark.parametrize("name", ["", "   ", "a" * 41, "a\0b"])
def test_a_name_that_cannot_be_is_refused(name, officer):
    with pytest.raises(InvalidInput, match="Geef de weergave een naam"):
        saved(officer, name)


def test_a_filter_that_is_too_long_is_refused(officer):
    with pytest.raises(InvalidInput, match="te lang"):
        saved(officer, query="a" * 1001)


def test_there_is_a_last_one(officer):
    for number in range(services.MOST_VIEWS):
        saved(officer, f"nummer {number}")
    with pytest.raises(WrongState, match="20 weergaven"):
        saved(officer)


def test_the_board_opens_with_the_default_and_shows_the_whole_when_asked(desk, officer):
    saved(officer, is_default=True)
    assert desk.get(BOARD)["Location"] == f"{BOARD}?wacht=u"
    whole = desk.get(f"{BOARD}?weergave=alles")
    assert whole.status_code == 200
    assert not whole.context["filter"].is_on


@pytest.mark.parametrize(
    "query", ["wacht=u", "zoek=nergens", "gebied=pv25", "week=later", "stand=x"]
)
def test_no_link_of_the_board_leads_back_to_the_default_unasked(query, desk, officer):
    saved(officer, is_default=True)
    page = desk.get(f"{BOARD}?{query}")
    links = read(page.content.decode()).values("href")
    assert not {"?", "?#deals", BOARD} & set(links)
    assert page.context["filter"].cleared_url == "?weergave=alles"
    assert "?weergave=alles" in links
    assert not desk.get(f"{BOARD}?weergave=alles").context["filter"].is_on


def test_after_an_act_on_the_whole_board_the_whole_board_comes_back(desk, officer):
    saved(officer, is_default=True)
    answer = desk.post("/tranches/5/keuze/?weergave=alles", {"doe": "wissen"})
    assert answer["Location"] == f"{BOARD}?weergave=alles#deals"


def test_there_is_one_default_at_most(desk, officer):
    first = saved(officer, is_default=True)
    second = saved(officer, "Anders", is_default=True)
    assert SavedView.objects.filter(is_default=True).get() == second
    desk.post(f"{SAVE}{first.pk}/standaard/")
    assert SavedView.objects.filter(is_default=True).get() == first
    desk.post(f"{SAVE}{first.pk}/niet-standaard/")
    assert not SavedView.objects.filter(is_default=True).exists()
    assert desk.get(BOARD).status_code == 200


def test_a_view_is_taken_away_once(desk, officer):
    view = saved(officer)
    assert desk.post(f"{SAVE}{view.pk}/verwijderen/?wacht=u")["Location"].startswith(
        f"{BOARD}?wacht=u"
    )
    assert not SavedView.objects.exists()
    assert desk.post(f"{SAVE}{view.pk}/verwijderen/").status_code == 404
    with pytest.raises(WrongState, match="niet meer"):
        services.drop_view(view_id=view.pk, actor=officer)


def test_an_unknown_act_is_not_there(desk, officer):
    assert desk.post(f"{SAVE}{saved(officer).pk}/wat/").status_code == 404
