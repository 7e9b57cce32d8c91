"""Pure functions on plain text and HTML: no models, no database, no request."""
