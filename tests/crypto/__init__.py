"""Seals, keys and signatures: published vectors, a second library, and everything that must be refused."""
