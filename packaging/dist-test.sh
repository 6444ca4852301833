#!/bin/sh
# Installs each package of a folder in a bare Debian, which has no Swift and no zlib of ours, runs the pipe that the
# project is built around, and uninstalls: dist-test.sh FOLDER, by `make dist-test`. The Debian is made by mmdebstrap, which
# needs root or, for another user, unshare (package uidmap); the wheel is installed in a virtual environment.
set -eu
cd "$(dirname "$0")/.."
dist=$(cd "$1" && pwd)
suite=${SUITE:-bookworm}
version=$(packaging/version.sh)
(cd "$dist" && sha256sum --quiet -c SHA256SUMS)

if [ "$(id -u)" != 0 ] && ! unshare --user --map-root-user true 2>/dev/null; then
  echo "make dist-test makes a bare Debian: it needs root, or unshare for everyone (and the package uidmap)" >&2
  exit 1
fi
command -v mmdebstrap >/dev/null || {
  echo "make dist-test needs mmdebstrap: run 'apt-get install --no-install-recommends mmdebstrap' as root" >&2
  exit 1
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
mkdir "$work/in"
cp "$dist"/*.deb "$dist"/*.tar.gz packaging/try.sh "$work/in"
# Without the column of names, so that no option is needed.
cut -d, -f2- Examples/data/yeast.csv >"$work/in/data.csv"

# mmdebstrap runs the trial inside, in whatever way it could make the system, and throws the system away.
echo "a bare Debian $suite: the .deb and the tarball" >&2
mmdebstrap --quiet --variant=minbase \
  --customize-hook="mkdir \"\$1/in\" && cp \"$work\"/in/* \"\$1/in\"" \
  --customize-hook="chroot \"\$1\" sh /in/try.sh deb $version" \
  --customize-hook="chroot \"\$1\" sh /in/try.sh tarball $version" \
  "$suite" /dev/null >&2

if command -v lintian >/dev/null; then
  echo "lintian" >&2
  lintian -I --fail-on error,warning,info --tag-display-limit 0 --allow-root "$dist"/*.deb
else
  echo "no lintian: not run" >&2
fi

echo "a virtual environment: the wheel" >&2
python3 -m venv "$work/venv"
cp packaging/try.sh "$work"
PATH="$work/venv/bin:$PATH" WHEEL=$(echo "$dist"/*.whl) ROOT="$work/venv" DATA="$work/in/data.csv" \
  sh "$work/try.sh" wheel "$version"
