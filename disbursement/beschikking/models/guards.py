"""What the database itself holds of a beschikking: who, when, and what never changes again."""

import pgtrigger
from django.db import models
from django.db.models import F, Q

from disbursement.beschikking.models.kinds import (
    ANNOUNCED,
    REVIEWED,
    SETTLEMENTS,
    SIGNED,
    UNSIGNED,
    BeschikkingKind,
    BeschikkingStatus,
)
from disbursement.beschikking.models.lapsing import LAPSED
from disbursement.beschikking.policies import DECIDES_AN_AMOUNT
from disbursement.mandaat.models import Ambt, Ambtsdrager, Mandaat, Vervanging
from disbursement.uitkering.models import Rechtmatigheidstoets, Uitkering

# What a decision took the place of is free again when it lapses, and only then.
NOT_AT_THE_LAPSE = f"NEW.status <> '{BeschikkingStatus.VERVALLEN.value}'"
# Columns that never change again: from the signature, and from the bekendmaking.
CONTENT = (
    "uitkering_id",
    "number",
    "kind",
    "subject",
    "amount_cents",
    "spend_until",
    "request_received_on",
    "request_reference",
    "account_received_on",
    "pay_by",
    "reasons",
    "legal_ground",
    "schedule",
    "usd_rate",
    "usd_rate_on",
    "usd_rate_source",
    "kenmerk",
    "drafter_id",
    "drafted_at",
    "submitted_at",
    "reviewer_id",
    "reviewed_at",
    "reviewed_fingerprint",
    "signer_id",
    "signed_at",
    "mandaat_id",
    "vervanging_id",
    "signed_for_id",
    "facts",
    "document_id",
)
ANNOUNCEMENT = ("announced_at", "announced_on", "announced_zone", "remedy_last_day")
FINALITY = ("final_on", "status", "held_until")


def _changes(*columns: str) -> str:
    """SQL: whether an update changes one of these columns."""
    old, new = (", ".join(f"{row}.{name}" for name in columns) for row in ("OLD", "NEW"))
    return f"ROW({old}) IS DISTINCT FROM ROW({new})"


# Which amount a mandate must cover, in euro cents; `policies.amount_to_cover` says the same.
_DECIDES_AN_AMOUNT = ", ".join(f"'{kind.value}'" for kind in DECIDES_AN_AMOUNT)
_AMOUNT_TO_COVER = f"""
    CASE WHEN NEW.kind NOT IN ({_DECIDES_AN_AMOUNT}) OR NEW.amount_cents IS NULL THEN u.amount_cents
      WHEN u.usd_rate IS NULL THEN NEW.amount_cents
      ELSE ceil(NEW.amount_cents / u.usd_rate) END
"""
# The mandate, its office, its holder and the deputy, each on the day of the signature in The Hague.
COVERED_BY_MANDAAT = f"""
    PERFORM 1
    FROM {Mandaat._meta.db_table} m
    JOIN {Ambt._meta.db_table} a ON a.id = m.ambt_id
    JOIN {Ambtsdrager._meta.db_table} d ON d.ambt_id = a.id
    LEFT JOIN {Vervanging._meta.db_table} v ON v.ambtsdrager_id = d.id AND v.id = NEW.vervanging_id
    JOIN {Uitkering._meta.db_table} u ON u.id = NEW.uitkering_id
    CROSS JOIN LATERAL (SELECT {_AMOUNT_TO_COVER} AS cents) c
    CROSS JOIN LATERAL (SELECT (NEW.signed_at AT TIME ZONE 'Europe/Amsterdam')::date AS day) t
    WHERE m.id = NEW.mandaat_id AND NEW.kind = ANY(m.kinds)
      AND c.cents <= LEAST(m.ceiling_cents, v.ceiling_cents)
      AND t.day <@ daterange(m.valid_from, m.valid_until, '[]')
      AND t.day <@ daterange(a.valid_from, a.valid_until, '[]')
      AND t.day <@ daterange(d.valid_from, d.valid_until, '[]')
      AND CASE WHEN NEW.vervanging_id IS NULL THEN d.holder_id = NEW.signer_id
          ELSE v.deputy_id = NEW.signer_id AND d.holder_id = NEW.signed_for_id
            AND NEW.kind = ANY(v.kinds) AND t.day <@ daterange(v.valid_from, v.valid_until, '[]')
          END;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'a signature rests on a mandate that covers its kind, amount and day'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'signature_rests_on_its_mandaat';
    END IF;
    RETURN NEW;
"""

