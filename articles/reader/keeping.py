"""Which stories stay composed in a process's memory, so that a page which still says the same costs
its queries and little more."""

from functools import lru_cache, wraps

STORIES = 500  # some 20 kB each, with what pages make of them
LONGEST = 20_000  # characters of a body that is kept: no process can hold hundreds of longer ones


def kept(made):
    """Has what a function makes of a Story kept under its arguments, which have to be everything
    that it says; of a long story it is made each time."""
    keeping = lru_cache(STORIES)(made)

    @wraps(made)
    def answer(*given):
        is_long = any(len(getattr(each, "body", "")) > LONGEST for each in given)
        return (made if is_long else keeping)(*given)

    return answer
