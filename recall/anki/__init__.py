"""What Anki takes: note types, fields and packages."""
