"""The two themes, one dark and one light, and the one key that swaps them."""

from typing import Final

from textual.theme import Theme

DARK: Final = Theme(
    name="coachsim-dark",
    primary="#5cc2b2",
    secondary="#86b1e8",
    accent="#f0b35f",
    foreground="#e8eaed",
    background="#14181d",
    surface="#1a1f26",
    panel="#242b34",
    success="#8fcf8a",
    warning="#f0b35f",
    error="#f08a80",
    dark=True,
    variables={
        "muted": "#a3adb9",
        "block-cursor-background": "#1c4843",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#262e38",
        "footer-key-foreground": "#f0b35f",
        "border": "#5cc2b2",
        "border-blurred": "#3d4855",
        "button-color-foreground": "#0c1512",
        "button-focus-text-style": "bold underline",
    },
)

LIGHT: Final = Theme(
    name="coachsim-light",
    primary="#0b685c",
    secondary="#24568f",
    accent="#8a4f00",
    foreground="#1c2126",
    background="#fcfbf8",
    surface="#f4f2ec",
    panel="#e8e5dc",
    success="#2b6a2a",
    warning="#8a4f00",
    error="#a3302a",
    dark=False,
    variables={
        "muted": "#555d66",
        "block-cursor-background": "#cde6e0",
        "block-cursor-foreground": "#10201d",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#e8e5dc",
        "footer-key-foreground": "#8a4f00",
        "border": "#0b685c",
        "border-blurred": "#b9b4a6",
        "button-color-foreground": "#ffffff",
        "button-focus-text-style": "bold underline",
    },
)
