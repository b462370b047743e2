"""The pages of the templates: read, write, try, hand on and publish, each as somebody."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from disbursement.sjabloon import services
from disbursement.sjabloon.models import SjabloonVersie
from disbursement.sjabloon.panels import work_for
from disbursement.sjabloon.rendering.run_trial import run_trial
from tests import builders
from tests.browsing import messages_of, text_of
from tests.disbursement.sjabloon import acts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("people")]

AT_MOST = 12
REMEDY = "rechtsmiddel"


def url(name: str, version: SjabloonVersie, *more: str) -> str:
    return reverse(f"disbursement:sjabloonversie-{name}", args=[version.pk, *more])


def browser(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def questions(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


class TestRegister:
    def test_the_list_says_what_holds_what_comes_and_what_is_made(self, people):
        acts.published(people)
        acts.drafted(people)
        found = text_of(browser(people.author).get(reverse("disbursement:sjabloon-list")))
        assert "versie 1, vanaf za 20 jul 2024" in found
        assert "versie 2, vanaf zo 1 dec 2024" in found
        assert "versie 3, concept, van Sanne Schrijver" in found

    def test_a_template_shows_who_wrote_and_who_published_each_version(self, people):
        version = acts.published(people)
        page = browser(people.author).get(
            reverse("disbursement:sjabloon-detail", args=[version.sjabloon_id])
        )
        found = text_of(page)
        assert "20 juli 2024 tot en met 30 november 2024" in found
        assert "gaat nog in vanaf 1 december 2024 Sanne Schrijver Farid Uitgever" in found

    def test_a_new_version_is_one_press_of_a_button(self, people):
        page = browser(people.author).post(
            reverse("disbursement:sjabloon-draft", args=[acts.sjabloon().pk])
        )
        assert page["Location"] == url("detail", SjabloonVersie.objects.get(number=2))

    def test_the_button_says_why_there_is_no_new_version(self, people):
        version = acts.drafted(people)
        address = reverse("disbursement:sjabloon-detail", args=[version.sjabloon_id])
        assert "Er is al een concept" in text_of(browser(people.author).get(address))
        assert "Alleen een behandelaar of een beheerder" in text_of(
            browser(people.publisher).get(address)
        )
        refused = browser(people.author).post(
            reverse("disbursement:sjabloon-draft", args=[version.sjabloon_id])
        )
        assert "al een concept" in messages_of(refused)[0]

    def test_the_pages_ask_little_however_many_versions_there_are(self, people):
        client = browser(people.author)
        first = acts.drafted(people)
        addresses = [
            reverse("disbursement:sjabloon-list"),
            reverse("disbursement:sjabloon-detail", args=[first.sjabloon_id]),
            url("detail", first),
            url("block", first, REMEDY),
        ]
        few = [questions(client, address) for address in addresses]
        for _ in range(20):
            version = SjabloonVersie.objects.filter(status="concept").get()
            services.withdraw_version(version_id=version.pk, actor=people.author)
            acts.drafted(people)
        assert [questions(client, address) for address in addresses] == few
        assert max(few) <= AT_MOST


class TestWrite:
    def test_a_text_is_written_in_the_browser(self, people):
        version = acts.drafted(people)
        answer = browser(people.author).post(
            url("block", version, "activiteiten"), {"tekst": "Zie de **bijlage**."}
        )
        assert answer["Location"] == url("detail", version) + "#activiteiten"
        assert acts.fresh(version).texts["activiteiten"] == "Zie de **bijlage**."

    def test_what_is_refused_stays_in_its_box_with_the_reason_beside_it(self, people):
        version = acts.drafted(people)
        typed = 'Tot {{ laaste_dag }} <"&'
        page = browser(people.author).post(url("block", version, REMEDY), {"tekst": typed})
        assert page.status_code == 200
        assert page.context["form"]["tekst"].value() == typed
        assert page.context["form"].errors["tekst"] == [
            "Het veld ‘laaste_dag’ bestaat niet. Bedoelt u ‘laatste_dag’?"
        ]
        assert "<title>Fout: " in page.content.decode()
        assert 'aria-describedby="id_tekst_helptext id_tekst_error"' in page.content.decode()

    @pytest.mark.parametrize("typed", ["", "  \n ", "nul\x00", "x" * 4001, "<script>", "{% x %}"])
    def test_no_text_brings_the_page_down(self, people, typed):
        version = acts.drafted(people)
        page = browser(people.author).post(url("block", version, REMEDY), {"tekst": typed})
        assert page.status_code == 200
        assert len(page.context["form"].errors["tekst"]) == 1
        assert acts.fresh(version).texts[REMEDY] == version.texts[REMEDY]

    def test_the_page_lists_the_fields_and_those_that_must_stay(self, people):
        page = browser(people.author).get(url("block", acts.drafted(people), REMEDY))
        found = text_of(page)
        assert '<h1 class="utrecht-heading-1">10 Bezwaar</h1>' in page.content.decode()
        assert "De tekst Alinea’s en lijsten." in found
        assert "zich kan verzetten (Awb 3:45)." in found
        assert "Hier horen in: {{ datum }}, {{ laatste_dag }}, {{ bezwaaradres }}" in found
        assert "bezwaaradres Het adres voor bezwaar. Bijvoorbeeld: Postbus 00000" in found

    def test_a_block_that_does_not_exist_is_a_404(self, people):
        version = acts.drafted(people)
        assert browser(people.author).get(url("block", version, "x")).status_code == 404

    def test_somebody_else_reads_why_not_and_loses_nothing(self, people):
        version = acts.drafted(people)
        page = browser(people.other_author).post(
            url("block", version, "activiteiten"), {"tekst": "Van mij."}
        )
        assert page.context["form"]["tekst"].value() == "Van mij."
        assert "Alleen wie dit concept maakte" in text_of(page)

    def test_the_day_and_the_explanation_are_kept(self, people):
        version = acts.drafted(people)
        data = {"geldig_vanaf": "1-12-2024", "toelichting": "Korter."}
        browser(people.author).post(url("plan", version), data)
        assert acts.fresh(version).valid_from == date(2024, 12, 1)
        page = browser(people.author).post(url("plan", version), {"geldig_vanaf": "32-12-2024"})
        assert set(page.context["form"].errors) == {"geldig_vanaf", "toelichting"}

    def test_both_texts_stand_beside_each_other_with_what_changed(self, people):
        version = acts.drafted(people, text="De activiteiten per lijn staan in de bijlage.")
        page = browser(people.author).get(url("detail", version)).content.decode()
        assert "<del>programmalijn</del>" in page
        assert "<ins>lijn</ins>" in page
        assert page.count("gewijzigd</span>") == 1


class TestTry:
    def test_they_are_asked_for_and_the_page_says_so_until_they_are_there(self, people):
        version = acts.planned(people)
        client = browser(people.author)
        answer = client.post(url("test", version), follow=True)
        assert messages_of(answer) == ["De proefbrieven worden nu gemaakt."]
        assert "worden gemaakt U kunt deze pagina sluiten" in text_of(answer)
        assert run_trial(version.pk)
        assert "gewoon: 2 bladzijden vingerafdruk" in text_of(client.get(url("detail", version)))

    def test_a_letter_that_failed_says_why(self, people):
        version = acts.planned(people)
        texts = {**version.texts, "activiteiten": "Zonder {{ bestaat_niet }}"}
        SjabloonVersie.objects.filter(pk=version.pk).update(texts=texts)
        acts.tested(people, version)
        page = browser(people.author).get(url("detail", version))
        assert "de waarde van ‘bestaat_niet’" in text_of(page)

    def test_the_example_is_a_pdf(self, people):
        answer = browser(people.publisher).get(url("preview", acts.drafted(people)))
        assert answer["Content-Type"] == "application/pdf"
        assert answer.content.startswith(b"%PDF")


class TestSteps:
    def test_the_whole_way_from_concept_to_publication(self, people):
        version = acts.tried(people)
        author, publisher = browser(people.author), browser(people.publisher)
        author.post(url("transition", version, "submit"))
        page = text_of(publisher.get(url("detail", version)))
        assert "Publiceren" in page
        answer = publisher.post(url("transition", version, "publish"), follow=True)
        assert "gaat nog in" in text_of(answer)

    def test_a_button_says_why_it_cannot_be_used(self, people):
        page = text_of(browser(people.author).get(url("detail", acts.drafted(people))))
        assert "Er is geen dag vanaf wanneer de tekst geldt" in page
        page = text_of(
            browser(people.author).get(
                url("detail", acts.fresh(SjabloonVersie.objects.get(number=2)))
            )
        )
        assert "Proefbrieven maken" in page

    def test_the_author_reads_that_another_must_publish(self, people):
        version = acts.submitted(people)
        page = browser(people.author).get(url("detail", version))
        [step] = [step for step in page.context["steps"] if step["verb"] == "publish"]
        assert step["reasons"] == ["Alleen een toetser mag dit doen."]

    def test_a_remark_that_is_refused_is_not_lost(self, people):
        version = acts.submitted(people)
        page = browser(people.author).post(
            url("transition", version, "return_to_author"), {"opmerking": "Te lang."}
        )
        assert page.status_code == 200
        assert "Te lang." in page.content.decode()

    def test_who_publishes_chooses_the_last_day(self, people):
        version = SjabloonVersie.objects.filter(number=1).first()
        assert version is not None
        browser(people.publisher).post(url("end", version), {"laatste_dag": "31-12-2024"})
        assert acts.fresh(version).valid_until == date(2024, 12, 31)
        page = browser(people.publisher).post(url("end", version), {"laatste_dag": "1-1-2025"})
        assert "zonder laatste dag" in text_of(page)

    def test_a_version_of_nobody_is_a_404(self, people):
        for name in ("detail", "preview", "plan", "end"):
            address = reverse(f"disbursement:sjabloonversie-{name}", args=[999_999])
            assert browser(people.author).get(address).status_code == 404

    def test_a_stranger_to_the_ministry_comes_nowhere(self, people):
        version = acts.drafted(people)
        coordinator = browser(builders.member(builders.organisation()))
        assert coordinator.get(url("detail", version)).status_code == 403


class TestWork:
    def test_each_sees_what_waits_for_him(self, people):
        version = acts.submitted(people)
        [task] = work_for(people.publisher)
        assert task.title.endswith("versie 2: publiceer de tekst")
        assert "zondag 1 december 2024" in task.if_you_wait
        assert list(work_for(people.author)) == []
        services.return_version(version_id=version.pk, remark="Korter.", actor=people.publisher)
        [task] = work_for(people.author)
        assert task.why_you == "opmerking: “Korter.”"
        assert list(work_for(people.publisher)) == []

    def test_a_concept_waits_for_its_author_only(self, people):
        acts.drafted(people)
        assert [task.verb for task in work_for(people.author)] == ["Openen"]
        assert list(work_for(people.other_author)) == []
        assert list(work_for(builders.tekenbevoegde())) == []
