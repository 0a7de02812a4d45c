"""The page Orang: the register of people."""
