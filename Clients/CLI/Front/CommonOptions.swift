import ArgumentParser

/// Options that every command takes.
struct CommonOptions: ParsableArguments {
    @Option(
        name: .shortAndLong, help: "table, card, json, jsonl, csv or tsv; table on a terminal, tsv in a pipe."
    )
    var output: OutputFormat?

    @Option(help: ArgumentHelp("Server, as 127.0.0.1:7410.", valueName: "host:port"))
    var address: String?

    @Option(help: ArgumentHelp("Company to work in.", valueName: "code"))
    var company: String?

    @Option(help: ArgumentHelp("Who signed the server's certificate, in PEM; switches TLS on.", valueName: "file"))
    var ca: String?

    @Option(help: ArgumentHelp("Own certificate in PEM, for servers that ask for one.", valueName: "file"))
    var clientCertificate: String?

    @Option(help: ArgumentHelp("Its private key, in PEM and of mode 0600.", valueName: "file"))
    var clientKey: String?

    @Option(help: ArgumentHelp("Profile of the configuration file.", valueName: "name"))
    var profile: String?

    @Option(
        help: ArgumentHelp("auto, always or never; NO_COLOR and CLICOLOR_FORCE count too.", valueName: "when")
    )
    var color: ColorChoice = .auto

    @Option(help: ArgumentHelp("Only these columns of a table, csv or tsv.", valueName: "a,b"))
    var columns: String?

    @Option(help: ArgumentHelp("JSON with only these fields; a dot goes into a message.", valueName: "a,b.c"))
    var json: String?

    @Flag(help: "Amounts of csv and tsv in minor units.")
    var rawMinor = false

    @Flag(help: "Look again each time something changes, until q or Ctrl-C; for commands that only look.")
    var watch = false

    @Option(help: ArgumentHelp("Seconds to wait for the connection.", valueName: "s"))
    var timeout: Int = 5

    var columnNames: [String] {
        columns?.split(separator: ",").map { $0.trimmingPrefix(" ").lowercased() } ?? []
    }

    var jsonFields: [String] {
        json?.split(separator: ",").map { String($0.trimmingPrefix(" ")) } ?? []
    }

    func validate() throws {
        guard json == nil || output == nil || output == .json else {
            throw ValidationError("--json chooses JSON: leave --output out")
        }
        guard (1...600).contains(timeout) else { throw ValidationError("--timeout is 1 to 600 seconds") }
    }
}

extension OutputFormat: ExpressibleByArgument {}
extension ColorChoice: ExpressibleByArgument {}
