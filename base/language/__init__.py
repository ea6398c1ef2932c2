"""Translations without any system package: texts are found and catalogues compiled in Python.

Django's own commands call xgettext and msgfmt. A fresh machine has neither, so texts are found with
Django's `templatize` and Babel, and Babel compiles them.
"""
