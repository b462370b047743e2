"""The story of the demonstration, from selection to first overleg, through the services."""
