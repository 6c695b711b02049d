"""The knowledge base without a screen: importable, scriptable, free of Qt."""
