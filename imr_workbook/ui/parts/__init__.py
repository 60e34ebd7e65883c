"""Pieces that screens are made of: plain values in, callbacks out."""
