"""Stories in many languages: what is stored, what may happen to it, who sees it."""
