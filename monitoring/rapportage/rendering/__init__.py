"""How a rapportage is shown: its sections, its check page, and what is made of it."""