CONSTRAINTS: list[models.BaseConstraint] = [
    models.UniqueConstraint(
        fields=["uitkering"],
        condition=Q(kind=BeschikkingKind.VERLENING) & ~LAPSED,
        name="one_verlening_per_uitkering",
    ),
    models.UniqueConstraint(
        fields=["uitkering"],
        condition=Q(kind__in=SETTLEMENTS, replaces__isnull=True) & ~LAPSED,
        name="one_settlement_per_uitkering",
    ),
    models.UniqueConstraint(
        fields=["uitkering", "kind"],
        condition=Q(status__in=UNSIGNED),
        name="one_of_a_kind_is_being_made",
    ),
    models.UniqueConstraint(
        fields=["uitkering", "number"], name="decisions_of_an_uitkering_are_numbered"
    ),
    models.CheckConstraint(
        condition=Q(kind__in=BeschikkingKind.values), name="beschikking_kind_is_known"
    ),
    models.CheckConstraint(
        condition=~Q(kind=BeschikkingKind.VERLENGING) | Q(spend_until__isnull=False),
        name="verlenging_has_its_new_last_day",
    ),
    models.CheckConstraint(
        condition=~Q(kind__in=SETTLEMENTS) | Q(amount_cents__isnull=False),
        name="settlement_has_its_amount",
    ),
    models.CheckConstraint(
        condition=~Q(kind=BeschikkingKind.TERUGVORDERING)
        | Q(amount_cents__isnull=False, amount_cents__gt=0),
        name="terugvordering_has_its_amount",
    ),
    models.CheckConstraint(
        condition=Q(amount_cents__isnull=True) | Q(amount_cents__gte=0),
        name="beschikking_amount_is_not_negative",
    ),
    models.CheckConstraint(
        condition=Q(kind=BeschikkingKind.WIJZIGING)
        | Q(schedule__isnull=True, usd_rate__isnull=True),
        name="only_a_wijziging_lays_down_termijnen_or_a_rate",
    ),
    models.CheckConstraint(
        condition=Q(usd_rate__isnull=True, usd_rate_on__isnull=True, usd_rate_source="")
        | Q(usd_rate__gt=0, usd_rate_on__isnull=False) & ~Q(usd_rate_source=""),
        name="rate_of_a_decision_has_its_day_and_source",
    ),
    models.CheckConstraint(
        condition=Q(status__in=BeschikkingStatus.values), name="beschikking_status_is_known"
    ),
    models.CheckConstraint(
        condition=Q(reviewer__isnull=True) | ~Q(reviewer=F("drafter")),
        name="reviewer_is_not_drafter",
    ),
    models.CheckConstraint(
        condition=Q(signer__isnull=True) | (~Q(signer=F("drafter")) & ~Q(signer=F("reviewer"))),
        name="signer_is_neither_drafter_nor_reviewer",
    ),
    # Four eyes count persons: whom a deputy signs for is the fourth.
    models.CheckConstraint(
        condition=Q(signed_for__isnull=True)
        | (~Q(signed_for=F("signer")) & ~Q(signed_for=F("drafter")) & ~Q(signed_for=F("reviewer"))),
        name="deputised_is_neither_signer_drafter_nor_reviewer",
    ),
    models.CheckConstraint(
        condition=Q(vervanging__isnull=True, signed_for__isnull=True)
        | Q(vervanging__isnull=False, signed_for__isnull=False, mandaat__isnull=False),
        name="deputy_signs_for_somebody_under_a_mandaat",
    ),
    models.CheckConstraint(
        condition=Q(status__in=SIGNED) | Q(mandaat__isnull=True),
        name="unsigned_has_no_mandaat",
    ),
    models.CheckConstraint(
        condition=~Q(status__in=REVIEWED) | Q(reviewer__isnull=False, reviewed_at__isnull=False),
        name="reviewed_by_somebody",
    ),
    models.CheckConstraint(
        condition=~Q(status__in=SIGNED)
        | Q(
            signer__isnull=False,
            signed_at__isnull=False,
            kenmerk__isnull=False,
            facts__isnull=False,
            document__isnull=False,
        ),
        name="signed_has_signer_facts_and_letter",
    ),
    # With the frozen facts this also keeps a signed beschikking from becoming a concept.
    models.CheckConstraint(
        condition=Q(status__in=SIGNED)
        | Q(
            signer__isnull=True,
            signed_at__isnull=True,
            kenmerk__isnull=True,
            facts__isnull=True,
            document__isnull=True,
        ),
        name="unsigned_has_no_signer_facts_or_letter",
    ),
    models.CheckConstraint(
        condition=Q(
            status__in=ANNOUNCED,
            announced_at__isnull=False,
            announced_on__isnull=False,
            remedy_last_day__isnull=False,
        )
        | (
            ~Q(status__in=ANNOUNCED)
            & Q(
                announced_at__isnull=True,
                announced_on__isnull=True,
                remedy_last_day__isnull=True,
            )
        ),
        name="announced_has_day_and_last_day",
    ),
    models.CheckConstraint(
        condition=Q(
            status=BeschikkingStatus.ONHERROEPELIJK,
            final_on__isnull=False,
            final_on__gt=F("remedy_last_day"),
        )
        | (~Q(status=BeschikkingStatus.ONHERROEPELIJK) & Q(final_on__isnull=True)),
        name="onherroepelijk_since_a_day_after_the_term",
    ),
]
TRIGGERS = [
    pgtrigger.Trigger(
        name="signature_rests_on_its_mandaat",
        # After the checks of the columns: what is wrong with them is the nearer reason.
        when=pgtrigger.After,
        operation=pgtrigger.Update,
        condition=pgtrigger.Condition("OLD.facts IS NULL AND NEW.facts IS NOT NULL"),
        func=COVERED_BY_MANDAAT,
    ),
    pgtrigger.Trigger(
        name="signed_from_the_start_rests_on_its_mandaat",
        when=pgtrigger.After,
        operation=pgtrigger.Insert,
        condition=pgtrigger.Condition("NEW.facts IS NOT NULL"),
        func=COVERED_BY_MANDAAT,
    ),
    pgtrigger.Trigger(
        name="test_is_kept_with_the_signature",
        when=pgtrigger.After,
        operation=pgtrigger.Update,
        condition=pgtrigger.Condition("OLD.facts IS NULL AND NEW.facts IS NOT NULL"),
        func=f"PERFORM 1 FROM {Rechtmatigheidstoets._meta.db_table}"
        " WHERE uitkering_id = NEW.uitkering_id AND kenmerk = NEW.kenmerk AND kind = NEW.kind;"
        " IF NOT FOUND THEN"
        " RAISE EXCEPTION 'a beschikking is signed together with its test'"
        " USING ERRCODE = 'check_violation',"
        " CONSTRAINT = 'test_is_kept_with_the_signature';"
        " END IF; RETURN NULL;",
    ),
    pgtrigger.Protect(
        name="signed_content_is_frozen",
        operation=pgtrigger.Update,
        condition=pgtrigger.Condition(
            f"OLD.facts IS NOT NULL AND ({_changes(*CONTENT)}"
            f" OR OLD.replaces_id IS DISTINCT FROM NEW.replaces_id AND {NOT_AT_THE_LAPSE})"
        ),
    ),
    pgtrigger.Protect(
        name="announcement_is_frozen",
        operation=pgtrigger.Update,
        condition=pgtrigger.Condition(
            f"OLD.announced_on IS NOT NULL AND {_changes(*ANNOUNCEMENT)}"
        ),
    ),
    pgtrigger.Protect(
        name="onherroepelijk_for_ever",
        operation=pgtrigger.Update,
        # That it is opened again is for the room of the bezwaren to allow.
        condition=pgtrigger.Condition(
            f"OLD.final_on IS NOT NULL AND NEW.final_on IS NOT NULL AND {_changes(*FINALITY)}"
        ),
    ),
    pgtrigger.Protect(
        name="held_until_moves_on",
        operation=pgtrigger.Update,
        condition=pgtrigger.Condition(
            "OLD.held_until IS NOT NULL"
            " AND (NEW.held_until IS NULL OR NEW.held_until < OLD.held_until)"
        ),
    ),
    pgtrigger.Protect(
        name="signed_is_never_deleted",
        operation=pgtrigger.Delete,
        condition=pgtrigger.Q(old__facts__isnull=False),
    ),
]
