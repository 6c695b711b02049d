"""取り込みと書き出し: folders and tables, looked at before anything happens, taken in with progress, written out."""
