"""What a signature froze is Dutch for good, and is said in English to who reads that."""

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from django.urls import reverse
from django.utils import translation

from disbursement.beschikking.services import announce_beschikking
from disbursement.uitkering.freezing import freeze_test
from disbursement.uitkering.models import Rechtmatigheidstoets
from disbursement.uitkering.rendering.kept import kept_sentence, kept_steps
from regiodeals.common import clock
from regiodeals.common.words import Words, said
from regiodeals.legal.grant_rules import Instrument, OrganisationKind, check_grant
from regiodeals.legal.grant_rules.sentences import PARTS, SENTENCES
from regiodeals.legal.term_steps import TermStep, explain
from regiodeals.legal.terms import VERLENINGSTERMIJN
from tests import builders
from tests.legal.grant_rules.facts_of_a_deal import BU_FACTS, SPUK_FACTS, money

IN_KIND = replace(money(1_000_000_000), is_in_kind=True)
IN_MONEY = replace(money(2_500_000_000), is_in_kind=False)
OF_RIJK = replace(money(9_000_000_000, from_rijk=True), is_in_kind=False)
# What can be known of a deal, so that together every sentence is said.
KNOWN = {
    "concluded_on": [None, date(2024, 6, 30), date(2031, 1, 1), date(2025, 8, 1)],
    "granted_on": [None, date(2024, 9, 1), date(2025, 3, 1), date(2027, 1, 1), date(2020, 1, 1)],
    "kassier_kind": [None, *OrganisationKind],
    "kassier_is_party": [None, False],
    "instrument": list(Instrument),
    "amount_cents": [None, 100, 5_000_000_001],
    "contributions": [(), (IN_KIND, OF_RIJK), (IN_MONEY,), (replace(IN_MONEY, amount_cents=1),)],
    "is_vulnerable_region": [None, False, True],
    "deviation_reason": ["Klein eiland, of niet. Zie artikel 3."],
    "other_grants_in_tranche_cents": [None, 99_000_000_000],
    "other_grants_for_deal": [None, 1],
    "programme_line_cents": [None, (), (1, None), (1,), (9_000_000_000,)],
    "instalment_cents": [None, (1,), (2_500_000_000,)],
    "bcf_cents": [0, 9_000_000_000],
}


def said_of(facts):
    for finding in check_grant(facts):
        yield from (finding.title, finding.statement, finding.finding, finding.repair)


@pytest.fixture(scope="module")
def sentences():
    """Everything that the checks say of deals of which one or two things are otherwise."""
    found = set()
    for facts in (SPUK_FACTS, BU_FACTS):
        for tranche in (3, 4, 5, 6):
            deal = replace(facts, tranche=tranche)
            found.update(said_of(deal))
            # One day too late; and a deal of the third tranche in its own time.
            found.update(said_of(replace(deal, granted_on=date(2024, 12, 25))))
            found.update(said_of(replace(deal, granted_on=date(2024, 12, 18))))
            for one, other in combinations(KNOWN, 2):
                for value in KNOWN[one]:
                    for second in KNOWN[other]:
                        found.update(said_of(replace(deal, **{one: value, other: second})))
    return found - {""}


def test_each_sentence_is_read_back_as_it_was_said(sentences):
    with translation.override("en"):
        wrong = {
            text: said(kept_sentence(text[:]))
            for text in sentences
            if said(kept_sentence(text[:])) != said(text)
        }
    # A year of which the calendar is not known forbids to grant: that is never kept.
    assert {text for text in wrong if "koninklijk besluit" not in text} == set()


def test_no_kept_sentence_is_without_english(sentences):
    left = {text for text in sentences if "<span" in kept_sentence(text[:])}
    assert {text for text in left if "koninklijk besluit" not in text} == set()


def test_a_sentence_that_is_read_back_is_the_dutch_that_was_kept(sentences):
    for text in sentences:
        kept = kept_sentence(text[:])
        assert kept == text or "koninklijk besluit" in text


