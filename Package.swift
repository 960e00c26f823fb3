// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "feedmill",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "feedmill", targets: ["feedmill"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    // The command line: one file a command.
    .executableTarget(
      name: "feedmill",
      dependencies: [
        "Pipeline", "Fetching", "Parsing", "Publishing", "Sanitizing", "Storing", "Subscribing", "Syndication",
        "Files", "CMemory",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ]),

    // Measurements of single stages, in process.
    .executableTarget(
      name: "feedmill-bench",
      dependencies: [
        "Pipeline", "Parsing", "Sanitizing", "Merging", "Storing", "Publishing", "Syndication", "Files",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], path: "Benchmarks/feedmill-bench"),

    // The order of the stages, and nothing else knows it.
    .target(
      name: "Pipeline",
      dependencies: [
        "Subscribing", "Fetching", "Parsing", "Sanitizing", "Merging", "Storing", "Publishing", "Syndication", "HTTP",
        "Files", "Compression",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Yams", package: "Yams"),
      ]),

    // The stages. None imports another.
    .target(name: "Subscribing", dependencies: ["Syndication", "XML", "Files"]),
    .target(name: "Fetching", dependencies: ["Syndication", "HTTP", "Files"]),
    .target(name: "Parsing", dependencies: ["Syndication", "XML"]),
    .target(name: "Sanitizing", dependencies: ["Syndication", "XML"]),
    .target(name: "Merging", dependencies: ["Syndication"]),
    .target(name: "Storing", dependencies: ["Syndication", .product(name: "GRDB", package: "GRDB.swift")]),
    .target(
      name: "Publishing",
      dependencies: [
        "Syndication", "Files", "Patterns", "Compression", .product(name: "Mustache", package: "swift-mustache"),
      ]),

    // The words that the stages exchange.
    .target(name: "Syndication"),

    // The rooms that touch C: libcurl, libxml2, PCRE2, zlib and libbrotli, the file system.
    .target(name: "HTTP", dependencies: ["CCurl"]),
    .target(name: "XML", dependencies: ["CLibXML2"]),
    .target(name: "Patterns", dependencies: ["CPCRE2"]),
    .target(name: "Compression", dependencies: ["CZlib", "CBrotli"]),
    .target(name: "Files"),

    // The doors to C.
    .target(name: "CCurl"),
    .target(name: "CMemory"),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CBrotli", pkgConfig: "libbrotlienc", providers: [.apt(["libbrotli-dev"])]),

    // One test target a module, fixtures beside the tests that read them.
    .testTarget(
      name: "PipelineTests",
      dependencies: [
        "Pipeline", "Fetching", "Merging", "Storing", "Publishing", "Subscribing", "Syndication", "HTTP",
        "Compression", "LoopbackServer", .product(name: "Logging", package: "swift-log"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .testTarget(
      name: "feedmillTests",
      dependencies: [
        "feedmill", "LoopbackServer", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .testTarget(name: "SubscribingTests", dependencies: ["Subscribing", "Syndication", "XML"], exclude: ["Fixtures"]),
    .testTarget(name: "FetchingTests", dependencies: ["Fetching", "Syndication", "HTTP", "LoopbackServer"]),
    .testTarget(name: "ParsingTests", dependencies: ["Parsing", "Syndication", "XML"], exclude: ["Fixtures"]),
    .testTarget(name: "SanitizingTests", dependencies: ["Sanitizing", "Syndication", "XML"], exclude: ["Fixtures"]),
    .testTarget(name: "MergingTests", dependencies: ["Merging", "Syndication"]),
    .testTarget(
      name: "StoringTests", dependencies: ["Storing", "Syndication", .product(name: "GRDB", package: "GRDB.swift")]),
    .testTarget(
      name: "PublishingTests", dependencies: ["Publishing", "Syndication", "Files", "Patterns", "Compression"],
      exclude: ["Fixtures"]),
    .testTarget(name: "SyndicationTests", dependencies: ["Syndication"]),
    .testTarget(name: "HTTPTests", dependencies: ["HTTP", "LoopbackServer"]),
    .target(name: "LoopbackServer", path: "Tests/LoopbackServer"),
    .testTarget(name: "XMLTests", dependencies: ["XML"]),
    .testTarget(name: "FilesTests", dependencies: ["Files"]),
    .testTarget(name: "PatternsTests", dependencies: ["Patterns"]),
    .testTarget(name: "CompressionTests", dependencies: ["Compression"]),
  ]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),  // SE-0335
    .enableUpcomingFeature("InternalImportsByDefault"),  // SE-0409
    .enableUpcomingFeature("MemberImportVisibility"),  // SE-0444
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),  // SE-0461
    .strictMemorySafety(),  // SE-0458
    .treatAllWarnings(as: .error),  // SE-0480
  ]
}
