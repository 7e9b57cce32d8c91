"""The translation memory as TMX 1.4b (LISA, 2005), out and in."""

from articles.exchange.tmx.taking_in import Taken, import_memory
from articles.exchange.tmx.writing import export_memory

__all__ = ["Taken", "export_memory", "import_memory"]
