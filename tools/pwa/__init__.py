"""Builds the app for a browser without a server: a folder of files for any host of static pages."""
