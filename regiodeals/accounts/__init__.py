"""People, their roles, and who may open which route."""
