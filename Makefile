# Two commands for a newcomer: `make demo` and `make test`. All targets work from a fresh clone.

PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift
# lld comes with Swift. Packed relocations (glibc 2.36 and newer) and no exported symbols: 3 MB less, and a faster start.
LINK = -Xswiftc -use-ld=lld -Xlinker -O2 -Xlinker --icf=safe -Xlinker --no-export-dynamic -Xlinker -z -Xlinker pack-relative-relocs
RELEASE = $(SWIFT) build -c release --static-swift-stdlib --product feedmill $(LINK)
BIN = .build/release/feedmill
PACKAGES = libcurl4-openssl-dev libxml2-dev libpcre2-dev libsqlite3-dev zlib1g-dev libbrotli-dev pkg-config ca-certificates
CHECKED = --explicit-target-dependency-import-check error

.PHONY: demo run test lint build install uninstall bench fuzz deps clean help

help:
	@echo "make demo      aggregate the sample sources, offline, into demo/output/"
	@echo "make run       aggregate feeds.opml into output/"
	@echo "make test      build and pass every test, the lint and the import check"
	@echo "make install   install the program under PREFIX ($(PREFIX))"
	@echo "make bench     measure a thousand feeds on loopback (needs nginx, curl, time)"
	@echo "make fuzz      throw random documents at the parser and the sanitizer (needs html5lib)"

# Says what it installs; where it may not, prints the command and stops.
deps:
	@command -v $(SWIFT) >/dev/null || { echo "Swift 6.2 or newer is needed: https://www.swift.org/install/linux/"; exit 1; }
	@missing=""; for p in $(PACKAGES); do \
	  dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ]; then \
	  if [ "$$(id -u)" = 0 ]; then as=""; elif sudo -n true 2>/dev/null; then as="sudo"; else \
	    echo "These Debian packages are missing:$$missing"; \
	    echo "Install them, then run make again:  sudo apt-get install$$missing"; exit 1; fi; \
	  echo "Installing Debian packages:$$missing"; \
	  $$as apt-get update -qq && $$as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	fi

build: deps
	@echo "Building feedmill (release; the first build takes some minutes)"
	@mkdir -p .build && $(RELEASE) >.build/release.log 2>&1 || { cat .build/release.log; exit 1; }

demo: build
	@mkdir -p demo && cp -p Samples/* demo/
	@$(BIN) run --force --directory demo
	@echo "Open demo/output/index.html in a browser, demo/output/atom.xml in a feed reader; the sources are in demo/feeds.opml"

run: build
	@$(BIN) run

# Not in parallel: two cores have two threads for all tests, and a long parse would starve a test that waits for an answer.
test: deps lint
	$(SWIFT) build --build-tests $(CHECKED)
	$(SWIFT) test --skip-build --no-parallel

lint:
	$(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Tests Benchmarks

bench: build
	@Benchmarks/start.sh
	@Benchmarks/fetch.sh 1000 5

fuzz: build
	@python3 Tests/fuzz/sanitize.py $(BIN) 40
	@Tests/fuzz/run parsing 60
	@Tests/fuzz/run sanitizing 60

# The manual page and what shells offer at Tab, made by the program itself.
MANUAL = share/man/man1/feedmill.1
FOR_BASH = share/bash-completion/completions/feedmill
FOR_ZSH = share/zsh/site-functions/_feedmill
FOR_FISH = share/fish/vendor_completions.d/feedmill.fish
BESIDE = $(MANUAL) $(FOR_BASH) $(FOR_ZSH) $(FOR_FISH)

# As root by sudo there may be no swift in the PATH: what is built already is installed as it is.
install:
	@test -x $(BIN) || $(MAKE) build
	install -D -m 755 -s $(BIN) $(DESTDIR)$(PREFIX)/bin/feedmill
	@install -d -m 755 $(addprefix $(DESTDIR)$(PREFIX)/,$(dir $(BESIDE)))
	$(BIN) manual >$(DESTDIR)$(PREFIX)/$(MANUAL)
	$(BIN) --generate-completion-script bash >$(DESTDIR)$(PREFIX)/$(FOR_BASH)
	$(BIN) --generate-completion-script zsh >$(DESTDIR)$(PREFIX)/$(FOR_ZSH)
	$(BIN) --generate-completion-script fish >$(DESTDIR)$(PREFIX)/$(FOR_FISH)
	@chmod 644 $(addprefix $(DESTDIR)$(PREFIX)/,$(BESIDE))

uninstall:
	rm -f $(addprefix $(DESTDIR)$(PREFIX)/,bin/feedmill $(BESIDE))

clean:
	rm -rf .build demo
