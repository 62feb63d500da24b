import ArgumentParser
import Schema

struct DirectDebitNotice: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "notice",
        abstract: "Tell debtors what will be collected: a page of HTML for each collection.",
        discussion: """
            For what is presented and not posted, and for what a run would collect. An invoice that `invoice print` prints
            for such a customer says the same, and needs no notice of its own.

            EXAMPLES
              reskontra direct-debit notice --due-by 2026-06-30 --to notices.html
              reskontra direct-debit notice --customer C-1001 --folder notices --language de
            """)

    @OptionGroup var selection: DebitSelectionOptions
    @Option(help: "en, de or sv; without it each customer's language.") var language: String?
    @OptionGroup var paper: PaperOptions
    @OptionGroup var options: CommonOptions

    func validate() throws { try PrintWords.check(language) }

    func run(_ desk: Desk) async throws {
        let last = try selection.dueBy.map { try date($0) }
        let desk = NoticeDesk(desk)
        var sheets: [PaperOptions.Sheet] = []
        for told in try await desk.presented(selection.customer, dueBy: last) + desk.proposed(selection.customer, dueBy: last) {
            let customer = try await desk.customer(told.customer)
            let page = NoticePage(notice: try await desk.notice(told), customer: customer, language: language ?? customer.language)
            sheets.append(.init(name: told.document, title: page.title, page: page.page))
        }
        if sheets.isEmpty {
            Terminal.writeError("nothing is to be collected\n")
            return
        }
        var paper = paper
        if paper.isPlain { paper.to = "-" }
        try paper.write(sheets)
    }
}

/// What a debtor must know before money leaves the account (setup:SD-10).
struct DebitNotice {
    let document: String
    let amount: Reskontra_V1_Money
    let date: Reskontra_V1_Date
    let mandate: Reskontra_V1_Mandate
    let creditor: Reskontra_V1_CreditorAccount
}

/// Asks what will be collected of whom.
final class NoticeDesk {
    struct Told {
        let customer: String
        let document: String
        let amount: Reskontra_V1_Money
        let date: Reskontra_V1_Date
        let mandate: String
    }

    private let desk: Desk
    private var mandates: [String: Reskontra_V1_GetMandateResponse] = [:]
    private var customers: [String: Reskontra_V1_Customer] = [:]

    init(_ desk: Desk) { self.desk = desk }

    /// How the rest of an invoice will be collected; nil: the customer pays it.
    func notice(of item: Reskontra_V1_OpenItem) async throws -> DebitNotice? {
        guard item.kind == .invoice, item.open.minor > 0, item.open.currency == "EUR" else { return nil }
        let presented = try await presented(item.customerNumber, dueBy: nil)
        if let told = presented.first(where: { $0.document == item.number }) { return try await notice(told) }
        let proposed = try await proposed(item.customerNumber, dueBy: item.dueDate)
        guard let told = proposed.first(where: { $0.document == item.number }) else { return nil }
        return try await notice(told)
    }

    func notice(_ told: Told) async throws -> DebitNotice {
        let mandate = try await mandate(told.mandate)
        return DebitNotice(
            document: told.document, amount: told.amount, date: told.date, mandate: mandate.mandate,
            creditor: mandate.creditorAccount)
    }

    func customer(_ number: String) async throws -> Reskontra_V1_Customer {
        if let known = customers[number] { return known }
        let answer: Reskontra_V1_GetCustomerResponse = try await desk.read(
            .getCustomer, Reskontra_V1_GetCustomerRequest.with { $0.number = number })
        customers[number] = answer.customer.customer
        return answer.customer.customer
    }

    private func mandate(_ number: String) async throws -> Reskontra_V1_GetMandateResponse {
        if let known = mandates[number] { return known }
        let answer: Reskontra_V1_GetMandateResponse = try await desk.read(
            .getMandate, Reskontra_V1_GetMandateRequest.with { $0.mandate = number })
        mandates[number] = answer
        return answer
    }

    func presented(_ customer: String, dueBy last: Reskontra_V1_Date?) async throws -> [Told] {
        var told: [Told] = []
        var request = Reskontra_V1_ListCollectionsRequest.with {
            $0.customerNumber = customer
            $0.state = .presented
            $0.page.size = 1_000
        }
        repeat {
            let answer: Reskontra_V1_ListCollectionsResponse = try await desk.read(.listCollections, request)
            for row in answer.collections where last.map({ DateText.text(row.dueDate) <= DateText.text($0) }) ?? true {
                told.append(
                    Told(
                        customer: row.customerNumber, document: row.documentNumber, amount: row.amount, date: row.dueDate,
                        mandate: row.mandate))
            }
            request.page.token = answer.nextPageToken
        } while !request.page.token.isEmpty
        return told.reversed()
    }

    func proposed(_ customer: String, dueBy last: Reskontra_V1_Date?) async throws -> [Told] {
        var told: [Told] = []
        var request = Reskontra_V1_ProposeDirectDebitsRequest()
        request.customerNumber = customer
        if let last { request.dueBy = last }
        while true {
            let page: Reskontra_V1_ProposeDirectDebitsResponse = try await desk.read(.proposeDirectDebits, request)
            for row in page.proposals where !row.hasSkipped {
                told.append(
                    Told(
                        customer: row.customerNumber, document: row.documentNumber, amount: row.amount, date: row.dueDate,
                        mandate: row.mandate))
            }
            if !page.hasMore_p { return told }
            request.after = page.nextAfter
        }
    }
}
