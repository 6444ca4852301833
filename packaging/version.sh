#!/bin/sh
# Prints the version, or with --date its day, from the one place that has them.
field=version
[ "${1-}" = --date ] && field=versionDate
exec sed -n "s/^\(public \)\{0,1\}let $field = \"\(.*\)\"\$/\2/p" "$(dirname "$0")/../Sources/FilterKit/Version.swift"
