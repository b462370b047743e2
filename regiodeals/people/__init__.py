"""Who of the region works in a deal: invited, with a role and a last day, by the region itself."""
