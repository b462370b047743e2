"""A table as a file for a spreadsheet: CSV and XLSX that open rightly in a Dutch Excel."""

from regiodeals.common.export.csv_file import as_csv
from regiodeals.common.export.response import FORMATS, download
from regiodeals.common.export.sheet import CellType, Column, Sheet
from regiodeals.common.export.xlsx_file import as_xlsx

__all__ = ["FORMATS", "CellType", "Column", "Sheet", "as_csv", "as_xlsx", "download"]
