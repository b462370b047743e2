"""How proposals and claims are shown."""
