"""What search engines are told: which addresses there are, in which languages, and what is new.

https://www.sitemaps.org/protocol.html; a file is one range of keys, so that it stays the same
while the newsroom grows, and no file grows with it.
"""
