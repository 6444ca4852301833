#!/bin/sh
# Installs one package, uses it and removes it, where it is run: try.sh deb|tarball|wheel VERSION, from dist-test.sh.
set -eu
kind=$1 version=$2
root=${ROOT:-/} data=${DATA:-/in/data.csv}
work=$(mktemp -d)
tools="augment counts knn oversample score smear smote split undersample weights"

counted=
[ "$kind" != wheel ] || counted="! -type d"

fail() {
  echo "$kind: $*" >&2
  exit 1
}

# All files, folders and links, but for what every use of dpkg and Python changes: their logs, caches and lists. Of a
# wheel pip leaves empty folders behind, and nothing else: they are not counted there.
list() {
  find "$root" -xdev \( -path "${root%/}/proc" -o -path "${root%/}/sys" -o -path "${root%/}/dev" -o -path "$work" \
    -o -path "${root%/}/in" -o -path '*/var/log' -o -path '*/var/cache' -o -path '*/var/lib/dpkg' -o -name __pycache__ \) \
    -prune -o $counted -print | sort
}

list >"$work/before"
start=$(date +%s.%N)
case $kind in
deb)
  dpkg -i /in/*.deb >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
  man=/usr/share/man/man1 suffix=.gz
  completions="/usr/share/bash-completion/completions/csv-TOOL /usr/share/zsh/vendor-completions/_csv-TOOL
    /usr/share/fish/vendor_completions.d/csv-TOOL.fish"
  ;;
tarball)
  tar -C "$work" -xzf /in/*.tar.gz
  "$work"/csv-balance-*/install.sh /usr/local 2>"$work/log" || { cat "$work/log" >&2; exit 1; }
  man=/usr/local/share/man/man1 suffix=
  completions="/usr/local/share/bash-completion/completions/csv-TOOL /usr/local/share/zsh/site-functions/_csv-TOOL
    /usr/local/share/fish/vendor_completions.d/csv-TOOL.fish"
  ;;
wheel)
  pip install --quiet --disable-pip-version-check --no-index "$WHEEL"
  man=$root/share/man/man1 suffix=
  completions="$root/share/bash-completion/completions/csv-TOOL $root/share/zsh/site-functions/_csv-TOOL
    $root/share/fish/vendor_completions.d/csv-TOOL.fish"
  ;;
esac

cp "$data" "$work/data.csv"
cd "$work"
csv-split --test test.csv data.csv | csv-smote > train.csv
end=$(date +%s.%N)

# The classes of the training part are equal, and it has no row of the test part.
classes=$(csv-counts train.csv | tail -n +2 | cut -d, -f3 | sort -u | wc -l)
[ "$classes" = 1 ] || fail "train.csv is not balanced"
[ "$(wc -l <test.csv)" -gt 100 ] || fail "test.csv has too few rows"
for tool in balance $tools; do
  [ "$(csv-$tool --version)" = "$version" ] || fail "csv-$tool --version is not $version"
  [ -s "$man/csv-$tool.1$suffix" ] || fail "no manual of csv-$tool"
done
for tool in $tools; do
  csv-balance $tool -h | grep -q "USAGE: csv-$tool " || fail "csv-balance $tool -h is not its help"
  for pattern in $completions; do
    file=$(echo "$pattern" | sed "s/TOOL/$tool/")
    [ -s "$file" ] || fail "no $file"
  done
done
# By a link from elsewhere, as pipx makes them.
ln -s "$(command -v csv-counts)" "$work/csv-counts"
[ "$("$work/csv-counts" --version)" = "$version" ] || fail "csv-counts does not run through a link"

cd /
case $kind in
deb) dpkg --purge csv-balance >/dev/null ;;
tarball) sh /usr/local/share/csv-balance/uninstall.sh ;;
wheel) pip uninstall --quiet --disable-pip-version-check --yes csv-balance ;;
esac
list >"$work/after"
diff "$work/before" "$work/after" >&2 || fail "what was there before and after differs"
echo "$kind: installed and train.csv balanced in $(awk "BEGIN { printf \"%.2f\", $end - $start }") s; removed without a trace"
rm -rf "$work"
