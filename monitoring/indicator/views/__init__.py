"""Pages and acts of doelen, indicatoren and metingen."""
