"""Organisations with their TOOI id, and the people who act for them."""
