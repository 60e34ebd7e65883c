"""One file a screen: reads the state, lays out parts, calls intentions."""
