import ArgumentParser
import Dispatch
import Foundation
import ReskontraClient
import Schema

/// Numbers for completion, asked of the server: customers, and the documents of the customer on the line.
enum ShellNumbers {
    /// Customers, and documents, looked at for one tab.
    static let askedMax: UInt32 = 200
    /// How long a tab may wait for the server.
    static let budgetMilliseconds = 200

    /// What is told in time; for callers that cannot wait otherwise.
    static func askInTime(
        _ wish: ShellCompletion.Wish, _ options: [String] = [], session: ShellSession? = nil
    ) -> [String] {
        let told = Told()
        let done = DispatchSemaphore(value: 0)
        Task {
            told.numbers = await ShellSession.$current.withValue(session) { await ask(wish, options) }
            done.signal()
        }
        guard done.wait(timeout: .now() + .milliseconds(budgetMilliseconds)) == .success else { return [] }
        return told.numbers
    }

    /// Written before the semaphore is signalled, read after it.
    private final class Told: @unchecked Sendable { var numbers: [String] = [] }

    /// Empty when the server does not answer: a tab is no place for an error.
    static func ask(_ wish: ShellCompletion.Wish, _ options: [String] = []) async -> [String] {
        guard let options = try? CommonOptions.parse(options), let desk = try? await Desk(options) else { return [] }
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

extension CompletionKind {
    /// Numbers of customers that begin so, for the scripts of bash, zsh and fish.
    static var customers: CompletionKind {
        .custom { words, _, prefix in
            ShellNumbers.askInTime(.init(prefix: prefix, wantsNumbers: true), ShellNumbers.place(in: words))
        }
    }
}

extension ShellNumbers {
    static let placeOptions: Set = ["--address", "--company", "--profile", "--ca", "--client-certificate", "--client-key"]

    /// Where a command line that is not complete yet would go: its options of that kind, as `--company DE01` or
    /// `--company=DE01`.
    static func place(in words: [String]) -> [String] {
        words.indices.flatMap { index -> [String] in
            let word = words[index]
            if placeOptions.contains(word) { return index + 1 < words.count ? [word, words[index + 1]] : [] }
            return placeOptions.contains { word.hasPrefix($0 + "=") } ? [word] : []
        }
    }
}
