import Files
import Syndication

extension Project {
  /// Makes what a new project needs and is not there yet; returns the paths made. Throws `FileError`.
  package func initialize() throws -> [String] {
    var made: [String] = []
    try Folder.make(directory)
    for (path, content) in [(subscriptionList, Self.emptyList), (configuration, Self.commentedConfiguration)]
    where !Folder.fileExists(path) {
      try WholeFile.replace(path, with: Array(content.utf8))
      made.append(path)
    }
    if !Folder.fileExists(output) {
      try Folder.make(output)
      made.append(output + "/")
    }
    return made
  }

  static let emptyList = """
    <?xml version="1.0" encoding="UTF-8"?>
    <opml version="2.0" xmlns:feedmill="urn:feedmill:opml">
      <head>
        <title>Subscriptions</title>
      </head>
      <body>
      </body>
    </opml>

    """

  /// Every key, with its default; `feedmill init` writes it and a test reads it with the comments taken off.
  static let commentedConfiguration = """
    # Settings of this Feedmill project. Every line is optional; what is shown is the default or an example.

    # title: My river
    # subtitle: What the neighbours write
    # address: https://example.org/planet/   # where output/ is served; gives the feed its own address
    # id: tag:example.org,2026:planet        # the feed's permanent identifier; best set once, before the first reader
    # author: Anna Example
    # language: ru
    # rights: Each entry belongs to its author
    # home: https://example.org/             # the page that the river belongs to, where that is not its own
    # limit: 100                             # entries in the feed
    # order: published                       # or updated: an edit then moves an entry to the top
    # max-age: 365d                          # before the newest entry
    # per-source: 20                         # entries of one source, so that none drowns the others
    # per-source-window: 24h                 # counted in; the whole feed where this is not set
    # max-shrink: 50                         # per cent of its entries that the feed may lose at once; more needs --force
    # archive: false                         # pages of all entries behind the Atom feed (RFC 5005); needs 'address'
    # hub: https://hub.example.org/          # a WebSub hub (or a list) that is told of changes; needs 'address'
    # compress: [gzip, brotli]               # keep .gz and .br beside each file, for a server that is set up for them
    # players: true                          # of video and music sites in new entries; false makes them links
    # formats: [atom, rss, json, html, opml, status]
    # files:
    #   atom: atom.xml                       # and so on, for other names

    # Rules look at every copy of a story. A copy is kept when it fits one rule of 'include' (or there are none) and
    # none of 'exclude'. A rule may name group, source, category, language, author (one value or a list, in either
    # case) and title, content, link (regular expressions, in either case; '(?-i)' in front makes the case matter);
    # all that it names must fit. `feedmill preview` shows what they do.
    # exclude:
    #   - title: '\\b(giveaway|airdrop)\\b'
    #   - source: noisy.example.org
    #     category: [Advertising, Jobs]

    # More feeds from the same sources, each with its keys as above and a folder of its own in output/.
    # publications:
    #   english:
    #     title: In English
    #     include:
    #       - language: en

    # fetch:
    #   user-agent: Feedmill/\(Program.version) (+https://example.org/planet/)
    #   at-once: 128                         # sources asked at the same time
    #   at-once-per-host: 2
    #   gap: 200ms                           # between two requests to one host
    #   connect-time: 10s
    #   total-time: 50s                      # redirects included
    #   body: 20MB                           # after decompression
    #   redirects: 10
    #   allow-private-addresses: []          # such as [127.0.0.1, 10.0.0.0/8]
    #   certificates: /etc/ssl/certs/ca-certificates.crt
    #   proxy: http://proxy.example:3128     # a proxy walks around the check of addresses
    #   stall-time: 25s                      # without a byte
    #   head: 256KB                          # all fields of an answer
    #   credentials:                         # secrets are environment variables; they go to their own host only
    #     members.example.org:               # https; with a port (example.org:8080) that port alone
    #       user: anna                       # without user: a bearer token; with field: that field
    #       secret-from: MEMBERS_PASSWORD

    # schedule:
    #   shortest: 30m                        # between two requests for one source
    #   longest: 24h

    # backlog:                               # what a new source, or one that repeats its archive, may bring at once
    #   at-once: 100                         # old entries of one fetch that are published; the rest is only known
    #   age: 7d                              # from when on an entry is old

    # log: feedmill.log                      # a line a run; seen from this folder
    # log-format: text                       # or json: an object a line
    # log-level: info                        # warning: only what changes; debug: every source
    # metrics: feedmill.prom                 # for Prometheus' node exporter (its textfile collector)

    """
}
