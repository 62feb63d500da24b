import Foundation

/// `reskontra-cases --server PATH [--keep DIR] [--rehearse] FOLDER…`: plays worked cases against a sandbox server through
/// the public RPCs; with `--keep` the stores they made stay in DIR, with `--rehearse` each writing call is previewed first.
///
/// Prints a line per case that fails or is skipped and closes with `N passed, N failed, N skipped`. Exit 0: none failed,
/// 1: some did, 64: the call is wrong.
@main
struct ReskontraCases {
    static func main() async {
        do {
            let arguments = try Arguments(Array(CommandLine.arguments.dropFirst()))
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

    init(_ words: [String]) throws {
        var server: String?
        var keeper: String?
        var rehearses = false
        var folders: [String] = []
        var rest = words[...]
        while let word = rest.popFirst() {
            if word == "--server" {
                server = rest.popFirst()
            } else if word.hasPrefix("--server=") {
                server = String(word.dropFirst("--server=".count))
            } else if word == "--keep" {
                keeper = rest.popFirst()
            } else if word == "--rehearse" {
                rehearses = true
            } else if word.hasPrefix("-") {
                throw CaseFailure("unknown option \(word); \(Self.usage)")
            } else {
                folders.append(word)
            }
        }
        guard let server, !folders.isEmpty else {
            throw CaseFailure(Self.usage)
        }
        self.server = server
        self.keeper = keeper
        self.rehearses = rehearses
        self.folders = folders
    }

    private static let usage = "usage: reskontra-cases --server PATH-TO-reskontrad [--keep DIR] [--rehearse] FOLDER…"
}
