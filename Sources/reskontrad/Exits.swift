import ArgumentParser
import Foundation
import Server

/// Ends the program as a failure says: its text on stderr, its exit code.
enum Exits {
    static func named(_ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch let failure as ServerFailure {
            FileHandle.standardError.write(Data("reskontrad: \(failure)\n".utf8))
            throw ExitCode(failure.exitCode)
        }
    }
}
