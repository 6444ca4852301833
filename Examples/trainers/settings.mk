# What the Makefiles of the five trainers share: which table (`make TABLE=yeast`), the column of its class, and where
# things are. The tools of csv-balance are on the PATH.
TABLE  ?= hepatitis
DATA   := ../../data/$(TABLE).csv
LABEL  := $(if $(filter yeast,$(TABLE)),site,class)
OUT    := out/$(TABLE)
PYTHON := ../.venv/bin/python

# There when the virtual environment is.
VENV   := ../.venv/made

SHELL := bash
.SHELLFLAGS := -e -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := $(OUT)/scores.csv

$(VENV): ../requirements.txt
	python3 -m venv ../.venv
	../.venv/bin/pip install --quiet --disable-pip-version-check -r $<
	touch $@
