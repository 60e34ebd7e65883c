"""Cryptography in bytes: what is sealed, how keys are made and derived, how a signature is checked.

Synchronous, without state, and the same bytes on every platform. `libsodium` is the only module that
imports the library; everything else here is written on top of it and of the standard library.
"""
