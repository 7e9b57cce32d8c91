"""The photo library at the desk: pictures taken in, found, credited, framed and taken away."""
