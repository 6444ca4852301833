#!/bin/sh
# Installs csv-balance: ./install.sh [PREFIX]. Without PREFIX into /usr/local as root, otherwise into ~/.local.
# What it does is written down in PREFIX/share/csv-balance, where uninstall.sh undoes it.
set -eu
umask 022
if [ "$(id -u)" = 0 ]; then prefix=${1:-/usr/local}; else prefix=${1:-$HOME/.local}; fi
cd "$(dirname "$0")"
sha256sum --quiet -c SHA256SUMS 2>/dev/null || sha256sum -c SHA256SUMS >/dev/null

mkdir -p "$prefix"
prefix=$(cd "$prefix" && pwd)
list=$prefix/share/csv-balance/installed
if [ -e "$list" ]; then sh "$prefix/share/csv-balance/uninstall.sh"; fi

# Folders that were not there before; they go again when they are empty.
made=$(find bin share share/csv-balance -type d | sort -u | while read -r folder; do
  [ -d "$prefix/$folder" ] || echo "$folder"
done)
for folder in $made; do mkdir -p "$prefix/$folder"; done
{
  find bin share ! -type d | sort
  echo share/csv-balance/installed
  for folder in $made; do echo "$folder/"; done | sort -r
} >"$list"
find bin share ! -type d | while read -r file; do
  rm -f "$prefix/$file"
  cp -P "$file" "$prefix/$file"
done
echo "csv-balance is in $prefix/bin; $prefix/share/csv-balance/uninstall.sh removes it" >&2
case ":$PATH:" in *":$prefix/bin:"*) ;; *) echo "$prefix/bin is not on your PATH" >&2 ;; esac
