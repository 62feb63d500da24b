import ArgumentParser
import EventLog
import Foundation

/// Where an offline tool writes: a file that gets its name only when it is whole, or standard output.
struct Output {
    private let handle: FileHandle
    private let path: String?

    private var unfinished: String? { path.map { $0 + ".part" } }

    init(_ path: String?) throws {
        self.path = path
        guard let path else {
            handle = .standardOutput
            return
        }
        let part = path + ".part"
        guard FileManager.default.createFile(atPath: part, contents: nil),
            let made = FileHandle(forWritingAtPath: part)
        else { throw ValidationError("\(path) cannot be written") }
        handle = made
    }

    func write(_ bytes: UnsafeRawBufferPointer) throws { try handle.write(contentsOf: Data(bytes)) }

    func close() throws {
        guard let path, let unfinished else { return }
        try handle.synchronize()
        try handle.close()
        guard rename(unfinished, path) == 0 else { throw ValidationError("\(path) cannot be written") }
    }

    /// A line for people.
    static func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}

/// `123 MiB read`, on a terminal only.
struct ByteProgress {
    private let verb: String
    private let isTerminal = isatty(2) != 0

    init(_ verb: String) { self.verb = verb }

    func show(_ bytes: UInt64) {
        if isTerminal { FileHandle.standardError.write(Data("\r\(bytes >> 20) MiB \(verb)".utf8)) }
    }

    func end() {
        if isTerminal { FileHandle.standardError.write(Data("\r\u{1b}[K".utf8)) }
    }
}

extension StoreFailure {
    /// Says it with its cure; the exit code to leave with. Damage is 2, the rest as `serve` has it.
    func reported(by tool: String) -> ExitCode {
        Output.note("reskontrad \(tool): \(self)\n\(cure)")
        if case .damaged = self { return ExitCode(2) }
        return ExitCode(exitCode)
    }
}
