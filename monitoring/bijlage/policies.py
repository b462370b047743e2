"""Who adds files to a rapportage and takes them away: who writes it."""

from monitoring.rapportage.policies import writes

may_add = writes
