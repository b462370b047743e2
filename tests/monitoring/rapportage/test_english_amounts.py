"""On an English page an amount is shown, typed and refused in English notation; cents are kept."""

import pytest
from django.urls import reverse

from regiodeals.accounts.models import User
from tests.browsing import text_of
from tests.monitoring.rapportage import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, writer):
    User.objects.filter(pk=writer.pk).update(language="en")
    client.force_login(writer)
    return client


@pytest.fixture
def spent(report):
    return world.field(report, "publiek_besteed")


def while_typing(desk, answer, words, *, shown_in="en"):
    marks = {f"veld-{answer.pk}-notatie": shown_in} if shown_in == "en" else {}
    url = reverse("monitoring:rapportage-field", args=[answer.rapportage_id, answer.pk])
    data = {f"veld-{answer.pk}": words, f"versie-{answer.pk}": answer.version, **marks}
    return desk.post(url, data, headers={"HX-Request": "true"})


def by_button(desk, answer, words):
    section = answer.lijnverslag.section
    url = reverse("monitoring:rapportage-save", args=[answer.rapportage_id, section])
    data = {
        f"veld-{answer.pk}": words,
        f"veld-{answer.pk}-notatie": "en",
        f"versie-{answer.pk}": answer.version,
    }
    return desk.post(url, data, follow=True)


def box(page, answer):
    """The markup of the box and what stands beside it."""
    html = page.content.decode()
    start = html.index(f'name="veld-{answer.pk}"')
    return html[start : html.index("</div>", start)]


@pytest.mark.parametrize("send", [while_typing, by_button])
def test_what_is_typed_in_english_comes_back_in_english(desk, spent, send):
    assert send(desk, spent, "124,000.50").status_code == 200
    spent.refresh_from_db()
    assert spent.cents == 124_000_50
    page = desk.get(reverse("monitoring:rapportage-detail", args=[spent.rapportage_id]))
    assert 'value="124,000.50"' in box(page, spent)
    assert f'name="veld-{spent.pk}-notatie" value="en"' in box(page, spent)
    assert f'name="was-{spent.pk}" value="124,000.50"' in page.content.decode()
    assert "commas between thousands and a point before the cents: 12,500.50" in text_of(page)
    # Of the same report in Dutch.
    User.objects.update(language="nl")
    page = desk.get(reverse("monitoring:rapportage-detail", args=[spent.rapportage_id]))
    assert 'value="124.000,50"' in box(page, spent)


@pytest.mark.parametrize("send", [while_typing, by_button])
def test_dutch_notation_on_an_english_page_is_asked_back_and_stays_in_the_box(desk, spent, send):
    answer = send(desk, spent, "124.000,50")
    words = text_of(answer).replace("\u00a0", " ")
    assert "Do you mean € 124,000.50 or € 12,400,050.00?" in words
    spent.refresh_from_db()
    assert spent.cents is None
    if send is by_button:
        assert 'value="124.000,50"' in box(answer, spent)


def test_a_page_that_was_dutch_is_read_as_dutch_whatever_he_reads_now(desk, spent):
    assert while_typing(desk, spent, "124.000,50", shown_in="nl").status_code == 200
    spent.refresh_from_db()
    assert spent.cents == 124_000_50


def test_points_and_commas_of_a_text_are_left_alone(desk, report):
    lessons = world.field(report, "lessen")
    assert while_typing(desk, lessons, "Begin small, and early.", shown_in="nl").status_code == 200
    lessons.refresh_from_db()
    assert lessons.text == "Begin small, and early."
