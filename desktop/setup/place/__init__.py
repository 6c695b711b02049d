"""The section 概要: where the library lies, what is in it, what it takes, and the choice of another folder."""
