import Glibc
import Simulation

// Runs worlds from seeds and prints what they came to; see `make simulate` and `make planted`.
//
//     reskontra-simulate --seed S          one world, its figures and its history sum
//     reskontra-simulate --first S --seeds N   many worlds, a page at the end; stops at --failures F (1)

var first: UInt64 = 1
var seeds: UInt64 = 100
var only: UInt64?
var failuresMax = 1
var isQuiet = false
// The worlds of `make unit`.
var isSmall = false
// Without what the product does of its own free will: worlds of the time before.
var hasWhims = true
var arguments = CommandLine.arguments.dropFirst()

func usage() -> Never {
    say("usage: reskontra-simulate [--seed S | --first S --seeds N] [--failures F] [--small] [--no-whims] [--quiet]")
    exit(64)
}

while let name = arguments.popFirst() {
    if name == "--quiet" {
        isQuiet = true
        continue
    }
    if name == "--no-whims" {
        hasWhims = false
        continue
    }
    if name == "--small" {
        isSmall = true
        continue
    }
    guard let value = arguments.popFirst().flatMap({ UInt64($0) }) else { usage() }
    switch name {
    case "--seed": only = value
    case "--first": first = value
    case "--seeds": seeds = value
    case "--failures": failuresMax = Int(value)
    default: usage()
    }
}

func hex(_ word: UInt64) -> String {
    String(repeating: "0", count: word.leadingZeroBitCount / 4) + String(word, radix: 16)
}

/// Unbuffered, so that a trap leaves its seed behind.
func say(_ text: String, end: String = "\n") {
    var line = text + end
    line.withUTF8 { _ = write(1, $0.baseAddress, $0.count) }
}

if let seed = only {
    say("seed \(seed): \(Swarm(seed: seed))")
    let report = World.run(seed: seed, isSmall: isSmall, hasWhims: hasWhims)
    say(
        "history \(hex(report.history)) digest \(hex(report.digest)) steps \(report.steps) records \(report.records) "
            + "acknowledged \(report.acknowledged) reads \(report.reads) refused \(report.refused) crashes \(report.crashes) "
            + "openings refused \(report.refusedOpenings) from snapshots \(report.fromSnapshot)")
    if report.isLossDetected { say("the disk lied; the loss was noticed") }
    if let violation = report.violation {
        say("FAILED \(violation)")
        exit(1)
    }
    say("held")
    exit(0)
}

var page = Page(first: first)
for seed in first..<(first + seeds) {
    if !isQuiet { say("seed \(seed)", end: " ") }
    let report = World.run(seed: seed, isSmall: isSmall, hasWhims: hasWhims)
    page.add(report)
    if !isQuiet { say("records \(report.records) crashes \(report.crashes) history \(hex(report.history))") }
    if let violation = report.violation {
        say("FAILED seed \(seed): \(violation)")
        say("replay: .build/release/reskontra-simulate --seed \(seed)\(isSmall ? " --small" : "")\(hasWhims ? "" : " --no-whims")")
        if page.failed.count >= failuresMax { break }
    }
}
say(page.text)
exit(page.failed.isEmpty ? 0 : 1)
