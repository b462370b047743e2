"""A beheerder draws the map with boundaries of a file, and gets the tiles back by removing them."""

from io import BytesIO, StringIO, TextIOWrapper
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, IntegrityError, transaction

from regiodeals.accounts.models import Role
from regiodeals.audit.models import AuditEntry
from regiodeals.board import services
from regiodeals.board.models import Boundaries
from regiodeals.board.selectors import current_boundaries
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from regiodeals.legal.grant_rules import OrganisationKind
from regiodeals.party.models import Area
from tests import builders
from tests.borders.squares import collection, feature
from tests.screens.pages import read
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db
SOURCE = "verzonnen vierkanten"
PROVINCES = [area.value for area in Area if area.value.startswith("pv")]


@pytest.fixture
def beheerder():
    return builders.user(Role.BEHEERDER, name="Bea", last_name="Heer")


@pytest.fixture
def officer():
    return builders.behandelaar()


def load(actor, content=None, **changes):
    values: dict[str, Any] = {
        "content": content or collection(),
        "code_property": "statcode",
        "source": SOURCE,
    }
    return services.load_boundaries(**(values | changes), actor=actor)


def board(client, reader, **query):
    client.force_login(reader)
    return client.get("/tranches/5/", query)


def province(area):
    return builders.organisation(f"provincie {area.label}", OrganisationKind.PROVINCIE, area=area)


def command(*words):
    out = StringIO()
    call_command("load_boundaries", *words, stdout=out)
    return out.getvalue()


class TestLoading:
    """Who may, what is kept, and what stays on record."""

    def test_what_is_loaded_is_on_the_map_with_who_and_when_in_the_trail(self, beheerder):
        loaded = load(beheerder)
        assert (loaded.areas, loaded.points_read, loaded.points_kept) == (15, 75, 60)
        assert current_boundaries() == loaded.boundaries
        assert set(loaded.boundaries.outlines) == set(Area.values)
        line = AuditEntry.objects.get(action="regiodeals.boundaries.load")
        assert (line.actor, line.at) == (beheerder, builders.NOW)
        assert line.sentence == f"Grenzen op de kaart gezet: {SOURCE}"
        assert line.details["sha256"] == loaded.boundaries.sha256

    def test_what_replaces_it_leaves_the_former_on_record(self, beheerder):
        first = load(beheerder).boundaries
        second = load(beheerder, source="andere vierkanten").boundaries
        first.refresh_from_db()
        assert current_boundaries() == second
        assert (first.removed_at, first.removed_by) == (builders.NOW, beheerder)
        line = AuditEntry.objects.filter(action="regiodeals.boundaries.load").latest("pk")
        assert line.sentence.endswith(f"andere vierkanten, in plaats van {SOURCE}")

    def test_only_a_beheerder_may(self, officer):
        with pytest.raises(NotAllowed, match="Alleen een beheerder"):
            load(officer)
        with pytest.raises(NotAllowed, match="Alleen een beheerder"):
            services.remove_boundaries(actor=officer)
        assert not Boundaries.objects.exists()

    @pytest.mark.parametrize("source", ["", "  ", "a" * 201, "a\0b"])
    def test_whose_they_are_is_said(self, source, beheerder):
        with pytest.raises(InvalidInput, match="van wie de grenzen zijn"):
            load(beheerder, source=source)

    def test_a_bad_file_changes_nothing(self, beheerder):
        before = load(beheerder).boundaries
        with pytest.raises(InvalidInput, match="geen JSON"):
            load(beheerder, b"kapot")
        assert current_boundaries() == before

    def test_a_province_that_is_not_there_is_named(self, beheerder):
        some = collection(*(feature(code) for code in PROVINCES if code not in ("pv21", "pv31")))
        with pytest.raises(InvalidInput, match="ontbreekt: Fryslân, Limburg"):
            load(beheerder, some)

    def test_removing_gives_the_tiles_back_once(self, beheerder, client, officer):
        builders.concluded(officer)
        load(beheerder)
        assert "shapes" in board(client, officer).context["map"]
        services.remove_boundaries(actor=beheerder)
        assert len(board(client, officer).context["map"]["tiles"]) == 15
        with pytest.raises(WrongState, match="geen grenzen geladen"):
            services.remove_boundaries(actor=beheerder)
        assert AuditEntry.objects.filter(action="regiodeals.boundaries.remove").count() == 1

    def test_the_database_keeps_one_on_the_map_and_all_on_record(self, beheerder):
        row = load(beheerder).boundaries
        for change in (
            lambda: Boundaries.objects.create(
                source="b", sha256="0", outlines={}, loaded_at=builders.NOW, loaded_by=beheerder
            ),
            lambda: Boundaries.objects.filter(pk=row.pk).update(outlines={}),
            lambda: Boundaries.objects.filter(pk=row.pk).update(removed_at=builders.NOW),
            lambda: Boundaries.objects.filter(pk=row.pk).delete(),
        ):
            with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic():
                change()


@pytest.mark.django_db(transaction=True)
def test_of_two_that_load_at_once_one_stands_and_the_other_is_told():
    beheerder = builders.user(Role.BEHEERDER)
    outcomes = at_once(*[lambda: load(beheerder)] * 2)
    assert Boundaries.objects.filter(removed_at=None).count() == 1
    loaded = len(results_of(outcomes))
    assert Boundaries.objects.count() == loaded >= 1
    assert loaded == 2 or sentences_of(outcomes) == [services.BUSY]


