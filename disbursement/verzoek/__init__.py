"""Verzoek: what the region asks after the grant, the advice on it and the decision about it."""
