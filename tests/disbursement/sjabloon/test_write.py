"""A new version: begun as a copy, written by one person, tried out and handed on."""

from datetime import date

import pytest

from disbursement.sjabloon import services, tasks
from disbursement.sjabloon.models import SjabloonVersie
from disbursement.sjabloon.rendering import run_trial as run_trial_module
from disbursement.sjabloon.rendering import trial
from disbursement.sjabloon.rendering.run_trial import run_trial
from regiodeals.accounts.models import Role
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed, RequirementsUnmet, WrongState
from tests import builders
from tests.disbursement.sjabloon import acts, layout

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("people")]

REMEDY = "rechtsmiddel"


def edit(people, version, block, text, actor=None):
    return services.edit_block(
        version_id=version.pk, block=block, text=text, actor=actor or people.author
    )


def set_texts(version, **texts):
    """Write in a concept what no service would take."""
    SjabloonVersie.objects.filter(pk=version.pk).update(
        texts={**acts.fresh(version).texts, **texts}
    )


class TestBegin:
    def test_a_concept_is_a_copy_of_the_published_text(self, people):
        version = services.draft_version(sjabloon_id=acts.sjabloon().pk, actor=people.author)
        assert (version.number, version.status, version.author) == (2, "concept", people.author)
        assert version.texts == acts.sjabloon().versies.get(number=1).texts

    def test_a_beheerder_may_write_too(self):
        person = builders.user(Role.BEHEERDER)
        assert services.draft_version(sjabloon_id=acts.sjabloon().pk, actor=person).author == person

    @pytest.mark.parametrize("role", [Role.TOETSER, Role.TEKENBEVOEGDE, Role.REGIOCOORDINATOR])
    def test_no_other_role_begins_one(self, role):
        with pytest.raises(NotAllowed, match="behandelaar of een beheerder"):
            services.draft_version(sjabloon_id=acts.sjabloon().pk, actor=builders.user(role))

    def test_there_is_one_concept_at_a_time(self, people):
        acts.drafted(people)
        with pytest.raises(WrongState, match="al een concept"):
            services.draft_version(sjabloon_id=acts.sjabloon().pk, actor=people.other_author)

    def test_after_a_concept_was_withdrawn_the_next_has_the_next_number(self, people):
        version = acts.drafted(people)
        services.withdraw_version(version_id=version.pk, actor=people.author)
        assert (
            services.draft_version(sjabloon_id=version.sjabloon_id, actor=people.author).number == 3
        )


class TestEdit:
    def test_a_text_is_kept_and_the_trail_names_the_block(self, people):
        version = acts.drafted(people, text="De bijlage noemt de activiteiten.")
        assert acts.fresh(version).texts["activiteiten"] == "De bijlage noemt de activiteiten."
        line = AuditEntry.objects.first()
        assert line is not None
        assert line.sentence == "Blok ‘2 Activiteiten en begroting’ gewijzigd"

    def test_an_unknown_field_is_refused_and_nothing_is_kept(self, people):
        version = acts.drafted(people)
        before = acts.fresh(version).texts
        with pytest.raises(InvalidInput, match="‘laaste_dag’ bestaat niet"):
            edit(people, version, REMEDY, before[REMEDY].replace("laatste_dag", "laaste_dag"))
        assert acts.fresh(version).texts == before

    @pytest.mark.parametrize("name", ["laatste_dag", "bezwaaradres"])
    def test_a_remedy_clause_without_its_day_or_its_address_is_refused(self, people, name):
        version = acts.drafted(people)
        text = version.texts[REMEDY].replace(f"{{{{ {name} }}}}", "")
        with pytest.raises(InvalidInput, match=f"hoort nog: {{{{ {name} }}}}"):
            edit(people, version, REMEDY, text)

    def test_a_field_of_the_other_law_does_not_exist_here(self, people):
        with pytest.raises(InvalidInput, match="‘griffierecht’ bestaat niet"):
            edit(people, acts.drafted(people), "vaststelling", "Kost {{ griffierecht }}.")

    def test_a_block_that_does_not_exist_is_refused(self, people):
        with pytest.raises(InvalidInput, match="bestaat niet in dit sjabloon"):
            edit(people, acts.drafted(people), "__class__", "x")

    def test_a_sentence_holds_no_other_sentence(self, people):
        with pytest.raises(InvalidInput, match="‘zin_voldaan’ bestaat niet"):
            edit(people, acts.drafted(people), "zin_bcf", "Zie {{ zin_voldaan }}")

    def test_another_person_does_not_write_in_it(self, people):
        with pytest.raises(NotAllowed, match="Alleen wie dit concept maakte"):
            edit(people, acts.drafted(people), "activiteiten", "Anders.", people.other_author)

    def test_what_was_handed_on_is_not_changed_any_more(self, people):
        with pytest.raises(WrongState, match="Alleen een concept"):
            edit(people, acts.submitted(people), "activiteiten", "Anders.")

    def test_the_same_text_again_leaves_the_trial_as_it_is(self, people):
        version = acts.tried(people)
        edit(people, version, "activiteiten", version.texts["activiteiten"] + "  \r\n")
        assert acts.fresh(version).tested_fingerprint


