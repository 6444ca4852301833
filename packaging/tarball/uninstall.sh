#!/bin/sh
# Removes what install.sh put here, and the folders that it made, if nothing else is in them.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."
list=$(cat "$here/installed")
for name in $list; do
  case $name in
  */) rmdir "$name" 2>/dev/null || true ;;
  *) rm -f "$name" ;;
  esac
done
