"""A table as a file for a spreadsheet: CSV and XLSX that open rightly in a Dutch Excel."""

from regiodeals.common.export.csv_file import as_csv, write_csv
from regiodeals.common.export.response import CONTENT_TYPES, FORMATS, download
from regiodeals.common.export.sheet import CellType, Column, Sheet
from regiodeals.common.export.xlsx_file import as_xlsx, write_xlsx

__all__ = [
    "CONTENT_TYPES",
    "FORMATS",
    "CellType",
    "Column",
    "Sheet",
    "as_csv",
    "as_xlsx",
    "download",
    "write_csv",
    "write_xlsx",
]
