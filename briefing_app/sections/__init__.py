"""Section types: one file each, with the fields it declares and how it composes.

A section type asks its view and nothing else; it knows neither levels nor files nor pages.
"""
