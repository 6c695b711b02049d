"""Knowledge packs: made and signed by editors, taken in by agents' programs, and what agents say on its way back."""
