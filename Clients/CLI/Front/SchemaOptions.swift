import ArgumentParser
import BankFiles
import Foundation

/// Where the official schemas lie, for whoever wants a file checked before it leaves.
struct SchemaOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Folder with the official schemas (*.xsd); or RESKONTRA_SCHEMAS.", valueName: "folder"))
    var schemas: String?

    /// Nil where none is named: nothing is checked.
    var folder: String? { schemas ?? ProcessInfo.processInfo.environment["RESKONTRA_SCHEMAS"] }

    func check(_ content: Data, called name: String) throws {
        guard let folder else { return }
        try refuse(name) { () throws(BankFileFailure) in try SchemaCheck.faults(bytes: Array(content), schemas: folder) }
    }

    /// The same of a file on disk, which is read as a stream.
    func check(file path: String, called name: String) throws {
        guard let folder else { return }
        try refuse(name) { () throws(BankFileFailure) in try SchemaCheck.faults(file: path, schemas: folder) }
    }

    private func refuse(_ name: String, _ faults: () throws(BankFileFailure) -> [SchemaCheck.Fault]) throws {
        do {
            let found = try faults()
            if found.isEmpty { return }
            let told = found.map { "\n  \($0)" }.joined()
            throw BankRefusal(
                description: "\(name) does not fit its schema and was not written:\(told)",
                remedy: "Correct the addresses and names that the lines tell, or get the file without --schemas.")
        } catch let failure as BankFileFailure {
            throw BankRefusal(
                description: "\(name): \(failure)", remedy: "Put the official schema there, or leave --schemas out.")
        }
    }
}
