# Every step a newcomer needs. On a fresh Debian machine with only Swift, `make run` and `make test` install the rest.

PACKAGES = libhiredis-dev libssl-dev libxml2-dev libedit-dev redis-server pkg-config gzip
CONFIG ?= release
BIN = .build/$(CONFIG)
# Debug builds serve the tests, not a debugger: without its information they are quicker and two thirds the size. A
# developer who debugs says `make test DEBUG_FLAGS=`.
DEBUG_FLAGS ?= -debug-info-format none
export DEBUG_FLAGS
CASES ?= Tests/Cases/credit Tests/Cases/credit-more Tests/Cases/settlement Tests/Cases/setup

.PHONY: run man test unit crash-demo end-to-end lies debits runs invoicing cut-offs numbers sweep bench cases previews python-client grpc-clients exchanges bank-checks bank-load laws generate check-generated release-protocol simulate planted kill faults pool fuzz sanitize format packages build

# Plays a month (DATA=FILE: that file) against a fresh server with Redis, then keeps serving; ONCE=1 stops.
run: build
	ONCE="$(ONCE)" DATA="$(DATA)" BIN=$(BIN) Tests/run-demo

build: packages
	swift build -c $(CONFIG) --product reskontrad
	swift build -c $(CONFIG) --product reskontra

# Man pages beside the programs, from what these say of themselves; a package takes them with it.
man: build
	@Tests/install python3
	.packaging/make-man $(BIN)/reskontra 1 > $(BIN)/reskontra.1
	.packaging/make-man $(BIN)/reskontrad 8 > $(BIN)/reskontrad.8

# Everything a change must pass: unit, property, simulation and end-to-end tests, worked cases, the demo, the demo under
# kill -9, the books' second opinion, generated code. About ten minutes on two cores.
test: packages
	@Tests/install hledger
	swift build $(DEBUG_FLAGS) --build-tests
	swift test --skip-build
	$(MAKE) cases
	$(MAKE) python-client
	$(MAKE) grpc-clients
	Tests/run-exchanges
	Tests/run-promtool
	Tests/run-packaging
	$(MAKE) bank-checks
	ONCE=1 OPINION=1 BIN=.build/debug Tests/run-demo
	BIN=.build/debug KILLS=4 Tests/run-crash-demo
	KILLS=8 RESKONTRAD=$(CURDIR)/.build/debug/reskontrad Tests/run-faults kills
	KILLS=3 RESKONTRAD=$(CURDIR)/.build/debug/reskontrad Tests/run-faults pool
	SAMPLE=20 RESKONTRAD=$(CURDIR)/.build/debug/reskontrad Tests/run-faults syscalls
	$(MAKE) check-generated
	.packaging/make-man .build/debug/reskontra 1 | grep -q '^.fBreskontra invoice print'
	.packaging/make-man .build/debug/reskontrad 8 | grep -q '^.fBreskontrad verify'

# The demo while its server is killed at random moments: make crash-demo KILLS=20 SEED=7
crash-demo: build
	BIN=$(BIN) KILLS="$(KILLS)" SEED="$(SEED)" Tests/run-crash-demo

# The real binaries over real sockets: bad input, exits, Redis, drain.
end-to-end: packages
	swift build $(DEBUG_FLAGS) --build-tests
	swift test --skip-build --filter EndToEndTests

# Edges whose Redis lies to them, with more decisions than the suite makes: make lies DECISIONS=1000000
DECISIONS ?= 200000
lies: packages
	swift build $(DEBUG_FLAGS) --build-tests
	RESKONTRA_LIES=$(DECISIONS) swift test --skip-build --filter EdgeLiesTests

# A direct debit run over many customers and its file, timed, with the server's memory: make debits COLLECTIONS=100000
COLLECTIONS ?= 100000
debits: build
	swift build $(DEBUG_FLAGS) --build-tests
	RESKONTRA_DEBITS=$(COLLECTIONS) RESKONTRAD=$(CURDIR)/$(BIN)/reskontrad swift test --skip-build --filter DebitRunTests

# Interest, letters and aging over many customers with ten open items each, timed, beside a till: make runs CUSTOMERS=100000
CUSTOMERS ?= 100000
runs: build
	swift build $(DEBUG_FLAGS) --build-tests
	RESKONTRA_RUNS=$(CUSTOMERS) RESKONTRAD=$(CURDIR)/$(BIN)/reskontrad RESKONTRA=$(CURDIR)/$(BIN)/reskontra swift test --skip-build --filter RunFiguresTests

# Aging on random cut-off dates over several companies: make cut-offs CUTOFFS=100000
CUTOFFS ?= 100000
cut-offs: packages
	swift build $(DEBUG_FLAGS) --build-tests
	RESKONTRA_CUTOFFS=$(CUTOFFS) swift test --skip-build --filter CutOffTests

# 100,000 recurring invoices and a revaluation of as many items, timed, beside a till; invoices of 20 lines beside 3.
RECURRING ?= 100000
invoicing: build
	swift build $(DEBUG_FLAGS) --build-tests
	RESKONTRA_INVOICING=$(RECURRING) RESKONTRAD=$(CURDIR)/$(BIN)/reskontrad RESKONTRA=$(CURDIR)/$(BIN)/reskontra swift test --skip-build --filter InvoicingFiguresTests

# Numbers without holes over many connections and a kill -9: make numbers INVOICES=20000
INVOICES ?= 20000
numbers: packages
	swift build $(DEBUG_FLAGS) --build-tests
	RESKONTRA_NUMBERS=$(INVOICES) swift test --skip-build --filter NumberSequenceTests

