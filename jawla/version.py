"""The program's version; setuptools reads it from here."""

VERSION = "0.1.0"