class TestTry:
    def test_the_trial_letters_leave_their_evidence(self, people):
        version = acts.tried(people)
        [result] = version.test_report
        assert result["problems"] == []
        assert (result["name"], result["pages"], len(result["sha256"])) == ("gewoon", 2, 64)
        assert version.tested_fingerprint == version.fingerprint

    def test_another_text_needs_another_trial(self, people):
        version = acts.edited(people, acts.tried(people), "Weer anders.")
        assert (version.tested_fingerprint, version.tested_at, version.test_report) == (
            "",
            None,
            [],
        )

    def test_the_database_forgets_the_trial_whoever_changes_a_text(self, people):
        version = acts.tried(people)
        set_texts(version, activiteiten="Langs de diensten om.")
        assert acts.fresh(version).tested_fingerprint == ""

    def test_a_letter_that_cannot_be_made_is_a_problem_in_words(self, people):
        version = acts.planned(people)
        set_texts(version, activiteiten="Zonder veld {{ bestaat_niet }}")
        version = acts.tested(people, version)
        assert version.tested_fingerprint == ""
        assert version.test_report[0]["problems"] == [
            "In de brief mist het blok ‘2 Activiteiten en begroting’ de waarde van ‘bestaat_niet’."
            " Vul die eerst in."
        ]

    def test_a_layout_that_forgets_the_remedy_clause_does_not_pass(self, people, monkeypatch):
        html_of = layout.html_of
        monkeypatch.setattr(
            layout,
            "html_of",
            lambda wording: html_of(wording).replace("Dan kunt u binnen zes weken", ""),
        )
        [result] = acts.tried(people).test_report
        assert result["problems"] == ["Het blok ‘rechtsmiddel’ staat niet in de brief."]

    def test_a_letter_that_is_too_long_does_not_pass(self, people, monkeypatch):
        monkeypatch.setattr(trial, "MOST_PAGES", 1)
        [result] = acts.tried(people).test_report
        assert result["problems"] == ["De brief heeft 2 bladzijden; ten hoogste 1 is goed."]

    def test_a_text_that_was_changed_while_the_letters_were_made_gets_no_evidence(
        self, people, monkeypatch
    ):
        version = acts.planned(people)
        html_of = layout.html_of

        def meanwhile(wording):
            edit(people, version, "activiteiten", "Intussen anders.")
            return html_of(wording)

        monkeypatch.setattr(layout, "html_of", meanwhile)
        services.ask_trial(version_id=version.pk, actor=people.author)
        assert not run_trial(version.pk)
        assert acts.fresh(version).tested_at is None
        assert not acts.fresh(version).is_awaiting_trial

    def test_only_the_author_asks_for_them(self, people):
        with pytest.raises(NotAllowed):
            services.ask_trial(version_id=acts.planned(people).pk, actor=people.publisher)

    def test_what_nobody_asked_for_is_not_made(self, people):
        version = acts.planned(people)
        assert not run_trial(version.pk)
        acts.tested(people, version)
        assert not run_trial(version.pk)

    def test_what_was_given_up_meanwhile_is_not_made(self, people):
        version = acts.planned(people)
        services.ask_trial(version_id=version.pk, actor=people.author)
        services.withdraw_version(version_id=version.pk, actor=people.author)
        assert not run_trial(version.pk)

    def test_a_worker_is_told_after_the_commit_and_by_the_sweep(
        self, people, hurried, django_capture_on_commit_callbacks
    ):
        version = acts.planned(people)
        with django_capture_on_commit_callbacks(execute=True):
            services.ask_trial(version_id=version.pk, actor=people.author)
        assert hurried == [version.pk]
        tasks.sweep_trials()
        assert hurried == [version.pk, version.pk]
        tasks.make_trial_letters(version.pk)
        tasks.sweep_trials()
        assert hurried == [version.pk, version.pk]

    def test_a_kind_without_letters_is_a_problem_in_words(self, people, monkeypatch):
        monkeypatch.delitem(trial._makers, "verlening")
        [result] = acts.tried(people).test_report
        assert "nog geen proefbrief" in result["problems"][0]

    def test_an_error_of_the_program_is_told_and_not_tried_for_ever(self, people, monkeypatch):
        monkeypatch.setattr(layout, "html_of", lambda wording: wording.x)
        version = acts.tried(people)
        assert version.test_report[0]["problems"] == [run_trial_module.BROKEN]
        assert not version.is_awaiting_trial
        assert version.tested_fingerprint == ""


