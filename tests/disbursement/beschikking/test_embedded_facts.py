"""The data inside a letter: enough to know the decision without reading a page of it."""

import hashlib
import json
from datetime import date
from typing import Any, get_type_hints

import pytest

from disbursement.beschikking import services
from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.rendering import facts
from disbursement.beschikking.rendering.letter import FACTS_NAME
from disbursement.beschikking.rendering.letter_facts import VerleningFacts
from disbursement.beschikking.rendering.letter_parts import SCHEMA
from disbursement.uitkering.models import Rechtmatigheidstoets
from regiodeals.audit.models import AuditEntry
from regiodeals.audit.selectors import entries_of_dossier, fingerprint
from regiodeals.common.errors import NotAllowed
from regiodeals.deal.models import DealParty
from regiodeals.documents import store
from regiodeals.party.models import Organisation
from tests import builders
from tests.disbursement.beschikking.letter_samples import embedded_in

pytestmark = pytest.mark.django_db

TOOI = "https://identifier.overheid.nl/tooi/id/gemeente/gm0001"


@pytest.fixture
def signed(cast):
    return cast.signed()


def frozen(row: Beschikking) -> Any:
    return Beschikking.objects.get(pk=row.pk).facts


def test_the_facts_have_exactly_the_fields_of_their_schema(signed):
    written = frozen(signed)
    assert written.keys() == get_type_hints(VerleningFacts).keys() - {"tekstvariant"}
    assert written["schema"] == SCHEMA


def test_no_value_is_a_number_with_a_comma(signed):
    def floats(value):
        if isinstance(value, dict | list):
            parts = value.values() if isinstance(value, dict) else value
            return any(floats(part) for part in parts)
        return isinstance(value, float)

    assert not floats(frozen(signed))


@pytest.mark.parametrize(("regime", "currency"), [("SPUK", "EUR"), ("BU", "USD")])
def test_every_amount_has_its_currency(cast, regime, currency):
    grant = builders.saba(cast.drafter) if regime == "BU" else None
    written = frozen(cast.signed(grant))
    assert (written["regime"], written["valuta"]) == (regime, currency)
    assert written["bedrag"]["valuta"] == "EUR"
    assert written["regionaal"]["totaal"]["valuta"] == currency
    assert written["uitvoeringskosten"]["maximum"]["valuta"] == currency
    instalments = [part["bedrag"] for part in written["betaling"]["termijnen"]]
    assert sum(instalments) == (written["dollar"] or written["bedrag"])["cent"]


def test_the_parties_are_named_by_their_identifier(cast):
    grant = builders.uitkering(cast.drafter)
    region = builders.region_of(grant.deal)
    Organisation.objects.filter(pk=region.pk).update(tooi=TOOI)
    written = frozen(cast.signed(grant))
    assert {"rol": "regiopartij", "naam": region.name, "tooi": TOOI} in written["partijen"]
    assert {"rol": "kassier", "naam": region.name, "tooi": TOOI} in written["partijen"]
    rijk = [party for party in written["partijen"] if party["rol"] == "rijkspartij"]
    assert [party["tooi"] for party in rijk] == [None] * len(builders.RIJK)


def test_a_party_that_is_invented_says_so(cast):
    grant = builders.uitkering(cast.drafter)
    DealParty.objects.filter(deal=grant.deal, role="kassier").update(is_example=True)
    row = cast.draft(grant)
    written = facts.letter_facts(row, dated_on=builders.NOW.date(), mandaat=None)
    (path,) = [path for path in written["voorbeeld"] if path.startswith("partijen.")]
    assert written["partijen"][int(path.split(".")[1])]["rol"] == "kassier"


def test_a_party_that_joins_after_the_review_needs_a_new_review(cast):
    row = cast.approved()
    DealParty.objects.create(
        deal=row.uitkering.deal, organisation=builders.organisation(), role="partner"
    )
    assert row.reviewed_fingerprint != facts.fingerprint(Beschikking.objects.get(pk=row.pk))


def test_the_legal_basis_is_named_by_article(cast):
    spuk, island = cast.signed(), cast.signed(builders.saba(cast.drafter))
    assert frozen(spuk)["grondslag"]["artikel"] == "artikel 9 lid 1"
    assert frozen(spuk)["grondslag"]["wet"] == "Financiële-verhoudingswet"
    assert frozen(island)["grondslag"]["artikel"] == "artikel 9 lid 2"
    assert frozen(island)["grondslag"]["wet_artikel"] == "artikel 92 lid 3"
    assert frozen(island)["grondslag"]["vindplaats"] == "Stb. 2024, 219"


def test_the_term_is_given_as_the_law_words_it(signed):
    remedy = frozen(signed)["rechtsmiddel"]
    assert (remedy["termijn"]["lengte"], remedy["termijn"]["eenheid"]) == (6, "weken")
    assert "6:7" in remedy["termijn"]["artikel"]
    assert remedy["laatste_dag"] == date(2024, 12, 30).isoformat()


def test_the_versions_of_rules_and_template_are_named(signed):
    written = frozen(signed)
    assert written["regelversie"] == signed.uitkering.deal.tranche.rules.version
    assert written["sjabloonversie"] == "verlening@1"


# ---- the state of the dossier ----------------------------------------------------------------


def test_the_dossier_is_fixed_up_to_the_signature(signed):
    stand = frozen(signed)["dossier"]
    deal = signed.dossier_id
    until = entries_of_dossier(deal).filter(pk__lte=stand["laatste_regel"])
    assert fingerprint(until) == stand["sha256"]
    assert not until.filter(action="disbursement.beschikking.sign").exists()
    assert until.filter(action="disbursement.beschikking.approve").exists()
    assert fingerprint(entries_of_dossier(deal)) != stand["sha256"]


def test_before_the_signature_there_is_no_state_of_the_dossier(cast):
    row = cast.approved()
    written = facts.letter_facts(row, dated_on=builders.NOW.date(), mandaat=None)
    assert written["dossier"] is None


# ---- the evidence of the act -----------------------------------------------------------------


def test_the_line_of_the_signature_names_the_facts_that_were_signed(signed):
    line = AuditEntry.objects.get(action="disbursement.beschikking.sign")
    kept = Rechtmatigheidstoets.objects.get()
    outcomes = {row["bevinding"]["key"]: row["bevinding"]["outcome"] for row in kept.rows}
    assert line.details == {
        "kenmerk": "SPUK-2024-0001",
        "facts_sha256": facts.sha256_of(frozen(signed)),
        "test_sha256": kept.sha256,
        "toets": outcomes,
    }
    assert set(outcomes.values()) == {"voldoet"}


def test_the_file_inside_the_letter_is_what_the_line_names(cast):
    row = cast.with_letter()
    assert row.document is not None
    content = embedded_in(store.get(row.document.sha256))[FACTS_NAME]
    line = AuditEntry.objects.get(action="disbursement.beschikking.sign")
    assert hashlib.sha256(content).hexdigest() == line.details["facts_sha256"]
    assert json.loads(content) == row.facts


def test_a_signature_that_is_refused_leaves_no_evidence(cast):
    row = cast.approved()
    with pytest.raises(NotAllowed):
        services.sign_beschikking(beschikking_id=row.pk, actor=cast.drafter)
    assert not AuditEntry.objects.filter(action="disbursement.beschikking.sign").exists()
