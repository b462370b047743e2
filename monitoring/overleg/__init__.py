"""The yearly rijk-regio overleg."""
