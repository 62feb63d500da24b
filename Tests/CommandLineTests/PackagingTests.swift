import Foundation
import Testing

@testable import reskontrad

@Suite("What is shipped beside the programs")
struct PackagingTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent(".packaging")

    private static func lines(_ name: String) throws -> [String] {
        try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test("the configuration names every setting once, those left out with their defaults, and can be read")
    func configuration() async throws {
        var problems: [String] = []
        let path = Self.folder.appendingPathComponent("reskontra.yaml").path
        let file = await ConfigurationFile.load(path, &problems)
        #expect(problems.isEmpty && file != nil)
        let lines = try Self.lines("reskontra.yaml")
        for key in SettingKey.allCases {
            let found = lines.filter { $0.hasPrefix("\(key.rawValue): ") || $0.hasPrefix("# \(key.rawValue): ") }
            #expect(found.count == 1, "\(key.rawValue)")
            guard let line = found.first, line.hasPrefix("# "), !key.standard.isEmpty else { continue }
            #expect(line == "# \(key.rawValue): \(key.standard)")
        }
    }

    @Test("with every line of the configuration in force it is still one")
    func everySetting() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("reskontra-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let keys = Set(SettingKey.allCases.map(\.rawValue))
        let lines = try Self.lines("reskontra.yaml").map { line -> String in
            let bare = String(line.dropFirst(2))
            return line.hasPrefix("# ") && keys.contains(String(bare.prefix { $0 != ":" })) ? bare : line
        }
        let path = folder.appendingPathComponent("all.yaml")
        try Data(lines.joined(separator: "\n").utf8).write(to: path)
        var problems: [String] = []
        let file = try #require(await ConfigurationFile.load(path.path, &problems))
        #expect(problems.isEmpty)
        for key in SettingKey.allCases { #expect(file.value(of: key) != nil, "\(key.rawValue)") }
    }

    @Test("the unit starts again after no failure that starting again does not mend")
    func unit() throws {
        let line = try #require(try Self.lines("reskontrad.service").first { $0.hasPrefix("RestartPreventExitStatus=") })
        let listed = Set(line.split(separator: "=")[1].split(separator: " ").compactMap { Int($0) })
        let source = try String(
            contentsOf: Self.folder.deletingLastPathComponent().appendingPathComponent("Sources/EventLog/StoreFailure.swift"),
            encoding: .utf8)
        let ofStores = source.matches(of: /: ([23][0-9])\n/).compactMap { Int($0.1) }
        #expect(ofStores.count >= 20)
        #expect(listed == Set(ofStores).union([64, 77, 78]))
    }

    @Test("the image installs what the programs are linked with")
    func image() throws {
        let package = try String(
            contentsOf: Self.folder.deletingLastPathComponent().appendingPathComponent("Package.swift"), encoding: .utf8)
        let image = try Self.lines("Dockerfile").joined(separator: "\n")
        let make = try String(
            contentsOf: Self.folder.deletingLastPathComponent().appendingPathComponent("Makefile"), encoding: .utf8)
        let needed = package.matches(of: /\.apt\(\["([a-z0-9.-]+)"\]\)/).map { String($0.1) }
        #expect(needed.count >= 4)
        for name in needed {
            #expect(image.contains(name), "Dockerfile: \(name)")
            #expect(make.contains(name), "Makefile: \(name)")
        }
    }
}
