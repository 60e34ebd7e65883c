"""One module per difference between the places the app runs: files, clock, bundled resources."""
