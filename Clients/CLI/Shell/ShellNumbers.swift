import Foundation
import ReskontraClient
import Schema

/// Numbers for completion, asked of the server: customers, and the documents of the customer on the line.
enum ShellNumbers {
    /// Customers, and documents, looked at for one tab.
    static let askedMax: UInt32 = 200

    /// Empty when the server does not answer: a tab is no place for an error.
    static func ask(_ wish: ShellCompletion.Wish) async -> [String] {
        guard let options = try? CommonOptions.parse([]), let desk = try? await Desk(options) else { return [] }
        let customers = try? await desk.read(
            .listCustomers,
            Reskontra_V1_ListCustomersRequest.with {
                $0.numberPrefix = wish.prefix
                $0.page.size = askedMax
            }, as: Reskontra_V1_ListCustomersResponse.self)
        var numbers = customers?.customers.map(\.customer.number) ?? []
        if let customer = wish.customer {
            let items = try? await desk.read(
                .listOpenItems,
                Reskontra_V1_ListOpenItemsRequest.with {
                    $0.customerNumber = customer
                    $0.page.size = askedMax
                }, as: Reskontra_V1_ListOpenItemsResponse.self)
            numbers += items?.items.map(\.number).filter { $0.hasPrefix(wish.prefix) } ?? []
        }
        // Documents that a look at the last answer would show.
        numbers += ShellSession.current?.seen(beginning: wish.prefix) ?? []
        return numbers.filter { !$0.isEmpty && !$0.contains(where: \.isWhitespace) }
    }
}
