# csv-balance: `make demo` shows what it does, `make test` proves it, `make install PREFIX=/usr/local` keeps it.

# Each a name of the one program csv-balance.
TOOLS   := $(filter-out csv-balance,$(notdir $(wildcard Sources/csv-*)))
PREFIX  ?= /usr/local
DESTDIR ?=
SWIFT   ?= swift
# What goes before a command that installs packages.
ROOT    := $(shell test "$$(id -u)" = 0 || echo sudo -n)
# Installs a Debian package without what it merely recommends, or names it where we may not.
apt      = { command -v apt-get >/dev/null && echo "installing $(1)" && $(ROOT) apt-get update -q && \
  $(ROOT) apt-get install -qy --no-install-recommends $(1); } >&2 || { \
  echo "$(1) is missing: run 'apt-get install --no-install-recommends $(1)' as root" >&2; exit 1; }

# What is installed: optimized, fully static, without symbols. In a folder of its own, since tests are linked otherwise.
# Types by calls, not by names: a name is looked up among all that there is when a tool starts, a call is not.
BUILD   := .build/static
BIN     := $(BUILD)/release
STATIC  := --scratch-path $(BUILD) -c release -Xswiftc -static-executable -Xlinker -s \
  -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors

.PHONY: real-files processors all build demo test install uninstall bench lint format man completions fuzz faults differential numbers coverage \
  mutations sanitize limits load leaks afl spark trainers dist dist-test docs deps test-deps strace valgrind clean

all: build

# Shown only when it fails: a static link warns of functions that no tool calls.
build: deps
	@mkdir -p $(BUILD)
	@$(SWIFT) build $(STATIC) --product csv-balance >$(BUILD)/log 2>&1 || { cat $(BUILD)/log >&2; exit 1; }
	@for tool in $(TOOLS); do ln -sf csv-balance $(BIN)/$$tool || exit 1; done

demo: build
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh Examples/demo.sh

# The tools are tested as they are installed: optimized and static. Faults are put in by a preload, which takes dynamic ones.
test: deps test-deps build
	$(SWIFT) build --build-tests
	CSV_BALANCE_BIN=$(CURDIR)/$(BIN) $(SWIFT) test --skip-build --skip FaultTests
	$(SWIFT) test --skip-build --filter FaultTests

# What takes longer than a test may: see Tests/README.md.
MINUTES ?= 10
fuzz: build
	Tests/Fuzz/run.sh $(BIN) $(MINUTES)

faults: build strace
	Tests/Faults/strace.py $(BIN)

differential: deps
	DIFFERENTIAL_FILES=100000 $(SWIFT) test --filter DifferentialTests

numbers: deps
	$(SWIFT) run -c release check-numbers 1000000000

coverage: deps
	Tests/coverage.sh

mutations: deps
	Tests/mutations.sh

# Optimized, as tools are installed, and since sanitizers are slow. XCTest's own runner loses memory, and has no test to
# run; what prints a backtrace reads beyond what the address sanitizer allows.
SANITIZED := SWIFT_BACKTRACE=enable=no $(SWIFT) test --disable-xctest -c release -Xswiftc -enable-testing
sanitize: deps test-deps
	LSAN_OPTIONS=suppressions=$(CURDIR)/Tests/leaks.txt:print_suppressions=0 \
	  $(SANITIZED) --scratch-path .build/address --sanitize address
	TSAN_OPTIONS=exitcode=66:suppressions=$(CURDIR)/Tests/races.txt:print_suppressions=0 \
	  $(SANITIZED) --scratch-path .build/thread --sanitize thread
	Tests/threads.sh

afl: deps
	@test -e /usr/lib/afl/afl-compiler-rt.o || $(call apt,afl++)
	Tests/Fuzz/afl.sh $(MINUTES)

leaks: deps valgrind
	$(SWIFT) build --product csv-balance
	Tests/Scale/leaks.sh .build/debug

limits: build
	Tests/Scale/memory.sh $(BIN)
	Tests/Scale/limits.sh $(BIN)

load: build
	Tests/Scale/load.sh $(BIN)