class TestHandOn:
    def test_a_concept_that_was_tried_goes_to_who_publishes(self, people):
        assert acts.submitted(people).status == "ter_publicatie"

    def test_everything_that_is_missing_is_said_at_once(self, people):
        with pytest.raises(RequirementsUnmet) as refused:
            services.submit_version(version_id=acts.drafted(people).pk, actor=people.author)
        assert [reason.split(".")[0] for reason in refused.value.reasons] == [
            "Er is geen dag vanaf wanneer de tekst geldt",
            "De toelichting ontbreekt",
            "De proefbrieven van precies deze tekst zijn nog niet gemaakt of niet goed",
        ]

    @pytest.mark.parametrize("day", [date(2024, 11, 17), date(2024, 11, 18)])
    def test_a_text_cannot_begin_today_or_earlier(self, people, day):
        with pytest.raises(RequirementsUnmet, match="op zijn vroegst morgen"):
            acts.submitted(people, valid_from=day)

    def test_a_template_without_remedy_clause_is_not_handed_on(self, people):
        version = acts.planned(people)
        set_texts(version, rechtsmiddel="")
        # The evidence too is written past the services: the texts are judged once more.
        row = acts.fresh(version)
        SjabloonVersie.objects.filter(pk=row.pk).update(tested_fingerprint=row.fingerprint)
        with pytest.raises(RequirementsUnmet) as refused:
            services.submit_version(version_id=version.pk, actor=people.author)
        assert refused.value.reasons[0].startswith("Blok ‘10 Bezwaar’: Dit blok is leeg.")

    def test_an_explanation_has_a_limit(self, people):
        with pytest.raises(InvalidInput, match="ten hoogste 2000 tekens"):
            services.plan_version(
                version_id=acts.drafted(people).pk,
                valid_from=acts.FIRST_DAY,
                explanation="x" * 2001,
                actor=people.author,
            )

    def test_a_step_that_does_not_exist_is_refused(self, people):
        with pytest.raises(WrongState, match="bestaat niet"):
            services.take_step(
                version_id=acts.drafted(people).pk, verb="delete", actor=people.author
            )
