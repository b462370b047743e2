"""Calls for proposals with their rule version and ceiling."""
