"""Pages and acts of the overleg."""
