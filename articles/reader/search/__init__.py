"""The readers' search: what was asked, what was found, and the page that says so."""
