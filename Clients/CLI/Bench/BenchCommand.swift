import ArgumentParser

/// `reskontra bench`: load on a server, figures about it.
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measure a server, or an anchor of the same frames.",
        discussion: """
            Load the data set once, then measure:
              reskontra bench load --customers 100000 --items 1000000
              reskontra bench rules --rules 1000
              reskontra bench --mix check --connections 64 --seconds 5
              reskontra bench --mix invoice=2,payment=1 --connections 16 -o json
              reskontra bench --mixed
            `make bench` runs it beside its yardsticks and prints ratios.
            """,
        subcommands: [BenchRun.self, BenchLoad.self, BenchRules.self], defaultSubcommand: BenchRun.self)
}
