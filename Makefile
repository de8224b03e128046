# The developer's menu. `make help` lists it.

SHELL := /bin/bash
TOOLS := $(CURDIR)/.tools
DENY_VERSION := 0.20.2
export PATH := $(TOOLS)/bin:$(PATH)

.PHONY: help test check packages tools fmt lint unit testbed guides fuzz-smoke deny docs demo bench dist letters clean

## help: this list
help:
	@sed -n 's/^## //p' $(MAKEFILE_LIST)

## test: install what the tests need, then run them all
test: packages tools check

## check: everything that `test` runs, without installing anything
check: fmt lint deny docs unit fuzz-smoke

## packages: Debian's packages that the tests need (as root; otherwise those tests say what they miss)
packages:
	@./.ci/packages
	@cargo run --quiet --locked -p testbed -- fetch

## tools: cargo-deny, at the version that this file names
tools:
	@if ! $(TOOLS)/bin/cargo-deny --version 2>/dev/null | grep -qF "$(DENY_VERSION)"; then \
		cargo install --locked --debug --root $(TOOLS) cargo-deny@$(DENY_VERSION); \
	fi

## fmt: the form of the code
fmt:
	cargo fmt --all --check
	cargo fmt --manifest-path fuzz/Cargo.toml --check

## lint: clippy, warnings are errors
lint:
	cargo clippy --workspace --all-targets --locked -- -D warnings

## unit: every test of every crate, the real servers among them
unit:
	@set -o pipefail; cargo test --workspace --locked 2>&1 | awk -f .ci/sum.awk

## testbed: real mail servers and proxies, open, safe and deceiving: what is true of each, and what the prober says
testbed:
	cargo test --locked -p tranca --test testbed -- --nocapture

## guides: real servers stood open, proven, closed by `tranca close`, tested again, and taken back
guides:
	cargo test --locked -p tranca --test guides -- --nocapture

## letters: every letter in every language, into target/letters, for people to read
letters:
	cargo run --quiet --locked -- letters --out target/letters

## fuzz-smoke: every parser of foreign bytes, fuzzed for two seconds from its corpus
fuzz-smoke:
	./.ci/fuzz 2

## deny: licences, bans and sources of the whole tree
deny:
	cargo deny --log-level error check bans licenses sources

## docs: the documentation of the code, warnings are errors
docs:
	RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --locked --quiet

## demo: the main job, whole, on this machine
demo:
	cargo run --release --locked -- demo

## bench: speed, beside a peer or a limit in the same run (the peers are Debian's; as root)
bench:
	@./.ci/packages nmap proxycheck hopm time
	cargo build --release --locked -p tranca --bins --examples
	@cargo run --release --quiet --locked -p testbed -- fetch postfix
	target/release/examples/bench_import
	target/release/examples/bench_verify
	target/release/examples/bench_read
	target/release/examples/bench_letters

## dist: the program for packages, with the slow optimisations
dist:
	cargo build --profile dist --locked -p tranca

## clean: what was built
clean:
	cargo clean
