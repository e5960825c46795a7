"""The collection's memory on disk: the daily path, in plain `sqlite3`."""
