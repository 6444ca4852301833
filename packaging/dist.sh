#!/bin/sh
# Packs the commit that is checked out as a .tar.gz, a .deb and a wheel: dist.sh FOLDER [BUILT], by `make dist`. One
# commit, one compiler and one zlib give the same bytes: every time is the commit's, every list is sorted, owners and modes
# are fixed, and the program is built from nothing in a folder that always has the same name, which the compiler puts in.
# With BUILT, a checkout where `make build` has run, that is packed, which is quicker.
set -eu
umask 022
export LC_ALL=C TZ=UTC
cd "$(dirname "$0")/.."
out=$1
checkout=${2:-}

if [ -n "$(git status --porcelain --untracked-files=no)" ]; then
  echo "make dist packs a commit, and there are changes that are not committed" >&2
  exit 1
fi
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH
version=$(packaging/version.sh)
tag=$(git describe --exact-match --tags --match 'v*' 2>/dev/null || true)
if [ -n "$tag" ] && [ "$tag" != "v$version" ]; then
  echo "the tag is $tag, but Version.swift says $version" >&2
  exit 1
fi
processor=$(uname -m)

work=$(mktemp -d)
clone=
trap 'rm -rf "$work" $clone' EXIT
if [ -z "$checkout" ]; then
  checkout=/var/tmp/csv-balance-dist
  mkdir "$checkout" 2>/dev/null || {
    echo "$checkout is where make dist builds: wait for the other, or remove it" >&2
    exit 1
  }
  clone=$checkout
  git clone -q . "$checkout"
  make -s -C "$checkout" build
fi
rm -rf "$out"
mkdir -p "$out"

# What every package holds: one program, links to it, manuals and completions.
tree=$work/tree
make -s -C "$checkout" -o build install DESTDIR= PREFIX="$tree" >/dev/null
packaging/settle.py "$tree/bin/csv-balance"
built=$("$tree/bin/csv-balance" --version)
if [ "$built" != "$version" ]; then
  echo "the program says that it is $built, but Version.swift says $version" >&2
  exit 1
fi
for tool in "$tree"/bin/*; do
  [ "${tool##*/}" = csv-balance ] || ln -sf csv-balance "$tool"
done

# The tarball.
name=csv-balance-$version-linux-$processor
mkdir "$work/$name"
cp -a "$tree/bin" "$tree/share" "$work/$name"
install -d "$work/$name/share/csv-balance"
install -m 755 packaging/tarball/install.sh "$work/$name"
install -m 755 packaging/tarball/uninstall.sh "$work/$name/share/csv-balance"
install -m 644 LICENSE README.md CHANGELOG.md "$work/$name"
(cd "$work/$name" && find . -type f ! -name SHA256SUMS | sort | xargs sha256sum >"$work/sums" && mv "$work/sums" SHA256SUMS)
chmod 644 "$work/$name/SHA256SUMS"
tar -C "$work" --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner --format=ustar \
  -cf - "$name" | gzip -9n >"$out/$name.tar.gz"

# The wheel.
python3 packaging/wheel.py "$tree" "$version" "$processor" README.md LICENSE "$out" >/dev/null

# The Debian package, where Debian's tools are.
if command -v dpkg-deb >/dev/null; then packaging/deb.sh "$tree" "$version" "$out"; else
  echo "no dpkg-deb: no .deb" >&2
fi

(cd "$out" && sha256sum -- *.deb *.tar.gz *.whl >SHA256SUMS)
ls -l "$out"
