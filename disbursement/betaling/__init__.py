"""Payment of the advance: bank accounts, release, batches, and what the bank says came of it."""
