// swift-tools-version: 6.1
import PackageDescription

// The targets and what each may import are the architecture: see the table in README.md.
// Nothing flows back: bytes -> frame -> request -> command -> events -> event log -> book -> reply.

let package = Package(
    name: "reskontra",
    products: [
        .executable(name: "reskontrad", targets: ["reskontrad"]),
        .executable(name: "reskontra", targets: ["reskontra"]),
        .library(name: "ReskontraClient", targets: ["ReskontraClient"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(
            url: "https://github.com/apple/swift-configuration", from: "1.4.0",
            traits: ["YAML", "CommandLineArguments"]),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.0"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.0"),
        // Older ones lack one of the limits that hold back floods of resets, continuations and control frames.
        .package(url: "https://github.com/apple/swift-nio-http2", from: "1.46.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
        .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0"),
        .package(url: "https://github.com/grpc/grpc-swift-2", from: "2.4.0"),
        .package(url: "https://github.com/grpc/grpc-swift-nio-transport", from: "2.9.0"),
        .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0", traits: []),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // C: intrinsics and system calls Swift cannot name; Debian's hiredis, OpenSSL, libxml2 and libedit.
        .target(name: "CShims"),
        .systemLibrary(name: "CHiredis", pkgConfig: "hiredis", providers: [.apt(["libhiredis-dev"])]),
        .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        // Not by pkg-config: its -I/usr/include would put the system's ICU, which libxml2 shows, beside Foundation's.
        .systemLibrary(name: "CEditLine", providers: [.apt(["libedit-dev"])]),

        // The trade: imports nothing.
        .target(name: "Receivables"),
        // Bytes on disk; knows no money.
        .target(name: "EventLog", dependencies: ["CShims", "COpenSSL"]),
        // Generated, never edited.
        .target(
            name: "Schema", dependencies: [.product(name: "SwiftProtobuf", package: "swift-protobuf")]),
        // The border: frames, messages <-> trade values, events <-> log messages.
        .target(name: "Wire", dependencies: ["Receivables", "Schema"]),
        // TLS over memory: knows no sockets.
        .target(name: "TLS", dependencies: ["COpenSSL"]),
        // The native port's I/O loop.
        .target(name: "Loop", dependencies: ["CShims", "TLS"]),
        // The single writer.
        .target(
            name: "Engine", dependencies: ["Receivables", "EventLog", "Wire", "COpenSSL", "CShims"]),
        // A store without a server: exports, backup, restore, repair.
        .target(name: "Archive", dependencies: ["Receivables", "EventLog", "Wire", "Schema", "Engine"]),
        // Credit positions to and from Redis.
        .target(name: "CreditCache", dependencies: ["Receivables", "CHiredis", "COpenSSL", "CShims"]),
        // Sessions, routes, the ops port.
        .target(
            name: "Server",
            dependencies: [
                "Engine", "Loop", "TLS", "CreditCache", "Wire", "Schema", "Receivables", "EventLog",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]),
        // The same calls over HTTP/2: a client of the native port, inside the same process.
        .target(
            name: "GRPCPort",
            dependencies: [
                "Server", "Loop", "TLS", "Wire", "Receivables", "Schema", "ReskontraClient", "CShims",
                .product(name: "GRPCCore", package: "grpc-swift-2"),
                .product(name: "GRPCNIOTransportHTTP2Posix", package: "grpc-swift-nio-transport"),
                .product(name: "NIOCertificateReloading", package: "swift-nio-extras"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP2", package: "swift-nio-http2"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "NIOTLS", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "SwiftASN1", package: "swift-asn1"),
                .product(name: "SwiftProtobuf", package: "swift-protobuf"),
                .product(name: "X509", package: "swift-certificates"),
            ]),
        .executableTarget(
            name: "reskontrad",
            dependencies: [
                "Server", "GRPCPort", "EventLog", "Archive", "CreditCache", "TLS",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "Yams", package: "Yams"),
            ]),

        .target(
            name: "ReskontraClient",
            dependencies: [
                "Schema", "TLS",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            path: "Clients/Swift"),
        // What banks send, as values: bytes in, entries out. Knows neither server nor trade.
        .target(name: "BankFiles", dependencies: ["CLibXML2"], path: "Clients/BankFiles"),
        .executableTarget(
            name: "reskontra",
            dependencies: [
                "ReskontraClient", "Schema", "CEditLine", "CShims", "BankFiles", "TLS",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Histogram", package: "hdrhistogram-swift"),
            ],
            path: "Clients/CLI"),
        // `make cases`: worked cases through the public RPCs; pure rules without one are called themselves. `make exchanges`
        // too, over both carriers; a method's messages are the command line's, by link.
        .executableTarget(
            name: "reskontra-cases",
            dependencies: [
                "ReskontraClient", "Schema", "Receivables",
                .product(name: "GRPCCore", package: "grpc-swift-2"),
                .product(name: "GRPCNIOTransportHTTP2Posix", package: "grpc-swift-nio-transport"),
            ],
            path: "Tests/CaseRunner"),

        // `make bench`: what grpc-swift does with a message of the same size and no server behind it.
        .executableTarget(
            name: "reskontra-grpc-echo",
            dependencies: [
                .product(name: "GRPCCore", package: "grpc-swift-2"),
                .product(name: "GRPCNIOTransportHTTP2Posix", package: "grpc-swift-nio-transport"),
            ],
            path: "Tests/GRPCEcho"),

        .testTarget(name: "ReceivablesTests", dependencies: ["Receivables"]),
        // The event log under damage and crashes: short in the tests, long in `make sweep`.
        .target(name: "EventLogFaults", dependencies: ["EventLog", "CShims"], path: "Tests/EventLogFaults"),
        .executableTarget(
            name: "event-log-sweep", dependencies: ["EventLogFaults"], path: "Tests/EventLogSweep"),
        .testTarget(name: "EventLogTests", dependencies: ["EventLog", "EventLogFaults", "CShims"]),
        .testTarget(name: "LoopTests", dependencies: ["Loop", "TLS", "CShims"]),
        .testTarget(name: "WireTests", dependencies: ["Wire", "Schema", "Receivables", "BankFiles"]),
        .testTarget(name: "CreditCacheTests", dependencies: ["CreditCache", "CHiredis"]),
        .testTarget(name: "EngineTests", dependencies: ["Engine", "EventLog", "Receivables", "Wire"]),
        .testTarget(
            name: "ArchiveTests", dependencies: ["Archive", "Engine", "EventLog", "Receivables", "Wire"]),
        .testTarget(name: "BankFilesTests", dependencies: ["BankFiles"]),
        .testTarget(name: "ClientTests", dependencies: ["ReskontraClient", "Schema"]),
        .testTarget(name: "DemoTests", dependencies: ["reskontra", "ReskontraClient", "Schema"]),
        .testTarget(
            name: "CommandLineTests",
            dependencies: [
                "reskontra", "reskontrad", "ReskontraClient",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            exclude: ["Transcripts"]),
        // The real binaries over real sockets.
        .testTarget(
            name: "EndToEndTests", dependencies: ["ReskontraClient", "Schema", "CreditCache", "reskontrad", "reskontra"]),
        // The port on simulated sockets: what a client is promised, frame by frame.
        .testTarget(
            name: "ServerTests",
            dependencies: ["Server", "Engine", "EventLog", "Loop", "TLS", "Wire", "Receivables", "Schema"]),
        .testTarget(name: "TidyTests"),

        // The simulator: virtual time, network, disk and clients around the real port, engine and log.
        .target(
            name: "Simulation",
            dependencies: [
                "CreditCache", "Server", "Engine", "EventLog", "Loop", "Wire", "Receivables", "Schema", "ReskontraClient",
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            path: "Tests/Simulation"),
        // `make simulate SEEDS=n`
        .executableTarget(
            name: "reskontra-simulate", dependencies: ["Simulation"], path: "Tests/Simulate"),
        .testTarget(name: "SimulationTests", dependencies: ["EventLog", "Simulation"]),
        // Credit decisions per second on one core, without server: `make bench` runs it.
        .executableTarget(name: "decision-bench", dependencies: ["Receivables", "CShims"], path: "Tests/DecisionBench"),

        // Hostile bytes for every decoder: one body each, fed by dice in the tests and by libFuzzer in `make fuzz`. The
        // importer's CSV reader belongs to a program, which cannot be imported: its files are here by link.
        .target(
            name: "Fuzz",
            dependencies: [
                "Server", "Engine", "EventLog", "EventLogFaults", "Loop", "Wire", "Receivables", "Schema", "CreditCache",
                "BankFiles", "CHiredis", "CShims",
            ],
            path: "Tests/Fuzz", exclude: ["Seeds", "make-seeds.py"]),
        .executableTarget(name: "reskontra-fuzz", dependencies: ["Fuzz", "EventLog"], path: "Tests/FuzzRun"),
        .testTarget(name: "FuzzTests", dependencies: ["Fuzz", "Wire", "Schema"]),
    ],
    swiftLanguageModes: [.v6]
)

// A build of a part, for instrumented builds that take long: RESKONTRA_PART names targets; what they need comes along.
if let part = Context.environment["RESKONTRA_PART"], !part.isEmpty {
    var kept: Set<String> = []
    var wanted = part.split(separator: " ").map(String.init)
    while let name = wanted.popLast() {
        guard kept.insert(name).inserted, let target = package.targets.first(where: { $0.name == name }) else { continue }
        for case .byNameItem(let needed, _) in target.dependencies { wanted.append(needed) }
    }
    package.targets.removeAll { !kept.contains($0.name) }
    package.products.removeAll { !kept.contains($0.name) }
}
