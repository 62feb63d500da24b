import Foundation

/// The three schemas of worked cases, each explained in the README beside its cases.
enum CaseSchema: String, Sendable {
    case credit
    case settlement
    case setup

    /// Nil when the file is of none of them.
    init?(of json: Json) {
        switch json["schema"].text {
        case "settlement-case/1": self = .settlement
        case "ar-setup-case/1": self = .setup
        case nil where json["schema_version"].integer == 1 && !json["area"].isNull: self = .credit
        default: return nil
        }
    }
}

/// One worked case as read from its file.
struct CaseFile: Sendable {
    let name: String
    let schema: CaseSchema
    let json: Json
}

/// Why a file is no case we can read.
struct CaseFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

extension CaseFile {
    /// Reads one file; its name without `.json` must be the name it states.
    init(path: String) throws {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw CaseFailure("cannot be read")
        }
        let json = try Json.parse(Array(bytes))
        guard let schema = CaseSchema(of: json) else { throw CaseFailure("is of no known schema") }
        guard let name = json["name"].text else { throw CaseFailure("has no name") }
        self.init(name: name, schema: schema, json: json)
    }

    /// Paths of the cases in a folder and the folders below it, by name; a path to a file stands for itself.
    static func paths(under path: String) throws -> [String] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw CaseFailure("\(path) does not exist")
        }
        guard isFolder.boolValue else { return [path] }
        return try FileManager.default.subpathsOfDirectory(atPath: path)
            .filter { $0.hasSuffix(".json") }.sorted().map { "\(path)/\($0)" }
    }
}
