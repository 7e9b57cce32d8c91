"""How fast pages are served: a newsroom of made-up stories, a server, and a load upon it."""
