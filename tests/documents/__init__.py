"""Tests of stored documents and of the PDF engine."""
