"""Static files under names that hold a hash of their content, so that a browser may keep them for ever."""

from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

from base.web.styles import BUNDLE, in_order


class Hashed(CompressedManifestStaticFilesStorage):
    """Also joins the style sheets, and rewrites the imports between ES modules, which then need no import map."""

    support_js_module_import_aggregation = True
    manifest_strict = False

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        """Join the style sheets into one before everything is hashed and compressed."""
        if not dry_run:
            self._join_styles(paths)
        yield from super().post_process(paths, dry_run, **options)

    def _join_styles(self, paths: dict[str, Any]) -> None:
        texts = []
        for name in in_order(paths):
            storage, path = paths[name]
            with storage.open(path) as file:
                texts.append(file.read().decode())
        if self.exists(BUNDLE):
            self.delete(BUNDLE)
        self.save(BUNDLE, ContentFile("\n".join(texts).encode()))
        paths[BUNDLE] = (self, BUNDLE)
