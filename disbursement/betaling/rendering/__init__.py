"""How payments are shown, and handed to the bank."""
