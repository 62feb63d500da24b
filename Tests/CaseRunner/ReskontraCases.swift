import Foundation

/// `reskontra-cases --server PATH FOLDER…`: plays worked cases against a sandbox server through the public RPCs.
///
/// Prints a line per case that fails or is skipped and closes with `N passed, N failed, N skipped`. Exit 0: none failed,
/// 1: some did, 64: the call is wrong.
@main
struct ReskontraCases {
    static func main() async {
        do {
            let arguments = try Arguments(Array(CommandLine.arguments.dropFirst()))
            let paths = try arguments.folders.flatMap(CaseFile.paths(under:))
            let results = await CaseRun(server: arguments.server).results(of: paths)
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
    let folders: [String]

    init(_ words: [String]) throws {
        var server: String?
        var folders: [String] = []
        var rest = words[...]
        while let word = rest.popFirst() {
            if word == "--server" {
                server = rest.popFirst()
            } else if word.hasPrefix("--server=") {
                server = String(word.dropFirst("--server=".count))
            } else if word.hasPrefix("-") {
                throw CaseFailure("unknown option \(word); usage: reskontra-cases --server PATH FOLDER…")
            } else {
                folders.append(word)
            }
        }
        guard let server, !folders.isEmpty else {
            throw CaseFailure("usage: reskontra-cases --server PATH-TO-reskontrad FOLDER…")
        }
        self.server = server
        self.folders = folders
    }
}
