import ArgumentParser
import Schema

/// An open item as people name it: `FTI-0001`, `FTI-0001=200.00`.
enum ItemText {
    static func parse(_ text: String, currency: String) throws -> Reskontra_V1_ApplyItem {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init)
        guard !parts[0].isEmpty else { throw ValidationError("'\(text)' is not number or number=amount") }
        var item = Reskontra_V1_ApplyItem()
        item.documentNumber = parts[0]
        if let hash = parts[0].lastIndex(of: "#") {
            let lines = parts[0][parts[0].index(after: hash)...].split(separator: ",", omittingEmptySubsequences: false).map { UInt32($0) }
            // A document number may have the sign itself.
            if lines.allSatisfy({ $0 != nil }) {
                item.documentNumber = String(parts[0][..<hash])
                item.lines = lines.compactMap { $0 }
            }
        }
        if parts.count == 2 {
            item.amount = try usage { () throws(TextFailure) in
                try MoneyText.parse(parts[1], currency: currency)
            }
        }
        return item
    }
}
