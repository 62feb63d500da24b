import Foundation

/// `reskontra-cases --server PATH [--keep DIR] [--rehearse] FOLDER…`: plays worked cases against a sandbox server through
/// the public RPCs; with `--keep` the stores they made stay in DIR, with `--rehearse` each writing call is previewed first.
///
/// Prints a line per case that fails or is skipped and closes with `N passed, N failed, N skipped`. Exit 0: none failed,
/// 1: some did, 64: the call is wrong.
///
/// `reskontra-cases --play FILE [--carrier native|grpc] --address HOST:PORT`: golden exchanges, see `Exchanges`; with
/// `--record` instead of `--play` what they bring is written into the file.
@main
struct ReskontraCases {
    static func main() async {
        do {
            let arguments = try Arguments(Array(CommandLine.arguments.dropFirst()))
            if let run = arguments.exchanges {
                let (passed, failed) = try await run.run()
                print("\(passed) passed, \(failed) failed")
                exit(failed == 0 ? 0 : 1)
            }
            let paths = try arguments.folders.flatMap(CaseFile.paths(under:))
            let results = await CaseRun(server: arguments.server, keeper: arguments.keeper, rehearses: arguments.rehearses).results(of: paths)
            for result in results { if let line = result.line { print(line) } }
            print(CaseResult.summary(of: results))
            exit(results.contains(where: \.isFailure) ? 1 : 0)
        } catch {
            FileHandle.standardError.write(Data("reskontra-cases: \(error)\n".utf8))
            exit(64)
        }
    }
}

/// The command line, taken apart.
struct Arguments {
    let server: String
    let keeper: String?
    let rehearses: Bool
    let folders: [String]
    /// Golden exchanges instead of cases.
    let exchanges: ExchangeRun?

    init(_ words: [String]) throws {
        var server: String?
        var keeper: String?
        var rehearses = false
        var folders: [String] = []
        var exchanges: (file: String, records: Bool)?
        var (carrier, address) = ("native", "")
        var rest = words[...]
        while let word = rest.popFirst() {
            if word == "--server" {
                server = rest.popFirst()
            } else if word.hasPrefix("--server=") {
                server = String(word.dropFirst("--server=".count))
            } else if word == "--keep" {
                keeper = rest.popFirst()
            } else if word == "--record" || word == "--play" {
                exchanges = rest.popFirst().map { ($0, word == "--record") }
            } else if word == "--carrier" {
                carrier = rest.popFirst() ?? ""
            } else if word == "--address" {
                address = rest.popFirst() ?? ""
            } else if word == "--rehearse" {
                rehearses = true
            } else if word.hasPrefix("-") {
                throw CaseFailure("unknown option \(word); \(Self.usage)")
            } else {
                folders.append(word)
            }
        }
        self.exchanges = exchanges.map {
            ExchangeRun(file: $0.file, records: $0.records, carrier: carrier, address: address)
        }
        guard exchanges != nil ? !address.isEmpty : server != nil && !folders.isEmpty else {
            throw CaseFailure(Self.usage)
        }
        self.server = server ?? ""
        self.keeper = keeper
        self.rehearses = rehearses
        self.folders = folders
    }

    private static let usage = """
        usage: reskontra-cases --server PATH-TO-reskontrad [--keep DIR] [--rehearse] FOLDER…
               reskontra-cases --play|--record FILE [--carrier native|grpc] --address HOST:PORT
        """
}
