"""The public site as files: for a static host, or for the day when the database is down."""
