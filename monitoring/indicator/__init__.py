"""Doelen, indicatoren and metingen: what a deal wants to reach, and how far it is."""
