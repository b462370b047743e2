"""The Regio Deal: programmalijnen, funding, parties and life."""
