"""The rules of the balance, as the database holds them at the end of each transaction.

One trigger locks the uitkering, so that two who book at once count one another, adds up what is
booked in each currency, and refuses by the name of the first rule that is broken.
"""

import pgtrigger

from disbursement.grootboek.models.kinds import BoekingKind
from disbursement.uitkering.models import Termijn, Uitkering

UITKERING, TERMIJN = Uitkering._meta.db_table, Termijn._meta.db_table
BALANCE = "ledger_is_in_balance"
# What a decision takes back may be less than what was paid; whatever else is booked may not.
OF_A_DECISION = "beschikking:"


def _sum(kind: BoekingKind, where: str = "currency = entitled") -> str:
    return f"COALESCE(SUM(amount_cents) FILTER (WHERE kind = '{kind.value}' AND {where}), 0)"


PAID = f"{_sum(BoekingKind.TERMIJN_BETAALD)} - {_sum(BoekingKind.TERMIJN_TERUGGEKOMEN)}"
_SETTLEMENTS = (
    "COALESCE(SUM(CASE WHEN corrects_id IS NULL THEN 1 ELSE -1 END)"
    f" FILTER (WHERE kind = '{BoekingKind.VASTGESTELD.value}' AND currency = entitled), 0)"
)
_LOWERED = f"NEW.kind = '{BoekingKind.VERLEEND.value}' AND NEW.source_key LIKE '{OF_A_DECISION}%'"

# Only names of tables and of kinds are put in.
FUNCTION = f"""\
SELECT CASE WHEN usd_cents IS NULL THEN 'EUR' ELSE 'USD' END INTO entitled
FROM {UITKERING} WHERE id = NEW.uitkering_id FOR NO KEY UPDATE;

SELECT {_sum(BoekingKind.VERLEEND)}, {_sum(BoekingKind.BTW_COMPENSATIE)},
  {_sum(BoekingKind.TERMIJN_GEPLAND)}, {_sum(BoekingKind.TERMIJN_VRIJGEGEVEN)}, {PAID},
  {_sum(BoekingKind.VASTGESTELD)}, {_SETTLEMENTS} > 0, {_sum(BoekingKind.TERUGGEVORDERD)},
  {_sum(BoekingKind.ONTVANGEN)}, {_sum(BoekingKind.RENTE)}
INTO granted, vat, planned, released, paid, settled, is_settled, recovered, received, interest
FROM disbursement_boeking WHERE uitkering_id = NEW.uitkering_id;

SELECT EXISTS (
  SELECT 1 FROM disbursement_boeking WHERE uitkering_id = NEW.uitkering_id
    AND kind <> '{BoekingKind.KOERSVERSCHIL.value}'
  GROUP BY kind, currency, termijn_id, year HAVING SUM(amount_cents) < 0
) INTO has_negative;

SELECT bool_or(t.released > t.planned), bool_or(t.paid > t.released), bool_or(t.paid < 0)
INTO released_too_much, paid_too_much, returned_too_much
FROM (
  SELECT {_sum(BoekingKind.TERMIJN_GEPLAND)} AS planned,
    {_sum(BoekingKind.TERMIJN_VRIJGEGEVEN)} AS released, {PAID} AS paid
  FROM disbursement_boeking WHERE uitkering_id = NEW.uitkering_id AND termijn_id IS NOT NULL
  GROUP BY termijn_id
) t;

-- What is due: the grant less the part that goes to the fund; once settled, that of the settlement.
advance := granted - vat;
due := CASE WHEN is_settled THEN GREATEST(LEAST(granted, settled) - vat, 0) ELSE advance END;
broken := CASE
  WHEN has_negative THEN 'nothing_is_negative'
  WHEN vat > granted THEN 'vat_within_grant'
  WHEN is_settled AND settled > granted AND granted > 0
    THEN 'settled_within_grant'
  WHEN planned < advance OR planned > GREATEST(advance, released) THEN 'termijnen_make_the_advance'
  WHEN released_too_much THEN 'released_within_plan'
  WHEN paid_too_much THEN 'paid_within_release'
  WHEN returned_too_much THEN 'returned_within_paid'
  WHEN paid > due AND NEW.kind IN ('{BoekingKind.TERMIJN_BETAALD.value}',
    '{BoekingKind.TERMIJN_TERUGGEKOMEN.value}') THEN 'paid_within_grant'
  WHEN paid > advance AND NEW.kind IN ('{BoekingKind.VERLEEND.value}',
    '{BoekingKind.BTW_COMPENSATIE.value}') AND NOT ({_LOWERED}) THEN 'paid_within_grant'
  WHEN recovered > paid - CASE WHEN is_settled THEN due ELSE 0 END
    AND NEW.kind IN ('{BoekingKind.TERUGGEVORDERD.value}',
    '{BoekingKind.TERMIJN_TERUGGEKOMEN.value}') THEN 'recovered_within_paid'
  WHEN received > recovered + interest THEN 'received_within_recovery'
END;
IF broken IS NOT NULL THEN
  RAISE EXCEPTION 'the ledger is out of balance: %', broken
  USING ERRCODE = 'check_violation', CONSTRAINT = broken;
END IF;
RETURN NULL;
"""  # noqa: S608
_AMOUNTS = (
    "granted",
    "vat",
    "planned",
    "released",
    "paid",
    "settled",
    "recovered",
    "received",
    "interest",
    "advance",
    "due",
)
_ANSWERS = (
    "is_settled",
    "has_negative",
    "released_too_much",
    "paid_too_much",
    "returned_too_much",
)


def balance_trigger() -> pgtrigger.Trigger:
    """Held when a transaction ends, so that entries that belong together come one by one."""
    return pgtrigger.Trigger(
        name=BALANCE,
        when=pgtrigger.After,
        operation=pgtrigger.Insert,
        timing=pgtrigger.Deferred,
        declare=[
            ("entitled", "TEXT"),
            ("broken", "TEXT"),
            *((name, "NUMERIC") for name in _AMOUNTS),
            *((name, "BOOLEAN") for name in _ANSWERS),
        ],
        func=FUNCTION,
    )
