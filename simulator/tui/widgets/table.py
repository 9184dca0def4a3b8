"""A table of plain text whose columns are as wide as what stands in them."""

from collections.abc import Mapping, Sequence

from rich.text import Text
from textual.widgets import DataTable


class Table(DataTable[Text]):
    """Rows that can be chosen; none of the cells is read as markup."""

    def __init__(self, name: str) -> None:
        super().__init__(id=name, cursor_type="row")

    def fill(self, headings: Sequence[str], rows: Mapping[str, Sequence[Text]]) -> None:
        """Show these rows, by their keys."""
        self.clear(columns=True)
        for place, heading in enumerate(headings):
            cells = [Text(heading), *(row[place] for row in rows.values())]
            # Left to itself, the table is now and then drawn before it has measured.
            self.add_column(heading, width=max(cell.cell_len for cell in cells))
        for key, row in rows.items():
            self.add_row(*row, key=key)
