"""Files that a region adds to its rapportage: pictures, a PDF, an office file."""
