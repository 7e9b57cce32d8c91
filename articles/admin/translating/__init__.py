"""A translation side by side with its original: the page, what it saves, what it offers."""
