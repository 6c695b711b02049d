"""Tests of the database against real files."""
