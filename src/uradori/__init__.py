"""Uradori: who said what, on whose authority, retold from whom, disputed by whom."""
