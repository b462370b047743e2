"""Pages and acts of the rapportage."""
