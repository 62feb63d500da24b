import Foundation

/// One step of loading: what, how many, how long, and what the server then held in memory.
struct LoadStep: Codable {
    var step: String
    var count: Int
    var nanoseconds: UInt64
    var perSecond: UInt64
    var residentBytes: UInt64?

    init(_ step: String, count: Int, nanoseconds: UInt64, pid: Int32?) {
        self.step = step
        self.count = count
        self.nanoseconds = nanoseconds
        perSecond = nanoseconds == 0 ? 0 : UInt64(count) * 1_000_000_000 / nanoseconds
        residentBytes = pid.flatMap(Self.residentBytes)
    }

    /// From the kernel's `VmRSS`, which is in KiB.
    private static func residentBytes(of pid: Int32) -> UInt64? {
        guard let status = try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8) else { return nil }
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { UInt64($0) }.map { $0 * 1_024 }
    }

    static func text(_ steps: [LoadStep], _ format: OutputFormat) throws -> String {
        switch format {
        case .json: return try BenchJSON.text(steps) + "\n"
        case .jsonl: return try steps.map { try BenchJSON.line($0) + "\n" }.joined()
        case .csv: return table(steps).csv()
        case .tsv: return table(steps).tsv()
        case .card, .table: return table(steps).grid()
        }
    }

    private static func table(_ steps: [LoadStep]) -> Table {
        Table(
            [
                .text("step"), .number("count"), .number("milliseconds"), .number("per_second"),
                .number("resident_bytes"),
            ],
            rows: steps.map { step in
                [
                    .text(step.step), .number(step.count), .number(step.nanoseconds / 1_000_000),
                    .number(step.perSecond), step.residentBytes.map { .number($0) } ?? .empty,
                ]
            })
    }
}
