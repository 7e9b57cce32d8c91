"""What the newsroom says of itself, as readers find it under `/<language>/about/`."""
