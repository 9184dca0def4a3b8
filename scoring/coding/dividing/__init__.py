"""Where one thought ends and the next begins though no full stop says so."""
