"""How the system itself is doing: asked by the container, and shown to the beheerder."""
