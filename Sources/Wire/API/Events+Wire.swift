import Receivables
import Schema

extension Reskontra_V1_WatchSnapshot {
    /// Rows of one part: some ten kilobytes.
    package static let rows = 100

    /// The parts of a snapshot, each an encoded `WatchItem`; the last one says that it is the last.
    package static func parts(
        _ customers: [CustomerID], of book: borrowing Book, on today: CalendarDate
    ) -> [[UInt8]] {
        var parts: [[UInt8]] = []
        var part = Reskontra_V1_WatchSnapshot()
        func flush() {
            var item = Reskontra_V1_WatchItem()
            item.sequence = book.sequence
            item.snapshot = part
            // A message made here has every field it needs: encoding cannot fail.
            parts.append((try? item.serializedBytes()) ?? [])
            part = Reskontra_V1_WatchSnapshot()
        }
        for customer in customers {
            part.customers.append(Reskontra_V1_WatchCustomer(customer, book))
            WatchSnapshot.forEachOpenItem(of: customer, book) { item in
                part.items.append(Reskontra_V1_OpenItem(item, book, today: today, settlements: false))
                if part.customers.count + part.items.count >= rows { flush() }
            }
            if part.customers.count + part.items.count >= rows { flush() }
        }
        part.last = true
        flush()
        return parts
    }
}

extension Reskontra_V1_WatchCustomer {
    fileprivate init(_ id: CustomerID, _ book: borrowing Book) {
        self.init()
        let view = CustomerView(id, book)
        customerNumber = view.row.number.text
        group = view.row.group.text
        creditLimit = .init(view.limit.limit)
        unlimitedCredit = view.row.flags.contains(.unlimitedCredit)
        closed = view.row.flags.contains(.closed)
        invoiceAccount = view.invoiceAccount.text
        version = view.version
    }
}
