"""HTML in, one PDF out that is PDF/A-3a and PDF/UA-1 at once; knows nothing of deals or letters."""
