"""The measurements of the coder, one module for each kind of material."""