# Worked cases through the public RPCs: make cases CASES="folder ..."
cases: packages
	swift build $(DEBUG_FLAGS) --product reskontrad
	swift build $(DEBUG_FLAGS) --product reskontra-cases
	.build/debug/reskontra-cases --server .build/debug/reskontrad $(CASES)

# The same, with every writing call previewed before it is made: both must say the same (F17).
previews: packages
	swift build $(DEBUG_FLAGS) --product reskontrad
	swift build $(DEBUG_FLAGS) --product reskontra-cases
	.build/debug/reskontra-cases --rehearse --server .build/debug/reskontrad $(CASES)

# The Python client: golden frames, its manners against a faulty server, a real server.
python-client: packages
	swift build $(DEBUG_FLAGS) --product reskontrad
	Tests/run-python-client

# The gRPC port by clients of others: PyPI's grpcio.
grpc-clients: packages
	swift build $(DEBUG_FLAGS) --product reskontrad
	Tests/run-grpc

# One file of golden exchanges by both clients over both carriers.
exchanges: packages
	swift build $(DEBUG_FLAGS) --product reskontrad
	swift build $(DEBUG_FLAGS) --product reskontra-cases
	Tests/run-exchanges

# Our bank files and checks of numbers beside PyPI's xmlschema, sepaxml, schwifty and python-stdnum.
NUMBERS ?= 100000
bank-checks: packages
	swift build $(DEBUG_FLAGS) --product reskontrad
	NUMBERS=$(NUMBERS) Tests/run-bank-checks

# Laws of settlement (F3, F5) over many random allocations and undos: the suite takes 1,500 of them.
ALLOCATIONS ?= 100000
laws: packages
	swift build $(DEBUG_FLAGS) --build-tests
	RESKONTRA_ALLOCATIONS=$(ALLOCATIONS) swift test --skip-build --filter SettlementLawsTests

# A camt.053 file of many entries, imported and matched by the real binaries; then hostile files. Seconds and memory.
ENTRIES ?= 100000
bank-load: build
	@Tests/install python3
	ENTRIES=$(ENTRIES) BIN=$(BIN) Tests/bank-load

# The release server beside its yardsticks; prints ratios.
bench: build
	@Tests/install gcc strace procps util-linux redis-tools redis-server nghttp2-client python3-protobuf
	swift build -c $(CONFIG) --product decision-bench
	swift build -c $(CONFIG) --product reskontra-grpc-echo
	Tests/Yardsticks/run

# Simulated worlds from seeds 1 on, after a check that a seed gives the same history in two processes.
SEEDS ?= 200
FIRST ?= 1
simulate: packages
	swift build -c release --product reskontra-simulate
	Tests/simulate-twice .build/release/reskontra-simulate $(FIRST)
	.build/release/reskontra-simulate --first $(FIRST) --seeds $(SEEDS) --failures 10

# Bugs planted behind switches into a copy of the tree, one build for all; the simulator, or the tests named for it, must
# find each, and nothing without any. Prints the score. make planted BUGS="worlds", BUGS="tests" or BUGS="words of names": a part
planted: packages
	Tests/planted/run $(BUGS)

# The server killed under load; its store compared with what clients were told: make kill KILLS=200 SEED=7
KILLS ?= 20
kill: build
	KILLS=$(KILLS) SEED=$(SEED) RESKONTRAD=$(CURDIR)/$(BIN)/reskontrad Tests/run-faults kills

# Many tills on one credit pool under kill -9: one order explains every answer. make pool KILLS=30 TILLS=64
TILLS ?= 64
pool: build
	KILLS=$(KILLS) TILLS=$(TILLS) SEED=$(SEED) RESKONTRAD=$(CURDIR)/$(BIN)/reskontrad Tests/run-faults pool

# Single system calls of the real server fail, or it is killed at them; SAMPLE=0: every one.
SAMPLE ?= 30
faults: build
	SAMPLE=$(SAMPLE) SEED=$(SEED) RESKONTRAD=$(CURDIR)/$(BIN)/reskontrad Tests/run-faults syscalls

# libFuzzer on every decoder, in a build of its own, after a canary: make fuzz RUNS=1000000 TARGETS="frames requests" ASAN=1
RUNS ?= 100000
fuzz: packages
	RUNS=$(RUNS) TARGETS="$(TARGETS)" ASAN=$(ASAN) Tests/run-fuzz

# Server, loop, engine, log and cache under the thread and the address sanitizer, in builds of their own: make sanitize
# SANITIZERS=thread SUITES="ServerTests LoopTests"
sanitize: packages
	SANITIZERS="$(SANITIZERS)" SUITES="$(SUITES)" Tests/run-sanitizers

generate:
	@Tests/install protobuf-compiler libprotobuf-dev python3
	Protocol/generate.sh

check-generated:
	@Tests/install protobuf-compiler libprotobuf-dev python3
	Protocol/generate.sh --check
	python3 Tests/planted/bugs.py check .

# At a release: what it promises to keep, of the wire and of the log. `make generate` refuses to break it.
release-protocol:
	@Tests/install protobuf-compiler libprotobuf-dev python3
	Protocol/generate.sh --release

format:
	swift format --in-place --recursive --parallel Package.swift Sources Clients Tests

packages:
	@Tests/install $(PACKAGES)

# Every bit, block and sum of a small store damaged, one after the other, on the simulated disk; some minutes.
sweep: packages
	swift build -c release --product event-log-sweep
	.build/release/event-log-sweep

# Unit and property tests of the targets.
unit: packages
	@Tests/install hledger
	swift test $(DEBUG_FLAGS)
