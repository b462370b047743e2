"""How papers, files and the template are shown."""
