"""Who may do what with an overleg."""

from regiodeals.deal.policies import may_handle

# The granting ministry organises the rijk-regio overleg.
may_organise = may_handle
