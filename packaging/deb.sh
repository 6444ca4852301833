#!/bin/sh
# Packs a tree of bin and share as a Debian package: deb.sh TREE VERSION FOLDER, from dist.sh. DEBFULLNAME and DEBEMAIL say
# who answers for it.
set -eu
umask 022
tree=$1 version=$2 out=$3
processor=$(dpkg --print-architecture)
maintainer="${DEBFULLNAME:-The csv-balance authors} <${DEBEMAIL:-csv-balance@packages.invalid}>"

root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
chmod 755 "$root"
install -d "$root/DEBIAN" "$root/usr/share/zsh/vendor-completions" "$root/usr/share/doc/csv-balance" \
  "$root/usr/share/lintian/overrides"
cp -a "$tree/bin" "$tree/share" "$root/usr"
mv "$root"/usr/share/zsh/site-functions/* "$root/usr/share/zsh/vendor-completions"
rmdir "$root/usr/share/zsh/site-functions"
find "$root/usr/share/man" -type f -exec gzip -9n {} +

doc=$root/usr/share/doc/csv-balance
{
  sed '/^@LICENSE@$/,$d' packaging/debian/copyright
  sed '1,/^Copyright/d; 1d' LICENSE | sed '1{/^$/d}; s/^$/./; s/^/ /'
} >"$doc/copyright"
gzip -9nc CHANGELOG.md >"$doc/changelog.gz"
# An entry for each release of CHANGELOG.md.
sed -n 's/^## \([0-9.]*\) (\(.*\))$/\1 \2/p' CHANGELOG.md | while read -r release day; do
  printf 'csv-balance (%s-1) unstable; urgency=medium\n\n' "$release"
  printf '  * Version %s: see changelog.gz.\n\n' "$release"
  printf ' -- %s  %s\n\n' "$maintainer" "$(date -u -R -d "$day")"
done | gzip -9nc >"$doc/changelog.Debian.gz"
install -m 644 packaging/debian/overrides "$root/usr/share/lintian/overrides/csv-balance"
find "$root/usr" -type f ! -perm -u+x -exec chmod 644 {} +

cat >"$root/DEBIAN/control" <<END
Package: csv-balance
Version: $version-1
Architecture: $processor
Maintainer: $maintainer
Section: utils
Priority: optional
Installed-Size: $(find "$root/usr" -type f -printf '%s\n' | awk '{ sum += int(($1 + 1023) / 1024) } END { print sum }')
Description: $(cat packaging/debian/description)
END
(cd "$root" && find usr -type f | sort | xargs md5sum) >"$root/DEBIAN/md5sums"
chmod 644 "$root"/DEBIAN/*
# On one thread, since xz cuts by how many there are.
dpkg-deb --root-owner-group -Zxz -z6 --threads-max=1 --build "$root" "$out" >/dev/null
