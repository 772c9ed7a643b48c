#!/bin/sh
# Shows each post as GitHub's own program does, without its front matter.
set -eu
find . -name '*.md' | while IFS= read -r file; do
  page="site/${file%.md}.html"
  mkdir -p "${page%/*}"
  {
    echo '<!doctype html><html lang="en"><meta charset="utf-8"><article>'
    awk 'NR == 1 && $0 == "---" { skip = 1; next } skip && $0 == "---" { skip = 0; next } !skip' "$file" |
      cmark-gfm --unsafe -e footnotes -e table -e strikethrough -e tasklist -e autolink
    echo '</article></html>'
  } > "$page"
done
find . -path ./site -prune -o -type f ! -name '*.md' ! -name build.sh -print | while IFS= read -r file; do
  mkdir -p "site/${file%/*}"
  cp "$file" "site/$file"
done
