"""Who may do what with doelen and indicatoren; the region reads."""

from regiodeals.deal.policies import may_handle

# The ministry agrees doelen with the region, and keeps the register.
may_lay_down = may_handle
