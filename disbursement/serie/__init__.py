"""Several deals of a tranche at once: a stored selection, and the acts on all of it."""