install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 \
	  $(DESTDIR)$(PREFIX)/share/man/man7 $(DESTDIR)$(PREFIX)/share/bash-completion/completions \
	  $(DESTDIR)$(PREFIX)/share/zsh/site-functions \
	  $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	install -m 755 $(BIN)/csv-balance $(DESTDIR)$(PREFIX)/bin
	cd $(DESTDIR)$(PREFIX)/bin && for tool in $(TOOLS); do \
	  ln -f csv-balance $$tool 2>/dev/null || ln -sf csv-balance $$tool || exit 1; done
	install -m 644 man/*.1 packaging/csv-balance.1 $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 644 man/*.7 $(DESTDIR)$(PREFIX)/share/man/man7
	for tool in $(TOOLS); do \
	  install -m 644 completions/$$tool.bash $(DESTDIR)$(PREFIX)/share/bash-completion/completions/$$tool && \
	  install -m 644 completions/_$$tool $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_$$tool && \
	  install -m 644 completions/$$tool.fish $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/$$tool.fish \
	  || exit 1; done

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/csv-balance $(DESTDIR)$(PREFIX)/share/man/man1/csv-balance.1 \
	  $(addprefix $(DESTDIR)$(PREFIX)/share/man/,$(patsubst man/%,man7/%,$(wildcard man/*.7)))
	for tool in $(TOOLS); do rm -f \
	  $(DESTDIR)$(PREFIX)/bin/$$tool \
	  $(DESTDIR)$(PREFIX)/share/man/man1/$$tool.1 \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions/$$tool \
	  $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_$$tool \
	  $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/$$tool.fish; done

# A .deb, a wheel and a tarball of the commit, the same bytes each time: see packaging/RELEASING.md.
dist: deps
	packaging/dist.sh dist

# In a bare Debian and a virtual environment.
dist-test:
	@test -e dist/SHA256SUMS || { echo "no packages: run make dist first" >&2; exit 1; }
	packaging/dist-test.sh dist

# The peers live in a virtual environment; what Debian has of them is installed where we may.
VENV := Benchmarks/.venv
bench: build
	@command -v mlr datamash mawk valgrind bgzip >/dev/null || { [ "$$(id -u)" = 0 ] && \
	  apt-get install -qy --no-install-recommends miller datamash mawk valgrind tabix >/dev/null; } || true
	@$(SWIFT) build $(STATIC) --product hot-loops >$(BUILD)/log 2>&1 || { cat $(BUILD)/log >&2; exit 1; }
	@test -x $(VENV)/bin/python || { python3 -m venv $(VENV) && \
	  $(VENV)/bin/pip install -q polars duckdb pyarrow pandas scikit-learn imbalanced-learn pynndescent==0.7.0; }
	$(VENV)/bin/python Benchmarks/make_data.py Benchmarks/data
	$(VENV)/bin/python Benchmarks/bench.py --tools $(BIN) --data Benchmarks/data $(if $(BEFORE),--before $(BEFORE)) \
	  --write Benchmarks/RESULTS.md

# The filters under a real engine: Java from Debian, PySpark in an environment of its own.
SPARK := Examples/shards/.venv
spark: build
	@command -v java >/dev/null || $(call apt,default-jre-headless)
	@test -x $(SPARK)/bin/python || { python3 -m venv $(SPARK) && $(SPARK)/bin/pip install -q pyspark; }
	PATH="$(CURDIR)/$(BIN):$$PATH" sh Examples/shards/check-spark.sh $(SPARK)/bin/python Examples/data/abalone.csv age \
	  --smote '--exclude sex'

# The first commands on tables that nobody here wrote: how many are right at once, and after one pasted remedy.
real-files: build
	Tests/RealFiles/fetch.sh .build/real-files
	python3 Tests/RealFiles/real_files.py --tools $(BIN) --tables .build/real-files/tables

# Two tables through five trainers, at fixed versions from PyPI: Examples/trainers/README.md says what is checked.
TRAINERS := lightgbm xgboost catboost scikit-learn mlpack
trainers: build
	rm -rf Examples/trainers/*/out
	@for trainer in $(TRAINERS); do for table in hepatitis yeast; do echo "$$trainer: $$table.csv"; \
	  PATH="$(CURDIR)/$(BIN):$$PATH" $(MAKE) -s -C Examples/trainers/$$trainer TABLE=$$table || exit 1; done; \
	  Examples/trainers/.venv/bin/python Examples/trainers/traps.py $$trainer || exit 1; done
	Examples/trainers/.venv/bin/python Examples/trainers/check.py

# The documentation of the libraries, as DocC makes it; a warning is an error.
docs: deps
	@mkdir -p .build/docs/pages
	@for library in CSVCore Resampling; do \
	  CSV_BALANCE_DOCS=1 $(SWIFT) package --scratch-path .build/docs --allow-writing-to-directory .build/docs/pages \
	    generate-documentation --target $$library --warnings-as-errors \
	    --output-path .build/docs/pages/$$library || exit 1; done

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests

format:
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests

# Made from what the tools say of themselves, and committed: a test fails when they drift apart.
man completions: deps
	@$(SWIFT) build --quiet --product csv-balance
	@$(SWIFT) build --quiet --product write-manuals
	@.build/debug/write-manuals $@ $@ .build/debug/csv-balance

clean:
	rm -rf .build dist

# The digests of Tests/Digests on processors without AVX, and with AVX2 but no AVX-512, which qemu shows to the static tools.
processors: build
	@command -v qemu-x86_64 >/dev/null || $(call apt,qemu-user)
	python3 Tests/Digests/digests.py $(BIN)
	for kind in Nehalem Haswell; do \
	  echo $$kind; python3 Tests/Digests/digests.py $(BIN) --show --through "qemu-x86_64 -cpu $$kind" || exit; done

# What the tests of Examples run besides.
test-deps:
	@command -v parallel >/dev/null || $(call apt,parallel)
	@perl -MText::CSV -e 1 2>/dev/null || $(call apt,libtext-csv-perl)

# zlib's header and static library: the one thing that a machine with Swift may lack.
deps:
	@test -e /usr/include/zlib.h || test -e /usr/local/include/zlib.h || $(call apt,zlib1g-dev)

# For the tests of faults and of leaks alone.
strace valgrind:
	@command -v $@ >/dev/null || $(call apt,$@)
