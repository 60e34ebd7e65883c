"""One component per type of exercise: shows it, keeps its answer."""
