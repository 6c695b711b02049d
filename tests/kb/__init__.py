"""Tests of the knowledge base without a screen."""