class TestMap:
    """The same figures, filter, words and table as with tiles."""

    def test_each_shape_has_the_figures_of_the_table_and_leads_to_its_filter(
        self, client, officer, beheerder
    ):
        deal = builders.concluded(officer, region=province(Area.LIMBURG))
        load(beheerder)
        response = board(client, officer, sorteer="naam")
        (limburg,) = [
            shape.look
            for shape in response.context["map"]["shapes"]
            if shape.look.area == Area.LIMBURG
        ]
        assert (limburg.count, limburg.shade) == (1, 4)
        assert limburg.url == "?sorteer=naam&gebied=pv31#deals"
        chosen = board(client, officer, gebied="pv31")
        assert [row.deal for row in chosen.context["rows"]] == [deal]
        assert [
            one.look.area for one in chosen.context["map"]["shapes"] if one.look.is_current
        ] == [Area.LIMBURG]
        rows = {row["label"]: row["sum"].count for row in response.context["map"]["rows"]}
        assert rows["Limburg"] == 1

    def test_it_can_be_read_without_seeing_it_and_has_a_legend_and_its_source(
        self, client, officer, beheerder
    ):
        builders.concluded(officer, region=province(Area.LIMBURG), amount_cents=800_000_000)
        load(beheerder)
        page = read(board(client, officer).content.decode())
        assert page.unclosed == []
        assert len([path for path in page.all("path") if path.get("class") == "is-area"]) == 15
        assert "Limburg: 1 deal, €\u00a08.000.000" in page.values("aria-label")
        assert "Limburg 1 deal, €\u00a08.000.000" in page.text
        for words in ("t/m €\u00a02,0\u00a0mln", "t/m €\u00a08,0\u00a0mln", f"Grenzen: {SOURCE}."):
            assert words in page.text

    def test_an_island_that_is_not_in_the_file_keeps_a_square_in_its_frame(
        self, client, officer, beheerder
    ):
        builders.concluded(officer)
        load(beheerder, collection(*(feature(code) for code in PROVINCES)))
        shapes = board(client, officer).context["map"]["shapes"]
        islands = [shape for shape in shapes if shape.frame]
        assert [shape.look.short for shape in islands] == ["Bon", "Eux", "Sab"]
        assert {shape.path.count("h") for shape in islands} == {2}

    def test_no_style_and_no_point_with_a_comma_stands_in_it(self, client, officer, beheerder):
        builders.concluded(officer)
        load(beheerder)
        text = board(client, officer).content.decode()
        picture = text[
            text.index('<svg class="rd-map"') : text.index("</svg>", text.index("rd-map"))
        ]
        assert "style=" not in picture
        assert "," not in "".join(part.split('"')[0] for part in picture.split(' d="')[1:])


class TestCommand:
    """What the beheerder reads on the command line."""

    def test_it_tells_what_is_there_loads_and_removes(self, beheerder, tmp_path):
        assert "De kaart is die van de tegels" in command()
        path = tmp_path / "grenzen.geojson"
        path.write_bytes(
            collection(*map(feature, Area.values), feature("pv20", properties={"statcode": "x"}))
        )
        told = command(str(path), "--bron", SOURCE, "--door", beheerder.username)
        assert f"Op de kaart gezet: {SOURCE}." in told
        assert "Gebieden: 15 van 15. Punten: 60 van 75" in told
        assert "Overgeslagen: 1 met een andere code." in told
        assert f"Op de kaart: {SOURCE}. Geladen op 18 november 2024 door {beheerder}" in command()
        assert "De kaart heeft weer tegels." in command("--weg", "--door", beheerder.username)

    def test_the_property_of_the_code_can_be_named(self, beheerder, tmp_path):
        path = tmp_path / "grenzen.json"
        path.write_text(collection().decode().replace("statcode", "id"))
        words = (str(path), "--bron", SOURCE, "--door", beheerder.username)
        with pytest.raises(CommandError, match=r"geen eigenschap “statcode”\. Wel: id"):
            command(*words)
        assert "15 van 15" in command(*words, "--eigenschap", "id")

    def test_a_file_can_come_in_through_a_pipe(self, beheerder, monkeypatch):
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(collection())))
        assert "15 van 15" in command("-", "--bron", SOURCE, "--door", beheerder.username)

    @pytest.mark.parametrize(
        ("words", "sentence"),
        [
            (["er-is-niets.json", "--bron", "x"], "kan niet worden gelezen"),
            ([".", "--bron", "x"], "kan niet worden gelezen"),
            (["x.json", "--weg"], "Kies: een bestand laden"),
            (["--weg"], "geen grenzen geladen"),
        ],
    )
    def test_what_cannot_be_is_told(self, words, sentence, beheerder):
        with pytest.raises(CommandError, match=sentence):
            command(*words, "--door", beheerder.username)

    def test_nobody_acts_without_a_name_or_after_the_account_was_closed(self):
        closed = builders.user(Role.BEHEERDER, is_active=False)
        for who in ([], ["--door", "niemand"], ["--door", closed.username]):
            with pytest.raises(CommandError, match="geen account dat nu kan inloggen"):
                command("--weg", *who)

    def test_who_is_no_beheerder_is_refused(self, officer):
        with pytest.raises(CommandError, match="Alleen een beheerder"):
            command("--weg", "--door", officer.username)
