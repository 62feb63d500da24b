/// Why an import cannot go on. Rows that fail are no reason: they go to the rejects file.
enum ImportFailure: Error, CustomStringConvertible {
    case unopened(String, String)
    case unreadable(String)
    case unwritable(String, String)
    case noHeader
    case columnMissing(String, have: [String])
    case mapUnknown(String, known: [String])

    var description: String {
        switch self {
        case .unopened(let path, let why): "cannot open \(path): \(why)"
        case .unreadable(let why): "cannot read: \(why)"
        case .unwritable(let path, let why): "cannot write \(path): \(why)"
        case .noHeader: "the file has no header line"
        case .columnMissing(let name, let have):
            "no column '\(name)'; the file has \(have.joined(separator: ", ")): name it with --map"
        case .mapUnknown(let name, let known):
            "--map knows no '\(name)'; it knows \(known.joined(separator: ", "))"
        }
    }
}
