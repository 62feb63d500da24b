import ArgumentParser
import Schema

struct CustomerShow: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "The customer card: position, limit, overdue, holds, open items, last movements, mandates, direct debits, bills, cards.",
        discussion: """
            EXAMPLES
              reskontra C-1001
              reskontra customer show C-1001 -o json
            """)

    private static let movementDays: Int64 = 45
    private static let movementsMax = 5
    private static let billsMax = 5
    private static let endedMandatesMax = 3
    private static let collectionsMax = 5
    private static let cardRowsMax = 3

    @Argument(help: "Customer number.", completion: .customers)
    var number: String

    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let number = number
        let customer: Reskontra_V1_GetCustomerResponse = try await desk.read(
            .getCustomer, Reskontra_V1_GetCustomerRequest.with { $0.number = number })
        // One moment would need one request; the mark makes sure no answer is older than the first.
        let position: Reskontra_V1_GetCreditPositionResponse = try await desk.read(
            .getCreditPosition, Reskontra_V1_GetCreditPositionRequest.with { $0.customerNumber = number })
        let items: Reskontra_V1_ListOpenItemsResponse = try await desk.read(
            .listOpenItems,
            Reskontra_V1_ListOpenItemsRequest.with {
                $0.customerNumber = number
                $0.page.size = 5
            })
        let cards: Reskontra_V1_ListCardPaymentsResponse = try await desk.read(
            .listCardPayments,
            Reskontra_V1_ListCardPaymentsRequest.with {
                $0.customerNumber = number
                $0.page.size = 3
            })
        let movements = customer.customer.customer.oneTime ? [] : try await movements(desk)
        var agreements = CustomerAgreements(cardPayments: cards.payments)
        let mandates: Reskontra_V1_ListMandatesResponse = try await desk.read(
            .listMandates,
            Reskontra_V1_ListMandatesRequest.with {
                $0.customerNumber = number
                $0.page.size = 100
            })
        let isLive = { (row: Reskontra_V1_Mandate) in [.draft, .active, .suspended].contains(row.state) }
        let ended = mandates.mandates.filter { !isLive($0) }
        agreements.mandates = ended.suffix(Self.endedMandatesMax) + mandates.mandates.filter(isLive)
        agreements.hasMoreMandates = ended.count > Self.endedMandatesMax || !mandates.nextPageToken.isEmpty
        let collections: Reskontra_V1_ListCollectionsResponse = try await desk.read(
            .listCollections,
            Reskontra_V1_ListCollectionsRequest.with {
                $0.customerNumber = number
                $0.page.size = UInt32(Self.collectionsMax)
            })
        (agreements.collections, agreements.hasMoreCollections) = (collections.collections, !collections.nextPageToken.isEmpty)
        let bills: Reskontra_V1_ListBillsResponse = try await desk.read(
            .listBills,
            Reskontra_V1_ListBillsRequest.with {
                $0.customerNumber = number
                $0.statuses = BillMaturity.live
                $0.page.size = UInt32(Self.billsMax)
            })
        (agreements.bills, agreements.hasMoreBills) = (bills.bills, !bills.nextPageToken.isEmpty)
        let tokens: Reskontra_V1_ListCardsResponse = try await desk.read(
            .listCards, Reskontra_V1_ListCardsRequest.with { $0.customerNumber = number })
        agreements.cards = tokens.cards.filter { !$0.inactive }
        let open: Reskontra_V1_ListCardAuthorizationsResponse = try await desk.read(
            .listCardAuthorizations,
            Reskontra_V1_ListCardAuthorizationsRequest.with {
                $0.customerNumber = number
                $0.states = [.requested, .authorized, .unknown]
                $0.page.size = UInt32(Self.cardRowsMax)
            })
        (agreements.authorizations, agreements.hasMoreAuthorizations) = (open.authorizations, !open.nextPageToken.isEmpty)
        let refunds: Reskontra_V1_ListCardRefundsResponse = try await desk.read(
            .listCardRefunds,
            Reskontra_V1_ListCardRefundsRequest.with {
                $0.customerNumber = number
                $0.page.size = UInt32(Self.cardRowsMax)
            })
        (agreements.refunds, agreements.hasMoreRefunds) = (refunds.refunds, !refunds.nextPageToken.isEmpty)
        agreements.hasMoreCardPayments = !cards.nextPageToken.isEmpty
        try desk.show(.customerCard(customer, position, items, movements, agreements))
    }

    /// The last few of the last weeks. A one-time customer has thousands, of many people: none are asked for.
    private func movements(_ desk: Desk) async throws -> [Reskontra_V1_StatementLine] {
        let now = try await desk.connection().welcome.now.seconds
        let statement: Reskontra_V1_GetStatementResponse = try await desk.read(
            .getStatement,
            Reskontra_V1_GetStatementRequest.with {
                $0.customerNumber = number
                $0.from = DateText.day(ofUnixSeconds: now - Self.movementDays * 86_400)
                // A company's day may be one ahead of UTC's.
                $0.to = DateText.day(ofUnixSeconds: now + 86_400)
            })
        return Array(statement.lines.suffix(Self.movementsMax))
    }
}

/// How a customer pays beside transfers: what it agreed to and what is under way.
struct CustomerAgreements {
    var cardPayments: [Reskontra_V1_CardPayment] = []
    var hasMoreCardPayments = false
    /// The last that ended, then those that are not over.
    var mandates: [Reskontra_V1_Mandate] = []
    /// Not honored, the first by due date.
    var bills: [Reskontra_V1_Bill] = []
    var hasMoreBills = false
    var cards: [Reskontra_V1_Card] = []
    var hasMoreMandates = false
    /// Latest first, those that came back too.
    var collections: [Reskontra_V1_DebitCollection] = []
    var hasMoreCollections = false
    /// Asked for, given or not known.
    var authorizations: [Reskontra_V1_CardAuthorization] = []
    var hasMoreAuthorizations = false
    var refunds: [Reskontra_V1_CardRefund] = []
    var hasMoreRefunds = false
}