def test_every_pattern_stands_in_the_list_once():
    assert len(set(SENTENCES)) == len(SENTENCES)
    assert not set(SENTENCES) & (set(PARTS) - set(SENTENCES))


@pytest.mark.parametrize(
    ("kept", "english"),
    [
        (
            "Verleend op 5 december 2024, uiterlijk op 24 december 2024.",
            "Awarded on 5 December 2024, no later than 24 December 2024.",
        ),
        (
            "Verleend op 25 december 2024, 1 dag na de laatste dag, 24 december 2024.",
            "Awarded on 25 December 2024, 1 day after the last day, 24 December 2024.",
        ),
        (
            "Verleend op 27 december 2024, 3 dagen na de laatste dag, 24 december 2024.",
            "Awarded on 27 December 2024, 3 days after the last day, 24 December 2024.",
        ),
        (
            "Verleend op 5 september 2024, vóór het sluiten op 24 september 2024.",
            "Awarded on 5 September 2024, before the conclusion on 24 September 2024.",
        ),
        (
            "Termijnen (2): US$\u00a05.275.000; samen US$\u00a05.275.000, het hele bedrag.",
            "Instalments (2): US$\u00a05,275,000; together US$\u00a05,275,000, the whole amount.",
        ),
    ],
)
def test_what_was_said_otherwise_before_is_read_back_too(kept, english):
    with translation.override("en"):
        assert said(kept_sentence(kept)) == english


def test_what_no_rule_says_any_more_stays_dutch_and_is_marked_so():
    old = "Zo stond het <vroeger> in de toets."
    assert kept_sentence(old) == (
        '<span lang="nl">Zo stond het &lt;vroeger&gt; in de toets.</span>'
    )


def test_a_step_of_the_clock_is_said_by_the_clock_of_now():
    counted = explain(date(2024, 9, 24), VERLENINGSTERMIJN).steps
    kept = [TermStep(s.day_number, s.day, s.sentence[:], s.source) for s in counted]
    other = TermStep(9, date(2024, 10, 3), "Een stap van vroeger.", "Besluit, artikel 1")

    *read, last = kept_steps([*kept, other], counted)

    with translation.override("en"):
        assert [said(s.sentence) for s in read] == [said(s.sentence) for s in counted]
    assert [s.sentence for s in read] == [s.sentence for s in kept]
    assert last.sentence == '<span lang="nl">Een stap van vroeger.</span>'


# ---- what is frozen ----------------------------------------------------------------------------


@pytest.mark.django_db
def test_what_is_frozen_is_the_same_in_whatever_language_it_is_signed(officer):
    grant = builders.saba(officer)
    frozen = []
    for language in ("nl", "en"):
        with translation.override(language):
            kept = freeze_test(grant, kenmerk=f"2024-{language}", granted_on=clock.today())
        frozen.append(Rechtmatigheidstoets.objects.get(pk=kept.pk))
    first, second = frozen
    assert (first.rows, first.clock, first.sha256) == (second.rows, second.clock, second.sha256)
    assert "De regio legt" in str(first.rows)


def test_a_record_holds_plain_texts():
    for finding in check_grant(BU_FACTS):
        assert {type(value) for value in finding.as_record().values()} == {str}
        assert isinstance(finding.finding, Words)


@pytest.mark.django_db
def test_the_region_reads_it_in_english_and_it_stays_as_it_was(client, cast):
    grant = builders.saba(cast.drafter)
    reader = builders.member(builders.region_of(grant.deal))
    reader.language = "en"
    reader.save()
    row = cast.with_letter(grant)
    announce_beschikking(beschikking_id=row.pk, actor=cast.drafter)
    before = Rechtmatigheidstoets.objects.values().get()
    client.force_login(reader)

    page = client.get(reverse("disbursement:legal-test", args=[grant.deal_id])).content.decode()

    text = page.replace("\u00a0", " ")
    assert "Concluded on 24 September 2024, in the period from 1 July 2024" in text
    assert "The regional treasurer is a public body (BES): a special grant." in text
    assert "What was recorded is the Dutch text" in text
    assert Rechtmatigheidstoets.objects.values().get() == before
