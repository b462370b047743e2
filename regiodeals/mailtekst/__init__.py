"""The register of the texts of mails: written by one person, published by another."""
