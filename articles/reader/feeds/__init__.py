"""What feed readers get: the newest stories of a language, a section, a tag or an author."""
