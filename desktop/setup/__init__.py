"""The screen 設定: sections at the left, the one chosen beside them."""
