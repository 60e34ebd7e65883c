"""Handout text -> modules, topics, pages and exercises. Errors name file and line, and show the right form."""
